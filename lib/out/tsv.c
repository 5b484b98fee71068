#include "out/format.h"
#include "table/tsv.h"

void
tsv_row(struct buf *out, const struct out_table *table, const struct cell *cells)
{
	for (size_t i = 0; i < table->n; i++) {
		if (i > 0)
			buf_char(out, '\t');
		if (cells[i].type == CELL_PLACE)
			tsv_put_number(out, cells[i].place);
		else
			tsv_put(out, cells[i].text);
	}
	buf_char(out, '\n');
}

void
tsv_header(struct buf *out, const struct out_table *table)
{
	for (size_t i = 0; i < table->n; i++) {
		if (i > 0)
			buf_char(out, '\t');
		tsv_put(out, table->names[i]);
	}
	buf_char(out, '\n');
}
