/*
 * How often values lie where: bins between round numbers.
 */
#ifndef STATS_HISTOGRAM_H
#define STATS_HISTOGRAM_H

#include "stats/values.h"

struct bin {
	struct dec low, high;	/* low <= value < high; low -inf: all up to 0 */
	uint64_t count;
};

enum { BINS_MAX = 128 };

/*
 * Of a multiset that is sorted and not empty, with numbers that are divisor times too
 * large.  Linear: at most some twenty bins of 1, 2 or 5 times a power of ten.  Logarithmic:
 * bins from one of those numbers to the next, or from one power of ten to the next where
 * that is too many; what is not above 0 in one bin of its own.  Returns how many bins.
 */
size_t histogram(const struct values *, struct dec divisor, bool logarithmic, struct bin bins[BINS_MAX]);

#endif
