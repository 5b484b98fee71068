#include "stats/groups.h"

#include <stdlib.h>

#include "stats/word.h"

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

/*
 * Of a key's parts and their lengths, eight bytes at a time, multiplied and folded (the step
 * of wyhash, W. Yi, 2019).  *size becomes the bytes of the key.
 */
static inline uint32_t
hash_of(const struct str *parts, size_t n, size_t *size)
{
	__extension__ typedef unsigned __int128 u128;
	uint64_t h = 0x9E3779B97F4A7C15u;

	*size = n;
	for (size_t i = 0; i < n; i++) {
		h += parts[i].n;
		for (size_t at = 0; at < parts[i].n; at += 8) {
			u128 product = (u128)(h ^ word_of(parts[i].p + at, parts[i].n - at)) * 0xD6E8FEB86659FD93u;

			h = (uint64_t)product ^ (uint64_t)(product >> 64);
		}
		*size += parts[i].n;
	}
	return (uint32_t)(h ^ h >> 32);
}

/*
 * Are these the parts of a key of as many bytes?  There is no tab in them, so they can only
 * be the same bytes where the tabs between them, which are not looked at, are the key's.
 */
static inline bool
is_key(const char *key, const struct str *parts, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (!word_same(key, parts[i].p, parts[i].n))
			return false;
		key += parts[i].n + 1;
	}
	return true;
}

static struct group *
look_up(struct groups *g, const struct str *parts, size_t n)
{
	size_t size;
	uint32_t hash = hash_of(parts, n, &size);

	g->sought.hash = hash;
	g->sought.size = size;
	if (g->nslots == 0)
		return NULL;
	for (size_t i = hash;; i++) {
		struct slot slot = g->slots[i & (g->nslots - 1)];
		struct group *group;

		if (slot.place == 0)
			return NULL;
		if (slot.hash != hash)
			continue;
		group = g->list[slot.place - 1];
		if (group->key_n == size && is_key(group_key(group).p, parts, n))
			return group;
	}
}

/* A kind and a unit are mostly so short that comparing two words tells, without going to the group. */
struct group *
groups_find(struct groups *g, const struct str *parts, size_t n)
{
	struct recent key = { 0 }, *recent;

	if (n != 2 || parts[0].n > 8 || parts[1].n > 8)
		return look_up(g, parts, n);
	key.word[0] = word_of(parts[0].p, parts[0].n);
	key.word[1] = word_of(parts[1].p, parts[1].n);
	key.sizes = parts[0].n << 8 | parts[1].n;
	recent = &g->recent[(key.word[0] * 0xD6E8FEB86659FD93u ^ key.word[1] * 0x9E3779B97F4A7C15u) >> 56];
	if (recent->word[0] == key.word[0] && recent->word[1] == key.word[1] && recent->sizes == key.sizes)
		return recent->group;
	key.group = look_up(g, parts, n);
	if (key.group != NULL)
		*recent = key;
	return key.group;
}

static void
put_slot(struct groups *g, uint32_t hash, size_t place)
{
	size_t at = hash & (g->nslots - 1);

	while (g->slots[at].place != 0)
		at = (at + 1) & (g->nslots - 1);
	g->slots[at] = (struct slot){ hash, (uint32_t)place };
}

static void
grow(struct groups *g)
{
	g->nslots = g->nslots ? g->nslots * 2 : 64;
	free(g->slots);
	if (g->n >= UINT32_MAX)
		mem_exhausted(g->nslots * sizeof *g->slots);
	g->slots = mem_zeroed(g->nslots * sizeof *g->slots);
	for (size_t i = 0; i < g->n; i++)
		put_slot(g, g->list[i]->hash, i + 1);
}

struct group *
groups_add(struct groups *g, const struct str *parts, size_t n)
{
	uint32_t hash = g->sought.hash;
	size_t size = g->sought.size;
	struct group *group = arena_alloc(&g->arena, 1,
	    (sizeof *group + size + 15) / 16 * 16 + g->layout->size);
	char *to = (char *)(group + 1);

	*group = (struct group){ .hash = hash, .key_n = (uint32_t)size };
	for (size_t i = 0; i < n; i++) {
		memcpy(to, parts[i].p, parts[i].n);
		to += parts[i].n;
		*to++ = '\t';
	}
	states_init(g->layout, group_states(group));
	if (g->n + 1 > g->nslots / 4 * 3)
		grow(g);
	*ARRAY_PUSH(g->list, g->n, g->cap) = group;
	put_slot(g, hash, g->n);
	return group;
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
