/* Periods named from the document's own date: 今年, 去年3月, 今年1至11月. */
#include "figure/calendar.h"
#include "figure/date.h"

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

/* 一 .. 六, 日 or 天 behind 上周: one of its days; 末: the last two.  Returns the end. */
static size_t
read_weekday(struct reader *r, size_t at, struct date *d)
{
	struct numeral_char c = numeral_char(r->text, at);
	size_t n = char_size(r->text, at);
	int day = c.class == NUM_DIGIT ? c.value : text_at(r->text, at, STR("日")) || text_at(r->text, at, STR("天")) ? 7 : 0;
	const struct word *w = lexicon_match(r->lex, r->text, at, WORDS(PLAIN) | WORDS(IDIOM));

	if (text_at(r->text, at, STR("末"))) {
		if (d->resolved)
			d->first += 5;
		d->value = (struct str){ NULL, 0 };
		return at + 3;
	}
	/* 上周日本, 上周一系列, 上周三十人 */
	if (day == 0 || day > 7 || (w != NULL && word_text(w).n > n) || starts_number(r->text, at + n) ||
	    numeral_char(r->text, at + n).class == NUM_BIG ||
	    (day == 1 && lexicon_match(r->lex, r->text, at + n, WORDS(CLASSIFIER)) != NULL))
		return at;
	if (d->resolved) {
		d->first += day - 1;
		d->last = d->first;
		calendar_date(d->first, &d->year, &d->month, &d->day);
		d->value = arena_printf(r->arena, "%04d-%02d-%02d", d->year, d->month, d->day);
	}
	return at + n;
}

/* 至周五 behind the first day: the last one, of the week d.  false: there is none. */
static bool
read_weekday_span(struct reader *r, size_t at, struct date *d, size_t *end)
{
	static const struct str names[] = { { "周", 3 }, { "星期", 6 }, { "礼拜", 6 } };
	size_t to = read_to(r->text, at);

	for (size_t i = 0; to != 0 && i < sizeof names / sizeof *names; i++) {
		if (!text_at(r->text, at + to, names[i]))
			continue;
		*end = read_weekday(r, at + to + names[i].n, d);
		return *end > at + to + names[i].n;
	}
	return false;
}

/* A code of periods.txt from the reader's date. false: that is unknown. */
static bool
period_date(struct reader *r, struct str code, struct date *d)
{
	int offset = 0;
	bool neg = code.n > 1 && code.p[1] == '-';
	long day;

	for (size_t i = neg ? 2 : 1; i < code.n; i++)
		offset = offset * 10 + (code.p[i] - '0');
	if (neg)
		offset = -offset;
	if (code.p[0] == 'R' || (code.p[0] == 'S' && r->spoken_year != 0)) {
		d->year = r->spoken_year ? r->spoken_year + offset : 0;
		return d->year != 0;
	}
	if (r->year == 0)
		return false;
	switch (code.p[0]) {
	case 'S':
	case 'Y':
		d->year = r->year + offset;
		return true;
	case 'M':
		d->year = r->year + (r->month + offset <= 0 ? -1 : r->month + offset > 12);
		d->month = (r->month + offset + 11) % 12 + 1;
		return true;
	case 'D':
	case 'd':
		day = calendar_days(r->year, r->month, r->day) + offset;
		calendar_date(day, &d->year, &d->month, &d->day);
		return true;
	case 'Q': {
		int q = (r->month - 1) / 3 + offset;

		d->year = r->year + (q < 0 ? -1 : q > 3);
		q = (q + 4) % 4;
		d->value = arena_printf(r->arena, "%04d-%d", d->year, 33 + q);
		return date_set_span(d, d->year, q * 3 + 1, 1, q * 3 + 3, calendar_month_days(d->year, q * 3 + 3));
	}
	case 'W':
		day = calendar_days(r->year, r->month, r->day) + offset * 7;
		week_of(r, day, d);
		return true;
	case 'H':
		d->year = r->year;
		d->part = offset == 1 ? STR("上半年") : STR("下半年");
		return true;
	case 'C':
		date_set_century(r, d, (r->year - 1) / 100 + 1 + offset, (struct str){ NULL, 0 });
		return true;
	default:
		return false;
	}
}

/* 今年 + 3月5日, 一季度, 上半年, 底: the parts that a year may be followed by. */
static size_t
read_year_part(struct reader *r, struct date *d, size_t at)
{
	static const struct str parts[] = { { "年底", 6 }, { "年末", 6 }, { "年初", 6 }, { "年中", 6 }, { "底", 3 }, { "初", 3 }, { "末", 3 },
		{ "上半年", 9 }, { "下半年", 9 } };
	struct grammar_match m;
	struct date more;
	size_t start = at, end;

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (text_at(r->text, at, parts[i])) {
			d->part = parts[i];
			return at + parts[i].n;
		}
	}
	if ((end = date_first_months(r, at, d)) != at)
		return end;
	if (text_at(r->text, at, STR("前")) || text_at(r->text, at, STR("第")))
		at += 3;
	if (!grammar_match(r->grammar, r->text, at, &m, r->trouble) ||
	    (m.form != GRAMMAR_MONTH && m.form != GRAMMAR_QUARTER) || !date_of(r, &m, start, &more))
		return start;
	if (m.form == GRAMMAR_MONTH && at != start)
		return start;
	d->month = more.month;
	d->day = more.day;
	d->part = more.part;
	return m.end;
}

static bool
is_year_period(const struct word *w)
{
	char c = word_code(w).p[0];

	return c == 'Y' || c == 'R' || c == 'S';
}

/* 今(4月1日)起, 明起: the day in one character, which is none in front of others. */
static bool
day_stands(struct reader *r, size_t end)
{
	return text_at(r->text, end, STR("(")) || text_at(r->text, end, STR("起"));
}

bool
read_period(struct reader *r, const struct word *w, size_t start, struct draft *out)
{
	struct date a = { 0 }, b = { 0 };
	size_t end = start + word_text(w).n, last;
	bool known = period_date(r, word_code(w), &a);
	struct grammar_match m;

	if (word_code(w).p[0] == 'L')
		return read_lunar(r, start, out);
	if (word_code(w).p[0] == 'd' && !day_stands(r, end))
		return false;
	/* 当年 is a year only where one is spoken of. */
	if (!known && word_code(w).p[0] == 'R')
		return false;
	if (is_year_period(w)) {
		/* 今年1至11月 */
		if (grammar_match(r->grammar, r->text, end, &m, r->trouble) && (m.form == GRAMMAR_MONTH_RANGE ||
		    m.form == GRAMMAR_DAY_RANGE) && m.capture[1].p == NULL) {
			struct reader with = *r;

			with.year = a.year;
			if (read_date_span(&with, &m, start, out)) {
				r->month_before = with.month_before;
				return true;
			}
		}
		end = read_year_part(r, &a, end);
		if (known && read_second_date(r, end, &a, &b, &last) && draft_date_span(r, out, &a, &b, start, last))
			return true;
	} else if (word_code(w).p[0] == 'W') {
		size_t day = end;

		b = a;
		end = read_weekday(r, end, &a);
		if (end > day && known && read_weekday_span(r, end, &b, &last) && draft_date_span(r, out, &a, &b, start, last))
			return true;
	} else if (word_code(w).p[0] == 'C' && known && grammar_match(r->grammar, r->text, end - STR("世纪").n, &m, r->trouble) &&
	    m.form == GRAMMAR_CENTURY) {
		date_set_century(r, &a, r->century + 1, m.capture[2]);
		end = m.end;
	} else if (word_code(w).p[0] == 'M' && grammar_match(r->grammar, r->text, end, &m, r->trouble) &&
	    m.form == GRAMMAR_DAY) {
		a.day = numeral_small(m.capture[1]);
		end = m.end;
	}
	if (known && !a.resolved)
		date_resolve(r, &a);
	if (!known && a.month != 0)
		date_resolve(r, &a);
	if (text_at(r->text, end, STR("同期")))
		end += 6;
	draft_date(r, out, &a, start, end);
	/* 去年5月开工, 10月完工 */
	if (known && is_year_period(w) && word_code(w).p[0] != 'S' && !str_eq(word_code(w), STR("R-1")))
		date_speaks_of(r, a.year, start, end, a.month != 0 || word_code(w).p[0] == 'R');
	return true;
}
