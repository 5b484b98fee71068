#include "stats_options.h"

#include <getopt.h>
#include <stdlib.h>
#include <unistd.h>

#include "table/tsv.h"

static const char usage[] =
    "jz-stats [-a | --all] [-c | --convert]\n"
    "                [-f | --format tsv | pretty | jsonl | markdown | csv]\n"
    "                [-F | --field columns] [-g | --group columns]\n"
    "                [-k | --kind list] [-m | --merge] [-o | --operations list]\n"
    "                [-p | --partial] [-s | --sort column] [-t | --total]\n"
    "                [-w | --where condition] [--ascii] [--bars] [--by columns]\n"
    "                [--decimals number] [--hist] [--log] [--progress] [--svg]\n"
    "                [--top number] [--date date | none] [--encoding encoding]\n"
    "                [--input text | facts] [--lines] [--name name]\n"
    "                [--threads number] [-h | --help] [-V | --version] [file ...]\n"
    "\n"
    "  -a, --all               labels and codes too\n"
    "  -c, --convert           bring compatible units together\n"
    "  -f, --format format     tsv, pretty (on a terminal), jsonl, markdown or csv\n"
    "  -F, --field columns     of any table with tabs or commas, these columns\n"
    "  -g, --group columns     group by these columns\n"
    "  -k, --kind list         figures of these kinds only\n"
    "  -m, --merge             the files are partial summaries: put them together\n"
    "  -o, --operations list   what to tell: n, sum, mean, median, p95, stddev, ...\n"
    "  -p, --partial           write a partial summary, for --merge\n"
    "  -s, --sort column       order by this column, with - in front downwards\n"
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
    "  --date date|none        the day the text is of, as 2025-12-29, or none\n"
    "  --encoding encoding     what the text is encoded in\n"
    "  --input text|facts      what the files are; else their first line tells\n"
    "  --lines                 one document a line: its id, a tab, its text\n"
    "  --name name             what standard input is called\n"
    "  --threads number        read articles on so many threads\n"
    "  -h, --help              show this and exit\n"
    "  -V, --version           show the version and exit\n";

enum {
	OPTION_ASCII = OPTION_OWN, OPTION_BARS, OPTION_BY, OPTION_DECIMALS, OPTION_HIST,
	OPTION_LOG, OPTION_PROGRESS, OPTION_SVG, OPTION_TOP
};

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
parse_number(const char *option, const char *value, unsigned long long min, unsigned long long max)
{
	unsigned long long n;

	if (!tsv_get_number(str_of(value), max, &n) || n < min)
		usage_error(usage, "%s wants a whole number from %llu to %llu: %s", option, min, max, value);
	return n;
}

static void
parse_operations(struct stats_options *o, const char *list)
{
	struct buf why;

	buf_init(&why);
	if (!operations_parse(&o->spec.operations, str_of(list), &why))
		usage_error(usage, "%.*s", STR_ARG(buf_str(&why)));
	buf_release(&why);
}

static void
parse_where(struct stats_options *o, const char *condition)
{
	struct condition *c = ARRAY_PUSH(o->where, o->nwhere, o->where_cap);

	if (!condition_parse(c, str_of(condition)))
		usage_error(usage, "--where wants a condition as unit=人 or value>1000: %s", condition);
}

static void
parse_sort(struct stats_options *o, const char *column)
{
	o->finish.descending = column[0] == '-';
	o->finish.sort = str_of(column + o->finish.descending);
}

/* What an option of ours without a value sets; NULL: it is none. */
static bool *
flag_of(struct stats_options *o, int option)
{
	switch (option) {
	case 'c':
		return &o->convert;
	case 'm':
		return &o->merge;
	case 'p':
		return &o->partial;
	case 't':
		return &o->finish.total;
	case OPTION_ASCII:
		return &o->chart.ascii;
	case OPTION_BARS:
		return &o->chart.bars;
	case OPTION_HIST:
		return &o->chart.hist;
	case OPTION_LOG:
		return &o->chart.logarithmic;
	case OPTION_PROGRESS:
		return &o->input.progress;
	case OPTION_SVG:
		return &o->chart.svg;
	default:
		return NULL;
	}
}

/* Of an option that is ours; false: of one that all filters have. */
static bool
take_option(struct stats_options *o, int option)
{
	bool *flag = flag_of(o, option);

	if (flag != NULL)
		return *flag = true;
	switch (option) {
	case 'f':
		o->format = out_format_find(str_of(optarg));
		if (o->format == NULL)
			usage_error(usage, "--format is tsv, pretty, jsonl, markdown or csv: %s", optarg);
		break;
	case 'F':
		parse_list(&o->fields, "--field", optarg);
		break;
	case 'g':
		parse_list(&o->groups, "--group", optarg);
		break;
	case 'k':
		o->kinds |= parse_kinds(usage, optarg);
		break;
	case 'o':
		parse_operations(o, optarg);
		break;
	case 's':
		parse_sort(o, optarg);
		break;
	case 'w':
		parse_where(o, optarg);
		break;
	case OPTION_BY:
		parse_list(&o->by, "--by", optarg);
		break;
	case OPTION_DECIMALS:
		o->finish.decimals = (int)parse_number("--decimals", optarg, 0, DEC_SCALE_MAX);
		break;
	case OPTION_TOP:
		o->finish.limit = (size_t)parse_number("--top", optarg, 1, SIZE_MAX / 2);
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
check_options(const struct stats_options *o)
{
	bool fields = o->fields.n > 0, chosen = o->kinds != 0;
	bool finishing = o->convert || o->finish.sort.n > 0 || o->finish.total || o->finish.limit > 0;

	if (o->merge && (fields || chosen || o->groups.n > 0 || o->nwhere > 0 || o->by.n > 0 ||
	    o->spec.operations.n > 0))
		usage_error(usage, "--merge: what to summarise was said when the parts were made");
	if (o->partial && finishing)
		usage_error(usage, "--partial: converting, sorting and totals belong to --merge");
	if (o->chart.bars && o->chart.hist)
		usage_error(usage, "--bars and --hist are two pictures: choose one");
	if ((o->chart.ascii || o->chart.logarithmic || o->chart.svg) && !o->chart.bars && !o->chart.hist)
		usage_error(usage, "--ascii, --log and --svg say how --bars or --hist are drawn");
	if (o->partial && (o->chart.bars || o->chart.hist))
		usage_error(usage, "--partial: drawing belongs to --merge");
	if (fields && chosen)
		usage_error(usage, "--kind is for fact tables; with --field say --where kind=...");
	if (fields && o->convert)
		usage_error(usage, "--convert is for fact tables");
}

static void
settle_options(struct stats_options *o, bool all)
{
	const unsigned long labels = 1ul << FIGURE_LABEL | 1ul << FIGURE_CODE;
	struct select_spec *select = &o->select;
	unsigned long figures = 0;

	for (int k = 0; k < FIGURE_KIND_COUNT; k++)
		if (!figure_kind_is_none((enum figure_kind)k))
			figures |= 1ul << k;
	o->spec.ours = o->kinds != 0;
	if (o->kinds == 0)
		o->kinds = all ? figures : figures & ~labels;
	o->spec.without = ~o->kinds;
	o->input.recognise.all = (o->kinds & ~figures) != 0;
	o->spec.facts = o->fields.n == 0;
	o->spec.several = o->fields.n > 1;
	if (o->spec.facts) {
		drop_name(&o->groups, STR("kind"));
		drop_name(&o->groups, STR("unit"));
	}
	if (o->spec.operations.n == 0 && !o->merge)
		parse_operations(o, o->spec.facts ? "n,sum,min,max,mean,median,low,high,values" :
		    "n,sum,min,max,mean");
	/* A histogram is of the values there are, which only some operations keep. */
	if (o->chart.hist && !o->merge)
		o->spec.operations.states |= NEEDS(MULTISET);
	o->spec.names = o->groups.p;
	o->spec.nnames = o->groups.n;
	select->fields = o->fields.p;
	select->nfields = o->fields.n;
	select->where = o->where;
	select->nwhere = o->nwhere;
	select->by = o->by.p;
	select->nby = o->by.n;
	select->partial = o->partial;
	if (o->merge || !o->spec.facts)
		o->input.form = INPUT_TABLE;
}

void
stats_options_read(struct stats_options *o, int argc, char **argv)
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

	*o = (struct stats_options){ .finish = { .decimals = -1 } };
	o->format = out_format_find(isatty(STDOUT_FILENO) ? STR("pretty") : STR("tsv"));
	while ((c = getopt_long(argc, argv, ":acf:F:g:k:mo:ps:tw:hV", options, NULL)) != -1) {
		if (c == 'a')
			all = true;
		else if (!take_option(o, c))
			input_option(&o->input, usage, c, argc, argv);
	}
	check_options(o);
	settle_options(o, all);
}

void
stats_options_release(struct stats_options *o)
{
	free(o->spec.operations.p);
	free(o->groups.p);
	free(o->fields.p);
	free(o->by.p);
	free(o->where);
}
