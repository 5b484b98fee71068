#include "stats/stats_own.h"

#include <stdlib.h>

size_t
stats_columns(const struct stats *stats, const struct str **names, size_t *nkeys)
{
	struct stats *s = (struct stats *)stats;
	const struct stats_spec *spec = s->spec;
	size_t n = 0;

	if (s->columns == NULL) {
		s->columns = mem_alloc((s->nkeys + spec->operations.n + 1) * sizeof *s->columns);
		for (size_t i = 0; i < spec->nnames; i++)
			s->columns[n++] = spec->names[i];
		if (spec->facts) {
			s->columns[n++] = STR("kind");
			s->columns[n++] = STR("unit");
		} else if (spec->several) {
			s->columns[n++] = STR("field");
		}
		for (size_t i = 0; i < spec->operations.n; i++)
			s->columns[n++] = spec->operations.p[i].name;
		s->ncolumns = n;
	}
	*names = s->columns;
	*nkeys = s->nkeys;
	return s->ncolumns;
}

/* --- a row of results */

struct finishing {
	struct stats *stats;
	const struct stats_finish *how;
	struct groups totals;		/* all groups of a kind and unit together */
	stats_row_fn *row;
	stats_report *report;
	void *context;
	struct str *cells;
	struct buf text;		/* of the cells */
};

static void
report(struct finishing *f, const char *what)
{
	struct buf message;

	buf_init(&message);
	for (size_t i = 0; i < f->stats->nkeys; i++)
		buf_printf(&message, "%s%.*s", i > 0 ? " " : "", STR_ARG(f->cells[i]));
	if (f->stats->nkeys > 0)
		buf_add(&message, STR(": "));
	buf_add(&message, str_of(what));
	f->report(f->context, buf_str(&message));
	buf_release(&message);
}

/* The total that a group belongs to: that of its key, but for the columns grouped by. */
static struct group *
total_of(struct finishing *f, const struct group *g)
{
	const struct stats *s = f->stats;
	struct str parts[KEYS_MAX];
	struct group *total;

	stats_keys(s, group_key(g), parts);
	for (size_t i = 0; i < s->spec->nnames; i++)
		if (s->spec->facts || !str_eq(s->spec->names[i], STR("unit")))
			parts[i] = STR("*");
	total = groups_find(&f->totals, parts, s->nkeys);
	if (total == NULL)
		total = stats_new_group(s, &f->totals, parts);
	return total;
}

/* Of a group, or of one that stands for all groups. */
static struct answer
answer_of(struct finishing *f, const struct group *g, bool is_total)
{
	const struct stats *s = f->stats;
	struct answer a = { .layout = &s->layout, .states = group_states(g),
		.scale = (enum measure_scale)g->scale, .kind = (enum figure_kind)g->kind,
		.divisor = group_divisor(g), .mixed = g->mixed,
		.decimals = f->how->decimals, .out = &f->text };

	if (s->layout.states & NEEDS(MULTISET))
		values_sort(state_of(&s->layout, a.states, STATE_MULTISET));
	if (f->totals.n > 0) {
		const struct group *total = is_total ? g : total_of(f, g);

		if (!total->mixed)
			a.whole = state_of(&s->layout, group_states(total), STATE_SUM);
	}
	return a;
}

/* Fill in the cells of the operations; the text they point to is built up first, since it moves. */
static void
put_answers(struct finishing *f, struct answer *a)
{
	const struct stats *s = f->stats;
	struct str rest;

	buf_clear(&f->text);
	for (size_t i = 0; i < s->spec->operations.n; i++) {
		operation_answer(a, &s->spec->operations.p[i]);
		buf_char(&f->text, '\t');
	}
	rest = buf_str(&f->text);
	for (size_t i = s->nkeys; i < s->ncolumns; i++)
		f->cells[i] = str_cut(&rest, '\t');
}

static void
put_row(struct finishing *f, const struct group *g, bool total)
{
	const struct stats *s = f->stats;
	struct answer a = answer_of(f, g, total);
	struct stats_row row = { .cells = f->cells, .divisor = a.divisor, .total = total };

	stats_keys(s, group_key(g), f->cells);
	put_answers(f, &a);
	if (g->mixed)
		report(f, "figures of unlike units come to nothing: group by unit, choose one "
		    "with --where, or leave the column unit out");
	if (a.overflow)
		report(f, "a result has more digits than can be kept");
	if (s->layout.states & NEEDS(MULTISET))
		row.values = state_of(&s->layout, a.states, STATE_MULTISET);
	f->row(f->context, &row);
}

/* --- their order */

struct sortable {
	struct dec number;
	bool is_number, descending;
	struct str text;	/* what is no number */
	size_t place;
	struct group *group;
};

static int
sortable_cmp(const void *a, const void *b)
{
	const struct sortable *x = a, *y = b;
	int c;

	if (x->is_number != y->is_number)
		return x->is_number ? -1 : 1;
	if (x->is_number)
		c = dec_cmp(x->number, y->number);
	else
		c = str_cmp(x->text, y->text);
	if (c == 0)
		return (x->place > y->place) - (x->place < y->place);
	return x->descending ? -c : c;
}

/* groups in the order of column's cells; the order they have decides between equals. */
static void
sort_by(struct finishing *f, struct group **groups, size_t n, size_t column)
{
	struct sortable *sortable = mem_alloc(n * sizeof *sortable);
	struct arena arena;

	arena_init(&arena);
	for (size_t i = 0; i < n; i++) {
		struct answer a = answer_of(f, groups[i], false);
		struct str cell;

		stats_keys(f->stats, group_key(groups[i]), f->cells);
		put_answers(f, &a);
		cell = f->cells[column];
		sortable[i] = (struct sortable){ .descending = f->how->descending, .place = i,
			.group = groups[i] };
		sortable[i].is_number = number_parse(&sortable[i].number, cell) ||
		    dec_parse(&sortable[i].number, cell);
		if (!sortable[i].is_number)
			sortable[i].text = arena_str(&arena, cell);
	}
	qsort(sortable, n, sizeof *sortable, sortable_cmp);
	for (size_t i = 0; i < n; i++)
		groups[i] = sortable[i].group;
	arena_release(&arena);
	free(sortable);
}

/* --- the whole summary */

/* A share wants the sum of all, a row of totals everything. */
static bool
wants_totals(const struct finishing *f)
{
	const struct operations *ops = &f->stats->spec->operations;
	struct str share = STR("share");

	for (size_t i = 0; i < ops->n; i++)
		if (str_eq(ops->p[i].name, share))
			return true;
	return f->how->total && f->stats->spec->nnames > 0;
}

static void
make_totals(struct finishing *f, const struct groups *groups, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		group_merge(&f->totals, total_of(f, groups->list[i]), groups->list[i]);
	}
}

static void
put_rows(struct finishing *f, struct groups *groups, int column)
{
	size_t n = groups_sort(groups), ntotals, shown;

	if (wants_totals(f))
		make_totals(f, groups, n);
	if (column >= 0)
		sort_by(f, groups->list, n, (size_t)column);
	shown = f->how->limit > 0 && f->how->limit < n ? f->how->limit : n;
	for (size_t i = 0; i < shown; i++) {
		put_row(f, groups->list[i], false);
		/* Ten numbers sorted take more memory than ten to be sorted. */
		states_release(groups->layout, group_states(groups->list[i]));
		memset(group_states(groups->list[i]), 0, groups->layout->size);
	}
	if (f->how->total && f->stats->spec->nnames > 0) {
		ntotals = groups_sort(&f->totals);
		for (size_t i = 0; i < ntotals; i++)
			put_row(f, f->totals.list[i], true);
	}
}

static int
find_column(const struct stats *s, struct str name)
{
	const struct str *names;
	size_t nkeys, n = stats_columns(s, &names, &nkeys);

	for (size_t i = 0; i < n; i++)
		if (str_eq(names[i], name))
			return (int)i;
	return -1;
}

bool
stats_each(struct stats *s, const struct stats_finish *how, stats_row_fn *row, stats_report *say,
    void *context)
{
	struct finishing f = { .stats = s, .how = how, .row = row, .report = say, .context = context };
	const struct str *names;
	size_t nkeys, n = stats_columns(s, &names, &nkeys);
	int column = how->sort.n > 0 ? find_column(s, how->sort) : -1;

	if (how->sort.n > 0 && column < 0)
		return false;
	f.cells = mem_alloc((n + 1) * sizeof *f.cells);
	buf_init(&f.text);
	groups_init(&f.totals, &s->layout);
	if (how->convert != NULL) {
		struct groups converted;

		groups_init(&converted, &s->layout);
		stats_convert(s, how->convert, &converted, say, context);
		put_rows(&f, &converted, column);
		groups_release(&converted);
	} else {
		put_rows(&f, &s->groups, column);
	}
	groups_release(&f.totals);
	buf_release(&f.text);
	free(f.cells);
	return true;
}
