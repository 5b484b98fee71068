/*
 * Data files compiled in as they are: the words of date lines (lib/lexicon/dateline.txt), and
 * those that a line break may cut behind a number (lib/lexicon/wraps.txt).  Made by embed.sh.
 * Any layer may read them.
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

#endif
