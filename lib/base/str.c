#include <stdint.h>

#include "base/str.h"

int
str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;

	return c ? c : (a.n > b.n) - (a.n < b.n);
}

/* By the needle's last byte: of a Chinese character that is rarer than the first. */
size_t
str_find(struct str s, struct str needle, size_t from)
{
	size_t last = needle.n - 1;

	if (needle.n == 0)
		return from <= s.n ? from : (size_t)-1;
	while (from + last < s.n) {
		const char *hit = memchr(s.p + from + last, needle.p[last], s.n - from - last);

		if (hit == NULL)
			break;
		if (memcmp(hit - last, needle.p, last) == 0)
			return (size_t)(hit - last - s.p);
		from = (size_t)(hit - last - s.p) + 1;
	}
	return (size_t)-1;
}

static bool
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

size_t
str_count(struct str s, char c)
{
	enum { SOME = 240 };	/* below 256, and whole sixteens */
	size_t n = 0;

	while (s.n > 0) {
		size_t some = s.n < SOME ? s.n : SOME;
		unsigned char times = 0;

		for (size_t i = 0; i < some; i++)
			times += s.p[i] == c;
		n += times;
		s = str_sub(s, some, s.n);
	}
	return n;
}

struct str
str_trim(struct str s)
{
	while (s.n > 0 && is_space(s.p[0]))
		s.p++, s.n--;
	while (s.n > 0 && is_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

struct str
str_cut(struct str *rest, char sep)
{
	struct str field = *rest;
	const char *hit = rest->n ? memchr(rest->p, sep, rest->n) : NULL;

	if (hit == NULL) {
		*rest = (struct str){ NULL, 0 };
		return field;
	}
	field.n = (size_t)(hit - rest->p);
	rest->p = hit + 1;
	rest->n -= field.n + 1;
	return field;
}

/*
 * n < 10^8 as eight digits, the first in the lowest byte.  A number is parted in two, these both
 * at once in two each, and these again: what is divided off stays where it stood, the rest goes
 * to its side.
 */
static inline uint64_t
eight_digits(uint32_t n)
{
	uint64_t d = n;

	d = (d << 32) - d / 10000 * ((10000ull << 32) - 1);
	d = (d << 16) - (d * 5243 >> 19 & 0x0000007f0000007fu) * ((100 << 16) - 1);	/* / 100 */
	return (d << 8) - (d * 103 >> 10 & 0x000f000f000f000fu) * ((10 << 8) - 1);	/* / 10 */
}

/* The digits behind so many: no jump depends on how many there are, for it could not be foretold. */
static inline char *
put_digits(char *to, uint64_t digits, unsigned behind)
{
	digits = (digits | 0x3030303030303030u) >> 8 * behind;
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	digits = __builtin_bswap64(digits);
#endif
	memcpy(to, &digits, sizeof digits);
	return to + sizeof digits - behind;
}

char *
str_number(char *to, unsigned long long n)
{
	const uint32_t eight = 100000000;
	uint64_t digits;

	if (n >= eight)
		return put_digits(str_number(to, n / eight), eight_digits((uint32_t)(n % eight)), 0);
	digits = eight_digits((uint32_t)n);
	/* 0 has one digit. */
	return put_digits(to, digits, (unsigned)__builtin_ctzll(digits | (uint64_t)1 << 56) / 8);
}

unsigned long long
str_hash(struct str s)
{
	unsigned long long h = 0xcbf29ce484222325u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 0x100000001b3u;
	return h;
}
