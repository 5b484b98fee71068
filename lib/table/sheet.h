/*
 * A sheet: the rows of a table that a spreadsheet saved, as CSV (RFC 4180) or, where
 * its first line holds a tab, as tab-separated values without quotes.
 */
#ifndef TABLE_SHEET_H
#define TABLE_SHEET_H

#include "base/mem.h"

enum { SHEET_FIELDS_MAX = 64 };	/* a row has no more; the rest of it is left out */

struct sheet_reader {
	/* A row that is not empty and the line it begins on, from 1; gone after the call. */
	void (*row)(void *context, size_t line, const struct str *fields, size_t n);
	/* A row that is left out, as its quotes are not in order. */
	void (*fault)(void *context, size_t line, const char *what);
	void *context;
};

/* text: UTF-8 without BOM.  Fields are without white space at both ends. */
void sheet_read(struct str text, const struct sheet_reader *);

#endif
