/*
 * The folded form of a stretch of text: what patterns are matched against.
 *
 *   - U+FF01..U+FF5E become ASCII, U+3000 and U+00A0 a space, U+2236 (∶) and U+FE30 (︰) a
 *     colon, and U+2015 (―) the dash (not NFKC, which makes m2 of ㎡ and 21⁄2 of ２½);
 *   - a line break inside a paragraph (a hard wrap) goes, with the spaces around it, next
 *     to a Han or other full-width character or mark, and next to a digit unless the other
 *     side is an ASCII letter; elsewhere it is one space;
 *   - a space or spaces (not a tab, which parts cells) between a digit and a Han character go;
 *   - traditional and variant characters become the usual ones (lib/lexicon/variants.txt),
 *     one for one.
 *
 * Every folded byte leads back to the text, so that what is found there can be quoted as it was written.
 */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include <stdint.h>

#include "base/mem.h"

struct fold {
	struct str text;	/* folded, valid UTF-8 */
	struct str source;	/* the text that offsets lead to, up to the end of what was folded */
	/*
	 * Sorted by .folded: from folded offset .folded on, the original offset is
	 * .original + (offset - .folded), until the next entry.  The first is {0, base}.
	 */
	struct fold_step {
		uint32_t folded, original;
	} *steps;
	uint32_t nsteps;
	bool spaced, marked;	/* there are spaces in it; marked characters, or white space */
};

/*
 * Fold the valid UTF-8 bytes [start, end) of text (< 4 GiB).  Offsets lead to text.
 */
struct fold fold_text(struct arena *, struct str text, size_t start, size_t end);
/*
 * Characters to be noted: a bit for each code point of the BMP, 64 to a word; and those at which
 * the one pass over the text stops: what may change, and some rare ones that are marked, so
 * that who looks for them does not where there are none.
 */
enum { FOLD_WORDS = 0x10000 / 64 };
struct fold_set {
	const uint64_t *noted, *stops;
};
/* stops: room for it, to stay as long as the set. */
struct fold_set fold_set_make(uint64_t stops[FOLD_WORDS], const uint64_t *noted, const char *marked);
/* The folded offsets of such characters, in order: a list that is written anew each time, and its owner frees. */
enum { NOTES_ENDS = 8 };
struct fold_notes {
	uint32_t *list;		/* behind the last one, that often, where the text ends */
	size_t n, cap;
};
/* fold_text, and where characters of the set stand once folded. */
struct fold fold_text_noting(struct arena *, struct str text, size_t start, size_t end, const struct fold_set *,
    struct fold_notes *);
/* Note them anew in a fold whose text has been changed. */
void fold_note(struct fold *, const struct fold_set *, struct fold_notes *);
/* The original offset of a folded character's first byte; of text.n: the end. */
size_t fold_original(const struct fold *, size_t folded);
/*
 * The original offset just behind the folded character that ends at folded
 * (so a figure does not take the wrap or spaces that follow it).
 */
size_t fold_original_end(const struct fold *, size_t folded);
/* Both for a stretch that is not empty: where it begins and where it ends. */
void fold_span(const struct fold *, size_t start, size_t end, size_t *from, size_t *to);
/* The folded offset of an original one (or of the next character kept). */
size_t fold_folded(const struct fold *, size_t original);
/* Of both ends of a stretch, start <= end. */
void fold_folded_span(const struct fold *, size_t start, size_t end, size_t *from, size_t *to);

#endif
