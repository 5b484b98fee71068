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
	for (size_t cp = UINT16_MAX + 1; cp < CODE_POINTS; cp++)
		if (c->ranks[cp] != 0)
			lexicon_fail("lexicon", 0, "a character outside of the BMP, of which no word is found");
	if (c->nranks > LEXICON_NO_PAIR || c->nwords > UINT16_MAX)
		lexicon_fail("lexicon", 0, "too many characters for ranks of 14 bits, or words for 16");
}

/* ---- keys ---- */

static void
key_add(struct compiler *c, struct str key, const struct word_line *w)
{
	*ARRAY_PUSH(c->entries, c->nentries, c->entries_cap) = (struct entry){ key, (uint32_t)(w - c->words) };
}

unsigned
symbol_of(struct str key, size_t i)
{
	return (unsigned)(unsigned char)key.p[2 * i] << 8 | (unsigned char)key.p[2 * i + 1];
}

void
put_symbol(struct str *key, char *to, unsigned symbol)
{
	to[key->n++] = (char)(symbol >> 8);
	to[key->n++] = (char)(symbol & 0xff);
}

struct str
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
static const char frequent[] = "大在个以推同时至对天长地次更美好的这下当农旧夏阴正冬可东打光方之世";

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
	case WORD_DAYPART:
	case WORD_BOUNDARY:
	case WORD_PLAIN:
#define C(class, name) case WORD_##class:
	WORD_CUES(C)
#undef C
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
	static const char others[] = "0123456789IV第首半ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ";

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

static void
edges_add(struct compiler *c, const struct entry *e)
{
	unsigned first = symbol_of(e->key, 0);
	word_classes class = (word_classes)1 << c->words[e->word].word.class;

	if (first >= LEXICON_FIRST)
		c->edges[first].begins |= class;
	else if (first == LEXICON_BACKWARD)
		c->edges[symbol_of(e->key, 1)].ends |= class;
}

int
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
	if (c->trie.nnodes >= UINT16_MAX || c->nentries >= INT16_MAX)
		lexicon_fail("lexicon", 0, "too many words for places of 16 bits, or for entries of 15");
	free(keys);
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
	lexicon_terms(c);
	numeral_candidates(c);
}
