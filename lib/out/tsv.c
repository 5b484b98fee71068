#include "out/format.h"

void
tsv_row(struct buf *out, const struct out_table *table, const struct str *cells)
{
	for (size_t i = 0; i < table->n; i++) {
		if (i > 0)
			buf_char(out, '\t');
		buf_add(out, cells[i]);
	}
	buf_char(out, '\n');
}

void
tsv_header(struct buf *out, const struct out_table *table)
{
	tsv_row(out, table, table->names);
}
