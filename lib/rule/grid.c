#include <stdlib.h>

#include "base/vec.h"
#include "rule/grid.h"

enum { COLUMNS_MAX = 64 };

struct line {
	size_t start, end;	/* without the break */
	struct cell cells[COLUMNS_MAX];
	size_t n;		/* cells; 0: no row of a table */
	bool rule;		/* |---|---| */
};

static bool
is_blank_char(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
}

static struct cell
trimmed(struct str text, size_t start, size_t end)
{
	struct str s;

	while (start < end && is_blank_char(text.p[start]))
		start++;
	while (end > start && is_blank_char(text.p[end - 1]))
		end--;
	s = str_sub(text, start, end);
	return (struct cell){ start, end, -1,
		s.n == 0 || str_eq(s, STR("-")) || str_eq(s, STR("—")) || str_eq(s, STR("…")) || str_eq(s, STR("/")) };
}

/* Two or more spaces, or an ideographic one. The bytes of the gap at i; 0: none. */
static size_t
gap(struct str text, size_t i, size_t end)
{
	size_t from = i;
	bool wide = false;

	for (;;) {
		if (i < end && text.p[i] == ' ') {
			i++;
		} else if (end - i >= 3 && memcmp(text.p + i, "\xE3\x80\x80", 3) == 0) {
			i += 3;
			wide = true;
		} else {
			break;
		}
	}
	return wide || i - from >= 2 ? i - from : 0;
}

/* Does one begin at any of VEC places?  Two bytes more are looked at. */
static inline bool
begins_gap(const char *p)
{
	vec a = vec_load(p), b = vec_load(p + 1), c = vec_load(p + 2);

	return vec_mask((vec)((a == ' ') & (b == ' ')) | (vec)((a == 0xE3) & (b == 0x80) & (c == 0x80))) != 0;
}

/* Is there any in a line that ends in no space? Most lines are prose. */
static bool
has_gap(struct str s)
{
	size_t last = s.n - VEC - 2;

	if (s.n < VEC + 2) {
		for (size_t i = 0; i < s.n; i++)
			if (gap(s, i, s.n) > 0)
				return true;
		return false;
	}
	for (size_t i = 0; i < last; i += VEC)
		if (begins_gap(s.p + i))
			return true;
	return begins_gap(s.p + last);
}

/* Cut a line into cells. */
static void
split(struct str text, struct line *l)
{
	struct cell whole = trimmed(text, l->start, l->end);
	struct str s = str_sub(text, whole.start, whole.end);
	char separator = s.n > 0 && memchr(s.p, '|', s.n) ? '|' : s.n > 0 && memchr(s.p, '\t', s.n) ? '\t' : ' ';
	size_t from = whole.start, i = from;

	l->n = 0;
	l->rule = separator == '|';
	if (separator == ' ' && !has_gap(s))
		return;
	for (; i <= whole.end && l->n < COLUMNS_MAX; i++) {
		size_t width = i == whole.end ? 1 : separator == ' ' ? gap(text, i, whole.end) :
		    text.p[i] == separator;

		if (l->rule && i < whole.end && strchr("|-: ", text.p[i]) == NULL)
			l->rule = false;
		if (width == 0)
			continue;
		/* the | at both ends of a Markdown row are no separators */
		if (separator != '|' || (i > whole.start && (i < whole.end || from < whole.end)))
			l->cells[l->n++] = trimmed(text, from, i);
		from = i + width;
		i = from - 1;
	}
	if (l->n < 2 || l->n == COLUMNS_MAX)
		l->n = 0;
}

/* The figures that fill cells; both are in reading order. */
static void
fill(const struct article *article, struct cell *cells, size_t n, size_t *figure)
{
	for (size_t i = 0; i < n; i++) {
		while (*figure < article->nfigures && article->figures[*figure].start < cells[i].start)
			++*figure;
		if (*figure < article->nfigures && article->figures[*figure].start == cells[i].start &&
		    article->figures[*figure].end == cells[i].end && !cells[i].blank)
			cells[i].figure = (long)*figure;
	}
}

/* The table being collected. */
struct collection {
	struct cell *cells;
	size_t ncells, cap, rows, columns, above, figure;
};

static void
finish(struct collection *c, const struct article *article, grid_fn *fn, void *context)
{
	struct grid g = { c->cells, c->rows, c->columns, c->above };

	if (c->rows >= 3) {
		fill(article, c->cells, c->ncells, &c->figure);
		fn(context, &g);
	}
	c->ncells = c->rows = 0;
}

void
grid_each(struct arena *arena, const struct article *article, grid_fn *fn, void *context)
{
	const struct doc *doc = &article->doc;
	struct line *l = ARENA_NEW(arena, struct line, 1);
	struct collection c = { 0 };
	size_t before = 0;

	for (size_t i = 0; i < doc->nlines; i++) {
		l->start = doc->lines[i];
		l->end = i + 1 < doc->nlines ? doc->lines[i + 1] : doc->text.n;
		split(doc->text, l);
		if (l->rule && l->n > 0)
			continue;
		if (c.rows > 0 && l->n != c.columns)
			finish(&c, article, fn, context);
		if (l->n > 0) {
			if (c.rows++ == 0) {
				c.columns = l->n;
				c.above = before;
			}
			for (size_t k = 0; k < l->n; k++)
				*ARRAY_PUSH(c.cells, c.ncells, c.cap) = l->cells[k];
		}
		if (trimmed(doc->text, l->start, l->end).blank == false)
			before = l->start;
	}
	finish(&c, article, fn, context);
	free(c.cells);
}
