/*
 * A figure: one numeric fact of a document; and an article, a document with its
 * figures, which is what every reader of text or of a fact table gets.
 */
#ifndef FIGURE_FIGURE_H
#define FIGURE_FIGURE_H

#include "base/interval.h"
#include "figure/kind.h"
#include "text/doc.h"

struct figure {
	uint32_t start, end;	/* bytes in the document's text, end exclusive */
	uint32_t line, column;	/* of start, from 1 */
	uint32_t para, sentence;	/* indices into the document's, from 0 */
	enum figure_kind kind : 8;
	enum figure_qualifier qualifier : 8;
	bool has_number;	/* number is set: its value is one plain number */
	bool has_range;		/* range is set: low and high are known */
	struct interval range;	/* see enum figure_scale */
	union {
		struct dec number;	/* whole units: 2.66亿元 = 266000000 */
		struct str code;	/* any other value, in the form that the fact table has; empty: none */
	};
	struct str unit;	/* UCUM, ISO 4217, a classifier, %, pp; empty: none */
	struct str subject;	/* empty: none found */
};

struct article {
	struct str name;
	struct doc doc;
	struct str edition;	/* ISO 8601 date that dates are resolved against; empty: unknown */
	struct fold *folds;	/* of each paragraph that has figures; NULL: not kept */
	struct figure *figures;	/* in reading order, none overlapping */
	size_t nfigures;
	bool holes;		/* rows are missing: a filtered fact table */
	struct str since;	/* of a part of a document: the text between the figure before and it */
};

/* The value as the fact table has it: a number is printed where there is room. */
struct str figure_value(const struct figure *, char room[DEC_ROOM]);
/* low and high as the fact table prints them ("-" where there is no range). */
void figure_print_bound(struct buf *out, const struct figure *, struct dec bound);
/* The same to where there is room for so much; returns where it ends. */
enum { FIGURE_BOUND_ROOM = DEC_ROOM };
char *figure_put_bound(char *to, const struct figure *, struct dec bound);
/* The reverse, for a figure of this kind. false: not readable. */
bool figure_parse_bound(struct dec *out, enum figure_kind, struct str field);

#endif
