#include "base/dec.h"

#define TEN18 ((dec_coef)1000000000000000000LL)

/* No literal is so long. */
#define POWERS_FROM(p) (p), (p) * 10, (p) * 100, (p) * 1000, (p) * 10000, (p) * 100000
const dec_coef dec_powers[DEC_DIGITS + 1] = {
	POWERS_FROM((dec_coef)1), POWERS_FROM((dec_coef)1000000), POWERS_FROM((dec_coef)1000000000000),
	POWERS_FROM(TEN18), POWERS_FROM(TEN18 * 1000000), POWERS_FROM(TEN18 * 1000000000000), TEN18 * TEN18
};

static dec_coef
limit(void)
{
	return TEN18 * TEN18;
}

static dec_coef
abs_(dec_coef n)
{
	return n < 0 ? -n : n;
}

/* n / d rounded; d > 0. */
static dec_coef
div_round(dec_coef n, dec_coef d, enum dec_round how)
{
	dec_coef q = n / d, r = n % d;

	if (r == 0)
		return q;
	switch (how) {
	case DEC_DOWN:
		return r < 0 ? q - 1 : q;
	case DEC_UP:
		return r > 0 ? q + 1 : q;
	case DEC_HALF_EVEN:
		break;
	}
	dec_coef twice = abs_(r) - (d - abs_(r));	/* 2|r| - d without overflow */
	if (twice > 0 || (twice == 0 && q % 2 != 0))
		q += n < 0 ? -1 : 1;
	return q;
}

bool
dec_make(struct dec *out, dec_coef n, int exp)
{
	while (exp < 0 && n % 10 == 0 && n != 0)
		n /= 10, exp++;
	if (n == 0) {
		*out = DEC_ZERO;
		return true;
	}
	if (exp < -DEC_SCALE_MAX || exp > DEC_DIGITS || abs_(n) >= limit())
		return false;
	if (exp > 0) {
		if (abs_(n) >= dec_powers[DEC_DIGITS - exp])
			return false;
		n *= dec_powers[exp];
		exp = 0;
	}
	*out = (struct dec){ n, (short)-exp, 0 };
	return true;
}

bool
dec_parse(struct dec *out, struct str s)
{
	dec_coef n = 0;
	int scale = 0, digits = 0;
	bool neg = false, point = false;
	size_t i = 0;

	if (str_eq(s, STR("inf")))
		return *out = DEC_INF, true;
	if (str_eq(s, STR("-inf")))
		return *out = DEC_NEG_INF, true;
	if (i < s.n && (s.p[i] == '-' || s.p[i] == '+'))
		neg = s.p[i++] == '-';
	for (; i < s.n; i++) {
		if (s.p[i] == '.' && !point && digits > 0) {
			point = true;
			continue;
		}
		if (s.p[i] < '0' || s.p[i] > '9' || n >= limit() / 10 || scale == DEC_SCALE_MAX)
			return false;
		n = n * 10 + (s.p[i] - '0');
		digits++;
		scale += point;
	}
	if (digits == 0 || (point && scale == 0))
		return false;
	*out = (struct dec){ neg ? -n : n, (short)scale, 0 };
	return true;
}

/* c >= 0 in decimal from to on; returns where it ends. */
static char *
put_coef(char *to, dec_coef c)
{
	char *end, last;

	if (c <= UINT64_MAX)
		return str_number(to, (unsigned long long)c);
	to = str_number(to, (unsigned long long)(c / TEN18));
	/* 18 digits, zeros in front too: of a number that a 1 begins, where the last digit stands. */
	last = to[-1];
	end = str_number(to - 1, (unsigned long long)(TEN18 + c % TEN18));
	to[-1] = last;
	return end;
}

char *
dec_put(char *to, const struct dec *d)
{
	dec_coef coef = abs_(d->coef), one = dec_powers[d->scale];
	char *point, *end;

	if (d->inf != 0) {
		memcpy(to, &"-inf"[d->inf > 0], 4);
		return to + (d->inf > 0 ? 3 : 4);
	}
	if (d->coef < 0)
		*to++ = '-';
	if (d->scale == 0)
		return put_coef(to, coef);
	if (coef < one) {
		/* The point takes the place of a 1, behind which no zero is lost. */
		*to = '0';
		end = put_coef(to + 1, one + coef);
		to[1] = '.';
		return end;
	}
	end = put_coef(to, coef);
	point = end - d->scale;
	memmove(point + 1, point, (size_t)d->scale);
	*point = '.';
	return end + 1;
}

void
dec_print(struct buf *out, struct dec d)
{
	char *to = buf_room(out, DEC_ROOM);

	out->n += (size_t)(dec_put(to, &d) - to);
}

struct dec
dec_normal_scaled(struct dec d)
{
	long long small = (long long)d.coef;
	dec_coef coef = d.coef;
	int scale = d.scale;

	if (small == coef) {	/* far faster to divide than 128 bits */
		for (; scale > 0 && small % 10 == 0; scale--)
			small /= 10;
		return (struct dec){ small, (short)scale, d.inf };
	}
	for (; scale > 0 && coef % 10 == 0; scale--)
		coef /= 10;
	return (struct dec){ coef, (short)scale, d.inf };
}

int
dec_sign(struct dec d)
{
	return d.inf ? d.inf : (d.coef > 0) - (d.coef < 0);
}

int
dec_cmp_scaled(struct dec a, struct dec b)
{
	if (a.inf || b.inf)
		return (a.inf > b.inf) - (a.inf < b.inf);
	if (a.scale == b.scale)
		return (a.coef > b.coef) - (a.coef < b.coef);
	if (dec_sign(a) != dec_sign(b))
		return dec_sign(a) < dec_sign(b) ? -1 : 1;
	/* Bring the one with fewer digits after the point up as far as it goes. */
	while (a.scale < b.scale && abs_(a.coef) < limit())
		a.coef *= 10, a.scale++;
	while (b.scale < a.scale && abs_(b.coef) < limit())
		b.coef *= 10, b.scale++;
	if (a.scale < b.scale)		/* |a| >= 10^36 * 10^-a.scale > |b| */
		return a.coef < 0 ? -1 : 1;
	if (b.scale < a.scale)
		return b.coef < 0 ? 1 : -1;
	return (a.coef > b.coef) - (a.coef < b.coef);
}

bool
dec_is_whole(struct dec d)
{
	return d.inf == 0 && dec_normal(d).scale == 0;
}

struct dec
dec_neg(struct dec d)
{
	return (struct dec){ -d.coef, d.scale, (short)-d.inf };
}

/* n by so many more digits behind the point; false: that is too long. */
static bool
raise(dec_coef *n, int digits)
{
	if (abs_(*n) >= dec_powers[DEC_DIGITS - digits])
		return false;
	*n *= dec_powers[digits];
	return true;
}

/* Both coefficients in the greater scale of the two. */
static bool
level(dec_coef *a, int a_scale, dec_coef *b, int b_scale)
{
	return a_scale < b_scale ? raise(a, b_scale - a_scale) : a_scale == b_scale || raise(b, a_scale - b_scale);
}

static bool
add(struct dec *out, const struct dec *a, const struct dec *b)
{
	dec_coef x = a->coef, y = b->coef;
	int scale = a->scale > b->scale ? a->scale : b->scale;

	if (a->inf || b->inf) {
		if (a->inf && b->inf && a->inf != b->inf)
			return false;
		*out = a->inf ? *a : *b;
		return true;
	}
	if (!level(&x, a->scale, &y, b->scale)) {
		struct dec p = dec_normal(*a), q = dec_normal(*b);

		x = p.coef;
		y = q.coef;
		scale = p.scale > q.scale ? p.scale : q.scale;
		if (!level(&x, p.scale, &y, q.scale))
			return false;
	}
	x += y;
	if (abs_(x) >= limit())
		return false;
	/* By its fields: a copy of what has just been written would wait for that. */
	*out = (struct dec){ x, (short)scale, 0 };
	return true;
}

bool
dec_add(struct dec *out, struct dec a, struct dec b)
{
	return add(out, &a, &b);
}

bool
dec_sub(struct dec *out, struct dec a, struct dec b)
{
	struct dec minus = dec_neg(b);

	return add(out, &a, &minus);
}

/* hi * 10^18 + lo times another such, into base-10^18 limbs, least first. */
static void
mul_limbs(dec_coef a, dec_coef b, dec_coef limb[4])
{
	dec_coef a0 = a % TEN18, a1 = a / TEN18, b0 = b % TEN18, b1 = b / TEN18;
	dec_coef mid = a0 * b1 + a1 * b0, low = a0 * b0;

	limb[0] = low % TEN18;
	mid += low / TEN18;
	limb[1] = mid % TEN18;
	mid = mid / TEN18 + a1 * b1;
	limb[2] = mid % TEN18;
	limb[3] = mid / TEN18;
}

bool
dec_mul(struct dec *out, struct dec a, struct dec b, enum dec_round how)
{
	dec_coef limb[4], n;
	int scale = a.scale + b.scale, drop = 0;
	bool neg = (dec_sign(a) < 0) != (dec_sign(b) < 0), rest = false;

	if (a.inf || b.inf) {
		if (dec_sign(a) == 0 || dec_sign(b) == 0)
			return false;
		*out = neg ? DEC_NEG_INF : DEC_INF;
		return true;
	}
	mul_limbs(abs_(a.coef), abs_(b.coef), limb);
	/* Drop digits from the right until the rest fits; remember whether any was not 0. */
	while (limb[2] != 0 || limb[3] != 0 || scale - drop > DEC_SCALE_MAX) {
		dec_coef carry = 0;

		if (drop >= scale)
			return false;
		for (int i = 3; i >= 0; i--) {
			limb[i] += carry * TEN18;
			carry = limb[i] % 10;
			limb[i] /= 10;
		}
		rest = rest || carry != 0;
		drop++;
	}
	n = limb[1] * TEN18 + limb[0];
	if (rest && ((how == DEC_UP && !neg) || (how == DEC_DOWN && neg)))
		n++;
	if (n >= limit())
		return false;
	*out = (struct dec){ neg ? -n : n, (short)(scale - drop), 0 };
	return true;
}

bool
dec_div(struct dec *out, struct dec a, struct dec b, enum dec_round how)
{
	bool neg = (dec_sign(a) < 0) != (dec_sign(b) < 0);
	dec_coef n, d, q, r;
	int scale, digits = 0;

	if (dec_sign(b) == 0 || (a.inf && b.inf))
		return false;
	if (a.inf) {
		*out = neg ? DEC_NEG_INF : DEC_INF;
		return true;
	}
	if (b.inf || a.coef == 0) {
		*out = DEC_ZERO;
		return true;
	}
	a = dec_normal(a);
	b = dec_normal(b);
	n = abs_(a.coef);
	d = abs_(b.coef);
	scale = a.scale - b.scale;
	q = n / d;
	r = n % d;
	for (dec_coef t = q; t != 0; t /= 10)
		digits++;
	/* Long division, one decimal at a time: r < d < 10^36, so r * 10 fits. */
	while ((r != 0 && digits < 30 && scale < DEC_SCALE_MAX) || scale < 0) {
		r *= 10;
		if (abs_(q) >= limit() / 10)
			return false;
		q = q * 10 + r / d;
		r %= d;
		digits += q != 0;
		scale++;
	}
	if (r != 0) {
		bool away = (how == DEC_UP && !neg) || (how == DEC_DOWN && neg) ||
		    (how == DEC_HALF_EVEN && (r > d - r || (r == d - r && q % 2 != 0)));
		q += away;
	}
	if (scale > DEC_SCALE_MAX || q >= limit())
		return false;
	*out = dec_normal((struct dec){ neg ? -q : q, (short)scale, 0 });
	return true;
}

struct dec
dec_round(struct dec d, int scale, enum dec_round how)
{
	if (d.inf || d.scale <= scale)
		return d;
	return (struct dec){ div_round(d.coef, dec_powers[d.scale - scale], how), (short)scale, 0 };
}

struct dec
dec_round_digits(struct dec d, int digits, enum dec_round how)
{
	int have = 0;

	for (dec_coef t = abs_(d.coef); t != 0; t /= 10)
		have++;
	if (d.inf || have <= digits)
		return d;
	/* Digits before the point are never dropped: only the fraction is rounded. */
	int scale = d.scale - (have - digits);
	return dec_round(d, scale < 0 ? 0 : scale, how);
}
