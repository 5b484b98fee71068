/*
 * What the readers of amounts share: is a number with a unit or classifier (amount.c), or
 * without one (plain.c), a count, a rank (rank.c), a code, a person's name (person.c) or nothing?
 */
#ifndef FIGURE_AMOUNT_H
#define FIGURE_AMOUNT_H

#include "figure/noun.h"

/* Is text[at] its end, or a mark of punctuation? */
bool ends_clause(struct str text, size_t at);
/* 1.5个亿, 十几个亿的投资, but not 3个亿元村: is 亿 at text[at], behind the classifier, the draft's own? It then is a number alone. */
bool draft_folds(struct reader *, size_t at, struct draft *);
/* 日化七厂: does a word stand right in front that is no verb, particle or the like? */
bool behind_noun(struct reader *, size_t at);
/* 两 counts and never numbers. */
bool draft_is_pair(struct reader *, const struct draft *);
/* Behind an ordinal: 十一届三次, 十一届三次、四次; 第一、二 */
bool draft_follows_last(struct reader *, const struct draft *);	/* ordinal, which there is */
static inline bool
draft_follows_ordinal(struct reader *r, const struct draft *d)
{
	return r->ordinal_end != 0 && draft_follows_last(r, d);
}
/* 3号, 二期, 一至三期, 一二〇师, and behind words such as 水质 二类; the draft has a unit. */
bool draft_ranks(struct reader *, const struct draft *);
static inline bool
draft_is_rank(struct reader *r, const struct draft *d)
{
	const uint32_t may = FLAG(RANK) | FLAG(RANK_HAN) | FLAG(RANK_DIGITS) | FLAG(GRADE) | FLAG(CONTEXT);

	/* Of most words none is a rank. */
	return (d->word->flags & may || d->numeral.zero_led) && draft_ranks(r, d);
}
/* 百 千 万 亿 alone: 上百, 近万人, 百余, but not 百花 or 万元. */
bool draft_bare_counts(struct reader *, const struct draft *);
/* 张三, 胡汉三: a digit in a person's name; 高三: a year of school. */
bool behind_surname(struct reader *, size_t at);
/* 初二回家, 高三学生, but not 高三丈: does the digit of a draft with a unit name a year of school, or a person? */
bool draft_is_named(struct reader *, const struct draft *);
/* 高三二班, 张学九一行: the first digit of a numeral of digits, two of them, ends a name. */
bool ends_person(struct reader *, size_t at, const struct numeral *);
/* 311热线, 401医院: a whole number, not small, in front of a word that has a number for its name. */
bool draft_names_thing(struct reader *, const struct draft *);
/* 版本4.0, 理财2号, 中国电科38所: is there a word in front that says that a number with this unit, or without one, is a code? */
bool draft_is_behind_code(struct reader *, const struct draft *);
/* Is a numeral without a unit a figure?  Its kind is settled. */
bool draft_is_number(struct reader *, struct draft *);
/* 600万百姓: a number in 万 or 亿 right in front of a noun counts it, without a classifier. */
bool draft_counts_noun(struct reader *, const struct draft *);

#endif
