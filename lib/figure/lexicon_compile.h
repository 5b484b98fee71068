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
	struct lexicon_term_char *term_chars;	/* by rank */
	struct lexicon_pair *pairs;
	struct lexicon_lists *lists;
	size_t npairs;
	struct lexicon_more *more;
	size_t nmore, more_cap;
	uint64_t term_joints[(1 << LEXICON_JOINT_BITS) / 64];
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
/* Keys are of symbols of two bytes each: rest; behind a mark prefix backwards. */
struct str key_make(struct compiler *, struct str rest, unsigned mark, struct str prefix);
unsigned symbol_of(struct str key, size_t i);
void put_symbol(struct str *key, char *to, unsigned symbol);
/* By key, then by word. */
int entry_cmp(const void *, const void *);

/* Once all words are read: their characters ranked, the tries and tables made. */
void lexicon_index(struct compiler *);
/* The tables of the terms, once characters are ranked. */
void lexicon_terms(struct compiler *);
/* All tables as C on standard output. */
void lexicon_print(struct compiler *);

#endif
