/* Figures that are names after all, and names that are figures. */
#include "figure/noun.h"
#include "text/utf8.h"

/* “ or 「 before text[at]? */
static bool
opens_quote(struct str text, size_t at)
{
	return text_ends_at(text, at, STR("“")) || text_ends_at(text, at, STR("「")) || text_ends_at(text, at, STR("『")) ||
	    text_ends_at(text, at, STR("‘")) || text_ends_at(text, at, STR("《"));
}

/* The closing quote within a few characters of text[at]; 0: none. */
static size_t
quote_end(struct str text, size_t at)
{
	size_t i = at;

	for (int k = 0; k < 10 && i < text.n; k++, i += char_size(text, i)) {
		if (text_at(text, i, STR("”")) || text_at(text, i, STR("」")) || text_at(text, i, STR("』")) ||
		    text_at(text, i, STR("’")) || text_at(text, i, STR("》")))
			return i;
		if (is_mark_at(text, i) && !text_at(text, i, STR("、")))
			return 0;
	}
	return 0;
}

/* 德国、法国、比利时三国, 经济、金融“两个中心”: the members of a list of short words that ends at text[at]; 1: it is none. */
static int
list_members(struct str text, size_t at)
{
	const int last = 8, longest = 12;	/* characters of a member */
	int members = 1;

	for (int k = 0; k < (members == 1 ? last : longest) && at > 0; k++) {
		size_t n = char_size_before(text, at);

		at -= n;
		if (k > 0 && (text_at(text, at, STR("、")) || (members == 1 && (text_at(text, at, STR("和")) || text_at(text, at, STR("与")))))) {
			members++;
			k = -1;
		} else if (n != 3 || is_mark_at(text, at) || text_at(text, at, STR("的"))) {
			break;
		}
	}
	return members;
}

bool
draft_sums_list(struct reader *r, const struct draft *d)
{
	int members = list_members(r->text, d->start);

	return members > 1 && d->has_value && dec_cmp(d->value, dec_int(members)) == 0;
}

/* “四个中心”, “两重”: do only a few characters stand from text[at] to the closing quote, and no clause? */
static bool
is_short_name(struct reader *r, size_t at, size_t close)
{
	const size_t most = 8 * 3, few = 4 * 3;	/* bytes */

	/* “四个创建”, but not “两点决定一条直线” */
	if (close - at > most || (close - at > few && word_at(r, at, WORDS(BOUNDARY)) != NULL))
		return false;
	for (; at < close; at += char_size(r->text, at))
		if (is_mark_at(r->text, at))
			return false;
	return true;
}

/* 2.18: may digits with a point be month and day? */
static bool
may_be_day(struct str digits)
{
	size_t point = str_find(digits, STR("."), 0);
	int month, day;

	if (point == (size_t)-1 || point > 2 || digits.n - point > 3)
		return false;
	month = numeral_small(str_sub(digits, 0, point));
	day = numeral_small(str_sub(digits, point + 1, digits.n));
	return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

static bool
noun_begins(struct reader *r, size_t at)
{
	enum term_part part = term_at(r, at).part;

	return part == PART_NOUN || part == PART_VERBAL_NOUN || part == PART_ADJECTIVE;
}

/* “3820”战略, “90”后, “十五”计划, “2.18”火灾: a number alone in quotes, in front of a noun. */
static bool
names_noun(struct reader *r, const struct draft *d, size_t close)
{
	size_t after = close + char_size(r->text, close);

	/* A plan of five years ends its name with the quote: “十五”期间, “九五”、“十五”. */
	if (d->numeral.form == NUMERAL_HAN)
		return d->exact && d->has_value && d->numeral.place == 0 && d->end - d->start == 6 &&
		    (!is_mark_at(r->text, after) || text_at(r->text, after, STR("、")));
	/* “2.18”火灾, but “2.18”元 */
	if (d->numeral.decimal) {
		const struct word *w = word_at(r, after, WORDS(RESULT));

		return w != NULL && w->kind == FIGURE_NAME && may_be_day(str_sub(r->text, d->start, d->end));
	}
	if (d->numeral.form != NUMERAL_ARABIC || !noun_begins(r, after) ||
	    word_at(r, after, WORDS(BEHIND)) != NULL)
		return false;
	return d->exact && d->numeral.digits >= 2 && d->end - d->start == d->numeral.digits;
}

/* “江城八杰”: a single Chinese digit without a unit, inside a few quoted characters. */
static bool
is_inside_name(struct reader *r, const struct draft *d, size_t *close)
{
	const size_t most = 4;
	size_t at = d->start;

	if (d->kind != FIGURE_NUMBER || d->numeral.form != NUMERAL_HAN || !d->has_value || !d->exact || d->end - d->start != 3)
		return false;
	for (size_t k = 0; k < most && char_size_before(r->text, at) == 3 && !is_mark_before(r->text, at); k++)
		at -= 3;
	return at < d->start && opens_quote(r->text, at) && (*close = quote_end(r->text, d->end)) != 0 && *close != d->end &&
	    is_short_name(r, d->end, *close);
}

bool
draft_is_quoted_name(struct reader *r, struct draft *d)
{
	size_t close;

	if (is_inside_name(r, d, &close)) {
		d->kind = FIGURE_NAME;
		d->end = close;
		return true;
	}
	if (!opens_quote(r->text, d->start) || (close = quote_end(r->text, d->end)) == 0)
		return false;
	/* “八五”, “九一八”, “五五购物节” */
	if (d->kind == FIGURE_CODE && d->numeral.form == NUMERAL_DIGITS && d->numeral.digits <= 3 && is_short_name(r, d->end, close)) {
		d->kind = FIGURE_NAME;
		d->end = close;
		return true;
	}
	if (d->kind == FIGURE_COUNT || d->kind == FIGURE_ARTICLE) {
		/* “四个中心”, “一湖两海”, “211工程”, but persons are counted in what somebody says, “5万长者” too, and a title may be any words. */
		if (d->word == NULL || (d->numeral.form != NUMERAL_HAN && !(d->word->flags & FLAG(BARE))) || !d->exact || d->numeral.magnitude > 1 ||
		    str_eq(word_code(d->word), STR("人")) || text_ends_at(r->text, d->start, STR("《")) ||
		    !is_short_name(r, d->end, close) || list_members(r->text, d->start - 3) > 1)
			return false;
		/* “两重”, but “两个” may be anything said. */
		if (close == d->end && (d->end - d->start != 6 || str_eq(d->unit, STR("个"))))
			return false;
	} else if (d->kind == FIGURE_QUANTITY || d->kind == FIGURE_DURATION) {
		/* “三公里”就业圈 */
		if (close != d->end || !d->exact || !noun_begins(r, close + char_size(r->text, close)))
			return false;
	} else if (d->kind != FIGURE_NUMBER || (close == d->end && !names_noun(r, d, close))) {
		return false;
	}
	d->kind = FIGURE_NAME;
	d->end = close;
	return true;
}

bool
draft_counts_after_all(struct reader *r, const struct draft *d, size_t start)
{
	const struct word *w;
	size_t n;

	/* 下午四时, 人民币二元 */
	if (d->start < start)
		return true;
	/* 面值为二元。 每斤八角， */
	if (d->kind == FIGURE_MONEY && d->start == start && is_mark_at(r->text, d->end)) {
		w = word_back(r, r->floor, start, WORDS(BOUNDARY));
		return (w != NULL && w->flags & FLAG(LINK)) || each_before(r, start) != start;
	}
	if (d->word == NULL || d->kind != FIGURE_COUNT || d->is_range)
		return false;
	/* 三国领导人; 广东三省 behind a list, unlike 东三省 */
	if (d->word->class == WORD_NOUN)
		return (d->word->flags & FLAG(FIRST)) || draft_sums_list(r, d);
	if (d->start != start)
		return false;
	w = word_at(r, d->end, WORDS(NOUN));
	return str_eq(d->unit, STR("大")) && w != NULL && (w->flags & FLAG(BARE)) &&
	    (lexicon_term(r->lex, r->text, d->end, &n) == NULL || n <= word_text(w).n) && word_back(r, 0, start, WORDS(CONGRESS)) == NULL;
}

bool
begins_place(struct reader *r, size_t at, size_t least, size_t most)
{
	int32_t cp;

	for (size_t k = 0; k <= most && at < r->text.n; k++) {
		const struct word *w = k < least ? NULL : word_at(r, at, WORDS(NOUN));

		if (w != NULL && w->flags & FLAG(PLACE))
			return true;
		utf8_step(r->text.p + at, &cp);
		if (!utf8_is_han(cp) || numeral_char(r->text, at).class != NUM_NONE ||
		    word_at(r, at, WORDS(BOUNDARY)) != NULL)
			return false;
		at += char_size(r->text, at);
	}
	return false;
}
