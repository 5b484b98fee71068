/*
 * Any table with a header, row by row, in memory that does not grow with it: values
 * separated by tabs (ours: fast) or by commas (RFC 4180, libcsv's).
 */
#ifndef TABLE_ROWS_H
#define TABLE_ROWS_H

#include "base/lines.h"

enum { ROW_FIELDS_MAX = 1024 };

/*
 * Fields are as a tab-separated table writes them (see tsv_get), also those of CSV (once
 * csv_get has read them).  What they point to is gone after the call.  false: why says
 * what is wrong with it, which is reported; after a header that is wrong the rest is left.
 */
struct row_fns {
	bool (*header)(void *context, const struct str *names, size_t n, struct buf *why);
	bool (*row)(void *context, const struct str *fields, struct buf *why);
	void (*fault)(void *context, size_t line, struct str what);
	void *context;
};

/*
 * Rows that repeat the header are passed over, as in cat a.tsv b.tsv; a BOM, and a \r at
 * the end of a line, are no part of it.  A row with another number of fields than the
 * header is a fault.  An error in reading stays in lines->error.
 */
void rows_read_tsv(struct lines *, const struct row_fns *);
void rows_read_csv(struct lines *, const struct row_fns *);
/* Has this first line commas, and no tabs? */
bool rows_is_csv(struct str header);

#endif
