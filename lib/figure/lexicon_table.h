/*
 * The lexicon as tables: made of the files in lib/lexicon/ when the program is built,
 * by lexicon_compile.c, so that starting costs nothing.
 */
#ifndef FIGURE_LEXICON_TABLE_H
#define FIGURE_LEXICON_TABLE_H

#include "figure/words.h"

/*
 * The characters of all words are ranked, the most frequent first, so that what is asked
 * for often stands close together.  All words but the terms are in one trie of these ranks.
 * Its keys are: the word, where it is found forwards; a mark and the word backwards,
 * where it is found backwards or by its code; for a set phrase what stands from its
 * numeral on, a mark, and what stands before, backwards.
 */
enum {
	LEXICON_OTHER,		/* a character of no word */
	LEXICON_AROUND, LEXICON_BACKWARD, LEXICON_CODE,	/* the marks */
	LEXICON_FIRST
};

/* A word of a key.  The words of one stand together, in the order of the files. */
struct lexicon_entry {
	uint16_t word;		/* its index */
	uint8_t class;
	uint8_t last;		/* of its key? */
};

/*
 * A character at the edge of a word: the classes of the keys that begin with it, and of
 * the words that end with it and are found backwards.  Most of the text begins or ends
 * no word sought.
 */
struct lexicon_edge {
	word_classes begins, ends;
};

/* As struct trie_node, in half the memory: all places are below 65536. */
struct lexicon_node {
	uint16_t base, parent;
	uint16_t value : 15;	/* index of the key's first entry + 1 */
	uint16_t around : 1;	/* has it a child for LEXICON_AROUND?  Seldom, and that is far away in memory */
};

/*
 * Terms are many more, and nearly all of two characters.  A term is found by its first two, or backwards by
 * its last two: both look at the same place of a table of pairs.  Those of a first character stand at its base + the
 * rank of the second, if that place names it as the first.  What is longer goes on in lists, nearly all of one character.
 * kind is that of the term of these characters alone, found forwards or backwards; 0: they are none.
 */
struct lexicon_term_char {
	uint16_t base;			/* 0: no pair begins with it */
	uint8_t kind, kind_back;
};
struct lexicon_pair {
	uint16_t first : 14;		/* LEXICON_NO_PAIR: nothing stands at this place */
	uint16_t goes_on : 1, goes_back : 1;	/* is there a list of what stands behind it, in front of it in terms? */
	uint8_t kind, kind_back;
};
/* Where such lists begin, of the pair at the same place: few are looked for, and what is looked for often is to be small. */
struct lexicon_lists {
	uint16_t behind, in_front;
};
struct lexicon_more {
	uint16_t rank;
	uint8_t kind;
	uint8_t last;			/* of its list? */
	uint16_t more;			/* list of what stands behind it, of terms backwards in front of it; 0: nothing */
};
enum { LEXICON_NO_PAIR = (1 << 14) - 1 };

/*
 * Few characters that stand side by side in a text do so in a term: a bit for each two that do, by a hash of their
 * ranks.  It is asked before the tables, for a look into those goes astray in memory.
 */
enum { LEXICON_JOINT_BITS = 18 };
static inline uint32_t
lexicon_joint(unsigned first, unsigned second)
{
	return (first << 16 ^ second) * UINT32_C(0x9e3779b1) >> (32 - LEXICON_JOINT_BITS);
}

struct lexicon {
	const struct word *words;
	size_t nwords;
	const uint16_t *firsts;			/* of each class the first word */
	const struct lexicon_node *nodes;
	const struct lexicon_entry *entries;
	const uint64_t *candidates;		/* a bit for each character of the BMP */
	const uint16_t *ranks;			/* of the characters of the BMP; no word has others */
	const struct lexicon_edge *edges;	/* by rank */
	const struct lexicon_term_char *term_chars;	/* by rank */
	const struct lexicon_pair *term_pairs;
	const struct lexicon_lists *term_lists;	/* of the pairs */
	const struct lexicon_more *term_more;
	const uint64_t *term_joints;		/* a bit for each lexicon_joint */
	const struct term_kind *term_kinds;
};

#endif
