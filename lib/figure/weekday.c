/* Days of the week: 周五, 周一至五, 上周末. */
#include "base/calendar.h"
#include "figure/date.h"

size_t
weekday_end(struct reader *r, size_t at, struct date *d)
{
	struct numeral_char c = numeral_char(r->text, at);
	size_t n = char_size(r->text, at);
	int day = c.class == NUM_DIGIT ? c.value : text_at(r->text, at, STR("日")) || text_at(r->text, at, STR("天")) ? 7 : 0;
	const struct word *w = word_at(r, at, WORDS(PLAIN) | WORDS(IDIOM));

	if (text_at(r->text, at, STR("末"))) {
		if (d->resolved)
			d->first += 5;
		d->value = (struct str){ NULL, 0 };
		return at + 3;
	}
	/* 上周日本, 上周一系列, 上周三十人 */
	if (day == 0 || day > 7 || (w != NULL && word_text(w).n > n) || starts_number(r->text, at + n) ||
	    numeral_char(r->text, at + n).class == NUM_BIG ||
	    (day == 1 && word_at(r, at + n, WORDS(CLASSIFIER)) != NULL))
		return at;
	if (d->resolved) {
		d->first += day - 1;
		d->last = d->first;
		calendar_date(d->first, &d->year, &d->month, &d->day);
		d->value = print_date(r->arena, d->year, d->month, d->day);
	}
	return at + n;
}

bool
weekday_in_week(struct reader *r, size_t start, size_t end, bool *each)
{
	size_t day = end - char_size_before(r->text, end);
	const struct word *week = numeral_char(r->text, day).class == NUM_DIGIT ? word_back(r, start, day, WORDS(WEEK)) : NULL;

	if (week == NULL)
		return false;
	*each = text_ends_at(r->text, day - word_text(week).n, STR("每"));
	return true;
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
		if (end == day || (to == 0 && word_at(r, end, WORDS(UNIT) | WORDS(CLASSIFIER) | WORDS(NOUN)) != NULL))
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
	plain = word_at(r, unit, WORDS(PLAIN));
	return (plain == NULL || unit + word_text(plain).n <= d->end) &&
	    (dec_cmp(d->value, dec_int(1)) != 0 || d->word->class == WORD_CLASSIFIER);
}

bool
weekday_span(struct reader *r, size_t at, struct date *d, size_t *end)
{
	size_t to = read_to(r->text, at), day = at + to;
	const struct word *week = word_at(r, day, WORDS(WEEK));

	if (to == 0 || (week == NULL && bare_weekday_end(r, day) == day))
		return false;
	day += week != NULL ? word_text(week).n : 0;
	return (*end = weekday_end(r, day, d)) > day;
}
