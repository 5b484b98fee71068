/* What lasts as long as a duration says, if it does not only say when or how long something is done. */
#include "figure/subject.h"

static const struct str none = { NULL, 0 };

/* 一天[供应]一次: a verbal noun that is the verb. */
static bool
does_so_much(struct reader *r, struct term t)
{
	return t.part == PART_VERBAL_NOUN && (begins_figure(r->text, t.end) || counts_in_han(r, t.end));
}

/* 10年[来], 3天[内], 连续两年[下降], 三天[就]交付: what stands in front is done then, or so long.  Not 3天[和]5天. */
static bool
tells_when(struct reader *r, size_t behind)
{
	struct term t = term_at(r, behind);

	if (t.listed && t.class == WORD_LOCALIZER)
		return true;
	return t.part == PART_VERB || does_so_much(r, t) || (t.part == PART_OTHER && !(t.flags & FLAG(POINT)) && term_at(r, t.end).part != PART_END);
}

/* 两年[过渡期], 三年[行动]; nothing behind 10年来, nor 压缩 of 3天压缩到1天. */
static struct str
lasting_behind(struct reader *r, const struct draft *d)
{
	struct term t = term_at(r, d->end);
	struct str noun;

	if ((t.listed && t.class == WORD_LOCALIZER) || does_so_much(r, t))
		return none;
	/* 五年期[存款] */
	noun = noun_from(r, past_figures(r, d->end + (text_at(r->text, d->end, STR("期")) && t.end == d->end + 3 ? 3 : 0)), true);
	/* 由3天[压缩]到1天 */
	return word_at(r, end_of(r, noun), WORDS(TO)) != NULL ? none : noun;
}

/* 隆重庆祝[古城建成]: what is celebrated. */
static struct str
without_celebration(struct reader *r, struct str event)
{
	const struct word *w;
	size_t start = 0;

	for (size_t at = 0; at < event.n; at += char_size(event, at))
		if ((w = lexicon_match(r->lex, event, at, WORDS(CELEBRATION))) != NULL && at + word_text(w).n < event.n)
			start = at + word_text(w).n;
	return str_sub(event, start, event.n);
}

/* [古城建成]50周年: what happened, with the noun in front of its verb. */
static struct str
anniversary_before(struct reader *r, size_t at)
{
	struct str noun = verb_before(r, at);
	size_t verb = start_of(r, noun), start = verb;
	struct term adverb;

	if (noun.n == 0)
		return none;
	/* 公园[正式]设立 */
	while ((adverb = term_before(r, floor_of(r, start), start)).part == PART_OTHER && (adverb.class == WORD_TERM || adverb.speech & SPEECH(ADVERB)))
		start = adverb.start;
	noun = noun_to(r, floor_of(r, start), start);
	if (is_noun(noun))
		verb = start_of(r, noun) - (text_ends_at(r->text, start_of(r, noun), STR("《")) ? 3 : 0);
	return without_celebration(r, str_sub(r->text, verb, at));
}

/*
 * The noun in front: 工期3年, 协议[延长]3年; of one that acts so long or then (公司三年投资了) only a measure's
 * name (公司利润三年增长了), and that not where it only goes on (公司利润连续三年增长).
 */
static struct str
lasting_before(struct reader *r, const struct draft *d, bool when, bool *at_figure)
{
	struct str noun = noun_before(r, d->start, false, at_figure), thing;

	if (is_noun(noun))
		noun = end_of(r, noun) == d->start && (thing = thing_measured_at(r, noun)).n > 0 ? thing : thing_before(r, noun, d->start, true);
	else if (term_before(r, r->number_end, d->start).flags & FLAG(EVENT))
		noun = anniversary_before(r, d->start);
	else if (!*at_figure)
		noun = noun_before_verb(r, d->start);
	when = when || tells_when(r, d->end);
	/* 由3天缩短到1天, but no other figure's */
	*at_figure = *at_figure && !when && r->number_kind == FIGURE_DURATION;
	return is_noun(noun) && (!when || (is_measure(r, noun) && !text_ends_at(r->text, d->start, STR("连续")))) ? noun : none;
}

struct str
subject_of_duration(struct reader *r, const struct draft *d, bool *at_figure)
{
	bool when = term_before(r, r->number_end, d->start).flags & FLAG(LASTING);
	struct str s;

	/* 该党成立30周年 */
	if (has_flag(d->word, FLAG(EVENT))) {
		s = noun_before(r, d->start, false, at_figure);
		if (is_noun(s))
			return thing_before(r, s, d->start, true);
		if ((s = anniversary_before(r, d->start)).n > 0)
			return s;
	}
	if (text_at(r->text, d->end, STR("的")) && is_noun(s = noun_behind(r, d->end, true, false)))
		return s;
	if (!when && is_noun(s = lasting_behind(r, d)))
		return s;
	s = lasting_before(r, d, when, at_figure);
	/* 为期5天的2025年[博览会] */
	if (s.n == 0 && text_at(r->text, d->end, STR("的")))
		s = noun_from(r, past_figures(r, d->end + 3), true);
	return is_noun(s) ? s : none;
}
