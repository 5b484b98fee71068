#include <stdlib.h>

#include "base/parallel.h"
#include "base/calendar.h"
#include "figure/collect.h"
#include "figure/squeeze.h"
#include "text/utf8.h"

struct recogniser {
	const struct lexicon *lex;
	struct grammar *grammar;
	uint64_t stops[FOLD_WORDS];
	struct fold_set starts;		/* what a figure may begin with */
};

struct recogniser *
recogniser_new(void)
{
	struct recogniser *rec = mem_alloc(sizeof *rec);

	rec->lex = &lexicon_built_in;
	rec->grammar = grammar_new(rec->lex);
	rec->starts = fold_set_make(rec->stops, lexicon_candidates(rec->lex), NUMERAL_MARKS);
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

/* ---- paragraphs ---- */

/* Where a label begins in the paragraph's folded text; SIZE_MAX: it is of no paragraph so far. */
static size_t
label_at(const struct collector *c, const struct para *para, size_t label)
{
	if (label >= c->doc->nlabels || c->doc->labels[label].start >= para->end)
		return SIZE_MAX;
	return fold_folded(&c->fold, c->doc->labels[label].start);
}

/* The paragraph folded, with the places noted where a figure may begin. */
static void
fold_para(struct collector *c, struct reader *r, const struct para *para)
{
	struct fold *fold = &c->fold;
	const char *plain;

	*fold = fold_text_noting(c->passing, c->doc->text, para->start, para->end, r->starts, &c->starts);
	if (c->folds != NULL)
		c->folds[c->para] = *fold;
	plain = fold->text.p;
	if (fold->spaced)
		*fold = numeral_squeeze(c->passing, *fold);
	if (fold->marked)
		*fold = numeral_lookalikes(r->lex, c->passing, *fold);
	if (fold->text.p != plain)
		fold_note(fold, r->starts, &c->starts);
}

/* The first candidate at text[at] or behind it.  How many a figure holds could not be foretold: they are counted without a jump. */
static const uint32_t *
next_candidate(const uint32_t *candidate, size_t at)
{
	int passed;

	do {
		passed = 0;
		for (int i = 0; i < NOTES_ENDS; i++)
			passed += candidate[i] < (uint32_t)at;
		candidate += passed;
	} while (passed == NOTES_ENDS);
	return candidate;
}

static void
read_para(struct collector *c, struct reader *r, const struct para *para, size_t *label)
{
	const struct doc *doc = c->doc;
	const uint32_t *candidate;
	size_t at = 0, next_label;

	fold_para(c, r, para);
	r->passed += r->text.n + 1;
	r->text = c->fold.text;
	r->line = str_sub(c->doc->text, para->start, para->end);
	r->floor = 0;
	r->month_before = r->month_year = r->year_before = r->century = 0;
	r->ordinal_end = r->year_end = r->score_end = 0;
	r->spoken_year = r->sentence_year = 0;
	r->daypart = NULL;
	r->subject = r->whole = (struct str){ NULL, 0 };
	r->row_read = false;
	r->nrecent = r->series_at = r->series_n = 0;
	r->number_start = r->number_end = r->noun_end = r->date_start = r->date_end = 0;
	r->date_first = r->date_last = 0;
	candidate = c->starts.list;
	next_label = label_at(c, para, *label);
	for (;;) {
		candidate = next_candidate(candidate, at);
		at = *candidate;
		/* Labels in front of the candidate, or over it. */
		while (next_label <= at) {
			const struct label *l = &doc->labels[(*label)++];
			size_t end = fold_folded(&c->fold, l->end);

			next_label = label_at(c, para, *label);
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

/* Folds are kept, if at all, of paragraphs in which something was found: the next one may stand where this stood, in the cache. */
static void
forget_para(struct collector *c, struct arena before)
{
	arena_return(c->passing, before);
	if (c->folds != NULL)
		c->folds[c->para] = (struct fold){ .nsteps = 0 };
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
		struct arena own;	/* of what its figures point to */
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

/* One block is the whole article: all that it needs is the article's at once. */
static bool
is_whole(const struct reading *reading, const struct block *b)
{
	return b->to - b->from == reading->article->doc.nparas;
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

/*
 * For as many figures as so much text mostly has, and in a long one some thousands more, for a dense table: room
 * that is never used costs nothing there, but an array that grows leaves its old places behind.
 */
static size_t
room_for(size_t bytes)
{
	enum { FEW = 8, DENSE = 4096 };

	return bytes / 64 + (bytes < BLOCK_MIN ? FEW : DENSE);
}

static void
read_block(void *context, size_t slot)
{
	const struct reading *reading = context;
	const struct doc *doc = &reading->article->doc;
	struct block *b = &reading->slots[slot];
	const struct para *first = &doc->paras[b->from];
	bool whole = is_whole(reading, b);
	struct arena *arena = whole ? reading->arena : &b->own;
	struct collector c = { .arena = arena, .list = whole ? arena : &b->list, .doc = doc,
		.folds = reading->article->folds, .column = 1 };
	struct arena passing;
	struct reader r = *reading->reader;
	size_t label = first_label(doc, b->from), bytes = doc->paras[b->to - 1].end - first->start;

	arena_init(&passing);
	(void)arena_room(&passing, 1);	/* a first block, to which each paragraph returns */
	c.passing = c.folds != NULL ? arena : &passing;
	collector_reserve(&c, room_for(bytes));
	c.line = line_of(doc, first->start);
	c.offset = doc->lines[c.line];
	c.sentence = first->first_sentence;
	r.arena = arena;
	r.trouble = &b->trouble;
	r.grammar = grammar_matcher_new(reading->grammar);
	for (c.para = b->from; c.para < b->to; c.para++) {
		struct arena before = *c.passing;
		size_t n = c.n;

		read_para(&c, &r, &doc->paras[c.para], &label);
		if (c.folds == NULL || c.n == n)
			forget_para(&c, before);
	}
	grammar_matcher_free(r.grammar);
	arena_release(&passing);
	free(c.starts.list);
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

	if (is_whole(reading, b)) {
		a->figures = b->figures;
	} else if (b->n > 0) {
		make_room(reading, a->nfigures + b->n);
		memcpy(a->figures + a->nfigures, b->figures, b->n * sizeof *b->figures);
	}
	a->nfigures += b->n;
	arena_reset(&b->list);
	arena_adopt(reading->arena, &b->own);
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
