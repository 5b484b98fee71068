/*
 * The grammar of expressions that are made of numerals and marks: dates, times,
 * identifiers.  One PCRE2 pattern, matched anchored at a place; which of its
 * alternatives matched is told by its (*MARK).
 */
#ifndef FIGURE_GRAMMAR_H
#define FIGURE_GRAMMAR_H

#include "base/str.h"

/* constant; what its captures 1.. are */
#define GRAMMAR_FORMS(F) \
	F(SEASON)		/* year, year of the same century: 2001-02 */ \
	F(YEAR_RANGE)		/* year, year */ \
	F(MONTH_RANGE)		/* year, month, month */ \
	F(DAY_RANGE)		/* year, month, day, day */ \
	F(DATE)			/* year, month, day, part */ \
	F(ISO)			/* year, month, day */ \
	F(YEAR)			/* year, part */ \
	F(SLASHED)		/* month or day, day or month, year */ \
	F(DECADES)		/* century, decade (6 or 60), decade */ \
	F(DECADE)		/* century, decade (90) or year (1990) */ \
	F(CENTURY)		/* century, part */ \
	F(QUARTER)		/* 前, quarter */ \
	F(HALF)			/* 上 or 下 */ \
	F(MONTH)		/* month, day, part */ \
	F(DAY)			/* day */ \
	F(CLOCK)		/* hour, minute, second, in digits with : */ \
	F(TIME)			/* hour, minute, second, 半 or quarters */ \
	F(LUNAR)		/* year, month, day of the lunar calendar */ \
	F(DOCUMENT)		/* 〔2025〕12号 */

enum grammar_form {
	GRAMMAR_NONE,
#define F(name) GRAMMAR_##name,
	GRAMMAR_FORMS(F)
#undef F
	GRAMMAR_FORM_COUNT
};

struct grammar;
struct grammar *grammar_new(void);
void grammar_free(struct grammar *);

enum { GRAMMAR_CAPTURES = 8 };
struct grammar_match {
	enum grammar_form form;
	size_t end;
	struct str capture[GRAMMAR_CAPTURES];	/* from 1; p NULL where it took no part */
};

/* What one thread needs to match; it remembers the last place, so a text matched must not be written over. */
struct grammar_matcher;
struct grammar_matcher *grammar_matcher_new(const struct grammar *);
void grammar_matcher_free(struct grammar_matcher *);

/* At text[at] (folded, valid UTF-8). false: none. *trouble: one more where PCRE2 gave up. */
bool grammar_match(struct grammar_matcher *, struct str text, size_t at, struct grammar_match *out,
    size_t *trouble);

#endif
