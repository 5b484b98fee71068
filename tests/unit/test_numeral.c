/*
 * Numerals: how far one reaches and what it says.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "figure/numeral.h"

static const struct lexicon *const lex = &lexicon_built_in;

static const struct {
	const char *text;
	const char *rest;	/* behind the numeral; NULL: there is none */
	const char *low, *high;
	int place;
} cases[] = {
	{ "1900名", "名", "1900", NULL, 0 },
	{ "1,234,567元", "元", "1234567", NULL, 0 },
	{ "12,34元", ",34元", "12", NULL, 0 },
	{ "1234,567", ",567", "1234", NULL, 0 },
	{ "3.50", "", "3.50", NULL, -2 },
	{ "1.2.3", ".2.3", "1", NULL, 0 },
	{ "8.7万批次", "批次", "87000", NULL, 3 },
	{ "3亿5000万元", "元", "350000000", NULL, 4 },
	{ "1万2", "", "12000", NULL, 3 },
	{ "3千4百人", "人", "3400", NULL, 2 },
	{ "1千零20", "", "1020", NULL, 0 },
	{ "10万亿元", "元", "10000000000000", NULL, 12 },
	{ "60万千瓦", "千瓦", "600000", NULL, 4 },
	{ "5千米", "千米", "5", NULL, 0 },
	{ "2×10⁸个", "个", "200000000", NULL, 8 },
	{ "2.5e3", "", "2500", NULL, 2 },
	{ "40k", "", "40000", NULL, 3 },
	{ "40km", "km", "40", NULL, 0 },
	{ "一百六十三点九亿元", "元", "16390000000", NULL, 7 },
	{ "十五", "", "15", NULL, 0 },
	{ "一百零三", "", "103", NULL, 0 },
	{ "一百三", "", "130", NULL, 1 },
	{ "两千三", "", "2300", NULL, 2 },
	{ "三万五", "", "35000", NULL, 3 },
	{ "一万二千三百四十五亩", "亩", "12345", NULL, 0 },
	{ "九千万亿", "", "9000000000000000", NULL, 15 },
	{ "四万万", "", "400000000", NULL, 8 },
	{ "廿三", "", "23", NULL, 0 },
	{ "壹仟贰佰元", "元", "1200", NULL, 2 },
	{ "二〇二五年", "年", "2025", NULL, 0 },
	{ "一九八0年", "年", "1980", NULL, 0 },
	{ "零点五", "", "0.5", NULL, -1 },
	{ "五点一九八0倍", "倍", "5.1980", NULL, -4 },
	{ "七八个", "个", "7", "8", 0 },
	{ "三五百", "", "300", "500", 2 },
	{ "三四十亿", "", "3000000000", "4000000000", 9 },
	{ "十七八岁", "岁", "17", "18", 0 },
	{ "一百七八十", "", "170", "180", 1 },
	{ "几十", "", "20", "99", 1 },
	{ "几十万", "", "200000", "999999", 5 },
	{ "数百", "", "200", "999", 2 },
	{ "上百", "", "100", "999", 2 },
	{ "十几", "", "11", "19", 0 },
	{ "二十几", "", "21", "29", 0 },
	{ "五七", "", "57", NULL, 0 },
	{ "三角", "角", "3", NULL, 0 },
	{ "年", NULL, NULL, NULL, 0 },
	{ "陆地", NULL, NULL, NULL, 0 },
	{ "多人", NULL, NULL, NULL, 0 },
	{ "", NULL, NULL, NULL, 0 },
};

static void
table(void **state)
{
	int wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str text = str_of(cases[i].text), rest;
		struct numeral n;
		struct dec low, high;

		if (!numeral_read(lex, text, 0, &n)) {
			if (cases[i].rest != NULL)
				printf("%s: none\n", cases[i].text), wrong++;
			continue;
		}
		if (cases[i].rest == NULL) {
			printf("%s: %zu bytes of a numeral\n", cases[i].text, n.end), wrong++;
			continue;
		}
		rest = str_sub(text, n.end, text.n);
		assert_true(dec_parse(&low, str_of(cases[i].low)));
		high = low;
		if (cases[i].high != NULL)
			assert_true(dec_parse(&high, str_of(cases[i].high)));
		if (!str_eq(rest, str_of(cases[i].rest)) || dec_cmp(n.value, low) != 0 || dec_cmp(n.high, high) != 0 ||
		    n.is_range != (cases[i].high != NULL) || n.place != cases[i].place)
			printf("%s: rest %.*s, place %d\n", cases[i].text, STR_ARG(rest), n.place), wrong++;
	}
	assert_int_equal(wrong, 0);
}

static void
flags(void **state)
{
	struct numeral n;

	(void)state;
	assert_true(numeral_read(lex, STR("50多万"), 0, &n));
	assert_true(n.more && n.folded && n.top == 5);
	assert_true(numeral_read(lex, STR("三十来万"), 0, &n) && n.about && !n.more);
	assert_true(numeral_read(lex, STR("百万"), 0, &n) && n.bare);
	assert_true(numeral_read(lex, STR("06"), 0, &n) && n.zero_led && n.digits == 2);
	assert_true(numeral_read(lex, STR("3,000"), 0, &n) && n.grouped && n.top == 3);
	assert_true(numeral_read(lex, STR("1234567890123456789012345678901234567890"), 0, &n) && n.big);
	assert_true(numeral_read(lex, STR("三百"), 0, &n) && !n.folded);
	/* 壹 alone is a numeral only inside an expression. */
	assert_false(numeral_read(lex, STR("壹"), 0, &n));
	assert_true(numeral_read_part(lex, STR("壹"), 0, &n));
}

static void
small(void **state)
{
	(void)state;
	assert_int_equal(numeral_small(STR("12")), 12);
	assert_int_equal(numeral_small(STR("十二")), 12);
	assert_int_equal(numeral_small(STR("二十")), 20);
	assert_int_equal(numeral_small(STR("廿三")), 23);
	assert_int_equal(numeral_small(STR("二〇二五")), 2025);
	assert_int_equal(numeral_small(STR("")), -1);
	assert_int_equal(numeral_small(STR("12a")), -1);
	assert_int_equal(numeral_small(STR("99999999999")), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(table),
		cmocka_unit_test(flags),
		cmocka_unit_test(small),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
