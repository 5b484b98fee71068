/*
 * Rows of fact tables, grouped by any columns and always by kind and unit (unlike
 * units are never added), and each group summarised.
 */
#ifndef STATS_STATS_H
#define STATS_STATS_H

#include "stats/summary.h"

struct stats;

/* Group by n columns of these names (which must stay) besides kind and unit. */
struct stats *stats_new(const struct str *names, size_t n);
void stats_free(struct stats *);
/* keys: the n fields as they are written.  Else as summary_add. */
bool stats_add(struct stats *, const struct str *keys, const struct measure *, struct buf *why);
/*
 * The summary as a tab-separated table: the columns named, kind, unit and
 * SUMMARY_COLUMNS; a row a group, in order of the columns named, of the kinds as
 * figure/kind.h lists them, of the units.  Nothing may be added afterwards.
 */
void stats_write(struct buf *out, struct stats *);

#endif
