#include "figure/scan.h"

static bool
has(const unsigned char *set, unsigned cp)
{
	return set[cp >> 3] >> (cp & 7) & 1;
}

size_t
scan_next(const unsigned char *set, struct str text, size_t from)
{
	const unsigned char *p = (const unsigned char *)text.p;
	size_t i = from;

	while (i < text.n) {
		unsigned c = p[i];

		if (c < 0x80) {
			if (has(set, c))
				return i;
			i++;
		} else if (c < 0xe0) {
			if (i + 1 < text.n && has(set, (c & 0x1f) << 6 | (p[i + 1] & 0x3f)))
				return i;
			i += 2;
		} else if (c < 0xf0) {
			if (i + 2 < text.n && has(set, (c & 0x0f) << 12 | (p[i + 1] & 0x3fu) << 6 | (p[i + 2] & 0x3fu)))
				return i;
			i += 3;
		} else {
			i += 4;
		}
	}
	return text.n;
}
