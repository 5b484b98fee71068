#include "table/facts.h"

#include <stdlib.h>

#include "table/tsv.h"
#include "text/utf8.h"

/* Offsets are kept in 32 bits by the layers that fold text (text/fold.h). */
#define OFFSET_MAX 0xffffffffull
/* What all holes of a table may come to: a few rows must not ask for endless text. */
static const size_t HOLES_MAX = 1u << 28;

struct row {
	struct str file, line;	/* as they are written */
	size_t number;		/* of the line in the table, from 1 */
	size_t start, end;
	enum figure_kind kind;
	enum figure_qualifier qualifier;
};

struct reading {
	const struct facts_reader *reader;
	struct fact_header header;
	struct str fields[FACT_FIELDS_MAX];	/* of the row at hand */
	struct row *rows;
	size_t nrows, rows_cap;
	size_t holes_left;
	struct arena arena;	/* the article at hand */
	struct buf text;	/* its text */
	struct buf why;
};

/* Report what is wrong at a line; false, for the caller to return. */
static bool
fault(struct reading *r, size_t line)
{
	r->reader->report(r->reader->context, line, buf_str(&r->why));
	buf_clear(&r->why);
	return false;
}

static struct str
field(const struct reading *r, enum fact_column c)
{
	return r->fields[r->header.place[c]];
}

/* false: "COLUMN is no WHAT: FIELD" is in why. */
static bool
expect(struct reading *r, bool good, enum fact_column c, const char *what)
{
	if (!good)
		buf_printf(&r->why, "%.*s is no %s: %.*s", STR_ARG(fact_column_name(c)), what,
		    STR_ARG(field(r, c)));
	return good;
}

static bool
number_field(struct reading *r, enum fact_column c, size_t *out)
{
	unsigned long long n = 0;
	bool good = tsv_get_number(field(r, c), OFFSET_MAX, &n);

	*out = (size_t)n;
	return expect(r, good, c, "number");
}

/* --- first pass: rows, and the order they belong in */

/* Is this line a row that can be placed?  Its fields are then in r->fields. */
static bool
read_row(struct reading *r, struct str line, struct row *row)
{
	if (!fact_row_read(&r->header, line, r->fields, &r->why))
		return false;
	if (utf8_valid(line) != line.n || memchr(line.p, '\0', line.n) != NULL) {
		buf_add(&r->why, STR("not UTF-8"));
		return false;
	}
	if (!number_field(r, FACT_START, &row->start) || !number_field(r, FACT_END, &row->end))
		return false;
	if (row->start >= row->end) {
		buf_printf(&r->why, "start %zu is not before end %zu", row->start, row->end);
		return false;
	}
	row->file = field(r, FACT_FILE);
	row->line = line;
	return expect(r, figure_kind_parse(field(r, FACT_KIND), &row->kind), FACT_KIND, "kind") &&
	    expect(r, figure_qualifier_parse(field(r, FACT_QUALIFIER), &row->qualifier),
	    FACT_QUALIFIER, "qualifier");
}

static int
row_cmp(const void *a, const void *b)
{
	const struct row *x = a, *y = b;
	int c = str_cmp(x->file, y->file);

	if (c != 0)
		return c;
	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return (x->number > y->number) - (x->number < y->number);
}

static void
read_rows(struct reading *r, struct str rest)
{
	bool sorted = true;

	for (size_t number = 2; rest.n > 0; number++) {
		struct str line = str_cut(&rest, '\n');
		struct row row = { .number = number };

		if (fact_header_again(&r->header, line))
			continue;
		if (!read_row(r, line, &row)) {
			fault(r, number);
			continue;
		}
		sorted = sorted && (r->nrows == 0 || row_cmp(&r->rows[r->nrows - 1], &row) < 0);
		*ARRAY_PUSH(r->rows, r->nrows, r->rows_cap) = row;
	}
	if (!sorted)
		qsort(r->rows, r->nrows, sizeof *r->rows, row_cmp);
}

/* --- second pass: the text of a document */

static const struct str fullwidth_quote = { "\xEF\xBC\x82", 3 };

/* Append piece with its first n full-width quotes as the ASCII ones they were. */
static void
add_unquoted(struct buf *text, struct str piece, size_t n)
{
	size_t from = 0;

	while (n-- > 0) {
		size_t at = str_find(piece, fullwidth_quote, from);

		buf_add(text, str_sub(piece, from, at));
		buf_char(text, '"');
		from = at + fullwidth_quote.n;
	}
	buf_add(text, str_sub(piece, from, piece.n));
}

static size_t
count_quotes(struct str piece)
{
	size_t n = 0;

	for (size_t at = 0; (at = str_find(piece, fullwidth_quote, at)) != (size_t)-1; n++)
		at += fullwidth_quote.n;
	return n;
}

/*
 * Append a piece that has distance bytes in the document.  Each " in it has become
 * two bytes longer, so the difference tells how many there were; what no number of
 * them explains is a hole in front, and taken off *holes_left.  false: piece is too
 * long, or the hole is.
 */
static bool
add_piece(struct buf *text, struct str piece, size_t distance, size_t *holes_left)
{
	size_t quotes = piece.n == distance ? 0 : count_quotes(piece), hole = 0;
	size_t least = piece.n - 2 * quotes;

	if (distance < least)
		return false;
	if (distance < piece.n && (piece.n - distance) % 2 == 0)
		quotes = (piece.n - distance) / 2;
	else
		hole = distance - least;
	if (hole > *holes_left)
		return false;
	*holes_left -= hole;
	if (hole > 0)
		memset(buf_room(text, hole), DOC_HOLE, hole);
	text->n += hole;
	add_unquoted(text, piece, quotes);
	return true;
}

static bool
add_lead(struct reading *r, const struct row *row, bool *holes)
{
	struct str lead = field(r, FACT_LEAD);
	size_t distance = row->start - r->text.n, left = r->holes_left;

	/* A lone "-" is a hyphen or nothing. */
	lead = distance == 1 ? tsv_unescape(&r->arena, lead) : tsv_get(&r->arena, lead);
	if (!add_piece(&r->text, lead, distance, &r->holes_left)) {
		if (distance > lead.n)
			buf_printf(&r->why, "the rows leave out more than %zu bytes", HOLES_MAX);
		else
			buf_printf(&r->why, "lead is longer than the %zu bytes before start",
			    distance);
		return false;
	}
	*holes = *holes || r->holes_left < left;
	return true;
}

/* Append lead and text of a row, and the tail of the last one. */
static bool
add_row(struct reading *r, const struct row *row, bool last, bool *holes)
{
	struct str text = tsv_unescape(&r->arena, field(r, FACT_TEXT));
	struct str tail = field(r, FACT_TAIL);
	size_t no_hole = 0;

	if (row->start < r->text.n) {
		buf_printf(&r->why, "overlaps the row of %.*s before it, which ends at %zu",
		    STR_ARG(row->file), r->text.n);
		return false;
	}
	if (!add_lead(r, row, holes))
		return false;
	if (!add_piece(&r->text, text, row->end - row->start, &no_hole)) {
		buf_printf(&r->why, "text does not have the %zu bytes from start to end",
		    row->end - row->start);
		return false;
	}
	if (!last && !str_eq(tail, STR("-")) && tail.n > 0) {
		buf_printf(&r->why, "a tail, but %.*s has more rows", STR_ARG(row->file));
		return false;
	}
	tail = tsv_get(&r->arena, tail);
	add_unquoted(&r->text, tail, count_quotes(tail));
	return true;
}

/* --- the figures on it */

static bool
read_range(struct reading *r, struct figure *f)
{
	const struct str nothing = STR("-");
	struct str low = field(r, FACT_LOW), high = field(r, FACT_HIGH);

	if (str_eq(low, nothing) && str_eq(high, nothing))
		return true;
	if (!expect(r, figure_parse_bound(&f->range.low, f->kind, low), FACT_LOW, "bound") ||
	    !expect(r, figure_parse_bound(&f->range.high, f->kind, high), FACT_HIGH, "bound"))
		return false;
	f->has_range = dec_cmp(f->range.low, f->range.high) <= 0;
	if (!f->has_range)
		buf_printf(&r->why, "low %.*s is above high %.*s", STR_ARG(low), STR_ARG(high));
	return f->has_range;
}

/* The figure of the row at hand but for its place in the document's structure. */
static bool
read_figure(struct reading *r, const struct row *row, struct figure *f)
{
	struct str value = tsv_get(&r->arena, field(r, FACT_VALUE));
	size_t line, column;

	*f = (struct figure){ .start = (uint32_t)row->start, .end = (uint32_t)row->end, .kind = row->kind,
		.qualifier = row->qualifier };
	if (!number_field(r, FACT_LINE, &line) || !number_field(r, FACT_COLUMN, &column))
		return false;
	f->line = (uint32_t)line;
	f->column = (uint32_t)column;
	f->unit = tsv_get(&r->arena, field(r, FACT_UNIT));
	f->subject = tsv_get(&r->arena, field(r, FACT_SUBJECT));
	f->has_number = figure_kind_scale(f->kind) == SCALE_NUMBER && value.n > 0;
	if (!f->has_number)
		f->code = value;
	else if (!expect(r, dec_parse(&f->number, value), FACT_VALUE, "number"))
		return false;
	return read_range(r, f);
}

/* The article of n rows of one file, in order.  false: they contradict each other. */
static bool
read_article(struct reading *r, const struct row *rows, size_t n, struct article *a)
{
	*a = (struct article){ .figures = ARENA_NEW(&r->arena, struct figure, n) };
	buf_clear(&r->text);
	for (size_t i = 0; i < n; i++) {
		struct figure *f = &a->figures[a->nfigures];

		fact_row_read(&r->header, rows[i].line, r->fields, &r->why);
		if (i == 0) {
			a->name = tsv_unescape(&r->arena, field(r, FACT_FILE));
			a->edition = tsv_get(&r->arena, field(r, FACT_EDITION));
		}
		if (!add_row(r, &rows[i], i + 1 == n, &a->holes))
			return fault(r, rows[i].number);
		if (figure_kind_is_none(rows[i].kind))
			continue;
		if (read_figure(r, &rows[i], f))
			a->nfigures++;
		else
			fault(r, rows[i].number);
	}
	a->doc = doc_segment(&r->arena, buf_str(&r->text));
	for (size_t i = 0; i < a->nfigures; i++) {
		struct figure *f = &a->figures[i];

		f->para = (uint32_t)doc_para_at(&a->doc, f->start);
		f->sentence = (uint32_t)doc_sentence_at(&a->doc, f->start);
	}
	return true;
}

static void
read_articles(struct reading *r)
{
	struct article article;
	size_t end;

	for (size_t i = 0; i < r->nrows; i = end) {
		for (end = i + 1; end < r->nrows; end++)
			if (!str_eq(r->rows[end].file, r->rows[i].file))
				break;
		if (read_article(r, r->rows + i, end - i, &article))
			r->reader->article(r->reader->context, &r->arena, &article);
		arena_reset(&r->arena);
	}
}

static bool
read_header(struct reading *r, struct str line)
{
	bool complete = true;

	if (!fact_header_read(&r->header, line, &r->why))
		return fault(r, 1);
	for (int c = 0; c < FACT_COLUMN_COUNT; c++)
		if (fact_header_find(&r->header, fact_column_name((enum fact_column)c), &r->why) < 0)
			complete = fault(r, 1);
	return complete;
}

void
facts_read(struct str table, const struct facts_reader *reader)
{
	struct reading r = { .reader = reader, .holes_left = HOLES_MAX };
	struct str rest = table;

	arena_init(&r.arena);
	buf_init(&r.text);
	buf_init(&r.why);
	if (read_header(&r, str_cut(&rest, '\n'))) {
		read_rows(&r, rest);
		read_articles(&r);
	}
	free(r.rows);
	buf_release(&r.why);
	buf_release(&r.text);
	arena_release(&r.arena);
}
