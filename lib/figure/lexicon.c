#include <stdlib.h>

#include "figure/lexicon_read.h"
#include "figure/numeral.h"
#include "lexicon/embedded.h"
#include "text/utf8.h"

/* Marks in the trie's keys; no UTF-8 byte. */
enum { AROUND = 0xff, BACKWARD = 0xfe, CODE = 0xfd };

struct lexicon {
	struct arena arena;
	struct word *words;
	size_t nwords, cap;
	struct trie trie;
	struct entry {
		struct str key;
		const struct word *word;
	} *entries;		/* sorted by key, as the trie's values count them */
	size_t nentries, entries_cap;
	unsigned char candidates[65536 / 8];
	struct str fault;
};

/* ---- reading the files ---- */

/* The first column holds one or more spellings, separated by spaces. */
static bool
read_spellings(struct lexicon *lex, word_read *read, struct str line)
{
	struct str column[LEXICON_COLUMNS] = { { NULL, 0 } }, spellings;
	size_t n = 0;

	while (line.p != NULL && n < LEXICON_COLUMNS)
		column[n++] = str_cut(&line, '\t');
	if (line.p != NULL)
		return false;
	spellings = column[0];
	while (spellings.p != NULL) {
		struct word w = { .text = str_cut(&spellings, ' ') };

		if (w.text.n == 0)
			continue;
		if (!read(&w, column, n))
			return false;
		*ARRAY_PUSH(lex->words, lex->nwords, lex->cap) = w;
	}
	return true;
}

static void
read_file(struct lexicon *lex, const struct embedded *file, word_read *read)
{
	struct str rest = { file->data, file->n };

	for (int n = 1; rest.p != NULL; n++) {
		struct str line = str_cut(&rest, '\n');

		if (line.n == 0 || line.p[0] == '#')
			continue;
		if (!read_spellings(lex, read, line) && lex->fault.n == 0)
			lex->fault = arena_printf(&lex->arena, "%s.txt:%d", file->name, n);
	}
}

/* ---- the trie ---- */

static void
key_add(struct lexicon *lex, struct str key, const struct word *w)
{
	*ARRAY_PUSH(lex->entries, lex->nentries, lex->entries_cap) = (struct entry){ key, w };
}

/* rest, mark, prefix backwards. */
static struct str
key_make(struct arena *a, struct str rest, int mark, struct str prefix)
{
	char *p = arena_alloc(a, 1, rest.n + 1 + prefix.n);

	memcpy(p, rest.p, rest.n);
	p[rest.n] = (char)mark;
	for (size_t i = 0; i < prefix.n; i++)
		p[rest.n + 1 + i] = prefix.p[prefix.n - 1 - i];
	return (struct str){ p, rest.n + 1 + prefix.n };
}

static void
candidate_add(struct lexicon *lex, struct str text, size_t at)
{
	int32_t cp;

	utf8_next(text.p + at, text.p + text.n, &cp);
	if (cp >= 0 && cp < 65536)
		lex->candidates[cp >> 3] |= (unsigned char)(1 << (cp & 7));
}

/* Where the scan will stop in this text: at its first numeral character, else at its start. */
static size_t
anchor(struct str text)
{
	static const struct str others[] = { { "第", 3 }, { "首", 3 }, { "半", 3 } };

	for (size_t i = 0; i < text.n;) {
		struct numeral_char c = numeral_char(text, i);

		if ((text.p[i] >= '0' && text.p[i] <= '9') || (c.class != NUM_NONE &&
		    c.class != NUM_MORE && c.class != NUM_ODD && c.class != NUM_POINT))
			return i;
		for (size_t k = 0; k < sizeof others / sizeof *others; k++)
			if (str_starts(str_sub(text, i, text.n), others[k]))
				return i;
		i += c.n ? c.n : 1;
	}
	return 0;
}

static void
word_index(struct lexicon *lex, const struct word *w)
{
	const struct str none = { "", 0 };

	switch (w->class) {
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
		key_add(lex, key_make(&lex->arena, none, BACKWARD, w->text), w);
		break;
	case WORD_BOUNDARY:
	case WORD_PLAIN:
		key_add(lex, key_make(&lex->arena, none, BACKWARD, w->text), w);
		key_add(lex, w->text, w);
		break;
	case WORD_IDIOM:
	case WORD_NAME:
	case WORD_CODE:
	case WORD_FIXED:
	case WORD_PERIOD: {
		size_t at = anchor(w->text);

		candidate_add(lex, w->text, at);
		key_add(lex, key_make(&lex->arena, str_sub(w->text, at, w->text.n), AROUND,
		    str_sub(w->text, 0, at)), w);
		break;
	}
	case WORD_UNIT:
		key_add(lex, key_make(&lex->arena, none, CODE, w->code), w);
		key_add(lex, w->text, w);
		break;
	default:
		key_add(lex, w->text, w);
		break;
	}
}

static int
entry_cmp(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int c = str_cmp(x->key, y->key);

	return c ? c : (x->word > y->word) - (x->word < y->word);
}

static void
numeral_candidates(struct lexicon *lex)
{
	static const char others[] = "0123456789第首半ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ";

	for (size_t i = 0; i < sizeof others - 1; i += (unsigned char)others[i] < 0x80 ? 1 : 3)
		candidate_add(lex, STR(others), i);
	/* All others are Han. */
	for (int32_t cp = 0x3000; cp < 0xa000; cp++) {
		char bytes[4];
		struct str s = { bytes, (size_t)utf8_put(bytes, cp) };
		enum numeral_class class;

		if (cp >= 0xd800 && cp < 0xe000)
			continue;
		class = numeral_char(s, 0).class;
		if (class != NUM_NONE && class != NUM_MORE && class != NUM_ODD && class != NUM_POINT)
			candidate_add(lex, s, 0);
	}
}

struct lexicon *
lexicon_new(void)
{
	struct lexicon *lex = mem_alloc(sizeof *lex);
	struct str *keys;

	memset(lex, 0, sizeof *lex);
	arena_init(&lex->arena);
	for (const struct embedded *f = lexicon_files; f->name != NULL; f++)
		if (word_reader(str_of(f->name)) != NULL)
			read_file(lex, f, word_reader(str_of(f->name)));
	for (size_t i = 0; i < lex->nwords; i++)
		word_index(lex, &lex->words[i]);
	if (lex->nentries > 0)
		qsort(lex->entries, lex->nentries, sizeof *lex->entries, entry_cmp);
	keys = mem_alloc((lex->nentries + 1) * sizeof *keys);
	for (size_t i = 0; i < lex->nentries; i++)
		keys[i] = lex->entries[i].key;
	trie_build(&lex->trie, keys, lex->nentries);
	free(keys);
	numeral_candidates(lex);
	return lex;
}

void
lexicon_free(struct lexicon *lex)
{
	if (lex == NULL)
		return;
	trie_release(&lex->trie);
	free(lex->entries);
	free(lex->words);
	arena_release(&lex->arena);
	free(lex);
}

const char *
lexicon_fault(const struct lexicon *lex)
{
	return lex->fault.n ? lex->fault.p : NULL;
}

const struct word *
lexicon_words(const struct lexicon *lex, size_t *n)
{
	*n = lex->nwords;
	return lex->words;
}

const unsigned char *
lexicon_candidates(const struct lexicon *lex)
{
	return lex->candidates;
}

/* ---- searching ---- */

/* The first word of the classes, without one of the flags, that ends at a node, or NULL. */
static const struct word *
word_at(const struct lexicon *lex, uint32_t node, unsigned classes, unsigned flags)
{
	uint32_t value = lex->trie.nodes[node].value;

	if (value == 0)
		return NULL;
	for (size_t i = value - 1; i < lex->nentries; i++) {
		if (!str_eq(lex->entries[i].key, lex->entries[value - 1].key))
			break;
		const struct word *w = lex->entries[i].word;

		if ((classes & (1u << w->class)) && !(w->flags & flags))
			return w;
	}
	return NULL;
}

const struct word *
lexicon_match_without(const struct lexicon *lex, struct str text, size_t at, unsigned classes, unsigned flags)
{
	const struct word *best = NULL, *w;
	uint32_t node = TRIE_ROOT;

	for (size_t i = at; i < text.n; i++) {
		node = trie_step(&lex->trie, node, (unsigned char)text.p[i]);
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
	uint32_t node = TRIE_ROOT;

	for (size_t i = at; i < text.n; i++) {
		node = trie_step(&lex->trie, node, (unsigned char)text.p[i]);
		if (node == TRIE_NONE)
			break;
		for (size_t e = lex->trie.nodes[node].value; e > 0 && e <= lex->nentries; e++) {
			const struct word *w = lex->entries[e - 1].word;

			if (!str_eq(lex->entries[e - 1].key, lex->entries[lex->trie.nodes[node].value - 1].key))
				break;
			if (w->class == WORD_UNIT && str_eq(w->code, code))
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
		node = trie_step(&lex->trie, node, (unsigned char)text.p[i - 1]);
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
	uint32_t node = trie_step(&lex->trie, TRIE_ROOT, BACKWARD);

	return node == TRIE_NONE ? NULL : match_back(lex, text, floor, at, node, classes);
}

const struct word *
lexicon_phrase(const struct lexicon *lex, struct str text, size_t floor, size_t at, size_t *start)
{
	const struct word *best = NULL, *w;
	uint32_t node = TRIE_ROOT, around;

	for (size_t i = at; i < text.n; i++) {
		node = trie_step(&lex->trie, node, (unsigned char)text.p[i]);
		if (node == TRIE_NONE)
			break;
		around = trie_step(&lex->trie, node, AROUND);
		if (around == TRIE_NONE)
			continue;
		w = match_back(lex, text, floor, at, around, WORDS_PHRASE);
		if (w != NULL && (best == NULL || w->text.n > best->text.n)) {
			best = w;
			*start = i + 1 - w->text.n;
		}
	}
	return best;
}

/* ---- units compared ---- */

const struct word *
lexicon_unit(const struct lexicon *lex, struct str code)
{
	uint32_t node = trie_step(&lex->trie, TRIE_ROOT, CODE);

	/* The keys hold the code backwards. */
	for (size_t i = code.n; i > 0 && node != TRIE_NONE; i--)
		node = trie_step(&lex->trie, node, (unsigned char)code.p[i - 1]);
	return node == TRIE_NONE || code.n == 0 ? NULL : word_at(lex, node, WORDS(UNIT), 0);
}
