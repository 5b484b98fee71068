#include "rule/lunar.h"

enum { FIRST_DAY = -14581 };	/* 1930-01-30, the first day of LUNAR_FIRST */

/*
 * A year each: bit 16 - m is set where month m has 30 days, not 29; the low four bits
 * are the month after which a leap month stands, bit 16 whether that one has 30 days.
 * Computed from the times of the new moons and principal terms by the rules of the standard.
 */
static const int years[LUNAR_LAST - LUNAR_FIRST + 1] = {
	0x06566, 0x0d4a0, 0x0ea50, 0x16a95, 0x05ad0, 0x02b60, 0x186e3, 0x092e0, 0x1c8d7, 0x0c950,	/* 1930 */
	0x0d4a0, 0x1d8a6, 0x0b550, 0x056a0, 0x1a5b4, 0x025d0, 0x092d0, 0x0d2b2, 0x0a950, 0x0b557,	/* 1940 */
	0x06ca0, 0x0b550, 0x15355, 0x04da0, 0x0a5b0, 0x14573, 0x052b0, 0x0a9a8, 0x0e950, 0x06aa0,	/* 1950 */
	0x0aea6, 0x0ab50, 0x04b60, 0x0aae4, 0x0a570, 0x05260, 0x0f263, 0x0d950, 0x05b57, 0x056a0,	/* 1960 */
	0x096d0, 0x04dd5, 0x04ad0, 0x0a4d0, 0x0d4d4, 0x0d250, 0x0d558, 0x0b540, 0x0b6a0, 0x195a6,	/* 1970 */
	0x095b0, 0x049b0, 0x0a974, 0x0a4b0, 0x0b27a, 0x06a50, 0x06d40, 0x0af46, 0x0ab60, 0x09570,	/* 1980 */
	0x04af5, 0x04970, 0x064b0, 0x074a3, 0x0ea50, 0x06b58, 0x05ac0, 0x0ab60, 0x096d5, 0x092e0,	/* 1990 */
	0x0c960, 0x0d954, 0x0d4a0, 0x0da50, 0x07552, 0x056a0, 0x0abb7, 0x025d0, 0x092d0, 0x0cab5,	/* 2000 */
	0x0a950, 0x0b4a0, 0x0baa4, 0x0ad50, 0x055d9, 0x04ba0, 0x0a5b0, 0x15176, 0x052b0, 0x0a930,	/* 2010 */
	0x07954, 0x06aa0, 0x0ad50, 0x05b52, 0x04b60, 0x0a6e6, 0x0a4e0, 0x0d260, 0x0ea65, 0x0d530,	/* 2020 */
	0x05aa0, 0x076a3, 0x096d0, 0x04afb, 0x04ad0, 0x0a4d0, 0x1d0b6, 0x0d250, 0x0d520, 0x0dd45,	/* 2030 */
	0x0b5a0, 0x056d0, 0x055b2, 0x049b0, 0x0a577, 0x0a4b0, 0x0aa50, 0x1b255, 0x06d20, 0x0ada0,	/* 2040 */
	0x14b63,	/* 2050 */
};

int
lunar_month_days(int year, int month, bool leap)
{
	int y;

	if (year < LUNAR_FIRST || year > LUNAR_LAST || month < 1 || month > 12)
		return 0;
	y = years[year - LUNAR_FIRST];
	if (leap)
		return (y & 15) != month ? 0 : (y >> 16 & 1) + 29;
	return (y >> (16 - month) & 1) + 29;
}

/* Is the day, counted on from *day, in this month?  If not, count on from its end. */
static bool
take_month(long *day, int length)
{
	if (*day < length)
		return true;
	*day -= length;
	return false;
}

bool
lunar_of_day(long days, struct lunar_date *d)
{
	long left = days - FIRST_DAY;

	if (left < 0)
		return false;
	for (d->year = LUNAR_FIRST; d->year <= LUNAR_LAST; d->year++)
		for (d->month = 1; d->month <= 12; d->month++)
			for (int leap = 0; leap < 2; leap++)
				if (take_month(&left, lunar_month_days(d->year, d->month, leap != 0))) {
					d->leap = leap != 0;
					d->day = (int)left + 1;
					return true;
				}
	return false;
}
