/*
 * A multiset of exact decimals: each distinct number once, with its count, so that
 * exact quantiles cost memory by how many different numbers there are, not by how
 * many figures: 16 bytes a number, and half as much again for those yet to be sorted in.
 */
#ifndef STATS_VALUES_H
#define STATS_VALUES_H

#include "stats/number.h"

struct value {
	int64_t coef;		/* * 10^-scale of the multiset */
	uint64_t count;
};

struct values {
	struct value *run;	/* n distinct numbers in ascending order */
	union tail {
		int32_t *narrow;
		int64_t *wide;
	} tail;			/* ntail of tail_cap numbers still to be sorted into it */
	struct long_values *longs;	/* numbers that do not fit in 64 bits at this scale */
	uint32_t n, ntail, tail_cap;
	unsigned char scale;	/* the most decimals met */
	bool is_wide;		/* the tail: some number in it needs more than 32 bits */
};

/* An all-zero struct values is empty. */
void values_release(struct values *);
/* number: finite, dec_normal. */
static inline void values_add(struct values *, struct dec number);
/* The same, count times, where all were appended and are less.  false: they are not. */
bool values_append(struct values *, struct dec number, uint64_t count);
/* from only gets its tail sorted in. */
void values_merge(struct values *, struct values *from);
/* Every number times factor (> 0). false: one has too many digits then, and *v is as it was. */
bool values_multiply(struct values *v, struct dec factor);
/* Make all of it the n distinct numbers of values_at; nothing may be added afterwards. */
void values_sort(struct values *);
/* Of those sorted, the distinct number at i < n (dec_normal), and its count. */
struct dec values_at(const struct values *, uint32_t i);
uint64_t values_count(const struct values *, uint32_t i);

/*
 * Of those sorted, the quantile at percent (0 .. 100): where the place, counted from 0 to
 * total - 1, lies between two figures, the number between theirs in proportion (definition
 * 7 of Hyndman and Fan, Sample Quantiles in Statistical Packages, 1996).  total > 0: the
 * sum of all counts.  false: does not fit.
 */
bool values_quantile(const struct values *, uint64_t total, struct dec percent, struct dec *);
/* Of those sorted and not empty, the number that is there most often, the least of several. */
struct dec values_mode(const struct values *);

/* --- nearly every number: no more decimals than there are, 32 bits, and room for it */

void values_add_any(struct values *, struct dec number);

static inline void
values_add(struct values *v, struct dec number)
{
	dec_coef coef;

	if (number_at(number, v->scale, &coef) && coef == (int32_t)coef && !v->is_wide &&
	    v->ntail < v->tail_cap)
		v->tail.narrow[v->ntail++] = (int32_t)coef;
	else
		values_add_any(v, number);
}

#endif
