/*
 * How a line of a lexicon file is read into a word.
 */
#ifndef FIGURE_LEXICON_READ_H
#define FIGURE_LEXICON_READ_H

#include "figure/words.h"

enum { LEXICON_COLUMNS = 6 };

/*
 * Set what the n columns of a line say of the word (its text is set already).
 * false: the line is not as its file's header says.
 */
typedef bool word_read(struct word *, const struct str column[LEXICON_COLUMNS], size_t n);

/* For the lines of a file of this name (without ending); NULL: not one of ours. */
word_read *word_reader(struct str file);

#endif
