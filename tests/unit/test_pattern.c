/* lib/rule/pattern.h: every assignment, limits, words without PCRE2. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "rule/pattern.h"
#include "rule/words.h"

struct seen {
	char text[400];
	const struct pattern *pattern;
	struct str subject;
	bool whole;		/* the first name begins where the match does */
};

static void
note_assignment(void *context, const struct assignment *a)
{
	struct seen *s = context;

	assert_in_range(a->from, 0, a->to);
	if (s->whole)
		assert_int_equal(a->from, a->start[0]);
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
	struct seen seen = { "", &p, str_of(subject), pattern[0] == '(' };

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
	/* what is looked back at is none of it, with another alternative too */
	assert_assignments("(?<=\\A|[，。])(?<x>a.)", "ab。ac,adaeaf。ag", "ab ac ad ag ");
	assert_assignments("(?<=\\A|[，。])(?<x>a.)|(?<x>bc)", "ab。aabc,ac", "ab aa bc ac ");
	assert_assignments("(?<=\\A|[，])(?<x>[a|])", "a,||", "a | ");
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
	struct seen seen = { "", &p, STR(""), false };
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

struct seeking {
	struct matcher *matcher;
	size_t n;
};

static void
look_at_much(void *context, const struct assignment *a)
{
	struct seeking *s = context;

	s->n++;
	s->matcher->work += a->to - a->from;
}

static void
equal_expressions_are_compiled_once(void **state)
{
	struct arena arena;
	struct regexes regexes;
	struct pattern_error error;
	struct pattern p, q, contained;

	(void)state;
	arena_init(&arena);
	regexes_init(&regexes);
	assert_true(pattern_compile(&p, &arena, &regexes, NULL, STR("(?<x>a)b"), PATTERN_ENUMERATE, &error));
	assert_true(pattern_compile(&contained, &arena, &regexes, NULL, STR("(?<x>a)b"), PATTERN_CONTAINS, &error));
	assert_true(pattern_compile(&q, &arena, &regexes, NULL, STR("(?<x>a)b"), PATTERN_ENUMERATE, &error));
	assert_int_equal(p.number, q.number);
	assert_int_not_equal(p.number, contained.number);
	assert_int_equal(regexes.n, 2);
	regexes_release(&regexes);
	arena_release(&arena);
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_assignment),
		cmocka_unit_test(pattern_gives_up),
		cmocka_unit_test(words_alone_match_as_patterns),
		cmocka_unit_test(search_gives_up_in_proportion),
		cmocka_unit_test(equal_expressions_are_compiled_once),
	};

	return cmocka_run_group_tests_name("pattern", tests, NULL, NULL);
}
