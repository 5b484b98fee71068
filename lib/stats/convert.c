/*
 * Compatible units together: 公斤 and 吨 in one row, in the unit that most of the figures
 * have (the first by bytes, of several).
 *
 * One unit is num / den of its base (亩 = 2000/3 m2).  So that nothing is rounded, each
 * group's numbers are multiplied by a factor that is no fraction, and what all of them are
 * too large by is kept as the divisor of the results:
 *
 *   x from = x * num(from) * L/den(from) * den(to) / (L * num(to)),  L the dens' common multiple
 */
#include <stdlib.h>

#include "stats/stats_own.h"

struct item {
	struct group *group;
	struct str kind, unit, base;
	struct dec num, den;
};

static int
item_cmp(const void *a, const void *b)
{
	const struct item *x = a, *y = b;
	int c = str_cmp(x->kind, y->kind);

	if (c == 0)
		c = str_cmp(x->base, y->base);
	return c != 0 ? c : str_cmp(x->unit, y->unit);
}

/* num and den as whole numbers of the unit's base. false: the lexicon does not know it. */
static bool
look_up(struct item *item, const struct lexicon *lexicon, struct arena *arena)
{
	struct str over = item->unit, under, base;
	struct dec n, d;

	under = over;
	over = str_cut(&under, '/');
	if (!lexicon_unit_base(lexicon, over, &item->base, &item->num, &item->den))
		return false;
	while (under.p != NULL) {
		if (!lexicon_unit_base(lexicon, str_cut(&under, '/'), &base, &n, &d) ||
		    !dec_mul(&item->num, item->num, d, DEC_DOWN) || !dec_mul(&item->den, item->den, n, DEC_DOWN))
			return false;
		item->base = arena_printf(arena, "%.*s/%.*s", STR_ARG(item->base), STR_ARG(base));
	}
	while (!dec_is_whole(item->den))
		if (!dec_mul(&item->num, item->num, dec_int(10), DEC_DOWN) ||
		    !dec_mul(&item->den, item->den, dec_int(10), DEC_DOWN))
			return false;
	item->den = dec_normal(item->den);
	return item->den.coef < INT64_MAX;
}

static struct item *
collect(struct stats *s, const struct lexicon *lexicon, struct arena *arena, size_t *n)
{
	struct item *items = NULL;
	size_t cap = 0;

	*n = 0;
	for (size_t i = 0; i < s->groups.n; i++) {
		struct group *g = s->groups.list[i];
		struct item item = { .group = g };
		struct str rest = str_sub(group_key(g), g->kind_at, g->key_n);

		if (g->scale != MEASURE_ADDS || group_figures(&s->groups, g) == 0)
			continue;
		item.kind = str_cut(&rest, '\t');
		item.unit = str_cut(&rest, '\t');
		if (look_up(&item, lexicon, arena))
			*ARRAY_PUSH(items, *n, cap) = item;
	}
	if (*n > 1)
		qsort(items, *n, sizeof *items, item_cmp);
	return items;
}

/* The unit that most figures of a class have: the place of one of its items. */
static size_t
most_used(const struct groups *groups, const struct item *items, size_t n)
{
	size_t best = 0;
	uint64_t most = 0;

	for (size_t i = 0, end; i < n; i = end) {
		uint64_t figures = 0;

		for (end = i; end < n && str_eq(items[end].unit, items[i].unit); end++)
			figures += group_figures(groups, items[end].group);
		if (figures > most) {
			most = figures;
			best = i;
		}
	}
	return best;
}

/* The least common multiple of the divisors of a class. false: it is too large. */
static bool
common_multiple(const struct item *items, size_t n, struct dec *out)
{
	int64_t multiple = 1;

	for (size_t i = 0; i < n; i++) {
		int64_t a = multiple, b = (int64_t)items[i].den.coef;

		while (b != 0) {
			int64_t rest = a % b;

			a = b;
			b = rest;
		}
		if (multiple > INT64_MAX / ((int64_t)items[i].den.coef / a))
			return false;
		multiple *= (int64_t)items[i].den.coef / a;
	}
	*out = dec_int(multiple);
	return true;
}

/* *q = a / b, if that is a decimal. */
static bool
divides(struct dec *q, struct dec a, struct dec b)
{
	struct dec up;

	return dec_div(q, a, b, DEC_DOWN) && dec_div(&up, a, b, DEC_UP) && dec_cmp(*q, up) == 0;
}

/* Every item's num becomes its factor. false: some number is too large. */
static bool
find_factors(struct item *items, size_t n, struct item to, struct dec *divisor)
{
	struct dec multiple, times;
	bool fractions = false;

	if (!common_multiple(items, n, &multiple) || !dec_mul(divisor, multiple, to.num, DEC_DOWN))
		return false;
	for (size_t i = 0; i < n; i++) {
		struct item *item = &items[i];

		if (!divides(&times, multiple, item->den) || !dec_mul(&item->num, item->num, times, DEC_DOWN) ||
		    !dec_mul(&item->num, item->num, to.den, DEC_DOWN))
			return false;
		item->num = dec_normal(item->num);
		fractions |= !divides(&times, item->num, *divisor);
	}
	if (fractions)
		return true;
	for (size_t i = 0; i < n; i++)
		divides(&items[i].num, items[i].num, *divisor);
	*divisor = dec_int(1);
	return true;
}

static void
move(struct stats *s, struct groups *converted, struct group *from, struct str unit, struct dec divisor)
{
	struct str parts[KEYS_MAX];
	struct group *to;

	stats_keys(s, group_key(from), parts);
	parts[s->nkeys - 1] = unit;
	to = groups_find(converted, parts, s->nkeys);
	if (to == NULL)
		to = stats_new_group(s, converted, parts);
	group_merge(converted, to, from);
	group_divide(converted, to, divisor);
	/* It has gone over, and gives up its memory. */
	states_release(&s->layout, group_states(from));
	memset(group_states(from), 0, s->layout.size);
}

static void
convert_class(struct stats *s, struct groups *converted, struct item *items, size_t n,
    stats_report *report, void *context)
{
	const struct item to = items[most_used(&s->groups, items, n)];
	struct dec divisor = dec_int(1);
	bool alone = str_eq(items[0].unit, items[n - 1].unit);
	bool fits = alone || find_factors(items, n, to, &divisor);

	for (size_t i = 0; i < n; i++) {
		struct buf why;

		if (alone || (fits && states_multiply(&s->layout, group_states(items[i].group), items[i].num))) {
			move(s, converted, items[i].group, to.unit, divisor);
			continue;
		}
		buf_init(&why);
		buf_printf(&why, "%.*s in %.*s cannot be converted to %.*s: too many digits; left out",
		    STR_ARG(items[i].kind), STR_ARG(items[i].unit), STR_ARG(to.unit));
		report(context, buf_str(&why));
		buf_release(&why);
		states_release(&s->layout, group_states(items[i].group));
		memset(group_states(items[i].group), 0, s->layout.size);
	}
}

void
stats_convert(struct stats *s, const struct lexicon *lexicon, struct groups *converted,
    stats_report *report, void *context)
{
	struct arena arena;
	struct item *items;
	size_t n, end;

	arena_init(&arena);
	items = collect(s, lexicon, &arena, &n);
	for (size_t i = 0; i < n; i = end) {
		for (end = i + 1; end < n; end++)
			if (!str_eq(items[end].kind, items[i].kind) || !str_eq(items[end].base, items[i].base))
				break;
		convert_class(s, converted, items + i, end - i, report, context);
	}
	/* The others have no like. */
	for (size_t i = 0; i < s->groups.n; i++) {
		struct group *g = s->groups.list[i];
		struct str rest = str_sub(group_key(g), g->kind_at, g->key_n);

		str_cut(&rest, '\t');
		if (group_figures(&s->groups, g) > 0)
			move(s, converted, g, str_cut(&rest, '\t'), dec_int(1));
	}
	free(items);
	arena_release(&arena);
}
