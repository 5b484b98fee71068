/* What is done so often, or for the first time: 63次[进攻], 首次在海底采集[样本], 三次赴上海[考察]. */
#include "figure/subject.h"

enum { EVENT_TERMS = 8 };	/* between 首次 and its verb, at most */

static const struct str none = { NULL, 0 };
static const struct term no_term = { .part = PART_END };

/* 海底[采集]样本: the last verbal noun in a noun phrase, behind a noun. */
static struct term
last_verb_inside(struct reader *r, struct str noun)
{
	struct term t, verb = no_term;

	for (size_t at = start_of(r, noun); (t = term_at(r, at)).part != PART_END && t.end <= end_of(r, noun); at = t.end) {
		if (t.part == PART_VERBAL_NOUN && at > start_of(r, noun))
			verb = t;
	}
	return verb;
}

/*
 * Past a word between 首次 and its verb: an adverb, or a preposition with the noun, at *noun, that it is of
 * (首次[在深海]采集).  Where t begins: it is no such word, or a verb of measure (首次突破).
 */
static size_t
past_adverbial(struct reader *r, struct term t, struct str *noun)
{
	enum part next = term_at(r, t.end).part;

	if (t.part == PART_ADJECTIVE)
		return t.end;
	if (t.part != PART_OTHER || t.class == WORD_LOCALIZER || text_at(r->text, t.start, STR("的")) || text_at(r->text, t.start, STR("是")))
		return t.start;
	if (t.flags & FLAG(LINK) && t.end - t.start >= 6 && next != PART_VERB && next != PART_VERBAL_NOUN && next != PART_OTHER)
		return t.start;
	*noun = noun_from(r, t.end, false);
	return is_noun(*noun) ? end_of(r, *noun) : t.end;
}

/* The verb of what is done, behind 首次 at text[at]; a verbal noun only behind other words. */
static struct term
verb_of_event(struct reader *r, size_t at)
{
	struct str noun = none, object;
	size_t end;

	for (int k = 0; k < EVENT_TERMS; k++, at = end) {
		struct term t = term_at(r, at), next;

		if (t.part == PART_VERB || (k > 0 && t.part == PART_VERBAL_NOUN)) {
			/* 联合[发布] */
			while ((next = term_at(r, t.end)).part == PART_VERB)
				t = next;
			object = noun_from(r, t.end, false);
			next = is_noun(object) ? term_at(r, end_of(r, object)) : no_term;
			/* 来到青海[考察]; 对法律实施情况[进行]检查: what 对 is of holds a verb too */
			if ((next.part != PART_VERB && next.part != PART_VERBAL_NOUN) || (noun.n == 0 && !names_place(r, object)))
				return t;
			if (names_place(r, object))
				return next;
			end = next.start;
		} else if ((end = past_adverbial(r, t, &noun)) == at) {
			break;
		}
	}
	return noun.n > 0 && end_of(r, noun) == at ? last_verb_inside(r, noun) : no_term;
}

/* Behind its verb: 发布了[图谱], 设立1万平方米的[展馆]. */
static struct str
object_behind(struct reader *r, size_t at)
{
	size_t end;

	if (text_at(r->text, at, STR("了")) || text_at(r->text, at, STR("过")))
		at += 3;
	end = past_figures(r, at);
	return noun_from(r, end > at && text_at(r->text, end, STR("的")) ? end + 3 : end, true);
}

/* 检查[12次]并整改: does the verb stand in front? */
static bool
follows_verb(struct reader *r, size_t at)
{
	struct term t;

	if (text_ends_at(r->text, at, STR("了")) || text_ends_at(r->text, at, STR("过")))
		at -= 3;
	t = term_before(r, r->number_end, at);
	return t.part == PART_VERB || t.part == PART_VERBAL_NOUN;
}

struct str
event_behind(struct reader *r, const struct draft *d, size_t behind)
{
	bool done = d->word->speech & SPEECH(VERB);
	struct term verb = done ? verb_of_event(r, behind) : term_at(r, behind);
	struct str noun;

	if (verb.part != PART_VERB && !(done && verb.part == PART_VERBAL_NOUN))
		return none;
	if (d->kind == FIGURE_COUNT && !done)
		return term_at(r, verb.end).part == PART_END || text_at(r->text, verb.end, STR("的")) ? str_sub(r->text, behind, verb.end) : none;
	if (d->kind == FIGURE_COUNT && follows_verb(r, d->start))
		return none;
	noun = object_behind(r, verb.end);
	/* 展品首次亮相: of the noun in front */
	if (d->kind == FIGURE_ORDINAL && !is_noun(noun) && (!done || (is_mark_at(r->text, verb.end) && !is_quote_at(r->text, verb.end))))
		return none;
	r->is_done = done;
	if (d->kind == FIGURE_ORDINAL)
		return is_noun(noun) ? noun : str_sub(r->text, verb.start, verb.end);
	return str_sub(r->text, verb.start, is_noun(noun) && start_of(r, noun) == verb.end ? end_of(r, noun) : verb.end);
}
