/* The noun behind a figure. */
#include "figure/subject.h"

enum {
	LISTED_FIGURES = 12,	/* between a figure and the noun that all of them count, at most */
	FUND_TERMS = 8,		/* from an amount to the money of a kind that it is */
	CLAUSE_CHARS = 24	/* between a figure and the 的 in front of its noun, at most */
};

static const struct str none = { NULL, 0 };

bool
is_short_noun(struct reader *r, struct str s)
{
	size_t end = end_of(r, s);

	enum term_part behind;

	if (s.n != 3)
		return false;
	behind = term_at(r, end).part;
	return behind != PART_NOUN && behind != PART_VERBAL_NOUN;
}

struct str
noun_of_clause(struct reader *r, size_t at, bool event)
{
	for (int k = 0; k < CLAUSE_CHARS && at < r->text.n; k++, at += char_size(r->text, at)) {
		if ((is_mark_at(r->text, at) && !text_at(r->text, at, STR("、")) && !is_quote_at(r->text, at)) || begins_figure(r->text, at))
			break;
		if (text_at(r->text, at, STR("的")))
			return noun_from(r, at + 3, event);
	}
	return none;
}

/* Past a figure with its unit at text[at], or at where none begins. */
static size_t
past_one_figure(struct reader *r, size_t at)
{
	const struct word *w;
	struct numeral n;
	struct term t;
	size_t number = at + (text_at(r->text, at, STR("第")) ? 3 : 0), end;

	/* 第八届[数字]峰会 */
	if (!text_is_digit(r->text, number) && !numeral_begins(numeral_char(r->text, number).class))
		return at;
	if (!numeral_read(r->lex, r->text, number, &n) || n.some)
		return at;
	/* 5万多株 */
	if (numeral_char(r->text, n.end).class == NUM_MORE)
		n.end += 3;
	/* Measures behind digits only: 百年 of 百年大计 is none. */
	w = word_at(r, n.end, n.form == NUMERAL_ARABIC ? WORDS(CLASSIFIER) | WORDS(UNIT) | WORDS(CURRENCY) : WORDS(CLASSIFIER));
	/* 13万户[46万]群众, 7个[百亿]项目 */
	/* 一倍以上三倍以下[罚款] */
	if (w == NULL && (w = word_at(r, n.end, WORDS(UNIT) | WORDS(CURRENCY))) != NULL && qualifier_behind(r, n.end + word_text(w).n) == NULL)
		w = NULL;
	if (((n.folded && n.form == NUMERAL_ARABIC) || (n.bare && w != NULL)) && (w == NULL || term_at(r, n.end).end > n.end + word_text(w).n))
		return n.end;
	if (w == NULL)
		return at;
	end = n.end + word_text(w).n;
	/* 七台河市 */
	if (n.form != NUMERAL_ARABIC && (t = term_at(r, at)).end >= end && t.listed)
		return at;
	w = qualifier_behind(r, end);
	return w != NULL ? end + word_text(w).n : end;
}

size_t
past_figures(struct reader *r, size_t at)
{
	for (int k = 0; k < LISTED_FIGURES; k++) {
		bool listed = text_at(r->text, at, STR("、")) || text_at(r->text, at, STR("和"));
		size_t start = at + (listed ? 3 : 0), end = past_one_figure(r, start);

		if (end == start)
			break;
		at = end;
	}
	return at;
}

struct str
noun_of_list(struct reader *r, size_t figure, size_t at)
{
	if (!text_at(r->text, at, STR("、")))
		return none;
	while (figure > r->number_end && !is_mark_before(r->text, figure))
		figure -= char_size_before(r->text, figure);
	if (text_ends_at(r->text, figure, STR("、")))
		return none;
	for (int k = 0; k < CLAUSE_CHARS && at < r->text.n; k++, at += char_size(r->text, at)) {
		if ((is_mark_at(r->text, at) && !text_at(r->text, at, STR("、"))) || begins_figure(r->text, at))
			break;
		if (text_at(r->text, at, STR("等")) && term_at(r, at).end == at + 3)
			return noun_from(r, past_figures(r, at + 3), false);
	}
	return none;
}

struct str
in_front_of_verb(struct reader *r, struct str noun)
{
	size_t start = start_of(r, noun), end = end_of(r, noun), at = end;
	struct term t;

	if (!text_is_digit(r->text, end) || !begins_figure(r->text, end) || text_ends_at(r->text, start, STR("上")) || text_ends_at(r->text, start, STR("下")))
		return noun;
	while (text_is_digit(r->text, at))
		at++;
	if (word_at(r, at, WORDS(DATE_MARK)) != NULL)
		return noun;
	t = verb_inside(r, noun);
	return t.part != PART_END ? str_sub(r->text, start, t.start) : noun;
}

struct str
noun_behind(struct reader *r, size_t at, bool event, bool acts)
{
	struct str noun, meant;
	struct term t;
	size_t end;

	if (text_at(r->text, at, STR("的")))
		at += 3;
	noun = noun_from(r, at, event);
	/* 高品质一刻钟[生活圈]: a figure in front of the noun, behind an adjective */
	if (noun.n == 0 && (t = term_at(r, at)).part == PART_ADJECTIVE && (end = past_figures(r, t.end)) > t.end)
		noun = noun_from(r, end, event);
	if (!is_noun(noun))
		return noun;
	end = end_of(r, noun);
	/* 500名[工人]生产汽车3000辆 */
	if ((meant = in_front_of_verb(r, noun)).n < noun.n)
		return meant;
	/* 30个贩卖假货的[窝点] */
	if (!acts && !event && text_at(r->text, end, STR("的")) && (t = term_at(r, start_of(r, noun))).part == PART_VERBAL_NOUN && t.end < end && is_noun(meant = noun_from(r, end + 3, event)))
		return meant;
	t = term_at(r, end);
	if (t.part == PART_OTHER && (t.class == WORD_TERM || t.speech & SPEECH(ADVERB)))
		t = term_at(r, t.end);
	if (t.part != PART_ADJECTIVE && (acts || (t.part != PART_VERB && t.part != PART_VERBAL_NOUN)))
		return noun;
	if (!text_at(r->text, t.end, STR("的")))
		return noun;
	meant = noun_from(r, t.end + 3, event);
	return is_noun(meant) ? meant : noun;
}

struct str
fund_behind(struct reader *r, size_t at)
{
	struct str fund = none;
	struct term t = term_at(r, at);

	/* 50万元[拖欠]账款 */
	while (t.part == PART_VERB && t.end > at + 3) {
		at = t.end;
		t = term_at(r, at);
	}
	for (int k = 0; k < FUND_TERMS && t.part != PART_END && t.part != PART_OTHER; k++, t = term_at(r, t.end)) {
		if (t.part == PART_VERB && t.end - t.start == 3)
			break;
		if (t.speech & SPEECH(FUND))
			fund = str_sub(r->text, at, t.end);
		else if (fund.n > 0)
			break;
	}
	return fund;
}

struct str
noun_of_grades(struct reader *r, struct str noun)
{
	size_t end = end_of(r, noun), behind = text_at(r->text, end, STR("、")) ? past_figures(r, end) : end, at;
	struct str next = behind > end ? noun_from(r, behind, false) : none, rest;
	struct term last;

	if (next.n == 0)
		return noun;
	/* 8项新兴技术、6项技术标准 */
	last = term_before(r, start_of(r, noun), end);
	if ((last.listed && str_find(next, str_sub(r->text, last.start, last.end), 0) != (size_t)-1) ||
	    (at = str_find(next, str_sub(noun, noun.n - 3, noun.n), 0)) == (size_t)-1)
		return noun;
	rest = str_sub(next, at + 3, next.n);
	return is_noun(rest) ? rest : noun;
}

struct str
noun_behind_copula(struct reader *r, size_t at)
{
	const struct word *copula = word_at(r, at, WORDS(COPULA));
	size_t end = term_at(r, at).end;
	struct str noun;

	if (copula == NULL || at + word_text(copula).n != end)
		return none;
	noun = noun_from(r, end, false);
	return is_noun(noun) ? noun : none;
}

struct str
noun_behind_verb(struct reader *r, size_t at, bool event)
{
	struct term t = term_at(r, at);
	struct str noun;
	enum term_part part;
	size_t end;

	if (t.part != PART_VERB)
		return none;
	noun = noun_from(r, t.end, event);
	if (!is_noun(noun))
		return none;
	end = end_of(r, noun);
	part = term_at(r, end).part;
	return part == PART_END || part == PART_OTHER ? str_sub(r->text, at, end) : none;
}

struct str
verb_behind(struct reader *r, size_t at)
{
	struct term t = term_at(r, at);
	struct str noun;

	if (t.part != PART_VERB && t.part != PART_VERBAL_NOUN)
		return none;
	/* 8人[喝酒] */
	noun = t.end == at + 3 ? noun_from(r, t.end, true) : none;
	return str_sub(r->text, at, is_noun(noun) ? end_of(r, noun) : t.end);
}

