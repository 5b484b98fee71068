/*
 * The proleptic Gregorian calendar.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/calendar.h"

static void
known_days(void **state)
{
	static const struct {
		int year, month, day;
		long days;
		int weekday;
	} cases[] = {
		{ 1970, 1, 1, 0, 4 },
		{ 1969, 12, 31, -1, 3 },
		{ 2000, 2, 29, 11016, 2 },
		{ 2025, 12, 29, 20451, 1 },
		{ 1582, 10, 15, -141427, 5 },
		{ 1, 1, 1, -719162, 1 },
		{ 9999, 12, 31, 2932896, 5 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(calendar_days(cases[i].year, cases[i].month, cases[i].day), cases[i].days);
		assert_int_equal(calendar_weekday(cases[i].days), cases[i].weekday);
	}
}

/* Every day of 1900..2100 follows the one before, forwards and back. */
static void
every_day(void **state)
{
	long days = calendar_days(1900, 1, 1);
	int weekday = calendar_weekday(days);

	(void)state;
	for (int y = 1900; y <= 2100; y++)
		for (int m = 1; m <= 12; m++)
			for (int d = 1; d <= calendar_month_days(y, m); d++, days++) {
				int year, month, day;

				assert_int_equal(calendar_days(y, m, d), days);
				calendar_date(days, &year, &month, &day);
				assert_true(year == y && month == m && day == d);
				assert_int_equal(calendar_weekday(days), weekday);
				weekday = weekday % 7 + 1;
			}
}

static void
valid(void **state)
{
	(void)state;
	assert_true(calendar_is_leap(2024) && calendar_is_leap(2000));
	assert_false(calendar_is_leap(1900) || calendar_is_leap(2025));
	assert_true(calendar_is_date(2024, 2, 29));
	assert_false(calendar_is_date(2025, 2, 29));
	assert_false(calendar_is_date(2025, 9, 31));
	assert_false(calendar_is_date(2025, 13, 1));
	assert_false(calendar_is_date(2025, 0, 1));
	assert_false(calendar_is_date(0, 1, 1));
	assert_false(calendar_is_date(2025, 1, 0));
	assert_true(calendar_has(calendar_days(1, 1, 1)) && calendar_has(calendar_days(9999, 12, 31)));
	assert_false(calendar_has(calendar_days(0, 12, 31)) || calendar_has(calendar_days(10000, 1, 1)));
}

static void
iso(void **state)
{
	static const char *const bad[] = { "", "2025-12-2", "2025-12-290", "2025/12/29", "2025-02-30",
		"2025-1-291", "x025-12-29", "0000-01-01" };
	struct buf b;
	long days;

	(void)state;
	assert_true(calendar_parse(STR("2025-12-29"), &days));
	assert_int_equal(days, 20451);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(calendar_parse(str_of(bad[i]), &days));
	buf_init(&b);
	calendar_print(&b, 20451);
	assert_true(str_eq(buf_str(&b), STR("2025-12-29")));
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_days),
		cmocka_unit_test(every_day),
		cmocka_unit_test(valid),
		cmocka_unit_test(iso),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
