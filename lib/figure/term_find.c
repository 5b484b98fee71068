/* Terms found in the lexicon, and kept. */
#include "figure/term.h"
#include "text/utf8.h"

static inline bool
is_word_char(int32_t cp)
{
	if (cp < 0x80)
		return (cp >= '0' && cp <= '9') || ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z');
	return utf8_is_han(cp) || cp == 0xb7;
}

/* A term of a kind, which struct term ends with: copied at once. */
static inline struct term
term_of(size_t start, size_t end, const struct term_kind *k)
{
	struct term t = { .start = (uint32_t)start, .end = (uint32_t)end };

	memcpy(&t.flags, k, sizeof *k);
	return t;
}
_Static_assert(sizeof(struct term) == offsetof(struct term, flags) + sizeof(struct term_kind) && offsetof(struct term, listed) - offsetof(struct term, flags) == offsetof(struct term_kind, listed), "a kind in a term");

/* What stands from start to end is no term of the lexicon: a noun of one character, or none. */
static inline struct term
unlisted_term(size_t start, size_t end, bool is_noun)
{
	static const struct term_kind noun = { .part = PART_NOUN }, none = { .part = PART_END };

	return is_noun ? term_of(start, end, &noun) : term_of(start, start, &none);
}

/* The length of a noun, listed or one character that is not, at text[at]; 0: none. */
static size_t
noun_length(struct reader *r, size_t at)
{
	const struct term_kind *k;
	size_t n;
	int32_t cp;

	if (at >= r->text.n)
		return 0;
	if ((k = lexicon_term(r->lex, r->text, at, &n)) != NULL)
		return k->part == PART_NOUN ? n : 0;
	n = (size_t)(utf8_step(r->text.p + at, &cp) - (r->text.p + at));
	return utf8_is_han(cp) && numeral_char(r->text, at).class == NUM_NONE ? n : 0;
}

/* 洗 of 洗碗机, 设 of 设市城市: a verb of one character, with a noun of one and another noun behind, is part of a name. */
static bool
is_in_name(struct reader *r, const struct term_kind *k, size_t start, size_t end)
{
	return end - start == 3 && (k->part == PART_VERB || k->part == PART_OTHER) && k->class == WORD_TERM &&
	    noun_length(r, end) == 3 && noun_length(r, end + 3) > 0;
}

/* A word of the lexicon. */
static inline struct term
listed_term(struct reader *r, size_t start, size_t end, const struct term_kind *k)
{
	if (is_in_name(r, k, start, end))
		return term_of(start, end, &(struct term_kind){ k->flags, PART_NOUN, k->class, k->speech, false });
	return term_of(start, end, k);
}

/* Behind the name of a model that begins with the letter at text[at], C919, U16; at: fewer than two digits are in it, or a unit is behind them. */
static size_t
behind_model(struct reader *r, size_t at)
{
	size_t end = at, digits;

	while (end < r->text.n && text_is_letter(r->text, end))
		end++;
	for (digits = end; end < r->text.n && text_is_digit(r->text, end);)
		end++;
	return end < digits + 2 || text_is_letter(r->text, end) || numeral_char(r->text, end).class != NUM_NONE ||
	    word_at(r, end, WORDS(CLASSIFIER) | WORDS(UNIT)) != NULL ? at : end;
}

/* Where a name of letters and a decimal begins that ends at text[at], PM2.5; at: none does. */
static size_t
before_decimal_name(struct str text, size_t floor, size_t at)
{
	size_t start = at, point;

	while (start > floor && text_is_digit(text, start - 1))
		start--;
	point = start;
	if (point == at || point == floor || text.p[point - 1] != '.')
		return at;
	for (start = point - 1; start > floor && text_is_digit(text, start - 1);)
		start--;
	if (start == point - 1 || start == floor || !text_is_letter(text, start - 1))
		return at;
	while (start > floor && text_is_letter(text, start - 1))
		start--;
	return start;
}

/* Behind 王某, a person, at text[at]; at: none. */
static inline size_t
behind_person(struct reader *r, size_t at)
{
	const struct word *w;

	if (!text_at(r->text, at + 3, STR("某")))
		return at;
	w = lexicon_match_back(r->lex, r->text, at, at + 3, WORDS(SURNAME));
	return w != NULL && word_text(w).n == 3 ? at + (text_at(r->text, at + 6, STR("某")) ? 9 : 6) : at;
}

static struct term
find_at(struct reader *r, size_t at)
{
	const struct term_kind *k;
	size_t n;
	int32_t cp;

	if (begins_figure(r->text, at))
		return unlisted_term(at, at, false);
	k = lexicon_term(r->lex, r->text, at, &n);
	/* no 及第 in 第二及第三阶段 */
	if (k != NULL && n == 6 && text_at(r->text, at + 3, STR("第")) && begins_figure(r->text, at + 3))
		k = NULL;
	if (k != NULL)
		return listed_term(r, at, at + n, k);
	if ((n = behind_person(r, at)) > at)
		return unlisted_term(at, n, true);
	if (text_is_letter(r->text, at) && (n = behind_model(r, at)) > at)
		return unlisted_term(at, n, true);
	n = (size_t)(utf8_step(r->text.p + at, &cp) - (r->text.p + at));
	return unlisted_term(at, at + n, is_word_char(cp));
}

struct term
term_find_at(struct reader *r, size_t at)
{
	struct term t;

	if (at >= r->text.n)
		return unlisted_term(at, at, false);
	t = find_at(r, at);
	*term_kept(r->terms_at, reader_place(r, at)) = (struct kept_term){ reader_place(r, at), t };
	return t;
}

/* A word that may be one less a character behind the end of another: 评分[为] is no 分为, 人均[超过] no 均超过. */
static bool
is_loose(struct str word, const struct term_kind *k)
{
	return str_starts(word, STR("均")) || (word.n == 6 && (k->class == WORD_BEFORE || str_ends(word, STR("共")) || str_ends(word, STR("为"))));
}

/* 其中[小学] has no 中小学. */
static bool
is_behind_its(struct str text, size_t start)
{
	return text_at(text, start, STR("中")) && text_ends_at(text, start, STR("其"));
}

/*
 * The last part of a word that one in front reaches into: 其中[小学] has no 中小学,
 * 全国[共]建成 and 活动中[共]检查 neither 国共 nor 中共, 持续[约]两小时 no 续约.
 */
static const struct term_kind *
term_overlapped(struct reader *r, size_t floor, size_t at, const struct term_kind *k, bool loose, size_t *n)
{
	const struct term_kind *front;
	size_t start = at - *n, m;

	if (loose) {
		front = lexicon_term_back(r->lex, r->text, floor, start + 3, &m);
		if (front == NULL || (m == 3 && (front->class != WORD_LOCALIZER || !term_is_nominal(term_before(r, floor, start)))))
			return k;
	}
	return lexicon_term_back(r->lex, r->text, start + 3, at, n);
}

/* *sure: from any floor in front of it the term is the same. */
static struct term
find_before(struct reader *r, size_t floor, size_t at, bool *sure)
{
	const struct term_kind *k;
	size_t n, start;
	bool loose;
	int32_t cp;

	k = lexicon_term_back(r->lex, r->text, 0, at, &n);
	*sure = k == NULL || at - n >= floor;
	if (!*sure)
		k = lexicon_term_back(r->lex, r->text, floor, at, &n);
	loose = k != NULL && n >= 6 && is_loose(str_sub(r->text, at - n, at), k);
	if (loose || (k != NULL && n >= 6 && is_behind_its(r->text, at - n))) {
		*sure = false;
		k = term_overlapped(r, floor, at, k, loose, &n);
	}
	if (k != NULL && n == 3 && at >= floor + 6 && behind_person(r, at - 6) == at)
		return unlisted_term(at - 6, at, true);
	if (k != NULL)
		return listed_term(r, at - n, at, k);
	start = (size_t)(utf8_step_back(r->text.p + at, &cp) - r->text.p);
	if (cp >= '0' && cp <= '9' && (n = before_decimal_name(r->text, floor, at)) < at)
		return *sure = false, unlisted_term(n, at, true);
	/* [二]线工程, but neither 二期工程 nor 2线 */
	if (is_word_char(cp) && (numeral_char(r->text, start).class != NUM_DIGIT || (at - start == 3 && !counts_in_han(r, start))))
		return unlisted_term(start, at, true);
	return unlisted_term(at, at, false);
}

struct term
term_find_before(struct reader *r, size_t floor, size_t at)
{
	struct term t;
	bool sure;

	/* What a figure counts may be its unit, which stands in no text. */
	if (at > r->text.n)
		return unlisted_term(at, at, false);
	t = find_before(r, floor, at, &sure);
	if (sure)
		*term_kept(r->terms_before, reader_place(r, at)) = (struct kept_term){ reader_place(r, at), t };
	return t;
}
