/*
 * The usual form of a traditional or variant character: lib/lexicon/variants.txt
 * as a table, made by variants.sh.
 */
#ifndef TEXT_VARIANTS_H
#define TEXT_VARIANTS_H

#include <stdint.h>

extern const uint8_t variant_page[256];		/* by the high byte; 0: no variants */
extern const uint16_t variant_usual[][256];	/* by page and low byte; 0: is no variant */

/* The characters that folding may change, variants, white space and all others: a bit for each, 64 to a word. */
extern const uint64_t fold_changes[1024];

/* 0: cp is usual itself. */
static inline int32_t
variant_fold(int32_t cp)
{
	return cp > 0xffff ? 0 : variant_usual[variant_page[cp >> 8]][cp & 0xff];
}

#endif
