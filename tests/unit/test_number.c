#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "stats/histogram.h"
#include "stats/reading.h"
#include "stats/total.h"
#include "stats/where.h"
#include "stats/word.h"

static void
assert_dec(struct dec got, const char *want)
{
	struct buf b;

	buf_init(&b);
	dec_print(&b, got);
	if (!str_eq(buf_str(&b), str_of(want)))
		fail_msg("got %.*s, not %s", STR_ARG(buf_str(&b)), want);
	buf_release(&b);
}

static struct dec
dec(const char *s)
{
	struct dec d;

	if (!number_parse(&d, str_of(s)))
		fail_msg("no number: %s", s);
	return d;
}

static void
numbers_of_other_tables(void **state)
{
	static const char *const none[] = { "", "-", "+", ".", "1.2.3", "1,000", "0x10", "1e", "e5", "1e+",
		"--1", "inf", "nan", "1 ", "-.", "1e9999", "1e400", "1234567890123456789012345678901234567" };
	struct dec d;

	(void)state;
	assert_dec(dec("007"), "7");
	assert_dec(dec("-1.50"), "-1.5");
	assert_dec(dec("+5"), "5");
	assert_dec(dec(".5"), "0.5");
	assert_dec(dec("5."), "5");
	assert_dec(dec("-0"), "0");
	assert_dec(dec("1.5e3"), "1500");
	assert_dec(dec("15E-4"), "0.0015");
	assert_dec(dec("123456789012345678901234567890123456"), "123456789012345678901234567890123456");
	assert_dec(dec("0.00000000000000000000000000000000000100"), "0.000000000000000000000000000000000001");
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		if (number_parse(&d, str_of(none[i])))
			fail_msg("taken for a number: %s", none[i]);
}

static void
assert_quotient(const char *a, const char *b, int scale, const char *want)
{
	struct wide x, y;
	struct dec q;

	assert_true(wide_parse(&x, str_of(a), 0));
	assert_true(wide_parse(&y, str_of(b), 0));
	assert_true(number_quotient(&q, &x, &y, scale));
	assert_dec(q, want);
}

/* Eight digits at once, from bytes that end where the string does. */
static void
digits_at_once(void **state)
{
	(void)state;
	for (size_t n = 1; n <= 8; n++) {
		char *digits = malloc(n);
		uint64_t want = 0, got;

		for (size_t i = 0; i < n; i++) {
			digits[i] = (char)('1' + i);
			want = want * 10 + i + 1;
		}
		assert_true(word_number(digits, n, &got));
		assert_int_equal(got, want);
		/* No byte but a digit is one, wherever it stands. */
		for (size_t i = 0; i < n; i++) {
			char digit = digits[i];

			for (int c = 0; c < 256; c++) {
				digits[i] = (char)c;
				assert_int_equal(word_number(digits, n, &got), c >= '0' && c <= '9');
			}
			digits[i] = digit;
		}
		free(digits);
	}
}

/* Strings of the same length are the same if no byte differs. */
static void
words_differ(void **state)
{
	(void)state;
	for (size_t n = 1; n <= 20; n++) {
		char *a = malloc(n), *b = malloc(n);

		memset(a, 'x', n);
		memset(b, 'x', n);
		assert_true(word_same(a, b, n));
		for (size_t i = 0; i < n; i++) {
			b[i] = 'y';
			assert_false(word_same(a, b, n));
			b[i] = 'x';
		}
		free(a);
		free(b);
	}
}

static void
quotients_are_rounded_half_to_even(void **state)
{
	(void)state;
	assert_quotient("1", "8", 0, "0.125");
	assert_quotient("-2", "3", 0, "-0.6666666666666666666666666667");
	assert_quotient("2", "3", 2, "0.006666666666666666666666666667");
	/* Exactly a half at the 29th digit: the even neighbour; a little more: up. */
	assert_quotient("10000000000000000000000000005", "1", 28, "1");
	assert_quotient("10000000000000000000000000015", "1", 28, "1.000000000000000000000000002");
	assert_quotient("100000000000000000000000000050000001", "10000000", 28, "1.000000000000000000000000001");
	assert_quotient("0", "7", 3, "0");
	/* Digits in front of the point are never dropped. */
	assert_quotient("300000000000000000000000000000000002", "3", 0, "100000000000000000000000000000000001");
}

static void
roots(void **state)
{
	const struct wide four = wide_from(4), two = wide_from(2), one = wide_from(1);
	struct wide big = wide_from(1);
	struct dec root;

	(void)state;
	assert_true(number_root(&root, &four, &one, 0));
	assert_dec(root, "2");
	assert_true(number_root(&root, &two, &one, 0));
	assert_dec(root, "1.414213562373095048801688724");
	assert_true(number_root(&root, &one, &four, 0));
	assert_dec(root, "0.5");
	wide_scale(&big, 60);
	assert_true(number_root(&root, &big, &one, 0));
	assert_dec(root, "1000000000000000000000000000000");
	assert_true(number_root(&root, &four, &one, 1));
	assert_dec(root, "0.6324555320336758663997787089");
}

/* a = q d + r, of random sizes: division by one limb and bit by bit. */
static void
division(void **state)
{
	uint64_t seed = 20251229;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct wide a = wide_from(1), d = wide_from(1), q, r, back;

		for (int i = 0; i < round % 7 + 1; i++) {
			struct wide digit;

			seed = seed * 6364136223846793005u + 1442695040888963407u;
			digit = wide_from((dec_coef)(seed >> 1));
			a = wide_mul(&a, &digit);
			if (i < round % 4)
				d = wide_mul(&d, &digit);
			wide_add(i % 2 ? &a : &d, &digit);
		}
		wide_div(&a, &d, &q, &r);
		assert_true(wide_cmp_abs(&r, &d) < 0);
		back = wide_mul(&q, &d);
		wide_add(&back, &r);
		assert_int_equal(wide_cmp_abs(&back, &a), 0);
	}
}

/* A sum does not depend on the order, nor on how it was gathered. */
static void
totals(void **state)
{
	static const char *const numbers[] = { "999999999999999999999999999999999999", "0.1",
		"0.000000000000000000000000000000000001", "-999999999999999999999999999999999999",
		"123456789012345678", "-0.1", "5", "999999999999999999999999999999999999" };
	enum { N = sizeof numbers / sizeof *numbers };
	struct buf want, got;

	(void)state;
	buf_init(&want);
	buf_init(&got);
	for (int first = 0; first < N; first++) {
		struct total t = { 0 }, half = { 0 }, again;

		for (int i = 0; i < N; i++)
			total_add(i % 3 ? &t : &half, dec(numbers[(first + i) % N]));
		total_merge(&t, &half);
		buf_clear(&got);
		total_print(&got, &t);
		if (first == 0)
			buf_add(&want, buf_str(&got));
		assert_true(str_eq(buf_str(&want), buf_str(&got)));
		assert_true(total_parse(&again, buf_str(&got)));
		buf_clear(&got);
		total_print(&got, &again);
		assert_true(str_eq(buf_str(&want), buf_str(&got)));
		total_release(&t);
		total_release(&half);
		total_release(&again);
	}
	assert_true(str_eq(buf_str(&want),
	    STR("1000000000000000000123456789012345682.000000000000000000000000000000000001")));
	buf_release(&want);
	buf_release(&got);
}

static void
conditions(void **state)
{
	static const struct {
		const char *condition, *field;
		bool holds;
	} cases[] = {
		{ "v>1000", "1000.1", true }, { "v>1000", "1000", false }, { "v>=1000", "1e3", true },
		{ "v<10", "9", true }, { "v<10", "-", false }, { "v<10", "x", false }, { "v=1.0", "1", true },
		{ "v=-", "", true }, { "v!=1", "-", true }, { "d>=2025-01-01", "2025-12-29", true },
		{ "d<2025-01-01", "2025-12-29", false }, { "s~学校", "新建学校", true }, { "s~学校", "学", false },
		{ "s=a=b", "a=b", true },
	};
	struct condition c;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(condition_parse(&c, str_of(cases[i].condition)));
		if (condition_holds(&c, str_of(cases[i].field)) != cases[i].holds)
			fail_msg("%s of %s", cases[i].condition, cases[i].field);
	}
	assert_false(condition_parse(&c, STR("value")));
	assert_false(condition_parse(&c, STR("=1")));
}

static void
places(void **state)
{
	(void)state;
	assert_true(place_cmp(STR("a\t9"), STR("a\t10")) < 0);
	assert_true(place_cmp(STR("9"), STR("a")) < 0);
	assert_true(place_cmp(STR("b\t1"), STR("a\t2")) > 0);
	assert_true(place_cmp(STR("1.0"), STR("1")) != 0);
	assert_int_equal(place_cmp(STR("a\t1"), STR("a\t1")), 0);
}

/* Every value is in one bin, and between its edges. */
static void
histograms(void **state)
{
	static const char *const sets[][6] = { { "0", "1", "1", "19", "7" }, { "-3", "0", "5", "0.001", "7000000000" },
		{ "5" }, { "0.00000000000000000000000000000000001", "99999999999999999999999999999999999" },
		{ "-999999999999999999999999999999999999", "999999999999999999999999999999999999" } };

	(void)state;
	for (size_t s = 0; s < sizeof sets / sizeof *sets; s++) {
		for (int logarithmic = 0; logarithmic < 2; logarithmic++) {
			struct values v = { 0 };
			struct bin bins[BINS_MAX];
			uint64_t n = 0, sum = 0;
			size_t nbins;

			for (size_t i = 0; i < 6 && sets[s][i] != NULL; i++, n++)
				values_add(&v, dec(sets[s][i]));
			values_sort(&v);
			nbins = histogram(&v, dec_int(1), logarithmic, bins);
			assert_in_range(nbins, 1, BINS_MAX);
			for (size_t b = 0; b < nbins; b++) {
				sum += bins[b].count;
				assert_true(dec_cmp(bins[b].low, bins[b].high) < 0);
				if (b > 0 && bins[b - 1].high.coef != 0)
					assert_int_equal(dec_cmp(bins[b - 1].high, bins[b].low), 0);
			}
			assert_int_equal(sum, n);
			values_release(&v);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_of_other_tables),
		cmocka_unit_test(digits_at_once),
		cmocka_unit_test(words_differ),
		cmocka_unit_test(quotients_are_rounded_half_to_even),
		cmocka_unit_test(roots),
		cmocka_unit_test(division),
		cmocka_unit_test(totals),
		cmocka_unit_test(conditions),
		cmocka_unit_test(places),
		cmocka_unit_test(histograms),
	};

	return cmocka_run_group_tests_name("number", tests, NULL, NULL);
}
