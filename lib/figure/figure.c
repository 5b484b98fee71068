#include "figure/calendar.h"
#include "figure/figure.h"

/* Whole numbers of days and minutes are far below this. */
static long
bound_long(struct dec bound)
{
	return (long)dec_round(bound, 0, DEC_DOWN).coef;
}

void
figure_print_bound(struct buf *out, const struct figure *f, struct dec bound)
{
	enum figure_scale scale = figure_kind_scale(f->kind);

	if (!f->has_range || scale == SCALE_TEXT)
		buf_char(out, '-');
	else if (bound.inf != 0 || scale == SCALE_NUMBER || scale == SCALE_RATIO)
		dec_print(out, dec_normal(bound));
	else if (scale == SCALE_DAY)
		calendar_print(out, bound_long(bound));
	else
		buf_printf(out, "%02ld:%02ld", bound_long(bound) / 60, bound_long(bound) % 60);
}

static bool
parse_time(struct dec *out, struct str s)
{
	if (s.n != 5 || s.p[2] != ':')
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (i != 2 && (s.p[i] < '0' || s.p[i] > '9'))
			return false;
	int hour = (s.p[0] - '0') * 10 + s.p[1] - '0', minute = (s.p[3] - '0') * 10 + s.p[4] - '0';
	if (hour > 24 || minute > 59)
		return false;
	*out = dec_int(hour * 60 + minute);
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
	case SCALE_MINUTE:
		return parse_time(out, field);
	case SCALE_TEXT:
		break;
	}
	return false;
}
