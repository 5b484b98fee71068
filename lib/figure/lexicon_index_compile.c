/* Of lexicon_compile: the words' characters ranked, and the tries of them. */
#include <stdlib.h>

#include "figure/lexicon_compile.h"
#include "figure/numeral.h"
#include "text/utf8.h"

/* ---- characters ---- */

static void
count_characters(struct compiler *c, struct str s)
{
	const char *p = s.p;
	int32_t cp;

	while (p < s.p + s.n) {
		p = utf8_step(p, &cp);
		c->characters[cp].times++;
	}
}

static int
character_cmp(const void *a, const void *b)
{
	const struct character *x = a, *y = b;

	return x->times != y->times ? (x->times < y->times) - (x->times > y->times) : (x->cp > y->cp) - (x->cp < y->cp);
}

/* The characters that terms alone have, behind all others. */
static void
rank_more(struct compiler *c)
{
	int32_t cp;

	for (size_t i = 0; i < c->nterms; i++) {
		struct str s = c->terms[i].text;

		for (const char *p = s.p; p < s.p + s.n;) {
			p = utf8_step(p, &cp);
			if (c->ranks[cp] == 0)
				c->ranks[cp] = (uint16_t)c->nranks++;
		}
	}
}

static void
rank_characters(struct compiler *c)
{
	c->nranks = LEXICON_FIRST;
	for (int32_t cp = 0; cp < CODE_POINTS; cp++)
		c->characters[cp].cp = cp;
	for (size_t i = 0; i < c->nwords; i++) {
		count_characters(c, c->words[i].text);
		count_characters(c, c->words[i].code);
	}
	qsort(c->characters, CODE_POINTS, sizeof *c->characters, character_cmp);
	for (size_t i = 0; c->characters[i].times > 0; i++)
		c->ranks[c->characters[i].cp] = (uint16_t)c->nranks++;
	rank_more(c);
	if (c->nranks > UINT16_MAX || c->nwords > UINT16_MAX)
		lexicon_fail("lexicon", 0, "too many words for ranks of 16 bits");
}

/* ---- keys ---- */

static void
key_add(struct compiler *c, struct str key, const struct word_line *w)
{
	*ARRAY_PUSH(c->entries, c->nentries, c->entries_cap) = (struct entry){ key, (uint32_t)(w - c->words) };
}

static void
put_symbol(struct str *key, char *to, unsigned symbol)
{
	to[key->n++] = (char)(symbol >> 8);
	to[key->n++] = (char)(symbol & 0xff);
}

/* rest; behind a mark prefix backwards. */
static struct str
key_make(struct compiler *c, struct str rest, unsigned mark, struct str prefix)
{
	char *to = arena_bytes(&c->arena, 2 * (rest.n + 1 + prefix.n));
	struct str key = { to, 0 };
	int32_t cp;

	for (const char *p = rest.p; p < rest.p + rest.n;) {
		p = utf8_step(p, &cp);
		put_symbol(&key, to, c->ranks[cp]);
	}
	if (mark != LEXICON_OTHER)
		put_symbol(&key, to, mark);
	for (const char *p = prefix.p + prefix.n; p > prefix.p;) {
		p = utf8_step_back(p, &cp);
		put_symbol(&key, to, c->ranks[cp]);
	}
	return key;
}

/* ---- where words begin and end ---- */

static void
candidate_add(struct compiler *c, struct str text, size_t at)
{
	int32_t cp;

	utf8_next(text.p + at, text.p + text.n, &cp);
	if (cp >= 0 && cp < 65536)
		c->candidates[cp >> 6] |= (uint64_t)1 << (cp & 63);
}

/* Frequent in all texts, and seldom in a set phrase: the scan would stop at 在 for 在今天看来 alone. */
static const char frequent[] = "大在个以推同时至对天长地次更美好的";

/* The first character that is none of them. */
static size_t
seldom(struct str text)
{
	size_t n;

	for (size_t i = 0; i < text.n; i += n) {
		int32_t cp;

		n = (size_t)(utf8_step(text.p + i, &cp) - (text.p + i));
		if (str_find(STR(frequent), str_sub(text, i, i + n), 0) == (size_t)-1)
			return i;
	}
	return 0;
}

/* Where the scan will stop in this text: at its first numeral character, else at one that stops it seldom. */
static size_t
anchor(struct str text)
{
	static const struct str others[] = { { "第", 3 }, { "首", 3 }, { "半", 3 } };

	for (size_t i = 0; i < text.n;) {
		struct numeral_char c = numeral_char(text, i);

		if ((text.p[i] >= '0' && text.p[i] <= '9') || numeral_begins(c.class))
			return i;
		for (size_t k = 0; k < sizeof others / sizeof *others; k++)
			if (str_starts(str_sub(text, i, text.n), others[k]))
				return i;
		i += c.n ? c.n : 1;
	}
	return seldom(text);
}

static void
word_index(struct compiler *c, const struct word_line *w)
{
	const struct str none = { "", 0 };
	size_t at;

	switch (w->word.class) {
	case WORD_MONEY:
	case WORD_BEFORE:
	case WORD_CONTEXT:
	case WORD_DAYPART:
	case WORD_SIGN:
	case WORD_PREFIX:
	case WORD_ERA:
	case WORD_SURNAME:
	case WORD_MODEL:
	case WORD_MONTH:
	case WORD_COUNTING:
		key_add(c, key_make(c, none, LEXICON_BACKWARD, w->text), w);
		break;
	case WORD_LOCALIZER:
		break;	/* found as a term only */
	case WORD_BOUNDARY:
	case WORD_PLAIN:
		key_add(c, key_make(c, none, LEXICON_BACKWARD, w->text), w);
		key_add(c, key_make(c, w->text, LEXICON_OTHER, none), w);
		break;
	case WORD_IDIOM:
	case WORD_NAME:
	case WORD_CODE:
	case WORD_FIXED:
	case WORD_PERIOD:
		at = anchor(w->text);
		candidate_add(c, w->text, at);
		key_add(c, key_make(c, str_sub(w->text, at, w->text.n), LEXICON_AROUND,
		    str_sub(w->text, 0, at)), w);
		break;
	case WORD_UNIT:
		key_add(c, key_make(c, none, LEXICON_CODE, w->code), w);
		key_add(c, key_make(c, w->text, LEXICON_OTHER, none), w);
		break;
	default:
		key_add(c, key_make(c, w->text, LEXICON_OTHER, none), w);
		break;
	}
}

static void
numeral_candidates(struct compiler *c)
{
	static const char others[] = "0123456789第首半ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ";

	for (size_t i = 0; i < sizeof others - 1; i += (unsigned char)others[i] < 0x80 ? 1 : 3)
		candidate_add(c, STR(others), i);
	/* All others are Han. */
	for (int32_t cp = 0x3000; cp < 0xa000; cp++) {
		char bytes[4];
		struct str s = { bytes, (size_t)utf8_put(bytes, cp) };

		if (numeral_begins(numeral_char(s, 0).class))
			candidate_add(c, s, 0);
	}
}

static unsigned
symbol_of(struct str key, size_t i)
{
	return (unsigned)(unsigned char)key.p[2 * i] << 8 | (unsigned char)key.p[2 * i + 1];
}

static void
edges_add(struct compiler *c, const struct entry *e)
{
	unsigned first = symbol_of(e->key, 0), class = 1u << c->words[e->word].word.class;

	if (first >= LEXICON_FIRST)
		c->edges[first].begins |= class;
	else if (first == LEXICON_BACKWARD)
		c->edges[symbol_of(e->key, 1)].ends |= class;
}

static int
entry_cmp(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int c = str_cmp(x->key, y->key);

	return c ? c : (x->word > y->word) - (x->word < y->word);
}

/* The keys as they stand once sorted: entries that share one stand together, and it leads to the first. */
static void
build_trie(struct compiler *c)
{
	struct str *keys = mem_alloc(c->nentries * sizeof *keys);

	for (size_t i = 0; i < c->nentries; i++)
		keys[i] = c->entries[i].key;
	trie_build_wide(&c->trie, keys, c->nentries, c->nranks);
	if (c->trie.nnodes >= UINT16_MAX || c->nentries >= UINT16_MAX)
		lexicon_fail("lexicon", 0, "too many words for places of 16 bits");
	free(keys);
}

/* ---- terms ---- */

/* Where a kind stands in the table, behind the first, which is none. */
static unsigned
kind_place(struct compiler *c, const struct word *w)
{
	struct term_kind kind = { w->class, w->speech, w->flags };

	for (size_t i = 1; i < c->nkinds; i++)
		if (c->kinds[i].class == kind.class && c->kinds[i].speech == kind.speech && c->kinds[i].flags == kind.flags)
			return (unsigned)i;
	if (c->nkinds == 0)
		*ARRAY_PUSH(c->kinds, c->nkinds, c->kinds_cap) = (struct term_kind){ 0, 0, 0 };
	*ARRAY_PUSH(c->kinds, c->nkinds, c->kinds_cap) = kind;
	return (unsigned)c->nkinds - 1;
}

/* See lexicon_pair. */
static void
pairs_add(struct compiler *c, struct str term)
{
	const char *p = term.p;
	int32_t first, second;

	for (p = utf8_step(p, &second); p < term.p + term.n;) {
		uint32_t pair;

		first = second;
		p = utf8_step(p, &second);
		pair = lexicon_pair(c->ranks[first], c->ranks[second]);
		c->term_pairs[pair / 64] |= (uint64_t)1 << pair % 64;
	}
}

/* A word of the dictionary has one line: of two, one would say nothing. */
static void
check_once(struct compiler *c, const struct word_line *first, const struct word_line *again)
{
	if (first->word.class == WORD_TERM && again->word.class == WORD_TERM)
		lexicon_fail("dictionary.txt", 0, arena_printf(&c->arena, "%.*s stands there twice", STR_ARG(again->text)).p);
}

/* Of words that several files have the first counts: entries are sorted by their key, then in the order of the files. */
static void
build_terms(struct compiler *c)
{
	const struct str none = { "", 0 };
	struct entry *entries = mem_alloc(2 * c->nterms * sizeof *entries);
	struct str *keys = mem_alloc(2 * c->nterms * sizeof *keys);
	const struct word_line *first = NULL;
	size_t n = 0, nkeys = 0;

	for (uint32_t i = 0; i < c->nterms; i++) {
		pairs_add(c, c->terms[i].text);
		entries[n++] = (struct entry){ key_make(c, none, LEXICON_BACKWARD, c->terms[i].text), i };
		if (c->terms[i].word.class != WORD_BEFORE)
			entries[n++] = (struct entry){ key_make(c, c->terms[i].text, LEXICON_OTHER, none), i };
	}
	if (n > 0)
		qsort(entries, n, sizeof *entries, entry_cmp);
	for (size_t i = 0; i < n; i++) {
		const struct word_line *w = &c->terms[entries[i].word];

		if (nkeys > 0 && str_eq(keys[nkeys - 1], entries[i].key)) {
			check_once(c, first, w);
			continue;
		}
		first = w;
		keys[nkeys] = entries[i].key;
		entries[nkeys++].word = kind_place(c, &w->word);
	}
	trie_build_wide(&c->term_trie, keys, nkeys, c->nranks);
	/* From keys to their kinds. */
	for (size_t i = 0; i < c->term_trie.nnodes; i++)
		if (c->term_trie.nodes[i].value != 0)
			c->term_trie.nodes[i].value = entries[c->term_trie.nodes[i].value - 1].word;
	if (c->nkinds > UINT8_MAX || c->term_trie.nnodes >= 1 << 24)
		lexicon_fail("lexicon", 0, "too many terms or kinds of them");
	free(keys);
	free(entries);
}

void
lexicon_index(struct compiler *c)
{
	rank_characters(c);
	for (size_t i = 0; i < c->nwords; i++)
		word_index(c, &c->words[i]);
	if (c->nentries > 0)
		qsort(c->entries, c->nentries, sizeof *c->entries, entry_cmp);
	for (size_t i = 0; i < c->nentries; i++)
		edges_add(c, &c->entries[i]);
	build_trie(c);
	build_terms(c);
	numeral_candidates(c);
}
