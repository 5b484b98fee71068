#include "table/tsv.h"

#include "base/vec.h"

/* c as a field has it; returns where that ends. */
static char *
put_escape(char *to, char c)
{
	static const char letters[] = { ['\t'] = 't', ['\n'] = 'n', ['\r'] = 'r', ['\\'] = '\\' };

	if (c == '"') {
		memcpy(to, "\xEF\xBC\x82", 3);
		return to + 3;
	}
	if ((unsigned char)c < sizeof letters && letters[(unsigned char)c] != 0) {
		*to++ = '\\';
		c = letters[(unsigned char)c];
	}
	*to++ = c;
	return to;
}

/* Which of sixteen bytes may have an escape, bit by bit: those that have one, \v and \f. */
static inline uint32_t
escapes_in(vec v)
{
	return vec_mask((vec)(v == '\\') | (vec)(v == '"') | (vec)(v - '\t' < 5));
}

/* Copy n < 16 bytes: in two parts that overlap.  false: one of them may have an escape. */
static inline bool
copy_few(char *to, const char *p, size_t n)
{
	uint64_t first = 0, last = 0;
	uint32_t low, high;

	if (n >= 8) {
		memcpy(&first, p, 8);
		memcpy(&last, p + n - 8, 8);
		memcpy(to, &first, 8);
		memcpy(to + n - 8, &last, 8);
	} else if (n >= 4) {
		memcpy(&low, p, 4);
		memcpy(&high, p + n - 4, 4);
		memcpy(to, &low, 4);
		memcpy(to + n - 4, &high, 4);
		first = low;
		last = high;
	} else if (n > 0) {
		first = (unsigned char)(to[0] = p[0]);
		last = (unsigned char)(to[n / 2] = p[n / 2]) | (uint64_t)(unsigned char)(to[n - 1] = p[n - 1]) << 8;
	}
	return escapes_in(vec_of(first, last)) == 0;
}

/* The rest of a field, where there are escapes.  Returns where it ends. */
static __attribute__((noinline)) char *
copy_escaped(char *to, const char *p, const char *end)
{
	while (end - p >= VEC) {
		vec v = vec_load(p);
		uint32_t escapes = escapes_in(v);
		int n = escapes != 0 ? __builtin_ctz(escapes) : VEC;

		vec_store(to, v);
		p += n;
		to += n;
		if (escapes != 0)
			to = put_escape(to, *p++);
	}
	if (copy_few(to, p, (size_t)(end - p)))
		return to + (end - p);
	for (; p < end; p++)
		to = put_escape(to, *p);
	return to;
}

/* Most fields have no escape, and most are short. */
char *
tsv_copy(char *to, struct str field)
{
	const char *p = field.p, *end;
	vec v;

	if (field.n == 0) {
		*to = '-';
		return to + 1;
	}
	end = p + field.n;
	if (field.n < VEC)
		return copy_few(to, p, field.n) ? to + field.n : copy_escaped(to, p, end);
	for (; end - p >= VEC; p += VEC, to += VEC) {
		v = vec_load(p);
		if (escapes_in(v) != 0)
			return copy_escaped(to, p, end);
		vec_store(to, v);
	}
	/* What is left, with what stands before it. */
	v = vec_load(end - VEC);
	if (escapes_in(v) != 0)
		return copy_escaped(to, p, end);
	to += end - p;
	vec_store(to - VEC, v);
	return to;
}

/* Copy sixteen bytes: which of them may have an escape. */
static inline uint32_t
copy_block(char *to, const char *p)
{
	vec v = vec_load(p);

	vec_store(to, v);
	return escapes_in(v);
}

char *
tsv_copy_inside(char *to, struct str text, size_t start, size_t end)
{
	const char *p = text.p + start, *stop = text.p + end;

	if (start == end || end + VEC > text.n)
		return tsv_copy(to, str_sub(text, start, end));
	for (;;) {
		uint32_t escapes = copy_block(to, p);
		int n = escapes != 0 ? __builtin_ctz(escapes) : VEC;

		if (stop - p <= n)
			return to + (stop - p);
		p += n;
		to += n;
		if (escapes != 0)
			to = put_escape(to, *p++);
	}
}

void
tsv_put(struct buf *out, struct str field)
{
	char *to = buf_room(out, TSV_ROOM(field.n));

	out->n += (size_t)(tsv_copy(to, field) - to);
}

void
tsv_put_number(struct buf *out, unsigned long long n)
{
	char *to = buf_room(out, TSV_ROOM(0));

	out->n += (size_t)(str_number(to, n) - to);
}

struct str
tsv_unescape(struct arena *arena, struct str field)
{
	const char *p = field.p, *end;
	const char *escape = field.n ? memchr(p, '\\', field.n) : NULL;
	char *plain, *to;

	if (escape == NULL)
		return field;
	end = p + field.n;
	to = plain = arena_alloc(arena, 1, field.n);
	while (escape != NULL && escape + 1 < end) {
		memcpy(to, p, (size_t)(escape - p));
		to += escape - p;
		*to++ = escape[1] == 'n' ? '\n' : escape[1] == 't' ? '\t' :
		    escape[1] == 'r' ? '\r' : escape[1];
		p = escape + 2;
		escape = memchr(p, '\\', (size_t)(end - p));
	}
	memcpy(to, p, (size_t)(end - p));
	to += end - p;
	return (struct str){ plain, (size_t)(to - plain) };
}

struct str
tsv_get(struct arena *arena, struct str field)
{
	if (str_eq(field, STR("-")))
		return (struct str){ field.p, 0 };
	return tsv_unescape(arena, field);
}

bool
tsv_get_number(struct str field, unsigned long long max, unsigned long long *out)
{
	unsigned long long n = 0;

	if (field.n == 0 || field.n > 19)	/* 10^19 - 1 fits */
		return false;
	for (size_t i = 0; i < field.n; i++) {
		if (field.p[i] < '0' || field.p[i] > '9')
			return false;
		n = n * 10 + (unsigned)(field.p[i] - '0');
	}
	*out = n;
	return n <= max;
}

size_t
tsv_split(struct str line, struct str *fields, size_t max)
{
	size_t n = 0;

	while (line.p != NULL) {
		struct str field = str_cut(&line, '\t');

		if (n < max)
			fields[n] = field;
		n++;
	}
	return n;
}
