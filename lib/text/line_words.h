/*
 * Words of the lines that give a document its date (lib/lexicon/dateline.txt), those that a
 * line break may cut behind a number (lib/lexicon/wraps.txt), and those that no label has in front
 * (lib/lexicon/labels.txt), as tables made by line_words.sh; each ends with an empty word.
 */
#ifndef TEXT_LINE_WORDS_H
#define TEXT_LINE_WORDS_H

#include "base/str.h"

extern const struct str line_agency[], line_wire[], line_field[], line_weekday[], line_lunar[], line_before[], line_after[], line_source[];
extern const struct str line_wrap[];
extern const struct str line_beyond_to[], line_beyond_paren[];

/* Does one of a table begin at p? */
static inline bool
line_word_at(const struct str *table, const char *p, const char *end)
{
	while (table->n > 0 && !str_starts((struct str){ p, (size_t)(end - p) }, *table))
		table++;
	return table->n > 0;
}

#endif
