/*
 * A set of byte strings, searched by prefix: a double-array trie (J. Aoe, "An
 * efficient digital search algorithm by using a double-array structure", IEEE
 * Transactions on Software Engineering 15(9), 1989).  The child of a node for a byte
 * stands at the node's base + byte, if that place names the node as its parent: a
 * step is one addition and one comparison.
 */
#ifndef FIGURE_TRIE_H
#define FIGURE_TRIE_H

#include <stdint.h>

#include "base/mem.h"

enum { TRIE_ROOT = 0, TRIE_NONE = 0 };	/* the root is no node's child */
#define TRIE_FREE UINT32_MAX		/* the parent of a place without a node */

struct trie_node {
	uint32_t base;		/* place of the child for byte 0, if there were one */
	uint32_t parent;
	uint32_t value;		/* index of the key that ends here + 1; 0: none */
};

struct trie {
	struct trie_node *nodes;	/* at least 256 places behind every base */
	size_t nnodes;
};

/* keys: sorted by str_cmp. Of equal keys the first is found. */
void trie_build(struct trie *, const struct str *keys, size_t nkeys);
void trie_release(struct trie *);

/* The node that byte leads to from node, or TRIE_NONE. */
static inline uint32_t
trie_step(const struct trie_node *nodes, uint32_t node, unsigned char byte)
{
	uint32_t to = nodes[node].base + byte;

	return nodes[to].parent == node ? to : TRIE_NONE;
}

#endif
