#include <stdlib.h>

#include "rule/word_set.h"
#include "text/utf8.h"

bool
word_set_is(struct str expression)
{
	bool begun = false;

	for (size_t i = 0; i < expression.n; i++) {
		char c = expression.p[i];

		if (c == '\0' || strchr("\\^$.[]()*+?{}", c) != NULL || (c == '|' && !begun))
			return false;
		begun = c != '|';
	}
	return begun;
}

/* Of the character at p, by its last two bytes, and how many it has: nearly always three. */
static inline unsigned
hash(const char *p, size_t *n)
{
	const unsigned char *u = (const unsigned char *)p;

	if (u[0] - 0xe0u < 16) {
		*n = 3;
		return (u[1] * 4u + u[2]) % 256;
	}
	if (u[0] < 0x80) {
		*n = 1;
		return u[0];
	}
	*n = utf8_size(*p);
	return (u[*n - 2] * 4u + u[*n - 1]) % 256;
}

void
word_set_build(struct word_set *set, struct str expression)
{
	struct str *words = NULL;
	size_t n = 0, cap = 0;

	*set = (struct word_set){ .begins = { 0 } };
	while (expression.p != NULL) {
		struct str word = str_cut(&expression, '|');
		size_t size;
		unsigned first = hash(word.p, &size);

		set->begins[first / 64] |= (uint64_t)1 << first % 64;
		*ARRAY_PUSH(words, n, cap) = word;
	}
	trie_build_words(&set->trie, words, n);
	free(words);
}

void
word_set_release(struct word_set *set)
{
	trie_release(&set->trie);
}

/* Does one stand at p? */
static bool
stands_at(const struct trie *t, const char *p, const char *end)
{
	uint32_t node = TRIE_ROOT;

	for (; p < end; p++) {
		node = trie_step(t->nodes, node, (unsigned char)*p);
		if (node == TRIE_NONE)
			return false;
		if (t->nodes[node].value > 0)
			return true;
	}
	return false;
}

bool
word_set_holds(const struct word_set *set, struct str text)
{
	for (size_t at = 0, n; at < text.n; at += n) {
		const char *p = text.p + at;
		unsigned first = hash(p, &n);

		if ((set->begins[first / 64] >> first % 64 & 1) != 0 && stands_at(&set->trie, p, text.p + text.n))
			return true;
	}
	return false;
}

bool
word_set_has(const struct word_set *set, struct str text)
{
	const struct trie *t = &set->trie;
	uint32_t node = TRIE_ROOT;

	for (size_t i = 0; i < text.n; i++) {
		node = trie_step(t->nodes, node, (unsigned char)text.p[i]);
		if (node == TRIE_NONE)
			return false;
	}
	return t->nodes[node].value > 0;
}
