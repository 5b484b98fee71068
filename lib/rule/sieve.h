/*
 * Which of many patterns can match in a text?  The text is gone through once for the
 * words of all their needs (need.h), in a trie, and each pattern's progress through
 * its clauses is kept in bits side by side: a word that is found sets the bit of
 * every clause that has it, where the bit of the clause before is set.
 *
 * This is R. Baeza-Yates and G. Gonnet's shift-and ("A New Approach to Text Searching",
 * Communications of the ACM 35(10), 1992) for words with gaps of any length.
 */
#ifndef RULE_SIEVE_H
#define RULE_SIEVE_H

#include <stdint.h>

#include "figure/trie.h"
#include "rule/need.h"

enum { SIEVE_CHARACTERS = 0x10000, SIEVE_LEADS = SIEVE_CHARACTERS / 64 };	/* of the BMP */

/*
 * The clauses of a pattern are neighbouring bits of one number, so that no bit is carried.
 * Those patterns that need nothing share a bit that is always set.
 */
struct sieve {
	const uint64_t *begins;	/* a bit for each of SIEVE_CHARACTERS: does a word begin with it? */
	const uint64_t *begins_whole;	/* one of a pattern that is for a paragraph? */
	const struct trie_node *words;
	const uint32_t *leads;	/* the node behind the first two bytes of a character of three, by their last ten bits */
	/* Those of word k: from steps_of[k] to before steps_of[k + 1]. */
	const struct sieve_step {
		uint32_t number;
		uint64_t clauses;	/* that have the word */
	} *steps;
	const uint32_t *steps_of;
	const uint64_t *first;	/* of each number: first clauses */
	const uint64_t *kept;	/* those that a new sentence leaves as they are */
	const struct sieve_place {
		uint32_t number;
		uint64_t last;	/* bit of the last clause */
	} *places;		/* of each pattern */
	size_t npatterns, nwords, nnodes;
	size_t size;		/* how many numbers hold the progress of all patterns */
};

/*
 * Of n patterns.  whole[i]: pattern i is for a paragraph, else for a sentence.  The
 * needs are not looked at later.
 */
struct sieve *sieve_new(const struct need *needs, const bool *whole, size_t n);
void sieve_free(struct sieve *);

/*
 * Go through one sentence, [start, end), of a paragraph in valid UTF-8.  progress:
 * size of them, all 0 before the first sentence, else those that the sentence
 * before left.  whole: only the patterns for a paragraph are asked about.
 */
void sieve_sentence(const struct sieve *, struct str paragraph, size_t start, size_t end, bool whole,
    uint64_t *progress);
/* Can the pattern of this place match in the sentence (of the paragraph: in what was gone through so far)? */
static inline bool
sieve_passes(const struct sieve_place *place, const uint64_t *progress)
{
	return (progress[place->number] & place->last) != 0;
}

#endif
