/*
 * How a line of a lexicon file is read into a word.
 */
#ifndef FIGURE_LEXICON_READ_H
#define FIGURE_LEXICON_READ_H

#include "figure/words.h"

enum { LEXICON_COLUMNS = 6 };

/* A word while its line is read: the strings are the line's. */
struct word_line {
	struct word word;
	struct str text, code, base;
	struct dec factor, divisor;
};

/*
 * Set what the n columns of a line say of the word (its text and class are set already).
 * false: the line is not as its file's header says.
 */
typedef bool word_read(struct word_line *, const struct str column[LEXICON_COLUMNS], size_t n);

struct word_file {
	struct str name;	/* without ending */
	enum word_class class;
	word_read *read;
};

/* The file of this name; NULL: not one of ours. */
const struct word_file *word_file(struct str name);

#endif
