/*
 * What lists (region.c) and breakdowns (region_parts.c) share: the walk over a region at its
 * own depth, and the words that make one.
 */
#ifndef RULE_REGION_WALK_H
#define RULE_REGION_WALK_H

#include "rule/region.h"
#include "text/utf8.h"

/* +1 for an opening bracket or quotation mark, -1 for a closing one, else 0. */
static inline int
nesting(int32_t cp)
{
	switch (cp) {
	case '(': case '[': case '{':
	case 0x201C: case 0x2018: case 0x300C: case 0x300E: case 0x300A: case 0x3008: case 0x3010: case 0x3014:
		return 1;
	case ')': case ']': case '}':
	case 0x201D: case 0x2019: case 0x300D: case 0x300F: case 0x300B: case 0x3009: case 0x3011: case 0x3015:
		return -1;
	default:
		return 0;
	}
}

/* A walk over the characters of a stretch at its own depth. */
struct walk {
	const char *at, *end;
	int depth;
};

static inline struct walk
walk_of(struct str region)
{
	return (struct walk){ region.p, region.p + region.n, 0 };
}

/* The next character at depth 0 into *cp and where it stands. false: the end. */
static inline bool
walk_next(struct walk *w, int32_t *cp, const char **where)
{
	while (w->at < w->end) {
		int n;

		*where = w->at;
		w->at = utf8_next(w->at, w->end, cp);
		n = nesting(*cp);
		if (n == 0 && w->depth == 0)
			return true;
		w->depth += n;
		if (w->depth < 0)
			w->depth = 0;
	}
	return false;
}

/* The region without one pair of brackets around all of it. */
static inline struct str
region_inside(struct str r)
{
	int32_t cp;
	const char *next, *last;

	if (r.n == 0)
		return r;
	next = utf8_next(r.p, r.p + r.n, &cp);
	if (nesting(cp) != 1)
		return r;
	last = utf8_prev(r.p + r.n, r.p, &cp);
	if (nesting(cp) != -1 || last < next)
		return r;
	return (struct str){ next, (size_t)(last - next) };
}

/* The scope's lookouts, made when first asked for; own: room for them where the scope has none. */
const struct lookouts *region_lookouts(const struct scope *, struct lookouts *own);
/* Of a character of three bytes by its last two. */
static inline unsigned char
lookout_hash(const char *two)
{
	return (unsigned char)(two[0] * 4 + two[1]);
}
/* The length of the longest of the words that stands at the start of s, which begins with Han; 0: none. */
size_t lookout_longest(const struct lookout *, struct str s);
static inline size_t
lookout_at(const struct lookout *l, struct str s)
{
	return l->may[lookout_hash(s.p + 1)] ? lookout_longest(l, s) : 0;
}
/* Does one of the words stand at the end of s? */
bool lookout_before(const struct lookout *, struct str s);

#endif
