/*
 * jz-stats: what the figures of fact tables, articles or any other tables come to.
 */
#include <stdlib.h>
#include <unistd.h>

#include "out/pretty.h"
#include "stats_options.h"
#include "table/tsv.h"

struct summarise {
	struct stats_options options;
	struct stats *stats;		/* of --merge: made when the first header comes */
	struct select *select;
	struct facts_format facts;	/* of the rows that an article is turned into */
	struct arena arena;		/* what the header of --merge holds, names of columns */
	struct out_table table;
	struct cell *cells;		/* of the row at hand */
	struct arena row;		/* what they hold */
	struct buf tsv;			/* all of it, where the format aligns */
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
		if (!stats_partial_spec(&s->options.spec, &s->arena, columns, n, why))
			return false;
		s->stats = stats_new(&s->options.spec);
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

/* An article's table: it and the article give the same. */
static void *
make_table(void *context, struct arena *arena, const struct article *article, unsigned threads)
{
	const struct summarise *s = context;
	struct str *rows = ARENA_NEW(arena, struct str, 1);
	struct buf table;

	(void)threads;
	buf_init(&table);
	facts_write_header(&table, &s->facts);
	facts_write(&table, article, &s->facts);
	*rows = arena_str(arena, buf_str(&table));
	buf_release(&table);
	return rows;
}

static void
take_article(void *context, struct arena *arena, struct article *article, void *table)
{
	struct summarise *s = context;
	struct str rest = *(const struct str *)table, fields[FACT_COLUMN_COUNT];
	struct buf why;

	(void)arena;
	buf_init(&why);
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
}

/* The columns of an article's rows that are needed. */
static struct facts_format
article_format(const struct summarise *s)
{
	struct facts_format f = { .kinds = ~s->options.spec.without };

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
	static const struct article_reader articles = { make_table, take_article };
	static const struct row_reader rows = { take_header, take_row };
	static const struct row_reader partials = { take_partial_header, take_partial };
	int status;

	if (s->options.merge)
		return input_each_row(&s->options.input, nfiles, files, NULL, &partials, s);
	s->stats = stats_new(&s->options.spec);
	s->select = select_new(&s->options.select, &s->options.spec, s->stats);
	s->facts = article_format(s);
	status = input_each_row(&s->options.input, nfiles, files, &articles, &rows, s);
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
	struct buf *out = s->options.format->aligned ? &s->tsv : sink_buf(output());

	if (s->charts != NULL) {
		charts_add(s->charts, row);
		return;
	}
	out_cells(&s->row, &s->table, row->cells, s->cells);
	s->options.format->row(out, &s->table, s->cells);
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
	struct recogniser *recogniser = s->options.convert ? recogniser_new() : NULL;
	struct buf *out = s->options.format->aligned ? &s->tsv : sink_buf(output());

	name_columns(s);
	if (recogniser != NULL)
		s->options.finish.convert = recogniser_lexicon(recogniser);
	if (s->options.chart.bars || s->options.chart.hist)
		s->charts = charts_new(&s->options.chart, &s->table, s->options.spec.facts);
	else
		s->options.format->header(out, &s->table);
	if (!stats_each(s->stats, &s->options.finish, put_row, report_result, s)) {
		say("--sort: the summary has no column %.*s", STR_ARG(s->options.finish.sort));
		s->status = STATUS_TROUBLE;
	}
	if (s->charts != NULL)
		charts_write(s->charts, output());
	else if (s->options.format->aligned)
		pretty_write(sink_buf(output()), buf_str(&s->tsv));
	if (recogniser != NULL)
		recogniser_free(recogniser);
}

/* --- all in all */

static void
release(struct summarise *s)
{
	if (s->charts != NULL)
		charts_free(s->charts);
	if (s->select != NULL)
		select_free(s->select);
	if (s->stats != NULL)
		stats_free(s->stats);
	stats_options_release(&s->options);
	arena_release(&s->row);
	arena_release(&s->arena);
	buf_release(&s->tsv);
}

int
main(int argc, char **argv)
{
	struct summarise s = { .status = STATUS_FINE };
	int status;

	arena_init(&s.arena);
	arena_init(&s.row);
	buf_init(&s.tsv);
	stats_options_read(&s.options, argc, argv);
	status = read_all(&s, argc - optind, argv + optind);
	if (s.stats != NULL && s.options.partial)
		stats_partial(s.stats, put_line, NULL);
	else if (s.stats != NULL)
		put_summary(&s);
	release(&s);
	return output_close(status > s.status ? status : s.status);
}
