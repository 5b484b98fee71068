/*
 * A ledger: a reference table of what is known, one row for each thing, written by
 * hand in a spreadsheet.  Its columns, found by name in its first row:
 *
 *   key      what articles call the thing; without a key a row says nothing
 *   scope    what must be named beside it (a place, an office); empty: nothing
 *   period   when the number holds: 2025, 2025-12, 2025-12-29, two of these joined by /,
 *            or a date or span as articles write it; empty: always
 *   low high the least and the greatest that is right, as an article would write them
 *            (3600, 3.4亿, 1,200), so that 14.23 is anything from 14.225 on; one may be
 *            empty: there is no such bound
 *   unit     what articles write behind the number: 元, 万平方公里, %, 元/年; or in front of
 *            it: CNY; empty: nothing
 *   source   where it is from
 */
#ifndef TABLE_LEDGER_H
#define TABLE_LEDGER_H

#include "figure/figure.h"
#include "figure/recognise.h"

#define LEDGER_COLUMNS(C) \
	C(KEY, "key") C(SCOPE, "scope") C(PERIOD, "period") C(LOW, "low") C(HIGH, "high") \
	C(UNIT, "unit") C(SOURCE, "source")

enum ledger_column {
#define C(constant, name) LEDGER_##constant,
	LEDGER_COLUMNS(C)
#undef C
	LEDGER_COLUMN_COUNT
};

/* All columns in this order, as the first row of a CSV table. */
struct str ledger_header(void);

struct ledger_entry {
	struct str key, scope;	/* folded (text/fold.h) */
	struct str written;	/* 3600元/年, 3~5公里, ≤960万平方公里 */
	struct str source;	/* FILE:LINE where the row names none */
	size_t row;		/* how many were read before it */
	enum figure_kind kind;
	struct interval known;	/* in whole units, as figure.range; a missing bound is infinite */
	struct str unit;	/* as figure.unit, without what it is divided by */
	struct str per;		/* what it is divided by, as written: 年; empty: nothing */
	struct str whole;	/* unit and per as figure.unit has them together: CNY/a; empty: never */
	struct interval period;	/* days since 1970-01-01; always: from -inf to inf */
};

struct ledger;

/* The recogniser must stay as long as the ledger. */
struct ledger *ledger_new(const struct recogniser *);
void ledger_free(struct ledger *);

typedef void ledger_report(void *context, size_t line, const char *what);
/*
 * Add a file's rows: CSV or TSV (see sheet.h) in any encoding of text_decode (encoding
 * NULL: found out).  Each fault is reported with its line, from 1, and the rest is used.
 * Returns how many there were.
 */
size_t ledger_load(struct ledger *, struct str name, struct str bytes, const char *encoding,
    ledger_report *, void *context);

/* The longest key, or scope, that stands in folded text at this byte: its length, 0: none. */
size_t ledger_key_at(const struct ledger *, struct str text, size_t at);
size_t ledger_scope_at(const struct ledger *, struct str text, size_t at);
/* The *n rows of a key and a scope, in the order in which they were read. */
const struct ledger_entry *ledger_find(const struct ledger *, struct str key, struct str scope, size_t *n);

#endif
