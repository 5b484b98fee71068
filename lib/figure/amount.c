/* Numbers with what they count or measure, and spans of them. */
#include "figure/reader.h"
#include "text/utf8.h"

void
draft_numeral(struct draft *d, const struct numeral *n)
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

	/* 减负 ends in no sign. */
	sign = lexicon_match_back(r->lex, r->text, r->floor, at, WORDS(SIGN) | WORDS(BEFORE));
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
	money = lexicon_match_back(r->lex, r->text, r->floor, at, WORDS(MONEY) | WORDS(PREFIX));
	if (money != NULL)
		d->start = at - word_text(money).n;
	return money;
}

static bool
is_letter(struct str text, size_t at)
{
	return at < text.n && ((text.p[at] | 0x20) >= 'a' && (text.p[at] | 0x20) <= 'z');
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

/* Is text[at] its end, or a mark of punctuation? */
static bool
ends_clause(struct str text, size_t at)
{
	return (at < text.n && (unsigned char)text.p[at] < 0x80) || is_mark_at(text, at);
}

/* 日化七厂: does a word stand right in front that is no verb, particle or the like? */
static bool
behind_noun(struct reader *r, size_t at)
{
	return char_size_before(r->text, at) == 3 && at >= r->floor + 3 && !is_mark_before(r->text, at) &&
	    lexicon_match_back(r->lex, r->text, r->floor, at, WORDS(BOUNDARY) | WORDS(BEFORE)) == NULL;
}

/* Do words around say that 一 is no mere article? */
static bool
counts_one(struct reader *r, const struct draft *d)
{
	const struct word *w = lexicon_match_back(r->lex, r->text, r->floor, d->start, WORDS(COUNTING) | WORDS(BEFORE));

	/* 未来的一年 is as long, 未来的一条路 any. */
	if (w != NULL && (w->flags & FLAG(LASTING)) && d->kind != FIGURE_DURATION)
		w = NULL;
	/* 读过一篇 is no bound, as 过百 is. */
	if (w != NULL && w->class == WORD_BEFORE && (w->flags & FLAG(BARE_MANY)))
		w = NULL;
	/* 一等奖一名: the word is of the figure before. */
	if (w == NULL && d->start == r->floor)
		w = lexicon_match_back(r->lex, r->text, 0, d->start, WORDS(COUNTING));
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
	return (d->word->flags & FLAG(ARTICLE)) || d->word->class == WORD_NOUN;
}

/* 两 counts and never numbers. */
static bool
is_pair(struct reader *r, const struct draft *d)
{
	return text_at(r->text, d->start, STR("两"));
}

/* 十六届人大三次会议: the body's name stands between. */
static bool
is_session(struct reader *r, const struct draft *d)
{
	size_t at = r->ordinal_end;

	if (at == 0 || at >= d->start || d->start - at > 18 || d->word == NULL || !str_eq(r->ordinal_unit, STR("届")) ||
	    !str_eq(d->unit, STR("次")) || d->numeral.form != NUMERAL_HAN || !text_at(r->text, d->end, STR("会议")))
		return false;
	while (at < d->start && !is_mark_at(r->text, at))
		at += char_size(r->text, at);
	return at == d->start;
}

/* Behind an ordinal: 十一届三次, 十一届三次、四次; 第一、二 */
static bool
follows_ordinal(struct reader *r, const struct draft *d)
{
	size_t pause = text_ends_at(r->text, d->start, STR("、")) ? 3 : 0;

	if (is_session(r, d))
		return true;
	if (r->ordinal_end == 0 || r->ordinal_end + pause != d->start || d->is_range || d->numeral.decimal)
		return false;
	if (pause == 0)	/* 十一届三次, 五年级一班 */
		return d->word != NULL && (str_eq(r->ordinal_unit, STR("届")) ||
		    (str_eq(r->ordinal_unit, STR("年级")) && str_eq(d->unit, STR("班"))));
	if (d->word == NULL)
		return r->ordinal_unit.n == 0 && ends_clause(r->text, d->end);
	/* 第一、二名: the second takes the classifier of both. */
	if (r->ordinal_unit.n == 0) {
		struct dec next;

		return dec_add(&next, r->ordinal_value, dec_int(1)) && dec_cmp(next, d->value) == 0;
	}
	return str_eq(d->unit, r->ordinal_unit);
}

/* 排名19位, 排名由去年的12位升至8位 */
static bool
is_placed(struct reader *r, const struct draft *d)
{
	bool figure;
	const struct word *w = context_before(r, d->start, FIGURE_ORDINAL, &figure);

	return w != NULL ? str_find(word_code(w), d->unit, 0) != (size_t)-1 : figure && str_eq(d->unit, r->number_unit);
}

/* A rank: 3号, 二期, 一至三期, 一二〇师, and behind words such as 水质 二类. */
static bool
is_rank(struct reader *r, const struct draft *d)
{
	uint32_t flags = d->word->flags;
	enum numeral_form form = d->numeral.form;
	const struct word *w;

	if (d->numeral.is_range || d->more || d->numeral.decimal || d->numeral.folded ||
	    d->before != QUALIFIER_EXACT || dec_cmp(d->value, dec_int(10000)) >= 0 || is_pair(r, d))
		return false;
	w = lexicon_match_back(r->lex, r->text, r->floor, d->start, WORDS(CONTEXT));
	if ((w != NULL && w->kind == FIGURE_COUNT) || ((flags & FLAG(GRADE)) && draft_sums_list(r, d)))
		return false;
	if (w != NULL && w->kind == FIGURE_ORDINAL && word_code(w).n == 0 && flags & FLAG(GRADE))
		return true;
	if (flags & FLAG(CONTEXT) && is_placed(r, d))
		return true;
	/* 06组卫星: nobody counts with a zero in front. */
	if (d->numeral.zero_led && d->kind == FIGURE_COUNT)
		return true;
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
	return d->more || (d->word != NULL && (d->word->flags & FLAG(BARE_MANY))) ||
	    lexicon_match(r->lex, r->text, d->end, WORDS(BEHIND)) != NULL || (w != NULL && w->qualifier != QUALIFIER_EXACT);
}

/* The word of surnames.txt in front of text[at] that is no part of a longer word (东欧七国, 最大三省); NULL: none. */
static const struct word *
surname_before(struct reader *r, size_t at)
{
	const struct word *w = lexicon_match_back(r->lex, r->text, r->floor, at, WORDS(SURNAME));
	size_t n;

	return w != NULL && (lexicon_term_back(r->lex, r->text, r->floor, at, &n) == NULL || n <= word_text(w).n) ? w : NULL;
}

/* 张三, 胡汉三: a digit in a person's name; 高三: a year of school. */
static bool
behind_surname(struct reader *r, size_t at)
{
	const struct word *w;
	size_t n;

	if (lexicon_match_back(r->lex, r->text, r->floor, at, WORDS(SURNAME)) != NULL)
		return surname_before(r, at) != NULL;
	if (char_size_before(r->text, at) != 3 || at < r->floor + 6 ||
	    lexicon_term_back(r->lex, r->text, r->floor, at, &n) != NULL)
		return false;
	w = lexicon_match_back(r->lex, r->text, r->floor, at - 3, WORDS(SURNAME));
	return w != NULL && !(w->flags & FLAG(GRADE));
}

/* 初二回家, 高三学生, but not 高三丈 and 东大三校: does the digit of a draft with a unit name a year of school, or a person? */
static bool
is_named(struct reader *r, const struct draft *d)
{
	const struct word *w = surname_before(r, d->start);

	if (w != NULL && w->flags & FLAG(GRADE))
		return w->flags & FLAG(WHOLE) || d->word->flags & FLAG(BARE);
	return d->word->class == WORD_NOUN && behind_surname(r, d->start);
}

/* 高三二班, 张学九一行: the first of two digits ends a name. */
static bool
ends_person(struct reader *r, size_t at, const struct numeral *n)
{
	const struct word *w;

	if (n->form != NUMERAL_DIGITS || n->end != at + 6)
		return false;
	w = surname_before(r, at);
	return (w != NULL && w->flags & FLAG(GRADE)) || (text_ends_at(r->text, n->end, STR("一")) && behind_surname(r, at));
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

/* 311热线, 401医院: a whole number, not small, in front of a word that has a number for its name. */
static bool
names_thing(struct reader *r, const struct draft *d)
{
	const struct word *w, *unit;
	bool version = is_version(d);

	if (!version && (d->numeral.form != NUMERAL_ARABIC || d->numeral.digits < 3 || !d->exact || is_mark_at(r->text, d->end)))
		return false;
	w = lexicon_match(r->lex, r->text, d->end, WORDS(RESULT) | WORDS(NAMED));
	if (w == NULL || (w->class == WORD_RESULT && w->kind != FIGURE_CODE) || (word_code(w).n > 0) != version)
		return false;
	/* 2024国际消费节: a year */
	if (!version && d->numeral.digits == 4 && dec_cmp(d->value, dec_int(1900)) >= 0 && dec_cmp(d->value, dec_int(2100)) < 0)
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
	return ends_clause(r->text, at) || lexicon_match(r->lex, r->text, at, WORDS(BOUNDARY) | WORDS(BEHIND)) != NULL;
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
	} else if (last.word->class == WORD_CLASSIFIER && is_rank(r, &last)) {
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
	if (text_at(r->text, end, STR(".")) && is_letter(r->text, end + 1))
		for (end++; is_letter(r->text, end);)
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
	return lexicon_match(r->lex, r->text, end, WORDS(CLASSIFIER) | WORDS(UNIT)) == NULL ? end : 0;
}

/* 版本4.0, 理财2号, 中国电科38所: is there a word in front that says that a number with this unit, or without one, is a code? */
static bool
behind_code(struct reader *r, const struct draft *d)
{
	const struct word *w = lexicon_match_back(r->lex, r->text, r->floor, d->start, WORDS(CONTEXT));

	return w != NULL && w->kind == FIGURE_CODE && str_eq(word_code(w), d->unit);
}

/* Is a numeral without a unit a figure?  A single Chinese digit behind a family name is none. */
static bool
is_number(struct reader *r, struct draft *d)
{
	const struct numeral *n = &d->numeral;
	size_t end = day_name_end(r, d);

	if (end != 0) {
		d->kind = FIGURE_NAME;
		d->end = end;
		return true;
	}
	if (n->form == NUMERAL_DIGITS || names_thing(r, d) || (is_version(d) && (text_at(r->text, d->end, STR("”")) || behind_code(r, d))) || is_security(r, d) ||
	    (n->zero_led && d->exact && n->digits >= (lexicon_match(r->lex, r->text, d->end, WORDS(NOUN)) != NULL ? 2 : 3))) {
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
		const struct word *w = lexicon_match_back(r->lex, r->text, r->floor, d->start, WORDS(BEFORE));

		if (n->digits == 4 && !is_cell(r->text, d->start) && !n->decimal && !d->is_range && !d->negative && w == NULL && !d->more &&
		    dec_cmp(n->value, dec_int(1800)) >= 0 && dec_cmp(n->value, dec_int(2099)) <= 0)
			draft_year(r, d, (int)n->value.coef);
		return true;
	}
	/* 突破千亿, 破百亿的 */
	if (n->bare && !n->some)
		return is_apart(r, d->end) && bare_counts(r, d);
	if (n->some)
		return false;
	/* 修正案(七): the number of a title. */
	if (n->form == NUMERAL_HAN && d->start > 3 && r->text.p[d->start - 1] == '(' && text_at(r->text, d->end, STR(")")) &&
	    !is_mark_before(r->text, d->start - 1) && !text_ends_at(r->text, d->start - 1, STR("第"))) {
		d->kind = FIGURE_NAME;
		return true;
	}
	/* 北京八中, 幽灵二式 */
	if (lexicon_match(r->lex, r->text, d->end, WORDS(NAMED)) != NULL && behind_noun(r, d->start)) {
		d->kind = FIGURE_NAME;
		return true;
	}
	/* 六七暴动: two digits in a row approximate what has a unit or stands apart. */
	if (n->is_range && n->place == 0 && dec_cmp(n->high, dec_int(10)) <= 0)
		return is_apart(r, d->end) || (d->kind = FIGURE_NAME);
	if (n->decimal || n->is_range || dec_cmp(n->high, dec_int(10)) > 0)
		return true;
	if (dec_is_zero(n->value))
		return ends_clause(r->text, d->end);
	/* 一 states one only where it is spoken of: “一”, 一以上, 一、两天. */
	if (dec_cmp(n->value, dec_int(1)) == 0)
		return (text_at(r->text, d->end, STR("、")) && numeral_char(r->text, d->end + 3).class == NUM_DIGIT &&
		    numeral_char(r->text, d->end + 3).value == 2) ||
		    (text_at(r->text, d->end, STR("”")) && text_ends_at(r->text, d->start, STR("“"))) ||
		    lexicon_match(r->lex, r->text, d->end, WORDS(BEHIND)) != NULL;
	if (follows_ordinal(r, d))
		d->kind = FIGURE_ORDINAL;
	if (dec_cmp(n->value, dec_int(1)) <= 0 || behind_surname(r, d->start))
		return false;
	/* 六堡镇, but 前三浙江 */
	if (d->kind == FIGURE_NUMBER && !text_ends_at(r->text, d->start, STR("前")) && begins_place(r, d->end, 1, 2))
		d->kind = FIGURE_NAME;
	return true;
}

bool
draft_is_inside_name(struct reader *r, const struct draft *d)
{
	const struct term_kind *before;
	size_t n;

	if (d->kind != FIGURE_NUMBER || d->numeral.form != NUMERAL_HAN || !d->exact || d->numeral.place != 0 || d->is_range ||
	    dec_cmp(d->value, dec_int(10)) >= 0 || is_pair(r, d) || !is_han(r->text, d->end) || is_apart(r, d->end) ||
	    !behind_noun(r, d->start))
		return false;
	before = lexicon_term_back(r->lex, r->text, r->floor, d->start, &n);
	return before == NULL || !(before->speech & SPEECH(VERB));
}

/* 600万百姓: a number in 万 or 亿 right in front of a noun counts it, without a classifier. */
static bool
counts_noun(struct reader *r, const struct draft *d)
{
	const struct word *w;
	const struct term_kind *t;
	size_t at = d->end, n;

	if (d->kind != FIGURE_NUMBER || d->negative || d->numeral.magnitude < 4 || at >= r->text.n)
		return false;
	/* 1万多常住居民 */
	if (numeral_char(r->text, at).class == NUM_MORE)
		at += 3;
	w = lexicon_match(r->lex, r->text, at, WORDS(BOUNDARY) | WORDS(PLAIN) | WORDS(BEHIND) | WORDS(RESULT));
	t = lexicon_term(r->lex, r->text, at, &n);
	if (w != NULL && w->class == WORD_BOUNDARY && t != NULL && n > word_text(w).n &&
	    (t->class == WORD_PLAIN || t->speech & (SPEECH(NOUN) | SPEECH(ADJECTIVE))))
		w = NULL;
	if (w != NULL && w->class == WORD_RESULT && w->kind == FIGURE_DURATION)
		w = NULL;	/* of days only */
	return is_han(r->text, at) && numeral_char(r->text, at).class == NUM_NONE && (w == NULL || w->class == WORD_PLAIN);
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
	w = lexicon_match(r->lex, r->text, d->end, WORDS(NOUN));
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
	if (n->bare && !bare_counts(r, d))
		return false;
	/* 几年, 数名 say no more than some. */
	if (n->some)
		return false;
	if (n->form == NUMERAL_HAN && !n->is_range && dec_cmp(n->value, dec_int(10)) <= 0 && !is_pair(r, d) && is_named(r, d))
		return false;
	if ((d->word->flags & FLAG(NUMBERED)) && n->form == NUMERAL_HAN && !is_pair(r, d) && behind_noun(r, d->start))
		d->kind = FIGURE_NAME;
	else if (is_milestone(r, d))
		d->kind = FIGURE_NAME;
	else if ((d->word->flags & (FLAG(RANK) | FLAG(CONTEXT))) && behind_code(r, d))
		d->kind = FIGURE_CODE;
	else if (is_rank(r, d) || follows_ordinal(r, d))
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
	w = lexicon_match_back(r->lex, r->text, r->floor, at + up.n, WORDS(BEFORE) | WORDS(PLAIN) | WORDS(DAYPART));
	return w != NULL && word_text(w).n > up.n;
}

bool
read_amount(struct reader *r, size_t at, struct draft *d)
{
	struct numeral n;
	const struct word *front;

	if (!numeral_read_part(r->lex, r->text, at, &n) || ends_word(r, at) || ends_person(r, at, &n))
		return false;
	*d = (struct draft){ .start = at, .number = at };
	draft_numeral(d, &n);
	read_point(r, d);
	front = read_front(r, d);
	if (front == NULL && (read_fraction(r, d) || read_ratio(r, d) || read_page(r, d)))
		return true;
	if (!numeral_stands(r->lex, r->text, at))
		return false;
	/* 比三十大 compares, 三十大 counts. */
	if (!(text_at(r->text, d->end, STR("、")) && read_neighbours(r, d)) && !names_thing(r, d)) {
		if (!text_ends_at(r->text, d->start, STR("比")) ||
		    lexicon_match(r->lex, r->text, d->end, WORDS(COMPARED)) == NULL)
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
	if (!is_number(r, d))
		return false;
	if (counts_noun(r, d))
		d->kind = FIGURE_COUNT;
	return true;
}

/* 过半, 近半用户: the half of a draft without a unit, behind a word that widens or bounds it. */
static bool
is_half_of(struct reader *r, struct draft *d)
{
	const struct word *w = lexicon_match_back(r->lex, r->text, r->floor, d->start, WORDS(BEFORE));

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
