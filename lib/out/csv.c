/* CSV (RFC 4180, but lines end in \n); nothing is an empty field. */
#include "table/csv.h"

#include "out/format.h"
#include "table/tsv.h"

static void
put_cell(struct buf *out, const struct cell *cell)
{
	switch (cell->type) {
	case CELL_NOTHING:
	case CELL_TEXT:
		csv_put(out, cell->text);
		break;
	case CELL_NUMBER:
		buf_add(out, cell->text);
		break;
	case CELL_PLACE:
		tsv_put_number(out, cell->place);
		break;
	}
}

void
csv_row(struct buf *out, const struct out_table *table, const struct cell *cells)
{
	for (size_t i = 0; i < table->n; i++) {
		if (i > 0)
			buf_char(out, ',');
		put_cell(out, &cells[i]);
	}
	buf_char(out, '\n');
}

void
csv_header(struct buf *out, const struct out_table *table)
{
	for (size_t i = 0; i < table->n; i++) {
		if (i > 0)
			buf_char(out, ',');
		csv_put(out, table->names[i]);
	}
	buf_char(out, '\n');
}
