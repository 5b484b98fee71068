#include <stdlib.h>

#include "base/parallel.h"
#include "figure/calendar.h"
#include "figure/collect.h"
#include "figure/squeeze.h"
#include "text/utf8.h"

struct recogniser {
	const struct lexicon *lex;
	struct grammar *grammar;
	uint64_t either[FOLD_WORDS];
	struct fold_set starts;		/* what a figure may begin with */
};

struct recogniser *
recogniser_new(void)
{
	struct recogniser *rec = mem_alloc(sizeof *rec);

	rec->lex = &lexicon_built_in;
	rec->grammar = grammar_new(rec->lex);
	rec->starts = fold_set_make(rec->either, lexicon_candidates(rec->lex));
	return rec;
}

void
recogniser_free(struct recogniser *rec)
{
	if (rec == NULL)
		return;
	grammar_free(rec->grammar);
	free(rec);
}

const struct lexicon *
recogniser_lexicon(const struct recogniser *rec)
{
	return rec->lex;
}

/* ---- one candidate ---- */

static bool
is_digit(struct str text, size_t at)
{
	return at < text.n && text.p[at] >= '0' && text.p[at] <= '9';
}

static bool
is_word(struct str text, size_t at)
{
	return at < text.n && ((text.p[at] | 0x20) >= 'a' && (text.p[at] | 0x20) <= 'z');
}

static bool
starts_numeral(struct str text, size_t at)
{
	return is_digit(text, at) || numeral_begins(numeral_char(text, at).class);
}

/* A figure at text[at], whatever kind it is of. */
static bool
read_figure(struct reader *r, size_t at, struct draft *d)
{
	/* 正月, 上世纪: only a date or rank begins with a character that is no numeral. */
	if (!starts_numeral(r->text, at))
		return (grammar_begins(r->text, at) && read_date(r, at, d)) || read_ordinal(r, at, d) || read_half(r, at, d);
	if ((is_digit(r->text, at) && read_code(r, at, d)) || read_date(r, at, d) || read_time(r, at, d))
		return true;
	if (!read_amount(r, at, d))
		return false;
	if (!draft_is_quoted_name(r, d) && draft_is_inside_name(r, d))
		d->kind = FIGURE_NAME;
	return true;
}

/* A set phrase as a figure. false: it is none to be shown. */
static bool
read_phrase(struct reader *r, const struct word *w, size_t start, struct draft *d)
{
	*d = (struct draft){ .start = start, .end = start + word_text(w).n };
	switch (w->class) {
	case WORD_PERIOD:
		return read_period(r, w, start, d);
	case WORD_FIXED:
		d->kind = w->kind;
		d->word = w;
		if (!str_eq(word_code(w), STR("-")))
			*(d->kind == FIGURE_FRACTION ? &d->code : &d->unit) = word_code(w);
		d->low = word_factor(w);
		d->high = word_divisor(w);
		d->is_range = dec_cmp(d->low, d->high) != 0;
		d->has_value = !d->is_range;
		d->value = d->low;
		d->place = d->top = -d->low.scale;
		d->exact = d->kind == FIGURE_ORDINAL;
		return true;
	case WORD_CODE:
		d->kind = FIGURE_CODE;
		return true;
	case WORD_NAME:
		d->kind = FIGURE_NAME;
		return r->all;
	default:
		d->kind = FIGURE_IDIOM;
		return r->all;
	}
}

/* A service number such as 110 stands alone: no digit, letter or unit at it, and in no cell of a table. */
static bool
code_stands(struct reader *r, const struct word *w, size_t start, const struct draft *other, bool found)
{
	size_t end = start + word_text(w).n;
	char before = start > 0 ? r->text.p[start - 1] : ' ', after = end < r->text.n ? r->text.p[end] : ' ';

	if (before == '\t' || after == '\t' || (end + 1 < r->text.n && after == ' ' && r->text.p[end + 1] == ' '))
		return false;
	return !is_digit(r->text, end) && !is_word(r->text, end) && !(start > 0 && is_word(r->text, start - 1)) && before != '.' && !(after == '/' && is_digit(r->text, end + 1)) && !(before >= '0' && before <= '9') &&
	    !(after == '.' && is_digit(r->text, end + 1)) && !(found && other->end > end);
}

/* 上月球, 光明日报: the last character before at begins another word; 今天下午: not where one begins behind it. */
static bool
runs_on(struct reader *r, size_t at)
{
	size_t n = char_size_before(r->text, at), behind;
	const struct word *w = lexicon_match(r->lex, r->text, at - n, WORDS(PLAIN));

	return w != NULL && word_text(w).n > n &&
	    (lexicon_term(r->lex, r->text, at, &behind) == NULL || behind < word_text(w).n);
}

/* 最大半径: does another phrase begin inside the one from start to end, at its numeral, and reach behind it? */
static bool
is_cut(struct reader *r, size_t start, size_t at, size_t end)
{
	size_t other = at;
	const struct word *w = start < at ? lexicon_phrase(r->lex, r->text, at, at, &other) : NULL;

	return w != NULL && other + word_text(w).n > end;
}

/* 去年底, 上周末: a part of the period follows. */
static bool
part_follows(struct str text, size_t at)
{
	return text_at(text, at, STR("末")) || text_at(text, at, STR("底")) || text_at(text, at, STR("初"));
}

/* 马上一年: the first character of what begins at at ends another word. */
static bool
runs_in(struct reader *r, size_t at)
{
	size_t end = at + char_size(r->text, at);
	const struct word *w = at == 0 ? NULL : lexicon_match_back(r->lex, r->text, r->floor, end, WORDS(PLAIN));

	return w != NULL && word_text(w).n > end - at;
}

/* 广东三省 holds no 东三省, 养老三项 no 老三: does a longer word end inside the phrase that begins at start? */
static const struct term_kind *
cut_word(struct reader *r, size_t start)
{
	size_t first = char_size(r->text, start), n;
	const struct term_kind *k = lexicon_term_back(r->lex, r->text, r->floor, start + first, &n);

	return k != NULL && n > first ? k : NULL;
}

/* Is a name that begins in front of the numeral none: 东三省 of 广东三省, 老三 of 养老三项? */
static bool
name_is_cut(struct reader *r, const struct word *w, size_t start, const struct draft *d)
{
	const struct term_kind *k;

	if (d->end < start + word_text(w).n || (k = cut_word(r, start)) == NULL)
		return false;
	return d->end == start + word_text(w).n ? k->flags & FLAG(PLACE) : w->class == WORD_NAME && d->word != NULL;
}

/*
 * What begins at the candidate text[at]: the longer of set phrase and figure,
 * the phrase where it begins in front of the numeral and holds it (这一天, but not
 * 这一百斤).  Returns where to go on.
 */
static size_t
read_candidate(struct collector *c, struct reader *r, size_t at)
{
	struct draft d, phrase;
	size_t start = at, next;
	const struct word *w = lexicon_phrase(r->lex, r->text, r->floor, at, &start);
	int month = r->month_before;
	bool found, weekday, each = false;

	/* 3月31日前年满18岁: 前 is of the date. */
	if (w != NULL && w->class == WORD_PERIOD && start == r->date_end && text_at(r->text, start, STR("前")))
		w = NULL;
	if (w != NULL && w->class == WORD_PERIOD && word_code(w).p[0] != 'L' &&
	    ((runs_on(r, start + word_text(w).n) && !part_follows(r->text, start + word_text(w).n)) || runs_in(r, start)))
		w = NULL;
	if (w != NULL && w->class == WORD_PERIOD) {
		/* 上世纪90年代 is more than 上世纪. */
		found = word_code(w).p[0] != 'L' && read_date(r, at, &d) && d.start == start;
		if (!found || d.end <= start + word_text(w).n)
			found = read_phrase(r, w, start, &d);
		w = NULL;
	} else {
		found = read_figure(r, at, &d);
		if (found && d.start < r->floor)
			found = false;
	}
	weekday = w != NULL && w->class == WORD_IDIOM && start < at && weekday_in_week(r->text, start, start + word_text(w).n, &each);
	if (weekday && each && found && d.start == at && weekday_counts_after_all(r, &d))
		w = NULL;
	if (w != NULL && w->class == WORD_FIXED && is_cut(r, start, at, start + word_text(w).n))
		w = NULL;
	if (w != NULL && w->class == WORD_CODE && !code_stands(r, w, start, &d, found))
		w = NULL;
	if (w != NULL && found && (w->class == WORD_NAME || w->class == WORD_IDIOM) &&
	    ((d.end == start + word_text(w).n && draft_counts_after_all(r, &d, start)) || (start < at && name_is_cut(r, w, start, &d))))
		w = NULL;
	if (w != NULL && (!found || d.end <= start + word_text(w).n ||
	    (start < at && d.start >= start && d.numeral.end <= start + word_text(w).n) ||
	    (start < at && d.numeral.form == NUMERAL_DIGITS && d.numeral.digits == 2) ||
	    (d.kind == FIGURE_COUNT && d.numeral.form == NUMERAL_DIGITS && d.numeral.end == start + word_text(w).n))) {
		r->month_before = month;
		found = read_phrase(r, w, start, &phrase);
		d = phrase;
		next = start + word_text(w).n;
		if (weekday)
			next = d.end = weekday_row_end(r, next);
		if (!found)
			r->floor = next;
	} else if (found) {
		next = d.end;
	} else {
		next = at + char_size(r->text, at);
		while (is_digit(r->text, at) && is_digit(r->text, next))
			next++;
	}
	if (!found)
		return next;
	if (!figure_kind_is_none(d.kind) || r->all)
		collector_add_draft(c, r, &d);
	if (d.kind == FIGURE_ORDINAL) {
		r->ordinal_end = d.end;
		r->ordinal_unit = d.unit;
		r->ordinal_value = d.has_value ? d.value : DEC_ZERO;
	}
	r->floor = d.end;
	return d.end > at ? d.end : next;
}

/* ---- paragraphs ---- */

/* Does a label of the paragraph begin at or in front of its folded text[at]? */
static bool
label_before(const struct collector *c, const struct para *para, size_t label, size_t at)
{
	if (label >= c->doc->nlabels || c->doc->labels[label].start >= para->end)
		return false;
	return at >= c->fold.text.n || c->doc->labels[label].start <= fold_original(&c->fold, at);
}

/* The paragraph folded, with the places noted where a figure may begin. */
static struct fold
fold_para(struct collector *c, struct reader *r, const struct para *para)
{
	struct fold plain = fold_text_noting(c->arena, c->doc->text, para->start, para->end, r->starts), fold;

	if (c->folds != NULL)
		c->folds[c->para] = plain;
	fold = numeral_lookalikes(r->lex, c->arena, numeral_squeeze(c->arena, plain));
	if (fold.text.p != plain.text.p)
		fold_note(c->arena, &fold, r->starts);
	return fold;
}

static void
read_para(struct collector *c, struct reader *r, const struct para *para, size_t *label)
{
	const struct doc *doc = c->doc;
	size_t at = 0, candidate = 0;

	c->fold = fold_para(c, r, para);
	r->text = c->fold.text;
	r->floor = 0;
	r->month_before = r->year_before = r->century = 0;
	r->ordinal_end = r->year_end = r->score_end = 0;
	r->spoken_year = r->sentence_year = 0;
	r->daypart = NULL;
	r->subject = r->whole = (struct str){ NULL, 0 };
	r->number_start = r->number_end = r->date_start = r->date_end = 0;
	r->date_first = r->date_last = 0;
	for (;;) {
		while (candidate < c->fold.nnoted && c->fold.noted[candidate] < at)
			candidate++;
		at = candidate < c->fold.nnoted ? c->fold.noted[candidate] : r->text.n;
		/* Labels in front of the candidate, or over it. */
		while (label_before(c, para, *label, at)) {
			const struct label *l = &doc->labels[(*label)++];
			size_t end = fold_folded(&c->fold, l->end);

			if (c->n > 0 && c->figures[c->n - 1].end > l->start)
				continue;
			collector_add_label(c, l);
			r->floor = end;
			if (at < end)
				at = end;
		}
		if (at < r->text.n && at < r->floor) {
			at = r->floor;
			continue;
		}
		if (at >= r->text.n)
			break;
		at = read_candidate(c, r, at);
	}
}

static void
take_edition(struct article *article, struct reader *r, const struct recognise_options *options)
{
	long days;

	article->edition = options->no_edition ? (struct str){ NULL, 0 } :
	    options->edition.n ? options->edition : article->doc.edition;
	if (article->edition.n && calendar_parse(article->edition, &days))
		calendar_date(days, &r->year, &r->month, &r->day);
}

/* ---- blocks of paragraphs, which may be read side by side: nothing goes from one to the next ---- */

/* Bytes of text at least in a block that another thread takes. */
enum { BLOCK_MIN = 64 * 1024 };

struct reading {
	struct article *article;
	struct arena *arena;	/* the article's */
	const struct reader *reader;	/* as it begins each block */
	struct grammar *grammar;
	size_t bytes;		/* of text in a block */
	size_t next;		/* paragraph that the next block begins with */
	size_t cap;		/* there is room for so many figures in the article */
	size_t trouble;
	struct block {
		size_t from, to;	/* paragraphs */
		struct arena arena;	/* of what its figures point to */
		struct arena list;	/* of the array of them */
		struct figure *figures;
		size_t n, trouble;
	} *slots;
};

/* The first label of a paragraph or one behind it. */
static size_t
first_label(const struct doc *doc, size_t para)
{
	size_t low = 0, high = doc->nlabels;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (doc->labels[mid].start < doc->paras[para].start)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* The last line that begins at an offset or before it. */
static size_t
line_of(const struct doc *doc, size_t at)
{
	size_t low = 0, high = doc->nlines;

	while (low + 1 < high) {
		size_t mid = low + (high - low) / 2;

		if (doc->lines[mid] <= at)
			low = mid;
		else
			high = mid;
	}
	return low;
}

/* The next whole paragraphs. */
static bool
take_block(void *context, size_t slot)
{
	struct reading *reading = context;
	const struct doc *doc = &reading->article->doc;
	struct block *b = &reading->slots[slot];
	size_t to = reading->next;

	if (to == doc->nparas)
		return false;
	b->from = to++;
	while (to < doc->nparas && doc->paras[to].start - doc->paras[b->from].start < reading->bytes)
		to++;
	b->to = reading->next = to;
	return true;
}

static void
read_block(void *context, size_t slot)
{
	const struct reading *reading = context;
	const struct doc *doc = &reading->article->doc;
	struct block *b = &reading->slots[slot];
	const struct para *first = &doc->paras[b->from];
	struct collector c = { .arena = &b->arena, .list = &b->list, .doc = doc,
		.folds = reading->article->folds, .column = 1 };
	struct reader r = *reading->reader;
	size_t label = first_label(doc, b->from), bytes = doc->paras[b->to - 1].end - first->start;

	/* About as many figures as there are. */
	collector_reserve(&c, bytes / 64 + 1);
	c.line = line_of(doc, first->start);
	c.offset = doc->lines[c.line];
	c.sentence = first->first_sentence;
	r.arena = &b->arena;
	r.trouble = &b->trouble;
	r.grammar = grammar_matcher_new(reading->grammar);
	for (c.para = b->from; c.para < b->to; c.para++)
		read_para(&c, &r, &doc->paras[c.para], &label);
	grammar_matcher_free(r.grammar);
	b->figures = c.figures;
	b->n = c.n;
}

static void
make_room(struct reading *reading, size_t n)
{
	struct article *a = reading->article;
	size_t usual = a->doc.text.n / 64 + 1;
	struct figure *figures;

	if (n <= reading->cap)
		return;
	reading->cap = n < usual ? usual : 2 * n;
	figures = arena_bytes(reading->arena, reading->cap * sizeof *figures);
	if (a->nfigures > 0)
		memcpy(figures, a->figures, a->nfigures * sizeof *figures);
	a->figures = figures;
}

/* The block's figures go behind the article's. */
static void
join_block(void *context, size_t slot)
{
	struct reading *reading = context;
	struct article *a = reading->article;
	struct block *b = &reading->slots[slot];

	if (b->to - b->from == a->doc.nparas) {
		a->figures = b->figures;
		arena_adopt(reading->arena, &b->list);
	} else if (b->n > 0) {
		make_room(reading, a->nfigures + b->n);
		memcpy(a->figures + a->nfigures, b->figures, b->n * sizeof *b->figures);
	}
	a->nfigures += b->n;
	arena_reset(&b->list);
	arena_adopt(reading->arena, &b->arena);
	reading->trouble += b->trouble;
	b->trouble = 0;
}

void
recognise_figures(const struct recogniser *rec, struct arena *arena, struct article *article,
    struct str money, const struct recognise_options *options, size_t *trouble)
{
	static const struct pipeline pipeline = { take_block, read_block, join_block };
	struct reader r = { .lex = rec->lex, .starts = &rec->starts, .all = options->all, .money = money };
	struct reading reading = { .article = article, .arena = arena, .reader = &r, .grammar = rec->grammar,
		.bytes = options->threads > 1 ? BLOCK_MIN : SIZE_MAX };
	unsigned threads = article->doc.text.n > BLOCK_MIN ? options->threads : 1;
	size_t nslots = pipeline_slots(threads);

	reading.slots = ARENA_NEW(arena, struct block, nslots);
	take_edition(article, &r, options);
	pipeline_run(&pipeline, threads, &reading);
	for (size_t i = 0; i < nslots; i++)
		arena_release(&reading.slots[i].list);
	*trouble += reading.trouble;
}

struct article
recognise(const struct recogniser *rec, struct arena *arena, struct str name, struct str text,
    const struct recognise_options *options, size_t *trouble)
{
	struct article article = { .name = name, .doc = doc_segment_on(arena, text, options->threads) };

	article.folds = arena_bytes(arena, article.doc.nparas * sizeof *article.folds);
	recognise_figures(rec, arena, &article, home_currency(rec->lex, arena, text), options, trouble);
	return article;
}
