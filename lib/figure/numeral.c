#include "figure/numeral_parts.h"
#include "text/utf8.h"

/* Values stay below this, far inside 128 bits. */
#define NUMERAL_LIMIT ((dec_coef)1000000000000000000LL * 1000000000000LL)

struct numeral_char
numeral_char(struct str text, size_t at)
{
	static const struct { int32_t cp; unsigned char class, value; } table[] = {
		{ 0x3007, NUM_ZERO, 0 }, { 0x25cb, NUM_ZERO, 0 }, { 0x96f6, NUM_ZERO, 0 },
		{ 0x4e00, NUM_DIGIT, 1 }, { 0x4e8c, NUM_DIGIT, 2 }, { 0x4e24, NUM_DIGIT, 2 },
		{ 0x5169, NUM_DIGIT, 2 }, { 0x4e09, NUM_DIGIT, 3 }, { 0x56db, NUM_DIGIT, 4 },
		{ 0x4e94, NUM_DIGIT, 5 }, { 0x516d, NUM_DIGIT, 6 }, { 0x4e03, NUM_DIGIT, 7 },
		{ 0x516b, NUM_DIGIT, 8 }, { 0x4e5d, NUM_DIGIT, 9 },
		{ 0x58f9, NUM_DIGIT, 1 }, { 0x8d30, NUM_DIGIT, 2 }, { 0x8cb3, NUM_DIGIT, 2 },
		{ 0x8cae, NUM_DIGIT, 2 }, { 0x53c1, NUM_DIGIT, 3 }, { 0x53c3, NUM_DIGIT, 3 },
		{ 0x8086, NUM_DIGIT, 4 }, { 0x4f0d, NUM_DIGIT, 5 }, { 0x9646, NUM_DIGIT, 6 },
		{ 0x9678, NUM_DIGIT, 6 }, { 0x67d2, NUM_DIGIT, 7 }, { 0x634c, NUM_DIGIT, 8 },
		{ 0x7396, NUM_DIGIT, 9 },
		{ 0x5341, NUM_SMALL, 1 }, { 0x62fe, NUM_SMALL, 1 }, { 0x767e, NUM_SMALL, 2 },
		{ 0x4f70, NUM_SMALL, 2 }, { 0x5343, NUM_SMALL, 3 }, { 0x4edf, NUM_SMALL, 3 },
		{ 0x4e07, NUM_BIG, 4 }, { 0x842c, NUM_BIG, 4 }, { 0x4ebf, NUM_BIG, 8 },
		{ 0x5104, NUM_BIG, 8 }, { 0x5146, NUM_BIG, 12 },
		{ 0x51e0, NUM_SOME, 2 }, { 0x5e7e, NUM_SOME, 2 }, { 0x6570, NUM_SOME, 2 },
		{ 0x6578, NUM_SOME, 2 }, { 0x4e0a, NUM_SOME, 1 },
		{ 0x591a, NUM_MORE, 0 }, { 0x4f59, NUM_MORE, 0 }, { 0x9918, NUM_MORE, 0 },
		{ 0x6765, NUM_ODD, 0 }, { 0x70b9, NUM_POINT, 0 }, { 0x9ede, NUM_POINT, 0 },
		{ 0x5eff, NUM_TENS, 2 }, { 0x5344, NUM_TENS, 2 }, { 0x5345, NUM_TENS, 3 },
		{ 0x534c, NUM_TENS, 4 },
	};
	int32_t cp;

	if (at >= text.n || (unsigned char)text.p[at] < 0x80)
		return (struct numeral_char){ NUM_NONE, 0, 0 };
	const char *next = utf8_next(text.p + at, text.p + text.n, &cp);
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (table[i].cp == cp)
			return (struct numeral_char){ (enum numeral_class)table[i].class,
				table[i].value, (size_t)(next - text.p) - at };
	return (struct numeral_char){ NUM_NONE, 0, (size_t)(next - text.p) - at };
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
numeral_read(const struct lexicon *lex, struct str text, size_t at, struct numeral *out)
{
	struct numeral_char c = numeral_char(text, at);

	if (is_formal(text, at, c.n)) {
		enum numeral_class next = numeral_char(text, at + c.n).class;

		if (next != NUM_DIGIT && !numeral_is_multiplier(next) && next != NUM_POINT &&
		    lexicon_match(lex, text, at + c.n, WORDS(CURRENCY)) == NULL)
			return false;
	}
	return numeral_read_part(lex, text, at, out);
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
