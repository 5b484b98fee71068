#include "stats/values.h"

#include <stdlib.h>

void
values_init(struct values *v)
{
	*v = (struct values){ 0 };
}

void
values_release(struct values *v)
{
	free(v->table);
	values_init(v);
}

static bool
same(struct dec a, struct dec b)
{
	return a.coef == b.coef && a.scale == b.scale;
}

/* Where a normalised number is, or belongs. */
static struct value *
find(struct value *table, size_t cap, struct dec d)
{
	/* Fibonacci hashing (Knuth, TAOCP 3, 6.4): the high bits are the well mixed ones. */
	unsigned long long h = (unsigned long long)d.coef ^ (unsigned long long)(d.coef >> 64) * 31 ^
	    (unsigned long long)d.scale << 56;
	size_t i = (size_t)((h * 0x9E3779B97F4A7C15u) >> 32) & (cap - 1);

	while (table[i].count != 0 && !same(table[i].number, d))
		i = (i + 1) & (cap - 1);
	return &table[i];
}

static void
grow(struct values *v)
{
	size_t cap = v->cap ? v->cap * 2 : 16;
	struct value *table = mem_alloc(cap * sizeof *table);

	for (size_t i = 0; i < cap; i++)
		table[i] = (struct value){ .count = 0 };
	for (size_t i = 0; i < v->cap; i++)
		if (v->table[i].count != 0)
			*find(table, cap, v->table[i].number) = v->table[i];
	free(v->table);
	v->table = table;
	v->cap = cap;
}

void
values_add(struct values *v, struct dec number)
{
	struct value *place;

	number = dec_normal(number);
	if (v->n + 1 > v->cap / 4 * 3)
		grow(v);
	place = find(v->table, v->cap, number);
	if (place->count++ == 0) {
		place->number = number;
		v->n++;
	}
	v->total++;
}

static int
value_cmp(const void *a, const void *b)
{
	return dec_cmp(((const struct value *)a)->number, ((const struct value *)b)->number);
}

void
values_sort(struct values *v)
{
	size_t n = 0;

	for (size_t i = 0; i < v->cap; i++)
		if (v->table[i].count != 0)
			v->table[n++] = v->table[i];
	if (n > 0)
		qsort(v->table, n, sizeof *v->table, value_cmp);
}

/* The number at a place of the sorted sequence, from 0. */
static struct dec
value_at(const struct values *v, unsigned long long place)
{
	size_t i = 0;

	while (place >= v->table[i].count)
		place -= v->table[i++].count;
	return v->table[i].number;
}

bool
values_median(const struct values *v, struct dec *out)
{
	struct dec below = value_at(v, (v->total - 1) / 2), above = value_at(v, v->total / 2);
	struct dec sum;

	if (same(below, above)) {
		*out = below;
		return true;
	}
	/* x / 2 = 5x / 10 */
	return dec_add(&sum, below, above) && dec_make(out, sum.coef * 5, -(sum.scale + 1));
}
