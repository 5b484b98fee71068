/* Labels of a document. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "doc_order.h"
struct pair {
	const char *text, *want;
};

/* Labels as "text=style:number ...". */
static void
check_labels(const struct pair *cases, size_t n)
{
	struct arena a;

	arena_init(&a);
	for (size_t i = 0; i < n; i++) {
		struct doc d = doc_segment(&a, str_of(cases[i].text));
		struct buf b;

		check_order(&d);
		buf_init(&b);
		for (size_t k = 0; k < d.nlabels; k++)
			buf_printf(&b, "%s%.*s=%u:%u", k ? " " : "",
			    (int)(d.labels[k].end - d.labels[k].start), d.text.p + d.labels[k].start,
			    d.labels[k].style, d.labels[k].number);
		if (!str_eq(buf_str(&b), str_of(cases[i].want)))
			fail_msg("%s: '%.*s', not '%s'", cases[i].text, STR_ARG(buf_str(&b)), cases[i].want);
		buf_release(&b);
		arena_reset(&a);
	}
	arena_release(&a);
}

static void
labels(void **state)
{
	const struct pair cases[] = {
		{ "一、总则", "一、=10:1" },
		{ "  十二、附则。", "十二、=10:12" },
		{ "（二）修路", "（二）=11:2" },
		{ "(三)修路", "(三)=11:3" },
		{ "㈣修路", "㈣=11:4" },
		{ "1. 修路\n2．架桥\n３、种树", "1.=12:1 2．=12:2 ３、=12:3" },
		{ "- 4. 修路", "4.=12:4" },
		{ "**5、修路**", "5、=12:5" },
		{ "1.2025年预算", "1.=12:1" },
		{ "(1)修路;(2)架桥;3)种树", "(1)=13:1 (2)=13:2 3)=13:3" },
		{ "做到①修路、②架桥", "②=14:2" },
		{ "做到:①修路、②架桥,⑳种树", "①=14:1 ②=14:2 ⑳=14:20" },
		{ "要做好三点:一是修路;二是架桥；三是种树。四是铺管,十一是通水、十二是通电",
		  "一是=15:1 二是=15:2 三是=15:3 四是=15:4 十一是=15:11 十二是=15:12" },
		{ "他说:“一是修路。”", "一是=15:1" },
		{ "有两处(一是甲,二是乙)", "一是=15:1 二是=15:2" },
		{ "一要修路。二要架桥。三要素齐备", "一要=16:1 二要=16:2" },
		{ "一则修路,二则架桥", "一则=17:1 二则=17:2" },
		{ "一则消息,三则架桥", "三则=17:3" },
		{ "原因有二:其一,缺水;其二是缺人", "其一=18:1 其二=18:2" },
		{ "第一,要修路;第二，要架桥;第3:种树", "第一=19:1 第二=19:2 第3=19:3" },
		{ "第一章 总则\n第二节\u3000分则\n第三条 为了", "第一章=20:1 第二节=21:2 第三条=22:3" },
		{ "### 4 生育友好\n## 1. 甲\n### 5 教育", "4=3:4 1.=2:1 5=3:5" },
		{ "一）甲\n二)乙", "一）=11:1 二)=11:2" },
		{ "# 一、甲\n## （一）乙", "一、=10:1 （一）=11:1" },
	};

	(void)state;
	check_labels(cases, sizeof cases / sizeof *cases);
}

static void
no_labels(void **state)
{
	const struct pair cases[] = {
		{ "二、三孩家庭", "" },
		{ "提高二、三孩家庭", "" },
		{ "一、二年级", "" },
		{ "1、2号楼", "" },
		{ "110、120等", "" },
		{ "3.8万人", "" },
		{ "1.5亿元", "" },
		{ "2025年", "" },
		{ "2025. 年", "" },
		{ "第一次来", "" },
		{ "第一、第二产业", "" },
		{ "第一、二产业", "" },
		{ "第一条高速公路", "" },
		{ "其一生", "" },
		{ "这一是那", "" },
		{ "他第一,我第二", "" },
		{ "依照第（一）、（二）项", "" },
		{ "（一）、（二）两项", "" },
		{ "（2025）12号", "" },
		{ "# 2025", "" },
		{ "# 16 件实事", "" },
		{ "## 06 / 11 版\n## 07 / 11 版", "" },
		{ "比分3:1、2:2", "" },
		{ "| 1. | 2. |", "" },
		{ "①", "" },
		{ "一、", "" },
		{ "1.", "" },
		{ "0. 无", "" },
		/* in doubt, and what settles it */
		{ "一、三大目标", "" },
		{ "一、三大目标\n二、主要任务", "一、=10:1 二、=10:2" },
		{ "一、2025年工作", "一、=10:1" },
		{ "1、10个项目", "" },
		{ "1、10个项目\n2、修路", "1、=12:1 2、=12:2" },
	};

	(void)state;
	check_labels(cases, sizeof cases / sizeof *cases);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(labels),
		cmocka_unit_test(no_labels),
	};

	return cmocka_run_group_tests_name("label", tests, NULL, NULL);
}
