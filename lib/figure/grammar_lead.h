/* What the expressions of grammar.h begin with: which of them can stand at a place is told by it. */
#ifndef FIGURE_GRAMMAR_LEAD_H
#define FIGURE_GRAMMAR_LEAD_H

#include "figure/grammar.h"

/* What a match begins with. */
enum lead {
	LEAD_NONE,
	/* Digits, and a mark. */
	LEAD_YEAR,		/* 2025年; a part of it may follow */
	LEAD_YEAR_MONTH,	/* 2025年12月 */
	LEAD_YEAR_LUNAR,	/* 2025年正 */
	LEAD_YEAR_TO,		/* 2025年至, 2025年3月至, 2025年三、 */
	LEAD_DECADE,		/* 90年代, 上世 */
	LEAD_NAMED_YEAR,	/* 2023财年 */
	LEAD_CENTURY,		/* 21世 */
	LEAD_QUARTER,		/* 三季, 前三季 */
	LEAD_MONTH,		/* 12月 */
	LEAD_MONTH_TO,		/* 3月至, 3月5日至 */
	LEAD_DAY,		/* 29日, 29号 */
	LEAD_HOUR,		/* 9时, 9点 */
	LEAD_COLON,		/* 9: */
	LEAD_ISO,		/* 2025-12- */
	LEAD_SLASHED,		/* 12/29/ */
	/* Two numbers, a mark behind the second alone. */
	LEAD_YEARS,		/* 2020—2025, 98-99赛季 */
	LEAD_DECADES,		/* 80、90年 */
	LEAD_CENTURIES,		/* 17、18世 */
	LEAD_QUARTERS,		/* 二三季, 第一、 */
	LEAD_MONTHS,		/* 3至5月 */
	LEAD_DAYS,		/* 3至5日, 3日至 */
	LEAD_HOURS,		/* 0—24时 */
	/* No digits. */
	LEAD_LUNAR,
	LEAD_DOCUMENT,		/* 〔2025 */
	LEAD_COUNT
};

/*
 * What text[at] begins with.  Most places where a numeral stands begin nothing: what follows its digits is none of
 * the marks that one can have there.  To be kept in step with the patterns: tests/unit/test_grammar.c has a line for each.
 */
enum lead grammar_lead(const struct lexicon *, struct str text, size_t at);
/* grammar_match where it is known. */
bool grammar_match_led(struct grammar_matcher *, enum lead, struct str text, size_t at, struct grammar_match *out,
    size_t *trouble);

#endif
