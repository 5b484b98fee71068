/* What --all adds: why something stayed undecided, and which figures took part in a check at all. */
#include <stdlib.h>

#include "rule/form.h"
#include "text/utf8.h"

/* --- why undecided */

static bool
is_undecided(const struct node *n, struct scope *s)
{
	return evaluate(n, s).type == VALUE_UNDECIDED;
}

/*
 * The part of an undecided formula that the others wait for: a figure that is open, units
 * that do not go together, a function that cannot tell.  A function is undecided as a
 * whole, for some tell of a figure what it is, not how much.
 */
static const struct node *
undecided_part(const struct node *n, struct scope *s)
{
	for (size_t i = 0; n->type != NODE_CALL && i < n->nargs; i++)
		if (is_undecided(n->args[i], s))
			return undecided_part(n->args[i], s);
	return n;
}

/* The first condition that is undecided, or else the claim; NULL: neither is. */
static const struct node *
undecided_formula(const struct form *f, struct scope *s)
{
	for (size_t i = 0; i < f->nwhen; i++)
		if (is_undecided(f->when[i], s))
			return undecided_part(f->when[i], s);
	return is_undecided(f->claim, s) ? undecided_part(f->claim, s) : NULL;
}

/* A value, of a long one its beginning. */
static void
print_clipped(struct buf *out, const struct scope *s, const struct value *v)
{
	enum { CHARACTERS = 24 };
	size_t start = out->n, end;
	const char *p, *stop;
	int32_t cp;

	value_print(out, s, v);
	p = out->p + start;
	stop = out->p + out->n;
	for (int i = 0; i < CHARACTERS && p < stop; i++)
		p = utf8_next(p, stop, &cp);
	end = (size_t)(p - out->p);
	if (end < out->n) {
		out->n = end;
		buf_add(out, STR("…"));
	}
}

/* The names in a formula with what they stand for: part = 520人, whole = 几百人. */
static void
print_names(struct buf *out, const struct form *f, const struct node *n, struct scope *s, bool *told)
{
	if (n->type == NODE_NAME && !told[n->name]) {
		struct value v = evaluate(n, s);

		if (out->n > 0)
			buf_add(out, STR(", "));
		buf_add(out, f->names[n->name]);
		buf_add(out, STR(" = "));
		print_clipped(out, s, &v);
		told[n->name] = true;
	}
	for (size_t i = 0; i < n->nargs; i++)
		print_names(out, f, n->args[i], s, told);
}

static struct binding
bound_text(struct str text)
{
	return (struct binding){ .type = BOUND_VALUE, .value = value_text(text) };
}

static struct binding
bound_count(size_t n)
{
	return (struct binding){ .type = BOUND_NUMBER, .number = dec_int((long long)n) };
}

static void
print_message(struct buf *out, struct engine *e, enum rules_message which, const struct binding *bindings)
{
	struct scope s = e->scope;

	s.bindings = bindings;
	message_print(out, &e->rules->messages[which][e->options->language], &s);
}

void
engine_print_undecided(struct engine *e, const struct form *f, struct buf *out)
{
	struct str about = e->rule->about[e->options->language];
	const struct node *n = undecided_formula(f, &e->scope);
	bool told[FORM_NAMES] = { false };
	struct buf names;

	buf_init(&names);
	if (n != NULL)
		print_names(&names, f, n, &e->scope, told);
	print_message(out, e, n != NULL ? MESSAGE_UNDECIDED : MESSAGE_INCOMPLETE, (struct binding[]){
		bound_text(about), bound_text(n != NULL ? n->source : STR("")), bound_text(buf_str(&names)) });
	buf_release(&names);
}

/* --- coverage */

enum state { STATE_NONE, STATE_UNDECIDED, STATE_CHECKED };

/* Idioms state nothing, and labels count no more than the items they stand before. */
static bool
is_covered(const struct figure *f)
{
	return !figure_kind_is_none(f->kind) && f->kind != FIGURE_LABEL;
}

/* Mark the figures that lie in an operand. */
static void
mark(const struct article *article, struct operand o, enum state *states, enum state state)
{
	size_t low = 0, high = article->nfigures;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (article->figures[mid].start < o.start)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < article->nfigures && article->figures[low].end <= o.end; low++)
		if (states[low] < state)
			states[low] = state;
}

/* "3: 102台, 8.5公里; 7: 20%": line by line. */
static void
print_figure(struct buf *out, const struct article *article, size_t figure, uint32_t *line)
{
	const struct figure *f = &article->figures[figure];

	if (f->line != *line)
		buf_printf(out, "%s%u: ", out->n > 0 ? "; " : "", f->line);
	else
		buf_add(out, STR(", "));
	*line = f->line;
	buf_add(out, str_sub(article->doc.text, f->start, f->end));
}

static enum state *
states_of(struct engine *e, size_t first)
{
	enum state *states = ARENA_NEW(e->scratch, enum state, e->article->nfigures);

	for (size_t i = first; i < e->findings->n; i++) {
		const struct finding *f = &e->findings->list[i];

		for (size_t k = 0; k < f->noperands; k++)
			mark(e->article, f->operands[k], states,
			    f->verdict == VERDICT_UNDECIDED ? STATE_UNDECIDED : STATE_CHECKED);
	}
	return states;
}

void
engine_coverage(struct engine *e, size_t first, struct finding *out)
{
	const struct article *article = e->article;
	const enum state *states = states_of(e, first);
	struct finding finding = { .file = article->name, .line = 1, .column = 1, .severity = SEVERITY_NOTE,
		.verdict = VERDICT_COVERAGE };
	size_t count[STATE_CHECKED + 1] = { 0 }, all;
	uint32_t line = 0;
	struct buf list, message;

	buf_init(&list);
	buf_init(&message);
	finding.operands = ARENA_NEW(e->arena, struct operand, article->nfigures);
	for (size_t i = 0; i < article->nfigures; i++) {
		const struct figure *f = &article->figures[i];

		if (!is_covered(f))
			continue;
		count[states[i]]++;
		if (states[i] != STATE_NONE)
			continue;
		finding.operands[finding.noperands++] = (struct operand){ f->start, f->end };
		print_figure(&list, article, i, &line);
	}
	all = count[STATE_NONE] + count[STATE_UNDECIDED] + count[STATE_CHECKED];
	print_message(&message, e, count[STATE_NONE] > 0 ? MESSAGE_COVERAGE : MESSAGE_COVERED, (struct binding[]){
		bound_count(all), bound_count(count[STATE_CHECKED]), bound_count(count[STATE_UNDECIDED]),
		bound_count(count[STATE_NONE]), bound_text(buf_str(&list)) });
	finding.message = arena_str(e->arena, buf_str(&message));
	finding.computed = arena_printf(e->arena, "%zu/%zu", count[STATE_CHECKED], all);
	buf_release(&message);
	buf_release(&list);
	*out = finding;
}
