/* The words around a figure that widen or bound it. */
#include "figure/reader.h"

/* A word in front of the figure, perhaps with a character such as 了 or 达 between. */
static const struct word *
word_before(struct reader *r, size_t at, size_t *start)
{
	static const struct str between[] = { { "了", 3 }, { "达", 3 }, { "有", 3 }, { "为", 3 }, { "的", 3 }, { " ", 1 } };
	const struct word *w = lexicon_match_back(r->lex, r->text, r->floor, at, WORDS(BEFORE));

	*start = at;
	for (size_t i = 0; w == NULL && i < sizeof between / sizeof *between; i++)
		if (text_ends_at(r->text, at, between[i]) && at - between[i].n >= r->floor)
			w = lexicon_match_back(r->lex, r->text, r->floor, at -= between[i].n, WORDS(BEFORE));
	if (w != NULL)
		*start = at - w->text.n;
	return w;
}

void
draft_qualify(struct reader *r, struct draft *d)
{
	const struct word *w;
	size_t at;

	w = word_before(r, d->start, &at);
	if (w != NULL && d->before == QUALIFIER_EXACT)
		d->before = w->qualifier;
	w = lexicon_match(r->lex, r->text, d->end, WORDS(BEHIND));
	if (w == NULL)
		return;
	/* 三人多次: 多 belongs to what follows. */
	at = d->end + w->text.n;
	if (w->qualifier == QUALIFIER_MORE && w->text.n == 3 && (d->more || d->kind == FIGURE_ORDINAL || d->is_range ||
	    lexicon_match(r->lex, r->text, at, WORDS(UNIT) | WORDS(CLASSIFIER) | WORDS(NOUN)) != NULL))
		return;
	d->end = at;
	if (w->qualifier == QUALIFIER_MORE)
		d->more = true;
	if (d->behind == QUALIFIER_EXACT)
		d->behind = w->qualifier;
}
