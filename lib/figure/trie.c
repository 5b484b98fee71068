#include <stdlib.h>

#include "figure/trie.h"

/* A node yet to be given its children: the keys that share its prefix. */
struct pending {
	uint32_t node;
	uint32_t low, high;	/* keys */
	uint32_t depth;
};

struct builder {
	struct trie *trie;
	size_t cap;
	const struct str *keys;
	struct pending *todo;
	size_t ntodo, todo_cap;
	size_t first_free;	/* no free place that is worth a look stands before */
	unsigned symbols;
	bool wide;		/* two bytes of a key are a symbol */
	unsigned *next;		/* room for all symbols */
};

static unsigned
symbol_at(const struct builder *b, uint32_t key, uint32_t depth)
{
	const unsigned char *p = (const unsigned char *)b->keys[key].p;

	return b->wide ? (unsigned)p[2 * depth] << 8 | p[2 * depth + 1] : p[depth];
}

static bool
ends_at(const struct builder *b, uint32_t key, uint32_t depth)
{
	return b->keys[key].n == (b->wide ? 2 * (size_t)depth : depth);
}

/* The different symbols that the keys of a node go on with: how many. */
static size_t
next_symbols(const struct builder *b, const struct pending *p)
{
	size_t n = 0;

	for (uint32_t i = p->low; i < p->high; i++) {
		unsigned symbol = symbol_at(b, i, p->depth);

		if (n == 0 || b->next[n - 1] != symbol)
			b->next[n++] = symbol;
	}
	return n;
}

static void
reach(struct builder *b, size_t end)
{
	struct trie *t = b->trie;
	size_t old = b->cap;

	if (end > b->cap) {
		b->cap = end * 2;
		t->nodes = mem_realloc(t->nodes, b->cap * sizeof *t->nodes);
		for (size_t i = old; i < b->cap; i++)
			t->nodes[i] = (struct trie_node){ 0, TRIE_FREE, 0 };
	}
	if (end > t->nnodes)
		t->nnodes = end;
}

static bool
fits(struct builder *b, size_t base, size_t n)
{
	reach(b, base + b->symbols);
	for (size_t i = 0; i < n; i++)
		if (b->trie->nodes[base + b->next[i]].parent != TRIE_FREE)
			return false;
	return true;
}

/* The first base that leaves every child a free place; a stretch that is nearly full is not looked at again. */
static size_t
find_base(struct builder *b, size_t n)
{
	size_t place = b->first_free, full = 0, looked = 0;

	if (place <= b->next[0])
		place = (size_t)b->next[0] + 1;
	for (;; place++) {
		reach(b, place + b->symbols);
		looked++;
		if (b->trie->nodes[place].parent != TRIE_FREE)
			full++;
		else if (fits(b, place - b->next[0], n))
			break;
	}
	if (full * 20 >= looked * 19)
		b->first_free = place;
	return place - b->next[0];
}

static void
add_children(struct builder *b, const struct pending *p)
{
	size_t n = next_symbols(b, p), base;
	uint32_t low = p->low;

	if (n == 0)
		return;
	base = find_base(b, n);
	b->trie->nodes[p->node].base = (uint32_t)base;
	for (size_t i = 0; i < n; i++) {
		struct pending child = { (uint32_t)(base + b->next[i]), low, low, p->depth + 1 };

		while (child.high < p->high && symbol_at(b, child.high, p->depth) == b->next[i])
			child.high++;
		low = child.high;
		b->trie->nodes[child.node].parent = p->node;
		*ARRAY_PUSH(b->todo, b->ntodo, b->todo_cap) = child;
	}
}

static void
build(struct builder *b, size_t nkeys)
{
	struct trie *t = b->trie;

	*t = (struct trie){ 0 };
	b->first_free = 1;
	b->next = mem_alloc(b->symbols * sizeof *b->next);
	reach(b, b->symbols);
	/* The root is nobody's child, and its place is taken. */
	t->nodes[TRIE_ROOT].parent = TRIE_FREE - 1;
	*ARRAY_PUSH(b->todo, b->ntodo, b->todo_cap) = (struct pending){ TRIE_ROOT, 0, (uint32_t)nkeys, 0 };
	for (size_t i = 0; i < b->ntodo; i++) {
		struct pending p = b->todo[i];

		if (p.low < p.high && ends_at(b, p.low, p.depth)) {
			t->nodes[p.node].value = p.low + 1;
			while (p.low < p.high && ends_at(b, p.low, p.depth))
				p.low++;
		}
		add_children(b, &p);
	}
	free(b->next);
	free(b->todo);
}

void
trie_build(struct trie *t, const struct str *keys, size_t nkeys)
{
	struct builder b = { .trie = t, .keys = keys, .symbols = 256 };

	build(&b, nkeys);
}

static int
by_bytes(const void *x, const void *y)
{
	return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

void
trie_build_words(struct trie *t, struct str *keys, size_t nkeys)
{
	if (nkeys > 0)
		qsort(keys, nkeys, sizeof keys[0], by_bytes);
	trie_build(t, keys, nkeys);
}

void
trie_build_wide(struct trie *t, const struct str *keys, size_t nkeys, unsigned symbols)
{
	struct builder b = { .trie = t, .keys = keys, .symbols = symbols, .wide = true };

	build(&b, nkeys);
}

void
trie_release(struct trie *t)
{
	free(t->nodes);
	*t = (struct trie){ 0 };
}
