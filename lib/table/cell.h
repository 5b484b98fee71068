/*
 * What one cell of a table holds, before any format's escapes.
 */
#ifndef TABLE_CELL_H
#define TABLE_CELL_H

#include "base/str.h"

struct cell {
	enum cell_type {
		CELL_NOTHING,
		CELL_TEXT,
		CELL_NUMBER,	/* text is a decimal, for readers that take it for a number */
		CELL_PLACE,	/* place is of a line, a byte, a sentence: below 2^53 */
	} type;
	struct str text;	/* empty where it is nothing or a place */
	unsigned long long place;
};

static inline struct cell
cell_text(struct str s)
{
	return (struct cell){ CELL_TEXT, s, 0 };
}

/* An empty text is nothing. */
static inline struct cell
cell_optional(struct str s)
{
	return (struct cell){ s.n > 0 ? CELL_TEXT : CELL_NOTHING, s, 0 };
}

static inline struct cell
cell_place(unsigned long long n)
{
	return (struct cell){ CELL_PLACE, { NULL, 0 }, n };
}

#endif
