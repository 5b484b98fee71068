#include "table/tsv.h"

#include <stdint.h>

/* What stands in a field for a byte that must not; n 0 for all others. */
static struct str
escape_of(char c)
{
	switch (c) {
	case '\t':
		return STR("\\t");
	case '\n':
		return STR("\\n");
	case '\r':
		return STR("\\r");
	case '\\':
		return STR("\\\\");
	case '"':
		return STR("\xEF\xBC\x82");
	default:
		return (struct str){ NULL, 0 };
	}
}

/*
 * Eight bytes at once (S. E. Anderson, Bit Twiddling Hacks, "Determine if a word
 * has a byte less than n / equal to n"): is one of them a control character, " or \?
 */
static bool
word_is_plain(const char *p)
{
	const uint64_t ones = UINT64_MAX / 255, highs = ones * 0x80;
	uint64_t w, quote, backslash, hit;

	memcpy(&w, p, sizeof w);
	quote = w ^ ones * '"';
	backslash = w ^ ones * '\\';
	hit = ((w - ones * 0x20) & ~w) | ((quote - ones) & ~quote) |
	    ((backslash - ones) & ~backslash);
	return (hit & highs) == 0;
}

/* The first byte in [p, end) that has an escape, or end. */
static const char *
find_special(const char *p, const char *end)
{
	for (;;) {
		const char *stop;

		while (end - p >= 8 && word_is_plain(p))
			p += 8;
		stop = end - p >= 8 ? p + 8 : end;
		for (; p < stop; p++)
			if (escape_of(*p).n != 0)
				return p;
		if (p == end)
			return end;
	}
}

void
tsv_put(struct buf *out, struct str field)
{
	const char *p = field.p, *end;

	if (field.n == 0) {
		buf_char(out, '-');
		return;
	}
	for (end = p + field.n;;) {
		const char *special = find_special(p, end);

		buf_add(out, (struct str){ p, (size_t)(special - p) });
		if (special == end)
			return;
		buf_add(out, escape_of(*special));
		p = special + 1;
	}
}

void
tsv_put_number(struct buf *out, unsigned long long n)
{
	char digits[24], *p = digits + sizeof digits;

	do
		*--p = (char)('0' + n % 10);
	while ((n /= 10) != 0);
	buf_add(out, (struct str){ p, (size_t)(digits + sizeof digits - p) });
}

struct str
tsv_unescape(struct arena *arena, struct str field)
{
	const char *p = field.p, *end;
	const char *escape = field.n ? memchr(p, '\\', field.n) : NULL;
	char *plain, *to;

	if (escape == NULL)
		return field;
	end = p + field.n;
	to = plain = arena_alloc(arena, 1, field.n);
	while (escape != NULL && escape + 1 < end) {
		memcpy(to, p, (size_t)(escape - p));
		to += escape - p;
		*to++ = escape[1] == 'n' ? '\n' : escape[1] == 't' ? '\t' :
		    escape[1] == 'r' ? '\r' : escape[1];
		p = escape + 2;
		escape = memchr(p, '\\', (size_t)(end - p));
	}
	memcpy(to, p, (size_t)(end - p));
	to += end - p;
	return (struct str){ plain, (size_t)(to - plain) };
}

struct str
tsv_get(struct arena *arena, struct str field)
{
	if (str_eq(field, STR("-")))
		return (struct str){ field.p, 0 };
	return tsv_unescape(arena, field);
}

bool
tsv_get_number(struct str field, unsigned long long max, unsigned long long *out)
{
	unsigned long long n = 0;

	if (field.n == 0 || field.n > 19)	/* 10^19 - 1 fits */
		return false;
	for (size_t i = 0; i < field.n; i++) {
		if (field.p[i] < '0' || field.p[i] > '9')
			return false;
		n = n * 10 + (unsigned)(field.p[i] - '0');
	}
	*out = n;
	return n <= max;
}

size_t
tsv_split(struct str line, struct str *fields, size_t max)
{
	size_t n = 0;

	while (line.p != NULL) {
		struct str field = str_cut(&line, '\t');

		if (n < max)
			fields[n] = field;
		n++;
	}
	return n;
}
