/* Spans of numbers: 3—5万元, 5%-10%, 20和30之间; and 06 / 11 版. */
#include "figure/reader.h"
#include "text/utf8.h"

/* Bytes of -, ~, 至, 到 or the like; 0: it is none. */
static inline size_t
to_size(int32_t cp)
{
	switch (cp) {
	case '-': case '~':
		return 1;
	case u'—': case u'–': case u'～': case u'─': case u'〜': case u'至': case u'到':
		return 3;
	default:
		return 0;
	}
}

size_t
read_to(struct str text, size_t at)
{
	return to_size(char_at(text, at));
}

/* The same of 和, 与, 跟. */
static inline size_t
and_size(int32_t cp)
{
	return cp == u'和' || cp == u'与' || cp == u'跟' ? 3 : 0;
}

size_t
read_and(struct str text, size_t at)
{
	return and_size(char_at(text, at));
}

/* 3—5万: the first has the magnitude of the second. */
static void
share_magnitude(struct draft *a, const struct draft *b)
{
	struct dec factor, product, plain_b;

	if (a->numeral.magnitude != 0 || b->numeral.magnitude == 0 ||
	    !dec_make(&factor, 1, b->numeral.magnitude) ||
	    !dec_div(&plain_b, b->value, factor, DEC_HALF_EVEN) || dec_cmp(a->value, plain_b) >= 0 ||
	    !dec_mul(&product, a->value, factor, DEC_HALF_EVEN))
		return;
	a->value = product;
}

static bool
same_unit(struct reader *r, const struct draft *a, const struct draft *b, struct dec *factor)
{
	*factor = dec_int(1);
	return a->unit.n == 0 || str_eq(a->unit, b->unit) ||
	    (a->kind == b->kind && lexicon_convert(r->lex, a->unit, b->unit, factor));
}

/* The mark between the two of a span, with single spaces around a dash; 0: none. */
static size_t
span_mark(struct str text, size_t at, bool *and)
{
	size_t lead = at < text.n && text.p[at] == ' ', to;
	int32_t mark = char_at(text, at + lead);

	to = to_size(mark);
	*and = lead == 0 && and_size(mark) != 0;
	if (to != 0)
		return lead + to + (at + lead + to < text.n && text.p[at + lead + to] == ' ');
	return *and ? and_size(mark) : 0;
}

/* The second number of a span, and its unit. */
static bool
read_upper(struct reader *r, size_t at, const struct draft *d, struct draft *b)
{
	struct str sign = d->negative ? str_sub(r->text, d->start, d->number) : STR("");
	struct numeral n;

	*b = (struct draft){ .start = d->start, .number = d->number };	/* the words in front are those of both */
	/* 零下8到零下5度 */
	if (sign.n > 0 && text_at(r->text, at, sign)) {
		b->negative = true;
		at += sign.n;
	}
	if (!starts_number(r->text, at) || !numeral_read(r->lex, r->text, at, &n) || n.is_range || n.big ||
	    n.zero_led || n.form == NUMERAL_DIGITS || (n.form == NUMERAL_HAN && dec_is_zero(n.value)))
		return false;
	draft_numeral(b, &n);
	if (b->negative)
		b->value = dec_neg(b->value);
	if (read_unit(r, b->end, b))
		return true;
	/* 1-2-3 is no span. */
	return d->word == NULL && !text_at(r->text, b->end, STR("-"));
}

/* d is the first of A—B, or of A和B之间: take the second in. */
void
read_span(struct reader *r, struct draft *d)
{
	struct draft b;
	struct dec factor, low, high;
	bool and;
	size_t mark = span_mark(r->text, d->end, &and);

	if (mark == 0 || d->is_range || !d->has_value || d->more || d->numeral.zero_led ||
	    d->numeral.form == NUMERAL_DIGITS || !read_upper(r, d->end + mark, d, &b))
		return;
	if (and && b.word != NULL && str_eq(b.unit, STR("间"))) {
		b.word = NULL;
		b.unit = (struct str){ NULL, 0 };
		b.kind = FIGURE_NUMBER;
		b.end -= 3;
	}
	if (and && word_at(r, b.end, WORDS(BETWEEN)) == NULL)
		return;
	if (d->word == NULL)
		share_magnitude(d, &b);
	if (d->word == NULL && b.kind == FIGURE_PERCENT && b.word != NULL &&
	    dec_cmp(word_factor(b.word), dec_int(1)) != 0 && !dec_mul(&d->value, d->value, word_factor(b.word), DEC_HALF_EVEN))
		return;
	if (!same_unit(r, d, &b, &factor) || !dec_mul(&low, d->value, factor, DEC_HALF_EVEN))
		return;
	high = b.value;
	/* 零下5到零下8度 */
	if (b.negative && dec_cmp(low, high) > 0) {
		high = low;
		low = b.value;
	}
	if (dec_cmp(low, high) >= 0)
		return;
	d->low = low;
	d->high = high;
	d->is_range = true;
	d->has_value = false;
	d->end = b.end;
	d->unit = b.unit;
	d->word = b.word;
	d->kind = b.kind;
	d->exact = d->exact && b.exact;
	d->place = b.place;
}

/* 第3至5名, 第三到第五, 第十和第十五之间. */
void
read_ordinal_span(struct reader *r, struct draft *d)
{
	struct draft b;
	bool and;
	size_t mark = span_mark(r->text, d->end, &and), at = d->end + mark;

	if (mark == 0 || !d->has_value)
		return;
	if (text_at(r->text, at, STR("第")))
		at += 3;
	if (!read_upper(r, at, d, &b) || !b.has_value || dec_cmp(d->value, b.value) >= 0 ||
	    (b.word != NULL && b.word->class == WORD_UNIT) || (and && !text_at(r->text, b.end, STR("之间"))))
		return;
	d->low = d->value;
	d->high = b.value;
	d->is_range = true;
	d->has_value = false;
	d->end = b.end;
	d->unit = b.unit;
	d->word = b.word;
}

/* "06 / 11 版": two ranks, the first without its classifier. */
bool
read_page(struct reader *r, struct draft *d)
{
	struct draft b;
	size_t at = d->end;
	struct numeral n;

	while (at < r->text.n && r->text.p[at] == ' ')
		at++;
	if (!text_at(r->text, at, STR("/")))
		return false;
	at++;
	while (at < r->text.n && r->text.p[at] == ' ')
		at++;
	if (!starts_number(r->text, at) || !numeral_read(r->lex, r->text, at, &n) || n.big)
		return false;
	b = (struct draft){ 0 };
	draft_numeral(&b, &n);
	if (b.end < r->text.n && r->text.p[b.end] == ' ')
		b.end++;
	if (!read_unit(r, b.end, &b) || !(b.word->flags & FLAG(RANK)))
		return false;
	d->kind = FIGURE_ORDINAL;
	d->unit = b.unit;
	d->word = b.word;
	return true;
}
