/*
 * Folded stretches of an article's text, remembered for a while: several rules ask for
 * the same words around a figure.
 */
#ifndef RULE_FOLDS_H
#define RULE_FOLDS_H

#include "text/fold.h"

enum { FOLDS = 32 };

/* Of one article, by one thread. */
struct folds {
	struct arena arena;
	size_t bytes;		/* folded since it was emptied */
	struct stretch_folded {
		size_t start, end;
		struct str text;	/* .p NULL: none */
	} slots[FOLDS];
};

void folds_init(struct folds *);
void folds_release(struct folds *);
/* The folded bytes [start, end) of text, always the same text; valid until folds_settle. */
struct str folds_text(struct folds *, struct str text, size_t start, size_t end);
/* Nothing that was handed out is looked at any more: forget it, if it is much. */
void folds_settle(struct folds *);

#endif
