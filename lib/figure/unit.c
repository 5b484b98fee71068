/* What stands behind a numeral: unit, classifier, currency, and the half or tenth behind that. */
#include "figure/amount.h"
#include "text/utf8.h"

enum { UNIT_WORDS = WORDS(UNIT) | WORDS(CURRENCY) | WORDS(CLASSIFIER) | WORDS(NOUN) };

/* % ° ‰ ℃: a unit that is neither letters nor Chinese, by its first byte. */
static bool
is_sign(struct str text, size_t at)
{
	return at < text.n && (text.p[at] == '%' || text.p[at] == '\xc2' || text.p[at] == '\xe2');
}

/* The part of a word that is the unit. */
static struct str
word_unit(const struct word *w)
{
	return w->flags & (FLAG(FIRST) | FLAG(IDENTIFIER)) ? str_sub(word_text(w), 0, char_size(word_text(w), 0)) : word_text(w);
}

static struct str
unit_code(const struct word *w)
{
	return word_code(w).n ? word_code(w) : word_unit(w);
}

/* 元/平方米, 公里每小时, 元/吨·天: the units under the stroke. */
static void
read_per(struct reader *r, struct draft *d)
{
	const word_classes under = WORDS(UNIT) | WORDS(CLASSIFIER) | WORDS(CURRENCY);

	for (int i = 0; i < 2; i++) {
		size_t at = d->end;
		const struct word *w;

		if (text_at(r->text, at, STR("/")))
			at += 1;
		else if (i > 0 && text_at(r->text, at, STR("·")))
			at += STR("·").n;
		else if (text_at(r->text, at, STR("每")) && d->word->class != WORD_CLASSIFIER && d->kind != FIGURE_DURATION)
			at += 3;
		else
			return;
		w = word_at(r, at, under);
		if (w == NULL || (text_is_letter(r->text, at + word_text(w).n - 1) && text_is_letter(r->text, at + word_text(w).n)))
			return;
		d->unit = arena_printf(r->arena, "%.*s/%.*s", STR_ARG(d->unit), STR_ARG(unit_code(w)));
		d->end = at + word_text(w).n;
		if (d->kind == FIGURE_COUNT || d->kind == FIGURE_DURATION || d->kind == FIGURE_AGE)
			d->kind = FIGURE_QUANTITY;
	}
}

static void
add_scaled(struct draft *d, dec_coef n, int exp)
{
	struct dec part, sum;

	if (d->has_value && !d->is_range && dec_make(&part, n, exp) && dec_add(&sum, d->value, part)) {
		d->value = sum;
		d->place = d->top = exp;
		d->exact = false;
	}
}

/* Does a unit stand at text[at], and no longer word that is none? */
static bool
begins_unit(struct reader *r, size_t at)
{
	const struct word *unit = word_at(r, at, UNIT_WORDS);
	const struct word *plain = unit == NULL ? NULL : word_at(r, at, WORDS(PLAIN) | WORDS(BOUNDARY));

	return unit != NULL && (plain == NULL || word_text(plain).n <= word_text(unit).n);
}

/* One or two digits at text[*at], Chinese or Arabic as the number in front: how many, their value, and *at behind them. */
static int
read_small_digits(struct str text, size_t *at, bool arabic, int *value)
{
	int n = 0;

	for (*value = 0; n < 2 && *at < text.n; n++) {
		struct numeral_char c = numeral_char(text, *at);

		if (arabic && text.p[*at] >= '0' && text.p[*at] <= '9')
			c = (struct numeral_char){ NUM_DIGIT, text.p[*at] - '0', 1 };
		else if (arabic || (c.class != NUM_DIGIT && (n == 0 || c.class != NUM_ZERO)))
			break;
		*value = *value * 10 + c.value;
		*at += c.n;
	}
	return n;
}

/* 三斤半, 一米八, 1米85, 三块五, 六成五, 38度5. */
static void
read_tenths(struct reader *r, struct draft *d)
{
	bool half = text_at(r->text, d->end, STR("半"));
	size_t at = d->end;
	int n, value;

	/* Few are followed by 半 or counted in tenths. */
	if ((!half && !(d->word->flags & FLAG(TENTHS))) || !d->has_value || d->is_range || d->more || d->numeral.decimal)
		return;
	if (half && d->word->class != WORD_CLASSIFIER && d->word->class != WORD_NOUN) {
		if (word_at(r, d->end + 3, UNIT_WORDS) != NULL)
			return;
		d->end += 3;
		add_scaled(d, 5, -1);
		return;
	}
	if (!(d->word->flags & FLAG(TENTHS)) || d->numeral.form == NUMERAL_DIGITS || d->numeral.folded ||
	    dec_cmp(d->value, dec_int(100)) >= 0)
		return;
	/* 九成四属于: 属 begins another word. */
	n = read_small_digits(r->text, &at, d->numeral.form == NUMERAL_ARABIC, &value);
	if (n == 0 || starts_number(r->text, at) || numeral_char(r->text, at).class != NUM_NONE || text_at(r->text, at, STR(".")) ||
	    begins_unit(r, at))
		return;
	d->end = at;
	add_scaled(d, value, -n);
}

/* 个 between the number and what is measured: 3个半小时, 6个多月, 5个百分点. */
static bool
read_ge(struct reader *r, size_t at, struct draft *d)
{
	const struct word *w, *plain;
	bool half = false, more = false;

	if (!text_at(r->text, at, STR("个")))
		return false;
	at += 3;
	if (text_at(r->text, at, STR("半")))
		half = true, at += 3;
	if (numeral_char(r->text, at).class == NUM_MORE)
		more = true, at += 3;
	w = word_at(r, at, WORDS(UNIT) | WORDS(CURRENCY));
	/* 一个元类 is no money */
	if (w == NULL || (w->class == WORD_UNIT ? !(w->flags & FLAG(GE)) : w->flags & FLAG(LOCAL)) || w->flags & FLAG(MONEYED))
		return false;
	/* 两个周期, 三个月饼, but 两个星期天气 */
	plain = word_at(r, at, WORDS(PLAIN));
	if (plain != NULL && word_text(plain).n > word_text(w).n &&
	    !lexicon_overlapped(r->lex, r->text, at + word_text(w).n, at + word_text(plain).n))
		return false;
	d->word = w;
	d->kind = w->kind;
	d->unit = unit_code(w);
	d->end = at + word_text(w).n;
	d->more = d->more || more;
	if (half)
		add_scaled(d, 5, -1);
	return true;
}

/* The plain number at text[at], perhaps behind 零 (两年零四个月), that may have a smaller unit. */
static bool
read_rest(struct reader *r, size_t at, struct numeral *n)
{
	if (!starts_number(r->text, at))
		return false;
	at += numeral_char(r->text, at).class == NUM_ZERO ? char_size(r->text, at) : 0;
	return numeral_read(r->lex, r->text, at, n) && !n->is_range && !n->big && !n->more && n->form != NUMERAL_DIGITS;
}

/* 一分多钟: 多 inside a unit of two characters. */
static bool
read_split_unit(struct reader *r, size_t at, struct draft *d)
{
	const struct str split = { "多钟", 6 };
	size_t end = at + char_size(r->text, at);
	const struct word *w;
	struct str unit;

	if (!text_at(r->text, end, split))
		return false;
	unit = arena_printf(r->arena, "%.*s钟", (int)(end - at), r->text.p + at);
	w = lexicon_match(r->lex, unit, 0, WORDS(UNIT));
	if (w == NULL || word_text(w).n != unit.n)
		return false;
	d->word = w;
	d->kind = w->kind;
	d->unit = unit_code(w);
	d->end = end + split.n;
	d->more = true;
	return true;
}

/* 5元3角2分: the smaller units behind an amount of money. */
static void
read_money_parts(struct reader *r, struct draft *d)
{
	for (int i = 0; i < 2; i++) {
		struct numeral n;
		const struct word *w;
		struct dec part, sum;

		if (!read_rest(r, d->end, &n) || n.decimal)
			return;
		w = word_at(r, n.end, WORDS(CURRENCY));
		if (w == NULL || !str_eq(word_code(w), word_code(d->word)) || dec_cmp(word_factor(w), dec_int(1)) >= 0 ||
		    !dec_mul(&part, n.value, word_factor(w), DEC_HALF_EVEN) || !dec_add(&sum, d->value, part))
			return;
		d->value = sum;
		d->end = n.end + word_text(w).n;
		d->place = d->top = -word_factor(w).scale;
		d->exact = true;	/* to the smallest unit, as a whole number */
		if (text_at(r->text, d->end, STR("整")))
			d->end += 3;
	}
}

/* 2小时40分, 1年6个月, 1岁2个月: in the smaller unit. */
static void
read_duration_parts(struct reader *r, struct draft *d)
{
	for (int i = 0; i < 2; i++) {
		struct numeral n;
		struct dec factor, value;
		const struct word *w;

		if (!d->exact || !read_rest(r, d->end, &n))
			return;
		if (text_at(r->text, n.end, STR("个")))
			n.end += 3;
		w = word_at(r, n.end, WORDS(UNIT));
		if (w == NULL || w->kind != FIGURE_DURATION || !lexicon_convert(r->lex, d->unit, word_code(w), &factor) ||
		    dec_cmp(factor, dec_int(1)) <= 0 || dec_cmp(n.value, factor) >= 0 ||
		    !dec_mul(&value, d->value, factor, DEC_HALF_EVEN) || !dec_add(&value, value, n.value))
			return;
		d->value = value;
		d->unit = word_code(w);
		d->end = n.end + word_text(w).n;
		d->exact = !n.decimal;
		d->place = d->top = n.place;
	}
}

/* 1分58秒3, 10秒83: digits behind seconds are their decimals, where they count nothing themselves. */
static void
read_split_second(struct reader *r, struct draft *d)
{
	struct numeral n;
	size_t at = d->end;

	if (!str_eq(d->unit, STR("s")) || !d->exact || d->more || !text_ends_at(r->text, at, STR("秒")) ||
	    at >= r->text.n || r->text.p[at] < '0' || r->text.p[at] > '9' || !numeral_read(r->lex, r->text, at, &n) ||
	    n.end - at > 3 || n.end - at != n.digits || unit_word(r, n.end, d) != NULL)
		return;
	add_scaled(d, n.value.coef, -(int)n.digits);
	d->end = n.end;
}

/* The number in the unit's own measure: ‰ and 成 in per cent, 角 in 元. */
static void
scale(struct draft *d)
{
	struct dec factor;
	int exp = 0;

	if (d->kind != FIGURE_PERCENT && d->kind != FIGURE_POINT && d->word->class != WORD_CURRENCY)
		return;
	factor = word_factor(d->word);
	if (dec_cmp(factor, dec_int(1)) == 0)
		return;
	/* 八五折 is 85 %, 8.5折 too, 八折 80 %: two digits are per cent already. */
	if (dec_cmp(factor, dec_int(10)) == 0 && d->numeral.digits == 2 && !d->numeral.decimal &&
	    !(d->word->flags & FLAG(TENTHS)))
		return;
	struct dec *parts[] = { &d->value, &d->low, &d->high };
	for (size_t i = 0; i < 3; i++) {
		struct dec product;

		if (dec_mul(&product, *parts[i], factor, DEC_HALF_EVEN))
			*parts[i] = dec_normal(product);
	}
	for (struct dec f = factor; dec_cmp(f, dec_int(1)) > 0; f.coef /= 10)
		exp++;
	exp -= factor.scale;
	d->place += exp;
	d->top += exp;
	if (d->kind != FIGURE_MONEY)
		d->exact = false;	/* six 角 are as exact as six 元 */
}

/* 五千几人 */
static bool
is_some_more(struct reader *r, size_t at, const struct draft *d)
{
	return text_at(r->text, at, STR("几")) && d->numeral.magnitude >= 2 && unit_word(r, at + 3, d) != NULL;
}

/* The unit or classifier at text[at], without what belongs to it. false: there is none. */
static bool
take_word(struct reader *r, size_t at, struct draft *d)
{
	const struct word *w = unit_word(r, at, d);

	if (w == NULL || (w->flags & FLAG(PLACE) && draft_folds(r, at + word_text(w).n, d)))
		return false;
	if (w->flags & FLAG(OBJECT) && read_split_unit(r, at, d))
		return true;
	d->word = w;
	d->kind = w->kind;
	d->end = at;
	if (w->flags & FLAG(BARE))
		return true;
	d->end += word_unit(w).n;
	if (w->flags & FLAG(IDENTIFIER))
		d->kind = FIGURE_CODE;
	else
		d->unit = w->flags & FLAG(LOCAL) ? r->money : unit_code(w);
	return true;
}

bool
read_unit(struct reader *r, size_t at, struct draft *d)
{
	struct str text = r->text;
	const struct word *w;
	bool more = false;

	/* 300余名, 50多公里, 十来个. */
	struct numeral_char c = numeral_char(text, at);
	if ((c.class == NUM_MORE || c.class == NUM_ODD || (c.class == NUM_SOME && is_some_more(r, at, d))) && !d->is_range &&
	    unit_word(r, at, d) == NULL) {
		more = true;
		at += c.n;
	}
	if (at < text.n && text.p[at] == ' ' && d->numeral.form == NUMERAL_ARABIC && (text_is_letter(text, at + 1) || is_sign(text, at + 1)))
		at++;
	if (!read_ge(r, at, d) && !take_word(r, at, d))
		return false;
	w = d->word;
	if (w->flags & FLAG(IDENTIFIER))
		return true;
	if (more && c.class != NUM_ODD)
		d->more = true;
	else if (more)
		d->before = QUALIFIER_ABOUT;
	read_tenths(r, d);
	scale(d);
	if (w->class == WORD_CURRENCY && !d->is_range)
		read_money_parts(r, d);
	if ((d->kind == FIGURE_DURATION || d->kind == FIGURE_AGE) && d->has_value && !d->more)
		read_duration_parts(r, d), read_split_second(r, d);
	if (w->kind != FIGURE_PERCENT)
		read_per(r, d);
	return true;
}
