/* The shape series: the labels of one level, which count 1, 2, 3, ... */
#include <stdlib.h>

#include "rule/form.h"

/* A label and, with its style, what its run is told by. */
struct entry {
	const struct label *label;
	size_t figure;
	uint32_t scope, level;
};

static int
by_run(const void *x, const void *y)
{
	const struct entry *a = x, *b = y;

	if (a->scope != b->scope)
		return a->scope < b->scope ? -1 : 1;
	if (a->level != b->level)
		return a->level < b->level ? -1 : 1;
	if (a->label->style != b->label->style)
		return a->label->style < b->label->style ? -1 : 1;
	return (a->label->start > b->label->start) - (a->label->start < b->label->start);
}

static bool
is_markdown(uint32_t heading)
{
	return heading > 0 && heading < 7;
}

/* The heading that a Markdown heading stands under: index + 1, or 0. */
static uint32_t
parent_of(const uint32_t *last_of_level, uint32_t level)
{
	uint32_t parent = 0;

	for (uint32_t l = 1; l < level; l++)
		if (last_of_level[l] > parent)
			parent = last_of_level[l];
	return parent;
}

enum { IN_PARAGRAPH = 0x40000000 };	/* scopes from here on: in paragraphs; below: under headings */
enum { STYLES = 64 };	/* more than there are in enum label_style */

/*
 * Which labels share their paragraph with another of their style: a run inside a
 * paragraph stays in it.
 */
static bool *
mark_shared(struct arena *arena, const struct doc *doc)
{
	size_t last[STYLES] = { 0 };	/* of this style: index + 1 */
	bool *shared = ARENA_NEW(arena, bool, doc->nlabels);

	for (size_t i = 0; i < doc->nlabels; i++) {
		size_t *before = &last[doc->labels[i].style % STYLES];

		if (*before > 0 && doc->labels[*before - 1].para == doc->labels[i].para)
			shared[i] = shared[*before - 1] = true;
		*before = i + 1;
	}
	return shared;
}

/* The figure of each label; nfigures: it is not among the facts. */
static size_t *
find_figures(struct engine *e)
{
	const struct article *article = e->article;
	size_t *figures = ARENA_NEW(e->scratch, size_t, article->doc.nlabels), figure = 0;

	for (size_t i = 0; i < article->doc.nlabels; i++) {
		size_t start = article->doc.labels[i].start;

		while (figure < article->nfigures && article->figures[figure].start < start)
			figure++;
		figures[i] = figure < article->nfigures && article->figures[figure].start == start ?
		    figure : article->nfigures;
	}
	return figures;
}

/* The labels that the series is of, with their runs' keys. */
static size_t
collect(struct engine *e, enum series series, const size_t *figures, struct entry *entries)
{
	const struct doc *doc = &e->article->doc;
	uint32_t last_of_level[8] = { 0 };
	bool *shared = mark_shared(e->scratch, doc);
	size_t n = 0, para = 0;

	for (size_t i = 0; i < doc->nlabels; i++) {
		const struct label *l = &doc->labels[i];
		const struct para *p = &doc->paras[l->para];

		for (; para <= l->para; para++)
			if (doc->paras[para].heading > 0 && doc->paras[para].heading < 8)
				last_of_level[doc->paras[para].heading] = (uint32_t)para + 1;
		if (figures[i] == e->article->nfigures)
			continue;
		/* A line that is a heading by its label alone counts with the items of its style. */
		if (is_markdown(p->heading) != (series == SERIES_HEADINGS))
			continue;
		entries[n++] = (struct entry){ l, figures[i],
			series == SERIES_HEADINGS ? parent_of(last_of_level, p->heading) :
			shared[i] || l->start != p->start ? IN_PARAGRAPH + l->para : parent_of(last_of_level, 7),
			series == SERIES_HEADINGS ? p->heading : 0 };
	}
	return n;
}

/* One run: count its numbers and judge. */
static void
judge_run(struct engine *e, const struct form *f, const struct entry *run, size_t n)
{
	struct binding b[FORM_NAMES] = { 0 };
	unsigned char *seen = ARENA_NEW(e->scratch, unsigned char, n + 1);
	size_t distinct = 0, odd = n;
	uint32_t least = run[0].label->number, greatest = least;
	enum verdict verdict;

	for (size_t i = 0; i < n; i++) {
		uint32_t k = run[i].label->number;
		bool again = k <= n && seen[k];

		if (k < least)
			least = k;
		if (k > greatest)
			greatest = k;
		if (k <= n)
			seen[k] = 1;
		distinct += !again;
		if (odd == n && (again || k > n || k == 0))
			odd = i;
	}
	b[SERIES_LABEL] = (struct binding){ .type = BOUND_FIGURE, .figure = run[odd < n ? odd : 0].figure };
	b[SERIES_COUNT] = (struct binding){ .type = BOUND_NUMBER, .number = dec_int((long long)n) };
	b[SERIES_DISTINCT] = (struct binding){ .type = BOUND_NUMBER, .number = dec_int((long long)distinct) };
	b[SERIES_LEAST] = (struct binding){ .type = BOUND_NUMBER, .number = dec_int(least) };
	b[SERIES_GREATEST] = (struct binding){ .type = BOUND_NUMBER, .number = dec_int(greatest) };
	for (least = 1; least <= n && seen[least]; least++)
		;
	b[SERIES_MISSING] = (struct binding){ .type = BOUND_NUMBER, .number = dec_int(least) };
	b[SERIES_SPAN] = (struct binding){ .type = BOUND_STRETCH,
		.start = run[0].label->start, .end = run[n - 1].label->end };
	if (engine_verdict(e->options, engine_judge(e, f, b), &verdict)) {
		const struct figure *g = &e->article->figures[b[SERIES_LABEL].figure];
		size_t *figures = ARENA_NEW(e->scratch, size_t, n);

		for (size_t i = 0; i < n; i++)
			figures[i] = run[i].figure;
		engine_report(e, f, b, verdict, g->start, g->end, figures, n);
	}
}

void
engine_series(struct engine *e)
{
	const struct doc *doc = &e->article->doc;
	const size_t *figures = NULL;

	for (size_t i = 0; i < e->rule->nforms; i++) {
		const struct form *f = &e->rule->forms[i];
		struct entry *entries;
		size_t n, start = 0;

		if (f->shape != SHAPE_SERIES)
			continue;
		if (figures == NULL)
			figures = find_figures(e);
		entries = ARENA_NEW(e->scratch, struct entry, doc->nlabels);
		n = collect(e, f->series, figures, entries);
		qsort(entries, n, sizeof entries[0], by_run);
		for (size_t k = 1; k <= n; k++) {
			bool same = k < n && entries[k].scope == entries[start].scope &&
			    entries[k].level == entries[start].level &&
			    entries[k].label->style == entries[start].label->style;
			/* Counting begins anew: but a Markdown chapter has a heading of its own. */
			bool anew = same && entries[k].label->number == 1 && entries[k].level == 0;

			if (same && !anew)
				continue;
			judge_run(e, f, &entries[start], k - start);
			start = k;
		}
	}
}
