/*
 * From lines to paragraphs: which line breaks are hard wraps.
 */
#include "text/segment.h"

enum {
	HOLE = DOC_HOLE,
	WIDTH_MIN = 20,		/* columns: a newspaper's narrow column has 11 characters or more */
	WIDTH_MAX = 160,	/* wider lines are not wrapped by hand */
	SLACK = 2,
	SAMPLE = 512,		/* lines looked at for punctuation */
};

/* A stretch between two breaks: a line, or a part of one cut by a form feed or hole. */
struct row {
	size_t start, end;	/* without white space at both ends; equal: blank */
	uint32_t columns;	/* ASCII 1, everything else 2, as terminals and typesetters have it */
	uint32_t indent;	/* columns of white space before start */
	bool feed, hole;	/* a form feed, a hole stands before it */
};

/* What a byte adds to the width: 0 inside a sequence, 255 a break. */
static const unsigned char byte_columns[256] = {
#define R16(x) x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x
	1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 255, 1, 255, 255, 1, 1,
	1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 255, 1, 1, 1, 1, 1,
	R16(1), R16(1), R16(1), R16(1), R16(1), R16(1),
	R16(0), R16(0), R16(0), R16(0), R16(2), R16(2), R16(2), R16(2),
#undef R16
};

/* The white space character at p is n bytes long; 0: there is none. */
static size_t
space_length(const char *p, const char *end)
{
	if (*p == ' ' || *p == '\t' || *p == '\v')
		return 1;
	if (end - p >= 3 && memcmp(p, "\xe3\x80\x80", 3) == 0)
		return 3;
	if (end - p >= 2 && memcmp(p, "\xc2\xa0", 2) == 0)
		return 2;
	return 0;
}

static bool
ends_in_space(const char *start, const char *end, size_t *n)
{
	for (*n = 1; *n <= 3 && *n <= (size_t)(end - start); ++*n)
		if (space_length(end - *n, end) == *n)
			return true;
	return false;
}

/*
 * Read the row at *at and move *at to the next one; false at the end.  A form
 * feed behind a line break belongs to that break.
 */
static bool
next_row(struct str text, size_t *at, struct row *row)
{
	const char *p = text.p + *at, *end = text.p + text.n, *stop;
	uint32_t columns = 0, indent = 0;
	size_t n;

	row->feed = row->hole = false;
	if (p == end)
		return false;
	for (; p < end && (*p == '\f' || *p == HOLE); p++) {
		row->feed = row->feed || *p == '\f';
		row->hole = row->hole || *p == HOLE;
	}
	for (stop = p; stop < end && byte_columns[(unsigned char)*stop] != 255; stop++)
		columns += byte_columns[(unsigned char)*stop];
	*at = (size_t)(stop - text.p);
	if (stop < end && *stop == '\r')
		++*at;
	if (*at < text.n && text.p[*at] == '\n')
		++*at;
	for (; p < stop && (n = space_length(p, stop)) != 0; p += n)
		indent += n == 3 ? 2 : 1;
	columns -= indent;
	for (; stop > p && ends_in_space(p, stop, &n); stop -= n)
		columns -= n == 1 ? 1 : 2;
	row->start = (size_t)(p - text.p);
	row->end = (size_t)(stop - text.p);
	row->columns = columns;
	row->indent = indent;
	return true;
}

static bool
is_blank(const struct row *r)
{
	return r->start == r->end;
}

/* The level of a Markdown heading, 0: none (CommonMark 0.31, 4.2). */
static uint32_t
markdown_level(struct str text, const struct row *r)
{
	size_t i = r->start;

	while (i < r->end && text.p[i] == '#')
		i++;
	if (i == r->start || i - r->start > 6 || r->indent > 3)
		return 0;
	return i == r->end || space_length(text.p + i, text.p + r->end) ? (uint32_t)(i - r->start) : 0;
}

static bool
is_table_row(struct str text, const struct row *r)
{
	return text.p[r->start] == '|';
}

static enum char_class
last_class(struct str text, const struct row *r, int32_t *cp)
{
	utf8_prev(text.p + r->end, text.p + r->start, cp);
	return char_class(*cp);
}

static bool
is_punctuation(enum char_class c)
{
	return c == CHAR_STOP || c == CHAR_BANG || c == CHAR_COLON || c == CHAR_COMMA || c == CHAR_PAUSE;
}

/* Is there a 。 ， 、 or ASCII comma inside the row, as prose has in nearly every line? */
static bool
has_punctuation(struct str text, const struct row *r)
{
	int32_t cp;

	for (const char *p = text.p + r->start; p < text.p + r->end; ) {
		p = utf8_step(p, &cp);
		if (is_punctuation(char_class(cp)))
			return true;
	}
	return false;
}

/*
 * The width at which the document is wrapped, 0: it is not.  Wrapped means that
 * two fifths of its lines lie within SLACK columns of one width that few exceed,
 * and that these read like prose cut anywhere: with punctuation, but mostly not at
 * the end, where verse and lists have it.
 */
static uint32_t
wrap_width(struct str text)
{
	size_t of[WIDTH_MAX + 1 + SLACK] = { 0 }, rows = 0, wide = 0, best = 0;
	size_t seen = 0, inside = 0, ending = 0, at = 0;
	uint32_t width = 0;
	struct row r;

	while (next_row(text, &at, &r)) {
		if (is_blank(&r) || text.p[r.start] == '#' || is_table_row(text, &r))
			continue;
		rows++;
		if (r.columns <= WIDTH_MAX)
			of[r.columns]++;
		else
			wide++;
	}
	for (uint32_t w = WIDTH_MAX; w >= WIDTH_MIN; w--) {
		size_t near = of[w] + of[w - 1] + of[w - 2];

		if (near > best) {
			best = near;
			width = w;
		}
	}
	for (uint32_t w = width + SLACK + 1; w <= WIDTH_MAX; w++)
		wide += of[w];
	if (best < 3 || best * 5 < rows * 2 || wide * 10 > rows)
		return 0;
	for (at = 0; seen < SAMPLE && next_row(text, &at, &r); ) {
		int32_t cp;

		if (is_blank(&r) || r.columns + SLACK < width)
			continue;
		seen++;
		inside += has_punctuation(text, &r);
		ending += is_punctuation(last_class(text, &r, &cp));
	}
	return inside * 2 >= seen && ending * 2 <= seen ? width : 0;
}

/* Is cp a unit that is no Han character: %, ‰, ℃, ㎡? */
static bool
is_unit_sign(int32_t cp)
{
	return cp == '%' || cp == 0xff05 || cp == 0x2030 || cp == 0x2103 || cp == 0xb0 ||
	    (cp >= 0x3371 && cp <= 0x33df);
}

static bool
is_myriad(int32_t cp)
{
	return cp == 0x4e07 || cp == 0x842c || cp == 0x4ebf || cp == 0x5104;	/* 万 萬 亿 億 */
}

/*
 * Does the break between the two rows part a number from its unit?  Surely before
 * a unit sign; before Han only where the number stands in running words (not in a
 * cell or behind a colon) and the row is one that may well be full.
 */
static bool
parts_number(struct str text, const struct row *r, const struct row *s)
{
	const char *start = text.p + r->start, *p = text.p + r->end;
	int32_t cp, after = char_at(text.p + s->start, text.p + s->end);

	if (!is_unit_sign(after) && !utf8_is_han(after))
		return false;
	p = utf8_prev(p, start, &cp);
	if (is_myriad(cp) && p > start)
		p = utf8_prev(p, start, &cp);
	if (digit_value(cp) < 0)
		return false;
	if (is_unit_sign(after))
		return true;
	while (p > start && (digit_value(cp) >= 0 || cp == '.' || cp == ','))
		p = utf8_prev(p, start, &cp);
	return utf8_is_han(cp) && r->columns >= WIDTH_MIN && r->columns + SLACK >= s->columns;
}

/* Does s, the row after r, go on with r's paragraph? */
static bool
continues(struct str text, uint32_t width, const struct row *r, const struct row *s)
{
	int32_t cp;
	enum char_class last = last_class(text, r, &cp);
	bool ended = last == CHAR_STOP || last == CHAR_COLON;

	if (s->hole || markdown_level(text, s) || is_table_row(text, r) || is_table_row(text, s))
		return false;
	if (s->indent >= r->indent + 2 || (s->feed && last == CHAR_STOP))
		return false;
	if (label_begins(text.p + s->start, text.p + s->end) && (ended || width == 0))
		return false;
	return (width != 0 && r->columns + SLACK >= width) || parts_number(text, r, s);
}

/* May a paragraph of this one row be a heading, if it begins with a label? */
static bool
may_be_heading(struct str text, const struct row *r)
{
	int32_t cp;
	enum char_class last = last_class(text, r, &cp);

	if (last == CHAR_STOP || last == CHAR_BANG || last == CHAR_COMMA || last == CHAR_PAUSE ||
	    cp == ';' || cp == 0xff1b)
		return false;
	return r->end - r->start <= HEADING_CHARS * 4 &&
	    utf8_count(str_sub(text, r->start, r->end)) <= HEADING_CHARS;
}

void
segment_paras(struct segments *s)
{
	uint32_t width = wrap_width(s->text), level;
	struct para *open = NULL;	/* the paragraph that the next row may continue */
	struct row r, last = { 0 };
	size_t at = 0;

	while (next_row(s->text, &at, &r)) {
		if (is_blank(&r)) {
			open = NULL;
			continue;
		}
		level = markdown_level(s->text, &r);
		if (open != NULL && level == 0 && continues(s->text, width, &last, &r)) {
			open->end = r.end;
			open->heading = 0;
		} else {
			open = ARRAY_PUSH(s->paras, s->nparas, s->paras_cap);
			*open = (struct para){ .start = r.start, .end = r.end, .heading = level };
			if (level == 0 && may_be_heading(s->text, &r))
				open->heading = HEADING_LABELLED;
		}
		if (level != 0)
			open = NULL;
		last = r;
	}
}
