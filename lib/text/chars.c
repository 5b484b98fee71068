#include "text/segment.h"

const unsigned char class_ascii[128] = {
	['\t'] = CHAR_SPACE, CHAR_SPACE, CHAR_SPACE, CHAR_SPACE, CHAR_SPACE,
	[' '] = CHAR_SPACE,
	['!'] = CHAR_BANG, ['?'] = CHAR_BANG,
	['"'] = CHAR_QUOTE_BOTH,
	['('] = CHAR_OPEN, ['['] = CHAR_OPEN,
	[')'] = CHAR_CLOSE, [']'] = CHAR_CLOSE,
	[','] = CHAR_COMMA,
	[':'] = CHAR_COLON, [';'] = CHAR_COLON,
};

const unsigned char class_2010[0x20] = {
	[0x04] = CHAR_DASH, CHAR_DASH,			/* — ― */
	[0x08] = CHAR_QUOTE, CHAR_UNQUOTE,		/* ‘ ’ */
	[0x0c] = CHAR_QUOTE, CHAR_UNQUOTE,		/* “ ” */
	[0x16] = CHAR_STOP,				/* … */
};

const unsigned char class_3000[0x20] = {
	[0x00] = CHAR_SPACE, CHAR_PAUSE, CHAR_STOP,	/* 、 。 */
	[0x08] = CHAR_OPEN, CHAR_CLOSE,			/* 〈 〉 */
	[0x0a] = CHAR_OPEN, CHAR_CLOSE,			/* 《 》 */
	[0x0c] = CHAR_QUOTE, CHAR_UNQUOTE,		/* 「 」 */
	[0x0e] = CHAR_QUOTE, CHAR_UNQUOTE,		/* 『 』 */
	[0x10] = CHAR_OPEN, CHAR_CLOSE,			/* 【 】 */
	[0x14] = CHAR_OPEN, CHAR_CLOSE,			/* 〔 〕 */
	[0x16] = CHAR_OPEN, CHAR_CLOSE,			/* 〖 〗 */
};

const unsigned char class_ff00[0x80] = {
	[0x01] = CHAR_STOP,				/* ！ */
	[0x02] = CHAR_QUOTE_BOTH,
	[0x08] = CHAR_OPEN, CHAR_CLOSE,			/* （ ） */
	[0x0c] = CHAR_COMMA,				/* ， */
	[0x1a] = CHAR_COLON, CHAR_COLON,		/* ： ； */
	[0x1f] = CHAR_STOP,				/* ？ */
	[0x3b] = CHAR_OPEN, [0x3d] = CHAR_CLOSE,	/* ［ ］ */
	[0x61] = CHAR_STOP,				/* ｡ */
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
