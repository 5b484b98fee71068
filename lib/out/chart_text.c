#include "out/chart.h"
#include "text/utf8.h"

enum { BAR_MIN = 10, EIGHTHS = 8 };

static void
repeat(struct buf *out, struct str s, size_t n)
{
	while (n-- > 0)
		buf_add(out, s);
}

/*
 * From one place to another, in eighths of a column.  The left edge of a bar is at a whole
 * column, its right edge to the eighth (U+2588 .. U+258F); ascii rounds to whole ones.
 */
static void
put_bar(struct buf *out, unsigned from, unsigned to, bool ascii)
{
	static const struct str parts[EIGHTHS] = { { "", 0 }, { "▏", 3 }, { "▎", 3 }, { "▍", 3 },
		{ "▌", 3 }, { "▋", 3 }, { "▊", 3 }, { "▉", 3 } };
	unsigned start = (from + EIGHTHS / 2) / EIGHTHS;

	repeat(out, STR(" "), start);
	if (ascii) {
		repeat(out, STR("#"), (to + EIGHTHS / 2) / EIGHTHS - start);
	} else if (to > start * EIGHTHS) {
		repeat(out, STR("█"), to / EIGHTHS - start);
		buf_add(out, parts[to % EIGHTHS]);
	}
}

void
chart_text(struct buf *out, const struct chart *chart, size_t columns, bool ascii)
{
	const struct str dots = ascii ? STR("..") : STR("…");
	struct chart_axis axis = chart_axis(chart, 0);
	size_t labels = 0, numbers = 0, most = columns * 2 / 5;
	struct arena arena;
	struct buf number;
	unsigned zero;

	arena_init(&arena);
	buf_init(&number);
	for (size_t i = 0; i < chart->n; i++) {
		size_t width = utf8_columns(chart->bars[i].label);

		labels = width > labels ? width : labels;
		buf_clear(&number);
		chart_number(&number, chart->bars[i].value);
		numbers = number.n > numbers ? number.n : numbers;
	}
	labels = labels > most ? most : labels;
	axis.length = EIGHTHS * (columns > labels + numbers + BAR_MIN + 3 ?
		(unsigned)(columns - labels - numbers - 3) : BAR_MIN);
	zero = axis.logarithmic ? 0 : chart_at(&axis, DEC_ZERO);
	buf_printf(out, "%.*s\n", STR_ARG(chart->title));
	for (size_t i = 0; i < chart->n; i++) {
		const struct bar *bar = &chart->bars[i];
		struct str label = chart_label(&arena, bar->label, labels, dots);
		unsigned at = chart_at(&axis, bar->value);

		buf_add(out, label);
		repeat(out, STR(" "), labels - utf8_columns(label));
		buf_add(out, ascii ? STR(" |") : STR(" │"));
		put_bar(out, at < zero ? at : zero, at < zero ? zero : at, ascii);
		buf_char(out, ' ');
		chart_number(out, bar->value);
		buf_char(out, '\n');
	}
	buf_release(&number);
	arena_release(&arena);
}
