#include "chart.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "stats/histogram.h"
#include "table/tsv.h"

struct item {
	struct str title;	/* of its chart */
	struct bar bar;
	size_t place, first;	/* in the order they came: of this, of the first of the chart */
};

struct charts {
	const struct chart_options *options;
	const struct out_table *table;
	bool facts;
	struct item *items;
	size_t n, cap;
	struct arena arena;
};

struct charts *
charts_new(const struct chart_options *options, const struct out_table *table, bool facts)
{
	struct charts *c = mem_alloc(sizeof *c);

	*c = (struct charts){ .options = options, .table = table, .facts = facts };
	arena_init(&c->arena);
	return c;
}

void
charts_free(struct charts *c)
{
	free(c->items);
	arena_release(&c->arena);
	free(c);
}

static void
add(struct charts *c, struct str title, struct str label, struct dec value)
{
	struct item *item = ARRAY_PUSH(c->items, c->n, c->cap);

	*item = (struct item){ .title = title, .bar = { label, value }, .place = c->n - 1 };
}

/* Cells [from, to) with spaces between, as text; "-" is left out. */
static struct str
words(struct charts *c, const struct str *cells, size_t from, size_t to)
{
	struct buf text;
	struct str copy;

	buf_init(&text);
	for (size_t i = from; i < to; i++) {
		struct str cell = tsv_get(&c->arena, cells[i]);

		if (text.n > 0 && cell.n > 0)
			buf_char(&text, ' ');
		buf_add(&text, cell);
	}
	copy = arena_str(&c->arena, buf_str(&text));
	buf_release(&text);
	return copy;
}

static struct str
bin_label(struct charts *c, const struct bin *bin)
{
	struct buf text;
	struct str copy;

	buf_init(&text);
	if (bin->low.inf) {
		buf_add(&text, c->options->ascii ? STR("<= 0") : STR("≤ 0"));
	} else {
		buf_char(&text, '[');
		dec_print(&text, dec_normal(bin->low));
		buf_add(&text, STR(", "));
		dec_print(&text, bin->high.inf ? bin->high : dec_normal(bin->high));
		buf_char(&text, ')');
	}
	copy = arena_str(&c->arena, buf_str(&text));
	buf_release(&text);
	return copy;
}

/* A chart for the row: how many figures there are from one number to the next. */
static void
add_histogram(struct charts *c, const struct stats_row *row)
{
	struct str keys = words(c, row->cells, 0, c->table->nkeys);
	struct str title = arena_printf(&c->arena, "%.*s%sn", STR_ARG(keys), keys.n > 0 ? ": " : "");
	struct bin bins[BINS_MAX];
	size_t n;

	if (row->values == NULL || row->values->n == 0)
		return;
	n = histogram(row->values, row->divisor, c->options->logarithmic, bins);
	for (size_t i = 0; i < n; i++)
		add(c, title, bin_label(c, &bins[i]), dec_int((long long)bins[i].count));
}

/* Numbers of figures may be compared whatever they are of, all else by kind and unit. */
static void
add_bar(struct charts *c, const struct stats_row *row)
{
	const struct out_table *t = c->table;
	struct str result = t->names[t->nkeys], family;
	bool counts = str_eq(result, STR("n")) || str_eq(result, STR("values")) || str_eq(result, STR("distinct"));
	size_t labels = c->facts && !(counts && t->nkeys == 2) ? t->nkeys - 2 : t->nkeys;
	struct dec value;

	if (!dec_parse(&value, row->cells[t->nkeys]) || value.inf || row->total)
		return;
	family = words(c, row->cells, labels, t->nkeys);
	add(c, arena_printf(&c->arena, "%.*s%s%.*s", STR_ARG(family), family.n > 0 ? ": " : "", STR_ARG(result)),
	    words(c, row->cells, 0, labels), value);
}

void
charts_add(struct charts *c, const struct stats_row *row)
{
	if (c->options->hist)
		add_histogram(c, row);
	if (c->options->bars)
		add_bar(c, row);
}

/* --- all of a title together */

static int
title_cmp(const void *a, const void *b)
{
	const struct item *x = a, *y = b;
	int c = str_cmp(x->title, y->title);

	return c != 0 ? c : (x->place > y->place) - (x->place < y->place);
}

static int
place_order(const void *a, const void *b)
{
	const struct item *x = a, *y = b;

	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	return (x->place > y->place) - (x->place < y->place);
}

static void
gather(struct charts *c)
{
	if (c->n < 2)
		return;
	qsort(c->items, c->n, sizeof *c->items, title_cmp);
	for (size_t i = 0; i < c->n; i++)
		c->items[i].first = i > 0 && str_eq(c->items[i].title, c->items[i - 1].title) ?
		    c->items[i - 1].first : c->items[i].place;
	qsort(c->items, c->n, sizeof *c->items, place_order);
}

static size_t
terminal_columns(void)
{
	const size_t usual = 80;
	struct winsize size;

	return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : usual;
}

void
charts_write(struct charts *c, struct sink *sink)
{
	struct bar *bars = mem_alloc(c->n * sizeof *bars);
	struct chart *charts = mem_alloc(c->n * sizeof *charts);
	size_t n = 0;

	gather(c);
	for (size_t i = 0; i < c->n; i++) {
		bars[i] = c->items[i].bar;
		if (i == 0 || c->items[i].first != c->items[i - 1].first)
			charts[n++] = (struct chart){ .title = c->items[i].title, .bars = &bars[i],
				.logarithmic = c->options->bars && c->options->logarithmic };
		charts[n - 1].n++;
	}
	if (c->options->svg)
		chart_svg(sink_buf(sink), charts, n);
	for (size_t i = 0; i < n && !c->options->svg; i++) {
		if (i > 0)
			buf_char(sink_buf(sink), '\n');
		chart_text(sink_buf(sink), &charts[i], terminal_columns(), c->options->ascii);
		sink_settle(sink);
	}
	free(charts);
	free(bars);
}
