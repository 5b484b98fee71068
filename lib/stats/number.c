#include "stats/number.h"

#include "stats/word.h"

enum { SIGNIFICANT = 28 };

const int64_t ten_to[19] = { 1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000,
	1000000000, 10000000000, 100000000000, 1000000000000, 10000000000000, 100000000000000,
	1000000000000000, 10000000000000000, 100000000000000000, 1000000000000000000 };

/* Up to 18 digits and a point, nearly every number there is. false: something else. */
static bool
parse_short(struct dec *out, struct str s)
{
	const char *p = s.p, *end = p + s.n, *point = NULL;
	bool neg = s.n > 0 && *p == '-';
	int64_t n = 0;
	short scale = 0;

	p += neg;
	if (p == end || end - p > 18 || *p == '.')
		return false;
	for (; p < end; p++) {
		unsigned digit = (unsigned char)*p - (unsigned)'0';

		if (digit <= 9) {
			n = n * 10 + digit;
		} else {
			if (*p != '.' || point != NULL)
				return false;
			point = p;
		}
	}
	if (point != NULL) {
		scale = (short)(end - point - 1);
		if (scale == 0)
			return false;
		for (; scale > 0 && n % 10 == 0; scale--)
			n /= 10;
	}
	*out = (struct dec){ neg ? -n : n, scale, 0 };
	return true;
}

/* The exponent behind an e, cut off s; 0 where there is none. */
static bool
cut_exponent(struct str *s, int *exponent)
{
	size_t i = 0;
	bool neg;

	*exponent = 0;
	while (i < s->n && s->p[i] != 'e' && s->p[i] != 'E')
		i++;
	if (i == s->n)
		return true;
	struct str digits = str_sub(*s, i + 1, s->n);
	*s = str_sub(*s, 0, i);
	neg = digits.n > 0 && digits.p[0] == '-';
	if (neg || (digits.n > 0 && digits.p[0] == '+'))
		digits = str_sub(digits, 1, digits.n);
	if (digits.n == 0 || digits.n > 3)
		return false;
	for (i = 0; i < digits.n; i++) {
		if (digits.p[i] < '0' || digits.p[i] > '9')
			return false;
		*exponent = *exponent * 10 + (digits.p[i] - '0');
	}
	if (neg)
		*exponent = -*exponent;
	return true;
}

bool
number_parse(struct dec *out, struct str s)
{
	struct wide w;
	dec_coef coef;
	uint64_t digits;
	int exponent;

	if (s.n > 0 && s.n <= 8 && word_number(s.p, s.n, &digits)) {
		*out = (struct dec){ (dec_coef)digits, 0, 0 };
		return true;
	}
	if (parse_short(out, s))
		return true;
	if (!cut_exponent(&s, &exponent))
		return false;
	if (s.n > 0 && s.p[0] == '+')
		s = str_sub(s, 1, s.n);
	if (str_starts(s, STR(".")) && s.n > 1) {	/* .5 */
		if (!wide_parse(&w, str_sub(s, 1, s.n), 0) || w.neg)
			return false;
		exponent -= (int)s.n - 1;
	} else {
		size_t point = str_find(s, STR("."), 0);
		int scale = point == (size_t)-1 ? 0 : (int)(s.n - point - 1);

		if (s.n > 120 || !wide_parse(&w, s, scale))
			return false;
		exponent -= scale;
	}
	/* The zeros at the end do not count towards the digits that fit. */
	while (exponent < 0 && !wide_to_coef(&w, &coef)) {
		if (wide_div_short(&w, 10) != 0)
			return false;
		exponent++;
	}
	if (!wide_to_coef(&w, &coef) || !dec_make(out, coef, exponent))
		return false;
	*out = dec_normal(*out);
	return true;
}

/* Take the last drop digits off q, which is a little more if sticky, and round half to even. */
static void
round_off(struct wide *q, int drop, bool sticky)
{
	struct wide one = wide_from(q->neg ? -1 : 1);
	uint64_t digit;

	if (drop <= 0)
		return;
	for (int left = drop - 1, k; left > 0; left -= k) {
		k = left < 18 ? left : 18;
		sticky |= wide_div_short(q, (uint64_t)ten_to[k]) != 0;
	}
	digit = wide_div_short(q, 10);
	if (digit > 5 || (digit == 5 && (sticky || (q->n > 0 && (q->limb[0] & 1)))))
		wide_add(q, &one);
}

/* q * 10^-scale, and a little more if sticky, to the digits that we print. */
static bool
finish(struct dec *out, struct wide q, int scale, bool sticky)
{
	int drop = wide_digits(&q) - SIGNIFICANT;
	dec_coef coef;

	if (drop > scale || drop < scale - DEC_SCALE_MAX)
		drop = drop > scale ? scale : scale - DEC_SCALE_MAX;
	if (drop < 0)
		drop = 0;
	round_off(&q, drop, sticky);
	scale -= drop;
	if (!wide_to_coef(&q, &coef) || !dec_make(out, coef, -scale))
		return false;
	*out = dec_normal(*out);
	return true;
}

/* By how many powers of ten to enlarge a, so that a / d has digits to spare. */
static int
headroom(const struct wide *a, const struct wide *d, int scale, int digits)
{
	/* A bit is 0.30103 digits, and one more is always enough. */
	int k = digits + 1 + ((int)wide_bits(d) - (int)wide_bits(a)) * 30103 / 100000;

	if (k + scale < 1)	/* at least one digit behind the point, for rounding */
		k = 1 - scale;
	return k < 0 ? 0 : k;
}

bool
number_quotient(struct dec *out, const struct wide *a, const struct wide *d, int scale)
{
	struct wide enlarged = *a, q, r;
	int k = headroom(a, d, scale, SIGNIFICANT + 2);

	if (a->n == 0) {
		*out = DEC_ZERO;
		return true;
	}
	wide_scale(&enlarged, k);
	wide_div(&enlarged, d, &q, &r);
	return finish(out, q, scale + k, r.n > 0);
}

bool
number_root(struct dec *out, const struct wide *a, const struct wide *d, int scale)
{
	struct wide enlarged = *a, q, r, root;
	int k = headroom(a, d, scale, 2 * (SIGNIFICANT + 2));
	bool exact;

	if (a->n == 0) {
		*out = DEC_ZERO;
		return true;
	}
	k += (scale + k) & 1;
	wide_scale(&enlarged, k);
	wide_div(&enlarged, d, &q, &r);
	root = wide_sqrt(&q, &exact);
	return finish(out, root, (scale + k) / 2, !exact || r.n > 0);
}
