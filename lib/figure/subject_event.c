/* What is done so often, or for the first time: 63次[进攻], 首次在海底采集[样本], 三次赴上海[考察]. */
#include "figure/subject.h"

enum {
	EVENT_TERMS = 8,	/* between 首次 and its verb, at most */
	QUOTED_BYTES = 48	/* of a name in quotes there, at most */
};

static const struct str none = { NULL, 0 };
static const struct term no_term = { .part = PART_END };

/* 海底[采集]样本: the last verbal noun in a noun phrase, behind a noun or alone. */
static struct term
last_verb_inside(struct reader *r, struct str noun)
{
	struct term t, verb = no_term;

	for (size_t at = start_of(r, noun); (t = term_at(r, at)).part != PART_END && t.end <= end_of(r, noun); at = t.end) {
		if (t.part == PART_VERBAL_NOUN && (at > start_of(r, noun) || t.end == end_of(r, noun)))
			verb = t;
	}
	return verb;
}

/* Behind a name in quotes that begins at text[at]; at: none. */
static size_t
past_quoted(struct reader *r, size_t at)
{
	size_t limit = at + QUOTED_BYTES < r->text.n ? at + QUOTED_BYTES : r->text.n;
	size_t end = text_at(r->text, at, STR("“")) ? str_find(str_sub(r->text, 0, limit), STR("”"), at) : (size_t)-1;

	return end == (size_t)-1 ? at : end + 3;
}

/* Past a noun, at *noun, or a name in quotes that begins at text[at], with a figure and 的 behind it: [海拔300米的地方]. */
static size_t
past_noun(struct reader *r, size_t at, struct str *noun)
{
	size_t end = past_quoted(r, at);

	*noun = end > at ? str_sub(r->text, at + 3, end - 3) : noun_from(r, at, false);
	end = past_figures(r, end > at || !is_noun(*noun) ? end : end_of(r, *noun));
	if (!text_at(r->text, end, STR("的")))
		return end;
	*noun = noun_from(r, end + 3, false);
	at = past_quoted(r, end + 3);
	return at > end + 3 ? at : end_of(r, *noun);
}

/*
 * Past a word between 首次 and its verb: an adverb, or a preposition with the noun, at *noun, that it is of
 * (首次[在深海]采集).  Where t begins: it is no such word, or a verb of measure (首次突破).
 */
static size_t
past_adverbial(struct reader *r, struct term t, struct str *noun)
{
	enum term_part next = term_at(r, t.end).part;

	if (t.part == PART_ADJECTIVE)
		return t.end;
	if (t.part != PART_OTHER || t.class == WORD_LOCALIZER || text_at(r->text, t.start, STR("的")) || text_at(r->text, t.start, STR("是")))
		return t.start;
	if (t.flags & FLAG(LINK) && t.end - t.start >= 6 && next != PART_VERB && next != PART_VERBAL_NOUN && next != PART_OTHER)
		return t.start;
	return past_noun(r, t.end, noun);
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
	return noun_behind(r, end > at || !text_at(r->text, end, STR("的")) ? end : at, true, false);
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
	struct str noun, all;

	if (verb.part != PART_VERB && !(done && verb.part == PART_VERBAL_NOUN))
		return none;
	if (d->kind == FIGURE_COUNT && !done)
		return term_at(r, verb.end).part == PART_END || text_at(r->text, verb.end, STR("的")) ? str_sub(r->text, behind, verb.end) : none;
	if (d->kind == FIGURE_COUNT && follows_verb(r, d->start))
		return none;
	/* 首次在沿海举办的[赛事] */
	if (done && text_at(r->text, verb.end, STR("的")) && is_noun(noun = noun_from(r, verb.end + 3, true)))
		return noun;
	noun = object_behind(r, verb.end);
	if (d->kind == FIGURE_ORDINAL && !is_noun(noun))
		noun = noun_of_clause(r, verb.end, true);
	/* 打造医疗、农业等[场景] */
	if (is_noun(noun) && is_noun(all = noun_of_list(r, d->start, end_of(r, noun))))
		noun = all;
	if (d->kind == FIGURE_ORDINAL && !is_noun(noun) && !done)
		return none;
	r->is_done = done;
	if (d->kind == FIGURE_ORDINAL)
		return is_noun(noun) ? noun : str_sub(r->text, verb.start, verb.end);
	return str_sub(r->text, verb.start, is_noun(noun) && start_of(r, noun) == verb.end ? end_of(r, noun) : verb.end);
}

struct str
verb_before(struct reader *r, size_t at)
{
	size_t start = at;

	for (int k = 0; k < 2; k++) {
		struct term t = term_before(r, floor_of(r, start), start);

		if (t.part != PART_VERB && t.part != PART_VERBAL_NOUN)
			break;
		start = t.start;
	}
	return str_sub(r->text, start, at);
}
