/* An article judged by all rules, on several threads where it is long; the order of the findings. */
#include <stdlib.h>

#include "base/parallel.h"
#include "rule/form.h"

/* Figures at least of the paragraphs in a portion. */
enum { PORTION = 1000 };

/*
 * The work on an article in portions that share nothing but what they read: first some
 * paragraphs each, for all that looks at a sentence or a figure; then one rule each, for
 * what looks at the whole document.
 */
struct portion {
	size_t from, to;	/* paragraphs; none: */
	size_t first, last;	/* their figures */
	struct members *members;	/* found among these, of each of the work's pairs */
	const struct rule *rule;
	struct arena arena;	/* of what its findings and members point to */
	struct findings findings;
};

struct tries {
	struct tried *list;
	size_t n, cap;
};

struct work {
	const struct rules *rules;
	struct regexes *regexes;	/* of the rules */
	const struct article *article;
	const struct check_options *options;
	struct tries each, pairs;	/* the forms of these shapes */
	struct portion *portions;
	size_t n, cap;
	size_t nparts;		/* portions of paragraphs, which come first */
};

static bool
is_tried(const struct check_options *options, const struct rule *rule)
{
	return rule->enabled && rule->severity >= options->severity;
}

/* Every rule over the skeleton of each of the paragraphs. */
static void
check_paragraphs(struct engine *e, const struct portion *portion)
{
	const struct article *article = e->article;
	struct skeleton skeleton;
	size_t figure = portion->first;

	for (size_t p = portion->from; p < portion->to && figure < article->nfigures; p++) {
		size_t first = figure;

		while (figure < article->nfigures && article->figures[figure].para == p)
			figure++;
		if (figure == first)
			continue;
		skeleton = skeleton_make(e->scratch, article, p, first, figure - first);
		e->scope.skeleton = &skeleton;
		engine_match_prepare(e, p);
		engine_ledger_prepare(e);
		for (size_t i = 0; i < e->rules->n; i++) {
			e->rule = &e->rules->list[i];
			if (!is_tried(e->options, e->rule))
				continue;
			engine_match(e, p);
			engine_ledger(e, p);
		}
		arena_reset(e->scratch);
	}
	e->scope.skeleton = NULL;
}

/* What looks at one figure: all of it for one figure after the other, while this is at hand. */
static void
check_figures(struct engine *e, const struct work *w, struct portion *portion)
{
	for (size_t k = portion->first; k < portion->last; k++) {
		for (size_t i = 0; i < w->each.n; i++)
			engine_each(e, &w->each.list[i], k);
		for (size_t i = 0; i < w->pairs.n; i++)
			engine_pair_collect(e, w->pairs.list[i].form, k, &portion->members[i]);
	}
}

/* The groups of the i-th pair over the whole document. */
static void
check_pair(struct engine *e, const struct work *w, size_t i)
{
	struct members all = { 0 };

	for (size_t k = 0; k < w->nparts; k++) {
		const struct members *m = &w->portions[k].members[i];

		for (size_t j = 0; j < m->n; j++)
			*ARRAY_PUSH(all.list, all.n, all.cap) = m->list[j];
	}
	engine_pair(e, &w->pairs.list[i], all.list, all.n);
	free(all.list);
}

/* What looks at the pairs, labels and tables of the whole document. */
static void
check_document(struct engine *e, const struct work *w, const struct rule *rule)
{
	for (size_t i = 0; i < w->pairs.n; i++)
		if (w->pairs.list[i].rule == rule)
			check_pair(e, w, i);
	e->rule = rule;
	engine_series(e);
	engine_table(e);
}

/* An engine with what it works with. */
struct workplace {
	struct engine engine;
	struct matcher matcher;
	struct folds folds;
	struct arena scratch, judging;
};

static struct engine *
workplace_init(struct workplace *p, const struct work *w, struct arena *arena, struct findings *findings)
{
	matcher_init(&p->matcher, w->regexes);
	arena_init(&p->scratch);
	arena_init(&p->judging);
	folds_init(&p->folds);
	p->engine = (struct engine){ .rules = w->rules, .options = w->options, .article = w->article,
		.arena = arena, .scratch = &p->scratch, .findings = findings };
	p->engine.scope = (struct scope){ .article = w->article,
		.lexicon = recogniser_lexicon(w->rules->recogniser), .words = &w->rules->words,
		.matcher = &p->matcher, .arena = &p->judging, .folds = &p->folds };
	return &p->engine;
}

static void
workplace_release(struct workplace *p)
{
	free(p->engine.keys.list);
	free(p->engine.scopes.list);
	buf_release(&p->engine.key);
	folds_release(&p->folds);
	arena_release(&p->judging);
	arena_release(&p->scratch);
	matcher_release(&p->matcher);
}

static void
do_portion(void *context, size_t i)
{
	const struct work *w = context;
	struct portion *portion = &w->portions[i];
	struct workplace place;
	struct engine *e = workplace_init(&place, w, &portion->arena, &portion->findings);

	if (portion->rule != NULL) {
		check_document(e, w, portion->rule);
	} else {
		check_paragraphs(e, portion);
		check_figures(e, w, portion);
	}
	portion->findings.trouble += place.matcher.trouble;
	workplace_release(&place);
}

/* Those of rules come behind those of paragraphs. */
static void
do_rule(void *context, size_t i)
{
	const struct work *w = context;

	do_portion(context, w->nparts + i);
}

static struct portion *
portion_add(struct work *w)
{
	struct portion *p = ARRAY_PUSH(w->portions, w->n, w->cap);

	*p = (struct portion){ 0 };
	arena_init(&p->arena);
	return p;
}

static void
add_paragraphs(struct work *w)
{
	const struct article *a = w->article;
	size_t from = 0, first = 0;

	for (size_t i = 0; i < a->nfigures; i++) {
		size_t to = i + 1 < a->nfigures ? a->figures[i + 1].para : a->doc.nparas;
		struct portion *p;

		if (to == a->figures[i].para || (i + 1 - first < PORTION && i + 1 < a->nfigures))
			continue;
		p = portion_add(w);
		p->from = from;
		p->to = to;
		p->first = first;
		p->last = i + 1;
		p->members = ARENA_NEW(&p->arena, struct members, w->pairs.n);
		from = to;
		first = i + 1;
	}
	w->nparts = w->n;
}

static bool
has_shape(const struct rule *rule, enum shape shape)
{
	for (size_t i = 0; i < rule->nforms; i++)
		if (rule->forms[i].shape == shape)
			return true;
	return false;
}

/* Does a form of the rule keep figures for the articles that follow?  Then they are kept in order. */
static bool
keeps(const struct rule *rule)
{
	for (size_t i = 0; i < rule->nforms; i++)
		if (rule->forms[i].whole_edition)
			return true;
	return false;
}

static void
add_rules(struct work *w, bool keeping)
{
	for (size_t i = 0; i < w->rules->n; i++) {
		const struct rule *rule = &w->rules->list[i];

		if (is_tried(w->options, rule) && keeps(rule) == keeping && (has_shape(rule, SHAPE_PAIR) ||
		    has_shape(rule, SHAPE_SERIES) || has_shape(rule, SHAPE_TABLE)))
			portion_add(w)->rule = rule;
	}
}

static void
find_forms(const struct work *w, enum shape shape, struct tries *tries)
{
	for (size_t i = 0; i < w->rules->n; i++) {
		const struct rule *rule = &w->rules->list[i];

		for (size_t k = 0; k < rule->nforms && is_tried(w->options, rule); k++)
			if (rule->forms[k].shape == shape)
				*ARRAY_PUSH(tries->list, tries->n, tries->cap) = (struct tried){ rule, &rule->forms[k] };
	}
}

static void
gather(struct work *w, struct arena *arena, struct findings *findings)
{
	for (size_t i = 0; i < w->n; i++) {
		struct findings *f = &w->portions[i].findings;

		for (size_t k = 0; k < f->n; k++)
			*ARRAY_PUSH(findings->list, findings->n, findings->cap) = f->list[k];
		findings->trouble += f->trouble;
		if (findings->trouble_line == 0)
			findings->trouble_line = f->trouble_line;
		free(f->list);
		for (size_t k = 0; k < w->pairs.n && i < w->nparts; k++)
			free(w->portions[i].members[k].list);
		arena_adopt(arena, &w->portions[i].arena);
	}
	free(w->portions);
	free(w->each.list);
	free(w->pairs.list);
}

/* The rules that look at the whole document, side by side but for those that keep what they find. */
static void
check_whole(struct work *w, unsigned threads)
{
	size_t beside;

	add_rules(w, false);
	beside = w->n;
	add_rules(w, true);
	parallel_for(beside - w->nparts, threads, do_rule, w);
	for (size_t i = beside; i < w->n; i++)
		do_portion(w, i);
}

/* By place, then by rule. */
static int
by_place(const void *x, const void *y)
{
	const struct finding *a = x, *b = y;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return str_cmp(a->rule, b->rule);
}

/*
 * Of the findings of one rule about one figure, as several shapes of a rule make them,
 * those that are wrong; or else one, that something was ok before that it is undecided.
 */
static void
thin_out(struct findings *f, size_t first)
{
	size_t to = first, of = first;	/* of: the first one kept of the figure and rule at hand */

	for (size_t i = first; i < f->n; i++) {
		const struct finding x = f->list[i];
		struct finding *last;

		if (to == of || x.start != f->list[of].start || !str_eq(x.rule, f->list[of].rule)) {
			of = to;
			f->list[to++] = x;
			continue;
		}
		last = &f->list[to - 1];
		if (x.verdict == VERDICT_WRONG && last->verdict == VERDICT_WRONG)
			f->list[to++] = x;
		else if (x.verdict == VERDICT_WRONG || (x.verdict == VERDICT_OK && last->verdict == VERDICT_UNDECIDED))
			*last = x;
	}
	f->n = to;
}

void
rules_check(struct rules *rules, struct arena *arena, const struct article *article,
    const struct check_options *options, struct findings *findings)
{
	struct work w = { .rules = rules, .regexes = &rules->regexes, .article = article, .options = options };
	unsigned threads = article->nfigures < PORTION ? 1 : options->threads;
	size_t before = findings->n;

	rules_prepare(rules);
	if (options->editions != NULL)
		editions_next(options->editions);
	find_forms(&w, SHAPE_EACH, &w.each);
	if (!article->holes)	/* a part of the document does not tell */
		find_forms(&w, SHAPE_PAIR, &w.pairs);
	add_paragraphs(&w);
	parallel_for(w.nparts, threads, do_portion, &w);
	if (!article->holes)
		check_whole(&w, threads);
	gather(&w, arena, findings);
	if (findings->n > before)
		qsort(findings->list + before, findings->n - before, sizeof findings->list[0], by_place);
	if (options->all) {
		struct workplace place;
		struct finding coverage;

		engine_coverage(workplace_init(&place, &w, arena, findings), before, &coverage);
		workplace_release(&place);
		thin_out(findings, before);
		if (article->nfigures > 0)
			*ARRAY_PUSH(findings->list, findings->n, findings->cap) = coverage;
	}
}

void
findings_release(struct findings *f)
{
	free(f->list);
	*f = (struct findings){ 0 };
}
