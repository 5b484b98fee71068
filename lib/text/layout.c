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
	PROSE_MIN = 40,		/* columns of the lines of a short passage that are taken for wrapped */
	PROSE_MAX = 100,
	FIELD_CHARS = 10,	/* characters up to the colon of a field's name */
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
 * end or none.  narrow: no row is wider than PROSE_MAX.
 */
static uint32_t
wrap_width(struct rows rows, size_t limit, bool *narrow)
{
	struct widths w = { .rows = 0 };
	size_t best = 0;
	uint32_t width = 0;

	measure(rows, limit, &w);
	*narrow = w.wide == 0;
	for (uint32_t i = PROSE_MAX + 1; i <= WIDTH_MAX; i++)
		*narrow = *narrow && w.of[i] == 0;
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

/* A pair of rows between which a paragraph may go on. */
struct seam {
	struct str text;
	const struct row *r, *s;
	bool first;	/* r is the first row of its paragraph */
	bool top;	/* and of a narrow document, which may be a passage that begins inside a line */
};

static bool
has_comma(struct str text, const struct row *r)
{
	int32_t cp;

	for (const char *p = text.p + r->start; p < text.p + r->end; ) {
		enum char_class c;

		p = utf8_step(p, &cp);
		c = char_class(cp);
		if (c == CHAR_STOP || c == CHAR_COMMA || c == CHAR_PAUSE)
			return true;
	}
	return false;
}

/* May r have been cut because it was full?  A row of prose at the top may lack its beginning. */
static bool
may_be_full(const struct seam *m)
{
	uint32_t columns = row_columns(m->text, m->r), next = row_columns(m->text, m->s);

	return (columns >= WIDTH_MIN && columns + SLACK + (m->first ? INDENT : 0) >= next) ||
	    (m->top && has_comma(m->text, m->r));
}

/* Where the number that ends at p begins, and what stands before it (0: nothing). */
static int32_t
before_number(const char *p, const char *start)
{
	int32_t cp;

	do {
		if (p == start)
			return 0;
		p = utf8_prev(p, start, &cp);
	} while (digit_value(cp) >= 0 || is_in_number(cp));
	return cp;
}

/* May a number behind this stand in running words, not in a cell or behind a colon? */
static bool
in_words(int32_t before)
{
	return utf8_is_han(before) || char_class(before) == CHAR_CLOSE || char_class(before) == CHAR_UNQUOTE;
}

/* What stands behind the number at p. */
static int32_t
behind_number(const char *p, const char *end)
{
	int32_t cp = 0;

	while (p < end) {
		p = utf8_step(p, &cp);
		if (digit_value(cp) < 0 && !is_in_number(cp))
			return cp;
	}
	return 0;
}

/* A year's first digits alone at the top of a passage: 1|989年. */
static bool
parts_year(const struct seam *m)
{
	const struct str r = str_sub(m->text, m->r->start, m->r->end);
	const char *s = m->text.p + m->s->start, *end = m->text.p + m->s->end, *behind;
	uint32_t n;

	if (!m->top || number_arabic(r.p, r.p + r.n, 3, &n) != r.p + r.n || (behind = number_arabic(s, end, 3, &n)) == NULL)
		return false;
	return char_at(behind, end) == 0x5e74 &&	/* 年 */
	    utf8_count(r) + utf8_count((struct str){ s, (size_t)(behind - s) }) == 4;
}

/* 1２|０００人, 2·|68亩, 8月|15日: are there digits of one number or date at both sides, in running words? */
static bool
parts_digits(const struct seam *m)
{
	const char *start = m->text.p + m->r->start, *p = m->text.p + m->r->end, *q;
	const char *s = m->text.p + m->s->start, *end = m->text.p + m->s->end;
	int32_t last, first, next;

	p = utf8_prev(p, start, &last);
	q = utf8_step(s, &first);
	next = char_at(q, end);
	if (last == 0x5e74 || last == 0x6708)	/* 年 月 */
		return p > start && digit_value(char_before(p, start)) >= 0 && digit_value(first) >= 0 &&
		    utf8_is_han(behind_number(s, end)) && may_be_full(m);
	if (is_in_number(last) ? p == start || digit_value(char_before(p, start)) < 0 : digit_value(last) < 0)
		return false;
	if (is_in_number(first) ? digit_value(last) < 0 || digit_value(next) < 0 : digit_value(first) < 0)
		return false;
	return in_words(before_number(p, start)) && utf8_is_han(behind_number(s, end)) && (m->top || may_be_full(m));
}

/*
 * Does the break between the two rows part a number from its unit?  Surely before
 * a unit sign; before Han only where the number stands in running words (not in a
 * cell or behind a colon) and the row is one that may well be full.
 */
static bool
parts_number(const struct seam *m)
{
	const char *start = m->text.p + m->r->start, *p = m->text.p + m->r->end;
	const char *s = m->text.p + m->s->start, *end = m->text.p + m->s->end;
	int32_t cp, after = char_at(s, end);

	if (!is_unit_sign(after) && !utf8_is_han(after))
		return parts_digits(m);
	p = utf8_prev(p, start, &cp);
	if (cp == 0x5206 && after == 0x4e4b)	/* 百分 之 */
		return may_be_full(m);
	if (p > start && cp == 0x4e4b && char_before(p, start) == 0x5206)	/* 百分之 十 */
		return may_be_full(m);
	if (cp == 0x767e && after == 0x5206 && char_at(s + 3, end) == 0x4e4b)	/* 百 分之 */
		return may_be_full(m);
	/* 第 三位, 两 项: nothing ends with these. */
	if (is_open_numeral(cp) && p > start && utf8_is_han(char_before(p, start)))
		return utf8_is_han(after) && may_be_full(m);
	if (is_myriad(cp) && p > start)
		p = utf8_prev(p, start, &cp);
	if (digit_value(cp) < 0)
		return false;
	return is_unit_sign(after) || (in_words(before_number(p, start)) && may_be_full(m));
}

/* Does a colon stand near the row's beginning, as in 地点：? */
static bool
is_field(struct str text, const struct row *r)
{
	const char *p = text.p + r->start;
	int32_t cp;

	for (int k = 0; k < FIELD_CHARS && p < text.p + r->end; k++) {
		p = utf8_step(p, &cp);
		if (char_class(cp) == CHAR_COLON)
			return true;
	}
	return false;
}

/*
 * In a passage too short to have a width, all of it narrow: a row as wide as newspapers have
 * them, no shorter than the next, that holds a comma and ends in the middle of a clause.
 */
static bool
is_prose(const struct seam *m)
{
	uint32_t columns = row_columns(m->text, m->r);
	int32_t last, first = char_at(m->text.p + m->s->start, m->text.p + m->s->end);

	(void)last_class(m->text, m->r, &last);
	/* No line of its own begins with 、 or 。 */
	if (char_class(first) == CHAR_PAUSE || first == 0x3002 || first == 0xff0c)
		return may_be_full(m);
	return columns >= PROSE_MIN && utf8_is_han(first) && may_be_full(m) && has_comma(m->text, m->r) &&
	    (utf8_is_han(last) || digit_value(last) >= 0) && !is_field(m->text, m->r) && !is_field(m->text, m->s);
}

/* Does m->s go on with the paragraph of m->r? */
static bool
continues(const struct seam *m, uint32_t width, bool narrow)
{
	const struct row *r = m->r, *s = m->s;
	int32_t cp;
	enum char_class last = last_class(m->text, r, &cp);
	bool ended = last == CHAR_STOP || last == CHAR_COLON;

	if (s->hole || row_level(m->text, s) || row_is_table(m->text, r) || row_is_table(m->text, s))
		return false;
	if (s->indent >= r->indent + 2 || (s->feed && last == CHAR_STOP))
		return false;
	if (!is_full(m->text, width, r, m->first, ended) && !parts_number(m) && !parts_year(m) && !(width == 0 && narrow && is_prose(m)))
		return false;
	return (width != 0 && !ended) || !label_begins(m->text.p + s->start, m->text.p + s->end);
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
	const bool begins = !s->has_width;
	struct rows rows = { text, s->at, s->all };
	uint32_t level;
	struct para *open = NULL;	/* the paragraph that the next row may continue */
	struct row r, last = { 0 };

	if (!s->has_width) {
		s->width = wrap_width(rows, limit, &s->narrow);
		s->has_width = true;
	}
	for (; rows_next(&rows, &r); s->at = rows.at) {
		bool blank = row_is_blank(text, &r), more;

		level = blank ? 0 : row_level(text, &r);
		more = false;
		if (open != NULL && !blank && level == 0) {
			bool first = last.start == open->start;
			struct seam seam = { text, &last, &r, first, first && begins && s->narrow && s->nparas == 1 };

			more = continues(&seam, s->width, s->narrow);
		}
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
