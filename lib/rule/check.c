/* An article judged by all rules, on several threads where it is long; the order of the findings. */
#include <stdlib.h>

#include "base/parallel.h"
#include "rule/form.h"
#include "rule/region.h"

/* Figures at least of the paragraphs in a portion. */
enum { PORTION = 1000 };

/*
 * The work on an article in portions that share nothing but what they read: some
 * paragraphs each, for all that looks at a sentence or a figure; one rule each, for the
 * labels and tables of the whole document; and when the paragraphs are done, one form of
 * the shape pair each.
 */
struct portion {
	size_t first, last;	/* the paragraphs' figures */
	struct members *members;	/* found among these, of each of the work's pairs */
	struct arena arena;	/* see portion_arena */
	struct findings findings;
};

struct work {
	const struct rules *rules;
	struct regexes *regexes;	/* of the rules */
	const struct article *article;
	const struct check_options *options;
	struct tries match, pairs, ledger;	/* the forms of these shapes */
	struct tries each[FIGURE_KIND_COUNT];	/* those of the shape each that look at a kind */
	struct tries whole;	/* one form each of the rules that have some of the shapes series and table */
	struct portion *portions;	/* nparts of paragraphs, then of the pairs, then of the others */
	size_t n, cap;
	size_t nparts;
	struct arena *arena;	/* of the findings */
	struct workplace *place;	/* of all portions; NULL: each has its own */
};

/* Of what its findings and members point to: where one thread does all, the findings' own. */
static struct arena *
portion_arena(const struct work *w, struct portion *portion)
{
	return w->place != NULL ? w->arena : &portion->arena;
}

static bool
is_tried(const struct check_options *options, const struct rule *rule)
{
	return rule->enabled && rule->severity >= options->severity;
}

/* Every rule over the skeleton of each of the paragraphs. */
static void
check_paragraphs(struct engine *e, const struct work *w, const struct portion *portion)
{
	const struct figure *figures = e->article->figures;

	for (size_t first = portion->first, last = first; first < portion->last; first = last) {
		size_t p = figures[first].para;
		struct skeleton skeleton;

		while (last < portion->last && figures[last].para == p)
			last++;
		skeleton = skeleton_make(e->scratch, e->article, p, first, last - first);
		e->scope.skeleton = &skeleton;
		engine_match_prepare(e, p);
		engine_match(e, &w->match, p);
		engine_ledger_prepare(e);
		for (size_t i = 0; i < w->ledger.n; i++) {
			e->rule = w->ledger.list[i].rule;
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
		enum figure_kind kind = e->article->figures[k].kind;
		const struct tries *each = &w->each[kind];

		for (size_t i = 0; i < each->n; i++)
			engine_each(e, &each->list[i], k);
		for (size_t i = 0; i < w->pairs.n; i++)
			if ((w->pairs.list[i].form->kinds >> kind & 1) != 0)
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

/* An engine with what it works with. */
struct workplace {
	struct engine engine;
	struct matcher matcher;
	struct folds folds;
	struct parts_found parts;
	struct arena scratch, judging;
};

static void
workplace_init(struct workplace *p, const struct work *w)
{
	matcher_init(&p->matcher, w->regexes);
	arena_init(&p->scratch);
	arena_init(&p->judging);
	folds_init(&p->folds);
	p->parts.any = p->parts.lookouts.made = false;
	p->engine = (struct engine){ .rules = w->rules, .options = w->options, .article = w->article, .scratch = &p->scratch };
	p->engine.scope = (struct scope){ .article = w->article,
		.lexicon = recogniser_lexicon(w->rules->recogniser), .words = &w->rules->words,
		.matcher = &p->matcher, .arena = &p->judging, .folds = &p->folds, .parts = &p->parts };
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

/* The i-th portion. */
static void
check_portion(struct engine *e, const struct work *w, size_t i)
{
	struct portion *portion = &w->portions[i];

	e->arena = portion_arena(w, portion);
	e->findings = &portion->findings;
	if (i < w->nparts) {
		check_paragraphs(e, w, portion);
		check_figures(e, w, portion);
	} else if (i < w->nparts + w->pairs.n) {
		check_pair(e, w, i - w->nparts);
	} else {
		e->rule = w->whole.list[i - w->nparts - w->pairs.n].rule;
		engine_series(e);
		engine_table(e);
	}
	portion->findings.trouble += e->scope.matcher->trouble;
	e->scope.matcher->trouble = 0;
	arena_reset(e->scratch);
}

/* Where one thread does all portions, in one place. */
static void
do_portion(const struct work *w, size_t i)
{
	struct workplace place;

	if (w->place != NULL) {
		check_portion(&w->place->engine, w, i);
		return;
	}
	workplace_init(&place, w);
	check_portion(&place.engine, w, i);
	workplace_release(&place);
}

/* Of all but the pairs, those of the whole document first, for they may take long. */
static void
do_first(void *context, size_t i)
{
	const struct work *w = context;

	do_portion(w, i < w->whole.n ? w->nparts + w->pairs.n + i : i - w->whole.n);
}

static void
do_pair(void *context, size_t i)
{
	const struct work *w = context;

	if (!w->pairs.list[i].form->whole_edition)
		do_portion(w, w->nparts + i);
}

static struct portion *
portion_add(struct work *w)
{
	struct portion *p = ARRAY_PUSH(w->portions, w->n, w->cap);

	*p = (struct portion){ 0 };
	arena_init(&p->arena);
	return p;
}

/* Whole paragraphs each. */
static void
add_paragraphs(struct work *w)
{
	const struct figure *figures = w->article->figures;
	size_t n = w->article->nfigures;

	for (size_t first = 0, last; first < n; first = last) {
		struct portion *p = portion_add(w);

		last = n - first > PORTION ? first + PORTION : n;
		while (last < n && figures[last].para == figures[last - 1].para)
			last++;
		p->first = first;
		p->last = last;
		p->members = ARENA_NEW(portion_arena(w, p), struct members, w->pairs.n);
	}
	w->nparts = w->n;
}

/* Is there a use for what the form finds? */
static bool
is_used(const struct work *w, const struct form *form)
{
	if (form->shape == SHAPE_LEDGER)
		return w->options->ledger != NULL;
	return !form->whole_edition || (w->options->editions != NULL && w->article->edition.n > 0);
}

static void
tries_add(struct tries *tries, const struct rule *rule, const struct form *form)
{
	*ARRAY_PUSH(tries->list, tries->n, tries->cap) = (struct tried){ .rule = rule, .form = form };
}

/* The same for what looks at all forms of a rule at once. */
static void
tries_add_rule(struct tries *tries, const struct rule *rule, const struct form *form)
{
	if (tries->n == 0 || tries->list[tries->n - 1].rule != rule)
		tries_add(tries, rule, form);
}

/* For each kind that it looks at. */
static void
tries_add_kinds(struct tries *tries, const struct rule *rule, const struct form *form)
{
	for (int kind = 0; kind < FIGURE_KIND_COUNT; kind++)
		if ((form->kinds >> kind & 1) != 0)
			tries_add(&tries[kind], rule, form);
}

/* Where the patterns are in the sieve. */
static void
tries_place(struct tries *tries, const struct sieve *sieve)
{
	for (size_t i = tries->n; i-- > 0;) {
		struct tried *t = &tries->list[i], *next = t + 1;

		t->place = sieve->places[t->form->pattern.number];
		t->bits = t->place.last;
		t->behind = i + 1;
		if (i + 1 < tries->n && next->place.number == t->place.number) {
			t->bits |= next->bits;
			t->behind = next->behind;
		}
	}
}

static void
find_forms(struct work *w)
{
	bool whole = !w->article->holes;	/* a part of the document does not tell */

	for (size_t i = 0; i < w->rules->n; i++) {
		const struct rule *rule = &w->rules->list[i];

		for (size_t k = 0; k < rule->nforms && is_tried(w->options, rule); k++) {
			const struct form *f = &rule->forms[k];

			if (!is_used(w, f))
				continue;
			if (f->shape == SHAPE_MATCH)
				tries_add(&w->match, rule, f);
			else if (f->shape == SHAPE_EACH)
				tries_add_kinds(w->each, rule, f);
			else if (f->shape == SHAPE_LEDGER)
				tries_add_rule(&w->ledger, rule, f);
			else if (f->shape == SHAPE_PAIR && whole)
				tries_add(&w->pairs, rule, f);
			else if (whole)
				tries_add_rule(&w->whole, rule, f);
		}
	}
	tries_place(&w->match, w->rules->sieve);
}

/*
 * The comparisons of pairs side by side, but for those that keep what they find for the
 * articles that follow, in order.
 */
static void
check_pairs(struct work *w, unsigned threads)
{
	parallel_for(w->pairs.n, threads, do_pair, w);
	for (size_t i = 0; i < w->pairs.n; i++)
		if (w->pairs.list[i].form->whole_edition)
			do_portion(w, w->nparts + i);
}

static void
gather(struct work *w, struct findings *findings)
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
		arena_adopt(w->arena, &w->portions[i].arena);
	}
	free(w->portions);
	free(w->match.list);
	for (int kind = 0; kind < FIGURE_KIND_COUNT; kind++)
		free(w->each[kind].list);
	free(w->pairs.list);
	free(w->ledger.list);
	free(w->whole.list);
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
	struct work w = { .rules = rules, .regexes = &rules->regexes, .article = article, .options = options, .arena = arena };
	unsigned threads = article->nfigures < PORTION ? 1 : options->threads;
	size_t before = findings->n;
	struct workplace place;

	rules_prepare(rules);
	if (options->editions != NULL)
		editions_next(options->editions);
	workplace_init(&place, &w);
	w.place = threads <= 1 ? &place : NULL;
	find_forms(&w);
	add_paragraphs(&w);
	for (size_t i = 0; i < w.pairs.n + w.whole.n; i++)
		portion_add(&w);
	parallel_for(w.whole.n + w.nparts, threads, do_first, &w);
	check_pairs(&w, threads);
	gather(&w, findings);
	if (findings->n > before)
		qsort(findings->list + before, findings->n - before, sizeof findings->list[0], by_place);
	if (options->all) {
		struct finding coverage;

		place.engine.arena = arena;
		place.engine.findings = findings;
		engine_coverage(&place.engine, before, &coverage);
		thin_out(findings, before);
		if (article->nfigures > 0)
			*ARRAY_PUSH(findings->list, findings->n, findings->cap) = coverage;
	}
	workplace_release(&place);
}

void
findings_release(struct findings *f)
{
	free(f->list);
	*f = (struct findings){ 0 };
}
