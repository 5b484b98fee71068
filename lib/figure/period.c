/* Periods named from the document's own date: 今年, 去年3月, 今年1至11月. */
#include "base/calendar.h"
#include "figure/date.h"
#include "figure/noun.h"

/* The week, from Monday on, that a day lies in: 2021-W25 (ISO 8601). */
static void
week_of(struct reader *r, long day, struct date *d)
{
	long monday = day - calendar_weekday(day) + 1, thursday = monday + 3;
	int year, month, of_month;

	/* A week belongs to its Thursday's year. */
	calendar_date(thursday, &year, &month, &of_month);
	d->first = monday;
	d->last = monday + 6;
	d->resolved = true;
	d->value = arena_printf(r->arena, "%04d-W%02ld", year, (thursday - calendar_days(year, 1, 1)) / 7 + 1);
}

/* The number behind the letter of a code of periods.txt. */
static int
code_offset(struct str code)
{
	bool negative = code.n > 1 && code.p[1] == '-';
	int n = 0;

	for (size_t i = negative ? 2 : 1; i < code.n; i++)
		n = n * 10 + (code.p[i] - '0');
	return negative ? -n : n;
}

/* The quarter so many behind the reader's. */
static void
quarter_of(struct reader *r, int offset, struct date *d)
{
	int q = (r->month - 1) / 3 + offset;

	d->year = r->year + (q < 0 ? -1 : q > 3);
	q = (q + 4) % 4;
	d->value = arena_printf(r->arena, "%04d-%d", d->year, 33 + q);
	date_set_span(d, d->year, q * 3 + 1, 1, q * 3 + 3, calendar_month_days(d->year, q * 3 + 3));
}

/* What such a word means from the reader's date. false: that is unknown. */
static bool
period_date(struct reader *r, const struct word *w, struct date *d)
{
	struct str code = word_code(w);
	int offset = code_offset(code);

	if (code.p[0] == 'R' || (code.p[0] == 'S' && r->spoken_year != 0)) {
		d->year = r->spoken_year ? date_reckoned(r->spoken_year + offset) : 0;
		return d->year != 0;
	}
	if (r->year == 0)
		return false;
	switch (code.p[0]) {
	case 'S':
	case 'Y':
	case 'y':
		d->year = date_reckoned(r->year + offset);
		return true;
	case 'M':
		d->year = date_reckoned(r->year + (r->month + offset <= 0 ? -1 : r->month + offset > 12));
		d->month = (r->month + offset + 11) % 12 + 1;
		return true;
	case 'D':
	case 'T':
	case 'd':
		calendar_date(calendar_days(r->year, r->month, r->day) + offset, &d->year, &d->month, &d->day);
		d->year = date_reckoned(d->year);
		return true;
	case 'Q':
		quarter_of(r, offset, d);
		return true;
	case 'W':
		week_of(r, calendar_days(r->year, r->month, r->day) + offset * 7, d);
		return true;
	case 'H':
		d->year = r->year;
		d->part = word_text(w);
		return true;
	case 'C':
		date_set_century(r, d, (r->year - 1) / 100 + 1 + offset, (struct str){ NULL, 0 });
		return true;
	default:
		return false;
	}
}

/*
 * The part of a year or month at text[at], not where a longer word begins with its last character: 去年底特律的车展,
 * 今年初步建成.  Returns the end.
 */
static size_t
read_part(struct reader *r, struct date *d, size_t at, word_classes parts)
{
	const struct word *w = word_at(r, at, parts);
	size_t end = w != NULL ? at + word_text(w).n : at;

	if (w == NULL || word_at(r, end - char_size_before(r->text, end), WORDS(MARKED)) != NULL)
		return at;
	d->part = word_text(w);
	return end;
}

/* 今年 + 3月5日, 一季度, 上半年, 底: the parts that a year may be followed by; m is what the grammar has there, or NULL. */
static size_t
read_year_part(struct reader *r, struct date *d, size_t at, const struct grammar_match *m)
{
	struct date more;
	size_t end;

	if ((end = read_part(r, d, at, WORDS(YEAR_PART))) != at || (end = date_first_months(r, at, d)) != at)
		return end;
	if (m == NULL || (m->form != GRAMMAR_MONTH && m->form != GRAMMAR_QUARTER) || !date_of(r, m, at, &more))
		return at;
	d->month = more.month;
	d->day = more.day;
	d->part = more.part;
	return m->end;
}

static bool
is_year_period(const struct word *w)
{
	char c = word_code(w).p[0];

	return c == 'Y' || c == 'y' || c == 'R' || c == 'S';
}

/* 今(4月1日)起, 明起: the day in one character, which is none in front of others. */
static bool
day_stands(struct reader *r, size_t end)
{
	return text_at(r->text, end, STR("(")) || text_at(r->text, end, STR("起"));
}

/* 去6月底, 较去6月底: the year in one character, which is a verb behind other words (他去6月的展会). */
static bool
year_stands(struct reader *r, size_t start, size_t end)
{
	struct grammar_match m;
	const struct word *w;

	if (!starts_number(r->text, end) || !grammar_match(r->grammar, r->text, end, &m, r->trouble) ||
	    (m.form != GRAMMAR_MONTH && m.form != GRAMMAR_MONTH_RANGE))
		return false;
	w = word_back(r, r->floor, start, WORDS(BOUNDARY));
	return start == 0 || is_mark_before(r->text, start) || (w != NULL && w->flags & FLAG(POINT)) ||
	    word_back(r, r->floor, start, WORDS(UNTIL)) != NULL;
}

/* Does what follows text[at] make a day of it: (5月1日), 上午, 9时? */
static bool
is_dated_at(struct reader *r, size_t at)
{
	if (text_at(r->text, at, STR("(")) || starts_number(r->text, at))
		return true;
	for (size_t n = 3; n <= 6; n += 3)
		if (at + n <= r->text.n && word_back(r, at, at + n, WORDS(DAYPART)) != NULL)
			return true;
	return false;
}

/* Is the noun behind 的 at text[at] the name of a place, as in 今天的中国 but not in 今天的北京天气? */
static bool
names_place(struct reader *r, size_t at)
{
	struct str noun = noun_from(r, at, false);
	struct term last;

	if (noun.n == 0)
		return false;
	last = term_before(r, at, at + noun.n);
	return last.listed && last.flags & FLAG(PLACE) && last.end - last.start >= 6;
}

/* 历史的今天, 《活在今天》, 今天的中国: no day, but an age. */
static bool
is_age(struct reader *r, size_t start, size_t end)
{
	bool quoted = text_ends_at(r->text, start, STR("“")) && text_at(r->text, end, STR("”"));

	if (quoted || text_at(r->text, end, STR("》")))
		return true;
	if (text_ends_at(r->text, start, STR("的")))
		return !is_dated_at(r, end);
	return text_at(r->text, end, STR("的")) && names_place(r, end + 3);
}

/* 40年前的今天 is a day again: so many years before the reader's.  false: it is an age, and no day. */
static bool
read_day_ago(struct reader *r, size_t start, struct date *d, bool *known)
{
	int year = date_years_ago(r, start);

	if (!text_ends_at(r->text, start, STR("年前的")))
		return false;
	*known = year > 0;
	*d = *known ? (struct date){ .year = year, .month = d->month, .day = d->day } : (struct date){ 0 };
	return true;
}

/* A period while it is read: its word begins at start, what belongs to it ends at end so far. */
struct period {
	struct date date;
	size_t start, end;
	bool known;
};

/* What follows 今年: 3月5日, 底, 1至11月.  true: with it the draft is made. */
static bool
read_in_year(struct reader *r, struct period *p, struct draft *out)
{
	struct grammar_match m;
	struct date last = { 0 };
	size_t end;
	bool more = grammar_match(r->grammar, r->text, p->end, &m, r->trouble);

	if (more && (m.form == GRAMMAR_MONTH_RANGE || m.form == GRAMMAR_QUARTER_RANGE || m.form == GRAMMAR_DAY_RANGE) &&
	    m.capture[1].p == NULL) {
		struct reader with = *r;

		with.year = p->date.year;
		if (read_date_span(&with, &m, p->start, out)) {
			r->month_before = with.month_before;
			r->month_year = with.month_year;
			return true;
		}
	}
	p->end = read_year_part(r, &p->date, p->end, more ? &m : NULL);
	return p->known && read_second_date(r, p->end, &p->date, &last, &end) &&
	    draft_date_span(r, out, &p->date, &last, p->start, end);
}

/* The same of 上周: 五, 一至周五. */
static bool
read_in_week(struct reader *r, struct period *p, struct draft *out)
{
	struct date last = p->date;
	size_t day = p->end, end;

	p->end = weekday_end(r, day, &p->date);
	if (p->end == day || !weekday_span(r, p->end, &last, &end))
		return false;
	if (!p->known)
		p->end = end;
	return p->known && draft_date_span(r, out, &p->date, &last, p->start, end);
}

/* Of 本世纪: 初. */
static void
read_in_century(struct reader *r, struct period *p)
{
	struct grammar_match m;

	if (!p->date.resolved || !grammar_match(r->grammar, r->text, p->end - STR("世纪").n, &m, r->trouble) || m.form != GRAMMAR_CENTURY)
		return;
	date_set_century(r, &p->date, r->century + 1, m.capture[2]);
	p->end = m.end;
}

/* Of 上月: 5日, 底. */
static void
read_in_month(struct reader *r, struct period *p)
{
	struct grammar_match m;

	if (!grammar_match(r->grammar, r->text, p->end, &m, r->trouble) || m.form != GRAMMAR_DAY) {
		p->end = read_part(r, &p->date, p->end, WORDS(MONTH_PART));
		return;
	}
	p->date.day = numeral_small(m.capture[1]);
	p->end = m.end;
}

bool
read_period(struct reader *r, const struct word *w, size_t start, struct draft *out)
{
	struct period p = { .start = start, .end = start + word_text(w).n };
	const char code = word_code(w).p[0];

	if (code == 'L')
		return read_lunar(r, start, out);
	if ((code == 'd' && !day_stands(r, p.end)) || (code == 'y' && !year_stands(r, start, p.end)))
		return false;
	p.known = period_date(r, w, &p.date);
	/* 当年 is a year only where one is spoken of. */
	if ((code == 'T' && is_age(r, start, p.end) && !read_day_ago(r, start, &p.date, &p.known)) || (code == 'R' && !p.known))
		return false;
	if (is_year_period(w) ? read_in_year(r, &p, out) : code == 'W' && read_in_week(r, &p, out))
		return true;
	if (code == 'C')
		read_in_century(r, &p);
	else if (code == 'M')
		read_in_month(r, &p);
	p.end = date_same_period(r, p.end, &p.date);
	if (p.known && !p.date.resolved)
		date_resolve(r, &p.date);
	if (!p.known && p.date.month != 0) {
		/* 2013年5月开工, 明年10月完工: of no year that is known, and so is what follows. */
		r->sentence_year = 0;
		date_resolve(r, &p.date);
	}
	draft_date(r, out, &p.date, start, p.end);
	/* 去年5月开工, 10月完工 */
	if (p.known && is_year_period(w) && code != 'S' && !str_eq(word_code(w), STR("R-1")))
		date_speaks_of(r, p.date.year, start, p.end, p.date.month != 0 || code == 'R');
	return true;
}
