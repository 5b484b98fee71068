#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "out/pretty.h"
#include "stats/stats.h"
#include "support.h"
#include "table/tsv.h"

#define DEFAULT "n,sum,min,max,mean,median,low,high,values"

static struct stats_spec
spec_of(const char *operations, const struct str *names, size_t nnames)
{
	struct stats_spec spec = { .facts = true, .names = names, .nnames = nnames };
	struct buf why;

	buf_init(&why);
	assert_true(operations_parse(&spec.operations, str_of(operations), &why));
	buf_release(&why);
	return spec;
}

/* The result cells of one row, "=1 2 3". */
static void
put_cells(void *context, const struct stats_row *row)
{
	struct cells {
		struct buf *out;
		size_t from, n;
	} *c = context;

	for (size_t i = c->from; i < c->n; i++) {
		buf_char(c->out, i == c->from ? '=' : ' ');
		buf_add(c->out, row->cells[i]);
	}
}

static void
put_report(void *context, struct str what)
{
	struct buf *const *out = context;

	buf_add(*out, what);
	buf_char(*out, '|');
}

/* What operations come to of rows, "value [low high]" lines of this kind and of unit u, or why not. */
static void
assert_operations(const char *operations, const char *kind, const char *rows, const char *want)
{
	const struct stats_finish finish = { .decimals = -1 };
	struct stats_spec spec = spec_of(operations, NULL, 0);
	struct stats *s = stats_new(&spec);
	struct str rest = str_of(rows);
	struct buf why;
	struct {
		struct buf *out;
		size_t from, n;
	} cells = { &why, 2, 2 + spec.operations.n };

	buf_init(&why);
	while (rest.n > 0) {
		struct str row = str_cut(&rest, '\n'), value = str_cut(&row, ' ');
		struct str keys[2] = { str_of(kind), STR("u") };
		struct measure m = { .value = value };

		if (row.p != NULL) {
			m.low = str_cut(&row, ' ');
			m.high = row;
		}
		if (!stats_add(s, keys, (struct str){ NULL, 0 }, &m, &why))
			buf_char(&why, '|');
	}
	assert_true(stats_each(s, &finish, put_cells, put_report, &cells));
	assert_str(buf_str(&why), want);
	stats_free(s);
	free(spec.operations.p);
	buf_release(&why);
}

static void
assert_summary(const char *kind, const char *rows, const char *want)
{
	assert_operations(DEFAULT, kind, rows, want);
}

/* n sum min max mean median low high values */
static void
numbers_add_up(void **state)
{
	(void)state;
	assert_summary("quantity", "0.1 0.05 0.15\n0.1 0.05 0.15\n0.1 0.05 0.15\n0.1 0.05 0.15\n0.1 0.05 0.15\n"
	    "0.1 0.05 0.15\n0.1 0.05 0.15\n0.1 0.05 0.15\n0.1 0.05 0.15\n0.1 0.05 0.15\n",
	    "=10 1 0.1 0.1 0.1 0.1 0.5 1.5 10");
	assert_summary("count", "3 3 3\n4 4 4\n8 8 8\n", "=3 15 3 8 5 4 15 15 3");
	assert_summary("percent", "-3.50 -3.55 -3.45\n2 1.5 2.5\n", "=2 -1.5 -3.5 2 -0.75 -0.75 -2.05 -0.95 2");
	assert_summary("count", "300 300 inf\n5 5 5\n", "=2 305 5 300 152.5 152.5 305 inf 2");
}

/* One that states only a range counts in n and in the interval; one without interval is a point. */
static void
ranges_without_a_value(void **state)
{
	(void)state;
	assert_summary("count", "10 10 10\n- 3 5\n", "=2 10 10 10 10 10 13 15 1");
	assert_summary("count", "- 3 5\n- 20 99\n", "=2 - - - - - 23 104 0");
	assert_summary("duration", "28 - -\n", "=1 28 28 28 28 28 28 28 1");
	assert_summary("count", "7\n8\n", "=2 15 7 8 7.5 7.5 - - 2");
	assert_summary("count", "- - -\n", "=1 - - - - - - - 0");
}

static void
mean_is_rounded_half_to_even(void **state)
{
	(void)state;
	assert_summary("count", "1\n1\n0\n", "=3 2 0 1 0.6666666666666666666666666667 1 - - 3");
	assert_summary("count", "-1\n-1\n0\n", "=3 -2 -1 0 -0.6666666666666666666666666667 -1 - - 3");
	/* 29 digits that end in 5: the digit before decides. */
	assert_summary("count", "1.0000000000000000000000000002\n1.0000000000000000000000000003\n",
	    "=2 2.0000000000000000000000000005 1.0000000000000000000000000002 1.0000000000000000000000000003 "
	    "1 1.00000000000000000000000000025 - - 2");
	assert_summary("count", "100000000000000000000000000001\n100000000000000000000000000002\n2\n",
	    "=3 200000000000000000000000000005 2 100000000000000000000000000002 "
	    "66666666666666666666666666668 100000000000000000000000000001 - - 3");
}

static void
median_is_exact(void **state)
{
	(void)state;
	assert_summary("count", "5\n1\n4\n2\n", "=4 12 1 5 3 3 - - 4");
	assert_summary("count", "2.0\n2\n2.00\n9\n9\n9\n", "=6 33 2 9 5.5 5.5 - - 6");
	assert_summary("count", "0.00000000000000000000000000000000001\n0.00000000000000000000000000000000002\n",
	    "=2 0.00000000000000000000000000000000003 0.00000000000000000000000000000000001 "
	    "0.00000000000000000000000000000000002 0.000000000000000000000000000000000015 "
	    "0.000000000000000000000000000000000015 - - 2");
}

static void
other_scales(void **state)
{
	(void)state;
	assert_summary("ordinal", "20 20 20\n1 1 1\n", "=2 - 1 20 - 10.5 - - 2");
	assert_summary("date", "2025-12-29 2025-12-29 2025-12-29\n2025 2025-01-01 2025-12-31\n--01-27 - -\n",
	    "=3 - 2025-01-01 2025-12-31 - - - - -");
	assert_summary("ratio", "9.1:45.2:45.7 - -\n", "=1 - - - - - - - -");
	assert_summary("code", "12356 - -\n120 - -\n", "=2 - - - - - - - -");
	assert_summary("acreage", "12\n", "=1 12 12 12 12 12 - - 1");
}

#define NINES "999999999999999999999999999999999999"

/* Of the whole sum, not on the way to it; what does not need it is told all the same. */
static void
overflow_is_told(void **state)
{
	(void)state;
	assert_summary("count", NINES "\n" NINES "\n1\n",
	    "count u: a result has more digits than can be kept|=3 - 1 " NINES
	    " 666666666666666666666666666666666666 " NINES " - - 3");
	assert_summary("count", NINES "\n" NINES "\n-" NINES "\n",
	    "=3 " NINES " -" NINES " " NINES " 333333333333333333333333333333333333 " NINES " - - 3");
}

static void
unreadable_fields(void **state)
{
	(void)state;
	assert_summary("count", "x 1 1\n5 5 5\n", "value is not readable: x|=1 5 5 5 5 5 5 5 1");
	assert_summary("count", "inf 1 1\n", "value is not readable: inf|");
	assert_summary("count", "1 1 x\n1 - 1\n", "high is not readable: x|low is not readable: -|");
}

/* --- groups */

static void
add(struct stats *s, const char *section, const char *kind, const char *unit, const char *value)
{
	const struct measure m = { .value = str_of(value), .low = str_of(value), .high = str_of(value) };
	const struct str keys[3] = { str_of(section), str_of(kind), str_of(unit) };
	struct buf why;

	buf_init(&why);
	assert_true(stats_add(s, keys, (struct str){ NULL, 0 }, &m, &why));
	buf_release(&why);
}

static void
put_row(void *context, const struct stats_row *row)
{
	struct table {
		struct buf *out;
		size_t n;
	} *t = context;

	for (size_t i = 0; i < t->n; i++) {
		buf_add(t->out, row->cells[i]);
		buf_char(t->out, i + 1 < t->n ? ' ' : '\n');
	}
}

/* The summary as lines of cells with spaces between, into *out. */
static void
summarise(struct stats *s, const struct stats_finish *finish, struct buf *out)
{
	const struct str *names;
	size_t nkeys;
	struct {
		struct buf *out;
		size_t n;
	} table = { out, stats_columns(s, &names, &nkeys) };

	assert_true(stats_each(s, finish, put_row, put_report, &table));
}

static void
groups(void **state)
{
	const struct stats_finish plain = { .decimals = -1 };
	const struct str name = STR("section");
	struct stats_spec spec = spec_of("n,sum", &name, 1);
	struct stats *s = stats_new(&spec);
	struct buf b;

	(void)state;
	add(s, "乙", "money", "CNY", "5");
	add(s, "甲", "weight", "t", "1");
	add(s, "甲", "money", "CNY", "1");
	add(s, "甲", "count", "名", "1");
	add(s, "甲", "count", "个", "1");
	add(s, "甲", "count", "-", "1");
	add(s, "乙", "money", "CNY", "7");
	buf_init(&b);
	summarise(s, &plain, &b);
	assert_str(buf_str(&b),
	    "乙 money CNY 2 12\n"
	    "甲 count - 1 1\n"
	    "甲 count 个 1 1\n"
	    "甲 count 名 1 1\n"
	    "甲 money CNY 1 1\n"
	    "甲 weight t 1 1\n");
	buf_release(&b);
	stats_free(s);
	free(spec.operations.p);
}

/* Units that are the first bytes of one another, around the eight that are compared at once. */
static void
keys_that_begin_alike(void **state)
{
	static const char digits[] = "12345678901234567";
	const struct stats_finish plain = { .decimals = -1 };
	const struct measure one = { .value = STR("1"), .low = STR("1"), .high = STR("1") };
	struct stats_spec spec = spec_of("sum", NULL, 0);
	struct stats *s = stats_new(&spec);
	struct buf b;

	(void)state;
	buf_init(&b);
	for (int round = 0; round < 3; round++) {
		for (size_t n = 1; n < sizeof digits; n++) {
			const struct str keys[2] = { STR("count"), { digits, n } };

			assert_true(stats_add(s, keys, (struct str){ NULL, 0 }, &one, &b));
		}
	}
	summarise(s, &plain, &b);
	for (size_t n = 1; n < sizeof digits; n++) {
		struct str rest = buf_str(&b), line = str_cut(&rest, '\n');

		str_cut(&line, ' ');
		assert_int_equal(str_cut(&line, ' ').n, n);
		assert_str(line, "3");
		b.n = rest.n;
		memmove(b.p, rest.p, rest.n);
	}
	assert_int_equal(b.n, 0);
	buf_release(&b);
	stats_free(s);
	free(spec.operations.p);
}

/* Many groups of many values: the tables grow and lose nothing. */
static void
many_groups(void **state)
{
	enum { GROUPS = 1000, EACH = 100 };
	const struct stats_finish plain = { .decimals = -1 };
	const struct str name = STR("file");
	struct stats_spec spec = spec_of(DEFAULT, &name, 1);
	struct stats *s = stats_new(&spec);
	struct str rest;
	struct buf b;

	(void)state;
	for (int i = 0; i < GROUPS * EACH; i++) {
		char file[16], value[16];

		snprintf(file, sizeof file, "%d", i % GROUPS);
		snprintf(value, sizeof value, "%d", i / GROUPS);
		add(s, file, "count", "名", value);
	}
	buf_init(&b);
	summarise(s, &plain, &b);
	rest = buf_str(&b);
	for (int i = 0; i < GROUPS; i++) {
		struct str row = str_cut(&rest, '\n');

		str_cut(&row, ' ');
		assert_str(row, "count 名 100 4950 0 99 49.5 49.5 4950 4950 100");
	}
	assert_int_equal(rest.n, 0);
	buf_release(&b);
	stats_free(s);
	free(spec.operations.p);
}

static void
pretty(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	pretty_write(&b, STR("kind\tunit\tn\tsum\ncount\t公里\t5\t-\ndate\t-\t12\tinf\n"));
	assert_str(buf_str(&b),
	    "kind   unit   n  sum\n"
	    "count  公里   5    -\n"
	    "date   -     12  inf\n");
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_add_up),
		cmocka_unit_test(ranges_without_a_value),
		cmocka_unit_test(mean_is_rounded_half_to_even),
		cmocka_unit_test(median_is_exact),
		cmocka_unit_test(other_scales),
		cmocka_unit_test(overflow_is_told),
		cmocka_unit_test(unreadable_fields),
		cmocka_unit_test(groups),
		cmocka_unit_test(keys_that_begin_alike),
		cmocka_unit_test(many_groups),
		cmocka_unit_test(pretty),
	};

	return cmocka_run_group_tests_name("stats", tests, NULL, NULL);
}
