/*
 * Segmenting a document: paragraphs, sentences, headings, labels, its own date.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "text/doc.h"
#include "text/segment.h"

/* What has to hold of any document. */
static void
check_order(const struct doc *d)
{
	size_t last = 0, sentence = 0;

	assert_int_equal(d->lines[0], 0);
	for (size_t i = 0; i < d->nparas; i++) {
		const struct para *p = &d->paras[i];

		assert_true(last <= p->start && p->start < p->end && p->end <= d->text.n);
		assert_int_equal(p->first_sentence, sentence);
		assert_true(p->nsentences > 0);
		assert_true(p->section <= i + 1);
		assert_true(p->heading == 0 || p->section == i + 1);
		last = p->start;
		for (size_t k = 0; k < p->nsentences; k++, sentence++) {
			const struct sentence *s = &d->sentences[sentence];

			assert_int_equal(s->para, i);
			assert_true(last <= s->start && s->start < s->end && s->end <= p->end);
			last = s->end;
		}
		assert_int_equal(last, p->end);
	}
	assert_int_equal(sentence, d->nsentences);
	last = 0;
	for (size_t i = 0; i < d->nlabels; i++) {
		const struct label *l = &d->labels[i];

		assert_true(last <= l->start && l->start < l->end);
		assert_true(l->start >= d->paras[l->para].start && l->end <= d->paras[l->para].end);
		assert_true(l->number > 0);
		last = l->end;
	}
}

/* A document as one line: paragraphs between /, sentences between |, #n of a heading in front, breaks as ~. */
static struct str
shape(struct arena *a, const struct doc *d)
{
	struct buf b;
	struct str s;

	buf_init(&b);
	for (size_t i = 0; i < d->nparas; i++) {
		if (i != 0)
			buf_char(&b, '/');
		if (d->paras[i].heading != 0)
			buf_printf(&b, "#%u:", d->paras[i].heading);
		for (size_t k = 0; k < d->paras[i].nsentences; k++) {
			const struct sentence *sent = &d->sentences[d->paras[i].first_sentence + k];

			if (k != 0)
				buf_char(&b, '|');
			for (size_t at = sent->start; at < sent->end; at++)
				if (d->text.p[at] != '\r')
					buf_char(&b, d->text.p[at] == '\n' || d->text.p[at] == '\f' ?
					    '~' : d->text.p[at]);
		}
	}
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

static void
check_shape(struct arena *a, const char *text, const char *want)
{
	struct doc d = doc_segment(a, str_of(text));

	check_order(&d);
	if (!str_eq(shape(a, &d), str_of(want)))
		fail_msg("\n'%.*s', not\n'%s'", STR_ARG(shape(a, &d)), want);
}

struct pair {
	const char *text, *want;
};

/* Each as it is, and with CRLF. */
static void
check_shapes(const struct pair *cases, size_t n)
{
	struct arena a;

	arena_init(&a);
	for (size_t i = 0; i < n; i++) {
		struct buf crlf;

		check_shape(&a, cases[i].text, cases[i].want);
		buf_init(&crlf);
		for (const char *p = cases[i].text; *p != '\0'; p++) {
			if (*p == '\n')
				buf_char(&crlf, '\r');
			buf_char(&crlf, *p);
		}
		buf_char(&crlf, '\0');
		check_shape(&a, crlf.p, cases[i].want);
		buf_release(&crlf);
		arena_reset(&a);
	}
	arena_release(&a);
}

static void
sentences(void **state)
{
	const struct pair cases[] = {
		{ "", "" },
		{ " \n\u3000\n\n", "" },
		{ "甲有3人。乙有5人!丙呢？", "甲有3人。|乙有5人!|丙呢？" },
		{ "“好。”他说。「走！」……完了", "“好。”|他说。|「走！」……|完了" },
		{ "他说\"好。\"后来。", "他说\"好。\"|后来。" },
		{ "真的？！？太好了。", "真的？！？|太好了。" },
		{ "增长8.7%; 同比:下降. 完", "增长8.7%; 同比:下降. 完" },
		{ "Yahoo!的wow? 好了!（完）", "Yahoo!的wow? 好了!|（完）" },
		{ "共3人(甲。乙。丙)到会。散会", "共3人(甲。乙。丙)到会。|散会" },
		{ "问《谁来管？怎么管？》一文。完", "问《谁来管？怎么管？》一文。|完" },
		{ "结束了。（记者王某。图片由甲提供。）另有消息。", "结束了。|（记者王某。图片由甲提供。）|另有消息。" },
		{ "共3人(甲。乙。)到会。散会", "共3人(甲。乙。)到会。|散会" },
		{ "他说(没有合上。第二句。第三句", "他说(没有合上。|第二句。|第三句" },
		{ "甲((乙。)丙。丁。", "甲((乙。)丙。|丁。" },
		{ "1)甲。2)乙。", "1)甲。|2)乙。" },
		{ "开头。 \u3000中间。  \n", "开头。|中间。" },
		{ "甲。\ufeff\n\ufeff\n乙。", "甲。\ufeff/\ufeff/乙。" },
	};

	(void)state;
	check_shapes(cases, sizeof cases / sizeof *cases);
}

static void
paragraphs(void **state)
{
	const struct pair cases[] = {
		{ "甲。\n乙。\n\n丙。", "甲。/乙。/丙。" },
		{ "北京的天\n上海的海\n广州的花", "北京的天/上海的海/广州的花" },
		{ "甲。\n---\n乙。", "甲。/乙。" },
		{ "甲\f乙。\f\n丙", "甲/乙。/丙" },
		{ "甲\x1a\x1a乙", "甲/乙" },
		{ "甲\r乙", "甲/乙" },
		{ "# 一年\n正文\n###### 小\n####### 不是\n#也不是", "#1:# 一年/正文/#6:###### 小/####### 不是/#也不是" },
		{ "| 1 | 2 |\n| 3 | 4 |", "| 1 | 2 |/| 3 | 4 |" },
		/* a number and its unit, whatever the width */
		{ "甲地占3.2万\n㎡,乙地", "甲地占3.2万~㎡,乙地" },
		{ "去年冬季全省播种小麦面积为２·６８万\n亩,比上年多", "去年冬季全省播种小麦面积为２·６８万~亩,比上年多" },
		{ "去年冬季播种的小麦面积占到百分\n之七十五", "去年冬季播种的小麦面积占到百分~之七十五" },
		{ "比上年同期增长百分之8\n%。", "比上年同期增长百分之8~%。" },
		{ "全市共建成了社区的食堂205\n处,都已开放。", "全市共建成了社区的食堂205~处,都已开放。" },
		{ "联系电话：7186116\n联系人：张三", "联系电话：7186116/联系人：张三" },
		{ "得分 85\n名次 2", "得分 85/名次 2" },
		{ "热线12356\n我市开通了全国统一的心理援助热线,效果很好", "热线12356/我市开通了全国统一的心理援助热线,效果很好" },
	};

	(void)state;
	check_shapes(cases, sizeof cases / sizeof *cases);
}

/* Wrapped at 28 characters, the first line of each paragraph indented, or not any more. */
static void
hard_wraps(void **state)
{
	const struct pair cases[] = {
		{
			"水库建成通水\n"
			"\u3000\u3000这座水库今年全部建成,蓄水三点二亿立方米,可以浇地二\n"
			"十万亩,下游的五个县从此不再缺水,沿线的村庄也都通上了自\n"
			"来水。\n"
			"\u3000\u3000工程历时四年零七个月,参加施工的先后有一万两千多人,\n"
			"用去水泥三十多万吨,没有发生一起死亡的事故,质量全部达到\n"
			"要求。完工之后,库区还种了树。\n",
			"水库建成通水/"
			"这座水库今年全部建成,蓄水三点二亿立方米,可以浇地二~"
			"十万亩,下游的五个县从此不再缺水,沿线的村庄也都通上了自~"
			"来水。/"
			"工程历时四年零七个月,参加施工的先后有一万两千多人,~"
			"用去水泥三十多万吨,没有发生一起死亡的事故,质量全部达到~"
			"要求。|完工之后,库区还种了树。",
		},
		{
			"水库建成通水\n"
			"这座水库今年全部建成,蓄水三点二亿立方米,可以浇地二\n"
			"十万亩,下游的五个县从此不再缺水,沿线的村庄也都通上了自\n"
			"来水。\n"
			"工程历时四年零七个月,参加施工的先后有一万两千多人口\n"
			"用去水泥三十多万吨,没有发生一起死亡的事故,质量全部达到\n\f"
			"要求,没有一处需要返工的地方,完工之后,库区还种了树、修\n"
			"路。\n",
			"水库建成通水/"
			"这座水库今年全部建成,蓄水三点二亿立方米,可以浇地二~"
			"十万亩,下游的五个县从此不再缺水,沿线的村庄也都通上了自~"
			"来水。/"
			"工程历时四年零七个月,参加施工的先后有一万两千多人口~"
			"用去水泥三十多万吨,没有发生一起死亡的事故,质量全部达到~~"
			"要求,没有一处需要返工的地方,完工之后,库区还种了树、修~"
			"路。",
		},
		{	/* a new item behind a full line */
			"一、这座水库今年全部建成,蓄水三点二亿立方米,可以浇地二\n"
			"十万亩,下游的五个县从此不再缺水,村庄也都通上了自来水。\n"
			"二、工程历时四年零七个月,参加施工的先后有一万两千多人,\n"
			"用去水泥三十多万吨,没有发生一起死亡的事故,质量全部达到\n"
			"要求。\n",
			"一、这座水库今年全部建成,蓄水三点二亿立方米,可以浇地二~"
			"十万亩,下游的五个县从此不再缺水,村庄也都通上了自来水。/"
			"二、工程历时四年零七个月,参加施工的先后有一万两千多人,~"
			"用去水泥三十多万吨,没有发生一起死亡的事故,质量全部达到~"
			"要求。",
		},
		{	/* verse, and a list */
			"春风吹过十里长堤岸边柳,\n夏雨落满三千池塘水中荷,\n"
			"秋月照亮八百稻田人家院,\n冬雪盖住一座小城万户灯。\n",
			"春风吹过十里长堤岸边柳,/夏雨落满三千池塘水中荷,/"
			"秋月照亮八百稻田人家院,/冬雪盖住一座小城万户灯。",
		},
		{
			"全市粮食总产量再创历史新高\n首条跨省公交线路正式开通\n"
			"新建改建农村公路两千公里\n三十所学校秋季如期开学招生\n",
			"全市粮食总产量再创历史新高/首条跨省公交线路正式开通/"
			"新建改建农村公路两千公里/三十所学校秋季如期开学招生",
		},
	};

	(void)state;
	check_shapes(cases, sizeof cases / sizeof *cases);
}

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

static void
headings(void **state)
{
	const struct pair cases[] = {
		{ "一、总体情况\n正文", "#7:一、总体情况/正文" },
		{ "（一）修路。\n正文", "（一）修路。/正文" },
		{ "1. 修路;\n2. 架桥；", "1. 修路;/2. 架桥；" },
		{ "1. 修路\n2. 架桥", "#7:1. 修路/#7:2. 架桥" },
		{ "其一，缺水。缺人", "其一，缺水。|缺人" },
		{ "二、三孩家庭", "二、三孩家庭" },
		{ "一、零一二三四五六七八九零一二三四五六七八九零一二三四五六七八九零一二三四五六七",
		  "#7:一、零一二三四五六七八九零一二三四五六七八九零一二三四五六七八九零一二三四五六七" },
		{ "一、零一二三四五六七八九零一二三四五六七八九零一二三四五六七八九零一二三四五六七八",
		  "一、零一二三四五六七八九零一二三四五六七八九零一二三四五六七八九零一二三四五六七八" },
	};

	(void)state;
	check_shapes(cases, sizeof cases / sizeof *cases);
}

static void
sections(void **state)
{
	struct str text = STR("导语\n# 年度  盘点 #\n甲\n### 4 生育\u3000友好\n乙\n\n### 5 教育\n一、**总则**\n丙");
	static const char *const want[] = {
		"", "年度 盘点", "年度 盘点", "生育 友好", "生育 友好", "教育", "总则", "总则",
	};
	struct arena a;

	(void)state;
	arena_init(&a);
	struct doc d = doc_segment(&a, text);
	assert_int_equal(d.nparas, 8);
	for (size_t i = 0; i < d.nparas; i++) {
		struct str s = doc_section(&a, &d, i);

		if (!str_eq(s, str_of(want[i])))
			fail_msg("%zu: '%.*s', not '%s'", i, STR_ARG(s), want[i]);
	}
	assert_int_equal(doc_section(&a, &d, 99).n, 0);
	arena_release(&a);
}

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

static void
places(void **state)
{
	struct str text = STR("甲乙\r\n\n丙𠀀丁\f戊\r己\n");
	static const struct {
		const char *at;
		uint32_t line, column;
	} cases[] = {
		{ "甲", 1, 1 }, { "乙", 1, 2 }, { "\r", 1, 3 }, { "\n\n", 1, 4 }, { "丙", 3, 1 },
		{ "丁", 3, 3 }, { "戊", 3, 5 }, { "己", 4, 1 },
	};
	struct arena a;
	uint32_t line, column;

	(void)state;
	arena_init(&a);
	struct doc d = doc_segment(&a, text);
	assert_int_equal(d.nlines, 5);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		doc_place(&d, str_find(text, str_of(cases[i].at), 0), &line, &column);
		assert_int_equal(line, cases[i].line);
		assert_int_equal(column, cases[i].column);
	}
	doc_place(&d, text.n, &line, &column);
	assert_int_equal(line, 5);
	assert_int_equal(column, 1);
	assert_int_equal(doc_para_at(&d, 0), 0);
	assert_int_equal(doc_para_at(&d, str_find(text, STR("\n\n"), 0)), 1);
	assert_int_equal(doc_para_at(&d, str_find(text, STR("戊"), 0)), 2);
	assert_int_equal(doc_sentence_at(&d, text.n), d.nsentences - 1);
	d = doc_segment(&a, STR(""));
	doc_place(&d, 0, &line, &column);
	assert_int_equal(line, 1);
	assert_int_equal(column, 1);
	assert_int_equal(doc_para_at(&d, 0), 0);
	arena_release(&a);
}

/* Sentences and labels of a text of one paragraph, looking at every character or at marks alone. */
static struct segments
segmented(struct str text, bool every)
{
	struct segments s = { .text = text };

	*ARRAY_PUSH(s.paras, s.nparas, s.paras_cap) = (struct para){ .end = text.n };
	segment_marks(&s, 0, text.n);
	if (every)
		memset(s.marks, 0xff, (text.n / 64 + 1) * sizeof *s.marks);
	segment_sentences(&s, 0);
	segment_labels(&s, 0);
	return s;
}

static void
segmented_release(struct segments *s)
{
	free(s->paras);
	free(s->sentences);
	free(s->labels);
	free(s->marks);
}

/* What is passed over between marks is nothing but words. */
static void
marks_pass_over_words(void **state)
{
	static const char *const pieces[] = {
		"。", "！", "？", "…", "⋯", "｡", "!", "?", "：", "；", ":", ";", "，", ",", "、", "（", "）", "(", ")",
		"[", "]", "［", "］", "【", "】", "〔", "〕", "《", "》", "〈", "〉", "“", "”", "‘", "’", "「", "」",
		"『", "』", "\"", "＂", "—", " ", "\t", "　", "\xc2\xa0", "*", ".", "．", "-", "0", "12", "３", "一",
		"十", "二十", "九", "六", "第", "其", "是", "要", "则", "章", "①", "⑴", "㈠", "❶", "㉑", "a", "Ｚ", "·",
		"字", "字字字字字字字字", "abcdefghijklmnop", "字字字字字字字字字字字字字字字字字字字字字字字字字", "𠀀",
	};
	unsigned random = 1;
	size_t found = 0;

	(void)state;
	for (int round = 0; round < 30000; round++) {
		char text[30 * 80];
		size_t n = 0;

		for (int i = 0; i < 30; i++) {
			random = random * 1103515245 + 12345;
			const char *piece = pieces[(random >> 16) % (sizeof pieces / sizeof *pieces)];

			memcpy(text + n, piece, strlen(piece));
			n += strlen(piece);
		}
		struct segments all = segmented((struct str){ text, n }, true);
		struct segments some = segmented((struct str){ text, n }, false);

		assert_int_equal(some.nsentences, all.nsentences);
		assert_int_equal(some.nlabels, all.nlabels);
		for (size_t i = 0; i < all.nsentences; i++) {
			assert_int_equal(some.sentences[i].start, all.sentences[i].start);
			assert_int_equal(some.sentences[i].end, all.sentences[i].end);
		}
		for (size_t i = 0; i < all.nlabels; i++) {
			assert_int_equal(some.labels[i].start, all.labels[i].start);
			assert_int_equal(some.labels[i].end, all.labels[i].end);
			assert_int_equal(some.labels[i].style, all.labels[i].style);
		}
		found += all.nlabels;
		segmented_release(&all);
		segmented_release(&some);
	}
	assert_true(found > 10000);
}

/* Where a paragraph, sentence or label of a part stands in the document. */
static void
assert_same_part(struct arena *a, const struct doc *whole, const struct doc *part, size_t para, size_t label)
{
	size_t bytes = part->before.bytes, sentences = part->before.sentences;

	for (size_t i = 0; i < part->nlines; i++)
		assert_int_equal(part->lines[i] + bytes, whole->lines[part->before.lines + i]);
	for (size_t i = 0; i < part->nparas; i++) {
		const struct para *p = &part->paras[i], *w = &whole->paras[para + i];

		assert_int_equal(p->start + bytes, w->start);
		assert_int_equal(p->end + bytes, w->end);
		assert_int_equal(p->heading, w->heading);
		assert_int_equal(p->first_sentence + sentences, w->first_sentence);
		assert_true(str_eq(doc_section(a, part, i), doc_section(a, whole, para + i)));
	}
	for (size_t i = 0; i < part->nsentences; i++)
		assert_int_equal(part->sentences[i].end + bytes, whole->sentences[sentences + i].end);
	for (size_t i = 0; i < part->nlabels; i++) {
		assert_int_equal(part->labels[i].start + bytes, whole->labels[label + i].start);
		assert_int_equal(part->labels[i].number, whole->labels[label + i].number);
	}
}

/* However much of it is at hand at a time, the parts of a document are what it is as a whole. */
static void
parts(void **state)
{
	static const char *const pieces[] = {
		"# 4 标题\n", "一、三项工作\n", "二、目标。\n", "\n", "\r\n", "\r", "\f", "\x1a", "（一）小节\n", "字。", "（甲。乙）",
		"共12处，其中3处", "2025年12月29日\n", "---\n", "字字字字字字字字字字字字字字字字字字字字\n", "第一章 总则\n",
	};
	enum { SIZE = 3 * DOC_PART + 1000 };
	char *text = malloc(SIZE + 64);
	unsigned random = 1;

	(void)state;
	for (size_t step = 1000; step < 4 * SIZE; step *= 7) {
		struct doc_parts *reading = doc_parts_new();
		size_t n = 0, at = 0, held = 0, paras = 0, labels = 0, count = 0;
		struct doc whole, part = { .more = true };
		struct arena a;

		while (n < SIZE) {
			random = random * 1103515245 + 12345;
			const char *piece = pieces[(random >> 16) % (sizeof pieces / sizeof *pieces)];

			memcpy(text + n, piece, strlen(piece));
			n += strlen(piece);
		}
		arena_init(&a);
		whole = doc_segment(&a, (struct str){ text, n });
		assert_true(str_eq(doc_edition(&a, (struct str){ text, n }), whole.edition));
		while (part.more) {
			held = held + step < n - at ? held + step : n - at;
			if (!doc_part(reading, &a, (struct str){ text + at, held }, at + held == n, &part))
				continue;
			assert_same_part(&a, &whole, &part, paras, labels);
			at += part.text.n;
			held -= part.text.n;
			paras += part.nparas;
			labels += part.nlabels;
			count++;
		}
		assert_int_equal(at, n);
		assert_int_equal(paras, whole.nparas);
		assert_int_equal(labels, whole.nlabels);
		assert_in_range(count, 3, 4);
		doc_parts_free(reading);
		arena_release(&a);
	}
	free(text);
}

/* Megabytes of one thing: everything is linear, or this takes hours. */
static void
large(void **state)
{
	static const char *const units[] = {
		"增长8.7%,共12处 ", "\n", "(", ")", "（甲。", "“", "。", "一、", "1.\n", "# \n", "\r", "\f",
		"第一,", "2025年12月29日\n", "本报", "\x1a", " ", "...!?", "(一)(", "一、三\n", "甲\n\n", "\"。",
	};
	enum { SIZE = 4 << 20 };
	char *text = malloc(SIZE + 64);
	clock_t start = clock();

	(void)state;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		struct arena a;
		size_t n = 0, unit = strlen(units[i]);
		uint32_t line, column;

		for (; n < SIZE; n += unit)
			memcpy(text + n, units[i], unit);
		arena_init(&a);
		struct doc d = doc_segment(&a, (struct str){ text, n });
		check_order(&d);
		for (size_t at = 0; at < n; at += 1 << 17)
			if (((unsigned char)text[at] & 0xc0) != 0x80)
				doc_place(&d, at, &line, &column);
		arena_release(&a);
	}
	free(text);
	assert_true((clock() - start) / CLOCKS_PER_SEC < 120);
}

/* Columns in one long line are those counted from its start. */
static void
long_line(void **state)
{
	enum { N = 20000 };
	char *text = malloc(N * 3 + 1);
	struct arena a;
	uint32_t line, column;

	(void)state;
	text[0] = '\n';
	for (size_t i = 0; i < N; i++)
		memcpy(text + 1 + i * 3, i % 7 ? "万" : "abc", 3);
	arena_init(&a);
	struct doc d = doc_segment(&a, (struct str){ text, N * 3 + 1 });
	for (size_t i = 0; i < N; i++) {
		doc_place(&d, 1 + i * 3, &line, &column);
		assert_int_equal(line, 2);
		assert_int_equal(column, 1 + i + (i + 6) / 7 * 2);
	}
	free(text);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sentences),
		cmocka_unit_test(paragraphs),
		cmocka_unit_test(hard_wraps),
		cmocka_unit_test(labels),
		cmocka_unit_test(no_labels),
		cmocka_unit_test(headings),
		cmocka_unit_test(sections),
		cmocka_unit_test(editions),
		cmocka_unit_test(places),
		cmocka_unit_test(marks_pass_over_words),
		cmocka_unit_test(parts),
		cmocka_unit_test(large),
		cmocka_unit_test(long_line),
	};

	return cmocka_run_group_tests_name("doc", tests, NULL, NULL);
}
