/* lib/rule: what a pattern needs, and the sieve: it must never hold back a pattern that matches. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "rule/form.h"

/* --- needs */

/* The clauses as "a|b c|d". */
static void
print_need(char *to, const struct need *need)
{
	*to = '\0';
	for (size_t i = 0; i < need->n; i++) {
		if (i > 0)
			strcat(to, " ");
		for (const struct word *w = need->clauses[i].first;; w = w->next) {
			strncat(to, w->bytes, w->n);
			if (w == need->clauses[i].last)
				break;
			strcat(to, "|");
		}
	}
}

static void
needs_of_expressions(void **state)
{
	static const char *const table[][2] = {
		{ "增长|上升", "增长|上升" },
		{ "(?:同|环)比[^。]{0,4}增(?<x>长?)", "同|环 比 增" },
		{ "ab?c+d*?e{2}f{0,3}g", "a c e g" },
		{ "(?:ab){3}", "ab ab ab" },
		{ "(?:a|b){2,}+c", "a|b a|b c" },
		{ "(?:ab){0}c", "c" },
		{ "(?:a{2}){0,1}b", "b" },
		{ "(?=a)b(?!c)(?<=d)e(?<!f)", "b e" },
		{ "[ab\\-]c[^d][\\d]e[f-h]", "a|b|- c e f|g|h" },
		{ "[]a]b", "]|a b" },
		{ "\\x{E001}\\x41\\.\\s\\p{Han}a", "\xEE\x80\x81" "A. a" },
		{ "\\A(?:a)\\z(?C1)", "a" },
		{ "(?:a|b|)c", "c" },
		{ "[abc]x|yz", "x|yz" },		/* the clause that tells less is dropped */
		{ "(?<n>a)(?'m'b)(?P<o>c)(?>d)(?|e)", "a b c d e" },
		{ "一二三四五六七", "一二三四 五六七" },
		/* nothing is known where something is not understood */
		{ "(?i)a", "" }, { "(a)\\1", "" }, { "\\Qa|b\\E", "" }, { "a(?R)?", "" }, { "(*ACCEPT)a", "" },
		{ "a{12a}", "" }, { "x{,3}", "" }, { "(?#c)a", "" }, { "a(", "" }, { "a)b", "" }, { "[a", "" },
		{ "[[:alpha:]]a", "" }, { "a\\", "" }, { "\\x{41", "" }, { "*a", "" }, { "", "" }, { "\xff", "" },
		{ "[\xff]", "" },
	};
	struct arena arena;
	char text[400];

	(void)state;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct need need;

		need_of(&need, &arena, str_of(table[i][0]));
		print_need(text, &need);
		assert_string_equal(text, table[i][1]);
	}
	arena_release(&arena);
}

/* The words of one clause: of long words, then of few. */
static void
words_of_the_best_clause(void **state)
{
	static const char *const table[][2] = {
		{ "(?:同|环)比[^。]{0,4}增长?", "比" }, { "(?:同比|环比).*增", "同比|环比" }, { "[ab]c|d", "c|d" },
		{ "\\|甲(?:乙|丙)", "乙|丙" }, { "a\\|b.*丁", "丁" }, { "[a|]", "" }, { "a?", "" },
	};
	struct arena arena;

	(void)state;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		assert_string_equal(need_words(&arena, str_of(table[i][0])).p, table[i][1]);
	arena_release(&arena);
}

/* --- the sieve */

/* Does the sieve of this one pattern let it pass in the paragraph of these sentences, parted by /? */
static bool
passes(const char *expression, bool whole, const char *sentences)
{
	struct arena arena;
	struct need need;
	struct sieve *sieve;
	struct buf text;
	size_t ends[8], n = 0, start = 0;
	uint64_t progress[2] = { 0 };
	bool result;

	arena_init(&arena);
	buf_init(&text);
	for (struct str rest = str_of(sentences); rest.p != NULL;) {
		buf_add(&text, str_cut(&rest, '/'));
		ends[n++] = text.n;
	}
	need_of(&need, &arena, str_of(expression));
	sieve = sieve_new(&need, &whole, 1);
	assert_in_range(sieve->size, 1, 2);
	for (size_t i = 0; i < n; i++) {
		sieve_sentence(sieve, buf_str(&text), start, ends[i], false, progress);
		start = ends[i];
	}
	result = sieve_passes(&sieve->places[0], progress);
	sieve_free(sieve);
	buf_release(&text);
	arena_release(&arena);
	return result;
}

static void
words_in_their_order(void **state)
{
	(void)state;
	assert_true(passes("同比.*增长", false, "同比大幅增长"));
	assert_false(passes("同比.*增长", false, "增长同比"));
	assert_false(passes("同比.*增长", false, "同比增"));
	assert_true(passes("人.*人.*(?:升|降)", false, "人人降"));
	assert_false(passes("人.*人.*(?:升|降)", false, "人降"));	/* one 人 is not two */
	assert_true(passes("[^a]*", false, ""));	/* needs nothing */
	/* sentences: what stood before counts for paragraphs alone, and a word may lie across */
	assert_true(passes("甲.*乙", true, "甲/乙"));
	assert_false(passes("甲.*乙", false, "甲/乙"));
	assert_true(passes("甲。乙", true, "甲。/乙"));
	assert_false(passes("甲.*乙", true, "乙/甲"));
}

/* Random expressions of few letters: nothing that matches may be held back. */
static uint32_t
draw(uint32_t *seed, uint32_t n)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 16) % n;
}

static void
add_expression(struct buf *out, uint32_t *seed, int depth)
{
	static const char *const atoms[] = { "a", "b", "甲", "乙丙", "[ab]", "[^a]", "[甲乙]", ".", "\\w", "(?=a)", "(?!乙)",
		"ab", "a|", "|b" };
	static const char *const quantifiers[] = { "", "", "", "", "?", "*", "+", "{2}", "{0,2}", "{1,3}?", "++", "??" };
	uint32_t n = 1 + draw(seed, 3);

	for (uint32_t i = 0; i < n; i++) {
		if (depth > 0 && draw(seed, 2) == 0) {
			static const char *const opening[] = { "(?:", "(", "(?>", "(?=", "(?<!z)(?:" };

			buf_add(out, str_of(opening[draw(seed, 5)]));
			add_expression(out, seed, depth - 1);
			if (draw(seed, 2) == 0) {
				buf_char(out, '|');
				add_expression(out, seed, depth - 1);
			}
			buf_char(out, ')');
		} else {
			buf_add(out, STR("(?:"));
			buf_add(out, str_of(atoms[draw(seed, sizeof atoms / sizeof atoms[0])]));
			buf_char(out, ')');
		}
		buf_add(out, str_of(quantifiers[draw(seed, sizeof quantifiers / sizeof quantifiers[0])]));
	}
}

static void
no_match_is_held_back(void **state)
{
	static const char *const letters[] = { "a", "b", "甲", "乙", "丙", "丁" };
	uint32_t seed = 1;
	size_t matched = 0, held = 0;
	struct regexes regexes;
	struct matcher m;
	struct buf source, text;

	(void)state;
	regexes_init(&regexes);
	matcher_init(&m, &regexes);
	buf_init(&source);
	buf_init(&text);
	memset(buf_room(&text, 64), 0, 64);	/* a pattern's machine code looks at some bytes more, to no effect */
	for (int i = 0; i < 3000; i++) {
		struct pattern p, plain;
		struct pattern_error error;
		struct arena arena;

		arena_init(&arena);
		buf_clear(&source);
		add_expression(&source, &seed, 2);
		assert_true(pattern_compile(&p, &arena, &regexes, NULL, buf_str(&source), PATTERN_CONTAINS, &error));
		plain = p;	/* by PCRE2 alone */
		plain.needed.n = 0;
		buf_char(&source, '\0');
		for (int k = 0; k < 10; k++) {
			bool found;

			buf_clear(&text);
			for (uint32_t n = draw(&seed, 7); n > 0; n--)
				buf_add(&text, str_of(letters[draw(&seed, 6)]));
			found = pattern_test(&plain, &m, buf_str(&text)) > 0;
			assert_int_equal(pattern_test(&p, &m, buf_str(&text)) > 0, found);
			buf_char(&text, '\0');
			if (found)
				assert_true(passes(source.p, false, text.p));
			else
				held += !passes(source.p, false, text.p);
			matched += found;
		}
		arena_release(&arena);
	}
	assert_true(matched > 1000);
	assert_true(held > 1000);
	matcher_release(&m);
	regexes_release(&regexes);
	buf_release(&source);
	buf_release(&text);
}

/* --- the built-in rules */

/* What all rules find in the examples of all rules; without: no pattern is held back. */
static void
print_findings(struct buf *out, struct rules *rules, const struct recogniser *recogniser, bool without)
{
	struct check_options options = { .severity = SEVERITY_NOTE, .all = true };
	struct recognise_options how = { 0 };
	struct findings findings = { 0 };
	struct arena arena;
	struct buf text;
	size_t trouble = 0;

	arena_init(&arena);
	buf_init(&text);
	for (size_t i = 0; i < rules_count(rules); i++)
		for (size_t k = 0; k < rules_at(rules, i)->nexamples; k++) {
			const struct str s = rules_at(rules, i)->examples[k].text;

			buf_add(&text, s);
			buf_add(&text, k % 3 == 0 ? STR("\n\n") : STR(""));	/* paragraphs of three sentences */
		}
	rules_prepare(rules);
	if (without) {
		struct need *needs = calloc(1000, sizeof *needs);
		bool *whole = calloc(1000, sizeof *whole);

		rules_drop_sieve(rules);
		rules->sieve = rules->own = sieve_new(needs, whole, 1000);
		free(needs);
		free(whole);
	}
	struct article article = recognise(recogniser, &arena, STR("a"), buf_str(&text), &how, &trouble);

	rules_check(rules, &arena, &article, &options, &findings);
	assert_int_equal(findings.trouble, 0);
	for (size_t i = 0; i < findings.n; i++)
		buf_printf(out, "%zu %.*s %d %.*s %.*s\n", findings.list[i].start, STR_ARG(findings.list[i].rule),
		    (int)findings.list[i].verdict, STR_ARG(findings.list[i].message), STR_ARG(findings.list[i].computed));
	findings_release(&findings);
	buf_release(&text);
	arena_release(&arena);
}

static void
findings_without_it_are_the_same(void **state)
{
	struct recogniser *recogniser = recogniser_new();
	struct rules *rules = rules_new(recogniser);
	struct buf with, without;

	(void)state;
	buf_init(&with);
	buf_init(&without);
	rules_load_builtin(rules);
	print_findings(&with, rules, recogniser, false);
	print_findings(&without, rules, recogniser, true);
	assert_true(with.n > 10000);
	assert_true(str_eq(buf_str(&with), buf_str(&without)));
	buf_release(&with);
	buf_release(&without);
	rules_free(rules);
	recogniser_free(recogniser);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(needs_of_expressions), cmocka_unit_test(words_of_the_best_clause),
		cmocka_unit_test(words_in_their_order),
		cmocka_unit_test(no_match_is_held_back),
		cmocka_unit_test(findings_without_it_are_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
