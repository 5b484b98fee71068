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

int
str_digit_count(unsigned long long n)
{
	int count = 1;

	for (; n >= 10000; n /= 10000)
		count += 4;
	return count + (n >= 10) + (n >= 100) + (n >= 1000);
}

/* Two digits a step: half as many divisions. */
char *
str_digits(char *end, unsigned long long n)
{
	static const char pairs[] =
	    "00010203040506070809101112131415161718192021222324"
	    "25262728293031323334353637383940414243444546474849"
	    "50515253545556575859606162636465666768697071727374"
	    "75767778798081828384858687888990919293949596979899";

	for (; n >= 10; n /= 100) {
		end -= 2;
		memcpy(end, pairs + n % 100 * 2, 2);
		if (n < 100)
			return end;
	}
	*--end = (char)('0' + n);
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
