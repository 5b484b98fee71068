/* Chinese numerals: 一百六十三点九亿, 三五百, 几十万, 二〇二五. */
#include "figure/numeral_parts.h"

enum { LONGEST_DIGITS = 30 };

/* One of several digits; a 0 typed among Chinese ones (一九八０, 五００) counts as one. */
static struct numeral_char
digit_char(struct str text, size_t at, unsigned before)
{
	size_t end = at;

	while (before > 0 && end < text.n && text.p[end] == '0')
		end++;
	if (end > at && !text_is_digit(text, end) && !(end < text.n && text.p[end] == '.') &&
	    (before > 1 || end > at + 1 || numeral_char(text, end).class == NUM_DIGIT))
		return (struct numeral_char){ NUM_ZERO, 0, 1 };
	return numeral_char(text, at);
}

unsigned
numeral_digit_run(struct str text, size_t at, size_t *bytes)
{
	unsigned n = 0;

	*bytes = 0;
	for (; n < NUMERAL_SPAN_MAX; n++) {
		struct numeral_char c = digit_char(text, at + *bytes, n);

		/* 四两 is a weight: 两 is no digit of a row. */
		if ((c.class != NUM_DIGIT && c.class != NUM_ZERO) ||
		    ((n > 0 || at >= 3) && str_starts(str_sub(text, at + *bytes, text.n), STR("两")) &&
		    (n > 0 || numeral_char(text, at - 3).class == NUM_POINT)))
			break;
		*bytes += c.n;
	}
	return n;
}

bool
numeral_digits(struct str text, size_t at, struct numeral *out)
{
	size_t bytes;
	unsigned n = numeral_digit_run(text, at, &bytes);
	struct numeral_char first = numeral_char(text, at), second = numeral_char(text, at + first.n);
	dec_coef value = 0;
	int zeros = 0;

	if (n < 2 || n > LONGEST_DIGITS || numeral_is_multiplier(numeral_char(text, at + bytes).class))
		return false;
	if (n == 2 && first.class == NUM_DIGIT && second.class == NUM_DIGIT &&
	    numeral_is_pair(first.value, second.value))
		return false;
	for (size_t i = 0; i < bytes;) {
		struct numeral_char c = digit_char(text, at + i, i > 0 ? NUMERAL_SPAN_MAX : 0);

		value = value * 10 + c.value;
		zeros = c.value == 0 ? zeros + 1 : 0;
		i += c.n;
	}
	*out = (struct numeral){ .form = NUMERAL_DIGITS, .end = at + bytes, .digits = n, .top = value ? zeros : 0,
		.zero_led = first.class == NUM_ZERO };
	return numeral_finish(out, value, value, 0);
}

struct han {
	struct part total, section;	/* section: below the next 万 */
	dec_coef low, high;	/* the digit read last */
	int digit_place;
	bool have_digit, have_section, have_total, range, some;
	int small, big;		/* power of ten of the last 十百千, 万亿 */
	bool zero;		/* 零 since the last multiplier */
	bool apart;		/* 零 since the last 万 or 亿 */
};

static bool
han_digit(struct han *h, struct numeral_char c)
{
	if (h->have_digit) {
		if (h->range || !numeral_is_pair((int)h->low, c.value) || h->low != h->high)
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
	h->section.low += h->low * dec_powers[c.value];
	h->section.high += h->high * dec_powers[c.value];
	if (h->some)
		h->section.high += dec_powers[c.value] - 1;
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
	if (h->section.high >= NUMERAL_LIMIT / dec_powers[c.value])
		return false;
	h->total.low += h->section.low * dec_powers[c.value];
	h->total.high += h->section.high * dec_powers[c.value];
	if (h->some || h->section.high > h->section.low + 1)
		h->total.high += h->section.high % 10 == 9 ? dec_powers[c.value] - 1 : 0;
	h->some = false;
	h->total.place = h->total.top = h->section.place + c.value;
	h->section = (struct part){ 0 };
	h->have_total = true;
	h->have_section = h->have_digit = h->zero = h->apart = false;
	h->small = 0;
	h->big = c.value == 4 && h->big == 4 ? 8 : c.value;	/* 万万 */
	return true;
}

/* 三点五, 一百六十三点九亿: the decimals behind 点, then 万 亿. false: 点 is no point here. */
static bool
han_point(const struct lexicon *lex, struct str text, size_t at, struct han *h, struct numeral *out)
{
	struct numeral_char dot = numeral_char(text, at);
	size_t bytes, point = dot.n > 0 ? dot.n : 1;
	unsigned n = numeral_digit_run(text, at + point, &bytes);
	struct numeral_char after = numeral_char(text, at + point + bytes);
	dec_coef whole = h->total.low + h->section.low + (h->have_digit ? h->low : 0);
	int zeros = 0;

	if (n == 0 || n > 12 || h->range || (after.class == NUM_SMALL && n == 1 && after.value == 1))
		return false;
	for (size_t i = 0; i < bytes;) {
		struct numeral_char c = digit_char(text, at + point + i, i > 0 ? NUMERAL_SPAN_MAX : 0);

		whole = whole * 10 + c.value;
		zeros = c.value == 0 ? zeros + 1 : 0;
		i += c.n;
	}
	out->end = at + point + bytes;
	out->decimal = true;
	numeral_inner_more(lex, text, &out->end, out);
	int mag = numeral_magnitudes(lex, text, &out->end);
	out->magnitude = mag;
	out->place = mag - (int)n;
	out->top = out->place + zeros;
	out->folded = out->place > 0;
	return numeral_finish(out, whole, whole, mag - (int)n);
}

/* 百分之三·五, 二·六亿, 三·六倍: a dot as the point, where it parts no days (五·四) or names. */
static bool
is_dot(const struct lexicon *lex, struct str text, size_t start, size_t at)
{
	static const struct str dots[] = { { "·", 2 }, { ".", 1 }, { "•", 3 }, { "・", 3 } }, of = { "分之", 6 };
	const struct word *w;
	size_t bytes, n = 0;

	for (size_t i = 0; i < sizeof dots / sizeof *dots && n == 0; i++)
		if (str_starts(str_sub(text, at, text.n), dots[i]))
			n = dots[i].n;
	if (n == 0 || numeral_digit_run(text, at + n, &bytes) == 0)
		return false;
	if (str_ends(str_sub(text, 0, start), of) || numeral_char(text, at + n + bytes).class == NUM_BIG)
		return true;
	w = lexicon_match(lex, text, at + n + bytes, WORDS(UNIT) | WORDS(CURRENCY));
	return w != NULL && w->kind != FIGURE_DURATION;
}

/* What the end leaves unsaid: 一百五 is 150, 三万五 35000, 二十五 25, 一亿两千 120 million. */
static void
han_close(struct han *h, struct part *sum)
{
	int place = 0;

	if (h->have_total && h->big == 8 && h->section.place == 3 && !h->have_digit && !h->apart) {
		h->section.low *= dec_powers[4];
		h->section.high *= dec_powers[4];
		h->section.place += 4;
	}
	sum->low = h->total.low + h->section.low;
	sum->high = h->total.high + h->section.high;
	sum->place = h->have_section ? h->section.place : h->total.place;
	if (h->have_digit) {
		if (!h->zero && h->have_section && h->small > 1)
			place = h->small - 1;
		else if (!h->zero && !h->have_section && h->have_total)
			place = h->big - 1;
		sum->low += h->low * dec_powers[place];
		sum->high += h->high * dec_powers[place];
		sum->place = place;
	}
	sum->top = sum->place;
}

/* 几, 数, 上: of which the least is known. */
static bool
han_some(struct han *h, int least)
{
	h->low = least;
	h->high = 9;
	h->have_digit = h->range = h->some = true;
	return true;
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
		h->zero = h->apart = true;
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
		if ((!first || c.class == NUM_SMALL) && numeral_begins_unit(lex, text, at, c.n,
		    h->have_digit && !h->have_section ? FLAG(THOUSAND) : 0))
			return false;
		return c.class == NUM_SMALL ? han_small(h, c, out) : han_big(h, c, out);
	case NUM_SOME:
		if (h->have_digit || (begun && (h->zero || (h->have_section && h->small != 1 &&
		    !numeral_is_multiplier(numeral_char(text, at + c.n).class)))))
			return false;
		return han_some(h, begun ? 1 : c.value);
	case NUM_UP:
		return !begun && numeral_is_multiplier(numeral_char(text, at + c.n).class) && han_some(h, c.value);
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

bool
numeral_han(const struct lexicon *lex, struct str text, size_t at, struct numeral *out)
{
	struct han h = { .big = 16 };
	struct part sum;
	size_t i = at;

	*out = (struct numeral){ .form = NUMERAL_HAN };
	for (;;) {
		struct numeral_char c = numeral_char(text, i);

		if (i > at && (c.class == NUM_POINT || (c.class == NUM_NONE && is_dot(lex, text, at, i))) && han_point(lex, text, i, &h, out))
			return true;
		if (c.class == NUM_ZERO && i == at &&
		    numeral_char(text, i + c.n).class == NUM_POINT &&
		    han_point(lex, text, i + c.n, &h, out))
			return true;
		if (i - at > NUMERAL_SPAN_MAX * 3 || !han_step(lex, text, i, c, &h, out, i == at))
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
	out->bare = out->bare && !(h.have_digit && h.low > 1);	/* 百三 is 130 */
	out->some = h.some && !h.have_section && !h.have_total;
	out->end = i;
	out->place = sum.place;
	out->top = sum.top;
	out->folded = h.have_total && sum.place > 0;
	out->is_range = sum.low != sum.high;
	out->magnitude = h.have_digit ? 0 : h.have_section ? h.small : h.have_total ? h.big : 0;
	if (h.have_total && !h.have_digit && !h.have_section && h.total.low != 0)
		while (h.total.low % dec_powers[out->magnitude + 1] == 0 && out->magnitude < sum.place)
			out->magnitude++;
	return numeral_finish(out, sum.low, sum.high, 0);
}
