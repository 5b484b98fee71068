/* A set of rules. */
#include <stdlib.h>

#include "rule/rulefile.h"

struct rules *
rules_new(const struct recogniser *recogniser)
{
	struct rules *set = mem_alloc(sizeof *set);

	*set = (struct rules){ .recogniser = recogniser };
	arena_init(&set->arena);
	regexes_init(&set->regexes);
	return set;
}

void
rules_free(struct rules *set)
{
	if (set == NULL)
		return;
	for (size_t i = 0; i < set->nfiles; i++)
		words_release(set->files[i]);
	free(set->files);
	words_release(&set->words);
	regexes_release(&set->regexes);
	rules_drop_sieve(set);
	free(set->list);
	arena_release(&set->arena);
	free(set);
}

void
rules_drop_sieve(struct rules *set)
{
	sieve_free(set->own);
	set->own = NULL;
	set->sieve = NULL;
}

/* A pattern that no form of the shape match has needs nothing, and is never asked for. */
void
rules_prepare(struct rules *set)
{
	size_t n = set->regexes.n;
	struct arena arena;
	struct need *needs;
	bool *whole;

	if (set->sieve != NULL)
		return;
	arena_init(&arena);
	needs = ARENA_NEW(&arena, struct need, n);
	whole = ARENA_NEW(&arena, bool, n);
	for (size_t i = 0; i < set->n; i++)
		for (size_t k = 0; k < set->list[i].nforms; k++) {
			const struct form *f = &set->list[i].forms[k];

			if (f->shape != SHAPE_MATCH)
				continue;
			need_of(&needs[f->pattern.number], &arena, f->pattern.expression);
			whole[f->pattern.number] = whole[f->pattern.number] || f->whole_paragraph;
		}
	set->sieve = set->own = sieve_new(needs, whole, n);
	arena_release(&arena);
}

void
rules_add_ledger_line(struct ledger *ledger, struct str file, struct str line, void (*report)(void *context,
    size_t line, const char *what), void *context)
{
	struct buf b;

	buf_init(&b);
	buf_add(&b, ledger_header());
	buf_char(&b, '\n');
	buf_add(&b, line);
	ledger_load(ledger, file, buf_str(&b), NULL, report, context);
	buf_release(&b);
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
