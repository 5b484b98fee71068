/* What has the form of a date and may be none: 2000年 of 2000年历史, 15日 of 拘留15日, 2号 of 理财2号. */
#include "figure/date.h"

bool
date_is_duration_year(struct reader *r, struct str year, size_t start, size_t end)
{
	const struct word *w;

	if (numeral_small(year) % 100 != 0)
		return false;
	w = word_back(r, r->floor, start, WORDS(BEFORE));
	return (w != NULL && w->qualifier != QUALIFIER_EXACT) || word_at(r, end, WORDS(LENGTH)) != NULL;
}

bool
date_is_length_behind(struct reader *r, size_t start)
{
	const struct word *w = word_back(r, r->floor, start, WORDS(COUNTING) | WORDS(BEFORE));

	if (w == NULL)
		return text_ends_at(r->text, start, STR("每"));
	return w->class == WORD_COUNTING ? (w->flags & FLAG(LASTING)) != 0 :
	    w->qualifier != QUALIFIER_EXACT && w->qualifier != QUALIFIER_ABOUT;
}

bool
date_is_length_before(struct reader *r, size_t end)
{
	const struct word *w = word_at(r, end, WORDS(RESULT));
	struct numeral n;
	size_t longer;

	/* 3日内, but not 3日内地 */
	if (w != NULL && w->kind == FIGURE_DURATION)
		return lexicon_term(r->lex, r->text, end, &longer) == NULL || longer <= word_text(w).n || is_mark_before(r->text, end + longer);
	if (starts_number(r->text, end) && numeral_read(r->lex, r->text, end, &n) && word_at(r, n.end, WORDS(NIGHTS)) != NULL)
		return true;
	w = qualifier_behind(r, end);
	return w != NULL && (w->qualifier == QUALIFIER_AT_LEAST || w->qualifier == QUALIFIER_AT_MOST);
}

/* 下午, 星期五, but neither 电 of 电梯 nor 周 of 周边, nor 昨晚, which is of another day: what stands behind a day. */
static bool
begins_behind_day(struct reader *r, size_t at)
{
	const struct word *w = word_at(r, at, WORDS(WEEK)), *counted, *other;
	struct date d = { 0 };
	size_t n, start;

	if (w != NULL)
		return weekday_end(r, at + word_text(w).n, &d) > at + word_text(w).n;
	w = word_at(r, at, WORDS(DAYPART) | WORDS(DAY));
	counted = word_at(r, at, WORDS(NOUN) | WORDS(CLASSIFIER));
	other = lexicon_phrase(r->lex, r->text, at, at, &start);
	return w != NULL && (other == NULL || other->class != WORD_PERIOD) && (counted == NULL || word_text(counted).n <= word_text(w).n) &&
	    (lexicon_term(r->lex, r->text, at, &n) == NULL || n <= word_text(w).n);
}

bool
date_is_day_number(struct reader *r, size_t start, size_t end)
{
	unsigned char c = end < r->text.n ? (unsigned char)r->text.p[end] : 0;
	size_t before = char_size_before(r->text, start);
	const struct word *w;

	/* 理财2号 */
	if (before == 3 && (w = word_back(r, r->floor, start, WORDS(CONTEXT))) != NULL &&
	    w->kind == FIGURE_CODE && word_code(w).n > 0)
		return false;
	/* 嫦娥一号, 黎明1号: the number of a thing that is named in front. */
	if (before == 3 && r->month_before == 0 && start > r->floor && (unsigned char)r->text.p[start - 3] >= 0xe4 &&
	    (unsigned char)r->text.p[start - 3] <= 0xe9 &&
	    word_back(r, r->floor, start, WORDS(BOUNDARY)) == NULL)
		return false;
	/* “深海一号” */
	if (before == 3 && text_at(r->text, end, STR("”")) && !is_mark_before(r->text, start))
		return false;
	if (c < 0x80)
		return true;
	/* U+3000..303F, U+2000..203F: punctuation. */
	if ((c == 0xe3 && (unsigned char)r->text.p[end + 1] == 0x80) ||
	    (c == 0xe2 && (unsigned char)r->text.p[end + 1] == 0x80))
		return true;
	/* 12号线: of something counted. */
	return begins_behind_day(r, end) ||
	    (word_at(r, end, WORDS(NOUN) | WORDS(CLASSIFIER)) == NULL && word_at(r, end, WORDS(BOUNDARY)) != NULL);
}
