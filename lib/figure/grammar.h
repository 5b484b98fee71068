/*
 * The grammar of expressions that are made of numerals and marks: dates, times,
 * identifiers.  PCRE2 patterns, matched anchored at a place.
 */
#ifndef FIGURE_GRAMMAR_H
#define FIGURE_GRAMMAR_H

#include "base/str.h"

/* What the captures 1.. of each are. */
enum grammar_form {
	GRAMMAR_NONE,
	/* Spans, to GRAMMAR_DAY_RANGE. */
	GRAMMAR_SEASON,	/* year, year of the same century: 2001-02 */
	GRAMMAR_YEAR_RANGE,	/* year, year */
	GRAMMAR_MONTH_RANGE,	/* year, month, month */
	GRAMMAR_QUARTER_RANGE,	/* year, quarter, quarter */
	GRAMMAR_CENTURY_RANGE,	/* century, part, century, part */
	GRAMMAR_DAY_RANGE,	/* year, month, day, day */
	GRAMMAR_DATE,	/* year, month, day, part */
	GRAMMAR_ISO,	/* year, month, day */
	GRAMMAR_YEAR,	/* year, part */
	GRAMMAR_NAMED_YEAR,	/* year, part: 2023财年上半年 */
	GRAMMAR_SLASHED,	/* month or day, day or month, year */
	GRAMMAR_DECADES,	/* century, decade (6 or 60), decade, part */
	GRAMMAR_DECADE,	/* century, decade (90) or year (1990), part */
	GRAMMAR_CENTURY,	/* century (empty behind 上 and the like), part */
	GRAMMAR_QUARTER,	/* 前, quarter */
	GRAMMAR_MONTH,	/* month, day, part */
	GRAMMAR_DAY,	/* day */
	GRAMMAR_CLOCK,	/* hour, minute, second, in digits with : */
	GRAMMAR_TIME,	/* hour, minute, second, 半 or quarters */
	GRAMMAR_HOURS,	/* the same of the second time, the first being digits alone: 0—24时 */
	GRAMMAR_LUNAR,	/* year, month, day of the lunar calendar */
	GRAMMAR_DOCUMENT,	/* 〔2025〕12号 */
	GRAMMAR_COUNT
};

/* Several threads may use one, each with a matcher of its own. */
struct grammar;
struct lexicon;
struct grammar *grammar_new(const struct lexicon *);
void grammar_free(struct grammar *);

enum { GRAMMAR_CAPTURES = 8 };
struct grammar_match {
	enum grammar_form form;
	size_t end;
	struct str capture[GRAMMAR_CAPTURES];	/* from 1; p NULL where it took no part, and of 0 */
};

/* What one thread needs to match. */
struct grammar_matcher;
struct grammar_matcher *grammar_matcher_new(struct grammar *);
void grammar_matcher_free(struct grammar_matcher *);

/* May a match begin at text[at], where no numeral does? */
bool grammar_begins(struct str text, size_t at);
/* At text[at] (folded, valid UTF-8). false: none. *trouble: one more where PCRE2 gave up. */
bool grammar_match(struct grammar_matcher *, struct str text, size_t at, struct grammar_match *out,
    size_t *trouble);

#endif
