#include "text/segment.h"

enum char_class
char_class_mark(int32_t cp)
{
	switch (cp) {
	case ' ': case '\t': case '\n': case '\v': case '\f': case '\r':
	case 0xa0: case 0x3000: case 0xfeff:
		return CHAR_SPACE;
	case 0x3002: case 0xff01: case 0xff1f: case 0x2026: case 0x22ef: case 0xff61:
		return CHAR_STOP;
	case '!': case '?':
		return CHAR_BANG;
	case ':': case ';': case 0xff1a: case 0xff1b:
		return CHAR_COLON;
	case ',': case 0xff0c:
		return CHAR_COMMA;
	case 0x3001:
		return CHAR_PAUSE;
	case '(': case '[': case 0xff08: case 0xff3b: case 0x3008: case 0x300a:
	case 0x3010: case 0x3014: case 0x3016:
		return CHAR_OPEN;
	case ')': case ']': case 0xff09: case 0xff3d: case 0x3009: case 0x300b:
	case 0x3011: case 0x3015: case 0x3017:
		return CHAR_CLOSE;
	case 0x2018: case 0x201c: case 0x300c: case 0x300e:
		return CHAR_QUOTE;
	case 0x2019: case 0x201d: case 0x300d: case 0x300f:
		return CHAR_UNQUOTE;
	case '"': case 0xff02:
		return CHAR_QUOTE_BOTH;
	case 0x2014: case 0x2015: case 0x2500:
		return CHAR_DASH;
	}
	return CHAR_OTHER;
}

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
