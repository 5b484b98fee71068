/*
 * The operations: what can be told of a group.  To add one, add a line to the list here
 * and the function it names to answer.c; if it needs something that is not kept yet,
 * also a state (state.h).
 */
#ifndef STATS_OPERATION_H
#define STATS_OPERATION_H

#include "stats/state.h"

/* name (# stands for a number), function answer_..., the states it is answered from, what it is */
#define OPERATIONS(O) \
	O("n", figures, COUNTS, "figures (rows)") \
	O("values", values, COUNTS, "those that state a value") \
	O("sum", sum, SUM, "their sum") \
	O("low", low, BOUNDS, "the least that the sum can be") \
	O("high", high, BOUNDS, "the greatest that the sum can be") \
	O("min", min, EXTREMES, "the least") \
	O("max", max, EXTREMES, "the greatest") \
	O("earliest", min, EXTREMES, "the same of dates and times") \
	O("latest", max, EXTREMES, "the same of dates and times") \
	O("range", range, EXTREMES, "max - min") \
	O("span", span, EXTREMES, "days from earliest to latest, both counted; minutes between times") \
	O("mean", mean, SUM, "sum / values") \
	O("median", median, MULTISET, "p50") \
	O("p#", quantile, MULTISET, "quantile at # per cent") \
	O("stddev", stddev, SQUARES, "standard deviation of a sample") \
	O("mode", mode, MULTISET, "the most frequent value, the least of several") \
	O("distinct", distinct, MULTISET, "different values") \
	O("first", first, ENDS, "the first by place") \
	O("last", last, ENDS, "the last by place") \
	O("share", share, SUM, "sum in per cent of that of all groups of the kind and unit") \
	O("digit#", digit, DIGITS, "values with this leading digit") \
	O("top#", top, TOP, "the # greatest values")

/* Names for several: these stand for the operations listed. */
#define OPERATION_ALIASES(A) \
	A("interval", "low,high") \
	A("benford", "digit1,digit2,digit3,digit4,digit5,digit6,digit7,digit8,digit9")

struct answer;
struct operation {
	struct str name;		/* as given */
	void (*answer)(struct answer *);
	unsigned states;		/* NEEDS(...) */
	struct dec number;		/* of p#, digit#, top# */
};

struct operations {
	struct operation *p;
	size_t n, cap;
	unsigned states;		/* all they need */
	uint32_t top;			/* the most that a top# asks for */
};

/*
 * Append those of a comma-separated list, which must stay.  false: why says what is
 * wrong with it.  Release by free(p).
 */
bool operations_parse(struct operations *, struct str list, struct buf *why);

/* A group as the operations see it. */
struct answer {
	const struct layout *layout;
	const void *states;		/* multisets sorted */
	enum measure_scale scale;
	enum figure_kind kind;
	struct dec divisor;		/* its numbers are this many times too large: see convert.c */
	const struct total *whole;	/* the sum that a share is of; NULL: of unlike units */
	bool mixed;			/* of unlike units: no number means anything */
	int decimals;			/* round results to these; negative: do not */
	const struct operation *operation;
	struct buf *out;
	bool overflow;			/* set where a result has too many digits and is - */
};

/* Append what the operation comes to; "-" where it means nothing. */
void operation_answer(struct answer *, const struct operation *);

#endif
