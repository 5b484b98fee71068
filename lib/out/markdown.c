/* A table of GitHub Flavored Markdown (4.10). */
#include "out/format.h"

/* What would end the cell or mark up its text is escaped; our escapes for white space are a space. */
static void
put_cell(struct buf *out, struct str cell)
{
	for (size_t i = 0; i < cell.n; i++) {
		if (cell.p[i] == '\\' && i + 1 < cell.n && cell.p[i + 1] != '\\') {
			buf_char(out, ' ');
			i++;
			continue;
		}
		if (memchr("|\\*_`<[", cell.p[i], 7) != NULL)
			buf_char(out, '\\');
		buf_char(out, cell.p[i]);
		i += cell.p[i] == '\\';
	}
}

void
markdown_row(struct buf *out, const struct out_table *table, const struct str *cells)
{
	for (size_t i = 0; i < table->n; i++) {
		buf_add(out, i > 0 ? STR(" | ") : STR("| "));
		put_cell(out, cells[i]);
	}
	buf_add(out, STR(" |\n"));
}

/* Results stand right. */
void
markdown_header(struct buf *out, const struct out_table *table)
{
	markdown_row(out, table, table->names);
	for (size_t i = 0; i < table->n; i++)
		buf_add(out, i < table->nkeys ? STR("| --- ") : STR("| ---: "));
	buf_add(out, STR("|\n"));
}
