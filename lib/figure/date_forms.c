/* Dates that the grammar does not hold: 民国三十年, 前5个月, Apr 6. */
#include "base/calendar.h"
#include "figure/date.h"

size_t
date_first_months(struct reader *r, size_t at, struct date *d)
{
	const struct word *first = word_at(r, at, WORDS(FIRST));
	struct numeral n;
	size_t end;

	if (first == NULL || !numeral_read(r->lex, r->text, at + word_text(first).n, &n) || n.is_range || n.big || n.decimal || n.more)
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

/* ---- years and centuries of an era ---- */

enum { BACKWARDS = -1 };	/* years added of an era that is counted backwards: 公元前 */

/* The era that text[at] is behind, and where it begins; false: none. */
static bool
era_before(struct reader *r, size_t floor, size_t at, int *added, size_t *start)
{
	const struct word *w = word_back(r, floor, at, WORDS(ERA));

	if (w == NULL)
		return false;
	*start = at - word_text(w).n;
	*added = (int)word_factor(w).coef;
	return true;
}

static bool
match_century(struct reader *r, size_t at, struct grammar_match *m)
{
	return grammar_match(r->grammar, r->text, at, m, r->trouble) &&
	    (m->form == GRAMMAR_CENTURY || m->form == GRAMMAR_CENTURY_RANGE);
}

/* 三十年 at text[at], a year of any length, or 三十年代; in front of 至 the 年 may be missing. */
static bool
year_of_era(struct reader *r, size_t at, int added, struct date *d, size_t *end)
{
	struct numeral n;
	int year;

	if (!numeral_read(r->lex, r->text, at, &n) || n.big || n.is_range || n.decimal ||
	    dec_cmp(n.value, dec_int(9999 - added)) > 0)
		return false;
	*end = n.end;
	if (added == BACKWARDS && numeral_char(r->text, n.end).class == NUM_MORE)
		*end += 3;
	*end += text_at(r->text, *end, STR("年")) ? 3 : 0;
	year = added + (int)n.value.coef;
	if (added == BACKWARDS) {
		*d = (struct date){ 0 };
	} else {
		*d = (struct date){ .year = year };
		if (*end > n.end && text_at(r->text, *end, STR("代"))) {
			*end += 3;
			d->first = calendar_days(year, 1, 1);
			d->last = calendar_days(year + 9, 12, 31);
			d->resolved = true;
		}
	}
	return *end > n.end || read_to(r->text, n.end) != 0;
}

/* The same, or 3世纪末.  No calendar here goes back to an era before ours: it is no known day then. */
static bool
part_of_era(struct reader *r, size_t at, int added, struct date *d, size_t *end)
{
	struct grammar_match m;

	if (added > 0 || !match_century(r, at, &m))
		return year_of_era(r, at, added, d, end);
	*d = (struct date){ 0 };
	*end = m.end;
	if (added != BACKWARDS)
		date_set_century(r, d, numeral_small(m.capture[1]), m.capture[2]);
	return added == BACKWARDS || m.form == GRAMMAR_CENTURY;
}

/* Behind 至 at text[at]: where the number of the second begins, and its era if it has one; 0: there is none. */
static size_t
second_of_era(struct reader *r, size_t at, int *added)
{
	const size_t longest = 4 * 3;	/* of the names of eras */
	size_t from = at, start, n;

	while (from - at < STR("——").n && (n = read_to(r->text, from)) != 0)
		from += n;
	if (from == at)
		return 0;
	for (at = from; at < r->text.n && at - from < longest && !starts_number(r->text, at);)
		at += char_size(r->text, at);
	if (at == from ||
	    (*added == BACKWARDS && at - from == 3 && text_at(r->text, from, STR("前"))))
		return at;
	return era_before(r, from, at, added, &start) && start == from ? at : 0;
}

/*
 * 三月五日 of a date that ends with its year at text[at], whose days are set then; returns the end.  Before the
 * republic months are of another calendar: what is known is the year.
 */
static size_t
month_of_era(struct reader *r, size_t at, int added, struct date *d)
{
	const int republic = 1912, over = 51;	/* days that the twelfth month may reach into the next year */
	struct grammar_match m;
	struct date month;
	size_t end = at;

	if (text_ends_at(r->text, at, STR("年")) && grammar_match(r->grammar, r->text, at, &m, r->trouble) &&
	    (m.form == GRAMMAR_LUNAR || (m.form == GRAMMAR_MONTH && date_of(r, &m, at, &month))))
		end = m.end;
	/* 三月初|五 */
	if (end > at && text_ends_at(r->text, end, STR("初")) && starts_number(r->text, end))
		end += char_size(r->text, end);
	if (end > at && m.form == GRAMMAR_MONTH && d->year >= republic)
		*d = (struct date){ .year = d->year, .month = month.month, .day = month.day, .part = month.part };
	if (added != BACKWARDS && !d->resolved)
		date_resolve(r, d);
	if (end > at && d->month == 0) {
		d->value = (struct str){ NULL, 0 };
		if (d->resolved)
			d->last += over;
	}
	return end;
}

/* 民国三十年, 光绪三年至五年, 公元前221年至前206年; 前3世纪 alone. */
static bool
read_era(struct reader *r, size_t at, struct draft *out)
{
	struct grammar_match m;
	struct date a, b;
	size_t start, end, second, last;
	int added, other;

	if (!era_before(r, r->floor, at, &added, &start)) {
		if (at < r->floor + 3 || !text_ends_at(r->text, at, STR("前")) ||
		    !match_century(r, at, &m))
			return false;
		start = at - 3;
		added = BACKWARDS;
	}
	if (!part_of_era(r, at, added, &a, &end))
		return false;
	other = added;
	second = second_of_era(r, end, &other);
	if (second != 0 && part_of_era(r, second, other, &b, &last) &&
	    read_to(r->text, last) == 0) {
		if (added != BACKWARDS && draft_date_span(r, out, &a, &b, start, last))
			return true;
		if (added == BACKWARDS) {
			draft_date(r, out, &a, start, last);
			out->before = QUALIFIER_RANGE;
			return true;
		}
	}
	if (text_is_digit(r->text, end - 1) || starts_number(r->text, end - 3))
		return false;	/* no 年 */
	end = month_of_era(r, end, added, &a);
	draft_date(r, out, &a, start, end);
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
	if (start == at || (w = word_back(r, r->floor, start, WORDS(MONTH))) == NULL)
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
	const struct word *ago;
	int year, month, day;

	if (!d->resolved || !text_ends_at(r->text, end, STR("个月")))
		return false;
	/* 提前5个月 */
	ago = word_back(r, 0, start + char_size(r->text, start), WORDS(BOUNDARY));
	if (ago != NULL && word_text(ago).n > char_size(r->text, start))
		return false;
	calendar_date(d->last, &year, &month, &day);
	return r->month > month && r->month <= month + 2;
}

/* 前5个月 at the beginning of a clause: of this year. */
static bool
read_first_months(struct reader *r, size_t at, struct draft *out)
{
	const struct word *first = word_back(r, r->floor, at, WORDS(FIRST));
	struct date d = { .year = r->year };
	size_t start, end;

	if (first == NULL)
		return false;
	start = at - word_text(first).n;
	if ((end = date_first_months(r, start, &d)) == start || text_at(r->text, end, STR("的")) ||
	    (!is_mark_before(r->text, start) && !are_just_over(r, start, end, &d)))
		return false;
	draft_date(r, out, &d, start, end);
	return true;
}

/* May a number of one or two digits at text[at] have a stroke behind it? */
static bool
may_be_slashed(struct str text, size_t at)
{
	return at + 2 < text.n && (text.p[at + 1] == '/' || text.p[at + 2] == '/');
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

	if (!grammar_match(r->grammar, r->text, at, &m, r->trouble) || m.form != GRAMMAR_SLASHED)
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
		if (!text_is_digit(text, i))
			return at;
	month = numeral_small(str_sub(text, at + 4, at + 6));
	day = numeral_small(str_sub(text, at + 6, at + n));
	return month >= 1 && month <= 12 && day >= 1 && day <= calendar_month_days(2000, month) &&
	    !text_is_digit(text, at + n) ? at + n : at;
}

bool
read_date_form(struct reader *r, size_t at, struct draft *out)
{
	struct str text = r->text;
	bool early = text_ends_at(text, at, STR("前"));

	return (text_is_digit(text, at + 7) && read_compact(r, at, out)) ||
	    (may_be_slashed(text, at) && read_slashed(r, at, out)) ||
	    ((early || word_back(r, r->floor, at, WORDS(ERA)) != NULL) && starts_number(text, at) && read_era(r, at, out)) ||
	    read_first_months(r, at, out) ||
	    (at > 0 && text.p[at - 1] == ' ' && read_english(r, at, out));
}
