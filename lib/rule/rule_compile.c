/*
 * rule_compile FILE...: the C source of rules_built_in (rule_table.h), made of the files of
 * lib/rules/.  A program of its own, run when jz is built: it reads the files as rules_load
 * does, and writes what came of them.  What is wrong with one is said as FILE:LINE:COLUMN
 * and stops the build.
 */
#include <stdio.h>
#include <stdlib.h>

#include "rule/rule_table.h"

/* A node and where its arguments stand in the table. */
struct node_line {
	const struct node *node;
	size_t args[FORMULA_ARGS];
};

struct compiler {
	struct rules *rules;
	struct buf text;	/* the bytes of all strings */
	struct node_line *nodes;
	size_t nnodes, nodes_cap;
	const struct pattern **patterns;	/* of the nodes */
	size_t npatterns, patterns_cap;
	size_t nmessages;	/* whose pieces are written */
};

void
mem_exhausted(size_t size)
{
	fprintf(stderr, "rule_compile: out of memory (%zu bytes)\n", size);
	exit(2);
}

static void
say_fault(void *context, struct str file, size_t line, size_t column, const char *what)
{
	(void)context;
	fprintf(stderr, "%.*s:%zu:%zu: %s\n", STR_ARG(file), line, column, what);
}

/* ---- reading ---- */

static struct str
load(struct arena *arena, const char *path)
{
	FILE *f = fopen(path, "rb");
	struct buf b;
	struct str text;
	size_t n;

	buf_init(&b);
	if (f == NULL) {
		perror(path);
		exit(2);
	}
	do {
		n = fread(buf_room(&b, 65536), 1, 65536, f);
		b.n += n;
	} while (n > 0);
	if (ferror(f) || fclose(f) != 0) {
		perror(path);
		exit(2);
	}
	text = arena_str(arena, buf_str(&b));
	buf_release(&b);
	return text;
}

/* The file's name without its folder and ending. */
static struct str
name_of(const char *path)
{
	const char *base = strrchr(path, '/');
	struct str rest = str_of(base != NULL ? base + 1 : path);

	return str_cut(&rest, '.');
}

/* Files without a rule first: their words are for all. */
static size_t
read_files(struct compiler *c, struct arena *arena, int n, char **paths)
{
	size_t faults = 0;

	for (int pass = 0; pass < 2; pass++)
		for (int i = 0; i < n; i++) {
			struct str text = load(arena, paths[i]);
			bool has_rule = str_starts(text, STR("rule")) || str_find(text, STR("\nrule"), 0) != (size_t)-1;

			if (has_rule == (pass == 1))
				faults += rules_load(c->rules, name_of(paths[i]), text, say_fault, NULL);
		}
	return faults;
}

/* ---- formulas: nodes and patterns in the order in which they are written ---- */

static size_t
add_node(struct compiler *c, const struct node *n)
{
	struct node_line line = { .node = n };

	for (size_t i = 0; i < n->nargs; i++)
		line.args[i] = add_node(c, n->args[i]);
	if (n->pattern != NULL)
		*ARRAY_PUSH(c->patterns, c->npatterns, c->patterns_cap) = n->pattern;
	*ARRAY_PUSH(c->nodes, c->nnodes, c->nodes_cap) = line;
	return c->nnodes - 1;
}

static void
add_message(struct compiler *c, const struct message *m)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->pieces[i].formula != NULL)
			add_node(c, m->pieces[i].formula);
}

static void
add_form(struct compiler *c, const struct form *f)
{
	for (size_t i = 0; i < f->nwhen; i++)
		add_node(c, f->when[i]);
	for (size_t i = 0; i < f->nkey; i++)
		add_node(c, f->key[i]);
	add_node(c, f->claim);
	for (int l = 0; l < LANGUAGE_COUNT; l++)
		add_message(c, &f->say[l]);
}

static void
add_formulas(struct compiler *c)
{
	for (int m = 0; m < MESSAGE_COUNT; m++)
		for (int l = 0; l < LANGUAGE_COUNT; l++)
			add_message(c, &c->rules->messages[m][l]);
	for (size_t i = 0; i < c->rules->n; i++)
		for (size_t k = 0; k < c->rules->list[i].nforms; k++)
			add_form(c, &c->rules->list[i].forms[k]);
}

/* ---- writing ---- */

static void
print_str(struct compiler *c, struct str s)
{
	if (s.p == NULL) {
		printf("{ 0, 0 }, ");
		return;
	}
	printf("{ rules_text + %zu, %zu }, ", c->text.n, s.n);
	buf_add(&c->text, s);
}

static void
print_node_at(const struct compiler *c, const struct node *n)
{
	size_t i = 0;

	if (n == NULL) {
		printf("0, ");
		return;
	}
	while (c->nodes[i].node != n)
		i++;
	printf("&nodes[%zu], ", i);
}

static void
print_pattern(struct compiler *c, const struct pattern *p)
{
	size_t at;

	printf("{ { ");
	for (size_t i = 0; i < p->nnames; i++)
		print_str(c, p->names[i]);
	printf("{ 0, 0 } }, { ");
	for (size_t i = 0; i < p->nnames; i++)
		printf("%d, ", p->is_figure[i]);
	printf("0 }, %zu, ", p->nnames);
	at = c->text.n;
	print_str(c, p->expression);
	if (p->words.n > 0)
		printf("{ rules_text + %zu, %zu }, ", at + (size_t)(p->words.p - p->expression.p), p->words.n);
	else
		printf("{ 0, 0 }, ");
	print_str(c, p->needed);
	printf("%d, %zu }", p->whole, p->number);
}

static void
print_nodes(struct compiler *c)
{
	size_t pattern = 0;

	printf("static const struct pattern patterns[] = {\n");
	for (size_t i = 0; i < c->npatterns; i++) {
		print_pattern(c, c->patterns[i]);
		printf(",\n");
	}
	printf("};\nstatic const struct node nodes[] = {\n");
	for (size_t i = 0; i < c->nnodes; i++) {
		const struct node *n = c->nodes[i].node;

		printf("{ (enum node_type)%d, { ", (int)n->type);
		for (size_t k = 0; k < n->nargs; k++)
			printf("&nodes[%zu], ", c->nodes[i].args[k]);
		printf("%s}, %zu, ", n->nargs == 0 ? "0 " : "", n->nargs);
		printf(DEC_SOURCE ", ", DEC_SOURCE_ARG(n->number));
		print_str(c, n->source);
		print_str(c, n->text);
		printf("%zu, ", n->name);
		if (n->function != NULL)
			printf("&functions[%zu], ", (size_t)(n->function - functions));
		else
			printf("0, ");
		if (n->pattern != NULL)
			printf("&patterns[%zu] },\n", pattern++);
		else
			printf("0 },\n");
	}
	printf("};\n");
}

/* The pieces of a message in a table of their own; its number. */
static size_t
print_pieces(struct compiler *c, const struct message *m)
{
	size_t number = c->nmessages++;

	printf("static const struct piece pieces_%zu[] = {\n", number);
	for (size_t i = 0; i < m->n; i++) {
		printf("{ ");
		print_str(c, m->pieces[i].text);
		print_node_at(c, m->pieces[i].formula);
		printf("},\n");
	}
	printf("{ { 0, 0 }, 0 } };\n");
	return number;
}

static void
print_node_list(const struct compiler *c, const struct node *const *list, size_t n)
{
	printf("{ ");
	for (size_t i = 0; i < n; i++)
		print_node_at(c, list[i]);
	printf("0 }, ");
}

static void
print_conditions(const struct compiler *c, const struct conditions *list)
{
	printf("{ ");
	print_node_list(c, list->list, list->n);
	printf("%zu }, ", list->n);
}

static void
print_form(struct compiler *c, const struct form *f, const size_t *pieces)
{
	printf("{ (enum shape)%d, %d, (enum series)%d, (enum table)%d, %d, %d, %luul,\n", (int)f->shape, f->whole_paragraph,
	    (int)f->series, (int)f->table, f->whole_edition, f->key_first, f->kinds);
	print_pattern(c, &f->pattern);
	printf(",\n{ ");
	for (size_t i = 0; i < f->nnames + 2; i++)
		print_str(c, f->names[i]);
	printf("}, { ");
	for (size_t i = 0; i < f->nnames; i++)
		printf("%d, ", f->is_figure[i]);
	printf("0 }, %zu,\n", f->nnames);
	print_node_list(c, f->when, f->nwhen);
	printf("%zu, ", f->nwhen);
	print_conditions(c, &f->tried);
	print_conditions(c, &f->joining);
	print_node_list(c, f->key, f->nkey);
	printf("%zu, ", f->nkey);
	print_node_at(c, f->claim);
	printf("%d, %zu, { ", f->relates, f->judged);
	for (int l = 0; l < LANGUAGE_COUNT; l++)
		printf("{ pieces_%zu, %zu }, ", pieces[l], f->say[l].n);
	printf("} },\n");
}

/* The tables that one rule points to, named by its number. */
static void
print_parts(struct compiler *c, size_t number, const struct rule *r)
{
	size_t (*pieces)[LANGUAGE_COUNT] = mem_alloc(r->nforms * sizeof *pieces);

	for (size_t i = 0; i < r->nforms; i++)
		for (int l = 0; l < LANGUAGE_COUNT; l++)
			pieces[i][l] = print_pieces(c, &r->forms[i].say[l]);
	printf("static const struct form forms_%zu[] = {\n", number);
	for (size_t i = 0; i < r->nforms; i++)
		print_form(c, &r->forms[i], pieces[i]);
	printf("};\nstatic const struct example examples_%zu[] = {\n", number);
	for (size_t i = 0; i < r->nexamples; i++) {
		printf("{ ");
		print_str(c, r->examples[i].text);
		printf("%d, ", r->examples[i].fires);
		print_str(c, r->examples[i].edition);
		printf("%zu },\n", r->examples[i].line);
	}
	printf("{ { 0, 0 }, 0, { 0, 0 }, 0 } };\nstatic const struct str ledger_%zu[] = { ", number);
	for (size_t i = 0; i < r->nledger; i++)
		print_str(c, r->ledger[i]);
	printf("{ 0, 0 } };\n");
	free(pieces);
}

static void
print_rules(struct compiler *c)
{
	for (size_t i = 0; i < c->rules->n; i++)
		print_parts(c, i, &c->rules->list[i]);
	printf("static const struct rule rules[] = {\n");
	for (size_t i = 0; i < c->rules->n; i++) {
		const struct rule *r = &c->rules->list[i];

		printf("{ ");
		print_str(c, r->id);
		printf("(enum severity)%d, { ", (int)r->severity);
		for (int l = 0; l < LANGUAGE_COUNT; l++)
			print_str(c, r->about[l]);
		printf("}, ");
		print_str(c, r->file);
		print_str(c, r->source);
		printf("%zu, %d, forms_%zu, %zu, examples_%zu, %zu, ledger_%zu, %zu },\n", r->line, r->enabled, i,
		    r->nforms, i, r->nexamples, i, r->nledger);
	}
	printf("};\n");
}

static void
print_messages(struct compiler *c)
{
	size_t first = c->nmessages;

	for (int m = 0; m < MESSAGE_COUNT; m++)
		for (int l = 0; l < LANGUAGE_COUNT; l++)
			print_pieces(c, &c->rules->messages[m][l]);
	printf("static const struct message messages[][LANGUAGE_COUNT] = {\n");
	for (int m = 0; m < MESSAGE_COUNT; m++) {
		printf("{ ");
		for (int l = 0; l < LANGUAGE_COUNT; l++)
			printf("{ pieces_%zu, %zu }, ", first++, c->rules->messages[m][l].n);
		printf("},\n");
	}
	printf("};\nstatic const struct word_list words[] = {\n");
	for (size_t i = 0; i < c->rules->words.n; i++) {
		printf("{ ");
		print_str(c, c->rules->words.lists[i].name);
		print_str(c, c->rules->words.lists[i].members);
		printf("},\n");
	}
	printf("};\n");
}

static void
print_numbers(const char *name, const uint64_t *list, size_t n)
{
	printf("static const uint64_t sieve_%s[] = { ", name);
	for (size_t i = 0; i < n; i++)
		printf("%llu%s", (unsigned long long)list[i], "u, ");
	printf("};\n");
}

static void
print_sieve(const struct sieve *s)
{
	printf("static const struct trie_node sieve_words[] = {\n");
	for (size_t i = 0; i < s->nnodes; i++)
		printf("{%u,%uu,%u},\n", (unsigned)s->words[i].base, (unsigned)s->words[i].parent, (unsigned)s->words[i].value);
	printf("};\nstatic const uint32_t sieve_leads[] = {\n");
	for (size_t i = 0; i < SIEVE_LEADS; i++)
		printf("%u,%s", (unsigned)s->leads[i], i % 16 == 15 ? "\n" : " ");
	printf("};\nstatic const struct sieve_step sieve_steps[] = {\n");
	for (size_t i = 0; i < s->steps_of[s->nwords]; i++)
		printf("{%u,%lluu},\n", (unsigned)s->steps[i].number, (unsigned long long)s->steps[i].clauses);
	printf("};\nstatic const uint32_t sieve_steps_of[] = {\n");
	for (size_t i = 0; i <= s->nwords; i++)
		printf("%u,\n", (unsigned)s->steps_of[i]);
	printf("};\nstatic const struct sieve_place sieve_places[] = {\n");
	for (size_t i = 0; i < s->npatterns; i++)
		printf("{%u,%lluu},\n", (unsigned)s->places[i].number, (unsigned long long)s->places[i].last);
	printf("};\n");
	print_numbers("begins", s->begins, SIEVE_CHARACTERS / 64);
	print_numbers("begins_whole", s->begins_whole, SIEVE_CHARACTERS / 64);
	print_numbers("first", s->first, s->size);
	print_numbers("kept", s->kept, s->size);
	printf("static const struct sieve sieve = { sieve_begins, sieve_begins_whole, sieve_words, sieve_leads, sieve_steps, sieve_steps_of,\n"
	    "sieve_first, sieve_kept, sieve_places, %zu, %zu, %zu, %zu };\n", s->npatterns, s->nwords, s->nnodes, s->size);
}

static void
print_text(const struct compiler *c)
{
	printf("const char rules_text[] = {");
	for (size_t i = 0; i < c->text.n; i++)
		printf("%s%d,", i % 32 == 0 ? "\n" : "", c->text.p[i]);
	printf("\n0 };\n");
}

/* The text comes last: what points into it decides what is in it. */
static void
print_source(struct compiler *c)
{
	printf("#include \"rule/rule_table.h\"\nextern const char rules_text[];\n");
	print_nodes(c);
	print_messages(c);
	print_rules(c);
	print_sieve(c->rules->sieve);
	printf("const struct rule_table rules_built_in = { rules, %zu, words, %zu, messages, %zu, &sieve };\n",
	    c->rules->n, c->rules->words.n, c->rules->regexes.n);
	print_text(c);
}

int
main(int argc, char **argv)
{
	struct recogniser *recogniser = recogniser_new();
	struct compiler c = { .rules = rules_new(recogniser) };
	struct arena arena;

	arena_init(&arena);
	buf_init(&c.text);
	if (read_files(&c, &arena, argc - 1, argv + 1) > 0)
		return 2;
	rules_prepare(c.rules);
	add_formulas(&c);
	print_source(&c);
	free(c.nodes);
	free(c.patterns);
	buf_release(&c.text);
	arena_release(&arena);
	rules_free(c.rules);
	recogniser_free(recogniser);
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 2;
}
