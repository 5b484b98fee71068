/* Dates: one of the grammar, or the first of two. */
#include "figure/date.h"
#include "figure/grammar_lead.h"

int
date_year(struct str s)
{
	int y = numeral_small(s);

	/* 98年3月: within fifty years around 2000. */
	if (y >= 0 && y < 100 && s.n != 0)
		y += y < 50 ? 2000 : 1900;
	return y;
}

int
date_number(struct str s)
{
	return s.p == NULL ? 0 : numeral_small(s);
}

/* A month or a day. */
static int
part_of(struct str s)
{
	int n = date_number(s);

	return n == 0 && s.n != 0 ? DATE_ZERO : n;
}

/* Is the mark (日, 月, 时) at text[at] the beginning of a longer unit: 日元, 月龄? */
bool
begins_other_unit(struct reader *r, size_t at)
{
	const struct word *w = word_at(r, at, WORDS(UNIT) | WORDS(CURRENCY)), *plain;

	if (w == NULL || word_text(w).n <= 3 || text_at(r->text, at, STR("月份")))
		return false;
	/* 11月大阪 is no age of 11月大. */
	plain = word_at(r, at + 3, WORDS(PLAIN));
	return plain == NULL || word_text(plain).n + 3 <= word_text(w).n;
}

/* 2023财年前六个月: when its months are nobody says; the year named holds them. */
static void
part_of_named_year(struct date *d)
{
	d->value = (struct str){ NULL, 0 };
	date_set_span(d, d->year, 1, 1, 12, 31);
}

bool
date_of(struct reader *r, const struct grammar_match *m, size_t start, struct date *d)
{
	const struct str *c = m->capture;

	*d = (struct date){ 0 };
	switch (m->form) {
	case GRAMMAR_DATE:
		*d = (struct date){ .year = date_year(c[1]), .month = part_of(c[2]), .day = part_of(c[3]),
			.part = c[4] };
		break;
	case GRAMMAR_ISO:
		*d = (struct date){ .year = date_number(c[1]), .month = date_number(c[3]), .day = date_number(c[4]) };
		return d->month >= 1 && d->month <= 12 && d->day >= 1 && d->day <= 31;
	case GRAMMAR_YEAR:
		*d = (struct date){ .year = date_year(c[1]), .part = c[2] };
		return !date_is_duration_year(r, c[1], start, m->end);
	case GRAMMAR_NAMED_YEAR:
		*d = (struct date){ .year = date_year(c[1]) };
		if (c[2].n != 0)
			part_of_named_year(d);
		return d->year >= 0;
	case GRAMMAR_QUARTER:
		*d = (struct date){ .part = str_sub(r->text, start, m->end) };
		if (str_ends(d->part, STR("季")))
			return false;
		break;
	case GRAMMAR_MONTH:
		*d = (struct date){ .month = part_of(c[1]), .day = part_of(c[2]), .part = c[3] };
		if (begins_other_unit(r, (size_t)(c[1].p - r->text.p) + c[1].n))
			return false;
		break;
	case GRAMMAR_DAY:
		*d = (struct date){ .day = date_number(c[1]) };
		if (str_eq(c[2], STR("号")))
			return d->day <= 31 && d->day > 0 && date_is_day_number(r, start, m->end);
		/* 日, perhaps behind more of such days: 6、7日 */
		if (begins_other_unit(r, (size_t)(c[2].p - r->text.p)))
			return false;
		/* No month has so many days. */
		return d->day <= 31 && !date_is_length_behind(r, start) && !date_is_length_before(r, (size_t)(c[2].p - r->text.p) + c[2].n);
	case GRAMMAR_DECADE:
		date_take_decade(r, m, d);
		break;
	case GRAMMAR_CENTURY:
		date_set_century(r, d, date_number(c[1]), c[2]);
		break;
	default:
		return false;
	}
	return d->year >= 0 && d->month >= 0 && d->day >= 0;
}

static bool
is_span(const struct grammar_match *m)
{
	return m->form >= GRAMMAR_SEASON && m->form <= GRAMMAR_DAY_RANGE;
}

/* 拘留10日至15日, 隔离7至14日 are no dates. */
static bool
are_lengths(struct reader *r, const struct grammar_match *m, size_t start)
{
	const struct str *first = &m->capture[3];

	return date_is_length_before(r, m->end) || (date_is_length_behind(r, start) && read_to(r->text, (size_t)(first->p - r->text.p) + first->n) != 0);
}

/* An inverted span is two dates: the match of the first alone. */
static bool
first_of(struct reader *r, size_t at, const struct grammar_match *m, struct grammar_match *first)
{
	const struct str *last = &m->capture[m->form <= GRAMMAR_YEAR_RANGE ? 2 : m->form == GRAMMAR_DAY_RANGE ? 4 : 3];
	struct str text = { r->text.p, (size_t)(last->p - r->text.p) };

	return grammar_match(r->grammar, text, at, first, r->trouble) && !is_span(first);
}

void
draft_year(struct reader *r, struct draft *out, int year)
{
	struct date d = { .year = year };

	date_resolve(r, &d);
	draft_date(r, out, &d, out->start, out->end);
}

int
date_years_ago(struct reader *r, size_t at)
{
	const struct str ago = { "年前的", 9 };
	struct numeral n;
	size_t start;

	if (!text_ends_at(r->text, at, ago))
		return 0;
	for (start = at - ago.n; start > 0; start -= n.end) {
		n.end = char_size_before(r->text, start);
		/* from 几 on, of 几十年前 */
		if (!starts_number(r->text, start - n.end) && !numeral_begins(numeral_char(r->text, start - n.end).class))
			break;
	}
	if (!numeral_read(r->lex, r->text, start, &n) || n.end != at - ago.n || n.is_range || n.decimal || n.more ||
	    dec_cmp(n.value, dec_int(r->year)) >= 0)
		return DATE_NO_YEAR;
	return r->year - (int)n.value.coef;
}

/* 去年10月成立的基金,截至4月13日: what lasts until a day does so in the document's year, if it has come; 0: unknown. */
static int
year_until(struct reader *r, size_t at, const struct date *d)
{
	if (word_back(r, 0, at, WORDS(UNTIL)) == NULL)
		return 0;
	return d->month < r->month || (d->month == r->month && d->day <= r->day) ? r->year : 0;
}

/* One date of the grammar at text[at], or the first of two. */
static bool
take_date(struct reader *r, const struct grammar_match *m, size_t at, struct draft *out)
{
	struct date a, b;
	const struct word *first = m->form == GRAMMAR_QUARTER ? word_back(r, r->floor, at, WORDS(FIRST)) : NULL;
	size_t start = first != NULL ? at - word_text(first).n : at, end;
	int stated;

	if (m->form == GRAMMAR_DECADES)
		return date_take_decades(r, m, at, out);
	if (!date_of(r, m, start, &a))
		return false;
	if (a.year == 0 && a.month != 0)
		a.year = date_years_ago(r, at);
	if (a.year == 0 && a.month != 0)
		a.year = year_until(r, at, &a);
	stated = a.year;
	if (a.value.n == 0 && read_second_date(r, m->end, &a, &b, &end)) {
		struct date alone = a;

		if (draft_date_span(r, out, &a, &b, start, end)) {
			date_speaks_of(r, stated ? b.year : 0, start, end, true);
			return true;
		}
		a = alone;
	}
	end = m->end;
	if ((m->form == GRAMMAR_YEAR && a.part.n == 0) || (m->form == GRAMMAR_NAMED_YEAR && !a.resolved))
		end = date_first_months(r, m->end, &a);
	if (m->form == GRAMMAR_NAMED_YEAR && end > m->end)
		part_of_named_year(&a);
	if (m->form == GRAMMAR_YEAR && a.part.n == 0 && end == m->end)
		end = date_same_period(r, end, &a);
	if (a.value.n == 0 && !a.resolved)
		date_resolve(r, &a);
	draft_date(r, out, &a, start, end);
	date_speaks_of(r, stated, start, end, a.month != 0 || text_at(r->text, end, STR(",")));
	if (first != NULL)
		out->before = QUALIFIER_RANGE;
	return true;
}

/* The same, or a span. */
static bool
take_match(struct reader *r, const struct grammar_match *m, size_t at, struct draft *out)
{
	struct grammar_match first;

	date_reach(r, at);
	if (!is_span(m))
		return take_date(r, m, at, out);
	if (m->form == GRAMMAR_DAY_RANGE && m->capture[2].p == NULL && are_lengths(r, m, at))
		return false;
	return read_date_span(r, m, at, out) || (first_of(r, at, m, &first) && take_date(r, &first, at, out));
}

/* 七月初七, but not 七月初七家工厂: a day of the Chinese calendar behind a month of one, where the match ends with 初? */
static bool
is_lunar_day(struct reader *r, const struct grammar_match *m)
{
	size_t day = m->end;
	enum numeral_class class;

	if (!text_ends_at(r->text, day, STR("月初")) || (m->form != GRAMMAR_MONTH && m->form != GRAMMAR_DATE) ||
	    text_is_digit(r->text, day - STR("月初").n - 1))
		return false;
	class = numeral_char(r->text, day).class;
	day += char_size(r->text, day);
	return (class == NUM_DIGIT || class == NUM_SMALL) && !starts_number(r->text, day) &&
	    lexicon_match(r->lex, r->text, day, WORDS(UNIT) | WORDS(CLASSIFIER) | WORDS(NOUN)) == NULL;
}

/* What the grammar has at text[at], of which lead tells the beginning. */
static bool
read_led(struct reader *r, enum lead lead, size_t at, bool times, struct draft *out)
{
	struct grammar_match m;

	return grammar_match_led(r->grammar, lead, r->text, at, &m, r->trouble) &&
	    ((is_lunar_day(r, &m) && read_lunar(r, at, out)) || take_match(r, &m, at, out) || (times && read_time(r, &m, at, out)));
}

static bool
read_either(struct reader *r, size_t at, bool times, struct draft *out)
{
	enum lead lead;

	if (read_date_form(r, at, out))
		return true;
	lead = grammar_lead(r->lex, r->text, at);
	return lead != LEAD_NONE && read_led(r, lead, at, times, out);
}

bool
read_date(struct reader *r, size_t at, struct draft *out)
{
	return read_either(r, at, false, out);
}

bool
read_date_or_time(struct reader *r, size_t at, struct draft *out)
{
	return read_either(r, at, true, out);
}
