/*
 * The shape ledger: a figure beside the key of a row of the ledger.  Keys and scopes are
 * looked up in one pass over a paragraph, whatever the ledger's size; a figure belongs to
 * the key next to it in its sentence.
 */
#include <stdlib.h>

#include "rule/form.h"

/* How far a figure may be from its key, in bytes; how many scopes before it are tried. */
enum { REACH = 180, SCOPES = 4 };

typedef size_t name_at(const struct ledger *, struct str text, size_t at);

/* Every name that stands in the paragraph, the longest at each place, none inside another. */
static void
find_names(const struct engine *e, name_at *find, struct mentions *out)
{
	const struct skeleton *s = e->scope.skeleton;
	struct str text = s->fold.text;

	out->n = 0;
	for (size_t at = 0; at < text.n;) {
		size_t n = find(e->options->ledger, text, at);

		if (n > 0)
			*ARRAY_PUSH(out->list, out->n, out->cap) = (struct mention){ str_sub(text, at, at + n),
				skeleton_at_folded(s, at, false), skeleton_at_folded(s, at + n, true) };
		at += n > 0 ? n : 1;
	}
}

void
engine_ledger_prepare(struct engine *e)
{
	if (e->options->ledger == NULL)
		return;
	find_names(e, ledger_key_at, &e->keys);
	if (e->keys.n > 0)
		find_names(e, ledger_scope_at, &e->scopes);
}

/* --- one row and one figure */

/* A key in its sentence, and what was judged of it so far. */
struct place {
	const struct mention *key;
	size_t start, end;	/* where its figures may stand */
	size_t first_scope, last_scope;		/* of the sentence's that begin before end, indices */
	int judged;		/* the verdict that counts */
	const struct form *form;	/* of the judgement kept, the closest of this verdict; NULL: none */
	struct binding bindings[FORM_NAMES];
	size_t distance, from, to;
};

/* Kinds whose numbers are comparable where their units are. */
static bool
comparable_kinds(enum figure_kind a, enum figure_kind b)
{
	const unsigned long amounts = 1ul << FIGURE_COUNT | 1ul << FIGURE_QUANTITY | 1ul << FIGURE_MONEY;

	return a == b || ((amounts >> a & 1) != 0 && (amounts >> b & 1) != 0);
}

/* What the ledger knows, in the manner of the figure. false: not comparable with it. */
static bool
known_for(const struct scope *scope, const struct ledger_entry *entry, size_t figure, struct value *known,
    struct str *per)
{
	const struct figure *f = &scope->article->figures[figure];
	struct value a = value_of_figure(scope, figure);
	bool compound = f->unit.n > 0 && memchr(f->unit.p, '/', f->unit.n) != NULL;

	if (a.type != VALUE_NUMBER || !comparable_kinds(f->kind, entry->kind))
		return false;
	*known = value_of_range(entry->kind, entry->known, compound ? entry->whole : entry->unit);
	*per = compound ? STR("") : entry->per;
	known->like = (long)figure;
	return known->type == VALUE_NUMBER && (!compound || entry->whole.n > 0) && value_same_unit(scope, &a, known);
}

static struct binding
bound_value(struct value v)
{
	return (struct binding){ .type = BOUND_VALUE, .value = v };
}

static struct binding
bound_region(size_t start, size_t end)
{
	return (struct binding){ .type = BOUND_REGION, .start = start, .end = end };
}

static void
bind_known(struct binding *b, const struct ledger_entry *entry, struct value known, struct str per)
{
	bool low = !known.range.low.inf, high = !known.range.high.inf;

	b[ENTRY_KNOWN] = bound_value(known);
	b[ENTRY_ENDS] = bound_value(value_text(low && high ? STR("both") : low ? STR("low") : STR("high")));
	b[ENTRY_PER] = bound_value(value_text(per));
	b[ENTRY_PERIOD] = bound_value(value_number(entry->period, STR(""), NO_FIGURE));
	b[ENTRY_WRITTEN] = bound_value(value_text(entry->written));
	b[ENTRY_SOURCE] = bound_value(value_text(entry->source));
}

/* Where the bindings of a and key stand: what is between, and from the scope to the nearer of the two. */
static void
bind_places(struct binding *b, const struct place *p, size_t at, const struct mention *scope)
{
	size_t end = at + SKELETON_BYTES;
	bool key_first = p->key->end <= at;

	b[ENTRY_KEY] = bound_region(p->key->start, p->key->end);
	b[ENTRY_BETWEEN] = key_first ? bound_region(p->key->end, at) : bound_region(end, p->key->start);
	if (scope == NULL) {
		b[ENTRY_SCOPE] = b[ENTRY_WITHIN] = bound_region(p->key->start, p->key->start);
		return;
	}
	b[ENTRY_SCOPE] = bound_region(scope->start, scope->end);
	if (scope->end <= p->key->start && (key_first || scope->end > at))
		b[ENTRY_WITHIN] = bound_region(scope->end, p->key->start);
	else
		b[ENTRY_WITHIN] = bound_region(scope->end, at);
}

static void
judge(struct engine *e, const struct form *f, struct place *p, const struct slot *slot,
    const struct ledger_entry *entry, const struct mention *scope)
{
	struct binding b[FORM_NAMES] = { [ENTRY_A] = { .type = BOUND_FIGURE, .figure = slot->figure } };
	struct value known;
	struct str per;
	size_t distance;
	int judged, better;

	if (!known_for(&e->scope, entry, slot->figure, &known, &per))
		return;
	bind_known(b, entry, known, per);
	bind_places(b, p, slot->at, scope);
	distance = b[ENTRY_BETWEEN].end - b[ENTRY_BETWEEN].start;
	judged = engine_judge(e, f, b);
	better = judged_cmp(judged, p->form != NULL ? p->judged : JUDGED_NOT_MEANT);
	if (better < 0 || (better == 0 && (p->form == NULL || distance >= p->distance)))
		return;
	p->judged = judged;
	p->form = f;
	p->distance = distance;
	p->from = slot->at < p->key->start ? slot->at : p->key->start;
	p->to = slot->at < p->key->start ? p->key->end : slot->at + SKELETON_BYTES;
	memcpy(p->bindings, b, sizeof b);
}

static void
judge_entries(struct engine *e, const struct form *f, struct place *p, const struct slot *slot,
    const struct mention *scope)
{
	size_t n;
	const struct ledger_entry *entries = ledger_find(e->options->ledger, p->key->name,
	    scope != NULL ? scope->name : STR(""), &n);

	for (size_t i = 0; i < n; i++)
		judge(e, f, p, slot, &entries[i], scope);
}

/* Rows without a scope, and those whose scope was named last before the key or the figure. */
static void
judge_figure(struct engine *e, const struct form *f, struct place *p, const struct slot *slot)
{
	size_t behind = slot->at > p->key->start ? slot->at : p->key->start, tried = 0;

	judge_entries(e, f, p, slot, NULL);
	for (size_t i = p->last_scope; i > p->first_scope && tried < SCOPES; i--) {
		const struct mention *m = &e->scopes.list[i - 1];
		bool overlaps = m->start < p->key->end && m->end > p->key->start;

		if (m->end > behind || overlaps)
			continue;
		judge_entries(e, f, p, slot, m);
		tried++;
	}
}

/* --- one key, one paragraph */

static void
judge_key(struct engine *e, struct place *p)
{
	const struct skeleton *s = e->scope.skeleton;
	const struct mention *k = p->key;

	for (size_t i = 0; i < e->rule->nforms; i++) {
		const struct form *f = &e->rule->forms[i];
		size_t from = f->key_first ? k->end : k->start > REACH + p->start ? k->start - REACH : p->start;
		size_t to = !f->key_first ? k->start : p->end > REACH + k->end ? k->end + REACH : p->end;

		if (f->shape != SHAPE_LEDGER)
			continue;
		for (size_t n = skeleton_slot(s, from); n < s->nslots && s->slots[n].at + SKELETON_BYTES <= to; n++) {
			const struct figure *g = &e->article->figures[s->slots[n].figure];

			if ((f->kinds >> g->kind & 1) != 0)
				judge_figure(e, f, p, &s->slots[n]);
		}
	}
}

static void
report_key(struct engine *e, const struct place *p)
{
	enum verdict verdict;
	size_t from, to;

	if (p->form == NULL || !engine_verdict(e->options, p->judged, &verdict))
		return;
	skeleton_original(e->scope.skeleton, e->article, p->from, p->to, &from, &to);
	engine_report(e, p->form, p->bindings, verdict, from, to, NULL, 0);
}

/* The keys of one sentence [start, end), from keys.list[*key] on. */
static void
judge_sentence(struct engine *e, size_t start, size_t end, size_t *key, size_t *scope)
{
	size_t before = start, first_scope;

	while (*scope < e->scopes.n && e->scopes.list[*scope].start < start)
		++*scope;
	first_scope = *scope;
	for (; *key < e->keys.n && e->keys.list[*key].start < end; ++*key) {
		const struct mention *k = &e->keys.list[*key];
		bool last = *key + 1 == e->keys.n || k[1].start >= end;
		struct place p = { .key = k, .start = before, .end = last ? end : k[1].start,
			.first_scope = first_scope };

		while (*scope < e->scopes.n && e->scopes.list[*scope].start < p.end)
			++*scope;
		p.last_scope = *scope;
		judge_key(e, &p);
		report_key(e, &p);
		before = k->end;
	}
}

void
engine_ledger(struct engine *e, size_t para)
{
	const struct doc *doc = &e->article->doc;
	const struct para *p = &doc->paras[para];
	const struct skeleton *s = e->scope.skeleton;
	size_t start = 0, key = 0, scope = 0;

	if (e->keys.n == 0)
		return;
	if (engine_is_cut(e->article, para) || engine_is_cut(e->article, para + 1))
		return;		/* what is missing may agree */
	for (uint32_t i = 1; i <= p->nsentences; i++) {
		size_t end = i == p->nsentences ? s->text.n :
		    skeleton_at(s, e->article, doc->sentences[p->first_sentence + i].start);

		judge_sentence(e, start, end, &key, &scope);
		start = end;
	}
}
