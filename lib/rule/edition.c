/*
 * The shape pair across the articles of an edition.  An article is gone when the next one
 * is read, so what the formulas tell of one figure is worked out while it is there: the
 * conditions and the parts of the message that name a alone, or b alone, for a figure may
 * become either.  What names both is left to the end, where a and b are values.
 */
#include <stdlib.h>

#include "rule/form.h"

struct kept {
	struct str key;		/* of the edition, the rule's place, its keys */
	const struct rule *rule;
	const struct form *form;
	struct str edition;
	size_t article;		/* in the order in which they were read */
	struct finding finding;	/* of it as b, without message and computed */
	struct value value;
	int as_b;		/* the conditions that name b alone: -1 false, 0 undecided, 1 true */
	const struct str *shown;	/* for each piece of the message that names one figure alone */
	size_t nshown;
};

struct editions {
	struct arena arena;
	struct kept *list;
	size_t n, cap;
	size_t articles;
};

struct editions *
editions_new(void)
{
	struct editions *s = mem_alloc(sizeof *s);

	*s = (struct editions){ 0 };
	arena_init(&s->arena);
	return s;
}

void
editions_free(struct editions *s)
{
	if (s == NULL)
		return;
	free(s->list);
	arena_release(&s->arena);
	free(s);
}

/* It stays when its article goes, which stands behind so many others. */
static struct kept
kept_copy(struct arena *arena, const struct kept *k, size_t articles)
{
	struct kept copy = *k;
	struct str *shown = ARENA_NEW(arena, struct str, k->nshown);

	copy.article += articles;
	copy.key = arena_str(arena, k->key);
	copy.edition = arena_str(arena, k->edition);
	copy.finding.file = arena_str(arena, k->finding.file);
	copy.finding.text = copy.value.text = arena_str(arena, k->finding.text);
	copy.value.unit = arena_str(arena, k->value.unit);
	for (size_t i = 0; i < k->nshown; i++)
		shown[i] = arena_str(arena, k->shown[i]);
	copy.shown = shown;
	return copy;
}

void
editions_join(struct editions *s, struct editions *later)
{
	for (size_t i = 0; i < later->n; i++)
		*ARRAY_PUSH(s->list, s->n, s->cap) = kept_copy(&s->arena, &later->list[i], s->articles);
	s->articles += later->articles;
	editions_free(later);
}

void
editions_next(struct editions *s)
{
	s->articles++;
}

/* --- keeping */

/* The figure by both names; what names one of them alone is true of it. */
static void
bind_both(struct engine *e, const struct form *f, struct binding *b, size_t figure)
{
	b[PAIR_A] = b[PAIR_B] = (struct binding){ .type = BOUND_FIGURE, .figure = figure };
	e->scope.bindings = b;
	e->scope.nbindings = f->nnames + 2;
}

static bool
is_about_one(const struct node *n)
{
	return formula_is_about(n, PAIR_A) || formula_is_about(n, PAIR_B);
}

static int
conditions_of_b(struct engine *e, const struct form *f)
{
	int all = 1;

	for (size_t i = 0; i < f->nwhen; i++) {
		if (formula_is_about(f->when[i], PAIR_A) || !formula_is_about(f->when[i], PAIR_B))
			continue;
		int truth = evaluate_truth(f->when[i], &e->scope);

		if (truth < all)
			all = truth;
	}
	return all;
}

static struct str *
show_pieces(struct engine *e, struct arena *arena, const struct message *m)
{
	struct str *shown = ARENA_NEW(arena, struct str, m->n);
	struct buf b;

	buf_init(&b);
	for (size_t i = 0; i < m->n; i++) {
		if (m->pieces[i].formula == NULL || !is_about_one(m->pieces[i].formula))
			continue;
		struct value v = evaluate(m->pieces[i].formula, &e->scope);

		buf_clear(&b);
		value_print(&b, &e->scope, &v);
		shown[i] = arena_str(arena, buf_str(&b));
	}
	buf_release(&b);
	return shown;
}

void
edition_keep(struct engine *e, const struct form *f, struct str key, size_t figure)
{
	struct editions *s = e->options->editions;
	const struct figure *g = &e->article->figures[figure];
	struct str written = str_sub(e->article->doc.text, g->start, g->end);
	struct binding b[FORM_NAMES] = { 0 };
	struct kept *k = ARRAY_PUSH(s->list, s->n, s->cap);

	*k = (struct kept){ .rule = e->rule, .form = f, .article = s->articles, .edition = e->article->edition };
	k->finding = (struct finding){ .file = e->article->name, .line = g->line,
		.column = g->column, .start = g->start, .end = g->end, .severity = e->rule->severity,
		.rule = e->rule->id, .text = written };
	k->key = arena_printf(e->arena, "%.*s %zu %zu %.*s", STR_ARG(e->article->edition),
	    (size_t)(e->rule - e->rules->list), (size_t)(f - e->rule->forms), STR_ARG(key));
	k->value = value_of_figure(&e->scope, figure);
	k->value.figure = k->value.like = NO_FIGURE;
	k->value.unit = arena_str(e->arena, k->value.unit);
	k->value.text = written;
	bind_both(e, f, b, figure);
	k->as_b = conditions_of_b(e, f);
	k->shown = show_pieces(e, e->arena, &f->say[e->options->language]);
	k->nshown = f->say[e->options->language].n;
	engine_settle(e);
}

/* --- comparing */

/* By group, then by name, so that it does not matter in which order the files were given. */
static int
by_group(const void *x, const void *y)
{
	const struct kept *a = x, *b = y;
	int c = str_cmp(a->key, b->key);

	if (c == 0)
		c = str_cmp(a->finding.file, b->finding.file);
	return c ? c : (a->article > b->article) - (a->article < b->article);
}

static int
judge(const struct form *f, struct scope *scope, int as_b)
{
	int all = as_b, truth;

	for (size_t i = 0; i < f->nwhen; i++) {
		if (is_about_one(f->when[i]))
			continue;
		truth = evaluate_truth(f->when[i], scope);
		if (truth < all)
			all = truth;
	}
	if (all < 0)
		return JUDGED_NOT_MEANT;
	truth = evaluate_truth(f->claim, scope);
	return all == 0 ? JUDGED_UNDECIDED : truth;
}

static struct str
message_of(struct arena *arena, const struct message *m, struct scope *scope, const struct kept *a,
    const struct kept *b)
{
	struct buf out;
	struct str message;

	buf_init(&out);
	for (size_t i = 0; i < m->n; i++) {
		const struct node *formula = m->pieces[i].formula;

		if (formula == NULL) {
			buf_add(&out, m->pieces[i].text);
		} else if (is_about_one(formula)) {
			buf_add(&out, formula_is_about(formula, PAIR_A) ? a->shown[i] : b->shown[i]);
		} else {
			struct value v = evaluate(formula, scope);

			value_print(&out, scope, &v);
		}
	}
	message = arena_str(arena, buf_str(&out));
	buf_release(&out);
	return message;
}

/* What is compared, the engine's part of it. */
struct comparison {
	const struct check_options *options;
	struct scope scope;
	struct article article;		/* nothing but the edition */
	struct findings *findings;
};

static void
report(struct comparison *c, const struct kept *a, const struct kept *b, enum verdict verdict)
{
	enum language language = c->options->language;
	struct arena *arena = &c->options->editions->arena;
	struct finding *f = ARRAY_PUSH(c->findings->list, c->findings->n, c->findings->cap);
	struct buf out;

	buf_init(&out);
	value_print_plain(&out, &a->value);
	*f = b->finding;
	f->verdict = verdict;
	f->computed = arena_str(arena, buf_str(&out));
	f->message = verdict == VERDICT_WRONG ?
	    message_of(arena, &b->form->say[language], &c->scope, a, b) : b->rule->about[language];
	f->operands = ARENA_NEW(arena, struct operand, 1);
	f->operands[f->noperands++] = (struct operand){ f->start, f->end };
	buf_release(&out);
}

static void
compare_group(struct comparison *c, const struct kept *group, size_t n)
{
	const struct form *f = group[0].form;
	struct binding b[FORM_NAMES] = { 0 };
	struct distinct d = { .n = 0 };

	for (size_t i = 0; i < n; i++)
		distinct_add(&d, &group[i].value);
	b[PAIR_VALUES] = (struct binding){ .type = BOUND_NUMBER, .number = dec_int((long long)d.n) };
	b[PAIR_COUNT] = (struct binding){ .type = BOUND_NUMBER, .number = dec_int((long long)n) };
	c->article.edition = group[0].edition;
	c->scope.bindings = b;
	c->scope.nbindings = f->nnames + 2;
	for (size_t i = 1; i < n; i++) {
		enum verdict verdict;

		b[PAIR_A] = (struct binding){ .type = BOUND_VALUE, .value = group[i - 1].value };
		b[PAIR_B] = (struct binding){ .type = BOUND_VALUE, .value = group[i].value };
		if (!engine_verdict(c->options, judge(f, &c->scope, group[i].as_b), &verdict))
			continue;
		report(c, &group[i - 1], &group[i], verdict);
		if (verdict == VERDICT_WRONG)
			break;		/* one finding a group */
	}
	arena_reset(c->scope.arena);
}

static int
by_place(const void *x, const void *y)
{
	const struct finding *a = x, *b = y;
	int c = str_cmp(a->file, b->file);

	if (c == 0)
		c = (a->start > b->start) - (a->start < b->start);
	return c ? c : str_cmp(a->rule, b->rule);
}

void
rules_check_editions(struct rules *rules, const struct check_options *options, struct findings *findings)
{
	struct editions *s = options->editions;
	struct comparison c = { .options = options, .findings = findings };
	size_t before = findings->n;
	struct matcher matcher;
	struct arena arena;

	matcher_init(&matcher, &rules->regexes);
	arena_init(&arena);
	c.scope = (struct scope){ .article = &c.article, .lexicon = recogniser_lexicon(rules->recogniser),
		.words = &rules->words, .matcher = &matcher, .arena = &arena };
	if (s->n > 0)
		qsort(s->list, s->n, sizeof s->list[0], by_group);
	for (size_t start = 0, i = 1; i <= s->n; i++)
		if (i == s->n || !str_eq(s->list[i].key, s->list[start].key)) {
			compare_group(&c, &s->list[start], i - start);
			start = i;
		}
	if (findings->n > before)
		qsort(findings->list + before, findings->n - before, sizeof findings->list[0], by_place);
	findings->trouble += matcher.trouble;
	arena_release(&arena);
	matcher_release(&matcher);
}
