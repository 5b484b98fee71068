/*
 * An article that went through its fact table is the article: text, structure and
 * figures.  Files may be named as arguments; else those in testdata/ are taken.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "figure/recognise.h"
#include "support.h"
#include "table/facts.h"
#include "text/decode.h"

static const char *const samples[] = { "testdata/page.md", "testdata/page-errors.md",
	"testdata/bulletin.txt", "testdata/bulletin-errors.txt", "testdata/wrapped.txt" };

struct files {
	const char *const *names;
	size_t n;
};

struct expected {
	const struct article *article;
	size_t articles;
};

#define assert_same(a, b, what) \
	do \
		if ((a) != (b)) \
			fail_msg("%.*s: %s differs at byte %zu", STR_ARG(name), what, f->start); \
	while (0)

static void
compare_figure(struct str name, const struct figure *f, const struct figure *g)
{
	assert_same(f->start, g->start, "start");
	assert_same(f->end, g->end, "end");
	assert_same(f->line, g->line, "line");
	assert_same(f->column, g->column, "column");
	assert_same(f->para, g->para, "paragraph");
	assert_same(f->sentence, g->sentence, "sentence");
	assert_same(f->kind, g->kind, "kind");
	assert_same(f->qualifier, g->qualifier, "qualifier");
	assert_same(f->has_number, g->has_number, "has_number");
	assert_same(f->has_range, g->has_range, "has_range");
	assert_same(true, str_eq(f->unit, g->unit), "unit");
	assert_same(true, str_eq(f->subject, g->subject), "subject");
	if (f->has_number)
		assert_same(dec_cmp(f->number, g->number), 0, "number");
	else
		assert_same(true, str_eq(f->code, g->code), "code");
	if (f->has_range) {
		assert_same(dec_cmp(f->range.low, g->range.low), 0, "low");
		assert_same(dec_cmp(f->range.high, g->range.high), 0, "high");
	}
}

static void
compare(void *context, struct arena *arena, struct article *b)
{
	struct expected *expected = context;
	const struct article *a = expected->article;

	(void)arena;
	expected->articles++;
	assert_true(str_eq(a->name, b->name));
	assert_true(str_eq(a->doc.text, b->doc.text));
	assert_true(str_eq(a->edition, b->edition));
	assert_true(str_eq(a->doc.edition, b->doc.edition));
	assert_false(b->holes);
	assert_int_equal(a->nfigures, b->nfigures);
	for (size_t i = 0; i < a->nfigures; i++)
		compare_figure(a->name, &a->figures[i], &b->figures[i]);
}

static void
fail_report(void *context, size_t line, struct str what)
{
	(void)context;
	fail_msg("line %zu: %.*s", line, STR_ARG(what));
}

static struct str
read_text(struct arena *arena, const char *name)
{
	struct decoded decoded;
	struct buf bytes;
	size_t line;

	read_file(name, &bytes);
	assert_null(text_decode(arena, buf_str(&bytes), NULL, &decoded, &line));
	decoded.text = arena_str(arena, decoded.text);
	buf_release(&bytes);
	return decoded.text;
}

static void
through_the_table(void **state)
{
	const struct facts_format format = facts_format_default();
	const struct recognise_options options = { .all = false };
	const struct files *files = *state;
	struct recogniser *r = recogniser_new();
	struct arena arena;
	struct buf table;
	size_t trouble = 0;

	arena_init(&arena);
	buf_init(&table);
	for (size_t i = 0; i < files->n; i++) {
		struct article a = recognise(r, &arena, str_of(files->names[i]),
		    read_text(&arena, files->names[i]), &options, &trouble);
		struct expected expected = { .article = &a };
		const struct facts_reader reader = { compare, fail_report, &expected };

		assert_int_equal(trouble, 0);
		buf_clear(&table);
		facts_write_header(&table, &format);
		facts_write(&table, &a, &format);
		facts_read(buf_str(&table), &reader);
		assert_int_equal(expected.articles, a.nfigures > 0);
		arena_reset(&arena);
	}
	buf_release(&table);
	arena_release(&arena);
	recogniser_free(r);
}

int
main(int argc, char **argv)
{
	struct files files = { samples, sizeof samples / sizeof *samples };
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(through_the_table, &files),
	};

	if (argc > 1)
		files = (struct files){ (const char *const *)argv + 1, (size_t)argc - 1 };
	return cmocka_run_group_tests_name("roundtrip", tests, NULL, NULL);
}
