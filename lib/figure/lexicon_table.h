/*
 * The lexicon as tables: made of the files in lib/lexicon/ when the program is built,
 * by lexicon_compile.c, so that starting costs nothing.
 */
#ifndef FIGURE_LEXICON_TABLE_H
#define FIGURE_LEXICON_TABLE_H

#include "figure/words.h"

/*
 * All words are in one trie.  Its keys are: the word, where it is found forwards; a
 * mark and the word backwards, where it is found backwards or by its code; for a set
 * phrase what stands from its numeral on, a mark, and what stands before, backwards.
 */
enum { LEXICON_AROUND = 0xff, LEXICON_BACKWARD = 0xfe, LEXICON_CODE = 0xfd };	/* no UTF-8 byte */

/* The words of one key: entries[first] .. entries[first + n - 1], in the order of the files. */
struct lexicon_key {
	uint32_t classes;	/* of all of them */
	uint32_t first, n;
};

/*
 * A character at the edge of a word: the classes of the keys that begin with it, and of
 * the words that end with it and are found backwards.  Most of the text begins or ends
 * no word sought; where it does, the walk goes on from the node behind the character,
 * without the three steps of its bytes.  The characters outside the BMP share the place
 * of U+0000, which has no nodes.
 */
struct lexicon_edge {
	uint32_t begins, ends;
	uint32_t forward, backward;	/* nodes */
};

struct lexicon {
	const struct word *words;
	size_t nwords;
	const struct trie_node *nodes;	/* value: index of the key + 1 */
	const struct lexicon_key *keys;
	const uint32_t *entries;	/* indices of words */
	const uint64_t *candidates;		/* a bit for each character of the BMP */
	const uint16_t *edge_blocks;		/* 1024 */
	const struct lexicon_edge (*edges)[64];	/* of each block of 64 characters */
};

#endif
