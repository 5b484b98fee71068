/*
 * What the readers of Arabic and of Chinese numerals share.
 */
#ifndef FIGURE_NUMERAL_PARTS_H
#define FIGURE_NUMERAL_PARTS_H

#include "figure/numeral.h"

enum { NUMERAL_SPAN_MAX = 64 };	/* characters of a Chinese numeral that are read */
/* Values stay below this, far inside 128 bits. */
#define NUMERAL_LIMIT ((dec_coef)1000000000000000000LL * 1000000000000LL)

/* A numeral while it is put together: from low to high where it is approximate. */
struct part {
	dec_coef low, high;
	int place, top;		/* powers of ten of the last printed place, and of the last that is not 0 */
};

static inline bool
numeral_is_multiplier(enum numeral_class c)
{
	return c == NUM_SMALL || c == NUM_BIG;
}

/* 七八, 三五, 两三: two digits, one after the other. */
bool numeral_is_pair(int a, int b);
/* Does a unit such as 千瓦 or 百帕, with none of the flags, begin with the magnitude word of n bytes at text[at]? */
bool numeral_begins_unit(const struct lexicon *, struct str text, size_t at, size_t n, uint32_t flags);
/*
 * 十 百 千 万 亿 behind a number: the power of ten, and *end behind them.  What
 * begins a unit (千瓦) is left; 3千 and 百万, 万亿 are taken, in one rising run.
 */
int numeral_magnitudes(const struct lexicon *, struct str text, size_t *end);
/* 多 余 来 几 between digits and a magnitude, into more or about: 50多万. */
void numeral_inner_more(const struct lexicon *, struct str text, size_t *end, struct numeral *);
/* low and high times 10^exp as the numeral's value; big where they do not fit. Always true. */
bool numeral_finish_scaled(struct numeral *, dec_coef low, dec_coef high, int exp);
static inline bool
numeral_finish(struct numeral *out, dec_coef low, dec_coef high, int exp)
{
	/* As most are. */
	if (exp == 0 && low == high && low < NUMERAL_LIMIT) {
		out->value = out->high = (struct dec){ low, 0, 0 };
		return true;
	}
	return numeral_finish_scaled(out, low, high, exp);
}

bool numeral_han(const struct lexicon *, struct str text, size_t at, struct numeral *);
/* Chinese digits one by one, from text[at]: how many characters, and their bytes. */
unsigned numeral_digit_run(struct str text, size_t at, size_t *bytes);
/* 二〇二五; also 三五 where it can be no approximation. */
bool numeral_digits(struct str text, size_t at, struct numeral *);

#endif
