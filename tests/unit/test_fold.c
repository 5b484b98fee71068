/*
 * Folding, and the way back to the text.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "text/fold.h"
#include "text/utf8.h"
#include "text/variants.h"

static void
folded(void **state)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{ "", "" },
		{ "全市共1900名", "全市共1900名" },
		{ "２０２５年，增长８．７％（同口径）", "2025年,增长8.7%(同口径)" },
		{ "“他说”＂是＂！", "“他说”\"是\"!" },
		{ "2½㎡ ㎞ ① ½", "2½㎡ ㎞ ① ½" },
		{ "比为21.5∶36.1", "比为21.5:36.1" },
		/* spaces between digit and Han */
		{ "2025 年 12\u3000月 29\u00a0日", "2025年12月29日" },
		{ "甲 乙 8.5 km 5 G", "甲 乙8.5 km 5 G" },
		{ "甲\u3000乙", "甲 乙" },
		{ "３ 人", "3人" },
		{ "得分\t85\t分", "得分\t85\t分" },
		/* wraps */
		{ "面积3.2万\n㎡,共\n12\r\n处", "面积3.2万㎡,共12处" },
		{ "共1\n900名", "共1900名" },
		{ "共3.\n2万", "共3.2万" },
		{ "投资２\n·６亿", "投资2·6亿" },
		{ "增长  \n\u3000\u3000,下降", "增长,下降" },
		{ "in the\n  end, GDP\n增长", "in the end, GDP增长" },
		{ "8\nkm", "8 km" },
		{ "(甲)\n(乙)", "(甲) (乙)" },
		{ "甲\n\n\f乙", "甲乙" },
		{ "\n甲\n", " 甲 " },
		/* variants */
		{ "萬億個，臺灣４０餘處", "万亿个,台湾40余处" },
		{ "後來於是", "后来于是" },
		{ "乾隆 著名 瞭望", "乾隆 著名 瞭望" },
		{ "⼀⼆⽇", "一二日" },
	};
	struct arena a;

	(void)state;
	arena_init(&a);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str s = str_of(cases[i].text);
		struct fold f = fold_text(&a, s, 0, s.n);

		if (!str_eq(f.text, str_of(cases[i].want)))
			fail_msg("'%.*s', not '%s'", STR_ARG(f.text), cases[i].want);
		assert_int_equal(f.steps[0].folded, 0);
		assert_int_equal(fold_original(&f, f.text.n), s.n);
		assert_int_equal(fold_original(&f, 0), f.text.n ? f.steps[0].original : 0);
	}
	arena_release(&a);
}

/* Nothing to fold: the text as it is, one step. */
static void
identity(void **state)
{
	struct str s = STR("前言共1900名,增长8.7% (km)尾");
	struct arena a;
	struct fold f;

	(void)state;
	arena_init(&a);
	f = fold_text(&a, s, 6, s.n - 3);
	assert_true(str_eq(f.text, str_sub(s, 6, s.n - 3)));
	assert_int_equal(f.nsteps, 1);
	assert_int_equal(fold_original(&f, 0), 6);
	assert_int_equal(fold_original_end(&f, 3), 9);
	assert_int_equal(fold_original_end(&f, f.text.n), s.n - 3);
	assert_int_equal(fold_folded(&f, 9), 3);
	assert_int_equal(fold_folded(&f, 0), 0);
	arena_release(&a);
}

/* What the folded needle stands for in the text. */
static void
leads_back(const char *text, const char *needle, const char *want)
{
	struct arena a;
	struct str s = str_of(text);
	size_t at, start, end;

	arena_init(&a);
	struct fold f = fold_text(&a, s, 0, s.n);
	at = str_find(f.text, str_of(needle), 0);
	assert_int_not_equal(at, (size_t)-1);
	start = fold_original(&f, at);
	end = fold_original_end(&f, at + strlen(needle));
	if (!str_eq(str_sub(s, start, end), str_of(want)))
		fail_msg("'%.*s', not '%s'", STR_ARG(str_sub(s, start, end)), want);
	assert_int_equal(fold_folded(&f, start), at);
	assert_int_equal(fold_folded(&f, end), at + strlen(needle));
	arena_release(&a);
}

static void
way_back(void **state)
{
	(void)state;
	leads_back("共有３．２ 万\n㎡，", "3.2万㎡", "３．２ 万\n㎡");
	leads_back("共有３．２ 万\n㎡，", "3.2", "３．２");
	leads_back("共有３．２ 万\n㎡，", "万", "万");
	leads_back("共有12 名", "12", "12");
	leads_back("共有12 名", "名", "名");
	leads_back("共１２\r\n  名。", "12名", "１２\r\n  名");
	leads_back("４０餘處，", "余", "餘");
	leads_back("比為21.5∶36.1。", "21.5:36.1", "21.5∶36.1");
	leads_back("the\n end 8", "the end", "the\n end");
}

/* What was noted is where the characters of the set stand, and the same when it is noted anew. */
static void
check_noted(struct fold f, const struct fold_set *set, struct fold_notes *notes)
{
	for (int again = 0; again < 2; again++) {
		size_t n = 0;
		int32_t cp;

		for (const char *p = f.text.p, *end = p + f.text.n; p < end;) {
			size_t at = (size_t)(p - f.text.p);

			p = utf8_step(p, &cp);
			if (cp > 0xffff || !(set->noted[cp >> 6] >> (cp & 63) & 1))
				continue;
			assert_true(n < notes->n);
			assert_int_equal(notes->list[n++], at);
		}
		assert_int_equal(notes->n, n);
		for (size_t i = 0; i < NOTES_ENDS; i++)
			assert_int_equal(notes->list[n + i], f.text.n);
		fold_note(&f, set, notes);
	}
}

/* What is marked, an a, and a space are told where there is one, and a mark else only where there is other white space. */
static void
check_marked(struct fold f)
{
	bool marked = false, spaced = false, tab = false;

	for (size_t i = 0; i < f.text.n; i++) {
		marked = marked || f.text.p[i] == 'a';
		spaced = spaced || f.text.p[i] == ' ';
		tab = tab || f.text.p[i] == '\t';
	}
	assert_int_equal(f.spaced, spaced);
	if (f.marked != marked)
		assert_true(f.marked && tab);
}

/* Of every stretch both ends are what they are one by one. */
static void
check_spans(struct fold f)
{
	for (size_t start = 0; start < f.text.n; start++)
		for (size_t end = start + 1; end <= f.text.n; end++) {
			size_t from, to;

			fold_span(&f, start, end, &from, &to);
			assert_int_equal(from, fold_original(&f, start));
			assert_int_equal(to, fold_original_end(&f, end));
		}
}

/* On any text: steps in order, and back and forth is where one was. */
static void
round_trip(void **state)
{
	static const char *const pieces[] = {
		"１", "2", "万", "萬", " ", "\n", "\u3000", "a", "∶", "，", "，\r\n", "\t", "㎡", "𠀀",
	};
	enum { PIECES = sizeof pieces / sizeof *pieces };
	static const int32_t noted[] = { '1', '2', 'a', ',', 0x4e07, 0x33a1 };	/* 万 ㎡ */
	uint64_t bits[FOLD_WORDS] = { 0 }, stops[FOLD_WORDS];
	struct fold_set set;
	unsigned random = 1;
	struct fold_notes notes = { .n = 0 };
	struct arena a;

	(void)state;
	for (size_t i = 0; i < sizeof noted / sizeof *noted; i++)
		bits[noted[i] >> 6] |= (uint64_t)1 << (noted[i] & 63);
	set = fold_set_make(stops, bits, "a");
	arena_init(&a);
	for (int round = 0; round < 20000; round++) {
		char text[64];
		size_t n = 0;

		for (int i = 0; i < 12; i++) {
			random = random * 1103515245 + 12345;
			const char *piece = pieces[(random >> 16) % PIECES];

			memcpy(text + n, piece, strlen(piece));
			n += strlen(piece);
		}
		struct fold f = fold_text_noting(&a, (struct str){ text, n }, 0, n, &set, &notes);

		check_noted(f, &set, &notes);
		check_marked(f);
		if (round < 1000)
			check_spans(f);
		size_t last = 0;
		for (size_t at = 0; at < f.text.n; at++) {
			if (((unsigned char)f.text.p[at] & 0xc0) == 0x80)
				continue;
			size_t original = fold_original(&f, at), from, to;

			assert_true(original >= last && original < n);
			assert_int_not_equal((unsigned char)text[original] & 0xc0, 0x80);
			assert_int_equal(fold_folded(&f, original), at);
			fold_folded_span(&f, last, original, &from, &to);
			assert_int_equal(from, fold_folded(&f, last));
			assert_int_equal(to, at);
			assert_true(fold_original_end(&f, at) <= original);
			last = original;
		}
		arena_reset(&a);
	}
	free(notes.list);
	arena_release(&a);
}

/* A character folds to the same wherever it stands among blocks of 64 bytes, with as many steps. */
static void
every_place(void **state)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{ "，", "," }, { "\u3000", " " }, { "\ue5e5", " " }, { "\u2236", ":" }, { "萬", "万" }, { "\u00a0", " " }, { "～", "~" },
		{ "。", "。" }, { "“", "“" }, { "𠀀", "𠀀" }, { "\u00b7", "\u00b7" }, { "３ 人", "3人" }, { "1\n人", "1人" },
	};
	struct arena a;

	(void)state;
	arena_init(&a);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (size_t before = 0; before < 140; before++) {
			char text[512], want[512];
			size_t n = before % 3, m;

			memcpy(text, "ab", n);
			for (; n < before; n += 3)
				memcpy(text + n, "字", 3);
			memcpy(want, text, n);
			m = n;
			for (int k = 0; k < 3; k++) {
				n += (size_t)snprintf(text + n, sizeof text - n, "%s尾尾", cases[i].text);
				m += (size_t)snprintf(want + m, sizeof want - m, "%s尾尾", cases[i].want);
			}
			struct fold f = fold_text(&a, (struct str){ text, n }, 0, n);

			if (!str_eq(f.text, (struct str){ want, m }))
				fail_msg("'%.*s' behind %zu bytes: '%.*s'", (int)n, text, before, STR_ARG(f.text));
			arena_reset(&a);
		}
	arena_release(&a);
}

/* The set of what changes is white space and what has another form. */
static void
set_of_changes(void **state)
{
	(void)state;
	for (int32_t cp = 0; cp < 0x10000; cp++) {
		bool changes = cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0xa0 || (cp >= 0xff01 && cp <= 0xff5e) || cp == 0x3000 || cp == 0xe5e5 || cp == 0x2236 || cp == 0x2015 || cp == 0xfe30 ||
		    variant_fold(cp) != 0;

		assert_int_equal(fold_changes[cp >> 6] >> (cp & 63) & 1, changes);
	}
}

/* More changes than a folder has room for at first. */
static void
many_steps(void **state)
{
	enum { N = 5000 };
	char *text = malloc(N * 6);
	struct arena a;
	struct fold f;

	(void)state;
	for (size_t i = 0; i < N; i++)
		memcpy(text + i * 6, "字，", 6);
	arena_init(&a);
	f = fold_text(&a, (struct str){ text, N * 6 }, 0, N * 6);
	assert_int_equal(f.text.n, N * 4);
	assert_int_equal(f.nsteps, N);
	for (size_t i = 0; i < N; i++)
		assert_int_equal(fold_original(&f, i * 4), i * 6);
	arena_release(&a);
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(folded),
		cmocka_unit_test(identity),
		cmocka_unit_test(way_back),
		cmocka_unit_test(round_trip),
		cmocka_unit_test(every_place),
		cmocka_unit_test(set_of_changes),
		cmocka_unit_test(many_steps),
	};

	return cmocka_run_group_tests_name("fold", tests, NULL, NULL);
}
