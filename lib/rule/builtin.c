/* The built-in rules into a set. */
#include "rule/rule_table.h"

void
rules_load_builtin(struct rules *set)
{
	const struct rule_table *t = &rules_built_in;

	for (size_t i = 0; i < t->nrules; i++)
		*ARRAY_PUSH(set->list, set->n, set->cap) = t->rules[i];
	for (size_t i = 0; i < t->nwords; i++)
		*ARRAY_PUSH(set->words.lists, set->words.n, set->words.cap) = t->words[i];
	memcpy(set->messages, t->messages, sizeof set->messages);
	regexes_add(&set->regexes, t->nregexes);
	set->sieve = t->sieve;
}
