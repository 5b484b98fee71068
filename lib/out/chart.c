#include "out/chart.h"

#include <stdint.h>

#include "text/utf8.h"

enum { LOG_UNIT = 4096 };	/* logarithms are in parts of this */

/*
 * log10 of a number above 0, by squaring: that doubles the logarithm, whose next binary
 * digit is then whether there is another digit in front of the point (Knuth, TAOCP 1,
 * exercise 1.2.2-25).
 */
static long
log10_of(struct dec d)
{
	const dec_coef one = 1000000000000000000;	/* x is in parts of this: below 10^19 */
	dec_coef x = d.coef;
	long log = -(long)d.scale + 18;

	for (; x >= 10 * one; log++)
		x /= 10;
	for (; x < one; log--)
		x *= 10;
	for (int bit = 1; bit < LOG_UNIT; bit *= 2) {
		x = x / 1000000000 * (x / 1000000000);
		log *= 2;
		if (x >= 10 * one) {
			x /= 10;
			log++;
		}
	}
	return log;
}

struct chart_axis
chart_axis(const struct chart *chart, unsigned length)
{
	struct chart_axis axis = { DEC_ZERO, DEC_ZERO, chart->logarithmic, length };
	bool any = false;

	for (size_t i = 0; i < chart->n; i++) {
		struct dec value = chart->bars[i].value;

		if (axis.logarithmic && dec_sign(value) <= 0)
			continue;
		if ((axis.logarithmic && !any) || dec_cmp(value, axis.low) < 0)
			axis.low = value;
		if (dec_cmp(value, axis.high) > 0)
			axis.high = value;
		any = true;
	}
	return axis;
}

/* a / b * length, rounded; 0 <= a <= b. */
static unsigned
part(struct dec a, struct dec b, unsigned length)
{
	struct dec q;

	if (dec_is_zero(b) || !dec_div(&q, a, b, DEC_DOWN) ||
	    !dec_mul(&q, dec_round_digits(q, 9, DEC_DOWN), dec_int(length), DEC_DOWN))
		return 0;
	return (unsigned)dec_round(q, 0, DEC_HALF_EVEN).coef;
}

unsigned
chart_at(const struct chart_axis *axis, struct dec value)
{
	struct dec above, whole;

	if (axis->logarithmic) {
		long low, high;

		if (dec_sign(value) <= 0)
			return 0;
		low = log10_of(axis->low);
		high = log10_of(axis->high);
		/* The power of ten below, so that the least has a length too. */
		low -= 1 + ((low - 1) % LOG_UNIT + LOG_UNIT) % LOG_UNIT;
		return (unsigned)((log10_of(value) - low) * (long)axis->length / (high - low));
	}
	if (!dec_sub(&above, value, axis->low) || !dec_sub(&whole, axis->high, axis->low))
		return 0;
	return part(above, whole, axis->length);
}

void
chart_number(struct buf *out, struct dec value)
{
	dec_print(out, dec_normal(dec_round_digits(value, 6, DEC_HALF_EVEN)));
}

struct str
chart_label(struct arena *arena, struct str label, size_t columns, struct str dots)
{
	const char *p = label.p, *end = p + label.n, *next;
	size_t room = columns - utf8_columns(dots), used = 0;
	int32_t cp;

	if (utf8_columns(label) <= columns)
		return label;
	for (; p < end; p = next) {
		next = utf8_step(p, &cp);
		used += (size_t)utf8_width(cp);
		if (used > room)
			break;
	}
	return arena_printf(arena, "%.*s%.*s", (int)(p - label.p), label.p, STR_ARG(dots));
}
