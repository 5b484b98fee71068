/*
 * From lines to paragraphs: which line breaks are hard wraps.
 */
#include "base/vec.h"
#include "text/segment.h"

enum {
	HOLE = DOC_HOLE,
	WIDTH_MIN = 20,		/* columns: a newspaper's narrow column has 11 characters or more */
	WIDTH_MAX = 160,	/* wider lines are not wrapped by hand */
	SLACK = 2,
	INDENT = 4,		/* columns that a paragraph's first line is indented by */
	SAMPLE = 512,		/* lines looked at for punctuation */
};

/* A stretch between two breaks: a line, or a part of one cut by a form feed or hole. */
struct row {
	size_t begin;		/* of its white space */
	size_t start, end;	/* without white space at both ends; equal: blank */
	uint32_t indent;	/* columns of white space before start */
	bool feed, hole;	/* a form feed, a hole stands before it */
};

/* Reading a text row by row. */
struct rows {
	struct str text;
	size_t at;
	bool all;		/* the document ends where text does */
};

static bool
is_break(char c)
{
	return c == '\n' || c == '\r' || c == '\f' || c == HOLE;
}

/* The break at or after p, or end. */
static const char *
next_break(const char *p, const char *end)
{
	for (; end - p >= VEC; p += VEC) {
		uint32_t near = vec_mask((vec)(vec_load(p) - '\n' <= HOLE - '\n'));

		for (; near != 0; near &= near - 1)
			if (is_break(p[__builtin_ctz(near)]))
				return p + __builtin_ctz(near);
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
	if ((unsigned char)end[-1] > ' ' && (unsigned char)end[-1] < 0x80)
		return false;
	for (*n = 1; *n <= 3 && *n <= (size_t)(end - start); ++*n)
		if (space_length(end - *n, end) == *n)
			return true;
	return false;
}

/*
 * Read the next row; false at the end, or where the text ends before the row is known to.
 * A form feed behind a line break belongs to that break.
 */
static bool
next_row(struct rows *rows, struct row *row)
{
	const char *p = rows->text.p + rows->at, *end = rows->text.p + rows->text.n, *stop, *start;
	size_t n;

	if (p == end)
		return false;
	row->feed = row->hole = false;
	for (; p < end && (*p == '\f' || *p == HOLE); p++) {
		row->feed = row->feed || *p == '\f';
		row->hole = row->hole || *p == HOLE;
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

/* How wide a row is, its indent included: no wider than can matter. */
static uint32_t
row_columns(struct str text, const struct row *r)
{
	/* No character has more than two bytes a column: a very long row is wide, however wide. */
	return r->end - r->begin > 2 * (WIDTH_MAX + 1) ? WIDTH_MAX + 1 :
	    r->indent + columns_of(text.p + r->start, text.p + r->end);
}

/* Blank, or a rule drawn with ASCII signs. */
static bool
is_blank(struct str text, const struct row *r)
{
	size_t i = r->start;

	while (i < r->end && text.p[i] == text.p[r->start] && strchr("-=_*~", text.p[i]) != NULL)
		i++;
	return i == r->end && (i == r->start || i - r->start >= 3);
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

/* How wide each line is, indent included: what is the width most lines share? */
struct widths {
	size_t of[WIDTH_MAX + 1];
	size_t rows, wide;	/* all; wider than any width looked at */
};

/* Lines of width columns within SLACK; of indented ones that lost their indent. */
static size_t
near(const struct widths *w, uint32_t width)
{
	return w->of[width] + w->of[width - 1] + w->of[width - 2];
}

static size_t
near_first(const struct widths *w, uint32_t width)
{
	return near(w, width - INDENT);
}

static void
measure(struct rows rows, size_t limit, struct widths *w)
{
	struct str text = rows.text;
	struct row r;

	while (rows.at < limit && next_row(&rows, &r)) {
		uint32_t columns;

		if (is_blank(text, &r) || text.p[r.start] == '#' || is_table_row(text, &r))
			continue;
		columns = row_columns(text, &r);
		w->rows++;
		if (columns <= WIDTH_MAX)
			w->of[columns]++;
		else
			w->wide++;
	}
}

/* Do the lines of that width read like prose cut anywhere: with punctuation, but mostly not at the end? */
static bool
is_cut_prose(struct rows rows, size_t limit, uint32_t width)
{
	size_t seen = 0, inside = 0, ending = 0;
	struct str text = rows.text;
	struct row r;

	while (seen < SAMPLE && rows.at < limit && next_row(&rows, &r)) {
		uint32_t columns;
		int32_t cp;

		if (is_blank(text, &r))
			continue;
		columns = row_columns(text, &r);
		if (columns > width || columns + SLACK < width)
			continue;
		seen++;
		inside += has_punctuation(text, &r);
		ending += is_punctuation(last_class(text, &r, &cp));
	}
	return inside * 4 >= seen && ending * 2 <= seen;
}

/*
 * The width at which the document is wrapped, 0: it is not; by its rows in front of limit.  Wrapped means that a third of its lines have one width, that no more than a quarter are wider, and
 * that those lines are prose; verse, lists and tables have their punctuation at the
 * end or none.
 */
static uint32_t
wrap_width(struct rows rows, size_t limit)
{
	struct widths w = { .rows = 0 };
	size_t best = 0;
	uint32_t width = 0;

	measure(rows, limit, &w);
	for (uint32_t i = WIDTH_MIN; i <= WIDTH_MAX; i++) {
		size_t score = near(&w, i) * 2 + near_first(&w, i);

		if (w.of[i] != 0 && near(&w, i) >= 2 && score > best) {
			best = score;
			width = i;
		}
	}
	if (width == 0)
		return 0;
	for (uint32_t i = width + SLACK + 1; i <= WIDTH_MAX; i++)
		w.wide += w.of[i];
	size_t full = near(&w, width) + near_first(&w, width);
	if (full < 3 || full * 3 < w.rows || w.wide * 4 > w.rows)
		return 0;
	return is_cut_prose(rows, limit, width) ? width : 0;
}

/*
 * Does the row reach the width?  The first of a paragraph may lack the two characters
 * that it was indented by, which pdftotext and web pages drop.
 */
static bool
is_full(struct str text, uint32_t width, const struct row *r, bool first, bool ended)
{
	uint32_t columns;

	if (width == 0)
		return false;
	columns = row_columns(text, r);
	return columns + SLACK >= width ||
	    (first && !ended && r->indent == 0 && columns + SLACK + INDENT >= width);
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

/* Points and commas of numbers; old press has · for the point. */
static bool
is_in_number(int32_t cp)
{
	return cp == '.' || cp == ',' || cp == 0xff0e || cp == 0xff0c || cp == 0xb7 || cp == 0x30fb;
}

static bool
may_be_full(struct str text, const struct row *r, const struct row *s)
{
	uint32_t columns = row_columns(text, r);

	return columns >= WIDTH_MIN && columns + SLACK >= row_columns(text, s);
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
	if (cp == 0x5206 && after == 0x4e4b)	/* 百分 之 */
		return may_be_full(text, r, s);
	if (is_myriad(cp) && p > start)
		p = utf8_prev(p, start, &cp);
	if (digit_value(cp) < 0)
		return false;
	if (is_unit_sign(after))
		return true;
	while (p > start && (digit_value(cp) >= 0 || is_in_number(cp)))
		p = utf8_prev(p, start, &cp);
	return utf8_is_han(cp) && may_be_full(text, r, s);
}

/* Does s, the row after r, go on with r's paragraph (of which r is the first row)? */
static bool
continues(struct str text, uint32_t width, const struct row *r, bool first, const struct row *s)
{
	int32_t cp;
	enum char_class last = last_class(text, r, &cp);
	bool ended = last == CHAR_STOP || last == CHAR_COLON;

	if (s->hole || markdown_level(text, s) || is_table_row(text, r) || is_table_row(text, s))
		return false;
	if (s->indent >= r->indent + 2 || (s->feed && last == CHAR_STOP))
		return false;
	if (!is_full(text, width, r, first, ended) && !parts_number(text, r, s))
		return false;
	return (width != 0 && !ended) || !label_begins(text.p + s->start, text.p + s->end);
}

/* May a paragraph of this one row be a heading, if it begins with a label? */
static bool
may_be_heading(struct str text, const struct row *r)
{
	int32_t cp;
	enum char_class last = last_class(text, r, &cp);

	if (last == CHAR_STOP || last == CHAR_BANG || last == CHAR_COMMA || last == CHAR_PAUSE ||
	    cp == ';' || cp == 0xff1b || r->end - r->start > HEADING_CHARS * 4)
		return false;
	return utf8_count(str_sub(text, r->start, r->end)) <= HEADING_CHARS &&
	    str_find(str_sub(text, r->start, r->end), STR("。"), 0) == (size_t)-1;
}

/* May a part of the document end in front of text[at]: does a line begin there? */
static bool
begins_line(struct str text, size_t at)
{
	return text.p[at - 1] == '\n' || text.p[at - 1] == '\r';
}

bool
segment_paras(struct segments *s)
{
	const struct str text = s->text;
	const size_t limit = s->at + DOC_PART;
	struct rows rows = { text, s->at, s->all };
	uint32_t level;
	struct para *open = NULL;	/* the paragraph that the next row may continue */
	struct row r, last = { 0 };

	if (!s->has_width) {
		s->width = wrap_width(rows, limit);
		s->has_width = true;
	}
	for (; next_row(&rows, &r); s->at = rows.at) {
		bool blank = is_blank(text, &r), more;

		level = blank ? 0 : markdown_level(text, &r);
		more = open != NULL && !blank && level == 0 &&
		    continues(text, s->width, &last, last.start == open->start, &r);
		if (s->at >= limit && !more && begins_line(text, s->at))
			return true;
		if (blank) {
			open = NULL;
			continue;
		}
		if (more) {
			open->end = r.end;
			open->heading = 0;
		} else {
			open = ARRAY_PUSH(s->paras, s->nparas, s->paras_cap);
			*open = (struct para){ .start = r.start, .end = r.end, .heading = level };
			if (level == 0 && may_be_heading(text, &r))
				open->heading = HEADING_LABELLED;
		}
		if (level != 0)
			open = NULL;
		last = r;
	}
	return s->all;
}
