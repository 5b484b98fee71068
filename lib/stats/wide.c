#include "stats/wide.h"

__extension__ typedef unsigned __int128 u128;

enum { TEN_DIGITS = 18 };
static const uint64_t ten18 = 1000000000000000000u;

static void
trim(struct wide *w)
{
	while (w->n > 0 && w->limb[w->n - 1] == 0)
		w->n--;
	if (w->n == 0)
		w->neg = false;
}

struct wide
wide_from(dec_coef c)
{
	struct wide w = { .neg = c < 0, .n = 2 };
	u128 abs = c < 0 ? -(u128)c : (u128)c;

	w.limb[0] = (uint64_t)abs;
	w.limb[1] = (uint64_t)(abs >> 64);
	trim(&w);
	return w;
}

bool
wide_to_coef(const struct wide *w, dec_coef *c)
{
	u128 abs;

	if (w->n > 2 || wide_digits(w) > DEC_DIGITS)
		return false;
	abs = (w->n > 1 ? (u128)w->limb[1] << 64 : 0) | (w->n > 0 ? w->limb[0] : 0);
	*c = w->neg ? -(dec_coef)abs : (dec_coef)abs;
	return true;
}

int
wide_cmp_abs(const struct wide *a, const struct wide *b)
{
	if (a->n != b->n)
		return a->n < b->n ? -1 : 1;
	for (unsigned i = a->n; i-- > 0;)
		if (a->limb[i] != b->limb[i])
			return a->limb[i] < b->limb[i] ? -1 : 1;
	return 0;
}

static void
add_abs(struct wide *a, const struct wide *b)
{
	unsigned char carry = 0;
	unsigned n = a->n > b->n ? a->n : b->n;

	for (unsigned i = 0; i < n || carry; i++) {
		u128 sum = (u128)(i < a->n ? a->limb[i] : 0) + (i < b->n ? b->limb[i] : 0) + carry;

		a->limb[i] = (uint64_t)sum;
		carry = (unsigned char)(sum >> 64);
		if (i >= a->n)
			a->n = i + 1;
	}
}

/* |a| -= |b|, where |a| >= |b|. */
static void
sub_abs(struct wide *a, const struct wide *b)
{
	uint64_t borrow = 0;

	for (unsigned i = 0; i < a->n; i++) {
		u128 take = (u128)(i < b->n ? b->limb[i] : 0) + borrow;

		borrow = a->limb[i] < take;
		a->limb[i] -= (uint64_t)take;
	}
	trim(a);
}

void
wide_add(struct wide *a, const struct wide *b)
{
	if (a->neg == b->neg || b->n == 0) {
		add_abs(a, b);
	} else if (wide_cmp_abs(a, b) >= 0) {
		sub_abs(a, b);
	} else {
		struct wide old = *a;

		*a = *b;
		sub_abs(a, &old);
	}
}

struct wide
wide_mul(const struct wide *a, const struct wide *b)
{
	struct wide p = { .neg = a->neg != b->neg, .n = a->n + b->n };

	for (unsigned i = 0; i < a->n; i++) {
		uint64_t carry = 0;

		for (unsigned j = 0; j < b->n; j++) {
			u128 t = (u128)a->limb[i] * b->limb[j] + p.limb[i + j] + carry;

			p.limb[i + j] = (uint64_t)t;
			carry = (uint64_t)(t >> 64);
		}
		p.limb[i + b->n] = carry;
	}
	trim(&p);
	return p;
}

/* *w = *w * m + a, of absolute values. */
static void
mul_add(struct wide *w, uint64_t m, uint64_t a)
{
	for (unsigned i = 0; i < w->n; i++) {
		u128 t = (u128)w->limb[i] * m + a;

		w->limb[i] = (uint64_t)t;
		a = (uint64_t)(t >> 64);
	}
	if (a != 0)
		w->limb[w->n++] = a;
}

void
wide_scale(struct wide *w, int k)
{
	for (; k >= TEN_DIGITS; k -= TEN_DIGITS)
		mul_add(w, ten18, 0);
	for (; k > 0; k--)
		mul_add(w, 10, 0);
}

uint64_t
wide_div_short(struct wide *w, uint64_t d)
{
	uint64_t rest = 0;

	for (unsigned i = w->n; i-- > 0;) {
		u128 t = (u128)rest << 64 | w->limb[i];

		w->limb[i] = (uint64_t)(t / d);
		rest = (uint64_t)(t % d);
	}
	trim(w);
	return rest;
}

unsigned
wide_bits(const struct wide *w)
{
	unsigned n = w->n * 64;

	if (n > 0)
		for (uint64_t top = w->limb[w->n - 1]; (top >> 63) == 0; top <<= 1)
			n--;
	return n;
}

static bool
bit(const struct wide *w, unsigned i)
{
	return w->limb[i / 64] >> i % 64 & 1;
}

static void
double_and_add(struct wide *w, unsigned low)
{
	uint64_t carry = low;

	for (unsigned i = 0; i < w->n; i++) {
		uint64_t out = w->limb[i] >> 63;

		w->limb[i] = w->limb[i] << 1 | carry;
		carry = out;
	}
	if (carry != 0)
		w->limb[w->n++] = carry;
}

void
wide_div(const struct wide *a, const struct wide *d, struct wide *quotient,
    struct wide *remainder)
{
	bool neg = a->neg, quotient_neg = a->neg != d->neg;
	struct wide divisor = *d;

	divisor.neg = false;
	if (d->n == 1) {
		*quotient = *a;
		*remainder = (struct wide){ .n = 1 };
		remainder->limb[0] = wide_div_short(quotient, d->limb[0]);
	} else {
		/* Bit by bit: only the square of a count of billions has two limbs. */
		struct wide q = { 0 }, r = { 0 };

		for (unsigned i = wide_bits(a); i-- > 0;) {
			double_and_add(&r, bit(a, i));
			double_and_add(&q, wide_cmp_abs(&r, &divisor) >= 0);
			if (wide_cmp_abs(&r, &divisor) >= 0)
				sub_abs(&r, &divisor);
		}
		*quotient = q;
		*remainder = r;
	}
	quotient->neg = quotient_neg;
	remainder->neg = neg;
	trim(quotient);
	trim(remainder);
}

/* Two bits of the number give one of the root, as on paper. */
struct wide
wide_sqrt(const struct wide *a, bool *exact)
{
	struct wide root = { 0 }, rest = { 0 };

	for (unsigned i = (wide_bits(a) + 1) / 2; i-- > 0;) {
		struct wide try = root;
		bool one;

		double_and_add(&rest, 2 * i + 1 < a->n * 64 && bit(a, 2 * i + 1));
		double_and_add(&rest, bit(a, 2 * i));
		double_and_add(&try, 0);
		double_and_add(&try, 1);	/* (2 root + 1)^2 - (2 root)^2 = 4 root + 1 */
		one = wide_cmp_abs(&rest, &try) >= 0;
		if (one)
			sub_abs(&rest, &try);
		double_and_add(&root, one);
	}
	*exact = rest.n == 0;
	return root;
}

/* The decimal digits of the absolute value, least first. */
static int
to_digits(const struct wide *w, char digits[static WIDE_LIMBS * 20])
{
	struct wide rest = *w;
	int n = 0;

	while (rest.n > 0) {
		uint64_t part = wide_div_short(&rest, ten18);

		for (int i = 0; i < TEN_DIGITS && (part != 0 || rest.n > 0); i++, part /= 10)
			digits[n++] = (char)('0' + part % 10);
	}
	return n;
}

int
wide_digits(const struct wide *w)
{
	char digits[WIDE_LIMBS * 20];

	return to_digits(w, digits);
}

void
wide_print(struct buf *out, const struct wide *w, int scale)
{
	char digits[WIDE_LIMBS * 20];
	int n = to_digits(w, digits), last = 0;

	while (n <= scale)
		digits[n++] = '0';
	while (last < scale && digits[last] == '0')
		last++;
	if (w->neg)
		buf_char(out, '-');
	while (n > last) {
		if (n == scale)
			buf_char(out, '.');
		buf_char(out, digits[--n]);
	}
}

bool
wide_parse(struct wide *w, struct str s, int scale)
{
	bool neg = s.n > 0 && s.p[0] == '-';
	size_t i = neg, digits = 0;
	int left = -1;		/* decimals still to come; -1 in front of the point */

	*w = (struct wide){ 0 };
	for (; i < s.n; i++) {
		if (s.p[i] == '.' && left < 0 && digits > 0) {
			left = scale;
			continue;
		}
		if (s.p[i] < '0' || s.p[i] > '9' || left == 0 || ++digits > 300)
			return false;
		mul_add(w, 10, (uint64_t)(s.p[i] - '0'));
		left -= left > 0;
	}
	wide_scale(w, left < 0 ? scale : left);
	w->neg = neg;
	trim(w);
	return digits > 0;
}
