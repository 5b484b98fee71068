/*
 * What is counted in a place, 沈阳市25例: what stands in front of its name, what the figure
 * before counts, or what the clause before names.
 */
#include "figure/subject.h"

enum { NAME_CHARS = 4 };	/* of the name of a place that no words are, at most, in front of what ends it */

static const struct str none = { NULL, 0 };

/*
 * The name of a place, or of its kind (黄石市), that a noun ends with, and what happened there
 * behind it (省外输入); empty: none.
 */
static struct str
place_of(struct reader *r, struct str noun)
{
	size_t start = start_of(r, noun), end = end_of(r, noun);
	struct term t = noun.n > 0 ? term_before(r, start, end) : (struct term){ .part = PART_END };

	if (t.part == PART_VERBAL_NOUN)
		t = term_before(r, start, t.start);
	return t.flags & FLAG(PLACE) ? str_sub(r->text, t.start, end) : none;
}

/* 芝台区、海阳县[和]莱山市: in front of the last of a list of places, where the first begins. */
static size_t
before_places(struct reader *r, size_t at)
{
	size_t end;

	while ((end = before_joining(r, r->number_end, at)) < at) {
		struct str noun = noun_to(r, floor_of(r, at), end);

		if (place_of(r, noun).n == 0)
			break;
		at = start_of(r, noun);
	}
	return at;
}

struct str
thing_at_place(struct reader *r, struct str noun)
{
	struct str place = place_of(r, noun);
	size_t start = start_of(r, noun);
	struct str thing = str_sub(r->text, start, start_of(r, place));
	struct term last;
	size_t at;

	/* 运营里程世界第一; of 沈阳市 nothing is left, nor of 芗城区, whose name no word is */
	if (place.n > 3 && is_noun(thing)) {
		last = term_before(r, start, end_of(r, thing));
		if (last.part != PART_ADJECTIVE && last.listed && !(last.flags & FLAG(PLACE)))
			return thing;
	}
	start = before_places(r, start);
	/* [来自]英国1例 */
	last = term_before(r, floor_of(r, start), start);
	if (last.part == PART_VERB)
		start = last.start;
	/* 输入病例(甲省6例 */
	if (text_ends_at(r->text, start, STR("(")) && start - 1 > r->number_end)
		return noun_to(r, floor_of(r, start), start - 1);
	if (is_next_to_figure(r, start, true))
		return subject_of_figure_before(r);
	/* 新增病例中,[其中]甲省6例 */
	while (!is_mark_before(r->text, start) && (last = term_before(r, floor_of(r, start), start)).part == PART_OTHER)
		start = last.start;
	/* 通报病例:甲省6例 */
	if (text_ends_at(r->text, start, STR(":")))
		return noun_to(r, floor_of(r, start), start - 1);
	if (text_ends_at(r->text, start, STR(",")) || text_ends_at(r->text, start, STR("、")))
		return noun_of_clause_before(r, start, none);
	/* 包头市5例(昆都仑区3例: a name that has been read as words */
	at = start;
	for (int k = 0; k < NAME_CHARS && at > r->number_end && !is_mark_before(r->text, at); k++)
		at -= char_size_before(r->text, at);
	return is_mark_before(r->text, at) && is_next_to_figure(r, at, true) ? subject_of_figure_before(r) : none;
}

bool
names_place(struct reader *r, struct str noun)
{
	return place_of(r, noun).n > 0;
}

/* The subject of a figure before, behind the places that it begins with: 东部[投资]. */
static struct str
without_places(struct reader *r, struct str thing)
{
	size_t cut = 0, n;

	for (size_t at = 0; at < thing.n; at += n) {
		const struct term_kind *k = lexicon_term(r->lex, thing, at, &n);

		if (k == NULL)
			n = char_size(thing, at);
		else if (k->flags & FLAG(PLACE))
			cut = at + n;
		if (k != NULL ? cut < at + n : at + n > NAME_CHARS * 3)
			break;
	}
	return cut + 3 < thing.n ? str_sub(thing, cut, thing.n) : thing;
}

struct str
thing_measured_at(struct reader *r, struct str noun)
{
	struct str thing;
	const struct term_kind *k;
	size_t n;

	if (!(is_mark_before(r->text, start_of(r, noun)) || word_back(r, 0, start_of(r, noun), WORDS(OF_WHICH)) != NULL) || !names_place(r, noun))
		return none;
	thing = without_places(r, thing_at_place(r, noun));
	/* 甲县5万亩,乙县4万亩: of the place itself */
	k = thing.n > 0 ? lexicon_term_back(r->lex, thing, 0, thing.n, &n) : NULL;
	return k != NULL && k->flags & FLAG(PLACE) ? none : thing;
}
