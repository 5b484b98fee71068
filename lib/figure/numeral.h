/*
 * Numerals: Arabic and Chinese, mixed (3亿5000万), approximate (七八, 几十) and
 * digit by digit (二〇二五), in folded text.
 */
#ifndef FIGURE_NUMERAL_H
#define FIGURE_NUMERAL_H

#include <stdint.h>

#include "figure/words.h"

enum numeral_form {
	NUMERAL_ARABIC,		/* begins with a digit */
	NUMERAL_HAN,
	NUMERAL_DIGITS		/* Chinese, digit by digit: 二〇二五 */
};

/* In 80 bytes, more than which are cleared by a slow instruction. */
struct numeral {
	size_t end;		/* offset behind it */
	struct dec value;	/* the lower one where is_range */
	struct dec high;	/* the same but there */
	unsigned digits;	/* plain digits printed before the point: how many, where no magnitude follows */
	short place;		/* power of ten of the last printed place */
	short top;		/* the same of the last printed digit that is not 0 */
	short magnitude;	/* power of ten of 百 千 万 亿 at its end (3万: 4), else 0 */
	uint8_t form;		/* enum numeral_form */
	bool is_range;		/* 七八 几十 数百 */
	bool big;		/* too long to be a number: no value */
	bool folded;		/* said in 万 or 亿, or as 3千: rounded to what is printed */
	bool more;		/* 多 余 inside: 50多万 */
	bool about;		/* 来 inside: 三十来万 */
	bool bare;		/* 百 千 万 亿 without a digit in front */
	bool decimal;
	bool grouped;		/* 1,234 */
	bool zero_led;		/* 06 */
	bool some;		/* 几 or 数 alone, without 十 百 千 万 */
};

/* The longest numeral at text[at]; false: there is none. */
bool numeral_read(const struct lexicon *, struct str text, size_t at, struct numeral *out);

/* Four digits, 1900 to 2099: they name a year even in front of what could be counted (2023首届). */
static inline bool
numeral_names_year(const struct numeral *n)
{
	return n->form == NUMERAL_ARABIC && n->digits == 4 && !n->decimal && !n->is_range && !n->big &&
	    n->value.coef >= 1900 && n->value.coef < 2100;
}

/* Is a numeral at text[at] one outside of such an expression? */
bool numeral_stands(const struct lexicon *, struct str text, size_t at);

/* What a character is to a numeral. */
enum numeral_class {
	NUM_NONE, NUM_POINT, NUM_MORE /* 多 余 */, NUM_ODD /* 来 */,
	/* that a numeral may begin with: */
	NUM_UP /* 上 */, NUM_SOME /* 几 数 */, NUM_BIG /* 万亿兆 */, NUM_SMALL /* 十百千 */, NUM_TENS /* 廿 卅 */, NUM_DIGIT, NUM_ZERO
};
struct numeral_char {
	enum numeral_class class;
	int value;		/* of a digit; power of ten of 十 万; 2 of 廿; the least that 几 may be */
	size_t n;		/* bytes */
};

/* The table that numerals.sh makes of lib/lexicon/numerals.txt: blocks of 64 characters, the first of none. */
struct numeral_class_value {
	unsigned char class, value;
};
extern const unsigned char numeral_block[1024];		/* by the first two of three bytes */
extern const struct numeral_class_value numeral_values[][64];

/* Chinese characters only; NUM_NONE for the rest. */
static inline struct numeral_char
numeral_char(struct str text, size_t at)
{
	const unsigned char *p = (const unsigned char *)text.p + at;
	struct numeral_class_value v;

	if (at >= text.n || *p < 0x80)
		return (struct numeral_char){ NUM_NONE, 0, 0 };
	if ((*p & 0xf0) != 0xe0)
		return (struct numeral_char){ NUM_NONE, 0, *p < 0xe0 ? 2 : 4 };
	/* the bits that mark the bytes are taken off the sum */
	v = numeral_values[numeral_block[((size_t)p[0] << 6) + p[1] - ((0xe0 << 6) + 0x80)]][p[2] & 0x3f];
	return (struct numeral_char){ (enum numeral_class)v.class, v.value, 3 };
}
/* May a numeral begin with a character of the class? */
static inline bool
numeral_begins(enum numeral_class class)
{
	return class >= NUM_UP;
}

/* A small whole number in digits or Chinese that is text as a whole (as in a date); -1: is none. */
int numeral_small(struct str text);

/* Is text[at] an ASCII digit, an ASCII letter? */
static inline bool
text_is_digit(struct str text, size_t at)
{
	return at < text.n && text.p[at] >= '0' && text.p[at] <= '9';
}

static inline bool
text_is_letter(struct str text, size_t at)
{
	return at < text.n && (text.p[at] | 0x20) >= 'a' && (text.p[at] | 0x20) <= 'z';
}

/* numeral_read of one that begins with a digit, or with another character. */
bool numeral_arabic(const struct lexicon *, struct str text, size_t at, struct numeral *);
bool numeral_chinese(const struct lexicon *, struct str text, size_t at, struct numeral *);
/* numeral_read as part of an expression, where 壹 is a numeral even alone (五分之壹). */
static inline bool
numeral_read_part(const struct lexicon *lex, struct str text, size_t at, struct numeral *out)
{
	return text_is_digit(text, at) ? numeral_arabic(lex, text, at, out) : numeral_chinese(lex, text, at, out);
}

#endif
