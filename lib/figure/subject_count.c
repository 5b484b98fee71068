/* What a count or an ordinal counts: the noun of its classifier, behind it or in front, or what happened. */
#include "figure/subject_count.h"

static const struct str none = { NULL, 0 };

enum { LIST_BYTES = 120 };	/* of a list that a number counts, at most */

static bool
counts_persons(const struct draft *d)
{
	return d->word != NULL && str_eq(word_base(d->word), STR("人"));
}

/* 人 of 4人 or 4口人 is itself what is counted: 4人受伤 counts no injury. */
static bool
counts_itself(const struct draft *d)
{
	return d->word != NULL && text_ends_at(word_text(d->word), word_text(d->word).n, word_base(d->word));
}

/* 100条[光缆]“连算成网”: many have no name of one, and what is in quotes behind them is said of them. */
static struct str
without_name(struct str noun)
{
	size_t quote = str_ends(noun, STR("”")) ? str_find(noun, STR("“"), 0) : (size_t)-1;

	return quote != (size_t)-1 && quote > 3 ? str_sub(noun, 0, quote) : noun;
}

/* 60名[艺术家]中山采风, 15项[举措]支持广州: no name of a place is counted, nor is the verb in front of it (民企[进]海南); but 贫困县 is. */
static struct str
without_place(struct reader *r, struct str noun)
{
	size_t start = start_of(r, noun), end = end_of(r, noun);
	struct term place, verb;
	bool is_kind, acts;

	/* Most nouns are too short for it. */
	if (noun.n < 10)
		return noun;
	place = term_before(r, start, end);
	/* 穆罕默德·阿里 */
	if (!(place.flags & FLAG(PLACE)) || place.end - place.start < 6 || place.start <= start + 3 || text_ends_at(r->text, place.start, STR("·")))
		return noun;
	verb = term_before(r, start, place.start);
	is_kind = term_before(r, end - 3, end).flags & FLAG(PLACE);
	acts = verb.start > start + 3 && (verb.part == PART_VERBAL_NOUN || (!verb.listed && term_before(r, start, verb.start).listed));
	return is_kind && !acts ? noun : str_sub(r->text, start, acts ? verb.start : place.start);
}

/* 由71所[优化]整合为47所, 由234项[扩展]至625项: a verbal noun that is the verb. */
static bool
is_becoming(struct reader *r, struct str noun)
{
	const word_classes becoming = WORDS(TO) | WORDS(BECOMING);
	const struct word *w;
	size_t end = end_of(r, noun);
	struct term next;

	if (!is_verbal(r, noun))
		return false;
	next = term_at(r, end);
	return ((w = word_at(r, end, becoming)) != NULL && next.end == end + word_text(w).n) ||
	    (next.part == PART_VERB && word_at(r, next.end, becoming) != NULL) ||
	    (next.flags & FLAG(LINK) && word_back(r, 0, next.end, becoming) != NULL);
}

/* What is said of a noun in front: 伤势[严重], 罪名[不]成立. */
static bool
is_state(struct term t)
{
	return t.part == PART_VERB || t.part == PART_ADJECTIVE || (t.part == PART_OTHER && t.speech & SPEECH(ADVERB));
}

struct term
word_in_front(struct reader *r, const struct draft *d)
{
	struct term t = term_before(r, r->number_end, d->start);

	return t.class == WORD_BEFORE ? term_before(r, r->number_end, t.start) : t;
}

/* 员工超过500人的[企业]: behind a noun and how much of it there is, the noun that has it; empty: no such. */
static struct str
noun_with_measure(struct reader *r, struct str noun)
{
	size_t behind = end_of(r, noun), at = behind, end;
	struct term t;

	while ((t = term_at(r, at)).part == PART_OTHER && (t.class == WORD_BEFORE || t.flags & FLAG(LINK) || is_measure(r, noun)) && !text_at(r->text, at, STR("的")))
		at = t.end;
	end = past_figures(r, at);
	return end > at && text_at(r->text, end, STR("的")) && (at > behind || is_measure(r, noun)) ? noun_from(r, end + 3, false) : none;
}

/* Of the noun behind the classifier what is counted, less what is said of it or measured of it. */
static struct str
counted_behind(struct reader *r, const struct count *c, struct str noun)
{
	const struct draft *d = c->d;
	struct str all;

	/* 13[人]伤势严重 */
	if (c->persons && c->cardinal && is_state(term_at(r, end_of(r, noun))))
		return person_of(d);
	/* 12宗个案,其中3宗源头不明 */
	if (word_back(r, 0, d->start, WORDS(OF_WHICH)) != NULL && str_eq(d->unit, r->number_unit) && is_state(term_at(r, end_of(r, noun))) && is_next_to_figure(r, d->start, true))
		return subject_of_figure_before(r);
	if (c->cardinal)
		noun = noun_of_grades(r, noun);
	if ((c->cardinal || !c->event) && is_noun(all = noun_of_list(r, d->start, end_of(r, noun))))
		return all;
	if (c->cardinal && !c->event)
		noun = without_measure(r, noun, has_flag(d->word, FLAG(ACTS)));
	if (!c->event && is_noun(all = noun_with_measure(r, noun)))
		return all;
	return c->cardinal ? noun : noun_of_ordinal(r, d, noun, c->event);
}

/* 30个[省], 9个[区]的20家书店, 第一堂[课], but not 3个大的公园: may one character be the noun? */
static bool
counts_short(struct reader *r, const struct count *c, struct str noun)
{
	struct term first = term_at(r, c->behind);

	return is_short_noun(r, noun) && (!text_at(r->text, end_of(r, noun), STR("的")) || first.flags & FLAG(PLACE)) &&
	    !counts_persons(c->d) && (c->cardinal || term_is_suffix(first));
}

/* 演出超过100场受到观众的欢迎: does an event stand in front, which is counted? */
static bool
is_event_in_front(struct reader *r, const struct draft *d)
{
	struct term t = word_in_front(r, d);

	while (t.part == PART_OTHER && t.flags & FLAG(LINK))
		t = term_before(r, r->number_end, t.start);
	return term_is_nominal(t);
}

/* The noun that the classifier belongs to: 1900名[高危人群], 3名参加培训的[学员]. */
static struct str
noun_of_classifier(struct reader *r, struct count *c)
{
	const struct draft *d = c->d;
	struct term first = term_at(r, c->behind);
	struct str noun;

	/* 干部80人[投入]救援: what persons do. */
	if (c->persons && first.part == PART_VERBAL_NOUN && term_is_nominal(term_at(r, first.end)))
		return none;
	noun = noun_behind(r, c->behind, c->event, has_flag(d->word, FLAG(ACTS)));
	if (c->cardinal && !text_at(r->text, c->behind, STR("的")))
		noun = without_place(r, without_name(noun));
	if (c->cardinal && is_noun(noun) && is_becoming(r, noun))
		return none;
	if (is_noun(noun))
		return counted_behind(r, c, noun);
	if (counts_short(r, c, noun))
		return noun;
	/* 两次[审议]的草案 */
	if (c->event && c->cardinal && first.part == PART_VERB && text_at(r->text, first.end, STR("的")))
		return str_sub(r->text, c->behind, first.end);
	if (c->event && c->cardinal && is_event_in_front(r, d))
		return none;
	/* 首次在自己的家园欢度[春节] */
	if (d->word != NULL && d->word->speech & SPEECH(VERB) && first.part == PART_OTHER && (noun = event_behind(r, d, c->behind)).n > 0)
		return noun;
	if (!c->itself && (noun.n == 0 || text_at(r->text, end_of(r, noun), STR("的"))) && is_noun(noun = noun_of_clause(r, c->behind, c->event)))
		return noun;
	return none;
}

/* 家电累计[销售]500台, 筹措房屋40套、[供应]30套: with nothing but a verb in front, the noun before it, or what the figure before counts. */
static struct str
noun_of_verbal(struct reader *r, struct count *c, struct str verbal)
{
	size_t start = start_of(r, verbal);
	struct str noun = noun_before(r, start, true, &c->at_figure);

	if (is_noun(noun))
		return noun;
	return is_next_to_figure(r, start, false) && r->number_kind == FIGURE_COUNT && str_eq(c->d->unit, r->number_unit) ? subject_of_figure_before(r) : verbal;
}

/* 治愈病例50例,无死亡。其中甲市39例: of several figures that may be meant, what all of them count, [病例]. */
static struct str
head_of_figure_before(struct reader *r)
{
	struct str subject = subject_of_figure_before(r);
	size_t n;

	return subject.n > 6 && lexicon_term(r->lex, subject, subject.n - 6, &n) != NULL && n == 6 ? str_sub(subject, subject.n - n, subject.n) : subject;
}

/* The noun right in front: 新建[5G基站]703个. */
static struct str
noun_right_before(struct reader *r, struct count *c)
{
	const struct draft *d = c->d;
	struct str noun = noun_before(r, d->start, false, &c->at_figure), agent;

	if (!is_noun(noun))
		return none;
	/* 建设115个[安置载体], 家电累计销售500台 */
	if (!c->itself && is_verbal(r, noun) && is_noun(agent = noun_behind_verb(r, d->end, c->event)))
		return agent;
	if (!c->itself && !c->event && is_verbal(r, noun))
		return noun_of_verbal(r, c, noun);
	if (!c->cardinal)
		return ranked_before(r, d, noun, &c->at_figure);
	/* [市内演出]百场, but not 境外输入2例 */
	agent = thing_before(r, noun, d->start, has_flag(d->word, FLAG(PLACE)) || (c->event && !counts_persons(d)));
	return agent.n == 0 && word_back(r, 0, start_of(r, noun), WORDS(OF_WHICH)) != NULL && str_eq(d->unit, r->number_unit) ? head_of_figure_before(r) : agent;
}

/* [专家、代表]等80人: the nouns of a list that ends at text[at], as many as can be told; empty: none. */
static struct str
list_before(struct reader *r, size_t at)
{
	struct str noun = noun_to(r, floor_of(r, at), at);
	size_t start = start_of(r, noun), first = start, end = end_of(r, noun);

	while (noun.n > 0 && text_ends_at(r->text, first, STR("、"))) {
		start = first;
		noun = noun_to(r, floor_of(r, start), start - 3);
		if (noun.n == 0 || end - start_of(r, noun) > LIST_BYTES)
			break;
		first = start_of(r, noun);
	}
	return str_sub(r->text, first, end);
}

/*
 * What a number behind a list and 等 counts: 等[方面] its kind, 等12家新入驻[企业] what is behind, 教师等80[人] or 水、电等4[类]
 * itself, else what is in front.
 */
static struct str
counted_of_list(struct reader *r, struct count *c)
{
	const struct draft *d = c->d;
	struct term first;
	struct str s;

	if (!text_ends_at(r->text, d->start, STR("等")))
		return none;
	if (is_noun(d->unit))
		return d->unit;
	first = term_at(r, c->behind);
	if (!c->itself && (first.part == PART_VERB || first.part == PART_ADJECTIVE) && is_noun(s = noun_from(r, first.end, false)))
		return s;
	s = list_before(r, d->start - 3);
	return (c->itself || has_flag(d->word, FLAG(GRADE))) && s.n > 0 && str_find(s, STR("、"), 0) != (size_t)-1 ? d->unit : s;
}

/* 总分为28分, 赛季战绩8胜: of results only the name that stands with them, or themselves: 3金. */
static struct str
subject_of_result(struct reader *r, struct count *c)
{
	const struct draft *d = c->d;
	bool at_figure;
	struct str noun;

	if (!has_flag(d->word, FLAG(OBJECT)))
		return none;
	c->settled = true;
	noun = noun_before(r, d->start, false, &at_figure);
	if (is_noun(noun) && (end_of(r, noun) < d->start || is_measure(r, noun)))
		return noun;
	/* 评分为28分,较上次跌1.2分 */
	if (str_eq(r->number_unit, d->unit) && noun_before(r, d->start, true, &at_figure).n == 0 && at_figure)
		return subject_of_figure_before(r);
	return d->word->speech & SPEECH(MEASURE) ? none : d->unit;
}

/* 《[山河志]》第五卷生动记录 */
static struct str
title_in_front(struct reader *r, struct count *c)
{
	if (c->cardinal || c->event || !text_ends_at(r->text, c->d->start, STR("》")))
		return none;
	c->settled = true;
	return noun_to(r, r->number_end, c->d->start);
}

/* 三[县]: the noun that its classifier is. */
static struct str
own_noun(struct reader *r, struct count *c)
{
	(void)r;
	return c->d->word != NULL && c->d->word->class == WORD_NOUN && !has_flag(c->d->word, FLAG(BARE)) ? c->d->unit : none;
}

/* [增速]快4个和5个百分点 */
static struct str
noun_of_points(struct reader *r, struct count *c)
{
	const struct word *w = c->behind > c->d->end ? word_at(r, c->behind, WORDS(UNIT)) : NULL;

	if (w == NULL || w->kind != FIGURE_POINT)
		return none;
	c->settled = true;
	return noun_before(r, c->d->start, true, &c->at_figure);
}

static struct str
event_of_count(struct reader *r, struct count *c)
{
	return c->event ? event_behind(r, c->d, c->behind) : none;
}

static struct str
copula_behind(struct reader *r, struct count *c)
{
	return noun_behind_copula(r, c->behind);
}

/* 火灾造成4人[受伤], 九局[鏖战], but 300[人]滞留机场; 5处[新增停车位] */
static struct str
happening_behind(struct reader *r, struct count *c)
{
	if (c->itself)
		return verb_of_persons(r, c);
	return c->event && c->cardinal ? verb_behind(r, c->behind) : without_name(noun_behind_verb(r, c->behind, c->event));
}

/* [考察]12次; not where the figure before tells. */
static struct str
event_in_front(struct reader *r, struct count *c)
{
	c->settled = c->at_figure;
	return c->event && c->cardinal && !c->settled ? verb_before(r, c->d->start) : none;
}

/* The noun in front of the verbs: [病床]迁移整合20张. */
static struct str
noun_before_verbs(struct reader *r, struct count *c)
{
	const struct draft *d = c->d;
	struct str s = noun_before(r, d->start, true, &c->at_figure), person;

	c->settled = s.n > 0 || c->at_figure || !c->cardinal;
	if (s.n == 0)
		return none;
	if (!c->event && !c->itself && is_verbal(r, s) && term_at(r, end_of(r, s)).end == d->start)
		return noun_of_verbal(r, c, s);
	if (c->persons && (person = persons_of_agent(r, c)).n > 0)
		return person;
	return !c->cardinal && end_of(r, s) == d->start ? ranked_before(r, d, s, &c->at_figure) : thing_before(r, s, d->start, has_flag(d->word, FLAG(PLACE)));
}

static struct str
happening_in_front(struct reader *r, struct count *c)
{
	return verb_before(r, c->d->start);
}

static struct str
last_verb_behind(struct reader *r, struct count *c)
{
	return verb_behind(r, c->behind);
}

struct str
subject_of_count(struct reader *r, const struct draft *d, bool *at_figure)
{
	/* How a clause may name what is counted, the surest first; empty: it does not so. */
	static struct str (*const ways[])(struct reader *, struct count *) = {
		title_in_front, own_noun, noun_of_points, subject_of_result,
		noun_of_classifier, event_of_count, counted_of_list,
		befallen, persons_of_verb, noun_right_before,
		copula_behind, happening_behind, persons_acting,
		event_in_front, noun_before_verbs, persons_done_to,
		happening_in_front, last_verb_behind
	};
	bool itself = counts_itself(d);
	struct count c = {
		.d = d, .behind = past_figures(r, d->end), .event = has_flag(d->word, FLAG(EVENT)), .cardinal = d->kind == FIGURE_COUNT,
		.itself = itself, .persons = itself && counts_persons(d), .at_figure = *at_figure
	};
	struct str s = none;

	for (size_t i = 0; i < sizeof ways / sizeof *ways && s.n == 0 && !c.settled; i++)
		s = ways[i](r, &c);
	*at_figure = c.at_figure;
	return s;
}
