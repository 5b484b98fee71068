/* The noun of the clause before: 加装[电梯],共加装46部. */
#include "figure/subject.h"

static const struct str none = { NULL, 0 };

struct str
noun_of_clause_before(struct reader *r, size_t at, struct str verb)
{
	size_t end = at - char_size_before(r->text, at), start = end;
	struct str noun, s;
	bool at_figure;

	while (start > r->number_end && (start > r->date_end || r->date_end > end) && !is_mark_before(r->text, start))
		start -= char_size_before(r->text, start);
	/* [负荷]两次刷新纪录,最高达到: what stands in front of a figure that measures nothing */
	if (start == r->date_end && r->date_value.n == 0 && is_noun(noun = noun_before(r, r->date_start, false, &at_figure)))
		return noun;
	/* 产值612亿元,按可比价格计算,增长5%: that of the figure in front of the phrase. */
	if (term_at(r, start).flags & FLAG(OBJECT))
		return is_next_to_figure(r, start, false) ? subject_of_figure_before(r) : none;
	/* 进出口3万亿元,创新高,增长5%: that of the figure too; not 新增病例中,甲市3例. */
	if (verb.n == 0 && !text_ends_at(r->text, end, STR("中")) && term_at(r, start).part == PART_VERB && is_next_to_figure(r, start, false))
		return subject_of_figure_before(r);
	for (size_t i = start; verb.n > 0 && i + verb.n <= end; i += char_size(r->text, i)) {
		/* 监测[水质],监测到 */
		size_t n = text_at(r->text, i, verb) ? verb.n : verb.n > 6 && text_at(r->text, i, str_sub(verb, 0, 6)) ? 6 : 0;

		if (n > 0 && is_noun(noun = noun_from(r, i + n, false)) && end_of(r, noun) <= end)
			return noun;
	}
	/* 购买的股票等证券[净额],合计达 */
	if (term_before(r, start, end).speech & SPEECH(MEASURE) && is_noun(noun = noun_to(r, start, end)))
		return noun;
	while (start < end) {
		struct term t = term_at(r, start);

		if (t.part == PART_END)
			break;
		if (t.part == PART_NOUN || t.part == PART_VERBAL_NOUN) {
			noun = noun_from(r, start, false);
			/* 患者王某,[男],35岁 */
			if (noun.n == 3 && end_of(r, noun) == end && text_ends_at(r->text, start, STR(",")))
				return is_next_to_figure(r, start, false) ? subject_of_figure_before(r) : noun_of_clause_before(r, start, none);
			/* 王某([男],35岁 */
			if (noun.n == 3 && end_of(r, noun) == end && text_ends_at(r->text, start, STR("(")) && start - 1 > r->number_end)
				return noun_to(r, r->number_end, start - 1);
			if (!is_noun(noun) || end_of(r, noun) > end)
				return none;
			/* 工厂的[产量],从一季度的 */
			if (text_at(r->text, end_of(r, noun), STR("的")) && end_of(r, s = noun_from(r, end_of(r, noun) + 3, false)) == end && is_noun(s))
				return s;
			return noun;
		}
		start = t.end;
	}
	return none;
}
