#include "stats/summary.h"

#include "table/tsv.h"

enum scale_of_measure { ADDS, RANKS, SPANS, NAMES };

/* A kind that is not ours is taken for a plain number. */
static enum scale_of_measure
measure_scale(struct str name, enum figure_kind *kind)
{
	*kind = FIGURE_NUMBER;
	figure_kind_parse(name, kind);
	switch (figure_kind_scale(*kind)) {
	case SCALE_NUMBER:
		return *kind == FIGURE_ORDINAL || *kind == FIGURE_LABEL ? RANKS : ADDS;
	case SCALE_DAY:
	case SCALE_MINUTE:
		return SPANS;
	case SCALE_RATIO:
	case SCALE_TEXT:
		break;
	}
	return NAMES;
}

void
summary_init(struct summary *s)
{
	*s = (struct summary){ .sum = DEC_ZERO };
	values_init(&s->values);
}

void
summary_release(struct summary *s)
{
	values_release(&s->values);
}

static bool
is_nothing(struct str field)
{
	return field.n == 0 || str_eq(field, STR("-"));
}

/* What a row says, read. */
struct reading {
	bool has_value, has_range;
	struct dec value;
	struct interval range;
};

static bool
unreadable(struct buf *why, const char *column, struct str field)
{
	buf_printf(why, "%s is not readable: %.*s", column, STR_ARG(field));
	return false;
}

static bool
read_measure(struct reading *r, const struct measure *m, enum scale_of_measure scale,
    enum figure_kind kind, struct buf *why)
{
	*r = (struct reading){ 0 };
	if (scale == NAMES)
		return true;
	if (scale != SPANS && !is_nothing(m->value)) {
		r->has_value = dec_parse(&r->value, m->value) && r->value.inf == 0;
		if (!r->has_value)
			return unreadable(why, "value", m->value);
	}
	if (!is_nothing(m->low) || !is_nothing(m->high)) {
		if (!figure_parse_bound(&r->range.low, kind, m->low))
			return unreadable(why, "low", m->low);
		if (!figure_parse_bound(&r->range.high, kind, m->high))
			return unreadable(why, "high", m->high);
		r->has_range = true;
	} else if (r->has_value) {
		r->range = interval_point(r->value);
		r->has_range = true;
	}
	return true;
}

static bool
overflow(struct summary *s, const struct measure *m, struct buf *why)
{
	s->overflow = true;
	buf_printf(why, "the sum of %.*s, unit %.*s, has more digits than can be kept",
	    STR_ARG(m->kind), STR_ARG(m->unit));
	return false;
}

bool
summary_add(struct summary *s, const struct measure *m, struct buf *why)
{
	struct reading r;
	enum figure_kind kind;
	enum scale_of_measure scale = measure_scale(m->kind, &kind);

	if (!read_measure(&r, m, scale, kind, why))
		return false;
	s->n++;
	s->unbounded = s->unbounded || m->low.p == NULL;
	if (r.has_value)
		values_add(&s->values, r.value);
	if (r.has_range && scale == SPANS) {
		s->range = s->has_range ? interval_hull(s->range, r.range) : r.range;
		s->has_range = true;
	}
	if (scale != ADDS || s->overflow)
		return true;
	if (r.has_value && !dec_add(&s->sum, s->sum, r.value))
		return overflow(s, m, why);
	if (r.has_range && !interval_add(&s->range, s->range, r.range))
		return overflow(s, m, why);
	s->has_range = s->has_range || r.has_range;
	return true;
}

/*
 * sum / n half to even at 28 digits.  The quotient is cut off some digits later; a
 * digit behind the cut stands for what was lost, so that no false half arises.
 */
static bool
mean(struct dec *out, struct dec sum, unsigned long long n)
{
	struct dec count, below, above;

	if (!dec_make(&count, (dec_coef)n, 0) || !dec_div(&below, sum, count, DEC_DOWN) ||
	    !dec_div(&above, sum, count, DEC_UP))
		return false;
	if (below.scale == 0)	/* whole, or too long for a fraction */
		return dec_div(out, sum, count, DEC_HALF_EVEN);
	if (dec_cmp(below, above) != 0) {
		struct dec scrap;
		int scale = below.scale > above.scale ? below.scale : above.scale;

		if (scale < DEC_SCALE_MAX && dec_make(&scrap, 1, -(scale + 1)) &&
		    !dec_add(&below, below, scrap))
			return false;
	}
	*out = dec_normal(dec_round_digits(below, 28, DEC_HALF_EVEN));
	return true;
}

static void
put(struct buf *out, bool known, struct dec d)
{
	buf_char(out, '\t');
	if (known)
		dec_print(out, dec_normal(d));
	else
		buf_char(out, '-');
}

static void
put_bound(struct buf *out, bool known, enum figure_kind kind, struct dec d)
{
	const struct figure f = { .kind = kind, .has_range = true };

	buf_char(out, '\t');
	if (known)
		figure_print_bound(out, &f, d);
	else
		buf_char(out, '-');
}

void
summary_write(struct buf *out, struct summary *s, struct str kind_name)
{
	enum figure_kind kind;
	enum scale_of_measure scale = measure_scale(kind_name, &kind);
	const struct values *v = &s->values;
	bool any = v->total > 0, adds = scale == ADDS && !s->overflow;
	struct dec average = DEC_ZERO, median = DEC_ZERO;
	bool has_mean = any && adds && mean(&average, s->sum, v->total), has_median;

	values_sort(&s->values);
	has_median = any && values_median(v, &median);
	buf_char(out, '\t');
	tsv_put_number(out, s->n);
	put(out, any && adds, s->sum);
	if (scale == SPANS) {
		put_bound(out, s->has_range, kind, s->range.low);
		put_bound(out, s->has_range, kind, s->range.high);
	} else {
		put(out, any, any ? v->table[0].number : DEC_ZERO);
		put(out, any, any ? v->table[v->n - 1].number : DEC_ZERO);
	}
	put(out, has_mean, average);
	put(out, has_median, median);
	put(out, adds && s->has_range && !s->unbounded, s->range.low);
	put(out, adds && s->has_range && !s->unbounded, s->range.high);
	buf_char(out, '\t');
	if (scale == ADDS || scale == RANKS)
		tsv_put_number(out, v->total);
	else
		buf_char(out, '-');
}
