#include "stats/select.h"

#include <stdlib.h>

#include "table/facts.h"
#include "table/tsv.h"

struct select {
	const struct select_spec *spec;
	const struct stats_spec *stats_spec;
	struct stats *stats;
	/* Where the columns are in the table at hand; -1: it has none. */
	int *names, *fields, *where, *by;
	size_t *period;			/* bytes of a date that each column to group by keeps; 0: all */
	int kind, unit, value, low, high;
	size_t nby;			/* of by; 0: rows have their number */
	unsigned long long row;		/* number of the row at hand, over all tables */
	bool places;			/* first or last is asked for */
	bool bounds;			/* an answer depends on low and high */
	struct left_out {
		unsigned long long open, others;
	} *left_out;			/* of each field: infinite, and what is no number by its kind */
	struct str *keys;
	struct buf place;
};

struct select *
select_new(const struct select_spec *spec, const struct stats_spec *stats_spec, struct stats *stats)
{
	struct select *s = mem_alloc(sizeof *s);
	size_t nby = spec->nby > 2 ? spec->nby : 2;	/* or file and start */

	*s = (struct select){ .spec = spec, .stats_spec = stats_spec, .stats = stats };
	s->names = mem_alloc((stats_spec->nnames + spec->nfields + spec->nwhere + nby) * sizeof *s->names);
	s->fields = s->names + stats_spec->nnames;
	s->where = s->fields + spec->nfields;
	s->by = s->where + spec->nwhere;
	s->period = mem_alloc(stats_spec->nnames * sizeof *s->period);
	s->left_out = mem_alloc(spec->nfields * sizeof *s->left_out);
	for (size_t i = 0; i < spec->nfields; i++)
		s->left_out[i] = (struct left_out){ 0, 0 };
	s->keys = mem_alloc((stats_spec->nnames + 2) * sizeof *s->keys);
	s->places = stats_spec->operations.states & NEEDS(ENDS);
	s->bounds = stats_spec->operations.states & (NEEDS(BOUNDS) | NEEDS(EXTREMES));
	buf_init(&s->place);
	return s;
}

void
select_free(struct select *s)
{
	free(s->names);
	free(s->period);
	free(s->left_out);
	free(s->keys);
	buf_release(&s->place);
	free(s);
}

/* --- columns */

/* NAME of NAME:month, and how many bytes of a date that is; the whole and 0 of any other. */
static struct str
cut_period(struct str name, size_t *bytes)
{
	static const struct {
		struct str suffix;
		size_t bytes;
	} periods[] = { { { ":year", 5 }, 4 }, { { ":month", 6 }, 7 }, { { ":day", 4 }, 10 } };

	for (size_t i = 0; i < sizeof periods / sizeof *periods; i++) {
		if (str_ends(name, periods[i].suffix) && name.n > periods[i].suffix.n) {
			*bytes = periods[i].bytes;
			return str_sub(name, 0, name.n - periods[i].suffix.n);
		}
	}
	*bytes = 0;
	return name;
}

static bool
names_column(const struct str *list, size_t n, struct str column)
{
	size_t bytes;

	for (size_t i = 0; i < n; i++)
		if (str_eq(list[i], column) || str_eq(cut_period(list[i], &bytes), column))
			return true;
	return false;
}

bool
select_needs(const struct select *s, struct str column)
{
	static const struct str facts[] = { { "kind", 4 }, { "unit", 4 }, { "value", 5 }, { "low", 3 }, { "high", 4 } };
	static const struct str places[] = { { "file", 4 }, { "start", 5 } };

	for (size_t i = 0; i < s->spec->nwhere; i++)
		if (str_eq(s->spec->where[i].column, column))
			return true;
	return names_column(facts, 5, column) || (s->places && names_column(places, 2, column)) ||
	    names_column(s->stats_spec->names, s->stats_spec->nnames, column) ||
	    names_column(s->spec->by, s->spec->nby, column);
}

/* -1: no such column, or two; where why is not NULL it says so. */
static int
find(const struct str *names, size_t n, struct str name, struct buf *why)
{
	int found = -1;

	for (size_t i = 0; i < n; i++) {
		if (!str_eq(names[i], name))
			continue;
		if (found >= 0) {
			if (why != NULL)
				buf_printf(why, "two columns %.*s", STR_ARG(name));
			return -1;
		}
		found = (int)i;
	}
	if (found < 0 && why != NULL)
		buf_printf(why, "no column %.*s", STR_ARG(name));
	return found;
}

static bool
find_all(const struct str *names, size_t n, const struct str *wanted, size_t nwanted, int *places,
    struct buf *why)
{
	for (size_t i = 0; i < nwanted; i++)
		if ((places[i] = find(names, n, wanted[i], why)) < 0)
			return false;
	return true;
}

static bool
find_groups(struct select *s, const struct str *names, size_t n, struct buf *why)
{
	for (size_t i = 0; i < s->stats_spec->nnames; i++) {
		struct str name = s->stats_spec->names[i];

		s->period[i] = 0;
		s->names[i] = find(names, n, name, NULL);
		if (s->names[i] < 0)
			s->names[i] = find(names, n, cut_period(name, &s->period[i]), why);
		if (s->names[i] < 0)
			return false;
	}
	return true;
}

/* By the columns asked for, or where there are file and start, by these. */
static bool
find_places(struct select *s, const struct str *names, size_t n, struct buf *why)
{
	static const struct str reading_order[] = { { "file", 4 }, { "start", 5 } };

	s->nby = s->spec->nby;
	if (!s->places)
		return true;
	if (s->nby > 0)
		return find_all(names, n, s->spec->by, s->nby, s->by, why);
	if (s->stats_spec->facts && find_all(names, n, reading_order, 2, s->by, NULL)) {
		s->nby = 2;
		return true;
	}
	if (s->spec->partial)
		buf_add(why, STR("the first and last of parts need --by: their rows have no order of their own"));
	return !s->spec->partial;
}

static bool
find_facts(struct select *s, const struct str *names, size_t n, struct buf *why)
{
	s->kind = find(names, n, STR("kind"), why);
	if (s->kind < 0 || (s->unit = find(names, n, STR("unit"), why)) < 0 ||
	    (s->value = find(names, n, STR("value"), why)) < 0)
		return false;
	s->low = find(names, n, STR("low"), NULL);
	s->high = find(names, n, STR("high"), NULL);
	/* A table may do without intervals, but not with half of them. */
	if ((s->low < 0) != (s->high < 0))
		return find(names, n, s->low < 0 ? STR("low") : STR("high"), why) >= 0;
	return true;
}

bool
select_header(struct select *s, const struct str *names, size_t n, struct buf *why)
{
	const struct stats_spec *stats = s->stats_spec;

	for (size_t i = 0; i < s->spec->nwhere; i++)
		if ((s->where[i] = find(names, n, s->spec->where[i].column, why)) < 0)
			return false;
	if (!find_groups(s, names, n, why) || !find_places(s, names, n, why))
		return false;
	if (stats->facts)
		return find_facts(s, names, n, why);
	/* A fact table's dates are no numbers; unlike units are not added up: where there are such columns they are looked at. */
	s->kind = find(names, n, STR("kind"), NULL);
	s->unit = find(names, n, STR("unit"), NULL);
	for (size_t i = 0; i < stats->nnames; i++)
		if (str_eq(stats->names[i], STR("unit")))
			s->unit = -1;
	return find_all(names, n, s->spec->fields, s->spec->nfields, s->fields, why);
}

/* --- rows */

/* The first bytes of 2025-12-29, as far as it goes; of anything else nothing. */
static struct str
period_of(struct str date, size_t bytes)
{
	static const char form[] = "dddd-dd-dd";
	struct str nothing = STR("-");

	if (date.n < bytes || date.n > 10 || (date.n > bytes && date.p[bytes] != '-'))
		return nothing;
	for (size_t i = 0; i < bytes; i++)
		if (form[i] == 'd' ? date.p[i] < '0' || date.p[i] > '9' : date.p[i] != form[i])
			return nothing;
	/* Quarters and half-years are written 2025-33, 2025-40 (ISO 8601-2). */
	if (bytes >= 7 && str_cmp(str_sub(date, 5, 7), STR("12")) > 0)
		return nothing;
	return str_sub(date, 0, bytes);
}

/* Columns are fields with tabs between; numbers of rows are numbers. */
static struct str
place_of(struct select *s, const struct str *fields)
{
	buf_clear(&s->place);
	for (size_t i = 0; i < s->nby; i++) {
		if (i > 0)
			buf_char(&s->place, '\t');
		buf_add(&s->place, fields[s->by[i]]);
	}
	if (s->nby == 0)
		tsv_put_number(&s->place, s->row);
	return buf_str(&s->place);
}

/* No part of a key is empty. */
static struct str
filled(struct str field)
{
	return field.n > 0 ? field : STR("-");
}

static bool
add_fact(struct select *s, struct measure *m, const struct str *fields, struct buf *why)
{
	static const struct str none = { NULL, 0 };

	s->keys[s->stats_spec->nnames] = filled(fields[s->kind]);
	s->keys[s->stats_spec->nnames + 1] = filled(fields[s->unit]);
	m->value = fields[s->value];
	if (s->bounds && s->low >= 0) {
		m->low = fields[s->low];
		m->high = fields[s->high];
	}
	return stats_add(s->stats, s->keys, none, m, why);
}

/* Of a field that is no number: is it an open bound, or of a kind that has none, like a date?  Then it is counted. */
static bool
is_left_out(struct select *s, size_t i, const struct str *fields)
{
	struct str field = fields[s->fields[i]];
	enum figure_kind kind;

	if (str_eq(field, STR("inf")) || str_eq(field, STR("-inf"))) {
		s->left_out[i].open++;
		return true;
	}
	if (s->kind < 0 || measure_scale(fields[s->kind], &kind) < MEASURE_SPANS)
		return false;
	s->left_out[i].others++;
	return true;
}

static bool
add_field(struct select *s, size_t i, struct measure *m, const struct str *fields, struct buf *why)
{
	struct str unit = s->unit >= 0 ? fields[s->unit] : (struct str){ NULL, 0 };

	s->keys[s->stats_spec->nnames] = m->column = s->spec->fields[i];
	m->value = fields[s->fields[i]];
	if (stats_add(s->stats, s->keys, unit, m, why))
		return true;
	if (!is_left_out(s, i, fields))
		return false;
	buf_clear(why);
	m->value = STR("-");
	return stats_add(s->stats, s->keys, unit, m, why);
}

static bool
add_fields(struct select *s, struct measure *m, const struct str *fields, struct buf *why)
{
	for (size_t i = 0; i < s->spec->nfields; i++)
		if (!add_field(s, i, m, fields, why))
			return false;
	return true;
}

bool
select_row(struct select *s, const struct str *fields, struct buf *why)
{
	struct measure m = { .low = { NULL, 0 } };

	s->row++;
	for (size_t i = 0; i < s->spec->nwhere; i++)
		if (!condition_holds(&s->spec->where[i], fields[s->where[i]]))
			return true;
	for (size_t i = 0; i < s->stats_spec->nnames; i++) {
		s->keys[i] = filled(fields[s->names[i]]);
		if (s->period[i] > 0)
			s->keys[i] = period_of(s->keys[i], s->period[i]);
	}
	if (s->places)
		m.place = place_of(s, fields);
	return s->stats_spec->facts ? add_fact(s, &m, fields, why) : add_fields(s, &m, fields, why);
}

void
select_left_out(const struct select *s, stats_report *report, void *context)
{
	struct buf what;

	buf_init(&what);
	for (size_t i = 0; i < s->spec->nfields; i++) {
		const struct left_out *left_out = &s->left_out[i];

		if (left_out->open + left_out->others == 0)
			continue;
		buf_printf(&what, "%.*s: left out", STR_ARG(s->spec->fields[i]));
		if (left_out->open > 0)
			buf_printf(&what, " %llu open bound%s (inf or -inf)%s", left_out->open,
			    left_out->open == 1 ? "" : "s", left_out->others > 0 ? " and" : "");
		if (left_out->others > 0)
			buf_printf(&what, " %llu dates and the like that are no numbers", left_out->others);
		report(context, buf_str(&what));
		buf_clear(&what);
	}
	buf_release(&what);
}
