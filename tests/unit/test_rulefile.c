/* Faults of rule files: what is said of them, and that the other rules stay. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "rule/rule.h"
#include "support.h"

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
		cmocka_unit_test(faults_of_rule_files),
		cmocka_unit_test(a_fault_leaves_the_other_rules),
	};

	return cmocka_run_group_tests_name("rulefile", tests, recogniser_set_up, recogniser_tear_down);
}
