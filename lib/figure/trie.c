#include <stdlib.h>

#include "figure/trie.h"

/* A node yet to be given its children: the keys that share its prefix. */
struct range {
	uint32_t low, high;	/* keys */
	uint32_t depth;
};

static void
node_add(struct trie *t, size_t *cap, struct range **todo, unsigned char label, struct range keys)
{
	if (t->nnodes == *cap) {
		*cap = *cap ? *cap * 2 : 4096;
		t->nodes = mem_realloc(t->nodes, *cap * sizeof *t->nodes);
		t->labels = mem_realloc(t->labels, *cap);
		*todo = mem_realloc(*todo, *cap * sizeof **todo);
	}
	t->nodes[t->nnodes] = (struct trie_node){ 0 };
	t->labels[t->nnodes] = label;
	(*todo)[t->nnodes++] = keys;
}

void
trie_build(struct trie *t, const struct str *keys, size_t nkeys)
{
	struct range *todo = NULL;
	size_t cap = 0;

	*t = (struct trie){ 0 };
	node_add(t, &cap, &todo, 0, (struct range){ 0, (uint32_t)nkeys, 0 });
	/* Breadth first: the children of a node follow one another. */
	for (size_t i = 0; i < t->nnodes; i++) {
		struct range r = todo[i];

		if (r.low < r.high && keys[r.low].n == r.depth) {
			t->nodes[i].value = r.low + 1;
			while (r.low < r.high && keys[r.low].n == r.depth)
				r.low++;
		}
		t->nodes[i].first = (uint32_t)t->nnodes;
		while (r.low < r.high) {
			unsigned char label = (unsigned char)keys[r.low].p[r.depth];
			struct range child = { r.low, r.low, r.depth + 1 };

			while (child.high < r.high &&
			    (unsigned char)keys[child.high].p[r.depth] == label)
				child.high++;
			r.low = child.high;
			node_add(t, &cap, &todo, label, child);
			t->nodes[i].n++;
		}
	}
	free(todo);
}

void
trie_release(struct trie *t)
{
	free(t->nodes);
	free(t->labels);
	*t = (struct trie){ 0 };
}
