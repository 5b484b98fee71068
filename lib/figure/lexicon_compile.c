/*
 * lexicon_compile FILE...: the C source of lexicon_built_in (lexicon_table.h), made of
 * the files of lib/lexicon/.  A program of its own, run when jz is built; what is wrong
 * with a file is said as FILE:LINE and stops the build.
 */
#include <stdio.h>
#include <stdlib.h>

#include "figure/lexicon_read.h"
#include "figure/lexicon_table.h"
#include "figure/numeral.h"
#include "text/utf8.h"

struct entry {
	struct str key;		/* of ranks of characters, two bytes each */
	uint32_t word;
};

enum { CODE_POINTS = 0x110000 };

struct compiler {
	struct arena arena;
	struct buf text;	/* the bytes of all files */
	struct word_line *words;
	size_t nwords, cap;
	struct entry *entries;
	size_t nentries, entries_cap;
	struct word_line *terms;	/* words found as terms, too or only */
	size_t nterms, terms_cap;
	struct term_kind *kinds;
	size_t nkinds, kinds_cap;
	struct trie term_trie;
	uint64_t candidates[65536 / 64];
	struct character {
		int32_t cp;
		uint32_t times;		/* that it stands in a word */
	} characters[CODE_POINTS];	/* by code point, then by rank */
	uint16_t ranks[CODE_POINTS];	/* by how often they stand in words */
	unsigned nranks;
	struct lexicon_edge edges[65536];
	struct trie trie;
	struct dec *numbers;
	size_t nnumbers, numbers_cap;
};

void
mem_exhausted(size_t size)
{
	fprintf(stderr, "lexicon_compile: out of memory (%zu bytes)\n", size);
	exit(2);
}

static void
fail(const char *file, int line, const char *what)
{
	fprintf(stderr, "%s:%d: %s\n", file, line, what);
	exit(2);
}

/* ---- reading the files ---- */

/* Append the file's bytes to the text: where they begin. */
static size_t
load(struct compiler *c, const char *path)
{
	FILE *f = fopen(path, "rb");
	size_t at = c->text.n, n;

	if (f == NULL)
		fail(path, 0, "cannot be opened");
	do {
		n = fread(buf_room(&c->text, 65536), 1, 65536, f);
		c->text.n += n;
	} while (n > 0);
	if (ferror(f) || fclose(f) != 0)
		fail(path, 0, "cannot be read");
	if (utf8_valid(str_sub(buf_str(&c->text), at, c->text.n)) != c->text.n - at)
		fail(path, 0, "not UTF-8");
	return at;
}

/* See struct term_kind. */
static bool
is_term(int class)
{
	return (WORDS(BOUNDARY) | WORDS(TERM) | WORDS(LOCALIZER) | WORDS(PLAIN) | WORDS(BEFORE)) >> class & 1;
}

/* The first column holds one or more spellings, separated by spaces. */
static bool
read_line(struct compiler *c, const struct word_file *file, struct str line)
{
	struct str column[LEXICON_COLUMNS] = { { NULL, 0 } }, spellings;
	size_t n = 0;

	while (line.p != NULL && n < LEXICON_COLUMNS)
		column[n++] = str_cut(&line, '\t');
	if (line.p != NULL)
		return false;
	spellings = column[0];
	while (spellings.p != NULL) {
		struct word_line w = { .word.class = file->class, .text = str_cut(&spellings, ' ') };

		if (w.text.n == 0)
			continue;
		if (!file->read(&w, column, n))
			return false;
		if (w.word.class != WORD_TERM)
			*ARRAY_PUSH(c->words, c->nwords, c->cap) = w;
		if (is_term(w.word.class))
			*ARRAY_PUSH(c->terms, c->nterms, c->terms_cap) = w;
	}
	return true;
}

static const struct word_file *
file_of(const char *path)
{
	const char *base = strrchr(path, '/');
	struct str name = str_of(base != NULL ? base + 1 : path);

	if (str_ends(name, STR(".txt")))
		name.n -= 4;
	return word_file(name);
}

static void
read_file(struct compiler *c, const char *path, struct str rest)
{
	const struct word_file *file = file_of(path);

	if (file == NULL)
		fail(path, 0, "no file of the lexicon (see lexicon_read.c)");
	for (int n = 1; rest.p != NULL; n++) {
		struct str line = str_cut(&rest, '\n');

		if (line.n > 0 && line.p[0] != '#' && !read_line(c, file, line))
			fail(path, n, "not as the file's header says");
	}
}

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
		fail("lexicon", 0, "too many words for ranks of 16 bits");
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

/* Where the scan will stop in this text: at its first numeral character, else at its start. */
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
	return 0;
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
	case WORD_BOUNDARY:
	case WORD_LOCALIZER:
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
		fail("lexicon", 0, "too many words for places of 16 bits");
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

/* Of words that several files have the first counts: entries are sorted by their key, then in the order of the files. */
static void
build_terms(struct compiler *c)
{
	const struct str none = { "", 0 };
	struct entry *entries = mem_alloc(2 * c->nterms * sizeof *entries);
	struct str *keys = mem_alloc(2 * c->nterms * sizeof *keys);
	size_t n = 0, nkeys = 0;

	for (uint32_t i = 0; i < c->nterms; i++) {
		entries[n++] = (struct entry){ key_make(c, none, LEXICON_BACKWARD, c->terms[i].text), i };
		if (c->terms[i].word.class != WORD_BEFORE)
			entries[n++] = (struct entry){ key_make(c, c->terms[i].text, LEXICON_OTHER, none), i };
	}
	if (n > 0)
		qsort(entries, n, sizeof *entries, entry_cmp);
	for (size_t i = 0; i < n; i++)
		if (nkeys == 0 || !str_eq(keys[nkeys - 1], entries[i].key)) {
			keys[nkeys] = entries[i].key;
			entries[nkeys++].word = kind_place(c, &c->terms[entries[i].word].word);
		}
	trie_build_wide(&c->term_trie, keys, nkeys, c->nranks);
	/* From keys to their kinds. */
	for (size_t i = 0; i < c->term_trie.nnodes; i++)
		if (c->term_trie.nodes[i].value != 0)
			c->term_trie.nodes[i].value = entries[c->term_trie.nodes[i].value - 1].word;
	if (c->nkinds > UINT8_MAX || c->term_trie.nnodes >= 1 << 24)
		fail("lexicon", 0, "too many terms or kinds of them");
	free(keys);
	free(entries);
}

/* ---- writing ---- */

static void
print_text(const struct compiler *c)
{
	printf("const char lexicon_text[] = {");
	for (size_t i = 0; i < c->text.n; i++)
		printf("%s%d,", i % 32 == 0 ? "\n" : "", c->text.p[i]);
	printf("\n0 };\n");
}

static void
print_str(const struct compiler *c, struct str s)
{
	if (c->text.n >> 24 != 0 || s.n > UINT8_MAX)
		fail("lexicon", 0, "too long for places of 24 bits and words of 255 bytes");
	printf(" { %zu, %zu },", s.n > 0 ? (size_t)(s.p - c->text.p) : 0, s.n);
}

static void
print_dec(struct dec d)
{
	const dec_coef half = 1000000000000000000;

	/* No literal is as wide as a coefficient. */
	printf(" { (dec_coef)%lld * 1000000000000000000 + %lld, %d, %d },", (long long)(d.coef / half),
	    (long long)(d.coef % half), d.scale, d.inf);
}

/* Where a number stands in the table. */
static unsigned
number_place(struct compiler *c, struct dec d)
{
	size_t i = 0;

	while (i < c->nnumbers && (dec_cmp(c->numbers[i], d) != 0 || c->numbers[i].scale != d.scale))
		i++;
	if (i == c->nnumbers)
		*ARRAY_PUSH(c->numbers, c->nnumbers, c->numbers_cap) = d;
	return (unsigned)i;
}

static void
print_words(struct compiler *c)
{
	printf("static const struct word words[] = {\n");
	for (size_t i = 0; i < c->nwords; i++) {
		const struct word_line *w = &c->words[i];

		printf("{");
		print_str(c, w->text);
		print_str(c, w->code);
		print_str(c, w->base);
		printf(" %u, %u, %u, %u, %u, %u, %u },\n", (unsigned)w->word.class, (unsigned)w->word.kind,
		    (unsigned)w->word.qualifier, (unsigned)w->word.speech, number_place(c, w->factor), number_place(c, w->divisor),
		    (unsigned)w->word.flags);
	}
	printf("};\nconst struct dec lexicon_numbers[] = {\n");
	for (size_t i = 0; i < c->nnumbers; i++) {
		print_dec(c->numbers[i]);
		printf("\n");
	}
	printf("};\n");
}

static void
print_tables(const struct compiler *c)
{
	printf("static const struct lexicon_node nodes[] = {\n");
	for (size_t i = 0; i < c->trie.nnodes; i++)
		printf("{%u,%u,%u},\n", (unsigned)c->trie.nodes[i].base, (unsigned)c->trie.nodes[i].parent & UINT16_MAX,
		    (unsigned)c->trie.nodes[i].value);
	printf("};\nstatic const struct lexicon_entry entries[] = {\n");
	for (size_t i = 0; i < c->nentries; i++)
		printf("{%u,%u,%d},\n", (unsigned)c->entries[i].word, (unsigned)c->words[c->entries[i].word].word.class,
		    i + 1 == c->nentries || !str_eq(c->entries[i].key, c->entries[i + 1].key));
	printf("};\nstatic const uint64_t candidates[] = {\n");
	for (size_t i = 0; i < 65536 / 64; i++)
		printf("%#llx,%s", (unsigned long long)c->candidates[i], i % 8 == 7 ? "\n" : "");
	printf("};\n");
}

static void
print_terms(const struct compiler *c)
{
	printf("static const struct lexicon_term_node term_nodes[] = {\n");
	for (size_t i = 0; i < c->term_trie.nnodes; i++)
		printf("{%u,%u,%uu},\n", (unsigned)c->term_trie.nodes[i].base, (unsigned)c->term_trie.nodes[i].value,
		    (unsigned)c->term_trie.nodes[i].parent);
	printf("};\nstatic const struct term_kind term_kinds[] = {\n");
	for (size_t i = 0; i < c->nkinds; i++)
		printf("{%u,%u,%uu},\n", (unsigned)c->kinds[i].class, (unsigned)c->kinds[i].speech, (unsigned)c->kinds[i].flags);
	printf("};\n");
}

/* Blocks without a character of a word share the first. */
static void
print_ranks(const struct compiler *c)
{
	static const uint16_t none[64];
	static unsigned blocks[CODE_POINTS / 64];
	unsigned n = 1;

	printf("static const uint16_t ranks[][64] = {\n{ 0 },\n");
	for (size_t b = 0; b < CODE_POINTS / 64; b++) {
		if (memcmp(&c->ranks[b * 64], none, sizeof none) == 0)
			continue;
		blocks[b] = n++;
		printf("{");
		for (size_t i = 0; i < 64; i++)
			printf("%u,", (unsigned)c->ranks[b * 64 + i]);
		printf("},\n");
	}
	printf("};\nstatic const uint16_t blocks[] = {\n");
	for (size_t b = 0; b < CODE_POINTS / 64; b++)
		printf("%u,%s", blocks[b], b % 32 == 31 ? "\n" : "");
	printf("};\nstatic const struct lexicon_edge edges[] = {\n");
	for (size_t i = 0; i < c->nranks; i++)
		printf("{%u,%u},\n", (unsigned)c->edges[i].begins, (unsigned)c->edges[i].ends);
	printf("};\n");
}

static void
print_source(struct compiler *c)
{
	printf("#include \"figure/lexicon_table.h\"\n");
	print_text(c);
	print_words(c);
	print_tables(c);
	print_ranks(c);
	print_terms(c);
	printf("const struct lexicon lexicon_built_in = { words, %zu, nodes, entries, candidates, blocks, ranks, edges,"
	    " term_nodes, term_kinds };\n",
	    c->nwords);
}

int
main(int argc, char **argv)
{
	static struct compiler c;
	size_t *starts = mem_alloc((size_t)argc * sizeof *starts);

	arena_init(&c.arena);
	buf_init(&c.text);
	for (int i = 1; i < argc; i++)
		starts[i] = load(&c, argv[i]);
	for (int i = 1; i < argc; i++)
		read_file(&c, argv[i], str_sub(buf_str(&c.text), starts[i], i + 1 < argc ? starts[i + 1] : c.text.n));
	rank_characters(&c);
	for (size_t i = 0; i < c.nwords; i++)
		word_index(&c, &c.words[i]);
	if (c.nentries > 0)
		qsort(c.entries, c.nentries, sizeof *c.entries, entry_cmp);
	for (size_t i = 0; i < c.nentries; i++)
		edges_add(&c, &c.entries[i]);
	build_trie(&c);
	build_terms(&c);
	numeral_candidates(&c);
	print_source(&c);
	trie_release(&c.trie);
	trie_release(&c.term_trie);
	free(c.kinds);
	free(c.terms);
	free(c.numbers);
	free(starts);
	free(c.entries);
	free(c.words);
	buf_release(&c.text);
	arena_release(&c.arena);
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 2;
}
