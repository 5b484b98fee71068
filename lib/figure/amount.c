/* Numbers with what they count or measure, and spans of them. */
#include "figure/reader.h"
#include "text/utf8.h"

size_t
read_to(struct str text, size_t at)
{
	static const struct str words[] = {
		{ "-", 1 }, { "—", 3 }, { "–", 3 }, { "~", 1 }, { "～", 3 }, { "─", 3 }, { "〜", 3 },
		{ "至", 3 }, { "到", 3 },
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (text_at(text, at, words[i]))
			return words[i].n;
	return 0;
}

static void
take_numeral(struct draft *d, const struct numeral *n)
{
	d->numeral = *n;
	d->end = n->end;
	d->kind = FIGURE_NUMBER;
	d->has_value = !n->is_range && !n->big;
	d->is_range = n->is_range && !n->big;
	d->value = n->value;
	d->low = n->low;
	d->high = n->high;
	d->more = n->more;
	d->before = n->about ? QUALIFIER_ABOUT : QUALIFIER_EXACT;
	d->place = n->place;
	d->top = n->top;
	d->exact = !n->folded && !n->decimal && n->place >= 0;
}

/* A sign or a currency in front of the number, which begins the figure. */
static const struct word *
read_front(struct reader *r, struct draft *d)
{
	const struct word *money, *sign;
	size_t at = d->start;

	sign = lexicon_match_back(r->lex, r->text, r->floor, at, WORDS(SIGN));
	if (sign != NULL) {
		size_t before = at - sign->text.n;
		bool hyphen = sign->text.n == 1;
		char c = before > 0 ? r->text.p[before - 1] : ' ';

		/* 3-5, F-16: no sign. */
		if (hyphen && ((before == r->floor && r->floor > 0) || (c >= '0' && c <= '9') ||
		    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == ')'))
			sign = NULL;
	}
	if (sign != NULL) {
		d->start -= sign->text.n;
		d->negative = true;
		d->value = dec_neg(d->value);
		struct dec low = dec_neg(d->high);
		d->high = dec_neg(d->low);
		d->low = low;
	}
	at = d->start;
	if (at > r->floor && r->text.p[at - 1] == ' ')
		at--;
	money = lexicon_match_back(r->lex, r->text, r->floor, at, WORDS(MONEY) | WORDS(PREFIX));
	if (money != NULL)
		d->start = at - money->text.n;
	return money;
}

/* .5: a number that begins with its point. */
static void
read_point(struct reader *r, struct draft *d)
{
	size_t point = d->start - 1, before;
	struct dec unit, value;

	if (d->start <= r->floor || r->text.p[point] != '.' || d->numeral.form != NUMERAL_ARABIC ||
	    d->numeral.decimal || d->numeral.digits == 0 || d->numeral.big)
		return;
	before = char_size_before(r->text, point);
	/* Behind a digit, a letter or another mark it is none. */
	if (before != 0 && r->text.p[point - 1] != ' ' && r->text.p[point - 1] != '-' && before != 3)
		return;
	if (!dec_make(&unit, 1, -(int)d->numeral.digits) || !dec_mul(&value, d->value, unit, DEC_HALF_EVEN))
		return;
	d->value = dec_normal(value);
	d->place = d->top = -(int)d->numeral.digits;
	d->exact = false;
	d->start = point;
}

static bool
starts_number(struct str text, size_t at)
{
	struct numeral_char c = numeral_char(text, at);

	return (at < text.n && text.p[at] >= '0' && text.p[at] <= '9') || c.class == NUM_DIGIT ||
	    c.class == NUM_SMALL || c.class == NUM_ZERO || c.class == NUM_TENS;
}

/* ---- fractions, ratios ---- */

static struct str
plain(struct reader *r, struct dec d)
{
	struct buf b;
	struct str s;

	buf_init(&b);
	dec_print(&b, dec_normal(d));
	s = arena_str(r->arena, buf_str(&b));
	buf_release(&b);
	return s;
}

/* A part of 100, 1000, 10000 in per cent. */
static bool
take_percent(struct draft *d, struct dec under, const struct numeral *n)
{
	int shift = dec_cmp(under, dec_int(100)) == 0 ? 0 : dec_cmp(under, dec_int(1000)) == 0 ? -1 : -2;
	struct dec factor;
	size_t start = d->start;

	if (!dec_make(&factor, 1, shift))
		return false;
	take_numeral(d, n);
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
	d->code = arena_printf(r->arena, "%.*s%c%.*s", STR_ARG(plain(r, a)), sign, STR_ARG(plain(r, b)));
	d->low = dec_round(low, 8, DEC_DOWN);
	d->high = dec_round(high, 8, DEC_UP);
	d->has_value = d->is_range = false;
	d->done = kind != FIGURE_SCORE;
	d->value = low;
	d->unit = STR("");
	return true;
}

/* N分之M, 三又五分之一, 百分之N. */
static bool
read_fraction(struct reader *r, struct draft *d)
{
	const struct str of = { "分之", 6 };
	struct numeral whole = d->numeral, under = d->numeral, over;
	bool mixed = text_at(r->text, d->end, STR("又"));
	struct dec a, b;

	if (mixed && !numeral_read_part(r->lex, r->text, d->end + 3, &under))
		return false;
	if (!text_at(r->text, under.end, of) || !numeral_read_part(r->lex, r->text, under.end + of.n, &over) ||
	    under.is_range || under.big || over.big)
		return false;
	if (!mixed && (dec_cmp(under.value, dec_int(100)) == 0 || dec_cmp(under.value, dec_int(1000)) == 0 ||
	    dec_cmp(under.value, dec_int(10000)) == 0))
		return take_percent(d, under.value, &over);
	if (over.is_range)
		return false;
	a = over.value;
	b = under.value;
	if (mixed && !(dec_mul(&whole.value, whole.value, b, DEC_HALF_EVEN) && dec_add(&a, a, whole.value)))
		return false;
	d->end = over.end;
	return take_quotient(r, d, FIGURE_FRACTION, d->negative ? dec_neg(a) : a, b, '/');
}

/* 9.1:45.2:45.7, 3比2, 1/3. */
static bool
read_ratio(struct reader *r, struct draft *d)
{
	struct numeral n = d->numeral, last = { 0 };
	struct buf b;
	int parts = 1;
	size_t end = d->end;
	bool stroke = text_at(r->text, d->end, STR("/"));

	buf_init(&b);
	buf_add(&b, plain(r, n.value));
	for (;;) {
		size_t sep = text_at(r->text, end, STR(":")) ? 1 : text_at(r->text, end, STR("比")) ? 3 :
		    stroke && parts == 1 ? 1 : 0;

		if (sep == 0 || !starts_number(r->text, end + sep) ||
		    !numeral_read(r->lex, r->text, end + sep, &last) || last.is_range || last.big)
			break;
		buf_char(&b, stroke ? '/' : ':');
		buf_add(&b, plain(r, last.value));
		end = last.end;
		parts++;
	}
	d->code = arena_str(r->arena, buf_str(&b));
	buf_release(&b);
	if (parts < 2 || (stroke && (n.decimal || last.decimal || n.zero_led || dec_cmp(n.value, last.value) >= 0)) ||
	    text_at(r->text, end, STR("/"))) {
		d->code = (struct str){ NULL, 0 };
		return false;
	}
	struct str code = d->code;
	d->end = end;
	if (parts == 2 && !take_quotient(r, d, stroke ? FIGURE_FRACTION : FIGURE_RATIO, n.value, last.value, stroke ? '/' : ':'))
		return d->code = (struct str){ NULL, 0 }, false;
	d->code = code;
	d->has_value = d->is_range = false;
	d->kind = stroke ? FIGURE_FRACTION : FIGURE_RATIO;
	if (parts == 2 && !stroke && !n.decimal && !last.decimal) {
		const struct word *w = lexicon_match_back(r->lex, r->text, r->floor, d->start, WORDS(CONTEXT));

		if ((w != NULL && w->kind == FIGURE_SCORE) || text_ends_at(r->text, d->start, STR("以"))) {
			d->kind = FIGURE_SCORE;
			d->done = false;
		}
	}
	return true;
}

/* ---- spans ---- */

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
	static const struct str ands[] = { { "和", 3 }, { "与", 3 }, { "跟", 3 } };
	size_t lead = at < text.n && text.p[at] == ' ', to = read_to(text, at + lead);

	*and = false;
	if (to != 0)
		return lead + to + (at + lead + to < text.n && text.p[at + lead + to] == ' ');
	for (size_t i = 0; i < sizeof ands / sizeof *ands; i++)
		if (text_at(text, at, ands[i]))
			return *and = true, ands[i].n;
	return 0;
}

/* The second number of a span, and its unit. */
static bool
read_upper(struct reader *r, size_t at, const struct draft *d, struct draft *b)
{
	struct numeral n;

	*b = (struct draft){ .start = at };
	if (!starts_number(r->text, at) || !numeral_read(r->lex, r->text, at, &n) || n.is_range || n.big ||
	    n.zero_led || n.form == NUMERAL_DIGITS)
		return false;
	take_numeral(b, &n);
	if (read_unit(r, b->end, b))
		return true;
	/* 1-2-3 is no span. */
	return d->word == NULL && !text_at(r->text, b->end, STR("-"));
}

/* d is the first of A—B, or of A和B之间: take the second in. */
static void
read_span(struct reader *r, struct draft *d)
{
	struct draft b;
	struct dec factor, low;
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
	if (and && !text_at(r->text, b.end, STR("之间")) && !text_at(r->text, b.end, STR("间")))
		return;
	if (d->word == NULL)
		share_magnitude(d, &b);
	if (d->word == NULL && b.kind == FIGURE_PERCENT && b.word != NULL &&
	    dec_cmp(b.word->factor, dec_int(1)) != 0 && !dec_mul(&d->value, d->value, b.word->factor, DEC_HALF_EVEN))
		return;
	if (!same_unit(r, d, &b, &factor) || !dec_mul(&low, d->value, factor, DEC_HALF_EVEN) ||
	    dec_cmp(low, b.value) >= 0)
		return;
	d->low = low;
	d->high = b.value;
	d->is_range = true;
	d->has_value = false;
	d->end = b.end;
	d->unit = b.unit;
	d->word = b.word;
	d->kind = b.kind;
	d->exact = d->exact && b.exact;
	d->place = b.place;
}

/* "06 / 11 版": two ranks, the first without its classifier. */
static bool
read_page(struct reader *r, struct draft *d)
{
	struct draft b = { 0 };
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
	take_numeral(&b, &n);
	if (b.end < r->text.n && r->text.p[b.end] == ' ')
		b.end++;
	if (!read_unit(r, b.end, &b) || !(b.word->flags & FLAG(RANK)))
		return false;
	d->kind = FIGURE_ORDINAL;
	d->unit = b.unit;
	d->word = b.word;
	return true;
}

/* ---- acceptance ---- */

/* 一 with a classifier mostly says a or an; alone in its paragraph it counts. */
static bool
is_article(struct reader *r, const struct draft *d)
{
	const struct numeral *n = &d->numeral;

	if (n->form != NUMERAL_HAN || d->is_range || d->more || !d->exact || n->magnitude > 0 ||
	    dec_cmp(d->value, dec_int(1)) != 0 || (d->word->class != WORD_CLASSIFIER && d->word->class != WORD_NOUN))
		return false;
	if (d->start == 0 && d->end == r->text.n)
		return false;
	/* 一人一座: to each his own. */
	if (text_at(r->text, d->end, STR("一")) || (d->start >= 6 && text_at(r->text, d->start - 6, STR("一"))))
		return true;
	return (d->word->flags & FLAG(ARTICLE)) || d->word->class == WORD_NOUN;
}

/* A rank: 3号, 二期, 一二〇师. */
static bool
is_rank(const struct draft *d)
{
	unsigned flags = d->word->flags;
	enum numeral_form form = d->numeral.form;

	if (d->is_range || d->more || d->numeral.decimal || d->numeral.folded ||
	    d->before != QUALIFIER_EXACT || dec_cmp(d->value, dec_int(10000)) >= 0)
		return false;
	return (flags & FLAG(RANK)) || ((flags & FLAG(RANK_HAN)) && form == NUMERAL_HAN) ||
	    ((flags & FLAG(RANK_DIGITS)) && form == NUMERAL_DIGITS);
}

/* 百 千 万 亿 alone: 上百, 近万人, 百余, but not 百花 or 万元. */
static bool
bare_counts(struct reader *r, const struct draft *d)
{
	const struct word *w = lexicon_match_back(r->lex, r->text, r->floor, d->start, WORDS(BEFORE));

	if (text_ends_at(r->text, d->start, STR("每")))
		return false;
	return d->more || (w != NULL && w->qualifier != QUALIFIER_EXACT);
}

/* 张三, 胡汉三: a digit in a person's name. */
static bool
behind_surname(struct reader *r, size_t at)
{
	if (lexicon_match_back(r->lex, r->text, r->floor, at, WORDS(SURNAME)) != NULL)
		return true;
	if (char_size_before(r->text, at) != 3 || at < r->floor + 6 ||
	    lexicon_match_back(r->lex, r->text, r->floor, at, WORDS(BOUNDARY) | WORDS(PLAIN)) != NULL)
		return false;
	return lexicon_match_back(r->lex, r->text, r->floor, at - 3, WORDS(SURNAME)) != NULL;
}

/* Is a numeral without a unit a figure?  A single Chinese digit behind a family name is none. */
static bool
is_number(struct reader *r, struct draft *d)
{
	const struct numeral *n = &d->numeral;

	if (n->form == NUMERAL_DIGITS) {
		d->kind = FIGURE_CODE;
		return true;
	}
	if (n->form == NUMERAL_ARABIC) {
		const struct word *w = lexicon_match_back(r->lex, r->text, r->floor, d->start, WORDS(BEFORE));

		if (n->digits == 4 && !n->decimal && !d->is_range && !d->negative && w == NULL && !d->more &&
		    dec_cmp(n->value, dec_int(1800)) >= 0 && dec_cmp(n->value, dec_int(2099)) <= 0)
			draft_year(r, d, (int)n->value.coef);
		return true;
	}
	if (n->some || n->bare)
		return false;
	if (n->decimal || n->place > 0 || n->is_range || dec_cmp(n->high, dec_int(10)) > 0)
		return true;
	return dec_cmp(n->value, dec_int(1)) > 0 && !behind_surname(r, d->start);
}

/* Does the numeral with the unit found behind it state anything?  Its kind is settled. */
static bool
settle(struct reader *r, struct draft *d)
{
	const struct numeral *n = &d->numeral;

	if (n->bare && !bare_counts(r, d))
		return false;
	/* 数 begins a number only where no word ends with it (人数, 克数). */
	if (n->some && text_at(r->text, d->start, STR("数")))
		return false;
	if (n->form == NUMERAL_HAN && d->word->class == WORD_NOUN && n->place == 0 && !n->is_range &&
	    behind_surname(r, d->start))
		return false;
	if (is_rank(d))
		d->kind = FIGURE_ORDINAL;
	else if (is_article(r, d))
		d->kind = FIGURE_ARTICLE;
	return true;
}

bool
read_amount(struct reader *r, size_t at, struct draft *d)
{
	struct numeral n;
	const struct word *front;

	if (!numeral_read_part(r->lex, r->text, at, &n))
		return false;
	*d = (struct draft){ .start = at };
	take_numeral(d, &n);
	read_point(r, d);
	front = read_front(r, d);
	if (front == NULL && (read_fraction(r, d) || read_ratio(r, d) || read_page(r, d)))
		return true;
	if (!numeral_read(r->lex, r->text, at, &n))
		return false;
	read_unit(r, d->end, d);
	read_span(r, d);
	if (front != NULL && front->class == WORD_PREFIX && d->word != NULL && d->word->class == WORD_UNIT) {
		d->unit = front->code;
	} else if (front != NULL && front->class == WORD_MONEY && (d->word == NULL || d->word->class == WORD_CURRENCY)) {
		d->kind = FIGURE_MONEY;
		d->unit = front->code;
		d->word = front;
		return true;
	} else if (front != NULL) {
		d->start += front->text.n;
	}
	return d->word != NULL ? settle(r, d) : is_number(r, d);
}

bool
read_half(struct reader *r, size_t at, struct draft *d)
{
	static const struct str not[] = { { "前", 3 }, { "后", 3 }, { "上", 3 }, { "下", 3 }, { "大", 3 }, { "小", 3 }, { "一", 3 }, { "多", 3 } };

	if (!text_at(r->text, at, STR("半")))
		return false;
	for (size_t i = 0; i < sizeof not / sizeof *not; i++)
		if (text_ends_at(r->text, at, not[i]))
			return false;
	*d = (struct draft){ .start = at, .end = at + 3, .kind = FIGURE_NUMBER, .has_value = true,
		.value = { 5, 1, 0 }, .place = -1, .top = 0 };
	d->numeral.form = NUMERAL_HAN;
	d->numeral.decimal = true;
	return read_unit(r, d->end, d) && d->word->class != WORD_NOUN && (d->word->class != WORD_CLASSIFIER ||
	    str_eq(d->unit, STR("个")) || d->more);
}

bool
read_ordinal(struct reader *r, size_t at, struct draft *d)
{
	struct numeral n;

	*d = (struct draft){ .start = at, .kind = FIGURE_ORDINAL };
	if (text_at(r->text, at, STR("首"))) {
		const struct word *w = lexicon_match(r->lex, r->text, at + 3, WORDS(CLASSIFIER));

		if (w == NULL || w->text.n + at + 3 > r->text.n)
			return false;
		d->has_value = d->exact = true;
		d->value = dec_int(1);
		d->unit = w->text;
		d->word = w;
		d->end = at + 3 + w->text.n;
		return true;
	}
	if (!text_at(r->text, at, STR("第")))
		return false;
	at += 3;
	if (at < r->text.n && r->text.p[at] == ' ')
		at++;
	if (!numeral_read(r->lex, r->text, at, &n) || n.big || n.bare)
		return false;
	take_numeral(d, &n);
	d->start = at - 3;
	if (!text_at(r->text, d->start, STR("第")))
		d->start--;
	read_unit(r, d->end, d);
	d->kind = FIGURE_ORDINAL;
	d->exact = true;
	if (d->unit.n == 0)
		d->end = n.end;
	return true;
}
