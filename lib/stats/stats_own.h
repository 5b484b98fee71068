/* What the files of the statistics share: stats.c, partial.c, convert.c, finish.c. */
#ifndef STATS_STATS_OWN_H
#define STATS_STATS_OWN_H

#include "stats/groups.h"
#include "stats/stats.h"

struct stats {
	const struct stats_spec *spec;
	struct layout layout;
	size_t nkeys;
	struct groups groups;
	struct buf key;			/* of the row at hand */
	struct str *columns;		/* of the summary, made when asked for */
	size_t ncolumns;
};

/* The group of this key, found or new and named; NULL: some part is no text, and why says so. */
struct group *stats_group(struct stats *, const struct str *keys, struct buf *why);
/* Name a new group's kind by its key. */
void stats_name(const struct stats *, struct group *);
/* The parts of a key. */
void stats_keys(const struct stats *, struct str key, struct str *parts);
/*
 * Merge the groups of compatible units, into other groups made in *converted (init and
 * release are the caller's).
 */
void stats_convert(struct stats *, const struct lexicon *, struct groups *converted,
    stats_report *, void *context);

#endif
