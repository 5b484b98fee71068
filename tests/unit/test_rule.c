/* lib/rule: regions, formulas, shapes; whole rules at work. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "rule/formula.h"
#include "rule/region.h"
#include "rule/rule.h"
#include "support.h"

/* --- regions: {} stands for nothing here, lists alone */

static void
assert_members(const char *region, size_t min, size_t max)
{
	struct words words = { 0 };
	struct scope scope = { .words = &words };
	struct count_range r;

	words_set(&words, STR("list-and"), STR("和|及|以及"));
	r = region_members(&scope, str_of(region));
	assert_int_equal(r.min, min);
	assert_int_equal(r.max, max);
	words_release(&words);
}

static void
members_of_lists(void **state)
{
	(void)state;
	assert_members("甲、乙、丙", 3, 3);
	assert_members("甲、乙和丙", 2, 3);
	assert_members("和县、乙、丙", 3, 3);		/* 和 begins a name */
	assert_members("甲、乙以及丙", 2, 3);		/* one word, not two */
	assert_members("甲(乙、丙)、丁", 2, 2);
	assert_members("“甲、乙”", 2, 2);
	assert_members("甲", 1, 1);
	assert_members("“甲”“乙”“丙”", 3, 3);
	assert_members("《甲》《乙》", 2, 2);
	assert_members("", 1, 1);
}

static void
items_of_regions(void **state)
{
	(void)state;
	assert_int_equal(region_items(STR("甲;乙;丙")), 3);
	assert_int_equal(region_items(STR("甲;乙;")), 2);
	assert_int_equal(region_items(STR("甲(乙;丙);丁")), 2);
	assert_int_equal(region_items(STR("")), 0);
}

/* --- whole rules */

/* How many findings the rule file makes on the text. */
static size_t
findings_of(const char *rule, const char *text, struct finding *first)
{
	static struct arena arena;	/* the finding's strings are looked at by the caller */
	struct rules *rules = rules_new(recogniser);
	struct recognise_options how = { .edition = STR("2025-12-29") };
	struct check_options options = { .severity = SEVERITY_NOTE };
	struct findings findings = { 0 };
	size_t trouble = 0, n;
	struct article article;

	arena_release(&arena);
	assert_int_equal(rules_load(rules, STR("own.rule"), str_of(rule), NULL, NULL), 0);
	article = recognise(recogniser, &arena, STR("a"), str_of(text), &how, &trouble);
	rules_check(rules, &arena, &article, &options, &findings);
	n = findings.n;
	if (n > 0 && first != NULL) {
		*first = findings.list[0];
		first->rule = (struct str){ 0 };
	}
	findings_release(&findings);
	rules_free(rules);
	return n;
}

#define SHARE \
	"rule share\nmatch {whole:count}[^。]{0,60}{part:count}[^。]{0,12}占{share:percent}\n" \
	"when same-unit(whole, part)\nclaim share = part / whole\n" \
	"say {part} ÷ {whole} = {percent(part / whole)}\n"

static void
any_assignment_that_is_right_silences(void **state)
{
	struct finding f;

	(void)state;
	assert_int_equal(findings_of(SHARE, "受访者800人,男500人,其中520人满意,占65%。", NULL), 0);
	assert_int_equal(findings_of(SHARE, "受访者800人,男500人,其中520人满意,占64%。", &f), 1);
	assert_int_equal(f.noperands, 3);
	assert_int_equal(f.verdict, VERDICT_WRONG);
	/* of the wrong ones the closest is shown */
	assert_int_equal(findings_of(SHARE, "受访者800人,其中520人满意,占64%。", &f), 1);
	assert_memory_equal(f.message.p, "520人 ÷ 800人 = 65%", f.message.n);
}

/* A sentence of many breakdowns is given up, and the line told, in time and memory that a test can afford. */
static void
long_sentences_are_given_up(void **state)
{
	static const char rule[] = "rule r\nmatch {a}其中(?<parts>.*+)\nwhen parts(parts, a) > 1\n"
	    "claim a >= sum(parts, a)\nsay {list(parts, a)}\n";
	struct recognise_options how = { 0 };
	struct check_options options = { .severity = SEVERITY_NOTE };
	struct findings findings = { 0 };
	struct rules *rules = rules_new(recogniser);
	struct article article;
	struct arena arena;
	struct buf text;
	size_t trouble = 0;

	(void)state;
	arena_init(&arena);
	buf_init(&text);
	buf_add(&text, STR("开头。\n"));
	for (int i = 0; i < 20000; i++)
		buf_add(&text, STR("5例其中4例、"));
	assert_int_equal(rules_load(rules, STR("own.rule"), str_of(rule), NULL, NULL), 0);
	article = recognise(recogniser, &arena, STR("a"), buf_str(&text), &how, &trouble);
	rules_check(rules, &arena, &article, &options, &findings);
	assert_int_equal(findings.n, 0);
	assert_int_equal(findings.trouble, 1);
	assert_int_equal(findings.trouble_line, 2);
	findings_release(&findings);
	rules_free(rules);
	buf_release(&text);
	arena_release(&arena);
}

static void
unlike_units_are_undecided(void **state)
{
	(void)state;
	assert_int_equal(findings_of("rule r\nmatch {a}，{b}\nclaim a = b\nsay x\n", "共3人,5元。", NULL), 0);
	assert_int_equal(findings_of("rule r\nmatch {a}，{b}\nclaim a = b\nsay x\n", "共3人,5名。", NULL), 1);
	assert_int_equal(findings_of("rule r\nmatch {a}，{b}\nclaim a = b\nsay x\n", "长3千米,3000米。", NULL), 0);
	assert_int_equal(findings_of("rule r\nmatch {a}，{b}\nclaim a = b\nsay x\n", "长3千米,5000米。", NULL), 1);
}

static void
intervals_that_touch_agree(void **state)
{
	static const char rule[] = "rule r\nmatch {a}，{b}\nclaim a = b\nsay x\n";

	(void)state;
	assert_int_equal(findings_of(rule, "8.7万批次,86500批次。", NULL), 0);
	assert_int_equal(findings_of(rule, "8.7万批次,86499批次。", NULL), 1);
}

static void
conditions(void **state)
{
	(void)state;
	assert_int_equal(findings_of("rule r\nmatch {a}人\nwhen a > 3\nclaim a = 9\nsay x\n", "3人。", NULL), 0);
	assert_int_equal(findings_of("rule r\neach {a:count}\nwhen a > 3\nclaim a = 9\nsay x\n", "3人。", NULL), 0);
	assert_int_equal(findings_of("rule r\neach {a:count}\nwhen a > 3\nclaim a = 9\nsay x\n", "4人。", NULL), 1);
	assert_int_equal(findings_of("rule r\neach {a:count}\nwhen unit(a) is '名|位'\nclaim a = 9\nsay x\n", "4位。", NULL), 1);
	assert_int_equal(findings_of("rule r\neach {a:count}\nwhen not unit(a) is '名|位'\nclaim a = 9\nsay x\n", "4位。", NULL), 0);
	assert_int_equal(findings_of("rule r\neach {a:count}\nclaim a = 2 + 2 * 1 and a = (2 + 2)\nsay x\n", "4位。", NULL), 0);
	assert_int_equal(findings_of("rule r\neach {a:count}\nclaim a / 8 = 50%\nsay x\n", "4位。", NULL), 0);
	assert_int_equal(findings_of("rule r\neach {a:count}\nclaim a / 8 = 51%\nsay x\n", "4位。", NULL), 1);
}

/* The rule has one finding in the text, and this is its message. */
static void
assert_says(const char *rule, const char *text, const char *says)
{
	struct finding f;

	assert_int_equal(findings_of(rule, text, &f), 1);
	assert_int_equal(f.message.n, strlen(says));
	assert_memory_equal(f.message.p, says, f.message.n);
}

static void
days_of_the_calendar(void **state)
{
	(void)state;
	assert_says("rule r\nmatch {d:date}开工\nclaim first(d) < 0\n"
	    "say {date(first(d) + 3)} {year(first(d) - 365)} {date(first(d) + 3000000)} {date(first(d) - 3000000)} "
	    "{year(first(d) + 3000000)} {year(first(d) - 3000000)} {year(first(d) + 0.5)}\n",
	    "今天开工。", "2026-01-01 2024 ? ? ? ? ?");
}

/* A number that was worked out of a figure is not shown as this is written. */
static void
numbers_worked_out(void **state)
{
	(void)state;
	assert_says("rule r\neach {a:count}\nclaim a = 9\nsay {a} {- a} {a - 7}\n", "4位。", "4位 -4位 -3位");
}

static void
pairs_and_series(void **state)
{
	static const char pair[] = "rule r\npair {a:count}\nkey subject(a)\nkey class(a)\nwhen values = 2\n"
	    "claim b = a\nsay x\n";
	static const char series[] = "rule r\nseries labels\nwhen count > 1\nclaim count = greatest\nsay x\n";
	struct finding f;

	(void)state;
	assert_int_equal(findings_of(pair, "有16件民生实事。办成15件民生实事。", &f), 1);
	assert_int_equal(f.noperands, 2);
	assert_int_equal(findings_of(pair, "有16件民生实事。办成16件民生实事。", NULL), 0);
	assert_int_equal(findings_of(series, "一是快,二是好,四是省。", &f), 1);
	assert_int_equal(f.noperands, 3);
	assert_int_equal(findings_of(series, "一是快,二是好,三是省。", NULL), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(members_of_lists),
		cmocka_unit_test(items_of_regions),
		cmocka_unit_test(any_assignment_that_is_right_silences),
		cmocka_unit_test(long_sentences_are_given_up),
		cmocka_unit_test(unlike_units_are_undecided),
		cmocka_unit_test(intervals_that_touch_agree),
		cmocka_unit_test(conditions),
		cmocka_unit_test(days_of_the_calendar),
		cmocka_unit_test(numbers_worked_out),
		cmocka_unit_test(pairs_and_series),
	};

	return cmocka_run_group_tests_name("rule", tests, recogniser_set_up, recogniser_tear_down);
}
