/*
 * jz-stats: what the figures of fact tables or articles come to, by kind and unit.
 */
#include <getopt.h>
#include <unistd.h>

#include "common.h"
#include "out/pretty.h"
#include "stats/stats.h"

static const char usage[] =
    "jz-stats [-a | --all] [-f | --format tsv | pretty] [-g | --group columns]\n"
    "                [-k | --kind list] [--date date | none] [--encoding encoding]\n"
    "                [--input text | facts] [--lines] [--name name]\n"
    "                [-h | --help] [-V | --version] [file ...]\n"
    "\n"
    "  -a, --all               labels and codes too\n"
    "  -f, --format tsv|pretty how to print; pretty on a terminal, else tsv\n"
    "  -g, --group columns     group by these columns too, not only by kind and unit\n"
    "  -k, --kind list         figures of these kinds only\n"
    "  --date date|none        the day the text is of, as 2025-12-29, or that it has none\n"
    "  --encoding encoding     what the text is encoded in\n"
    "  --input text|facts      what the files are; else their first line tells\n"
    "  --lines                 one document a line: its id, a tab, its text\n"
    "  --name name             what standard input is called\n"
    "  -h, --help              show this and exit\n"
    "  -V, --version           show the version and exit\n";

enum { GROUPS_MAX = FACT_FIELDS_MAX };

struct summarise {
	struct input_options input;
	unsigned long kinds;		/* bit k set: figures of kind k count */
	bool foreign;			/* and those of kinds that are not ours */
	bool pretty;
	struct str groups[GROUPS_MAX];	/* names of columns */
	size_t ngroups;
	int places[GROUPS_MAX];		/* of these in the table at hand */
	struct stats *stats;
	struct facts_format format;	/* of the rows that an article is turned into */
	int status;
};

static bool
find_columns(void *context, const struct fact_header *header, struct buf *why)
{
	static const enum fact_column needed[] = { FACT_KIND, FACT_UNIT, FACT_VALUE };
	struct summarise *s = context;

	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
		if (fact_header_find(header, fact_column_name(needed[i]), why) < 0)
			return false;
	/* A table may do without intervals, but not with half of them. */
	if ((header->place[FACT_LOW] < 0) != (header->place[FACT_HIGH] < 0)) {
		enum fact_column missing = header->place[FACT_LOW] < 0 ? FACT_LOW : FACT_HIGH;

		return fact_header_find(header, fact_column_name(missing), why) >= 0;
	}
	for (size_t i = 0; i < s->ngroups; i++) {
		s->places[i] = fact_header_find(header, s->groups[i], why);
		if (s->places[i] < 0)
			return false;
	}
	return true;
}

static bool
is_wanted(const struct summarise *s, struct str name)
{
	enum figure_kind kind;

	return figure_kind_parse(name, &kind) ? s->kinds >> kind & 1 : s->foreign;
}

static bool
add_row(void *context, const struct fact_header *header, const struct str *fields, struct buf *why)
{
	static const struct str none = { NULL, 0 };
	struct summarise *s = context;
	const int *place = header->place;
	const struct measure measure = {
		.kind = fields[place[FACT_KIND]],
		.unit = fields[place[FACT_UNIT]],
		.value = fields[place[FACT_VALUE]],
		.low = place[FACT_LOW] < 0 ? none : fields[place[FACT_LOW]],
		.high = place[FACT_HIGH] < 0 ? none : fields[place[FACT_HIGH]],
	};
	struct str keys[GROUPS_MAX];

	if (!is_wanted(s, measure.kind))
		return true;
	for (size_t i = 0; i < s->ngroups; i++)
		keys[i] = fields[s->places[i]];
	return stats_add(s->stats, keys, &measure, why);
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
add_article(void *context, struct arena *arena, struct article *article)
{
	struct summarise *s = context;
	struct fact_header header;
	struct str rest, fields[FACT_FIELDS_MAX];
	struct buf table, why;

	(void)arena;
	buf_init(&table);
	buf_init(&why);
	facts_write_header(&table, &s->format);
	facts_write(&table, article, &s->format);
	rest = buf_str(&table);
	if (!fact_header_read(&header, str_cut(&rest, '\n'), &why) ||
	    !find_columns(s, &header, &why)) {
		report(s, article->name, &why);
		rest.n = 0;
	}
	while (rest.n > 0)
		if (!fact_row_read(&header, str_cut(&rest, '\n'), fields, &why) ||
		    !add_row(s, &header, fields, &why))
			report(s, article->name, &why);
	buf_release(&why);
	buf_release(&table);
}

/* Kind and unit are columns of every summary and need not be asked for. */
static void
parse_groups(struct summarise *s, const char *list)
{
	struct str rest = str_of(list);

	s->ngroups = 0;
	while (rest.p != NULL) {
		struct str name = str_cut(&rest, ',');

		if (name.n == 0)
			usage_error(usage, "empty name of a column: %s", list);
		if (str_eq(name, STR("kind")) || str_eq(name, STR("unit")))
			continue;
		for (size_t i = 0; i < s->ngroups; i++)
			if (str_eq(s->groups[i], name))
				usage_error(usage, "column named twice: %.*s", STR_ARG(name));
		if (s->ngroups == GROUPS_MAX)
			usage_error(usage, "more than %d columns to group by", GROUPS_MAX);
		s->groups[s->ngroups++] = name;
	}
}

/* The columns of an article's rows that are needed. */
static struct facts_format
article_format(const struct summarise *s)
{
	struct facts_format f = { { FACT_KIND, FACT_UNIT, FACT_VALUE, FACT_LOW, FACT_HIGH }, 5,
		s->kinds };

	for (size_t i = 0; i < s->ngroups; i++) {
		enum fact_column column;
		bool there = false;

		if (!fact_column_parse(s->groups[i], &column))
			continue;	/* find_columns will say so */
		for (size_t c = 0; c < f.ncolumns; c++)
			there = there || f.columns[c] == column;
		if (!there)
			f.columns[f.ncolumns++] = column;
	}
	return f;
}

static void
parse_options(struct summarise *s, int argc, char **argv)
{
	static const struct option options[] = {
		{ "all", no_argument, NULL, 'a' },
		{ "format", required_argument, NULL, 'f' },
		{ "group", required_argument, NULL, 'g' },
		{ "kind", required_argument, NULL, 'k' },
		INPUT_LONG_OPTIONS,
		{ NULL, 0, NULL, 0 },
	};
	const unsigned long labels = 1ul << FIGURE_LABEL | 1ul << FIGURE_CODE;
	unsigned long figures = 0, chosen = 0;
	bool all = false;
	int c;

	for (int k = 0; k < FIGURE_KIND_COUNT; k++)
		if (!figure_kind_is_none((enum figure_kind)k))
			figures |= 1ul << k;
	while ((c = getopt_long(argc, argv, ":af:g:k:hV", options, NULL)) != -1) {
		switch (c) {
		case 'a':
			all = true;
			break;
		case 'f':
			s->pretty = strcmp(optarg, "pretty") == 0;
			if (!s->pretty && strcmp(optarg, "tsv") != 0)
				usage_error(usage, "--format is tsv or pretty: %s", optarg);
			break;
		case 'g':
			parse_groups(s, optarg);
			break;
		case 'k':
			chosen = parse_kinds(usage, optarg);
			break;
		default:
			input_option(&s->input, usage, c, argc, argv);
		}
	}
	s->kinds = chosen ? chosen : all ? figures : figures & ~labels;
	s->foreign = chosen == 0;
	s->input.recognise.all = (s->kinds & ~figures) != 0;
}

int
main(int argc, char **argv)
{
	static const struct row_reader rows = { find_columns, add_row };
	struct summarise s = { .pretty = isatty(STDOUT_FILENO) };
	struct buf table;
	int status;

	parse_options(&s, argc, argv);
	s.format = article_format(&s);
	s.stats = stats_new(s.groups, s.ngroups);
	status = input_each_row(&s.input, argc - optind, argv + optind, add_article, &rows, &s);
	buf_init(&table);
	stats_write(&table, s.stats);
	if (s.pretty)
		pretty_write(sink_buf(output()), buf_str(&table));
	else
		buf_add(sink_buf(output()), buf_str(&table));
	buf_release(&table);
	stats_free(s.stats);
	return output_close(status > s.status ? status : s.status);
}
