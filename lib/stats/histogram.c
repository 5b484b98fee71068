#include "stats/histogram.h"

enum { LINEAR_BINS = 20, FINE_DECADES = 8 };

/* 10^k; beyond all numbers where it does not fit. */
static struct dec
power(int k)
{
	struct dec d;

	return dec_make(&d, 1, k) ? d : DEC_INF;
}

/* d, above 0, is at least 10^k and less than 10^(k + 1). */
static int
magnitude(struct dec d)
{
	int k = -d.scale;

	for (dec_coef c = d.coef; c >= 10; c /= 10)
		k++;
	return k;
}

/* The next of 1, 2, 5, 10, 20, ... times a power of ten; or of the powers alone. */
static struct dec
next_edge(struct dec edge, bool fine)
{
	int k = magnitude(edge);
	struct dec product;

	if (fine && dec_mul(&product, power(k), dec_int(2), DEC_DOWN) && dec_cmp(edge, product) < 0)
		return product;
	if (fine && dec_mul(&product, power(k), dec_int(5), DEC_DOWN) && dec_cmp(edge, product) < 0)
		return product;
	return power(k + 1);
}

/* The width of linear bins. */
static struct dec
round_step(struct dec range)
{
	struct dec least, step = dec_int(1);

	if (dec_sign(range) > 0 && dec_div(&least, range, dec_int(LINEAR_BINS), DEC_UP) &&
	    magnitude(least) >= -DEC_SCALE_MAX)
		for (step = power(magnitude(least)); dec_cmp(step, least) < 0;)
			step = next_edge(step, true);
	return step;
}

/* The greatest multiple of step that is not above d. */
static struct dec
floor_to(struct dec d, struct dec step)
{
	struct dec q;

	if (!dec_div(&q, d, step, DEC_DOWN) || !dec_mul(&q, dec_round(q, 0, DEC_DOWN), step, DEC_DOWN))
		return d;
	return q;
}

/* Count the values from *i on that are below the bin's high edge. */
static void
fill(struct bin *bin, const struct values *v, struct dec divisor, uint32_t *i)
{
	struct dec high;

	if (!dec_mul(&high, bin->high, divisor, DEC_UP))
		high = DEC_INF;
	for (bin->count = 0; *i < v->n && dec_cmp(values_at(v, *i), high) < 0; ++*i)
		bin->count += values_count(v, *i);
}

static size_t
linear_bins(const struct values *v, struct dec divisor, struct dec least, struct dec most, struct bin *bins)
{
	struct dec range, step, low;
	uint32_t i = 0;
	size_t n = 0;

	/* Too far apart for an exact difference: the greater of the two is near enough to it. */
	if (!dec_sub(&range, most, least))
		range = dec_cmp(most, dec_neg(least)) > 0 ? most : dec_neg(least);
	step = round_step(range);
	for (low = floor_to(least, step); i < v->n && n < BINS_MAX; low = bins[n++].high) {
		bins[n] = (struct bin){ .low = low };
		if (n + 1 == BINS_MAX || !dec_add(&bins[n].high, low, step))
			bins[n].high = DEC_INF;
		fill(&bins[n], v, divisor, &i);
	}
	return n;
}

/* What is not above 0; nothing is a bin too where there is none. */
static struct bin
not_positive(const struct values *v, uint32_t *i)
{
	struct bin bin = { DEC_NEG_INF, DEC_ZERO, 0 };

	for (; *i < v->n && dec_sign(values_at(v, *i)) <= 0; ++*i)
		bin.count += values_count(v, *i);
	return bin;
}

static size_t
logarithmic_bins(const struct values *v, struct dec divisor, struct dec most, struct bin *bins)
{
	uint32_t i = 0;
	struct bin bin = not_positive(v, &i);
	size_t n = 0;
	bool fine, begun = false;

	if (bin.count > 0)
		bins[n++] = bin;
	if (i == v->n || !dec_div(&bin.high, values_at(v, i), divisor, DEC_DOWN) || dec_sign(bin.high) <= 0)
		return n;
	fine = magnitude(most) - magnitude(bin.high) < FINE_DECADES;
	bin.high = power(magnitude(bin.high));
	while (i < v->n && n < BINS_MAX) {
		bin.low = bin.high;
		bin.high = n + 1 == BINS_MAX ? DEC_INF : next_edge(bin.low, fine);
		fill(&bin, v, divisor, &i);
		begun = begun || bin.count > 0;	/* the first ones may be below the least value */
		if (begun)
			bins[n++] = bin;
	}
	return n;
}

size_t
histogram(const struct values *v, struct dec divisor, bool logarithmic, struct bin bins[BINS_MAX])
{
	struct dec least, most;

	if (!dec_div(&least, values_at(v, 0), divisor, DEC_DOWN) ||
	    !dec_div(&most, values_at(v, v->n - 1), divisor, DEC_UP))
		return 0;
	return logarithmic ? logarithmic_bins(v, divisor, most, bins) :
	    linear_bins(v, divisor, least, most, bins);
}
