#include "stats/stats.h"

#include <stdlib.h>

#include "table/tsv.h"

struct group {
	struct str key;		/* the columns named, kind and unit, with tabs between */
	struct str names, kind, unit;	/* the parts of key */
	unsigned long long hash;
	struct summary summary;
};

struct stats {
	const struct str *names;
	size_t nnames;
	struct group *groups;
	size_t ngroups, groups_cap;
	size_t *table;		/* index into groups + 1; open addressing, a power of 2 */
	size_t table_cap;
	struct arena arena;	/* the keys */
	struct buf key;		/* of the row at hand */
};

struct stats *
stats_new(const struct str *names, size_t n)
{
	struct stats *s = mem_alloc(sizeof *s);

	*s = (struct stats){ .names = names, .nnames = n };
	arena_init(&s->arena);
	buf_init(&s->key);
	return s;
}

void
stats_free(struct stats *s)
{
	for (size_t i = 0; i < s->ngroups; i++)
		summary_release(&s->groups[i].summary);
	free(s->groups);
	free(s->table);
	arena_release(&s->arena);
	buf_release(&s->key);
	free(s);
}

/* The place in the table where the group of this key is, or belongs. */
static size_t *
find(const struct stats *s, struct str key, unsigned long long hash)
{
	size_t i = (size_t)hash & (s->table_cap - 1);

	for (; s->table[i] != 0; i = (i + 1) & (s->table_cap - 1)) {
		const struct group *g = &s->groups[s->table[i] - 1];

		if (g->hash == hash && str_eq(g->key, key))
			break;
	}
	return &s->table[i];
}

static void
grow_table(struct stats *s)
{
	s->table_cap = s->table_cap ? s->table_cap * 2 : 64;
	free(s->table);
	s->table = mem_alloc(s->table_cap * sizeof *s->table);
	memset(s->table, 0, s->table_cap * sizeof *s->table);
	for (size_t i = 0; i < s->ngroups; i++)
		*find(s, s->groups[i].key, s->groups[i].hash) = i + 1;
}

/* No field is empty: one that is counts as "-". */
static void
add_key(struct buf *key, struct str field)
{
	buf_add(key, field.n > 0 ? field : STR("-"));
	buf_char(key, '\t');
}

static struct group *
group_of(struct stats *s, const struct str *keys, const struct measure *m)
{
	size_t names, kind, *place;
	struct group *g;
	unsigned long long hash;

	buf_clear(&s->key);
	for (size_t i = 0; i < s->nnames; i++)
		add_key(&s->key, keys[i]);
	names = s->key.n;
	add_key(&s->key, m->kind);
	kind = s->key.n;
	add_key(&s->key, m->unit);

	if (s->ngroups + 1 > s->table_cap / 4 * 3)
		grow_table(s);
	hash = str_hash(buf_str(&s->key));
	place = find(s, buf_str(&s->key), hash);
	if (*place == 0) {
		g = ARRAY_PUSH(s->groups, s->ngroups, s->groups_cap);
		g->key = arena_str(&s->arena, buf_str(&s->key));
		g->names = str_sub(g->key, 0, names);
		g->kind = str_sub(g->key, names, kind - 1);
		g->unit = str_sub(g->key, kind, g->key.n - 1);
		g->hash = hash;
		summary_init(&g->summary);
		*place = s->ngroups;
	}
	return &s->groups[*place - 1];
}

bool
stats_add(struct stats *s, const struct str *keys, const struct measure *m, struct buf *why)
{
	return summary_add(&group_of(s, keys, m)->summary, m, why);
}

/* The place of a kind in the order of rows; those that are not ours come last. */
static int
kind_rank(struct str name)
{
	enum figure_kind kind;

	return figure_kind_parse(name, &kind) ? (int)kind : FIGURE_KIND_COUNT;
}

static int
group_cmp(const void *a, const void *b)
{
	const struct group *x = a, *y = b;
	int c = str_cmp(x->names, y->names);

	if (c == 0)
		c = kind_rank(x->kind) - kind_rank(y->kind);
	if (c == 0)
		c = str_cmp(x->kind, y->kind);
	return c != 0 ? c : str_cmp(x->unit, y->unit);
}

void
stats_write(struct buf *out, struct stats *s)
{
	for (size_t i = 0; i < s->nnames; i++) {
		tsv_put(out, s->names[i]);
		buf_char(out, '\t');
	}
	buf_add(out, STR("kind\tunit\t" SUMMARY_COLUMNS "\n"));
	if (s->ngroups > 0)
		qsort(s->groups, s->ngroups, sizeof *s->groups, group_cmp);
	for (size_t i = 0; i < s->ngroups; i++) {
		struct group *g = &s->groups[i];

		if (g->summary.n == 0)	/* all its rows were unreadable */
			continue;
		buf_add(out, str_sub(g->key, 0, g->key.n - 1));
		summary_write(out, &g->summary, g->kind);
		buf_char(out, '\n');
	}
}
