/* Spans of dates: 3日至8日, 二、三季度, 10月1日至次年3月. */
#include "figure/date.h"

/* What b leaves open it has from a: 10月1日至8日, 12月30日至1月2日. */
static void
inherit(const struct date *a, struct date *b)
{
	bool stated = b->year != 0;

	if (!stated)
		b->year = a->year;
	if (b->month == 0 && b->day != 0)
		b->month = a->month;
	/* 12月30日至1月2日, 8月至2月: over the year's end. */
	if (!stated && a->year != 0 && b->month != 0 && b->month < a->month && b->month + 12 - a->month <= 8)
		b->year++;
}

bool
read_second_date(struct reader *r, size_t at, struct date *a, struct date *b, size_t *end)
{
	struct grammar_match m;
	size_t to = read_to(r->text, at), and = to == 0 ? read_and(r->text, at) : 0;
	const struct word *next = to != 0 && a->month != 0 ? word_at(r, at + to, WORDS(NEXT_YEAR)) : NULL;

	to += and + (next != NULL ? word_text(next).n : 0);
	if (to == 0 || !grammar_match(r->grammar, r->text, at + to, &m, r->trouble) ||
	    !date_of(r, &m, at + to, b))
		return false;
	/* 3月和5月间 spans what 3月和5月 only names. */
	if (and != 0 && word_at(r, m.end, WORDS(BETWEEN)) == NULL)
		return false;
	/* The second is of the same make or finer. */
	if (b->value.n != 0 || (a->month == 0 && a->year != 0 && b->year == 0 && a->part.n == 0) ||
	    (a->day == 0 && a->month != 0 && b->month == 0) || (b->part.n != 0 && a->part.n == 0 && a->month == 0))
		return false;
	if (a->year == 0)
		a->year = b->year && b->month ? r->year ? r->year : 0 : r->year;
	if (a->month == 0 && a->day != 0)
		a->month = r->month_before ? r->month_before : r->month;
	if (next != NULL && a->year != 0)
		b->year = a->year + 1;
	inherit(a, b);
	*end = m.end;
	return true;
}

/* 17、18世纪, 16世纪末—18世纪初 */
static bool
read_century_span(struct reader *r, const struct grammar_match *m, size_t start, struct draft *out)
{
	const struct str *c = m->capture;
	int from = date_number(c[1]), to = date_number(c[3]);
	struct date a = { 0 }, b = { 0 };

	/* 十五六世纪, 十七、八世纪 */
	if (from > 10 && to < 10)
		to += from / 10 * 10;
	if (from < 1 || (to != from + 1 && c[1].p + c[1].n == c[3].p))
		return false;
	/* 一、21世纪初期 has a label. */
	if ((c[1].p[0] & 0x80) != (c[3].p[0] & 0x80))
		return false;
	date_set_century(r, &a, from, c[2]);
	/* 17、18世纪 are one time, 15、18世纪 two. */
	if (to != from + 1 && text_at(r->text, start + c[1].n, STR("、"))) {
		draft_date(r, out, &a, start, start + c[1].n);
		return true;
	}
	date_set_century(r, &b, to, c[4]);
	return draft_date_span(r, out, &a, &b, start, m->end);
}

/* 七、八月, 2025年3至5月 */
static bool
months_of(struct reader *r, const struct str *c, struct date *a, struct date *b)
{
	a->year = c[1].p != NULL ? date_number(c[1]) : r->year;
	a->month = date_number(c[2]);
	b->month = date_number(c[3]);
	/* 七、八月 are one time, 三、五月 two. */
	if (text_at(r->text, (size_t)(c[2].p - r->text.p) + c[2].n, STR("、")) && b->month != a->month + 1)
		return false;
	inherit(a, b);
	return true;
}

/* 二三季度, 第一至三季度 */
static bool
quarters_of(struct reader *r, const struct str *c, size_t end, struct date *a, struct date *b)
{
	bool apart = read_to(r->text, (size_t)(c[2].p - r->text.p) + c[2].n) != 0;

	a->year = b->year = c[1].p != NULL ? date_number(c[1]) : r->year;
	a->part = str_sub(r->text, (size_t)(c[2].p - r->text.p), end);
	b->part = str_sub(r->text, (size_t)(c[3].p - r->text.p), end);
	/* 二、三季度 are one time, 一、三季度 two. */
	return date_number(c[2]) < date_number(c[3]) && (apart || date_number(c[2]) + 1 == date_number(c[3]));
}

/* 3日至8日, 2025年3月5日至8日 */
static bool
days_of(struct reader *r, const struct str *c, struct date *a, struct date *b)
{
	a->year = c[1].p != NULL ? date_number(c[1]) : r->year;
	a->month = c[2].p != NULL ? date_number(c[2]) : r->month_before ? r->month_before : r->month;
	a->day = date_number(c[3]);
	*b = (struct date){ .year = a->year, .month = a->month, .day = date_number(c[4]) };
	return a->day >= 0 && a->day < b->day;
}

/* The first and last date of another span.  false: it is none. */
static bool
span_of(struct reader *r, const struct grammar_match *m, struct date *a, struct date *b)
{
	const struct str *c = m->capture;

	switch (m->form) {
	case GRAMMAR_SEASON:
		a->year = date_year(c[1]);
		b->year = a->year + 1;
		return b->year % 100 == date_number(c[2]) % 100;
	case GRAMMAR_YEAR_RANGE:
		a->year = date_number(c[1]);
		b->year = date_number(c[2]);
		return true;
	case GRAMMAR_MONTH_RANGE:
		return months_of(r, c, a, b);
	case GRAMMAR_QUARTER_RANGE:
		return quarters_of(r, c, m->end, a, b);
	default:
		return !begins_other_unit(r, m->end - 3) && days_of(r, c, a, b);
	}
}

bool
read_date_span(struct reader *r, const struct grammar_match *m, size_t start, struct draft *out)
{
	struct date a = { 0 }, b = { 0 };

	if (m->form == GRAMMAR_CENTURY_RANGE)
		return read_century_span(r, m, start, out);
	return span_of(r, m, &a, &b) && a.month >= 0 && b.month >= 0 && a.month <= 12 && b.month <= 12 &&
	    draft_date_span(r, out, &a, &b, start, m->end);
}
