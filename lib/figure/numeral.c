#include "figure/numeral_parts.h"
#include "text/utf8.h"

bool
numeral_is_pair(int a, int b)
{
	return b == a + 1 || (a == 3 && b == 5);
}

bool
numeral_begins_unit(const struct lexicon *lex, struct str text, size_t at, size_t n, uint32_t flags)
{
	const struct word *w = lexicon_match_without(lex, text, at, WORDS(UNIT), flags);

	return w != NULL && word_text(w).n > n;
}

int
numeral_magnitudes(const struct lexicon *lex, struct str text, size_t *end)
{
	int power10 = 0, last = 0;

	for (;;) {
		struct numeral_char c = numeral_char(text, *end);

		if ((c.class != NUM_SMALL && c.class != NUM_BIG) || c.value < last ||
		    power10 + c.value > 16 || numeral_begins_unit(lex, text, *end, c.n, 0) ||
		    (c.value == 12 && lexicon_match(lex, text, *end + c.n, WORDS(CURRENCY)) == NULL))	/* 500兆宽带: not of money */
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
	if ((after.class != NUM_BIG && after.class != NUM_SMALL) || numeral_begins_unit(lex, text, mag, after.n, 0))
		return;
	if (c.class == NUM_ODD)
		out->about = true;
	else
		out->more = true;
	*end = mag;
}

bool
numeral_finish_scaled(struct numeral *out, dec_coef low, dec_coef high, int exp)
{
	struct dec value;

	if (low >= NUMERAL_LIMIT || high >= NUMERAL_LIMIT || !dec_make(&value, low, exp) ||
	    (high != low && !dec_make(&out->high, high, exp))) {
		out->big = true;
		return true;
	}
	out->value = value;
	if (high == low)
		out->high = value;
	return true;
}

/* 壹 陆 伍 拾 are words of their own: a numeral only beside another. */
static bool
is_formal(struct str text, size_t at)
{
	int32_t cp;

	utf8_step(text.p + at, &cp);
	switch (cp) {
	case u'壹': case u'贰': case u'貳': case u'叁': case u'參': case u'肆': case u'伍': case u'陆': case u'陸':
	case u'柒': case u'捌': case u'玖': case u'拾': case u'佰': case u'仟':
		return true;
	default:
		return false;
	}
}

/* 三项, 两个, 数据: a digit or 几 with a Chinese character behind it that is of no numeral, as most are. */
static bool
is_single(struct str text, size_t at, struct numeral_char digit)
{
	size_t behind = at + digit.n;

	return (digit.class == NUM_DIGIT || digit.class == NUM_SOME) && behind < text.n && (unsigned char)text.p[behind] >= 0xe4 &&
	    numeral_char(text, behind).class == NUM_NONE;
}

bool
numeral_chinese(const struct lexicon *lex, struct str text, size_t at, struct numeral *out)
{
	struct numeral_char c = numeral_char(text, at);

	if (!numeral_begins(c.class))
		return false;
	if (is_single(text, at, c)) {
		bool some = c.class == NUM_SOME;

		*out = (struct numeral){ .end = at + c.n, .form = NUMERAL_HAN, .value = dec_int(c.value),
			.high = dec_int(some ? 9 : c.value), .is_range = some, .some = some };
		return true;
	}
	return numeral_digits(text, at, out) || numeral_han(lex, text, at, out);
}

bool
numeral_stands(const struct lexicon *lex, struct str text, size_t at)
{
	struct numeral_char c = numeral_char(text, at);
	enum numeral_class next;

	if (c.n == 0 || !is_formal(text, at))
		return true;
	next = numeral_char(text, at + c.n).class;
	return next == NUM_DIGIT || numeral_is_multiplier(next) || next == NUM_POINT ||
	    lexicon_match(lex, text, at + c.n, WORDS(CURRENCY)) != NULL;
}

bool
numeral_read(const struct lexicon *lex, struct str text, size_t at, struct numeral *out)
{
	return numeral_read_part(lex, text, at, out) && numeral_stands(lex, text, at);
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

		if (text.p[i] == '0')	/* 一九八0 */
			c = (struct numeral_char){ NUM_ZERO, 0, 1 };
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
