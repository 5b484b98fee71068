/*
 * Bars with labels, in a terminal or as a picture.  Lengths are for the eye; the numbers
 * beside them are rounded to six digits.
 */
#ifndef OUT_CHART_H
#define OUT_CHART_H

#include "base/dec.h"

struct bar {
	struct str label;
	struct dec value;	/* finite */
};

struct chart {
	struct str title;
	const struct bar *bars;
	size_t n;
	bool logarithmic;	/* lengths; what is not above 0 has none */
};

/*
 * Where a value's bar ends, from 0 to length of the way across: the least value, or 0 if
 * that is less, is 0, the greatest or 0 is length; of logarithms the power of ten below the
 * least is 0.
 */
struct chart_axis {
	struct dec low, high;
	bool logarithmic;
	unsigned length;
};
struct chart_axis chart_axis(const struct chart *, unsigned length);
unsigned chart_at(const struct chart_axis *, struct dec value);
/* Six significant digits, or all those in front of the point. */
void chart_number(struct buf *, struct dec value);
/* A label of at most so many terminal columns: a longer one ends in dots. */
struct str chart_label(struct arena *, struct str label, size_t columns, struct str dots);

/* In lines of at most so many columns, as far as labels and numbers allow; ascii: of # alone. */
void chart_text(struct buf *, const struct chart *, size_t columns, bool ascii);
/* Several one below the other, as one SVG picture (SVG 1.1) that needs nothing else. */
void chart_svg(struct buf *, const struct chart *, size_t n);

#endif
