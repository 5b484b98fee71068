#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/interval.h"

/* "low high" */
static struct interval
interval(const char *s)
{
	struct str rest = str_of(s), low = str_cut(&rest, ' ');
	struct interval i;

	if (!dec_parse(&i.low, low) || !dec_parse(&i.high, rest))
		fail_msg("not an interval: %s", s);
	return i;
}

static void
assert_is(struct interval i, const char *want)
{
	struct interval w = interval(want);

	if (dec_cmp(i.low, w.low) != 0 || dec_cmp(i.high, w.high) != 0) {
		struct buf b;
		buf_init(&b);
		dec_print(&b, i.low);
		buf_char(&b, ' ');
		dec_print(&b, i.high);
		fail_msg("%.*s, not %s", (int)b.n, b.p, want);
	}
}

static void
meet(void **state)
{
	(void)state;
	assert_true(interval_meet(interval("1 2"), interval("2 3")));	/* touching agrees */
	assert_true(interval_meet(interval("6000 7000"), interval("6999 6999")));
	assert_true(interval_meet(interval("-inf 5"), interval("5 inf")));
	assert_false(interval_meet(interval("1 2"), interval("2.01 3")));
	assert_false(interval_meet(interval("46 46"), interval("64 64")));
	assert_true(interval_is_point(interval_point(dec_int(3))));
	assert_false(interval_is_point(interval("1 2")));
}

static void
arithmetic(void **state)
{
	struct interval i;

	(void)state;
	assert_true(interval_add(&i, interval("86500 87500"), interval("201 299")));
	assert_is(i, "86701 87799");
	assert_true(interval_sub(&i, interval("1 2"), interval("0.5 inf")));
	assert_is(i, "-inf 1.5");
	assert_true(interval_mul(&i, interval("-2 3"), interval("-5 4")));
	assert_is(i, "-15 12");
	assert_true(interval_mul(&i, interval("-3 -2"), interval("-5 -4")));
	assert_is(i, "8 15");
	assert_true(interval_mul(&i, interval("2 3"), interval("0 4")));
	assert_is(i, "0 12");
	assert_true(interval_div(&i, interval("1 2"), interval("4 5")));
	assert_is(i, "0.2 0.5");
	assert_true(interval_div(&i, interval("-1 2"), interval("4 inf")));
	assert_is(i, "-0.25 0.5");
	assert_false(interval_div(&i, interval("1 2"), interval("-1 1")));
	assert_false(interval_div(&i, interval("1 2"), interval("0 1")));
	/* More digits than there is room for. */
	assert_false(interval_add(&i, interval("0 999999999999999999999999999999999999"), interval("1 1")));
}

/* What cannot be exact grows outward: a third times three still holds one. */
static void
outward(void **state)
{
	struct interval i;

	(void)state;
	assert_true(interval_div(&i, interval("1 1"), interval("3 3")));
	assert_true(dec_cmp(i.low, i.high) < 0);
	assert_true(interval_mul(&i, i, interval("3 3")));
	assert_true(interval_meet(i, interval("1 1")));
	assert_true(dec_cmp(i.low, dec_int(1)) <= 0 && dec_cmp(i.high, dec_int(1)) >= 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(meet),
		cmocka_unit_test(arithmetic),
		cmocka_unit_test(outward),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
