/*
 * Inside lib/rule: reading a rule file.  rulefile.c cuts it into entries and knows the
 * keys, rulefile_shape.c reads the shapes, rulefile_formula.c what stands below them.
 */
#ifndef RULE_RULEFILE_H
#define RULE_RULEFILE_H

#include "rule/form.h"

struct reader {
	struct rules *rules;
	struct str file, text;
	struct words *words;
	struct rule *rule;	/* being read, or NULL */
	struct form *form;	/* its last one, or NULL */
	struct form *forms;	/* all of them */
	struct example *examples;
	struct str *ledger;
	struct str edition;	/* of the examples that follow */
	bool broken;		/* the rule being read has a fault */
	bool any;		/* the file has a rule */
	size_t faults;
	const char *place;	/* the line of this place is known */
	size_t line;
	rules_report *report;
	void *context;
	size_t form_cap, example_cap, ledger_cap;
};

static inline bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* A fault at this place of the text: reported, and the rule being read is broken. */
void reader_fault(struct reader *, const char *at, const char *what);
/* One that a part of value has. */
void reader_fault_in(struct reader *, struct str value, const struct pattern_error *error);
/* "zh | en" into its two halves; without a bar both are the whole. */
void reader_split(struct str value, struct str out[LANGUAGE_COUNT]);

/* Values of keys: rulefile_shape.c */
void read_match(struct reader *, struct str value);
void read_match_paragraph(struct reader *, struct str value);
void read_each(struct reader *, struct str value);
void read_pair(struct reader *, struct str value);
void read_series(struct reader *, struct str value);
void read_table(struct reader *, struct str value);
void read_ledger(struct reader *, struct str value);
void read_reach(struct reader *, struct str value);
/* rulefile_formula.c */
void read_when(struct reader *, struct str value);
void read_key(struct reader *, struct str value);
void read_claim(struct reader *, struct str value);
void read_say(struct reader *, struct str value);
void read_message(struct reader *, struct str value);

#endif
