/*
 * jz-parse: from article text to its fact table; from a fact table to the rows and
 * columns asked for, as they stand.
 */
#include <getopt.h>

#include "common.h"
#include "table/facts.h"
#include "text/utf8.h"

static const char usage[] =
    "jz-parse [-a | --all] [-c | --columns list] [-H | --no-header] [-k | --kind list]\n"
    "                [--date date | none] [--encoding encoding] [--input text | facts]\n"
    "                [--lines] [--name name] [-h | --help] [-V | --version] [file ...]\n"
    "\n"
    "  -a, --all             rows for idioms, names and articles too\n"
    "  -c, --columns list    these columns only, in this order\n"
    "  -H, --no-header       no header line\n"
    "  -k, --kind list       figures of these kinds only\n"
    "  --date date|none      the day the text is of, as 2025-12-29, or that it has none\n"
    "  --encoding encoding   what the text is encoded in\n"
    "  --input text|facts    what the files are; else their first line tells\n"
    "  --lines               one document a line: its id, a tab, its text\n"
    "  --name name           what standard input is called in the table\n"
    "  -h, --help            show this and exit\n"
    "  -V, --version         show the version and exit\n";

struct parse {
	struct input_options input;
	struct facts_format format;
	bool no_header;
	size_t place[FACT_COLUMN_COUNT], kind;	/* of the columns and the kind in the table at hand */
};

static void
write_article(void *context, struct arena *arena, struct article *article)
{
	const size_t some = 1000;
	struct parse *p = context;

	(void)arena;
	for (size_t i = 0; i < article->nfigures; i += some) {
		size_t end = article->nfigures - i < some ? article->nfigures : i + some;

		facts_write_rows(sink_buf(output()), article, i, end, &p->format);
		sink_settle(output());
	}
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

static bool
write_row(void *context, const struct str *fields, struct buf *why)
{
	struct parse *p = context;
	struct buf *out = sink_buf(output());

	if (!all_kinds(p)) {
		struct str name = fields[p->kind];
		enum figure_kind kind;

		if (!figure_kind_parse(name, &kind)) {
			buf_printf(why, "no such kind: %.*s", STR_ARG(name));
			return false;
		}
		if ((p->format.kinds >> kind & 1) == 0)
			return true;
	}
	for (size_t i = 0; i < p->format.ncolumns; i++) {
		if (!is_text(fields[p->place[i]])) {
			buf_add(why, STR("not UTF-8"));
			return false;
		}
	}
	for (size_t i = 0; i < p->format.ncolumns; i++) {
		struct str field = fields[p->place[i]];

		buf_add(out, field.n > 0 ? field : STR("-"));
		buf_char(out, i + 1 < p->format.ncolumns ? '\t' : '\n');
	}
	sink_settle(output());
	return true;
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

static void
parse_options(struct parse *p, int argc, char **argv)
{
	static const struct option options[] = {
		{ "all", no_argument, NULL, 'a' },
		{ "columns", required_argument, NULL, 'c' },
		{ "no-header", no_argument, NULL, 'H' },
		{ "kind", required_argument, NULL, 'k' },
		INPUT_LONG_OPTIONS,
		{ NULL, 0, NULL, 0 },
	};
	unsigned long unseen = 0;	/* kinds that are recognised only with --all */
	int c;

	for (int k = 0; k < FIGURE_KIND_COUNT; k++)
		if (figure_kind_is_none((enum figure_kind)k))
			unseen |= 1ul << k;
	while ((c = getopt_long(argc, argv, ":ac:Hk:hV", options, NULL)) != -1) {
		switch (c) {
		case 'a':
			p->input.recognise.all = true;
			break;
		case 'c':
			parse_columns(&p->format, optarg);
			break;
		case 'H':
			p->no_header = true;
			break;
		case 'k':
			p->format.kinds = parse_kinds(usage, optarg);
			if (p->format.kinds & unseen)
				p->input.recognise.all = true;
			break;
		default:
			input_option(&p->input, usage, c, argc, argv);
		}
	}
}

int
main(int argc, char **argv)
{
	static const struct row_reader rows = { check_header, write_row };
	struct parse parse = { .format = facts_format_default() };
	int status;

	parse_options(&parse, argc, argv);
	if (!parse.no_header)
		facts_write_header(sink_buf(output()), &parse.format);
	status = input_each_row(&parse.input, argc - optind, argv + optind, write_article, &rows,
	    &parse);
	return output_close(status);
}
