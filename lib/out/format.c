#include "out/format.h"
#include "table/tsv.h"

static const struct out_format formats[] = {
	{ { "tsv", 3 }, tsv_header, tsv_row, false },
	{ { "pretty", 6 }, tsv_header, tsv_row, true },
	{ { "jsonl", 5 }, jsonl_header, jsonl_row, false },
	{ { "markdown", 8 }, markdown_header, markdown_row, false },
	{ { "csv", 3 }, csv_header, csv_row, false },
};

const struct out_format *
out_format_find(struct str name)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (str_eq(name, formats[i].name))
			return &formats[i];
	return NULL;
}

/* Digits with a sign and a point. */
static bool
is_number(struct str cell)
{
	size_t digits = 0, points = 0;

	for (size_t i = 0; i < cell.n; i++) {
		if (cell.p[i] >= '0' && cell.p[i] <= '9')
			digits++;
		else if (cell.p[i] == '.')
			points++;
		else if (cell.p[i] != '-' || i > 0)
			return false;
	}
	return digits > 0 && points <= 1;
}

void
out_cells(struct arena *arena, const struct out_table *table, const struct str *fields,
    struct cell *cells)
{
	for (size_t i = 0; i < table->n; i++) {
		cells[i] = cell_optional(tsv_get(arena, fields[i]));
		if (i >= table->nkeys && is_number(fields[i]))
			cells[i].type = CELL_NUMBER;
	}
}
