/* What the shapes share: judging an assignment, making a finding of it. */
#include <stdlib.h>

#include "rule/form.h"
#include "rule/region.h"

enum { QUOTE_MAX = 600 };	/* bytes of a finding's text */

static void
bind(struct engine *e, const struct form *f, const struct binding *bindings)
{
	e->scope.bindings = bindings;
	e->scope.nbindings = f->nnames;
}

void
engine_settle(struct engine *e)
{
	arena_reset(e->scope.arena);
	e->scope.parts->any = false;
	folds_settle(e->scope.folds);
}

void
engine_gave_up(struct engine *e, size_t figure)
{
	if (e->findings->trouble_line == 0)
		e->findings->trouble_line = e->article->figures[figure].line;
}

/* The conditions, then the claim. */
static int
judge(struct engine *e, const struct form *f)
{
	bool undecided = false;
	int truth;

	/* Where a claim only looks at the words of one figure, nothing but its failing is ever told. */
	if (f->shape == SHAPE_EACH && !f->relates) {
		truth = evaluate_truth(f->claim, &e->scope);
		if (truth != JUDGED_WRONG)
			return truth;
	}
	for (size_t i = 0; i < f->tried.n; i++) {
		truth = evaluate_truth(f->tried.list[i], &e->scope);
		if (truth < 0)
			return JUDGED_NOT_MEANT;
		undecided = undecided || truth == 0;
	}
	return undecided ? JUDGED_UNDECIDED : evaluate_truth(f->claim, &e->scope);
}

int
engine_judge(struct engine *e, const struct form *f, const struct binding *bindings)
{
	size_t trouble = e->scope.matcher->trouble;
	int judged;

	bind(e, f, bindings);
	judged = judge(e, f);
	if (e->scope.matcher->trouble > trouble)
		engine_gave_up(e, bindings[f->judged].figure);
	engine_settle(e);
	return judged;
}

struct dec
engine_gap(struct engine *e, const struct form *f, const struct binding *bindings)
{
	const struct node *c = f->claim;
	struct dec gap = DEC_INF, d;

	bind(e, f, bindings);
	if (c->type >= NODE_EQ && c->type <= NODE_GE) {
		struct value a = evaluate(c->args[0], &e->scope), b = evaluate(c->args[1], &e->scope);

		if (a.type == VALUE_NUMBER && b.type == VALUE_NUMBER && value_same_unit(&e->scope, &a, &b)) {
			if (dec_sub(&d, a.range.low, b.range.high) && dec_sign(d) >= 0)
				gap = d;
			else if (dec_sub(&d, b.range.low, a.range.high) && dec_sign(d) >= 0)
				gap = d;
		}
	}
	engine_settle(e);
	return gap;
}

/* Half the width of both sides together: by how much they may differ and still agree. */
static struct value
tolerance(struct engine *e, struct value a, struct value b)
{
	struct dec width = DEC_ZERO, x;

	if (!value_same_unit(&e->scope, &a, &b))
		return value_undecided;
	for (int i = 0; i < 2; i++) {
		struct interval r = i == 0 ? a.range : b.range;

		if (!dec_sub(&x, r.high, r.low) || !dec_mul(&x, x, (struct dec){ 5, 1, 0 }, DEC_UP) ||
		    !dec_add(&width, width, x))
			return value_undecided;
	}
	return value_number(interval_point(dec_normal(width)), a.unit, a.like);
}

/* Evaluate the claim once more, noting its operands, what it came to and the tolerance. */
static void
compute(struct engine *e, const struct form *f, struct binding *extra)
{
	const struct node *c = f->claim;
	struct value a, b;

	for (size_t i = 0; i < f->nwhen; i++)
		(void)evaluate(f->when[i], &e->scope);
	(void)evaluate(c, &e->scope);
	if (c->nargs != 2 || c->type < NODE_EQ || c->type > NODE_GE)
		return;
	a = evaluate(c->args[0], &e->scope);
	b = evaluate(c->args[1], &e->scope);
	if (b.type == VALUE_NUMBER && b.like == NO_FIGURE && b.figure == NO_FIGURE)
		b.like = a.like;
	extra[0].type = BOUND_VALUE;
	extra[0].value = b;
	if (a.type == VALUE_NUMBER && b.type == VALUE_NUMBER) {
		extra[1].type = BOUND_VALUE;
		extra[1].value = tolerance(e, a, b);
	}
}

static int
by_start(const void *x, const void *y)
{
	const struct operand *a = x, *b = y;

	return (a->start > b->start) - (a->start < b->start);
}

/* The operands in reading order, each once. */
static void
take_operands(struct engine *e, struct operand_set *set, struct finding *f)
{
	if (set->n > 0)
		qsort(set->list, set->n, sizeof set->list[0], by_start);
	f->operands = ARENA_NEW(e->arena, struct operand, set->n);
	for (size_t i = 0; i < set->n; i++)
		if (f->noperands == 0 || set->list[i].start >= f->operands[f->noperands - 1].end)
			f->operands[f->noperands++] = set->list[i];
	free(set->list);
}

int
judged_cmp(int a, int b)
{
	static const int weight[] = { [JUDGED_NOT_MEANT - JUDGED_WRONG] = 0, [JUDGED_UNDECIDED - JUDGED_WRONG] = 1,
		[JUDGED_WRONG - JUDGED_WRONG] = 2, [JUDGED_OK - JUDGED_WRONG] = 3 };

	return weight[a - JUDGED_WRONG] - weight[b - JUDGED_WRONG];
}

bool
engine_verdict(const struct check_options *options, int judged, enum verdict *verdict)
{
	*verdict = judged == JUDGED_WRONG ? VERDICT_WRONG : judged == JUDGED_OK ? VERDICT_OK : VERDICT_UNDECIDED;
	return judged == JUDGED_WRONG || (options->all && judged != JUDGED_NOT_MEANT);
}

void
engine_report(struct engine *e, const struct form *f, const struct binding *bindings, enum verdict verdict,
    size_t from, size_t to, const size_t *also, size_t nalso)
{
	const struct article *article = e->article;
	struct operand_set set = { 0 };
	struct binding all[FORM_NAMES] = { 0 };
	struct buf b;
	const struct figure *judged = &article->figures[bindings[f->judged].figure];
	struct finding finding = { .file = article->name, .line = judged->line, .column = judged->column,
		.start = judged->start, .end = judged->end, .severity = e->rule->severity,
		.rule = e->rule->id, .verdict = verdict };

	if (verdict != VERDICT_WRONG && !f->relates)
		return;		/* that nothing is wrong with the words of a figure is no news */
	memcpy(all, bindings, f->nnames * sizeof all[0]);
	bind(e, f, all);
	e->scope.operands = &set;
	for (size_t i = 0; i < f->nnames; i++)
		if (all[i].type == BOUND_FIGURE)
			scope_use(&e->scope, all[i].figure);
	for (size_t i = 0; i < nalso; i++)
		scope_use(&e->scope, also[i]);
	compute(e, f, &all[f->nnames]);
	e->scope.operands = NULL;
	e->scope.nbindings = f->nnames + 2;

	buf_init(&b);
	if (verdict == VERDICT_WRONG)
		message_print(&b, &f->say[e->options->language], &e->scope);
	else if (verdict == VERDICT_UNDECIDED)
		engine_print_undecided(e, f, &b);
	else
		buf_add(&b, e->rule->about[e->options->language]);
	finding.message = arena_str(e->arena, buf_str(&b));
	buf_clear(&b);
	if (all[f->nnames].type == BOUND_VALUE)
		value_print_plain(&b, &all[f->nnames].value);
	finding.computed = arena_str(e->arena, buf_str(&b));
	buf_release(&b);

	take_operands(e, &set, &finding);
	if (to - from > QUOTE_MAX) {
		from = judged->start;
		to = judged->end;
	}
	finding.text = str_sub(article->doc.text, from, to);
	engine_settle(e);
	*ARRAY_PUSH(e->findings->list, e->findings->n, e->findings->cap) = finding;
}
