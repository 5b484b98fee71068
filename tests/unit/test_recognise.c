/*
 * The recogniser: sentences with all their figures or the subject of one
 * (tests/figures/), and what holds of any text.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "figure/recognise.h"
#include "support.h"

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
	char room[DEC_ROOM];

	buf_clear(b);
	put(b, figure_kind_name(f->kind));
	put(b, str_sub(article->doc.text, f->start, f->end));
	put(b, figure_value(f, room));
	buf_char(b, '\t');
	figure_print_bound(b, f, f->range.low);
	buf_char(b, '\t');
	figure_print_bound(b, f, f->range.high);
	put(b, f->unit);
	put(b, figure_qualifier_name(f->qualifier));
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
		t->article = read_article(&t->arena, unescape(&t->arena, sentence), false);
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

/* Every line of a file. */
static void
check_file(const char *file, void (*check)(struct table *, struct str line))
{
	struct table t = { .file = file };
	struct buf bytes;
	struct str rest;

	read_file(file, &bytes);
	arena_init(&t.arena);
	buf_init(&t.got);
	rest = buf_str(&bytes);
	while (rest.p != NULL) {
		struct str line = str_cut(&rest, '\n');

		t.line++;
		if (line.n != 0 && line.p[0] != '#')
			check(&t, line);
	}
	if (check == check_line)
		end_sentence(&t);
	assert_int_equal(t.wrong, 0);
	assert_true(t.line > 10);
	arena_release(&t.arena);
	buf_release(&t.got);
	buf_release(&bytes);
}

static void
figures_file(void **state)
{
	check_file(*state, check_line);
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
	assert_true(str_eq(a.figures[0].code, STR("--01-27")));
	assert_false(a.figures[0].has_range);
	assert_int_equal(a.figures[1].code.n, 0);
	assert_false(a.figures[1].has_range);
	/* 明年 is no year that the text speaks of, and what follows is of it. */
	a = recognise(recogniser, &arena, STR("t"), STR("2013年5月开工,明年10月完工,12月启用。"), &options, &trouble);
	assert_int_equal(a.nfigures, 3);
	assert_true(str_eq(a.figures[0].code, STR("2013-05")));
	assert_true(str_eq(a.figures[1].code, STR("--10")));
	assert_true(str_eq(a.figures[2].code, STR("--12")));
	arena_release(&arena);
}

static void
places(void **state)
{
	struct arena arena;
	struct article a;

	(void)state;
	arena_init(&arena);
	a = read_article(&arena, STR("甲\n\n共１９００名,3.2万\n㎡。"), false);
	assert_int_equal(a.nfigures, 2);
	assert_int_equal(a.figures[0].line, 3);
	assert_int_equal(a.figures[0].column, 2);
	assert_int_equal(a.figures[1].column, 8);
	assert_true(str_eq(str_sub(a.doc.text, a.figures[1].start, a.figures[1].end), STR("3.2万\n㎡")));
	assert_true(str_eq(a.figures[0].subject, STR("")));
	arena_release(&arena);
}

/* A sentence and the subjects of its last figures, with strokes between. */
static void
check_subject(struct table *t, struct str line)
{
	struct str want = line, sentence = str_cut(&want, '\t');
	size_t i, n = 1;

	for (size_t at = 0; at < want.n; at++)
		n += want.p[at] == '|';
	arena_reset(&t->arena);
	t->article = read_article(&t->arena, unescape(&t->arena, sentence), false);
	assert_true(t->article.nfigures >= n);
	for (i = t->article.nfigures - n; i < t->article.nfigures; i++) {
		struct str one = str_cut(&want, '|'), got = t->article.figures[i].subject;

		got = got.n > 0 ? got : STR("none");
		if (!str_eq(got, one))
			fault(t, t->line, one, got);
	}
}

static void
subjects(void **state)
{
	(void)state;
	check_file("tests/figures/subjects.txt", check_subject);
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
		struct article a = read_article(&arena, buf_str(&b), true);
		for (size_t k = 1; k < a.nfigures; k++)
			assert_true(a.figures[k - 1].end <= a.figures[k].start);
		arena_release(&arena);
	}
	buf_release(&b);
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
		cmocka_unit_test(no_edition),
		cmocka_unit_test(places),
		cmocka_unit_test(subjects),
		cmocka_unit_test(long_runs),
	};

	return cmocka_run_group_tests(tests, recogniser_set_up, recogniser_tear_down);
}
