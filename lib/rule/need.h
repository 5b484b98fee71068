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

#endif
