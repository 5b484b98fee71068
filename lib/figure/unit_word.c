/* Which word behind a numeral is its unit: the longest that fits. */
#include "figure/reader.h"

/* 5分30秒: does a smaller unit of time follow? */
static bool
seconds_follow(struct reader *r, size_t at)
{
	struct numeral n;
	const struct word *w;

	if (!numeral_read(r->lex, r->text, at, &n))
		return false;
	w = word_at(r, n.end, WORDS(UNIT));
	return w != NULL && w->kind == FIGURE_DURATION && str_eq(word_code(w), STR("s"));
}

/* The flags that keep a word from being the unit of this numeral. */
static uint32_t
refused_flags(const struct draft *d)
{
	uint32_t refused = FLAG(MEANT) | (d->numeral.form == NUMERAL_ARABIC ? FLAG(HAN) : FLAG(ARABIC));
	refused |= dec_cmp(d->value, dec_int(2000)) >= 0 ? FLAG(BELOW_2000) : FLAG(FROM_2000);
	if (d->numeral.magnitude < 4 && d->place < 4)
		refused |= FLAG(FOLDED);
	return refused;
}

/* 1.2亿学生, but not 2.0任务 or 01星: may the noun be counted without a unit? */
static bool
noun_fits(const struct word *w, const struct draft *d)
{
	const struct numeral *n = &d->numeral;

	if (w->flags & FLAG(BARE))
		return !n->decimal || n->magnitude != 0;
	return !n->decimal && !(n->form == NUMERAL_ARABIC && n->zero_led && d->exact);
}

/* 块 and 毛 are money where a smaller sum follows: 三块五; 分 is time where seconds do. */
static bool
part_follows(struct reader *r, const struct word *w, size_t at, const struct draft *d)
{
	return (w->class == WORD_UNIT && seconds_follow(r, at)) || (w->class == WORD_CURRENCY && text_at(r->text, at, STR("/"))) ||
	    ((w->flags & FLAG(TENTHS)) && d->numeral.form == NUMERAL_HAN && numeral_char(r->text, at).class == NUM_DIGIT);
}

/* 2023两岸论坛, 2023、2024两年, 迈上5万亿两个台阶: 两 is two, no weight; 2023首届: the first of its kind, in that year. */
static bool
counts_next(struct reader *r, const struct word *w, size_t end, const struct draft *d)
{
	if (w->class == WORD_UNIT && (numeral_names_year(&d->numeral) || d->numeral.magnitude >= 4) && str_eq(word_text(w), STR("两")))
		return word_at(r, end, WORDS(CLASSIFIER) | WORDS(NOUN) | WORDS(UNIT)) != NULL;
	return numeral_names_year(&d->numeral) && str_eq(word_text(w), STR("首")) && word_at(r, end, WORDS(CLASSIFIER)) != NULL;
}

/* May this word be the unit of the numeral? */
static bool
word_fits(struct reader *r, const struct word *w, size_t at, const struct draft *d)
{
	const size_t end = at + word_text(w).n;

	if (((w->flags & FLAG(NO_DIGIT)) && text_is_digit(r->text, end)) || ((w->flags & FLAG(MONEYED)) && !part_follows(r, w, end, d)))
		return false;
	/* 零件, and 零 of anything but a measure. */
	if (w->class != WORD_UNIT && d->has_value && d->numeral.form == NUMERAL_HAN && dec_is_zero(d->value))
		return false;
	if ((w->class == WORD_NOUN && !noun_fits(w, d)) || counts_next(r, w, end, d))
		return false;
	/* A unit in letters ends where the letters end. */
	return !(text_is_letter(r->text, end - 1) && text_is_letter(r->text, end));
}

/* 项目|标 of 项目标, but not 部门|前往: does a word begin at text[at] and reach behind end, as far as any that begins there? */
static bool
cuts_word(struct reader *r, size_t at, size_t end)
{
	size_t n, behind;

	return lexicon_overlapped(r->lex, r->text, at, end) && lexicon_term(r->lex, r->text, at, &n) != NULL &&
	    (lexicon_term(r->lex, r->text, end, &behind) == NULL || behind <= char_size(r->text, end) || end + behind <= at + n);
}

/* 5项目标, but not 5部门前往: is the noun a shorter word that may be the unit, and the beginning of another? */
static bool
noun_overlapped(struct reader *r, size_t at, const struct word *noun, const struct word *unit)
{
	size_t end = at + word_text(noun).n, n;

	/* 7000万江淮儿女, but not 九市外贸 */
	const struct term_kind *place = lexicon_term(r->lex, r->text, at, &n);

	if (place != NULL && place->flags & FLAG(PLACE) && n > word_text(noun).n &&
	    !cuts_word(r, at + word_text(noun).n, at + n))
		return true;
	return unit != NULL && word_text(unit).n < word_text(noun).n && cuts_word(r, at + word_text(unit).n, end);
}

/* 三支队伍, 800千伏特高压: the unit without its last character, where that begins a noun. */
static const struct word *
uncut(struct reader *r, size_t at, const struct word *w, word_classes classes, uint32_t refused)
{
	const struct word *shorter;
	size_t end, last, n;

	if (w->flags & (FLAG(FIRST) | FLAG(IDENTIFIER)))
		return w;
	end = at + word_text(w).n;
	last = end - char_size_before(r->text, end);
	if (!cuts_word(r, last, end) || lexicon_term(r->lex, r->text, last, &n)->class == WORD_BOUNDARY)
		return w;
	shorter = lexicon_match_without(r->lex, str_sub(r->text, 0, last), at, classes, refused);
	return shorter != NULL ? shorter : w;
}

/*
 * 用电300度, 气温由10度升至20度, 风力超过8级: the unit at text[at] that a word in front of the
 * number means, or the figure before; NULL: none.
 */
static const struct word *
meant_unit(struct reader *r, size_t at, const struct draft *d)
{
	size_t front = d->number > d->start ? d->number : d->start;
	const struct word *w;
	bool figure;

	/* 华氏温度98度 says it itself. */
	if (word_back(r, r->floor, front, WORDS(PREFIX)) != NULL)
		return NULL;
	w = context_before(r, front, FIGURE_QUANTITY, &figure);
	/* 气温-5度: the sign says nothing, as 零下 does. */
	if (w == NULL && !figure && front > d->start)
		w = context_before(r, d->start, FIGURE_QUANTITY, &figure);
	if (w == NULL && !figure)
		return NULL;
	return lexicon_match_unit(r->lex, r->text, at, w != NULL ? word_code(w) : r->number_unit);
}

/* 6级左右偏北风, 37度以上高温: the unit that what stands behind its bound means, in front of which w stands at text[at]; NULL: none. */
static const struct word *
meant_past_bound(struct reader *r, size_t at, const struct word *w)
{
	const size_t end = at + word_text(w).n, longest = 12;
	const struct word *bound = qualifier_behind(r, end), *meant;
	size_t rest;

	if (bound == NULL)
		return NULL;
	rest = end + word_text(bound).n;
	meant = lexicon_match(r->lex, arena_printf(r->arena, "%.*s%.*s", STR_ARG(word_text(w)),
	    STR_ARG(str_sub(r->text, rest, rest + longest < r->text.n ? rest + longest : r->text.n))), 0, WORDS(UNIT));
	return meant != NULL && meant->flags & FLAG(FIRST) ? meant : NULL;
}

/* 三度夺冠: behind a single Chinese digit 度 counts times, unless an angle or a temperature is meant. */
static bool
is_repeated(struct reader *r, const struct word *measure, const struct word *thing, const struct draft *d)
{
	size_t front = d->number > d->start ? d->number : d->start;

	return (thing->flags & FLAG(HAN)) && word_text(thing).n == word_text(measure).n && d->numeral.form == NUMERAL_HAN &&
	    !d->is_range && dec_cmp(d->value, dec_int(10)) < 0 &&
	    word_back(r, r->floor, front, WORDS(PREFIX) | WORDS(SIGN)) == NULL;
}

enum { MEASURE = 1, THING, NOUN, PLAIN, GROUPS };

/* The longest words at text[at] that may be the unit, and the longest that is none. */
static void
find_words(struct reader *r, size_t at, uint32_t refused, const struct word *found[GROUPS])
{
	static const struct word_groups groups = {
		WORDS(UNIT) | WORDS(CURRENCY) | WORDS(CLASSIFIER) | WORDS(NOUN) | WORDS(PLAIN),
		{ [WORD_UNIT] = MEASURE, [WORD_CURRENCY] = MEASURE, [WORD_CLASSIFIER] = THING, [WORD_NOUN] = NOUN, [WORD_PLAIN] = PLAIN },
	};
	const size_t single = char_size(r->text, at);	/* of one character nothing can be cut */

	lexicon_search(r->lex, r->text, at, &groups, refused, found);
	if (found[MEASURE] != NULL && word_text(found[MEASURE]).n > single)
		found[MEASURE] = uncut(r, at, found[MEASURE], WORDS(UNIT) | WORDS(CURRENCY), refused);
	if (found[THING] != NULL && word_text(found[THING]).n > single)
		found[THING] = uncut(r, at, found[THING], WORDS(CLASSIFIER), refused);
}

/*
 * A longer word that only begins like a noun counted: 市民; or like a classifier: 起降, 2026重庆, 七三一部队;
 * but not where it ends inside a word: 50起降至, 32台风电机组.
 */
static bool
begins_plain(struct reader *r, size_t at, const struct word *unit, const struct word *plain, const struct draft *d)
{
	if (plain == NULL || word_text(plain).n <= word_text(unit).n ||
	    lexicon_overlapped(r->lex, r->text, at + word_text(unit).n, at + word_text(plain).n))
		return false;
	return unit->class == WORD_NOUN || (plain->flags & FLAG(WHOLE)) ||
	    (unit->flags & (FLAG(RANK) | FLAG(ARABIC))) == (FLAG(RANK) | FLAG(ARABIC)) ||
	    (unit->class == WORD_CLASSIFIER && (numeral_names_year(&d->numeral) || d->numeral.form == NUMERAL_DIGITS));
}

const struct word *
unit_word(struct reader *r, size_t at, const struct draft *d)
{
	const uint32_t refused = refused_flags(d);
	const struct word *found[GROUPS] = { NULL }, *measure, *thing, *noun;

	find_words(r, at, refused, found);
	measure = found[MEASURE];
	thing = found[THING];
	noun = found[NOUN];
	if (((measure != NULL ? measure->flags : thing != NULL ? thing->flags : 0) & FLAG(CONTEXT))) {
		const struct word *meant = meant_unit(r, at, d);

		if (meant == NULL)
			meant = meant_past_bound(r, at, measure != NULL ? measure : thing);
		if (meant != NULL)
			measure = meant;
		else if (measure != NULL && thing != NULL && is_repeated(r, measure, thing, d))
			measure = NULL;
	}
	if (measure != NULL && !word_fits(r, measure, at, d)) {
		measure = lexicon_match_without(r->lex, r->text, at, WORDS(UNIT), refused);
		if (measure != NULL && !word_fits(r, measure, at, d))
			measure = NULL;
	}
	if (thing != NULL && !word_fits(r, thing, at, d))
		thing = NULL;
	if (noun != NULL && !word_fits(r, noun, at, d))
		noun = NULL;
	if (noun != NULL && noun_overlapped(r, at, noun, thing != NULL ? thing : measure))
		noun = NULL;
	if (thing == NULL || (noun != NULL && word_text(noun).n > word_text(thing).n))
		thing = noun;
	if (measure == NULL || (thing != NULL && word_text(thing).n > word_text(measure).n))
		measure = thing;
	return measure != NULL && begins_plain(r, at, measure, found[PLAIN], d) ? NULL : measure;
}
