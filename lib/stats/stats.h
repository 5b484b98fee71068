/*
 * Rows grouped by columns, each group summarised by the operations asked for; and partial
 * summaries that merge to the very summary of all their rows.
 */
#ifndef STATS_STATS_H
#define STATS_STATS_H

#include "figure/lexicon.h"
#include "stats/operation.h"

/*
 * The parts of a key are the columns to group by, and then: of facts, kind and unit, since
 * unlike units are never added; where several columns are summarised, the name of the one.
 */
struct stats_spec {
	const struct str *names;	/* columns to group by */
	size_t nnames;
	bool facts;		/* else plain numbers in columns of any table */
	unsigned long without;	/* facts: bit k set: figures of kind k are passed over */
	bool ours;		/* and so are those of kinds that are not ours */
	bool several;		/* not facts: several columns are summarised */
	struct operations operations;
};

enum { KEYS_MAX = 258 };

struct stats;

/* The spec, and what it points to, must stay. */
struct stats *stats_new(const struct stats_spec *);
void stats_free(struct stats *);

/*
 * A figure: the parts of its key as they are written, none empty, and where the key does not tell
 * units apart but the table does (unit.p not NULL), its unit.  false: a field is not
 * readable, nothing was added, and why says which.
 */
bool stats_add(struct stats *, const struct str *keys, struct str unit, const struct measure *,
    struct buf *why);

/* --- partial summaries */

/* Does the header of a partial table begin with this column? */
bool stats_partial_is_header(struct str first_column);
/*
 * Fill in a spec from such a header, into the arena, with room for the names.  false: it is
 * none of this version's, and why says so.
 */
bool stats_partial_spec(struct stats_spec *, struct arena *, const struct str *columns, size_t n,
    struct buf *why);
/* Has the header the same key and states as that of stats?  Else why says what differs. */
bool stats_partial_same(const struct stats *, const struct str *columns, size_t n, struct buf *why);
/* One row of it, merged.  false: not readable, nothing was merged, and why says which column. */
bool stats_merge(struct stats *, const struct str *fields, struct buf *why);
/* The partial table: a header, a row a group. Nothing may be added afterwards. */
typedef void stats_line(void *context, struct str line);	/* with its \n */
void stats_partial(struct stats *, stats_line *, void *context);

/* --- the summary */

struct stats_finish {
	const struct lexicon *convert;	/* bring compatible units together; NULL: do not */
	struct str sort;		/* a column of the summary; empty: by key */
	bool descending;
	bool total;			/* rows for all groups together, at the end */
	size_t limit;			/* so many rows before those at most; 0: all */
	int decimals;			/* round results to these; negative: do not */
};

struct stats_row {
	const struct str *cells;	/* of stats_columns(), "-" is nothing */
	const struct values *values;	/* sorted; NULL: they were not kept */
	struct dec divisor;		/* by which the values are too large */
	bool total;			/* stands for all groups */
};

/* The columns of the summary: nkeys of keys, then the operations. Returns how many; *names lives as long as stats. */
size_t stats_columns(const struct stats *, const struct str **names, size_t *nkeys);
/*
 * Each row: by the columns named (bytes), the kinds as figure/kind.h lists them, the units;
 * or as sort says, numbers by size, what is no number last.  Once only; nothing may be
 * added afterwards.  report is told of what has no result: sums of unlike units, numbers
 * that are too long.  false: there is no column to sort by, and nothing was done.
 */
typedef void stats_row_fn(void *context, const struct stats_row *);
typedef void stats_report(void *context, struct str what);
bool stats_each(struct stats *, const struct stats_finish *, stats_row_fn *, stats_report *,
    void *context);

#endif
