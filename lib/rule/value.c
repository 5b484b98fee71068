/* Values of formulas: of numbers, texts and figures. */
#include "rule/eval.h"

const struct value value_undecided = { .type = VALUE_UNDECIDED, .like = NO_FIGURE, .figure = NO_FIGURE };

/* All that a value has but the range, which is half of it. */
static inline struct value
value_of(enum value_type type)
{
	struct value v;

	v.type = type;
	v.literal = v.truth = v.is_region = false;
	v.start = v.end = 0;
	v.like = v.figure = NO_FIGURE;
	v.unit = v.text = (struct str){ NULL, 0 };
	return v;
}

struct value
value_number(struct interval range, struct str unit, long like)
{
	struct value v = value_of(VALUE_NUMBER);

	v.range = range;
	v.unit = unit;
	v.like = like;
	return v;
}

struct value
value_truth(bool truth)
{
	struct value v = value_of(VALUE_TRUTH);

	v.truth = truth;
	return v;
}

struct value
value_text(struct str text)
{
	struct value v = value_of(VALUE_TEXT);

	v.text = text;
	return v;
}

void
scope_use(struct scope *s, size_t figure)
{
	const struct figure *f = &s->article->figures[figure];

	if (s->operands != NULL)
		*ARRAY_PUSH(s->operands->list, s->operands->n, s->operands->cap) =
		    (struct operand){ f->start, f->end };
}

void
scope_use_region(struct scope *s, size_t start, size_t end)
{
	struct operand o;

	if (s->operands == NULL)
		return;
	skeleton_original(s->skeleton, s->article, start, end, &o.start, &o.end);
	*ARRAY_PUSH(s->operands->list, s->operands->n, s->operands->cap) = o;
}

/* d / 100, exactly. false: does not fit. */
static bool
hundredth(struct dec *d)
{
	if (d->inf || dec_is_zero(*d))
		return true;
	if (d->scale + 2 > DEC_SCALE_MAX)
		return false;
	d->scale = (short)(d->scale + 2);
	*d = dec_normal(*d);
	return true;
}

/* A number of this kind as the formulas take it: percentages as a part of one, these and multiples without unit. */
static void
to_part_of_one(enum figure_kind kind, struct value *v)
{
	if (kind == FIGURE_MULTIPLE || kind == FIGURE_PERCENT || kind == FIGURE_POINT)
		v->unit = (struct str){ 0 };
	if ((kind == FIGURE_PERCENT || kind == FIGURE_POINT) &&
	    !(hundredth(&v->range.low) && hundredth(&v->range.high))) {
		v->type = VALUE_UNDECIDED;
		v->like = NO_FIGURE;
	}
}

struct value
value_of_range(enum figure_kind kind, struct interval range, struct str unit)
{
	struct value v = value_number(range, unit, NO_FIGURE);

	to_part_of_one(kind, &v);
	return v;
}

struct value
value_of_figure(const struct scope *s, size_t figure)
{
	const struct figure *f = &s->article->figures[figure];
	struct value v = value_of(VALUE_UNDECIDED);

	v.figure = (long)figure;
	if (!f->has_range || figure_kind_scale(f->kind) == SCALE_TEXT)
		return v;
	v.type = VALUE_NUMBER;
	v.range = f->range;
	v.unit = f->unit;
	v.like = (long)figure;
	to_part_of_one(f->kind, &v);
	return v;
}

struct str
value_written(const struct scope *s, const struct value *v)
{
	if (v->figure != NO_FIGURE) {
		const struct figure *f = &s->article->figures[v->figure];

		return str_sub(s->article->doc.text, f->start, f->end);
	}
	return v->text;
}

struct str
scope_folded(const struct scope *s, size_t start, size_t end)
{
	if (s->folds != NULL)
		return folds_text(s->folds, s->article->doc.text, start, end);
	return fold_text(s->arena, s->article->doc.text, start, end).text;
}

/* May white space stand at one of its ends?  Only then it is folded otherwise than within its paragraph. */
static bool
may_end_blank(struct str s)
{
	unsigned char first = (unsigned char)s.p[0], last = (unsigned char)s.p[s.n - 1];

	/* U+0020 and below, U+00A0, U+3000, U+E5E5 */
	return first <= ' ' || first == 0xc2 || first == 0xe3 || first == 0xee ||
	    last <= ' ' || last == 0xa0 || last == 0x80 || last == 0xa5;
}

/* What was made of the paragraph; NULL: it was not kept. */
static const struct fold *
fold_of(const struct scope *s, size_t para)
{
	const struct fold *fold = s->article->folds != NULL ? &s->article->folds[para] : NULL;

	return fold != NULL && fold->text.p != NULL ? fold : NULL;
}

static struct str
part_of_fold(const struct fold *fold, size_t start, size_t end)
{
	size_t from, to;

	fold_folded_span(fold, start, end, &from, &to);
	return str_sub(fold->text, from, to);
}

struct str
scope_folded_in(const struct scope *s, size_t para, size_t start, size_t end)
{
	const struct fold *fold = fold_of(s, para);

	if (fold == NULL || start == end || may_end_blank(str_sub(s->article->doc.text, start, end)))
		return scope_folded(s, start, end);
	return part_of_fold(fold, start, end);
}

struct str
scope_folded_figure(const struct scope *s, const struct figure *f)
{
	const struct fold *fold = fold_of(s, f->para);

	return fold != NULL ? part_of_fold(fold, f->start, f->end) : scope_folded(s, f->start, f->end);
}

struct str
value_folded(const struct scope *s, const struct value *v)
{
	if (v->figure != NO_FIGURE) {
		const struct figure *f = &s->article->figures[v->figure];

		return scope_folded_figure(s, f);
	}
	return value_written(s, v);
}

bool
value_same_unit(const struct scope *s, const struct value *a, struct value *b)
{
	struct dec factor, divisor, one;

	if (a->literal || b->literal || str_eq(a->unit, b->unit))
		return true;
	if (lexicon_convert(s->lexicon, b->unit, a->unit, &factor) &&
	    lexicon_convert(s->lexicon, a->unit, b->unit, &divisor)) {
		b->unit = a->unit;
		/* 48 hours are two days, but no decimal of a day is an hour. */
		if (dec_mul(&one, factor, divisor, DEC_HALF_EVEN) && dec_cmp(one, dec_int(1)) == 0)
			return interval_mul(&b->range, b->range, interval_point(factor));
		return interval_div(&b->range, b->range, interval_point(divisor));
	}
	return a->unit.n > 0 && b->unit.n > 0 &&
	    str_eq(lexicon_unit_class(s->lexicon, a->unit), lexicon_unit_class(s->lexicon, b->unit));
}
