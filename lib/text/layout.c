/*
 * From lines to paragraphs: which line breaks are hard wraps.
 */
#include "text/seam.h"
#include "text/segment.h"

enum {
	WIDTH_MAX = ROW_WIDTH_MAX,
	SAMPLE = 512,		/* lines looked at for punctuation */
};

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
		ending += is_punctuation(row_last_class(text, &r, &cp));
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

/* Is a paragraph of this one row a heading, if it begins with a label? */
static bool
may_be_heading(struct str text, const struct row *r)
{
	const char *words = label_skip_marks(text.p + r->start, text.p + r->end);
	int32_t cp;
	enum char_class last;

	if (words == text.p + r->end || !label_may_begin(words))
		return false;
	last = row_last_class(text, r, &cp);
	if (last == CHAR_STOP || last == CHAR_BANG || last == CHAR_COMMA || last == CHAR_PAUSE ||
	    cp == ';' || cp == 0xff1b || r->end - r->start > HEADING_CHARS * 4)
		return false;
	return utf8_count_from(text, r->start, r->end) <= HEADING_CHARS &&
	    str_find(str_sub(text, r->start, r->end), STR("。"), 0) == (size_t)-1;
}

/* Does a line begin behind text[at - 1]: is this a break, and not only a form feed or hole? */
static bool
begins_line(struct str text, size_t at)
{
	return at == 0 || text.p[at - 1] == '\n' || text.p[at - 1] == '\r';
}

/* The row that ends there has been read. */
static void
pass_row(struct segments *s, size_t end)
{
	s->at = end;
	if (begins_line(s->text, end))
		*ARRAY_PUSH(s->lines, s->nlines, s->lines_cap) = (uint32_t)end;
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
	if (s->at == 0)
		pass_row(s, 0);
	for (; rows_next(&rows, &r); pass_row(s, rows.at)) {
		bool blank = row_is_blank(text, &r), more;

		level = blank ? 0 : row_level(text, &r);
		more = false;
		if (open != NULL && !blank && level == 0) {
			bool first = last.start == open->start;
			struct seam seam = { text, &last, &r, first, first && begins && s->narrow && s->nparas == 1 };

			more = seam_joins(&seam, s->width, s->narrow);
		}
		if (s->at >= limit && !more && begins_line(text, s->at))
			return true;
		if (blank) {
			open = NULL;
			continue;
		}
		if (more) {
			open->end = (uint32_t)r.end;
			open->heading = 0;
		} else {
			open = ARRAY_PUSH(s->paras, s->nparas, s->paras_cap);
			*open = (struct para){ .start = (uint32_t)r.start, .end = (uint32_t)r.end, .heading = level };
			if (level == 0 && may_be_heading(text, &r))
				open->heading = HEADING_LABELLED;
		}
		if (level != 0)
			open = NULL;
		last = r;
	}
	return s->all;
}
