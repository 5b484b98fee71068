/* CSV (RFC 4180, but lines end in \n); nothing is an empty field. */
#include "out/format.h"
#include "table/rows.h"
#include "table/tsv.h"

void
csv_row(struct buf *out, const struct out_table *table, const struct str *cells)
{
	struct arena arena;

	arena_init(&arena);
	for (size_t i = 0; i < table->n; i++) {
		if (i > 0)
			buf_char(out, ',');
		if (out_is_number(cells[i]))
			buf_add(out, cells[i]);
		else
			csv_put(out, tsv_get(&arena, cells[i]));
	}
	buf_char(out, '\n');
	arena_release(&arena);
}

void
csv_header(struct buf *out, const struct out_table *table)
{
	csv_row(out, table, table->names);
}
