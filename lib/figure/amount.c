/* Numbers with what they count or measure, and spans of them. */
#include "figure/amount.h"
#include "text/utf8.h"

/* From its own numeral. */
static void
take_numeral(struct draft *d)
{
	const struct numeral *n = &d->numeral;

	d->end = n->end;
	d->kind = FIGURE_NUMBER;
	d->has_value = !n->is_range && !n->big;
	d->is_range = n->is_range && !n->big;
	d->value = n->value;
	d->low = n->value;
	d->high = n->high;
	d->more = n->more;
	d->before = n->about ? QUALIFIER_ABOUT : QUALIFIER_EXACT;
	d->place = n->place;
	d->top = n->top;
	d->exact = !n->folded && !n->decimal && n->place >= 0;
}

void
draft_numeral(struct draft *d, const struct numeral *n)
{
	d->numeral = *n;
	take_numeral(d);
}

/* A draft at text[at] that has nothing but its numeral.  Member by member, for there are many: to clear it first takes longer. */
static void
begin_draft(struct draft *d, size_t at)
{
	d->start = d->number = at;
	take_numeral(d);
	d->behind = QUALIFIER_EXACT;
	d->negative = d->done = false;
	d->code = d->unit = (struct str){ NULL, 0 };
	d->word = NULL;
}

/* A sign or a currency in front of the number, which begins the figure. */
static const struct word *
read_front(struct reader *r, struct draft *d)
{
	const struct word *money, *sign;
	size_t at = d->start;

	/* 减负 ends in no sign. */
	sign = word_back(r, r->floor, at, WORDS(SIGN) | WORDS(BEFORE));
	if (sign != NULL && sign->class == WORD_BEFORE)
		sign = NULL;
	if (sign != NULL) {
		size_t before = at - word_text(sign).n;
		bool hyphen = word_text(sign).n == 1;
		char c = before > 0 ? r->text.p[before - 1] : ' ';

		/* 3-5, F-16: no sign. */
		if (hyphen && ((before == r->floor && r->floor > 0) || (c >= '0' && c <= '9') ||
		    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == ')'))
			sign = NULL;
	}
	if (sign != NULL) {
		d->start -= word_text(sign).n;
		d->negative = true;
		d->value = dec_neg(d->value);
		struct dec low = dec_neg(d->high);
		d->high = dec_neg(d->low);
		d->low = low;
	}
	at = d->start;
	if (at > r->floor && r->text.p[at - 1] == ' ')
		at--;
	money = word_back(r, r->floor, at, WORDS(MONEY) | WORDS(PREFIX));
	if (money != NULL)
		d->start = at - word_text(money).n;
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

/* 三省一市, 一市两县: places of one kind beside those of another, all of which are counted? */
static bool
is_in_row(struct reader *r, const struct draft *d)
{
	enum numeral_class next = numeral_char(r->text, d->end).class;

	if (d->word->class != WORD_NOUN)
		return false;
	return (d->start > 0 && d->start == r->number_end && r->number_kind == FIGURE_COUNT) ||
	    (next == NUM_DIGIT && lexicon_match(r->lex, r->text, d->end + char_size(r->text, d->end), WORDS(NOUN)) != NULL);
}

/* Do words around say that 一 is no mere article? */
static bool
counts_one(struct reader *r, const struct draft *d)
{
	const struct word *w = word_back(r, r->floor, d->start, WORDS(COUNTING) | WORDS(BEFORE));

	/* 未来的一年 is as long, 未来的一条路 any. */
	if (w != NULL && (w->flags & FLAG(LASTING)) && d->kind != FIGURE_DURATION)
		w = NULL;
	/* 读过一篇 is no bound, as 过百 is. */
	if (w != NULL && w->class == WORD_BEFORE && (w->flags & FLAG(BARE_MANY)))
		w = NULL;
	/* 一等奖一名: the word is of the figure before. */
	if (w == NULL && d->start == r->floor)
		w = word_back(r, 0, d->start, WORDS(COUNTING));
	return (w != NULL && (w->class == WORD_COUNTING || w->qualifier != QUALIFIER_EXACT)) ||
	    qualifier_behind(r, d->end) != NULL;
}

/* 一 with a classifier mostly says a or an; alone in its paragraph it counts. */
static bool
is_article(struct reader *r, const struct draft *d)
{
	const struct numeral *n = &d->numeral;

	if (n->form != NUMERAL_HAN || d->is_range || d->more || !d->exact || n->magnitude > 0 ||
	    dec_cmp(d->value, dec_int(1)) != 0)
		return false;
	/* 最后的一寸土地, 不平凡的一年 */
	if (d->kind == FIGURE_QUANTITY || d->kind == FIGURE_DURATION)
		return text_ends_at(r->text, d->start, STR("的")) && !counts_one(r, d);
	if (d->word->class != WORD_CLASSIFIER && d->word->class != WORD_NOUN)
		return false;
	if (d->start == 0 && d->end == r->text.n)
		return false;
	/* 只有一个, 超过一人, 一人以上 count. */
	if (counts_one(r, d))
		return false;
	/* 一人一座: to each his own. */
	if (text_at(r->text, d->end, STR("一")) || (d->start >= 6 && text_at(r->text, d->start - 6, STR("一"))))
		return true;
	return ((d->word->flags & FLAG(ARTICLE)) || d->word->class == WORD_NOUN) && !is_in_row(r, d);
}

bool
draft_bare_counts(struct reader *r, const struct draft *d)
{
	const struct word *w = word_back(r, r->floor, d->start, WORDS(BEFORE));

	if (text_ends_at(r->text, d->start, STR("每")))
		return false;
	return d->more || (d->word != NULL && (d->word->flags & FLAG(BARE_MANY))) ||
	    word_at(r, d->end, WORDS(BEHIND)) != NULL || (w != NULL && w->qualifier != QUALIFIER_EXACT);
}

/* 八里桥, but 八里山路 and 十八里. */
static bool
is_milestone(struct reader *r, const struct draft *d)
{
	const struct word *w;
	size_t n;

	if (d->word->class != WORD_UNIT || !(d->word->flags & FLAG(PLACE)) || d->numeral.form != NUMERAL_HAN || d->is_range || d->more ||
	    !d->exact || dec_cmp(d->value, dec_int(10)) > 0)
		return false;
	w = word_at(r, d->end, WORDS(NOUN));
	return w != NULL && w->flags & FLAG(PLACE) &&
	    (lexicon_term(r->lex, r->text, d->end, &n) == NULL || n <= word_text(w).n);
}

/* Does the numeral with the unit found behind it state anything?  Its kind is settled. */
static bool
settle(struct reader *r, struct draft *d)
{
	const struct numeral *n = &d->numeral;

	/* 160881号: nobody counts so far. */
	if ((d->word->flags & FLAG(RANK)) && n->form == NUMERAL_ARABIC && n->digits >= 5 && d->exact && !d->is_range && !d->more)
		d->kind = FIGURE_CODE;
	if (d->kind == FIGURE_CODE)
		return true;
	if (n->bare && !draft_bare_counts(r, d))
		return false;
	/* 几年, 数名 say no more than some. */
	if (n->some)
		return false;
	if (n->form == NUMERAL_HAN && !n->is_range && dec_cmp(n->value, dec_int(10)) <= 0 && !draft_is_pair(r, d) && draft_is_named(r, d))
		return false;
	if ((d->word->flags & FLAG(NUMBERED)) && n->form == NUMERAL_HAN && !draft_is_pair(r, d) && behind_noun(r, d->start))
		d->kind = FIGURE_NAME;
	else if (is_milestone(r, d))
		d->kind = FIGURE_NAME;
	else if ((d->word->flags & (FLAG(RANK) | FLAG(CONTEXT))) && draft_is_behind_code(r, d))
		d->kind = FIGURE_CODE;
	else if (draft_is_rank(r, d) || draft_follows_ordinal(r, d))
		d->kind = FIGURE_ORDINAL;
	else if (is_article(r, d))
		d->kind = FIGURE_ARTICLE;
	else if (d->kind == FIGURE_COUNT && (d->word->flags & FLAG(RANK)) && n->decimal)
		d->kind = d->word->flags & FLAG(GRADE) ? FIGURE_QUANTITY : FIGURE_CODE;	/* 5.1级; 2.0版 */
	return true;
}

/* 迈上万亿元台阶, 晚上十点: 上 ends a longer word and begins no number. */
static bool
ends_word(struct reader *r, size_t at)
{
	const struct str up = { "上", 3 };
	const struct word *w;

	if (!text_at(r->text, at, up))
		return false;
	w = word_back(r, r->floor, at + up.n, WORDS(BEFORE) | WORDS(PLAIN) | WORDS(DAYPART));
	return w != NULL && word_text(w).n > up.n;
}

/* May what stands behind a numeral part it from the second of a fraction, a ratio, a pair of pages: 分 又 比 : - / and spaces? */
static bool
is_parted(struct str text, size_t at)
{
	int32_t cp = char_at(text, at);

	return cp < 0x80 || cp == u'分' || cp == u'比' || cp == u'又';
}

bool
read_amount(struct reader *r, size_t at, struct draft *d)
{
	const struct word *front;

	if (!numeral_read_part(r->lex, r->text, at, &d->numeral) || ends_word(r, at) ||
	    (d->numeral.form == NUMERAL_DIGITS && ends_person(r, at, &d->numeral)))
		return false;
	begin_draft(d, at);
	read_point(r, d);
	front = read_front(r, d);
	if (front == NULL && is_parted(r->text, d->end) && (read_fraction(r, d) || read_ratio(r, d) || read_page(r, d)))
		return true;
	if (d->numeral.form != NUMERAL_ARABIC && !numeral_stands(r->lex, r->text, at))
		return false;
	/* 比三十大 compares, 三十大 counts. */
	if (!(text_at(r->text, d->end, STR("、")) && read_neighbours(r, d)) && !draft_names_thing(r, d)) {
		if (!text_ends_at(r->text, d->start, STR("比")) ||
		    word_at(r, d->end, WORDS(COMPARED)) == NULL)
			read_unit(r, d->end, d);
		read_span(r, d);
	}
	if (front != NULL && front->class == WORD_PREFIX && str_eq(d->unit, word_base(front))) {
		d->unit = word_code(front);
	} else if (front != NULL && front->class == WORD_MONEY && (d->word == NULL || d->word->class == WORD_CURRENCY)) {
		d->kind = FIGURE_MONEY;
		/* $ where 元 is no 人民币: the place's dollar. */
		d->unit = (front->flags & FLAG(LOCAL)) && !str_eq(r->money, STR("CNY")) ? r->money : word_code(front);
		d->word = front;
		return true;
	} else if (front != NULL) {
		d->start += word_text(front).n;
	}
	if (d->word != NULL)
		return settle(r, d);
	if (!draft_is_number(r, d))
		return false;
	if (draft_counts_noun(r, d))
		d->kind = FIGURE_COUNT;
	return true;
}

/* 过半, 近半用户: the half of a draft without a unit, behind a word that widens or bounds it. */
static bool
is_half_of(struct reader *r, struct draft *d)
{
	const struct word *w = word_back(r, r->floor, d->start, WORDS(BEFORE));

	if (w == NULL || w->qualifier == QUALIFIER_EXACT)
		return false;
	d->kind = FIGURE_FRACTION;
	d->end = d->start + 3;
	d->code = STR("1/2");
	d->top = d->place;
	d->unit = (struct str){ NULL, 0 };
	d->word = NULL;
	return true;
}

bool
read_half(struct reader *r, size_t at, struct draft *d)
{
	if (!text_at(r->text, at, STR("半")) || word_back(r, 0, at, WORDS(HALF)) != NULL)
		return false;
	*d = (struct draft){ .start = at, .end = at + 3, .kind = FIGURE_NUMBER, .has_value = true,
		.value = { 5, 1, 0 }, .place = -1, .top = 0 };
	d->numeral.form = NUMERAL_HAN;
	d->numeral.decimal = true;
	if (!read_unit(r, d->end, d) || (d->word->class == WORD_NOUN && word_text(d->word).n > 3))
		return is_half_of(r, d);
	if (d->word->class == WORD_NOUN ||
	    (d->word->class == WORD_CLASSIFIER && !str_eq(d->unit, STR("个")) && !d->more))
		return false;
	d->exact = d->kind == FIGURE_DURATION;	/* 半年 is no 0.5 that was rounded */
	if (d->more) {
		/* Up to the whole. */
		d->low = d->value;
		d->high = dec_int(1);
		d->behind = QUALIFIER_MORE;
		d->done = true;
	}
	return true;
}
