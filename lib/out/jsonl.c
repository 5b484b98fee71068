/* JSON Lines: an object a row (RFC 8259). Results are numbers, to their last digit; nothing is null. */
#include "out/format.h"
#include "table/tsv.h"

static void
put_string(struct buf *out, struct str s)
{
	buf_char(out, '"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '"' || c == '\\')
			buf_printf(out, "\\%c", c);
		else if (c < 0x20)
			buf_printf(out, "\\u%04x", c);
		else
			buf_char(out, (char)c);
	}
	buf_char(out, '"');
}

void
jsonl_header(struct buf *out, const struct out_table *table)
{
	(void)out, (void)table;
}

void
jsonl_row(struct buf *out, const struct out_table *table, const struct str *cells)
{
	struct arena arena;

	arena_init(&arena);
	for (size_t i = 0; i < table->n; i++) {
		buf_char(out, i > 0 ? ',' : '{');
		put_string(out, tsv_unescape(&arena, table->names[i]));
		buf_char(out, ':');
		if (str_eq(cells[i], STR("-")))
			buf_add(out, STR("null"));
		else if (i >= table->nkeys && out_is_number(cells[i]))
			buf_add(out, cells[i]);
		else
			put_string(out, tsv_unescape(&arena, cells[i]));
	}
	buf_add(out, STR("}\n"));
	arena_release(&arena);
}
