#include "table/sheet.h"

#include <csv.h>
#include <stdlib.h>

#include "table/tsv.h"

/* A row on its way: libcsv hands over field by field. */
struct row {
	const struct sheet_reader *reader;
	struct buf bytes;	/* of the fields, one behind the other */
	size_t ends[SHEET_FIELDS_MAX];
	size_t n;
	size_t line;		/* it begins on */
	bool any;		/* it has begun */
};

static void
row_drop(struct row *r)
{
	r->n = 0;
	r->any = false;
	buf_clear(&r->bytes);
}

static void
row_end(struct row *r)
{
	struct str fields[SHEET_FIELDS_MAX];
	bool empty = true;

	for (size_t i = 0, start = 0; i < r->n; start = r->ends[i++]) {
		fields[i] = str_trim(str_sub(buf_str(&r->bytes), start, r->ends[i]));
		empty = empty && fields[i].n == 0;
	}
	if (!empty)
		r->reader->row(r->reader->context, r->line, fields, r->n);
	row_drop(r);
}

static void
on_field(void *field, size_t n, void *context)
{
	struct row *r = context;

	if (r->n == SHEET_FIELDS_MAX)
		return;
	buf_add(&r->bytes, (struct str){ field, n });
	r->ends[r->n++] = r->bytes.n;
}

static void
on_row(int end, void *context)
{
	(void)end;
	row_end(context);
}

static void
parser_init(struct csv_parser *p)
{
	csv_init(p, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
	csv_set_blk_size(p, 65536);
	csv_set_realloc_func(p, mem_realloc);
}

/* After a fault reading goes on with the line behind the one that the row began on. */
static void
read_csv(struct str text, struct row *r)
{
	struct csv_parser p;
	struct str rest = text, behind = text;	/* behind: the first line of the row */
	size_t line = 0;

	parser_init(&p);
	for (;;) {
		struct str row = rest;
		bool ended = row.n == 0, well;

		if (!ended) {
			str_cut(&rest, '\n');
			if (rest.p == NULL)
				rest = str_sub(text, text.n, text.n);
			row.n -= rest.n;	/* with its line break */
			line++;
			if (!r->any) {
				r->line = line;
				r->any = str_trim(row).n > 0;
				behind = rest;
			}
		}
		well = ended ? csv_fini(&p, on_field, on_row, r) == 0 :
		    csv_parse(&p, row.p, row.n, on_field, on_row, r) == row.n;
		if (well && ended)
			break;
		if (well)
			continue;
		r->reader->fault(r->reader->context, r->line, "the quotes of this row are not in order: "
		    "a field with \" in it is written \"like \"\"this\"\"\"");
		csv_free(&p);
		parser_init(&p);
		rest = behind;
		line = r->line;
		row_drop(r);
	}
	csv_free(&p);
}

static void
read_tsv(struct str text, struct row *r)
{
	for (struct str rest = text; rest.p != NULL;) {
		struct str line = str_cut(&rest, '\n');

		r->line++;
		while (line.p != NULL) {
			struct str field = str_cut(&line, '\t');

			on_field((void *)field.p, field.n, r);
		}
		row_end(r);
	}
}

void
sheet_read(struct str text, const struct sheet_reader *reader)
{
	struct row r = { .reader = reader };
	struct str rest = text, first = str_cut(&rest, '\n');

	buf_init(&r.bytes);
	buf_room(&r.bytes, 1);	/* empty fields point somewhere too */
	if (first.n > 0 && memchr(first.p, '\t', first.n) != NULL)
		read_tsv(text, &r);
	else
		read_csv(text, &r);
	buf_release(&r.bytes);
}
