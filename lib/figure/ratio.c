/* Parts and proportions: 百分之三, 三分之二, 1/3, 9.1:45.2:45.7, 3比2. */
#include "figure/reader.h"

/* A part of 100, 1000, 10000 in per cent. */
static bool
take_percent(struct draft *d, struct dec under, const struct numeral *n)
{
	int shift = dec_cmp(under, dec_int(100)) == 0 ? 0 : dec_cmp(under, dec_int(1000)) == 0 ? -1 : -2;
	struct dec factor;
	size_t start = d->start;

	if (!dec_make(&factor, 1, shift))
		return false;
	draft_numeral(d, n);
	d->start = start;
	d->kind = FIGURE_PERCENT;
	d->unit = STR("%");
	if (d->negative)
		factor = dec_neg(factor);
	struct dec *parts[] = { &d->value, &d->low, &d->high };
	for (size_t i = 0; i < 3; i++) {
		struct dec product;

		if (dec_mul(&product, *parts[i], factor, DEC_HALF_EVEN))
			*parts[i] = dec_normal(product);
	}
	d->place += shift;
	d->top += shift;
	return true;
}

/* a/b as a figure's value and interval. */
static bool
take_quotient(struct reader *r, struct draft *d, enum figure_kind kind, struct dec a, struct dec b, char sign)
{
	struct dec low, high;

	if (dec_sign(b) == 0 || !dec_div(&low, a, b, DEC_DOWN) || !dec_div(&high, a, b, DEC_UP))
		return false;
	d->kind = kind;
	d->code = arena_printf(r->arena, "%.*s%c%.*s", STR_ARG(print_dec(r->arena, a)), sign, STR_ARG(print_dec(r->arena, b)));
	d->low = dec_round(low, 8, DEC_DOWN);
	d->high = dec_round(high, 8, DEC_UP);
	d->has_value = d->is_range = false;
	d->done = kind != FIGURE_SCORE;
	d->value = low;
	d->unit = STR("");
	return true;
}

/* 百分之六至百分之七, 百分之五到八: d is the first. */
static void
read_percent_span(struct reader *r, struct draft *d, const struct numeral *under)
{
	struct numeral n;
	struct draft b = { 0 };
	size_t at = read_to(r->text, d->end);
	struct str again = str_sub(r->text, d->start, under->end + 6);

	if (at == 0 || !d->has_value || d->negative)
		return;
	at += d->end;
	if (text_at(r->text, at, again))
		at += again.n;
	else if (d->numeral.form != NUMERAL_HAN)
		return;
	if (!numeral_read_part(r->lex, r->text, at, &n) || n.is_range || n.big || n.form != d->numeral.form ||
	    !take_percent(&b, under->value, &n) || dec_cmp(d->value, b.value) >= 0 ||
	    (!text_ends_at(r->text, at, STR("分之")) && word_at(r, n.end, WORDS(UNIT) | WORDS(CLASSIFIER) | WORDS(CURRENCY)) != NULL))
		return;
	d->low = d->value;
	d->high = b.value;
	d->is_range = true;
	d->has_value = false;
	d->end = b.end;
}

/* 三分一, as the Cantonese press has it: one third. */
static bool
read_short_fraction(struct reader *r, struct draft *d)
{
	struct numeral_char over;
	size_t end = d->end + 3;

	if (d->numeral.form != NUMERAL_HAN || !d->exact || !text_at(r->text, d->end, STR("分")) ||
	    dec_cmp(d->value, dec_int(3)) < 0 || dec_cmp(d->value, dec_int(10)) > 0)
		return false;
	over = numeral_char(r->text, end);
	end += over.n;
	if (over.class != NUM_DIGIT || dec_cmp(dec_int(over.value), d->value) >= 0 || numeral_char(r->text, end).class != NUM_NONE ||
	    word_at(r, end, WORDS(UNIT) | WORDS(CURRENCY) | WORDS(CLASSIFIER)) != NULL)
		return false;
	d->end = end;
	return take_quotient(r, d, FIGURE_FRACTION, dec_int(over.value), d->value, '/');
}

/* N分之M, 三又五分之一, 百分之N. */
bool
read_fraction(struct reader *r, struct draft *d)
{
	const struct str of = { "分之", 6 };
	struct numeral whole, under, over;
	bool mixed = text_at(r->text, d->end, STR("又"));
	struct dec a, b;
	size_t at;

	if (!mixed && !text_at(r->text, d->end, STR("分")))
		return false;
	whole = under = d->numeral;
	if (mixed && !numeral_read_part(r->lex, r->text, d->end + 3, &under))
		return false;
	at = under.end + of.n;
	if (!text_at(r->text, under.end, of))
		return read_short_fraction(r, d);
	if (text_at(r->text, at, STR("负"))) {
		at += 3;
		d->negative = !d->negative;
	}
	if (!numeral_read_part(r->lex, r->text, at, &over) || under.is_range || under.big || over.big)
		return false;
	if (!mixed && (dec_cmp(under.value, dec_int(100)) == 0 || dec_cmp(under.value, dec_int(1000)) == 0 ||
	    dec_cmp(under.value, dec_int(10000)) == 0))
		return take_percent(d, under.value, &over) && (read_percent_span(r, d, &under), true);
	if (over.is_range)
		return false;
	a = over.value;
	b = under.value;
	if (mixed && !(dec_mul(&whole.value, whole.value, b, DEC_HALF_EVEN) && dec_add(&a, a, whole.value)))
		return false;
	d->end = over.end;
	return take_quotient(r, d, FIGURE_FRACTION, d->negative ? dec_neg(a) : a, b, '/');
}

/* 1 3/5, 1又3/5: a whole number and a fraction. */
static bool
read_mixed(struct reader *r, struct draft *d)
{
	struct numeral over, under;
	struct dec whole;
	size_t at = d->end + (text_at(r->text, d->end, STR("又")) ? 3 : 1);

	if ((at == d->end + 1 && !text_at(r->text, d->end, STR(" "))) ||
	    d->numeral.form != NUMERAL_ARABIC || d->numeral.decimal || d->numeral.digits == 0 || d->numeral.digits > 3 ||
	    !starts_number(r->text, at) ||
	    !numeral_read(r->lex, r->text, at, &over) || over.digits == 0 || over.digits > 3 ||
	    !text_at(r->text, over.end, STR("/")) || !starts_number(r->text, over.end + 1) ||
	    !numeral_read(r->lex, r->text, over.end + 1, &under) || under.digits == 0 || under.digits > 3 ||
	    over.zero_led || under.zero_led || text_at(r->text, under.end, STR("/")) ||
	    !dec_mul(&whole, d->numeral.value, under.value, DEC_HALF_EVEN) || !dec_add(&whole, whole, over.value))
		return false;
	d->end = under.end;
	return take_quotient(r, d, FIGURE_FRACTION, d->negative ? dec_neg(whole) : whole, under.value, '/');
}

/* 6:2、4:6和7:6(7:5): does nothing but marks or 和 part it from a score? */
static bool
follows_score(struct reader *r, size_t at)
{
	size_t i = r->score_end;

	if (i == 0 || at - i > 9)
		return false;
	while (i < at && (is_mark_at(r->text, i) || text_at(r->text, i, STR("和"))))
		i += char_size(r->text, i);
	return i == at;
}

/* Do words around, or the score before, say that two numbers from start to end are one? */
static bool
is_score(struct reader *r, size_t start, size_t end)
{
	/* 打出一波 8-1: the word may hold the figure before. */
	const struct word *w = word_back(r, 0, start, WORDS(CONTEXT));

	if ((w != NULL && w->kind == FIGURE_SCORE) || text_ends_at(r->text, start, STR("以")) || follows_score(r, start))
		return true;
	w = word_at(r, end, WORDS(RESULT));
	return w != NULL && w->kind == FIGURE_SCORE;
}

/* 终场,115-79。: two numbers that stand for themselves and are no span. */
static bool
stands_alone(struct reader *r, const struct draft *d, const struct numeral *last)
{
	return d->numeral.digits >= 2 && last->digits >= 2 && dec_cmp(d->value, last->value) > 0 && d->start > 0 &&
	    r->text.p[d->start - 1] == ',' && is_mark_at(r->text, last->end);
}

/* 以102-96战胜: the score that the numeral of a draft begins. */
static bool
read_hyphen_score(struct reader *r, struct draft *d)
{
	const struct numeral *n = &d->numeral;
	struct numeral last;
	size_t at = d->end + 1;	/* of the second number */

	if (!text_at(r->text, d->end, STR("-")) || n->form != NUMERAL_ARABIC || !d->exact || n->digits > 3 || d->negative ||
	    !starts_number(r->text, at) || !numeral_read(r->lex, r->text, at, &last) || last.form != NUMERAL_ARABIC ||
	    last.decimal || last.folded || last.digits > 3 || last.end - at != last.digits ||
	    text_at(r->text, last.end, STR("-")) || !(is_score(r, d->start, last.end) || stands_alone(r, d, &last)))
		return false;
	d->end = last.end;
	d->code = arena_printf(r->arena, "%.*s:%.*s", STR_ARG(print_dec(r->arena, n->value)), STR_ARG(print_dec(r->arena, last.value)));
	d->kind = FIGURE_SCORE;
	d->has_value = d->is_range = false;
	r->score_end = d->end;
	return true;
}

/* : or 比 at text[at], and / behind the first part: bytes, or 0. */
static size_t
ratio_mark(struct str text, size_t at, bool first)
{
	return text_at(text, at, STR(":")) || (first && text_at(text, at, STR("/"))) ? 1 : text_at(text, at, STR("比")) ? 3 : 0;
}

/* 9.1:45.2:45.7, 3比2, 1/3. */
static bool
read_parts(struct reader *r, struct draft *d)
{
	struct numeral n = d->numeral, last = { 0 };
	struct buf b;
	int parts = 1;
	size_t end = d->end;
	bool stroke = text_at(r->text, d->end, STR("/"));

	buf_init(&b);
	buf_add(&b, print_dec(r->arena, n.value));
	for (;;) {
		size_t sep = ratio_mark(r->text, end, stroke && parts == 1);

		if (sep == 0 || !starts_number(r->text, end + sep) ||
		    !numeral_read(r->lex, r->text, end + sep, &last) || last.is_range || last.big)
			break;
		buf_char(&b, stroke ? '/' : ':');
		buf_add(&b, print_dec(r->arena, last.value));
		end = last.end;
		parts++;
	}
	d->code = arena_str(r->arena, buf_str(&b));
	buf_release(&b);
	if (parts < 2 || (stroke && (n.decimal || last.decimal || n.zero_led || (dec_cmp(n.value, last.value) >= 0 && !d->negative))) ||
	    text_at(r->text, end, STR("/"))) {
		d->code = (struct str){ NULL, 0 };
		return false;
	}
	struct str code = stroke && d->negative ? arena_printf(r->arena, "-%.*s", STR_ARG(d->code)) : d->code;
	d->end = end;
	bool decided = parts == 2 && dec_sign(last.value) != 0;
	if (decided && !take_quotient(r, d, stroke ? FIGURE_FRACTION : FIGURE_RATIO, stroke && d->negative ? dec_neg(n.value) : n.value, last.value, stroke ? '/' : ':'))
		return d->code = (struct str){ NULL, 0 }, false;
	d->code = code;
	d->has_value = d->is_range = false;
	d->kind = stroke ? FIGURE_FRACTION : FIGURE_RATIO;
	if (parts == 2 && !stroke && !n.decimal && !last.decimal && is_score(r, d->start, d->end)) {
		d->kind = FIGURE_SCORE;
		d->done = false;
		r->score_end = d->end;
	}
	return true;
}

bool
read_ratio(struct reader *r, struct draft *d)
{
	return read_mixed(r, d) || read_hyphen_score(r, d) || (ratio_mark(r->text, d->end, true) != 0 && read_parts(r, d));
}
