#include "table/facts.h"
#include "table/tsv.h"

static const struct str names[FACT_COLUMN_COUNT] = {
#define C(constant, name) { name, sizeof name - 1 },
	FACT_COLUMNS(C)
#undef C
};

struct str
fact_column_name(enum fact_column c)
{
	return names[c];
}

bool
fact_column_parse(struct str name, enum fact_column *column)
{
	for (int c = 0; c < FACT_COLUMN_COUNT; c++) {
		if (str_eq(name, names[c])) {
			*column = (enum fact_column)c;
			return true;
		}
	}
	return false;
}

/* Without what a spreadsheet adds to a file: a BOM in front, \r at the end. */
static struct str
strip(struct str line)
{
	if (str_starts(line, STR("\xEF\xBB\xBF")))
		line = str_sub(line, 3, line.n);
	if (line.n > 0 && line.p[line.n - 1] == '\r')
		line.n--;
	return line;
}

/* The next field of a line in which sep separates them, without quotation marks around it. */
static struct str
next_field(struct str *rest, char sep)
{
	struct str field = str_cut(rest, sep);

	if (field.n >= 2 && field.p[0] == '"' && field.p[field.n - 1] == '"')
		field = str_sub(field, 1, field.n - 1);
	return field;
}

/* Two names of columns at least, and half of all fields: others may have been added. */
static bool
names_columns(struct str line, char sep)
{
	struct str rest = strip(line);
	enum fact_column column;
	size_t n = 0, known = 0;

	for (; rest.p != NULL && n <= FACT_FIELDS_MAX; n++)
		known += fact_column_parse(next_field(&rest, sep), &column);
	return n <= FACT_FIELDS_MAX && known >= 2 && known * 2 >= n;
}

/* A kind and a qualifier among the fields, whichever columns were chosen, or a whole row. */
static bool
holds_facts(struct str line, char sep)
{
	struct str rest = strip(line);
	enum figure_kind kind;
	enum figure_qualifier qualifier;
	bool has_kind = false, has_qualifier = false;
	size_t n = 0;

	for (; rest.p != NULL && n <= FACT_COLUMN_COUNT; n++) {
		struct str field = next_field(&rest, sep);

		has_kind = has_kind || figure_kind_parse(field, &kind);
		has_qualifier = has_qualifier || figure_qualifier_parse(field, &qualifier);
	}
	return n >= 4 && n <= FACT_COLUMN_COUNT && has_kind && has_qualifier;
}

bool
facts_is_header(struct str line)
{
	return names_columns(line, '\t');
}

bool
facts_is_row(struct str line)
{
	return holds_facts(line, '\t');
}

/* {"COLUMN":... */
static bool
is_object(struct str line)
{
	enum fact_column column;
	struct str rest;

	if (!str_starts(line, STR("{\"")) || !str_ends(line, STR("}")))
		return false;
	rest = str_sub(line, 1, line.n);
	return fact_column_parse(next_field(&rest, ':'), &column);
}

bool
facts_is_other(struct str line)
{
	return names_columns(line, ',') || names_columns(line, ';') || holds_facts(line, ',') ||
	    is_object(strip(line));
}

bool
fact_header_read(struct fact_header *h, struct str line, struct buf *why)
{
	enum fact_column column;

	h->line = strip(line);
	h->nfields = tsv_split(h->line, h->names, FACT_FIELDS_MAX);
	if (h->nfields > FACT_FIELDS_MAX) {
		buf_printf(why, "%zu columns, more than %d", h->nfields, FACT_FIELDS_MAX);
		return false;
	}
	for (int c = 0; c < FACT_COLUMN_COUNT; c++)
		h->place[c] = -1;
	for (size_t i = 0; i < h->nfields; i++) {
		if (!fact_column_parse(h->names[i], &column))
			continue;
		if (h->place[column] >= 0) {
			buf_printf(why, "two columns %.*s", STR_ARG(h->names[i]));
			return false;
		}
		h->place[column] = (int)i;
	}
	return true;
}

int
fact_header_find(const struct fact_header *h, struct str name, struct buf *why)
{
	for (size_t i = 0; i < h->nfields; i++)
		if (str_eq(h->names[i], name))
			return (int)i;
	buf_printf(why, "no column %.*s", STR_ARG(name));
	return -1;
}

bool
fact_header_again(const struct fact_header *h, struct str line)
{
	return str_eq(strip(line), h->line);
}

bool
fact_row_read(const struct fact_header *h, struct str line, struct str *fields, struct buf *why)
{
	size_t n;

	if (line.n > 0 && line.p[line.n - 1] == '\r')
		line.n--;
	n = tsv_split(line, fields, h->nfields);
	if (n == h->nfields)
		return true;
	buf_printf(why, "%zu field%s, the header has %zu", n, n == 1 ? "" : "s", h->nfields);
	return false;
}
