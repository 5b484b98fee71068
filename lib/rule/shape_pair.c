/* The shape pair: figures of a document with equal keys; neighbours in a group are compared. */
#include <stdlib.h>

#include "rule/form.h"

/* What of a form is asked about groups. */
struct grouping {
	bool counted;		/* how many values they have */
	struct conditions conditions;	/* that are the same for all figures of one */
};

static bool
same_key(const struct member *a, const struct member *b)
{
	return a->hash == b->hash && str_eq(a->key, b->key);
}

static int
by_key(const void *x, const void *y)
{
	const struct member *a = x, *b = y;
	int c = str_cmp(a->key, b->key);

	return c ? c : (a->figure > b->figure) - (a->figure < b->figure);
}

/* Have they all one key? */
static bool
is_group(const struct member *members, size_t n)
{
	size_t k = 1;

	while (k < n && same_key(&members[0], &members[k]))
		k++;
	return k >= n;
}

/*
 * Equal keys side by side, in whatever order, and in reading order what has one key: as they are
 * put into buckets by their hashes, but where a bucket has several keys.
 */
static void
sort(struct member *members, size_t n)
{
	size_t nbuckets = 1, *ends, start = 0;
	struct member *sorted = mem_alloc(n * sizeof *sorted);

	while (nbuckets < n)
		nbuckets *= 2;
	ends = mem_zeroed(nbuckets * sizeof *ends);
	for (size_t i = 0; i < n; i++)
		ends[members[i].hash % nbuckets]++;
	for (size_t b = 0, at = 0; b < nbuckets; b++) {
		size_t in = ends[b];

		ends[b] = at;
		at += in;
	}
	for (size_t i = 0; i < n; i++)
		sorted[ends[members[i].hash % nbuckets]++] = members[i];
	memcpy(members, sorted, n * sizeof *sorted);
	for (size_t b = 0; b < nbuckets; start = ends[b++])
		if (!is_group(&members[start], ends[b] - start))
			qsort(&members[start], ends[b] - start, sizeof members[0], by_key);
	free(ends);
	free(sorted);
}

/* The keys of the figure a joined; false: it is in no group. */
static bool
print_key(struct engine *e, const struct form *f, struct buf *out)
{
	bool ok = true;

	for (size_t i = 0; i < f->joining.n; i++)
		if (evaluate_truth(f->joining.list[i], &e->scope) <= 0)
			return false;
	for (size_t i = 0; i < f->nkey && ok; i++) {
		struct value v = evaluate(f->key[i], &e->scope);

		ok = v.type == VALUE_NUMBER || (v.type == VALUE_TEXT && v.text.n > 0);
		value_print_plain(out, &v);
		buf_char(out, '\x1f');
	}
	return ok;
}

void
engine_pair_collect(struct engine *e, const struct form *f, size_t figure, struct members *members)
{
	struct binding b[PAIR_NAMES];

	for (int i = 0; i < PAIR_NAMES; i++)
		b[i].type = BOUND_NOTHING;
	b[PAIR_A].type = BOUND_FIGURE;
	b[PAIR_A].figure = figure;
	e->scope.bindings = b;
	buf_clear(&e->key);
	if (print_key(e, f, &e->key))
		*ARRAY_PUSH(members->list, members->n, members->cap) = (struct member){
		    str_hash(buf_str(&e->key)), arena_str(e->arena, buf_str(&e->key)), figure };
	engine_settle(e);
}

void
distinct_add(struct distinct *d, const struct value *v)
{
	size_t k = 0;

	if (v->type != VALUE_NUMBER || d->n == DISTINCT_MAX)
		return;
	while (k < d->n && !interval_meet(d->seen[k], v->range))
		k++;
	if (k == d->n)
		d->seen[d->n++] = v->range;
}

static size_t
count_values(struct engine *e, const struct member *group, size_t n)
{
	struct distinct d = { .n = 0 };

	for (size_t i = 0; i < n; i++) {
		struct value v = value_of_figure(&e->scope, group[i].figure);

		distinct_add(&d, &v);
	}
	return d.n;
}

static size_t *
figures_of(struct engine *e, const struct member *group, size_t n)
{
	size_t *figures = ARENA_NEW(e->scratch, size_t, n);

	for (size_t i = 0; i < n; i++)
		figures[i] = group[i].figure;
	return figures;
}

/* Does any formula of the form name this? */
static bool
form_names(const struct form *f, size_t name)
{
	bool any = formula_names(f->claim, name);

	for (size_t i = 0; i < f->nwhen && !any; i++)
		any = formula_names(f->when[i], name);
	for (int l = 0; l < LANGUAGE_COUNT; l++)
		for (size_t i = 0; i < f->say[l].n && !any; i++)
			any = f->say[l].pieces[i].formula != NULL && formula_names(f->say[l].pieces[i].formula, name);
	return any;
}

/* Those that name no figure. */
static struct conditions
conditions_of_groups(const struct form *f)
{
	struct conditions c = { .n = 0 };

	for (size_t i = 0; i < f->tried.n; i++)
		if (!formula_names(f->tried.list[i], PAIR_A) && !formula_names(f->tried.list[i], PAIR_B))
			c.list[c.n++] = f->tried.list[i];
	return c;
}

/* Is none of them false? */
static bool
may_be_meant(struct engine *e, const struct conditions *c, const struct binding *b)
{
	bool may = true;

	e->scope.bindings = b;
	for (size_t i = 0; i < c->n && may; i++)
		may = evaluate_truth(c->list[i], &e->scope) >= 0;
	return may;
}

static void
judge_group(struct engine *e, const struct form *f, const struct grouping *how, const struct member *group, size_t n)
{
	struct binding b[PAIR_NAMES];

	if (n < 2)
		return;
	for (int i = 0; i < PAIR_NAMES; i++)
		b[i].type = BOUND_NOTHING;
	if (how->counted) {
		b[PAIR_VALUES].type = BOUND_NUMBER;
		b[PAIR_VALUES].number = dec_int((long long)count_values(e, group, n));
	}
	b[PAIR_COUNT].type = BOUND_NUMBER;
	b[PAIR_COUNT].number = dec_int((long long)n);
	if (!may_be_meant(e, &how->conditions, b))
		return;
	b[PAIR_A].type = b[PAIR_B].type = BOUND_FIGURE;
	for (size_t i = 1; i < n; i++) {
		const struct figure *g = &e->article->figures[group[i].figure];
		enum verdict verdict;

		b[PAIR_A].figure = group[i - 1].figure;
		b[PAIR_B].figure = group[i].figure;
		if (!engine_verdict(e->options, engine_judge(e, f, b), &verdict))
			continue;
		engine_report(e, f, b, verdict, g->start, g->end, figures_of(e, group, n), n);
		if (verdict == VERDICT_WRONG)
			return;		/* one finding a group, with all its figures */
	}
}

/* A group of one article for the comparison with others: its first figure, if the article is of one mind. */
static void
keep_group(struct engine *e, const struct form *f, const struct member *group, size_t n)
{
	if (e->options->editions != NULL && e->article->edition.n > 0 && count_values(e, group, n) == 1)
		edition_keep(e, f, group[0].key, group[0].figure);
}

void
engine_pair(struct engine *e, const struct tried *tried, struct member *members, size_t n)
{
	const struct form *f = tried->form;
	struct grouping how = { form_names(f, PAIR_VALUES), conditions_of_groups(f) };
	size_t start = 0;

	e->rule = tried->rule;
	if (n > 0)
		sort(members, n);
	for (size_t k = 1; k <= n; k++) {
		if (k < n && same_key(&members[start], &members[k]))
			continue;
		if (f->whole_edition)
			keep_group(e, f, &members[start], k - start);
		else
			judge_group(e, f, &how, &members[start], k - start);
		start = k;
	}
}
