/*
 * The grammar of dates and times: each of its forms, and every mark that may stand behind
 * the first digits, for places without one are not matched at all.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "figure/words.h"
#include "figure/grammar.h"

static const struct {
	const char *text;
	enum grammar_form form;		/* of all of the text but what is behind | */
} cases[] = {
	{ "98-99赛季", GRAMMAR_SEASON }, { "2001—02学年", GRAMMAR_SEASON }, { "2024/2025年", GRAMMAR_SEASON },
	{ "2020—2025年", GRAMMAR_YEAR_RANGE }, { "2020-2025年", GRAMMAR_YEAR_RANGE }, { "2020～2025年", GRAMMAR_YEAR_RANGE },
	{ "2020~2025年", GRAMMAR_YEAR_RANGE }, { "2020─2025年", GRAMMAR_YEAR_RANGE }, { "2020〜2025年", GRAMMAR_YEAR_RANGE },
	{ "2020–2025年", GRAMMAR_YEAR_RANGE }, { "2020 - 2025年", GRAMMAR_YEAR_RANGE },
	{ "一九七八年至一九八〇年", GRAMMAR_YEAR_RANGE }, { "一九七八到一九八0年", GRAMMAR_YEAR_RANGE },
	{ "1至11月", GRAMMAR_MONTH_RANGE }, { "2025年1到3月", GRAMMAR_MONTH_RANGE }, { "十至十二月", GRAMMAR_MONTH_RANGE },
	{ "二三季度", GRAMMAR_QUARTER_RANGE }, { "2025年三、四季度", GRAMMAR_QUARTER_RANGE }, { "1-3季度", GRAMMAR_QUARTER_RANGE },
	{ "第一、第二季度", GRAMMAR_QUARTER_RANGE }, { "第一至三季度", GRAMMAR_QUARTER_RANGE }, { "16年一季度", GRAMMAR_YEAR }, { "17年底", GRAMMAR_YEAR },
	{ "98/99赛季", GRAMMAR_SEASON }, { "98-99年度", GRAMMAR_SEASON }, { "2020一2025年", GRAMMAR_YEAR_RANGE },
	{ "2020年至2025年", GRAMMAR_YEAR_RANGE }, { "1998-一九九九|三-2", GRAMMAR_YEAR_RANGE },
	{ "3月至5月", GRAMMAR_MONTH_RANGE }, { "3月份 — 5月份", GRAMMAR_MONTH_RANGE }, { "2025年3月至5月", GRAMMAR_MONTH_RANGE },
	{ "2025年三、四月", GRAMMAR_MONTH_RANGE }, { "2025年二三季度", GRAMMAR_QUARTER_RANGE }, { "一至第三季度", GRAMMAR_QUARTER_RANGE },
	{ "3月5日—8日", GRAMMAR_DAY_RANGE }, { "3至8日", GRAMMAR_DAY_RANGE }, { "2025年5日至8日", GRAMMAR_DAY_RANGE },
	{ "2025年3月5日至8日", GRAMMAR_DAY_RANGE }, { "3月5日|至4月8日", GRAMMAR_MONTH }, { "2025年3月5日| 星期三", GRAMMAR_DATE },
	{ "3日至8日", GRAMMAR_DAY_RANGE }, { "10月1日-8日", GRAMMAR_DAY_RANGE }, { "廿三至廿五日", GRAMMAR_DAY_RANGE },
	{ "2025年12月29日", GRAMMAR_DATE }, { "二〇二五年三月", GRAMMAR_DATE }, { "98年3月", GRAMMAR_DATE },
	{ "一九八0年五月", GRAMMAR_DATE }, { "九八年三月", GRAMMAR_DATE },
	{ "2025-12-29", GRAMMAR_ISO }, { "2025/12/29", GRAMMAR_ISO }, { "2025.12.29", GRAMMAR_ISO },
	{ "5/28/2021", GRAMMAR_SLASHED }, { "五、六十年代", GRAMMAR_DECADES }, { "80和90年代", GRAMMAR_DECADES },
	{ "七、八月", GRAMMAR_MONTH_RANGE }, { "60—70年代", GRAMMAR_DECADES }, { "八、九十年代", GRAMMAR_DECADES },
	{ "上世纪六七十年代", GRAMMAR_DECADES }, { "20世纪90年代", GRAMMAR_DECADE }, { "五十年代初", GRAMMAR_DECADE },
	{ "80年代", GRAMMAR_DECADE }, { "1990年代", GRAMMAR_DECADE }, { "十年代", GRAMMAR_DECADE }, { "九十年代", GRAMMAR_DECADE },
	{ "上世纪90年代", GRAMMAR_DECADE }, { "上个世纪90年代", GRAMMAR_DECADE }, { "本世纪10年代", GRAMMAR_DECADE },
	{ "2025年上半年", GRAMMAR_YEAR }, { "二○二五年", GRAMMAR_YEAR }, { "二零二五年", GRAMMAR_YEAR }, { "07年", GRAMMAR_YEAR },
	{ "21世纪", GRAMMAR_CENTURY }, { "二十世纪末", GRAMMAR_CENTURY }, { "世纪中叶", GRAMMAR_CENTURY },
	{ "17、18世纪", GRAMMAR_CENTURY_RANGE }, { "16至18世纪", GRAMMAR_CENTURY_RANGE },
	{ "16世纪末—18世纪初", GRAMMAR_CENTURY_RANGE },
	{ "2023财年", GRAMMAR_NAMED_YEAR }, { "24财年上半年", GRAMMAR_NAMED_YEAR }, { "二〇二一学年度", GRAMMAR_NAMED_YEAR },
	{ "2022赛季", GRAMMAR_NAMED_YEAR }, { "2021会计年度末", GRAMMAR_NAMED_YEAR }, { "2020榨季", GRAMMAR_NAMED_YEAR },
	{ "2025雪季", GRAMMAR_NAMED_YEAR }, { "2025财年第三财季", GRAMMAR_NAMED_YEAR }, { "2024赛季|中国", GRAMMAR_NAMED_YEAR },
	{ "2023-2024年度", GRAMMAR_YEAR_RANGE }, { "2023至2024学年", GRAMMAR_YEAR_RANGE }, { "2023-2024年|度假", GRAMMAR_YEAR_RANGE },
	{ "2024学习", GRAMMAR_NONE }, { "2024赛季|后半段", GRAMMAR_NAMED_YEAR }, { "三赛季", GRAMMAR_NONE },
	{ "一季度", GRAMMAR_QUARTER }, { "前三季度", GRAMMAR_QUARTER }, { "第2季度", GRAMMAR_QUARTER },
	{ "3月5日", GRAMMAR_MONTH }, { "3月5|、6日", GRAMMAR_MONTH }, { "2025年3月5|、6日", GRAMMAR_DATE }, { "5|、6、8日", GRAMMAR_DAY }, { "十二月底", GRAMMAR_MONTH }, { "5日", GRAMMAR_DAY }, { "5号", GRAMMAR_DAY },
	{ "9:30", GRAMMAR_CLOCK }, { "9时30分", GRAMMAR_TIME }, { "三点半", GRAMMAR_TIME },
	{ "0—24时", GRAMMAR_HOURS }, { "8至12时30分", GRAMMAR_HOURS }, { "8-9点", GRAMMAR_NONE }, { "八至九时", GRAMMAR_NONE },
	{ "农历正月初一", GRAMMAR_LUNAR }, { "阴历五月初五", GRAMMAR_LUNAR }, { "旧历八月十五", GRAMMAR_LUNAR },
	{ "夏历九月初九", GRAMMAR_LUNAR }, { "正月十五", GRAMMAR_LUNAR }, { "冬月初十", GRAMMAR_LUNAR }, { "腊月廿三", GRAMMAR_LUNAR },
	{ "2025年|正月初一", GRAMMAR_YEAR }, { "2025年|第三届", GRAMMAR_YEAR }, { "2025年第三季度", GRAMMAR_YEAR },
	{ "闰正月初二", GRAMMAR_LUNAR }, { "大年初一", GRAMMAR_LUNAR }, { "乙巳年冬月初十", GRAMMAR_LUNAR },
	{ "〔2025〕12号", GRAMMAR_DOCUMENT }, { "【2025】12号", GRAMMAR_DOCUMENT }, { "[2025]第12号", GRAMMAR_DOCUMENT },
	{ "(2025)12号", GRAMMAR_DOCUMENT },
	/* A longer word begins with the mark, or with what may stand behind it. */
	{ "2024年|中国", GRAMMAR_YEAR }, { "2024年初|中国", GRAMMAR_YEAR }, { "3月|份额", GRAMMAR_MONTH },
	{ "2024年3月|份额", GRAMMAR_DATE }, { "三月球", GRAMMAR_NONE }, { "三时代", GRAMMAR_NONE }, { "三点燃", GRAMMAR_NONE },
	{ "一季节", GRAMMAR_NONE },
	/* Nothing: no such mark behind. */
	{ "2020-5", GRAMMAR_NONE }, { "3 5日", GRAMMAR_NONE }, { "(10月)", GRAMMAR_NONE }, { "5、6号", GRAMMAR_NONE },
	{ "12个", GRAMMAR_NONE }, { "三年", GRAMMAR_NONE }, { "3.5元", GRAMMAR_NONE }, { "上海", GRAMMAR_NONE }, { "前天", GRAMMAR_NONE },
};

static void
forms(void **state)
{
	struct grammar *g = grammar_new(&lexicon_built_in);

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct grammar_matcher *m = grammar_matcher_new(g);
		char text[100];
		size_t trouble = 0, n = strcspn(cases[i].text, "|");
		struct grammar_match match;
		bool found;

		memset(&match, 0x5a, sizeof match);	/* what stood there before says nothing */
		snprintf(text, sizeof text, "%.*s%s", (int)n, cases[i].text, cases[i].text[n] ? cases[i].text + n + 1 : "");
		found = grammar_match(m, str_of(text), 0, &match, &trouble);
		if (found != (cases[i].form != GRAMMAR_NONE) || (found && (match.form != cases[i].form || match.end != n)))
			fail_msg("%s: form %d to %zu, not %d to %zu", cases[i].text, found ? (int)match.form : 0, match.end,
			    (int)cases[i].form, n);
		if (found)
			assert_int_equal(match.capture[0].n, 0);
		assert_int_equal(trouble, 0);
		grammar_matcher_free(m);
	}
	grammar_free(g);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms),
	};

	return cmocka_run_group_tests_name("grammar", tests, NULL, NULL);
}
