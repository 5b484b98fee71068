/* What a figure counts: the noun behind it, the noun in front of it; subject.c chooses. */
#ifndef FIGURE_SUBJECT_H
#define FIGURE_SUBJECT_H

#include "figure/noun.h"

/* subject_behind.c */

/* Past the figures that stand in front of the same noun: 首批[10个]先导区, 60名[10岁以下]儿童, 第三号[、第四号]令. */
size_t past_figures(struct reader *, size_t at);
/*
 * The noun behind a figure: 1900名[高危人群]开展; event as in noun_from.
 * Where an adjective follows it, and then 的, the noun meant stands behind that:
 * 3个规模最大的[基地]; also where a verb does, 8份专家撰写的[报告], unless acts is set: what
 * acts is counted (8名专家撰写的).
 */
struct str noun_behind(struct reader *, size_t at, bool event, bool acts);
/* The noun behind the next 的 of the clause: 3名参加培训[的]学员; empty: none. */
struct str noun_of_clause(struct reader *, size_t at, bool event);
/*
 * 60家机械、电子等[企业]: behind the list that goes on at text[at], the noun that all of them are; empty:
 * none, or the figure stands in a list itself.
 */
struct str noun_of_list(struct reader *, size_t figure, size_t at);
/* 500名[工人]生产汽车3000辆: a noun as far as the verb in it, where another figure follows it. */
struct str in_front_of_verb(struct reader *, struct str noun);
/* 3亿元[中小企业提质专项贷款], with the verbs in it; empty: no money of a kind follows. */
struct str fund_behind(struct reader *, size_t at);
/* 5家基础级、3家卓越级[工厂]: what two figures count of which the first names the grade only, else the noun as it is. */
struct str noun_of_grades(struct reader *, struct str noun);
/* 9例为[输入病例], 9例属[输入病例]; empty: none. */
struct str noun_behind_copula(struct reader *, size_t at);
/* 5处[新增停车位]: a verb right behind the classifier, with its noun. */
struct str noun_behind_verb(struct reader *, size_t at, bool event);
/* The verb behind, 16人[死亡]. */
struct str verb_behind(struct reader *, size_t at);
/* One character that is a noun where its clause ends: 30个[省]. */
bool is_short_noun(struct reader *, struct str);

/* subject_before.c */

/*
 * The noun in front: 新建[5G基站]703个.  Words such as 达 and 约 between are passed
 * over, with any set verbs too (新建5公里).  *at_figure: nothing but such words stands
 * behind the figure before.
 */
struct str noun_before(struct reader *, size_t at, bool any, bool *at_figure);
/* That of the figure before, or of the one in front of the bracket that closes behind it. */
struct str subject_of_figure_before(struct reader *);
/* 协议[延长]3年, 该党[成立]30周年: of a verb right in front of a duration, the noun; empty: none. */
struct str noun_before_verb(struct reader *, size_t at);
/*
 * Does nothing but marks inside a sentence, brackets without a figure and particles (across: semicolons too, and the
 * noun behind the figure) stand between the figure before and text[at]?
 */
bool is_next_to_figure(struct reader *, size_t at, bool across);

/* subject_thing.c */

/* What is counted by a number at text[number] with this noun in front, which may be a place (沈阳市25例) or hold a verb (报告[病例]). */
struct str thing_before(struct reader *, struct str noun, size_t number, bool counts_places);

/* subject_clause.c */

/*
 * The noun of the clause before the mark that ends at text[at]: behind the verb in front of
 * the number, if that stands there too (加装[电梯],共加装46部), else the first.
 */
struct str noun_of_clause_before(struct reader *, size_t at, struct str verb);

/* subject_place.c */

/* Does a noun end with the name of a place, or with its kind (黄石市), and what happened there (省外输入)? */
bool names_place(struct reader *, struct str noun);
/* What is counted in the place that a noun ends with; empty: nothing tells. */
struct str thing_at_place(struct reader *, struct str noun);
/* The same of a measure in one of a list of places, 间隔天数:甲区59天; empty: it names no place either. */
struct str thing_measured_at(struct reader *, struct str noun);

/* subject_ordinal.c */

/* What an ordinal numbers, of the noun behind it: 第三届[博览会]开幕式; event as in noun_from. */
struct str noun_of_ordinal(struct reader *, const struct draft *, struct str noun, bool event);
/* What an ordinal ranks, of the noun in front of it: [里程]世界第一. */
struct str ranked_before(struct reader *, const struct draft *, struct str noun, bool *at_figure);

/* subject_event.c */

/* The verbs in front, [治愈出院]2人. */
struct str verb_before(struct reader *, size_t at);
/* What is done so often, or for the first time: 首次设立[专区], 三次赴上海[考察]; empty: no verb tells. */
struct str event_behind(struct reader *, const struct draft *, size_t behind);

/* subject_duration.c */

/* Of a duration: what lasts so long; empty where it only tells when something is done, or how long. */
struct str subject_of_duration(struct reader *, const struct draft *, bool *at_figure);

/* subject_count.c */

struct str subject_of_count(struct reader *, const struct draft *, bool *at_figure);

/* subject_series.c */

/* The subject where figures in a row have each their own (A、B分别增长5%和6%), else as it is; at_figure: that of the figure before. */
struct str subject_in_series(struct reader *, const struct draft *, struct str subject, bool at_figure);

/* subject_row.c */

/* The first cell of the row that the figure at text[at] stands in a later cell of: 机箱  保利  380; empty: no such row. */
struct str name_of_row(struct reader *, size_t at);

/* subject.c */

/* Does it end with the name of a measure: 设计[时速]? */
bool is_measure(struct reader *, struct str);
/* 家电累计[销售]500台: a verbal noun and nothing else. */
bool is_verbal(struct reader *, struct str noun);
/*
 * 50家[工厂]产值增长, 六大[行业]增加值占比从31%降至22%: what acts or has a measure is counted, not
 * what is measured of it.  acts: also where no verb follows.
 */
struct str without_measure(struct reader *, struct str noun, bool acts);

/* Where a word that ends at text[at] may begin: behind the date and the number before. */
static inline size_t
floor_of(struct reader *r, size_t at)
{
	return at >= r->date_end && r->date_end > r->number_end ? r->date_end : r->number_end;
}

/* More than one character. */
static inline bool
is_noun(struct str s)
{
	return s.n > char_size(s, 0);
}

static inline size_t
start_of(struct reader *r, struct str s)
{
	return (size_t)(s.p - r->text.p);
}

static inline size_t
end_of(struct reader *r, struct str s)
{
	return start_of(r, s) + s.n;
}

static inline bool
has_flag(const struct word *w, uint32_t flag)
{
	return w != NULL && (w->flags & flag) != 0;
}

#endif
