/* One place where a figure may begin: the figure, the set phrase or the name that stands there. */
#include "figure/collect.h"
#include "text/utf8.h"

/* Does a numeral that is not of digits begin at text[at]? */
static inline bool
starts_han(struct str text, size_t at)
{
	struct numeral_char c = numeral_char(text, at), next;

	/* 上百, but not 上海. */
	if (c.class == NUM_UP) {
		next = numeral_char(text, at + c.n);
		return next.class == NUM_SMALL || next.class == NUM_BIG;
	}
	return numeral_begins(c.class);
}

/* Most candidates can only begin a set phrase. */
static bool
may_be_figure(struct str text, size_t at)
{
	return text_is_digit(text, at) || starts_han(text, at) || ordinal_begins(text, at) || text_at(text, at, STR("半")) || grammar_begins(text, at);
}

/* A figure at text[at], whatever kind it is of. */
static bool
read_figure(struct reader *r, size_t at, struct draft *d)
{
	bool digit = text_is_digit(r->text, at);

	/* 正月, 上世纪: only a date or rank begins with a character that is no numeral. */
	if (!digit && !starts_han(r->text, at))
		return (grammar_begins(r->text, at) && read_date(r, at, d)) || read_ordinal(r, at, d) || read_half(r, at, d);
	if ((digit && read_code(r, at, d)) || read_date_or_time(r, at, d))
		return true;
	if (!read_amount(r, at, d))
		return false;
	if (!draft_is_quoted_name(r, d) && draft_is_inside_name(r, d))
		d->kind = FIGURE_NAME;
	return true;
}

/* A set phrase as a figure. false: it is none to be shown, of which the draft has the end alone. */
static bool
read_phrase(struct reader *r, const struct word *w, size_t start, struct draft *d)
{
	size_t end = start + word_text(w).n;
	bool each;

	/* 周一至周五 */
	if (w->class == WORD_IDIOM && weekday_in_week(r, start, end, &each))
		end = weekday_row_end(r, end);
	if ((w->class == WORD_IDIOM || w->class == WORD_NAME) && !r->all) {
		d->end = end;
		return false;
	}
	*d = (struct draft){ .start = start, .end = end };
	switch (w->class) {
	case WORD_PERIOD:
		return read_period(r, w, start, d);
	case WORD_FIXED:
		d->kind = w->kind;
		d->word = w;
		if (!str_eq(word_code(w), STR("-")))
			*(d->kind == FIGURE_FRACTION ? &d->code : &d->unit) = word_code(w);
		d->low = word_factor(w);
		d->high = word_divisor(w);
		d->is_range = dec_cmp(d->low, d->high) != 0;
		d->has_value = !d->is_range;
		d->value = d->low;
		d->place = d->top = -d->low.scale;
		d->exact = d->kind == FIGURE_ORDINAL;
		return true;
	case WORD_CODE:
		d->kind = FIGURE_CODE;
		return true;
	case WORD_NAME:
		d->kind = FIGURE_NAME;
		return true;
	default:
		d->kind = FIGURE_IDIOM;
		return true;
	}
}

/* A service number such as 110 stands alone: no digit, letter or unit at it, and in no cell of a table. */
static bool
code_stands(struct reader *r, const struct word *w, size_t start, const struct draft *other, bool found)
{
	size_t end = start + word_text(w).n;
	char before = start > 0 ? r->text.p[start - 1] : ' ', after = end < r->text.n ? r->text.p[end] : ' ';

	if (before == '\t' || after == '\t' || (end + 1 < r->text.n && after == ' ' && r->text.p[end + 1] == ' '))
		return false;
	return !text_is_digit(r->text, end) && !text_is_letter(r->text, end) && !(start > 0 && text_is_letter(r->text, start - 1)) && before != '.' && !(after == '/' && text_is_digit(r->text, end + 1)) && !(before >= '0' && before <= '9') &&
	    !(after == '.' && text_is_digit(r->text, end + 1)) && !(found && other->end > end);
}

/* 上月球, 光明日报: the last character before at begins another word; 今天下午: not where one begins behind it. */
static bool
runs_on(struct reader *r, size_t at)
{
	size_t n = char_size_before(r->text, at), behind;
	const struct word *w = word_at(r, at - n, WORDS(PLAIN));

	return w != NULL && word_text(w).n > n &&
	    (lexicon_term(r->lex, r->text, at, &behind) == NULL || behind < word_text(w).n);
}

/* 最大半径: does another phrase begin inside the one from start to end, at its numeral, and reach behind it? */
static bool
is_cut(struct reader *r, size_t start, size_t at, size_t end)
{
	size_t other = at;
	const struct word *w = start < at ? lexicon_phrase(r->lex, r->text, at, at, &other) : NULL;

	return w != NULL && other + word_text(w).n > end;
}

/* 马上一年: the first character of what begins at at ends another word. */
static bool
runs_in(struct reader *r, size_t at)
{
	size_t end = at + char_size(r->text, at);
	const struct word *w = at == 0 ? NULL : word_back(r, r->floor, end, WORDS(PLAIN));

	return w != NULL && word_text(w).n > end - at;
}

/* 广东三省 holds no 东三省, 养老三项 no 老三: does a longer word end inside the phrase that begins at start? */
static const struct term_kind *
cut_word(struct reader *r, size_t start)
{
	size_t first = char_size(r->text, start), n;
	const struct term_kind *k = lexicon_term_back(r->lex, r->text, r->floor, start + first, &n);

	return k != NULL && n > first ? k : NULL;
}

/* Is a name that begins in front of the numeral none: 东三省 of 广东三省, 老三 of 养老三项? */
static bool
name_is_cut(struct reader *r, const struct word *w, size_t start, const struct draft *d)
{
	const struct term_kind *k;

	if (d->end < start + word_text(w).n || (k = cut_word(r, start)) == NULL)
		return false;
	return d->end == start + word_text(w).n ? k->flags & FLAG(PLACE) : w->class == WORD_NAME && d->word != NULL;
}

/* Behind the character at text[at], or the digits. */
static size_t
behind_char(struct str text, size_t at)
{
	size_t next = at + char_size(text, at);

	while (text_is_digit(text, at) && text_is_digit(text, next))
		next++;
	return next;
}

/* Is a word such as 今年 that begins at start one of its own? */
static bool
period_stands(struct reader *r, const struct word *w, size_t start)
{
	size_t end = start + word_text(w).n;

	/* 3月31日前年满18岁: 前 is of the date. */
	if (start == r->date_end && text_at(r->text, start, STR("前")))
		return false;
	/* 去年底, 上周末: a part of it follows. */
	return word_code(w).p[0] == 'L' ||
	    !((runs_on(r, end) && word_at(r, end, WORDS(YEAR_PART) | WORDS(MONTH_PART)) == NULL) || runs_in(r, start));
}

/* The figure that such a word begins. */
static bool
read_from_period(struct reader *r, size_t at, const struct word *w, size_t start, struct draft *d)
{
	/* 上世纪90年代 is more than 上世纪. */
	if (word_code(w).p[0] != 'L' && read_date(r, at, d) && d->start == start && d->end > start + word_text(w).n)
		return true;
	return read_phrase(r, w, start, d);
}

/* Does another phrase count, where d is the figure at text[at], if one was found? */
static bool
phrase_counts(struct reader *r, size_t at, const struct word *w, size_t start, const struct draft *d, bool found)
{
	size_t end = start + word_text(w).n;
	bool each;

	if (w->class == WORD_FIXED && is_cut(r, start, at, end))
		return false;
	if (w->class == WORD_CODE && !code_stands(r, w, start, d, found))
		return false;
	if (!found)
		return true;
	if (w->class == WORD_IDIOM && start < at && d->start == at && weekday_in_week(r, start, end, &each) &&
	    each && weekday_counts_after_all(r, d))
		return false;
	if ((w->class == WORD_NAME || w->class == WORD_IDIOM) &&
	    ((d->end == end && draft_counts_after_all(r, d, start)) || (start < at && name_is_cut(r, w, start, d))))
		return false;
	return d->end <= end || (start < at && d->start >= start && d->numeral.end <= end) ||
	    (start < at && d->numeral.form == NUMERAL_DIGITS && d->numeral.digits == 2) ||
	    (d->kind == FIGURE_COUNT && d->numeral.form == NUMERAL_DIGITS && d->numeral.end == end);
}

/* What stands at text[at], the set phrase w, which begins at start, if there is one, or a figure: the draft of what is shown. */
static bool
read_either(struct reader *r, size_t at, const struct word *w, size_t start, struct draft *d)
{
	int month = r->month_before, year = r->month_year;
	bool found;

	if (w != NULL && w->class == WORD_PERIOD && period_stands(r, w, start))
		return read_from_period(r, at, w, start, d);
	found = read_figure(r, at, d) && d->start >= r->floor;
	if (w == NULL || w->class == WORD_PERIOD || !phrase_counts(r, at, w, start, d, found))
		return found;
	r->month_before = month;
	r->month_year = year;
	if (read_phrase(r, w, start, d))
		return true;
	r->floor = d->end;
	return false;
}

/* The same, added to what was found; returns where to go on. */
static size_t
read_here(struct collector *c, struct reader *r, size_t at, const struct word *w, size_t start)
{
	struct draft d;

	if (!read_either(r, at, w, start, &d))
		return r->floor > at ? r->floor : behind_char(r->text, at);
	if (!figure_kind_is_none(d.kind) || r->all)
		collector_add_draft(c, r, &d);
	if (d.kind == FIGURE_ORDINAL) {
		r->ordinal_end = d.end;
		r->ordinal_unit = d.unit;
		r->ordinal_value = d.has_value ? d.value : DEC_ZERO;
	}
	return r->floor = d.end;
}

size_t
read_candidate(struct collector *c, struct reader *r, size_t at)
{
	size_t start = at;
	const struct word *w = lexicon_phrase(r->lex, r->text, r->floor, at, &start);

	return w == NULL && !may_be_figure(r->text, at) ? at + char_size(r->text, at) : read_here(c, r, at, w, start);
}
