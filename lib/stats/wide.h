/*
 * Whole numbers of up to 1280 bits with a sign: sums and squares that no input can
 * make overflow.  The input's numbers have at most 36 digits and 36 decimals; squared,
 * brought to 72 decimals, counted 2^64 times, and multiplied by a count once more,
 * they stay below 2^700.  Little-endian limbs (Knuth, TAOCP 2, 4.3.1).
 */
#ifndef STATS_WIDE_H
#define STATS_WIDE_H

#include <stdint.h>

#include "base/dec.h"

enum { WIDE_LIMBS = 20 };

struct wide {
	bool neg;		/* never of 0 */
	unsigned n;		/* limbs in use, the last of them not 0 */
	uint64_t limb[WIDE_LIMBS];
};

struct wide wide_from(dec_coef);
/* false: does not fit, or has more than DEC_DIGITS digits. */
bool wide_to_coef(const struct wide *, dec_coef *);
void wide_add(struct wide *, const struct wide *);
struct wide wide_mul(const struct wide *, const struct wide *);
/* *w *= 10^k. */
void wide_scale(struct wide *w, int k);
/* Of the absolute values: <0, 0, >0. */
int wide_cmp_abs(const struct wide *, const struct wide *);
/* Towards 0; d is not 0; the remainder has the sign of a. */
void wide_div(const struct wide *a, const struct wide *d, struct wide *quotient,
    struct wide *remainder);
/* *w /= d (not 0), towards 0; returns the absolute value of the remainder. */
uint64_t wide_div_short(struct wide *w, uint64_t d);
/* Of a number that is not negative: root * root <= a < (root + 1)^2; exact: it is a square. */
struct wide wide_sqrt(const struct wide *a, bool *exact);
/* How many bits, how many decimal digits; 0 has none. */
unsigned wide_bits(const struct wide *);
int wide_digits(const struct wide *);
/* As a decimal with scale digits behind the point, without zeros at its end. */
void wide_print(struct buf *, const struct wide *, int scale);
/* [-]digits[.digits] as a whole number of 10^-scale. false: is none, or does not fit. */
bool wide_parse(struct wide *, struct str, int scale);

#endif
