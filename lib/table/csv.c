#include "table/csv.h"

#include <csv.h>

#include "base/dec.h"

static bool
is_negative_number(struct str s)
{
	struct dec d;

	return s.n > 1 && s.p[0] == '-' && s.p[1] >= '0' && s.p[1] <= '9' && dec_parse(&d, s);
}

/* Would it be evaluated, apostrophes in front or not? */
static bool
begins_formula(struct str s)
{
	static const struct str full_width[] = { { "＝", 3 }, { "＋", 3 }, { "－", 3 }, { "＠", 3 } };

	while (s.n > 0 && *s.p == '\'')
		s = str_sub(s, 1, s.n);
	if (s.n == 0)
		return false;
	if (memchr("=+-@\t\r\n", *s.p, 7) != NULL)
		return true;
	for (size_t i = 0; i < sizeof full_width / sizeof *full_width; i++)
		if (str_starts(s, full_width[i]))
			return true;
	return false;
}

void
csv_put(struct buf *out, struct str field)
{
	/* Every byte may be a quotation mark, which is doubled. */
	size_t room = field.n * 2 + 3, n;
	char *to = buf_room(out, room);

	n = csv_write(to, room, field.n > 0 ? field.p : "", field.n);
	if (begins_formula(field) && !is_negative_number(field)) {
		memmove(to + 2, to + 1, n - 1);
		to[1] = '\'';
		n++;
	}
	out->n += n;
}

struct str
csv_get(struct str field)
{
	return field.n > 0 && *field.p == '\'' && begins_formula(field) ?
	    str_sub(field, 1, field.n) : field;
}
