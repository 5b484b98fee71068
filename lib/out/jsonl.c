/* JSON Lines: an object a row (RFC 8259, https://jsonlines.org); nothing is null. */
#include "out/format.h"
#include "table/tsv.h"

/* RFC 8259, 7: what must be escaped are quotation mark, backslash and U+0000 to U+001F. */
static void
put_escape(struct buf *out, char c)
{
	static const char plain[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
	const char *at = c != '\0' ? strchr(plain, c) : NULL;

	if (at == NULL) {
		buf_printf(out, "\\u%04x", (unsigned)c);
		return;
	}
	buf_char(out, '\\');
	buf_char(out, letters[at - plain]);
}

static void
put_string(struct buf *out, struct str text)
{
	size_t from = 0;

	buf_char(out, '"');
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if ((unsigned char)c >= ' ' && c != '"' && c != '\\')
			continue;
		buf_add(out, str_sub(text, from, i));
		put_escape(out, c);
		from = i + 1;
	}
	if (text.n > from)
		buf_add(out, str_sub(text, from, text.n));
	buf_char(out, '"');
}

static void
put_cell(struct buf *out, const struct cell *cell)
{
	switch (cell->type) {
	case CELL_NOTHING:
		buf_add(out, STR("null"));
		break;
	case CELL_TEXT:
		put_string(out, cell->text);
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
jsonl_header(struct buf *out, const struct out_table *table)
{
	(void)out, (void)table;
}

void
jsonl_row(struct buf *out, const struct out_table *table, const struct cell *cells)
{
	for (size_t i = 0; i < table->n; i++) {
		buf_char(out, i > 0 ? ',' : '{');
		put_string(out, table->names[i]);
		buf_char(out, ':');
		put_cell(out, &cells[i]);
	}
	buf_add(out, STR("}\n"));
}
