/* Dates of the Chinese calendar as days of ours: 农历正月初一, 大年初三, 腊月. */
#include <stdlib.h>

#include "base/calendar.h"
#include "figure/date.h"
#include "figure/grammar_lead.h"
#include "figure/lunar.h"

/* 乙巳: the year of the sixty that is nearest to another. */
static int
cyclic_year(struct str name, int near)
{
	static const char stems[] = "甲乙丙丁戊己庚辛壬癸", branches[] = "子丑寅卯辰巳午未申酉戌亥";
	int stem = (int)(str_find(STR(stems), str_sub(name, 0, 3), 0) / 3);
	int branch = (int)(str_find(STR(branches), str_sub(name, 3, 6), 0) / 3);

	for (int y = near - 30; y < near + 30; y++)
		if ((y + 6) % 10 == stem && (y + 8) % 12 == branch)
			return y;
	return 0;
}

/* The year as the text has it, in the date or right in front; 0: it is left open. */
static int
stated_year(struct reader *r, struct str year, size_t start)
{
	if (year.n == 0)
		return r->year_end != 0 && r->year_end == start ? r->year_before : 0;
	if (year.n != 6)
		return numeral_small(year);
	return r->year != 0 ? cyclic_year(year, r->year) : 0;
}

static int
month_of(struct str month, bool *leap)
{
	*leap = str_starts(month, STR("闰"));
	if (*leap)
		month = str_sub(month, 3, month.n);
	month.n -= 3;	/* 月 */
	return str_eq(month, STR("正")) ? 1 : str_eq(month, STR("冬")) ? 11 : str_eq(month, STR("腊")) ? 12 :
	    numeral_small(month);
}

static int
day_of(struct str day)
{
	if (str_starts(day, STR("初")))
		day = str_sub(day, 3, day.n);
	if (str_ends(day, STR("日")))
		day.n -= 3;
	return day.n == 0 ? 0 : numeral_small(day);
}

/* First and last day of the date, or of the month where it names no day. */
static bool
days_of(struct lunar_date d, long *first, long *last)
{
	bool month = d.day == 0;

	if (month)
		d.day = 1;
	if (!lunar_to_day(&d, first))
		return false;
	*last = *first + (month ? lunar_month_days(d.year, d.month, d.leap) - 1 : 0);
	return true;
}

/* Without its year: the one nearest to the document's own date. */
static bool
nearest(struct reader *r, struct lunar_date d, long *first, long *last)
{
	long own = calendar_days(r->year, r->month, r->day), best = -1;
	int year = 0;

	for (int y = r->year - 1; y <= r->year + 1; y++) {
		/* Its month may be a day too short. */
		struct lunar_date begin = { y, d.month, d.day == 30 ? 29 : d.day, d.leap };
		long low, high;

		if (!days_of(begin, &low, &high))
			continue;
		if (best < 0 || labs(low - own) < best) {
			best = labs(low - own);
			year = y;
		}
	}
	d.year = year;
	return days_of(d, first, last);
}

/* 乙巳年腊月: where the year of the sixty in front begins. */
static size_t
cycle_before(struct reader *r, size_t start)
{
	struct grammar_match m;

	return start >= r->floor + 9 && text_at(r->text, start - 3, STR("年")) &&
	    grammar_match(r->grammar, r->text, start - 9, &m, r->trouble) && m.form == GRAMMAR_LUNAR &&
	    m.capture[1].n == 6 ? start - 9 : start;
}

/* The days of what the grammar has matched at text[start], as far as its year is known. */
static void
match_days(struct reader *r, const struct grammar_match *m, size_t start, struct lunar_date *d, struct date *date)
{
	bool eve;

	*d = (struct lunar_date){ .year = stated_year(r, m->capture[1], start), .day = day_of(m->capture[3]) };
	/* 大年三十 is the eve of the new year, 大年初一 the first of its days. */
	eve = m->capture[2].n == 0 && d->day == 30;
	d->month = m->capture[2].n == 0 ? 1 : month_of(m->capture[2], &d->leap);
	if (eve)
		d->day = 1;
	date->resolved = d->year != 0 ? days_of(*d, &date->first, &date->last) :
	    r->year != 0 && nearest(r, *d, &date->first, &date->last);
	date->first -= eve;
	date->last -= eve;
	/* 藏历六月初九: a calendar of its own */
	if (text_ends_at(r->text, start, STR("历")))
		date->resolved = false;
}

/* 正月初一至初三, 大年三十到正月初六: the last day of a span that goes on at text[at]; at where there is none. */
static size_t
span_days(struct reader *r, size_t at, struct lunar_date d, struct date *date)
{
	struct date second = { 0 };
	size_t to = at + read_to(r->text, at), end;
	struct grammar_match m;

	if (to == at || !date->resolved)
		return at;
	end = to + STR("初").n + char_size(r->text, to + STR("初").n);
	if (text_at(r->text, to, STR("初")) && (d.day = day_of(str_sub(r->text, to, end))) > 0) {
		second.resolved = d.year != 0 ? days_of(d, &second.first, &second.last) : nearest(r, d, &second.first, &second.last);
	} else if (grammar_match(r->grammar, r->text, to, &m, r->trouble) && m.form == GRAMMAR_LUNAR) {
		match_days(r, &m, to, &d, &second);
		end = m.end;
	}
	if (!second.resolved || second.last < date->first)
		return at;
	date->last = second.last;
	return end;
}

bool
read_lunar(struct reader *r, size_t start, struct draft *out)
{
	struct grammar_match m;
	struct date date = { 0 };
	struct lunar_date d;
	size_t end;

	start = cycle_before(r, start);
	if (!grammar_match_led(r->grammar, LEAD_LUNAR, r->text, start, &m, r->trouble))
		return false;
	match_days(r, &m, start, &d, &date);
	end = span_days(r, m.end, d, &date);
	if (end == m.end && date.resolved && date.first == date.last) {
		calendar_date(date.first, &date.year, &date.month, &date.day);
		date.value = print_date(r->arena, date.year, date.month, date.day);
	}
	/* Its month says nothing about a day of ours that follows. */
	date.month = 0;
	draft_date(r, out, &date, start, end);
	if (end > m.end)
		out->before = QUALIFIER_RANGE;
	r->year_end = 0;
	return true;
}
