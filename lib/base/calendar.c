#include "base/calendar.h"

bool
calendar_is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int
calendar_month_days(int year, int month)
{
	static const unsigned char days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return month == 2 && calendar_is_leap(year) ? 29 : days[month - 1];
}

bool
calendar_is_date(int year, int month, int day)
{
	return year >= 1 && year <= 9999 && month >= 1 && month <= 12 &&
	    day >= 1 && day <= calendar_month_days(year, month);
}

bool
calendar_has(long days)
{
	const long first = -719162, last = 2932896;	/* 0001-01-01, 9999-12-31 */

	return days >= first && days <= last;
}

/*
 * Both ways by eras of 400 years that begin on 1 March, so that the leap day is
 * the last of its year (H. Hinnant, chrono-Compatible Low-Level Date Algorithms).
 */
long
calendar_days(int year, int month, int day)
{
	long y = month > 2 ? year : year - 1;
	long era = (y >= 0 ? y : y - 399) / 400;
	long of_era = y - era * 400;
	long of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

void
calendar_date(long days, int *year, int *month, int *day)
{
	long z = days + 719468;
	long era = (z >= 0 ? z : z - 146096) / 146097;
	long of_era = z - era * 146097;
	long y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	long of_year = of_era - (365 * y + y / 4 - y / 100);
	long m = (5 * of_year + 2) / 153;

	*day = (int)(of_year - (153 * m + 2) / 5 + 1);
	*month = (int)(m < 10 ? m + 3 : m - 9);
	*year = (int)(y + era * 400 + (*month <= 2));
}

int
calendar_weekday(long days)
{
	/* 1970-01-01 was a Thursday. */
	long w = (days + 3) % 7;

	return (int)(w < 0 ? w + 7 : w) + 1;
}

/* The number of two digits; *is_number becomes false where they are none. */
static int
two_digits(const char *p, bool *is_number)
{
	unsigned tens = (unsigned)p[0] - '0', ones = (unsigned)p[1] - '0';

	*is_number &= tens <= 9 && ones <= 9;
	return (int)(tens * 10 + ones);
}

bool
calendar_parse(struct str iso, long *days)
{
	bool is_date = iso.n == CALENDAR_BYTES && iso.p[4] == '-' && iso.p[7] == '-';
	int year, month, day;

	if (!is_date)
		return false;
	year = two_digits(iso.p, &is_date) * 100 + two_digits(iso.p + 2, &is_date);
	month = two_digits(iso.p + 5, &is_date);
	day = two_digits(iso.p + 8, &is_date);
	if (!is_date || !calendar_is_date(year, month, day))
		return false;
	*days = calendar_days(year, month, day);
	return true;
}

char *
calendar_put(char *to, long days)
{
	int year, month, day;

	calendar_date(days, &year, &month, &day);
	to = str_two_digits(to, year / 100);
	to = str_two_digits(to, year % 100);
	*to++ = '-';
	to = str_two_digits(to, month);
	*to++ = '-';
	return str_two_digits(to, day);
}

void
calendar_print(struct buf *out, long days)
{
	char *to = buf_room(out, CALENDAR_BYTES);

	out->n += (size_t)(calendar_put(to, days) - to);
}
