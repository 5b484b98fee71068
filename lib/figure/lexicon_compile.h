/*
 * The program that makes the lexicon's tables, lexicon_compile: what its parts pass to
 * one another.
 */
#ifndef FIGURE_LEXICON_COMPILE_H
#define FIGURE_LEXICON_COMPILE_H

#include "figure/lexicon_read.h"
#include "figure/lexicon_table.h"

enum { CODE_POINTS = 0x110000 };

struct entry {
	struct str key;		/* of ranks of characters, two bytes each */
	uint32_t word;
};

struct compiler {
	struct arena arena;
	struct buf text;	/* the bytes of all files */
	struct word_line *words;
	size_t nwords, cap;
	struct entry *entries;
	size_t nentries, entries_cap;
	struct word_line *terms;	/* words found as terms, too or only */
	size_t nterms, terms_cap;
	struct term_kind *kinds;
	size_t nkinds, kinds_cap;
	struct trie term_trie;
	uint64_t term_pairs[(1 << LEXICON_PAIR_BITS) / 64];
	uint64_t candidates[65536 / 64];
	struct character {
		int32_t cp;
		uint32_t times;		/* that it stands in a word */
	} characters[CODE_POINTS];	/* by code point, then by rank */
	uint16_t ranks[CODE_POINTS];	/* by how often they stand in words */
	unsigned nranks;
	struct lexicon_edge edges[65536];
	struct trie trie;
	struct dec *numbers;
	size_t nnumbers, numbers_cap;
};

/* Say what is wrong with a line of a file, 0: with the file, and end the program. */
void lexicon_fail(const char *file, int line, const char *what);
/* Once all words are read: their characters ranked, the tries and tables made. */
void lexicon_index(struct compiler *);
/* All tables as C on standard output. */
void lexicon_print(struct compiler *);

#endif
