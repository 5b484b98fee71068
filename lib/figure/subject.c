/*
 * What a figure counts or measures, as well as its clause shows it: the noun behind
 * it or in front, found by the words that no noun holds (boundaries.txt).
 */
#include "figure/reader.h"
#include "text/utf8.h"

enum {
	SUBJECT_CHARS = 14,	/* of a noun, at most */
	SKIPPED_WORDS = 5	/* between a noun and its number, at most */
};

static const struct str none = { NULL, 0 };

static bool
is_word_char(int32_t cp)
{
	return utf8_is_han(cp) || (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') ||
	    (cp >= '0' && cp <= '9') || cp == 0xb7;
}

static bool
is_quote(int32_t cp)
{
	return cp == 0x201c || cp == 0x201d || cp == 0x300a || cp == 0x300b || cp == 0x300c || cp == 0x300d || cp == '"';
}

/* More than one Chinese character. */
static bool
is_noun(struct str s)
{
	return s.n >= 6;
}

static bool
is_latin(struct str text, size_t at)
{
	return at < text.n && ((text.p[at] | 0x20) >= 'a' && (text.p[at] | 0x20) <= 'z');
}

/* Does a figure begin at the digit text[at]?  Not in 5G. */
static bool
begins_figure(struct str text, size_t at)
{
	if (at >= text.n || text.p[at] < '0' || text.p[at] > '9')
		return false;
	while (at < text.n && text.p[at] >= '0' && text.p[at] <= '9')
		at++;
	return !is_latin(text, at);
}

/* One character that is a noun where its clause ends: 30个[省]. */
static bool
is_short_noun(struct reader *r, struct str s)
{
	size_t end = (size_t)(s.p - r->text.p) + s.n;

	return s.n == 3 && (begins_figure(r->text, end) || is_mark_at(r->text, end) || lexicon_match(r->lex, r->text, end, WORDS(BOUNDARY)) != NULL);
}

static const struct word *
edge_at(struct reader *r, size_t at)
{
	return lexicon_match(r->lex, r->text, at, WORDS(BOUNDARY) | WORDS(PLAIN));
}

/* The end of a noun at text[end] without a localizer: 比赛 of 比赛中, but not of 高中. */
static size_t
before_localizer(struct reader *r, size_t start, size_t end)
{
	const struct word *w = lexicon_match_back(r->lex, r->text, start, end, WORDS(LOCALIZER) | WORDS(PLAIN));

	/* Something is left that may be a noun. */
	return w != NULL && w->class == WORD_LOCALIZER && end - start >= word_text(w).n + 6 ? end - word_text(w).n : end;
}

/* From text[at] on, quotes passed over, to the first boundary, mark or figure. */
static struct str
noun_from(struct reader *r, size_t at)
{
	struct str text = r->text;
	size_t start = at, end = at;

	for (int k = 0; k < SUBJECT_CHARS && end < text.n; k++) {
		int32_t cp;
		const char *next = utf8_next(text.p + end, text.p + text.n, &cp);

		if (is_quote(cp) && end == start) {
			start = end = (size_t)(next - text.p);
			continue;
		}
		/* 4G、5G基站 */
		if (cp == 0x3001 && is_latin(text, end - 1) && end > start) {
			end = (size_t)(next - text.p);
			continue;
		}
		if (!is_word_char(cp) || begins_figure(text, end))
			break;
		const struct word *w = edge_at(r, end);

		if (w != NULL && w->class == WORD_BOUNDARY)
			break;
		end = w != NULL ? end + word_text(w).n : (size_t)(next - text.p);
	}
	return str_sub(text, start, before_localizer(r, start, end));
}

/* 3个规模最大的基地: behind the first noun an adverb, then 的 and the noun meant. */
static struct str
noun_behind_adverb(struct reader *r, struct str noun)
{
	size_t at = (size_t)(noun.p - r->text.p) + noun.n;
	const struct word *w = edge_at(r, at);

	if (w == NULL || !(w->flags & FLAG(ADVERB)))
		return noun;
	at += word_text(w).n;
	for (int k = 0; k < 4 && at < r->text.n; k++, at += char_size(r->text, at)) {
		if (text_at(r->text, at, STR("的"))) {
			struct str meant = noun_from(r, at + 3);

			return is_noun(meant) ? meant : noun;
		}
		if (is_mark_at(r->text, at))
			break;
	}
	return noun;
}

/* 3名参加培训的学员: the noun behind 的 in the clause. */
static struct str
noun_of_clause(struct reader *r, size_t at)
{
	for (int k = 0; k < SUBJECT_CHARS && at < r->text.n; k++, at += char_size(r->text, at)) {
		if (is_mark_at(r->text, at) || begins_figure(r->text, at))
			break;
		if (text_at(r->text, at, STR("的")))
			return noun_from(r, at + 3);
	}
	return none;
}

/* 5处新增停车位: the verb right behind the classifier belongs to the noun. */
static struct str
noun_behind_verb(struct reader *r, size_t at)
{
	const struct word *w = edge_at(r, at);
	struct str noun;
	size_t end;

	if (w == NULL || word_text(w).n < 6 || w->flags & (FLAG(ADVERB) | FLAG(LINK)))
		return none;
	noun = noun_from(r, at + word_text(w).n);
	end = at + word_text(w).n + noun.n;
	return is_noun(noun) && is_mark_at(r->text, end) ? str_sub(r->text, at, end) : none;
}

/* The noun behind: 1900名[高危人群]开展. */
static struct str
noun_behind(struct reader *r, size_t at)
{
	struct str noun = noun_from(r, text_at(r->text, at, STR("的")) ? at + 3 : at);

	return is_noun(noun) ? noun_behind_adverb(r, noun) : noun;
}

/* Where a word that ends at text[at] may begin: behind the date and the number before. */
static size_t
floor_of(struct reader *r, size_t at)
{
	return at >= r->date_end && r->date_end > r->number_end ? r->date_end : r->number_end;
}

/* The noun that ends at text[at], not beyond floor. */
static struct str
noun_to(struct reader *r, size_t floor, size_t at)
{
	struct str text = r->text;
	size_t end = at, start = at;

	for (int k = 0; k < SUBJECT_CHARS && start > floor; k++) {
		int32_t cp;
		const char *before = utf8_prev(text.p + start, text.p, &cp);

		if (is_quote(cp) && start == end) {
			start = end = (size_t)(before - text.p);
			continue;
		}
		const struct word *w = lexicon_match_back(r->lex, text, floor, start, WORDS(BOUNDARY) | WORDS(PLAIN));

		if (!is_word_char(cp) || (w != NULL && w->class == WORD_BOUNDARY))
			break;
		start = w != NULL ? start - word_text(w).n : (size_t)(before - text.p);
	}
	return str_sub(text, start, before_localizer(r, start, end));
}

/* The bracket that the one before text[end] closes, a few characters before; end: none. */
static size_t
bracket_before(struct str text, size_t floor, size_t end)
{
	size_t at = end - 1;

	for (int k = 0; k < SUBJECT_CHARS && at > floor; k++) {
		at -= char_size_before(text, at);
		if (text.p[at] == '(')
			return at;
	}
	return end;
}

/*
 * The noun in front: 新建[5G基站]703个.  Words such as 达 and 约 between are passed
 * over, with any set verbs too (新建5公里).  *at_figure: nothing but such words stands
 * behind the figure before.
 */
static struct str
noun_before(struct reader *r, size_t at, bool any, bool *at_figure)
{
	/* A date may stand between. */
	size_t end = at, floor = r->number_end, opening;

	for (int k = 0; k < SKIPPED_WORDS && end > floor; k++) {
		const struct word *w;

		if (end == r->date_end && r->date_start >= floor) {
			end = r->date_start;
			continue;
		}
		w = lexicon_match_back(r->lex, r->text, floor_of(r, end), end, WORDS(BEFORE) | WORDS(BOUNDARY) | WORDS(PLAIN));
		if (w != NULL && (w->class == WORD_BEFORE || (w->class == WORD_BOUNDARY && (any || w->flags & FLAG(LINK)))))
			end -= word_text(w).n;
		else if (r->text.p[end - 1] == ')' && (opening = bracket_before(r->text, floor, end)) < end)
			end = opening;
		else if (r->text.p[end - 1] == ' ' || r->text.p[end - 1] == ':' || r->text.p[end - 1] == '(')
			end--;
		else
			break;
	}
	*at_figure = floor > 0 && r->subject.n > 0 && (end == floor || (end - char_size_before(r->text, end) == floor && is_mark_before(r->text, end) &&
	    !text_ends_at(r->text, end, STR("。")) && !text_ends_at(r->text, end, STR(";"))));
	struct str noun = noun_to(r, floor_of(r, end), end);
	size_t start = (size_t)(noun.p - r->text.p);

	/* 比上届增加300家: what grew is named before. */
	if (text_ends_at(r->text, start, STR("比")) || text_ends_at(r->text, start, STR("较"))) {
		*at_figure = floor > 0 && r->subject.n > 0;
		return none;
	}
	/* One character is a noun only where the clause begins with it: 男28人. */
	return is_noun(noun) || is_mark_before(r->text, start) ? noun : none;
}

/* 16人死亡: the same behind. */
static struct str
verb_behind(struct reader *r, size_t at)
{
	const struct word *w = lexicon_match(r->lex, r->text, at, WORDS(BOUNDARY));

	return w == NULL || word_text(w).n < 6 || w->flags & (FLAG(LINK) | FLAG(ADVERB)) ? none : word_text(w);
}

/* 确诊37例, 治愈出院2人: no noun, but what happened. */
static struct str
verb_before(struct reader *r, size_t at)
{
	size_t start = at;

	for (int k = 0; k < 2; k++) {
		const struct word *w = lexicon_match_back(r->lex, r->text, floor_of(r, start), start, WORDS(BOUNDARY) | WORDS(BEFORE));

		if (w == NULL || w->class != WORD_BOUNDARY || word_text(w).n < 6 || w->flags & (FLAG(LINK) | FLAG(ADVERB)))
			break;
		start -= word_text(w).n;
	}
	return str_sub(r->text, start, at);
}

static struct str
subject_of_count(struct reader *r, const struct draft *d, bool *at_figure)
{
	struct str noun, before;

	if (d->word != NULL && d->word->class == WORD_NOUN && !(d->word->flags & FLAG(BARE)))
		return d->unit;
	noun = noun_behind(r, d->end);
	if (is_noun(noun) || (is_short_noun(r, noun) && !(d->word != NULL && str_eq(word_base(d->word), STR("人")))))
		return noun;
	/* 4人受伤 counts no injury. */
	bool itself = d->word != NULL && str_eq(word_text(d->word), word_base(d->word));

	if (!itself && noun.n == 0 && is_noun(noun = noun_of_clause(r, d->end)))
		return noun;
	before = noun_before(r, d->start, !itself, at_figure);
	if (itself && !is_noun(before) && (noun = verb_behind(r, d->end)).n)
		return noun;	/* 火灾造成4人受伤 */
	if (itself && !is_noun(before))
		before = noun_before(r, d->start, true, at_figure);
	if (is_noun(before))
		return before;
	noun = itself ? none : noun_behind_verb(r, d->end);
	if (noun.n == 0)
		noun = before.n || *at_figure ? before : verb_before(r, d->start);
	return noun.n || *at_figure ? noun : verb_behind(r, d->end);
}

/* 总投资3亿元, 3亿元的订单, 新建5公里道路 */
static struct str
subject_of_measure(struct reader *r, const struct draft *d, bool *at_figure)
{
	struct str noun, before;

	if (text_at(r->text, d->end, STR("的")) && is_noun(noun = noun_behind(r, d->end)))
		return noun;
	noun = noun_from(r, d->end);
	if (is_noun(noun))
		return noun;
	before = noun_before(r, d->start, false, at_figure);
	if (is_noun(before) || *at_figure)
		return before;
	before = noun_before(r, d->start, true, at_figure);
	return before.n || *at_figure ? before : verb_before(r, d->start);
}

struct str
draft_subject(struct reader *r, const struct draft *d)
{
	bool at_figure = false;
	struct str subject = none;

	switch (d->kind) {
	case FIGURE_COUNT:
	case FIGURE_ORDINAL:
		subject = subject_of_count(r, d, &at_figure);
		break;
	case FIGURE_QUANTITY:
	case FIGURE_MONEY:
	case FIGURE_DURATION:
	case FIGURE_AGE:
	case FIGURE_FRACTION:
	case FIGURE_PERCENT:
		subject = subject_of_measure(r, d, &at_figure);
		break;
	case FIGURE_POINT:
	case FIGURE_MULTIPLE:
	case FIGURE_NUMBER:
	case FIGURE_RATIO:
		subject = noun_before(r, d->start, true, &at_figure);
		break;
	default:
		return none;
	}
	/* 由3亿元增加到5亿元, 12%(40人): that of the figure before. */
	if (subject.n == 0 && at_figure)
		return r->subject;
	return subject;
}
