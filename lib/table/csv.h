/*
 * A field of comma-separated values (RFC 4180), written for spreadsheets.
 *
 * A spreadsheet takes text for a formula that begins with = + - @, one of these in full
 * width, a tab, CR or LF (OWASP, CSV Injection).  Such a field gets an apostrophe in front,
 * and so does one of apostrophes with such a character behind; the reverse takes one off
 * before these, and so has every text again.  A number such as -5.2 stays one.
 */
#ifndef TABLE_CSV_H
#define TABLE_CSV_H

#include "base/mem.h"

/* Append a field in quotes, no separator. */
void csv_put(struct buf *, struct str field);
/* The text of a field without its quotes. */
struct str csv_get(struct str field);

#endif
