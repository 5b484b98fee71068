/*
 * The figures of a document while they are found, in reading order.
 */
#ifndef FIGURE_COLLECT_H
#define FIGURE_COLLECT_H

#include "figure/reader.h"

/* The figures found so far, and where the text was read up to. */
struct collector {
	struct arena *arena;
	struct arena *passing;	/* of what is not needed when a paragraph has been read; arena, where folds are kept */
	const struct doc *doc;
	struct fold *folds;	/* of each paragraph with figures, to be kept; NULL: not wanted */
	struct fold fold;	/* of the paragraph, spaces in its numerals squeezed */
	struct fold_notes starts;	/* where a figure may begin in it */
	size_t para;
	struct arena *list;	/* of the array figures alone */
	struct figure *figures;
	size_t n, cap;
	size_t line;		/* index of the line that offset is on */
	size_t sentence;	/* index of the figure's before */
	size_t offset;		/* of the figure before */
	uint32_t column;	/* its column */
};

/* Make room for so many figures at least. */
void collector_reserve(struct collector *, size_t cap);
/*
 * Add a draft of the reader's paragraph, with its place, bounds, qualifier and subject; the
 * reader remembers of it what the next ones need.  Texts are in the collector's arena.
 */
void collector_add_draft(struct collector *, struct reader *, struct draft *);
void collector_add_label(struct collector *, const struct label *);
/*
 * What begins at the candidate text[at]: the longer of set phrase and figure,
 * the phrase where it begins in front of the numeral and holds it (这一天, but not
 * 这一百斤).  Added to what was found;
 * returns where to go on.
 */
size_t read_candidate(struct collector *, struct reader *, size_t at);

#endif
