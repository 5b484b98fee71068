/*
 * The built-in rules as tables: made of the files in lib/rules/ when the program is built,
 * by rule_compile.c, which reads them as rules_load does.  So starting costs next to nothing.
 */
#ifndef RULE_RULE_TABLE_H
#define RULE_RULE_TABLE_H

#include "rule/form.h"

struct rule_table {
	const struct rule *rules;
	size_t nrules;
	const struct word_list *words;	/* those for all files */
	size_t nwords;
	const struct message (*messages)[LANGUAGE_COUNT];	/* MESSAGE_COUNT */
	size_t nregexes;	/* patterns, numbered from 0 */
	const struct sieve *sieve;
};

extern const struct rule_table rules_built_in;

#endif
