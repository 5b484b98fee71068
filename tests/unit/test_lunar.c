/*
 * The Chinese calendar, against dates that everybody knows.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/calendar.h"
#include "figure/lunar.h"

static void
known_days(void **state)
{
	static const struct {
		int year, month, day;	/* Gregorian */
		struct lunar_date lunar;
	} cases[] = {
		{ 1930, 1, 30, { 1930, 1, 1, false } },
		{ 1949, 10, 1, { 1949, 8, 10, false } },
		{ 1978, 2, 7, { 1978, 1, 1, false } },
		{ 1985, 2, 20, { 1985, 1, 1, false } },
		{ 1985, 2, 19, { 1984, 12, 30, false } },
		{ 1987, 7, 26, { 1987, 6, 1, true } },
		{ 2000, 2, 5, { 2000, 1, 1, false } },
		{ 2008, 8, 8, { 2008, 7, 8, false } },
		{ 2020, 10, 1, { 2020, 8, 15, false } },
		{ 2022, 2, 1, { 2022, 1, 1, false } },
		{ 2023, 3, 22, { 2023, 2, 1, true } },
		{ 2024, 2, 9, { 2023, 12, 30, false } },
		{ 2025, 1, 28, { 2024, 12, 29, false } },
		{ 2025, 5, 31, { 2025, 5, 5, false } },
		{ 2025, 8, 10, { 2025, 6, 17, true } },
		{ 2025, 10, 6, { 2025, 8, 15, false } },
		{ 1900, 1, 31, { 1900, 1, 1, false } },
		{ 1911, 10, 10, { 1911, 8, 19, false } },
		{ 1928, 6, 21, { 1928, 5, 4, false } },
		{ 2100, 2, 9, { 2100, 1, 1, false } },
		{ 2033, 12, 22, { 2033, 11, 1, true } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct lunar_date *want = &cases[i].lunar;
		struct lunar_date d;

		assert_true(lunar_of_day(calendar_days(cases[i].year, cases[i].month, cases[i].day), &d));
		assert_int_equal(d.year, want->year);
		assert_int_equal(d.month, want->month);
		assert_int_equal(d.day, want->day);
		assert_int_equal(d.leap, want->leap);
	}
}

/* Every day follows the one before, in months of 29 or 30 days and years of 12 or 13 months. */
static void
every_day(void **state)
{
	struct lunar_date before, d;
	long day = calendar_days(1900, 1, 31), end = calendar_days(2101, 1, 28);
	size_t months = 1;

	(void)state;
	assert_false(lunar_of_day(day - 1, &d));
	assert_false(lunar_of_day(end + 1, &d));
	assert_true(lunar_of_day(day, &before));
	while (++day <= end) {
		assert_true(lunar_of_day(day, &d));
		if (d.day == 1) {
			assert_in_range(before.day, 29, 30);
			months = d.year == before.year ? months + 1 : 1;
			assert_true(months <= 13);
		} else {
			assert_int_equal(d.day, before.day + 1);
			assert_int_equal(d.month, before.month);
		}
		long back;
		assert_true(lunar_to_day(&d, &back));
		assert_int_equal(back, day);
		before = d;
	}
	assert_int_equal(before.month, 12);
}

static void
lengths(void **state)
{
	(void)state;
	assert_int_equal(lunar_month_days(2025, 5, false), 29);
	assert_int_equal(lunar_month_days(2025, 6, true), 29);
	assert_int_equal(lunar_month_days(2025, 7, true), 0);
	assert_int_equal(lunar_month_days(1899, 1, false), 0);
	assert_int_equal(lunar_month_days(2025, 13, false), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_days),
		cmocka_unit_test(every_day),
		cmocka_unit_test(lengths),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
