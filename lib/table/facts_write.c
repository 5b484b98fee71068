#include "base/vec.h"
#include "table/facts.h"
#include "table/tsv.h"

struct facts_format
facts_format_default(void)
{
	struct facts_format f = { .ncolumns = FACT_COLUMN_COUNT, .kinds = ~0ul };

	for (int c = 0; c < FACT_COLUMN_COUNT; c++)
		f.columns[c] = (enum fact_column)c;
	return f;
}

void
facts_write_header(struct buf *out, const struct facts_format *f)
{
	for (size_t i = 0; i < f->ncolumns; i++) {
		if (i > 0)
			buf_char(out, '\t');
		buf_add(out, fact_column_name(f->columns[i]));
	}
	buf_char(out, '\n');
}

/* A lone hyphen is no distance. */
static inline char *
put_tail(char *to, struct str tail)
{
	if (!str_eq(tail, STR("-")))
		return tsv_copy(to, tail);
	return (char *)memcpy(to, "\\-", 2) + 2;
}

void
facts_write_cells(struct buf *out, const struct cell *cells, const struct facts_format *format)
{
	for (size_t c = 0; c < format->ncolumns; c++) {
		struct str text = cells[c].text;
		char *to = buf_room(out, TSV_ROOM(text.n));

		if (cells[c].type == CELL_PLACE)
			to = str_number(to, cells[c].place);
		else
			to = format->columns[c] == FACT_TAIL ? put_tail(to, text) : tsv_copy(to, text);
		*to++ = c + 1 < format->ncolumns ? '\t' : '\n';
		out->n = (size_t)(to - out->p);
	}
}

/*
 * ---- rows of every column in the usual order, as nearly all are ----
 *
 * By straight code: room is asked for once a row, and what stood in the row before or has nothing
 * to be escaped is copied as it is.
 */

struct whole_rows {
	struct fact_cells cells;
	struct buf first;	/* file and edition, with their tabs, */
	struct buf section;	/* and the section of the row before */
	uint32_t heading;	/* that this is of */
};

static bool
is_whole(const struct facts_format *f)
{
	for (size_t i = 0; i < f->ncolumns; i++)
		if (f->columns[i] != (enum fact_column)i)
			return false;
	return f->ncolumns == FACT_COLUMN_COUNT;
}

/* A field as the next rows have it, with room behind it as vec_copy asks for. */
static void
keep_field(struct buf *to, struct str field)
{
	tsv_put(to, field);
	buf_char(to, '\t');
	buf_room(to, VEC);
}

static void
whole_rows_init(struct whole_rows *w, const struct article *a)
{
	*w = (struct whole_rows){ .heading = 0 };
	fact_cells_init(&w->cells, a);
	keep_field(&w->first, a->name);
	keep_field(&w->first, a->edition);
	keep_field(&w->section, a->doc.before.section);
}

static void
whole_rows_release(struct whole_rows *w)
{
	buf_release(&w->section);
	buf_release(&w->first);
	fact_cells_release(&w->cells);
}

static void
renew_section(struct whole_rows *w, size_t i)
{
	uint32_t heading = fact_heading(w->cells.article, i);

	if (heading == w->heading)
		return;
	w->heading = heading;
	buf_clear(&w->section);
	keep_field(&w->section, fact_section(&w->cells, i));
}

static inline char *
put_kept(char *to, const struct buf *fields)
{
	return vec_copy(to, fields->p, fields->n);
}

static inline char *
end_field(char *to)
{
	*to = '\t';
	return to + 1;
}

static inline char *
put_place(char *to, unsigned long long n)
{
	return end_field(str_number(to, n));
}

static inline char *
put_text(char *to, struct str field)
{
	return end_field(tsv_copy(to, field));
}

static inline char *
put_value(char *to, const struct figure *f)
{
	return f->has_number ? end_field(dec_put_normal(to, f->number)) : put_text(to, f->code);
}

static inline char *
put_name(char *to, struct str name)
{
	vec_store(to, vec_load(name.p));
	return end_field(to + name.n);
}

/* The bounds behind the value, which begins there: mostly it is both, or one is the other. */
static inline char *
put_bounds(char *to, const struct figure *f, const char *value)
{
	char *low = to;

	if (!f->has_range || figure_kind_scale(f->kind) == SCALE_TEXT)
		return (char *)memcpy(to, "-\t-\t", 4) + 4;
	if (fact_bound_is_value(f, f->range.low))
		to = vec_copy(to, value, (size_t)(to - value));
	else
		to = end_field(figure_put_bound(to, f, f->range.low));
	if (dec_same(f->range.high, f->range.low))
		return vec_copy(to, low, (size_t)(to - low));
	return end_field(figure_put_bound(to, f, f->range.high));
}

/* A row takes so many bytes at most, with what is written behind them in copying. */
static size_t
row_room(const struct whole_rows *w, const struct figure *f, struct str lead, struct str tail)
{
	size_t code = f->has_number ? 0 : f->code.n;
	size_t texts = lead.n + (f->end - f->start) + code + f->unit.n + f->subject.n + tail.n;

	return w->first.n + w->section.n + 3 * FIGURE_BOUND_ROOM + FACT_COLUMN_COUNT * TSV_ROOM(0) + TSV_ROOM(texts);
}

static void
put_row(struct buf *out, struct whole_rows *w, size_t i)
{
	const struct article *a = w->cells.article;
	const struct doc_before *before = &a->doc.before;
	const struct figure *f = &a->figures[i];
	struct str lead = fact_lead(&w->cells, i), tail = fact_tail(&w->cells, i);
	char *to, *value;

	renew_section(w, i);
	to = buf_room(out, row_room(w, f, lead, tail));
	to = put_kept(to, &w->first);
	to = put_place(to, before->lines + (unsigned long long)f->line);
	to = put_place(to, f->column);
	to = put_place(to, before->bytes + f->start);
	to = put_place(to, before->bytes + f->end);
	to = put_kept(to, &w->section);
	to = put_place(to, before->sentences + 1ull + f->sentence);
	to = put_name(to, figure_kind_name(f->kind));
	to = end_field(tsv_copy_inside(to, a->doc.text, f->start, f->end));
	value = to;
	to = put_value(to, f);
	to = put_bounds(to, f, value);
	to = put_text(to, f->unit);
	to = put_name(to, figure_qualifier_name(f->qualifier));
	to = put_text(to, f->subject);
	to = i > 0 ? end_field(tsv_copy_inside(to, a->doc.text, f->start - lead.n, f->start)) : put_text(to, lead);
	to = put_tail(to, tail);
	*to++ = '\n';
	out->n = (size_t)(to - out->p);
}

/* sink: of out, if it is that of one. */
static void
write_rows(struct buf *out, struct sink *sink, const struct article *a, size_t n, const struct facts_format *format)
{
	const bool whole = is_whole(format);
	struct whole_rows rows;

	whole_rows_init(&rows, a);
	for (size_t i = 0; i < n; i++) {
		if ((format->kinds >> a->figures[i].kind & 1) == 0)
			continue;
		if (whole)
			put_row(out, &rows, i);
		else
			facts_write_cells(out, fact_cells(&rows.cells, i, format), format);
		if (sink != NULL)
			sink_settle(sink);
	}
	whole_rows_release(&rows);
}

void
facts_write(struct buf *out, const struct article *a, const struct facts_format *format)
{
	write_rows(out, NULL, a, a->nfigures, format);
}

void
facts_write_rows(struct sink *sink, const struct article *a, size_t n, const struct facts_format *format)
{
	write_rows(sink_buf(sink), sink, a, n, format);
}
