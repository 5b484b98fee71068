/*
 * Dates while they are read.
 */
#ifndef FIGURE_DATE_H
#define FIGURE_DATE_H

#include "figure/reader.h"

/* A month or day 0 that is stated, which there is none. */
enum { DATE_ZERO = 256 };
/* A year that is told from another (几十年前, 去年), and not known or before the year 1. */
enum { DATE_NO_YEAR = -9999 };

/* A date as far as it is stated: 0 where a part is not. */
struct date {
	int year, month, day;
	struct str part;	/* 上半年, 底, 中旬, ... */
	bool resolved;		/* first and last are set */
	long first, last;
	struct str value;
};

/* What a capture has as a number, 0 where it took no part; the same of a year, where 98 is 1998. */
int date_number(struct str);
int date_year(struct str);
/* From the first day of one month to a day of another of the year. Always true. */
bool date_set_span(struct date *, int year, int month1, int day1, int month2, int day2);
/* The century numbered c (21: from 2001 on), or its part such as 初 or 中叶. */
void date_set_century(struct reader *, struct date *, int c, struct str part);
/* The decade that a match of the grammar names: 90年代, 上世纪80年代. */
void date_take_decade(struct reader *, const struct grammar_match *, struct date *);
/* 五六十年代, 80、90年代: from the first year of the one to the last of the other. */
bool date_take_decades(struct reader *, const struct grammar_match *, size_t start, struct draft *);
/* Fill in what the text leaves to its own date; set value, first and last as far as they are known. */
void date_resolve(struct reader *, struct date *);
/*
 * The text speaks of a year, stated from start to end: later years are told from it (上年, 次年), and in the
 * same sentence, if it narrates from a month or begins with the year, months without a year are of it.
 */
void date_speaks_of(struct reader *, int year, size_t start, size_t end, bool narrates);
/* The text is read on to at: is the sentence at its end? */
void date_reach(struct reader *, size_t at);
/* The draft of a date. */
void draft_date(struct reader *, struct draft *, const struct date *, size_t start, size_t end);
/*
 * From a to b, both included; its value is a range unless one of them could not
 * be resolved. false: b ends before a begins.
 */
bool draft_date_span(struct reader *, struct draft *, struct date *a, struct date *b, size_t start,
    size_t end);
/*
 * 前5个月, 头两个月 of the date's year, from text[at] on: its days. Returns the end,
 * at where there is none.
 */
size_t date_first_months(struct reader *, size_t at, struct date *);
/* A year as it was reckoned: it is never 0, which would be none that is stated. */
int date_reckoned(int year);
/* 40年前的6月27日, whose 6 is at text[at]: the year that so many before the document's is; 0: no such words are there. */
int date_years_ago(struct reader *, size_t at);
/*
 * 同期 at text[at], behind the date's year: where the date before in the sentence is of several
 * months, but not of the year, those.  Returns the end, at where there is none.
 */
size_t date_same_period(struct reader *, size_t at, struct date *);
/* 2000年 may be two thousand years: round, and with words of duration around it. */
bool date_is_duration_year(struct reader *, struct str year, size_t start, size_t end);
/* 拘留15日, 不超过15日, 每10日: does what stands in front make days a length? */
bool date_is_length_behind(struct reader *, size_t start);
/* 3日内, 10日游, 15日以下, 5日4夜: does what stands behind? */
bool date_is_length_before(struct reader *, size_t end);
/* 12号: a day before a verb or the end of a clause, else the number of something. */
bool date_is_day_number(struct reader *, size_t start, size_t end);
/* 一 .. 六, 日 or 天 of the week d at text[at], behind 上周: one of its days; 末: the last two.  Returns the end. */
size_t weekday_end(struct reader *, size_t at, struct date *d);
/* 至周五, 至五 behind the first day: the last one, of the week d.  false: there is none. */
bool weekday_span(struct reader *, size_t at, struct date *d, size_t *end);
/* A date at text[at] that the grammar does not hold: 民国三十年, Apr 6. */
bool read_date_form(struct reader *, size_t at, struct draft *);
/* One date of the grammar, not resolved. false: the match is no date. */
bool date_of(struct reader *, const struct grammar_match *, size_t start, struct date *);
/* The second half of "date 至 date" behind a, at at; *end behind it. */
bool read_second_date(struct reader *, size_t at, struct date *a, struct date *b, size_t *end);
/* The alternatives of the grammar with a span inside. */
bool read_date_span(struct reader *, const struct grammar_match *, size_t start, struct draft *);

#endif
