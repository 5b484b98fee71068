/* The shape table: totals of columns and rows, columns of shares, in the tables of a document. */
#include "rule/form.h"
#include "rule/grid.h"

enum { PARTS_MAX = 4000 };
/* Cells looked at for the totals of a document: a fixed part, and some for each byte. */
enum { WORK = 1 << 22, WORK_A_BYTE = 20 };

struct tables {
	struct engine *engine;
	const struct form *form;
	const struct grid *grid;
	bool *is_total;		/* of each row: is it headed as a total? */
	struct buf caption;	/* of the column at hand */
	struct str head;	/* likewise: its first cell, folded */
	size_t *parts;		/* the cells of a sum, as figures */
	size_t nparts;
	size_t work;		/* cells looked at */
	bool gave_up;
};

static struct str
cell_text(const struct tables *t, const struct cell *c)
{
	return str_sub(t->engine->article->doc.text, c->start, c->end);
}

/* Is the cell's text a word of the list, without spaces and * (合 计) and a unit in brackets (合计（万元）)?  Not whole: does it hold one? */
static bool
cell_is(const struct tables *t, const struct cell *c, const char *list, bool whole)
{
	struct str rest = words_find(t->engine->scope.words, str_of(list)), text = cell_text(t, c);
	char squeezed[64];
	size_t n = 0;

	if (text.n >= sizeof squeezed)
		return false;
	for (size_t i = 0; i < text.n && text.p[i] != '(' && !str_starts(str_sub(text, i, text.n), STR("（")); i++)
		if (text.p[i] != ' ' && text.p[i] != '*')
			squeezed[n++] = text.p[i];
	while (rest.p != NULL) {
		struct str word = str_trim(str_cut(&rest, '|')), s = { squeezed, n };

		if (word.n > 0 && (whole ? str_eq(s, word) : str_find(s, word, 0) != (size_t)-1))
			return true;
	}
	return false;
}

/* What stands over the column, and the line above the table: where units are named. */
static void
set_caption(struct tables *t, size_t column)
{
	const struct str text = t->engine->article->doc.text;
	const struct cell *head = grid_cell(t->grid, 0, column);
	size_t start = t->grid->above, end = grid_cell(t->grid, 0, 0)->start;

	buf_clear(&t->caption);
	if (end - start < 400)
		buf_add(&t->caption, str_sub(text, start, end));
	buf_add(&t->caption, str_sub(text, head->start, head->end));
	t->head = scope_folded(&t->engine->scope, head->start, head->end);
}

/* Looking at n cells more: is it still in proportion to the text?  If not, the rest is left, and told of. */
static bool
spend(struct tables *t, size_t n, const struct cell *total)
{
	struct engine *e = t->engine;

	t->work += n;
	if (t->gave_up || t->work <= WORK + WORK_A_BYTE * e->article->doc.text.n)
		return !t->gave_up;
	t->gave_up = true;
	e->findings->trouble++;
	engine_gave_up(e, (size_t)total->figure);
	return false;
}

/* The cell as a part of the total; one that can be none, as a blank one, makes the sum unknown. */
static void
add_part(struct tables *t, const struct cell *c, const struct cell *total, bool *unknown)
{
	const struct figure *figures = t->engine->article->figures;

	if (c->figure < 0 || figures[c->figure].kind != figures[total->figure].kind ||
	    !str_eq(figures[c->figure].unit, figures[total->figure].unit) || t->nparts == PARTS_MAX)
		*unknown = true;
	else
		t->parts[t->nparts++] = (size_t)c->figure;
}

/* Printed as a whole number, and no percentage? */
static bool
is_integer(const struct tables *t, size_t figure)
{
	const struct figure *f = &t->engine->article->figures[figure];

	return f->has_number && f->kind != FIGURE_PERCENT && dec_is_whole(f->number) &&
	    memchr(t->engine->article->doc.text.p + f->start, '.', f->end - f->start) == NULL;
}

/* Bind total, sum, plain, integers and caption over the parts collected. false: no sum. */
static bool
bind_sum(struct tables *t, const struct cell *total, struct binding *b)
{
	struct scope *s = &t->engine->scope;
	struct interval sum = interval_point(DEC_ZERO);
	struct dec plain = DEC_ZERO;
	const struct figure *f = &t->engine->article->figures[total->figure];
	bool integers = is_integer(t, (size_t)total->figure);

	for (size_t i = 0; i < t->nparts; i++) {
		const struct figure *g = &t->engine->article->figures[t->parts[i]];
		struct value v = value_of_figure(s, t->parts[i]);

		if (v.type != VALUE_NUMBER || !g->has_number || !interval_add(&sum, sum, v.range) ||
		    !dec_add(&plain, plain, g->number))
			return false;
		integers = integers && is_integer(t, t->parts[i]);
	}
	b[TABLE_TOTAL] = (struct binding){ .type = BOUND_FIGURE, .figure = (size_t)total->figure };
	b[TABLE_SUM] = (struct binding){ .type = BOUND_VALUE,
		.value = value_number(sum, f->unit, total->figure) };
	b[TABLE_PLAIN] = (struct binding){ .type = BOUND_VALUE,
		.value = value_number(interval_point(plain), f->unit, total->figure) };
	b[TABLE_INTEGERS] = (struct binding){ .type = BOUND_NUMBER, .number = dec_int(integers) };
	b[TABLE_CAPTION] = (struct binding){ .type = BOUND_VALUE, .value = value_text(buf_str(&t->caption)) };
	b[TABLE_HEAD] = (struct binding){ .type = BOUND_VALUE, .value = value_text(t->head) };
	return t->nparts >= 1;
}

/* What several ways to read which cells make up a total come to, and the way of the verdict that counts. */
struct outcome {
	int judged;
	struct binding bindings[FORM_NAMES];
	size_t *parts, nparts;
	struct dec gap;		/* where it is wrong */
};

static void
try_sum(struct tables *t, const struct cell *total, bool unknown, struct outcome *o)
{
	struct binding b[FORM_NAMES] = { 0 };
	struct dec gap = DEC_ZERO;
	int judged, better;

	if (!bind_sum(t, total, b))
		return;
	judged = unknown ? JUDGED_UNDECIDED : engine_judge(t->engine, t->form, b);
	if (judged != JUDGED_OK && t->nparts < 2)
		return;		/* one part alone can only confirm */
	better = judged_cmp(judged, o->judged);
	if (judged == JUDGED_WRONG) {
		gap = engine_gap(t->engine, t->form, b);
		if (better == 0)
			better = dec_cmp(o->gap, gap);
	}
	if (better <= 0)
		return;
	o->judged = judged;
	o->gap = gap;
	o->parts = ARENA_NEW(t->engine->scratch, size_t, t->nparts);
	memcpy(o->parts, t->parts, t->nparts * sizeof t->parts[0]);
	o->nparts = t->nparts;
	memcpy(o->bindings, b, sizeof b);
}

static void
report(struct tables *t, const struct outcome *o)
{
	const struct figure *f;
	enum verdict verdict;

	if (!engine_verdict(t->engine->options, o->judged, &verdict))
		return;
	f = &t->engine->article->figures[o->bindings[t->form->judged].figure];
	engine_report(t->engine, t->form, o->bindings, verdict, f->start, f->end, o->parts, o->nparts);
}

/* The total of a column in row: of all rows above it, of those since the total before, of the totals before. */
static void
judge_column(struct tables *t, size_t row, size_t column)
{
	enum { ALL, SINCE, TOTALS, WAYS };
	const struct grid *g = t->grid;
	const struct cell *total = grid_cell(g, row, column);
	struct outcome o = { .judged = JUDGED_NOT_MEANT };

	if (!spend(t, row, total))
		return;
	set_caption(t, column);
	for (int way = ALL; way < WAYS; way++) {
		bool unknown = false;
		size_t first = 0;

		t->nparts = 0;
		while (first < row && grid_cell(g, first, column)->figure < 0 && !grid_cell(g, first, column)->blank)
			first++;	/* the heads */
		for (size_t r = first; r < row; r++) {
			bool is_total = t->is_total[r];

			if (way == SINCE && is_total)
				t->nparts = 0;
			if (is_total == (way == TOTALS))
				add_part(t, grid_cell(g, r, column), total, &unknown);
		}
		try_sum(t, total, unknown, &o);
	}
	report(t, &o);
}

/* The total in a column headed as one: of all other cells of the row, or of those beside it to the left. */
static void
judge_row(struct tables *t, size_t row, size_t column)
{
	const struct grid *g = t->grid;
	const struct cell *total = grid_cell(g, row, column);
	struct outcome o = { .judged = JUDGED_NOT_MEANT };

	if (!spend(t, g->columns, total))
		return;
	set_caption(t, column);
	for (int left = 0; left < 2; left++) {
		bool unknown = false;

		t->nparts = 0;
		for (size_t c = 1; c < (left ? column : g->columns); c++)
			if (c != column)
				add_part(t, grid_cell(g, row, c), total, &unknown);
		try_sum(t, total, unknown, &o);
	}
	report(t, &o);
}

static void
judge_totals(struct tables *t)
{
	const struct grid *g = t->grid;

	t->is_total = ARENA_NEW(t->engine->scratch, bool, g->rows);
	for (size_t r = 0; r < g->rows; r++)
		t->is_total[r] = cell_is(t, grid_cell(g, r, 0), "table-total", true);
	for (size_t r = 1; r < g->rows; r++)
		for (size_t c = 1; c < g->columns; c++) {
			if (grid_cell(g, r, c)->figure < 0)
				continue;
			if (t->form->table == TABLE_COLUMNS && t->is_total[r])
				judge_column(t, r, c);
			if (t->form->table == TABLE_ROWS && cell_is(t, grid_cell(g, 0, c), "table-total", true))
				judge_row(t, r, c);
		}
}

/* A column of shares: each is the cell before it over that column's total, in the table's last row. */
static void
judge_shares(struct tables *t)
{
	const struct grid *g = t->grid;

	for (size_t c = 2; c < g->columns; c++) {
		const struct cell *whole = grid_cell(g, g->rows - 1, c - 1);

		if (!cell_is(t, grid_cell(g, 0, c), "table-share", false) || whole->figure < 0 ||
		    !cell_is(t, grid_cell(g, g->rows - 1, 0), "table-total", true))
			continue;
		for (size_t r = 1; r + 1 < g->rows; r++) {
			const struct cell *share = grid_cell(g, r, c), *part = grid_cell(g, r, c - 1);
			struct outcome o = { .nparts = 0 };

			if (share->figure < 0 || part->figure < 0)
				continue;
			o.bindings[TABLE_SHARE] = (struct binding){ .type = BOUND_FIGURE, .figure = (size_t)share->figure };
			o.bindings[TABLE_PART] = (struct binding){ .type = BOUND_FIGURE, .figure = (size_t)part->figure };
			o.bindings[TABLE_WHOLE] = (struct binding){ .type = BOUND_FIGURE, .figure = (size_t)whole->figure };
			o.judged = engine_judge(t->engine, t->form, o.bindings);
			report(t, &o);
		}
	}
}

static void
on_grid(void *context, const struct grid *grid)
{
	struct tables *t = context;
	const struct rule *rule = t->engine->rule;

	t->grid = grid;
	for (size_t i = 0; i < rule->nforms; i++) {
		t->form = &rule->forms[i];
		if (t->form->shape != SHAPE_TABLE)
			continue;
		if (t->form->table == TABLE_SHARES)
			judge_shares(t);
		else
			judge_totals(t);
	}
}

void
engine_table(struct engine *e)
{
	struct tables t = { .engine = e };
	bool any = false;

	for (size_t i = 0; i < e->rule->nforms; i++)
		any = any || e->rule->forms[i].shape == SHAPE_TABLE;
	if (!any)
		return;
	t.parts = arena_bytes(e->scratch, PARTS_MAX * sizeof *t.parts);
	grid_each(e->scratch, e->article, on_grid, &t);
	buf_release(&t.caption);
}
