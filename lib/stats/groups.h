/*
 * Groups by key: a hash table of open addressing; a group, its states and its key are one
 * piece of memory that stays where it is.
 */
#ifndef STATS_GROUPS_H
#define STATS_GROUPS_H

#include "stats/state.h"

struct group {
	uint32_t hash;
	uint32_t key_n, kind_at;	/* bytes of the key, and of it before the name of the kind */
	unsigned char kind_rank;	/* place of the kind in the order of groups */
	unsigned char scale, kind;	/* enum measure_scale, enum figure_kind */
	bool mixed;			/* it holds unlike units */
	const char *key;
	const struct str *unit;		/* where units are no part of the key: the one met first */
	const struct dec *divisor;	/* its numbers are this many times too large; NULL: 1 */
};

struct groups {
	const struct layout *layout;
	struct group **list;		/* in the order they came */
	size_t n, cap;
	struct slot {
		struct group *group;
		uint32_t hash;
	} *slots;			/* a power of 2 of them */
	size_t nslots;
	struct arena arena;		/* all groups, and what else must live as long */
};

void groups_init(struct groups *, const struct layout *);
void groups_release(struct groups *);
/* The group of this key; *is_new where there was none: all zero but for hash and key. */
struct group *groups_get(struct groups *, struct str key, bool *is_new);

static inline void *
group_states(const struct group *g)
{
	return (char *)g + (sizeof *g + 15) / 16 * 16;
}

static inline struct str
group_key(const struct group *g)
{
	return (struct str){ g->key, g->key_n };
}

/* How many figures it holds: a group whose rows were all unreadable has none. */
static inline uint64_t
group_figures(const struct groups *groups, const struct group *g)
{
	return ((const struct counts *)state_of(groups->layout, group_states(g), STATE_COUNTS))->figures;
}

/*
 * Put the groups that have figures at the front of the list, in order of key, but kinds in
 * their own order.  Returns how many there are.
 */
size_t groups_sort(struct groups *);
/* A figure of this unit comes to a group whose key does not tell units apart. */
void group_unit(struct groups *, struct group *, struct str unit);
/* Merge a group into another, which may be of another table; nothing is taken from it. */
void group_merge(struct groups *, struct group *, const struct group *from);

#endif
