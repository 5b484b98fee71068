/* Numerals that begin with a digit: 1,234.5, 3亿5000万, 50多万, 2×10⁸. */
#include "figure/numeral_parts.h"

enum { LONGEST_DIGITS = 30 };

struct arabic {
	dec_coef coef;
	int scale;		/* digits behind the point */
	int zeros;		/* at the end, of another number than 0 */
	unsigned digits;	/* before the point */
	bool grouped, big, zero_led;
	size_t end;
};

/* The digits at text[at] as the next ones of a number that has n; returns how many it has then. */
static unsigned
add_digits(struct arabic *a, struct str text, size_t at, unsigned n)
{
	dec_coef coef = a->coef;

	for (; at < text.n; at++, n++) {
		unsigned digit = (unsigned char)text.p[at] - '0';

		if (digit > 9)
			break;
		if (n < LONGEST_DIGITS)
			coef = coef * 10 + digit;
	}
	a->coef = coef;
	a->big = n > LONGEST_DIGITS;
	a->end = at;
	return n;
}

/* ,234 of 1,234 */
static bool
is_group(struct str text, size_t at)
{
	return at < text.n && text.p[at] == ',' && text_is_digit(text, at + 1) && text_is_digit(text, at + 2) &&
	    text_is_digit(text, at + 3) && !text_is_digit(text, at + 4);
}

/* 334·1亿元: does the digit run end at a middle dot that is a decimal point?  Not in 5·12地震. */
static bool
is_middle_point(const struct lexicon *lex, struct str text, size_t at)
{
	const struct word *w;
	bool zero = at > 0 && text.p[at - 1] == '0' && !text_is_digit(text, at - 2);

	for (at += 2; text_is_digit(text, at);)
		at++;
	if (zero || numeral_char(text, at).class == NUM_BIG)
		return true;
	w = lexicon_match(lex, text, at, WORDS(CLASSIFIER));
	if (w != NULL)		/* 个百分点 */
		at += word_text(w).n;
	return lexicon_match(lex, text, at, WORDS(UNIT) | WORDS(CURRENCY)) != NULL;
}

/* The point of a number at text[at]: bytes, or 0. */
static size_t
point_size(const struct lexicon *lex, struct str text, size_t at)
{
	const struct str dot = { "·", 2 };
	size_t end = at + 1;

	if (at < text.n && text.p[at] == '.' && text_is_digit(text, end)) {
		while (text_is_digit(text, end))
			end++;
		/* 1.2.3 is a version or a date, no decimal. */
		return end < text.n && text.p[end] == '.' && text_is_digit(text, end + 1) ? 0 : 1;
	}
	return text_is_digit(text, at + dot.n) && str_starts(str_sub(text, at, text.n), dot) && is_middle_point(lex, text, at) ? dot.n : 0;
}

/* A number in digits at text[at], perhaps grouped, perhaps with decimals. */
static void
arabic_read(const struct lexicon *lex, struct str text, size_t at, struct arabic *a)
{
	size_t point;

	*a = (struct arabic){ 0 };
	a->digits = add_digits(a, text, at, 0);
	a->zero_led = a->digits > 1 && text.p[at] == '0';
	if (a->digits <= 3 && text.p[at] != '0')
		for (; is_group(text, a->end); a->grouped = true)
			a->digits = add_digits(a, text, a->end + 1, a->digits);
	point = point_size(lex, text, a->end);
	if (point > 0)
		a->scale = (int)(add_digits(a, text, a->end + point, a->digits) - a->digits);
	if (a->coef != 0)
		for (size_t i = a->end; text.p[i - 1] < '1' || text.p[i - 1] > '9'; i--)
			a->zeros += text.p[i - 1] == '0';
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
		struct arabic a;
		arabic_read(lex, text, at, &a);
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
		p->top = p->place + a.zeros;
		if (big > 0) {
			*end = behind;
			return big;
		}
		above = small;
		at = behind;
	}
	return 0;
}

/* The number p in 10^*exp with a part of it taken in that is counted in 10^unit and ends at end, with a magnitude of its own. */
static void
take_part(struct numeral *out, struct part *p, int *exp, const struct part *part, int unit, size_t end, int magnitude)
{
	p->low = p->low * dec_powers[*exp] + part->low * dec_powers[unit];
	p->place = part->place;
	p->top = part->top;
	*exp = 0;
	out->end = end;
	out->magnitude = magnitude;
}

/* 5000万 of 3亿5000万, 2 of 1万2: the next part of a number.  false: it has no more. */
static bool
next_part(const struct lexicon *lex, struct str text, struct numeral *out, struct part *p, int *exp)
{
	const int above = out->magnitude;
	size_t at = out->end, end;
	bool zero = numeral_char(text, at).class == NUM_ZERO;
	struct part part;
	struct arabic a;
	int mag, unit, digits;

	at += zero ? numeral_char(text, at).n : 0;
	if (!text_is_digit(text, at))
		return false;
	mag = section(lex, text, at, out, &part, &end);
	if (mag > 0 && mag < above)	/* 1亿2千3百万 */
		return take_part(out, p, exp, &part, mag, end, mag), true;
	arabic_read(lex, text, at, &a);
	end = a.end;
	digits = (int)a.digits;
	mag = unit = numeral_magnitudes(lex, text, &end);
	if (a.big || a.scale > 0)
		return false;
	/* 2千零30万: both are counted in 万. */
	if (zero && mag > above && digits <= above) {
		part = (struct part){ a.coef, a.coef, mag, mag + a.zeros };
		take_part(out, p, exp, &part, 0, end, mag);
		p->low *= dec_powers[mag];
		return false;
	}
	if (mag >= above || (mag > 0 && digits + mag > above) || (mag == 0 && digits != 1 && digits != above && !(zero && digits < above)))
		return false;
	if (mag == 0 && digits == 1 && !zero)
		unit = above - 1;	/* 1万2 */
	else if (mag == 3 && above == 8 && !zero)
		unit = 7;	/* 1亿2千 says 万 without it */
	part = (struct part){ a.coef, a.coef, unit, unit + a.zeros };
	take_part(out, p, exp, &part, unit, end, mag);
	return true;
}

/* Behind digits: may more of their numeral follow, a power, magnitude or 多? */
static bool
goes_on(struct str text, size_t at)
{
	unsigned char c = at < text.n ? (unsigned char)text.p[at] : ' ';

	return c >= 0xe0 ? numeral_char(text, at).class != NUM_NONE : c >= 0x80 || is_alnum(text, at);
}

/* What stands behind the digits a at text[at], into out. */
static bool
arabic_rest(const struct lexicon *lex, struct str text, size_t at, const struct arabic *a, struct numeral *out)
{
	struct part p = { a->coef, a->coef, out->place, out->top };
	size_t end = a->end;

	numeral_inner_more(lex, text, &end, out);
	if (!out->more && a->zeros > 0 && a->scale == 0 && str_starts(str_sub(text, end, text.n), STR("几"))) {
		/* 20几岁 */
		out->end = end + 3;
		out->is_range = true;
		out->place = out->top = 0;
		return numeral_finish(out, a->coef + 1, a->coef + dec_powers[a->zeros] - 1, 0);
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
			mag = power_of_ten(text, &end, a);
		exp = mag - a->scale;
		p.place += mag;
		p.top += mag;
	}
	out->end = end;
	out->magnitude = mag;
	if (mag > 0)
		out->digits = 0;
	/* 3亿5000万, 3千4百, 1万2: parts below a magnitude, each smaller than the one before */
	if (!out->more && exp >= 0)
		while (out->magnitude >= 2 && next_part(lex, text, out, &p, &exp))
			;
	out->place = p.place;
	out->top = p.top;
	out->folded = mag > 0 && p.place > 0;
	return numeral_finish(out, p.low, p.low, exp);
}

bool
numeral_arabic(const struct lexicon *lex, struct str text, size_t at, struct numeral *out)
{
	struct arabic a;

	arabic_read(lex, text, at, &a);
	*out = (struct numeral){ .end = a.end, .form = NUMERAL_ARABIC, .big = a.big, .grouped = a.grouped,
		.zero_led = a.zero_led, .decimal = a.scale > 0, .digits = a.grouped ? 0 : a.digits };
	if (a.big)
		return true;
	out->place = -a.scale;
	out->top = -a.scale + a.zeros;
	/* 31, 2024, 12.5: most are digits alone. */
	return goes_on(text, a.end) ? arabic_rest(lex, text, at, &a, out) : numeral_finish(out, a.coef, a.coef, -a.scale);
}
