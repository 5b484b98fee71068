#include <stdlib.h>

#include "rule/word_set.h"

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

static int
by_bytes(const void *x, const void *y)
{
	return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

void
word_set_build(struct trie *t, struct str expression)
{
	struct str *words = NULL;
	size_t n = 0, cap = 0;

	while (expression.p != NULL)
		*ARRAY_PUSH(words, n, cap) = str_cut(&expression, '|');
	qsort(words, n, sizeof words[0], by_bytes);
	trie_build(t, words, n);
	free(words);
}

/* Of the character that begins with this byte. */
static size_t
length(unsigned char first)
{
	return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

bool
word_set_holds(const struct trie *t, struct str text)
{
	if (text.n == 0)
		return false;
	for (const char *p = text.p, *end = text.p + text.n; p < end; p += length((unsigned char)*p)) {
		uint32_t node = trie_step(t->nodes, TRIE_ROOT, (unsigned char)*p);

		for (const char *q = p + 1; node != TRIE_NONE; q++) {
			if (t->nodes[node].value > 0)
				return true;
			if (q == end)
				break;
			node = trie_step(t->nodes, node, (unsigned char)*q);
		}
	}
	return false;
}

bool
word_set_has(const struct trie *t, struct str text)
{
	uint32_t node = TRIE_ROOT;

	for (size_t i = 0; i < text.n; i++) {
		node = trie_step(t->nodes, node, (unsigned char)text.p[i]);
		if (node == TRIE_NONE)
			return false;
	}
	return t->nodes[node].value > 0;
}
