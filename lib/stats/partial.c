/*
 * Partial summaries as a table: a header, whose first column says what it is
 * (jz-stats/1:facts:NAMES:OPERATIONS), the parts of the key, the columns of the states;
 * and a row a group, whose first field is the unit where the key does not tell it.
 */
#include <stdlib.h>

#include "stats/stats_own.h"
#include "table/tsv.h"

#define SIGNATURE STR("jz-stats/")
#define VERSION STR("1")

bool
stats_partial_is_header(struct str first_column)
{
	return str_starts(first_column, SIGNATURE);
}

static struct str
form_name(const struct stats_spec *spec)
{
	return spec->facts ? STR("facts") : spec->several ? STR("fields") : STR("field");
}

static bool
not_partial(struct buf *why, const char *what, struct str where)
{
	buf_printf(why, "not a partial summary that can be merged: %s %.*s", what, STR_ARG(where));
	return false;
}

bool
stats_partial_spec(struct stats_spec *spec, struct arena *arena, const struct str *columns,
    size_t n, struct buf *why)
{
	struct str rest = arena_str(arena, columns[0]), version, form;
	struct str *names;
	unsigned long long nnames;

	*spec = (struct stats_spec){ 0 };
	if (!stats_partial_is_header(rest))
		return not_partial(why, "its first column is", rest);
	rest = str_sub(rest, SIGNATURE.n, rest.n);
	version = str_cut(&rest, ':');
	if (!str_eq(version, VERSION))
		return not_partial(why, "version", version);
	form = str_cut(&rest, ':');
	spec->facts = str_eq(form, STR("facts"));
	spec->several = str_eq(form, STR("fields"));
	if (!str_eq(form, form_name(spec)))
		return not_partial(why, "form", form);
	if (!tsv_get_number(str_cut(&rest, ':'), KEYS_MAX - 2, &nnames) || nnames + 1 > n || rest.p == NULL)
		return not_partial(why, "header", columns[0]);
	names = ARENA_NEW(arena, struct str, nnames + 1);
	for (size_t i = 0; i < nnames; i++)
		names[i] = arena_str(arena, columns[i + 1]);
	spec->names = names;
	spec->nnames = (size_t)nnames;
	return operations_parse(&spec->operations, rest, why);
}

static void
put_header(const struct stats *s, struct buf *out)
{
	const struct stats_spec *spec = s->spec;
	const struct str *names;
	struct str columns[STATE_COLUMNS_MAX];
	size_t nkeys, n;

	stats_columns(s, &names, &nkeys);
	n = states_columns(&s->layout, columns);
	buf_add(out, SIGNATURE);
	buf_add(out, VERSION);
	buf_printf(out, ":%.*s:%zu:", STR_ARG(form_name(spec)), spec->nnames);
	for (size_t i = 0; i < spec->operations.n; i++)
		buf_printf(out, "%s%.*s", i > 0 ? "," : "", STR_ARG(spec->operations.p[i].name));
	for (size_t i = 0; i < nkeys; i++)
		buf_printf(out, "\t%.*s", STR_ARG(names[i]));
	for (size_t i = 0; i < n; i++)
		buf_printf(out, "\t%.*s", STR_ARG(columns[i]));
}

bool
stats_partial_same(const struct stats *s, const struct str *columns, size_t n, struct buf *why)
{
	struct buf header;
	struct str rest;
	bool same = true;

	buf_init(&header);
	put_header(s, &header);
	rest = buf_str(&header);
	for (size_t i = 0; i < n && same; i++) {
		same = rest.p != NULL && str_eq(str_cut(&rest, '\t'), columns[i]);
		if (!same)
			not_partial(why, "it was made with other options, column", columns[i]);
	}
	if (same && rest.p != NULL)
		same = not_partial(why, "no column", str_cut(&rest, '\t'));
	buf_release(&header);
	return same;
}

/* --- rows: "-" no unit seen, "=UNIT", "*" unlike ones */

static void
put_unit(struct buf *out, const struct group *g)
{
	if (g->mixed) {
		buf_char(out, '*');
	} else if (g->more != NULL && g->more->unit.p != NULL) {
		buf_char(out, '=');
		buf_add(out, g->more->unit);
	} else {
		buf_char(out, '-');
	}
}

static void
merge_unit(struct stats *s, struct group *g, struct str field)
{
	if (str_starts(field, STR("=")))
		group_unit(&s->groups, g, str_sub(field, 1, field.n));
	else
		g->mixed |= str_eq(field, STR("*"));
}

/* The group of a row's key, which the row before may have made. NULL: why says what is wrong. */
static struct group *
find_group(struct stats *s, const struct str *keys, struct buf *why)
{
	struct group *g;

	for (size_t i = 0; i < s->nkeys; i++) {
		if (keys[i].n == 0) {
			buf_add(why, STR("an empty key"));
			return NULL;
		}
	}
	g = groups_find(&s->groups, keys, s->nkeys);
	if (g == NULL && stats_are_text(s, keys, why))
		g = stats_new_group(s, &s->groups, keys);
	return g;
}

bool
stats_merge(struct stats *s, const struct str *fields, struct buf *why)
{
	struct str columns[STATE_COLUMNS_MAX];
	size_t column;
	/* Aligned as a group's states are. */
	void *states = mem_zeroed(s->layout.size);
	struct group *g;
	bool readable;

	states_init(&s->layout, states);
	readable = states_parse(&s->layout, states, fields + 1 + s->nkeys, &column);
	if (!readable) {
		states_columns(&s->layout, columns);
		buf_printf(why, "%.*s is not readable: %.*s", STR_ARG(columns[column]),
		    STR_ARG(fields[1 + s->nkeys + column]));
	} else if ((g = find_group(s, fields + 1, why)) == NULL) {
		readable = false;
	} else {
		merge_unit(s, g, fields[0]);
		states_merge(&s->layout, group_states(g), states);
	}
	states_release(&s->layout, states);
	free(states);
	return readable;
}

void
stats_partial(struct stats *s, stats_line *line, void *context)
{
	struct buf out;
	size_t n;

	buf_init(&out);
	put_header(s, &out);
	buf_char(&out, '\n');
	line(context, buf_str(&out));
	n = groups_sort(&s->groups);
	for (size_t i = 0; i < n; i++) {
		const struct group *g = s->groups.list[i];

		buf_clear(&out);
		put_unit(&out, g);
		buf_char(&out, '\t');
		buf_add(&out, str_sub(group_key(g), 0, g->key_n - (g->key_n > 0)));
		if (g->key_n == 0)
			out.n--;	/* no key: no field */
		states_print(&s->layout, group_states(g), &out);
		buf_char(&out, '\n');
		line(context, buf_str(&out));
	}
	buf_release(&out);
}
