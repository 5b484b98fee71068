#include "text/segment.h"

const unsigned char char_blocks[0x10000 / CHAR_BLOCK] = {
#define BLOCK(cp) [(cp) / CHAR_BLOCK]
	BLOCK(0x00) = 1, 2, 3,
	BLOCK(0xa0) = 4,
	BLOCK(0x2000) = 5, 6,
	BLOCK(0x22ef) = 7,
	BLOCK(0x2500) = 8,
	BLOCK(0x3000) = 9,
	BLOCK(0xe5e5) = 10,
	BLOCK(0xfeff) = 11,
	BLOCK(0xff00) = 12, 13,
	BLOCK(0xff61) = 14,
#undef BLOCK
};

const unsigned char char_classes[][CHAR_BLOCK] = {
#define AT(cp) [(cp) % CHAR_BLOCK]
	[1] = { AT('\t') = CHAR_SPACE, CHAR_SPACE, CHAR_SPACE, CHAR_SPACE, CHAR_SPACE },
	[2] = {
		AT(' ') = CHAR_SPACE,
		AT('!') = CHAR_BANG, AT('?') = CHAR_BANG,
		AT('"') = CHAR_QUOTE_BOTH,
		AT('(') = CHAR_OPEN, CHAR_CLOSE,
		AT(',') = CHAR_COMMA,
		AT(':') = CHAR_COLON, CHAR_COLON,	/* : ; */
	},
	[3] = { AT('[') = CHAR_OPEN, AT(']') = CHAR_CLOSE },
	[4] = { AT(0xa0) = CHAR_SPACE },
	[5] = {
		AT(0x2014) = CHAR_DASH, CHAR_DASH,	/* — ― */
		AT(0x2018) = CHAR_QUOTE, CHAR_UNQUOTE,	/* ‘ ’ */
		AT(0x201c) = CHAR_QUOTE, CHAR_UNQUOTE,	/* “ ” */
	},
	[6] = { AT(0x2026) = CHAR_STOP },		/* … */
	[7] = { AT(0x22ef) = CHAR_STOP },		/* ⋯ */
	[8] = { AT(0x2500) = CHAR_DASH },		/* ─ */
	[9] = {
		AT(0x3000) = CHAR_SPACE, CHAR_PAUSE, CHAR_STOP,	/* 、 。 */
		AT(0x3008) = CHAR_OPEN, CHAR_CLOSE,	/* 〈 〉 */
		AT(0x300a) = CHAR_OPEN, CHAR_CLOSE,	/* 《 》 */
		AT(0x300c) = CHAR_QUOTE, CHAR_UNQUOTE,	/* 「 」 */
		AT(0x300e) = CHAR_QUOTE, CHAR_UNQUOTE,	/* 『 』 */
		AT(0x3010) = CHAR_OPEN, CHAR_CLOSE,	/* 【 】 */
		AT(0x3014) = CHAR_OPEN, CHAR_CLOSE,	/* 〔 〕 */
		AT(0x3016) = CHAR_OPEN, CHAR_CLOSE,	/* 〖 〗 */
	},
	[10] = { AT(0xe5e5) = CHAR_SPACE },		/* the blank A3A0 of GBK */
	[11] = { AT(0xfeff) = CHAR_SPACE },
	[12] = {
		AT(0xff01) = CHAR_STOP,			/* ！ */
		AT(0xff02) = CHAR_QUOTE_BOTH,
		AT(0xff08) = CHAR_OPEN, CHAR_CLOSE,	/* （ ） */
		AT(0xff0c) = CHAR_COMMA,		/* ， */
		AT(0xff1a) = CHAR_COLON, CHAR_COLON,	/* ： ； */
		AT(0xff1f) = CHAR_STOP,			/* ？ */
	},
	[13] = { AT(0xff3b) = CHAR_OPEN, AT(0xff3d) = CHAR_CLOSE },	/* ［ ］ */
	[14] = { AT(0xff61) = CHAR_STOP },		/* ｡ */
#undef AT
};

int
han_digit_value(int32_t cp)
{
	switch (cp) {
	case 0x3007: case 0x96f6: case 0x25cb:	/* 〇 零 ○ */
		return 0;
	case 0x4e00:
		return 1;
	case 0x4e8c:
		return 2;
	case 0x4e09:
		return 3;
	case 0x56db:
		return 4;
	case 0x4e94:
		return 5;
	case 0x516d:
		return 6;
	case 0x4e03:
		return 7;
	case 0x516b:
		return 8;
	case 0x4e5d:
		return 9;
	}
	return -1;
}

const char *
number_han(const char *p, const char *end, uint32_t *n)
{
	int tens = han_digit_value(char_at(p, end)), ones;

	if (tens == 0)
		return NULL;
	if (tens > 0)
		p += 3;
	if (char_at(p, end) != 0x5341) {	/* 十 */
		if (tens < 0)
			return NULL;
		*n = (uint32_t)tens;
		return p;
	}
	p += 3;
	ones = han_digit_value(char_at(p, end));
	if (ones > 0)
		p += 3;
	*n = (uint32_t)((tens < 0 ? 1 : tens) * 10 + (ones > 0 ? ones : 0));
	return p;
}

const char *
number_arabic(const char *p, const char *end, int max, uint32_t *n)
{
	uint32_t value = 0;
	int digits = 0, digit;

	while ((digit = digit_value(char_at(p, end))) >= 0) {
		if (digits++ == max)
			return NULL;
		value = value * 10 + (uint32_t)digit;
		p += (unsigned char)*p < 0x80 ? 1 : 3;
	}
	if (digits == 0)
		return NULL;
	*n = value;
	return p;
}
