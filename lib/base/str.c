#include <stdint.h>

#include "base/str.h"

int
str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;

	return c ? c : (a.n > b.n) - (a.n < b.n);
}

size_t
str_find(struct str s, struct str needle, size_t from)
{
	while (from + needle.n <= s.n) {
		const char *hit = needle.n ? memchr(s.p + from, needle.p[0],
		    s.n - from - needle.n + 1) : s.p + from;
		if (hit == NULL)
			break;
		if (memcmp(hit, needle.p, needle.n) == 0)
			return (size_t)(hit - s.p);
		from = (size_t)(hit - s.p) + 1;
	}
	return (size_t)-1;
}

static bool
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
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

/* 1233 / 4096 is the logarithm of 2: by its bits n has that many digits, or one more. */
static inline int
count_digits(unsigned long long n)
{
	static const unsigned long long powers[] = {
		0, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000,
		10000000000, 100000000000, 1000000000000, 10000000000000, 100000000000000,
		1000000000000000, 10000000000000000, 100000000000000000,
		1000000000000000000, 10000000000000000000u,
	};
	int digits = (64 - __builtin_clzll(n | 1)) * 1233 >> 12;

	return digits + (n >= powers[digits]);
}

/* Two digits a step: half as many divisions, and those of 32 bits are cheaper. */
static inline char *
write_digits(char *end, unsigned long long n)
{
	static const char pairs[] =
	    "00010203040506070809101112131415161718192021222324"
	    "25262728293031323334353637383940414243444546474849"
	    "50515253545556575859606162636465666768697071727374"
	    "75767778798081828384858687888990919293949596979899";
	uint32_t rest;

	for (; n > UINT32_MAX; n /= 100)
		memcpy(end -= 2, pairs + n % 100 * 2, 2);
	for (rest = (uint32_t)n; rest >= 100; rest /= 100)
		memcpy(end -= 2, pairs + rest % 100 * 2, 2);
	if (rest >= 10)
		return (char *)memcpy(end - 2, pairs + rest * 2, 2);
	*--end = (char)('0' + rest);
	return end;
}

int
str_digit_count(unsigned long long n)
{
	return count_digits(n);
}

char *
str_digits(char *end, unsigned long long n)
{
	return write_digits(end, n);
}

char *
str_number(char *to, unsigned long long n)
{
	char *end = to + count_digits(n);

	write_digits(end, n);
	return end;
}

unsigned long long
str_hash(struct str s)
{
	unsigned long long h = 0xcbf29ce484222325u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 0x100000001b3u;
	return h;
}
