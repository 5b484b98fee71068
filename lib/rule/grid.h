/*
 * Tables in a text: Markdown (cells between |), tab-separated, or aligned with two or
 * more spaces.  Consecutive lines with as many cells are one table.  The words for a
 * total's row or column are the list table-total, for a column of shares table-share.
 */
#ifndef RULE_GRID_H
#define RULE_GRID_H

#include "rule/words.h"

#include "figure/figure.h"

struct cell {
	size_t start, end;	/* bytes in the document, white space left out */
	long figure;		/* the figure that fills the cell, or -1 */
	bool blank;		/* empty, or a dash: nothing known */
};

struct grid {
	struct cell *cells;	/* row by row */
	size_t rows, columns;
	size_t above;		/* where the line before the table begins; the table's start: there is none */
};

/* Called for every table of at least three rows and two columns, in reading order. */
typedef void grid_fn(void *context, const struct grid *);
void grid_each(struct arena *, const struct article *, grid_fn *, void *context);

static inline const struct cell *
grid_cell(const struct grid *g, size_t row, size_t column)
{
	return &g->cells[row * g->columns + column];
}

#endif
