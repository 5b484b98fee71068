#include "stats/values.h"

#include <stdlib.h>

#include "stats/sort.h"

enum { TAIL_MIN = 10, TAIL_UNSORTED = 256 };

struct long_values {
	struct long_value {
		struct dec number;
		uint64_t count;
	} *p;
	size_t n, cap;
};

void
values_release(struct values *v)
{
	if (v->longs != NULL)
		free(v->longs->p);
	free(v->longs);
	free(v->run);
	free(v->tail.narrow);
	*v = (struct values){ 0 };
}

/* --- numbers that do not fit: a list that is sorted and folded whenever it is full */

static int
long_cmp(const void *a, const void *b)
{
	return dec_cmp(((const struct long_value *)a)->number, ((const struct long_value *)b)->number);
}

static void
fold_longs(struct long_values *l)
{
	size_t n = 0;

	if (l->n > 1)
		qsort(l->p, l->n, sizeof *l->p, long_cmp);
	for (size_t i = 0; i < l->n; i++) {
		if (n > 0 && dec_cmp(l->p[n - 1].number, l->p[i].number) == 0)
			l->p[n - 1].count += l->p[i].count;
		else
			l->p[n++] = l->p[i];
	}
	l->n = n;
}

static void
add_long(struct values *v, struct dec number, uint64_t count)
{
	struct long_values *l = v->longs;

	if (l == NULL) {
		l = v->longs = mem_alloc(sizeof *l);
		*l = (struct long_values){ 0 };
	}
	if (l->n == l->cap) {
		fold_longs(l);
		if (l->n > l->cap / 2)
			l->p = array_grow(l->p, &l->cap, l->cap + 1, sizeof *l->p);
		else if (l->p == NULL)
			l->p = array_grow(l->p, &l->cap, 1, sizeof *l->p);
	}
	l->p[l->n++] = (struct long_value){ number, count };
}

/* --- the tail */

/* Merge two sorted runs, the second counting as it says, or each number of it once. */
static void
merge_runs(struct values *v, const struct value *run, const int64_t *numbers, uint32_t n)
{
	struct value *merged = mem_alloc(((size_t)v->n + n) * sizeof *merged), *to = merged;
	uint32_t a = 0;

	for (uint32_t i = 0; i < n; i++) {
		int64_t coef = run != NULL ? run[i].coef : numbers[i];
		uint64_t count = run != NULL ? run[i].count : 1;

		while (a < v->n && v->run[a].coef <= coef)
			*to++ = v->run[a++];
		if (to > merged && to[-1].coef == coef)
			to[-1].count += count;
		else
			*to++ = (struct value){ coef, count };
	}
	while (a < v->n)
		*to++ = v->run[a++];
	free(v->run);
	v->n = (uint32_t)(to - merged);
	v->run = mem_realloc(merged, v->n * sizeof *merged);
}

/* A copy of the tail in 64-bit numbers, with room for cap. */
static int64_t *
widened(const struct values *v, size_t cap)
{
	int64_t *wide = mem_alloc(cap * sizeof *wide);

	for (uint32_t i = 0; i < v->ntail; i++)
		wide[i] = v->is_wide ? v->tail.wide[i] : v->tail.narrow[i];
	return wide;
}

static void
fold(struct values *v)
{
	int64_t *tail;

	if (v->ntail == 0)
		return;
	tail = v->is_wide ? v->tail.wide : widened(v, v->ntail);
	sort_numbers(tail, v->ntail);
	merge_runs(v, NULL, tail, v->ntail);
	v->ntail = 0;
	if (!v->is_wide)
		free(tail);
}

static void
resize_tail(struct values *v, uint32_t cap)
{
	v->tail_cap = cap;
	if (v->is_wide)
		v->tail.wide = mem_realloc(v->tail.wide, cap * sizeof *v->tail.wide);
	else
		v->tail.narrow = mem_realloc(v->tail.narrow, cap * sizeof *v->tail.narrow);
}

/*
 * A small group only has a tail, which takes the least memory.  Of a large one the tail is
 * half as many as there are distinct numbers: sorting it in then is linear work all in all.
 */
static void
make_room(struct values *v)
{
	if (v->tail_cap < TAIL_UNSORTED) {
		resize_tail(v, v->tail_cap < TAIL_MIN ? TAIL_MIN : v->tail_cap * 7 / 4);
		return;
	}
	fold(v);
	if (v->tail_cap < v->n / 2)
		resize_tail(v, v->tail_cap * 2);
}

static void
push(struct values *v, int64_t coef)
{
	if (v->ntail == v->tail_cap)
		make_room(v);
	if (!v->is_wide && coef != (int32_t)coef) {
		int64_t *wide = widened(v, v->tail_cap);

		free(v->tail.narrow);
		v->tail.wide = wide;
		v->is_wide = true;
	}
	if (v->is_wide)
		v->tail.wide[v->ntail++] = coef;
	else
		v->tail.narrow[v->ntail++] = (int32_t)coef;
}

/* --- one scale for all */

/* *c *= 10^k. false: does not fit, and *c is lost. */
static bool
enlarge(int64_t *c, int k)
{
	return k == 0 || (k <= 18 && !__builtin_mul_overflow(*c, ten_to[k], c));
}

/* The tail times 10^k. false: some number does not fit then, and it is as it was. */
static bool
enlarge_tail(struct values *v, int k)
{
	uint32_t n = v->ntail;
	int64_t *tail = widened(v, n);
	bool fits = true;

	for (uint32_t i = 0; i < n && fits; i++)
		fits = enlarge(&tail[i], k);
	if (fits) {
		v->ntail = 0;
		for (uint32_t i = 0; i < n; i++)
			push(v, tail[i]);
	}
	free(tail);
	return fits;
}

/* Give everything more decimals.  false: some number does not fit then, and all is as it was. */
static bool
raise_scale(struct values *v, int scale)
{
	int k = scale - v->scale;
	int64_t least, most;

	if (v->n > 0) {
		fold(v);
		least = v->run[0].coef;
		most = v->run[v->n - 1].coef;
		if (!enlarge(&least, k) || !enlarge(&most, k))
			return false;
	} else if (v->ntail > 0 && !enlarge_tail(v, k)) {
		return false;
	}
	for (uint32_t i = 0; i < v->n; i++)
		enlarge(&v->run[i].coef, k);
	v->scale = (unsigned char)scale;
	return true;
}

/* The number at the scale of v, which is raised if need be. false: it is a long one. */
static bool
to_coef(struct values *v, struct dec d, int64_t *coef)
{
	*coef = (int64_t)d.coef;
	if (*coef != d.coef || (d.scale > v->scale && !raise_scale(v, d.scale)))
		return false;
	return enlarge(coef, v->scale - d.scale);
}

void
values_add_any(struct values *v, struct dec number)
{
	int64_t coef;

	if (!to_coef(v, number, &coef)) {
		add_long(v, number, 1);
		return;
	}
	push(v, coef);
}

bool
values_append(struct values *v, struct dec number, uint64_t count)
{
	struct value one = { 0, count };

	if (!to_coef(v, number, &one.coef)) {
		add_long(v, number, count);
		return true;
	}
	if (v->n > 0 && v->run[v->n - 1].coef >= one.coef)
		return false;
	/* A power of 2 is where there is no room for more. */
	if ((v->n & (v->n - 1)) == 0)
		v->run = mem_realloc(v->run, (v->n ? 2 * (size_t)v->n : 1) * sizeof *v->run);
	v->run[v->n++] = one;
	return true;
}

void
values_merge(struct values *v, struct values *from)
{
	fold(v);
	fold(from);
	if (from->run == NULL) {
		/* all it has is long */
	} else if ((from->scale > v->scale && !raise_scale(v, from->scale)) ||
	    (from->scale < v->scale && !raise_scale(from, v->scale))) {
		for (uint32_t i = 0; i < from->n; i++)
			add_long(v, dec_normal((struct dec){ from->run[i].coef, from->scale, 0 }),
			    from->run[i].count);
	} else {
		merge_runs(v, from->run, NULL, from->n);
	}
	for (size_t i = 0; from->longs != NULL && i < from->longs->n; i++)
		add_long(v, from->longs->p[i].number, from->longs->p[i].count);
}

/* --- sorted */

void
values_sort(struct values *v)
{
	fold(v);
	free(v->tail.narrow);
	v->tail.narrow = NULL;
	v->tail_cap = 0;
	if (v->longs == NULL)
		return;
	/* Which numbers are long was a matter of what came first: all are, now. */
	for (uint32_t i = 0; i < v->n && v->run != NULL; i++)
		add_long(v, dec_normal((struct dec){ v->run[i].coef, v->scale, 0 }), v->run[i].count);
	free(v->run);
	v->run = NULL;
	fold_longs(v->longs);
	v->n = (uint32_t)v->longs->n;
}

struct dec
values_at(const struct values *v, uint32_t i)
{
	if (v->longs != NULL)
		return v->longs->p[i].number;
	return dec_normal((struct dec){ v->run[i].coef, v->scale, 0 });
}

uint64_t
values_count(const struct values *v, uint32_t i)
{
	return v->longs != NULL ? v->longs->p[i].count : v->run[i].count;
}

bool
values_multiply(struct values *v, struct dec factor)
{
	struct values product = { 0 };

	values_sort(v);
	for (uint32_t i = 0; i < v->n; i++) {
		struct dec up, down;

		if (!dec_mul(&up, values_at(v, i), factor, DEC_UP) ||
		    !dec_mul(&down, values_at(v, i), factor, DEC_DOWN) || dec_cmp(up, down) != 0) {
			values_release(&product);
			return false;
		}
		values_append(&product, dec_normal(up), values_count(v, i));
	}
	values_release(v);
	*v = product;
	return true;
}

/* The figure at a place of the whole sequence, from 0. */
static struct dec
figure_at(const struct values *v, uint64_t place)
{
	uint32_t i = 0;

	while (place >= values_count(v, i))
		place -= values_count(v, i++);
	return values_at(v, i);
}

bool
values_quantile(const struct values *v, uint64_t total, struct dec percent, struct dec *out)
{
	struct dec at, whole, below, above, step, fraction;

	if (!dec_mul(&at, dec_int((long long)total - 1), percent, DEC_HALF_EVEN) ||
	    !dec_mul(&at, at, (struct dec){ 1, 2, 0 }, DEC_HALF_EVEN))
		return false;
	whole = dec_round(at, 0, DEC_DOWN);
	below = figure_at(v, (uint64_t)whole.coef);
	if (!dec_sub(&fraction, at, whole))
		return false;
	if (dec_is_zero(fraction)) {
		*out = below;
		return true;
	}
	above = figure_at(v, (uint64_t)whole.coef + 1);
	return dec_sub(&step, above, below) && dec_mul(&step, step, dec_normal(fraction), DEC_HALF_EVEN) &&
	    dec_add(out, below, step);
}

struct dec
values_mode(const struct values *v)
{
	uint32_t most = 0;

	for (uint32_t i = 1; i < v->n; i++)
		if (values_count(v, i) > values_count(v, most))
			most = i;
	return values_at(v, most);
}
