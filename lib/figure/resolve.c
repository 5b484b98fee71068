/* From what a text states of a date to the days it means. */
#include "base/calendar.h"
#include "figure/date.h"

int
date_reckoned(int year)
{
	return year > 0 ? year : DATE_NO_YEAR;
}

bool
date_set_span(struct date *d, int y, int m1, int d1, int m2, int d2)
{
	d->first = calendar_days(y, m1, d1);
	d->last = calendar_days(y, m2, d2);
	return d->resolved = true;
}

static int
quarter_in(struct str part)
{
	static const struct str digits[] = { { "一1首", 7 }, { "二2", 4 }, { "三3", 4 }, { "四4", 4 } };

	for (int q = 0; q < 4; q++)
		for (size_t i = 0; i < digits[q].n; i += char_size(digits[q], i))
			if (str_find(part, str_sub(digits[q], i, i + char_size(digits[q], i)), 0) != (size_t)-1)
				return q + 1;
	return 0;
}

/* The part that a date has of its year or month, if it is known where that begins and ends; NULL: it has none. */
static const struct word *
known_part(struct reader *r, const struct date *d, word_classes parts)
{
	const struct word *w = lexicon_match_back(r->lex, d->part, 0, d->part.n, parts);

	return w != NULL && word_factor(w).coef > 0 ? w : NULL;
}

/* A year or a part of it. */
static void
resolve_year(struct reader *r, struct date *d)
{
	const struct word *half = known_part(r, d, WORDS(YEAR_PART));
	struct str p = d->part;
	int y = d->year, q, from, to;

	d->value = print_date(r->arena, y, 0, 0);
	if (p.n != 0 && str_find(p, STR("季"), 0) != (size_t)-1 && (q = quarter_in(p)) != 0) {
		bool until = str_starts(p, STR("前"));

		d->value = until ? (struct str){ NULL, 0 } : arena_printf(r->arena, "%04d-%d", y, 32 + q);
		date_set_span(d, y, until ? 1 : q * 3 - 2, 1, q * 3, calendar_month_days(y, q * 3));
	} else if (half != NULL) {
		from = (int)word_factor(half).coef;
		to = (int)word_divisor(half).coef;
		d->value = arena_printf(r->arena, "%04d-%d", y, from == 1 ? 40 : 41);
		date_set_span(d, y, from, 1, to, calendar_month_days(y, to));
	} else {
		/* 底, 初: nobody says how many days; the year holds them. */
		date_set_span(d, y, 1, 1, 12, 31);
	}
}

static void
resolve_month(struct reader *r, struct date *d)
{
	const struct word *part = known_part(r, d, WORDS(MONTH_PART));
	int from = 1, to = calendar_month_days(d->year, d->month);

	d->value = print_date(r->arena, d->year, d->month, 0);
	/* 底 and 初 have all of it: nobody says how many days. */
	if (part != NULL) {
		/* A part of a month has no form of its own in ISO 8601. */
		d->value = (struct str){ NULL, 0 };
		from = (int)word_factor(part).coef;
		to = word_divisor(part).coef < to ? (int)word_divisor(part).coef : to;
	}
	date_set_span(d, d->year, d->month, from, d->month, to);
}

static bool
can_be(const struct date *d)
{
	if (d->month > 12 || d->month < 0 || d->day < 0)
		return false;
	if (d->day == 0)
		return true;
	return d->month == 0 ? d->day <= 31 : d->day <= calendar_month_days(d->year ? d->year : 2000, d->month);
}

/* The parts as they are stated, in the forms of ISO 8601 and XSD. */
static struct str
print_parts(struct reader *r, int year, int month, int day, bool has_day, bool day_alone)
{
	if (year != 0)
		return has_day ? arena_printf(r->arena, "%04d-%02d-%02d", year, month, day) :
		    arena_printf(r->arena, "%04d-%02d", year, month);
	if (day_alone)
		return arena_printf(r->arena, "---%02d", day);
	return has_day ? arena_printf(r->arena, "--%02d-%02d", month, day) : arena_printf(r->arena, "--%02d", month);
}

/* Is a day of the document's year within a week before it, and so news of it? */
static bool
is_news(struct reader *r, const struct date *d)
{
	long days;

	if (r->year == 0 || d->day == 0 || !can_be(d))
		return false;
	days = calendar_days(r->year, r->month, r->day) - calendar_days(r->year, d->month, d->day);
	return days >= 0 && days <= 7;
}

/* The year of a month that is stated without: 2013年5月开工, 10月完工. */
static int
year_meant(struct reader *r, const struct date *d)
{
	int y = r->sentence_year;

	if (y == 0 || d->month == 0 || (r->year != 0 && y >= r->year) || is_news(r, d))
		return r->year;
	return y;
}

void
date_speaks_of(struct reader *r, int year, size_t start, size_t end, bool narrates)
{
	const struct word *w;

	if (year <= 0)
		return;
	w = word_back(r, 0, start, WORDS(BOUNDARY));
	if (w != NULL && (w->flags & FLAG(POINT)))
		return;
	r->spoken_year = year;
	r->sentence_year = narrates ? year : 0;
	r->spoken_at = end;
}

void
date_reach(struct reader *r, size_t at)
{
	struct str between;

	if (r->sentence_year == 0 || at <= r->spoken_at)
		return;
	between = str_sub(r->text, r->spoken_at, at);
	r->spoken_at = at;
	if (str_find(between, STR("。"), 0) != (size_t)-1 || str_find(between, STR("!"), 0) != (size_t)-1 ||
	    str_find(between, STR("?"), 0) != (size_t)-1)
		r->sentence_year = 0;
}

size_t
date_same_period(struct reader *r, size_t at, struct date *d)
{
	const struct str same = { "同期", 6 };
	int year, year2, month, month2, day, day2;

	if (!text_at(r->text, at, same))
		return at;
	if (d->year == 0 || d->month != 0 || d->part.n != 0 || d->resolved || r->date_last <= r->date_first ||
	    str_find(str_sub(r->text, r->date_end, at), STR("。"), 0) != (size_t)-1)
		return at + same.n;
	calendar_date(r->date_first, &year, &month, &day);
	calendar_date(r->date_last, &year2, &month2, &day2);
	if (year != year2 || day != 1 || day2 != calendar_month_days(year2, month2) || month == month2 ||
	    (month == 1 && month2 == 12))
		return at + same.n;
	/* 2025-40, the half of a year */
	if (r->date_value.n == sizeof "2025-40" - 1)
		d->value = arena_printf(r->arena, "%04d%.*s", d->year, 3, r->date_value.p + 4);
	date_set_span(d, d->year, month, 1, month2, calendar_month_days(d->year, month2));
	return at + same.n;
}

/*
 * The month of a day that is stated alone: the one named before, else the document's; on
 * the first days of a month, one of its last days is of the month before (on 1 June, 27日 is in May).
 */
static void
take_month(struct reader *r, struct date *d)
{
	const int ahead = 20;	/* days: further off, news tells what was */

	d->month = r->month_before ? r->month_before : r->month;
	if (r->month_before != 0 && d->year == 0)
		d->year = r->month_year;
	if (r->month_before != 0 || r->month == 0 || d->year != 0 || d->day > 31 || d->day <= r->day + ahead)
		return;
	d->month = r->month > 1 ? r->month - 1 : 12;
	d->year = date_reckoned(r->month > 1 ? r->year : r->year - 1);
}

void
date_resolve(struct reader *r, struct date *d)
{
	if (d->month == 0 && d->day != 0)
		take_month(r, d);
	if (d->year == 0)
		d->year = year_meant(r, d);
	/* A year of no calendar is as good as none that is known. */
	if (d->year < 0 || d->year > 9999)
		d->year = 0;
	if (!can_be(d)) {
		d->value = print_parts(r, d->year, d->month % DATE_ZERO, d->day % DATE_ZERO, d->day != 0, d->month == 0);
	} else if (d->month == 0 && d->day != 0) {
		d->value = print_date(r->arena, 0, 0, d->day);
	} else if (d->year == 0 && d->month != 0) {
		d->value = print_date(r->arena, 0, d->month, d->day);
	} else if (d->year == 0) {
		return;
	} else if (d->month == 0) {
		resolve_year(r, d);
	} else if (d->day == 0) {
		resolve_month(r, d);
	} else {
		d->value = print_date(r->arena, d->year, d->month, d->day);
		date_set_span(d, d->year, d->month, d->day, d->month, d->day);
	}
}

void
draft_date(struct reader *r, struct draft *out, const struct date *d, size_t start, size_t end)
{
	bool beyond = d->resolved && (!calendar_has(d->first) || !calendar_has(d->last));

	*out = (struct draft){ .start = start, .end = end, .kind = FIGURE_DATE };
	if (!beyond) {
		out->code = d->value;
		out->done = d->resolved;
		out->low = dec_int(d->first);
		out->high = dec_int(d->last);
	}
	if (d->month != 0) {
		r->month_before = d->month;
		r->month_year = d->year > 0 ? d->year : 0;
	}
	r->year_end = d->year != 0 && d->month == 0 ? end : 0;
	r->year_before = d->year;
}

bool
draft_date_span(struct reader *r, struct draft *out, struct date *a, struct date *b, size_t start, size_t end)
{
	if (!a->resolved)
		date_resolve(r, a);
	if (!b->resolved)
		date_resolve(r, b);
	if (a->resolved && b->resolved && a->first > b->last)
		return false;
	struct date both = *b;
	both.value = (struct str){ NULL, 0 };
	both.resolved = a->resolved && b->resolved;
	both.first = a->first;
	draft_date(r, out, &both, start, end);
	out->before = QUALIFIER_RANGE;
	return true;
}
