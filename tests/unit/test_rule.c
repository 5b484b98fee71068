/* lib/rule: patterns with every assignment, formulas, shapes, faults of rule files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "rule/formula.h"
#include "rule/region.h"
#include "rule/rule.h"

static struct recogniser *recogniser;

static int
set_up(void **state)
{
	(void)state;
	recogniser = recogniser_new();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	recogniser_free(recogniser);
	return 0;
}

/* --- patterns */

struct seen {
	char text[400];
	const struct pattern *pattern;
	struct str subject;
};

static void
note_assignment(void *context, const struct assignment *a)
{
	struct seen *s = context;

	for (size_t i = 0; i < s->pattern->nnames; i++) {
		struct str part = str_sub(s->subject, a->start[i], a->end[i]);

		strncat(s->text, part.p, part.n);
		strcat(s->text, i + 1 < s->pattern->nnames ? "+" : " ");
	}
}

static void
assert_assignments(const char *pattern, const char *subject, const char *expected)
{
	struct arena arena;
	struct words words = { 0 };
	struct pattern p;
	struct pattern_error error;
	struct regexes regexes;
	struct matcher m;
	struct seen seen = { "", &p, str_of(subject) };

	arena_init(&arena);
	regexes_init(&regexes);
	matcher_init(&m, &regexes);
	words_set(&words, STR("end"), STR("y|z"));
	assert_true(pattern_compile(&p, &arena, &regexes, &words, str_of(pattern), PATTERN_ENUMERATE, &error));
	assert_true(pattern_each(&p, &m, str_of(subject), note_assignment, &seen));
	assert_string_equal(seen.text, expected);
	assert_int_equal(m.trouble, 0);
	matcher_release(&m);
	regexes_release(&regexes);
	words_release(&words);
	arena_release(&arena);
}

static void
every_assignment(void **state)
{
	(void)state;
	assert_assignments("(?<x>[ab]).*?(?<y>[cd])", "abcd", "a+c a+d b+c b+d ");
	assert_assignments("(?<x>a)(?:b(?<y>c)|b(?<y>d))", "abcabd", "a+c a+d ");
	assert_assignments("(?<x>a){@end}", "ayaxaz", "a a ");
	assert_assignments("(?<x>.)（", "a(b", "a ");
	assert_assignments("(?<x>a)\n          b", "ab", "a ");
	assert_assignments("(?<x>a)", "b", "");
	/* full-width punctuation in a class is punctuation, whatever it means there in ASCII */
	assert_assignments("(?<x>[:：]a)", ":a", ":a ");
	assert_assignments("(?<x>[［a］]+)", "[a]", "[a] a] ] ");
	assert_assignments("(?<x>[，－＋])", ",*-", ", - ");
	/* several ways through the same spans are one */
	assert_assignments("(?<x>a(?:b|b)c)", "abc", "abc ");
}

static void
pattern_gives_up(void **state)
{
	struct arena arena;
	struct pattern p;
	struct pattern_error error;
	struct regexes regexes;
	struct matcher m;
	struct seen seen = { "", &p, STR("") };
	char subject[4000];

	(void)state;
	memset(subject, 'a', sizeof subject);
	arena_init(&arena);
	regexes_init(&regexes);
	matcher_init(&m, &regexes);
	assert_true(pattern_compile(&p, &arena, &regexes, NULL, STR("(?:a+)+b"), PATTERN_ENUMERATE, &error));
	subject[sizeof subject - 1] = 'c';
	assert_true(pattern_each(&p, &m, (struct str){ subject, sizeof subject }, note_assignment, &seen));
	subject[sizeof subject - 2] = 'b';
	assert_true(pattern_compile(&p, &arena, &regexes, NULL, STR("(?:a|aa)+c$"), PATTERN_CONTAINS, &error));
	subject[sizeof subject - 1] = 'd';
	memcpy(subject + sizeof subject - 2, "cd", 2);
	assert_int_equal(pattern_test(&p, &m, (struct str){ subject, sizeof subject }), -1);
	assert_int_equal(m.trouble, 1);
	matcher_release(&m);
	regexes_release(&regexes);
	arena_release(&arena);
}

struct seeking {
	struct matcher *matcher;
	size_t n;
};

/* A pattern that is nothing but words is no different from one that PCRE2 is given. */
static void
words_alone_match_as_patterns(void **state)
{
	static const struct { const char *pattern; bool words; } table[] = {
		{ "同比|比|增长|增", true }, { "a", true }, { "ab|a|b", true }, { "增|增长", true },
		{ "|a", false }, { "a||b", false }, { "a|", false }, { "a.", false }, { "(?:a|b)", false }, { "[ab]", false },
		{ "a+", false }, { "\\.", false },
	};
	static const char *const subjects[] = { "", "a", "b", "ab", "ba", "abc", "增", "长", "增长", "同比增长3%", "比比", "增长\n", "." };
	struct pattern_error error;
	struct arena arena;
	struct regexes regexes;
	struct matcher m;

	(void)state;
	arena_init(&arena);
	regexes_init(&regexes);
	matcher_init(&m, &regexes);
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		for (int use = PATTERN_CONTAINS; use <= PATTERN_WHOLE; use++) {
			struct str grouped = arena_printf(&arena, "(?:%s)", table[i].pattern);
			struct pattern p, q;

			assert_true(pattern_compile(&p, &arena, &regexes, NULL, str_of(table[i].pattern), (enum pattern_use)use, &error));
			assert_true(pattern_compile(&q, &arena, &regexes, NULL, grouped, (enum pattern_use)use, &error));
			assert_int_equal(p.words.n > 0, table[i].words);
			assert_int_equal(q.words.n, 0);
			for (size_t k = 0; k < sizeof subjects / sizeof subjects[0]; k++)
				assert_int_equal(pattern_test(&p, &m, str_of(subjects[k])), pattern_test(&q, &m, str_of(subjects[k])));
		}
	matcher_release(&m);
	regexes_release(&regexes);
	arena_release(&arena);
}

/* What is remembered is the same text, also when its place was taken and after it was forgotten. */
static void
folds_remember(void **state)
{
	const struct str text = STR("增長 ３．５％,\n比上年");
	struct folds f;

	(void)state;
	folds_init(&f);
	for (int turn = 0; turn < 3; turn++) {
		for (size_t start = 0; start < text.n; start++)
			for (size_t end = start; end <= text.n; end++) {
				struct arena arena;
				struct str folded;

				if ((start < text.n && ((unsigned char)text.p[start] & 0xC0) == 0x80) ||
				    (end < text.n && ((unsigned char)text.p[end] & 0xC0) == 0x80))
					continue;
				arena_init(&arena);
				folded = fold_text(&arena, text, start, end).text;
				assert_true(str_eq(folds_text(&f, text, start, end), folded));
				assert_true(str_eq(folds_text(&f, text, start, end), folded));
				arena_release(&arena);
			}
		f.bytes += 1 << 20;
		folds_settle(&f);
		assert_int_equal(f.bytes, 0);
	}
	folds_release(&f);
}

static void
look_at_much(void *context, const struct assignment *a)
{
	struct seeking *s = context;

	s->n++;
	s->matcher->work += a->to - a->from;
}

/* Assignments, each of which looks at all the text: the search ends long before all are tried. */
static void
search_gives_up_in_proportion(void **state)
{
	struct arena arena;
	struct pattern p;
	struct pattern_error error;
	struct regexes regexes;
	struct matcher m;
	struct seeking s = { &m, 0 };
	size_t n = 200000, before;
	char *subject = malloc(n);

	(void)state;
	memset(subject, 'a', n);
	arena_init(&arena);
	regexes_init(&regexes);
	matcher_init(&m, &regexes);
	assert_true(pattern_compile(&p, &arena, &regexes, NULL, STR("(?<x>a)(?<y>a+)"), PATTERN_ENUMERATE, &error));
	assert_true(pattern_each(&p, &m, (struct str){ subject, 100 }, look_at_much, &s));
	assert_int_equal(m.trouble, 0);
	assert_true(s.n >= 99);
	before = s.n;
	assert_false(pattern_each(&p, &m, (struct str){ subject, n }, look_at_much, &s));
	assert_int_equal(m.trouble, 1);
	assert_in_range(s.n - before, 1, 1000);
	matcher_release(&m);
	regexes_release(&regexes);
	arena_release(&arena);
	free(subject);
}

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

/* --- faults */

struct expected_fault {
	size_t line, column;
	const char *what;
	int n;
};

static void
check_fault(void *context, struct str file, size_t line, size_t column, const char *what)
{
	struct expected_fault *e = context;

	assert_true(str_eq(file, STR("own.rule")));
	if (e->n++ > 0)
		return;
	assert_int_equal(line, e->line);
	assert_int_equal(column, e->column);
	assert_non_null(strstr(what, e->what));
}

static void
faults_of_rule_files(void **state)
{
	static const struct {
		const char *text;
		struct expected_fault fault;
	} table[] = {
		{ "nonsense here\n", { 1, 1, "rule NAME", 0 } },
		{ "rule r\nnonsense here\n", { 2, 1, "no such key", 0 } },
		{ "rule r\n", { 1, 6, "no shape", 0 } },
		{ "rule r\neach {a:count}\nsay x\n", { 1, 6, "claim", 0 } },
		{ "rule r\neach {a:cuont}\n", { 2, 9, "no such kind", 0 } },
		{ "rule r\nmatch {a:cuont}\n", { 2, 7, "cuont", 0 } },
		{ "rule r\nmatch {@list}\n", { 2, 7, "word list", 0 } },
		{ "rule r\nmatch ({a}\n", { 2, 7, "parenthesis", 0 } },
		{ "rule r\nmatch {a}\nclaim b = 2\n", { 3, 7, "\"b\"", 0 } },
		{ "rule r\nmatch {a}\nclaim a = \n", { 3, 10, "missing", 0 } },
		{ "rule r\nmatch {a}\nclaim a = sun(a)\n", { 3, 11, "sun", 0 } },
		{ "rule r\nmatch {a}\nclaim a = sum(a)\n", { 3, 11, "arguments", 0 } },
		{ "rule r\nmatch {a}\nclaim 3 = 4\n", { 3, 7, "names the figure", 0 } },
		{ "rule r\nmatch {a}\nclaim a = 2\nsay {b}\n", { 4, 6, "\"b\"", 0 } },
		{ "rule r\nmatch {a}\nclaim a = 2\nsay 共{a\n", { 4, 6, "never closed", 0 } },
		{ "rule r\nseverity bad\n", { 2, 10, "severity", 0 } },
		{ "rule r\nwords x\n", { 2, 7, "words NAME", 0 } },
		{ "rule r\nwords x {@x}\nmatch {@x}\n", { 3, 7, "itself", 0 } },
		{ "rule r\nseries things\n", { 2, 8, "headings", 0 } },
		{ "rule r\nedition 2025-02-30\n", { 2, 9, "date", 0 } },
		{ "rule \xff\n", { 1, 6, "UTF-8", 0 } },
		{ "rule a b\n", { 1, 7, "one word", 0 } },
		{ "rule r\neach {a} {b}\n", { 2, 6, "write {a}", 0 } },
		{ "rule r\nmatch {a}\nclaim a\n", { 3, 7, "comparison", 0 } },
		{ "rule r\nmatch {a}\nwhen a - 2\n", { 3, 6, "comparison", 0 } },
		{ "rule r\nmatch {a}\nclaim a = 1\nclaim a = 2\n", { 4, 7, "already", 0 } },
		{ "rule r\nmatch {a}\nclaim a = 1\nsay x\nsay y\n", { 5, 5, "already", 0 } },
		{ "rule r\nmatch {a}\nkey a\n", { 3, 5, "pair", 0 } },
		{ "rule r\npair {a}\nclaim a = b\nsay x\n", { 1, 6, "key", 0 } },
		{ "rule r\nmatch {a}(?C1)b\n", { 2, 10, "?C", 0 } },
		{ "rule r\nmatch {a}\\C\n", { 2, 7, "\\C", 0 } },
		{ "words a {@b}{@b}{@b}{@b}{@b}{@b}{@b}{@b}{@b}{@b}{@b}{@b}{@b}{@b}{@b}{@b}\n"
		  "words b {@c}{@c}{@c}{@c}{@c}{@c}{@c}{@c}{@c}{@c}{@c}{@c}{@c}{@c}{@c}{@c}\n"
		  "words c {@d}{@d}{@d}{@d}{@d}{@d}{@d}{@d}{@d}{@d}{@d}{@d}{@d}{@d}{@d}{@d}\n"
		  "words d {@e}{@e}{@e}{@e}{@e}{@e}{@e}{@e}{@e}{@e}{@e}{@e}{@e}{@e}{@e}{@e}\n"
		  "words e {@f}{@f}{@f}{@f}{@f}{@f}{@f}{@f}{@f}{@f}{@f}{@f}{@f}{@f}{@f}{@f}\n"
		  "words f xxxxxxxxxxxxxxxx\nrule r\nmatch {@a}\n", { 8, 7, "too long", 0 } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct rules *rules = rules_new(recogniser);
		struct expected_fault e = table[i].fault;

		assert_true(rules_load(rules, STR("own.rule"), str_of(table[i].text), check_fault, &e) > 0);
		assert_true(e.n > 0);
		assert_int_equal(rules_count(rules), 0);
		rules_free(rules);
	}
}

static void
a_fault_leaves_the_other_rules(void **state)
{
	struct rules *rules = rules_new(recogniser);
	struct expected_fault e = { 5, 1, "no such key", 0 };

	(void)state;
	assert_int_equal(rules_load(rules, STR("own.rule"),
	    STR("rule a\neach {n:count}\nclaim n = 1\nsay x\nbad x\nrule b\neach {n:count}\nclaim n = 1\nsay x\n"),
	    check_fault, &e), 1);
	assert_int_equal(rules_count(rules), 1);
	assert_non_null(rules_find(rules, STR("b")));
	/* the same name again takes the earlier one's place */
	assert_int_equal(rules_load(rules, STR("own.rule"),
	    STR("rule b\nseverity error\neach {n:count}\nclaim n = 1\nsay x\n"), NULL, NULL), 0);
	assert_int_equal(rules_count(rules), 1);
	assert_int_equal(rules_at(rules, 0)->severity, SEVERITY_ERROR);
	/* a byte order mark, as editors on Windows write it, is nothing */
	assert_int_equal(rules_load(rules, STR("own.rule"),
	    STR("\xEF\xBB\xBF# mine\nrule c\neach {n:count}\nclaim n = 1\nsay x\n"), NULL, NULL), 0);
	assert_int_equal(rules_find(rules, STR("c"))->line, 2);
	rules_free(rules);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_alone_match_as_patterns),
		cmocka_unit_test(folds_remember),
		cmocka_unit_test(every_assignment),
		cmocka_unit_test(pattern_gives_up),
		cmocka_unit_test(search_gives_up_in_proportion),
		cmocka_unit_test(members_of_lists),
		cmocka_unit_test(items_of_regions),
		cmocka_unit_test(any_assignment_that_is_right_silences),
		cmocka_unit_test(long_sentences_are_given_up),
		cmocka_unit_test(unlike_units_are_undecided),
		cmocka_unit_test(intervals_that_touch_agree),
		cmocka_unit_test(conditions),
		cmocka_unit_test(pairs_and_series),
		cmocka_unit_test(faults_of_rule_files),
		cmocka_unit_test(a_fault_leaves_the_other_rules),
	};

	return cmocka_run_group_tests_name("rule", tests, set_up, tear_down);
}
