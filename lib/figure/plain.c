/* Numbers without a unit: which of them are figures, which are codes, years, names or counts of the noun behind. */
#include "figure/amount.h"
#include "text/utf8.h"

bool
ends_clause(struct str text, size_t at)
{
	return (at < text.n && (unsigned char)text.p[at] < 0x80) || is_mark_at(text, at);
}

bool
behind_noun(struct reader *r, size_t at)
{
	return char_size_before(r->text, at) == 3 && at >= r->floor + 3 && !is_mark_before(r->text, at) &&
	    word_back(r, r->floor, at, WORDS(BOUNDARY) | WORDS(BEFORE)) == NULL;
}

bool
draft_folds(struct reader *r, size_t at, struct draft *d)
{
	const struct str hundred_million = { "亿", 3 };
	const struct dec factor = { 100000000, 0, 0 };
	struct numeral n;

	if (!text_at(r->text, at, hundred_million))
		return false;
	n = d->numeral;
	n.end = at + hundred_million.n;
	if (n.some || n.folded || d->negative || !(ends_clause(r->text, n.end) || text_at(r->text, n.end, STR("的"))) ||
	    !dec_mul(&n.value, n.value, factor, DEC_HALF_EVEN) || !dec_mul(&n.high, n.high, factor, DEC_HALF_EVEN))
		return false;
	n.folded = true;
	n.magnitude = 8;
	n.place += 8;
	n.top += 8;
	draft_numeral(d, &n);
	return true;
}

/* Behind spaces that part it from another column? */
static bool
is_cell(struct str text, size_t start)
{
	size_t at = start;

	while (at > 0 && text.p[at - 1] == ' ')
		at--;
	return at > 0 && start - at >= 2;
}

/* 3.0时代, “食安2.0”: may the number be of a version? */
static bool
is_version(const struct draft *d)
{
	return d->numeral.form == NUMERAL_ARABIC && d->numeral.decimal && d->place == -1 && !d->is_range && !d->negative &&
	    dec_normal(d->value).scale <= 0 && dec_cmp(d->value, dec_int(10)) < 0;
}

bool
draft_names_thing(struct reader *r, const struct draft *d)
{
	const struct word *w, *unit;
	bool version = is_version(d);

	if (!version && (d->numeral.form != NUMERAL_ARABIC || d->numeral.digits < 3 || !d->exact || is_mark_at(r->text, d->end)))
		return false;
	w = word_at(r, d->end, WORDS(RESULT) | WORDS(NAMED));
	if (w == NULL || (w->class == WORD_RESULT && w->kind != FIGURE_CODE) || (word_code(w).n > 0) != version)
		return false;
	/* 2024国际消费节: a year */
	if (!version && numeral_names_year(&d->numeral))
		return false;
	unit = unit_word(r, d->end, d);
	return unit == NULL || (unit->flags & FLAG(BARE)) || word_text(unit).n <= word_text(w).n;
}

static bool
is_han(struct str text, size_t at)
{
	int32_t cp;

	if (at >= text.n)
		return false;
	utf8_step(text.p + at, &cp);
	return utf8_is_han(cp);
}

/* Does a clause end at text[at], or a word begin that is no noun? */
static bool
is_apart(struct reader *r, size_t at)
{
	return ends_clause(r->text, at) || word_at(r, at, WORDS(BOUNDARY) | WORDS(BEHIND)) != NULL;
}

/* 5.9和5.5个百分点, but not 3和5万: is the unit of the last one that of the others? */
static bool
shares_unit(const struct draft *last)
{
	return (last->kind == FIGURE_POINT || last->kind == FIGURE_PERCENT || last->kind == FIGURE_MULTIPLE ||
	    last->kind == FIGURE_QUANTITY) && last->numeral.magnitude == 0 && dec_cmp(word_factor(last->word), dec_int(1)) == 0;
}

/* 205、206路, 97、98、99届: in front of what the last of them is, each is one. */
static bool
joins_row(struct reader *r, struct draft *d)
{
	struct draft last;

	if (d->is_range || d->negative || d->end >= r->text.n || (unsigned char)r->text.p[d->end] < 0xe3 ||
	    !read_row(r, d, &last))
		return false;
	if (shares_unit(&last)) {
		d->kind = last.kind;
		d->unit = last.unit;
		d->word = last.word;
	} else if (!d->exact || !last.exact) {
		return false;
	} else if (last.kind == FIGURE_CODE) {
		d->kind = FIGURE_CODE;
	} else if (last.word->class == WORD_CLASSIFIER && draft_is_rank(r, &last)) {
		d->kind = FIGURE_ORDINAL;
		d->unit = last.unit;
		d->word = last.word;
	}
	return d->kind != FIGURE_NUMBER;
}

/* Does ( or [ stand in front of a draft of digits alone? */
static bool
is_bracketed(struct reader *r, const struct draft *d, char bracket)
{
	return d->numeral.form == NUMERAL_ARABIC && d->end - d->start == d->numeral.digits && d->start > 0 &&
	    r->text.p[d->start - 1] == bracket;
}

/* 某某基金(500038), 某某股份(500038.SH), 某某科技(300038,股吧): six digits behind the name of what is dealt in. */
static bool
is_security(struct reader *r, struct draft *d)
{
	size_t end = d->end;

	if (d->numeral.digits != 6 || !is_bracketed(r, d, '(') || is_mark_before(r->text, d->start - 1))
		return false;
	if (text_at(r->text, end, STR(".")) && text_is_letter(r->text, end + 1))
		for (end++; text_is_letter(r->text, end);)
			end++;
	if (!text_at(r->text, end, STR(")")) && !text_at(r->text, end, STR(",")))
		return false;
	d->end = end;
	return true;
}

/* 指数[3]: the number of a note. */
static bool
is_note(struct reader *r, const struct draft *d)
{
	return d->numeral.digits <= 3 && is_bracketed(r, d, '[') && text_at(r->text, d->end, STR("]"));
}

/* 五·七, 一二·九: a day that has become a name, with · between month and day; its end, or 0. */
static size_t
day_name_end(struct reader *r, const struct draft *d)
{
	const struct str dot = { "·", 2 };
	size_t end = d->end + dot.n;

	if (d->numeral.form == NUMERAL_ARABIC || d->numeral.place != 0 || !text_at(r->text, d->end, dot) || !starts_number(r->text, end))
		return 0;
	while (starts_number(r->text, end))
		end += char_size(r->text, end);
	/* 高三·二班 */
	return word_at(r, end, WORDS(CLASSIFIER) | WORDS(UNIT)) == NULL ? end : 0;
}

bool
draft_is_behind_code(struct reader *r, const struct draft *d)
{
	const struct word *w = word_back(r, r->floor, d->start, WORDS(CONTEXT));

	return w != NULL && w->kind == FIGURE_CODE && str_eq(word_code(w), d->unit);
}

/* 二〇二, 北约3.0, 某某基金(500038), 007: a number by which something is known. */
static bool
is_code(struct reader *r, struct draft *d)
{
	const struct numeral *n = &d->numeral;

	return n->form == NUMERAL_DIGITS || draft_names_thing(r, d) ||
	    (is_version(d) && (text_at(r->text, d->end, STR("”")) || draft_is_behind_code(r, d))) || is_security(r, d) ||
	    (n->zero_led && d->exact && n->digits >= (word_at(r, d->end, WORDS(NOUN)) != NULL ? 2 : 3));
}

/* Four digits that stand for a year by themselves, from 1800 on: nothing makes them more or less, and they are in no column of a table. */
static bool
stands_for_year(struct reader *r, const struct draft *d)
{
	const struct numeral *n = &d->numeral;

	return n->digits == 4 && !text_at(r->text, d->end, STR("×")) && !is_cell(r->text, d->start) && !n->decimal && !d->is_range && !d->negative && !d->more &&
	    word_back(r, r->floor, d->start, WORDS(BEFORE)) == NULL &&
	    dec_cmp(n->value, dec_int(1800)) >= 0 && dec_cmp(n->value, dec_int(2099)) <= 0;
}

/* 修正案(七), 北京八中, 幽灵二式: the number of a title or a thing. */
static bool
numbers_thing(struct reader *r, const struct draft *d)
{
	if (d->numeral.form == NUMERAL_HAN && d->start > 3 && r->text.p[d->start - 1] == '(' && text_at(r->text, d->end, STR(")")) &&
	    !is_mark_before(r->text, d->start - 1) && !text_ends_at(r->text, d->start - 1, STR("第")))
		return true;
	return word_at(r, d->end, WORDS(NAMED)) != NULL && behind_noun(r, d->start);
}

/* 一 states one only where it is spoken of: “一”, 一以上, 一、两天. */
static bool
is_one(struct reader *r, const struct draft *d)
{
	struct numeral_char next = numeral_char(r->text, d->end + 3);

	return (text_at(r->text, d->end, STR("、")) && next.class == NUM_DIGIT && next.value == 2) ||
	    (text_at(r->text, d->end, STR("”")) && text_ends_at(r->text, d->start, STR("“"))) ||
	    word_at(r, d->end, WORDS(BEHIND)) != NULL;
}

/* Up to ten, in Chinese: most of these are of a word or name. */
static bool
is_small_number(struct reader *r, struct draft *d)
{
	const struct numeral *n = &d->numeral;

	/* 六七暴动: two digits in a row approximate what has a unit or stands apart. */
	if (n->is_range)
		return is_apart(r, d->end) || (d->kind = FIGURE_NAME);
	if (dec_is_zero(n->value))
		return ends_clause(r->text, d->end);
	if (dec_cmp(n->value, dec_int(1)) == 0)
		return is_one(r, d);
	if (draft_follows_ordinal(r, d))
		d->kind = FIGURE_ORDINAL;
	if (behind_surname(r, d->start))
		return false;
	/* 六堡镇, but 前三浙江 */
	if (d->kind == FIGURE_NUMBER && !text_ends_at(r->text, d->start, STR("前")) && begins_place(r, d->end, 1, 2))
		d->kind = FIGURE_NAME;
	return true;
}

bool
draft_is_number(struct reader *r, struct draft *d)
{
	const struct numeral *n = &d->numeral;
	size_t end = day_name_end(r, d);

	if (end != 0) {
		d->kind = FIGURE_NAME;
		d->end = end;
		return true;
	}
	if (is_code(r, d)) {
		d->kind = FIGURE_CODE;
		return true;
	}
	if (is_note(r, d)) {
		d->kind = FIGURE_NAME;
		return true;
	}
	if (joins_row(r, d))
		return true;
	if (n->form == NUMERAL_ARABIC) {
		if (stands_for_year(r, d))
			draft_year(r, d, (int)n->value.coef);
		return true;
	}
	if (n->some)
		return false;
	/* 突破千亿, 破百亿的 */
	if (n->bare)
		return is_apart(r, d->end) && draft_bare_counts(r, d);
	if (numbers_thing(r, d)) {
		d->kind = FIGURE_NAME;
		return true;
	}
	return n->decimal || dec_cmp(n->high, dec_int(10)) > 0 || (n->is_range && n->place != 0) || is_small_number(r, d);
}

bool
draft_is_inside_name(struct reader *r, const struct draft *d)
{
	const struct term_kind *before;
	size_t n;

	if (d->kind != FIGURE_NUMBER || d->numeral.form != NUMERAL_HAN || !d->exact || d->numeral.place != 0 || d->is_range ||
	    dec_cmp(d->value, dec_int(10)) >= 0 || draft_is_pair(r, d) || !is_han(r->text, d->end) || is_apart(r, d->end) ||
	    !behind_noun(r, d->start))
		return false;
	before = lexicon_term_back(r->lex, r->text, r->floor, d->start, &n);
	return before == NULL || !(before->speech & SPEECH(VERB));
}

bool
draft_counts_noun(struct reader *r, const struct draft *d)
{
	const struct word *w;
	const struct term_kind *t;
	size_t at = d->end, n;

	if (d->kind != FIGURE_NUMBER || d->negative || d->numeral.magnitude < 4 || at >= r->text.n)
		return false;
	/* 1万多常住居民 */
	if (numeral_char(r->text, at).class == NUM_MORE)
		at += 3;
	w = word_at(r, at, WORDS(BOUNDARY) | WORDS(PLAIN) | WORDS(BEHIND) | WORDS(RESULT));
	t = lexicon_term(r->lex, r->text, at, &n);
	if (w != NULL && w->class == WORD_BOUNDARY && t != NULL && n > word_text(w).n &&
	    (t->class == WORD_PLAIN || t->speech & (SPEECH(NOUN) | SPEECH(ADJECTIVE))))
		w = NULL;
	if (w != NULL && w->class == WORD_RESULT && w->kind == FIGURE_DURATION)
		w = NULL;	/* of days only */
	return is_han(r->text, at) && numeral_char(r->text, at).class == NUM_NONE && (w == NULL || w->class == WORD_PLAIN);
}
