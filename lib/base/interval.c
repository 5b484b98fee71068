#include "base/interval.h"

struct interval
interval_point(struct dec d)
{
	return (struct interval){ d, d };
}

bool
interval_meet(struct interval a, struct interval b)
{
	return dec_cmp(a.low, b.high) <= 0 && dec_cmp(b.low, a.high) <= 0;
}

bool
interval_add(struct interval *out, struct interval a, struct interval b)
{
	return dec_add(&out->low, a.low, b.low) && dec_add(&out->high, a.high, b.high);
}

bool
interval_sub(struct interval *out, struct interval a, struct interval b)
{
	return interval_add(out, a, (struct interval){ dec_neg(b.high), dec_neg(b.low) });
}

typedef bool dec_op(struct dec *, struct dec, struct dec, enum dec_round);

/* The hull of op over the four pairs of ends: right for * and, without 0 in b, for /. */
static bool
corners(struct interval *out, struct interval a, struct interval b, dec_op *op)
{
	const struct dec x[2] = { a.low, a.high }, y[2] = { b.low, b.high };
	struct interval r = { DEC_INF, DEC_NEG_INF };

	for (int i = 0; i < 4; i++) {
		struct dec down, up;

		if (!op(&down, x[i & 1], y[i >> 1], DEC_DOWN) ||
		    !op(&up, x[i & 1], y[i >> 1], DEC_UP))
			return false;
		if (dec_cmp(down, r.low) < 0)
			r.low = down;
		if (dec_cmp(up, r.high) > 0)
			r.high = up;
	}
	*out = r;
	return true;
}

/* Neither below 0 nor open, as nearly all are: the ends of the result are those of two corners. */
static bool
is_plain(struct interval i)
{
	return !i.low.inf && !i.high.inf && dec_sign(i.low) >= 0;
}

bool
interval_mul(struct interval *out, struct interval a, struct interval b)
{
	if (is_plain(a) && is_plain(b))
		return dec_mul(&out->low, a.low, b.low, DEC_DOWN) && dec_mul(&out->high, a.high, b.high, DEC_UP);
	return corners(out, a, b, dec_mul);
}

bool
interval_div(struct interval *out, struct interval a, struct interval b)
{
	if (dec_sign(b.low) <= 0 && dec_sign(b.high) >= 0)
		return false;
	if (is_plain(a) && is_plain(b))
		return dec_div(&out->low, a.low, b.high, DEC_DOWN) && dec_div(&out->high, a.high, b.low, DEC_UP);
	return corners(out, a, b, dec_div);
}
