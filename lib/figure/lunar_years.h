/*
 * The table that lunar.sh makes of lib/lexicon/lunar.txt.
 */
#ifndef FIGURE_LUNAR_YEARS_H
#define FIGURE_LUNAR_YEARS_H

#include <stdint.h>

struct lunar_year {
	int16_t year;
	int8_t month, day;	/* Gregorian, of its first day */
	int8_t leap;		/* the leap month stands behind this one; 0: none */
	uint16_t long_months;	/* bit i: the i-th month from its first, 0 on, has 30 days, not 29 */
};

extern const struct lunar_year lunar_years[];

#endif
