#include "figure/scan.h"

/*
 * Nearly all characters are of three bytes: the first two tell the word of the set and
 * the third the bit in it, as UTF-8 has six bits a byte.
 */
size_t
scan_next(const uint64_t *set, struct str text, size_t from)
{
	const unsigned char *p = (const unsigned char *)text.p + from;
	const unsigned char *end = (const unsigned char *)text.p + text.n;

	while (p < end) {
		if ((*p & 0xf0) == 0xe0) {
			if (set[(p[0] & 0x0f) << 6 | (p[1] & 0x3f)] >> (p[2] & 0x3f) & 1)
				break;
			p += 3;
		} else if (*p < 0x80) {
			if (set[*p >> 6] >> (*p & 0x3f) & 1)
				break;
			p++;
		} else if (*p < 0xe0) {
			if (set[*p & 0x1f] >> (p[1] & 0x3f) & 1)
				break;
			p += 2;
		} else {
			p += 4;
		}
	}
	return p < end ? (size_t)(p - (const unsigned char *)text.p) : text.n;
}
