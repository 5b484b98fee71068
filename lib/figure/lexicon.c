#include "figure/lexicon_table.h"
#include "text/utf8.h"

const struct word *
lexicon_words(const struct lexicon *lex, size_t *n)
{
	*n = lex->nwords;
	return lex->words;
}

const uint64_t *
lexicon_candidates(const struct lexicon *lex)
{
	return lex->candidates;
}

/* The first word of the classes, without one of the flags, that ends at a node, or NULL. */
static inline const struct word *
word_at(const struct lexicon *lex, uint32_t node, unsigned classes, unsigned flags)
{
	uint32_t value = lex->nodes[node].value;
	const struct lexicon_key *key;

	if (value == 0)
		return NULL;
	key = &lex->keys[value - 1];
	if ((key->classes & classes) == 0)
		return NULL;
	for (uint32_t i = 0; i < key->n; i++) {
		const struct word *w = &lex->words[lex->entries[key->first + i]];

		if ((classes & (1u << w->class)) && !(w->flags & flags))
			return w;
	}
	return NULL;
}

static inline const struct lexicon_edge *
edge_of(const struct lexicon *lex, int32_t cp)
{
	return cp < 65536 ? &lex->edges[lex->edge_blocks[cp >> 6]][cp & 63] : &lex->edges[lex->edge_blocks[0]][0];
}

/*
 * The node that the character at text[*at] leads to, and *at behind it; false: no key of
 * the classes begins there.
 */
static inline bool
step_in(const struct lexicon *lex, struct str text, size_t *at, unsigned classes, uint32_t *node)
{
	const struct lexicon_edge *e;
	const char *next;
	int32_t cp;

	if (*at >= text.n)
		return false;
	next = utf8_step(text.p + *at, &cp);
	e = edge_of(lex, cp);
	if (!(e->begins & classes))
		return false;
	*node = TRIE_ROOT;
	if (cp < 65536) {
		*node = e->forward;
		*at = (size_t)(next - text.p);
	}
	return true;
}

/* The same of the character before text[*at]. */
static inline bool
step_in_back(const struct lexicon *lex, struct str text, size_t floor, size_t *at, unsigned classes, uint32_t *node)
{
	const struct lexicon_edge *e;
	const char *before;
	int32_t cp;

	if (*at <= floor)
		return false;
	before = utf8_step_back(text.p + *at, &cp);
	e = edge_of(lex, cp);
	if (!(e->ends & classes))
		return false;
	*node = trie_step(lex->nodes, TRIE_ROOT, LEXICON_BACKWARD);
	if (cp < 65536) {
		*node = e->backward;
		*at = (size_t)(before - text.p);
	}
	return true;
}

const struct word *
lexicon_match_without(const struct lexicon *lex, struct str text, size_t at, unsigned classes, unsigned flags)
{
	const struct word *best, *w;
	uint32_t node;

	if (!step_in(lex, text, &at, classes, &node))
		return NULL;
	best = word_at(lex, node, classes, flags);
	for (size_t i = at; i < text.n; i++) {
		node = trie_step(lex->nodes, node, (unsigned char)text.p[i]);
		if (node == TRIE_NONE)
			break;
		if ((w = word_at(lex, node, classes, flags)) != NULL)
			best = w;
	}
	return best;
}

const struct word *
lexicon_match(const struct lexicon *lex, struct str text, size_t at, unsigned classes)
{
	return lexicon_match_without(lex, text, at, classes, 0);
}

const struct word *
lexicon_match_unit(const struct lexicon *lex, struct str text, size_t at, struct str code)
{
	const struct word *best = NULL;
	uint32_t node = TRIE_ROOT, value;

	for (size_t i = at; i < text.n; i++) {
		node = trie_step(lex->nodes, node, (unsigned char)text.p[i]);
		if (node == TRIE_NONE)
			break;
		if ((value = lex->nodes[node].value) == 0)
			continue;
		for (uint32_t e = 0; e < lex->keys[value - 1].n; e++) {
			const struct word *w = &lex->words[lex->entries[lex->keys[value - 1].first + e]];

			if (w->class == WORD_UNIT && str_eq(word_code(w), code))
				best = w;
		}
	}
	return best;
}

/* The longest of the classes that ends at text[at], from a node whose children lead backwards. */
static const struct word *
match_back(const struct lexicon *lex, struct str text, size_t floor, size_t at, uint32_t node,
    unsigned classes)
{
	const struct word *best = word_at(lex, node, classes, 0), *w;

	for (size_t i = at; i > floor; i--) {
		node = trie_step(lex->nodes, node, (unsigned char)text.p[i - 1]);
		if (node == TRIE_NONE)
			break;
		if ((w = word_at(lex, node, classes, 0)) != NULL)
			best = w;
	}
	return best;
}

const struct word *
lexicon_match_back(const struct lexicon *lex, struct str text, size_t floor, size_t at,
    unsigned classes)
{
	uint32_t node;

	if (!step_in_back(lex, text, floor, &at, classes, &node))
		return NULL;
	return match_back(lex, text, floor, at, node, classes);
}

const struct word *
lexicon_phrase(const struct lexicon *lex, struct str text, size_t floor, size_t at, size_t *start)
{
	const struct word *best = NULL, *w;
	uint32_t node, around;
	size_t end = at;

	if (!step_in(lex, text, &end, WORDS_PHRASE, &node))
		return NULL;
	for (;;) {
		around = trie_step(lex->nodes, node, LEXICON_AROUND);
		w = around == TRIE_NONE ? NULL : match_back(lex, text, floor, at, around, WORDS_PHRASE);
		if (w != NULL && (best == NULL || word_text(w).n > word_text(best).n)) {
			best = w;
			*start = end - word_text(w).n;
		}
		if (end >= text.n || (node = trie_step(lex->nodes, node, (unsigned char)text.p[end++])) == TRIE_NONE)
			return best;
	}
}

/* ---- units compared ---- */

const struct word *
lexicon_unit(const struct lexicon *lex, struct str code)
{
	uint32_t node = trie_step(lex->nodes, TRIE_ROOT, LEXICON_CODE);

	/* The keys hold the code backwards. */
	for (size_t i = code.n; i > 0 && node != TRIE_NONE; i--)
		node = trie_step(lex->nodes, node, (unsigned char)code.p[i - 1]);
	return node == TRIE_NONE || code.n == 0 ? NULL : word_at(lex, node, WORDS(UNIT), 0);
}
