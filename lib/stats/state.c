#include "stats/state.h"

#include <stdlib.h>

/* --- each state by itself; its text for a table is in state_text.c */

/* What total.h and values.h have already, */
#define sum_merge total_merge
#define sum_multiply(s, factor) total_multiply(s, factor, 1)
#define sum_release total_release
#define squares_merge total_merge
#define squares_multiply(s, factor) total_multiply(s, factor, 2)
#define squares_release total_release
#define multiset_merge values_merge
#define multiset_multiply values_multiply
#define multiset_release values_release
/* and where there is nothing to do: the leading digits stay those that were written. */
#define counts_multiply(s, factor) true
#define counts_release(s) ((void)(s))
#define extremes_release(s) ((void)(s))
#define digits_multiply(s, factor) true
#define digits_release(s) ((void)(s))

static void
counts_add(struct counts *s, const struct reading *r)
{
	s->figures++;
	s->values += r->has_value;
}

static void
counts_merge(struct counts *s, const struct counts *from)
{
	s->figures += from->figures;
	s->values += from->values;
}

static void
sum_add(struct total *s, const struct reading *r)
{
	if (r->has_value)
		total_add(s, r->value);
}

static void
squares_add(struct total *s, const struct reading *r)
{
	if (r->has_value)
		total_add_square(s, r->value);
}

static void
bounds_add(struct bounds *s, const struct reading *r)
{
	const struct dec *low = r->has_range ? &r->range.low : &r->value;
	const struct dec *high = r->has_range ? &r->range.high : &r->value;

	s->unbounded |= r->unbounded;
	if (r->scale == MEASURE_SPANS || !(r->has_range || r->has_value))
		return;
	s->ranges++;
	if (low->inf)
		s->low_inf = true;
	else
		total_add(&s->low, *low);
	if (high->inf)
		s->high_inf = true;
	else
		total_add(&s->high, *high);
}

static void
bounds_merge(struct bounds *s, const struct bounds *from)
{
	total_merge(&s->low, &from->low);
	total_merge(&s->high, &from->high);
	s->ranges += from->ranges;
	s->low_inf |= from->low_inf;
	s->high_inf |= from->high_inf;
	s->unbounded |= from->unbounded;
}

static bool
bounds_multiply(struct bounds *s, struct dec factor)
{
	return total_multiply(&s->low, factor, 1) && total_multiply(&s->high, factor, 1);
}

static void
bounds_release(struct bounds *s)
{
	total_release(&s->low);
	total_release(&s->high);
}

/* *d *= factor, exactly. */
static bool
multiply(struct dec *d, struct dec factor)
{
	struct dec up, down;

	if (!dec_mul(&up, *d, factor, DEC_UP) || !dec_mul(&down, *d, factor, DEC_DOWN))
		return false;
	*d = up.inf ? up : dec_normal(up);
	return dec_cmp(up, down) == 0;
}

/* dec_cmp(*a, *b) < 0, nearly always of short numbers. */
static inline bool
is_less(const struct dec *a, const struct dec *b)
{
	dec_coef coef;

	if (a->inf == 0 && b->inf == 0) {
		if (number_at(*a, b->scale, &coef))
			return coef < b->coef;
		if (number_at(*b, a->scale, &coef))
			return a->coef < coef;
	}
	return dec_cmp(*a, *b) < 0;
}

static void
widen(struct extremes *s, const struct dec *least, const struct dec *greatest)
{
	if (!s->any || is_less(least, &s->least))
		s->least = *least;
	if (!s->any || is_less(&s->greatest, greatest))
		s->greatest = *greatest;
	s->any = true;
}

static void
extremes_add(struct extremes *s, const struct reading *r)
{
	if (r->scale == MEASURE_SPANS && r->has_range)
		widen(s, &r->range.low, &r->range.high);
	else if (r->has_value)
		widen(s, &r->value, &r->value);
}

static void
extremes_merge(struct extremes *s, const struct extremes *from)
{
	if (from->any)
		widen(s, &from->least, &from->greatest);
}

static bool
extremes_multiply(struct extremes *s, struct dec factor)
{
	return !s->any || (multiply(&s->least, factor) && multiply(&s->greatest, factor));
}

static void
multiset_add(struct values *s, const struct reading *r)
{
	if (r->has_value)
		values_add(s, r->value);
}

/* Take at for the end if it is further out: sign -1 for the first, 1 for the last. */
static void
ends_take(struct place *end, int sign, struct str at, struct dec value)
{
	if (end->place != NULL) {
		int c = sign * place_cmp(at, (struct str){ end->place, end->n });

		if (c < 0 || (c == 0 && sign * dec_cmp(value, end->value) <= 0))
			return;
	}
	end->place = array_grow(end->place, &end->cap, at.n + 1, 1);
	if (at.n > 0)
		memcpy(end->place, at.p, at.n);
	end->n = at.n;
	end->value = value;
}

static void
ends_add(struct ends *s, const struct reading *r)
{
	if (!r->has_value)
		return;
	ends_take(&s->first, -1, r->place, r->value);
	ends_take(&s->last, 1, r->place, r->value);
}

static void
ends_merge(struct ends *s, const struct ends *from)
{
	if (from->first.place == NULL)
		return;
	ends_take(&s->first, -1, (struct str){ from->first.place, from->first.n }, from->first.value);
	ends_take(&s->last, 1, (struct str){ from->last.place, from->last.n }, from->last.value);
}

static bool
ends_multiply(struct ends *s, struct dec factor)
{
	return s->first.place == NULL ||
	    (multiply(&s->first.value, factor) && multiply(&s->last.value, factor));
}

static void
ends_release(struct ends *s)
{
	free(s->first.place);
	free(s->last.place);
}

static void
digits_add(struct digits *s, const struct reading *r)
{
	dec_coef c = r->value.coef < 0 ? -r->value.coef : r->value.coef;

	if (!r->has_value || c == 0)
		return;
	while (c >= ten_to[18])
		c /= ten_to[18];
	for (uint64_t d = (uint64_t)c;; d /= 10) {
		if (d < 10) {
			s->count[d - 1]++;
			return;
		}
	}
}

static void
digits_merge(struct digits *s, const struct digits *from)
{
	for (int i = 0; i < 9; i++)
		s->count[i] += from->count[i];
}

static void
top_take(struct top *s, struct dec d)
{
	uint32_t i = s->n;

	if (i == s->want && (i == 0 || dec_cmp(d, s->p[i - 1]) <= 0))
		return;
	if (s->p == NULL)
		s->p = mem_alloc((s->want + 1) * sizeof *s->p);
	for (; i > 0 && dec_cmp(s->p[i - 1], d) < 0; i--)
		s->p[i] = s->p[i - 1];
	s->p[i] = d;
	s->n += s->n < s->want;
}

static void
top_add(struct top *s, const struct reading *r)
{
	if (r->has_value)
		top_take(s, r->value);
}

static void
top_merge(struct top *s, const struct top *from)
{
	for (uint32_t i = 0; i < from->n; i++)
		top_take(s, from->p[i]);
}

static bool
top_multiply(struct top *s, struct dec factor)
{
	for (uint32_t i = 0; i < s->n; i++)
		if (!multiply(&s->p[i], factor))
			return false;
	return true;
}

static void
top_release(struct top *s)
{
	free(s->p);
}

/* --- all that a group has */

void
layout_init(struct layout *l, unsigned states, uint32_t top)
{
	static const struct {
		size_t size, align;
	} types[STATE_COUNT] = {
#define S(constant, type, ...) { sizeof(type), _Alignof(type) },
		STATES(S)
#undef S
	};

	*l = (struct layout){ .states = states | NEEDS(COUNTS), .top = top };
	for (int i = 0; i < STATE_COUNT; i++) {
		if (!(l->states >> i & 1))
			continue;
		l->offset[i] = (l->size + types[i].align - 1) / types[i].align * types[i].align;
		l->size = l->offset[i] + types[i].size;
	}
}

void
states_init(const struct layout *l, void *states)
{
	if (l->states & NEEDS(TOP))
		((struct top *)state_of(l, states, STATE_TOP))->want = l->top;
}

void
states_release(const struct layout *l, void *states)
{
#define S(constant, type, name, ...) \
	if (l->states & NEEDS(constant)) \
		name##_release(state_of(l, states, STATE_##constant));
	STATES(S)
#undef S
}

void
states_add(const struct layout *l, void *states, const struct reading *r)
{
#define S(constant, type, name, ...) \
	if (l->states & NEEDS(constant)) \
		name##_add(state_of(l, states, STATE_##constant), r);
	STATES(S)
#undef S
}

void
states_merge(const struct layout *l, void *states, const void *from)
{
#define S(constant, type, name, ...) \
	if (l->states & NEEDS(constant)) \
		name##_merge(state_of(l, states, STATE_##constant), \
		    state_of(l, from, STATE_##constant));
	STATES(S)
#undef S
}

bool
states_multiply(const struct layout *l, void *states, struct dec factor)
{
	bool fits = true;

#define S(constant, type, name, ...) \
	if (l->states & NEEDS(constant)) \
		fits = fits && name##_multiply(state_of(l, states, STATE_##constant), factor);
	STATES(S)
#undef S
	return fits;
}
