/*
 * Messages of rule files: text with {formula} in it.
 */
#ifndef RULE_MESSAGE_H
#define RULE_MESSAGE_H

#include "rule/eval.h"

struct message {
	const struct piece {
		struct str text;
		const struct node *formula;	/* NULL: the text */
	} *pieces;
	size_t n;
};

/* false: *error says why. Pieces are in the arena. */
bool message_compile(struct message *, struct arena *, struct regexes *, const struct words *, struct names,
    struct str source, struct pattern_error *error);
void message_print(struct buf *, const struct message *, struct scope *);
/*
 * A value as a reader expects it: a figure as written, a number in the manner of the
 * figure it is like (3.4亿元 beside 3.2亿元), an interval as low~high.
 */
void value_print(struct buf *, const struct scope *, const struct value *);
/* A number plainly, for the column computed: 126 or [125.5, 126.5]. */
void value_print_plain(struct buf *, const struct value *);

#endif
