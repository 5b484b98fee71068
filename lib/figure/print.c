/* Values as text, in an arena: many a document has thousands of them, so not by printf. */
#include "figure/reader.h"

enum { FORM_ROOM = 16 };

struct str
print_dec(struct arena *arena, struct dec d)
{
	char *to = arena_room(arena, DEC_ROOM);

	return arena_keep(arena, dec_put_normal(to, d));
}

/* A part that is not the first. */
static char *
put_part(char *to, char mark, int n)
{
	*to = mark;
	return str_two_digits(to + 1, n);
}

struct str
print_date(struct arena *arena, int year, int month, int day)
{
	char *to = arena_room(arena, FORM_ROOM);

	if (year != 0)
		to = str_two_digits(str_two_digits(to, year / 100), year % 100);
	else
		*to++ = '-';
	if (month != 0)
		to = put_part(to, '-', month);
	else if (day != 0)
		*to++ = '-';
	if (day != 0)
		to = put_part(to, '-', day);
	return arena_keep(arena, to);
}

struct str
print_clock(struct arena *arena, int hour, int minute, int second)
{
	char *to = str_two_digits(arena_room(arena, FORM_ROOM), hour);

	to = put_part(to, ':', minute);
	if (second >= 0)
		to = put_part(to, ':', second);
	return arena_keep(arena, to);
}
