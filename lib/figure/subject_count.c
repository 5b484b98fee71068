/* What a count or an ordinal counts: the noun of its classifier, behind it or in front, or what happened. */
#include "figure/subject.h"

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

/* What a person is called: 人 of 4口人 */
static struct str
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

/* 100条[光缆]“连算成网”: many have no name of one, and what is in quotes behind them is said of them. */
static struct str
without_name(struct str noun)
{
	size_t quote = str_find(noun, STR("“"), 0);

	return quote != (size_t)-1 && quote > 3 && text_ends_at(noun, noun.n, STR("”")) ? str_sub(noun, 0, quote) : noun;
}

/* 60名[艺术家]中山采风, 15项[举措]支持广州: no name of a place is counted, nor is the verb in front of it (民企[进]海南); but 贫困县 is. */
static struct str
without_place(struct reader *r, struct str noun)
{
	size_t start = start_of(r, noun), end = end_of(r, noun);
	struct term place = term_before(r, start, end), verb = term_before(r, start, place.start);
	bool is_kind = term_before(r, end - (end > start ? 3 : 0), end).flags & FLAG(PLACE), acts;

	/* 穆罕默德·阿里 */
	if (!(place.flags & FLAG(PLACE)) || place.end - place.start < 6 || place.start <= start + 3 || text_ends_at(r->text, place.start, STR("·")))
		return noun;
	acts = verb.start > start + 3 && (verb.part == PART_VERBAL_NOUN || (!verb.listed && term_before(r, start, verb.start).listed));
	return is_kind && !acts ? noun : str_sub(r->text, start, acts ? verb.start : place.start);
}

/* 由71所[优化]整合为47所, 由234项[扩展]至625项: a verbal noun that is the verb. */
static bool
is_becoming(struct reader *r, struct str noun)
{
	static const char *const to[] = { "到", "至", "为" };
	size_t end = end_of(r, noun);
	struct term next = term_at(r, end);

	for (size_t i = 0; i < sizeof to / sizeof *to && is_verbal(r, noun); i++) {
		struct str s = { to[i], 3 };

		if ((text_at(r->text, end, s) && next.end == end + 3) || (next.part == PART_VERB && text_at(r->text, next.end, s)) || (next.flags & FLAG(LINK) && text_ends_at(r->text, next.end, s)))
			return true;
	}
	return false;
}

/* What is said of a noun in front: 伤势[严重], 罪名[不]成立. */
static bool
is_state(struct term t)
{
	return t.part == PART_VERB || t.part == PART_ADJECTIVE || (t.part == PART_OTHER && t.speech & SPEECH(ADVERB));
}

/* The word right in front of a number, 约 passed over. */
static struct term
word_in_front(struct reader *r, const struct draft *d)
{
	struct term t = term_before(r, r->number_end, d->start);

	return t.class == WORD_BEFORE ? term_before(r, r->number_end, t.start) : t;
}

/* 员工超过500人的[企业]: behind a noun and how much of it there is, the noun that has it; empty: no such. */
static struct str
noun_with_measure(struct reader *r, struct str noun)
{
	size_t at = end_of(r, noun), end;
	bool measure = is_measure(r, noun);
	struct term t;

	while ((t = term_at(r, at)).part == PART_OTHER && (measure || t.class == WORD_BEFORE || t.flags & FLAG(LINK)) && !text_at(r->text, at, STR("的")))
		at = t.end;
	end = measure || at > end_of(r, noun) ? past_figures(r, at) : at;
	return end > at && text_at(r->text, end, STR("的")) ? noun_from(r, end + 3, false) : none;
}

/* The noun that the classifier belongs to: 1900名[高危人群], 3名参加培训的[学员]. */
static struct str
noun_of_classifier(struct reader *r, const struct draft *d, size_t behind, bool event)
{
	struct term first;
	struct str noun, all;

	/* 干部80人[投入]救援: what persons do. */
	if (counts_itself(d) && counts_persons(d) && (first = term_at(r, behind)).part == PART_VERBAL_NOUN && term_is_nominal(term_at(r, first.end)))
		return none;
	noun = noun_behind(r, behind, event, has_flag(d->word, FLAG(ACTS)));
	if (d->kind == FIGURE_COUNT && !text_at(r->text, behind, STR("的")))
		noun = without_place(r, without_name(noun));
	if (d->kind == FIGURE_COUNT && is_noun(noun) && is_becoming(r, noun))
		return none;
	/* 13[人]伤势严重 */
	if (is_noun(noun) && counts_itself(d) && counts_persons(d) && d->kind == FIGURE_COUNT && is_state(term_at(r, end_of(r, noun))))
		return person_of(d);
	/* 12宗个案,其中3宗源头不明 */
	if (is_noun(noun) && text_ends_at(r->text, d->start, STR("其中")) && str_eq(d->unit, r->number_unit) && is_state(term_at(r, end_of(r, noun))) && is_next_to_figure(r, d->start, true))
		return subject_of_figure_before(r);
	if (is_noun(noun) && d->kind == FIGURE_COUNT)
		noun = noun_of_grades(r, noun);
	if (is_noun(noun) && (d->kind == FIGURE_COUNT || !event) && is_noun(all = noun_of_list(r, d->start, end_of(r, noun))))
		return all;
	if (is_noun(noun) && !event && d->kind == FIGURE_COUNT)
		noun = without_measure(r, noun, has_flag(d->word, FLAG(ACTS)));
	if (is_noun(noun) && !event && is_noun(all = noun_with_measure(r, noun)))
		return all;
	if (is_noun(noun) && d->kind == FIGURE_ORDINAL)
		return noun_of_ordinal(r, d, noun, event);
	if (is_noun(noun))
		return noun;
	/* 30个[省], 9个[区]的20家书店, 第一堂[课], but not 3个大的公园 */
	if (is_short_noun(r, noun) && (!text_at(r->text, end_of(r, noun), STR("的")) || term_at(r, behind).flags & FLAG(PLACE)) && !counts_persons(d) && (d->kind == FIGURE_COUNT || term_is_suffix(term_at(r, behind))))
		return noun;
	/* 两次[审议]的草案 */
	first = term_at(r, behind);
	if (event && d->kind == FIGURE_COUNT && first.part == PART_VERB && text_at(r->text, first.end, STR("的")))
		return str_sub(r->text, behind, first.end);
	/* 演出超过100场受到观众的欢迎: an event in front is counted */
	for (first = word_in_front(r, d); event && first.part == PART_OTHER && first.flags & FLAG(LINK);)
		first = term_before(r, r->number_end, first.start);
	if (event && d->kind == FIGURE_COUNT && term_is_nominal(first))
		return none;
	/* 首次在自己的家园欢度[春节] */
	if (d->word != NULL && d->word->speech & SPEECH(VERB) && term_at(r, behind).part == PART_OTHER && (noun = event_behind(r, d, behind)).n > 0)
		return noun;
	if (!counts_itself(d) && (noun.n == 0 || text_at(r->text, end_of(r, noun), STR("的"))) && is_noun(noun = noun_of_clause(r, behind, event)))
		return noun;
	return none;
}

/* 家电累计[销售]500台, 筹措房屋40套、[供应]30套: with nothing but a verb in front, the noun before it, or what the figure before counts. */
static struct str
noun_of_verbal(struct reader *r, const struct draft *d, struct str verbal, bool *at_figure)
{
	size_t start = start_of(r, verbal);
	struct str noun = noun_before(r, start, true, at_figure);

	if (is_noun(noun))
		return noun;
	return is_next_to_figure(r, start, false) && r->number_kind == FIGURE_COUNT && str_eq(d->unit, r->number_unit) ? subject_of_figure_before(r) : verbal;
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
noun_right_before(struct reader *r, const struct draft *d, bool event, bool *at_figure)
{
	struct str noun = noun_before(r, d->start, false, at_figure), agent;

	if (!is_noun(noun))
		return none;
	/* 建设115个[安置载体], 家电累计销售500台 */
	if (!counts_itself(d) && is_verbal(r, noun) && is_noun(agent = noun_behind_verb(r, d->end, event)))
		return agent;
	if (!counts_itself(d) && !event && is_verbal(r, noun))
		return noun_of_verbal(r, d, noun, at_figure);
	if (d->kind == FIGURE_ORDINAL)
		return ranked_before(r, d, noun, at_figure);
	/* [市内演出]百场, but not 境外输入2例 */
	agent = thing_before(r, noun, d->start, has_flag(d->word, FLAG(PLACE)) || (event && !counts_persons(d)));
	return agent.n == 0 && text_ends_at(r->text, start_of(r, noun), STR("其中")) && str_eq(d->unit, r->number_unit) ? head_of_figure_before(r) : agent;
}

/* What persons do, and not what befalls them? */
static bool
is_deed(struct term verb)
{
	return verb.part == PART_VERB && !(verb.speech & SPEECH(FATE)) && verb.end - verb.start > 3;
}

/* 8人[遇难], 8人[喝酒], but 300[人]滞留机场, 13[人]参加全国比赛, 13[人]上街 */
static struct str
verb_of_persons(struct reader *r, const struct draft *d, size_t behind)
{
	struct str s = verb_behind(r, behind);
	size_t end = end_of(r, s);
	enum part next = term_at(r, end).part;

	return s.n && (is_deed(term_at(r, behind)) || next == PART_NOUN || next == PART_ADJECTIVE || is_figure_at(r, end) || text_at(r->text, end, STR("了")) || text_at(r->text, end, STR("着"))) ? person_of(d) : s;
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
static struct str
persons_of_verb(struct reader *r, const struct draft *d, struct term front, size_t behind)
{
	const struct word *before = lexicon_match(r->lex, r->number_unit, 0, WORDS(CLASSIFIER));
	struct term next = term_at(r, behind);
	bool done = next.part == PART_VERB && is_figure_at(r, next.end);

	if (front.part != PART_VERB || front.flags & FLAG(LINK) || front.end != d->start)
		return none;
	if (before != NULL && str_eq(word_base(before), word_base(d->word)))
		done = next.part == PART_END && is_verb_counted(r) && text_ends_at(r->text, r->number_start, r->subject);
	else if (next.part == PART_END && is_next_to_figure(r, front.start, false))
		return person_of(d);
	return done ? str_sub(r->text, front.start, front.end) : none;
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
counted_of_list(struct reader *r, const struct draft *d, size_t behind)
{
	struct term first = term_at(r, behind);
	struct str s;

	if (is_noun(d->unit))
		return d->unit;
	if (!counts_itself(d) && (first.part == PART_VERB || first.part == PART_ADJECTIVE) && is_noun(s = noun_from(r, first.end, false)))
		return s;
	s = list_before(r, d->start - 3);
	return (counts_itself(d) || has_flag(d->word, FLAG(GRADE))) && s.n > 0 && str_find(s, STR("、"), 0) != (size_t)-1 ? d->unit : s;
}

/* 总分为28分, 赛季战绩8胜: of results only the name that stands with them, or themselves: 3金. */
static struct str
subject_of_result(struct reader *r, const struct draft *d)
{
	bool at_figure;
	struct str noun = noun_before(r, d->start, false, &at_figure);

	if (is_noun(noun) && (end_of(r, noun) < d->start || is_measure(r, noun)))
		return noun;
	/* 评分为28分,较上次跌1.2分 */
	if (str_eq(r->number_unit, d->unit) && noun_before(r, d->start, true, &at_figure).n == 0 && at_figure)
		return subject_of_figure_before(r);
	return str_eq(d->unit, STR("分")) ? none : d->unit;
}

struct str
subject_of_count(struct reader *r, const struct draft *d, bool *at_figure)
{
	bool event = has_flag(d->word, FLAG(EVENT));
	size_t behind = past_figures(r, d->end);
	struct term front;
	struct str s;

	/* 《[山河志]》第五卷生动记录 */
	if (d->kind == FIGURE_ORDINAL && !event && text_ends_at(r->text, d->start, STR("》")))
		return noun_to(r, r->number_end, d->start);

	if (d->word != NULL && d->word->class == WORD_NOUN && !has_flag(d->word, FLAG(BARE)))
		return d->unit;
	/* 4个和5个百分点 */
	if (text_at(r->text, behind, STR("百分点")))
		return noun_before(r, d->start, true, at_figure);
	if (has_flag(d->word, FLAG(OBJECT)))
		return subject_of_result(r, d);
	if ((s = noun_of_classifier(r, d, behind, event)).n)
		return s;
	if (event && (s = event_behind(r, d, behind)).n)
		return s;
	if (text_ends_at(r->text, d->start, STR("等")) && (s = counted_of_list(r, d, behind)).n)
		return s;
	/* 该地区有5人[遇难] */
	front = word_in_front(r, d);
	if (counts_itself(d) && counts_persons(d) && front.speech & SPEECH(VERB) && front.flags & FLAG(LINK) && (s = verb_of_persons(r, d, behind)).n)
		return s;
	if (counts_itself(d) && counts_persons(d) && d->kind == FIGURE_COUNT && (s = persons_of_verb(r, d, front, behind)).n)
		return s;
	if ((s = noun_right_before(r, d, event, at_figure)).n)
		return s;
	if ((s = noun_behind_copula(r, behind)).n)
		return s;
	/* 火灾造成4人[受伤], 九局[鏖战], but 300[人]滞留机场; 5处[新增停车位] */
	s = counts_itself(d) ? verb_of_persons(r, d, behind) : event && d->kind == FIGURE_COUNT ? verb_behind(r, behind) : without_name(noun_behind_verb(r, behind, event));
	if (s.n)
		return s;
	/* 767[人]正在接受治疗 */
	if (counts_itself(d) && counts_persons(d) && d->kind == FIGURE_COUNT && is_acting(term_at(r, behind)) && (!*at_figure || is_verb_counted(r)))
		return person_of(d);
	if (*at_figure)
		return none;
	if (event && d->kind == FIGURE_COUNT && (s = verb_before(r, d->start)).n)
		return s;
	/* 迁移整合20个 */
	if ((s = noun_before(r, d->start, true, at_figure)).n && !event && !counts_itself(d) && is_verbal(r, s) && term_at(r, end_of(r, s)).end == d->start)
		return noun_of_verbal(r, d, s, at_figure);
	/* 警方打死7[人] */
	if (s.n && counts_itself(d) && counts_persons(d) && front.part == PART_VERB && !(front.flags & FLAG(LINK)))
		return person_of(d);
	if (s.n)
		return d->kind == FIGURE_ORDINAL && end_of(r, s) == d->start ? ranked_before(r, d, s, at_figure) : thing_before(r, s, d->start, has_flag(d->word, FLAG(PLACE)));
	if (*at_figure || d->kind == FIGURE_ORDINAL)
		return none;
	/* 惠及1100万[人] */
	if (counts_itself(d) && counts_persons(d) && is_deed(front))
		return person_of(d);
	s = verb_before(r, d->start);
	return s.n ? s : verb_behind(r, behind);
}
