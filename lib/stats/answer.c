#include "stats/answer.h"

#include "table/tsv.h"

/* The state of this type of the group at hand, which has those that the operation is answered from. */
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

void
answer_figures(struct answer *a)
{
	count(a, ((const struct counts *)STATE_OF(a, COUNTS))->figures);
}

void
answer_values(struct answer *a)
{
	if (a->scale == MEASURE_ADDS || a->scale == MEASURE_RANKS)
		count(a, nvalues(a));
	else
		nothing(a);
}

void
answer_sum(struct answer *a)
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

void
answer_low(struct answer *a)
{
	const struct bounds *b = STATE_OF(a, BOUNDS);

	sum_bound(a, &b->low, b->low_inf, DEC_NEG_INF);
}

void
answer_high(struct answer *a)
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

void
answer_min(struct answer *a)
{
	extreme(a, ((const struct extremes *)STATE_OF(a, EXTREMES))->least);
}

void
answer_max(struct answer *a)
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

void
answer_range(struct answer *a)
{
	distance(a, 0);
}

void
answer_span(struct answer *a)
{
	if (a->scale == MEASURE_SPANS)
		distance(a, a->kind == FIGURE_DATE);
	else
		nothing(a);
}

void
answer_mean(struct answer *a)
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

void
answer_median(struct answer *a)
{
	quantile(a, dec_int(50));
}

void
answer_quantile(struct answer *a)
{
	quantile(a, a->operation->number);
}

/* The root of (n * squares - sum^2) / (n * (n - 1)), exact up to its last step. */
void
answer_stddev(struct answer *a)
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

void
answer_mode(struct answer *a)
{
	if (has_values(a))
		number(a, values_mode(STATE_OF(a, MULTISET)));
	else
		nothing(a);
}

void
answer_distinct(struct answer *a)
{
	if (a->scale == MEASURE_ADDS || a->scale == MEASURE_RANKS)
		count(a, ((const struct values *)STATE_OF(a, MULTISET))->n);
	else
		nothing(a);
}

void
answer_first(struct answer *a)
{
	if (has_values(a))
		number(a, ((const struct ends *)STATE_OF(a, ENDS))->first.value);
	else
		nothing(a);
}

void
answer_last(struct answer *a)
{
	if (has_values(a))
		number(a, ((const struct ends *)STATE_OF(a, ENDS))->last.value);
	else
		nothing(a);
}

void
answer_share(struct answer *a)
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

void
answer_digit(struct answer *a)
{
	if (a->scale == MEASURE_ADDS || a->scale == MEASURE_RANKS)
		count(a, ((const struct digits *)STATE_OF(a, DIGITS))
				->count[(int)a->operation->number.coef - 1]);
	else
		nothing(a);
}

void
answer_top(struct answer *a)
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
