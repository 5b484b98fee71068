/*
 * What a text must hold for a pattern to match in it: clauses, sets of words.  Every
 * match holds a word of the first, behind it one of the second, and so on, none of
 * them overlapping.  A figure's character is a word too.
 *
 * Derived from the expression as R. Cox does it for an index of trigrams ("Regular
 * Expression Matching with a Trigram Index", 2012), but of whole words in their order.
 */
#ifndef RULE_NEED_H
#define RULE_NEED_H

#include "base/mem.h"

enum { NEED_CLAUSES = 16, NEED_WORD = 15 };

struct word {
	struct word *next;
	unsigned char n;
	char bytes[NEED_WORD];
};

struct need {
	struct clause {
		struct word *first, *last;
		unsigned shortest, n;	/* bytes of its shortest word; words */
	} clauses[NEED_CLAUSES];
	size_t n;		/* 0: nothing is known that a match must hold */
};

/* Of an expression as PCRE2 takes it, in UTF-8.  Words are in the arena. */
void need_of(struct need *, struct arena *, struct str expression);
/*
 * Words of which every match holds one, those of the clause that tells most, joined by |
 * and in the arena.  Empty: nothing is known, or a word has a | in it.
 */
struct str need_words(struct arena *, struct str expression);

/* --- what need_of (need_read.c) makes them of */

/* A clause of one word, which is copied. */
struct clause clause_of(struct arena *, const struct word *);
/* The words of b too; its list is then a's. */
void clause_unite(struct clause *a, const struct clause *b);
/* One more clause behind those that there are, as long as there is room. */
void need_add(struct need *, struct clause);
/* The clauses of part, so many times one behind the other. */
void need_append(struct arena *, struct need *to, const struct need *part, int times);
/* One of the two: clause by clause the words of either.  The lists of both are used up. */
void need_unite(struct need *, struct need *other);

#endif
