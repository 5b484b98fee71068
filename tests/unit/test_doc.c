/*
 * Segmenting a document: paragraphs, sentences, headings, sections, and where an offset is.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "doc_order.h"
#include "support.h"
#include "text/doc.h"
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
		{ "\ue5e5\ue5e5甲。\n\ue5e5\n乙。", "甲。/乙。" },
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
		/* digits of one number, of one date */
		{ "全县去年一年销出土布１２，００\n０匹。", "全县去年一年销出土布１２，００~０匹。" },
		{ "他们商定在４月２\n４日签字，并在当天公布全文，然后各自回去。", "他们商定在４月２~４日签字，并在当天公布全文，然后各自回去。" },
		{ "商会决定，新的办法将从今年７月\n１日起实行。", "商会决定，新的办法将从今年７月~１日起实行。" },
		{ "银行批给渔民第二笔贷款２·\n９２亿元。", "银行批给渔民第二笔贷款２·~９２亿元。" },
		{ "１\n９８９年，全县修路。", "１~９８９年，全县修路。" },
		{ "学生犯规的，下降到百\n分之三。", "学生犯规的，下降到百~分之三。" },
		{ "失业的人，占就业人口的百分之\n二。", "失业的人，占就业人口的百分之~二。" },
		{ "联系电话7186116\n80.青年歌手大赛", "联系电话7186116/#7:80.青年歌手大赛" },
		{ "园内还有一千\n多笼百灵、画眉。", "园内还有一千~多笼百灵、画眉。" },
		{ "全县的出口，只占到全省的3％左\n右。", "全县的出口，只占到全省的3％左~右。" },
		{ "这条渠从水库到县城，一共有六十公\n里。", "这条渠从水库到县城，一共有六十公~里。" },
		{ "这条渠的图纸，全部归公\n里面有三张是旧的。", "这条渠的图纸，全部归公/里面有三张是旧的。" },
		{ "两国今年２月６\n日商定的办法已经由双方的国会批准，即日起实行。", "两国今年２月６~日商定的办法已经由双方的国会批准，即日起实行。" },
		{ "现金的收入增长了百分之\n六点二，支出增长了百分之八点二。", "现金的收入增长了百分之~六点二，支出增长了百分之八点二。" },
		{ "商会说，他们在今年\n１月就已经建议召开会议，共同商定办法。", "商会说，他们在今年~１月就已经建议召开会议，共同商定办法。" },
		{ "渔业公司５月４日在县城里和邻县的渔业公司签了今年\n度的合同。", "渔业公司５月４日在县城里和邻县的渔业公司签了今年~度的合同。" },
		{ "渔业公司５月４日电告县城里和邻县来的渔业公司和商会\n１７日签合同。", "渔业公司５月４日电告县城里和邻县来的渔业公司和商会~１７日签合同。" },
		{ "甲 100\n200 乙", "甲 100/200 乙" },
		/* a few lines of prose, too few to have a width */
		{ "渔业公司说，今年头三个月打上来的鱼比往年的第一季\n度多。", "渔业公司说，今年头三个月打上来的鱼比往年的第一季~度多。" },
		{ "渔业公司打上来的鱼比往年的第一季度多出一半\n本报讯", "渔业公司打上来的鱼比往年的第一季度多出一半/本报讯" },
		{ "县图书馆、县剧院、县体育馆和县少年宫从下星期起暂停开放\n2020-04-15 12:57:01", "县图书馆、县剧院、县体育馆和县少年宫从下星期起暂停开放/2020-04-15 12:57:01" },
		{ "活动内容：歌舞，杂技，魔术，以及邻县来的皮影戏和木偶戏\n活动地点：县剧院", "活动内容：歌舞，杂技，魔术，以及邻县来的皮影戏和木偶戏/活动地点：县剧院" },
		{ "县里要求干部廉洁、高效、求实\n、为民。", "县里要求干部廉洁、高效、求实~、为民。" },
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

/* Each row of a table has its section: a long heading must not make it as long as the text squared. */
static void
long_heading(void **state)
{
	char text[2 + 3 * (DOC_SECTION_CHARS + 9)] = "# ";
	struct arena a;

	(void)state;
	arena_init(&a);
	for (size_t i = 2; i < sizeof text; i += 3)
		memcpy(text + i, "人", 3);
	struct doc d = doc_segment(&a, (struct str){ text, sizeof text });
	assert_int_equal(doc_section(&a, &d, 0).n, 3 * DOC_SECTION_CHARS);
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
		place_of(&d, str_find(text, str_of(cases[i].at), 0), &line, &column);
		assert_int_equal(line, cases[i].line);
		assert_int_equal(column, cases[i].column);
	}
	place_of(&d, text.n, &line, &column);
	assert_int_equal(line, 5);
	assert_int_equal(column, 1);
	assert_int_equal(doc_para_at(&d, 0), 0);
	assert_int_equal(doc_para_at(&d, str_find(text, STR("\n\n"), 0)), 1);
	assert_int_equal(doc_para_at(&d, str_find(text, STR("戊"), 0)), 2);
	assert_int_equal(doc_sentence_at(&d, text.n), d.nsentences - 1);
	d = doc_segment(&a, STR(""));
	place_of(&d, 0, &line, &column);
	assert_int_equal(line, 1);
	assert_int_equal(column, 1);
	assert_int_equal(doc_para_at(&d, 0), 0);
	arena_release(&a);
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
				place_of(&d, at, &line, &column);
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
		place_of(&d, 1 + i * 3, &line, &column);
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
		cmocka_unit_test(headings),
		cmocka_unit_test(sections),
		cmocka_unit_test(long_heading),
		cmocka_unit_test(places),
		cmocka_unit_test(large),
		cmocka_unit_test(long_line),
	};

	return cmocka_run_group_tests_name("doc", tests, NULL, NULL);
}
