/* Of rule_compile: the tables as C. */
#include <stdio.h>
#include <stdlib.h>

#include "rule/rule_compile.h"

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
	while (c->places[i].node != n)
		i++;
	printf("&nodes[%zu], ", c->places[i].at);
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

/* What a node has by its type; *pattern: the number of the next one. */
static void
print_node_content(struct compiler *c, const struct node *n, size_t *pattern)
{
	switch (n->type) {
	case NODE_NUMBER:
		printf("{ .number = " DEC_SOURCE " }", DEC_SOURCE_ARG(n->number));
		break;
	case NODE_TEXT:
		printf("{ .text = ");
		print_str(c, n->text);
		printf("}");
		break;
	case NODE_NAME:
		printf("{ .name = %zu }", n->name);
		break;
	case NODE_CALL:
		printf("{ .function = &functions[%zu] }", (size_t)(n->function - functions));
		break;
	default:
		printf("{ ");
		if (node_has_pattern(n))
			printf(".pattern = &patterns[%zu]", (*pattern)++);
		else
			printf(".name = 0");
		printf(" }");
	}
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

		printf("{ (enum node_type)%d, %u, { ", (int)n->type, n->nargs);
		for (size_t k = 0; k < n->nargs; k++)
			printf("&nodes[%zu], ", c->nodes[i].args[k]);
		printf("%s}, ", n->nargs == 0 ? "0 " : "");
		print_str(c, n->source);
		print_node_content(c, n, &pattern);
		printf(" },\n");
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
void
rules_print(struct compiler *c)
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
