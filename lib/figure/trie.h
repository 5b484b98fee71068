/*
 * A set of strings of symbols, searched by prefix: a double-array trie (J. Aoe, "An
 * efficient digital search algorithm by using a double-array structure", IEEE
 * Transactions on Software Engineering 15(9), 1989).  The child of a node for a symbol
 * stands at the node's base + symbol, if that place names the node as its parent: a
 * step is one addition and one comparison.
 */
#ifndef FIGURE_TRIE_H
#define FIGURE_TRIE_H

#include <stdint.h>

#include "base/mem.h"

enum { TRIE_ROOT = 0, TRIE_NONE = 0 };	/* the root is no node's child */
#define TRIE_FREE UINT32_MAX		/* the parent of a place without a node */

struct trie_node {
	uint32_t base;		/* place of the child for symbol 0, if there were one */
	uint32_t parent;
	uint32_t value;		/* index of the key that ends here + 1; 0: none */
};

struct trie {
	struct trie_node *nodes;	/* as many places behind every base as there are symbols */
	size_t nnodes;
};

/* Of bytes. keys: sorted by str_cmp. Of equal keys the first is found. */
void trie_build(struct trie *, const struct str *keys, size_t nkeys);
/* The same of keys in any order, which are put in theirs. */
void trie_build_words(struct trie *, struct str *keys, size_t nkeys);
/* As trie_build, of symbols below so many, each two bytes of its key, the higher one first. */
void trie_build_wide(struct trie *, const struct str *keys, size_t nkeys, unsigned symbols);
void trie_release(struct trie *);

/* The node that a symbol leads to from node, or TRIE_NONE. */
static inline uint32_t
trie_step(const struct trie_node *nodes, uint32_t node, unsigned symbol)
{
	uint32_t to = nodes[node].base + symbol;

	return nodes[to].parent == node ? to : TRIE_NONE;
}

#endif
