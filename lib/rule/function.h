/*
 * The functions of the formulas.  One list makes their names, their argument counts,
 * their prototypes and what jz-rules(5) says of them; each is a call_NAME in one of
 * the files function_*.c.
 */
#ifndef RULE_FUNCTION_H
#define RULE_FUNCTION_H

#include "rule/eval.h"

/*
 * name in C, name in formulas, fewest and most arguments, what it gives.  T is for those
 * that tell a text of a figure, which most conditions look at: of a figure they have a
 * text_NAME that makes no value.
 */
#define FUNCTIONS(F, T) \
	T(unit, "unit", 1, 1, "the unit or classifier of a figure, as in the fact table") \
	T(class, "class", 1, 1, "what its unit is compared by: the base unit, or 人 for every classifier of persons") \
	T(subject, "subject", 1, 1, "what a figure counts") \
	T(kind, "kind", 1, 1, "its kind, as in the fact table") \
	T(qualifier, "qualifier", 1, 1, "exact, about, over, ...: as in the fact table") \
	T(text, "text", 1, 1, "a figure or region as it is written") \
	F(same_unit, "same-unit", 2, FORMULA_ARGS, "can the figures be compared and added?") \
	F(members, "members", 1, 1, "how many members a list with 、 has") \
	F(items, "items", 1, 1, "how many items a region has between ；") \
	F(labels, "labels", 1, 1, "how many labels (一是 二是, (1) (2)) stand in a region") \
	F(parts, "parts", 2, 2, "parts(region, total): how many figures of the region can be added to total") \
	F(sum, "sum", 2, 2, "sum(region, total): their sum") \
	F(largest, "largest", 2, 2, "largest(region, total): the largest of them") \
	F(names, "names", 2, 2, "names(region, total): the words before each of them, joined by |") \
	F(list, "list", 2, 2, "list(region, total): they and their names, with + between, for a message") \
	F(weekday, "weekday", 1, 1, "of a date: 1 Monday to 7 Sunday") \
	F(in_year_named, "in-year-named", 1, 1, "a day without its year in the year that was named last before it, or as it is") \
	F(nearest, "nearest", 2, 2, "nearest(date, n): the day closest to it on that day of the week") \
	F(first, "first", 1, 1, "the first day of a date or period") \
	F(last, "last", 1, 1, "its last day") \
	F(year, "year", 1, 1, "the year of a day or date") \
	F(exact, "exact", 1, 1, "a number as it is printed, without the tolerance of its rounding") \
	F(bare, "bare", 1, 1, "the same without its unit") \
	F(low, "low", 1, 1, "the least that a number may be") \
	F(high, "high", 1, 1, "the most that it may be") \
	F(cut, "cut", 2, 2, "cut(figure, 'a|b'): the number; behind one of the words it may be cut off, not rounded") \
	F(rounded, "rounded", 1, 1, "the number; a whole one too as if it were rounded to its last digit that is not 0") \
	F(change, "change", 2, 2, "change(a, b): by which part of a b is more or less than a") \
	F(difference, "difference", 2, 2, "difference(a, b): the greater less the smaller") \
	F(power, "power", 2, 2, "power(x, n): x to the n-th") \
	F(root, "root", 2, 2, "root(x, n): its n-th root, for a message") \
	F(granular, "granular", 2, 2, "granular(share, n): is some whole number of n this share?") \
	F(ratio_sum, "ratio-sum", 1, 1, "the parts of a ratio added") \
	F(checksum, "checksum", 2, 2, "checksum(code, 'resident-id'), 'credit-code', 'issn', 'isbn': is its check character right?") \
	F(possible, "possible", 1, 1, "does the calendar (the clock) have such a date (time)?") \
	F(lunar_month, "lunar-month", 1, 1, "the month (1 to 12) that a day has in the Chinese calendar") \
	F(lunar_day, "lunar-day", 1, 1, "the day (1 to 30) of that month") \
	F(lunar_leap, "lunar-leap", 1, 1, "does the day lie in a leap month of the Chinese calendar?") \
	F(lunar_days, "lunar-days", 2, 2, "lunar-days(year, month): how many days the month of the Chinese calendar has") \
	F(edition, "edition", 0, 0, "the day of the document, a date") \
	F(during, "during", 2, 2, "during(period, figure): does the text around the figure speak of a day in the period?") \
	F(date, "date", 1, 1, "a day as 2025-12-29, for a message") \
	F(item, "item", 2, 2, "item(n, 'a|b|c'): the n-th of a list of words") \
	F(position, "position", 2, 2, "position(x, 'a|b|c'): which member of the list holds x") \
	F(word, "word", 2, 2, "word(x, 'a|b c'): which member of the list stands in x, in one of its spellings; the longest") \
	F(start, "start", 2, 2, "start(text, n): its first n characters") \
	F(holds, "holds", 2, 2, "holds(text, word): does the text hold the word?") \
	F(quoted, "quoted", 1, 1, "does it stand between quotation marks?") \
	F(place, "place", 1, 1, "where a figure stands: FILE:LINE, for a message") \
	T(before, "before", 1, 1, "the text before a figure or region, at most 20 characters") \
	F(after, "after", 1, 2, "after(x, n): the text behind it, at most n or 20 characters") \
	T(sentence, "sentence", 1, 1, "the text of the sentence that holds a figure") \
	F(heading, "heading", 1, 1, "does the figure stand in a heading or in the title?") \
	F(repeated, "repeated", 1, 1, "is there the same number of the same unit behind it?") \
	F(sections, "sections", 1, 1, "how many numbered headings follow under the heading that holds the figure") \
	F(percent, "percent", 1, 1, "a number as a percentage, for a message")

#define F(name, spelling, min, max, what) \
	struct value call_##name(struct scope *, const struct value *args, size_t n);
#define T(name, spelling, min, max, what) \
	F(name, spelling, min, max, what) \
	bool text_##name(struct scope *, const struct figure *, struct str *);
FUNCTIONS(F, T)
#undef T
#undef F

/* The figure that an argument is, or NULL. */
const struct figure *function_figure(const struct scope *, const struct value *);
/* A number that goes with any unit, as those of the formula itself do. */
struct value function_pure(struct interval);
/* The same of whole numbers. */
struct value function_count(size_t min, size_t max);
/* A text collected in a buffer, which is released. */
struct value function_text(struct scope *, struct buf *);

#endif
