/* Functions of dates. */
#include "base/calendar.h"
#include "rule/function.h"
#include "figure/lunar.h"

/* The day that a number is.  false: none of the calendar's. */
static bool
is_day(struct dec number, long *day)
{
	if (number.inf != 0 || !dec_is_whole(number))
		return false;
	number = dec_normal(number);
	*day = (long)number.coef;
	return *day == number.coef && calendar_has(*day);
}

/* The same of an argument: a date of one day, or what a function made of one. */
static bool
day_of(const struct scope *s, const struct value *a, long *day)
{
	const struct figure *f = function_figure(s, a);

	return (f == NULL || f->kind == FIGURE_DATE) && a->type == VALUE_NUMBER && interval_is_point(a->range) &&
	    is_day(a->range.low, day);
}

struct value
call_weekday(struct scope *s, const struct value *a, size_t n)
{
	long day;

	(void)n;
	if (!day_of(s, a, &day))
		return value_undecided;
	return function_pure(interval_point(dec_int(calendar_weekday(day))));
}

/* The year that a date names, not a part of one (上半年); 0: none. */
static int
year_in_text(const struct scope *s, const struct figure *f)
{
	struct str text;
	int first, last, month, day;
	long from, to;

	if (f->kind != FIGURE_DATE || !f->has_range || !is_day(f->range.low, &from) || !is_day(f->range.high, &to))
		return 0;
	calendar_date(from, &first, &month, &day);
	calendar_date(to, &last, &month, &day);
	text = scope_folded_figure(s, f);
	return first == last && str_find(text, STR("年"), 0) != (size_t)-1 &&
	    str_find(text, STR("半年"), 0) == (size_t)-1 ? first : 0;
}

/* 2026年部分节假日:……5月1日(周五): a notice names its year once. */
struct value
call_in_year_named(struct scope *s, const struct value *a, size_t n)
{
	enum { LOOK_BACK = 256 };
	const struct figure *all = s->article->figures;
	size_t i = (size_t)a[0].figure;
	int year, named = 0, month, day;
	long days;

	(void)n;
	if (a[0].figure == NO_FIGURE || !day_of(s, a, &days))
		return value_undecided;
	for (size_t k = 0; named == 0 && k <= LOOK_BACK && k <= i; k++)
		named = year_in_text(s, &all[i - k]);
	calendar_date(days, &year, &month, &day);
	if (named != 0 && calendar_is_date(named, month, day))
		days = calendar_days(named, month, day);
	return function_pure(interval_point(dec_int(days)));
}

/* The first or last day of a date, as a number of days. */
static struct value
end_of_date(struct scope *s, const struct value *a, bool last)
{
	const struct figure *f = function_figure(s, a);

	if (f == NULL || f->kind != FIGURE_DATE || !f->has_range)
		return value_undecided;
	return function_pure(interval_point(last ? f->range.high : f->range.low));
}

struct value
call_first(struct scope *s, const struct value *a, size_t n)
{
	(void)n;
	return end_of_date(s, a, false);
}

struct value
call_last(struct scope *s, const struct value *a, size_t n)
{
	(void)n;
	return end_of_date(s, a, true);
}

/* When does the text around the figure speak of?  1: of the period, -1: of another time, 0: not known. */
static int
speaks_of(const struct scope *s, size_t figure, struct interval period)
{
	enum { LOOK_BACK = 32, LOOK_AHEAD = 8 };
	const struct article *article = s->article;
	const struct figure *all = article->figures, *f = &all[figure];
	size_t i = figure;
	int year, month, day;
	long edition;
	struct interval days;

	/* The date before it in the paragraph counts. */
	while (i > 0 && figure - i < LOOK_BACK && all[i - 1].para == f->para)
		if (all[--i].kind == FIGURE_DATE)
			return !all[i].has_range ? 0 : interval_meet(all[i].range, period) ? 1 : -1;
	if (i > 0 && all[i - 1].para == f->para)
		return 0;
	/* Then the edition's year, unless a date behind it may be meant. */
	for (i = figure + 1; i < article->nfigures && i <= figure + LOOK_AHEAD && all[i].sentence == f->sentence; i++)
		if (all[i].kind == FIGURE_DATE && (!all[i].has_range || !interval_meet(all[i].range, period)))
			return 0;
	if (!calendar_parse(article->edition, &edition))
		return 0;
	calendar_date(edition, &year, &month, &day);
	days.low = dec_int(calendar_days(year, 1, 1));
	days.high = dec_int(calendar_days(year, 12, 31));
	return interval_meet(days, period) ? 1 : -1;
}

/* A period without ends is any. */
struct value
call_during(struct scope *s, const struct value *a, size_t n)
{
	int speaks;

	(void)n;
	if (a[0].type != VALUE_NUMBER || a[1].figure == NO_FIGURE)
		return value_undecided;
	if (a[0].range.low.inf && a[0].range.high.inf)
		return value_truth(true);
	speaks = speaks_of(s, (size_t)a[1].figure, a[0].range);
	return speaks == 0 ? value_undecided : value_truth(speaks > 0);
}

/* The year of a day, as a pure number. */
struct value
call_year(struct scope *s, const struct value *a, size_t n)
{
	long first, last;
	int low, high, month, day;

	(void)s;
	(void)n;
	if (a[0].type != VALUE_NUMBER || !is_day(a[0].range.low, &first) || !is_day(a[0].range.high, &last))
		return value_undecided;
	calendar_date(first, &low, &month, &day);
	calendar_date(last, &high, &month, &day);
	return function_count((size_t)low, (size_t)high);
}

/* Is v of this form, a digit for each 0?  The numbers that its digits make are then in parts. */
static bool
has_form(struct str v, const char *form, int parts[3])
{
	size_t n = 0;

	if (v.n != strlen(form))
		return false;
	memset(parts, 0, 3 * sizeof *parts);
	for (size_t i = 0; i < v.n; i++) {
		if (form[i] != '0') {
			if (v.p[i] != form[i])
				return false;
			n += i > 0 && form[i - 1] == '0';
			continue;
		}
		if (v.p[i] < '0' || v.p[i] > '9')
			return false;
		parts[n] = parts[n] * 10 + v.p[i] - '0';
	}
	return true;
}

static int
is_clock_time(int hour, int minute, int second)
{
	bool in_day = hour < 24 || (hour == 24 && minute == 0 && second == 0);

	return in_day && minute < 60 && second <= 60 ? 1 : -1;
}

/* "--02-30", "2025-02-30", "25:00": can it be? Of other forms nothing is said. */
static int
is_possible(struct str v)
{
	enum { LEAP_YEAR = 2000 };
	int p[3], month;

	if (has_form(v, "0000-00-00", p))
		return calendar_is_date(p[0], p[1], p[2]) ? 1 : -1;
	if (has_form(v, "--00-00", p))
		return calendar_is_date(LEAP_YEAR, p[0], p[1]) ? 1 : -1;
	if (has_form(v, "00:00", p) || has_form(v, "00:00:00", p))
		return is_clock_time(p[0], p[1], p[2]);
	if (has_form(v, "--00", p))
		month = p[0];
	else if (has_form(v, "0000-00", p))
		month = p[1];
	else
		return 0;
	/* ISO 8601-2 has numbers for seasons, quarters and half-years too. */
	return (month >= 1 && month <= 12) || (month >= 20 && month <= 41) ? 1 : -1;
}

struct value
call_possible(struct scope *s, const struct value *a, size_t n)
{
	const struct figure *f = function_figure(s, a);
	int can;

	(void)n;
	if (f == NULL || (f->kind != FIGURE_DATE && f->kind != FIGURE_TIME))
		return value_undecided;
	can = is_possible(f->code);
	return can == 0 ? value_undecided : value_truth(can > 0);
}

/* A day in the Chinese calendar. */
static bool
lunar_of(const struct scope *s, const struct value *a, struct lunar_date *d)
{
	long day;

	return day_of(s, a, &day) && lunar_of_day(day, d);
}

struct value
call_lunar_month(struct scope *s, const struct value *a, size_t n)
{
	struct lunar_date d;

	(void)n;
	return lunar_of(s, a, &d) ? function_count((size_t)d.month, (size_t)d.month) : value_undecided;
}

struct value
call_lunar_day(struct scope *s, const struct value *a, size_t n)
{
	struct lunar_date d;

	(void)n;
	return lunar_of(s, a, &d) ? function_count((size_t)d.day, (size_t)d.day) : value_undecided;
}

struct value
call_lunar_leap(struct scope *s, const struct value *a, size_t n)
{
	struct lunar_date d;

	(void)n;
	return lunar_of(s, a, &d) ? value_truth(d.leap) : value_undecided;
}

/* Of a month and its leap month the days of the longer one. */
struct value
call_lunar_days(struct scope *s, const struct value *a, size_t n)
{
	int year, month, days, leap;

	(void)s;
	(void)n;
	for (int i = 0; i < 2; i++)
		if (a[i].type != VALUE_NUMBER || !interval_is_point(a[i].range) || !dec_is_whole(a[i].range.low) ||
		    dec_cmp(a[i].range.low, dec_int(9999)) > 0 || dec_sign(a[i].range.low) < 0)
			return value_undecided;
	year = (int)dec_normal(a[0].range.low).coef;
	month = (int)dec_normal(a[1].range.low).coef;
	days = lunar_month_days(year, month, false);
	leap = lunar_month_days(year, month, true);
	if (days == 0)
		return value_undecided;
	return function_count((size_t)(days > leap ? days : leap), (size_t)(days > leap ? days : leap));
}

struct value
call_edition(struct scope *s, const struct value *a, size_t n)
{
	long days;

	(void)a;
	(void)n;
	if (!calendar_parse(s->article->edition, &days))
		return value_undecided;
	return function_pure(interval_point(dec_int(days)));
}

struct value
call_date(struct scope *s, const struct value *a, size_t n)
{
	struct buf b;
	long day;

	(void)n;
	if (!day_of(s, a, &day))
		return value_undecided;
	buf_init(&b);
	calendar_print(&b, day);
	return function_text(s, &b);
}

/* The day closest to a date that falls on the given day of the week. */
struct value
call_nearest(struct scope *s, const struct value *a, size_t n)
{
	long day, ahead;

	(void)n;
	if (!day_of(s, a, &day) || a[1].type != VALUE_NUMBER || !interval_is_point(a[1].range))
		return value_undecided;
	ahead = ((long)dec_normal(a[1].range.low).coef - calendar_weekday(day) + 7) % 7;
	return function_pure(interval_point(dec_int(day + (ahead > 3 ? ahead - 7 : ahead))));
}
