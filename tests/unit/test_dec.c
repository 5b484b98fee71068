#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/dec.h"

static struct dec
dec(const char *s)
{
	struct dec d;

	if (!dec_parse(&d, str_of(s)))
		fail_msg("not a decimal: %s", s);
	return d;
}

static void
assert_prints(struct dec d, const char *want)
{
	struct buf b;

	buf_init(&b);
	dec_print(&b, d);
	buf_char(&b, '\0');
	assert_string_equal(b.p, want);
	buf_release(&b);
}

static void
parse_print(void **state)
{
	static const char *const same[] = { "0", "7", "-7", "0.1", "-0.05", "80.0", "86500",
		"18446744073709551615", "18446744073709551616", "-1000000000000000000",
		"1000000000000000000000.05", "99.000000000000000000000000000001",
		"123456789012345678901234567890123456", "0.000000000000000000000000000000000001",
		"inf", "-inf" };
	static const char *const bad[] = { "", "-", "+", ".", "1.", ".5", "1..2", "1.2.3", " 1",
		"1 ", "1e3", "1,000", "0x10", "--1", "infinity", "nan", "１", "１２",
		"1234567890123456789012345678901234567" };

	(void)state;
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		assert_prints(dec(same[i]), same[i]);
	assert_prints(dec("+5"), "5");
	assert_prints(dec("-0"), "0");
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct dec d;
		if (dec_parse(&d, str_of(bad[i])))
			fail_msg("taken for a decimal: %s", bad[i]);
	}
	/* Length counts, not a NUL. */
	struct dec d;
	assert_false(dec_parse(&d, STR("1\0")));
	assert_true(dec_parse(&d, str_sub(STR("123"), 0, 2)));
	assert_prints(d, "12");
}

static void
make(void **state)
{
	struct dec d;

	(void)state;
	assert_true(dec_make(&d, 266, 6));
	assert_prints(d, "266000000");
	assert_true(dec_make(&d, 875, -1));
	assert_prints(d, "87.5");
	assert_true(dec_make(&d, 0, -99));
	assert_prints(d, "0");
	assert_false(dec_make(&d, 1, DEC_DIGITS));
	assert_true(dec_make(&d, 1, DEC_DIGITS - 1));
	assert_false(dec_make(&d, 1, -DEC_SCALE_MAX - 1));
	assert_prints(dec_normal(dec("1.50")), "1.5");
	assert_prints(dec_normal(dec("20.0")), "20");
	assert_prints(dec_normal(dec("200")), "200");
	assert_prints(dec_normal(dec("-0.50")), "-0.5");
	assert_prints(dec_normal(dec("0.000")), "0");
	assert_prints(dec_normal(dec("123456789012345678901234567890.5000")),
	    "123456789012345678901234567890.5");
}

static void
compare(void **state)
{
	/* In order, equal ones side by side with "=" in front. */
	static const char *const order[] = { "-inf", "-123456789012345678901234567890123456",
		"-2", "-1.0001", "-1", "=-1.000", "-0.5", "0", "=0.00", "0.1", "=0.10",
		"0.100000000000000000000000000000000001", "1", "1.9", "2", "20",
		"99999999999999999999999999999999999.9", "100000000000000000000000000000000000", "inf" };

	(void)state;
	for (size_t i = 1; i < sizeof order / sizeof *order; i++) {
		bool equal = order[i][0] == '=';
		struct dec a = dec(order[i - 1] + (order[i - 1][0] == '=')), b = dec(order[i] + equal);
		assert_int_equal(dec_cmp(a, b), equal ? 0 : -1);
		assert_int_equal(dec_cmp(b, a), equal ? 0 : 1);
		assert_int_equal(dec_cmp(a, a), 0);
	}
	assert_true(dec_is_whole(dec("5.000")));
	assert_false(dec_is_whole(dec("5.001")));
	assert_false(dec_is_whole(DEC_INF));
}

static void
add(void **state)
{
	struct dec d = DEC_ZERO;

	(void)state;
	for (int i = 0; i < 10; i++)
		assert_true(dec_add(&d, d, dec("0.1")));
	assert_int_equal(dec_cmp(d, dec("1")), 0);
	assert_true(dec_sub(&d, dec("1403.24"), dec("1403.29")));
	assert_prints(d, "-0.05");
	assert_true(dec_add(&d, DEC_INF, dec("-5")));
	assert_prints(d, "inf");
	assert_false(dec_sub(&d, DEC_INF, DEC_INF));
	assert_false(dec_add(&d, dec("999999999999999999999999999999999999"), dec("1")));
	/* Zeros behind the point cost no room. */
	assert_true(dec_add(&d, dec("100000000000000000000000000000000000"),
	    dec("5.0000000000000000000000")));
	assert_int_equal(dec_cmp(d, dec("100000000000000000000000000000000005")), 0);
	assert_false(dec_add(&d, dec("100000000000000000000000000000000000"), dec("0.01")));
}

static void
multiply(void **state)
{
	struct dec d, up;

	(void)state;
	assert_true(dec_mul(&d, dec("1.5"), dec("-0.2"), DEC_DOWN));
	assert_prints(d, "-0.30");
	assert_true(dec_mul(&d, dec("123456789012345678"), dec("987654321098765432"), DEC_DOWN));
	assert_prints(d, "121932631137021794322511812221002896");
	/* Longer than there is room for: down and up hold the product between them. */
	assert_true(dec_mul(&d, dec("0.1234567890123456789"), dec("0.9876543210987654321"), DEC_DOWN));
	assert_true(dec_mul(&up, dec("0.1234567890123456789"), dec("0.9876543210987654321"), DEC_UP));
	assert_prints(d, "0.121932631137021795223746380111126352");
	assert_prints(up, "0.121932631137021795223746380111126353");
	assert_true(dec_mul(&d, dec("-0.1234567890123456789"), dec("0.9876543210987654321"), DEC_DOWN));
	assert_prints(d, "-0.121932631137021795223746380111126353");
	assert_false(dec_mul(&d, dec("1000000000000000000"), dec("1000000000000000000"), DEC_UP));
	assert_true(dec_mul(&d, DEC_INF, dec("-3"), DEC_UP));
	assert_prints(d, "-inf");
	assert_false(dec_mul(&d, DEC_INF, DEC_ZERO, DEC_UP));
}

static void
divide(void **state)
{
	struct dec d;

	(void)state;
	assert_true(dec_div(&d, dec("520"), dec("800"), DEC_DOWN));
	assert_prints(d, "0.65");
	assert_true(dec_div(&d, dec("1"), dec("3"), DEC_DOWN));
	assert_prints(d, "0.333333333333333333333333333333");
	assert_true(dec_div(&d, dec("1"), dec("3"), DEC_UP));
	assert_prints(d, "0.333333333333333333333333333334");
	assert_true(dec_div(&d, dec("-1"), dec("3"), DEC_DOWN));
	assert_prints(d, "-0.333333333333333333333333333334");
	assert_true(dec_div(&d, dec("2"), dec("3"), DEC_HALF_EVEN));
	assert_prints(d, "0.666666666666666666666666666667");
	assert_true(dec_div(&d, dec("6"), dec("0.002"), DEC_DOWN));
	assert_prints(d, "3000");
	assert_true(dec_div(&d, dec("5"), DEC_INF, DEC_DOWN));
	assert_prints(d, "0");
	assert_false(dec_div(&d, dec("5"), dec("0.00"), DEC_DOWN));
	assert_false(dec_div(&d, DEC_INF, DEC_INF, DEC_DOWN));
}

static void
rounding(void **state)
{
	(void)state;
	assert_prints(dec_round(dec("2.25"), 1, DEC_HALF_EVEN), "2.2");
	assert_prints(dec_round(dec("2.35"), 1, DEC_HALF_EVEN), "2.4");
	assert_prints(dec_round(dec("-2.25"), 1, DEC_DOWN), "-2.3");
	assert_prints(dec_round(dec("-2.25"), 1, DEC_UP), "-2.2");
	assert_prints(dec_round(dec("2.2"), 5, DEC_UP), "2.2");
	assert_prints(dec_round_digits(dec("123.456"), 4, DEC_HALF_EVEN), "123.5");
	assert_prints(dec_round_digits(dec("123456"), 4, DEC_HALF_EVEN), "123456");
}

/* Against machine arithmetic, on numbers small enough for it. */
static void
agrees_with_integers(void **state)
{
	uint64_t seed = 1;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		long long n[2];
		struct dec a, b, d;

		for (int k = 0; k < 2; k++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			n[k] = (long long)(seed >> 33) % 2000001 - 1000000;
		}
		assert_true(dec_make(&a, n[0], -3));	/* thousandths */
		assert_true(dec_make(&b, n[1], -3));
		assert_int_equal(dec_cmp(a, b), (n[0] > n[1]) - (n[0] < n[1]));
		assert_true(dec_add(&d, a, b));
		assert_int_equal(dec_cmp(d, (struct dec){ n[0] + n[1], 3, 0 }), 0);
		assert_true(dec_mul(&d, a, b, DEC_DOWN));
		assert_int_equal(dec_cmp(d, (struct dec){ n[0] * n[1], 6, 0 }), 0);
		if (n[1] == 0)
			continue;
		/* down * b <= a <= up * b, or the other way round for b < 0. */
		struct dec up, low, high;
		assert_true(dec_div(&d, a, b, DEC_DOWN));
		assert_true(dec_div(&up, a, b, DEC_UP));
		assert_true(dec_cmp(d, up) <= 0);
		assert_true(dec_mul(&low, n[1] > 0 ? d : up, b, DEC_DOWN));
		assert_true(dec_mul(&high, n[1] > 0 ? up : d, b, DEC_UP));
		assert_true(dec_cmp(low, a) <= 0 && dec_cmp(a, high) <= 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parse_print),
		cmocka_unit_test(make),
		cmocka_unit_test(compare),
		cmocka_unit_test(add),
		cmocka_unit_test(multiply),
		cmocka_unit_test(divide),
		cmocka_unit_test(rounding),
		cmocka_unit_test(agrees_with_integers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
