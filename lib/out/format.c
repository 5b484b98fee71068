#include "out/format.h"

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

bool
out_is_number(struct str cell)
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
