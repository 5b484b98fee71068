#include "stats/groups.h"

#include <stdlib.h>

void
groups_init(struct groups *g, const struct layout *layout)
{
	*g = (struct groups){ .layout = layout };
	arena_init(&g->arena);
}

void
groups_release(struct groups *g)
{
	for (size_t i = 0; i < g->n; i++)
		states_release(g->layout, group_states(g->list[i]));
	free(g->list);
	free(g->slots);
	arena_release(&g->arena);
}

/* Up to eight bytes as a number; two keys of the same length differ in it if in a byte. */
static inline uint64_t
word_of(const char *p, size_t n)
{
	const unsigned char *u = (const unsigned char *)p;
	uint64_t w;
	uint32_t a, b;

	if (n >= 8) {
		memcpy(&w, p, 8);
		return w;
	}
	if (n >= 4) {
		memcpy(&a, p, 4);
		memcpy(&b, p + n - 4, 4);
		return a | (uint64_t)b << 32;
	}
	return n == 0 ? 0 : u[0] | (uint64_t)u[n / 2] << 8 | (uint64_t)u[n - 1] << 16;
}

/*
 * Eight bytes at a time, multiplied and folded (the step of wyhash, W. Yi, 2019); the
 * length goes in with the seed.
 */
static uint32_t
hash_of(struct str key)
{
	__extension__ typedef unsigned __int128 u128;
	uint64_t h = 0x9E3779B97F4A7C15u ^ key.n;

	for (size_t at = 0; at < key.n; at += 8) {
		u128 product = (u128)(h ^ word_of(key.p + at, key.n - at)) * 0xD6E8FEB86659FD93u;

		h = (uint64_t)product ^ (uint64_t)(product >> 64);
	}
	return (uint32_t)(h ^ h >> 32);
}

static struct slot *
find(const struct groups *g, struct str key, uint32_t hash)
{
	size_t i = hash & (g->nslots - 1);

	for (; g->slots[i].place != 0; i = (i + 1) & (g->nslots - 1))
		if (g->slots[i].hash == hash && str_eq(group_key(g->list[g->slots[i].place - 1]), key))
			break;
	return &g->slots[i];
}

static void
grow(struct groups *g)
{
	g->nslots = g->nslots ? g->nslots * 2 : 64;
	free(g->slots);
	g->slots = calloc(g->nslots, sizeof *g->slots);
	if (g->slots == NULL || g->n >= UINT32_MAX)
		mem_exhausted(g->nslots * sizeof *g->slots);
	for (size_t i = 0; i < g->n; i++) {
		size_t at = g->list[i]->hash & (g->nslots - 1);

		while (g->slots[at].place != 0)
			at = (at + 1) & (g->nslots - 1);
		g->slots[at] = (struct slot){ g->list[i]->hash, (uint32_t)i + 1 };
	}
}

static struct group *
add(struct groups *g, struct str key, uint32_t hash)
{
	struct group *group = arena_alloc(&g->arena, 1,
	    (sizeof *group + key.n + 15) / 16 * 16 + g->layout->size);

	*group = (struct group){ .hash = hash, .key_n = (uint32_t)key.n };
	if (key.n > 0)
		memcpy(group + 1, key.p, key.n);
	states_init(g->layout, group_states(group));
	*ARRAY_PUSH(g->list, g->n, g->cap) = group;
	return group;
}

struct group *
groups_get(struct groups *g, struct str key, bool *is_new)
{
	uint32_t hash = hash_of(key);
	struct slot *slot;

	if (g->n + 1 > g->nslots / 4 * 3)
		grow(g);
	slot = find(g, key, hash);
	*is_new = slot->place == 0;
	if (*is_new) {
		add(g, key, hash);
		*slot = (struct slot){ hash, (uint32_t)g->n };
	}
	return g->list[slot->place - 1];
}

/* The key before the kind, the kind, the rest. */
static int
group_cmp(const void *a, const void *b)
{
	const struct group *x = *(struct group *const *)a, *y = *(struct group *const *)b;
	struct str p = group_key(x), q = group_key(y);
	int c = str_cmp(str_sub(p, 0, x->kind_at), str_sub(q, 0, y->kind_at));

	if (c == 0)
		c = x->kind_rank - y->kind_rank;
	return c != 0 ? c : str_cmp(str_sub(p, x->kind_at, p.n), str_sub(q, y->kind_at, q.n));
}

size_t
groups_sort(struct groups *g)
{
	size_t n = 0;

	for (size_t i = 0; i < g->n; i++) {
		struct group *group = g->list[i];

		if (group_figures(g, group) > 0) {	/* the others stay, to be freed */
			g->list[i] = g->list[n];
			g->list[n++] = group;
		}
	}
	if (n > 1)
		qsort(g->list, n, sizeof *g->list, group_cmp);
	return n;
}

static struct group_more *
more_of(struct groups *g, struct group *group)
{
	if (group->more == NULL) {
		struct group_more *more = ARENA_NEW(&g->arena, struct group_more, 1);

		more->divisor = dec_int(1);
		group->more = more;
	}
	return (struct group_more *)group->more;
}

void
group_unit(struct groups *g, struct group *group, struct str unit)
{
	if (group->more == NULL || group->more->unit.p == NULL)
		more_of(g, group)->unit = arena_str(&g->arena, unit);
	else if (!str_eq(group->more->unit, unit))
		group->mixed = true;
}

void
group_divide(struct groups *g, struct group *group, struct dec divisor)
{
	if (dec_cmp(group_divisor(group), divisor) != 0)
		more_of(g, group)->divisor = divisor;
}

struct dec
group_divisor(const struct group *group)
{
	return group->more != NULL ? group->more->divisor : dec_int(1);
}

void
group_merge(struct groups *g, struct group *to, const struct group *from)
{
	if (from->more != NULL && from->more->unit.p != NULL)
		group_unit(g, to, from->more->unit);
	group_divide(g, to, group_divisor(from));
	to->mixed |= from->mixed;
	to->scale = from->scale;
	to->kind = from->kind;
	to->kind_rank = from->kind_rank;
	states_merge(g->layout, group_states(to), group_states(from));
}
