/*
 * What is kept of a group while its rows go by.  There are a few such states; the
 * operations (operation.h) are answered from them, and a group holds only those that the
 * operations asked for need.  Every state can be merged with another of its type, in any
 * order and nesting, to the same as if all rows had come to one; and be written as fields
 * of a table and read back, which is what --partial and --merge are.
 */
#ifndef STATS_STATE_H
#define STATS_STATE_H

#include "stats/reading.h"
#include "stats/total.h"
#include "stats/values.h"

struct counts {
	uint64_t figures, values;	/* rows; those that state a value */
};

struct bounds {		/* of the sum */
	struct total low, high;
	uint64_t ranges;	/* rows that have one */
	bool low_inf, high_inf;
	bool unbounded;		/* rows of a table without intervals */
};

struct extremes {	/* of the values; of dates and times of what their ranges hold */
	struct dec least, greatest;
	bool any;
};

struct ends {		/* by place; of several at one place the least is first, the greatest last */
	struct place {
		char *place;	/* NULL: none yet */
		size_t n, cap;
		struct dec value;
	} first, last;
};

struct digits {		/* of the values as they are written, but for 0 */
	uint64_t count[9];	/* leading digit 1 .. 9 */
};

struct top {		/* the greatest values, in descending order */
	struct dec *p;
	uint32_t n, want;
};

/*
 * constant, what is kept, its name, the columns of a partial table that hold it.  The name
 * makes the functions: NAME_add, NAME_merge, NAME_multiply, NAME_release (state.c),
 * NAME_print, NAME_parse (state_text.c).
 */
#define STATES(S) \
	S(COUNTS, struct counts, counts, "n", "values") \
	S(SUM, struct total, sum, "sum") \
	S(SQUARES, struct total, squares, "squares") \
	S(BOUNDS, struct bounds, bounds, "low", "high", "ranges") \
	S(EXTREMES, struct extremes, extremes, "min", "max") \
	S(MULTISET, struct values, multiset, "multiset") \
	S(ENDS, struct ends, ends, "first-at", "first", "last-at", "last") \
	S(DIGITS, struct digits, digits, "digits") \
	S(TOP, struct top, top, "top")

enum state {
#define S(constant, ...) STATE_##constant,
	STATES(S)
#undef S
	STATE_COUNT
};
#define NEEDS(state) (1u << STATE_##state)

/* Which states a group has, and where. */
struct layout {
	unsigned states;	/* bits 1 << enum state */
	size_t offset[STATE_COUNT];
	size_t size;		/* of all of a group's states, which start at a multiple of 16 */
	uint32_t top;		/* how many of the greatest values are wanted */
};

void layout_init(struct layout *, unsigned states, uint32_t top);

/* A group's states are layout.size bytes, given zeroed; the one of a type. */
static inline void *
state_of(const struct layout *l, const void *states, enum state type)
{
	return (char *)states + l->offset[type];
}

void states_init(const struct layout *, void *states);
void states_release(const struct layout *, void *states);
void states_add(const struct layout *, void *states, const struct reading *);
/* from stays what it is, but may be put in order. */
void states_merge(const struct layout *, void *states, const void *from);
/*
 * As if every figure had been multiplied by factor (> 0).  The leading digits stay those
 * that were written.  false: some number has too many digits then; states may be
 * released, but mean nothing.
 */
bool states_multiply(const struct layout *, void *states, struct dec factor);

/* The columns' names, as many as states_print writes fields; returns how many, at most STATE_COLUMNS_MAX. */
enum { STATE_COLUMNS_MAX = 24 };
size_t states_columns(const struct layout *, struct str *names);
/* TAB and a field for each column. */
void states_print(const struct layout *, const void *states, struct buf *out);
/* The reverse, into states just initialised.  false: not readable, and *column says where. */
bool states_parse(const struct layout *, void *states, const struct str *fields, size_t *column);

#endif
