/* What can be told of a formula without evaluating it. */
#include "rule/eval.h"
#include "rule/formula.h"

bool
formula_names(const struct node *n, size_t name)
{
	bool any = n->type == NODE_NAME && n->name == name;

	for (size_t i = 0; i < n->nargs && !any; i++)
		any = formula_names(n->args[i], name);
	return any;
}

bool
formula_is_about(const struct node *n, size_t name)
{
	if (n->type == NODE_NAME)
		return n->name == name;
	for (size_t i = 0; i < n->nargs; i++)
		if (!formula_is_about(n->args[i], name))
			return false;
	return true;
}

static bool
is_worked_out(const struct node *n)
{
	bool any = n->type == NODE_NAME || n->type == NODE_CALL;

	for (size_t i = 0; i < n->nargs && !any; i++)
		any = is_worked_out(n->args[i]);
	return any;
}

bool
formula_relates(const struct node *n)
{
	switch (n->type) {
	case NODE_OR:
	case NODE_AND:
		return formula_relates(n->args[0]) || formula_relates(n->args[1]);
	case NODE_NOT:
		return formula_relates(n->args[0]);
	case NODE_EQ:
	case NODE_NE:
	case NODE_LT:
	case NODE_LE:
	case NODE_GT:
	case NODE_GE:
		return is_worked_out(n->args[0]) && is_worked_out(n->args[1]);
	case NODE_CALL:
		return true;
	default:
		return false;
	}
}

unsigned
formula_cost(const struct node *n)
{
	enum { PATTERN = 5, CALL = 10 };
	unsigned cost = n->type == NODE_MATCH || n->type == NODE_IS ? PATTERN :
	    n->type == NODE_CALL && !function_is_stored(n->function) ? CALL : 1;

	for (size_t i = 0; i < n->nargs; i++)
		cost += formula_cost(n->args[i]);
	return cost;
}

size_t
formula_first_figure(const struct node *n, const bool *is_figure, size_t none)
{
	if (n->type == NODE_NAME && is_figure[n->name])
		return n->name;
	for (size_t i = 0; i < n->nargs; i++) {
		size_t found = formula_first_figure(n->args[i], is_figure, none);

		if (found != none)
			return found;
	}
	return none;
}
