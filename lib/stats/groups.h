/*
 * Groups by key: a hash table of open addressing; a group, its states and its key are one
 * piece of memory that stays where it is.
 */
#ifndef STATS_GROUPS_H
#define STATS_GROUPS_H

#include "stats/state.h"

/* A group, then its key, then its states. */
struct group {
	uint32_t hash;
	uint32_t key_n, kind_at;	/* bytes of the key, and of it before the name of the kind */
	unsigned char kind_rank;	/* place of the kind in the order of groups */
	unsigned char scale, kind;	/* enum measure_scale, enum figure_kind */
	bool mixed;			/* it holds unlike units */
	const struct group_more {
		struct str unit;	/* where units are no part of the key: the one met first; p NULL: none */
		struct dec divisor;	/* its numbers are this many times too large */
	} *more;			/* what few groups have; NULL: no unit, 1 */
};

struct groups {
	const struct layout *layout;
	struct group **list;		/* in the order they came */
	size_t n, cap;
	struct slot {
		uint32_t hash;
		uint32_t place;		/* in list, from 1; 0: free */
	} *slots;			/* a power of 2 of them */
	size_t nslots;
	struct {
		uint32_t hash;
		size_t size;
	} sought;			/* by the last groups_find that looked in slots */
	struct recent {
		uint64_t word[2];	/* of a key of two parts of at most eight bytes each */
		size_t sizes;		/* of those; 0: none */
		struct group *group;
	} recent[256];
	struct arena arena;		/* all groups, and what else must live as long */
};

void groups_init(struct groups *, const struct layout *);
void groups_release(struct groups *);
/* The group whose key has these n parts, none of them empty; NULL: there is none.  Not after groups_sort. */
struct group *groups_find(struct groups *, const struct str *parts, size_t n);
/* Make the group that groups_find has just not found: all zero but for hash and key. */
struct group *groups_add(struct groups *, const struct str *parts, size_t n);

/* Each part with a tab behind it. */
static inline struct str
group_key(const struct group *g)
{
	return (struct str){ (const char *)(g + 1), g->key_n };
}

static inline void *
group_states(const struct group *g)
{
	return (char *)g + (sizeof *g + g->key_n + 15) / 16 * 16;
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
/* Its numbers are this many times too large. */
void group_divide(struct groups *, struct group *, struct dec divisor);
struct dec group_divisor(const struct group *);
/* Merge a group into another, which may be of another table; nothing is taken from it. */
void group_merge(struct groups *, struct group *, const struct group *from);

#endif
