/*
 * What one row says, read: the common ground of everything that is kept of a group.
 */
#ifndef STATS_READING_H
#define STATS_READING_H

#include "figure/figure.h"
#include "stats/number.h"

/*
 * Numbers that add up (counts, quantities, money, ...) have a sum and a mean; ranks
 * (ordinals, labels) only an order; dates and times a first and a last; of codes, ratios
 * and the like only their number is told.
 */
enum measure_scale { MEASURE_ADDS, MEASURE_RANKS, MEASURE_SPANS, MEASURE_NAMES };

/* Of a kind by its name; one that is not ours (*kind = FIGURE_NUMBER) is taken for plain numbers. */
enum measure_scale measure_scale(struct str name, enum figure_kind *kind);

/* One row's fields as they are written: "-" is nothing; low.p NULL where the table has no such columns. */
struct measure {
	struct str value, low, high;
	struct str column;	/* what value's is called, for messages; empty: "value" */
	struct str place;	/* where it stands among the others, see place_cmp; only for first and last */
};

struct reading {
	enum measure_scale scale;
	bool has_value, has_range;
	bool unbounded;		/* the table has no intervals; where it has, a value without one is exact */
	struct dec value;	/* dec_normal, finite */
	struct interval range;	/* of the value; of a date or time its first and last day or minute */
	struct str place;
};

/* false: a field is not readable, and why says which. */
bool reading_read(struct reading *, const struct measure *, enum measure_scale,
    enum figure_kind, struct buf *why);

/*
 * The order of places, which are fields with tabs between: numbers by size and before all
 * else, the rest by bytes.
 */
int place_cmp(struct str a, struct str b);

#endif
