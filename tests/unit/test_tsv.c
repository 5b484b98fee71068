/* Fields of tab-separated rows: escapes, numbers, cutting. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support.h"
#include "table/tsv.h"
static void
escapes(void **state)
{
	static const struct { const char *plain, *field; } cases[] = {
		{ "", "-" }, { "a", "a" }, { "一\t二", "一\\t二" }, { "\n", "\\n" }, { "\r\n", "\\r\\n" },
		{ "\\n", "\\\\n" }, { "12345678\t12345678", "12345678\\t12345678" },
		{ "\f12345678\v\x1a\\", "\f12345678\v\x1a\\\\" },
	};
	struct arena arena;
	struct buf b;

	(void)state;
	arena_init(&arena);
	buf_init(&b);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		buf_clear(&b);
		tsv_put(&b, str_of(cases[i].plain));
		assert_str(buf_str(&b), cases[i].field);
		assert_str(tsv_get(&arena, buf_str(&b)), cases[i].plain);
	}
	assert_str(tsv_unescape(&arena, STR("-")), "-");
	assert_str(tsv_get(&arena, STR("\\-")), "-");
	assert_str(tsv_get(&arena, STR("a\\")), "a\\");
	buf_release(&b);
	arena_release(&arena);
}

/* Each special byte at each place among up to 40 others: none is passed over by sixteen at once. */
static void
escapes_at_every_place(void **state)
{
	static const char specials[] = "\t\n\r\\";
	struct arena arena;
	struct buf b;
	char plain[40];

	(void)state;
	arena_init(&arena);
	buf_init(&b);
	for (size_t n = 1; n <= sizeof plain; n++) {
		for (size_t at = 0; at < n; at++) {
			memset(plain, "a\xE4 \x7f\x01"[n % 5], n);
			plain[at] = specials[(n + at) % 4];
			buf_clear(&b);
			tsv_put(&b, (struct str){ plain, n });
			assert_int_equal(b.n, n + 1);
			assert_true(str_eq(tsv_get(&arena, buf_str(&b)), (struct str){ plain, n }));
			plain[at] = '"';
			buf_clear(&b);
			tsv_put(&b, (struct str){ plain, n });
			assert_int_equal(b.n, n + 2);
			assert_int_equal(str_find(buf_str(&b), STR("＂"), 0), at);
		}
	}
	buf_clear(&b);
	tsv_put(&b, STR("说\"是\""));
	assert_str(buf_str(&b), "说＂是＂");
	buf_release(&b);
	arena_release(&arena);
}

/* A field at each place of a text, of each length, is what it is alone. */
static void
inside(void **state)
{
	static const char letters[] = "\t一\"二2\\\n\n三abcdefghijklmnopqrstuvwxyz\"\"\"\r\f四五六七八九十\v\\";
	struct str text = STR(letters);
	struct buf alone;
	char got[TSV_ROOM(sizeof letters)];

	(void)state;
	buf_init(&alone);
	for (size_t start = 0; start <= text.n; start++) {
		for (size_t end = start; end <= text.n; end++) {
			char *to = tsv_copy_inside(got, text, start, end);

			buf_clear(&alone);
			tsv_put(&alone, str_sub(text, start, end));
			assert_true(str_eq((struct str){ got, (size_t)(to - got) }, buf_str(&alone)));
		}
	}
	buf_release(&alone);
}

static void
numbers(void **state)
{
	unsigned long long n;
	struct buf b;

	(void)state;
	buf_init(&b);
	tsv_put_number(&b, 0);
	tsv_put_number(&b, 18446744073709551615ull);
	assert_str(buf_str(&b), "018446744073709551615");
	buf_release(&b);
	assert_true(tsv_get_number(STR("4294967295"), 4294967295u, &n));
	assert_int_equal(n, 4294967295u);
	assert_false(tsv_get_number(STR("4294967296"), 4294967295u, &n));
	assert_false(tsv_get_number(STR("99999999999999999999"), 4294967295u, &n));
	assert_false(tsv_get_number(STR(""), 9, &n));
	assert_false(tsv_get_number(STR("-1"), 9, &n));
	assert_false(tsv_get_number(STR("1x"), 9, &n));
}

static void
split(void **state)
{
	struct str f[3];

	(void)state;
	assert_int_equal(tsv_split(STR("a\t\tc"), f, 3), 3);
	assert_str(f[0], "a");
	assert_str(f[1], "");
	assert_str(f[2], "c");
	assert_int_equal(tsv_split(STR("a\tb\tc\td\t"), f, 3), 5);
	assert_str(f[2], "c");
	assert_int_equal(tsv_split(STR(""), f, 3), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(escapes),
		cmocka_unit_test(escapes_at_every_place),
		cmocka_unit_test(inside),
		cmocka_unit_test(numbers),
		cmocka_unit_test(split),
	};

	return cmocka_run_group_tests_name("tsv", tests, NULL, NULL);
}
