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
#define UTF8_REPLACEMENT STR("\xef\xbf\xbd")	/* U+FFFD */
/* The code point that ends before p (p > start), in valid UTF-8. */
const char *utf8_prev(const char *p, const char *start, int32_t *cp);
/* cp into to[4]; returns how many bytes. */
int utf8_put(char *to, int32_t cp);
/* The length of the longest valid prefix of s (s.n: all of it). */
size_t utf8_valid(struct str s);
/* Code points in valid UTF-8. */
size_t utf8_count(struct str s);
/* The same of text[from] to to: faster, for it may look at what stands before that. */
size_t utf8_count_from(struct str text, size_t from, size_t to);
/* Terminal columns of a code point: 0, 1 or 2 (UAX #11 wide and full-width; combining marks 0). */
int utf8_width(int32_t cp);
size_t utf8_columns(struct str s);
/* Is it a Chinese character (Unified Ideographs with extensions, 〇, 々)? Punctuation is not. */
bool utf8_is_rare_han(int32_t cp);	/* outside the first block of them */
static inline bool
utf8_is_han(int32_t cp)
{
	return (cp >= 0x4e00 && cp <= 0x9fff) || utf8_is_rare_han(cp);
}

/* Bytes of the character that begins with this one, in valid text. */
static inline size_t
utf8_size(char first)
{
	unsigned char c = (unsigned char)first;

	/* most are of three bytes */
	return (c & 0xf0) == 0xe0 ? 3 : c < 0x80 ? 1 : c < 0xe0 ? 2 : 4;
}

/* As utf8_next, for text that is known to be valid: unchecked, inline. */
static inline const char *
utf8_step(const char *p, int32_t *cp)
{
	const unsigned char *u = (const unsigned char *)p;

	/* most are of three bytes */
	if ((u[0] & 0xf0) == 0xe0) {
		*cp = (u[0] & 0x0f) << 12 | (u[1] & 0x3f) << 6 | (u[2] & 0x3f);
		return p + 3;
	}
	if (u[0] < 0x80) {
		*cp = u[0];
		return p + 1;
	}
	if (u[0] < 0xe0) {
		*cp = (u[0] & 0x1f) << 6 | (u[1] & 0x3f);
		return p + 2;
	}
	*cp = (u[0] & 0x07) << 18 | (u[1] & 0x3f) << 12 | (u[2] & 0x3f) << 6 | (u[3] & 0x3f);
	return p + 4;
}

/* As utf8_prev, the same way. */
static inline const char *
utf8_step_back(const char *p, int32_t *cp)
{
	p--;
	while (((unsigned char)*p & 0xc0) == 0x80)
		p--;
	utf8_step(p, cp);
	return p;
}

#endif
