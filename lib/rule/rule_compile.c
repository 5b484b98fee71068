/*
 * rule_compile FILE...: the C source of rules_built_in (rule_table.h), made of the files of
 * lib/rules/.  A program of its own, run when jz is built: it reads the files as rules_load
 * does, and writes what came of them.  What is wrong with one is said as FILE:LINE:COLUMN
 * and stops the build.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/io.h"
#include "rule/rule_compile.h"

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
	int fd = open(path, O_RDONLY), error;
	struct buf b;
	struct str text;

	buf_init(&b);
	error = fd < 0 ? errno : source_slurp(source_fd(&fd), &b);
	if (error != 0) {
		fprintf(stderr, "%s: %s\n", path, strerror(error));
		exit(2);
	}
	close(fd);
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

static bool
same_content(const struct node *a, const struct node *b)
{
	switch (a->type) {
	case NODE_NUMBER:
		return dec_cmp(a->number, b->number) == 0 && a->number.scale == b->number.scale;
	case NODE_TEXT:
		return str_eq(a->text, b->text);
	case NODE_NAME:
		return a->name == b->name;
	case NODE_CALL:
		return a->function == b->function;
	default:
		return !node_has_pattern(a) || (a->pattern->number == b->pattern->number && a->pattern->whole == b->pattern->whole);
	}
}

static bool
same_node(const struct node_line *a, const struct node_line *b)
{
	return a->node->type == b->node->type && a->node->nargs == b->node->nargs &&
	    memcmp(a->args, b->args, sizeof a->args) == 0 && str_eq(a->node->source, b->node->source) &&
	    same_content(a->node, b->node);
}

/* Rules repeat themselves: formulas that are the same stand in the table once. */
static size_t
add_node(struct compiler *c, const struct node *n)
{
	struct node_line line = { .node = n };
	size_t k = 0;

	for (size_t i = 0; i < n->nargs; i++)
		line.args[i] = add_node(c, n->args[i]);
	while (k < c->nnodes && !same_node(&c->nodes[k], &line))
		k++;
	*ARRAY_PUSH(c->places, c->nplaces, c->places_cap) = (struct node_place){ n, k };
	if (k < c->nnodes)
		return k;
	if (node_has_pattern(n))
		*ARRAY_PUSH(c->patterns, c->npatterns, c->patterns_cap) = n->pattern;
	*ARRAY_PUSH(c->nodes, c->nnodes, c->nodes_cap) = line;
	return k;
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
	rules_print(&c);
	free(c.nodes);
	free(c.places);
	free(c.patterns);
	buf_release(&c.text);
	arena_release(&arena);
	rules_free(c.rules);
	recogniser_free(recogniser);
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 2;
}
