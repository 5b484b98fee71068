/* The date that a document gives itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "text/doc.h"
struct pair {
	const char *text, *want;
};

static void
editions(void **state)
{
	const struct pair cases[] = {
		{ "正文\n\n2025年12月29日 星期一\n\n编辑", "2025-12-29" },
		{ "## 2025 年 2 月 8 日", "2025-02-08" },
		{ "２０２５年２月８日", "2025-02-08" },
		{ "二〇二五年十二月二十九日", "2025-12-29" },
		{ "（二○二六年一月三十日）", "2026-01-30" },
		{ "2025.12.29  第06版", "2025-12-29" },
		{ "某某日报·晚报版 2025年12月29日 星期一 农历乙巳年十一月初十 第06版", "2025-12-29" },
		{ "2025年12月29日 乙巳年十一月初十 今日8版 总第12345期", "2025-12-29" },
		{ "2024年2月29日", "2024-02-29" },
		{ "标题\n2022-09-28 电视网《新闻》\n正文", "2022-09-28" },
		{ "标题\n2020-01-28 10:10:38 某某委员会", "2020-01-28" },
		{ "发布时间：2026-02-12 10:30", "2026-02-12" },
		{ "【 日  期 】19960325", "1996-03-25" },
		{ "2016年8月30日 19:11", "2016-08-30" },
		{ "某某财经&nbsp;&nbsp;2016年08月30日 19:01", "2016-08-30" },
		{ "某某财经 2016年08月30日", "" },
		{ "2002年第14期总第67期   2002年11月13日", "2002-11-13" },
		{ "本报北京2025年12月29日电 记者报道", "2025-12-29" },
		{ "【新华社太原2025年12月29日电】今天", "2025-12-29" },
		{ "2025年12月29日\n\n2025-12-29", "2025-12-29" },
		/* none */
		{ "", "" },
		{ "2025年12月29日\n\n2025年12月30日", "" },
		{ "2025年2月29日", "" },
		{ "2025年12月29日,我市召开会议", "" },
		{ "2025年12月29日 公司成立", "" },
		{ "于2025年12月29日", "" },
		{ "12月29日 星期一", "" },
		{ "2025年12月", "" },
		{ "20251229", "" },
		{ "本报北京12月29日电", "" },
		{ "2025年12月29日至31日", "" },
		{ "甲\n乙\n丙\n2022-09-28 某某获奖", "" },
		/* A character of two bytes at the end is not read past. */
		{ "20:0:00:0J\u0521", "" },
	};
	struct arena a;

	(void)state;
	arena_init(&a);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str literal = str_of(cases[i].text);
		/* Without a NUL behind, which would hide a byte read too many. */
		char *text = mem_alloc(literal.n);
		struct doc d;

		memcpy(text, literal.p, literal.n);
		d = doc_segment(&a, (struct str){ text, literal.n });
		if (!str_eq(d.edition, str_of(cases[i].want)))
			fail_msg("%s: '%.*s', not '%s'", cases[i].text, STR_ARG(d.edition), cases[i].want);
		free(text);
	}
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(editions),
	};

	return cmocka_run_group_tests_name("edition", tests, NULL, NULL);
}
