/* Numerals in a row that share the word behind the last: 八、九成, 205、206和210路. */
#include "figure/reader.h"

enum { ROW_MAX = 32 };	/* members looked at; more is no list that a sentence has */

static bool
is_digit_after(struct str text, size_t at)
{
	return text_at(text, at, STR("、")) && starts_number(text, at + 3);
}

/* The number 4 of 三、四百人 and 十七、八岁 as the upper bound of the one in front: d becomes 300–400, 17–18. */
static bool
take_next(struct draft *d, const struct numeral *next)
{
	struct dec low = d->value, high = next->value, digit, unit;
	int k = next->magnitude > 0 ? next->magnitude : next->place;

	if (dec_cmp(low, dec_int(10)) > 0 && dec_cmp(low, dec_int(100)) < 0 && dec_cmp(high, dec_int(10)) < 0) {
		/* 十七、八: the tens are said once. */
		if (low.scale != 0 || !dec_add(&high, high, dec_int((long long)(low.coef / 10 * 10))))
			return false;
		unit = dec_int(1);
	} else if (!dec_make(&unit, 1, k) || dec_cmp(low, dec_int(10)) >= 0 || !dec_mul(&low, low, unit, DEC_HALF_EVEN)) {
		return false;
	}
	if (!dec_add(&digit, low, unit) || dec_cmp(digit, high) != 0)
		return false;
	d->low = low;
	d->high = high;
	return true;
}

/* May a word behind 八、九 be what both count, and no rank or name that lists have (二、三类)? */
static bool
is_shared(const struct draft *d)
{
	if (d->word == NULL || d->word->class == WORD_NOUN || d->kind == FIGURE_CODE ||
	    (d->word->flags & (FLAG(RANK) | FLAG(RANK_HAN) | FLAG(RANK_DIGITS) | FLAG(GRADE))) || str_eq(d->unit, STR("大")))
		return false;
	return d->numeral.form == NUMERAL_HAN || d->kind == FIGURE_DURATION || d->kind == FIGURE_AGE;
}

/* 七、八月 are months, 八、九日 days. */
static bool
begins_month(struct reader *r, size_t at)
{
	return (text_at(r->text, at, STR("月")) || text_at(r->text, at, STR("日"))) && !begins_other_unit(r, at);
}

/* Two digits that follow each other, with a pause between: about so many. */
bool
read_neighbours(struct reader *r, struct draft *d)
{
	struct draft both;
	struct numeral next;

	if (!is_digit_after(r->text, d->end) || text_ends_at(r->text, d->start, STR("、")) || text_ends_at(r->text, d->start, STR("第")) ||
	    !d->exact || d->is_range || d->numeral.form == NUMERAL_DIGITS || d->numeral.magnitude > 1 || d->numeral.digits > 1 ||
	    !numeral_read(r->lex, r->text, d->end + 3, &next) || next.form != d->numeral.form || next.is_range || next.decimal ||
	    next.digits > 1 ||
	    is_digit_after(r->text, next.end) || text_at(r->text, next.end, STR("两")) || begins_month(r, next.end))
		return false;
	both = *d;
	draft_numeral(&both, &next);
	both.value = d->value;
	if (!take_next(&both, &next))
		return false;
	both.start = d->start;
	both.is_range = true;
	both.has_value = false;
	/* 七、八百 needs no unit. */
	if (read_unit(r, both.end, &both) ? !is_shared(&both) : next.magnitude == 0)
		return false;
	*d = both;
	return true;
}

/* The word behind the last of a row that d begins, in last; false: no row, or no word. */
bool
read_row(struct reader *r, const struct draft *d, struct draft *last)
{
	size_t at = d->end;

	for (int k = 0; k < ROW_MAX; k++) {
		struct numeral n;

		at = past_joining(r, at);
		if (at == d->end || !starts_number(r->text, at) || !numeral_read(r->lex, r->text, at, &n) ||
		    n.form != d->numeral.form || n.is_range || n.big)
			return false;
		*last = (struct draft){ .start = at, .number = at };
		draft_numeral(last, &n);
		if (read_unit(r, n.end, last))
			return true;
		if (n.end == at)
			return false;
		at = n.end;
	}
	return false;
}
