/*
 * Closed intervals of exact decimals, either end possibly infinite (R. E. Moore,
 * Interval Analysis, 1966): the result of an operation holds every result of
 * the operation on members.  Bounds that cannot be exact are rounded outward.
 */
#ifndef BASE_INTERVAL_H
#define BASE_INTERVAL_H

#include "base/dec.h"

struct interval {
	struct dec low, high;	/* low <= high */
};

struct interval interval_point(struct dec d);
static inline bool
interval_is_point(struct interval i)
{
	return dec_cmp(i.low, i.high) == 0;
}
/* Have they a number in common?  Intervals that touch do. */
bool interval_meet(struct interval a, struct interval b);

/* false: overflow, or a divisor that may be 0. */
bool interval_add(struct interval *out, struct interval a, struct interval b);
bool interval_sub(struct interval *out, struct interval a, struct interval b);
bool interval_mul(struct interval *out, struct interval a, struct interval b);
bool interval_div(struct interval *out, struct interval a, struct interval b);

#endif
