/*
 * jz-stats: what the figures of fact tables, articles or any other tables come to.
 */
#include <getopt.h>
#include <stdlib.h>
#include <unistd.h>

#include "chart.h"
#include "common.h"
#include "out/format.h"
#include "out/pretty.h"
#include "stats/select.h"
#include "table/tsv.h"

static const char usage[] =
    "jz-stats [-a | --all] [-c | --convert]\n"
    "                [-f | --format tsv | pretty | jsonl | markdown | csv]\n"
    "                [-F | --field columns] [-g | --group columns] [-k | --kind list]\n"
    "                [-m | --merge] [-o | --operations list] [-p | --partial]\n"
    "                [-s | --sort column] [-t | --total] [-w | --where condition]\n"
    "                [--ascii] [--bars] [--by columns] [--decimals number] [--hist] [--log]\n"
    "                [--progress] [--svg] [--top number]\n"
    "                [--date date | none] [--encoding encoding] [--input text | facts]\n"
    "                [--lines] [--name name] [--threads number] [-h | --help]\n"
    "                [-V | --version] [file ...]\n"
    "\n"
    "  -a, --all               labels and codes too\n"
    "  -c, --convert           bring compatible units together\n"
    "  -f, --format format     tsv, pretty (on a terminal), jsonl, markdown or csv\n"
    "  -F, --field columns     summarise these columns of any table, by tabs or commas\n"
    "  -g, --group columns     group by these columns\n"
    "  -k, --kind list         figures of these kinds only\n"
    "  -m, --merge             the files are partial summaries: put them together\n"
    "  -o, --operations list   what to tell: n, sum, mean, median, p95, stddev, ...\n"
    "  -p, --partial           write a partial summary, for --merge\n"
    "  -s, --sort column       order by this column of the summary, with - in front downwards\n"
    "  -t, --total             rows for all groups together, too\n"
    "  -w, --where condition   rows of which this holds: unit=人, value>1000\n"
    "  --ascii                 draw --bars and --hist in ASCII\n"
    "  --bars                  draw the first result of each row, see -o, as a bar\n"
    "  --by columns            what says which row is first and which last\n"
    "  --decimals number       round to so many decimals\n"
    "  --hist                  draw how often which values are there\n"
    "  --log                   draw on a logarithmic scale\n"
    "  --progress              tell on standard error how much has been read\n"
    "  --svg                   draw as an SVG picture\n"
    "  --top number            so many rows of the summary only\n"
    "  --date date|none        the day the text is of, as 2025-12-29, or that it has none\n"
    "  --encoding encoding     what the text is encoded in\n"
    "  --input text|facts      what the files are; else their first line tells\n"
    "  --lines                 one document a line: its id, a tab, its text\n"
    "  --name name             what standard input is called\n"
    "  --threads number        read a long article on so many threads\n"
    "  -h, --help              show this and exit\n"
    "  -V, --version           show the version and exit\n";

enum {
	OPTION_ASCII = OPTION_OWN, OPTION_BARS, OPTION_BY, OPTION_DECIMALS, OPTION_HIST,
	OPTION_LOG, OPTION_PROGRESS, OPTION_SVG, OPTION_TOP
};

struct list {
	struct str *p;
	size_t n, cap;
};

struct summarise {
	struct input_options input;
	const struct out_format *format;
	bool merge, partial;
	struct list groups, fields, by;
	struct condition *where;
	size_t nwhere, where_cap;
	unsigned long kinds;		/* bit k: figures of kind k are asked for */
	struct select_spec select_spec;
	struct stats_spec spec;
	struct stats_finish finish;
	bool convert;
	struct stats *stats;		/* of --merge: made when the first header comes */
	struct select *select;
	struct facts_format facts;	/* of the rows that an article is turned into */
	struct arena arena;		/* what the header of --merge holds, names of columns */
	struct out_table table;
	struct cell *cells;		/* of the row at hand */
	struct arena row;		/* what they hold */
	struct buf tsv;			/* all of it, where the format aligns */
	struct chart_options chart;
	struct charts *charts;		/* NULL: none are drawn */
	int status;
};

/* --- what comes in */

static bool
take_header(void *context, const struct str *names, size_t n, struct buf *why)
{
	struct summarise *s = context;

	return select_header(s->select, names, n, why);
}

static bool
take_row(void *context, const struct str *fields, struct buf *why)
{
	struct summarise *s = context;

	return select_row(s->select, fields, why);
}

static bool
take_partial_header(void *context, const struct str *columns, size_t n, struct buf *why)
{
	struct summarise *s = context;

	if (s->stats == NULL) {
		if (!stats_partial_spec(&s->spec, &s->arena, columns, n, why))
			return false;
		s->stats = stats_new(&s->spec);
	}
	return stats_partial_same(s->stats, columns, n, why);
}

static bool
take_partial(void *context, const struct str *fields, struct buf *why)
{
	struct summarise *s = context;

	return stats_merge(s->stats, fields, why);
}

static void
report(struct summarise *s, struct str name, struct buf *why)
{
	say("%.*s: %.*s", STR_ARG(name), STR_ARG(buf_str(why)));
	buf_clear(why);
	s->status = STATUS_TROUBLE;
}

/* By way of its rows, so that an article and its table give the same. */
static void
take_article(void *context, struct arena *arena, struct article *article)
{
	struct summarise *s = context;
	struct str rest, fields[FACT_COLUMN_COUNT];
	struct buf table, why;

	(void)arena;
	buf_init(&table);
	buf_init(&why);
	facts_write_header(&table, &s->facts);
	facts_write(&table, article, &s->facts);
	rest = buf_str(&table);
	tsv_split(str_cut(&rest, '\n'), fields, FACT_COLUMN_COUNT);
	if (!select_header(s->select, fields, s->facts.ncolumns, &why)) {
		report(s, article->name, &why);
		rest.n = 0;
	}
	while (rest.n > 0) {
		tsv_split(str_cut(&rest, '\n'), fields, FACT_COLUMN_COUNT);
		if (!select_row(s->select, fields, &why))
			report(s, article->name, &why);
	}
	buf_release(&why);
	buf_release(&table);
}

/* The columns of an article's rows that are needed. */
static struct facts_format
article_format(const struct summarise *s)
{
	struct facts_format f = { .kinds = ~s->spec.without };

	for (int c = 0; c < FACT_COLUMN_COUNT; c++)
		if (select_needs(s->select, fact_column_name((enum fact_column)c)))
			f.columns[f.ncolumns++] = (enum fact_column)c;
	return f;
}

/* Nothing that is wrong. */
static void
tell(void *context, struct str what)
{
	(void)context;
	say("%.*s", STR_ARG(what));
}

static int
read_all(struct summarise *s, int nfiles, char *const *files)
{
	static const struct row_reader rows = { take_header, take_row };
	static const struct row_reader partials = { take_partial_header, take_partial };

	int status;

	if (s->merge)
		return input_each_row(&s->input, nfiles, files, NULL, &partials, s);
	s->stats = stats_new(&s->spec);
	s->select = select_new(&s->select_spec, &s->spec, s->stats);
	s->facts = article_format(s);
	status = input_each_row(&s->input, nfiles, files, take_article, &rows, s);
	select_left_out(s->select, tell, NULL);
	return status;
}

/* --- what goes out */

static void
put_line(void *context, struct str line)
{
	(void)context;
	buf_add(sink_buf(output()), line);
	sink_settle(output());
}

static void
put_row(void *context, const struct stats_row *row)
{
	struct summarise *s = context;
	struct buf *out = s->format->aligned ? &s->tsv : sink_buf(output());

	if (s->charts != NULL) {
		charts_add(s->charts, row);
		return;
	}
	out_cells(&s->row, &s->table, row->cells, s->cells);
	s->format->row(out, &s->table, s->cells);
	arena_reset(&s->row);
	sink_settle(output());
}

static void
report_result(void *context, struct str what)
{
	struct summarise *s = context;

	say("%.*s", STR_ARG(what));
	s->status = STATUS_TROUBLE;
}

static void
name_columns(struct summarise *s)
{
	const struct str *fields;
	size_t nkeys, n = stats_columns(s->stats, &fields, &nkeys);
	struct str *names = ARENA_NEW(&s->arena, struct str, n);

	for (size_t i = 0; i < n; i++)
		names[i] = tsv_unescape(&s->arena, fields[i]);
	s->table = (struct out_table){ names, n, nkeys };
	s->cells = ARENA_NEW(&s->arena, struct cell, n);
}

static void
put_summary(struct summarise *s)
{
	struct recogniser *recogniser = s->convert ? recogniser_new() : NULL;
	struct buf *out = s->format->aligned ? &s->tsv : sink_buf(output());

	name_columns(s);
	if (recogniser != NULL)
		s->finish.convert = recogniser_lexicon(recogniser);
	if (s->chart.bars || s->chart.hist)
		s->charts = charts_new(&s->chart, &s->table, s->spec.facts);
	else
		s->format->header(out, &s->table);
	if (!stats_each(s->stats, &s->finish, put_row, report_result, s)) {
		say("--sort: the summary has no column %.*s", STR_ARG(s->finish.sort));
		s->status = STATUS_TROUBLE;
	}
	if (s->charts != NULL)
		charts_write(s->charts, output());
	else if (s->format->aligned)
		pretty_write(sink_buf(output()), buf_str(&s->tsv));
	if (recogniser != NULL)
		recogniser_free(recogniser);
}

/* --- options */

static void
parse_list(struct list *list, const char *option, const char *value)
{
	struct str rest = str_of(value);

	while (rest.p != NULL) {
		struct str name = str_cut(&rest, ',');

		if (name.n == 0)
			usage_error(usage, "%s: empty name of a column: %s", option, value);
		for (size_t i = 0; i < list->n; i++)
			if (str_eq(list->p[i], name))
				usage_error(usage, "%s: column named twice: %.*s", option, STR_ARG(name));
		if (list->n == KEYS_MAX - 2)
			usage_error(usage, "%s: more than %d columns", option, KEYS_MAX - 2);
		*ARRAY_PUSH(list->p, list->n, list->cap) = name;
	}
}

static unsigned long long
parse_number(const char *option, const char *value, unsigned long long max)
{
	unsigned long long n;

	if (!tsv_get_number(str_of(value), max, &n))
		usage_error(usage, "%s wants a whole number up to %llu: %s", option, max, value);
	return n;
}

static void
parse_operations(struct summarise *s, const char *list)
{
	struct buf why;

	buf_init(&why);
	if (!operations_parse(&s->spec.operations, str_of(list), &why))
		usage_error(usage, "%.*s", STR_ARG(buf_str(&why)));
	buf_release(&why);
}

static void
parse_where(struct summarise *s, const char *condition)
{
	struct condition *c = ARRAY_PUSH(s->where, s->nwhere, s->where_cap);

	if (!condition_parse(c, str_of(condition)))
		usage_error(usage, "--where wants a condition as unit=人 or value>1000: %s", condition);
}

static void
parse_sort(struct summarise *s, const char *column)
{
	s->finish.descending = column[0] == '-';
	s->finish.sort = str_of(column + s->finish.descending);
}

/* Of an option that is ours; false: of one that all filters have. */
static bool
take_option(struct summarise *s, int option)
{
	switch (option) {
	case 'c':
		s->convert = true;
		break;
	case 'f':
		s->format = out_format_find(str_of(optarg));
		if (s->format == NULL)
			usage_error(usage, "--format is tsv, pretty, jsonl, markdown or csv: %s", optarg);
		break;
	case 'F':
		parse_list(&s->fields, "--field", optarg);
		break;
	case 'g':
		parse_list(&s->groups, "--group", optarg);
		break;
	case 'k':
		s->kinds |= parse_kinds(usage, optarg);
		break;
	case 'm':
		s->merge = true;
		break;
	case 'o':
		parse_operations(s, optarg);
		break;
	case 'p':
		s->partial = true;
		break;
	case 's':
		parse_sort(s, optarg);
		break;
	case 't':
		s->finish.total = true;
		break;
	case 'w':
		parse_where(s, optarg);
		break;
	case OPTION_ASCII:
		s->chart.ascii = true;
		break;
	case OPTION_BARS:
		s->chart.bars = true;
		break;
	case OPTION_BY:
		parse_list(&s->by, "--by", optarg);
		break;
	case OPTION_DECIMALS:
		s->finish.decimals = (int)parse_number("--decimals", optarg, DEC_SCALE_MAX);
		break;
	case OPTION_HIST:
		s->chart.hist = true;
		break;
	case OPTION_LOG:
		s->chart.logarithmic = true;
		break;
	case OPTION_PROGRESS:
		s->input.progress = true;
		break;
	case OPTION_SVG:
		s->chart.svg = true;
		break;
	case OPTION_TOP:
		s->finish.limit = (size_t)parse_number("--top", optarg, SIZE_MAX / 2);
		break;
	default:
		return false;
	}
	return true;
}

/* Of a fact table kind and unit are told apart in any case and need not be asked for. */
static void
drop_name(struct list *list, struct str name)
{
	size_t n = 0;

	for (size_t i = 0; i < list->n; i++)
		if (!str_eq(list->p[i], name))
			list->p[n++] = list->p[i];
	list->n = n;
}

static void
check_options(const struct summarise *s)
{
	bool fields = s->fields.n > 0, chosen = s->kinds != 0;
	bool finishing = s->convert || s->finish.sort.n > 0 || s->finish.total || s->finish.limit > 0;

	if (s->merge && (fields || chosen || s->groups.n > 0 || s->nwhere > 0 || s->by.n > 0 ||
	    s->spec.operations.n > 0))
		usage_error(usage, "--merge: what to summarise was said when the parts were made");
	if (s->partial && finishing)
		usage_error(usage, "--partial: converting, sorting and totals belong to --merge");
	if (s->chart.bars && s->chart.hist)
		usage_error(usage, "--bars and --hist are two pictures: choose one");
	if ((s->chart.ascii || s->chart.logarithmic || s->chart.svg) && !s->chart.bars && !s->chart.hist)
		usage_error(usage, "--ascii, --log and --svg say how --bars or --hist are drawn");
	if (s->partial && (s->chart.bars || s->chart.hist))
		usage_error(usage, "--partial: drawing belongs to --merge");
	if (fields && chosen)
		usage_error(usage, "--kind is for fact tables; with --field say --where kind=...");
	if (fields && s->convert)
		usage_error(usage, "--convert is for fact tables");
}

static void
settle_options(struct summarise *s, bool all)
{
	const unsigned long labels = 1ul << FIGURE_LABEL | 1ul << FIGURE_CODE;
	struct select_spec *select = &s->select_spec;
	unsigned long figures = 0;

	for (int k = 0; k < FIGURE_KIND_COUNT; k++)
		if (!figure_kind_is_none((enum figure_kind)k))
			figures |= 1ul << k;
	s->spec.ours = s->kinds != 0;
	if (s->kinds == 0)
		s->kinds = all ? figures : figures & ~labels;
	s->spec.without = ~s->kinds;
	s->input.recognise.all = (s->kinds & ~figures) != 0;
	s->spec.facts = s->fields.n == 0;
	s->spec.several = s->fields.n > 1;
	if (s->spec.facts) {
		drop_name(&s->groups, STR("kind"));
		drop_name(&s->groups, STR("unit"));
	}
	if (s->spec.operations.n == 0 && !s->merge)
		parse_operations(s, s->spec.facts ? "n,sum,min,max,mean,median,low,high,values" :
		    "n,sum,min,max,mean");
	/* A histogram is of the values there are, which only some operations keep. */
	if (s->chart.hist && !s->merge)
		s->spec.operations.states |= NEEDS(MULTISET);
	s->spec.names = s->groups.p;
	s->spec.nnames = s->groups.n;
	select->fields = s->fields.p;
	select->nfields = s->fields.n;
	select->where = s->where;
	select->nwhere = s->nwhere;
	select->by = s->by.p;
	select->nby = s->by.n;
	select->partial = s->partial;
	if (s->merge || !s->spec.facts)
		s->input.form = INPUT_TABLE;
}

static void
parse_options(struct summarise *s, int argc, char **argv)
{
	static const struct option options[] = {
		{ "all", no_argument, NULL, 'a' },
		{ "ascii", no_argument, NULL, OPTION_ASCII },
		{ "bars", no_argument, NULL, OPTION_BARS },
		{ "by", required_argument, NULL, OPTION_BY },
		{ "convert", no_argument, NULL, 'c' },
		{ "decimals", required_argument, NULL, OPTION_DECIMALS },
		{ "field", required_argument, NULL, 'F' },
		{ "format", required_argument, NULL, 'f' },
		{ "group", required_argument, NULL, 'g' },
		{ "hist", no_argument, NULL, OPTION_HIST },
		{ "kind", required_argument, NULL, 'k' },
		{ "log", no_argument, NULL, OPTION_LOG },
		{ "merge", no_argument, NULL, 'm' },
		{ "operations", required_argument, NULL, 'o' },
		{ "partial", no_argument, NULL, 'p' },
		{ "progress", no_argument, NULL, OPTION_PROGRESS },
		{ "sort", required_argument, NULL, 's' },
		{ "svg", no_argument, NULL, OPTION_SVG },
		{ "top", required_argument, NULL, OPTION_TOP },
		{ "total", no_argument, NULL, 't' },
		{ "where", required_argument, NULL, 'w' },
		INPUT_LONG_OPTIONS,
		{ NULL, 0, NULL, 0 },
	};
	bool all = false;
	int c;

	while ((c = getopt_long(argc, argv, ":acf:F:g:k:mo:ps:tw:hV", options, NULL)) != -1) {
		if (c == 'a')
			all = true;
		else if (!take_option(s, c))
			input_option(&s->input, usage, c, argc, argv);
	}
	check_options(s);
	settle_options(s, all);
}

static void
release(struct summarise *s)
{
	if (s->charts != NULL)
		charts_free(s->charts);
	if (s->select != NULL)
		select_free(s->select);
	if (s->stats != NULL)
		stats_free(s->stats);
	free(s->spec.operations.p);
	free(s->groups.p);
	free(s->fields.p);
	free(s->by.p);
	free(s->where);
	arena_release(&s->row);
	arena_release(&s->arena);
	buf_release(&s->tsv);
}

int
main(int argc, char **argv)
{
	struct summarise s = { .finish = { .decimals = -1 } };
	int status;

	s.format = out_format_find(isatty(STDOUT_FILENO) ? STR("pretty") : STR("tsv"));
	arena_init(&s.arena);
	arena_init(&s.row);
	buf_init(&s.tsv);
	parse_options(&s, argc, argv);
	status = read_all(&s, argc - optind, argv + optind);
	if (s.stats != NULL && s.partial)
		stats_partial(s.stats, put_line, NULL);
	else if (s.stats != NULL)
		put_summary(&s);
	release(&s);
	return output_close(status > s.status ? status : s.status);
}
