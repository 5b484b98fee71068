/*
 * From lines to paragraphs: which line breaks are hard wraps.
 */
#include "text/rows.h"
#include "text/segment.h"

enum {
	WIDTH_MIN = 20,		/* columns: a newspaper's narrow column has 11 characters or more */
	WIDTH_MAX = ROW_WIDTH_MAX,
	SLACK = 2,
	INDENT = 4,		/* columns that a paragraph's first line is indented by */
	SAMPLE = 512,		/* lines looked at for punctuation */
};

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

	while (rows.at < limit && rows_next(&rows, &r)) {
		uint32_t columns;

		if (row_is_blank(text, &r) || text.p[r.start] == '#' || row_is_table(text, &r))
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

	while (seen < SAMPLE && rows.at < limit && rows_next(&rows, &r)) {
		uint32_t columns;
		int32_t cp;

		if (row_is_blank(text, &r))
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

/* 第 两 几: a word follows. */
static bool
is_open_numeral(int32_t cp)
{
	return cp == 0x7b2c || cp == 0x4e24 || cp == 0x5169 || cp == 0x51e0;
}

static int32_t
char_before(const char *p, const char *start)
{
	int32_t cp;

	utf8_prev(p, start, &cp);
	return cp;
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
	/* 第 三位, 两 项: nothing ends with these. */
	if (is_open_numeral(cp) && p > start && utf8_is_han(char_before(p, start)))
		return utf8_is_han(after) && may_be_full(text, r, s);
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

	if (s->hole || row_level(text, s) || row_is_table(text, r) || row_is_table(text, s))
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
	for (; rows_next(&rows, &r); s->at = rows.at) {
		bool blank = row_is_blank(text, &r), more;

		level = blank ? 0 : row_level(text, &r);
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
