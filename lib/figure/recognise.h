/*
 * The recogniser: from the text of an article to its figures.
 */
#ifndef FIGURE_RECOGNISE_H
#define FIGURE_RECOGNISE_H

#include "figure/figure.h"

struct recogniser;	/* compiled patterns and the lexicon: read-only once made, shared by threads */

/* Never NULL: the built-in data is tested. Free with recogniser_free. */
struct recogniser *recogniser_new(void);
void recogniser_free(struct recogniser *);

struct recognise_options {
	bool all;		/* idioms, names and articles too */
	bool no_edition;	/* --date none: leave dates without a year open */
	struct str edition;	/* --date: ISO date; empty: the document's own */
	unsigned threads;	/* read a long document on up to so many; 0 is 1 */
};

/*
 * The article of text (valid UTF-8, without NUL; it and name must stay as long as
 * the article).  Everything is allocated from the arena.  Same input, same
 * output: no clock, no locale.  *trouble counts places where PCRE2 gave up
 * (match limit), which is reported and never "no match".
 */
struct article recognise(const struct recogniser *, struct arena *, struct str name,
    struct str text, const struct recognise_options *, size_t *trouble);

/*
 * The same part by part, in memory that grows with the longest paragraph or stretch of text
 * without a figure alone.  name must stay; options: with an edition or without (no_edition).
 */
struct recognition *recognition_new(const struct recogniser *, struct str name,
    const struct recognise_options *);
void recognition_free(struct recognition *);
/*
 * The three steps of a part.  The first and the last are taken in the order of the parts;
 * the second may be taken side by side with any other.
 *
 * text is what follows the parts before, all of it (last) or as much as there is at hand;
 * the part is its beginning, part->doc.text.  false: what is at hand ends before a part does.
 */
bool recognition_cut(struct recognition *, struct arena *, struct str text, bool last,
    struct article *part);
/* Its figures. */
void recognition_read(const struct recognition *, struct arena *, struct article *part, size_t *trouble);
/* part->since, which stands until the next part's. */
void recognition_join(struct recognition *, struct arena *, struct article *part);

#endif
