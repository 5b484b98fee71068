/*
 * Word lists of the rule files: "words NAME a|b|c".  A pattern takes one as {@NAME},
 * a formula as @NAME; a member may itself be a piece of pattern.
 */
#ifndef RULE_WORDS_H
#define RULE_WORDS_H

#include "base/mem.h"

struct words {
	struct word_list {
		struct str name;
		struct str members;	/* as written: a|b|c */
	} *lists;
	size_t n, cap;
	const struct words *shared;	/* looked in when a name is not here; may be NULL */
};

void words_release(struct words *);
/* Add a list, or replace the one of that name. Both strings must stay. */
void words_set(struct words *, struct str name, struct str members);
/* The members, or .p NULL: no such list. */
struct str words_find(const struct words *, struct str name);

#endif
