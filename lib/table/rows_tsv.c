#include "table/rows.h"

#include <stdint.h>
#include <stdlib.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Bytes that are looked at together: bit i of a mask is set where p[i] is a tab or \n. */
enum { BLOCK = 64 };

#ifdef __SSE2__
static inline uint64_t
mask16(const char *p)
{
	const __m128i b = _mm_loadu_si128((const void *)p);
	const __m128i hit = _mm_or_si128(_mm_cmpeq_epi8(b, _mm_set1_epi8('\t')),
	    _mm_cmpeq_epi8(b, _mm_set1_epi8('\n')));

	return (uint64_t)(unsigned)_mm_movemask_epi8(hit);
}

static inline uint64_t
separators(const char *p)
{
	return mask16(p) | mask16(p + 16) << 16 | mask16(p + 32) << 32 | mask16(p + 48) << 48;
}
#else
static inline uint64_t
separators(const char *p)
{
	uint64_t mask = 0;

	for (int i = 0; i < BLOCK; i++)
		mask |= (uint64_t)(p[i] == '\t' || p[i] == '\n') << i;
	return mask;
}
#endif

struct reading {
	struct lines *lines;
	const struct row_fns *to;
	struct str *fields;	/* ROW_FIELDS_MAX, and room for as many as a block can hold */
	size_t nfields;		/* of a row, as the header has; 0: it is still to come */
	struct str header;
	struct arena arena;	/* of the header */
	struct buf why;
	bool stop;		/* the header was wrong */
};

static void
fault(struct reading *r)
{
	r->to->fault(r->to->context, r->lines->number, buf_str(&r->why));
	buf_clear(&r->why);
}

static struct str
without_cr(struct str field)
{
	if (field.n > 0 && field.p[field.n - 1] == '\r')
		field.n--;
	return field;
}

static void
take_header(struct reading *r, struct str line, size_t n)
{
	line = without_cr(line);
	if (str_starts(line, STR("\xEF\xBB\xBF")))
		line = str_sub(line, 3, line.n);
	r->header = line = arena_str(&r->arena, line);
	r->nfields = n;
	r->stop = n > ROW_FIELDS_MAX;
	if (r->stop) {
		buf_printf(&r->why, "%zu columns, more than %d", n, ROW_FIELDS_MAX);
	} else {
		for (size_t i = 0; i < n; i++)
			r->fields[i] = str_cut(&line, '\t');
		r->stop = !r->to->header(r->to->context, r->fields, n, &r->why);
	}
	if (r->stop)
		fault(r);
}

/* A line that began at start, with n fields in it. */
static inline void
take_line(struct reading *r, const char *start, const char *end, size_t n)
{
	struct str *last = &r->fields[n < ROW_FIELDS_MAX ? n - 1 : ROW_FIELDS_MAX - 1];

	r->lines->number++;
	if (r->nfields == 0) {
		take_header(r, (struct str){ start, (size_t)(end - start) }, n);
		return;
	}
	*last = without_cr(*last);
	if (n != r->nfields) {
		buf_printf(&r->why, "%zu field%s, the header has %zu", n, n == 1 ? "" : "s", r->nfields);
		fault(r);
		return;
	}
	if (*start == r->header.p[0] &&
	    str_eq(without_cr((struct str){ start, (size_t)(end - start) }), r->header))
		return;
	if (!r->to->row(r->to->context, r->fields, &r->why))
		fault(r);
}

/*
 * Every whole line in [p, end); BLOCK bytes may be read behind end.  Returns where the
 * first one starts that is not whole.
 */
static const char *
take_lines(struct reading *r, const char *p, const char *end)
{
	struct str *const fields = r->fields, *to = fields;
	const char *line = p, *field = p;
	size_t more = 0;	/* fields of a line beyond ROW_FIELDS_MAX */

	for (const char *block = p; block < end; block += BLOCK) {
		uint64_t mask = separators(block);

		if (end - block < BLOCK)
			mask &= (UINT64_C(1) << (end - block)) - 1;
		for (; mask != 0; mask &= mask - 1) {
			const char *at = block + (unsigned)__builtin_ctzll(mask);

			*to++ = (struct str){ field, (size_t)(at - field) };
			field = at + 1;
			if (*at == '\n') {
				take_line(r, line, at, (size_t)(to - fields) + more);
				if (r->stop)
					return end;
				line = field;
				to = fields;
				more = 0;
			}
		}
		if (to > fields + ROW_FIELDS_MAX) {
			more += (size_t)(to - fields) - ROW_FIELDS_MAX;
			to = fields + ROW_FIELDS_MAX;
		}
	}
	return line;
}

void
rows_read_tsv(struct lines *lines, const struct row_fns *to)
{
	struct reading r = { .lines = lines, .to = to };
	struct str window;

	r.fields = mem_alloc((ROW_FIELDS_MAX + BLOCK) * sizeof *r.fields);
	arena_init(&r.arena);
	buf_init(&r.why);
	while (!r.stop && lines_window(lines, &window, BLOCK)) {
		const char *rest = take_lines(&r, window.p, window.p + window.n);

		lines_skip(lines, (size_t)(rest - window.p));
	}
	buf_release(&r.why);
	arena_release(&r.arena);
	free(r.fields);
}
