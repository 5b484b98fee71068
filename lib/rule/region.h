/*
 * Regions: lists and breakdowns.  Everything is looked at at the region's own
 * bracket depth: what stands in brackets or quotes inside it belongs to a member.
 * The words that make a list (and, each, of which) are the word lists list-and,
 * list-each, list-within and list-change.
 */
#ifndef RULE_REGION_H
#define RULE_REGION_H

#include "rule/eval.h"

struct count_range {
	size_t min, max;
};

/*
 * Members of a list: at least one more than its 、, at most one more than these and
 * its words for "and" together (which may be part of a member).  Where 、 follow an
 * "and", the list may begin behind it (做好宣传和甲、乙两地的…).
 */
struct count_range region_members(const struct scope *, struct str region);
/* Items between ; at the region's depth, the last one empty or not there included only if it holds text. */
size_t region_items(struct str region);
/* Labels of the style of the first one. */
size_t region_labels(const struct scope *, size_t start, size_t end);

/* One figure of a breakdown. */
struct part {
	size_t figure;		/* index into the article's */
	size_t start, end;	/* of the words that name it, in the skeleton */
	struct count_range times;	/* of "A、B各3例": 2 */
};

struct parts {
	struct part *list;
	size_t n;
	bool mixed;		/* others of the same kind stand among them that cannot: 座 beside 个 */
	bool unclear;		/* two figures in one member, or a breakdown within without an end */
};

/* A word list, a|b|c, to be looked for at many places, at most of which none of its words stands. */
struct lookout {
	struct str list;
	bool may[256];	/* may a word stand where its first (last) character, of three bytes, has this hash? */
};

/* Those found last, which the next formula of a judgement asks for as well; and what all are found with. */
struct parts_found {
	bool any;
	size_t start, end, like;
	struct parts parts;
	struct lookouts {
		bool made;
		struct lookout and, within, each, change;
	} lookouts;
};

/* The figures of the region that can be added to figure like, in the scope's arena. */
struct parts region_parts(struct scope *, size_t start, size_t end, size_t like);
/* false: unclear, mixed, open figures, or an overflow. In the unit of figure like. */
bool region_sum(struct scope *, const struct parts *, size_t like, struct interval *sum);

/* Does the place at lie between quotation marks that were opened in the skeleton before it? */
bool region_is_quoted(const struct skeleton *, size_t at);

#endif
