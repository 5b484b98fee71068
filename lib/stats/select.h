/*
 * From a row of a table to figures: which columns are meant, which rows count.
 */
#ifndef STATS_SELECT_H
#define STATS_SELECT_H

#include "stats/stats.h"
#include "stats/where.h"

struct select_spec {
	const struct str *fields;	/* not facts: the columns to summarise */
	size_t nfields;
	const struct condition *where;	/* all must hold */
	size_t nwhere;
	const struct str *by;		/* columns that say which row is first and which last */
	size_t nby;
	bool partial;			/* the order of rows is not to be relied on */
};

struct select;

/* The specs and stats must stay. */
struct select *select_new(const struct select_spec *, const struct stats_spec *, struct stats *);
void select_free(struct select *);
/* Is this column of a fact table needed? */
bool select_needs(const struct select *, struct str column);
/*
 * Find the columns in a table's header, then take its rows.  A column to group by may be
 * NAME:year, NAME:month or NAME:day of a column NAME with ISO 8601 dates: what is not so
 * exact is "-".  false: why says what is missing or not readable.
 */
bool select_header(struct select *, const struct str *names, size_t n, struct buf *why);
bool select_row(struct select *, const struct str *fields, struct buf *why);
/*
 * Of columns to summarise: infinite numbers, and what a fact table has there of dates and
 * other kinds without numbers, are figures without a value.  Tell how many, a line a column.
 */
void select_left_out(const struct select *, stats_report *, void *context);

#endif
