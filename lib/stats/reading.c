#include "stats/reading.h"

#include "stats/word.h"

enum measure_scale
measure_scale(struct str name, enum figure_kind *kind)
{
	*kind = FIGURE_NUMBER;
	figure_kind_parse(name, kind);
	switch (figure_kind_scale(*kind)) {
	case SCALE_NUMBER:
		return *kind == FIGURE_ORDINAL || *kind == FIGURE_LABEL ? MEASURE_RANKS : MEASURE_ADDS;
	case SCALE_DAY:
	case SCALE_SECOND:
		return MEASURE_SPANS;
	case SCALE_RATIO:
	case SCALE_TEXT:
		break;
	}
	return MEASURE_NAMES;
}

static bool
is_nothing(struct str field)
{
	return field.n == 0 || (field.n == 1 && *field.p == '-');
}

static bool
unreadable(struct buf *why, struct str column, struct str field)
{
	buf_printf(why, "%.*s is not readable: %.*s", STR_ARG(column), STR_ARG(field));
	return false;
}

static bool
is_same(struct str a, struct str b)
{
	return a.n == b.n && word_same(a.p, b.p, a.n);
}

/* A bound, which mostly is a number as short as the value, or else inf or -inf. */
static bool
read_bound(struct dec *out, const struct reading *r, enum figure_kind kind, struct str field)
{
	bool endless = str_ends(field, STR("inf"));

	return (r->scale != MEASURE_SPANS && !endless && number_parse(out, field)) ||
	    figure_parse_bound(out, kind, field);
}

static bool
read_range(struct reading *r, const struct measure *m, enum figure_kind kind, struct buf *why)
{
	/* The value over again, where it is exact; and no bound is beyond its own infinity. */
	if (r->has_value && is_same(m->low, m->value))
		r->range.low = r->value;
	else if (!read_bound(&r->range.low, r, kind, m->low) || r->range.low.inf > 0)
		return unreadable(why, STR("low"), m->low);
	if (is_same(m->high, m->low))
		r->range.high = r->range.low;
	else if (!read_bound(&r->range.high, r, kind, m->high) || r->range.high.inf < 0)
		return unreadable(why, STR("high"), m->high);
	r->has_range = true;
	return true;
}

bool
reading_read(struct reading *r, const struct measure *m, enum measure_scale scale,
    enum figure_kind kind, struct buf *why)
{
	r->scale = scale;
	r->has_value = r->has_range = false;
	r->unbounded = m->low.p == NULL;
	r->place = m->place;
	if (scale == MEASURE_NAMES)
		return true;
	if (scale != MEASURE_SPANS && !is_nothing(m->value)) {
		r->has_value = number_parse(&r->value, m->value);
		if (!r->has_value)
			return unreadable(why, m->column.n > 0 ? m->column : STR("value"), m->value);
	}
	if (!is_nothing(m->low) || !is_nothing(m->high))
		return read_range(r, m, kind, why);
	return true;
}

static int
field_cmp(struct str a, struct str b)
{
	struct dec x, y;
	bool a_is = number_parse(&x, a), b_is = number_parse(&y, b);
	int c = 0;

	if (a_is && b_is)
		c = dec_cmp(x, y);
	else if (a_is != b_is)
		return a_is ? -1 : 1;
	return c != 0 ? c : str_cmp(a, b);
}

int
place_cmp(struct str a, struct str b)
{
	while (a.p != NULL && b.p != NULL) {
		int c = field_cmp(str_cut(&a, '\t'), str_cut(&b, '\t'));

		if (c != 0)
			return c;
	}
	return (a.p != NULL) - (b.p != NULL);
}
