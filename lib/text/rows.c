#include "text/rows.h"

#include "base/vec.h"
#include "text/doc.h"

static bool
is_break(char c)
{
	return c == '\n' || c == '\r' || c == '\f' || c == DOC_HOLE;
}

/* Which of sixteen bytes may be breaks: control characters from \n on. */
static inline vec
near_break(const char *p)
{
	return (vec)(vec_load(p) - '\n' <= DOC_HOLE - '\n');
}

/* The break at or after p, or end. */
static const char *
next_break(const char *p, const char *end)
{
	for (; end - p >= 4 * VEC; p += 4 * VEC) {
		vec a = near_break(p), b = near_break(p + VEC), c = near_break(p + 2 * VEC), d = near_break(p + 3 * VEC);
		uint64_t near;

		if (vec_mask(a | b | c | d) == 0)
			continue;
		near = vec_mask(a) | vec_mask(b) << VEC | (uint64_t)vec_mask(c) << 2 * VEC | (uint64_t)vec_mask(d) << 3 * VEC;
		for (; near != 0; near &= near - 1)
			if (is_break(p[__builtin_ctzll(near)]))
				return p + __builtin_ctzll(near);
	}
	while (p < end && !is_break(*p))
		p++;
	return p;
}

/* ASCII 1, everything else 2: a byte that begins a sequence counts 2, one inside 0; eight at a time. */
static uint32_t
columns_of(const char *p, const char *end)
{
	size_t columns = 0;

	while (end - p >= 8) {
		size_t words = (size_t)(end - p) / 8;
		uint64_t sums = 0, word;	/* up to 254 in each byte */
		const uint64_t ones = 0x0101010101010101u;

		if (words > 127)
			words = 127;
		for (size_t i = 0; i < words; i++, p += 8) {
			memcpy(&word, p, 8);
			sums += (~word >> 7 & ones) + ((word >> 7 & word >> 6 & ones) << 1);
		}
		sums = (sums & 0x00ff00ff00ff00ffu) + (sums >> 8 & 0x00ff00ff00ff00ffu);
		columns += (size_t)(sums * 0x0001000100010001u >> 48);
	}
	for (; p < end; p++)
		columns += (unsigned char)*p < 0x80 ? 1 : (unsigned char)*p >= 0xc0 ? 2 : 0;
	return (uint32_t)columns;
}

/* The white space character at p is n bytes long; 0: there is none.  U+E5E5 is the blank A3A0 of GBK. */
static size_t
space_length(const char *p, const char *end)
{
	if (*p == ' ' || *p == '\t' || *p == '\v')
		return 1;
	if (end - p >= 3 && (memcmp(p, "\xe3\x80\x80", 3) == 0 || memcmp(p, "\xee\x97\xa5", 3) == 0))
		return 3;
	if (end - p >= 2 && memcmp(p, "\xc2\xa0", 2) == 0)
		return 2;
	return 0;
}

static bool
ends_in_space(const char *start, const char *end, size_t *n)
{
	unsigned char last = (unsigned char)end[-1];

	if (last > ' ' && last != 0x80 && last != 0xa0 && last != 0xa5)
		return false;
	for (*n = 1; *n <= 3 && *n <= (size_t)(end - start); ++*n)
		if (space_length(end - *n, end) == *n)
			return true;
	return false;
}

bool
rows_next(struct rows *rows, struct row *row)
{
	const char *p = rows->text.p + rows->at, *end = rows->text.p + rows->text.n, *stop, *start;
	size_t n;

	if (p == end)
		return false;
	row->feed = row->hole = false;
	for (; p < end && (*p == '\f' || *p == DOC_HOLE); p++) {
		row->feed = row->feed || *p == '\f';
		row->hole = row->hole || *p == DOC_HOLE;
	}
	start = p;
	stop = next_break(p, end);
	rows->at = (size_t)(stop - rows->text.p);
	if (stop < end && *stop == '\r')
		rows->at++;
	if (rows->at == rows->text.n && !rows->all)
		return false;
	if (rows->at < rows->text.n && rows->text.p[rows->at] == '\n')
		rows->at++;
	for (; p < stop && (n = space_length(p, stop)) != 0; p += n)
		;
	for (; stop > p && ends_in_space(p, stop, &n); stop -= n)
		;
	row->begin = (size_t)(start - rows->text.p);
	row->start = (size_t)(p - rows->text.p);
	row->end = (size_t)(stop - rows->text.p);
	row->indent = p > start ? columns_of(start, p) : 0;
	return true;
}

uint32_t
row_columns(struct str text, const struct row *r)
{
	/* No character has more than two bytes a column: a very long row is wide, however wide. */
	return r->end - r->begin > 2 * (ROW_WIDTH_MAX + 1) ? ROW_WIDTH_MAX + 1 :
	    r->indent + columns_of(text.p + r->start, text.p + r->end);
}

bool
row_is_blank(struct str text, const struct row *r)
{
	const char sign = r->start < r->end ? text.p[r->start] : '-';
	size_t i = r->start;

	if (sign != '-' && sign != '=' && sign != '_' && sign != '*' && sign != '~')
		return false;
	while (i < r->end && text.p[i] == sign)
		i++;
	return i == r->end && (i == r->start || i - r->start >= 3);
}

uint32_t
row_level(struct str text, const struct row *r)
{
	size_t i = r->start;

	while (i < r->end && text.p[i] == '#')
		i++;
	if (i == r->start || i - r->start > 6 || r->indent > 3)
		return 0;
	return i == r->end || space_length(text.p + i, text.p + r->end) ? (uint32_t)(i - r->start) : 0;
}
