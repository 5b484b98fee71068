/* One place where a figure may begin: the figure, the set phrase or the name that stands there. */
#include "figure/collect.h"
#include "text/utf8.h"

static inline bool
starts_numeral(struct str text, size_t at)
{
	struct numeral_char c = numeral_char(text, at), next;

	/* 上百, but not 上海. */
	if (c.class == NUM_SOME && c.value == 1) {
		next = numeral_char(text, at + c.n);
		return next.class == NUM_SMALL || next.class == NUM_BIG;
	}
	return text_is_digit(text, at) || numeral_begins(c.class);
}

/* Most candidates can only begin a set phrase. */
static bool
may_be_figure(struct str text, size_t at)
{
	return starts_numeral(text, at) || ordinal_begins(text, at) || text_at(text, at, STR("半")) || grammar_begins(text, at);
}

/* A figure at text[at], whatever kind it is of. */
static bool
read_figure(struct reader *r, size_t at, struct draft *d)
{
	/* 正月, 上世纪: only a date or rank begins with a character that is no numeral. */
	if (!starts_numeral(r->text, at))
		return (grammar_begins(r->text, at) && read_date(r, at, d)) || read_ordinal(r, at, d) || read_half(r, at, d);
	if ((text_is_digit(r->text, at) && read_code(r, at, d)) || read_date_or_time(r, at, d))
		return true;
	if (!read_amount(r, at, d))
		return false;
	if (!draft_is_quoted_name(r, d) && draft_is_inside_name(r, d))
		d->kind = FIGURE_NAME;
	return true;
}

/* A set phrase as a figure. false: it is none to be shown. */
static bool
read_phrase(struct reader *r, const struct word *w, size_t start, struct draft *d)
{
	*d = (struct draft){ .start = start, .end = start + word_text(w).n };
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
		return r->all;
	default:
		d->kind = FIGURE_IDIOM;
		return r->all;
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
	const struct word *w = lexicon_match(r->lex, r->text, at - n, WORDS(PLAIN));

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

/* 去年底, 上周末: a part of the period follows. */
static bool
part_follows(struct str text, size_t at)
{
	return text_at(text, at, STR("末")) || text_at(text, at, STR("底")) || text_at(text, at, STR("初"));
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

/* What begins at text[at], where w, which begins at start, is the set phrase, if there is one. */
static size_t
read_here(struct collector *c, struct reader *r, size_t at, const struct word *w, size_t start)
{
	struct draft d, phrase;
	size_t next;
	int month = r->month_before;
	bool found, weekday, each = false;

	/* 3月31日前年满18岁: 前 is of the date. */
	if (w != NULL && w->class == WORD_PERIOD && start == r->date_end && text_at(r->text, start, STR("前")))
		w = NULL;
	if (w != NULL && w->class == WORD_PERIOD && word_code(w).p[0] != 'L' &&
	    ((runs_on(r, start + word_text(w).n) && !part_follows(r->text, start + word_text(w).n)) || runs_in(r, start)))
		w = NULL;
	if (w != NULL && w->class == WORD_PERIOD) {
		/* 上世纪90年代 is more than 上世纪. */
		found = word_code(w).p[0] != 'L' && read_date(r, at, &d) && d.start == start;
		if (!found || d.end <= start + word_text(w).n)
			found = read_phrase(r, w, start, &d);
		w = NULL;
	} else {
		found = read_figure(r, at, &d);
		if (found && d.start < r->floor)
			found = false;
	}
	weekday = w != NULL && w->class == WORD_IDIOM && start < at && weekday_in_week(r->text, start, start + word_text(w).n, &each);
	if (weekday && each && found && d.start == at && weekday_counts_after_all(r, &d))
		w = NULL;
	if (w != NULL && w->class == WORD_FIXED && is_cut(r, start, at, start + word_text(w).n))
		w = NULL;
	if (w != NULL && w->class == WORD_CODE && !code_stands(r, w, start, &d, found))
		w = NULL;
	if (w != NULL && found && (w->class == WORD_NAME || w->class == WORD_IDIOM) &&
	    ((d.end == start + word_text(w).n && draft_counts_after_all(r, &d, start)) || (start < at && name_is_cut(r, w, start, &d))))
		w = NULL;
	if (w != NULL && (!found || d.end <= start + word_text(w).n ||
	    (start < at && d.start >= start && d.numeral.end <= start + word_text(w).n) ||
	    (start < at && d.numeral.form == NUMERAL_DIGITS && d.numeral.digits == 2) ||
	    (d.kind == FIGURE_COUNT && d.numeral.form == NUMERAL_DIGITS && d.numeral.end == start + word_text(w).n))) {
		r->month_before = month;
		found = read_phrase(r, w, start, &phrase);
		d = phrase;
		next = start + word_text(w).n;
		if (weekday)
			next = d.end = weekday_row_end(r, next);
		if (!found)
			r->floor = next;
	} else if (found) {
		next = d.end;
	} else {
		next = at + char_size(r->text, at);
		while (text_is_digit(r->text, at) && text_is_digit(r->text, next))
			next++;
	}
	if (!found)
		return next;
	if (!figure_kind_is_none(d.kind) || r->all)
		collector_add_draft(c, r, &d);
	if (d.kind == FIGURE_ORDINAL) {
		r->ordinal_end = d.end;
		r->ordinal_unit = d.unit;
		r->ordinal_value = d.has_value ? d.value : DEC_ZERO;
	}
	r->floor = d.end;
	return d.end > at ? d.end : next;
}

size_t
read_candidate(struct collector *c, struct reader *r, size_t at)
{
	size_t start = at;
	const struct word *w = lexicon_phrase(r->lex, r->text, r->floor, at, &start);

	return w == NULL && !may_be_figure(r->text, at) ? at + char_size(r->text, at) : read_here(c, r, at, w, start);
}
