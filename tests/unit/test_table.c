/* Fact tables: written, read back, and what is wrong with them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "support.h"
#include "table/facts.h"
#include "table/tsv.h"
/* What was read, in words. */

struct told {
	struct arena arena;
	struct buf text;	/* each article: NAME[!holes]=TEXT| with its figures' bounds in brackets */
	struct buf faults;	/* LINE:WHAT| */
};

static void
tell_article(void *context, struct arena *arena, struct article *a)
{
	struct told *told = context;
	size_t at = 0;

	(void)arena;
	buf_add(&told->text, a->name);
	buf_add(&told->text, a->holes ? STR("!=") : STR("="));
	for (size_t i = 0; i < a->nfigures; i++) {
		const struct figure *f = &a->figures[i];
		char room[DEC_ROOM];

		buf_add(&told->text, str_sub(a->doc.text, at, f->start));
		buf_printf(&told->text, "[%.*s %.*s]", STR_ARG(str_sub(a->doc.text, f->start, f->end)),
		    STR_ARG(figure_value(f, room)));
		at = f->end;
	}
	buf_add(&told->text, str_sub(a->doc.text, at, a->doc.text.n));
	buf_char(&told->text, '|');
}

static void
tell_fault(void *context, size_t line, struct str what)
{
	struct told *told = context;

	buf_printf(&told->faults, "%zu:%.*s|", line, STR_ARG(what));
}

static void
read_table(struct told *told, const char *table)
{
	const struct facts_reader reader = { tell_article, tell_fault, told };

	buf_clear(&told->text);
	buf_clear(&told->faults);
	facts_read(str_of(table), &reader);
}

static int
told_init(void **state)
{
	struct told *told = mem_alloc(sizeof *told);

	arena_init(&told->arena);
	buf_init(&told->text);
	buf_init(&told->faults);
	*state = told;
	return 0;
}

static int
told_release(void **state)
{
	struct told *told = *state;

	arena_release(&told->arena);
	buf_release(&told->text);
	buf_release(&told->faults);
	free(told);
	return 0;
}

static void
assert_read(struct told *told, const char *table, const char *articles, const char *faults)
{
	read_table(told, table);
	assert_str(buf_str(&told->text), articles);
	assert_str(buf_str(&told->faults), faults);
}

#define HEADER "file\tedition\tline\tcolumn\tstart\tend\tsection\tsentence\tkind\ttext\tvalue\tlow\thigh\t" \
	"unit\tqualifier\tsubject\tlead\ttail\n"
#define ROW(file, start, end, text, value, lead, tail) \
	file "\t-\t1\t1\t" start "\t" end "\t-\t1\tcount\t" text "\t" value "\t" value "\t" value \
	"\t-\texact\t-\t" lead "\t" tail "\n"

/* An article whose figures are the digits of its text. */
static struct article
article_of_digits(struct arena *arena, const char *name, const char *text)
{
	struct article a = { .name = str_of(name), .doc = doc_segment(arena, str_of(text)) };
	struct str t = a.doc.text;

	a.figures = ARENA_NEW(arena, struct figure, t.n);
	for (size_t i = 0; i < t.n; i++) {
		struct figure *f = &a.figures[a.nfigures];

		if (t.p[i] < '0' || t.p[i] > '9')
			continue;
		a.nfigures++;
		*f = (struct figure){ .start = i, .end = i + 1, .kind = FIGURE_COUNT,
			.has_number = true, .has_range = true, .number = dec_int(t.p[i] - '0') };
		f->range = interval_point(f->number);
		place_of(&a.doc, i, &f->line, &f->column);
		f->para = (uint32_t)doc_para_at(&a.doc, i);
		f->sentence = (uint32_t)doc_sentence_at(&a.doc, i);
	}
	return a;
}

static void
writes_rows(void **state)
{
	struct told *told = *state;
	struct article a = article_of_digits(&told->arena, "a.txt", "第一行3人。\n共\"5\"人\n");
	struct facts_format format = facts_format_default();
	struct buf b;

	a.edition = STR("2025-12-29");
	a.figures[0].unit = STR("人");
	a.figures[1].qualifier = QUALIFIER_ABOUT;
	a.figures[1].has_range = false;
	a.figures[1].subject = STR("工\t人");
	buf_init(&b);
	facts_write_header(&b, &format);
	facts_write(&b, &a, &format);
	assert_str(buf_str(&b), HEADER
	    "a.txt\t2025-12-29\t1\t4\t9\t10\t-\t1\tcount\t3\t3\t3\t3\t人\texact\t-\t第一行\t-\n"
	    "a.txt\t2025-12-29\t2\t3\t21\t22\t-\t2\tcount\t5\t5\t-\t-\t-\tabout\t工\\t人\t人。\\n共＂\t"
	    "＂人\\n\n");
	buf_clear(&b);
	format = (struct facts_format){ { FACT_VALUE, FACT_LEAD }, 2, 1ul << FIGURE_COUNT };
	facts_write_header(&b, &format);
	facts_write(&b, &a, &format);
	assert_str(buf_str(&b), "value\tlead\n3\t第一行\n5\t人。\\n共＂\n");
	buf_clear(&b);
	format.kinds = 1ul << FIGURE_MONEY;
	facts_write(&b, &a, &format);
	assert_int_equal(b.n, 0);
	buf_release(&b);
}

/* Rows of every column are written by a way of their own: as they are from their cells. */
static void
writes_whole_rows(void **state)
{
	struct told *told = *state;
	struct article a = article_of_digits(&told->arena, "a\"b.txt",
	    "# 头\t1\n\n前2\n\n# 一个很长很长很长很长很长很长的\"题\"\n\n第3行4人。\n\n5\"6\\7\n8-");
	const struct facts_format format = facts_format_default();
	static const char *const values[] = { "1", "-2.50", "3", "100000000000000000000", "0.001" };
	struct fact_cells row;
	struct dec value;
	struct buf whole, cells;

	a.since = STR("前面。\n");
	for (size_t i = 0; i < a.nfigures; i++) {
		struct figure *f = &a.figures[i];

		f->kind = i % FIGURE_KIND_COUNT;
		f->has_number = figure_kind_scale(f->kind) == SCALE_NUMBER;
		assert_true(dec_parse(&value, str_of(values[i % 5])));
		if (f->has_number)
			f->number = value;
		else
			f->code = str_of(values[i % 5]);
		f->range = interval_point(value);
		if (i % 3 == 1)
			f->range.high = DEC_INF;
		f->has_range = i % 4 != 3;
	}
	buf_init(&whole);
	buf_init(&cells);
	facts_write(&whole, &a, &format);
	fact_cells_init(&row, &a);
	for (size_t i = 0; i < a.nfigures; i++)
		facts_write_cells(&cells, fact_cells(&row, i, &format), &format);
	fact_cells_release(&row);
	buf_char(&whole, '\0');
	buf_char(&cells, '\0');
	assert_string_equal(whole.p, cells.p);
	buf_release(&cells);
	buf_release(&whole);
}

/* Written and read back is the same text, whatever stands in it. */
static void
gives_documents_back(void **state)
{
	static const char *const texts[] = { "5", "5-", "-5", "--5-", "1-2", "1--2", "12", "a\\5\\", "\t5\r\n",
		"\"5\"", "＂5\"", "\"＂\"5＂\"6\"", "5\n\n\n", "# 1 题\n\n正文2。\n", "5\x1a;6\x1a" };
	const struct facts_format format = facts_format_default();
	struct told *told = *state;
	struct buf table, want;

	buf_init(&table);
	buf_init(&want);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct article a = article_of_digits(&told->arena, "-", texts[i]);

		buf_clear(&table);
		facts_write_header(&table, &format);
		facts_write(&table, &a, &format);
		buf_char(&table, '\0');
		read_table(told, table.p);
		assert_str(buf_str(&told->faults), "");
		buf_clear(&want);
		buf_add(&want, buf_str(&told->text));
		buf_clear(&told->text);
		tell_article(told, &told->arena, &a);
		/* Which of several quotes in one lead were full-width is not to be known; how many is. */
		assert_int_equal(want.n, told->text.n);
		if (i != 10 && i != 11)
			assert_true(str_eq(buf_str(&want), buf_str(&told->text)));
	}
	buf_release(&want);
	buf_release(&table);
}

static void
reads_in_any_order(void **state)
{
	const char *want = "a=[1 1]甲[2 2]|b=乙[3 3]\n|";

	assert_read(*state, HEADER ROW("a", "0", "1", "1", "1", "-", "-") ROW("a", "4", "5", "2", "2", "甲", "-")
	    ROW("b", "3", "4", "3", "3", "乙", "\\n"), want, "");
	assert_read(*state, HEADER ROW("b", "3", "4", "3", "3", "乙", "\\n") ROW("a", "4", "5", "2", "2", "甲", "-")
	    HEADER ROW("a", "0", "1", "1", "1", "-", "-"), want, "");
	assert_read(*state, HEADER, "", "");
}

static void
reads_columns_by_name(void **state)
{
	assert_read(*state,
	    "\xEF\xBB\xBFregion\ttail\tlead\tsubject\tqualifier\tunit\thigh\tlow\tvalue\ttext\tkind\tsentence\tsection\t"
	    "end\tstart\tcolumn\tline\tedition\tfile\r\n"
	    "north\t-\t甲\t-\texact\t-\t7\t7\t7\t7\tcount\t1\t-\t4\t3\t2\t1\t-\tx\r\n", "x=甲[7 7]|", "");
}

static void
holes(void **state)
{
	/* 甲1乙2丙3 without its second row, its first, and its last. */
	assert_read(*state, HEADER ROW("a", "3", "4", "1", "1", "甲", "-") ROW("a", "11", "12", "3", "3", "丙", "-"),
	    "a!=甲[1 1]\x1a\x1a\x1a\x1a丙[3 3]|", "");
	assert_read(*state, HEADER ROW("a", "7", "8", "2", "2", "乙", "-"), "a!=\x1a\x1a\x1a\x1a乙[2 2]|", "");
	/* What cannot be told from a document that ends there. */
	assert_read(*state, HEADER ROW("a", "3", "4", "1", "1", "甲", "-"), "a=甲[1 1]|", "");
	/* "乙" 2 */
	assert_read(*state, HEADER ROW("a", "10", "11", "2", "2", "＂乙＂", "-"), "a!=\x1a\x1a\x1a\x1a\x1a\"乙\"[2 2]|", "");
	/* More of it than memory should be spent on. */
	assert_read(*state, HEADER ROW("a", "4000000000", "4000000001", "2", "2", "-", "-"), "",
	    "2:the rows leave out more than 268435456 bytes|");
}

/* A hole stays one when the article is written again. */
static void
holes_are_written_as_read(void **state)
{
	const char *table = HEADER ROW("a", "7", "8", "2", "2", "乙", "-") ROW("a", "20", "21", "3", "3", "-", "\\n");
	const struct facts_format format = facts_format_default();
	struct told *told = *state;
	struct article a = { .name = STR("a"), .holes = true, .nfigures = 2 };
	struct buf b;

	a.doc = doc_segment(&told->arena, STR("\x1a\x1a\x1a\x1a乙2\x1a\x1a\x1a\x1a\x1a\x1a\x1a\x1a\x1a\x1a\x1a\x1a" "3\n"));
	a.figures = ARENA_NEW(&told->arena, struct figure, 2);
	for (size_t i = 0; i < 2; i++) {
		struct figure *f = &a.figures[i];

		*f = (struct figure){ .start = i ? 20 : 7, .end = i ? 21 : 8, .line = 1, .column = 1,
			.kind = FIGURE_COUNT, .has_number = true, .has_range = true, .number = dec_int(i ? 3 : 2) };
		f->range = interval_point(f->number);
	}
	buf_init(&b);
	facts_write_header(&b, &format);
	facts_write(&b, &a, &format);
	assert_str(buf_str(&b), table);
	buf_release(&b);
}

static void
faults(void **state)
{
	const char *good = "a=[1 1]|";

	assert_read(*state, "file\tline\n", "",
	    "1:no column edition|1:no column column|1:no column start|1:no column end|1:no column section|"
	    "1:no column sentence|1:no column kind|1:no column text|1:no column value|1:no column low|"
	    "1:no column high|1:no column unit|1:no column qualifier|1:no column subject|1:no column lead|"
	    "1:no column tail|");
	assert_read(*state, "file\tline\tfile\n", "", "1:two columns file|");
	assert_read(*state, HEADER ROW("a", "0", "1", "1", "1", "-", "-") "a\tb\n\n", good,
	    "3:2 fields, the header has 18|4:1 field, the header has 18|");
	assert_read(*state, HEADER ROW("a", "x", "1", "1", "1", "-", "-") ROW("a", "0", "9999999999", "1", "1", "-", "-")
	    ROW("a", "1", "1", "1", "1", "-", "-"), "",
	    "2:start is no number: x|3:end is no number: 9999999999|4:start 1 is not before end 1|");
	assert_read(*state, HEADER ROW("a", "0", "1", "1", "1", "-", "-") ROW("b", "0", "1", "1", "one", "-", "-"),
	    "a=[1 1]|b=1|", "3:value is no number: one|");
	assert_read(*state, HEADER "a\t-\t1\t1\t0\t1\t-\t1\tweight\t1\t1\t1\t1\t-\texact\t-\t-\t-\n", "",
	    "2:kind is no kind: weight|");
	assert_read(*state, HEADER "a\t-\t1\t1\t0\t1\t-\t1\tcount\t1\t1\t1\t1\t-\tmaybe\t-\t-\t-\n", "",
	    "2:qualifier is no qualifier: maybe|");
	assert_read(*state, HEADER "a\t-\t1\t1\t0\t1\t-\t1\tcount\t1\t1\t2\t1\t-\texact\t-\t-\t-\n", "a=1|",
	    "2:low 2 is above high 1|");
	assert_read(*state, HEADER "a\t-\t1\t1\t0\t1\t-\t1\tcount\t\xff\t1\t1\t1\t-\texact\t-\t-\t-\n", "", "2:not UTF-8|");
}

static void
rows_that_contradict(void **state)
{
	const char *other = "b=[1 1]|";

	assert_read(*state, HEADER ROW("a", "0", "3", "123", "1", "-", "-") ROW("a", "1", "2", "2", "2", "-", "-")
	    ROW("b", "0", "1", "1", "1", "-", "-"), other, "3:overlaps the row of a before it, which ends at 3|");
	assert_read(*state, HEADER ROW("a", "0", "1", "1", "1", "-", "-") ROW("a", "0", "1", "1", "1", "-", "-")
	    ROW("b", "0", "1", "1", "1", "-", "-"), other, "3:overlaps the row of a before it, which ends at 1|");
	assert_read(*state, HEADER ROW("a", "0", "1", "1", "1", "-", "甲") ROW("a", "9", "10", "1", "1", "-", "-")
	    ROW("b", "0", "1", "1", "1", "-", "-"), other, "2:a tail, but a has more rows|");
	assert_read(*state, HEADER ROW("a", "2", "3", "1", "1", "甲", "-") ROW("b", "0", "1", "1", "1", "-", "-"),
	    other, "2:lead is longer than the 2 bytes before start|");
	assert_read(*state, HEADER ROW("a", "0", "2", "1", "1", "-", "-") ROW("b", "0", "1", "1", "1", "-", "-"),
	    other, "2:text does not have the 2 bytes from start to end|");
}

static void
kinds_that_are_none_are_text(void **state)
{
	assert_read(*state, HEADER "a\t-\t1\t1\t0\t6\t-\t1\tidiom\t一带\t-\t-\t-\t-\texact\t-\t-\t-\n"
	    ROW("a", "6", "7", "1", "1", "-", "\\n"), "a=一带[1 1]\n|", "");
}

static void
recognises_tables(void **state)
{
	(void)state;
	assert_true(facts_is_header(STR("file\tedition\tline")));
	assert_true(facts_is_header(STR("\xEF\xBB\xBFvalue\tkind\r")));
	assert_true(facts_is_header(STR("kind\tvalue\tregion\tyear")));
	assert_false(facts_is_header(STR("kind")));
	assert_false(facts_is_header(STR("text value kind")));
	assert_false(facts_is_header(STR("kind\tvalue\ta\tb\tc")));
	assert_false(facts_is_header(STR("全市共有学校45所。")));
	assert_false(facts_is_header(STR("")));
	assert_true(facts_is_row(STR("a\t-\t1\t1\t0\t1\t-\t1\tcount\t1\t1\t1\t1\t-\texact\t-\t-\t-")));
	assert_true(facts_is_row(STR("count\t3\t名\tabout")));
	assert_false(facts_is_row(STR("file\tedition\tkind\tqualifier")));
	assert_false(facts_is_row(STR("count\texact")));
	assert_false(facts_is_row(STR("一\t二\t三\t四")));
}

#define WITH_TABLE(test) cmocka_unit_test_setup_teardown(test, told_init, told_release)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_TABLE(writes_rows),
		WITH_TABLE(writes_whole_rows),
		WITH_TABLE(gives_documents_back),
		WITH_TABLE(reads_in_any_order),
		WITH_TABLE(reads_columns_by_name),
		WITH_TABLE(holes),
		WITH_TABLE(holes_are_written_as_read),
		WITH_TABLE(faults),
		WITH_TABLE(rows_that_contradict),
		WITH_TABLE(kinds_that_are_none_are_text),
		cmocka_unit_test(recognises_tables),
	};

	return cmocka_run_group_tests_name("table", tests, NULL, NULL);
}
