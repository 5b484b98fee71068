#include "base/calendar.h"
#include "figure/figure.h"

/* Whole numbers of days and seconds are far below this. */
static long
bound_long(struct dec bound)
{
	return (long)dec_round(bound, 0, DEC_DOWN).coef;
}

/* 18:30, and 18:30:05 where there are seconds, or 18:30:00 where they are stated; up to 24:00. */
static char *
put_time(char *to, int seconds, bool stated)
{
	to = str_two_digits(to, seconds / 3600);
	*to++ = ':';
	to = str_two_digits(to, seconds / 60 % 60);
	if (seconds % 60 == 0 && !stated)
		return to;
	*to++ = ':';
	return str_two_digits(to, seconds % 60);
}

struct str
figure_value(const struct figure *f, char room[DEC_ROOM])
{
	if (!f->has_number)
		return f->code;
	return (struct str){ room, (size_t)(dec_put_normal(room, f->number) - room) };
}

char *
figure_put_bound(char *to, const struct figure *f, struct dec bound)
{
	enum figure_scale scale = figure_kind_scale(f->kind);

	if (!f->has_range || scale == SCALE_TEXT) {
		*to = '-';
		return to + 1;
	}
	if (bound.inf != 0 || scale == SCALE_NUMBER || scale == SCALE_RATIO)
		return dec_put_normal(to, bound);
	if (scale == SCALE_DAY)
		return calendar_put(to, bound_long(bound));
	return put_time(to, (int)bound_long(bound), f->code.n == sizeof "18:30:00" - 1);
}

void
figure_print_bound(struct buf *out, const struct figure *f, struct dec bound)
{
	char *to = buf_room(out, FIGURE_BOUND_ROOM);

	out->n += (size_t)(figure_put_bound(to, f, bound) - to);
}

static bool
parse_time(struct dec *out, struct str s)
{
	int part[3] = { 0 };

	if ((s.n != 5 && s.n != 8) || s.p[2] != ':' || (s.n == 8 && s.p[5] != ':'))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (i % 3 == 2)
			continue;
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		part[i / 3] = part[i / 3] * 10 + s.p[i] - '0';
	}
	if (part[0] > 24 || part[1] > 59 || part[2] > 59)
		return false;
	*out = dec_int(part[0] * 3600 + part[1] * 60 + part[2]);
	return true;
}

bool
figure_parse_bound(struct dec *out, enum figure_kind kind, struct str field)
{
	long days;

	if (str_eq(field, STR("inf")) || str_eq(field, STR("-inf")))
		return dec_parse(out, field);
	switch (figure_kind_scale(kind)) {
	case SCALE_NUMBER:
	case SCALE_RATIO:
		return dec_parse(out, field);
	case SCALE_DAY:
		if (!calendar_parse(field, &days))
			return false;
		*out = dec_int(days);
		return true;
	case SCALE_SECOND:
		return parse_time(out, field);
	case SCALE_TEXT:
		break;
	}
	return false;
}
