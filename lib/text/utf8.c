#include "text/utf8.h"

#include "base/vec.h"

/*
 * How long a sequence is by its first byte, and which second bytes it takes
 * (RFC 3629, 4; Unicode 15, table 3-7).  0: begins none.
 */
static int
lead(unsigned char c, unsigned char *low, unsigned char *high)
{
	*low = c == 0xe0 ? 0xa0 : c == 0xf0 ? 0x90 : 0x80;
	*high = c == 0xed ? 0x9f : c == 0xf4 ? 0x8f : 0xbf;
	return c < 0x80 ? 1 : c < 0xc2 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : c < 0xf5 ? 4 : 0;
}

const char *
utf8_next(const char *p, const char *end, int32_t *cp)
{
	const unsigned char *u = (const unsigned char *)p;
	unsigned char low, high;
	int n = lead(u[0], &low, &high), i = 1;

	*cp = -1;
	if (n <= 1) {
		if (n == 1)
			*cp = u[0];
		return p + 1;
	}
	while (i < n && p + i < end && u[i] >= low && u[i] <= high) {
		low = 0x80;
		high = 0xbf;
		i++;
	}
	if (i == n)
		utf8_step(p, cp);
	return p + i;
}

const char *
utf8_prev(const char *p, const char *start, int32_t *cp)
{
	do
		p--;
	while (p > start && ((unsigned char)*p & 0xc0) == 0x80);
	utf8_step(p, cp);
	return p;
}

int
utf8_put(char *to, int32_t cp)
{
	if (cp < 0x80) {
		to[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		to[0] = (char)(0xc0 | cp >> 6);
		to[1] = (char)(0x80 | (cp & 0x3f));
		return 2;
	}
	if (cp < 0x10000) {
		to[0] = (char)(0xe0 | cp >> 12);
		to[1] = (char)(0x80 | (cp >> 6 & 0x3f));
		to[2] = (char)(0x80 | (cp & 0x3f));
		return 3;
	}
	to[0] = (char)(0xf0 | cp >> 18);
	to[1] = (char)(0x80 | (cp >> 12 & 0x3f));
	to[2] = (char)(0x80 | (cp >> 6 & 0x3f));
	to[3] = (char)(0x80 | (cp & 0x3f));
	return 4;
}

/* Bits of 64 bytes: which of them hold ... */
struct bytes {
	uint64_t high;		/* 80..ff */
	uint64_t inner;		/* 80..bf: inside a character */
	uint64_t three;		/* e0..ff: the first of three or four */
	uint32_t rare;		/* is there any that no character of one to three bytes begins with
				   and any byte of 80..bf goes on: c0 c1 e0 ed f0..ff; or e1 */
};

static struct bytes
look_at(const unsigned char *p)
{
	struct bytes b = { 0 };
	vec rare = { 0 };

	for (int i = 0; i < 64; i += VEC) {
		vec v = vec_load((const char *)p + i);

		b.high |= (uint64_t)vec_mask((vec)(v >= 0x80)) << i;
		b.inner |= (uint64_t)vec_mask((vec)((v & 0xc0) == 0x80)) << i;
		b.three |= (uint64_t)vec_mask((vec)(v >= 0xe0)) << i;
		rare |= (vec)((v & 0xde) == 0xc0) | (vec)(v == 0xed) | (vec)(v >= 0xf0);
	}
	b.rare = vec_mask(rare);
	return b;
}

/*
 * Pass over blocks of 64 bytes in which nothing is rare and every character is whole, from
 * p on, where one begins.  A character that reaches into the block where that ends is not
 * passed over.
 */
static const unsigned char *
valid_blocks(const unsigned char *p, const unsigned char *end)
{
	uint64_t want = 0;	/* the bytes that the characters of the block before lack */

	for (; end - p >= 64; p += 64) {
		struct bytes b = look_at(p);
		uint64_t first = b.high & ~b.inner;

		if (b.rare != 0 || (first << 1 | (b.three << 2) | want) != b.inner)
			break;
		want = first >> 63 | b.three >> 62;
	}
	if (want != 0)
		do
			p--;
		while ((*p & 0xc0) == 0x80);
	return p;
}

size_t
utf8_valid(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p, *end;

	if (s.n == 0)
		return 0;
	end = p + s.n;
	while (p < end) {
		const unsigned char *stop;
		int32_t cp;

		p = valid_blocks(p, end);
		for (stop = end - p > 64 ? p + 64 : end; p < stop; ) {
			const char *next = utf8_next((const char *)p, (const char *)end, &cp);

			if (cp < 0)
				return (size_t)((const char *)p - s.p);
			p = (const unsigned char *)next;
		}
	}
	return s.n;
}

/* Which of 64 bytes continue a character, a bit for each. */
static inline uint64_t
inner_at(const char *p)
{
	uint64_t inner = 0;

	for (int i = 0; i < 64; i += VEC)
		inner |= (uint64_t)vec_mask((vec)((vec_load(p + i) & 0xc0) == 0x80)) << i;
	return inner;
}

static inline size_t
count_bits(uint64_t bits)
{
	bits -= bits >> 1 & 0x5555555555555555u;
	bits = (bits & 0x3333333333333333u) + (bits >> 2 & 0x3333333333333333u);
	bits = (bits + (bits >> 4)) & 0x0f0f0f0f0f0f0f0fu;
	return (size_t)(bits * 0x0101010101010101u >> 56);
}

/* Code points are the bytes that continue none; what no whole 64 are left of is looked at with what stands before it. */
size_t
utf8_count_from(struct str text, size_t from, size_t to)
{
	size_t n = to - from;

	if (to < 64) {
		for (size_t at = from; at < to; at++)
			n -= ((unsigned char)text.p[at] & 0xc0) == 0x80;
		return n;
	}
	for (; to - from >= 64; from += 64)
		n -= count_bits(inner_at(text.p + from));
	return n - count_bits(inner_at(text.p + to - 64) >> 1 >> (63 - (to - from)));
}

size_t
utf8_count(struct str s)
{
	return utf8_count_from(s, 0, s.n);
}

struct range {
	int32_t first, last;
};

static bool
in_ranges(const struct range *r, size_t n, int32_t cp)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (r[mid].last < cp)
			low = mid + 1;
		else
			high = mid;
	}
	return low < n && r[low].first <= cp;
}

int
utf8_width(int32_t cp)
{
	/* UAX #11, EastAsianWidth.txt 15.0: W and F, unassigned gaps inside a block included. */
	static const struct range wide[] = {
		{ 0x1100, 0x115f }, { 0x231a, 0x231b }, { 0x2329, 0x232a }, { 0x23e9, 0x23ec },
		{ 0x23f0, 0x23f0 }, { 0x23f3, 0x23f3 }, { 0x25fd, 0x25fe }, { 0x2614, 0x2615 },
		{ 0x2648, 0x2653 }, { 0x267f, 0x267f }, { 0x2693, 0x2693 }, { 0x26a1, 0x26a1 },
		{ 0x26aa, 0x26ab }, { 0x26bd, 0x26be }, { 0x26c4, 0x26c5 }, { 0x26ce, 0x26ce },
		{ 0x26d4, 0x26d4 }, { 0x26ea, 0x26ea }, { 0x26f2, 0x26f3 }, { 0x26f5, 0x26f5 },
		{ 0x26fa, 0x26fa }, { 0x26fd, 0x26fd }, { 0x2705, 0x2705 }, { 0x270a, 0x270b },
		{ 0x2728, 0x2728 }, { 0x274c, 0x274c }, { 0x274e, 0x274e }, { 0x2753, 0x2755 },
		{ 0x2757, 0x2757 }, { 0x2795, 0x2797 }, { 0x27b0, 0x27b0 }, { 0x27bf, 0x27bf },
		{ 0x2b1b, 0x2b1c }, { 0x2b50, 0x2b50 }, { 0x2b55, 0x2b55 }, { 0x2e80, 0x303e },
		{ 0x3041, 0x3247 }, { 0x3250, 0x4dbf }, { 0x4e00, 0xa4cf }, { 0xa960, 0xa97c },
		{ 0xac00, 0xd7a3 }, { 0xf900, 0xfaff }, { 0xfe10, 0xfe19 }, { 0xfe30, 0xfe6b },
		{ 0xff01, 0xff60 }, { 0xffe0, 0xffe6 }, { 0x16fe0, 0x18cff }, { 0x1aff0, 0x1b2ff },
		{ 0x1f004, 0x1f004 }, { 0x1f0cf, 0x1f0cf }, { 0x1f18e, 0x1f18e }, { 0x1f191, 0x1f19a },
		{ 0x1f200, 0x1f320 }, { 0x1f32d, 0x1f335 }, { 0x1f337, 0x1f37c }, { 0x1f37e, 0x1f393 },
		{ 0x1f3a0, 0x1f3ca }, { 0x1f3cf, 0x1f3d3 }, { 0x1f3e0, 0x1f3f0 }, { 0x1f3f4, 0x1f3f4 },
		{ 0x1f3f8, 0x1f43e }, { 0x1f440, 0x1f440 }, { 0x1f442, 0x1f4fc }, { 0x1f4ff, 0x1f53d },
		{ 0x1f54b, 0x1f54e }, { 0x1f550, 0x1f567 }, { 0x1f57a, 0x1f57a }, { 0x1f595, 0x1f596 },
		{ 0x1f5a4, 0x1f5a4 }, { 0x1f5fb, 0x1f64f }, { 0x1f680, 0x1f6c5 }, { 0x1f6cc, 0x1f6cc },
		{ 0x1f6d0, 0x1f6d2 }, { 0x1f6d5, 0x1f6df }, { 0x1f6eb, 0x1f6ec }, { 0x1f6f4, 0x1f6fc },
		{ 0x1f7e0, 0x1f7f0 }, { 0x1f90c, 0x1f93a }, { 0x1f93c, 0x1f945 }, { 0x1f947, 0x1f9ff },
		{ 0x1fa70, 0x1faff }, { 0x20000, 0x2fffd }, { 0x30000, 0x3fffd },
	};
	/* Combining marks and format characters of what is met in Chinese text. */
	static const struct range zero[] = {
		{ 0x00, 0x1f }, { 0x7f, 0x9f }, { 0x300, 0x36f }, { 0x483, 0x489 }, { 0x591, 0x5bd },
		{ 0x610, 0x61a }, { 0x64b, 0x65f }, { 0x200b, 0x200f }, { 0x202a, 0x202e },
		{ 0x2060, 0x206f }, { 0x20d0, 0x20f0 }, { 0x302a, 0x302d }, { 0x3099, 0x309a },
		{ 0xfe00, 0xfe0f }, { 0xfe20, 0xfe2f }, { 0xfeff, 0xfeff }, { 0xfff9, 0xfffb },
		{ 0xe0100, 0xe01ef },
	};

	if (cp >= 0x20 && cp < 0x7f)
		return 1;
	if (cp >= 0x4e00 && cp < 0xa000)
		return 2;
	if (in_ranges(zero, sizeof zero / sizeof *zero, cp))
		return 0;
	return in_ranges(wide, sizeof wide / sizeof *wide, cp) ? 2 : 1;
}

size_t
utf8_columns(struct str s)
{
	const char *p = s.p, *end = s.p + s.n;
	size_t columns = 0;
	int32_t cp;

	while (p < end) {
		p = utf8_step(p, &cp);
		columns += (size_t)utf8_width(cp);
	}
	return columns;
}

bool
utf8_is_rare_han(int32_t cp)
{
	return cp == 0x3005 || cp == 0x3007 || (cp >= 0x3400 && cp <= 0x4dbf) || (cp >= 0xf900 && cp <= 0xfaff) ||
	    (cp >= 0x20000 && cp <= 0x323af);
}
