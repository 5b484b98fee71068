#include "rule/eval.h"

const struct value value_undecided = { .type = VALUE_UNDECIDED, .like = NO_FIGURE, .figure = NO_FIGURE };

/* All that a value has but the range, which is half of it. */
static inline struct value
value_of(enum value_type type)
{
	struct value v;

	v.type = type;
	v.literal = v.truth = v.is_region = false;
	v.start = v.end = 0;
	v.like = v.figure = NO_FIGURE;
	v.unit = v.text = (struct str){ NULL, 0 };
	return v;
}

struct value
value_number(struct interval range, struct str unit, long like)
{
	struct value v = value_of(VALUE_NUMBER);

	v.range = range;
	v.unit = unit;
	v.like = like;
	return v;
}

struct value
value_truth(bool truth)
{
	struct value v = value_of(VALUE_TRUTH);

	v.truth = truth;
	return v;
}

struct value
value_text(struct str text)
{
	struct value v = value_of(VALUE_TEXT);

	v.text = text;
	return v;
}

void
scope_use(struct scope *s, size_t figure)
{
	const struct figure *f = &s->article->figures[figure];

	if (s->operands != NULL)
		*ARRAY_PUSH(s->operands->list, s->operands->n, s->operands->cap) =
		    (struct operand){ f->start, f->end };
}

void
scope_use_region(struct scope *s, size_t start, size_t end)
{
	struct operand o;

	if (s->operands == NULL)
		return;
	skeleton_original(s->skeleton, s->article, start, end, &o.start, &o.end);
	*ARRAY_PUSH(s->operands->list, s->operands->n, s->operands->cap) = o;
}

/* d / 100, exactly. false: does not fit. */
static bool
hundredth(struct dec *d)
{
	if (d->inf || dec_is_zero(*d))
		return true;
	if (d->scale + 2 > DEC_SCALE_MAX)
		return false;
	d->scale = (short)(d->scale + 2);
	*d = dec_normal(*d);
	return true;
}

/* A number of this kind as the formulas take it: percentages as a part of one, these and multiples without unit. */
static void
to_part_of_one(enum figure_kind kind, struct value *v)
{
	if (kind == FIGURE_MULTIPLE || kind == FIGURE_PERCENT || kind == FIGURE_POINT)
		v->unit = (struct str){ 0 };
	if ((kind == FIGURE_PERCENT || kind == FIGURE_POINT) &&
	    !(hundredth(&v->range.low) && hundredth(&v->range.high))) {
		v->type = VALUE_UNDECIDED;
		v->like = NO_FIGURE;
	}
}

struct value
value_of_range(enum figure_kind kind, struct interval range, struct str unit)
{
	struct value v = value_number(range, unit, NO_FIGURE);

	to_part_of_one(kind, &v);
	return v;
}

struct value
value_of_figure(const struct scope *s, size_t figure)
{
	const struct figure *f = &s->article->figures[figure];
	struct value v = value_of(VALUE_UNDECIDED);

	v.figure = (long)figure;
	if (!f->has_range || figure_kind_scale(f->kind) == SCALE_TEXT)
		return v;
	v.type = VALUE_NUMBER;
	v.range = f->range;
	v.unit = f->unit;
	v.like = (long)figure;
	to_part_of_one(f->kind, &v);
	return v;
}

struct str
value_written(const struct scope *s, const struct value *v)
{
	if (v->figure != NO_FIGURE) {
		const struct figure *f = &s->article->figures[v->figure];

		return str_sub(s->article->doc.text, f->start, f->end);
	}
	return v->text;
}

struct str
scope_folded(const struct scope *s, size_t start, size_t end)
{
	if (s->folds != NULL)
		return folds_text(s->folds, s->article->doc.text, start, end);
	return fold_text(s->arena, s->article->doc.text, start, end).text;
}

/* May white space stand at one of its ends?  Only then it is folded otherwise than within its paragraph. */
static bool
may_end_blank(struct str s)
{
	unsigned char first = (unsigned char)s.p[0], last = (unsigned char)s.p[s.n - 1];

	/* U+0020 and below, U+00A0, U+3000, U+E5E5 */
	return first <= ' ' || first == 0xc2 || first == 0xe3 || first == 0xee ||
	    last <= ' ' || last == 0xa0 || last == 0x80 || last == 0xa5;
}

/* What was made of the paragraph; NULL: it was not kept. */
static const struct fold *
fold_of(const struct scope *s, size_t para)
{
	const struct fold *fold = s->article->folds != NULL ? &s->article->folds[para] : NULL;

	return fold != NULL && fold->text.p != NULL ? fold : NULL;
}

static struct str
part_of_fold(const struct fold *fold, size_t start, size_t end)
{
	size_t from, to;

	fold_folded_span(fold, start, end, &from, &to);
	return str_sub(fold->text, from, to);
}

struct str
scope_folded_in(const struct scope *s, size_t para, size_t start, size_t end)
{
	const struct fold *fold = fold_of(s, para);

	if (fold == NULL || start == end || may_end_blank(str_sub(s->article->doc.text, start, end)))
		return scope_folded(s, start, end);
	return part_of_fold(fold, start, end);
}

struct str
scope_folded_figure(const struct scope *s, const struct figure *f)
{
	const struct fold *fold = fold_of(s, f->para);

	return fold != NULL ? part_of_fold(fold, f->start, f->end) : scope_folded(s, f->start, f->end);
}

struct str
value_folded(const struct scope *s, const struct value *v)
{
	if (v->figure != NO_FIGURE) {
		const struct figure *f = &s->article->figures[v->figure];

		return scope_folded_figure(s, f);
	}
	return value_written(s, v);
}

bool
value_same_unit(const struct scope *s, const struct value *a, struct value *b)
{
	struct dec factor;

	if (a->literal || b->literal || str_eq(a->unit, b->unit))
		return true;
	if (lexicon_convert(s->lexicon, b->unit, a->unit, &factor)) {
		b->unit = a->unit;
		return interval_mul(&b->range, b->range, interval_point(factor));
	}
	return a->unit.n > 0 && b->unit.n > 0 &&
	    str_eq(lexicon_unit_class(s->lexicon, a->unit), lexicon_unit_class(s->lexicon, b->unit));
}

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
		if (v.type == VALUE_NUMBER)
			v.range = (struct interval){ dec_neg(v.range.high), dec_neg(v.range.low) };
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
