/*
 * Reading numbers of a table, and the correctly rounded quotients made of them.
 */
#ifndef STATS_NUMBER_H
#define STATS_NUMBER_H

#include "stats/wide.h"

/*
 * As dec_parse, finite, and normalised; in addition, for the tables of others: .5, 5.,
 * and an exponent (1.5e6).  false: is none, or does not fit.
 */
bool number_parse(struct dec *, struct str);

/*
 * a / d * 10^-scale, half to even at 28 significant digits, but digits in front of the
 * point are never dropped; d > 0.  false: does not fit.
 */
bool number_quotient(struct dec *, const struct wide *a, const struct wide *d, int scale);
/* The square root of the same, a >= 0. */
bool number_root(struct dec *, const struct wide *a, const struct wide *d, int scale);

/* 10^k, k = 0 .. 18 */
extern const int64_t ten_to[19];

/* d = *coef * 10^-scale, |*coef| < 10^37.  false: d has more decimals, or is too long for one multiplication. */
static inline bool
number_at(struct dec d, int scale, dec_coef *coef)
{
	int more = scale - d.scale;

	if ((unsigned)more > 18 || d.coef != (int64_t)d.coef)
		return false;
	*coef = (dec_coef)(int64_t)d.coef * ten_to[more];
	return true;
}

#endif
