/*
 * The recogniser: sentences with all their figures (tests/figures/), every word of
 * the lexicon, and what holds of any text.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include <fcntl.h>
#include <unistd.h>

#include "base/io.h"
#include "figure/recognise.h"
#include "figure/words.h"

static struct recogniser *recogniser;

static struct article
read_text(struct arena *a, struct str text, bool all)
{
	struct recognise_options options = { .all = all, .edition = STR("2025-12-29") };
	size_t trouble = 0;
	struct article article = recognise(recogniser, a, STR("test"), text, &options, &trouble);

	assert_int_equal(trouble, 0);
	return article;
}

/* A field; line and page breaks as \\n and \\f. */
static void
put(struct buf *b, struct str s)
{
	buf_char(b, '\t');
	if (s.n == 0)
		buf_char(b, '-');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\n' || s.p[i] == '\f')
			buf_add(b, s.p[i] == '\n' ? STR("\\n") : STR("\\f"));
		else
			buf_char(b, s.p[i]);
	}
}

/* A sentence of a table as text. */
static struct str
unescape(struct arena *a, struct str s)
{
	char *p = arena_alloc(a, 1, s.n);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\\' && i + 1 < s.n)
			p[n++] = s.p[++i] == 'n' ? '\n' : '\f';
		else
			p[n++] = s.p[i];
	}
	return (struct str){ p, n };
}

/* A figure as a line of tests/figures/ has it, from its kind on. */
static void
describe(struct buf *b, const struct article *article, const struct figure *f)
{
	buf_clear(b);
	put(b, figure_kind_name(f->kind));
	put(b, str_sub(article->doc.text, f->start, f->end));
	put(b, f->value);
	buf_char(b, '\t');
	figure_print_bound(b, f, f->range.low);
	buf_char(b, '\t');
	figure_print_bound(b, f, f->range.high);
	put(b, f->unit);
	put(b, figure_qualifier_name(f->qualifier));
}

static void
slurp(const char *path, struct buf *bytes)
{
	int fd = open(path, O_RDONLY);

	assert_true(fd >= 0);
	buf_init(bytes);
	assert_int_equal(source_slurp(source_fd(&fd), bytes), 0);
	close(fd);
}

/* ---- tests/figures/ ---- */

struct table {
	const char *file;
	int line, wrong;
	struct arena arena;
	struct article article;
	size_t next;		/* figure that the next line is about */
	struct buf got;
};

static void
fault(struct table *t, int line, struct str want, struct str got)
{
	printf("%s:%d:\n  want%.*s\n  got %.*s\n", t->file, line, STR_ARG(want), STR_ARG(got));
	t->wrong++;
}

/* The sentence before is over: had it more figures than lines? */
static void
end_sentence(struct table *t)
{
	for (; t->next < t->article.nfigures; t->next++) {
		describe(&t->got, &t->article, &t->article.figures[t->next]);
		fault(t, t->line - 1, STR("\tno more"), buf_str(&t->got));
	}
}

static void
check_line(struct table *t, struct str line)
{
	struct str rest = line, sentence = str_cut(&rest, '\t'), want;

	if (sentence.n != 0) {
		end_sentence(t);
		arena_reset(&t->arena);
		t->article = read_text(&t->arena, unescape(&t->arena, sentence), false);
		t->next = 0;
	}
	if (str_eq(rest, STR("none")))
		return;
	want = (struct str){ rest.p - 1, rest.n + 1 };
	if (t->next == t->article.nfigures) {
		fault(t, t->line, want, STR("\tnothing"));
		return;
	}
	describe(&t->got, &t->article, &t->article.figures[t->next++]);
	if (!str_eq(buf_str(&t->got), want))
		fault(t, t->line, want, buf_str(&t->got));
}

static void
figures_file(void **state)
{
	struct table t = { .file = *state };
	struct buf bytes;
	struct str rest;

	slurp(t.file, &bytes);
	arena_init(&t.arena);
	buf_init(&t.got);
	rest = buf_str(&bytes);
	while (rest.p != NULL) {
		struct str line = str_cut(&rest, '\n');

		t.line++;
		if (line.n != 0 && line.p[0] != '#')
			check_line(&t, line);
	}
	end_sentence(&t);
	assert_int_equal(t.wrong, 0);
	assert_true(t.line > 10);
	arena_release(&t.arena);
	buf_release(&t.got);
	buf_release(&bytes);
}

/* ---- every word of the lexicon ---- */

/* The figure that covers the bytes from start to end of text, or NULL. */
static const struct figure *
covering(const struct article *a, size_t start, size_t end)
{
	for (size_t i = 0; i < a->nfigures; i++)
		if (a->figures[i].start <= start && a->figures[i].end >= end)
			return &a->figures[i];
	return NULL;
}

/* Is the word found where a sentence uses it as its file says? */
static bool
word_works(struct arena *arena, const struct word *w)
{
	struct str text, front;
	struct article a;
	const struct figure *f;
	const char *number = w->flags & FLAG(HAN) ? "三" : w->flags & FLAG(FOLDED) ? "7亿" : w->flags & FLAG(FROM_2000) ? "7000" : "7";
	/* Bytes of the word that are its unit. */
	size_t unit = w->flags & (FLAG(IDENTIFIER) | FLAG(FIRST)) ? 3 : word_text(w).n;

	switch (w->class) {
	case WORD_UNIT:
	case WORD_CLASSIFIER:
	case WORD_CURRENCY:
		if (w->flags & FLAG(MEANT)) {
			/* what means it: bytes of a memory or a disk, else a temperature */
			front = str_eq(word_code(w), STR("MBy")) ? STR("内存") : str_eq(word_code(w), STR("GBy")) ? STR("硬盘") : STR("气温");
			a = read_text(arena, arena_printf(arena, "%.*s7%.*s", STR_ARG(front), STR_ARG(word_text(w))), true);
			return a.nfigures == 1 && str_eq(a.figures[0].unit, word_code(w));
		}
		if (w->flags & (FLAG(MONEYED) | FLAG(IDENTIFIER)))
			text = arena_printf(arena, "共三%.*s,", STR_ARG(word_text(w)));
		else
			text = arena_printf(arena, "共%s%.*s,", number, STR_ARG(word_text(w)));
		a = read_text(arena, text, true);
		if (w->flags & FLAG(MONEYED))
			return a.nfigures == 1;
		f = covering(&a, 3, text.n - 1 - (word_text(w).n - unit));
		return f != NULL && (f->unit.n == 0 || str_eq(f->unit, word_code(w).n ? word_code(w) : str_sub(word_text(w), 0, unit)) ||
		    f->kind == FIGURE_DATE);
	case WORD_NOUN:
		text = arena_printf(arena, "共三%.*s,", STR_ARG(word_text(w)));
		a = read_text(arena, text, true);
		return a.nfigures > 0 && a.figures[0].start == 3;
	case WORD_MONEY:
		text = arena_printf(arena, "共%.*s7,", STR_ARG(word_text(w)));
		a = read_text(arena, text, true);
		return a.nfigures == 1 && str_eq(a.figures[0].unit, word_code(w)) && a.figures[0].start == 3;
	case WORD_BEFORE:
	case WORD_BEHIND:
		if (w->flags & FLAG(BARE_MANY)) {
			a = read_text(arena, arena_printf(arena, ",%.*s百人,", STR_ARG(word_text(w))), true);
			return a.nfigures == 1 && (int)a.figures[0].qualifier == w->qualifier;
		}
		text = w->class == WORD_BEFORE ? arena_printf(arena, ",%.*s7.5吨,", STR_ARG(word_text(w))) :
		    arena_printf(arena, ",7.5吨%.*s,", STR_ARG(word_text(w)));
		a = read_text(arena, text, true);
		return a.nfigures == 1 && (w->qualifier == QUALIFIER_NEAR ?
		    a.figures[0].qualifier == QUALIFIER_UNDER : (int)a.figures[0].qualifier == w->qualifier);
	case WORD_IDIOM:
	case WORD_NAME:
	case WORD_FIXED:
	case WORD_PERIOD:
	case WORD_CODE:
		/* 农历 and the like begin a date; 明起, but not 明 alone. */
		text = w->class != WORD_PERIOD || str_find(STR("Ld"), str_sub(word_code(w), 0, 1), 0) == (size_t)-1 ? STR("") :
		    word_code(w).p[0] == 'd' ? STR("起") :
		    str_ends(word_text(w), STR("历")) ? STR("五月初五") : STR("初五");
		/* 次年 is of a year that was named. */
		front = w->class == WORD_PERIOD && word_code(w).p[0] == 'R' ? STR("1998年,") : STR(",");
		a = read_text(arena, arena_printf(arena, "%.*s%.*s%.*s,", STR_ARG(front), STR_ARG(word_text(w)), STR_ARG(text)), true);
		f = covering(&a, front.n, front.n + word_text(w).n);
		return f != NULL && (w->class == WORD_IDIOM ? f->kind == FIGURE_IDIOM || f->kind == FIGURE_NAME :
		    w->class == WORD_NAME ? f->kind == FIGURE_NAME || f->kind == FIGURE_IDIOM :
		    w->class == WORD_PERIOD ? f->kind == FIGURE_DATE : w->class == WORD_CODE ? f->kind == FIGURE_CODE :
		    f->kind == w->kind);
	case WORD_CONTEXT:
		number = str_eq(word_code(w), STR("MBy")) ? "300M," : str_eq(word_code(w), STR("GBy")) ? "300G," : w->kind == FIGURE_CODE ? "12321234" : w->kind == FIGURE_SCORE ? "3:2" : w->kind == FIGURE_RATIO ? "1:12" :
		    w->kind == FIGURE_QUANTITY ? "300度," : w->kind == FIGURE_COUNT ? "三级," : word_code(w).n != 0 ? "19位," : "二类,";
		text = arena_printf(arena, "%.*s%s", STR_ARG(word_text(w)), number);
		a = read_text(arena, text, true);
		/* 首节 is a figure of its own. */
		f = &a.figures[a.nfigures - 1];
		return a.nfigures > 0 && f->kind == w->kind &&
		    (w->kind != FIGURE_QUANTITY || str_eq(f->unit, word_code(w)));
	case WORD_DAYPART:
		a = read_text(arena, arena_printf(arena, "%.*s3点", STR_ARG(word_text(w))), true);
		/* 昨晚 is a date of its own. */
		f = &a.figures[a.nfigures - 1];
		return a.nfigures > 0 && a.figures[0].start == 0 && f->kind == FIGURE_TIME &&
		    f->range.low.coef == (3 <= word_divisor(w).coef && 3 >= word_factor(w).coef ? 15 : 3) * 3600;
	case WORD_ERA:
		a = read_text(arena, arena_printf(arena, "%.*s20年", STR_ARG(word_text(w))), true);
		return a.nfigures == 1 && a.figures[0].kind == FIGURE_DATE && a.figures[0].start == 0;
	case WORD_RESULT:
		number = w->kind == FIGURE_CODE ? "有关301" : w->kind == FIGURE_RATIO ? "用1:12" : "主队3:2";
		a = read_text(arena, arena_printf(arena, "%s%.*s,", number, STR_ARG(word_text(w))), true);
		return a.nfigures > 0 && a.figures[0].kind == w->kind;
	case WORD_NAMED:
		a = read_text(arena, arena_printf(arena, "市第三%.*s,", STR_ARG(word_text(w))), true);
		return a.nfigures == 1 && figure_kind_is_none(a.figures[0].kind);
	case WORD_MODEL:
		a = read_text(arena, arena_printf(arena, "%.*s-20,", STR_ARG(word_text(w))), true);
		return a.nfigures == 1 && a.figures[0].kind == FIGURE_CODE && a.figures[0].start == 0;
	case WORD_MONTH:
		a = read_text(arena, arena_printf(arena, "%.*s 6, 1999", STR_ARG(word_text(w))), true);
		return a.nfigures == 2 && a.figures[0].kind == FIGURE_DATE && a.figures[0].start == 0;
	case WORD_LOCALIZER:
		a = read_text(arena, arena_printf(arena, "三次比赛%.*s,", STR_ARG(word_text(w))), true);
		return a.nfigures == 1 && str_eq(a.figures[0].subject, STR("比赛"));
	case WORD_MARKED:
		/* No date or time reaches into it. */
		for (int i = 0; i < 2; i++) {
			front = i == 0 ? STR("三") : STR("2024年");
			a = read_text(arena, arena_printf(arena, "%.*s%.*s,", STR_ARG(front), STR_ARG(word_text(w))), true);
			for (size_t k = 0; k < a.nfigures; k++)
				if ((a.figures[k].kind == FIGURE_DATE || a.figures[k].kind == FIGURE_TIME) && a.figures[k].end > front.n)
					return false;
		}
		return true;
	case WORD_COUNTING:
		a = read_text(arena, arena_printf(arena, ",%.*s一个人,", STR_ARG(word_text(w))), true);
		if (a.nfigures == 0 || a.figures[a.nfigures - 1].kind != FIGURE_COUNT)
			return false;
		a = read_text(arena, arena_printf(arena, ",%.*s14日,", STR_ARG(word_text(w))), true);
		return a.nfigures > 0 && a.figures[a.nfigures - 1].kind == (w->flags & FLAG(LASTING) ? FIGURE_DURATION : FIGURE_DATE);
	default:
		return true;
	}
}

static void
lexicon(void **state)
{
	const struct lexicon *lex = recogniser_lexicon(recogniser);
	struct arena arena;
	size_t n, wrong = 0;
	const struct word *words = lexicon_words(lex, &n);

	(void)state;
	assert_true(n > 3000);
	arena_init(&arena);
	for (size_t i = 0; i < n; i++) {
		arena_reset(&arena);
		if (!word_works(&arena, &words[i])) {
			printf("not recognised: %.*s (class %d)\n", STR_ARG(word_text(&words[i])), words[i].class);
			wrong++;
		}
	}
	arena_release(&arena);
	assert_int_equal(wrong, 0);
}

/* Every word of dictionary.txt is found as a term, from both sides, as its line says: no letter, no part of speech. */
static void
terms(void **state)
{
	const struct lexicon *lex = recogniser_lexicon(recogniser);
	struct buf file;
	struct str rest;
	size_t n, words = 0;

	(void)state;
	slurp("lib/lexicon/dictionary.txt", &file);
	rest = buf_str(&file);
	while (rest.p != NULL) {
		struct str line = str_cut(&rest, '\n'), list = str_cut(&line, '\t');

		while (list.n > 0 && list.p[0] != '#') {
			struct str word = str_cut(&list, ' ');
			const struct term_kind *k = lexicon_term(lex, word, 0, &n), *back;

			if (k == NULL || n != word.n || (back = lexicon_term_back(lex, word, 0, word.n, &n)) != k || n != word.n ||
			    (k->class == WORD_TERM && (k->speech == 0) != str_eq(line, STR("-"))))
				fail_msg("no term: %.*s", STR_ARG(word));
			words++;
			if (list.p == NULL)
				break;
		}
	}
	assert_true(words > 20000);
	buf_release(&file);
}

static void
conversions(void **state)
{
	static const struct {
		struct str from, to;
		const char *factor;	/* NULL: none */
	} cases[] = {
		{ { "km", 2 }, { "m", 1 }, "1000" },
		{ { "m", 1 }, { "km", 2 }, "0.001" },
		{ { "hm2", 3 }, { "亩", 3 }, "15" },
		{ { "t", 1 }, { "斤", 3 }, "2000" },
		{ { "km/h", 4 }, { "km/h", 4 }, "1" },
		{ { "CNY/m2", 6 }, { "CNY/hm2", 7 }, "10000" },
		{ { "km", 2 }, { "kg", 2 }, NULL },
		{ { "名", 3 }, { "个", 3 }, NULL },
	};
	const struct lexicon *lex = recogniser_lexicon(recogniser);

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct dec factor, want;
		bool ok = lexicon_convert(lex, cases[i].from, cases[i].to, &factor);

		assert_int_equal(ok, cases[i].factor != NULL);
		if (ok) {
			assert_true(dec_parse(&want, str_of(cases[i].factor)));
			assert_int_equal(dec_cmp(factor, want), 0);
		}
	}
	assert_true(str_eq(lexicon_unit_class(lex, STR("km")), STR("m")));
	assert_true(str_eq(lexicon_unit_class(lex, STR("名")), STR("人")));
	assert_true(str_eq(lexicon_unit_class(lex, STR("位")), STR("人")));
	assert_true(str_eq(lexicon_unit_class(lex, STR("件")), STR("件")));
	assert_true(str_eq(lexicon_unit_class(lex, STR("没有这个")), STR("没有这个")));
}

/* ---- what no table shows ---- */

static void
no_edition(void **state)
{
	struct recognise_options options = { .no_edition = true };
	struct arena arena;
	size_t trouble = 0;
	struct article a;

	(void)state;
	arena_init(&arena);
	a = recognise(recogniser, &arena, STR("t"), STR("1月27日开工,今年完工。"), &options, &trouble);
	assert_int_equal(a.nfigures, 2);
	assert_true(str_eq(a.figures[0].value, STR("--01-27")));
	assert_false(a.figures[0].has_range);
	assert_int_equal(a.figures[1].value.n, 0);
	assert_false(a.figures[1].has_range);
	arena_release(&arena);
}

static void
places(void **state)
{
	struct arena arena;
	struct article a;

	(void)state;
	arena_init(&arena);
	a = read_text(&arena, STR("甲\n\n共１９００名,3.2万\n㎡。"), false);
	assert_int_equal(a.nfigures, 2);
	assert_int_equal(a.figures[0].line, 3);
	assert_int_equal(a.figures[0].column, 2);
	assert_int_equal(a.figures[1].column, 8);
	assert_true(str_eq(str_sub(a.doc.text, a.figures[1].start, a.figures[1].end), STR("3.2万\n㎡")));
	assert_true(str_eq(a.figures[0].subject, STR("")) || a.figures[0].subject.n > 0);
	arena_release(&arena);
}

static void
subjects(void **state)
{
	static const struct {
		const char *text, *subject;
	} cases[] = {
		{ "新建5G基站703个。", "5G基站" },
		{ "共为1900名高危人群开展筛查。", "高危人群" },
		{ "惠及50多万群众。", "群众" },
		{ "加装电梯46部。", "电梯" },
		{ "建成12个乡村驿站,", "乡村驿站" },
		{ "奖励3名参加培训的学员。", "学员" },
		{ "全镇累计治愈出院12人。", "治愈出院" },
		{ "爆炸造成4人受伤。", "受伤" },
		{ "新建5公里乡村道路。", "乡村道路" },
		{ "总投资3.2亿元。", "总投资" },
		{ "利润由3亿元增加到5亿元。", "利润" },
		{ "旅客12万人(其中外省3万人)。", "旅客" },
		{ "两国元首会晤,两国", "国" },
		{ "在三次书法比赛中获奖。", "书法比赛" },
		{ "二所普通高中,", "普通高中" },
		{ "仓储能耗力争下降5%。", "仓储能耗" },
		{ "实际支出可能高达30亿元。", "实际支出" },
		{ "每年有80名学生入团。", "学生" },
		{ "过去5年,", "" },
		{ "入园率由70%逐年上升到90%。", "入园率" },
		{ "对增长的贡献率超过40%。", "贡献率" },
		/* parts of speech: a verb inside a noun, a verb in front of it, a suffix that makes a noun of one */
		{ "设立20个跨境合作平台,", "跨境合作平台" },
		{ "累计报告输入病例46例。", "输入病例" },
		{ "共有托育机构46家。", "托育机构" },
		{ "改造农村危桥41座。", "农村危桥" },
		{ "新增停车位3200个。", "停车位" },
		{ "家电累计销售500台。", "家电" },
		{ "开展三次安全检查,", "安全检查" },
		{ "招募50名学员参观工厂。", "学员" },
		{ "建成3个规模最大的基地,", "基地" },
		{ "五年的探索,", "探索" },
		{ "10年来,", "" },
		{ "双方建交50周年,", "建交" },
		{ "协议延长3年,", "协议" },
		/* what stands between, and whose object a noun is */
		{ "青少年30万人,占全市人口的三分之一。", "青少年" },
		{ "客流比去年假期增长12%。", "客流" },
		{ "占全省比重升至27%。", "比重" },
		{ "产值612亿元,按可比价格计算,增长5%。", "产值" },
		{ "病例40例:青岭县25例、石潭县15例。", "病例" },
		{ "运营里程居世界第一。", "运营里程" },
		/* past other figures, and up to the meeting that an ordinal numbers */
		{ "股票比例不超过净值的95%。", "股票比例" },
		{ "继续为住宅加装电梯,全市共加装46部。", "电梯" },
		{ "实现三个新的目标。", "目标" },
		{ "首批15个点位启用,", "点位" },
		{ "8个督察组分别走访,", "督察组" },
		{ "算力规模跃居全球第二。", "算力规模" },
		{ "7%的高速增长,", "高速增长" },
		{ "扣除价格因素实际增长7.3%。", "" },
		{ "收购秋粮3.5亿吨。", "秋粮" },
		{ "扩大种植面积3万亩。", "种植面积" },
		{ "获得277张和226张选票。", "选票" },
		{ "约800名中外人士,", "中外人士" },
		{ "首批10个先导区", "先导区" },
		{ "第八届博览会开幕式", "博览会" },
		{ "第十二届、第十三届运动会", "运动会" },
	};
	struct arena arena;

	(void)state;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct article a = read_text(&arena, str_of(cases[i].text), false);

		assert_true(a.nfigures > 0);
		if (!str_eq(a.figures[a.nfigures - 1].subject, str_of(cases[i].subject)))
			fail_msg("%s: %.*s", cases[i].text, STR_ARG(a.figures[a.nfigures - 1].subject));
	}
	arena_release(&arena);
}

/* Time and memory stay in proportion: long runs of one thing are passed over in one go. */
static void
long_runs(void **state)
{
	static const char *const units[] = { "9", "一", "万", "1-", "3:", "第", "一二三四", "1月", "两百", "7/", "国〔2025〕", "1.", "A1", "半" };
	struct arena arena;
	struct buf b;

	(void)state;
	buf_init(&b);
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		arena_init(&arena);
		buf_clear(&b);
		while (b.n < 200000)
			buf_add(&b, str_of(units[i]));
		struct article a = read_text(&arena, buf_str(&b), true);
		for (size_t k = 1; k < a.nfigures; k++)
			assert_true(a.figures[k - 1].end <= a.figures[k].start);
		arena_release(&arena);
	}
	buf_release(&b);
}

static int
setup(void **state)
{
	(void)state;
	recogniser = recogniser_new();
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	recogniser_free(recogniser);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(figures_file, "tests/figures/numbers.txt"),
		cmocka_unit_test_prestate(figures_file, "tests/figures/units.txt"),
		cmocka_unit_test_prestate(figures_file, "tests/figures/dates.txt"),
		cmocka_unit_test_prestate(figures_file, "tests/figures/none.txt"),
		cmocka_unit_test_prestate(figures_file, "tests/figures/press.txt"),
		cmocka_unit_test_prestate(figures_file, "tests/figures/old.txt"),
		cmocka_unit_test(lexicon),
		cmocka_unit_test(terms),
		cmocka_unit_test(conversions),
		cmocka_unit_test(no_edition),
		cmocka_unit_test(places),
		cmocka_unit_test(subjects),
		cmocka_unit_test(long_runs),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
