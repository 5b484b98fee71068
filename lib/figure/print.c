/* Values as text, in an arena: dates and times many a document has thousands of, so not by printf. */
#include "figure/reader.h"

/* Longer than any 128-bit integer. */
enum { DIGITS_MAX = 40 };

struct str
print_dec(struct arena *arena, struct dec d)
{
	char digits[DIGITS_MAX];
	struct buf b;
	struct str s;

	d = dec_normal(d);
	if (d.inf == 0 && d.scale == 0 && d.coef >= 0 && d.coef <= INT64_MAX)
		return arena_str(arena, (struct str){ digits, (size_t)(str_number(digits, (uint64_t)d.coef) - digits) });
	buf_init(&b);
	dec_print(&b, d);
	s = arena_str(arena, buf_str(&b));
	buf_release(&b);
	return s;
}

struct str
print_fields(struct arena *arena, const char *form, const int *n)
{
	char to[DIGITS_MAX], *p = to;

	for (; *form != '\0'; form++) {
		if (*form == 'Y')
			p = str_two_digits(p, *n / 100);
		if (*form == 'Y' || *form == 'N')
			p = str_two_digits(p, *n++ % 100);
		else
			*p++ = *form;
	}
	return arena_str(arena, (struct str){ to, (size_t)(p - to) });
}
