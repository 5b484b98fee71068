/* What is counted of a noun in front of a number: not the verb in it, nor the place that it names. */
#include "figure/subject.h"

/* Does nothing stand between the noun and the number but a word such as 超过, or, if loose, others that are no verbs (共计)? */
static bool
is_right_before(struct reader *r, size_t end, size_t number, bool loose)
{
	const struct word *about = lexicon_match_back(r->lex, r->text, end, number, WORDS(BEFORE));
	struct term t;

	if (about != NULL)
		number -= word_text(about).n;
	for (; end < number; end = t.end) {
		t = term_at(r, end);
		if (r->text.p[end] == ' ')
			t.end = end + 1;
		else if (!loose || t.part != PART_OTHER || t.flags & FLAG(OBJECT))
			return false;
	}
	return end == number;
}

/*
 * 累计报告[病例]46例: a verbal noun in front of the number with nothing else but its object,
 * where the clause begins or behind an adverb, is the verb.  Not in 共有托育机构46家.
 */
static struct str
object_of(struct reader *r, struct str noun, size_t number)
{
	size_t start = start_of(r, noun), end = end_of(r, noun);
	struct term front, verb;
	struct str rest;

	/* one word */
	if (noun.n <= 6 || term_before(r, start, end).start <= start)
		return noun;
	verb = term_at(r, start);
	/* 全县发展[蔬菜] */
	if (verb.class == WORD_BOUNDARY && verb.part == PART_ADJECTIVE && verb.end < end &&
	    (rest = object_of(r, str_sub(r->text, verb.end, end), number)).n + verb.end < end && term_at(r, start_of(r, rest)).end < end)
		return rest;
	if (verb.part != PART_VERBAL_NOUN || verb.end + 6 > end)
		return noun;
	/* 筹建建设[新型社区]: no verbal noun is of the noun in front of an adjective. */
	for (size_t at = start; (verb = term_at(r, at)).part == PART_VERBAL_NOUN && verb.end + 6 < end; at = verb.end)
		if (term_at(r, verb.end).part == PART_ADJECTIVE)
			start = verb.end;
	front = term_before(r, floor_of(r, start), start);
	/* 新增报告[境外输入病例] */
	if (front.part == PART_VERB && is_right_before(r, end, number, true) && (verb = term_at(r, start)).part == PART_VERBAL_NOUN && verb.end + 6 < end &&
	    term_at(r, verb.end).part == PART_NOUN)
		return str_sub(r->text, verb.end, end);
	if (!is_right_before(r, end, number, front.part != PART_END) || (front.part != PART_END && front.part != PART_OTHER && !(front.class == WORD_BOUNDARY && front.part == PART_ADJECTIVE)) || front.speech & SPEECH(VERB))
		return str_sub(r->text, start, end);
	for (;;) {
		struct term first = term_at(r, start);
		enum term_part next = term_at(r, first.end).part;

		/* 种植[面积] is a measure's name. */
		if (term_before(r, start, end).speech & SPEECH(MEASURE))
			return str_sub(r->text, start, end);
		/* 补贴[性]培训 */
		if (first.part != PART_VERBAL_NOUN || first.end + 6 > end || next == PART_OTHER || (next == PART_VERBAL_NOUN && front.part == PART_END) || term_is_suffix(term_at(r, first.end)))
			return str_sub(r->text, start, end);
		start = first.end;
	}
}

struct str
thing_before(struct reader *r, struct str noun, size_t number, bool counts_places)
{
	return !counts_places && names_place(r, noun) ? thing_at_place(r, noun) : object_of(r, noun, number);
}
