#include "table/facts.h"
#include "table/tsv.h"

/* Behind the hole that stands last between from and to, if one does. */
static size_t
behind_hole(struct str text, size_t from, size_t to)
{
	size_t at = to;

	while (at > from && text.p[at - 1] != DOC_HOLE)
		at--;
	return at;
}

/* Of a hole only what follows it. */
static struct str
lead_inside(const struct article *a, size_t i)
{
	size_t start = i > 0 ? a->figures[i - 1].end : 0, end = a->figures[i].start;

	return str_sub(a->doc.text, a->holes ? behind_hole(a->doc.text, start, end) : start, end);
}

struct str
fact_lead_other(struct fact_cells *s, size_t i)
{
	const struct article *a = s->article;
	struct str lead = lead_inside(a, i);

	if (i > 0 || a->since.n == 0)
		return lead;
	buf_clear(&s->lead);
	buf_add(&s->lead, a->since);
	buf_add(&s->lead, lead);
	return buf_str(&s->lead);
}

static struct cell
bound_of(char *to, const struct figure *f, struct dec bound)
{
	if (!f->has_range || figure_kind_scale(f->kind) == SCALE_TEXT)
		return cell_optional((struct str){ NULL, 0 });
	return cell_text((struct str){ to, (size_t)(figure_put_bound(to, f, bound) - to) });
}

struct str
fact_section(struct fact_cells *s, size_t i)
{
	const struct article *a = s->article;
	uint32_t heading = fact_heading(a, i);

	/* The section of the figure before is mostly that of the next one too. */
	if (heading != s->heading) {
		arena_reset(&s->arena);
		s->heading = heading;
		s->section = doc_section(&s->arena, &a->doc, a->figures[i].para);
	}
	return heading == 0 ? a->doc.before.section : s->section;
}

static struct cell
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
		return cell_optional(fact_section(s, i));
	case FACT_SENTENCE:
		return cell_place(before->sentences + 1ull + f->sentence);
	case FACT_KIND:
		return cell_text(figure_kind_name(f->kind));
	case FACT_TEXT:
		return cell_text(str_sub(a->doc.text, f->start, f->end));
	case FACT_VALUE:
		return cell_optional(figure_value(f, s->value));
	case FACT_LOW:
		return bound_of(s->low, f, f->range.low);
	case FACT_HIGH:
		return bound_of(s->high, f, f->range.high);
	case FACT_UNIT:
		return cell_optional(f->unit);
	case FACT_QUALIFIER:
		return cell_text(figure_qualifier_name(f->qualifier));
	case FACT_SUBJECT:
		return cell_optional(f->subject);
	case FACT_LEAD:
		return cell_text(fact_lead(s, i));
	case FACT_TAIL:
		return cell_text(fact_tail(s, i));
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
}

void
fact_cells_release(struct fact_cells *s)
{
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
