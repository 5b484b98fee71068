/*
 * Exact decimals: coefficient * 10^-scale in 128 bits, and both infinities.
 * Addition, subtraction and comparison are exact or report overflow; division
 * and an over-long product are rounded in the direction asked for, so that an
 * interval made of them can only grow.  Never binary floating point.
 */
#ifndef BASE_DEC_H
#define BASE_DEC_H

#include <stdint.h>

#include "base/mem.h"

__extension__ typedef __int128 dec_coef;

enum { DEC_SCALE_MAX = 36, DEC_DIGITS = 36 };

struct dec {
	/* |coef| < 10^DEC_DIGITS, 0 where infinite; on 4 bytes, so that a number takes 20 and not 32 */
	__attribute__((packed, aligned(4))) dec_coef coef;
	short scale;		/* 0 .. DEC_SCALE_MAX */
	short inf;		/* -1, 0 or +1 */
};

enum dec_round { DEC_DOWN, DEC_UP, DEC_HALF_EVEN };	/* towards -inf, +inf, nearest */

#define DEC_ZERO ((struct dec){ 0, 0, 0 })
#define DEC_INF ((struct dec){ 0, 0, 1 })
#define DEC_NEG_INF ((struct dec){ 0, 0, -1 })

/* A number as an initializer in C, for printf: no literal is as wide as a coefficient. */
#define DEC_SOURCE "{ (dec_coef)%lld * 1000000000000000000 + %lld, %d, %d }"
#define DEC_SOURCE_ARG(d) (long long)((d).coef / 1000000000000000000), (long long)((d).coef % 1000000000000000000), \
	(d).scale, (d).inf

/* 10^0 to 10^36 */
extern const dec_coef dec_powers[DEC_DIGITS + 1];

static inline struct dec
dec_int(long long n)
{
	return (struct dec){ n, 0, 0 };
}
/* n * 10^exp, exp of either sign. false: does not fit. */
bool dec_make(struct dec *out, dec_coef n, int exp);
/* [+-]digits[.digits], "inf" or "-inf", nothing else. false: is none, or does not fit. */
bool dec_parse(struct dec *out, struct str s);
/* Plain decimal, trailing zeros of the fraction kept as the scale says. */
void dec_print(struct buf *out, struct dec d);
/* The same to where there is room for so much; returns where it ends. */
enum { DEC_ROOM = 48 };
char *dec_put(char *to, const struct dec *);
/* The same number with the least scale: 1.50 -> 1.5, 20.0 -> 20. */
struct dec dec_normal_scaled(struct dec d);
static inline struct dec
dec_normal(struct dec d)
{
	return d.scale == 0 ? d : dec_normal_scaled(d);
}
/* dec_put of that. */
static inline char *
dec_put_normal(char *to, struct dec d)
{
	/* As most are. */
	if (d.scale == 0 && d.inf == 0 && d.coef >= 0 && d.coef <= INT64_MAX)
		return str_number(to, (unsigned long long)d.coef);
	d = dec_normal(d);
	return dec_put(to, &d);
}

/* <0, 0, >0. */
int dec_cmp_scaled(struct dec a, struct dec b);
static inline int
dec_cmp(struct dec a, struct dec b)
{
	/* As most are. */
	if (a.scale == b.scale && a.inf == 0 && b.inf == 0)
		return (a.coef > b.coef) - (a.coef < b.coef);
	return dec_cmp_scaled(a, b);
}
/* Is it printed the same? */
static inline bool
dec_same(struct dec a, struct dec b)
{
	return a.coef == b.coef && a.scale == b.scale && a.inf == b.inf;
}
static inline bool dec_is_zero(struct dec d) { return d.inf == 0 && d.coef == 0; }
int dec_sign(struct dec d);
/* Is it finite and whole? */
bool dec_is_whole(struct dec d);
struct dec dec_neg(struct dec d);

/* false: overflow, or inf - inf, inf * 0, x / 0, inf / inf; *out is then not set. */
bool dec_add(struct dec *out, struct dec a, struct dec b);
bool dec_sub(struct dec *out, struct dec a, struct dec b);
bool dec_mul(struct dec *out, struct dec a, struct dec b, enum dec_round);
/* To at least 28 significant digits. */
bool dec_div(struct dec *out, struct dec a, struct dec b, enum dec_round);
/* d with at most scale digits after the point. */
struct dec dec_round(struct dec d, int scale, enum dec_round);
/* d to at most digits significant digits. */
struct dec dec_round_digits(struct dec d, int digits, enum dec_round);

#endif
