/* Numerals that begin with a digit: 1,234.5, 3亿5000万, 50多万, 2×10⁸. */
#include "figure/numeral_parts.h"

enum { LONGEST_DIGITS = 30 };

/* Digits with an optional grouping (1,234,567) at text[at]: how many bytes. */
static size_t
digits_span(struct str text, size_t at, bool *grouped)
{
	size_t n = 0;

	while (text_is_digit(text, at + n))
		n++;
	*grouped = false;
	if (n > 3 || n == 0 || text.p[at] == '0')
		return n;
	for (;;) {
		size_t i = at + n;

		if (i < text.n && text.p[i] == ',' && text_is_digit(text, i + 1) &&
		    text_is_digit(text, i + 2) && text_is_digit(text, i + 3) && !text_is_digit(text, i + 4)) {
			n += 4;
			*grouped = true;
		} else {
			return n;
		}
	}
}

struct arabic {
	dec_coef coef;
	int scale;		/* digits behind the point */
	int zeros;		/* zeros at the end */
	unsigned digits;	/* before the point */
	bool grouped, big, zero_led;
	size_t end;
};

/* 334·1亿元: does the digit run end at a middle dot that is a decimal point?  Not in 5·12地震. */
static bool
is_middle_point(const struct lexicon *lex, struct str text, size_t at)
{
	const struct word *w;
	bool zero = at > 0 && text.p[at - 1] == '0' && !text_is_digit(text, at - 2);

	if (!str_starts(str_sub(text, at, text.n), STR("·")) || !text_is_digit(text, at + 2))
		return false;
	for (at += 2; text_is_digit(text, at);)
		at++;
	if (zero || numeral_char(text, at).class == NUM_BIG)
		return true;
	w = lexicon_match(lex, text, at, WORDS(CLASSIFIER));
	if (w != NULL)		/* 个百分点 */
		at += word_text(w).n;
	return lexicon_match(lex, text, at, WORDS(UNIT) | WORDS(CURRENCY)) != NULL;
}

static struct arabic
arabic_read(const struct lexicon *lex, struct str text, size_t at)
{
	struct arabic a = { 0 };
	size_t n = digits_span(text, at, &a.grouped), end = at + n;
	unsigned all = 0;

	if (end + 1 < text.n && text.p[end] == '.' && text_is_digit(text, end + 1)) {
		size_t i = end + 1;

		while (text_is_digit(text, i))
			i++;
		/* 1.2.3 is a version or a date, no decimal. */
		if (!(i + 1 < text.n && text.p[i] == '.' && text_is_digit(text, i + 1)))
			end = i;
	} else if (is_middle_point(lex, text, end)) {
		for (end += 2; text_is_digit(text, end);)
			end++;
	}
	for (size_t i = at; i < end; i++) {
		if (!text_is_digit(text, i))
			continue;
		if (i < at + n)
			a.digits++;
		else
			a.scale++;
		a.big = a.big || ++all > LONGEST_DIGITS;
		if (!a.big)
			a.coef = a.coef * 10 + (text.p[i] - '0');
		a.zeros = text.p[i] == '0' ? a.zeros + 1 : 0;
	}
	a.zero_led = a.digits > 1 && text.p[at] == '0';
	a.end = end;
	return a;
}

static bool
is_alnum(struct str text, size_t at)
{
	return text_is_digit(text, at) || (at < text.n &&
	    (((unsigned char)text.p[at] | 0x20) >= 'a' && ((unsigned char)text.p[at] | 0x20) <= 'z'));
}

/* The digits of a superscript at text[at], as a number; *end behind them. */
static int
superscript(struct str text, size_t *end)
{
	static const struct str digits[] = { { "⁰", 3 }, { "¹", 2 }, { "²", 2 }, { "³", 2 }, { "⁴", 3 },
		{ "⁵", 3 }, { "⁶", 3 }, { "⁷", 3 }, { "⁸", 3 }, { "⁹", 3 } };
	int n = 0;
	size_t from = *end;

	for (int d = 0; d < 10 && n < 10; d++) {
		if (str_starts(str_sub(text, *end, text.n), digits[d])) {
			n = n * 10 + d;
			*end += digits[d].n;
			d = -1;
		}
	}
	return *end > from ? n : -1;
}

/* ×10⁸, 2.5e6, 40k behind the digits: the power of ten, and *end behind it. */
static int
power_of_ten(struct str text, size_t *end, const struct arabic *a)
{
	size_t i = *end;
	int n = 0;

	if (str_starts(str_sub(text, i, text.n), STR("×10"))) {
		i += sizeof "×10" - 1;
		n = superscript(text, &i);
		return n > 0 && n <= 24 ? (*end = i, n) : 0;
	}
	if (i >= text.n || a->grouped)
		return 0;
	if ((text.p[i] | 0x20) == 'k' && !is_alnum(text, i + 1))
		return (*end = i + 1, 3);
	if ((text.p[i] | 0x20) == 'e' && i + 1 < text.n) {
		bool minus = text.p[++i] == '-';

		i += minus || text.p[i] == '+';
		for (size_t k = 0; k < 3 && text_is_digit(text, i); k++)
			n = n * 10 + (text.p[i++] - '0');
		if (n > 0 && n <= 24 && !is_alnum(text, i))
			return (*end = i, minus ? -n : n);
	}
	return 0;
}

/*
 * 2千3百万, 5千300万: digits with 千 百 十 each, the last with 万 or 亿 behind, as p says how
 * many of them.  The power of ten of 万 or 亿, and *end behind it; 0: there is no such number.
 */
static int
section(const struct lexicon *lex, struct str text, size_t at, struct numeral *out, struct part *p, size_t *end)
{
	int above = 4;	/* below 万 */

	*p = (struct part){ 0 };
	for (bool first = true; text_is_digit(text, at); first = false) {
		struct arabic a = arabic_read(lex, text, at);
		size_t behind = a.end;
		int mag = numeral_magnitudes(lex, text, &behind), big = mag >= 8 ? 8 : mag >= 4 ? 4 : 0, small = mag - big;

		if (a.big || a.scale > 0 || (first && big > 0) || mag == 0 || small >= 4 || (int)a.digits + small > above)
			return 0;
		if (!first && big == 0) {	/* 2千5百多万 */
			numeral_inner_more(lex, text, &behind, out);
			if (out->more && (big = numeral_magnitudes(lex, text, &behind)) != 4 && big != 8)
				return out->more = false, 0;
		}
		p->low += a.coef * dec_powers[small];
		p->place = big + small;
		p->top = p->place + (a.coef ? a.zeros : 0);
		if (big > 0) {
			*end = behind;
			return big;
		}
		above = small;
		at = behind;
	}
	return 0;
}

/* 3亿5000万, 3千4百, 1万2: what follows a magnitude, each smaller than the one before. */
static void
arabic_tail(const struct lexicon *lex, struct str text, struct numeral *out, struct part *p, int *exp)
{
	int above = out->magnitude;

	while (above >= 2) {
		size_t at = out->end, end;
		struct numeral_char zero = numeral_char(text, at);

		if (zero.class == NUM_ZERO)
			at += zero.n;
		if (!text_is_digit(text, at))
			return;
		struct part part;
		int big = *exp >= 0 ? section(lex, text, at, out, &part, &end) : 0;
		if (big > 0 && big < above) {	/* 1亿2千3百万 */
			p->low = p->low * dec_powers[*exp] + part.low * dec_powers[big];
			*exp = 0;
			p->place = part.place;
			p->top = part.top;
			out->end = end;
			out->digits = 0;
			out->magnitude = above = big;
			continue;
		}
		struct arabic a = arabic_read(lex, text, at);
		end = a.end;
		int mag = numeral_magnitudes(lex, text, &end);
		/* 2千零30万: both are counted in 万. */
		if (zero.class == NUM_ZERO && mag > above && !a.big && a.scale == 0 && *exp >= 0 && (int)a.digits <= above) {
			p->low = (p->low * dec_powers[*exp] + a.coef) * dec_powers[mag];
			*exp = 0;
			p->place = mag;
			p->top = mag + (a.coef ? a.zeros : 0);
			out->end = end;
			out->magnitude = mag;
			return;
		}
		if (a.big || a.scale > 0 || (mag == 0 && a.digits != 1 && (int)a.digits != above && (zero.class != NUM_ZERO || (int)a.digits > above)) || mag >= above)
			return;
		int unit = mag;
		if (mag == 0 && a.digits == 1 && zero.class != NUM_ZERO)
			unit = above - 1;	/* 1万2 */
		else if (mag == 3 && above == 8 && zero.class != NUM_ZERO)
			unit = 7;	/* 1亿2千 says 万 without it */
		if ((mag > 0 && (int)a.digits + mag > above) || above + *exp < 0)
			return;
		/* Bring both to whole units. */
		if (*exp < 0)
			return;
		p->low = p->low * dec_powers[*exp] + a.coef * dec_powers[unit];
		*exp = 0;
		p->place = unit;
		p->top = unit + (a.coef ? a.zeros : 0);
		out->end = end;
		out->digits = 0;
		above = mag;
		out->magnitude = mag;
	}
}

/* Behind digits: may more of their numeral follow, a group, power, magnitude or 多? */
static bool
goes_on(struct str text, size_t at)
{
	unsigned char c = at < text.n ? (unsigned char)text.p[at] : ' ';

	if (c >= 0xe0)
		return numeral_char(text, at).class != NUM_NONE;
	return c >= 0x80 || c == ',' || c == '.' || is_alnum(text, at);
}

/* 31, 2024, 12.5: most numerals are digits alone, and read at once. */
static bool
plain_digits(struct str text, size_t at, struct numeral *out)
{
	const size_t most = 12;
	size_t end = at, point = 0;
	long long n = 0;
	int zeros = 0, scale;

	for (; end - at < most; end++) {
		if (text_is_digit(text, end)) {
			n = n * 10 + (text.p[end] - '0');
			zeros = text.p[end] == '0' ? zeros + 1 : 0;
		} else if (point == 0 && text_is_digit(text, end + 1) && text.p[end] == '.') {
			point = end;
		} else {
			break;
		}
	}
	if (goes_on(text, end))
		return false;
	scale = point > 0 ? (int)(end - point) - 1 : 0;
	*out = (struct numeral){ .end = end, .form = NUMERAL_ARABIC, .decimal = point > 0,
		.place = -scale, .top = -scale + (n ? zeros : 0) };
	out->digits = (unsigned)((point > 0 ? point : end) - at);
	out->zero_led = out->digits > 1 && text.p[at] == '0';
	if (point > 0)
		return numeral_finish(out, n, n, -scale);
	out->value = out->high = dec_int(n);
	return true;
}

bool
numeral_arabic(const struct lexicon *lex, struct str text, size_t at, struct numeral *out)
{
	if (plain_digits(text, at, out))
		return true;

	struct arabic a = arabic_read(lex, text, at);
	struct part p = { a.coef, a.coef, -a.scale, -a.scale + (a.coef ? a.zeros : 0) };
	size_t end = a.end;

	*out = (struct numeral){ .form = NUMERAL_ARABIC, .big = a.big, .grouped = a.grouped,
		.zero_led = a.zero_led, .decimal = a.scale > 0, .digits = a.grouped ? 0 : a.digits };
	if (a.big) {
		out->end = a.end;
		return true;
	}
	numeral_inner_more(lex, text, &end, out);
	if (!out->more && a.zeros > 0 && a.scale == 0 && str_starts(str_sub(text, end, text.n), STR("几")) &&
	    a.coef != 0) {
		/* 20几岁 */
		out->end = end + 3;
		out->is_range = true;
		out->place = out->top = 0;
		return numeral_finish(out, a.coef + 1, a.coef + dec_powers[a.zeros] - 1, 0);
	}
	int mag = numeral_magnitudes(lex, text, &end), exp;
	struct part sum;
	if (mag > 0 && mag < 4 && !out->more && section(lex, text, at, out, &sum, &end) > 0) {
		p = sum;
		mag = exp = sum.place - sum.place % 4;
	} else {
		if (mag > 0 && mag < 4 && !out->more) {
			numeral_inner_more(lex, text, &end, out);
			if (out->more)	/* 5百多万 */
				mag += numeral_magnitudes(lex, text, &end);
		}
		if (mag == 0 && !out->more)
			mag = power_of_ten(text, &end, &a);
		exp = mag - a.scale;
		p.place += mag;
		p.top += mag;
	}
	out->end = end;
	out->magnitude = mag;
	if (mag > 0)
		out->digits = 0;
	if (mag > 0 && !out->more && exp >= 0)
		arabic_tail(lex, text, out, &p, &exp);
	out->place = p.place;
	out->top = p.top;
	out->folded = mag > 0 && p.place > 0;
	return numeral_finish(out, p.low, p.low, exp);
}
