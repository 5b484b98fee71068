/* What the expressions of grammar.h begin with: which of them can stand at a place is told by it. */
#ifndef FIGURE_GRAMMAR_LEAD_H
#define FIGURE_GRAMMAR_LEAD_H

#include "base/str.h"

struct lexicon;

/* What a match begins with: digits and one of these characters, or no digits. */
enum lead {
	LEAD_NONE, LEAD_YEAR, LEAD_YEAR_ALONE, LEAD_MONTH, LEAD_DAY, LEAD_HOUR, LEAD_COLON, LEAD_CENTURY, LEAD_QUARTER,
	LEAD_TO, LEAD_SLASH, LEAD_DOT, LEAD_LIST, LEAD_AND, LEAD_WORD, LEAD_COUNT
};

/*
 * What text[at] begins with.  Most places where a numeral stands begin no alternative: what follows its digits is
 * none of the marks that one can have there. To be kept in step with the alternatives:
 * tests/unit/test_grammar.c has a line for each.
 */
enum lead grammar_lead(const struct lexicon *, struct str text, size_t at);

#endif
