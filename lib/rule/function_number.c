/* Functions of numbers. */
#include "rule/function.h"

/* The number as it is printed, without its rounding. */
struct value
call_exact(struct scope *s, const struct value *a, size_t n)
{
	const struct figure *f = function_figure(s, a);
	struct value v = a[0];

	(void)n;
	if (f == NULL || !f->has_number || a[0].type != VALUE_NUMBER)
		return value_undecided;
	v.range = interval_point(f->number);
	if (f->kind == FIGURE_PERCENT || f->kind == FIGURE_POINT)
		if (!interval_div(&v.range, v.range, interval_point(dec_int(100))))
			return value_undecided;
	return v;
}

/* The same without its unit, to be compared with any number. */
struct value
call_bare(struct scope *s, const struct value *a, size_t n)
{
	struct value v = call_exact(s, a, n);

	return v.type == VALUE_NUMBER ? function_pure(v.range) : v;
}

/* Does the text before a figure end with one of the words of a|b|c? */
static bool
is_behind(struct scope *s, const struct value *figure, struct str words)
{
	struct str before = call_before(s, figure, 1).text;

	for (struct str rest = words; rest.p != NULL;) {
		struct str word = str_trim(str_cut(&rest, '|'));

		if (word.n > 0 && str_ends(before, word))
			return true;
	}
	return false;
}

/* Half of the last place of d that is not 0: 5 of 120, 0.05 of 4.7. */
static struct dec
half_place(struct dec d)
{
	struct dec half = dec_int(5);

	d = dec_normal(d);
	for (half.scale = (short)(d.scale + 1); d.coef != 0 && d.coef % 10 == 0; d.coef /= 10)
		half.coef *= 10;
	return half;
}

/* An end of the interval that is the printed number itself, moved outward by half its last place. */
static bool
soften(struct interval *i, struct dec printed)
{
	struct dec half = half_place(printed);
	bool low = dec_cmp(i->low, printed) == 0, high = dec_cmp(i->high, printed) == 0;

	return (!low || dec_sub(&i->low, printed, half)) && (!high || dec_add(&i->high, printed, half));
}

/* Has it more than one digit that is not 0?  近20% is less than 20 %, 近4.7倍 may be 4.71. */
static bool
has_digits(struct dec d)
{
	struct dec half = half_place(d), ten;

	return dec_mul(&ten, half, dec_int(20), DEC_UP) && dec_cmp(d, ten) >= 0;
}

/*
 * Behind 达 (a word of the rule's) 48.7 % may be printed as 48 %: twice the half place
 * upward.  The bound that 近 or 超 sets was rounded before it was printed.
 */
struct value
call_cut(struct scope *s, const struct value *a, size_t n)
{
	struct value v = a[0], printed = call_exact(s, a, 1);
	struct dec half;

	(void)n;
	if (v.type != VALUE_NUMBER || a[1].type != VALUE_TEXT)
		return value_undecided;
	if (printed.type != VALUE_NUMBER || interval_is_point(v.range))
		return v;
	if (has_digits(printed.range.low) && !soften(&v.range, printed.range.low))
		return value_undecided;
	if (v.range.high.inf || !is_behind(s, a, a[1].text))
		return v;
	if (!dec_sub(&half, v.range.high, printed.range.low) || dec_sign(half) < 0 ||
	    !dec_add(&v.range.high, v.range.high, half))
		return value_undecided;
	return v;
}

struct value
call_rounded(struct scope *s, const struct value *a, size_t n)
{
	struct value v = a[0];

	(void)s;
	(void)n;
	if (v.type != VALUE_NUMBER || v.figure == NO_FIGURE || !interval_is_point(v.range) ||
	    v.range.low.inf || dec_sign(v.range.low) == 0)
		return v;
	return soften(&v.range, v.range.low) ? v : value_undecided;
}

/* The interval of the amounts of what an interval holds. */
static struct interval
interval_amount(struct interval i)
{
	if (dec_sign(i.low) >= 0)
		return i;
	if (dec_sign(i.high) <= 0)
		return (struct interval){ dec_neg(i.high), dec_neg(i.low) };
	return (struct interval){ DEC_ZERO, dec_cmp(dec_neg(i.low), i.high) > 0 ? dec_neg(i.low) : i.high };
}

struct value
call_difference(struct scope *s, const struct value *a, size_t n)
{
	struct value v = a[0], b = a[1];

	(void)n;
	if (v.type != VALUE_NUMBER || b.type != VALUE_NUMBER || !value_same_unit(s, &v, &b) ||
	    !interval_sub(&v.range, b.range, v.range))
		return value_undecided;
	v.range = interval_amount(v.range);
	v.figure = NO_FIGURE;
	return v;
}

/* b / a - 1 and not (b - a) / a, which would count the rounding of a twice. */
struct value
call_change(struct scope *s, const struct value *a, size_t n)
{
	struct value v = a[0], b = a[1];
	struct interval r;

	(void)n;
	if (v.type != VALUE_NUMBER || b.type != VALUE_NUMBER || !value_same_unit(s, &v, &b) ||
	    !interval_div(&r, b.range, v.range) || !interval_sub(&r, r, interval_point(dec_int(1))))
		return value_undecided;
	return function_pure(interval_amount(r));
}

enum { POWER_MAX = 200 };

/* base to the n-th, base >= 0. */
static bool
interval_power(struct interval *out, struct interval base, long n)
{
	*out = interval_point(dec_int(1));
	for (long i = 0; i < n; i++)
		if (!interval_mul(out, *out, base))
			return false;
	return true;
}

/* A whole number from 0 to POWER_MAX in an argument, or -1. */
static long
small_whole(const struct value *v)
{
	if (v->type != VALUE_NUMBER || !interval_is_point(v->range) || !dec_is_whole(v->range.low) ||
	    dec_sign(v->range.low) < 0 || dec_cmp(v->range.low, dec_int(POWER_MAX)) > 0)
		return -1;
	return (long)dec_normal(v->range.low).coef;
}

struct value
call_power(struct scope *s, const struct value *a, size_t n)
{
	struct value v = a[0];
	long exponent = small_whole(&a[1]);

	(void)s;
	(void)n;
	if (exponent < 0 || a[0].type != VALUE_NUMBER || dec_sign(a[0].range.low) < 0 ||
	    !interval_power(&v.range, a[0].range, exponent))
		return value_undecided;
	v.literal = true;
	v.figure = NO_FIGURE;
	return v;
}

/* The n-th root of d >= 0 to 12 places by bisection; for a message. */
static bool
root(struct dec *out, struct dec d, long n)
{
	struct dec low = DEC_ZERO, high = dec_cmp(d, dec_int(1)) > 0 ? d : dec_int(1);

	for (int i = 0; i < 120; i++) {
		struct dec mid;
		struct interval p;

		if (!dec_add(&mid, low, high) || !dec_mul(&mid, mid, (struct dec){ 5, 1, 0 }, DEC_DOWN))
			return false;
		mid = dec_round(mid, 12, DEC_DOWN);
		if (dec_cmp(mid, low) == 0)
			break;
		if (interval_power(&p, interval_point(mid), n) && dec_cmp(p.low, d) <= 0)
			low = mid;
		else
			high = mid;
	}
	*out = low;
	return true;
}

struct value
call_root(struct scope *s, const struct value *a, size_t n)
{
	struct value v = a[0];
	long k = small_whole(&a[1]);

	(void)s;
	(void)n;
	if (k < 1 || a[0].type != VALUE_NUMBER || dec_sign(a[0].range.low) < 0 || a[0].range.high.inf ||
	    !root(&v.range.low, a[0].range.low, k) || !root(&v.range.high, a[0].range.high, k))
		return value_undecided;
	v.literal = true;
	v.figure = NO_FIGURE;
	return v;
}

/* Is some whole k of n this share?  (GRIM: N. Brown and J. Heathers, 2017, doi:10.1177/1948550616673876) */
struct value
call_granular(struct scope *s, const struct value *a, size_t n)
{
	struct dec low, high;

	(void)s;
	(void)n;
	if (a[0].type != VALUE_NUMBER || a[1].type != VALUE_NUMBER || !interval_is_point(a[1].range) ||
	    !dec_mul(&low, a[0].range.low, a[1].range.low, DEC_DOWN) ||
	    !dec_mul(&high, a[0].range.high, a[1].range.high, DEC_UP) || low.inf || high.inf)
		return value_undecided;
	return value_truth(dec_cmp(dec_round(low, 0, DEC_UP), dec_round(high, 0, DEC_DOWN)) <= 0);
}

/* The parts of a ratio 21.5:36.1:42.4 added, each with its rounding. */
struct value
call_ratio_sum(struct scope *s, const struct value *a, size_t n)
{
	const struct figure *f = function_figure(s, a);
	struct str rest;
	struct interval sum = interval_point(DEC_ZERO);

	(void)n;
	if (f == NULL || f->kind != FIGURE_RATIO)
		return value_undecided;
	for (rest = f->code; rest.p != NULL;) {
		struct dec d;
		struct interval part;

		if (!dec_parse(&d, str_cut(&rest, ':')))
			return value_undecided;
		struct dec half = { 5, (short)(d.scale + 1), 0 };

		if (!dec_sub(&part.low, d, half) || !dec_add(&part.high, d, half) || !interval_add(&sum, sum, part))
			return value_undecided;
	}
	return function_pure(sum);
}

struct value
call_percent(struct scope *s, const struct value *a, size_t n)
{
	struct buf b;
	struct dec low, high;

	(void)n;
	if (a[0].type != VALUE_NUMBER || !dec_mul(&low, a[0].range.low, dec_int(100), DEC_HALF_EVEN) ||
	    !dec_mul(&high, a[0].range.high, dec_int(100), DEC_HALF_EVEN))
		return value_undecided;
	low = dec_normal(dec_round(low, 2, DEC_HALF_EVEN));
	high = dec_normal(dec_round(high, 2, DEC_HALF_EVEN));
	buf_init(&b);
	dec_print(&b, low);
	if (dec_cmp(low, high) != 0) {
		buf_add(&b, STR("%~"));
		dec_print(&b, high);
	}
	buf_char(&b, '%');
	return function_text(s, &b);
}

/* The ends of an interval, each as a number of its own. */
struct value
call_low(struct scope *s, const struct value *a, size_t n)
{
	(void)s;
	(void)n;
	return a[0].type == VALUE_NUMBER ? function_pure(interval_point(a[0].range.low)) : value_undecided;
}

struct value
call_high(struct scope *s, const struct value *a, size_t n)
{
	(void)s;
	(void)n;
	return a[0].type == VALUE_NUMBER ? function_pure(interval_point(a[0].range.high)) : value_undecided;
}
