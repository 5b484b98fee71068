/*
 * What a figure counts or measures, as well as its clause shows it: the noun phrase behind
 * it or in front, or where none is what happened.
 */
#include "figure/subject.h"

static const struct str none = { NULL, 0 };

bool
is_verbal(struct reader *r, struct str noun)
{
	size_t start = start_of(r, noun), end = end_of(r, noun);
	struct term t = term_before(r, start, end);

	/* The words in front of a figure are known from there. */
	if (t.part != PART_VERBAL_NOUN || t.start > start)
		return false;
	t = term_at(r, start);
	return t.part == PART_VERBAL_NOUN && t.end == end;
}

bool
is_measure(struct reader *r, struct str noun)
{
	size_t start = start_of(r, noun);

	return (term_before(r, start, start + noun.n).speech & SPEECH(MEASURE)) != 0;
}

struct str
without_measure(struct reader *r, struct str noun, bool acts)
{
	size_t start = start_of(r, noun), end = end_of(r, noun);
	struct term last;

	if (!acts && (text_at(r->text, end, STR("的")) || term_at(r, end).part == PART_END))
		return noun;
	last = term_before(r, start, end);
	while (last.speech & SPEECH(MEASURE) && last.start > start + 3) {
		end = last.start;
		last = term_before(r, start, end);
	}
	return last.speech & SPEECH(MEASURE) ? noun : str_sub(r->text, start, end);
}

static bool
is_share(const struct draft *d)
{
	return d->kind == FIGURE_PERCENT || d->kind == FIGURE_FRACTION;
}

/* 保持在, 迈入: behind such a verb stands the level that something is on. */
static bool
is_level(struct term t, struct str text)
{
	return t.end - t.start > 6 ? t.flags & FLAG(LINK) && text_ends_at(text, t.end, STR("在")) : t.end - t.start == 6 && t.listed && text_ends_at(text, t.end, STR("入")) && !term_is_nominal(t);
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
	/* 比重保持在30%的水平, 规模进入3万亿元的新阶段 */
	if (is_level(verb = term_before(r, r->number_end, d->start), r->text)) {
		if (!is_noun(s) && !*at_figure)
			s = noun_before(r, d->start, true, at_figure);
		return *at_figure ? subject_of_figure_before(r) : s;
	}
	/* 投资3亿元的工程, but not 支付了3亿元的转会费 */
	if (d->kind == FIGURE_MONEY && is_noun(s) && end_of(r, s) == d->start && term_before(r, start_of(r, s), end_of(r, s)).part == PART_VERBAL_NOUN)
		return s;
	behind = noun_behind(r, d->end, false, false);
	/* 半数的[人]面部受伤 */
	if (is_share(d) && text_at(r->text, d->end, STR("的人")) && term_at(r, d->end + 3).end == d->end + 6 && (behind.n == 3 || term_at(r, d->end + 6).listed))
		return str_sub(r->text, d->end + 3, d->end + 6);
	return is_noun(behind) || (is_share(d) && is_short_noun(r, behind)) ? behind : none;
}

/* [大桥]长3公里,宽30米: the thing, that of the figure before where only the dimension is named */
static struct str
without_dimension(struct reader *r, struct str noun, bool *at_figure)
{
	size_t start = start_of(r, noun), end = end_of(r, noun) - 3, n;
	const struct term_kind *kind;

	if (noun.n < 3 || term_before(r, start, end + 3).start != end || word_at(r, end, WORDS(COMPARED)) == NULL || noun.n == 6)
		return noun;
	if (noun.n > 6)
		return str_sub(r->text, start, end);
	/* 售价3元,[重]5克 */
	kind = r->subject.n > 0 ? lexicon_term_back(r->lex, r->subject, 0, r->subject.n, &n) : NULL;
	*at_figure = (kind == NULL || !(kind->speech & SPEECH(MEASURE))) && is_next_to_figure(r, start, false);
	return *at_figure ? none : noun;
}

/* 2升[水]: one character where the clause ends or a verb follows, but not 4度电中 */
static bool
is_stuff(struct reader *r, struct str s)
{
	struct term next = term_at(r, end_of(r, s));

	return is_short_noun(r, s) && term_at(r, start_of(r, s)).class != WORD_LOCALIZER && (next.part == PART_END || next.part == PART_VERB);
}

static bool
is_verb(struct term t)
{
	return t.part == PART_VERB || t.part == PART_VERBAL_NOUN;
}

/* What stands right behind a measure: 新建5公里[道路], 每消费3度[电]; empty: nothing that is measured. */
static struct str
measured_behind(struct reader *r, const struct draft *d, bool *at_figure)
{
	/* 30万吨级[码头] */
	struct str s = noun_from(r, d->end + (text_at(r->text, d->end, STR("级")) ? 3 : 0), false), other;
	bool compared = d->kind == FIGURE_QUANTITY && word_at(r, d->end, WORDS(COMPARED)) != NULL;
	struct term first;

	/* 10公里长的[长廊] */
	if (compared && text_at(r->text, d->end + 3, STR("的")) && is_noun(other = noun_behind(r, d->end + 3, false, false)))
		return other;
	/* 每吨钢排放二氧化碳2吨: 1吨[钢] */
	if ((other = in_front_of_verb(r, s)).n < s.n)
		return other;
	/* 80岁高龄的[老人] */
	if (s.n == 0 && (first = term_at(r, d->end)).part == PART_ADJECTIVE && text_at(r->text, first.end, STR("的")))
		s = noun_from(r, first.end + 3, false);
	if (d->kind == FIGURE_MONEY && (other = fund_behind(r, d->end)).n > 0 &&
	    (s.n > 0 ? is_verb(term_at(r, end_of(r, s))) : !is_noun(noun_before(r, d->start, false, at_figure)) && !*at_figure))
		return other;
	/* 六成[人]不信任 */
	if (is_share(d) && str_eq(s, STR("人")))
		return s;
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

/* 在深圳[投资]: what is done, not where */
static struct str
without_where(struct reader *r, struct str noun)
{
	size_t start = start_of(r, noun), end = end_of(r, noun), at = start;
	struct term in = noun.n > 0 ? term_before(r, r->number_end, start) : (struct term){ 0 };

	if (in.end != in.start + 3 || !text_ends_at(r->text, start, STR("在")))
		return noun;
	while (at < end && term_at(r, at).flags & FLAG(PLACE))
		at = term_at(r, at).end;
	return at > start && at < end && term_at(r, at).part == PART_VERBAL_NOUN ? str_sub(r->text, at, end) : noun;
}

/* 天数:甲区59天, 其中乙县超过4万吨, 中部增长5%, but not 中部占5%: may a place in front only tell where? */
static bool
may_be_where(struct reader *r, const struct draft *d, struct str noun)
{
	if (end_of(r, noun) == d->start)
		return true;
	return (d->kind == FIGURE_PERCENT || word_back(r, 0, start_of(r, noun), WORDS(OF_WHICH)) != NULL) && !(term_at(r, end_of(r, noun)).flags & FLAG(OBJECT));
}

/* 总投资3亿元, 3亿元的订单, 新建5公里道路 */
static struct str
subject_of_measure(struct reader *r, const struct draft *d, bool *at_figure)
{
	struct str s, other;

	/* 距海岸3公里处 */
	if (d->kind == FIGURE_QUANTITY && text_at(r->text, d->end, STR("处")) && term_at(r, d->end).end == d->end + 3)
		return none;
	if (text_at(r->text, d->end, STR("的")) && (s = measured_with_of(r, d, at_figure)).n > 0)
		return s;
	if ((s = measured_behind(r, d, at_figure)).n > 0)
		return s;
	s = without_where(r, noun_before(r, d->start, false, at_figure));
	if (d->kind == FIGURE_QUANTITY && s.n > 0 && end_of(r, s) == d->start)
		s = without_dimension(r, s, at_figure);
	/* 消费3度[电] */
	if (text_ends_at(r->text, d->end, STR("度电")) && (s.n == 0 || is_verbal(r, s)))
		return str_sub(r->text, d->end - 3, d->end);
	/* 间隔天数:甲区59天 */
	if (is_noun(s) && may_be_where(r, d, s) && (other = thing_measured_at(r, s)).n > 0)
		return other;
	if (is_noun(s) && d->kind == FIGURE_QUANTITY)
		return thing_before(r, s, d->start, true);
	if (is_noun(s) || *at_figure)
		return s;
	s = noun_before(r, d->start, true, at_figure);
	return s.n || *at_figure ? s : verb_before(r, d->start);
}

/* 数千[韩国人], 14万有劳动能力的[渔民]: what a number counts that no classifier stands behind, else the noun in front. */
static struct str
subject_of_number(struct reader *r, const struct draft *d, bool *at_figure)
{
	struct str front, noun;

	if (d->kind != FIGURE_NUMBER || (!d->numeral.folded && d->numeral.magnitude < 3) || is_figure_at(r, d->end))
		return noun_before(r, d->start, true, at_figure);
	front = noun_before(r, d->start, false, at_figure);
	if (is_noun(front) && is_measure(r, front))
		return noun_before(r, d->start, true, at_figure);
	noun = noun_behind(r, d->end, false, true);
	if (!is_noun(noun) && front.n == 0 && (term_at(r, d->end).part == PART_VERB || text_at(r->text, d->end, STR("有"))))
		noun = noun_of_clause(r, d->end, false);
	return is_noun(noun) && !is_measure(r, noun) ? noun : noun_before(r, d->start, true, at_figure);
}

/* 两只基金涨幅为2%和3%,报收于1.2元: the price is none of their rise. */
static struct str
without_rate(struct reader *r, const struct draft *d, struct str subject)
{
	const struct term_kind *k;
	size_t n;

	if (d->kind != FIGURE_MONEY || r->number_kind != FIGURE_PERCENT || lexicon_match_back(r->lex, subject, 0, subject.n, WORDS(RATE)) == NULL)
		return subject;
	k = lexicon_term_back(r->lex, subject, 0, subject.n, &n);
	return k != NULL && k->speech & SPEECH(MEASURE) ? str_sub(subject, 0, subject.n - n) : subject;
}

struct str
draft_subject(struct reader *r, const struct draft *d)
{
	bool at_figure = false;
	struct str subject = none, row;

	r->is_done = false;
	if (text_at(r->text, r->number_end, STR("("))) {
		r->whole = r->subject;
		r->whole_end = r->number_end;
	}
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
	case FIGURE_MULTIPLE:
		/* 3倍光学变焦 */
		if ((text_ends_at(r->text, d->end, STR("倍")) || d->behind != 0) && is_noun(subject = noun_from(r, past_figures(r, d->end), true)))
			break;
		/* fall through */
	case FIGURE_POINT:
	case FIGURE_NUMBER:
	case FIGURE_RATIO:
		subject = subject_of_number(r, d, &at_figure);
		break;
	default:
		return none;
	}
	if (is_noun(row = name_of_row(r, d->start)))
		return row;
	/* 由3亿元增加到5亿元, 12%(40人): that of the figure before; but 一等奖 of 一等奖2名 has no 二等奖. */
	if (subject.n == 0 && at_figure && !(d->kind == FIGURE_ORDINAL && r->ordinal_end == r->number_start))
		return subject_in_series(r, d, without_rate(r, d, subject_of_figure_before(r)), true);
	if (subject.n > 0 && start_of(r, subject) >= d->end && end_of(r, subject) <= r->text.n)
		r->noun_end = end_of(r, subject);
	return subject_in_series(r, d, subject, false);
}
