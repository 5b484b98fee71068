#include "figure/numeral_parts.h"
#include "text/utf8.h"

/* Values stay below this, far inside 128 bits. */
#define NUMERAL_LIMIT ((dec_coef)1000000000000000000LL * 1000000000000LL)

/* What a code point is to a numeral. */
struct class_value {
	unsigned char class, value;
};

static struct class_value
class_of(int32_t cp)
{
	switch (cp) {
	case 0x3007: case 0x25cb: case 0x96f6:
		return (struct class_value){ NUM_ZERO, 0 };
	case 0x4e00: case 0x58f9:
		return (struct class_value){ NUM_DIGIT, 1 };
	case 0x4e8c: case 0x4e24: case 0x5169: case 0x8d30: case 0x8cb3: case 0x8cae:
		return (struct class_value){ NUM_DIGIT, 2 };
	case 0x4e09: case 0x53c1: case 0x53c3:
		return (struct class_value){ NUM_DIGIT, 3 };
	case 0x56db: case 0x8086:
		return (struct class_value){ NUM_DIGIT, 4 };
	case 0x4e94: case 0x4f0d:
		return (struct class_value){ NUM_DIGIT, 5 };
	case 0x516d: case 0x9646: case 0x9678:
		return (struct class_value){ NUM_DIGIT, 6 };
	case 0x4e03: case 0x67d2:
		return (struct class_value){ NUM_DIGIT, 7 };
	case 0x516b: case 0x634c:
		return (struct class_value){ NUM_DIGIT, 8 };
	case 0x4e5d: case 0x7396:
		return (struct class_value){ NUM_DIGIT, 9 };
	case 0x5341: case 0x62fe:
		return (struct class_value){ NUM_SMALL, 1 };
	case 0x767e: case 0x4f70:
		return (struct class_value){ NUM_SMALL, 2 };
	case 0x5343: case 0x4edf:
		return (struct class_value){ NUM_SMALL, 3 };
	case 0x4e07: case 0x842c:
		return (struct class_value){ NUM_BIG, 4 };
	case 0x4ebf: case 0x5104:
		return (struct class_value){ NUM_BIG, 8 };
	case 0x5146:
		return (struct class_value){ NUM_BIG, 12 };
	case 0x51e0: case 0x5e7e: case 0x6570: case 0x6578:
		return (struct class_value){ NUM_SOME, 2 };
	case 0x4e0a:
		return (struct class_value){ NUM_SOME, 1 };
	case 0x591a: case 0x4f59: case 0x9918:
		return (struct class_value){ NUM_MORE, 0 };
	case 0x6765:
		return (struct class_value){ NUM_ODD, 0 };
	case 0x70b9: case 0x9ede:
		return (struct class_value){ NUM_POINT, 0 };
	case 0x5eff: case 0x5344:
		return (struct class_value){ NUM_TENS, 2 };
	case 0x5345:
		return (struct class_value){ NUM_TENS, 3 };
	case 0x534c:
		return (struct class_value){ NUM_TENS, 4 };
	default:
		return (struct class_value){ NUM_NONE, 0 };
	}
}

struct numeral_char
numeral_char(struct str text, size_t at)
{
	int32_t cp;

	if (at >= text.n || (unsigned char)text.p[at] < 0x80)
		return (struct numeral_char){ NUM_NONE, 0, 0 };
	const char *next = utf8_next(text.p + at, text.p + text.n, &cp);
	struct class_value c = class_of(cp);

	return (struct numeral_char){ (enum numeral_class)c.class, c.value, (size_t)(next - text.p) - at };
}

bool
numeral_is_pair(int a, int b)
{
	return b == a + 1 || (a == 3 && b == 5);
}

dec_coef
numeral_power(int n)
{
	dec_coef p = 1;

	while (n-- > 0)
		p *= 10;
	return p;
}

bool
numeral_begins_unit(const struct lexicon *lex, struct str text, size_t at, size_t n)
{
	const struct word *w = lexicon_match(lex, text, at, WORDS(UNIT));

	return w != NULL && w->text.n > n;
}

int
numeral_magnitudes(const struct lexicon *lex, struct str text, size_t *end)
{
	int power10 = 0, last = 0;

	for (;;) {
		struct numeral_char c = numeral_char(text, *end);

		if ((c.class != NUM_SMALL && c.class != NUM_BIG) || c.value < last ||
		    power10 + c.value > 16 || numeral_begins_unit(lex, text, *end, c.n))
			return power10;
		if (last == c.value && !(last == 4 && power10 == 4))	/* 万万 */
			return power10;
		last = c.value;
		power10 += c.value;
		*end += c.n;
	}
}

void
numeral_inner_more(const struct lexicon *lex, struct str text, size_t *end, struct numeral *out)
{
	struct numeral_char c = numeral_char(text, *end), after;
	size_t mag = *end + c.n;

	if (c.class != NUM_MORE && c.class != NUM_ODD && c.class != NUM_SOME)
		return;
	after = numeral_char(text, mag);
	if ((after.class != NUM_BIG && after.class != NUM_SMALL) || (c.class == NUM_SOME && c.value != 2) ||
	    numeral_begins_unit(lex, text, mag, after.n))
		return;
	if (c.class == NUM_ODD)
		out->about = true;
	else
		out->more = true;
	*end = mag;
}

bool
numeral_finish(struct numeral *out, dec_coef low, dec_coef high, int exp)
{
	if (low >= NUMERAL_LIMIT || high >= NUMERAL_LIMIT ||
	    !dec_make(&out->low, low, exp) || !dec_make(&out->high, high, exp)) {
		out->big = true;
		return true;
	}
	out->value = out->low;
	return true;
}

/* 壹 陆 伍 拾 are words of their own: a numeral only beside another. */
static bool
is_formal(struct str text, size_t at, size_t n)
{
	static const char formal[] = "壹贰貳叁參肆伍陆陸柒捌玖拾佰仟";

	for (size_t i = 0; i + n <= sizeof formal - 1; i += 3)
		if (n == 3 && memcmp(formal + i, text.p + at, 3) == 0)
			return true;
	return false;
}

bool
numeral_read_part(const struct lexicon *lex, struct str text, size_t at, struct numeral *out)
{
	struct numeral_char c;

	if (text_is_digit(text, at))
		return numeral_arabic(lex, text, at, out);
	c = numeral_char(text, at);
	if (c.class == NUM_NONE || c.class == NUM_MORE || c.class == NUM_ODD || c.class == NUM_POINT)
		return false;
	return numeral_digits(text, at, out) || numeral_han(lex, text, at, out);
}

bool
numeral_stands(const struct lexicon *lex, struct str text, size_t at)
{
	struct numeral_char c = numeral_char(text, at);
	enum numeral_class next;

	if (!is_formal(text, at, c.n))
		return true;
	next = numeral_char(text, at + c.n).class;
	return next == NUM_DIGIT || numeral_is_multiplier(next) || next == NUM_POINT ||
	    lexicon_match(lex, text, at + c.n, WORDS(CURRENCY)) != NULL;
}

bool
numeral_read(const struct lexicon *lex, struct str text, size_t at, struct numeral *out)
{
	return numeral_stands(lex, text, at) && numeral_read_part(lex, text, at, out);
}

int
numeral_small(struct str text)
{
	int n = 0;

	if (text.n == 0)
		return -1;
	if (text_is_digit(text, 0)) {
		for (size_t i = 0; i < text.n; i++) {
			if (!text_is_digit(text, i) || n > 99999)
				return -1;
			n = n * 10 + (text.p[i] - '0');
		}
		return n;
	}
	bool plain = true;		/* digit by digit */
	int ten = 0;
	for (size_t i = 0; i < text.n;) {
		struct numeral_char c = numeral_char(text, i);

		if (c.class == NUM_SMALL && c.value == 1) {
			ten = n ? n * 10 : 10, n = 0, plain = false;
		} else if (c.class == NUM_TENS) {
			ten = c.value * 10, plain = false;
		} else if (c.class == NUM_DIGIT || c.class == NUM_ZERO) {
			n = plain ? n * 10 + c.value : c.value;
		} else if (n != 0 || c.class != NUM_SMALL) {
			return -1;
		}
		if (n > 99999)
			return -1;
		i += c.n ? c.n : 1;
	}
	return ten + n;
}
