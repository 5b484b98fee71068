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
lead_of(const struct article *a, size_t i)
{
	struct str lead = str_sub(a->doc.text, i > 0 ? a->figures[i - 1].end : 0,
	    a->figures[i].start);

	if (a->holes) {
		size_t n = lead.n;

		while (n > 0 && lead.p[n - 1] != DOC_HOLE)
			n--;
		lead = str_sub(lead, n, lead.n);
	}
	return lead;
}

static void
put_tail(struct buf *out, const struct article *a, size_t i)
{
	struct str tail = { NULL, 0 };

	if (i + 1 == a->nfigures)
		tail = str_sub(a->doc.text, a->figures[i].end, a->doc.text.n);
	if (str_eq(tail, STR("-")))
		buf_add(out, STR("\\-"));
	else
		tsv_put(out, tail);
}

/* A bound is a number, a date or a time: nothing in it has to be escaped. */
static void
put_bound(struct buf *out, const struct figure *f, struct dec bound)
{
	if (f->has_range)
		figure_print_bound(out, f, bound);
	else
		buf_char(out, '-');
}

/* The section of the figure before, which is mostly that of the next one too. */
struct section {
	struct arena arena;
	uint32_t heading;	/* as in struct para */
	struct str words;
};

static struct str
section_of(struct section *s, const struct article *a, const struct figure *f)
{
	uint32_t heading = a->doc.nparas > 0 ? a->doc.paras[f->para].section : 0;

	if (heading != s->heading) {
		arena_reset(&s->arena);
		s->heading = heading;
		s->words = doc_section(&s->arena, &a->doc, f->para);
	}
	return heading == 0 ? (struct str){ NULL, 0 } : s->words;
}

static void
put_field(struct buf *out, const struct article *a, size_t i, enum fact_column column,
    struct section *section)
{
	const struct figure *f = &a->figures[i];

	switch (column) {
	case FACT_FILE:
		tsv_put(out, a->name);
		break;
	case FACT_EDITION:
		tsv_put(out, a->edition);
		break;
	case FACT_LINE:
		tsv_put_number(out, f->line);
		break;
	case FACT_COLUMN:
		tsv_put_number(out, f->column);
		break;
	case FACT_START:
		tsv_put_number(out, f->start);
		break;
	case FACT_END:
		tsv_put_number(out, f->end);
		break;
	case FACT_SECTION:
		tsv_put(out, section_of(section, a, f));
		break;
	case FACT_SENTENCE:
		tsv_put_number(out, f->sentence + 1ull);
		break;
	case FACT_KIND:
		buf_add(out, figure_kind_name(f->kind));
		break;
	case FACT_TEXT:
		tsv_put(out, str_sub(a->doc.text, f->start, f->end));
		break;
	case FACT_VALUE:
		tsv_put(out, f->value);
		break;
	case FACT_LOW:
		put_bound(out, f, f->range.low);
		break;
	case FACT_HIGH:
		put_bound(out, f, f->range.high);
		break;
	case FACT_UNIT:
		tsv_put(out, f->unit);
		break;
	case FACT_QUALIFIER:
		buf_add(out, figure_qualifier_name(f->qualifier));
		break;
	case FACT_SUBJECT:
		tsv_put(out, f->subject);
		break;
	case FACT_LEAD:
		tsv_put(out, lead_of(a, i));
		break;
	case FACT_TAIL:
		put_tail(out, a, i);
		break;
	case FACT_COLUMN_COUNT:
		break;
	}
}

void
facts_write_rows(struct buf *out, const struct article *a, size_t from, size_t to,
    const struct facts_format *format)
{
	struct section section = { .heading = 0 };

	arena_init(&section.arena);
	for (size_t i = from; i < to; i++) {
		if ((format->kinds >> a->figures[i].kind & 1) == 0)
			continue;
		for (size_t c = 0; c < format->ncolumns; c++) {
			put_field(out, a, i, format->columns[c], &section);
			buf_char(out, c + 1 < format->ncolumns ? '\t' : '\n');
		}
	}
	arena_release(&section.arena);
}

void
facts_write(struct buf *out, const struct article *a, const struct facts_format *format)
{
	facts_write_rows(out, a, 0, a->nfigures, format);
}
