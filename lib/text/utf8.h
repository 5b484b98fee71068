/*
 * UTF-8 (RFC 3629): a bounded decoder, validation, display width.
 */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include <stdint.h>

#include "base/str.h"

/*
 * The code point at p (p < end) into *cp; returns the byte after it.  On bytes
 * that are not UTF-8, *cp is -1 and one maximal ill-formed subpart is passed
 * over (Unicode 15, 3.9, U+FFFD substitution), so that decoding goes on.
 */
const char *utf8_next(const char *p, const char *end, int32_t *cp);
/* The code point that ends before p (p > start), in valid UTF-8. */
const char *utf8_prev(const char *p, const char *start, int32_t *cp);
/* cp into to[4]; returns how many bytes. */
int utf8_put(char *to, int32_t cp);
/* The length of the longest valid prefix of s (s.n: all of it). */
size_t utf8_valid(struct str s);
/* Code points in valid UTF-8. */
size_t utf8_count(struct str s);
/* Terminal columns of a code point: 0, 1 or 2 (UAX #11 wide and full-width; combining marks 0). */
int utf8_width(int32_t cp);
size_t utf8_columns(struct str s);
/* Is it a Chinese character (Unified Ideographs with extensions, 〇, 々)? Punctuation is not. */
bool utf8_is_han(int32_t cp);

#endif
