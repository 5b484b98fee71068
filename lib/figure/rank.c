/* Counts that are ranks: 3号, 二期, 十一届三次, 排名19位. */
#include "figure/amount.h"

bool
draft_is_pair(struct reader *r, const struct draft *d)
{
	return text_at(r->text, d->start, STR("两"));
}

/* 十六届人大三次会议: the body's name stands between. */
static bool
is_session(struct reader *r, const struct draft *d)
{
	size_t at = r->ordinal_end;

	if (at >= d->start || d->start - at > 18 || d->word == NULL || !str_eq(r->ordinal_unit, STR("届")) ||
	    !str_eq(d->unit, STR("次")) || d->numeral.form != NUMERAL_HAN || !text_at(r->text, d->end, STR("会议")))
		return false;
	while (at < d->start && !is_mark_at(r->text, at))
		at += char_size(r->text, at);
	return at == d->start;
}

bool
draft_follows_last(struct reader *r, const struct draft *d)
{
	size_t pause;

	if (is_session(r, d))
		return true;
	pause = text_ends_at(r->text, d->start, STR("、")) ? 3 : 0;
	if (r->ordinal_end + pause != d->start || d->is_range || d->numeral.decimal)
		return false;
	if (pause == 0)	/* 十一届三次, 五年级一班 */
		return d->word != NULL && (str_eq(r->ordinal_unit, STR("届")) ||
		    (str_eq(r->ordinal_unit, STR("年级")) && str_eq(d->unit, STR("班"))));
	if (d->word == NULL)
		return r->ordinal_unit.n == 0 && ends_clause(r->text, d->end);
	/* 第一、二名: the second takes the classifier of both. */
	if (r->ordinal_unit.n == 0) {
		struct dec next;

		return dec_add(&next, r->ordinal_value, dec_int(1)) && dec_cmp(next, d->value) == 0;
	}
	return str_eq(d->unit, r->ordinal_unit);
}

/* 排名19位, 排名由去年的12位升至8位 */
static bool
is_placed(struct reader *r, const struct draft *d)
{
	bool figure;
	const struct word *w = context_before(r, d->start, FIGURE_ORDINAL, &figure);

	return w != NULL ? str_find(word_code(w), d->unit, 0) != (size_t)-1 : figure && str_eq(d->unit, r->number_unit);
}

bool
draft_ranks(struct reader *r, const struct draft *d)
{
	uint32_t flags = d->word->flags;
	enum numeral_form form = d->numeral.form;
	const struct word *w;

	if (d->numeral.is_range || d->more || d->numeral.decimal || d->numeral.folded ||
	    d->before != QUALIFIER_EXACT || dec_cmp(d->value, dec_int(10000)) >= 0 || draft_is_pair(r, d))
		return false;
	w = word_back(r, r->floor, d->start, WORDS(CONTEXT));
	if ((w != NULL && w->kind == FIGURE_COUNT) || ((flags & FLAG(GRADE)) && draft_sums_list(r, d)))
		return false;
	if (w != NULL && w->kind == FIGURE_ORDINAL && word_code(w).n == 0 && flags & FLAG(GRADE))
		return true;
	if (flags & FLAG(CONTEXT) && is_placed(r, d))
		return true;
	/* 06组卫星: nobody counts with a zero in front. */
	if (d->numeral.zero_led && d->kind == FIGURE_COUNT)
		return true;
	return (flags & FLAG(RANK)) || ((flags & FLAG(RANK_HAN)) && form == NUMERAL_HAN) ||
	    ((flags & FLAG(RANK_DIGITS)) && form == NUMERAL_DIGITS);
}
