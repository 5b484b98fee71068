/*
 * Fact tables as anybody may hand them in.  What a table gives, written and read
 * again, gives the same documents and figures.
 */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>

#include "table/facts.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
ignore(void *context, size_t line, struct str what)
{
	(void)context;
	(void)line;
	assert(what.n > 0);
}

/* The article that is expected, and whether it came. */
struct expected {
	const struct article *article;
	bool came;
};

/* "-" is nothing. */
static bool
same(struct str a, struct str b)
{
	const struct str nothing = STR("-");

	return str_eq(a, b) ||
	    ((a.n == 0 || str_eq(a, nothing)) && (b.n == 0 || str_eq(b, nothing)));
}

static void
compare(void *context, struct arena *arena, struct article *b)
{
	struct expected *expected = context;
	const struct article *a = expected->article;

	(void)arena;
	assert(!expected->came);
	expected->came = true;
	assert(same(a->name, b->name) && same(a->edition, b->edition));
	assert(str_eq(a->doc.text, b->doc.text));
	assert(a->nfigures == b->nfigures);
	for (size_t i = 0; i < a->nfigures; i++) {
		const struct figure *f = &a->figures[i], *g = &b->figures[i];

		assert(f->start == g->start && f->end == g->end && f->kind == g->kind);
		assert(f->line == g->line && f->column == g->column);
		assert(f->para == g->para && f->sentence == g->sentence);
		assert(f->has_number == g->has_number && same(f->unit, g->unit));
		assert(f->has_number ? dec_same(dec_normal(f->number), dec_normal(g->number)) : same(f->code, g->code));
		assert(f->has_range == g->has_range);
	}
}

static void
fail_report(void *context, size_t line, struct str what)
{
	(void)context;
	(void)line;
	(void)what;
	abort();
}

/* Figures lie in the text, in order, on characters. */
static void
check(const struct article *a)
{
	size_t end = 0;

	for (size_t i = 0; i < a->nfigures; i++) {
		assert(end <= a->figures[i].start && a->figures[i].start < a->figures[i].end);
		end = a->figures[i].end;
	}
	assert(end <= a->doc.text.n);
}

static bool
ambiguous(const struct article *a)
{
	/* Full-width quotes that were none before: which of several in a lead cannot be told. */
	return str_find(a->doc.text, STR("\xEF\xBC\x82"), 0) != (size_t)-1;
}

static void
write_and_read(void *context, struct arena *arena, struct article *a)
{
	const struct facts_format format = facts_format_default();
	struct expected expected = { .article = a };
	const struct facts_reader reader = { compare, fail_report, &expected };
	struct buf table;

	(void)context;
	(void)arena;
	check(a);
	if (a->holes || a->nfigures == 0 || ambiguous(a) || a->doc.text.n > 1 << 20)
		return;
	buf_init(&table);
	facts_write_header(&table, &format);
	facts_write(&table, a, &format);
	facts_read(buf_str(&table), &reader);
	assert(expected.came);
	buf_release(&table);
}

/* The rows alone, too: else the fuzzer has to find a whole header first. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct facts_reader reader = { write_and_read, ignore, NULL };
	const struct facts_format format = facts_format_default();
	struct str rows = { (const char *)data, size };
	struct buf table;

	if (size > 0 && memchr(data, '"', size) != NULL)	/* no table of ours has one */
		return 0;
	facts_is_row(rows);
	facts_read(rows, &reader);
	buf_init(&table);
	facts_write_header(&table, &format);
	buf_add(&table, rows);
	facts_read(buf_str(&table), &reader);
	buf_release(&table);
	return 0;
}
