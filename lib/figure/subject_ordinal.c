/* What an ordinal numbers, 第三届[博览会], or what it ranks, [里程]世界第一. */
#include "figure/subject.h"

enum { MEETING_BYTES = 60 };	/* of a meeting's name, at most */

/*
 * 第三届[博览会]开幕式: of what an ordinal numbers, up to the first meeting that is named; event: also
 * behind a verb that is part of its name (第二届[提升治理能力论坛]).
 */
static struct str
meeting_of(struct reader *r, const struct draft *d, struct str noun, bool event)
{
	bool is_stage = str_eq(d->unit, STR("期"));
	size_t start = start_of(r, noun), end = event ? start + MEETING_BYTES : end_of(r, noun);
	struct term t;

	for (size_t at = start; at < end; at = t.end) {
		t = term_at(r, at);
		/* 第三次[市长、专员会议] */
		if (event && text_at(r->text, at, STR("、")) && term_at(r, start).end == at)
			t.end = (uint32_t)at + 3;
		else if (t.part == PART_END || (t.part == PART_OTHER && at >= end_of(r, noun)))
			break;
		/* 二期[工程]干线 */
		if ((t.flags & FLAG(MEETING) || (is_stage && t.speech & SPEECH(PLAN))) && t.end <= end)
			return str_sub(r->text, start, t.end);
	}
	return noun;
}

/* 首次(全面)公开[数据]: what is done for the first time, without its verb. */
static struct str
without_verb(struct reader *r, struct str noun)
{
	struct term t = term_at(r, start_of(r, noun));

	if (t.part == PART_ADJECTIVE)
		t = term_at(r, t.end);
	return t.part == PART_VERBAL_NOUN && t.end + 6 <= end_of(r, noun) && term_at(r, t.end).part == PART_NOUN ? str_sub(r->text, t.end, end_of(r, noun)) : noun;
}

struct str
noun_of_ordinal(struct reader *r, const struct draft *d, struct str noun, bool event)
{
	struct str meant;
	size_t end = end_of(r, noun);

	/* 首个志愿者支教的[学校] */
	if (!event && text_at(r->text, d->start, STR("首")) && text_at(r->text, end, STR("的")) &&
	    term_before(r, start_of(r, noun), end).part == PART_VERBAL_NOUN && is_noun(meant = noun_from(r, end + 3, false)))
		return meant;
	return text_ends_at(r->text, d->end, STR("首次")) ? without_verb(r, noun) : meeting_of(r, d, noun, event);
}

/*
 * What is ranked: [浙江]位居第一, past the place that it is ranked in: [里程]世界第一, [产量]跃居全国第二.
 */
struct str
ranked_before(struct reader *r, const struct draft *d, struct str noun, bool *at_figure)
{
	size_t start = start_of(r, noun), end = end_of(r, noun);
	struct str thing;

	/* 境外输入第9例 */
	if (term_before(r, start, end).part == PART_VERBAL_NOUN)
		return noun;
	if (!names_place(r, noun))
		return thing_before(r, noun, d->start, true);
	if (end < d->start && term_before(r, start, end).start == start)
		return noun;
	thing = thing_at_place(r, noun);
	if (thing.n > 0)
		return thing;
	return end < d->start ? noun : noun_before(r, start, true, at_figure);
}
