#include "stats/operation.h"

#include <stdlib.h>

#include "table/tsv.h"

/* The state of the group that is at hand, or NULL for a result that means nothing. */
#define STATE_OF(a, constant) state_of((a)->layout, (a)->states, STATE_##constant)

/* --- how results are written */

static void
nothing(struct answer *a)
{
	buf_char(a->out, '-');
}

static void
count(struct answer *a, uint64_t n)
{
	tsv_put_number(a->out, n);
}

static void
print(struct answer *a, bool fits, struct dec d)
{
	if (!fits) {
		a->overflow = true;
		nothing(a);
		return;
	}
	if (a->decimals >= 0)
		d = dec_round(d, a->decimals, DEC_HALF_EVEN);
	dec_print(a->out, d.inf ? d : dec_normal(d));
}

/* n / d * 10^-scale, of numbers that are the group's divisor times too large. */
static void
quotient(struct answer *a, const struct wide *n, const struct wide *d, int scale)
{
	const struct wide divisor = wide_from(a->divisor.coef);
	struct wide up = *n, down = wide_mul(d, &divisor);
	struct dec q = DEC_ZERO;
	bool fits;

	scale -= a->divisor.scale;
	if (scale < 0) {
		wide_scale(&up, -scale);
		scale = 0;
	}
	fits = number_quotient(&q, &up, &down, scale);
	print(a, fits, q);
}

static void
number(struct answer *a, struct dec d)
{
	if (dec_cmp(a->divisor, dec_int(1)) == 0 || d.inf) {
		print(a, true, d);
	} else {
		const struct wide n = wide_from(d.coef), one = wide_from(1);

		quotient(a, &n, &one, d.scale);
	}
}

static void
total(struct answer *a, const struct total *t)
{
	struct dec d = DEC_ZERO;

	if (total_dec(t, &d)) {
		number(a, d);
	} else {
		a->overflow = true;
		nothing(a);
	}
}

/* A day or a minute. */
static void
bound(struct answer *a, struct dec d)
{
	const struct figure f = { .kind = a->kind, .has_range = true };

	figure_print_bound(a->out, &f, d);
}

/* --- what must hold, or the result means nothing */

static uint64_t
nvalues(const struct answer *a)
{
	return ((const struct counts *)STATE_OF(a, COUNTS))->values;
}

/* Numbers that add up, and of one unit. */
static bool
adds(const struct answer *a)
{
	return a->scale == MEASURE_ADDS && !a->mixed && nvalues(a) > 0;
}

static bool
has_values(const struct answer *a)
{
	return !a->mixed && nvalues(a) > 0;
}

/* --- the operations */

static void
op_figures(struct answer *a)
{
	count(a, ((const struct counts *)STATE_OF(a, COUNTS))->figures);
}

static void
op_values(struct answer *a)
{
	if (a->scale == MEASURE_ADDS || a->scale == MEASURE_RANKS)
		count(a, nvalues(a));
	else
		nothing(a);
}

static void
op_sum(struct answer *a)
{
	if (adds(a))
		total(a, STATE_OF(a, SUM));
	else
		nothing(a);
}

static void
sum_bound(struct answer *a, const struct total *t, bool inf, struct dec infinity)
{
	const struct bounds *b = STATE_OF(a, BOUNDS);

	if (a->scale != MEASURE_ADDS || a->mixed || b->unbounded || b->ranges == 0)
		nothing(a);
	else if (inf)
		dec_print(a->out, infinity);
	else
		total(a, t);
}

static void
op_low(struct answer *a)
{
	const struct bounds *b = STATE_OF(a, BOUNDS);

	sum_bound(a, &b->low, b->low_inf, DEC_NEG_INF);
}

static void
op_high(struct answer *a)
{
	const struct bounds *b = STATE_OF(a, BOUNDS);

	sum_bound(a, &b->high, b->high_inf, DEC_INF);
}

static void
extreme(struct answer *a, struct dec d)
{
	const struct extremes *e = STATE_OF(a, EXTREMES);

	if (!e->any || a->mixed)
		nothing(a);
	else if (a->scale == MEASURE_SPANS)
		bound(a, d);
	else
		number(a, d);
}

static void
op_min(struct answer *a)
{
	extreme(a, ((const struct extremes *)STATE_OF(a, EXTREMES))->least);
}

static void
op_max(struct answer *a)
{
	extreme(a, ((const struct extremes *)STATE_OF(a, EXTREMES))->greatest);
}

/* max - min + more, where both are finite. */
static void
distance(struct answer *a, int more)
{
	const struct extremes *e = STATE_OF(a, EXTREMES);
	struct dec d;

	if (!e->any || a->mixed || e->least.inf || e->greatest.inf)
		nothing(a);
	else if (dec_sub(&d, e->greatest, e->least) && dec_add(&d, d, dec_int(more)))
		number(a, d);
	else
		print(a, false, DEC_ZERO);
}

static void
op_range(struct answer *a)
{
	distance(a, 0);
}

static void
op_span(struct answer *a)
{
	if (a->scale == MEASURE_SPANS)
		distance(a, a->kind == FIGURE_DATE);
	else
		nothing(a);
}

static void
op_mean(struct answer *a)
{
	if (adds(a)) {
		int scale;
		const struct wide sum = total_wide(STATE_OF(a, SUM), &scale);
		const struct wide n = wide_from((dec_coef)nvalues(a));

		quotient(a, &sum, &n, scale);
	} else {
		nothing(a);
	}
}

static void
quantile(struct answer *a, struct dec percent)
{
	struct dec d;

	if (!has_values(a))
		nothing(a);
	else if (values_quantile(STATE_OF(a, MULTISET), nvalues(a), percent, &d))
		number(a, d);
	else
		print(a, false, DEC_ZERO);
}

static void
op_median(struct answer *a)
{
	quantile(a, dec_int(50));
}

static void
op_quantile(struct answer *a)
{
	quantile(a, a->operation->number);
}

/* The root of (n * squares - sum^2) / (n * (n - 1)), exact up to its last step. */
static void
op_stddev(struct answer *a)
{
	uint64_t values = nvalues(a);
	const struct wide n = wide_from((dec_coef)values), less = wide_from((dec_coef)values - 1);
	struct wide sum, squares, square, d = wide_mul(&n, &less);
	const struct wide divisor = wide_from(a->divisor.coef);
	struct dec root = DEC_ZERO;
	int scale, squares_scale;
	bool fits;

	if (!adds(a) || values < 2) {
		nothing(a);
		return;
	}
	sum = total_wide(STATE_OF(a, SUM), &scale);
	squares = total_wide(STATE_OF(a, SQUARES), &squares_scale);
	square = wide_mul(&sum, &sum);
	square.neg = square.n > 0;
	squares = wide_mul(&squares, &n);
	/* Both at the more decimals of the two. */
	if (squares_scale < 2 * scale)
		wide_scale(&squares, 2 * scale - squares_scale);
	else
		wide_scale(&square, squares_scale - 2 * scale);
	wide_add(&squares, &square);
	d = wide_mul(&d, &divisor);
	d = wide_mul(&d, &divisor);
	wide_scale(&squares, 2 * a->divisor.scale);
	fits = number_root(&root, &squares, &d, squares_scale > 2 * scale ? squares_scale : 2 * scale);
	print(a, fits, root);
}

static void
op_mode(struct answer *a)
{
	if (has_values(a))
		number(a, values_mode(STATE_OF(a, MULTISET)));
	else
		nothing(a);
}

static void
op_distinct(struct answer *a)
{
	if (a->scale == MEASURE_ADDS || a->scale == MEASURE_RANKS)
		count(a, ((const struct values *)STATE_OF(a, MULTISET))->n);
	else
		nothing(a);
}

static void
op_first(struct answer *a)
{
	if (has_values(a))
		number(a, ((const struct ends *)STATE_OF(a, ENDS))->first.value);
	else
		nothing(a);
}

static void
op_last(struct answer *a)
{
	if (has_values(a))
		number(a, ((const struct ends *)STATE_OF(a, ENDS))->last.value);
	else
		nothing(a);
}

static void
op_share(struct answer *a)
{
	struct wide sum, whole;
	int scale, whole_scale;
	struct dec share = DEC_ZERO;
	bool fits;

	if (!adds(a) || a->whole == NULL) {
		nothing(a);
		return;
	}
	sum = total_wide(STATE_OF(a, SUM), &scale);
	whole = total_wide(a->whole, &whole_scale);
	if (whole.n == 0) {
		nothing(a);
		return;
	}
	/* In per cent, and both at the same decimals. */
	wide_scale(&sum, 2 + TOTAL_SCALE - scale);
	wide_scale(&whole, TOTAL_SCALE - whole_scale);
	sum.neg = sum.n > 0 && sum.neg != whole.neg;
	whole.neg = false;
	fits = number_quotient(&share, &sum, &whole, 0);
	print(a, fits, share);
}

static void
op_digit(struct answer *a)
{
	if (a->scale == MEASURE_ADDS || a->scale == MEASURE_RANKS)
		count(a, ((const struct digits *)STATE_OF(a, DIGITS))
				->count[(int)a->operation->number.coef - 1]);
	else
		nothing(a);
}

static void
op_top(struct answer *a)
{
	const struct top *top = STATE_OF(a, TOP);

	if (!has_values(a)) {
		nothing(a);
		return;
	}
	for (uint32_t i = 0; i < top->n && i < a->operation->number.coef; i++) {
		if (i > 0)
			buf_char(a->out, ' ');
		number(a, top->p[i]);
	}
}

void
operation_answer(struct answer *a, const struct operation *o)
{
	a->operation = o;
	o->answer(a);
}

/* --- their names */

static const struct {
	struct str name;
	void (*answer)(struct answer *);
	unsigned states;
} types[] = {
#define O(name, function, state, what) { { name, sizeof name - 1 }, op_##function, NEEDS(state) },
	OPERATIONS(O)
#undef O
};

static const struct {
	struct str name, list;
} aliases[] = {
#define A(name, list) { { name, sizeof name - 1 }, { list, sizeof list - 1 } },
	OPERATION_ALIASES(A)
#undef A
};

/* Is name what the type's name says, with a number for its #? */
static bool
matches(struct str name, struct str type, struct dec *number)
{
	*number = DEC_ZERO;
	if (!str_ends(type, STR("#")))
		return str_eq(name, type);
	type.n--;
	return str_starts(name, type) && name.n > type.n &&
	    number_parse(number, str_sub(name, type.n, name.n));
}

/* A place in percent, a digit, a number of values. */
static bool
in_range(struct str type, struct dec number)
{
	if (str_eq(type, STR("p#")))
		return dec_sign(number) >= 0 && dec_cmp(number, dec_int(100)) <= 0 && number.scale <= 10;
	if (str_eq(type, STR("digit#")))
		return number.scale == 0 && number.coef >= 1 && number.coef <= 9;
	return !str_ends(type, STR("#")) ||
	    (number.scale == 0 && number.coef >= 1 && number.coef <= 1000000);
}

static bool
parse_one(struct operations *ops, struct str name)
{
	const size_t ntypes = sizeof types / sizeof *types;

	for (size_t i = 0; i < ntypes; i++) {
		struct dec number;

		if (!matches(name, types[i].name, &number) || !in_range(types[i].name, number))
			continue;
		*ARRAY_PUSH(ops->p, ops->n, ops->cap) =
		    (struct operation){ name, types[i].answer, types[i].states, number };
		ops->states |= types[i].states;
		/* A deviation is made of both sums. */
		if (types[i].states & NEEDS(SQUARES))
			ops->states |= NEEDS(SUM);
		if (types[i].states & NEEDS(TOP) && number.coef > ops->top)
			ops->top = (uint32_t)number.coef;
		return true;
	}
	return false;
}

bool
operations_parse(struct operations *ops, struct str list, struct buf *why)
{
	const size_t naliases = sizeof aliases / sizeof *aliases;

	while (list.p != NULL) {
		struct str name = str_cut(&list, ',');
		bool known = false;

		for (size_t i = 0; i < naliases && !known; i++)
			known = str_eq(name, aliases[i].name) && operations_parse(ops, aliases[i].list, why);
		if (!known && !parse_one(ops, name)) {
			buf_printf(why, "no such operation: %.*s (there are", STR_ARG(name));
			operations_names(why);
			buf_char(why, ')');
			return false;
		}
	}
	return true;
}

void
operations_names(struct buf *out)
{
#define NAME(name, ...) buf_add(out, STR(" " name));
	OPERATIONS(NAME)
	OPERATION_ALIASES(NAME)
#undef NAME
}
