#include "stats/stats_own.h"

#include <stdlib.h>

#include "text/utf8.h"

struct stats *
stats_new(const struct stats_spec *spec)
{
	struct stats *s = mem_alloc(sizeof *s);

	*s = (struct stats){ .spec = spec };
	s->nkeys = spec->nnames + (spec->facts ? 2 : spec->several);
	layout_init(&s->layout, spec->operations.states, spec->operations.top);
	groups_init(&s->groups, &s->layout);
	return s;
}

void
stats_free(struct stats *s)
{
	groups_release(&s->groups);
	free(s->columns);
	free(s);
}

void
stats_keys(const struct stats *s, struct str key, struct str *parts)
{
	for (size_t i = 0; i < s->nkeys; i++)
		parts[i] = str_cut(&key, '\t');
}

struct group *
stats_new_group(const struct stats *s, struct groups *groups, const struct str *keys)
{
	struct group *g = groups_add(groups, keys, s->nkeys);
	enum figure_kind kind = FIGURE_NUMBER;

	g->scale = MEASURE_ADDS;
	g->kind_at = g->key_n;
	if (s->spec->facts) {
		struct str name = keys[s->spec->nnames];

		g->kind_at = 0;
		for (size_t i = 0; i < s->spec->nnames; i++)
			g->kind_at += (uint32_t)keys[i].n + 1;
		g->scale = (unsigned char)measure_scale(name, &kind);
		/* Kinds that are not ours come last. */
		g->kind_rank = figure_kind_parse(name, &kind) ? (unsigned char)kind : FIGURE_KIND_COUNT;
	}
	g->kind = (unsigned char)kind;
	return g;
}

/* Only a key is ever printed, so only that of a new group need be looked at. */
bool
stats_are_text(const struct stats *s, const struct str *keys, struct buf *why)
{
	for (size_t i = 0; i < s->nkeys; i++) {
		if (utf8_valid(keys[i]) < keys[i].n || memchr(keys[i].p, '\0', keys[i].n) != NULL) {
			buf_add(why, STR("not UTF-8"));
			return false;
		}
	}
	return true;
}

static bool
is_wanted(const struct stats_spec *spec, const struct str *keys)
{
	enum figure_kind kind;

	if (!spec->facts)
		return true;
	return figure_kind_parse(keys[spec->nnames], &kind) ? !(spec->without >> kind & 1) : !spec->ours;
}

bool
stats_add(struct stats *s, const struct str *keys, struct str unit, const struct measure *m,
    struct buf *why)
{
	struct group *g = groups_find(&s->groups, keys, s->nkeys);
	struct reading r;

	/* Where there is a group, its kind was wanted. */
	if (g == NULL) {
		if (!is_wanted(s->spec, keys))
			return true;
		if (!stats_are_text(s, keys, why))
			return false;
		g = stats_new_group(s, &s->groups, keys);
	}
	if (!reading_read(&r, m, (enum measure_scale)g->scale, (enum figure_kind)g->kind, why))
		return false;
	if (unit.p != NULL && r.has_value)
		group_unit(&s->groups, g, unit.n > 0 ? unit : STR("-"));
	states_add(&s->layout, group_states(g), &r);
	return true;
}
