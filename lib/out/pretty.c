#include "out/pretty.h"

#include <stdlib.h>

#include "text/utf8.h"

struct column {
	size_t width;
	bool left;	/* holds something that is no number */
};

/* A number with a sign, a date or "-" stands right. */
static bool
is_number(struct str cell)
{
	for (size_t i = 0; i < cell.n; i++)
		if (memchr("0123456789+-.:/", cell.p[i], 15) == NULL)
			return str_eq(cell, STR("inf")) || str_eq(cell, STR("-inf"));
	return true;
}

static void
pad(struct buf *out, size_t n)
{
	memset(buf_room(out, n), ' ', n);
	out->n += n;
}

static void
measure(struct column *columns, struct str line, bool header)
{
	for (size_t i = 0; line.p != NULL; i++) {
		struct str cell = str_cut(&line, '\t');
		size_t width = utf8_columns(cell);

		if (width > columns[i].width)
			columns[i].width = width;
		if (!header && !is_number(cell))
			columns[i].left = true;
	}
}

static void
write_line(struct buf *out, const struct column *columns, struct str line)
{
	for (size_t i = 0; line.p != NULL; i++) {
		struct str cell = str_cut(&line, '\t');
		size_t space = columns[i].width - utf8_columns(cell);

		if (!columns[i].left)
			pad(out, space);
		buf_add(out, cell);
		if (line.p == NULL)
			break;
		pad(out, (columns[i].left ? space : 0) + 2);
	}
	buf_char(out, '\n');
}

void
pretty_write(struct buf *out, struct str table)
{
	struct column *columns = NULL;
	size_t cap = 0;
	struct str rest = table;

	for (bool header = true; rest.n > 0; header = false) {
		struct str line = str_cut(&rest, '\n');
		size_t n = str_count(line, '\t') + 1, had = cap;

		columns = array_grow(columns, &cap, n, sizeof *columns);
		for (size_t i = had; i < cap; i++)
			columns[i] = (struct column){ 0 };
		measure(columns, line, header);
	}
	for (rest = table; rest.n > 0;)
		write_line(out, columns, str_cut(&rest, '\n'));
	free(columns);
}
