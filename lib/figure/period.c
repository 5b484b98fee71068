/* Periods named from the document's own date: 今年, 去年3月, 今年1至11月. */
#include "figure/calendar.h"
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

static const struct str week_names[] = { { "周", 3 }, { "星期", 6 }, { "礼拜", 6 } };

bool
weekday_in_week(struct str text, size_t start, size_t end, bool *each)
{
	size_t day = end - char_size_before(text, end);

	if (numeral_char(text, day).class != NUM_DIGIT)
		return false;
	for (size_t i = 0; i < sizeof week_names / sizeof *week_names; i++) {
		if (day - start >= week_names[i].n && text_ends_at(text, day, week_names[i])) {
			*each = text_ends_at(text, day - week_names[i].n, STR("每"));
			return true;
		}
	}
	return false;
}

/* A day without its 周 at text[at], and no other numeral or word: its end; at: none. */
static size_t
bare_weekday_end(struct reader *r, size_t at)
{
	struct numeral_char c = numeral_char(r->text, at);
	size_t end = at + char_size(r->text, at), start;
	const struct word *w;

	if (!text_at(r->text, at, STR("日")) && (c.class != NUM_DIGIT || c.value > 6))
		return at;
	w = lexicon_phrase(r->lex, r->text, at, at, &start);
	return starts_number(r->text, end) || numeral_char(r->text, end).class == NUM_BIG || (w != NULL && word_text(w).n > end - at) ? at : end;
}

size_t
weekday_row_end(struct reader *r, size_t at)
{
	size_t to, end;

	while ((to = read_to(r->text, at)) != 0 || text_at(r->text, at, STR("、"))) {
		size_t day = at + (to != 0 ? to : 3);

		end = bare_weekday_end(r, day);
		/* 周六、三名记者 */
		if (end == day || (to == 0 && lexicon_match(r->lex, r->text, end, WORDS(UNIT) | WORDS(CLASSIFIER) | WORDS(NOUN)) != NULL))
			break;
		at = end;
	}
	return at;
}

bool
weekday_counts_after_all(struct reader *r, const struct draft *d)
{
	const struct word *plain;
	size_t unit = d->numeral.end;

	/* 每周三次, but not 每周五晚, 每周一例会 or 每周一升旗 */
	if (d->word == NULL || d->end <= unit || d->kind == FIGURE_TIME || d->kind == FIGURE_DATE ||
	    word_back(r, unit, d->end, WORDS(DAYPART)) != NULL ||
	    word_back(r, unit, d->end + char_size(r->text, d->end), WORDS(DAYPART)) != NULL)
		return false;
	plain = lexicon_match(r->lex, r->text, unit, WORDS(PLAIN));
	return (plain == NULL || unit + word_text(plain).n <= d->end) &&
	    (dec_cmp(d->value, dec_int(1)) != 0 || d->word->class == WORD_CLASSIFIER);
}

/* 至周五, 至五 behind the first day: the last one, of the week d.  false: there is none. */
static bool
read_weekday_span(struct reader *r, size_t at, struct date *d, size_t *end)
{
	size_t to = read_to(r->text, at);

	if (to == 0)
		return false;
	at += to;
	for (size_t i = 0; i < sizeof week_names / sizeof *week_names; i++) {
		if (!text_at(r->text, at, week_names[i]))
			continue;
		*end = read_weekday(r, at + week_names[i].n, d);
		return *end > at + week_names[i].n;
	}
	return bare_weekday_end(r, at) != at && (*end = read_weekday(r, at, d)) > at;
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
	case 'y':
		d->year = r->year + offset;
		return true;
	case 'M':
		d->year = r->year + (r->month + offset <= 0 ? -1 : r->month + offset > 12);
		d->month = (r->month + offset + 11) % 12 + 1;
		return true;
	case 'D':
	case 'T':
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

/* 今年 + 3月5日, 一季度, 上半年, 底: the parts that a year may be followed by; m is what the grammar has there, or NULL. */
static size_t
read_year_part(struct reader *r, struct date *d, size_t at, const struct grammar_match *m)
{
	static const struct str parts[] = { { "年底", 6 }, { "年末", 6 }, { "年初", 6 }, { "年中", 6 }, { "底", 3 }, { "初", 3 }, { "末", 3 },
		{ "上半年", 9 }, { "下半年", 9 } };
	struct date more;
	size_t end;

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (!text_at(r->text, at, parts[i]))
			continue;
		/* 去年底特律的车展, 今年初步建成 */
		if (lexicon_match(r->lex, r->text, at + parts[i].n - 3, WORDS(MARKED)) != NULL)
			break;
		d->part = parts[i];
		return at + parts[i].n;
	}
	if ((end = date_first_months(r, at, d)) != at)
		return end;
	if (m == NULL || (m->form != GRAMMAR_MONTH && m->form != GRAMMAR_QUARTER) || !date_of(r, m, at, &more))
		return at;
	d->month = more.month;
	d->day = more.day;
	d->part = more.part;
	return m->end;
}

/* 上月底, 本月中旬: the part that a month may be followed by. */
static size_t
read_month_part(struct reader *r, struct date *d, size_t at)
{
	static const struct str parts[] = { { "上旬", 6 }, { "中旬", 6 }, { "下旬", 6 }, { "底", 3 }, { "初", 3 }, { "末", 3 } };

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (text_at(r->text, at, parts[i]) && (parts[i].n > 3 || lexicon_match(r->lex, r->text, at, WORDS(MARKED)) == NULL)) {
			d->part = parts[i];
			return at + parts[i].n;
		}
	}
	return at;
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
	    text_ends_at(r->text, start, STR("截至"));
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

bool
read_period(struct reader *r, const struct word *w, size_t start, struct draft *out)
{
	struct date a = { 0 }, b = { 0 };
	size_t end = start + word_text(w).n, last;
	bool known = period_date(r, word_code(w), &a);
	struct grammar_match m;

	if (word_code(w).p[0] == 'L')
		return read_lunar(r, start, out);
	if ((word_code(w).p[0] == 'd' && !day_stands(r, end)) || (word_code(w).p[0] == 'y' && !year_stands(r, start, end)))
		return false;
	if (word_code(w).p[0] == 'T' && is_age(r, start, end)) {
		int year = date_years_ago(r, start);

		/* 40年前的今天 is a day again. */
		if (!text_ends_at(r->text, start, STR("年前的")))
			return false;
		known = year != 0;
		a = known ? (struct date){ .year = year, .month = a.month, .day = a.day } : (struct date){ 0 };
	}
	/* 当年 is a year only where one is spoken of. */
	if (!known && word_code(w).p[0] == 'R')
		return false;
	if (is_year_period(w)) {
		bool more = grammar_match(r->grammar, r->text, end, &m, r->trouble);

		/* 今年1至11月 */
		if (more && (m.form == GRAMMAR_MONTH_RANGE || m.form == GRAMMAR_QUARTER_RANGE || m.form == GRAMMAR_DAY_RANGE) &&
		    m.capture[1].p == NULL) {
			struct reader with = *r;

			with.year = a.year;
			if (read_date_span(&with, &m, start, out)) {
				r->month_before = with.month_before;
				return true;
			}
		}
		end = read_year_part(r, &a, end, more ? &m : NULL);
		if (known && read_second_date(r, end, &a, &b, &last) && draft_date_span(r, out, &a, &b, start, last))
			return true;
	} else if (word_code(w).p[0] == 'W') {
		size_t day = end;

		b = a;
		end = read_weekday(r, end, &a);
		if (end > day && read_weekday_span(r, end, &b, &last)) {
			if (known && draft_date_span(r, out, &a, &b, start, last))
				return true;
			end = known ? end : last;
		}
	} else if (word_code(w).p[0] == 'C' && known && grammar_match(r->grammar, r->text, end - STR("世纪").n, &m, r->trouble) &&
	    m.form == GRAMMAR_CENTURY) {
		date_set_century(r, &a, r->century + 1, m.capture[2]);
		end = m.end;
	} else if (word_code(w).p[0] == 'M') {
		if (grammar_match(r->grammar, r->text, end, &m, r->trouble) && m.form == GRAMMAR_DAY) {
			a.day = numeral_small(m.capture[1]);
			end = m.end;
		} else {
			end = read_month_part(r, &a, end);
		}
	}
	end = date_same_period(r, end, &a);
	if (known && !a.resolved)
		date_resolve(r, &a);
	if (!known && a.month != 0) {
		/* 2013年5月开工, 明年10月完工: of no year that is known, and so is what follows. */
		r->sentence_year = 0;
		date_resolve(r, &a);
	}
	draft_date(r, out, &a, start, end);
	/* 去年5月开工, 10月完工 */
	if (known && is_year_period(w) && word_code(w).p[0] != 'S' && !str_eq(word_code(w), STR("R-1")))
		date_speaks_of(r, a.year, start, end, a.month != 0 || word_code(w).p[0] == 'R');
	return true;
}
