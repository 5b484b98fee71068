/*
 * Data files compiled in as they are: the words of date lines (lib/lexicon/dateline.txt), those
 * that a line break may cut behind a number (lib/lexicon/wraps.txt),
 * and the built-in rules (lib/rules/NAME.rule).  Made by embed.sh.  Any layer may read them.
 */
#ifndef LEXICON_EMBEDDED_H
#define LEXICON_EMBEDDED_H

#include <stddef.h>

struct embedded {
	const char *name;	/* file name without its ending; NULL ends the table */
	const char *data;
	size_t n;
};

extern const struct embedded lexicon_files[];
extern const struct embedded rules_files[];

#endif
