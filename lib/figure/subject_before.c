/* The noun in front of a figure. */
#include "figure/subject.h"
#include "text/utf8.h"

enum {
	SKIPPED_TERMS = 12,	/* between a noun and its number, at most */
	BRACKET_CHARS = 14	/* in a bracket between a noun and its number, at most */
};

static const struct str none = { NULL, 0 };

static bool
is_quote_before(struct str text, size_t at)
{
	int32_t cp;

	return at > 0 && (utf8_step_back(text.p + at, &cp), is_quote(cp));
}

/* The bracket that the one before text[end] closes, a few characters before; end: none. */
static size_t
bracket_before(struct str text, size_t floor, size_t end)
{
	size_t at = end - 1;

	for (int k = 0; k < BRACKET_CHARS && at > floor; k++) {
		at -= char_size_before(text, at);
		if (text.p[at] == '(')
			return at;
	}
	return end;
}

/* Are there only such words between a noun and its number, with verbs too if any is set: 达 约 均? */
static bool
is_between(const struct term *t, bool any)
{
	if (t->part == PART_VERB || t->part == PART_ADJECTIVE)
		return any || t->flags & FLAG(LINK);
	/* 股票的前五位 */
	if (t->class == WORD_LOCALIZER && t->flags & FLAG(LASTING))
		return true;
	if (t->part != PART_OTHER)
		return false;
	return any || t->class != WORD_BOUNDARY || t->flags & FLAG(LINK) || t->speech & SPEECH(ADVERB);
}

/* 学校[发展]到8所: a verbal noun is the verb here. */
static bool
is_verb_to(struct reader *r, const struct term *t)
{
	return t->part == PART_VERBAL_NOUN && word_at(r, t->end, WORDS(TO)) != NULL;
}

/* 以来, 投产后: a word that closes what tells when. */
static bool
ends_time(struct reader *r, const struct term *t)
{
	return t->class == WORD_LOCALIZER ? (t->flags & FLAG(LASTING)) != 0 : word_back(r, 0, t->end, WORDS(TIME_END)) != NULL;
}

/* 不足, 超过: a qualifier of more than one character. */
static bool
bounds(struct reader *r, size_t floor, const struct term *t)
{
	return t->end - t->start > 3 && lexicon_match_back(r->lex, r->text, floor, t->end, WORDS(BEFORE)) != NULL;
}

/* Is a noun the object of such a word a few words before, at *start: 占全省的, 比去年; of_it: with 的 behind it also of 是, 为, 只有? */
static bool
is_object(struct reader *r, size_t floor, struct str noun, bool of_it, size_t *start)
{
	size_t at = start_of(r, noun);
	/* 占全省的比重 is not its object. */
	struct term last = term_before(r, at, at + noun.n);

	if (last.flags & FLAG(OBJECT))
		return false;
	for (int k = 0; k < 4; k++) {
		struct term t;

		/* 比工业、服务业高 */
		if (text_ends_at(r->text, at, STR("、")) && at > floor + 3) {
			at = term_before(r, floor, at - 3).start;
			continue;
		}
		if (at == r->date_end && r->date_start >= floor)
			at = r->date_start;
		/* 占其 GDP 的 */
		if (at > floor && r->text.p[at - 1] == ' ')
			at--;
		t = term_before(r, floor, at);
		/* 超过全省的, 占全省的, 是全省的 */
		if (t.flags & FLAG(OBJECT) || (t.class == WORD_BEFORE && (k == 0 || t.flags & FLAG(POINT))) || (of_it && (bounds(r, floor, &t) || (k == 0 && t.speech & SPEECH(VERB) && t.flags & FLAG(LINK)) || text_ends_at(r->text, t.end, STR("是")) || text_ends_at(r->text, t.end, STR("为"))))) {
			*start = t.start;
			return true;
		}
		/* 从2020年以来[规模] */
		if (t.part == PART_END || t.part == PART_VERB || ends_time(r, &t))
			return false;
		at = t.start;
	}
	return false;
}

/* 在南美攀登至6000米: does the noun only tell where, or by whom (被), with a word behind it?  *start: of 在. */
static bool
is_where(struct reader *r, size_t floor, struct str noun, size_t at, size_t *start)
{
	struct term in = term_before(r, floor, start_of(r, noun));

	if (in.end != in.start + 3 || end_of(r, noun) == at || !(text_at(r->text, in.start, STR("在")) || text_at(r->text, in.start, STR("被"))))
		return false;
	*start = in.start;
	return true;
}

/* 由政府[投资]500万元: what is done by whom, the noun that ends at text[at]; empty: no verbal noun is. */
static struct str
verb_of_agent(struct reader *r, struct str noun, size_t at, size_t by)
{
	struct term verb = term_before(r, start_of(r, noun), at);

	return text_at(r->text, by, STR("由")) && end_of(r, noun) == at && verb.part == PART_VERBAL_NOUN && verb.start > start_of(r, noun) ? str_sub(r->text, verb.start, at) : none;
}

/* 股价[回调]5%: a verbal noun behind the name of a measure is the verb. */
static struct str
without_verb(struct reader *r, struct str noun)
{
	size_t start = start_of(r, noun);
	struct term last = noun.n > 0 ? term_before(r, start, start + noun.n) : (struct term){ 0 };

	if (last.part != PART_VERBAL_NOUN || !(term_before(r, start, last.start).speech & SPEECH(MEASURE)))
		return noun;
	return str_sub(r->text, start, last.start);
}

/* [对]东盟出口: what is done to whom, of a noun and a verbal noun */
static struct str
with_towards(struct reader *r, struct str noun)
{
	size_t start = start_of(r, noun);
	struct term last;

	if (noun.n == 0 || start < r->number_end + 3 || !text_ends_at(r->text, start, STR("对")) || term_before(r, r->number_end, start).end - 3 != term_before(r, r->number_end, start).start)
		return noun;
	last = term_before(r, start, start + noun.n);
	return last.part == PART_VERBAL_NOUN && last.start > start ? str_sub(r->text, start - 3, start + noun.n) : noun;
}

/* 并购[后]: in front of the verb that such a word stands behind; at: no such. */
static size_t
before_time(struct reader *r, const struct term *t)
{
	struct term verb;

	if (!ends_time(r, t))
		return t->start;
	verb = term_before(r, floor_of(r, t->start), t->start);
	return verb.part == PART_VERB || verb.part == PART_VERBAL_NOUN ? verb.start : t->start;
}

/* Behind the bracket that the figure before stands in, 甲市9例(治愈2例,无死亡), if it opened right behind another; 0: none such. */
static size_t
behind_bracket(struct reader *r)
{
	const struct str text = r->text;
	size_t at = r->number_end;

	if (r->whole.n == 0 || str_find(str_sub(text, r->whole_end, at), STR(")"), 0) != (size_t)-1)
		return 0;
	for (int k = 0; k <= BRACKET_CHARS && at < text.n && text.p[at] != '(' && !begins_figure(text, at); k++, at += char_size(text, at))
		if (text.p[at] == ')')
			return at + 1;
	return 0;
}

bool
is_next_to_figure(struct reader *r, size_t at, bool across)
{
	size_t bracket = behind_bracket(r), floor = bracket > 0 && bracket <= at ? bracket : across && r->noun_end > r->number_end && r->noun_end <= at ? r->noun_end : r->number_end;
	bool linked = false;
	size_t opening;

	while (r->number_end > 0 && at > floor && r->subject.n > 0) {
		struct term t = term_before(r, floor, at);

		/* A sentence before only where 其中 or another word leads back to it. */
		if (t.part == PART_OTHER) {
			at = t.start;
			linked = true;
		} else if (text_ends_at(r->text, at, STR(")")) && (opening = bracket_before(r->text, floor, at)) < at) {
			at = opening;
		} else if (t.part == PART_END && (linked || (!text_ends_at(r->text, at, STR("。")) && (across || !text_ends_at(r->text, at, STR(";"))))))
			at -= char_size_before(r->text, at);
		else
			return false;
	}
	return at == floor && r->subject.n > 0;
}

struct str
subject_of_figure_before(struct reader *r)
{
	/* 甲市9例(治愈2例),乙市5例: of the bracket's figures none. */
	return behind_bracket(r) > 0 ? r->whole : r->subject;
}

/* “十三五”末: in front of a time in quotes that ends at text[at]; at: none. */
static size_t
before_quoted_time(struct reader *r, size_t at)
{
	struct term t = is_quote_before(r->text, at) ? term_before(r, r->number_end, at - 3) : (struct term){ 0 };

	return t.part == PART_OTHER && is_quote_before(r->text, t.start) ? t.start - 3 : at;
}

/* 一等奖2名, 一级品30件: is the figure before an ordinal that tells which kind the noun behind it is?  Not 首款, nor 第九届. */
static bool
is_grade_before(struct reader *r)
{
	const struct word *w = r->number_kind == FIGURE_ORDINAL ? lexicon_match(r->lex, r->number_unit, 0, WORDS(CLASSIFIER)) : NULL;

	return r->number_end > 0 && has_flag(w, FLAG(RANK) | FLAG(GRADE)) && !has_flag(w, FLAG(EVENT)) && !text_at(r->text, r->number_start, STR("首"));
}

/* 五年期LPR: is the figure before how long the noun behind it runs? */
static bool
is_term_before(struct reader *r)
{
	return r->number_kind == FIGURE_DURATION && text_at(r->text, r->number_end, STR("期")) && term_at(r, r->number_end).end == r->number_end + 3;
}

/* Is the figure before a number with a noun of its own?  Not 首个, nor 亿元以上 of what is counted next. */
static bool
stands_apart(struct reader *r)
{
	size_t end = r->number_end;

	return end > 0 && r->number_kind != FIGURE_ORDINAL && !text_ends_at(r->text, end, STR("上")) && !text_ends_at(r->text, end, STR("下"));
}

/* What stands between a noun and its number, passed over backwards. */
struct passed {
	size_t end;		/* in front of it */
	struct str verb;	/* the last of its verbs; empty: it has none */
	bool any;		/* set verbs too, and not only such words as 达 and 约 */
};

/* In front of a mark that may stand there, or of what it closes; end: another stands in front of text[end]. */
static size_t
before_mark(struct reader *r, size_t end)
{
	size_t opening;

	if (r->text.p[end - 1] == ')' && (opening = bracket_before(r->text, r->number_end, end)) < end)
		return opening;
	if (r->text.p[end - 1] == ' ' || r->text.p[end - 1] == ':' || r->text.p[end - 1] == '(')
		return end - 1;
	return before_quoted_time(r, end);
}

/* The noun in front of a number at text[at]; empty: where it would end, p->end, none does. */
static struct str
noun_passing(struct reader *r, size_t at, struct passed *p)
{
	size_t floor = r->number_end, front;
	bool of_it = false;
	struct str noun, by;

	for (int k = 0; k < SKIPPED_TERMS && p->end > floor; k++) {
		struct term t;

		/* A date may stand between. */
		if (p->end == r->date_end && r->date_start >= floor) {
			p->end = r->date_start;
			continue;
		}
		t = term_before(r, floor_of(r, p->end), p->end);
		if (t.part == PART_END) {
			if ((front = before_mark(r, p->end)) == p->end)
				break;
			p->end = front;
		} else if (is_between(&t, p->any) || is_verb_to(r, &t)) {
			if (t.part == PART_VERB && p->verb.n == 0)
				p->verb = str_sub(r->text, t.start, t.end);
			of_it = text_ends_at(r->text, t.end, STR("的"));
			p->end = t.end < at ? before_time(r, &t) : t.start;
		} else if ((front = each_before(r, p->end)) < p->end) {
			p->end = front;
		} else {
			noun = noun_to(r, floor_of(r, p->end), p->end);
			if (noun.n == 0 || (!is_object(r, floor, noun, of_it, &p->end) && !(p->any && is_where(r, floor, noun, at, &p->end))))
				return noun;
			if (is_noun(by = verb_of_agent(r, noun, at, p->end)))
				return by;
			p->any = true;
		}
	}
	return noun_to(r, floor_of(r, p->end), p->end);
}

struct str
noun_before(struct reader *r, size_t at, bool any, bool *at_figure)
{
	struct passed p = { .end = at, .any = any };
	struct str noun = with_towards(r, without_verb(r, noun_passing(r, at, &p)));
	size_t start = start_of(r, noun);
	struct term inside;

	if (at == r->number_end && is_grade_before(r))
		return str_sub(r->text, r->number_start, at);
	*at_figure = noun.n == 0 && is_next_to_figure(r, p.end, false);
	if (noun.n == 0 && p.any && !*at_figure && (text_ends_at(r->text, p.end, STR(",")) || text_ends_at(r->text, p.end, STR("、"))))
		return noun_of_clause_before(r, p.end, p.verb);
	/* 500名工人生产[汽车]3000辆 */
	if (noun.n > 0 && start == r->number_end && end_of(r, noun) == at && stands_apart(r) && (inside = verb_inside(r, noun)).part != PART_END)
		return str_sub(r->text, is_measure(r, noun) ? inside.start : inside.end, at);
	if (noun.n > 0 && start == r->number_end && (is_grade_before(r) || is_term_before(r)))
		return str_sub(r->text, r->number_start, end_of(r, noun));
	/* One character is a noun only where the clause begins with it, 男28人, or behind a number: 19个[省]增至24个. */
	return is_noun(noun) || start == r->number_end || (noun.n > 0 && text_ends_at(r->text, start, STR("的"))) || (is_mark_before(r->text, start) && !is_quote_before(r->text, start)) ? noun : none;
}

struct str
noun_before_verb(struct reader *r, size_t at)
{
	struct term verb = term_before(r, floor_of(r, at), at), t;
	struct str noun;
	size_t start;

	while (verb.part == PART_OTHER)
		verb = term_before(r, floor_of(r, verb.start), verb.start);
	while ((t = term_before(r, floor_of(r, verb.start), verb.start)).part == PART_OTHER && verb.part == PART_VERB)
		verb.start = t.start;
	if (verb.part != PART_VERB && verb.part != PART_VERBAL_NOUN)
		return none;
	noun = noun_to(r, floor_of(r, verb.start), verb.start);
	return is_noun(noun) && !is_object(r, r->number_end, noun, false, &start) ? noun : none;
}
