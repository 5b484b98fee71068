/*
 * Reading a text row by row: what segment_paras makes paragraphs of.
 */
#ifndef TEXT_ROWS_H
#define TEXT_ROWS_H

#include <stdint.h>

#include "base/str.h"

enum { ROW_WIDTH_MAX = 160 };	/* columns: wider lines are not wrapped by hand */

/* A stretch between two breaks: a line, or a part of one cut by a form feed or hole. */
struct row {
	size_t begin;		/* of its white space */
	size_t start, end;	/* without white space at both ends; equal: blank */
	uint32_t indent;	/* columns of white space before start */
	bool feed, hole;	/* a form feed, a hole stands before it */
};

struct rows {
	struct str text;
	size_t at;
	bool all;		/* the document ends where text does */
};

/*
 * The next row; false at the end, or where the text ends before the row is known to.
 * A form feed behind a line break belongs to that break.
 */
bool rows_next(struct rows *, struct row *);
/*
 * How wide a row is, its indent included, as typesetters have it: ASCII is one column, all
 * else two.  Much wider ones are ROW_WIDTH_MAX + 1.
 */
uint32_t row_columns(struct str text, const struct row *);
/* Blank, or a rule drawn with ASCII signs. */
bool row_is_blank(struct str text, const struct row *);
/* The level of a Markdown heading, 0: none (CommonMark 0.31, 4.2). */
uint32_t row_level(struct str text, const struct row *);
/* Of a Markdown table; not for a blank row. */
static inline bool
row_is_table(struct str text, const struct row *r)
{
	return text.p[r->start] == '|';
}

#endif
