/*
 * Words of the lines that give a document its date (lib/lexicon/dateline.txt), and those that a
 * line break may cut behind a number (lib/lexicon/wraps.txt), as tables made by line_words.sh;
 * each ends with an empty word.
 */
#ifndef TEXT_LINE_WORDS_H
#define TEXT_LINE_WORDS_H

#include "base/str.h"

extern const struct str line_agency[], line_wire[], line_field[], line_weekday[], line_lunar[], line_before[], line_after[], line_source[];
extern const struct str line_wrap[];

#endif
