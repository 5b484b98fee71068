/* The shape match: a pattern over each sentence or a paragraph; all assignments of a judged figure together. */
#include <stdlib.h>

#include "rule/form.h"

/* What a form tells of one figure that it judges. */
struct judgement {
	size_t kept;		/* index + 1 of the assignment kept; 0: none */
	int judged;		/* it */
	struct dec gap;		/* of it, where it is wrong */
};

/* A search for one pattern, for all forms of a rule that have it. */
struct matching {
	struct engine *engine;
	const struct tried *forms;	/* side by side */
	size_t nforms;
	size_t offset;		/* of the stretch matched in the skeleton */
	struct judgement *judgements;	/* of each form: one for each slot of the skeleton */
	struct assignment *kept;	/* few figures are judged: apart, for they are large */
	size_t nkept, cap;
};

static void
bind_assignment(const struct skeleton *s, const struct form *f, const struct assignment *a,
    struct binding *bindings)
{
	for (size_t i = 0; i < f->nnames; i++) {
		struct binding *b = &bindings[i];
		bool there = a->start[i] != (size_t)-1;

		if (!f->pattern.is_figure[i]) {
			/* A region that took no part is an empty one. */
			b->type = BOUND_REGION;
			b->start = there ? a->start[i] : 0;
			b->end = there ? a->end[i] : 0;
		} else {
			b->type = there ? BOUND_FIGURE : BOUND_NOTHING;
			if (there)
				b->figure = s->slots[skeleton_slot(s, a->start[i])].figure;
		}
	}
}

/* Than the one kept. */
static bool
is_closer(const struct matching *m, const struct judgement *j, const struct assignment *a)
{
	const struct assignment *b = &m->kept[j->kept - 1];

	return a->to - a->from < b->to - b->from;
}

static void
keep(struct matching *m, struct judgement *j, const struct assignment *a)
{
	if (j->kept == 0) {
		(void)ARRAY_PUSH(m->kept, m->nkept, m->cap);
		j->kept = m->nkept;
	}
	m->kept[j->kept - 1] = *a;
}

/*
 * Judge an assignment by one form.  Of wrong ones that whose numbers miss each other least is
 * the one meant most likely; of equal ones the closest in the text.
 */
static void
judge_by(struct matching *m, const struct form *f, struct judgement *j, const struct assignment *a,
    const struct binding *bindings)
{
	struct dec gap = DEC_ZERO;
	int judged, better;

	if (j->kept > 0 && j->judged == JUDGED_OK && !m->engine->options->all)
		return;
	judged = engine_judge(m->engine, f, bindings);
	better = judged_cmp(judged, j->kept > 0 ? j->judged : JUDGED_NOT_MEANT);
	if (judged == JUDGED_WRONG && better >= 0) {
		gap = engine_gap(m->engine, f, bindings);
		if (better == 0)
			better = dec_cmp(j->gap, gap);
	}
	if (better > 0 || (better == 0 && j->kept > 0 && is_closer(m, j, a))) {
		j->judged = judged;
		j->gap = gap;
		keep(m, j, a);
	}
}

/* One assignment: each form remembers the outcome with the figure that it judges. */
static void
on_assignment(void *context, const struct assignment *found)
{
	struct matching *m = context;
	const struct skeleton *s = m->engine->scope.skeleton;
	struct assignment a = *found;
	struct binding bindings[FORM_NAMES];

	for (size_t i = 0; i < m->forms->form->nnames; i++)
		if (a.start[i] != (size_t)-1) {
			a.start[i] += m->offset;
			a.end[i] += m->offset;
		}
	a.from += m->offset;
	a.to += m->offset;
	bind_assignment(s, m->forms->form, &a, bindings);
	for (size_t k = 0; k < m->nforms; k++) {
		const struct form *f = m->forms[k].form;

		if (a.start[f->judged] != (size_t)-1)
			judge_by(m, f, &m->judgements[k * s->nslots + skeleton_slot(s, a.start[f->judged])], &a, bindings);
	}
}

/* Not all assignments are known: nothing between these slots is surely wrong, whatever was seen so far. */
static void
leave_undecided(struct matching *m, size_t first, size_t last)
{
	for (size_t k = 0; k < m->nforms; k++)
		for (size_t i = first; i < last; i++) {
			struct judgement *j = &m->judgements[k * m->engine->scope.skeleton->nslots + i];

			if (j->judged == JUDGED_WRONG)
				j->judged = JUDGED_UNDECIDED;
		}
}

bool
engine_is_cut(const struct article *article, size_t i)
{
	const struct doc *doc = &article->doc;
	size_t from = i > 0 ? doc->paras[i - 1].end : 0;
	size_t to = i < doc->nparas ? doc->paras[i].start : doc->text.n;

	return article->holes && to > from && memchr(doc->text.p + from, DOC_HOLE, to - from) != NULL;
}

/* Where the forms can match at all; cut: a part of the stretch is missing. */
static void
match_stretch(struct matching *m, const struct stretch *t, bool cut)
{
	const struct skeleton *s = m->engine->scope.skeleton;

	if (t->first == t->last || !sieve_passes(&m->forms->place, t->progress))
		return;
	m->offset = t->start;
	if (!pattern_each(&m->forms->form->pattern, m->engine->scope.matcher, str_sub(s->text, t->start, t->end),
	    on_assignment, m)) {
		engine_gave_up(m->engine, s->slots[t->first].figure);
		cut = true;
	}
	if (cut)
		leave_undecided(m, t->first, t->last);
}

static void
match_forms(struct matching *m, size_t para)
{
	const struct engine *e = m->engine;
	const struct stretch *sentence = e->sentences, *last = sentence + e->nsentences - 1;
	bool cut_before = engine_is_cut(e->article, para), cut_behind = engine_is_cut(e->article, para + 1);

	if (m->forms->form->whole_paragraph) {
		struct stretch whole = { 0, last->end, 0, last->last, last->progress };

		match_stretch(m, &whole, cut_before || cut_behind);
		return;
	}
	for (; sentence <= last; sentence++)
		match_stretch(m, sentence, (sentence == e->sentences && cut_before) || (sentence == last && cut_behind));
}

void
engine_match_prepare(struct engine *e, size_t para)
{
	const struct doc *doc = &e->article->doc;
	const struct para *p = &doc->paras[para];
	const struct skeleton *s = e->scope.skeleton;
	size_t size = e->rules->sieve->size, n = p->nsentences > 0 ? p->nsentences : 1, start = 0, slot = 0;
	uint64_t *progress = ARENA_NEW(e->scratch, uint64_t, n * size);

	e->sentences = ARENA_NEW(e->scratch, struct stretch, n);
	e->nsentences = n;
	e->passed = n > 1 ? ARENA_NEW(e->scratch, uint64_t, size) : progress;
	for (size_t i = 0; i < n; i++) {
		size_t end = i + 1 == n ? s->text.n :
		    skeleton_at(s, e->article, doc->sentences[p->first_sentence + i + 1].start);
		size_t first = slot;	/* figure of the sentence */

		if (i > 0)
			memcpy(progress + i * size, progress + (i - 1) * size, size * sizeof *progress);
		while (slot < s->nslots && s->slots[slot].at < end)
			slot++;
		sieve_sentence(e->rules->sieve, s->text, start, end, slot == first, progress + i * size);
		e->sentences[i] = (struct stretch){ start, end, first, slot, progress + i * size };
		for (size_t k = 0; k < size && n > 1; k++)
			e->passed[k] |= progress[i * size + k];
		start = end;
	}
}

/* The findings of one form; a figure that an earlier form of the rule found wrong is not told of again. */
static void
report_form(struct matching *m, size_t form, bool *told)
{
	struct engine *e = m->engine;
	const struct form *f = m->forms[form].form;
	const struct skeleton *s = e->scope.skeleton;
	struct binding bindings[FORM_NAMES];

	for (size_t i = 0; i < s->nslots; i++) {
		const struct judgement *j = &m->judgements[form * s->nslots + i];
		const struct assignment *a;
		enum verdict verdict;
		size_t from, to;

		if (j->kept == 0 || told[i] || !engine_verdict(e->options, j->judged, &verdict))
			continue;
		told[i] = verdict == VERDICT_WRONG;
		a = &m->kept[j->kept - 1];
		bind_assignment(s, f, a, bindings);
		skeleton_original(s, e->article, a->from, a->to, &from, &to);
		engine_report(e, f, bindings, verdict, from, to, NULL, 0);
	}
}

/* How many forms from the first of n on are of one rule and have one pattern. */
static size_t
count_alike(const struct tried *t, size_t n)
{
	size_t k = 1;

	while (k < n && t[k].rule == t->rule && t[k].form->pattern.number == t->form->pattern.number &&
	    t[k].form->whole_paragraph == t->form->whole_paragraph)
		k++;
	return k;
}

/* The forms of m->forms begin anew. */
static void
clear(struct matching *m, size_t *room)
{
	size_t n = m->nforms * m->engine->scope.skeleton->nslots;

	if (n > *room) {
		m->judgements = ARENA_NEW(m->engine->scratch, struct judgement, n);
		*room = n;
	} else {
		memset(m->judgements, 0, n * sizeof m->judgements[0]);
	}
	m->nkept = 0;
}

void
engine_match(struct engine *e, const struct tries *forms, size_t para)
{
	size_t nslots = e->scope.skeleton->nslots, room = 0;
	struct matching m = { .engine = e };
	bool *told = NULL;	/* by the rule at hand */

	for (size_t i = 0; i < forms->n && nslots > 0;) {
		const struct tried *t = &forms->list[i];

		if ((e->passed[t->place.number] & t->bits) == 0) {
			i = t->behind;
			continue;
		}
		if (!sieve_passes(&t->place, e->passed)) {
			i++;
			continue;
		}
		m.forms = t;
		m.nforms = count_alike(t, forms->n - i);
		i += m.nforms;
		clear(&m, &room);
		if (told == NULL)
			told = ARENA_NEW(e->scratch, bool, nslots);
		else if (t->rule != e->rule)
			memset(told, 0, nslots * sizeof told[0]);
		e->rule = t->rule;
		match_forms(&m, para);
		for (size_t k = 0; k < m.nforms && m.nkept > 0; k++)
			report_form(&m, k, told);
	}
	free(m.kept);
}
