/*
 * What the two parts of rule_compile share.
 */
#ifndef RULE_RULE_COMPILE_H
#define RULE_RULE_COMPILE_H

#include "rule/rule_table.h"

/* A node and where its arguments stand in the table. */
struct node_line {
	const struct node *node;
	size_t args[FORMULA_ARGS];
};

struct node_place {
	const struct node *node;
	size_t at;		/* in the table */
};

struct compiler {
	struct rules *rules;
	struct buf text;	/* the bytes of all strings */
	struct node_line *nodes;
	size_t nnodes, nodes_cap;
	struct node_place *places;	/* of all nodes, those left out as others say the same too */
	size_t nplaces, places_cap;
	const struct pattern **patterns;	/* of the nodes */
	size_t npatterns, patterns_cap;
	size_t nmessages;	/* whose pieces are written */
};

/* The C source of all that has been read, to standard output. */
void rules_print(struct compiler *);

#endif
