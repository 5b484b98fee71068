#include "base/calendar.h"
#include "figure/lunar.h"
#include "figure/lunar_years.h"

static const struct lunar_year *
year_of(int year)
{
	return year < LUNAR_FIRST || year > LUNAR_LAST ? NULL : &lunar_years[year - LUNAR_FIRST];
}

static long
first_day(const struct lunar_year *y)
{
	return calendar_days(y->year, y->month, y->day);
}

static int
length(const struct lunar_year *y, int index)
{
	return (y->long_months >> index & 1) + 29;
}

/* Which month of the year from 0 on it is; -1: the year has no such month. */
static int
index_of(const struct lunar_year *y, int month, bool leap)
{
	if (month < 1 || month > 12 || (leap && month != y->leap))
		return -1;
	return month - 1 + (leap || (y->leap != 0 && month > y->leap));
}

int
lunar_month_days(int year, int month, bool leap)
{
	const struct lunar_year *y = year_of(year);
	int i = y == NULL ? -1 : index_of(y, month, leap);

	return i < 0 ? 0 : length(y, i);
}

bool
lunar_to_day(const struct lunar_date *d, long *days)
{
	const struct lunar_year *y = year_of(d->year);
	int index;

	if (d->day < 1 || d->day > lunar_month_days(d->year, d->month, d->leap))
		return false;
	index = index_of(y, d->month, d->leap);
	*days = first_day(y) + d->day - 1;
	for (int i = 0; i < index; i++)
		*days += length(y, i);
	return true;
}

bool
lunar_of_day(long days, struct lunar_date *d)
{
	int year, month, day, i = 0;
	const struct lunar_year *y;

	calendar_date(days, &year, &month, &day);
	y = year_of(year);
	/* Before its new year a day is of the year before. */
	if (y == NULL || days < first_day(y))
		y = year_of(year - 1);
	if (y == NULL)
		return false;
	days -= first_day(y);
	while (i < 13 && days >= length(y, i))
		days -= length(y, i++);
	if (i > 12 || (i == 12 && y->leap == 0))
		return false;
	d->year = y->year;
	d->leap = y->leap != 0 && i == y->leap;
	d->month = i + 1 - (y->leap != 0 && i >= y->leap);
	d->day = (int)days + 1;
	return true;
}
