/* Words beside a figure, by the parts of speech of dictionary.txt and boundaries.txt. */
#include "figure/term.h"

/* Are the digits at text[at] a number, and no part of 5G? */
static bool
are_number(struct str text, size_t at)
{
	while (text_is_digit(text, at))
		at++;
	return !text_is_letter(text, at);
}

bool
figure_stands(struct str text, size_t at)
{
	enum numeral_class behind;

	if (text_is_digit(text, at))
		return are_number(text, at);
	/* 万亿元, 百万吨; 第三, 第(三)项 */
	behind = numeral_char(text, at + 3 + text_at(text, at + 3, STR("("))).class;
	return text_at(text, at, STR("第")) ? numeral_begins(behind) : is_scale(behind);
}

bool
counts_in_han(struct reader *r, size_t at)
{
	struct numeral_char c = numeral_char(r->text, at);

	return (c.class == NUM_DIGIT || c.class == NUM_SMALL) &&
	    word_at(r, at + c.n, WORDS(CLASSIFIER) | WORDS(UNIT)) != NULL;
}

bool
is_figure_at(struct reader *r, size_t at)
{
	return begins_figure(r->text, at) || counts_in_han(r, at);
}

struct term
term_at(struct reader *r, size_t at)
{
	size_t place = reader_place(r, at);
	const struct kept_term *known = term_kept(r->terms_at, place);

	return known->place == place && at < r->text.n ? known->term : term_find_at(r, at);
}

struct term
term_before(struct reader *r, size_t floor, size_t at)
{
	size_t place = reader_place(r, at);
	const struct kept_term *known = term_kept(r->terms_before, place);

	if (known->place == place && known->term.start >= floor && at <= r->text.n)
		return known->term;
	return at <= floor ? (struct term){ .start = (uint32_t)at, .end = (uint32_t)at, .part = PART_END } : term_find_before(r, floor, at);
}

bool
term_is_nominal(struct term t)
{
	return t.part == PART_NOUN || t.part == PART_VERBAL_NOUN;
}

bool
term_is_suffix(struct term t)
{
	return t.part == PART_NOUN && t.listed && t.class != WORD_LOCALIZER && t.end - t.start == 3;
}
