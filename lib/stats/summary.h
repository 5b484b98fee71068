/*
 * What the figures of one kind and one unit come to.
 *
 * Numbers that add up (counts, quantities, money, ...) have a sum and a mean; ranks
 * (ordinals, labels) only an order; dates and times a first and a last; of codes,
 * ratios and the like only their number is told.  A figure that states only a range
 * has no value: it counts in n and in the sum's interval, and in nothing else.
 */
#ifndef STATS_SUMMARY_H
#define STATS_SUMMARY_H

#include "figure/figure.h"
#include "stats/values.h"

struct summary {
	unsigned long long n;		/* figures */
	struct values values;		/* the values stated */
	struct dec sum;			/* of the values */
	struct interval range;		/* of the sum; for dates and times from the first to the last */
	bool has_range;			/* some figure had an interval */
	bool unbounded;			/* the table had no interval for some figure: range means nothing */
	bool overflow;			/* sum or range does not fit */
};

/* One row's fields as they are written: "-" is nothing; low.p NULL where the table has no such columns. */
struct measure {
	struct str kind, unit, value, low, high;
};

void summary_init(struct summary *);
void summary_release(struct summary *);
/*
 * false: a field is not readable and nothing was added, or the sum ceased to fit
 * (said once); why says which.
 */
bool summary_add(struct summary *, const struct measure *, struct buf *why);
/*
 * TAB and a field for each of n sum min max mean median low high values; "-" where it
 * means nothing.  The mean is exact or rounded half to even at 28 significant digits.
 */
#define SUMMARY_COLUMNS "n\tsum\tmin\tmax\tmean\tmedian\tlow\thigh\tvalues"
void summary_write(struct buf *out, struct summary *, struct str kind);

#endif
