/*
 * A pattern that is nothing but words, a|b|c, or the words of which every match of a
 * pattern holds one, as a trie: one step at most places of a text, where PCRE2 tries
 * each of the words, and made in a fraction of the time.
 */
#ifndef RULE_WORD_SET_H
#define RULE_WORD_SET_H

#include "figure/trie.h"

/* Is the expression words parted by | alone, none of them empty? */
bool word_set_is(struct str expression);
/* The words of such an expression. Release with trie_release. */
void word_set_build(struct trie *, struct str expression);
/* Does the text, valid UTF-8 as the words are, hold one of them?  Is it one of them? */
bool word_set_holds(const struct trie *, struct str text);
bool word_set_has(const struct trie *, struct str text);

#endif
