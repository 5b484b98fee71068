#include "table/facts.h"

void
fact_waiting_init(struct fact_waiting *w)
{
	*w = (struct fact_waiting){ .any = false };
	arena_init(&w->arena);
}

void
fact_waiting_release(struct fact_waiting *w)
{
	arena_release(&w->arena);
}

void
fact_waiting_keep(struct fact_waiting *w, const struct cell *cells, const struct facts_format *format)
{
	arena_reset(&w->arena);
	for (size_t c = 0; c < format->ncolumns; c++) {
		w->cells[c] = cells[c];
		w->cells[c].text = arena_str(&w->arena, cells[c].text);
	}
	w->any = true;
}

/* All that follows the last figure. */
static struct str
tail_of(struct arena *arena, const struct article *end)
{
	struct str since = end->since, text = end->doc.text;
	char *tail = arena_bytes(arena, since.n + text.n);

	if (since.n > 0)
		memcpy(tail, since.p, since.n);
	if (text.n > 0)
		memcpy(tail + since.n, text.p, text.n);
	return (struct str){ tail, since.n + text.n };
}

const struct cell *
fact_waiting_take(struct fact_waiting *w, const struct article *next, const struct facts_format *format)
{
	if (!w->any || (next->nfigures == 0 && next->doc.more))
		return NULL;
	w->any = false;
	for (size_t c = 0; c < format->ncolumns; c++)
		if (format->columns[c] == FACT_TAIL && next->nfigures == 0)
			w->cells[c] = cell_text(tail_of(&w->arena, next));
	return w->cells;
}
