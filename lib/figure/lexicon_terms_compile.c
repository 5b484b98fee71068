/* Of lexicon_compile: the tables of the terms: their characters, their pairs, and what is longer. */
#include <stdlib.h>

#include "figure/lexicon_compile.h"

/* ---- the terms in both directions ---- */

/* A word of n bytes. */
static enum term_part
part_of(const struct word *w, size_t n)
{
	switch (w->class) {
	case WORD_BOUNDARY:
		if (w->speech & SPEECH(NOUN))
			return PART_VERBAL_NOUN;
		if (w->speech & SPEECH(ADJECTIVE))
			return PART_ADJECTIVE;
		return n < 6 || w->speech & SPEECH(ADVERB) || w->flags & (FLAG(LINK) | FLAG(POINT)) ? PART_OTHER : PART_VERB;
	case WORD_LOCALIZER:
		return w->flags & FLAG(LASTING) ? PART_NOUN : PART_OTHER;
	case WORD_BEFORE:
		return PART_OTHER;
	case WORD_TERM:
		if (w->speech & SPEECH(NOUN))
			return w->speech & SPEECH(VERB) ? PART_VERBAL_NOUN : PART_NOUN;
		return w->speech & SPEECH(VERB) ? PART_VERB : w->speech & SPEECH(ADJECTIVE) ? PART_ADJECTIVE : PART_OTHER;
	default:
		return PART_NOUN;
	}
}

/* Where the kind of a word stands in the table, behind the first, which is none. */
static unsigned
kind_place(struct compiler *c, const struct word_line *w)
{
	struct term_kind kind = { w->word.flags, (uint8_t)part_of(&w->word, w->text.n), w->word.class, w->word.speech, true };

	for (size_t i = 1; i < c->nkinds; i++) {
		const struct term_kind *k = &c->kinds[i];

		if (k->flags == kind.flags && k->part == kind.part && k->class == kind.class && k->speech == kind.speech)
			return (unsigned)i;
	}
	if (c->nkinds == 0)
		*ARRAY_PUSH(c->kinds, c->nkinds, c->kinds_cap) = (struct term_kind){ 0 };
	*ARRAY_PUSH(c->kinds, c->nkinds, c->kinds_cap) = kind;
	if (c->nkinds > UINT8_MAX)
		lexicon_fail("lexicon", 0, "too many kinds of terms");
	return (unsigned)c->nkinds - 1;
}

/* A word of the dictionary has one line: of two, one would say nothing. */
static void
check_once(struct compiler *c, const struct word_line *first, const struct word_line *again)
{
	if (first->word.class == WORD_TERM && again->word.class == WORD_TERM)
		lexicon_fail("dictionary.txt", 0, arena_printf(&c->arena, "%.*s stands there twice", STR_ARG(again->text)).p);
}

/*
 * The different keys, in order, with kinds instead of words: how many.  Of words that several files have the first
 * counts: entries are sorted by their key, then in the order of the files.
 */
static size_t
term_keys(struct compiler *c, struct entry *entries)
{
	const struct str none = { "", 0 };
	const struct word_line *first = NULL;
	size_t n = 0, nkeys = 0;

	for (uint32_t i = 0; i < c->nterms; i++) {
		entries[n++] = (struct entry){ key_make(c, none, LEXICON_BACKWARD, c->terms[i].text), i };
		if (c->terms[i].word.class != WORD_BEFORE)
			entries[n++] = (struct entry){ key_make(c, c->terms[i].text, LEXICON_OTHER, none), i };
	}
	if (n > 0)
		qsort(entries, n, sizeof *entries, entry_cmp);
	for (size_t i = 0; i < n; i++) {
		const struct word_line *w = &c->terms[entries[i].word];

		if (nkeys > 0 && str_eq(entries[nkeys - 1].key, entries[i].key)) {
			check_once(c, first, w);
			continue;
		}
		first = w;
		entries[nkeys++] = (struct entry){ entries[i].key, kind_place(c, w) };
	}
	return nkeys;
}

static bool
is_backward(struct str key)
{
	return symbol_of(key, 0) == LEXICON_BACKWARD;
}

/* Of its pair, the first two characters or backwards the last two, the first; the second is its symbol 1. */
static unsigned
first_of(struct str key)
{
	return symbol_of(key, is_backward(key) ? 2 : 0);
}

/* Characters of a key. */
static size_t
length(struct str key)
{
	return key.n / 2 - is_backward(key);
}

/* ---- places of pairs ---- */

/* The pairs of one first character, each that << 16 | the second. */
struct row {
	const uint32_t *pairs;
	size_t n;
};

static int
pair_cmp(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Those with most pairs first. */
static int
row_cmp(const void *a, const void *b)
{
	const struct row *x = a, *y = b;

	return x->n != y->n ? (x->n < y->n) - (x->n > y->n) : pair_cmp(x->pairs, y->pairs);
}

/* The different pairs that keys begin with, in order: how many. */
static size_t
find_pairs(const struct entry *entries, size_t n, uint32_t *pairs)
{
	size_t all = 0, different = 0;

	for (size_t i = 0; i < n; i++)
		if (length(entries[i].key) > 1)
			pairs[all++] = first_of(entries[i].key) << 16 | symbol_of(entries[i].key, 1);
	if (all > 0)
		qsort(pairs, all, sizeof *pairs, pair_cmp);
	for (size_t i = 0; i < all; i++)
		if (i == 0 || pairs[i] != pairs[i - 1])
			pairs[different++] = pairs[i];
	return different;
}

static struct lexicon_pair *
place_of(struct compiler *c, size_t base, uint32_t pair)
{
	return &c->pairs[base + (pair & UINT16_MAX)];
}

static bool
fits(struct compiler *c, const struct row *row, size_t base)
{
	for (size_t i = 0; i < row->n; i++)
		if (place_of(c, base, row->pairs[i])->first != LEXICON_NO_PAIR)
			return false;
	return true;
}

/* At the first base where all its places are free: none is in front of first_free. */
static void
place_row(struct compiler *c, const struct row *row, size_t first_free)
{
	size_t least = row->pairs[0] & UINT16_MAX, base = first_free > least ? first_free - least : 1;
	unsigned first = row->pairs[0] >> 16;

	while (!fits(c, row, base))
		base++;
	if (base + c->nranks > UINT16_MAX)
		lexicon_fail("lexicon", 0, "too many pairs for places of 16 bits");
	for (size_t i = 0; i < row->n; i++)
		place_of(c, base, row->pairs[i])->first = first & LEXICON_NO_PAIR;
	c->term_chars[first].base = (uint16_t)base;
	if (base + c->nranks > c->npairs)
		c->npairs = base + c->nranks;
}

/* The longest rows first: what is short finds a place between them. */
static void
place_pairs(struct compiler *c, const struct entry *entries, size_t n)
{
	uint32_t *pairs = mem_alloc(n * sizeof *pairs);
	struct row *rows = mem_alloc(c->nranks * sizeof *rows);
	size_t npairs = find_pairs(entries, n, pairs), nrows = 0, first_free = 0, room = UINT16_MAX + (size_t)c->nranks;

	c->term_chars = mem_alloc(c->nranks * sizeof *c->term_chars);
	memset(c->term_chars, 0, c->nranks * sizeof *c->term_chars);
	c->pairs = mem_alloc(room * sizeof *c->pairs);
	c->lists = mem_alloc(room * sizeof *c->lists);
	memset(c->lists, 0, room * sizeof *c->lists);
	for (size_t i = 0; i < room; i++)
		c->pairs[i] = (struct lexicon_pair){ .first = LEXICON_NO_PAIR };
	for (size_t i = 0; i < npairs; i++) {
		if (i == 0 || pairs[i] >> 16 != pairs[i - 1] >> 16)
			rows[nrows++] = (struct row){ pairs + i, 0 };
		rows[nrows - 1].n++;
	}
	if (nrows > 0)
		qsort(rows, nrows, sizeof *rows, row_cmp);
	for (size_t i = 0; i < nrows; i++) {
		while (c->pairs[first_free].first != LEXICON_NO_PAIR)
			first_free++;
		place_row(c, &rows[i], first_free);
	}
	free(rows);
	free(pairs);
}

/* ---- what stands there ---- */

/* Does a key go on with the same symbol as another at this place? */
static bool
same_symbol(const struct entry *a, const struct entry *b, size_t at)
{
	return symbol_of(a->key, at) == symbol_of(b->key, at);
}

/* The list of what keys that share their first symbols go on with: its place, 0: none goes on. */
static uint16_t
add_list(struct compiler *c, const struct entry *entries, size_t n, size_t symbols)
{
	size_t list = c->nmore, place = list, end;

	/* the key of these symbols only */
	if (n > 0 && entries->key.n == 2 * symbols)
		entries++, n--;
	if (n == 0)
		return 0;
	for (size_t i = 0; i < n; i++)
		if (i == 0 || !same_symbol(&entries[i], &entries[i - 1], symbols))
			*ARRAY_PUSH(c->more, c->nmore, c->more_cap) = (struct lexicon_more){
				.rank = (uint16_t)symbol_of(entries[i].key, symbols),
				.kind = entries[i].key.n == 2 * (symbols + 1) ? (uint8_t)entries[i].word : 0
			};
	c->more[c->nmore - 1].last = true;
	for (size_t i = 0; i < n; i = end, place++) {
		uint16_t more;

		for (end = i + 1; end < n && same_symbol(&entries[end], &entries[i], symbols);)
			end++;
		more = add_list(c, entries + i, end - i, symbols + 1);
		c->more[place].more = more;
	}
	if (c->nmore > UINT16_MAX)
		lexicon_fail("lexicon", 0, "too many long terms for places of 16 bits");
	return (uint16_t)list;
}

static void
set_char(struct compiler *c, const struct entry *e)
{
	if (is_backward(e->key))
		c->term_chars[symbol_of(e->key, 1)].kind_back = (uint8_t)e->word;
	else
		c->term_chars[symbol_of(e->key, 0)].kind = (uint8_t)e->word;
}

/* Do two keys begin with the same pair, in the same direction?  The second has one. */
static bool
same_pair(struct str a, struct str b)
{
	size_t symbols = 2 + is_backward(b);

	return str_starts(a, str_sub(b, 0, 2 * symbols));
}

/* Of the keys that begin with a pair: its kind and its list, in their direction. */
static void
set_pair(struct compiler *c, const struct entry *entries, size_t n)
{
	struct str key = entries->key;
	size_t place = c->term_chars[first_of(key)].base + symbol_of(key, 1);
	struct lexicon_pair *pair = &c->pairs[place];
	uint8_t kind = length(key) == 2 ? (uint8_t)entries->word : 0;
	uint16_t list = add_list(c, entries, n, 2 + is_backward(key));

	if (is_backward(key)) {
		pair->kind_back = kind;
		pair->goes_back = list != 0;
		c->lists[place].in_front = list;
	} else {
		pair->kind = kind;
		pair->goes_on = list != 0;
		c->lists[place].behind = list;
	}
}

/* See lexicon_joint. */
static void
add_joints(struct compiler *c, struct str term)
{
	struct str key = key_make(c, term, LEXICON_OTHER, (struct str){ "", 0 });

	for (size_t i = 1; i < key.n / 2; i++) {
		uint32_t joint = lexicon_joint(symbol_of(key, i - 1), symbol_of(key, i));

		c->term_joints[joint / 64] |= (uint64_t)1 << joint % 64;
	}
}

void
lexicon_terms(struct compiler *c)
{
	struct entry *entries = mem_alloc(2 * c->nterms * sizeof *entries);
	size_t n = term_keys(c, entries), end;

	for (size_t i = 0; i < c->nterms; i++)
		add_joints(c, c->terms[i].text);
	place_pairs(c, entries, n);
	/* place 0 is no list's */
	*ARRAY_PUSH(c->more, c->nmore, c->more_cap) = (struct lexicon_more){ 0 };
	for (size_t i = 0; i < n; i = end) {
		end = i + 1;
		if (length(entries[i].key) == 1) {
			set_char(c, &entries[i]);
			continue;
		}
		while (end < n && same_pair(entries[end].key, entries[i].key))
			end++;
		set_pair(c, entries + i, end - i);
	}
	free(entries);
}
