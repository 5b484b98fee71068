/* A set of rules. */
#include <stdlib.h>

#include "rule/rulefile.h"

static void
form_release(struct form *f)
{
	pattern_release(&f->pattern);
	formula_release(f->patterns);
}

void
rule_release(struct rule *r)
{
	for (size_t i = 0; i < r->nforms; i++)
		form_release(&r->forms[i]);
	free(r->forms);
	free(r->examples);
	ledger_free(r->ledger);
}

struct rules *
rules_new(const struct recogniser *recogniser)
{
	struct rules *set = mem_alloc(sizeof *set);

	*set = (struct rules){ .recogniser = recogniser };
	arena_init(&set->arena);
	return set;
}

void
rules_free(struct rules *set)
{
	if (set == NULL)
		return;
	for (size_t i = 0; i < set->n; i++)
		rule_release(&set->list[i]);
	for (size_t i = 0; i < set->nown; i++)
		words_release(set->own[i]);
	free(set->own);
	words_release(&set->words);
	formula_release(set->patterns);
	sieve_free(set->sieve);
	free(set->list);
	arena_release(&set->arena);
	free(set);
}

void
rules_prepare(struct rules *set)
{
	struct arena arena;
	struct need *needs = NULL;
	bool *whole = NULL;
	size_t n = 0, ncap = 0, nwhole = 0, cap = 0;

	if (set->sieve != NULL)
		return;
	arena_init(&arena);
	for (size_t i = 0; i < set->n; i++)
		for (size_t k = 0; k < set->list[i].nforms; k++) {
			struct form *f = &set->list[i].forms[k];

			if (f->shape != SHAPE_MATCH)
				continue;
			f->number = n;
			need_of(ARRAY_PUSH(needs, n, ncap), &arena, f->pattern.expression);
			*ARRAY_PUSH(whole, nwhole, cap) = f->whole_paragraph;
		}
	set->sieve = sieve_new(needs, whole, n);
	free(needs);
	free(whole);
	arena_release(&arena);
}

size_t
rules_count(const struct rules *set)
{
	return set->n;
}

struct rule *
rules_at(const struct rules *set, size_t i)
{
	return &set->list[i];
}

struct rule *
rules_find(const struct rules *set, struct str id)
{
	for (size_t i = 0; i < set->n; i++)
		if (str_eq(set->list[i].id, id))
			return &set->list[i];
	return NULL;
}
