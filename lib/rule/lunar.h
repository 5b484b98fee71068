/*
 * The Chinese calendar (农历) by GB/T 33661—2017: a month begins on the day of the new
 * moon at 120° E, the winter solstice is in the eleventh month, and of thirteen months
 * between two the first without a principal term repeats the number of the one before.
 */
#ifndef RULE_LUNAR_H
#define RULE_LUNAR_H

#include "base/mem.h"

/* The years whose months are known. */
enum { LUNAR_FIRST = 1930, LUNAR_LAST = 2050 };

struct lunar_date {
	int year;		/* the Gregorian year in which it begins */
	int month;		/* 1..12 */
	int day;		/* 1..30 */
	bool leap;		/* 闰: the month repeats its number */
};

/* Of a day since 1970-01-01. false: before or after the years that are known. */
bool lunar_of_day(long days, struct lunar_date *);
/* Days of a month, 29 or 30; 0: not known, or the year has no such leap month. */
int lunar_month_days(int year, int month, bool leap);

#endif
