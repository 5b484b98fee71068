/* Persons that are counted, by what they do or what befalls them. */
#include "figure/subject_count.h"

static const struct str none = { NULL, 0 };

struct str
person_of(const struct draft *d)
{
	return str_sub(d->unit, d->unit.n - word_base(d->word).n, d->unit.n);
}

/* A verb, or an adverb in front of one. */
static bool
is_acting(struct term t)
{
	return t.part == PART_VERB || t.part == PART_VERBAL_NOUN || (t.part == PART_OTHER && t.class != WORD_LOCALIZER);
}

/* What persons do, and not what befalls them? */
static bool
is_deed(struct term verb)
{
	return verb.part == PART_VERB && !(verb.speech & SPEECH(FATE)) && verb.end - verb.start > 3;
}

/* 8人[遇难], 8人[喝酒], but 300[人]滞留机场, 13[人]参加全国比赛, 13[人]上街 */
struct str
verb_of_persons(struct reader *r, const struct count *c)
{
	struct str s = verb_behind(r, c->behind);
	enum term_part next;
	size_t end;

	if (s.n == 0)
		return none;
	end = end_of(r, s);
	next = term_at(r, end).part;
	return is_deed(term_at(r, c->behind)) || next == PART_NOUN || next == PART_ADJECTIVE || is_figure_at(r, end) || text_at(r->text, end, STR("了")) || text_at(r->text, end, STR("着")) ? person_of(c->d) : s;
}

/* Is what the figure before counts named by a verb: 撞死2人, 解除隔离20人? */
static bool
is_verb_counted(struct reader *r)
{
	size_t n;
	const struct term_kind *k = r->subject.n > 0 ? lexicon_term_back(r->lex, r->subject, 0, r->subject.n, &n) : NULL;

	return k != NULL && (k->speech & SPEECH(VERB) || k->class == WORD_BOUNDARY);
}

/* Persons behind a verb: [撞死]2人[撞伤]3人; with what another figure counts in front, 造林300亩,惠及50[人]; empty: none. */
struct str
persons_of_verb(struct reader *r, struct count *c)
{
	const struct draft *d = c->d;
	const struct word *before;
	struct term front, next;
	bool done;

	if (!c->persons || !c->cardinal)
		return none;
	front = word_in_front(r, d);
	if (front.part != PART_VERB || front.flags & FLAG(LINK) || front.end != d->start)
		return none;
	before = lexicon_match(r->lex, r->number_unit, 0, WORDS(CLASSIFIER));
	next = term_at(r, c->behind);
	done = next.part == PART_VERB && is_figure_at(r, next.end);
	if (before != NULL && str_eq(word_base(before), word_base(d->word)))
		done = next.part == PART_END && is_verb_counted(r) && text_ends_at(r->text, r->number_start, r->subject);
	else if (next.part == PART_END && is_next_to_figure(r, front.start, false))
		return person_of(d);
	return done ? str_sub(r->text, front.start, front.end) : none;
}

struct str
befallen(struct reader *r, struct count *c)
{
	struct term front;

	if (!c->persons)
		return none;
	front = word_in_front(r, c->d);
	return front.speech & SPEECH(VERB) && front.flags & FLAG(LINK) ? verb_of_persons(r, c) : none;
}

struct str
persons_acting(struct reader *r, struct count *c)
{
	return c->persons && c->cardinal && is_acting(term_at(r, c->behind)) && (!c->at_figure || is_verb_counted(r)) ? person_of(c->d) : none;
}

struct str
persons_of_agent(struct reader *r, struct count *c)
{
	struct term front = word_in_front(r, c->d);

	return front.part == PART_VERB && !(front.flags & FLAG(LINK)) ? person_of(c->d) : none;
}

struct str
persons_done_to(struct reader *r, struct count *c)
{
	return c->persons && is_deed(word_in_front(r, c->d)) ? person_of(c->d) : none;
}
