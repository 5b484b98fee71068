/* Values as text, in an arena: many a document has thousands of them, so not by printf. */
#include "figure/reader.h"

enum { FORM_ROOM = 40 };

struct str
print_dec(struct arena *arena, struct dec d)
{
	char *to = arena_room(arena, DEC_ROOM);

	return arena_keep(arena, dec_put_normal(to, d));
}

struct str
print_fields(struct arena *arena, const char *form, const int *n)
{
	char *to = arena_room(arena, FORM_ROOM);

	for (; *form != '\0'; form++) {
		if (*form == 'Y')
			to = str_two_digits(to, *n / 100);
		if (*form == 'Y' || *form == 'N')
			to = str_two_digits(to, *n++ % 100);
		else
			*to++ = *form;
	}
	return arena_keep(arena, to);
}
