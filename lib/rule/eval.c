/* Formulas evaluated. */
#include "rule/eval.h"

static struct value
evaluate_name(const struct node *n, struct scope *s)
{
	const struct binding *b = &s->bindings[n->name];
	struct value v;

	switch (b->type) {
	case BOUND_FIGURE:
		scope_use(s, b->figure);
		return value_of_figure(s, b->figure);
	case BOUND_REGION:
		v = value_text(str_sub(s->skeleton->text, b->start, b->end));
		v.is_region = true;
		s->matcher->work += v.text.n;	/* whoever is given it looks through it */
		v.start = (uint32_t)b->start;
		v.end = (uint32_t)b->end;
		return v;
	case BOUND_STRETCH:
		return value_text(scope_folded(s, b->start, b->end));
	case BOUND_NUMBER:
		v = value_number(interval_point(b->number), (struct str){ 0 }, NO_FIGURE);
		v.literal = true;
		return v;
	case BOUND_VALUE:
		return b->value;
	case BOUND_NOTHING:
		break;
	}
	return value_undecided;
}

static struct value
of_truth(int t)
{
	return t == 0 ? value_undecided : value_truth(t > 0);
}

static int
decided(bool truth)
{
	return truth ? 1 : -1;
}

/* Kleene's three-valued logic: and is the least, or the greatest of both. */
static int
test_logic(const struct node *n, struct scope *s)
{
	int decides = n->type == NODE_AND ? -1 : 1, a = evaluate_truth(n->args[0], s), b;

	if (n->type == NODE_NOT)
		return -a;
	if (a == decides)
		return a;
	b = evaluate_truth(n->args[1], s);
	return b == decides || a != 0 ? b : 0;
}

/* A function of a figure that tells a text of it. */
static bool
is_text_of_figure(const struct node *n, const struct scope *s)
{
	return n->type == NODE_CALL && n->function->text != NULL && n->args[0]->type == NODE_NAME &&
	    s->bindings[n->args[0]->name].type == BOUND_FIGURE;
}

static bool
text_of_figure(const struct node *n, struct scope *s, struct str *text)
{
	size_t figure = s->bindings[n->args[0]->name].figure;

	scope_use(s, figure);
	return n->function->text(s, &s->article->figures[figure], text);
}

/* Is the text of a figure what stands there? */
static int
test_text(const struct node *n, struct scope *s)
{
	struct str text;

	if (!text_of_figure(n->args[0], s, &text))
		return 0;
	return decided(str_eq(text, n->args[1]->text) == (n->type == NODE_EQ));
}

/* False only where it surely does not hold. */
static bool
may_hold(enum node_type type, const struct interval *a, const struct interval *b)
{
	switch (type) {
	case NODE_EQ:
		return interval_meet(*a, *b);
	case NODE_NE:	/* false only where both are surely the same number */
		return !(interval_is_point(*a) && interval_is_point(*b) && interval_meet(*a, *b));
	case NODE_LT:
		return dec_cmp(a->low, b->high) < 0;
	case NODE_LE:
		return dec_cmp(a->low, b->high) <= 0;
	case NODE_GT:
		return dec_cmp(a->high, b->low) > 0;
	default:
		return dec_cmp(a->high, b->low) >= 0;
	}
}

static int
test_comparison(const struct node *n, struct scope *s)
{
	struct value a = evaluate(n->args[0], s), b = evaluate(n->args[1], s);

	if (a.type == VALUE_TEXT && b.type == VALUE_TEXT &&
	    (n->type == NODE_EQ || n->type == NODE_NE))
		return decided(str_eq(a.text, b.text) == (n->type == NODE_EQ));
	if (a.type != VALUE_NUMBER || b.type != VALUE_NUMBER || !value_same_unit(s, &a, &b))
		return 0;
	return decided(may_hold(n->type, &a.range, &b.range));
}

/* A figure whose number is taken as it stands. */
static bool
is_plain_figure(const struct node *n, const struct scope *s)
{
	enum figure_kind kind;

	if (n->type != NODE_NAME || s->bindings[n->name].type != BOUND_FIGURE)
		return false;
	kind = s->article->figures[s->bindings[n->name].figure].kind;
	return kind == FIGURE_COUNT || kind == FIGURE_QUANTITY || kind == FIGURE_MONEY;
}

/* Is it as large as a number of the formula? */
static int
test_size(const struct node *n, struct scope *s)
{
	size_t figure = s->bindings[n->args[0]->name].figure;
	const struct figure *f = &s->article->figures[figure];
	struct interval number = interval_point(n->args[1]->number);

	scope_use(s, figure);
	return f->has_range ? decided(may_hold(n->type, &f->range, &number)) : 0;
}

/* Of a figure: as it is written. false: it is no text, or undecided. */
static bool
text_of(const struct node *n, struct scope *s, struct str *text)
{
	struct value v;

	if (is_text_of_figure(n, s))
		return text_of_figure(n, s, text);
	v = evaluate(n, s);
	*text = value_folded(s, &v);
	return v.figure != NO_FIGURE || v.type == VALUE_TEXT;
}

static int
test_pattern(const struct node *n, struct scope *s)
{
	struct str text;
	int found;

	if (!text_of(n->args[0], s, &text))
		return 0;
	found = pattern_test(n->pattern, s->matcher, text);
	return found < 0 ? 0 : decided(found > 0);
}

/* What makes no value of its left side, where it can. */
static int
test_relation(const struct node *n, struct scope *s)
{
	if (n->args[1]->type == NODE_TEXT && n->type <= NODE_NE && is_text_of_figure(n->args[0], s))
		return test_text(n, s);
	if (n->args[1]->type == NODE_NUMBER && is_plain_figure(n->args[0], s))
		return test_size(n, s);
	return test_comparison(n, s);
}

static int
test_value(const struct node *n, struct scope *s)
{
	struct value v = evaluate(n, s);

	return v.type == VALUE_TRUTH ? decided(v.truth) : 0;
}

int
evaluate_truth(const struct node *n, struct scope *s)
{
	/* Apart, for each needs room of its own, the least those that are asked most. */
	static int (*const tests[])(const struct node *, struct scope *) = {
		[NODE_OR] = test_logic, [NODE_AND] = test_logic, [NODE_NOT] = test_logic,
		[NODE_EQ] = test_relation, [NODE_NE] = test_relation, [NODE_LT] = test_relation,
		[NODE_LE] = test_relation, [NODE_GT] = test_relation, [NODE_GE] = test_relation,
		[NODE_MATCH] = test_pattern, [NODE_IS] = test_pattern,
	};

	return n->type <= NODE_IS ? tests[n->type](n, s) : test_value(n, s);
}

static struct value
evaluate_arithmetic(const struct node *n, struct scope *s)
{
	struct value a = evaluate(n->args[0], s), b = evaluate(n->args[1], s);
	struct interval r;
	bool ok = false;

	if (a.type != VALUE_NUMBER || b.type != VALUE_NUMBER)
		return value_undecided;
	switch (n->type) {
	case NODE_ADD:
		ok = value_same_unit(s, &a, &b) && interval_add(&r, a.range, b.range);
		break;
	case NODE_SUB:
		ok = value_same_unit(s, &a, &b) && interval_sub(&r, a.range, b.range);
		break;
	case NODE_MUL:
		ok = interval_mul(&r, a.range, b.range);
		if (b.unit.n > 0 && a.unit.n > 0)
			a.literal = true;	/* a unit of its own: the rule has to know what it does */
		else if (b.unit.n > 0)
			a = b;
		break;
	default:	/* alike units cancel; 元 by 户 is left to the rule */
		if (a.unit.n > 0 && value_same_unit(s, &a, &b)) {
			a.unit = (struct str){ 0 };
			a.like = b.like = NO_FIGURE;
		} else if (b.unit.n > 0) {
			a.literal = true;
		}
		ok = interval_div(&r, a.range, b.range);
		break;
	}
	if (!ok)
		return value_undecided;
	struct value v = value_number(r, a.unit, a.like != NO_FIGURE ? a.like : b.like);
	v.literal = a.literal && (b.literal || n->type == NODE_MUL || n->type == NODE_DIV);
	return v;
}

static struct value
evaluate_call(const struct node *n, struct scope *s)
{
	struct value args[FORMULA_ARGS];

	for (size_t i = 0; i < n->nargs; i++)
		args[i] = evaluate(n->args[i], s);
	return n->function->call(s, args, n->nargs);
}

struct value
evaluate(const struct node *n, struct scope *s)
{
	struct value v;

	switch (n->type) {
	case NODE_OR:
	case NODE_AND:
	case NODE_NOT:
	case NODE_EQ:
	case NODE_NE:
	case NODE_LT:
	case NODE_LE:
	case NODE_GT:
	case NODE_GE:
	case NODE_MATCH:
	case NODE_IS:
		return of_truth(evaluate_truth(n, s));
	case NODE_ADD:
	case NODE_SUB:
	case NODE_MUL:
	case NODE_DIV:
		return evaluate_arithmetic(n, s);
	case NODE_NEG:
		v = evaluate(n->args[0], s);
		if (v.type != VALUE_NUMBER)
			return value_undecided;
		v.range = (struct interval){ dec_neg(v.range.high), dec_neg(v.range.low) };
		v.figure = NO_FIGURE;
		return v;
	case NODE_NUMBER:
		v = value_number(interval_point(n->number), (struct str){ 0 }, NO_FIGURE);
		v.literal = true;
		return v;
	case NODE_TEXT:
		return value_text(n->text);
	case NODE_NAME:
		return evaluate_name(n, s);
	case NODE_CALL:
		return evaluate_call(n, s);
	}
	return value_undecided;
}
