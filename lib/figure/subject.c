/*
 * What a figure counts or measures, as well as its clause shows it: the noun phrase behind
 * it or in front, or where none is what happened.
 */
#include "figure/subject.h"

static const struct str none = { NULL, 0 };

/* 第三届[博览会]开幕式: of what an ordinal numbers, up to the first meeting that is named. */
static struct str
meeting_of(struct reader *r, struct str noun)
{
	size_t start = start_of(r, noun), end = end_of(r, noun);
	struct term t;

	for (size_t at = start; at < end; at = t.end) {
		t = term_at(r, at);
		if (t.end == at)
			break;
		if (t.flags & FLAG(MEETING) && t.end <= end)
			return str_sub(r->text, start, t.end);
	}
	return noun;
}

/* 家电累计[销售]500台: a verbal noun and nothing else. */
static bool
is_verbal(struct reader *r, struct str noun)
{
	size_t start = start_of(r, noun);
	struct term t = term_at(r, start);

	return t.part == PART_VERBAL_NOUN && t.end == start + noun.n;
}

bool
is_measure(struct reader *r, struct str noun)
{
	size_t start = start_of(r, noun);

	return (term_before(r, start, start + noun.n).speech & SPEECH(MEASURE)) != 0;
}

/*
 * 50家[工厂]产值增长, 六大[行业]增加值占比从31%降至22%: what acts or has a measure is counted, not
 * what is measured of it.  acts: also where no verb follows.
 */
static struct str
without_measure(struct reader *r, struct str noun, bool acts)
{
	size_t start = start_of(r, noun), end = end_of(r, noun);
	struct term last = term_before(r, start, end), next = term_at(r, end);

	if (!acts && (next.part == PART_END || text_at(r->text, end, STR("的"))))
		return noun;
	while (last.speech & SPEECH(MEASURE) && last.start > start + 3) {
		end = last.start;
		last = term_before(r, start, end);
	}
	return last.speech & SPEECH(MEASURE) ? noun : str_sub(r->text, start, end);
}

static bool
counts_persons(const struct draft *d)
{
	return d->word != NULL && str_eq(word_base(d->word), STR("人"));
}

/* 人 of 4人 is itself what is counted: 4人受伤 counts no injury. */
static bool
counts_itself(const struct draft *d)
{
	return d->word != NULL && str_eq(word_text(d->word), word_base(d->word));
}

/* A verb, or an adverb in front of one. */
static bool
is_acting(struct term t)
{
	return t.part == PART_VERB || t.part == PART_VERBAL_NOUN || (t.part == PART_OTHER && t.class != WORD_LOCALIZER);
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
	if (is_noun(noun) && d->kind == FIGURE_COUNT && is_noun(all = noun_of_list(r, d->start, end_of(r, noun))))
		return all;
	if (is_noun(noun) && !event && d->kind == FIGURE_COUNT)
		noun = without_measure(r, noun, has_flag(d->word, FLAG(ACTS)));
	if (is_noun(noun))
		return d->kind == FIGURE_ORDINAL ? meeting_of(r, noun) : noun;
	/* 30个[省], 9个[区]的20家书店, 第一堂[课], but not 3个大的公园 */
	if (is_short_noun(r, noun) && (!text_at(r->text, end_of(r, noun), STR("的")) || term_at(r, behind).flags & FLAG(PLACE)) && !counts_persons(d) && (d->kind == FIGURE_COUNT || term_is_suffix(term_at(r, behind))))
		return noun;
	/* 两次[审议]的草案 */
	first = term_at(r, behind);
	if (event && d->kind == FIGURE_COUNT && first.part == PART_VERB && text_at(r->text, first.end, STR("的")))
		return str_sub(r->text, behind, first.end);
	if (!counts_itself(d) && (noun.n == 0 || text_at(r->text, end_of(r, noun), STR("的"))) && is_noun(noun = noun_of_clause(r, behind, event)))
		return noun;
	return none;
}

/* What happens so often, by a verb right behind: 63次[进攻], 首次设立[专区]. */
static struct str
event_behind(struct reader *r, const struct draft *d, size_t behind)
{
	struct term verb = term_at(r, behind);
	struct str noun;

	if (verb.part != PART_VERB)
		return none;
	if (d->kind == FIGURE_COUNT)
		return term_at(r, verb.end).part == PART_END || text_at(r->text, verb.end, STR("的")) ? str_sub(r->text, behind, verb.end) : none;
	noun = noun_from(r, past_figures(r, verb.end), true);
	return is_noun(noun) ? noun : none;
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
	return thing_before(r, noun, d->start, has_flag(d->word, FLAG(PLACE)));
}

/* The word right in front of a number, 约 passed over. */
static struct term
word_in_front(struct reader *r, const struct draft *d)
{
	struct term t = term_before(r, r->number_end, d->start);

	return t.class == WORD_BEFORE ? term_before(r, r->number_end, t.start) : t;
}

/* 8人[喝酒], but 300[人]滞留机场 */
static struct str
verb_of_persons(struct reader *r, const struct draft *d, size_t behind)
{
	struct str s = verb_behind(r, behind);

	return s.n && term_at(r, end_of(r, s)).part == PART_NOUN ? d->unit : s;
}

/* What a number behind a list and 等 counts: 等[方面] its kind, 等12家新入驻[企业] what is behind, else the list, for which 人 stands. */
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
	return counts_itself(d) && s.n > 0 && str_find(s, STR("、"), 0) != (size_t)-1 ? d->unit : s;
}

static struct str
subject_of_count(struct reader *r, const struct draft *d, bool *at_figure)
{
	bool event = has_flag(d->word, FLAG(EVENT));
	size_t behind = past_figures(r, d->end);
	struct term front;
	struct str s;

	if (d->word != NULL && d->word->class == WORD_NOUN && !has_flag(d->word, FLAG(BARE)))
		return d->unit;
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
	if ((s = noun_right_before(r, d, event, at_figure)).n)
		return s;
	if ((s = noun_behind_copula(r, behind)).n)
		return s;
	/* 火灾造成4人[受伤], 九局[鏖战], but 300[人]滞留机场; 5处[新增停车位] */
	s = counts_itself(d) ? verb_of_persons(r, d, behind) : event && d->kind == FIGURE_COUNT ? verb_behind(r, behind) : noun_behind_verb(r, behind, event);
	if (s.n || *at_figure)
		return s;
	/* 767[人]正在接受治疗 */
	if (counts_itself(d) && counts_persons(d) && d->kind == FIGURE_COUNT && is_acting(term_at(r, behind)))
		return d->unit;
	if (event && d->kind == FIGURE_COUNT && (s = verb_before(r, d->start)).n)
		return s;
	/* 迁移整合20个 */
	if ((s = noun_before(r, d->start, true, at_figure)).n && !event && !counts_itself(d) && is_verbal(r, s) && term_at(r, end_of(r, s)).end == d->start)
		return noun_of_verbal(r, d, s, at_figure);
	/* 警方打死7[人] */
	if (s.n && counts_itself(d) && counts_persons(d) && front.part == PART_VERB && !(front.flags & FLAG(LINK)))
		return d->unit;
	if (s.n)
		return thing_before(r, s, d->start, has_flag(d->word, FLAG(PLACE)));
	if (*at_figure || d->kind == FIGURE_ORDINAL)
		return none;
	s = verb_before(r, d->start);
	return s.n ? s : verb_behind(r, behind);
}

static bool
is_share(const struct draft *d)
{
	return d->kind == FIGURE_PERCENT || d->kind == FIGURE_FRACTION;
}

/* A measure with 的 behind it: 3亿元的[订单]; empty: nothing that is measured. */
static struct str
measured_with_of(struct reader *r, const struct draft *d, bool *at_figure)
{
	struct str s = none, behind;
	struct term verb;

	/* 设计时速350公里的铁路, but not 沿岸共计350公里的铁路; 份额达30%的企业, but not 售价10%的补贴 */
	if ((d->kind == FIGURE_QUANTITY || d->kind == FIGURE_MONEY || d->kind == FIGURE_PERCENT) && is_noun(s = noun_before(r, d->start, false, at_figure)) && is_measure(r, s) && (d->kind != FIGURE_PERCENT || end_of(r, s) < d->start))
		return s;
	/* 比重保持在30%的水平 */
	if ((is_noun(s) || *at_figure) && (verb = term_before(r, is_noun(s) ? end_of(r, s) : r->number_end, d->start)).flags & FLAG(LINK) && verb.end - verb.start > 6 && text_ends_at(r->text, verb.end, STR("在")))
		return is_noun(s) ? s : subject_of_figure_before(r);
	/* 投资3亿元的工程 */
	if (d->kind == FIGURE_MONEY && is_noun(s) && term_before(r, start_of(r, s), end_of(r, s)).part == PART_VERBAL_NOUN)
		return s;
	behind = noun_behind(r, d->end, false, false);
	/* 半数的[人]面部受伤 */
	if (is_share(d) && text_at(r->text, d->end, STR("的人")) && term_at(r, d->end + 3).end == d->end + 6 && (behind.n == 3 || term_at(r, d->end + 6).listed))
		return str_sub(r->text, d->end + 3, d->end + 6);
	return is_noun(behind) ? behind : none;
}

/* 2升[水]: one character where the clause ends or a verb follows, but not 4度电中 */
static bool
is_stuff(struct reader *r, struct str s)
{
	struct term next = term_at(r, end_of(r, s));

	return is_short_noun(r, s) && term_at(r, start_of(r, s)).class != WORD_LOCALIZER && (next.part == PART_END || next.part == PART_VERB);
}

/* What stands right behind a measure: 新建5公里[道路], 每消费3度[电]; empty: nothing that is measured. */
static struct str
measured_behind(struct reader *r, const struct draft *d, bool *at_figure)
{
	/* 30万吨级[码头] */
	struct str s = noun_from(r, d->end + (text_at(r->text, d->end, STR("级")) ? 3 : 0), false), other;
	bool compared = d->kind == FIGURE_QUANTITY && lexicon_match(r->lex, r->text, d->end, WORDS(COMPARED)) != NULL;
	struct term first;

	/* 10公里长的[长廊] */
	if (compared && text_at(r->text, d->end + 3, STR("的")) && is_noun(other = noun_behind(r, d->end + 3, false, false)))
		return other;
	if (!is_noun(s))
		return d->kind == FIGURE_QUANTITY && !compared && is_stuff(r, s) ? s : none;
	/* [海拔]5000米以上乡镇 */
	if (d->kind == FIGURE_QUANTITY && is_noun(other = noun_before(r, d->start, false, at_figure)) &&
	    end_of(r, other) == d->start && is_measure(r, other))
		return other;
	/* 国债3亿元支持设备更新, 投资3亿元建设: what is done with the money */
	if (d->kind == FIGURE_MONEY && (first = term_at(r, start_of(r, s))).part == PART_VERBAL_NOUN &&
	    is_noun(other = noun_before(r, d->start, false, at_figure)) &&
	    (first.end < end_of(r, s) || term_before(r, start_of(r, other), d->start).part == PART_VERBAL_NOUN))
		return none;
	return is_share(d) ? without_measure(r, s, false) : s;
}

/* 总投资3亿元, 3亿元的订单, 新建5公里道路 */
static struct str
subject_of_measure(struct reader *r, const struct draft *d, bool *at_figure)
{
	struct str s, other;

	if (text_at(r->text, d->end, STR("的")) && (s = measured_with_of(r, d, at_figure)).n > 0)
		return s;
	if ((s = measured_behind(r, d, at_figure)).n > 0)
		return s;
	s = noun_before(r, d->start, false, at_figure);
	/* 消费3度[电] */
	if (text_ends_at(r->text, d->end, STR("度电")) && (s.n == 0 || is_verbal(r, s)))
		return str_sub(r->text, d->end - 3, d->end);
	/* 间隔天数:甲区59天 */
	if (is_noun(s) && end_of(r, s) == d->start && (other = thing_measured_at(r, s)).n > 0)
		return other;
	if (is_noun(s) && d->kind == FIGURE_QUANTITY)
		return thing_before(r, s, d->start, true);
	if (is_noun(s) || *at_figure)
		return s;
	s = noun_before(r, d->start, true, at_figure);
	return s.n || *at_figure ? s : verb_before(r, d->start);
}

/* A date, time or code counts and measures nothing. */
static bool
has_subject(enum figure_kind kind)
{
	enum figure_scale scale = figure_kind_scale(kind);

	return scale != SCALE_DAY && scale != SCALE_SECOND && scale != SCALE_TEXT;
}

struct str
draft_subject(struct reader *r, const struct draft *d)
{
	bool at_figure = false;
	struct str subject = none;

	if (text_at(r->text, r->number_end, STR("("))) {
		r->whole = r->subject;
		r->whole_end = r->number_end;
	}
	if (has_subject(d->kind) && is_noun(subject = name_of_row(r, d->start)))
		return subject;
	switch (d->kind) {
	case FIGURE_COUNT:
	case FIGURE_ORDINAL:
		subject = subject_of_count(r, d, &at_figure);
		break;
	case FIGURE_QUANTITY:
	case FIGURE_MONEY:
	case FIGURE_AGE:
	case FIGURE_FRACTION:
	case FIGURE_PERCENT:
		subject = subject_of_measure(r, d, &at_figure);
		break;
	case FIGURE_DURATION:
		subject = subject_of_duration(r, d, &at_figure);
		break;
	case FIGURE_POINT:
	case FIGURE_MULTIPLE:
	case FIGURE_NUMBER:
	case FIGURE_RATIO:
		subject = noun_before(r, d->start, true, &at_figure);
		break;
	default:
		return none;
	}
	/* 由3亿元增加到5亿元, 12%(40人): that of the figure before; but 一等奖 of 一等奖2名 has no 二等奖. */
	if (subject.n == 0 && at_figure && !(d->kind == FIGURE_ORDINAL && r->ordinal_end == r->number_start))
		return subject_in_series(r, d, subject_of_figure_before(r), true);
	if (subject.n > 0 && start_of(r, subject) >= d->end && end_of(r, subject) <= r->text.n)
		r->noun_end = end_of(r, subject);
	return subject_in_series(r, d, subject, false);
}
