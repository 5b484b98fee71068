/* Every word of the lexicon at work, and its units compared. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "figure/words.h"
#include "support.h"

/* The figure that covers the bytes from start to end of text, or NULL. */
static const struct figure *
covering(const struct article *a, size_t start, size_t end)
{
	for (size_t i = 0; i < a->nfigures; i++)
		if (a->figures[i].start <= start && a->figures[i].end >= end)
			return &a->figures[i];
	return NULL;
}

/* Sentences with the words of cues.txt, how many figures each has then, and what one of these is. */
static const struct {
	enum word_class class;
	const char *front, *behind;
	size_t figures, nth;
	enum figure_kind kind;
	enum figure_qualifier qualifier;
	const char *subject;
} cues[] = {
	{ WORD_NIGHTS, "游玩5日4", ",", 2, 0, FIGURE_DURATION, QUALIFIER_EXACT, "" },
	{ WORD_DAY, "于12号", ",", 1, 0, FIGURE_DATE, QUALIFIER_EXACT, "" },
	{ WORD_WEEK, "于12号", "五开会,", 2, 0, FIGURE_DATE, QUALIFIER_EXACT, "" },
	{ WORD_FIRST, "", "5个月,", 1, 0, FIGURE_DATE, QUALIFIER_EXACT, "" },
	{ WORD_NEXT_YEAR, "10月至", "3月,", 1, 0, FIGURE_DATE, QUALIFIER_RANGE, "" },
	{ WORD_UNTIL, "他", "去6月底,", 1, 0, FIGURE_DATE, QUALIFIER_EXACT, "" },
	{ WORD_BETWEEN, "3月和5月", ",", 1, 0, FIGURE_DATE, QUALIFIER_RANGE, "" },
	{ WORD_YEAR_PART, "去年", ",", 1, 0, FIGURE_DATE, QUALIFIER_EXACT, "" },
	{ WORD_YEAR_PART, "2024年", ",", 1, 0, FIGURE_DATE, QUALIFIER_EXACT, "" },
	{ WORD_MONTH_PART, "上月", ",", 1, 0, FIGURE_DATE, QUALIFIER_EXACT, "" },
	{ WORD_MONTH_PART, "2024年3月", ",", 1, 0, FIGURE_DATE, QUALIFIER_EXACT, "" },
	{ WORD_CENTURY_PART, "20世纪", "叶,", 1, 0, FIGURE_DATE, QUALIFIER_EXACT, "" },
	{ WORD_FILLER, "超过", "5人,", 1, 0, FIGURE_COUNT, QUALIFIER_OVER, "" },
	{ WORD_RECENT, "创近十年", ",", 1, 0, FIGURE_DURATION, QUALIFIER_EXACT, "" },
	{ WORD_NEARLY, ",近3年", ",", 1, 0, FIGURE_DURATION, QUALIFIER_UNDER, "" },
	{ WORD_CONGRESS, "", "十二大新闻", 1, 0, FIGURE_NAME, QUALIFIER_EXACT, "" },
	{ WORD_OF_WHICH, "12宗个案,", "3宗源头不明,", 2, 1, FIGURE_COUNT, QUALIFIER_EXACT, "个案" },
	{ WORD_TO, "学校发展", "8所,", 1, 0, FIGURE_COUNT, QUALIFIER_EXACT, "学校" },
	{ WORD_BOUND, "毕业", "学历5人,", 1, 0, FIGURE_COUNT, QUALIFIER_EXACT, "学历" },
	{ WORD_CELEBRATION, "", "建成50周年,", 1, 0, FIGURE_DURATION, QUALIFIER_EXACT, "建成" },
	{ WORD_TIME_END, "从改革", "规模达3亿元,", 1, 0, FIGURE_MONEY, QUALIFIER_EXACT, "规模" },
	{ WORD_DATE_MARK, "500名工人生产汽车3000", ",", 2, 0, FIGURE_COUNT, QUALIFIER_EXACT, "工人生产汽车" },
	{ WORD_JOINING, "粮食", "油料分别增长5%和6%,", 2, 0, FIGURE_PERCENT, QUALIFIER_EXACT, "粮食" },
};

static bool
cue_works(struct arena *arena, const struct word *w)
{
	for (size_t i = 0; i < sizeof cues / sizeof *cues; i++) {
		struct article a;
		const struct figure *f = NULL;

		if (cues[i].class != w->class)
			continue;
		a = read_article(arena, arena_printf(arena, "%s%.*s%s", cues[i].front, STR_ARG(word_text(w)), cues[i].behind), true);
		if (a.nfigures == cues[i].figures)
			f = &a.figures[cues[i].nth];
		if (f == NULL || f->kind != cues[i].kind || f->qualifier != cues[i].qualifier || !str_eq(f->subject, str_of(cues[i].subject)))
			return false;
	}
	return true;
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
			/* what means it: 个, bytes of a memory or a disk, the wind, a ship's speed, else a temperature */
			front = w->flags & FLAG(GE) ? STR("等") : str_eq(word_code(w), STR("级")) ? STR("风力") : str_eq(word_code(w), STR("[kn_i]")) ? STR("航速") : str_eq(word_code(w), STR("MBy")) ? STR("内存") : str_eq(word_code(w), STR("GBy")) ? STR("硬盘") : STR("气温");
			a = read_article(arena, arena_printf(arena, "%.*s7%s%.*s", STR_ARG(front), w->flags & FLAG(GE) ? "个" : "", STR_ARG(word_text(w))), true);
			return a.nfigures == 1 && str_eq(a.figures[0].unit, word_code(w));
		}
		if (w->flags & (FLAG(MONEYED) | FLAG(IDENTIFIER)))
			text = arena_printf(arena, "共三%.*s,", STR_ARG(word_text(w)));
		else
			text = arena_printf(arena, "共%s%.*s,", number, STR_ARG(word_text(w)));
		a = read_article(arena, text, true);
		if (w->flags & FLAG(MONEYED))
			return a.nfigures == 1;
		f = covering(&a, 3, text.n - 1 - (word_text(w).n - unit));
		return f != NULL && (f->unit.n == 0 || str_eq(f->unit, word_code(w).n ? word_code(w) : str_sub(word_text(w), 0, unit)) ||
		    f->kind == FIGURE_DATE);
	case WORD_NOUN:
		text = arena_printf(arena, "共三%.*s,", STR_ARG(word_text(w)));
		a = read_article(arena, text, true);
		return a.nfigures > 0 && a.figures[0].start == 3;
	case WORD_MONEY:
		text = arena_printf(arena, "共%.*s7,", STR_ARG(word_text(w)));
		a = read_article(arena, text, true);
		return a.nfigures == 1 && str_eq(a.figures[0].unit, word_code(w)) && a.figures[0].start == 3;
	case WORD_BEFORE:
	case WORD_BEHIND:
		if (w->flags & FLAG(BARE_MANY)) {
			a = read_article(arena, arena_printf(arena, ",%.*s百人,", STR_ARG(word_text(w))), true);
			return a.nfigures == 1 && (int)a.figures[0].qualifier == w->qualifier;
		}
		text = w->class == WORD_BEFORE ? arena_printf(arena, ",%.*s7.5%s吨,", STR_ARG(word_text(w)), w->flags & FLAG(FOLDED) ? "万" : "") :
		    arena_printf(arena, ",7.5吨%.*s,", STR_ARG(word_text(w)));
		a = read_article(arena, text, true);
		return a.nfigures == 1 && (w->qualifier == QUALIFIER_NEAR ?
		    a.figures[0].qualifier == QUALIFIER_UNDER : (int)a.figures[0].qualifier == w->qualifier);
	case WORD_IDIOM:
	case WORD_NAME:
	case WORD_FIXED:
	case WORD_PERIOD:
	case WORD_CODE:
		/* 农历 and the like begin a date; 明起 and 去6月, but not 明 or 去 alone. */
		text = w->class != WORD_PERIOD || str_find(STR("Ldy"), str_sub(word_code(w), 0, 1), 0) == (size_t)-1 ? STR("") :
		    word_code(w).p[0] == 'd' ? STR("起") : word_code(w).p[0] == 'y' ? STR("6月") :
		    str_ends(word_text(w), STR("历")) ? STR("五月初五") : STR("初五");
		/* 次年 is of a year that was named. */
		front = w->class == WORD_PERIOD && word_code(w).p[0] == 'R' ? STR("1998年,") : STR(",");
		a = read_article(arena, arena_printf(arena, "%.*s%.*s%.*s,", STR_ARG(front), STR_ARG(word_text(w)), STR_ARG(text)), true);
		f = covering(&a, front.n, front.n + word_text(w).n);
		return f != NULL && (w->class == WORD_IDIOM ? f->kind == FIGURE_IDIOM || f->kind == FIGURE_NAME :
		    w->class == WORD_NAME ? f->kind == FIGURE_NAME || f->kind == FIGURE_IDIOM :
		    w->class == WORD_PERIOD ? f->kind == FIGURE_DATE : w->class == WORD_CODE ? f->kind == FIGURE_CODE :
		    f->kind == w->kind);
	case WORD_CONTEXT:
		number = str_eq(word_code(w), STR("MBy")) ? "300M," : str_eq(word_code(w), STR("GBy")) ? "300G," : w->kind == FIGURE_CODE ? (word_code(w).n != 0 ? arena_printf(arena, "2%.*s,", STR_ARG(word_code(w))).p : "12321234") : w->kind == FIGURE_SCORE ? "3:2" : w->kind == FIGURE_RATIO ? "1:12" :
		    str_eq(word_code(w), STR("级")) ? "7级," : str_eq(word_code(w), STR("[kn_i]")) ? "18节," : w->kind == FIGURE_QUANTITY ? "300度," : w->kind == FIGURE_COUNT ? "三级," : word_code(w).n != 0 ? "19位," : "二类,";
		text = arena_printf(arena, "%.*s%s", STR_ARG(word_text(w)), number);
		a = read_article(arena, text, true);
		/* 首节 is a figure of its own. */
		f = &a.figures[a.nfigures - 1];
		return a.nfigures > 0 && f->kind == w->kind &&
		    (w->kind != FIGURE_QUANTITY || str_eq(f->unit, word_code(w)));
	case WORD_DAYPART:
		/* PM stands behind. */
		a = read_article(arena, word_text(w).p[0] & 0x80 ? arena_printf(arena, "%.*s3点", STR_ARG(word_text(w))) :
		    arena_printf(arena, "3:00 %.*s", STR_ARG(word_text(w))), true);
		/* 昨晚 is a date of its own. */
		f = &a.figures[a.nfigures - 1];
		return a.nfigures > 0 && a.figures[0].start == 0 && f->kind == FIGURE_TIME &&
		    f->range.low.coef == (3 <= word_divisor(w).coef && 3 >= word_factor(w).coef ? 15 : 3) * 3600;
	case WORD_ERA:
		a = read_article(arena, arena_printf(arena, "%.*s20年", STR_ARG(word_text(w))), true);
		return a.nfigures == 1 && a.figures[0].kind == FIGURE_DATE && a.figures[0].start == 0;
	case WORD_RESULT:
		number = w->kind == FIGURE_CODE ? (word_code(w).n != 0 ? "有关3.0" : "有关301") : w->kind == FIGURE_RATIO ? "用1:12" :
		    w->kind == FIGURE_NAME ? "5.12" : w->kind == FIGURE_DURATION ? "有关14日" : "主队3:2";
		a = read_article(arena, arena_printf(arena, "%s%.*s,", number, STR_ARG(word_text(w))), true);
		return a.nfigures > 0 && a.figures[0].kind == w->kind;
	case WORD_NAMED:
		a = read_article(arena, arena_printf(arena, "市第三%.*s,", STR_ARG(word_text(w))), true);
		return a.nfigures == 1 && figure_kind_is_none(a.figures[0].kind);
	case WORD_MODEL:
		a = read_article(arena, arena_printf(arena, "%.*s-20,", STR_ARG(word_text(w))), true);
		return a.nfigures == 1 && a.figures[0].kind == FIGURE_CODE && a.figures[0].start == 0;
	case WORD_MONTH:
		a = read_article(arena, arena_printf(arena, "%.*s 6, 1999", STR_ARG(word_text(w))), true);
		return a.nfigures == 2 && a.figures[0].kind == FIGURE_DATE && a.figures[0].start == 0;
	case WORD_LOCALIZER:
		a = read_article(arena, arena_printf(arena, "三次比赛%.*s,", STR_ARG(word_text(w))), true);
		return a.nfigures == 1 && str_eq(a.figures[0].subject, STR("比赛"));
	case WORD_YEAR:
		a = read_article(arena, arena_printf(arena, "2023%.*s,", STR_ARG(word_text(w))), true);
		return a.nfigures == 1 && a.figures[0].kind == FIGURE_DATE && a.figures[0].end == 4 + word_text(w).n;
	case WORD_MARKED:
		/* No date or time reaches into it. */
		for (int i = 0; i < 2; i++) {
			front = i == 0 ? STR("三") : STR("2024年");
			a = read_article(arena, arena_printf(arena, "%.*s%.*s,", STR_ARG(front), STR_ARG(word_text(w))), true);
			for (size_t k = 0; k < a.nfigures; k++)
				if ((a.figures[k].kind == FIGURE_DATE || a.figures[k].kind == FIGURE_TIME) && a.figures[k].end > front.n)
					return false;
		}
		return true;
	case WORD_COUNTING:
		a = read_article(arena, arena_printf(arena, ",%.*s一个人,", STR_ARG(word_text(w))), true);
		if (a.nfigures == 0 || a.figures[a.nfigures - 1].kind != (w->flags & FLAG(LASTING) ? FIGURE_ARTICLE : FIGURE_COUNT))
			return false;
		a = read_article(arena, arena_printf(arena, ",%.*s14日,", STR_ARG(word_text(w))), true);
		return a.nfigures > 0 && a.figures[a.nfigures - 1].kind == (w->flags & FLAG(LASTING) ? FIGURE_DURATION : FIGURE_DATE);
	case WORD_LENGTH:
		a = read_article(arena, arena_printf(arena, "已有2000年%.*s,", STR_ARG(word_text(w))), true);
		return a.nfigures == 1 && a.figures[0].kind == FIGURE_DURATION;
	case WORD_HOUR:
		a = read_article(arena, arena_printf(arena, "3%s%.*s,", str_eq(word_text(w), STR("时")) ? "" : "点", STR_ARG(word_text(w))), true);
		return a.nfigures == 1 && a.figures[0].kind == FIGURE_TIME;
	case WORD_HALF:
		a = read_article(arena, arena_printf(arena, ",%.*s半公里,", STR_ARG(word_text(w))), true);
		return a.nfigures == 0 || a.figures[0].kind != FIGURE_QUANTITY;
	default:
		return cue_works(arena, w);
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
	read_file("lib/lexicon/dictionary.txt", &file);
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

/* The longest counts, in front of what follows it and behind what precedes; qualifiers are found backwards only. */
static void
longest_terms(void **state)
{
	static const struct {
		struct str text;
		size_t floor, forwards, backwards;	/* bytes of the term that begins at the floor, that ends at the end; 0: none */
	} cases[] = {
		{ { "经济", 6 }, 0, 6, 6 },
		{ { "经济学", 9 }, 0, 9, 9 },
		{ { "经济学家", 12 }, 0, 12, 12 },
		{ { "经济学家", 12 }, 6, 6, 6 },	/* 学家 */
		{ { "经济,", 7 }, 0, 6, 0 },
		{ { "人民共和国", 15 }, 0, 6, 9 },
		{ { "约达", 6 }, 0, 3, 6 },	/* 约 */
		{ { "", 0 }, 0, 0, 0 },
	};
	const struct lexicon *lex = recogniser_lexicon(recogniser);

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str s = cases[i].text;
		size_t n;

		n = lexicon_term(lex, s, cases[i].floor, &n) != NULL ? n : 0;
		assert_int_equal(n, cases[i].forwards);
		n = lexicon_term_back(lex, s, cases[i].floor, s.n, &n) != NULL ? n : 0;
		assert_int_equal(n, cases[i].backwards);
	}
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lexicon),
		cmocka_unit_test(terms),
		cmocka_unit_test(longest_terms),
		cmocka_unit_test(conversions),
	};

	return cmocka_run_group_tests(tests, recogniser_set_up, recogniser_tear_down);
}
