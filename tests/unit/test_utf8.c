/*
 * UTF-8: every code point, and every way to be ill-formed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "text/utf8.h"

static void
every_code_point(void **state)
{
	(void)state;
	for (int32_t cp = 0; cp < 0x110000; cp++) {
		char bytes[4];
		int n, want = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
		int32_t back;
		bool surrogate = cp >= 0xd800 && cp < 0xe000;

		n = utf8_put(bytes, cp);
		assert_int_equal(n, want);
		const char *end = utf8_next(bytes, bytes + n, &back);
		if (surrogate) {
			assert_int_equal(back, -1);
			assert_int_equal(utf8_valid((struct str){ bytes, 3 }), 0);
			continue;
		}
		assert_int_equal(back, cp);
		assert_ptr_equal(end, bytes + n);
		assert_ptr_equal(utf8_step(bytes, &back), bytes + n);
		assert_int_equal(back, cp);
		assert_ptr_equal(utf8_prev(bytes + n, bytes, &back), bytes);
		assert_int_equal(back, cp);
		assert_int_equal(utf8_valid((struct str){ bytes, (size_t)n }), n);
		for (int cut = 1; cut < n; cut++) {
			assert_ptr_equal(utf8_next(bytes, bytes + cut, &back), bytes + cut);
			assert_int_equal(back, -1);
			assert_int_equal(utf8_valid((struct str){ bytes, (size_t)cut }), 0);
		}
	}
}

/* Maximal subparts: the example of Unicode 15, 3.9, table 3-8, and its neighbours. */
static void
ill_formed(void **state)
{
	const struct {
		struct str bytes;
		const char *lengths;	/* of what each call passes over, - where ill-formed */
	} cases[] = {
		{ STR("\x61\xf1\x80\x80\xe1\x80\xc2\x62\x80\x63\x80\xbf\x64"),
			"1 -3 -2 -1 1 -1 1 -1 -1 1" },
		{ STR("\xc0\xaf\xe0\x80\xbf\xf0\x81\x82\x41"), "-1 -1 -1 -1 -1 -1 -1 -1 1" },
		{ STR("\xed\xa0\x80\xed\xbf\xbf\xed\xaf\x41"), "-1 -1 -1 -1 -1 -1 -1 -1 1" },
		{ STR("\xf4\x91\x92\x93\xff\x41\x80\xbf\x42"), "-1 -1 -1 -1 -1 1 -1 -1 1" },
		{ STR("\xe4\xb8\x80\xe4\xb8"), "3 -2" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *p = cases[i].bytes.p, *end = p + cases[i].bytes.n, *want = cases[i].lengths;

		while (p < end) {
			int32_t cp;
			const char *next = utf8_next(p, end, &cp);
			long length = strtol(want, (char **)&want, 10);

			assert_int_equal(cp < 0 ? p - next : next - p, length);
			p = next;
		}
		assert_int_equal(*want, '\0');
	}
}

static void
validation(void **state)
{
	char text[64];

	(void)state;
	/* A bad byte anywhere among fast runs of either kind is found where it is. */
	for (size_t n = 0; n <= 60; n++)
		for (int kind = 0; kind < 3; kind++) {
			for (size_t i = 0; i < 60; i += 3)
				memcpy(text + i, kind == 0 || (kind == 1 && i % 2) ? "abc" : "亿", 3);
			assert_int_equal(utf8_valid((struct str){ text, 60 }), 60);
			if (n == 60)
				continue;
			text[n] = '\xff';
			assert_int_equal(utf8_valid((struct str){ text, 60 }),
			    (unsigned char)text[n - n % 3] < 0x80 ? n : n - n % 3);
		}
	assert_int_equal(utf8_valid((struct str){ NULL, 0 }), 0);
}

/* Character by character. */
static size_t
valid_slowly(struct str s)
{
	const char *p = s.p, *end = s.p + s.n, *from = p;
	int32_t cp = 0;

	for (; p < end; p = utf8_next(p, end, &cp)) {
		if (cp < 0)
			return (size_t)(from - s.p);
		from = p;
	}
	return cp < 0 ? (size_t)(from - s.p) : s.n;
}

/* All sequences of four bytes of every sort, where blocks of 64 meet. */
static void
validation_at_blocks(void **state)
{
	static const unsigned char sorts[] = { 0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0,
		0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf4, 0xf5, 0xff };
	const size_t n = sizeof sorts;
	char text[200];
	size_t faults = 0;

	(void)state;
	for (size_t i = 0; i < 2 * n * n * n * n; i++) {
		size_t start = 58 + i % 9, at = 0;
		struct str s = { text, sizeof text };

		memset(text, 'a', sizeof text);
		for (; at + 3 <= start; at += 3)
			memcpy(text + at, "亿", 3);
		for (size_t k = 0, rest = i / 2; k < 4; k++, rest /= n)
			text[start + k] = (char)sorts[rest % n];
		for (at = start + 4; at + 3 <= sizeof text; at += 3)
			memcpy(text + at, "亿", 3);
		assert_int_equal(utf8_valid(s), valid_slowly(s));
		faults += valid_slowly(s) != s.n;
	}
	assert_in_range(faults, 1, 2 * n * n * n * n - 1000);
}

static void
counting(void **state)
{
	static char long_text[9000];

	(void)state;
	for (size_t i = 0; i < sizeof long_text; i += 3)
		memcpy(long_text + i, i % 2 ? "万" : "a\xc2\xb7", 3);
	for (size_t n = 0; n <= sizeof long_text; n += 3)
		assert_int_equal(utf8_count((struct str){ long_text, n }), n / 6 * 3 + (n % 6 ? 2 : 0));
	for (size_t from = 0; from <= 300; from += 6)
		for (size_t to = from; to <= 300; to += 6)
			assert_int_equal(utf8_count_from((struct str){ long_text, sizeof long_text }, from, to), (to - from) / 2);
	assert_int_equal(utf8_count(STR("八.7万,𠀀")), 6);
	assert_int_equal(utf8_columns(STR("8.7万㎡,Ａ")), 3 + 2 + 2 + 1 + 2);
	assert_int_equal(utf8_columns(STR("e\xcc\x81\t")), 1);
	assert_int_equal(utf8_width(0x1f600), 2);
	assert_int_equal(utf8_width(0x20000), 2);
	assert_int_equal(utf8_width(0x2019), 1);
}

static void
han(void **state)
{
	(void)state;
	for (const char *p = "一龥〇々㐀豈", *end = p + strlen(p); p < end; ) {
		int32_t cp;

		p = utf8_step(p, &cp);
		assert_true(utf8_is_han(cp));
	}
	for (const char *p = "、。「Ａａaか㎡①", *end = p + strlen(p); p < end; ) {
		int32_t cp;

		p = utf8_step(p, &cp);
		assert_false(utf8_is_han(cp));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_code_point),
		cmocka_unit_test(ill_formed),
		cmocka_unit_test(validation),
		cmocka_unit_test(validation_at_blocks),
		cmocka_unit_test(counting),
		cmocka_unit_test(han),
	};

	return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
