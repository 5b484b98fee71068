/*
 * An exact sum of any number of decimals in any order: a 128-bit number at the most
 * decimals met so far, and a wide one for what outgrows it.  Whether the sum has too
 * many digits is asked only at its end, so no order of adding can overflow.
 */
#ifndef STATS_TOTAL_H
#define STATS_TOTAL_H

#include "stats/number.h"

enum { TOTAL_SCALE = 2 * DEC_SCALE_MAX };	/* decimals that are kept: those of a square */

struct total {
	dec_coef coef;		/* * 10^-scale */
	struct wide *rest;	/* * 10^-TOTAL_SCALE; NULL: none */
	int scale;
};

/* Adding to an all-zero struct total; release frees. */
void total_release(struct total *);
/* d: finite. */
static inline void total_add(struct total *, struct dec d);
void total_add_square(struct total *, struct dec d);
void total_merge(struct total *, const struct total *from);
/* *t = *t * factor^power; power 1 or 2.  false: more decimals than are kept. */
bool total_multiply(struct total *t, struct dec factor, int power);
/* The sum as a number of 10^-*scale, at most TOTAL_SCALE. */
struct wide total_wide(const struct total *, int *scale);
/* false: more than DEC_DIGITS digits. */
bool total_dec(const struct total *, struct dec *);
/* As a plain decimal of any length, and back; false: is none. */
void total_print(struct buf *, const struct total *);
bool total_parse(struct total *, struct str);

/* --- nearly every number: no more decimals than there are, and far from the most that fits */

void total_add_any(struct total *, struct dec d);

static inline void
total_add(struct total *t, struct dec d)
{
	const uint64_t far = UINT64_C(1) << 59;	/* 2^123: with another 10^37 still below 2^124 */
	dec_coef coef;

	if (number_at(d, t->scale, &coef) && (uint64_t)(t->coef >> 64) + far < 2 * far)
		t->coef += coef;
	else
		total_add_any(t, d);
}

#endif
