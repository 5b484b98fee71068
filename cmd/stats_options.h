/*
 * The options of jz-stats: what to summarise, how to tell it.
 */
#ifndef CMD_STATS_OPTIONS_H
#define CMD_STATS_OPTIONS_H

#include "chart.h"
#include "common.h"
#include "out/format.h"
#include "stats/select.h"

struct stats_options {
	struct input_options input;
	bool merge, partial;
	struct stats_spec spec;		/* of --merge: what the first header says */
	struct select_spec select;
	bool convert;
	struct stats_finish finish;	/* but for the lexicon to convert by */
	const struct out_format *format;
	struct chart_options chart;
	/* What these point to. */
	struct list {
		struct str *p;
		size_t n, cap;
	} groups, fields, by;
	struct condition *where;
	size_t nwhere, where_cap;
	unsigned long kinds;		/* bit k: figures of kind k are asked for */
};

/* Wrong usage: see usage_error.  optind is then the first of the files. */
void stats_options_read(struct stats_options *, int argc, char **argv);
void stats_options_release(struct stats_options *);

#endif
