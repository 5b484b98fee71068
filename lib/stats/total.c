#include "stats/total.h"

#include <stdlib.h>

/* Where the 128 bits are emptied; what total_add does in place stays below ten times that. */
static const dec_coef limit = (dec_coef)1000000000000000000 * 1000000000000000000 * 10;

void
total_release(struct total *t)
{
	free(t->rest);
	*t = (struct total){ 0 };
}

static void
add_rest(struct total *t, const struct wide *w)
{
	if (t->rest == NULL) {
		t->rest = mem_alloc(sizeof *t->rest);
		*t->rest = (struct wide){ 0 };
	}
	wide_add(t->rest, w);
}

static void
add_wide(struct total *t, dec_coef coef, int scale)
{
	struct wide w = wide_from(coef);

	wide_scale(&w, TOTAL_SCALE - scale);
	add_rest(t, &w);
}

/* *c *= 10^k; false: that is beyond the limit, and it is as it was. */
static bool
enlarge(dec_coef *c, int k)
{
	dec_coef product = *c;

	for (; k > 0; k -= 18) {
		int64_t m = ten_to[k < 18 ? k : 18];

		if (product > limit / m || product < -limit / m)
			return false;
		product *= m;
	}
	*c = product;
	return true;
}

/* |c| < 2^124 */
static void
add(struct total *t, dec_coef c, int scale)
{
	if (scale > t->scale) {
		if (!enlarge(&t->coef, scale - t->scale)) {
			add_wide(t, t->coef, t->scale);
			t->coef = 0;
		}
		t->scale = scale;
	} else if (scale < t->scale) {
		if (!enlarge(&c, t->scale - scale)) {
			add_wide(t, c, scale);
			return;
		}
	}
	t->coef += c;
	if (t->coef > limit || t->coef < -limit) {
		add_wide(t, t->coef, t->scale);
		t->coef = 0;
	}
}

void
total_add_any(struct total *t, struct dec d)
{
	add(t, d.coef, d.scale);
}

void
total_add_square(struct total *t, struct dec d)
{
	if (d.coef < ten_to[18] && d.coef > -ten_to[18]) {
		add(t, d.coef * d.coef, 2 * d.scale);
	} else {
		struct wide w = wide_from(d.coef), square = wide_mul(&w, &w);

		wide_scale(&square, TOTAL_SCALE - 2 * d.scale);
		add_rest(t, &square);
	}
}

void
total_merge(struct total *t, const struct total *from)
{
	if (from->coef != 0)
		add(t, from->coef, from->scale);
	if (from->rest != NULL)
		add_rest(t, from->rest);
}

struct wide
total_wide(const struct total *t, int *scale)
{
	struct wide w = wide_from(t->coef);

	*scale = t->scale;
	if (t->rest != NULL) {
		wide_scale(&w, TOTAL_SCALE - t->scale);
		wide_add(&w, t->rest);
		*scale = TOTAL_SCALE;
	}
	return w;
}

bool
total_multiply(struct total *t, struct dec factor, int power)
{
	struct wide f = wide_from(factor.coef), unit = wide_from(1), rest, w;
	int scale;

	w = total_wide(t, &scale);
	wide_scale(&w, TOTAL_SCALE - scale);
	for (int i = 0; i < power; i++)
		w = wide_mul(&w, &f);
	wide_scale(&unit, factor.scale * power);
	f = w;
	wide_div(&f, &unit, &w, &rest);
	total_release(t);
	add_rest(t, &w);
	return rest.n == 0;
}

void
total_print(struct buf *out, const struct total *t)
{
	int scale;
	struct wide w = total_wide(t, &scale);

	wide_print(out, &w, scale);
}

bool
total_parse(struct total *t, struct str s)
{
	struct wide w;
	struct dec d;

	*t = (struct total){ 0 };
	if (number_parse(&d, s)) {
		total_add(t, d);
		return true;
	}
	if (!wide_parse(&w, s, TOTAL_SCALE))
		return false;
	add_rest(t, &w);
	return true;
}

bool
total_dec(const struct total *t, struct dec *out)
{
	struct wide w;
	dec_coef coef;
	int scale;

	if (t->rest == NULL && t->coef < limit / 10 && t->coef > -limit / 10 && t->scale <= DEC_SCALE_MAX) {
		*out = dec_normal((struct dec){ t->coef, (short)t->scale, 0 });
		return true;
	}
	w = total_wide(t, &scale);
	/* Its own digits, not those of the scale, are what must fit. */
	for (; scale > 0 && w.n > 0; scale--) {
		struct wide q = w;

		if (wide_div_short(&q, 10) != 0)
			return wide_to_coef(&w, &coef) && dec_make(out, coef, -scale);
		w = q;
	}
	return wide_to_coef(&w, &coef) && dec_make(out, coef, 0);
}
