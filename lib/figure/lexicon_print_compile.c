/* Of lexicon_compile: the tables as C. */
#include <stdio.h>

#include "figure/lexicon_compile.h"

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
		lexicon_fail("lexicon", 0, "too long for places of 24 bits and words of 255 bytes");
	printf(" { %zu, %zu },", s.n > 0 ? (size_t)(s.p - c->text.p) : 0, s.n);
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
	printf("};\nstatic const uint16_t firsts[] = {\n");
	for (unsigned class = 0, i; class < WORD_CLASS_COUNT; class++) {
		for (i = 0; i < c->nwords && c->words[i].word.class != class;)
			i++;
		printf("%u,", i);
	}
	printf("};\nconst struct dec lexicon_numbers[] = {\n");
	for (size_t i = 0; i < c->nnumbers; i++)
		printf(DEC_SOURCE ",\n", DEC_SOURCE_ARG(c->numbers[i]));
	printf("};\n");
}

static void
print_bits(const char *name, const uint64_t *words, size_t n)
{
	printf("static const uint64_t %s[] = {\n", name);
	for (size_t i = 0; i < n; i++)
		printf("%#llx,%s", (unsigned long long)words[i], i % 8 == 7 ? "\n" : "");
	printf("};\n");
}

static void
print_tables(const struct compiler *c)
{
	printf("static const struct lexicon_node nodes[] = {\n");
	for (size_t i = 0; i < c->trie.nnodes; i++)
		printf("{%u,%u,%u,%d},\n", (unsigned)c->trie.nodes[i].base, (unsigned)c->trie.nodes[i].parent & UINT16_MAX,
		    (unsigned)c->trie.nodes[i].value, trie_step(c->trie.nodes, (uint32_t)i, LEXICON_AROUND) != TRIE_NONE);
	printf("};\nstatic const struct lexicon_entry entries[] = {\n");
	for (size_t i = 0; i < c->nentries; i++)
		printf("{%u,%u,%d},\n", (unsigned)c->entries[i].word, (unsigned)c->words[c->entries[i].word].word.class,
		    i + 1 == c->nentries || !str_eq(c->entries[i].key, c->entries[i + 1].key));
	printf("};\n");
	print_bits("candidates", c->candidates, sizeof c->candidates / sizeof *c->candidates);
}

static void
print_terms(const struct compiler *c)
{
	printf("static const struct lexicon_term_char term_chars[] = {\n");
	for (size_t i = 0; i < c->nranks; i++)
		printf("{%u,%u,%u},\n", (unsigned)c->term_chars[i].base, (unsigned)c->term_chars[i].kind, (unsigned)c->term_chars[i].kind_back);
	printf("};\nstatic const struct lexicon_pair term_pairs[] = {\n");
	for (size_t i = 0; i < c->npairs; i++)
		printf("{%u,%u,%u,%u,%u},\n", (unsigned)c->pairs[i].first, (unsigned)c->pairs[i].goes_on, (unsigned)c->pairs[i].goes_back,
		    (unsigned)c->pairs[i].kind, (unsigned)c->pairs[i].kind_back);
	printf("};\nstatic const struct lexicon_lists term_lists[] = {\n");
	for (size_t i = 0; i < c->npairs; i++)
		printf("{%u,%u},\n", (unsigned)c->lists[i].behind, (unsigned)c->lists[i].in_front);
	printf("};\nstatic const struct lexicon_more term_more[] = {\n");
	for (size_t i = 0; i < c->nmore; i++)
		printf("{%u,%u,%u,%u},\n", (unsigned)c->more[i].rank, (unsigned)c->more[i].kind, (unsigned)c->more[i].last, (unsigned)c->more[i].more);
	printf("};\n");
	print_bits("term_joints", c->term_joints, sizeof c->term_joints / sizeof *c->term_joints);
	printf("static const struct term_kind term_kinds[] = {\n");
	for (size_t i = 0; i < c->nkinds; i++)
		printf("{%uu,%u,%u,%u,true},\n", (unsigned)c->kinds[i].flags, (unsigned)c->kinds[i].part, (unsigned)c->kinds[i].class, (unsigned)c->kinds[i].speech);
	printf("};\n");
}

static void
print_ranks(const struct compiler *c)
{
	printf("static const uint16_t ranks[] = {\n");
	for (size_t i = 0; i <= UINT16_MAX; i++)
		printf("%u,%s", (unsigned)c->ranks[i], i % 64 == 63 ? "\n" : "");
	printf("};\nstatic const struct lexicon_edge edges[] = {\n");
	for (size_t i = 0; i < c->nranks; i++)
		printf("{%#llx,%#llx},\n", (unsigned long long)c->edges[i].begins, (unsigned long long)c->edges[i].ends);
	printf("};\n");
}

void
lexicon_print(struct compiler *c)
{
	printf("#include \"figure/lexicon_table.h\"\n");
	print_text(c);
	print_words(c);
	print_tables(c);
	print_ranks(c);
	print_terms(c);
	printf("const struct lexicon lexicon_built_in = { words, %zu, firsts, nodes, entries, candidates, ranks, edges,"
	    " term_chars, term_pairs, term_lists, term_more, term_joints, term_kinds };\n",
	    c->nwords);
}
