/*
 * Strings are a pointer and a length; nothing relies on a terminating NUL.
 * A struct str never owns its bytes.  Only what every layer needs belongs here.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
	const char *p;
	size_t n;
};

/* A literal as a struct str: STR("元"). */
#define STR(literal) ((struct str){ (literal), sizeof(literal) - 1 })
/* For printf's "%.*s". */
#define STR_ARG(s) (int)(s).n, (s).p

static inline struct str
str_of(const char *s)
{
	return (struct str){ s, strlen(s) };
}

/* The bytes [start, end) of s; start <= end <= s.n. */
static inline struct str
str_sub(struct str s, size_t start, size_t end)
{
	/* s.p may be NULL, to which nothing can be added. */
	return (struct str){ start > 0 ? s.p + start : s.p, end - start };
}

static inline bool
str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool
str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n && (prefix.n == 0 || memcmp(s.p, prefix.p, prefix.n) == 0);
}

static inline bool
str_ends(struct str s, struct str suffix)
{
	return s.n >= suffix.n &&
	    (suffix.n == 0 || memcmp(s.p + s.n - suffix.n, suffix.p, suffix.n) == 0);
}

/* Byte order, shorter first: for qsort and binary search.  <0, 0 or >0. */
int str_cmp(struct str a, struct str b);

/* The position of needle in s at or after from, or (size_t)-1. */
size_t str_find(struct str s, struct str needle, size_t from);

/* How often c stands in s. */
size_t str_count(struct str s, char c);

/* s without ASCII white space at both ends. */
struct str str_trim(struct str s);

/*
 * Cut the field before the first sep off *rest and return it; *rest is then
 * what follows sep.  Without sep the whole rest is returned and *rest.p NULL.
 */
struct str str_cut(struct str *rest, char sep);

/* Write n in decimal from to on, where there is room for 20 bytes; returns where it ends. */
char *str_number(char *to, unsigned long long n);

/* The same of n < 100 with two digits. */
static inline char *
str_two_digits(char *to, int n)
{
	to[0] = (char)('0' + n / 10);
	to[1] = (char)('0' + n % 10);
	return to + 2;
}

/* FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/). */
unsigned long long str_hash(struct str s);

#endif
