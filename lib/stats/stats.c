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
	buf_init(&s->key);
	return s;
}

void
stats_free(struct stats *s)
{
	groups_release(&s->groups);
	buf_release(&s->key);
	free(s->columns);
	free(s);
}

/* Each part with a tab behind it.  No field is empty: one that is counts as "-". */
static struct str
join(struct stats *s, const struct str *keys)
{
	buf_clear(&s->key);
	for (size_t i = 0; i < s->nkeys; i++) {
		size_t n = keys[i].n;
		char *to = buf_room(&s->key, n + 2);

		if (n > 0)
			memcpy(to, keys[i].p, n);
		else
			to[n++] = '-';
		to[n++] = '\t';
		s->key.n += n;
	}
	return buf_str(&s->key);
}

void
stats_keys(const struct stats *s, struct str key, struct str *parts)
{
	for (size_t i = 0; i < s->nkeys; i++)
		parts[i] = str_cut(&key, '\t');
}

/* Only a key is ever printed, so only a new key need be looked at. */
static bool
is_text(struct str key, struct buf *why)
{
	if (utf8_valid(key) == key.n && (key.n == 0 || memchr(key.p, '\0', key.n) == NULL))
		return true;
	buf_add(why, STR("not UTF-8"));
	return false;
}

void
stats_name(const struct stats *s, struct group *g)
{
	struct str rest = group_key(g), name;
	enum figure_kind kind = FIGURE_NUMBER;

	g->scale = MEASURE_ADDS;
	g->kind_at = g->key_n;
	if (s->spec->facts) {
		for (size_t i = 0; i < s->spec->nnames; i++)
			str_cut(&rest, '\t');
		g->kind_at = (uint32_t)(rest.p - group_key(g).p);
		name = str_cut(&rest, '\t');
		g->scale = (unsigned char)measure_scale(name, &kind);
		/* Kinds that are not ours come last. */
		g->kind_rank = figure_kind_parse(name, &kind) ? (unsigned char)kind : FIGURE_KIND_COUNT;
	}
	g->kind = (unsigned char)kind;
}

struct group *
stats_group(struct stats *s, const struct str *keys, struct buf *why)
{
	struct str key = join(s, keys);
	bool is_new;
	struct group *g = groups_get(&s->groups, key, &is_new);

	if (is_new)
		stats_name(s, g);
	/* A group without figures may be new, or one whose key is no text. */
	if (group_figures(&s->groups, g) == 0 && !is_text(key, why))
		return NULL;
	return g;
}

bool
stats_add(struct stats *s, const struct str *keys, struct str unit, const struct measure *m,
    struct buf *why)
{
	struct group *g = stats_group(s, keys, why);
	struct reading r;

	if (g == NULL || !reading_read(&r, m, (enum measure_scale)g->scale, (enum figure_kind)g->kind, why))
		return false;
	if (unit.p != NULL && r.has_value)
		group_unit(&s->groups, g, unit.n > 0 ? unit : STR("-"));
	states_add(&s->layout, group_states(g), &r);
	return true;
}
