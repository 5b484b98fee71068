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
	struct str *columns;		/* of the summary, made when asked for */
	size_t ncolumns;
};

/* Make a group in groups, which are of stats or like those, and name its kind by its key. */
struct group *stats_new_group(const struct stats *, struct groups *, const struct str *keys);
/* false: some part of a key is no text, and why says so. */
bool stats_are_text(const struct stats *, const struct str *keys, struct buf *why);
/* The parts of a key. */
void stats_keys(const struct stats *, struct str key, struct str *parts);
/*
 * Merge the groups of compatible units, into other groups made in *converted (init and
 * release are the caller's).
 */
void stats_convert(struct stats *, const struct lexicon *, struct groups *converted,
    stats_report *, void *context);

#endif
