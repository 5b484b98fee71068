/* Pairs across the articles of an edition. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rule/rule.h"
#include "support.h"

struct text {
	const char *name, *date, *text;
};

/*
 * Findings between articles as FILE:LINE message (computed); ...  Each article is gone when
 * the next one is read.
 */
static void
assert_found(const char *rule, const struct text *texts, size_t n, const char *found)
{
	struct rules *rules = rules_new(recogniser);
	struct editions *editions = editions_new();
	struct check_options options = { .threads = 1 };
	struct findings f = { 0 };
	struct arena arena;
	struct buf b;

	arena_init(&arena);
	buf_init(&b);
	assert_int_equal(rules_load(rules, STR("own.rule"), str_of(rule), NULL, NULL), 0);
	for (size_t i = 0; i < n; i++) {
		struct recognise_options how = { .edition = str_of(texts[i].date), .no_edition = !*texts[i].date };
		struct str name = arena_str(&arena, str_of(texts[i].name)), text = arena_str(&arena, str_of(texts[i].text));
		size_t trouble = 0;
		struct article article = recognise(recogniser, &arena, name, text, &how, &trouble);

		options.editions = editions_new();
		rules_check(rules, &arena, &article, &options, &f);
		assert_int_equal(f.n, 0);
		editions_join(editions, options.editions);
		memset((char *)text.p, 'x', text.n);
		memset((char *)name.p, 'x', name.n);
		arena_reset(&arena);
	}
	options.editions = editions;
	rules_check_editions(rules, &options, &f);
	for (size_t i = 0; i < f.n; i++) {
		const struct finding *g = &f.list[i];

		buf_printf(&b, "%.*s:%u %.*s (%.*s); ", STR_ARG(g->file), g->line, STR_ARG(g->message),
		    STR_ARG(g->computed));
		assert_int_equal(g->noperands, 1);
		assert_int_equal(g->operands[0].start, g->start);
		assert_int_equal(g->operands[0].end, g->end);
	}
	if (!str_eq(buf_str(&b), str_of(found)))
		fail_msg("got \"%.*s\", not \"%s\"", STR_ARG(buf_str(&b)), found);
	buf_release(&b);
	findings_release(&f);
	editions_free(editions);
	rules_free(rules);
	arena_release(&arena);
}
#define FOUND(rule, found, ...) do { \
	const struct text texts[] = { __VA_ARGS__ }; \
	assert_found(rule, texts, sizeof texts / sizeof texts[0], found); \
} while (0)

static const char plain[] = "rule own\nabout x\npair {a:count|money}\nreach edition\nkey after(a, 2)\n"
    "claim b = a\nsay {after(a, 2)} {a} in {place(a)}, {b}; {values} of {count}, {b - a} more\n";

#define DAY "2025-12-29"

static void
conflicts(void **state)
{
	(void)state;
	FOUND(plain, "2.txt:2 食堂 3家 in 1.txt:1, 5家; 2 of 2, 2家 more (3); ",
	    { "1.txt", DAY, "3家食堂" }, { "2.txt", DAY, "题\n5家食堂" });
	/* The order in which they are given is nothing. */
	FOUND(plain, "2.txt:2 食堂 3家 in 1.txt:1, 5家; 2 of 2, 2家 more (3); ",
	    { "2.txt", DAY, "题\n5家食堂" }, { "1.txt", DAY, "3家食堂" });
	/* One finding a group. */
	FOUND(plain, "3.txt:1 食堂 3家 in 2.txt:1, 5家; 2 of 4, 2家 more (3); ",
	    { "1.txt", DAY, "3家食堂" }, { "2.txt", DAY, "3家食堂" }, { "3.txt", DAY, "5家食堂" },
	    { "4.txt", DAY, "5家食堂" });
	FOUND(plain, "", { "1.txt", DAY, "3万元食堂" }, { "2.txt", DAY, "3.2万元食堂" });
}

static void
what_is_no_conflict(void **state)
{
	(void)state;
	/* Another day, or none. */
	FOUND(plain, "", { "1.txt", DAY, "3家食堂" }, { "2.txt", "2025-12-30", "5家食堂" });
	FOUND(plain, "", { "1.txt", "", "3家食堂" }, { "2.txt", "", "5家食堂" });
	/* One article with two values is judged by itself, by another rule. */
	FOUND(plain, "", { "1.txt", DAY, "3家食堂。5家食堂。" });
	FOUND(plain, "", { "1.txt", DAY, "3家食堂。5家食堂。" }, { "2.txt", DAY, "7家食堂" });
	FOUND(plain, "2.txt:1 食堂 3家 in 1.txt:1, 7家; 2 of 2, 4家 more (3); ",
	    { "1.txt", DAY, "3家食堂。三家食堂。" }, { "2.txt", DAY, "7家食堂" });
}

static void
conditions(void **state)
{
	static const char rule[] = "rule own\nabout x\npair {a:count}\nreach edition\nkey after(a, 2)\n"
	    "when not before(a) ~ '约'\nwhen before(b) ~ '有$'\nwhen b > a\nwhen values = 2\nclaim b = a\nsay {a} {b}\n";

	(void)state;
	FOUND(rule, "2:1 3家 5家 (3); ", { "1", DAY, "3家食堂" }, { "2", DAY, "有5家食堂" });
	FOUND(rule, "", { "1", DAY, "约3家食堂" }, { "2", DAY, "有5家食堂" });
	FOUND(rule, "", { "1", DAY, "3家食堂" }, { "2", DAY, "开5家食堂" });
	FOUND(rule, "", { "1", DAY, "7家食堂" }, { "2", DAY, "有5家食堂" });
	FOUND(rule, "", { "1", DAY, "3家食堂" }, { "2", DAY, "有5家食堂" }, { "3", DAY, "有7家食堂" });
}

static void
reach_belongs_to_a_pair(void **state)
{
	struct rules *rules = rules_new(recogniser);

	(void)state;
	assert_int_equal(rules_load(rules, STR("a"), STR("rule own\neach {n}\nreach edition\nclaim n > 1\nsay x\n"),
	    NULL, NULL), 1);
	assert_int_equal(rules_load(rules, STR("b"), STR("rule own\npair {a}\nreach year\nclaim b = a\nsay x\n"),
	    NULL, NULL), 1);
	rules_free(rules);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(conflicts),
		cmocka_unit_test(what_is_no_conflict),
		cmocka_unit_test(conditions),
		cmocka_unit_test(reach_belongs_to_a_pair),
	};

	return cmocka_run_group_tests(tests, recogniser_set_up, recogniser_tear_down);
}
