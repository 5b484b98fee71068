/*
 * A multiset of exact decimals: each distinct number once, with its count, so that
 * the exact median costs memory by how many different numbers there are, not by
 * how many figures.
 */
#ifndef STATS_VALUES_H
#define STATS_VALUES_H

#include "base/dec.h"

struct values {
	struct value {
		struct dec number;	/* dec_normal; finite */
		unsigned long long count;	/* 0: an empty place */
	} *table;	/* open addressing; sorted and without empty places by values_sort */
	size_t n, cap;	/* distinct numbers; places, a power of 2 or 0 */
	unsigned long long total;
};

void values_init(struct values *);
void values_release(struct values *);
void values_add(struct values *, struct dec finite);
/* Ascending, in table[0 .. n - 1]; nothing may be added afterwards. */
void values_sort(struct values *);
/* Of sorted values, at least one: the middle one or, exactly, half the sum of both. false: too long. */
bool values_median(const struct values *, struct dec *out);

#endif
