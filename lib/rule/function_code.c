/* Check characters of identifiers. */
#include "rule/function.h"

enum { CODE_MAX = 24 };

/* The digits and capital letters of a code, without its hyphens and spaces; 0: too long, or another character. */
static size_t
characters(struct str code, char out[CODE_MAX])
{
	size_t n = 0;

	for (size_t i = 0; i < code.n; i++) {
		char c = code.p[i];

		if (c == '-' || c == ' ')
			continue;
		if (c >= 'a' && c <= 'z')
			c = (char)(c - 'a' + 'A');
		if (n == CODE_MAX || !((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')))
			return 0;
		out[n++] = c;
	}
	return n;
}

/* The sum of weight * value over n characters; a value is the place in alphabet. -1: a character is not in it. */
static int
weighted(const char *code, size_t n, const char *alphabet, const int *weights)
{
	int sum = 0;

	for (size_t i = 0; i < n; i++) {
		const char *at = strchr(alphabet, code[i]);

		if (at == NULL)
			return -1;
		sum += weights[i] * (int)(at - alphabet);
	}
	return sum;
}

/* Citizen identification number: GB 11643-1999, check character by ISO 7064 MOD 11-2. */
static bool
is_resident_id(const char *c, size_t n)
{
	static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
	int sum = n == 18 ? weighted(c, 17, "0123456789", weights) : -1;

	return sum >= 0 && c[17] == "10X98765432"[sum % 11];
}

/* Unified social credit code: GB 32100-2015, check character modulo 31. */
static bool
is_credit_code(const char *c, size_t n)
{
	static const int weights[] = { 1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28 };
	static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
	int sum = n == 18 ? weighted(c, 17, alphabet, weights) : -1;

	return sum >= 0 && c[17] == alphabet[(31 - sum % 31) % 31];
}

/* ISSN: ISO 3297. */
static bool
is_issn(const char *c, size_t n)
{
	static const int weights[] = { 8, 7, 6, 5, 4, 3, 2 };
	int sum = n == 8 ? weighted(c, 7, "0123456789", weights) : -1;

	return sum >= 0 && c[7] == "0123456789X"[(11 - sum % 11) % 11];
}

/* ISBN: ISO 2108, ten or thirteen characters. */
static bool
is_isbn(const char *c, size_t n)
{
	static const int ten[] = { 10, 9, 8, 7, 6, 5, 4, 3, 2 };
	static const int thirteen[] = { 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3 };
	int sum;

	if (n == 10) {
		sum = weighted(c, 9, "0123456789", ten);
		return sum >= 0 && c[9] == "0123456789X"[(11 - sum % 11) % 11];
	}
	sum = n == 13 ? weighted(c, 12, "0123456789", thirteen) : -1;
	return sum >= 0 && c[12] == "0123456789"[(10 - sum % 10) % 10];
}

static const struct {
	const char *name;
	bool (*is_valid)(const char *, size_t);
} schemes[] = {
	{ "resident-id", is_resident_id },
	{ "credit-code", is_credit_code },
	{ "issn", is_issn },
	{ "isbn", is_isbn },
};

struct value
call_checksum(struct scope *s, const struct value *a, size_t n)
{
	char code[CODE_MAX];
	struct str written = value_folded(s, &a[0]);
	size_t length;

	(void)n;
	if (written.n == 0 || a[1].type != VALUE_TEXT || (length = characters(written, code)) == 0)
		return value_undecided;
	for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++)
		if (str_eq(a[1].text, str_of(schemes[i].name)))
			return value_truth(schemes[i].is_valid(code, length));
	return value_undecided;
}
