/*
 * --bars and --hist of jz-stats: its rows as charts.
 */
#ifndef CMD_CHART_H
#define CMD_CHART_H

#include "base/io.h"
#include "out/chart.h"
#include "out/format.h"
#include "stats/stats.h"

struct chart_options {
	bool bars, hist;	/* which of them; both false: none */
	bool logarithmic, ascii, svg;
};

struct charts;

/* The table's columns must stay; facts: the last two of its keys are kind and unit. */
struct charts *charts_new(const struct chart_options *, const struct out_table *, bool facts);
void charts_free(struct charts *);
/*
 * A row of the summary.  A histogram is of the row's values; a bar is its first result, if
 * that is a number, in a chart with all of the same kind and unit.
 */
void charts_add(struct charts *, const struct stats_row *);
/* All of them, in the order of their first rows. */
void charts_write(struct charts *, struct sink *);

#endif
