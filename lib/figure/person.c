/* Digits in the names of persons: 张三, 马英九一行. */
#include "figure/amount.h"

/* The word of surnames.txt in front of text[at] that is no part of a longer word (东欧七国, 最大三省); NULL: none. */
static const struct word *
surname_before(struct reader *r, size_t at)
{
	const struct word *w = word_back(r, r->floor, at, WORDS(SURNAME));
	size_t n;

	return w != NULL && (lexicon_term_back(r->lex, r->text, r->floor, at, &n) == NULL || n <= word_text(w).n) ? w : NULL;
}

bool
behind_surname(struct reader *r, size_t at)
{
	const struct word *w;
	size_t n;

	if (word_back(r, r->floor, at, WORDS(SURNAME)) != NULL)
		return surname_before(r, at) != NULL;
	if (char_size_before(r->text, at) != 3 || at < r->floor + 6 ||
	    lexicon_term_back(r->lex, r->text, r->floor, at, &n) != NULL)
		return false;
	w = word_back(r, r->floor, at - 3, WORDS(SURNAME));
	return w != NULL && !(w->flags & FLAG(GRADE));
}

bool
draft_is_named(struct reader *r, const struct draft *d)
{
	const struct word *w = surname_before(r, d->start);

	if (w != NULL && w->flags & FLAG(GRADE))
		return w->flags & FLAG(WHOLE) || d->word->flags & FLAG(BARE);
	return d->word->class == WORD_NOUN && behind_surname(r, d->start);
}

bool
ends_person(struct reader *r, size_t at, const struct numeral *n)
{
	const struct word *w;

	if (n->end != at + 6)
		return false;
	w = surname_before(r, at);
	return (w != NULL && w->flags & FLAG(GRADE)) || (text_ends_at(r->text, n->end, STR("一")) && behind_surname(r, at));
}
