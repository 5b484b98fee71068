/* A table of GitHub Flavored Markdown (4.10). */
#include "out/format.h"
#include "table/tsv.h"

/* What would end the cell or mark up its text is escaped; control characters are a space. */
static void
put_text(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (memchr("|\\*_`<[", text.p[i], 7) != NULL)
			buf_char(out, '\\');
		buf_char(out, (unsigned char)text.p[i] < ' ' ? ' ' : text.p[i]);
	}
}

static void
put_cell(struct buf *out, const struct cell *cell)
{
	if (cell->type == CELL_PLACE)
		tsv_put_number(out, cell->place);
	else
		put_text(out, cell->text.n > 0 ? cell->text : STR("-"));
}

void
markdown_row(struct buf *out, const struct out_table *table, const struct cell *cells)
{
	for (size_t i = 0; i < table->n; i++) {
		buf_add(out, i > 0 ? STR(" | ") : STR("| "));
		put_cell(out, &cells[i]);
	}
	buf_add(out, STR(" |\n"));
}

/* Results stand right. */
void
markdown_header(struct buf *out, const struct out_table *table)
{
	for (size_t i = 0; i < table->n; i++) {
		buf_add(out, i > 0 ? STR(" | ") : STR("| "));
		put_text(out, table->names[i]);
	}
	buf_add(out, STR(" |\n"));
	for (size_t i = 0; i < table->n; i++)
		buf_add(out, i < table->nkeys ? STR("| --- ") : STR("| ---: "));
	buf_add(out, STR("|\n"));
}
