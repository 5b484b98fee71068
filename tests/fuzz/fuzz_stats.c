/*
 * Tables as anybody may hand them in, of tabs or commas, summarised with every operation;
 * and as partial summaries.  A partial summary, written, read and merged, writes the same.
 */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>

#include "stats/histogram.h"
#include "stats/select.h"
#include "table/rows.h"

#define ALL "n,values,sum,interval,min,max,range,span,mean,median,p99.9,stddev,mode,distinct,first,last,share,benford,top3"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static long
read_str(void *context, char *to, size_t n)
{
	struct str *rest = context;

	n = n < rest->n ? n : rest->n;
	if (n > 0)
		memcpy(to, rest->p, n);
	*rest = str_sub(*rest, n, rest->n);
	return (long)n;
}

struct run {
	struct stats_spec spec;
	struct select_spec select_spec;
	struct stats *stats;
	struct select *select;
	struct arena arena;
	struct str fields[1];
};

static bool
header(void *context, const struct str *names, size_t n, struct buf *why)
{
	struct run *run = context;

	if (run->select != NULL)
		return select_header(run->select, names, n, why);
	if (run->stats == NULL) {
		if (!stats_partial_spec(&run->spec, &run->arena, names, n, why))
			return false;
		run->stats = stats_new(&run->spec);
	}
	return stats_partial_same(run->stats, names, n, why);
}

static bool
row(void *context, const struct str *fields, struct buf *why)
{
	struct run *run = context;

	return run->select != NULL ? select_row(run->select, fields, why) :
	    stats_merge(run->stats, fields, why);
}

static void
fault(void *context, size_t line, struct str what)
{
	(void)context, (void)line;
	assert(what.n > 0);
}

static void
read_table(struct run *run, struct str table)
{
	const struct row_fns fns = { header, row, fault, run };
	struct lines lines;
	struct str first;

	lines_init(&lines, (struct source){ read_str, &table });
	if (lines_peek(&lines, &first)) {
		if (rows_is_csv(first))
			rows_read_csv(&lines, &fns);
		else
			rows_read_tsv(&lines, &fns);
	}
	lines_release(&lines);
}

static void
release(struct run *run)
{
	if (run->select != NULL)
		select_free(run->select);
	if (run->stats != NULL)
		stats_free(run->stats);
	free(run->spec.operations.p);
	arena_release(&run->arena);
}

static void
append(void *context, struct str line)
{
	buf_add(context, line);
}

static void
use_row(void *context, const struct stats_row *row)
{
	struct bin bins[BINS_MAX];

	(void)context;
	for (int logarithmic = 0; logarithmic < 2 && row->values != NULL && row->values->n > 0; logarithmic++)
		assert(histogram(row->values, row->divisor, logarithmic, bins) <= BINS_MAX);
}

static void
ignore(void *context, struct str what)
{
	(void)context;
	assert(what.n > 0);
}

/* Of facts, or of a column named value: the partial summary, merged into nothing, is itself. */
static void
summarise(struct str table, bool facts)
{
	const struct stats_finish finish = { .total = true, .sort = STR("sum"), .decimals = -1 };
	const struct str group = STR("section");
	struct run run = { .spec = { .facts = facts, .names = &group, .nnames = 1 }, .fields = { STR("value") } };
	struct run merged = { .stats = NULL };
	struct buf part, again, why;

	buf_init(&part);
	buf_init(&again);
	buf_init(&why);
	arena_init(&run.arena);
	arena_init(&merged.arena);
	operations_parse(&run.spec.operations, STR(ALL), &why);
	run.select_spec = (struct select_spec){ .fields = run.fields, .nfields = !facts };
	run.stats = stats_new(&run.spec);
	run.select = select_new(&run.select_spec, &run.spec, run.stats);
	read_table(&run, table);
	stats_partial(run.stats, append, &part);
	read_table(&merged, buf_str(&part));
	assert(merged.stats != NULL);
	stats_partial(merged.stats, append, &again);
	assert(str_eq(buf_str(&part), buf_str(&again)));
	assert(stats_each(merged.stats, &finish, use_row, ignore, NULL));
	release(&run);
	release(&merged);
	buf_release(&part);
	buf_release(&again);
	buf_release(&why);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct str table = { (const char *)data, size };
	struct run parts = { .stats = NULL };

	summarise(table, true);
	summarise(table, false);
	arena_init(&parts.arena);
	read_table(&parts, table);
	release(&parts);
	return 0;
}
