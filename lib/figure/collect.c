/* From the drafts of a paragraph to the figures of the document. */
#include "figure/collect.h"
#include "text/utf8.h"

/* Line and column of an offset not before the one asked for last: each byte is passed once. */
static void
place(struct collector *c, size_t at, uint32_t *line, uint32_t *column)
{
	const struct doc *doc = c->doc;

	while (c->line + 1 < doc->nlines && doc->lines[c->line + 1] <= at) {
		c->line++;
		c->offset = doc->lines[c->line];
		c->column = 1;
	}
	c->column += (uint32_t)utf8_count_from(doc->text, c->offset, at);
	c->offset = at;
	*line = (uint32_t)c->line + 1;
	*column = c->column;
}

/* The sentence that holds an offset not before the one asked for last. */
static uint32_t
sentence_at(struct collector *c, size_t at)
{
	while (c->sentence + 1 < c->doc->nsentences && c->doc->sentences[c->sentence].end <= at)
		c->sentence++;
	return (uint32_t)c->sentence;
}

void
collector_reserve(struct collector *c, size_t cap)
{
	struct figure *figures = arena_bytes(c->list, cap * sizeof *figures);

	if (c->n > 0)
		memcpy(figures, c->figures, c->n * sizeof *figures);
	c->figures = figures;
	c->cap = cap;
}

/* One more figure: its place is set, the rest is the caller's. */
static inline struct figure *
figure_add(struct collector *c, size_t start, size_t end, enum figure_kind kind)
{
	struct figure *f;

	if (c->n == c->cap)
		collector_reserve(c, 2 * c->cap);
	f = &c->figures[c->n++];
	f->start = (uint32_t)start;
	f->end = (uint32_t)end;
	f->kind = kind;
	f->para = (uint32_t)c->para;
	place(c, start, &f->line, &f->column);
	f->sentence = sentence_at(c, start);
	return f;
}

/* What may be of the folded paragraph stays longer than it. */
static struct str
keep(const struct collector *c, struct str s)
{
	return s.n == 0 || c->passing == c->arena ? s : arena_str(c->arena, s);
}

static void
set_value(const struct collector *c, struct figure *f, const struct draft *d)
{
	enum figure_scale scale = figure_kind_scale(f->kind);

	f->has_number = d->has_value && scale == SCALE_NUMBER;
	if (f->has_number)
		f->number = d->value;
	else if (scale != SCALE_TEXT)
		f->code = d->code;
	else
		f->code = figure_kind_is_none(f->kind) ? keep(c, d->code) : str_sub(c->doc->text, f->start, f->end);
}

void
collector_add_draft(struct collector *c, struct reader *r, struct draft *d)
{
	const struct str none = { NULL, 0 };
	enum figure_scale scale = figure_kind_scale(d->kind);
	size_t start, end;
	struct str subject;
	struct figure *f;

	if (scale == SCALE_NUMBER || d->kind == FIGURE_FRACTION) {
		draft_qualify(r, d);
		draft_bound(d);
	}
	fold_span(&c->fold, d->start, d->end, &start, &end);
	f = figure_add(c, start, end, d->kind);
	f->qualifier = draft_qualifier(d);
	set_value(c, f, d);
	f->has_range = d->done && scale != SCALE_TEXT;
	f->range = (struct interval){ d->low, d->high };
	f->unit = scale != SCALE_TEXT ? d->unit : none;
	subject = draft_subject(r, d);
	f->subject = keep(c, subject);
	/* A duration that only tells when, or how often something is done, is passed over as a date is: 出口三年增长5%. */
	if (scale == SCALE_DAY || scale == SCALE_SECOND || (d->kind == FIGURE_DURATION && subject.n == 0) || r->is_done) {
		r->date_start = d->start;
		r->date_end = d->end;
		r->date_first = scale == SCALE_DAY && d->done ? (long)d->low.coef : 0;
		r->date_last = scale == SCALE_DAY && d->done ? (long)d->high.coef : 0;
		r->date_value = d->code;
	} else if (scale != SCALE_TEXT) {
		r->subject = subject;
		r->number_start = d->start;
		r->number_end = d->end;
		r->number_kind = d->kind;
		r->number_unit = d->unit;
	}
}

void
collector_add_label(struct collector *c, const struct label *l)
{
	struct figure *f = figure_add(c, l->start, l->end, FIGURE_LABEL);

	f->qualifier = QUALIFIER_EXACT;
	f->has_number = f->has_range = true;
	f->number = dec_int(l->number);
	f->range = interval_point(f->number);
	f->unit = f->subject = (struct str){ NULL, 0 };
}
