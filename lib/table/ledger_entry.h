/*
 * Inside lib/table: a row of a ledger, from its cells to what they say.
 */
#ifndef TABLE_LEDGER_ENTRY_H
#define TABLE_LEDGER_ENTRY_H

#include "table/ledger.h"

struct entry_reader {
	const struct recogniser *recogniser;
	struct arena *arena;	/* of what the entries point to */
	struct arena *scratch;	/* for one row */
};

/*
 * cell: LEDGER_COLUMN_COUNT of them, empty where nothing is given; the entry's source is
 * then empty too.  false: the row says nothing, and why is in *why.
 */
bool ledger_entry_read(const struct entry_reader *, const struct str *cell, struct ledger_entry *, struct buf *why);

#endif
