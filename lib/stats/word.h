/*
 * Short strings eight bytes at a time: most fields of a table are no longer than that, and
 * a call of memcmp, or a loop over their digits, costs more than they do.
 */
#ifndef STATS_WORD_H
#define STATS_WORD_H

#include <stdint.h>

#include "base/str.h"

/* A compiler makes one load of it. */
static inline uint32_t
word_half(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;

	return u[0] | (uint32_t)u[1] << 8 | (uint32_t)u[2] << 16 | (uint32_t)u[3] << 24;
}

/*
 * The first bytes of n > 0, up to eight, as a number: the first one lowest, above the last
 * one zeros.  Nothing behind them is read: where there are fewer, some are read twice.
 */
static inline uint64_t
word_of(const char *p, size_t n)
{
	const unsigned char *u = (const unsigned char *)p;

	if (n >= 8)
		return word_half(p) | (uint64_t)word_half(p + 4) << 32;
	if (n >= 4)
		return word_half(p) | (uint64_t)word_half(p + n - 4) << 8 * (n - 4);
	return u[0] | (uint64_t)u[n / 2] << 8 * (n / 2) | (uint64_t)u[n - 1] << 8 * (n - 1);
}

/* Are the n bytes at p those at q? */
static inline bool
word_same(const char *p, const char *q, size_t n)
{
	for (size_t at = 0; at < n; at += 8)
		if (word_of(p + at, n - at) != word_of(q + at, n - at))
			return false;
	return true;
}

/*
 * The number that n digits make, 0 < n <= 8, by three multiplications (D. Lemire, Quickly
 * parsing eight digits, 2018).  false: one of them is no digit.
 */
static inline bool
word_number(const char *p, size_t n, uint64_t *number)
{
	const uint64_t ones = UINT64_MAX / 255, zeros = ones * '0';
	uint64_t w = word_of(p, n) << 8 * (8 - n) | zeros >> 4 * n >> 4 * n;	/* zeros in front */

	/* A high half of 3, which also stays when 6 is added. */
	if (((w & ones * 0xF0) | ((w + ones * 6) & ones * 0xF0) >> 4) != ones * 0x33)
		return false;
	w = (w & ones * 0x0F) * (10 << 8 | 1) >> 8;
	w = (w & 0x00FF00FF00FF00FF) * (100 << 16 | 1) >> 16;
	w = (w & 0x0000FFFF0000FFFF) * (UINT64_C(10000) << 32 | 1) >> 32;
	*number = w;
	return true;
}

#endif
