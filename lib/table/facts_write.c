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

/* The text between the figure before figure i and it; of a hole only what follows it. */
static struct str
lead_of(struct buf *to, const struct article *a, size_t i)
{
	struct str lead = str_sub(a->doc.text, i > 0 ? a->figures[i - 1].end : 0,
	    a->figures[i].start);

	if (a->holes) {
		size_t n = lead.n;

		while (n > 0 && lead.p[n - 1] != DOC_HOLE)
			n--;
		lead = str_sub(lead, n, lead.n);
	}
	if (i > 0 || a->since.n == 0)
		return lead;
	buf_clear(to);
	buf_add(to, a->since);
	buf_add(to, lead);
	return buf_str(to);
}

/* The text after the document's last figure; nothing after another one. */
static struct str
tail_of(const struct article *a, size_t i)
{
	struct str none = { NULL, 0 };

	return i + 1 == a->nfigures && !a->doc.more ?
	    str_sub(a->doc.text, a->figures[i].end, a->doc.text.n) : none;
}

/* An exact figure's bounds are its value, which has been printed. */
static struct cell
bound_of(struct buf *to, const struct figure *f, struct dec bound)
{
	if (f->has_number && f->has_range && bound.inf == 0 && bound.scale == f->number.scale &&
	    bound.coef == f->number.coef)
		return cell_optional(f->value);
	buf_clear(to);
	if (f->has_range && figure_kind_scale(f->kind) != SCALE_TEXT)
		figure_print_bound(to, f, bound);
	return cell_optional(buf_str(to));
}

/* The section of the figure before is mostly that of the next one too. */
static struct str
section_of(struct fact_cells *s, const struct figure *f)
{
	const struct article *a = s->article;
	uint32_t heading = a->doc.nparas > 0 ? a->doc.paras[f->para].section : 0;

	if (heading != s->heading) {
		arena_reset(&s->arena);
		s->heading = heading;
		s->section = doc_section(&s->arena, &a->doc, f->para);
	}
	return heading == 0 ? a->doc.before.section : s->section;
}

/* Inline, so that a cell that is written at once is never put together in memory. */
static inline __attribute__((always_inline)) struct cell
cell_of(struct fact_cells *s, size_t i, enum fact_column column)
{
	const struct article *a = s->article;
	const struct doc_before *before = &a->doc.before;
	const struct figure *f = &a->figures[i];

	switch (column) {
	case FACT_FILE:
		return cell_text(a->name);
	case FACT_EDITION:
		return cell_optional(a->edition);
	case FACT_LINE:
		return cell_place(before->lines + (unsigned long long)f->line);
	case FACT_COLUMN:
		return cell_place(f->column);
	case FACT_START:
		return cell_place(before->bytes + f->start);
	case FACT_END:
		return cell_place(before->bytes + f->end);
	case FACT_SECTION:
		return cell_optional(section_of(s, f));
	case FACT_SENTENCE:
		return cell_place(before->sentences + 1ull + f->sentence);
	case FACT_KIND:
		return cell_text(figure_kind_name(f->kind));
	case FACT_TEXT:
		return cell_text(str_sub(a->doc.text, f->start, f->end));
	case FACT_VALUE:
		return cell_optional(f->value);
	case FACT_LOW:
		return bound_of(&s->low, f, f->range.low);
	case FACT_HIGH:
		return bound_of(&s->high, f, f->range.high);
	case FACT_UNIT:
		return cell_optional(f->unit);
	case FACT_QUALIFIER:
		return cell_text(figure_qualifier_name(f->qualifier));
	case FACT_SUBJECT:
		return cell_optional(f->subject);
	case FACT_LEAD:
		return cell_text(lead_of(&s->lead, a, i));
	case FACT_TAIL:
		return cell_text(tail_of(a, i));
	case FACT_COLUMN_COUNT:
		break;
	}
	return cell_optional((struct str){ NULL, 0 });
}

void
fact_cells_init(struct fact_cells *s, const struct article *a)
{
	*s = (struct fact_cells){ .article = a };
	arena_init(&s->arena);
	buf_init(&s->lead);
	buf_init(&s->low);
	buf_init(&s->high);
}

void
fact_cells_release(struct fact_cells *s)
{
	buf_release(&s->high);
	buf_release(&s->low);
	buf_release(&s->lead);
	arena_release(&s->arena);
}

const struct cell *
fact_cells(struct fact_cells *s, size_t i, const struct facts_format *format)
{
	for (size_t c = 0; c < format->ncolumns; c++)
		s->cells[c] = cell_of(s, i, format->columns[c]);
	return s->cells;
}

struct cell
fact_cell_read(struct arena *arena, enum fact_column column, struct str field)
{
	unsigned long long n;

	switch (column) {
	case FACT_LINE:
	case FACT_COLUMN:
	case FACT_START:
	case FACT_END:
	case FACT_SENTENCE:
		return tsv_get_number(field, UINT32_MAX, &n) ? cell_place(n) : cell_text(field);
	case FACT_FILE:
	case FACT_TEXT:
		return cell_text(tsv_unescape(arena, field));
	case FACT_LEAD:
	case FACT_TAIL:
		return cell_text(tsv_get(arena, field));
	default:
		return cell_optional(tsv_get(arena, field));
	}
}

/* There is not room for n bytes at to: the buffer grows. */
static char *
more_room(struct buf *out, char *to, size_t n)
{
	out->n = (size_t)(to - out->p);
	return buf_room(out, n);
}

/* A cell and a tab, to where the cell before ended.  out->n is told when the rows are written. */
static inline char *
put_cell(struct buf *out, char *to, enum fact_column column, struct cell cell)
{
	size_t room = TSV_ROOM(cell.text.n);

	if ((size_t)(out->p + out->cap - to) < room)
		to = more_room(out, to, room);
	if (cell.type == CELL_PLACE)
		to = str_number(to, cell.place);
	else if (column == FACT_TAIL && str_eq(cell.text, STR("-")))
		to = (char *)memcpy(to, "\\-", 2) + 2;
	else
		to = tsv_copy(to, cell.text);
	*to = '\t';
	return to + 1;
}

void
facts_write_cells(struct buf *out, const struct cell *cells, const struct facts_format *format)
{
	char *to = buf_room(out, 1);

	for (size_t c = 0; c < format->ncolumns; c++)
		to = put_cell(out, to, format->columns[c], cells[c]);
	to[-1] = '\n';
	out->n = (size_t)(to - out->p);
}

/* Every column, in the usual order? */
static bool
is_whole(const struct facts_format *f)
{
	for (size_t i = 0; i < f->ncolumns; i++)
		if (f->columns[i] != (enum fact_column)i)
			return false;
	return f->ncolumns == FACT_COLUMN_COUNT;
}

/* As nearly all rows are: written without asking which column is next. */
static char *
put_whole_row(struct buf *out, char *to, struct fact_cells *row, size_t i)
{
#define C(constant, name) to = put_cell(out, to, FACT_##constant, cell_of(row, i, FACT_##constant));
	FACT_COLUMNS(C)
#undef C
	return to;
}

void
facts_write_rows(struct buf *out, const struct article *a, size_t from, size_t to,
    const struct facts_format *format)
{
	const bool whole = is_whole(format);
	struct fact_cells row;
	char *at = buf_room(out, 1);

	fact_cells_init(&row, a);
	for (size_t i = from; i < to; i++) {
		if ((format->kinds >> a->figures[i].kind & 1) == 0)
			continue;
		if (whole)
			at = put_whole_row(out, at, &row, i);
		else
			for (size_t c = 0; c < format->ncolumns; c++)
				at = put_cell(out, at, format->columns[c], cell_of(&row, i, format->columns[c]));
		at[-1] = '\n';
	}
	out->n = (size_t)(at - out->p);
	fact_cells_release(&row);
}

void
facts_write(struct buf *out, const struct article *a, const struct facts_format *format)
{
	facts_write_rows(out, a, 0, a->nfigures, format);
}
