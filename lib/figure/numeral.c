#include "figure/numeral.h"
#include "text/utf8.h"

/* Values stay below this, far inside 128 bits. */
#define NUMERAL_LIMIT ((dec_coef)1000000000000000000LL * 1000000000000LL)
enum { LONGEST_DIGITS = 30, SPAN_MAX = 64 };

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

static bool
is_digit(struct str text, size_t at)
{
	return at < text.n && text.p[at] >= '0' && text.p[at] <= '9';
}

static dec_coef
power(int n)
{
	dec_coef p = 1;

	while (n-- > 0)
		p *= 10;
	return p;
}

/* Digits with an optional grouping (1,234,567) at text[at]: how many bytes. */
static size_t
digits_span(struct str text, size_t at, bool *grouped)
{
	size_t n = 0;

	while (is_digit(text, at + n))
		n++;
	*grouped = false;
	if (n > 3 || n == 0 || text.p[at] == '0')
		return n;
	for (;;) {
		size_t i = at + n;

		if (i < text.n && text.p[i] == ',' && is_digit(text, i + 1) &&
		    is_digit(text, i + 2) && is_digit(text, i + 3) && !is_digit(text, i + 4)) {
			n += 4;
			*grouped = true;
		} else {
			return n;
		}
	}
}

/* Does a unit such as 千瓦 or 百帕 begin with the magnitude word at text[at]? */
static bool
begins_unit(const struct lexicon *lex, struct str text, size_t at, size_t n)
{
	const struct word *w = lexicon_match(lex, text, at, WORDS(UNIT));

	return w != NULL && w->text.n > n;
}

/* A numeral while it is put together: n * 10^exp, with the last printed places. */
struct part {
	dec_coef low, high;
	int place, top;
};

/* ---- Arabic ---- */

struct arabic {
	dec_coef coef;
	int scale;		/* digits behind the point */
	int zeros;		/* zeros at the end */
	unsigned digits;	/* before the point */
	bool grouped, big, zero_led;
	size_t end;
};

static struct arabic
arabic_read(struct str text, size_t at)
{
	struct arabic a = { 0 };
	size_t n = digits_span(text, at, &a.grouped), end = at + n;
	unsigned all = 0;

	if (end + 1 < text.n && text.p[end] == '.' && is_digit(text, end + 1)) {
		size_t i = end + 1;

		while (is_digit(text, i))
			i++;
		/* 1.2.3 is a version or a date, no decimal. */
		if (!(i + 1 < text.n && text.p[i] == '.' && is_digit(text, i + 1)))
			end = i;
	}
	for (size_t i = at; i < end; i++) {
		if (text.p[i] == ',' || text.p[i] == '.')
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

/*
 * 十 百 千 万 亿 behind a number: the power of ten, and *end behind them.  What
 * begins a unit (千瓦) is left; 3千 and 百万, 万亿 are taken, in one rising run.
 */
static int
magnitudes(const struct lexicon *lex, struct str text, size_t *end)
{
	int power10 = 0, last = 0;

	for (;;) {
		struct numeral_char c = numeral_char(text, *end);

		if ((c.class != NUM_SMALL && c.class != NUM_BIG) || c.value < last ||
		    power10 + c.value > 16 || begins_unit(lex, text, *end, c.n))
			return power10;
		if (last == c.value && !(last == 4 && power10 == 4))	/* 万万 */
			return power10;
		last = c.value;
		power10 += c.value;
		*end += c.n;
	}
}

static bool
is_alnum(struct str text, size_t at)
{
	return is_digit(text, at) || (at < text.n &&
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
	if (text.p[i] == 'k' && !is_alnum(text, i + 1))
		return (*end = i + 1, 3);
	if ((text.p[i] | 0x20) == 'e' && i + 1 < text.n) {
		bool minus = text.p[++i] == '-';

		i += minus || text.p[i] == '+';
		for (size_t k = 0; k < 3 && is_digit(text, i); k++)
			n = n * 10 + (text.p[i++] - '0');
		if (n > 0 && n <= 24 && !is_alnum(text, i))
			return (*end = i, minus ? -n : n);
	}
	return 0;
}

/* 多 余 来 几 between digits and a magnitude: 50多万. */
static void
inner_more(const struct lexicon *lex, struct str text, size_t *end, struct numeral *out)
{
	struct numeral_char c = numeral_char(text, *end), after;
	size_t mag = *end + c.n;

	if (c.class != NUM_MORE && c.class != NUM_ODD && c.class != NUM_SOME)
		return;
	after = numeral_char(text, mag);
	if ((after.class != NUM_BIG && after.class != NUM_SMALL) || (c.class == NUM_SOME && c.value != 2) ||
	    begins_unit(lex, text, mag, after.n))
		return;
	if (c.class == NUM_ODD)
		out->about = true;
	else
		out->more = true;
	*end = mag;
}

static bool
finish(struct numeral *out, dec_coef low, dec_coef high, int exp)
{
	if (low >= NUMERAL_LIMIT || high >= NUMERAL_LIMIT ||
	    !dec_make(&out->low, low, exp) || !dec_make(&out->high, high, exp)) {
		out->big = true;
		return true;
	}
	out->value = out->low;
	return true;
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
		if (!is_digit(text, at))
			return;
		struct arabic a = arabic_read(text, at);
		end = a.end;
		int mag = magnitudes(lex, text, &end);
		if (a.big || a.scale > 0 || (mag == 0 && a.digits != 1 && (int)a.digits != above && (zero.class != NUM_ZERO || (int)a.digits > above)) || mag >= above)
			return;
		int unit = mag;
		if (mag == 0 && a.digits == 1 && zero.class != NUM_ZERO)
			unit = above - 1;	/* 1万2 */
		if ((mag > 0 && (int)a.digits + mag > above) || above + *exp < 0)
			return;
		/* Bring both to whole units. */
		if (*exp < 0)
			return;
		p->low = p->low * power(*exp) + a.coef * power(unit);
		*exp = 0;
		p->place = unit;
		p->top = unit + (a.coef ? a.zeros : 0);
		out->end = end;
		out->digits = 0;
		above = mag;
		out->magnitude = mag;
	}
}

static bool
arabic_numeral(const struct lexicon *lex, struct str text, size_t at, struct numeral *out)
{
	struct arabic a = arabic_read(text, at);
	struct part p = { a.coef, a.coef, -a.scale, -a.scale + (a.coef ? a.zeros : 0) };
	size_t end = a.end;

	*out = (struct numeral){ .form = NUMERAL_ARABIC, .big = a.big, .grouped = a.grouped,
		.zero_led = a.zero_led, .decimal = a.scale > 0, .digits = a.grouped ? 0 : a.digits };
	if (a.big) {
		out->end = a.end;
		return true;
	}
	inner_more(lex, text, &end, out);
	int mag = magnitudes(lex, text, &end), exp;
	if (mag == 0 && !out->more)
		mag = power_of_ten(text, &end, &a);
	exp = mag - a.scale;
	out->end = end;
	p.place += mag;
	p.top += mag;
	out->magnitude = mag;
	if (mag > 0)
		out->digits = 0;
	if (mag > 0 && !out->more && exp >= 0)
		arabic_tail(lex, text, out, &p, &exp);
	out->place = p.place;
	out->top = p.top;
	out->folded = mag > 0 && p.place > 0;
	return finish(out, p.low, p.low, exp);
}

/* ---- Chinese ---- */

/* 七八, 三五, 两三: two numbers, one after the other. */
static bool
is_pair(int a, int b)
{
	return b == a + 1 || (a == 3 && b == 5);
}

/* One of several digits; a 0 typed among Chinese ones (一九八０) counts as one. */
static struct numeral_char
digit_char(struct str text, size_t at, unsigned before)
{
	if (before > 0 && at < text.n && text.p[at] == '0' && !is_digit(text, at + 1) &&
	    (before > 1 || numeral_char(text, at + 1).class == NUM_DIGIT) && !(at + 1 < text.n && text.p[at + 1] == '.'))
		return (struct numeral_char){ NUM_ZERO, 0, 1 };
	return numeral_char(text, at);
}

/* Digits one by one at text[at]: how many characters, and the bytes. */
static unsigned
digit_run(struct str text, size_t at, size_t *bytes)
{
	unsigned n = 0;

	*bytes = 0;
	for (; n < SPAN_MAX; n++) {
		struct numeral_char c = digit_char(text, at + *bytes, n);

		if (c.class != NUM_DIGIT && c.class != NUM_ZERO)
			break;
		*bytes += c.n;
	}
	return n;
}

static bool
is_multiplier(enum numeral_class c)
{
	return c == NUM_SMALL || c == NUM_BIG;
}

/* 二〇二五; also 三五 where it can be no approximation. */
static bool
digits_numeral(struct str text, size_t at, struct numeral *out)
{
	size_t bytes;
	unsigned n = digit_run(text, at, &bytes);
	struct numeral_char first = numeral_char(text, at), second = numeral_char(text, at + first.n);
	dec_coef value = 0;

	if (n < 2 || n > LONGEST_DIGITS || is_multiplier(numeral_char(text, at + bytes).class))
		return false;
	if (n == 2 && first.class == NUM_DIGIT && second.class == NUM_DIGIT &&
	    is_pair(first.value, second.value))
		return false;
	for (size_t i = 0; i < bytes;) {
		struct numeral_char c = digit_char(text, at + i, i > 0 ? SPAN_MAX : 0);

		value = value * 10 + c.value;
		i += c.n;
	}
	*out = (struct numeral){ .form = NUMERAL_DIGITS, .end = at + bytes, .digits = n,
		.zero_led = first.class == NUM_ZERO };
	return finish(out, value, value, 0);
}

struct han {
	struct part total, section;	/* section: below the next 万 */
	dec_coef low, high;	/* the digit read last */
	int digit_place;
	bool have_digit, have_section, have_total, range, some;
	int small, big;		/* power of ten of the last 十百千, 万亿 */
	bool zero;		/* 零 since the last multiplier */
};

static bool
han_digit(struct han *h, struct numeral_char c)
{
	if (h->have_digit) {
		if (h->range || !is_pair((int)h->low, c.value) || h->low != h->high)
			return false;
		h->high = c.value;
		h->range = true;
		return true;
	}
	if (h->have_section && h->small == 0)
		return false;
	h->low = h->high = c.value;
	h->have_digit = true;
	return true;
}

static bool
han_small(struct han *h, struct numeral_char c, struct numeral *out)
{
	bool first = !h->have_digit && !h->have_section && !h->have_total;

	if (h->have_section && c.value >= h->small)
		return false;
	if (!h->have_digit) {
		if (!(first || (c.value == 1 && (h->have_total || h->have_section))))
			return false;
		out->bare = out->bare || (first && c.value > 1);
		h->low = h->high = 1;
	}
	h->section.low += h->low * power(c.value);
	h->section.high += h->high * power(c.value);
	if (h->some)
		h->section.high += power(c.value) - 1;
	h->some = false;
	h->section.place = h->section.top = c.value;
	h->have_section = true;
	h->have_digit = h->zero = false;
	h->small = c.value;
	return true;
}

static bool
han_big(struct han *h, struct numeral_char c, struct numeral *out)
{
	if (h->have_digit) {
		h->section.low += h->low;
		h->section.high += h->high;
		h->section.place = h->section.top = 0;
		h->have_section = true;
	}
	if (!h->have_section && !h->have_total) {
		h->section.low = h->section.high = 1;
		out->bare = true;
	} else if (!h->have_section && c.value <= h->big && !(c.value == 4 && h->big == 4)) {
		return false;
	}
	if (h->have_total && c.value >= h->big) {
		/* 万亿, and 一千二百万亿: all that stands before. */
		h->section.low += h->total.low;
		h->section.high += h->total.high;
		if (!h->have_digit && h->section.place == 0)
			h->section.place = h->section.top = h->total.place;
		h->total = (struct part){ 0 };
	}
	if (h->section.high >= NUMERAL_LIMIT / power(c.value))
		return false;
	h->total.low += h->section.low * power(c.value);
	h->total.high += h->section.high * power(c.value);
	if (h->some || h->section.high > h->section.low + 1)
		h->total.high += h->section.high % 10 == 9 ? power(c.value) - 1 : 0;
	h->some = false;
	h->total.place = h->total.top = h->section.place + c.value;
	h->section = (struct part){ 0 };
	h->have_total = true;
	h->have_section = h->have_digit = h->zero = false;
	h->small = 0;
	h->big = c.value == 4 && h->big == 4 ? 8 : c.value;	/* 万万 */
	return true;
}

/* 三点五, 一百六十三点九亿: the decimals behind 点, then 万 亿. false: 点 is no point here. */
static bool
han_point(const struct lexicon *lex, struct str text, size_t at, struct han *h, struct numeral *out)
{
	size_t bytes, point = numeral_char(text, at).n;
	unsigned n = digit_run(text, at + point, &bytes);
	struct numeral_char after = numeral_char(text, at + point + bytes);
	dec_coef whole = h->total.low + h->section.low + (h->have_digit ? h->low : 0);
	int zeros = 0;

	if (n == 0 || n > 12 || h->range || (after.class == NUM_SMALL && n == 1 && after.value == 1))
		return false;
	for (size_t i = 0; i < bytes;) {
		struct numeral_char c = numeral_char(text, at + point + i);

		whole = whole * 10 + c.value;
		zeros = c.value == 0 ? zeros + 1 : 0;
		i += c.n;
	}
	out->end = at + point + bytes;
	out->decimal = true;
	inner_more(lex, text, &out->end, out);
	int mag = magnitudes(lex, text, &out->end);
	out->magnitude = mag;
	out->place = mag - (int)n;
	out->top = out->place + zeros;
	out->folded = out->place > 0;
	return finish(out, whole, whole, mag - (int)n);
}

/* The digit at the end: 一百五 is 150, 三万五 35000, 二十五 25. */
static void
han_close(struct han *h, struct part *sum)
{
	int place = 0;

	sum->low = h->total.low + h->section.low;
	sum->high = h->total.high + h->section.high;
	sum->place = h->have_section ? h->section.place : h->total.place;
	if (h->have_digit) {
		if (!h->zero && h->have_section && h->small > 1)
			place = h->small - 1;
		else if (!h->zero && !h->have_section && h->have_total)
			place = h->big - 1;
		sum->low += h->low * power(place);
		sum->high += h->high * power(place);
		sum->place = place;
	}
	sum->top = sum->place;
}

/* One character into h. false: the numeral ends before it. */
static bool
han_step(const struct lexicon *lex, struct str text, size_t at, struct numeral_char c,
    struct han *h, struct numeral *out, bool first)
{
	bool begun = h->have_digit || h->have_section || h->have_total;

	switch (c.class) {
	case NUM_DIGIT:
		return han_digit(h, c);
	case NUM_ZERO:
		if (h->have_digit || h->zero || !begun)
			return false;
		h->zero = true;
		return true;
	case NUM_TENS:
		if (begun)
			return false;
		h->section = (struct part){ c.value * 10, c.value * 10, 1, 1 };
		h->have_section = true;
		h->small = 1;
		return true;
	case NUM_SMALL:
	case NUM_BIG:
		if ((!first || c.class == NUM_SMALL) && begins_unit(lex, text, at, c.n))
			return false;
		return c.class == NUM_SMALL ? han_small(h, c, out) : han_big(h, c, out);
	case NUM_SOME:
		if (h->have_digit || (begun && (c.value != 2 || h->zero || (h->have_section && h->small != 1 &&
		    !is_multiplier(numeral_char(text, at + c.n).class)))))
			return false;
		if (!begun && !is_multiplier(numeral_char(text, at + c.n).class) && c.value == 1)
			return false;
		h->low = begun ? 1 : c.value;
		h->high = 9;
		h->have_digit = h->range = h->some = true;
		return true;
	case NUM_MORE:
	case NUM_ODD:
		if (!begun || numeral_char(text, at + c.n).class != NUM_BIG || h->range)
			return false;
		if (c.class == NUM_MORE)
			out->more = true;
		else
			out->about = true;
		return true;
	default:
		return false;
	}
}

static bool
han_numeral(const struct lexicon *lex, struct str text, size_t at, struct numeral *out)
{
	struct han h = { .big = 16 };
	struct part sum;
	size_t i = at;

	*out = (struct numeral){ .form = NUMERAL_HAN };
	for (;;) {
		struct numeral_char c = numeral_char(text, i);

		if (c.class == NUM_POINT && i > at && han_point(lex, text, i, &h, out))
			return true;
		if (c.class == NUM_ZERO && i == at &&
		    numeral_char(text, i + c.n).class == NUM_POINT &&
		    han_point(lex, text, i + c.n, &h, out))
			return true;
		if (i - at > SPAN_MAX || !han_step(lex, text, i, c, &h, out, i == at))
			break;
		i += c.n;
	}
	if (i == at) {
		struct numeral_char c = numeral_char(text, at);

		if (c.class != NUM_ZERO)
			return false;
		i += c.n;
	}
	/* A 零 at the end belongs to what follows. */
	while (h.zero && !h.have_digit && i > at && numeral_char(text, i - 3).class == NUM_ZERO)
		h.zero = false, i -= 3;
	han_close(&h, &sum);
	out->bare = out->bare && !h.have_digit;	/* 百三 is 130 */
	out->some = h.some && !h.have_section && !h.have_total;
	out->end = i;
	out->place = sum.place;
	out->top = sum.top;
	out->folded = h.have_total && sum.place > 0;
	out->is_range = sum.low != sum.high;
	out->magnitude = h.have_digit ? 0 : h.have_section ? h.small : h.have_total ? h.big : 0;
	if (h.have_total && !h.have_digit && !h.have_section && h.total.low != 0)
		while (h.total.low % power(out->magnitude + 1) == 0 && out->magnitude < sum.place)
			out->magnitude++;
	return finish(out, sum.low, sum.high, 0);
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

	if (is_digit(text, at))
		return arabic_numeral(lex, text, at, out);
	c = numeral_char(text, at);
	if (c.class == NUM_NONE || c.class == NUM_MORE || c.class == NUM_ODD || c.class == NUM_POINT)
		return false;
	return digits_numeral(text, at, out) || han_numeral(lex, text, at, out);
}

bool
numeral_read(const struct lexicon *lex, struct str text, size_t at, struct numeral *out)
{
	struct numeral_char c = numeral_char(text, at);

	if (is_formal(text, at, c.n)) {
		enum numeral_class next = numeral_char(text, at + c.n).class;

		if (next != NUM_DIGIT && !is_multiplier(next) && next != NUM_POINT &&
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
	if (is_digit(text, 0)) {
		for (size_t i = 0; i < text.n; i++) {
			if (!is_digit(text, i) || n > 99999)
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
