/* The words around a figure that widen or bound it. */
#include "base/vec.h"
#include "figure/noun.h"

enum { CLAUSE_TERMS = 24 };	/* of a clause that are looked at, at most */

/* May 每 stand among the four characters in front of the one before text[at], the longest unit that it has? */
static bool
may_hold_each(struct str text, size_t at)
{
	vec v;

	if (at < VEC)
		return true;
	v = vec_load(text.p + at - VEC);
	return (vec_mask((vec)(v == 0xe6)) & vec_mask((vec)(v == 0xaf)) >> 1) != 0;
}

size_t
each_before(struct reader *r, size_t at)
{
	const struct str each = { "每", 3 };
	size_t n = 2 * each.n;

	if (!may_hold_each(r->text, at))
		return at;
	while (n <= 5 * each.n && at >= r->floor + n) {
		const struct word *w;

		if (!text_at(r->text, at - n, each)) {
			n += each.n;
			continue;
		}
		w = word_at(r, at - n + each.n, WORDS(UNIT) | WORDS(CLASSIFIER) | WORDS(NOUN));
		if (w == NULL || word_text(w).n != n - each.n)
			break;
		at -= n;
		n = 2 * each.n;
	}
	return at;
}

/* The qualifier that ends at text[at]; one that says nothing (高超) not where its first character ends another word (提高超3米). */
static const struct word *
qualifier_before(struct reader *r, size_t at)
{
	const struct word *w = word_back(r, r->floor, at, WORDS(BEFORE));
	size_t second, n;

	if (w == NULL || w->qualifier != QUALIFIER_EXACT)
		return w;
	second = at - word_text(w).n;
	second += char_size(r->text, second);
	if (second == at || lexicon_term_back(r->lex, r->text, r->floor, second, &n) == NULL || second - n >= at - word_text(w).n)
		return w;
	return word_back(r, second, at, WORDS(BEFORE));
}

/* A word in front of the figure, perhaps with such as 了 or 达, or a space, between. */
static const struct word *
word_before(struct reader *r, size_t at, size_t *start)
{
	const struct word *w = qualifier_before(r, at), *filler;

	*start = at;
	if (w == NULL && (at = each_before(r, at)) != *start)
		w = qualifier_before(r, at);
	while (w == NULL && (filler = word_back(r, r->floor, at, WORDS(FILLER))) != NULL)
		w = word_back(r, r->floor, at -= word_text(filler).n, WORDS(BEFORE));
	if (w == NULL && at > r->floor && r->text.p[at - 1] == ' ')
		w = word_back(r, r->floor, --at, WORDS(BEFORE));
	if (w != NULL)
		*start = at - word_text(w).n;
	return w;
}

/* 至少造成4人死亡, 最多容纳50人: 至少 or 最多 in front of a verb that the figure follows. */
static const struct word *
word_before_verb(struct reader *r, size_t at, size_t *start)
{
	const size_t two = 6;	/* characters, that each of them has at least */
	const struct word *verb, *w;

	if (at < r->floor + 2 * two || (verb = word_back(r, r->floor, at, WORDS(BOUNDARY))) == NULL ||
	    word_text(verb).n < two)
		return NULL;
	at -= word_text(verb).n;
	w = word_back(r, r->floor, at, WORDS(BEFORE));
	if (w == NULL || (w->qualifier != QUALIFIER_AT_LEAST && w->qualifier != QUALIFIER_AT_MOST))
		return NULL;
	*start = at - word_text(w).n;
	return w;
}

static bool
is_bound(int qualifier)
{
	return qualifier == QUALIFIER_AT_LEAST || qualifier == QUALIFIER_AT_MOST || qualifier == QUALIFIER_OVER ||
	    qualifier == QUALIFIER_UNDER;
}

/*
 * 不低于总资产的80%, 不到去年的一半: the bound in front of what the share is of; but 高于去年的5%
 * may say what it was.
 */
static const struct word *
word_before_whole(struct reader *r, const struct draft *d, size_t *start)
{
	const struct str of = { "的", 3 };
	size_t at = d->start;

	if ((d->kind != FIGURE_PERCENT && d->kind != FIGURE_FRACTION && d->kind != FIGURE_MULTIPLE) || !text_ends_at(r->text, at, of))
		return NULL;
	at -= of.n;
	for (int k = 0; k < 8 && at > r->number_end && !is_mark_before(r->text, at); k++) {
		const struct word *w;

		at = at == r->date_end ? r->date_start : at - char_size_before(r->text, at);
		w = word_back(r, r->number_end, at, WORDS(BEFORE));
		if (w != NULL && word_text(w).n > of.n && is_bound(w->qualifier) && !(w->flags & FLAG(POINT))) {
			*start = at - word_text(w).n;
			return w;
		}
	}
	return NULL;
}

/* 比30大, 比 170 低: the qualifier, or exact. */
static int
compared(struct reader *r, const struct draft *d)
{
	const struct str than = { "比", 3 };
	size_t start = d->start, end = d->end;
	const struct word *w;

	if (start > r->floor && r->text.p[start - 1] == ' ')
		start--;
	if (end < r->text.n && r->text.p[end] == ' ')
		end++;
	if (start < r->floor + than.n || !text_ends_at(r->text, start, than))
		return QUALIFIER_EXACT;
	/* 比七千人大会 */
	w = word_at(r, end, WORDS(COMPARED) | WORDS(PLAIN));
	return w != NULL && w->class == WORD_COMPARED ? w->qualifier : QUALIFIER_EXACT;
}

/* 比预算[超出]20万元: does the clause in front of text[at] name what is compared with? */
static bool
has_compared(struct reader *r, size_t at)
{
	for (int k = 0; k < CLAUSE_TERMS; k++) {
		struct term t;

		if (at == r->date_end && at > r->date_start)
			at = r->date_start;
		t = term_before(r, 0, at);
		if (t.part == PART_END)
			break;
		if (t.flags & FLAG(POINT) && !text_at(r->text, t.start, STR("从")))
			return true;
		at = t.start;
	}
	return false;
}

/* 产量是近9年增产最多的, 中国近20年改革: do years stand between a noun or 是 and a word, not behind what lasts? */
static bool
is_amid(struct reader *r, const struct draft *d, size_t near)
{
	struct term before = term_before(r, r->number_end, near), behind = term_at(r, d->end);

	if (!text_at(r->text, before.start, STR("是")) && (before.part != PART_NOUN || before.end <= before.start + 3))
		return false;
	return behind.listed && (behind.part == PART_VERB || term_is_nominal(behind));
}

/*
 * 近五年来, 创近十年新高, 近3年,产量倍增: the last years, not nearly five of them.  near is where
 * 近 begins, the start of a clause; 近3年的, 近3年前 are nearly three.
 */
static bool
is_recent(struct reader *r, const struct draft *d, size_t near)
{
	if (d->is_range || word_at(r, d->end, WORDS(RECENT)) != NULL)
		return true;
	return (is_mark_before(r->text, near) || is_amid(r, d, near)) && d->exact && !d->more && d->end < r->text.n &&
	    (str_eq(d->unit, STR("a")) || str_eq(d->unit, STR("mo"))) && word_at(r, d->end, WORDS(NEARLY)) == NULL;
}

const struct word *
qualifier_behind(struct reader *r, size_t at)
{
	const struct word *w = word_at(r, at, WORDS(BEHIND));
	size_t n;

	return w != NULL && lexicon_term(r->lex, r->text, at, &n) != NULL && n > word_text(w).n ? NULL : w;
}

/* 比去年的4600人多262人, not 多一点: does 多 in front of text[at] compare? */
static bool
is_by_how_much(struct reader *r, const struct draft *d, size_t at)
{
	struct numeral n;

	return numeral_read(r->lex, r->text, at, &n) && word_at(r, at, WORDS(IDIOM)) == NULL &&
	    has_compared(r, d->start);
}

void
draft_qualify(struct reader *r, struct draft *d)
{
	const struct word *w;
	size_t at = d->start;

	w = d->kind == FIGURE_ORDINAL ? NULL : word_before(r, d->start, &at);
	if (w == NULL && d->kind != FIGURE_ORDINAL)
		w = word_before_verb(r, d->start, &at);
	if (w == NULL)
		w = word_before_whole(r, d, &at);
	if (w != NULL && w->qualifier == QUALIFIER_NEAR && d->kind == FIGURE_DURATION && is_recent(r, d, at))
		w = NULL;
	/* 过百人, 过七成, 过半数, but not 通过3项 */
	if (w != NULL && (w->flags & FLAG(BARE_MANY)) && !d->numeral.bare && d->kind != FIGURE_PERCENT && d->kind != FIGURE_FRACTION)
		w = NULL;
	/* 破5亿, 破百, but not 破2项纪录 */
	if (w != NULL && (w->flags & FLAG(FOLDED)) && d->numeral.magnitude < 4 && !d->numeral.bare)
		w = NULL;
	if (w != NULL && (w->flags & FLAG(POINT)) && has_compared(r, at))
		w = NULL;
	if (w != NULL && d->before == QUALIFIER_EXACT)
		d->before = w->qualifier;
	if (d->before == QUALIFIER_EXACT)
		d->before = compared(r, d);
	w = qualifier_behind(r, d->end);
	if (w == NULL || w->qualifier == QUALIFIER_EXACT)	/* 多少 says nothing of the number */
		return;
	/* 三人多次: 多 belongs to what follows. */
	at = d->end + word_text(w).n;
	if (w->qualifier == QUALIFIER_MORE && word_text(w).n == 3 && (d->more || d->kind == FIGURE_ORDINAL || d->is_range ||
	    word_at(r, at, WORDS(UNIT) | WORDS(CLASSIFIER) | WORDS(NOUN)) != NULL ||
	    is_by_how_much(r, d, at)))
		return;
	d->end = at;
	if (w->qualifier == QUALIFIER_MORE)
		d->more = true;
	if (d->behind == QUALIFIER_EXACT)
		d->behind = w->qualifier;
}
