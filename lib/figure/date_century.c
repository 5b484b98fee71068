/* Decades and centuries. */
#include "base/calendar.h"
#include "figure/date.h"

/* The first year of the century that decades (of this number, 80) are of. */
static int
decade_century(struct reader *r, struct str stated, int decade)
{
	int century = stated.n == 0 ? 0 : numeral_small(stated);

	/* 21世纪 ... 90年代: of a century named before, unless it is still to come. */
	if (stated.n == 0)
		return r->century == 0 || (r->century >= 20 && r->century * 100 + decade > (r->year ? r->year : 2029)) ? 1900 :
		    r->century * 100;
	if (century > 0)
		return (century - 1) * 100;
	return ((r->year ? r->year : 2000) / 100 - str_starts(stated, STR("上"))) * 100;
}

/* 本世纪 is the document's, whose date may be unknown. */
static bool
is_unknown_century(struct reader *r, struct str stated)
{
	return r->year == 0 && str_eq(stated, STR("本"));
}

void
date_take_decade(struct reader *r, const struct grammar_match *m, struct date *d)
{
	int decade = numeral_small(m->capture[2]), y = decade;

	if (is_unknown_century(r, m->capture[1]))
		return;
	if (decade < 1000) {
		y = decade_century(r, m->capture[1], decade);
		r->century = y / 100;
		y += decade;
	}
	d->value = arena_printf(r->arena, "%03d", y / 10);
	d->first = calendar_days(y, 1, 1);
	d->last = calendar_days(y + 9, 12, 31);
	d->resolved = true;
}

bool
date_take_decades(struct reader *r, const struct grammar_match *m, size_t start, struct draft *out)
{
	int a = numeral_small(m->capture[2]), b = numeral_small(m->capture[3]), tens = a < 10 ? 10 : 1, century;
	struct date d = { 0 };

	if (a < 1 || a >= b)
		return false;
	if (!is_unknown_century(r, m->capture[1])) {
		century = decade_century(r, m->capture[1], b * tens);
		r->century = century / 100;
		d.first = calendar_days(century + a * tens, 1, 1);
		d.last = calendar_days(century + b * tens + 9, 12, 31);
		d.resolved = true;
	}
	draft_date(r, out, &d, start, m->end);
	out->before = QUALIFIER_RANGE;
	return true;
}

void
date_set_century(struct reader *r, struct date *d, int c, struct str p)
{
	const struct word *part = lexicon_match(r->lex, p, 0, WORDS(CENTURY_PART));
	int low = part != NULL ? (int)word_factor(part).coef : 1, high = part != NULL ? (int)word_divisor(part).coef : 100;

	if (c < 1 || c > 99) {
		d->year = DATE_NO_YEAR;
		return;
	}
	r->century = c - 1;
	d->value = arena_printf(r->arena, "%02d", c - 1);
	d->first = calendar_days((c - 1) * 100 + low, 1, 1);
	d->last = calendar_days((c - 1) * 100 + high, 12, 31);
	d->resolved = true;
}
