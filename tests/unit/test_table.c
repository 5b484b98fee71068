#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/lines.h"
#include "table/facts.h"
#include "table/findings.h"
#include "table/tsv.h"

static void
assert_str(struct str got, const char *want)
{
	if (!str_eq(got, str_of(want)))
		fail_msg("got \"%.*s\", not \"%s\"", STR_ARG(got), want);
}

/* --- lines */

/* A source that gives one byte, then two, ... of a text, and at its end an error. */
struct trickle {
	struct str text;
	size_t at, step;
	bool fails;
};

static long
trickle_read(void *context, char *to, size_t n)
{
	struct trickle *t = context;
	size_t left = t->text.n - t->at, give = t->step++ % 5 + 1;

	if (left == 0)
		return t->fails ? -1 : 0;
	give = give < left ? give : left;
	give = give < n ? give : n;
	memcpy(to, t->text.p + t->at, give);
	t->at += give;
	return (long)give;
}

static void
lines_of_any_length(void **state)
{
	static const char *const want[] = { "first", "", "第三行", "last" };
	struct trickle t = { .text = STR("first\n\n第三行\nlast") };
	struct lines lines;
	struct str line, again;

	(void)state;
	lines_init(&lines, (struct source){ trickle_read, &t });
	for (size_t i = 0; i < 4; i++) {
		assert_true(lines_peek(&lines, &again));
		assert_str(again, want[i]);
		assert_true(lines_next(&lines, &line));
		assert_str(line, want[i]);
		assert_int_equal(lines.number, i + 1);
	}
	assert_false(lines_next(&lines, &line));
	assert_int_equal(lines.error, 0);
	lines_release(&lines);
}

static void
lines_then_the_rest(void **state)
{
	struct trickle t = { .text = STR("a\nb\nc\n") };
	struct lines lines;
	struct str line;

	(void)state;
	lines_init(&lines, (struct source){ trickle_read, &t });
	assert_true(lines_next(&lines, &line));
	assert_true(lines_peek(&lines, &line));
	assert_str(lines_rest(&lines), "b\nc\n");
	lines_release(&lines);
}

static void
lines_of_a_source_that_fails(void **state)
{
	struct trickle t = { .text = STR("whole\nhalf"), .fails = true };
	struct lines lines;
	struct str line;

	(void)state;
	lines_init(&lines, (struct source){ trickle_read, &t });
	assert_true(lines_next(&lines, &line));
	assert_false(lines_next(&lines, &line));
	assert_int_not_equal(lines.error, 0);
	lines_release(&lines);
}

/* --- fields */

static void
escapes(void **state)
{
	static const struct { const char *plain, *field; } cases[] = {
		{ "", "-" }, { "a", "a" }, { "一\t二", "一\\t二" }, { "\n", "\\n" }, { "\r\n", "\\r\\n" },
		{ "\\n", "\\\\n" }, { "12345678\t12345678", "12345678\\t12345678" },
		{ "\f12345678\v\x1a\\", "\f12345678\v\x1a\\\\" },
	};
	struct arena arena;
	struct buf b;

	(void)state;
	arena_init(&arena);
	buf_init(&b);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		buf_clear(&b);
		tsv_put(&b, str_of(cases[i].plain));
		assert_str(buf_str(&b), cases[i].field);
		assert_str(tsv_get(&arena, buf_str(&b)), cases[i].plain);
	}
	assert_str(tsv_unescape(&arena, STR("-")), "-");
	assert_str(tsv_get(&arena, STR("\\-")), "-");
	assert_str(tsv_get(&arena, STR("a\\")), "a\\");
	buf_release(&b);
	arena_release(&arena);
}

/* Each special byte at each place among up to 40 others: none is passed over by sixteen at once. */
static void
escapes_at_every_place(void **state)
{
	static const char specials[] = "\t\n\r\\";
	struct arena arena;
	struct buf b;
	char plain[40];

	(void)state;
	arena_init(&arena);
	buf_init(&b);
	for (size_t n = 1; n <= sizeof plain; n++) {
		for (size_t at = 0; at < n; at++) {
			memset(plain, "a\xE4 \x7f\x01"[n % 5], n);
			plain[at] = specials[(n + at) % 4];
			buf_clear(&b);
			tsv_put(&b, (struct str){ plain, n });
			assert_int_equal(b.n, n + 1);
			assert_true(str_eq(tsv_get(&arena, buf_str(&b)), (struct str){ plain, n }));
			plain[at] = '"';
			buf_clear(&b);
			tsv_put(&b, (struct str){ plain, n });
			assert_int_equal(b.n, n + 2);
			assert_int_equal(str_find(buf_str(&b), STR("＂"), 0), at);
		}
	}
	buf_clear(&b);
	tsv_put(&b, STR("说\"是\""));
	assert_str(buf_str(&b), "说＂是＂");
	buf_release(&b);
	arena_release(&arena);
}

static void
numbers(void **state)
{
	unsigned long long n;
	struct buf b;

	(void)state;
	buf_init(&b);
	tsv_put_number(&b, 0);
	tsv_put_number(&b, 18446744073709551615ull);
	assert_str(buf_str(&b), "018446744073709551615");
	buf_release(&b);
	assert_true(tsv_get_number(STR("4294967295"), 4294967295u, &n));
	assert_int_equal(n, 4294967295u);
	assert_false(tsv_get_number(STR("4294967296"), 4294967295u, &n));
	assert_false(tsv_get_number(STR("99999999999999999999"), 4294967295u, &n));
	assert_false(tsv_get_number(STR(""), 9, &n));
	assert_false(tsv_get_number(STR("-1"), 9, &n));
	assert_false(tsv_get_number(STR("1x"), 9, &n));
}

static void
split(void **state)
{
	struct str f[3];

	(void)state;
	assert_int_equal(tsv_split(STR("a\t\tc"), f, 3), 3);
	assert_str(f[0], "a");
	assert_str(f[1], "");
	assert_str(f[2], "c");
	assert_int_equal(tsv_split(STR("a\tb\tc\td\t"), f, 3), 5);
	assert_str(f[2], "c");
	assert_int_equal(tsv_split(STR(""), f, 3), 1);
}

/* --- tables: what was read, in words */

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

		buf_add(&told->text, str_sub(a->doc.text, at, f->start));
		buf_printf(&told->text, "[%.*s %.*s]", STR_ARG(str_sub(a->doc.text, f->start, f->end)),
		    STR_ARG(f->value));
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
			.has_number = true, .has_range = true, .value = str_sub(t, i, i + 1) };
		dec_parse(&f->number, f->value);
		f->range = interval_point(f->number);
		doc_place(&a.doc, i, &f->line, &f->column);
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

/* Written and read back is the same text, whatever stands in it. */
static void
gives_documents_back(void **state)
{
	static const char *const texts[] = { "5", "5-", "-5", "--5-", "1-2", "1--2", "12", "a\\5\\", "\t5\r\n",
		"\"5\"", "＂5\"", "\"＂\"5＂\"6\"", "5\n\n\n", "# 1 题\n\n正文2。\n", "5\x1a" "6\x1a" };
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
			.kind = FIGURE_COUNT, .has_range = true, .value = i ? STR("3") : STR("2") };
		dec_parse(&f->number, f->value);
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

/* --- findings */

static void
findings(void **state)
{
	struct operand operands[] = { { 3, 9 }, { 12, 15 } };
	struct finding f = { .file = STR("a\tb.txt"), .line = 2, .column = 7, .start = 3, .end = 9,
		.severity = SEVERITY_WARNING, .rule = STR("sum"), .message = STR("1 和 2\n不符"), .text = STR("甲\t乙"),
		.verdict = VERDICT_WRONG, .operands = operands, .noperands = 2, .computed = STR("[1, 2]") };
	struct buf b;

	(void)state;
	buf_init(&b);
	findings_write_header(&b);
	finding_write_tsv(&b, &f);
	f.noperands = 0;
	f.computed.n = 0;
	finding_write_tsv(&b, &f);
	finding_write_text(&b, &f);
	assert_str(buf_str(&b),
	    "file\tline\tcolumn\tstart\tend\tseverity\trule\tmessage\ttext\tverdict\toperands\tcomputed\n"
	    "a\\tb.txt\t2\t7\t3\t9\twarning\tsum\t1 和 2\\n不符\t甲\\t乙\twrong\t3-9,12-15\t[1, 2]\n"
	    "a\\tb.txt\t2\t7\t3\t9\twarning\tsum\t1 和 2\\n不符\t甲\\t乙\twrong\t-\t-\n"
	    "a b.txt:2:7: warning: 1 和 2 不符 [sum]\n");
	buf_release(&b);
}

static void
severities(void **state)
{
	enum severity s;

	(void)state;
	for (int i = SEVERITY_NOTE; i <= SEVERITY_ERROR; i++) {
		assert_true(severity_parse(severity_name((enum severity)i), &s));
		assert_int_equal(s, i);
	}
	assert_false(severity_parse(STR("fatal"), &s));
	assert_str(verdict_name(VERDICT_UNDECIDED), "undecided");
}

#define WITH_TABLE(test) cmocka_unit_test_setup_teardown(test, told_init, told_release)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_of_any_length),
		cmocka_unit_test(lines_then_the_rest),
		cmocka_unit_test(lines_of_a_source_that_fails),
		cmocka_unit_test(escapes),
		cmocka_unit_test(escapes_at_every_place),
		cmocka_unit_test(numbers),
		cmocka_unit_test(split),
		WITH_TABLE(writes_rows),
		WITH_TABLE(gives_documents_back),
		WITH_TABLE(reads_in_any_order),
		WITH_TABLE(reads_columns_by_name),
		WITH_TABLE(holes),
		WITH_TABLE(holes_are_written_as_read),
		WITH_TABLE(faults),
		WITH_TABLE(rows_that_contradict),
		WITH_TABLE(kinds_that_are_none_are_text),
		cmocka_unit_test(recognises_tables),
		cmocka_unit_test(findings),
		cmocka_unit_test(severities),
	};

	return cmocka_run_group_tests_name("table", tests, NULL, NULL);
}
