/*
 * Tables in the form that a reader wants.  Cells are as a tab-separated table writes them:
 * \t \n \r \\ escaped, "-" for nothing.
 */
#ifndef OUT_FORMAT_H
#define OUT_FORMAT_H

#include "base/mem.h"

struct out_table {
	const struct str *names;	/* of the columns */
	size_t n;
	size_t nkeys;		/* the first of them hold names, the others results */
};

/*
 * One file each.  To add one: a file with its two functions, which append to out, and a
 * line in format.c; the option's usage text and manual name it.
 */
struct out_format {
	struct str name;
	void (*header)(struct buf *out, const struct out_table *);
	void (*row)(struct buf *out, const struct out_table *, const struct str *cells);
	bool aligned;		/* what comes out is for pretty_write, all at once */
};

/* NULL: there is none of this name. */
const struct out_format *out_format_find(struct str name);

void tsv_header(struct buf *, const struct out_table *);
void tsv_row(struct buf *, const struct out_table *, const struct str *cells);
void csv_header(struct buf *, const struct out_table *);
void csv_row(struct buf *, const struct out_table *, const struct str *cells);
void jsonl_header(struct buf *, const struct out_table *);
void jsonl_row(struct buf *, const struct out_table *, const struct str *cells);
void markdown_header(struct buf *, const struct out_table *);
void markdown_row(struct buf *, const struct out_table *, const struct str *cells);

/* A number as it is printed: digits with a sign and a point. Not "-", inf or a date. */
bool out_is_number(struct str cell);

#endif
