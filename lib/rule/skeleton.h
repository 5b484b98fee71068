/*
 * The skeleton of a paragraph: its folded text with every figure replaced by one
 * private-use character that tells the figure's kind.  It is what the patterns of
 * rules are matched against, so that {count} stands for a whole figure.
 */
#ifndef RULE_SKELETON_H
#define RULE_SKELETON_H

#include "figure/figure.h"

/* U+E000 + kind; in UTF-8 three bytes, EE 80 80 + kind. */
enum { SKELETON_FIRST = 0xE000, SKELETON_BYTES = 3 };
static inline bool
skeleton_is_figure(int32_t cp)
{
	return cp >= SKELETON_FIRST && cp < SKELETON_FIRST + FIGURE_KIND_COUNT;
}

struct skeleton {
	struct str text;	/* valid UTF-8; private-use characters of the document itself are U+FFFD */
	struct fold fold;
	struct slot {
		size_t at;	/* of the private-use character in text */
		size_t folded_end;	/* of the figure in fold.text */
		size_t figure;	/* index into the article's figures */
	} *slots;		/* in reading order */
	size_t nslots;
};

/* The figures of one paragraph are [first, first + n) of article's. */
struct skeleton skeleton_make(struct arena *, const struct article *, size_t para,
    size_t first, size_t n);
/* The slot at or after this offset in text; nslots: none. */
size_t skeleton_slot(const struct skeleton *, size_t at);
/* Offsets in the document's text of a stretch [start, end) of the skeleton. */
void skeleton_original(const struct skeleton *, const struct article *, size_t start, size_t end,
    size_t *from, size_t *to);
/* The offset in the skeleton of one in fold.text; inside a figure: of its character, or behind it. */
size_t skeleton_at_folded(const struct skeleton *, size_t folded, bool behind);
/* The offset in the skeleton of an offset in the document (inside a figure: of its character). */
size_t skeleton_at(const struct skeleton *, const struct article *, size_t original);

#endif
