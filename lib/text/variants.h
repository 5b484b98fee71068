/*
 * The usual form of a traditional or variant character: lib/lexicon/variants.txt
 * as a table, made by variants.sh.
 */
#ifndef TEXT_VARIANTS_H
#define TEXT_VARIANTS_H

#include <stdint.h>

extern const uint8_t variant_page[256];		/* by the high byte; 0: no variants */
extern const uint16_t variant_usual[][256];	/* by page and low byte; 0: is no variant */

/*
 * Which characters of three bytes folding changes, variants and all others: a bit for each
 * last byte, by the two bytes before.
 */
extern const uint64_t fold_changes[1024];

static inline uint64_t
fold_changes_at(const char *p)
{
	return fold_changes[(p[0] & 0xf) << 6 | (p[1] & 0x3f)] >> (p[2] & 0x3f) & 1;
}

/* 0: cp is usual itself. */
static inline int32_t
variant_fold(int32_t cp)
{
	return cp > 0xffff ? 0 : variant_usual[variant_page[cp >> 8]][cp & 0xff];
}

#endif
