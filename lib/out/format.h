/*
 * Tables in the form that a reader wants.
 */
#ifndef OUT_FORMAT_H
#define OUT_FORMAT_H

#include "base/mem.h"
#include "table/cell.h"

struct out_table {
	const struct str *names;	/* of the columns, unescaped */
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
	void (*row)(struct buf *out, const struct out_table *, const struct cell *cells);
	bool aligned;		/* what comes out is for pretty_write, all at once */
};

/* NULL: there is none of this name. */
const struct out_format *out_format_find(struct str name);

void tsv_header(struct buf *, const struct out_table *);
void tsv_row(struct buf *, const struct out_table *, const struct cell *cells);
void csv_header(struct buf *, const struct out_table *);
void csv_row(struct buf *, const struct out_table *, const struct cell *cells);
void jsonl_header(struct buf *, const struct out_table *);
void jsonl_row(struct buf *, const struct out_table *, const struct cell *cells);
void markdown_header(struct buf *, const struct out_table *);
void markdown_row(struct buf *, const struct out_table *, const struct cell *cells);

/*
 * The cells of a row whose fields are as a tab-separated table writes them: \t \n \r \\
 * escaped, "-" for nothing.  A result that is a decimal is a number: not inf, nor a date.
 */
void out_cells(struct arena *, const struct out_table *, const struct str *fields, struct cell *cells);

#endif
