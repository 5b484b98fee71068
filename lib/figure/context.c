/* The words in front of a number that say what it is: 用电300度, 气温由10度升至20度, 排名由去年的12位. */
#include "figure/noun.h"

enum { SKIPPED = 5 };	/* between such a word and the number, at most */

/* 内存 Kingmax 128M: where a name in letters, with spaces around it, begins in front of text[at]. */
static size_t
name_start(struct reader *r, size_t at)
{
	for (int k = 0; k < 32 && at > r->floor && (r->text.p[at - 1] == ' ' || text_is_letter(r->text, at - 1)); k++)
		at--;
	return at;
}

/* Does a word end in 到 or 至? */
static bool
is_to(struct reader *r, const struct term *t)
{
	return t->end >= t->start + 3 && read_to(r->text, t->end - 3) != 0;
}

/* May a word stand between: 达, 约, 由, 升至; behind what measures any verb; but 排名提升7位 tells by how many. */
static bool
is_between(struct reader *r, const struct term *t, enum figure_kind kind)
{
	if (kind == FIGURE_QUANTITY && (t->part == PART_VERB || t->class == WORD_BOUNDARY))
		return true;
	if (t->part != PART_OTHER && !(t->flags & FLAG(LINK)))
		return false;
	return kind == FIGURE_QUANTITY || t->end - t->start == 3 || t->class != WORD_BOUNDARY || t->speech & SPEECH(ADVERB) ||
	    is_to(r, t);
}

const struct word *
context_before(struct reader *r, size_t at, enum figure_kind kind, bool *figure)
{
	bool to = false;	/* 到 or 至 stands in front */

	*figure = false;
	for (int k = 0; k < SKIPPED; k++) {
		bool dated = r->date_end > r->number_end && at >= r->date_end;
		const struct word *w;
		struct term t;

		at = name_start(r, at);
		w = word_back(r, dated ? r->date_end : r->number_end, at, WORDS(CONTEXT));
		if (w != NULL && w->kind == kind && word_code(w).n > 0)
			return w;
		if (dated && at == r->date_end) {
			at = r->date_start;
			continue;
		}
		if (at == r->number_end)
			return *figure = to && r->number_kind == kind, NULL;
		t = term_before(r, dated ? r->date_end : r->number_end, at);
		if (!is_between(r, &t, kind))
			return NULL;
		to = to || is_to(r, &t);
		at = t.start;
	}
	return NULL;
}
