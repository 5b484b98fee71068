/* The shape match: a pattern over each sentence or a paragraph; all assignments of a judged figure together. */
#include "rule/form.h"

/* What is known of one judged figure: its slot in the skeleton is the index. */
struct judgement {
	bool ok, wrong, undecided;
	const struct form *form;	/* of the assignment kept: the closest of the worst verdict */
	struct assignment assignment;
};

struct matching {
	struct engine *engine;
	const struct form *form;
	size_t offset;		/* of the stretch matched in the skeleton */
	struct judgement *judgements;
};

static void
bind_assignment(const struct skeleton *s, const struct form *f, const struct assignment *a,
    struct binding *bindings)
{
	for (size_t i = 0; i < f->nnames; i++) {
		/* A region that took no part is an empty one. */
		bindings[i] = (struct binding){ .type = f->pattern.is_figure[i] ? BOUND_NOTHING : BOUND_REGION };
		if (a->start[i] == (size_t)-1)
			continue;
		bindings[i].start = a->start[i];
		bindings[i].end = a->end[i];
		bindings[i].type = BOUND_REGION;
		if (f->pattern.is_figure[i]) {
			bindings[i].type = BOUND_FIGURE;
			bindings[i].figure = s->slots[skeleton_slot(s, a->start[i])].figure;
		}
	}
}

static bool
is_closer(const struct assignment *a, const struct assignment *b)
{
	return a->to - a->from < b->to - b->from;
}

/* One assignment: judge it and remember the outcome with its judged figure. */
static void
on_assignment(void *context, const struct assignment *found)
{
	struct matching *m = context;
	const struct form *f = m->form;
	struct assignment a = *found;
	struct binding bindings[FORM_NAMES];
	struct judgement *j;
	bool better = false;

	for (size_t i = 0; i < f->nnames; i++)
		if (a.start[i] != (size_t)-1) {
			a.start[i] += m->offset;
			a.end[i] += m->offset;
		}
	a.from += m->offset;
	a.to += m->offset;
	if (a.start[f->judged] == (size_t)-1)
		return;
	j = &m->judgements[skeleton_slot(m->engine->scope.skeleton, a.start[f->judged])];
	if (j->ok && !m->engine->options->all)
		return;
	bind_assignment(m->engine->scope.skeleton, f, &a, bindings);
	switch (engine_judge(m->engine, f, bindings)) {
	case JUDGED_OK:
		better = !j->ok || is_closer(&a, &j->assignment);
		j->ok = true;
		break;
	case JUDGED_WRONG:
		better = !j->ok && (!j->wrong || is_closer(&a, &j->assignment));
		j->wrong = true;
		break;
	case JUDGED_UNDECIDED:
		better = !j->ok && !j->wrong && (!j->undecided || is_closer(&a, &j->assignment));
		j->undecided = true;
		break;
	default:
		break;
	}
	if (better) {
		j->form = f;
		j->assignment = a;
	}
}

/* A match given up: every figure of the stretch is undecided, whatever was seen so far. */
static void
give_up(struct matching *m, size_t end)
{
	const struct skeleton *s = m->engine->scope.skeleton;

	for (size_t i = skeleton_slot(s, m->offset); i < s->nslots && s->slots[i].at < end; i++)
		if (m->judgements[i].form != NULL) {
			m->judgements[i].undecided = true;
			m->judgements[i].wrong = false;
		}
}

static void
match_stretch(struct matching *m, size_t start, size_t end)
{
	const struct skeleton *s = m->engine->scope.skeleton;

	if (skeleton_slot(s, start) == skeleton_slot(s, end))
		return;		/* no figure */
	m->offset = start;
	if (!pattern_each(&m->form->pattern, m->engine->scope.matcher, str_sub(s->text, start, end),
	    on_assignment, m))
		give_up(m, end);
}

static void
match_form(struct matching *m, size_t para)
{
	const struct article *article = m->engine->article;
	const struct para *p = &article->doc.paras[para];
	const struct skeleton *s = m->engine->scope.skeleton;

	if (m->form->whole_paragraph || p->nsentences < 2) {
		match_stretch(m, 0, s->text.n);
		return;
	}
	for (uint32_t i = p->first_sentence; i < p->first_sentence + p->nsentences; i++)
		match_stretch(m, skeleton_at(s, article, article->doc.sentences[i].start),
		    i + 1 < p->first_sentence + p->nsentences ?
		    skeleton_at(s, article, article->doc.sentences[i + 1].start) : s->text.n);
}

/* The findings of one form; a figure that an earlier form of the rule found wrong is not told of again. */
static void
report_form(struct matching *m, bool *told)
{
	struct engine *e = m->engine;
	const struct skeleton *s = e->scope.skeleton;
	struct binding bindings[FORM_NAMES];

	for (size_t i = 0; i < s->nslots; i++) {
		const struct judgement *j = &m->judgements[i];
		enum verdict verdict;
		size_t from, to;

		if (j->form == NULL || told[i] ||
		    !engine_verdict(e, j->ok ? JUDGED_OK : j->wrong ? JUDGED_WRONG : JUDGED_UNDECIDED, &verdict))
			continue;
		told[i] = verdict == VERDICT_WRONG;
		bind_assignment(s, j->form, &j->assignment, bindings);
		skeleton_original(s, e->article, j->assignment.from, j->assignment.to, &from, &to);
		engine_report(e, j->form, bindings, verdict, from, to, NULL, 0);
	}
}

void
engine_match(struct engine *e, size_t para)
{
	size_t nslots = e->scope.skeleton->nslots;
	struct matching m = { .engine = e };
	bool *told = NULL;

	for (size_t i = 0; i < e->rule->nforms; i++) {
		if (e->rule->forms[i].shape != SHAPE_MATCH)
			continue;
		if (told == NULL) {
			told = ARENA_NEW(e->scope.arena, bool, nslots);
			m.judgements = ARENA_NEW(e->scope.arena, struct judgement, nslots);
		} else {
			memset(m.judgements, 0, nslots * sizeof m.judgements[0]);
		}
		m.form = &e->rule->forms[i];
		match_form(&m, para);
		report_form(&m, told);
	}
}
