/*
 * The Chinese calendar (农历, GB/T 33661—2017) from the table lib/lexicon/lunar.txt.
 */
#ifndef FIGURE_LUNAR_H
#define FIGURE_LUNAR_H

#include "base/mem.h"

/* The years whose months are known. */
enum { LUNAR_FIRST = 1900, LUNAR_LAST = 2100 };

struct lunar_date {
	int year;		/* the Gregorian year in which it begins */
	int month;		/* 1..12 */
	int day;		/* 1..30 */
	bool leap;		/* 闰: the month repeats its number */
};

/* Of a day since 1970-01-01. false: before or after the years that are known. */
bool lunar_of_day(long days, struct lunar_date *);
/* The reverse. false: there is no such day, or it is not known. */
bool lunar_to_day(const struct lunar_date *, long *days);
/* Days of a month, 29 or 30; 0: not known, or the year has no such leap month. */
int lunar_month_days(int year, int month, bool leap);

#endif
