/*
 * jz-parse: from article text to its fact table; from a fact table to the rows and
 * columns asked for, as they stand.
 */
#include <getopt.h>

#include "common.h"
#include "out/format.h"
#include "table/facts.h"
#include "text/utf8.h"

static const char usage[] =
    "jz-parse [-a | --all] [-c | --columns list]\n"
    "                [-f | --format tsv | jsonl | csv] [-H | --no-header]\n"
    "                [-k | --kind list] [--bom] [--date date | none]\n"
    "                [--encoding encoding] [--input text | facts] [--lines]\n"
    "                [--name name] [--threads number] [-h | --help] [-V | --version]\n"
    "                [file ...]\n"
    "\n"
    "  -a, --all             rows for idioms, names and articles too\n"
    "  -c, --columns list    these columns only, in this order\n"
    "  -f, --format tsv|jsonl|csv\n"
    "                        a fact table, JSON Lines, or CSV for a spreadsheet\n"
    "  -H, --no-header       no header line\n"
    "  -k, --kind list       figures of these kinds only\n"
    "  --bom                 begin CSV with a byte order mark\n"
    "  --date date|none      the day the text is of, as 2025-12-29, or none\n"
    "  --encoding encoding   what the text is encoded in\n"
    "  --input text|facts    what the files are; else their first line tells\n"
    "  --lines               one document a line: its id, a tab, its text\n"
    "  --name name           what standard input is called in the table\n"
    "  --threads number      read texts on so many threads\n"
    "  -h, --help            show this and exit\n"
    "  -V, --version         show the version and exit\n";

enum { OPTION_BOM = OPTION_OWN };

struct parse {
	struct input_options input;
	struct facts_format format;
	const struct out_format *other;		/* what is written is not a fact table; NULL: it is */
	struct out_table table;			/* its columns, for other */
	struct str names[FACT_COLUMN_COUNT];
	bool bom;
	bool no_header;
	size_t place[FACT_COLUMN_COUNT], kind;	/* of the columns and the kind in the table at hand */
	struct fact_waiting waiting;		/* of the document at hand */
};

static bool
is_kind_wanted(const struct parse *p, const struct article *article, size_t i)
{
	return p->format.kinds >> article->figures[i].kind & 1;
}

static void
write_other(const struct parse *p, const struct article *article, size_t rows)
{
	struct fact_cells row;

	fact_cells_init(&row, article);
	for (size_t i = 0; i < rows; i++) {
		if (!is_kind_wanted(p, article, i))
			continue;
		p->other->row(sink_buf(output()), &p->table, fact_cells(&row, i, &p->format));
		sink_settle(output());
	}
	fact_cells_release(&row);
}

static void
write_cells(const struct parse *p, const struct cell *cells)
{
	if (p->other == NULL)
		facts_write_cells(sink_buf(output()), cells, &p->format);
	else
		p->other->row(sink_buf(output()), &p->table, cells);
}

/* The last row of a part waits for what follows. */
static void
keep_row(struct parse *p, const struct article *article, size_t i)
{
	struct fact_cells row;

	if (!is_kind_wanted(p, article, i))
		return;
	fact_cells_init(&row, article);
	fact_waiting_keep(&p->waiting, fact_cells(&row, i, &p->format), &p->format);
	fact_cells_release(&row);
}

static void
write_article(void *context, struct arena *arena, struct article *article, void *prepared)
{
	struct parse *p = context;
	const struct cell *waiting = fact_waiting_take(&p->waiting, article, &p->format);
	bool waits = article->doc.more && article->nfigures > 0;
	size_t rows = article->nfigures - waits;

	(void)arena;
	(void)prepared;
	if (waiting != NULL)
		write_cells(p, waiting);
	if (p->other == NULL)
		facts_write_rows(output(), article, rows, &p->format);
	else
		write_other(p, article, rows);
	if (waits)
		keep_row(p, article, rows);
}

static bool
all_kinds(const struct parse *p)
{
	return p->format.kinds == facts_format_default().kinds;
}

static bool
find_column(size_t *place, enum fact_column column, const struct str *names, size_t n, struct buf *why)
{
	const struct str name = fact_column_name(column);
	size_t found = 0;

	for (size_t i = 0; i < n; i++) {
		if (str_eq(names[i], name)) {
			*place = i;
			found++;
		}
	}
	if (found != 1)
		buf_printf(why, "%s column%s %.*s", found ? "two" : "no", found ? "s" : "", STR_ARG(name));
	return found == 1;
}

static bool
check_header(void *context, const struct str *names, size_t n, struct buf *why)
{
	struct parse *p = context;

	for (size_t i = 0; i < p->format.ncolumns; i++)
		if (!find_column(&p->place[i], p->format.columns[i], names, n, why))
			return false;
	return all_kinds(p) || find_column(&p->kind, FACT_KIND, names, n, why);
}

static bool
is_text(struct str field)
{
	return utf8_valid(field) == field.n && (field.n == 0 || memchr(field.p, '\0', field.n) == NULL);
}

/* May this row be written?  false: it is of another kind, or why says what is wrong with it. */
static bool
is_wanted(const struct parse *p, const struct str *fields, struct buf *why)
{
	enum figure_kind kind;

	if (!all_kinds(p)) {
		if (!figure_kind_parse(fields[p->kind], &kind)) {
			buf_printf(why, "no such kind: %.*s", STR_ARG(fields[p->kind]));
			return false;
		}
		if ((p->format.kinds >> kind & 1) == 0)
			return false;
	}
	for (size_t i = 0; i < p->format.ncolumns; i++) {
		if (!is_text(fields[p->place[i]])) {
			buf_add(why, STR("not UTF-8"));
			return false;
		}
	}
	return true;
}

static void
write_fields(const struct parse *p, const struct str *fields)
{
	struct buf *out = sink_buf(output());

	for (size_t i = 0; i < p->format.ncolumns; i++) {
		struct str field = fields[p->place[i]];

		buf_add(out, field.n > 0 ? field : STR("-"));
		buf_char(out, i + 1 < p->format.ncolumns ? '\t' : '\n');
	}
}

static void
write_fields_as_other(const struct parse *p, const struct str *fields)
{
	struct cell cells[FACT_COLUMN_COUNT];
	struct arena arena;

	arena_init(&arena);
	for (size_t i = 0; i < p->format.ncolumns; i++)
		cells[i] = fact_cell_read(&arena, p->format.columns[i], fields[p->place[i]]);
	p->other->row(sink_buf(output()), &p->table, cells);
	arena_release(&arena);
}

static bool
write_row(void *context, const struct str *fields, struct buf *why)
{
	const struct parse *p = context;

	if (!is_wanted(p, fields, why))
		return why->n == 0;
	if (p->other == NULL)
		write_fields(p, fields);
	else
		write_fields_as_other(p, fields);
	sink_settle(output());
	return true;
}

static void
write_header(const struct parse *p)
{
	if (p->bom)
		buf_add(sink_buf(output()), STR("\xEF\xBB\xBF"));
	if (p->no_header)
		return;
	if (p->other == NULL)
		facts_write_header(sink_buf(output()), &p->format);
	else
		p->other->header(sink_buf(output()), &p->table);
}

static void
parse_columns(struct facts_format *format, const char *list)
{
	struct str rest = str_of(list);
	unsigned long seen = 0;

	format->ncolumns = 0;
	while (rest.p != NULL) {
		struct str name = str_cut(&rest, ',');
		enum fact_column column;

		if (!fact_column_parse(name, &column))
			usage_error(usage, "no such column: %.*s", STR_ARG(name));
		if (seen >> column & 1)
			usage_error(usage, "column named twice: %.*s", STR_ARG(name));
		seen |= 1ul << column;
		format->columns[format->ncolumns++] = column;
	}
}

/* The fact table's own writer is faster than that of any table. */
static const struct out_format *
parse_format(const char *name)
{
	if (strcmp(name, "tsv") == 0)
		return NULL;
	if (strcmp(name, "jsonl") != 0 && strcmp(name, "csv") != 0)
		usage_error(usage, "--format is tsv, jsonl or csv: %s", name);
	return out_format_find(str_of(name));
}

static void
settle_options(struct parse *p)
{
	if (p->bom && p->other != out_format_find(STR("csv")))
		usage_error(usage, "--bom goes with -f csv alone");
	for (size_t i = 0; i < p->format.ncolumns; i++)
		p->names[i] = fact_column_name(p->format.columns[i]);
	p->table = (struct out_table){ p->names, p->format.ncolumns, p->format.ncolumns };
}

static void
parse_options(struct parse *p, int argc, char **argv)
{
	static const struct option options[] = {
		{ "all", no_argument, NULL, 'a' },
		{ "bom", no_argument, NULL, OPTION_BOM },
		{ "columns", required_argument, NULL, 'c' },
		{ "format", required_argument, NULL, 'f' },
		{ "no-header", no_argument, NULL, 'H' },
		{ "kind", required_argument, NULL, 'k' },
		INPUT_LONG_OPTIONS,
		{ NULL, 0, NULL, 0 },
	};
	unsigned long kinds = 0, unseen = 0;	/* asked for; recognised only with --all */
	int c;

	for (int k = 0; k < FIGURE_KIND_COUNT; k++)
		if (figure_kind_is_none((enum figure_kind)k))
			unseen |= 1ul << k;
	while ((c = getopt_long(argc, argv, ":ac:f:Hk:hV", options, NULL)) != -1) {
		switch (c) {
		case 'a':
			p->input.recognise.all = true;
			break;
		case 'c':
			parse_columns(&p->format, optarg);
			break;
		case 'f':
			p->other = parse_format(optarg);
			break;
		case 'H':
			p->no_header = true;
			break;
		case 'k':
			kinds |= parse_kinds(usage, optarg);
			p->format.kinds = kinds;
			if (kinds & unseen)
				p->input.recognise.all = true;
			break;
		case OPTION_BOM:
			p->bom = true;
			break;
		default:
			input_option(&p->input, usage, c, argc, argv);
		}
	}
	settle_options(p);
}

int
main(int argc, char **argv)
{
	static const struct article_reader articles = { NULL, write_article };
	static const struct row_reader rows = { check_header, write_row };
	struct parse parse = { .format = facts_format_default(), .input.parts = true };
	int status;

	fact_waiting_init(&parse.waiting);
	parse_options(&parse, argc, argv);
	write_header(&parse);
	status = input_each_row(&parse.input, argc - optind, argv + optind, &articles, &rows,
	    &parse);
	fact_waiting_release(&parse.waiting);
	return output_close(status);
}
