/* Comma-separated tables are libcsv's: only lib/table/ knows it. */
#include <csv.h>
#include <stdlib.h>

#include "table/csv.h"
#include "table/rows.h"
#include "table/tsv.h"

struct reading {
	struct lines *lines;
	const struct row_fns *to;
	struct buf text;	/* the fields of the row at hand, each escaped and with \0 behind */
	size_t ends[ROW_FIELDS_MAX];	/* of each in it; a field may hold \0 too */
	struct str fields[ROW_FIELDS_MAX];
	size_t n;		/* of them so far */
	size_t nfields;		/* of the header; 0: it is still to come */
	struct buf header;	/* its text */
	struct buf why;
	bool stop;
};

static void
fault(struct reading *r)
{
	r->to->fault(r->to->context, r->lines->number, buf_str(&r->why));
	buf_clear(&r->why);
}

static void
take_field(void *field, size_t n, void *context)
{
	struct reading *r = context;

	tsv_put(&r->text, csv_get((struct str){ field, n }));
	if (r->n < ROW_FIELDS_MAX)
		r->ends[r->n] = r->text.n;
	buf_char(&r->text, '\0');
	r->n++;
}

/* The text has stopped moving. */
static void
find_fields(struct reading *r)
{
	size_t start = 0;

	for (size_t i = 0; i < r->n && i < ROW_FIELDS_MAX; i++) {
		r->fields[i] = str_sub(buf_str(&r->text), start, r->ends[i]);
		start = r->ends[i] + 1;
	}
}

static void
take_header(struct reading *r)
{
	r->nfields = r->n;
	buf_add(&r->header, buf_str(&r->text));
	if (r->n > ROW_FIELDS_MAX) {
		buf_printf(&r->why, "%zu columns, more than %d", r->n, ROW_FIELDS_MAX);
		r->stop = true;
	} else {
		r->stop = !r->to->header(r->to->context, r->fields, r->n, &r->why);
	}
	if (r->stop)
		fault(r);
}

static void
take_row(int end, void *context)
{
	struct reading *r = context;

	(void)end;
	r->lines->number++;	/* of rows: a field may hold line breaks */
	find_fields(r);
	if (r->stop) {
		/* nothing more is wanted */
	} else if (r->nfields == 0) {
		take_header(r);
	} else if (r->n != r->nfields) {
		buf_printf(&r->why, "%zu field%s, the header has %zu", r->n, r->n == 1 ? "" : "s",
		    r->nfields);
		fault(r);
	} else if (!str_eq(buf_str(&r->text), buf_str(&r->header)) &&
	    !r->to->row(r->to->context, r->fields, &r->why)) {
		fault(r);
	}
	r->n = 0;
	buf_clear(&r->text);
}

void
rows_read_csv(struct lines *lines, const struct row_fns *to)
{
	struct reading *r = mem_alloc(sizeof *r);
	struct csv_parser parser;
	struct str window;
	bool fine;

	*r = (struct reading){ .lines = lines, .to = to };
	fine = csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) == 0;
	csv_set_blk_size(&parser, 65536);
	/* A quote behind it would not be in front of its field. */
	if (lines_peek(lines, &window) && str_starts(window, STR("\xEF\xBB\xBF")))
		lines_skip(lines, 3);
	while (fine && !r->stop && lines_window(lines, &window, 0)) {
		fine = csv_parse(&parser, window.p, window.n, take_field, take_row, r) == window.n;
		lines_skip(lines, window.n);
	}
	if (fine && !r->stop)
		fine = csv_fini(&parser, take_field, take_row, r) == 0;
	if (!fine) {
		lines->number++;
		buf_printf(&r->why, "%s; nothing after this row was read", csv_error(&parser) == CSV_EPARSE ?
		    "the quotes of this row are not in order" : csv_strerror(csv_error(&parser)));
		fault(r);
	}
	csv_free(&parser);
	buf_release(&r->why);
	buf_release(&r->header);
	buf_release(&r->text);
	free(r);
}

bool
rows_is_csv(struct str header)
{
	return header.n > 0 && memchr(header.p, ',', header.n) != NULL &&
	    memchr(header.p, '\t', header.n) == NULL;
}
