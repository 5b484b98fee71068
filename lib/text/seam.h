/*
 * The break between two rows: does a paragraph go on behind it?  The rules are in doc.h.
 */
#ifndef TEXT_SEAM_H
#define TEXT_SEAM_H

#include "text/rows.h"
#include "text/segment.h"

/* In columns. */
enum {
	WIDTH_MIN = 20,		/* a newspaper's narrow column has 11 characters or more */
	SLACK = 2,
	INDENT = 4,		/* of a paragraph's first line */
	PROSE_MIN = 40,		/* lines of a short passage that are taken for wrapped */
	PROSE_MAX = 100,
};

/* A pair of rows between which a paragraph may go on. */
struct seam {
	struct str text;
	const struct row *r, *s;
	bool first;	/* r is the first row of its paragraph */
	bool top;	/* and of a narrow document, which may be a passage that begins inside a line */
};

/* width: at which the document is wrapped, 0: it is not; narrow: no row of it is wider than PROSE_MAX. */
bool seam_joins(const struct seam *, uint32_t width, bool narrow);

/* The class of the row's last character, and the character. */
static inline enum char_class
row_last_class(struct str text, const struct row *r, int32_t *cp)
{
	utf8_step_back(text.p + r->end, cp);
	return char_class(*cp);
}

#endif
