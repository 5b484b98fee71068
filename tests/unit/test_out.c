/*
 * Cells as CSV, JSON Lines, tab-separated and Markdown, and back from CSV.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "out/format.h"
#include "table/csv.h"

static void
assert_is(const struct buf *b, const char *want)
{
	if (!str_eq(buf_str(b), str_of(want)))
		fail_msg("'%.*s', not '%s'", STR_ARG(buf_str(b)), want);
}

/* What a spreadsheet would evaluate is not what it began with; every text comes back. */
static void
csv_fields(void **state)
{
	const struct {
		struct str text;
		const char *written;
	} cases[] = {
		{ STR(""), "\"\"" },
		{ STR("三县"), "\"三县\"" },
		{ STR("a,\"b\"\r\nc"), "\"a,\"\"b\"\"\r\nc\"" },
		{ STR("=1+1"), "\"'=1+1\"" },
		{ STR("+5"), "\"'+5\"" },
		{ STR("@SUM(A1)"), "\"'@SUM(A1)\"" },
		{ STR("\t=1"), "\"'\t=1\"" },
		{ STR("\r"), "\"'\r\"" },
		{ STR("\n\"\""), "\"'\n\"\"\"\"\"" },
		{ STR("＝1+1"), "\"'＝1+1\"" },
		{ STR("－1"), "\"'－1\"" },
		{ STR("！"), "\"！\"" },
		{ STR("-"), "\"'-\"" },
		{ STR("-5"), "\"-5\"" },
		{ STR("-5.2"), "\"-5.2\"" },
		{ STR("-0.00000000000000000001"), "\"-0.00000000000000000001\"" },
		{ STR("-5.2亿元"), "\"'-5.2亿元\"" },
		{ STR("-5-2"), "\"'-5-2\"" },
		{ STR("-inf"), "\"'-inf\"" },
		{ STR("--01-27"), "\"'--01-27\"" },
		{ STR("−5.2%"), "\"−5.2%\"" },
		/* Apostrophes of the text's own. */
		{ STR("'"), "\"'\"" },
		{ STR("'90年代"), "\"'90年代\"" },
		{ STR("'=1"), "\"''=1\"" },
		{ STR("''-5"), "\"'''-5\"" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf b;
		struct str s = cases[i].text;
		size_t quoted = 0;

		buf_init(&b);
		buf_add(&b, STR("x"));
		csv_put(&b, s);
		assert_int_equal(b.p[0], 'x');
		memmove(b.p, b.p + 1, --b.n);
		assert_is(&b, cases[i].written);
		for (size_t j = 0; j < s.n; j++)
			quoted += s.p[j] == '"';
		if (quoted == 0)
			assert_true(str_eq(csv_get(str_sub(buf_str(&b), 1, b.n - 1)), s));
		buf_release(&b);
	}
}

static void
formats(void **state)
{
	static const struct str names[] = { { "file", 4 }, { "a|b", 3 }, { "n", 1 }, { "sum", 3 }, { "x", 1 } };
	static const struct out_table table = { names, 5, 2 };
	const struct cell cells[] = { cell_text(STR("a\"\\\1\b\f\n\r\t/名")), cell_text(STR("")), cell_place(12),
		{ CELL_NUMBER, STR("-2.50"), 0 }, cell_optional(STR("")) };
	static const struct {
		const char *name, *header, *row;
	} cases[] = {
		{ "tsv", "file\ta|b\tn\tsum\tx\n", "a＂\\\\\1\b\f\\n\\r\\t/名\t-\t12\t-2.50\t-\n" },
		{ "csv", "\"file\",\"a|b\",\"n\",\"sum\",\"x\"\n", "\"a\"\"\\\1\b\f\n\r\t/名\",\"\",12,-2.50,\"\"\n" },
		{ "jsonl", "", "{\"file\":\"a\\\"\\\\\\u0001\\b\\f\\n\\r\\t/名\",\"a|b\":\"\",\"n\":12,\"sum\":-2.50,\"x\":null}\n" },
		{ "markdown", "| file | a\\|b | n | sum | x |\n| --- | --- | ---: | ---: | ---: |\n",
		    "| a\"\\\\      /名 | - | 12 | -2.50 | - |\n" },
	};

	(void)state;
	assert_null(out_format_find(STR("xml")));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct out_format *f = out_format_find(str_of(cases[i].name));
		struct buf b;

		assert_non_null(f);
		buf_init(&b);
		f->header(&b, &table);
		assert_is(&b, cases[i].header);
		buf_clear(&b);
		f->row(&b, &table, cells);
		assert_is(&b, cases[i].row);
		buf_release(&b);
	}
}

/* Of a row of tab-separated fields, results that are decimals are numbers, names never. */
static void
cells_of_fields(void **state)
{
	static const struct str names[] = { { "k", 1 }, { "a", 1 }, { "b", 1 }, { "c", 1 }, { "d", 1 }, { "e", 1 } };
	static const struct out_table table = { names, 6, 1 };
	const struct str fields[] = { STR("12"), STR("-"), STR("-3.5"), STR("inf"), STR("2025-12-29"), STR("a\\tb") };
	struct cell cells[6];
	struct arena arena;

	(void)state;
	arena_init(&arena);
	out_cells(&arena, &table, fields, cells);
	assert_int_equal(cells[0].type, CELL_TEXT);
	assert_int_equal(cells[1].type, CELL_NOTHING);
	assert_int_equal(cells[2].type, CELL_NUMBER);
	assert_true(str_eq(cells[2].text, STR("-3.5")));
	assert_int_equal(cells[3].type, CELL_TEXT);
	assert_int_equal(cells[4].type, CELL_TEXT);
	assert_true(str_eq(cells[5].text, STR("a\tb")));
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(csv_fields),
		cmocka_unit_test(formats),
		cmocka_unit_test(cells_of_fields),
	};

	return cmocka_run_group_tests_name("out", tests, NULL, NULL);
}
