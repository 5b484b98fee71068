/*
 * A pattern that is nothing but words, a|b|c, or the words of which every match of a
 * pattern holds one, as a trie: at most places of a text a look at one bit, where PCRE2
 * tries each of the words, and made in a fraction of the time.
 */
#ifndef RULE_WORD_SET_H
#define RULE_WORD_SET_H

#include "figure/trie.h"

struct word_set {
	struct trie trie;
	uint64_t begins[4];	/* a bit for each hash of a character: may a word begin with it? */
};

/* Is the expression words parted by | alone, none of them empty? */
bool word_set_is(struct str expression);
/* The words of such an expression. Release with word_set_release. */
void word_set_build(struct word_set *, struct str expression);
void word_set_release(struct word_set *);
/* Does the text, valid UTF-8 as the words are, hold one of them?  Is it one of them? */
bool word_set_holds(const struct word_set *, struct str text);
bool word_set_has(const struct word_set *, struct str text);

#endif
