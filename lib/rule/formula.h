/*
 * Formulas of the rule files: conditions, claims and what a message shows.
 *
 *   or / and / not; = != < <= > >= of numbers (or texts); + - * / of numbers with units;
 *   x ~ 'pattern' (holds a match), x is 'a|b' (is it, wholly); @list for a word list;
 *   numbers 2 and 20%; names of figures and regions; functions, see function.h.
 *
 * Operators need white space around them: a hyphen may be part of a name.
 * A formula is compiled once and evaluated for every assignment (eval.h).
 */
#ifndef RULE_FORMULA_H
#define RULE_FORMULA_H

#include "base/dec.h"
#include "rule/pattern.h"

enum node_type {
	NODE_OR, NODE_AND, NODE_NOT,
	NODE_EQ, NODE_NE, NODE_LT, NODE_LE, NODE_GT, NODE_GE,
	NODE_MATCH, NODE_IS,
	NODE_ADD, NODE_SUB, NODE_MUL, NODE_DIV, NODE_NEG,
	NODE_NUMBER, NODE_TEXT, NODE_NAME, NODE_CALL
};

enum { FORMULA_ARGS = 6 };

struct function;

struct node {
	enum node_type type;
	unsigned nargs;
	const struct node *args[FORMULA_ARGS];	/* operands, arguments */
	struct str source;	/* as it is written in the rule file */
	union {
		struct dec number;	/* NODE_NUMBER */
		struct str text;	/* NODE_TEXT */
		size_t name;		/* NODE_NAME: index into the form's names */
		const struct function *function;	/* NODE_CALL */
		const struct pattern *pattern;	/* NODE_MATCH, NODE_IS: of the right side */
	};
};
static inline bool
node_has_pattern(const struct node *n)
{
	return n->type == NODE_MATCH || n->type == NODE_IS;
}

/* The names that a form gives to its formulas. */
struct names {
	const struct str *list;
	size_t n;
};

/* Compile source. Returns NULL and *error on a fault. Nodes are in the arena. */
const struct node *formula_compile(struct arena *, struct regexes *, const struct words *, struct names,
    struct str source, struct pattern_error *error);

/* Does the formula name this? */
bool formula_names(const struct node *, size_t name);
/* Does it name nothing else? */
bool formula_is_about(const struct node *, size_t name);

/*
 * Does the formula hold one thing against another: a comparison of two things that are
 * both worked out, or a function of the figures?  A look at the words alone does not.
 */
bool formula_relates(const struct node *);

/* About how long it takes: to try short conditions first. */
unsigned formula_cost(const struct node *);

/* The first figure that the formula names, in reading order; none: it names no figure. */
size_t formula_first_figure(const struct node *, const bool *is_figure, size_t none);

#endif
