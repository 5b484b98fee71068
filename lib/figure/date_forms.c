/* Dates that the grammar does not hold: 民国三十年, 前5个月, Apr 6. */
#include "figure/calendar.h"
#include "figure/date.h"

/* 民国三年: the year in front of which an era stands, and where the era begins. */
static int
era_year(struct reader *r, size_t at, size_t *start)
{
	const struct word *w = lexicon_match_back(r->lex, r->text, r->floor, at, WORDS(ERA));

	if (w == NULL)
		return 0;
	*start = at - word_text(w).n;
	return (int)word_factor(w).coef;
}

size_t
date_first_months(struct reader *r, size_t at, struct date *d)
{
	struct numeral n;
	size_t end;

	if ((!text_at(r->text, at, STR("前")) && !text_at(r->text, at, STR("头"))) ||
	    !numeral_read(r->lex, r->text, at + 3, &n) || n.is_range || n.big || n.decimal || n.more)
		return at;
	end = n.end + (text_at(r->text, n.end, STR("个")) ? 3 : 0);
	if (!text_at(r->text, end, STR("月")) || n.value.coef < 1 || n.value.coef > 12)
		return at;
	d->value = (struct str){ NULL, 0 };
	d->part = STR("");
	if (d->year != 0)
		date_set_span(d, d->year, 1, 1, (int)n.value.coef, calendar_month_days(d->year, (int)n.value.coef));
	return end + 3;
}

/* 民国三十年, 公元1200年: a year of any length behind its era. */
static bool
read_era(struct reader *r, size_t at, struct draft *out)
{
	size_t start = at;
	int before = era_year(r, at, &start);
	struct numeral n;
	struct date d = { 0 };

	if (start == at || !numeral_read(r->lex, r->text, at, &n) || n.big || n.is_range || n.decimal ||
	    !text_at(r->text, n.end, STR("年")) || dec_cmp(n.value, dec_int(9999 - before)) > 0)
		return false;
	d.year = before + (int)n.value.coef;
	date_resolve(r, &d);
	draft_date(r, out, &d, start, n.end + 3);
	return true;
}

/* Apr  6 21:07:26 1999, April 6, 1999: the year behind a day's number that ends at at; 0: none. */
static int
english_year(struct reader *r, size_t at)
{
	struct grammar_match m;
	struct numeral n;

	while (at < r->text.n && (r->text.p[at] == ' ' || r->text.p[at] == ','))
		at++;
	if (grammar_match(r->grammar, r->text, at, &m, r->trouble) && m.form == GRAMMAR_CLOCK)
		for (at = m.end; at < r->text.n && r->text.p[at] == ' ';)
			at++;
	return numeral_read(r->lex, r->text, at, &n) && n.digits == 4 && n.end == at + 4 && !n.decimal ? (int)n.value.coef : 0;
}

/* Apr 6: a day with the English name of its month in front. */
static bool
read_english(struct reader *r, size_t at, struct draft *out)
{
	struct numeral n;
	size_t start = at;
	const struct word *w;
	struct date d = { 0 };

	while (start > r->floor && r->text.p[start - 1] == ' ')
		start--;
	if (start == at || (w = lexicon_match_back(r->lex, r->text, r->floor, start, WORDS(MONTH))) == NULL)
		return false;
	start -= word_text(w).n;
	if ((start > 0 && !is_mark_before(r->text, start) && char_size_before(r->text, start) == 1) ||
	    !numeral_read(r->lex, r->text, at, &n) || n.digits == 0 || n.digits > 2 || n.decimal || n.value.coef > 31)
		return false;
	d.month = (int)word_factor(w).coef;
	d.day = (int)n.value.coef;
	d.year = english_year(r, n.end);
	date_resolve(r, &d);
	draft_date(r, out, &d, start, n.end);
	return true;
}

/*
 * 全国前5个月: behind a noun they are the months before an event (婚前6个月), or of this year
 * where the text is of the month behind them or the next but one, when such figures are published.
 */
static bool
are_just_over(struct reader *r, size_t start, size_t end, const struct date *d)
{
	static const struct str ago[] = { { "提", 3 }, { "此", 3 }, { "之", 3 }, { "以", 3 } };
	int year, month, day;

	if (!d->resolved || !text_ends_at(r->text, end, STR("个月")))
		return false;
	for (size_t i = 0; i < sizeof ago / sizeof *ago; i++)
		if (text_ends_at(r->text, start, ago[i]))
			return false;
	calendar_date(d->last, &year, &month, &day);
	return r->month > month && r->month <= month + 2;
}

/* 前5个月 at the beginning of a clause: of this year. */
static bool
read_first_months(struct reader *r, size_t at, struct draft *out)
{
	struct date d = { .year = r->year };
	size_t start = at - 3, end;

	if (at < r->floor + 3 || (!text_at(r->text, start, STR("前")) && !text_at(r->text, start, STR("头"))) ||
	    (end = date_first_months(r, start, &d)) == start || text_at(r->text, end, STR("的")) ||
	    (!is_mark_before(r->text, start) && !are_just_over(r, start, end, &d)))
		return false;
	draft_date(r, out, &d, start, end);
	return true;
}

static bool
is_digit(struct str text, size_t at)
{
	return at < text.n && text.p[at] >= '0' && text.p[at] <= '9';
}

static bool
is_stroke(struct str text, size_t at)
{
	return at < text.n && text.p[at] == '/';
}

/* 19960617 */
static bool
read_compact(struct reader *r, size_t at, struct draft *out)
{
	size_t end = date_compact_end(r->text, at);
	struct date d = { 0 };

	if (end == at)
		return false;
	d.year = numeral_small(str_sub(r->text, at, at + 4));
	d.month = numeral_small(str_sub(r->text, at + 4, at + 6));
	d.day = numeral_small(str_sub(r->text, at + 6, end));
	date_resolve(r, &d);
	draft_date(r, out, &d, at, end);
	return true;
}

/* 5/28/2021, 28/5/2021: where only one order makes a day. */
static bool
read_slashed(struct reader *r, size_t at, struct draft *out)
{
	struct grammar_match m;
	struct date d = { 0 };
	int first, second;

	if (!(is_stroke(r->text, at + 1) || is_stroke(r->text, at + 2)) ||
	    !grammar_match(r->grammar, r->text, at, &m, r->trouble) || m.form != GRAMMAR_SLASHED)
		return false;
	first = numeral_small(m.capture[1]);
	second = numeral_small(m.capture[2]);
	if (first < 1 || second < 1 || (first <= 12) == (second <= 12))
		return false;
	d.year = numeral_small(m.capture[3]);
	d.month = first <= 12 ? first : second;
	d.day = first <= 12 ? second : first;
	date_resolve(r, &d);
	draft_date(r, out, &d, at, m.end);
	return true;
}

size_t
date_compact_end(struct str text, size_t at)
{
	const size_t n = 8;
	int month, day;

	if (!text_at(text, at, STR("19")) && !text_at(text, at, STR("20")))
		return at;
	for (size_t i = at; i < at + n; i++)
		if (!is_digit(text, i))
			return at;
	month = numeral_small(str_sub(text, at + 4, at + 6));
	day = numeral_small(str_sub(text, at + 6, at + n));
	return month >= 1 && month <= 12 && day >= 1 && day <= calendar_month_days(2000, month) &&
	    !is_digit(text, at + n) ? at + n : at;
}

bool
read_date_form(struct reader *r, size_t at, struct draft *out)
{
	return (is_digit(r->text, at + 7) && read_compact(r, at, out)) || read_slashed(r, at, out) || read_era(r, at, out) || read_first_months(r, at, out) || read_english(r, at, out);
}
