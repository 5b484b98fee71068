/*
 * The proleptic Gregorian calendar (ISO 8601) as numbers of days.
 */
#ifndef BASE_CALENDAR_H
#define BASE_CALENDAR_H

#include "base/mem.h"

bool calendar_is_leap(int year);
int calendar_month_days(int year, int month);
/* year 1..9999, month 1..12, day of that month. */
bool calendar_is_date(int year, int month, int day);
/* Is it one of the days that are written so, 0001-01-01 to 9999-12-31? */
bool calendar_has(long days);
/* Days since 1970-01-01 (may be negative). */
long calendar_days(int year, int month, int day);
void calendar_date(long days, int *year, int *month, int *day);
/* ISO 8601 weekday: 1 Monday .. 7 Sunday. */
int calendar_weekday(long days);
/* "2025-12-29" exactly, a day that exists. */
bool calendar_parse(struct str iso, long *days);
/* Of a day that the calendar has. */
enum { CALENDAR_BYTES = 10 };	/* it is so long */
void calendar_print(struct buf *, long days);
/* The same to where there is room for it; returns where it ends. */
char *calendar_put(char *to, long days);

#endif
