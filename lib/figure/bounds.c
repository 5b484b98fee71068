/* The interval that the wording of a figure allows. */
#include "figure/reader.h"

static struct dec
power(int exp)
{
	struct dec d = DEC_ZERO;

	dec_make(&d, 1, exp);
	return d;
}

static struct dec
plus(struct dec a, struct dec b)
{
	struct dec sum = a;

	return dec_add(&sum, a, b) ? sum : a;
}

static struct dec
minus(struct dec a, struct dec b)
{
	struct dec difference = a;

	return dec_sub(&difference, a, b) ? difference : a;
}

static struct dec
magnitude(struct dec a)
{
	return dec_sign(a) < 0 ? dec_neg(a) : a;
}

/* Kinds of which an unfolded whole number is exact. */
static bool
is_exact(const struct draft *d)
{
	switch (d->kind) {
	case FIGURE_COUNT:
	case FIGURE_ORDINAL:
	case FIGURE_LABEL:
	case FIGURE_AGE:
	case FIGURE_DURATION:
	case FIGURE_MONEY:
		return d->exact;
	default:
		return false;
	}
}

/* What is said without a qualifier: the number, or half a place to both sides. */
static struct interval
printed(const struct draft *d)
{
	struct dec half = DEC_ZERO;

	if (d->is_range)
		return (struct interval){ d->low, d->high };
	if (is_exact(d))
		return interval_point(d->value);
	dec_make(&half, 5, d->place - 1);
	return (struct interval){ minus(d->value, half), plus(d->value, half) };
}

/* 多: up to the next step of the last digit that is not 0; a count goes inward by one. */
static struct interval
more(const struct draft *d)
{
	struct interval i = { d->value, plus(d->value, power(d->top)) };

	if (d->kind == FIGURE_COUNT && d->exact && d->top > 0) {
		i.low = plus(i.low, dec_int(1));
		i.high = minus(i.high, dec_int(1));
	}
	return i;
}

static struct interval
about(const struct draft *d)
{
	struct interval i = printed(d);
	struct dec place = power(is_exact(d) && d->place > 0 ? 0 : d->place), five = DEC_ZERO;

	/* A span says itself how wide it is. */
	if (d->is_range && d->kind != FIGURE_FRACTION)
		return i;
	if (d->is_range)
		place = DEC_ZERO;
	if (dec_mul(&five, magnitude(d->is_range ? i.high : d->value), (struct dec){ 5, 2, 0 }, DEC_UP) &&
	    dec_cmp(five, place) > 0)
		place = five;
	return (struct interval){ minus(i.low, place), plus(i.high, place) };
}

static struct interval
qualified(const struct draft *d, int qualifier)
{
	switch (qualifier) {
	case QUALIFIER_ABOUT:
		return about(d);
	case QUALIFIER_OVER:
	case QUALIFIER_AT_LEAST:
		return (struct interval){ d->is_range ? d->low : d->value, DEC_INF };
	case QUALIFIER_UNDER:
	case QUALIFIER_AT_MOST:
		return (struct interval){ DEC_NEG_INF, d->is_range ? d->high : d->value };
	case QUALIFIER_MORE:
		return d->is_range ? printed(d) : more(d);
	case QUALIFIER_NEAR:
		return d->is_range ? printed(d) : (struct interval){ minus(d->value, power(d->top)), d->value };
	default:
		return printed(d);
	}
}

void
draft_bound(struct draft *d)
{
	struct interval a, b;

	/* A fraction's bounds are known but for its qualifiers. */
	if (d->done && d->kind == FIGURE_FRACTION && d->before != QUALIFIER_NEAR && d->behind != QUALIFIER_NEAR)
		d->is_range = true;
	else if (d->done || (!d->has_value && !d->is_range))
		return;
	if (d->more && d->behind == QUALIFIER_EXACT)
		d->behind = QUALIFIER_MORE;
	else if (d->more && d->before == QUALIFIER_EXACT)
		d->before = QUALIFIER_MORE;
	/* As most are. */
	if (is_exact(d) && !d->is_range && d->before == QUALIFIER_EXACT && d->behind == QUALIFIER_EXACT) {
		d->low = d->high = d->value;
		d->done = true;
		return;
	}
	a = qualified(d, d->before != QUALIFIER_EXACT ? d->before : d->behind);
	if (d->before != QUALIFIER_EXACT && d->behind != QUALIFIER_EXACT) {
		b = qualified(d, d->behind);
		/* 约50多人 are 50多. */
		if (d->behind == QUALIFIER_MORE && d->before == QUALIFIER_ABOUT)
			a = b;
		/* 最高70多 is at most what 70多 may be. */
		if (d->behind == QUALIFIER_MORE && d->before == QUALIFIER_AT_MOST) {
			a.high = b.high;
			b.low = a.low;
		}
		/* Both hold, unless they contradict each other. */
		if (dec_cmp(a.low, b.low) < 0 && dec_cmp(b.low, a.high) <= 0)
			a.low = b.low;
		if (dec_cmp(b.high, a.high) < 0 && dec_cmp(a.low, b.high) <= 0)
			a.high = b.high;
	}
	d->low = a.low;
	d->high = a.high;
	if (d->done)
		d->is_range = false;
	d->done = true;
}

enum figure_qualifier
draft_qualifier(const struct draft *d)
{
	int q = d->before != QUALIFIER_EXACT ? d->before : d->behind;

	if (q == QUALIFIER_NEAR)
		return QUALIFIER_UNDER;
	if (q == QUALIFIER_EXACT && d->is_range)
		return QUALIFIER_RANGE;
	return (enum figure_qualifier)q;
}
