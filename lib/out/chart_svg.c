#include "out/chart.h"
#include "text/utf8.h"

/* In pixels; a column of text is half as wide as a Chinese character. */
enum { WIDTH = 800, MARGIN = 16, LINE = 22, BAR = 16, COLUMN = 8, LABEL_COLUMNS = 40, TITLE = 30 };

static void
put_text(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		switch (s.p[i]) {
		case '&':
			buf_add(out, STR("&amp;"));
			break;
		case '<':
			buf_add(out, STR("&lt;"));
			break;
		case '>':
			buf_add(out, STR("&gt;"));
			break;
		default:
			/* XML has no other control characters (XML 1.0, 2.2). */
			buf_char(out, (unsigned char)s.p[i] < 0x20 ? ' ' : s.p[i]);
		}
	}
}

static void
put_bar(struct buf *out, const struct bar *bar, const struct chart_axis *axis, unsigned left,
    unsigned y, struct arena *arena)
{
	unsigned zero = axis->logarithmic ? 0 : chart_at(axis, DEC_ZERO);
	unsigned at = chart_at(axis, bar->value), from = at < zero ? at : zero, to = at < zero ? zero : at;

	buf_printf(out, "<text x=\"%u\" y=\"%u\" text-anchor=\"end\">", left - 8, y + 13);
	put_text(out, chart_label(arena, bar->label, LABEL_COLUMNS, STR("…")));
	buf_printf(out, "</text><rect x=\"%u\" y=\"%u\" width=\"%u\" height=\"%d\" fill=\"#2f6f9f\"/>",
	    left + from, y, to - from, BAR);
	buf_printf(out, "<text x=\"%u\" y=\"%u\">", left + to + 6, y + 13);
	chart_number(out, bar->value);
	buf_add(out, STR("</text>\n"));
}

/* Returns where the next one starts. */
static unsigned
put_chart(struct buf *out, const struct chart *chart, unsigned y, struct arena *arena)
{
	struct chart_axis axis;
	struct buf number;
	size_t labels = 0, numbers = 0;
	unsigned left;

	buf_init(&number);
	for (size_t i = 0; i < chart->n; i++) {
		size_t width = utf8_columns(chart->bars[i].label);

		labels = width > labels ? width : labels;
		buf_clear(&number);
		chart_number(&number, chart->bars[i].value);
		numbers = number.n > numbers ? number.n : numbers;
	}
	buf_release(&number);
	left = MARGIN + 8 + COLUMN * (unsigned)(labels > LABEL_COLUMNS ? LABEL_COLUMNS : labels);
	numbers = numbers > 30 ? 30 : numbers;
	axis = chart_axis(chart, WIDTH - left - MARGIN - 8 - 8 * (unsigned)numbers);
	buf_printf(out, "<text x=\"%d\" y=\"%u\" font-weight=\"bold\">", MARGIN, y + 18);
	put_text(out, chart->title);
	buf_add(out, STR("</text>\n"));
	y += TITLE;
	for (size_t i = 0; i < chart->n; i++, y += LINE)
		put_bar(out, &chart->bars[i], &axis, left, y, arena);
	return y + MARGIN;
}

void
chart_svg(struct buf *out, const struct chart *charts, size_t n)
{
	unsigned height = MARGIN, y = MARGIN;
	struct arena arena;

	for (size_t i = 0; i < n; i++)
		height += TITLE + LINE * (unsigned)charts[i].n + MARGIN;
	buf_printf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%u\" "
	    "viewBox=\"0 0 %d %u\" font-family=\"sans-serif\" font-size=\"13\" fill=\"#222\">\n"
	    "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n", WIDTH, height, WIDTH, height);
	arena_init(&arena);
	for (size_t i = 0; i < n; i++) {
		y = put_chart(out, &charts[i], y, &arena);
		arena_reset(&arena);
	}
	arena_release(&arena);
	buf_add(out, STR("</svg>\n"));
}
