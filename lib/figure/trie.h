/*
 * A set of byte strings, searched by prefix: a trie in two flat arrays, its
 * children contiguous and sorted, so that a step is one memchr of a few bytes.
 */
#ifndef FIGURE_TRIE_H
#define FIGURE_TRIE_H

#include <stdint.h>

#include "base/mem.h"

enum { TRIE_ROOT = 0, TRIE_NONE = 0 };	/* the root is no node's child */

struct trie {
	struct trie_node {
		uint32_t first;		/* index of the first child */
		uint32_t value;		/* index of the first key that ends here + 1; 0: none */
		uint16_t n;		/* number of children */
	} *nodes;
	unsigned char *labels;		/* the byte that leads to each node */
	size_t nnodes;
};

/* keys: sorted by str_cmp_bytes; equal keys stand together, value is the first of them + 1. */
void trie_build(struct trie *, const struct str *keys, size_t nkeys);
void trie_release(struct trie *);

/* The node that byte leads to from node, or TRIE_NONE. */
static inline uint32_t
trie_step(const struct trie *t, uint32_t node, unsigned char byte)
{
	const struct trie_node *n = &t->nodes[node];
	const unsigned char *first = t->labels + n->first, *hit;

	if (n->n == 0)
		return TRIE_NONE;
	if (n->n == 1)
		return *first == byte ? n->first : TRIE_NONE;
	hit = memchr(first, byte, n->n);
	return hit == NULL ? TRIE_NONE : (uint32_t)(hit - t->labels);
}

#endif
