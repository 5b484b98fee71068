/*
 * Rules as data: reading rule files, and checking articles by them.  The form of a
 * rule file is described in jz-rules(5); lib/rules/ holds the built-in ones.  The
 * engine knows no rule by its name.
 */
#ifndef RULE_RULE_H
#define RULE_RULE_H

#include "figure/lexicon.h"
#include "figure/recognise.h"
#include "table/findings.h"
#include "table/ledger.h"

enum language { LANGUAGE_ZH, LANGUAGE_EN, LANGUAGE_COUNT };

struct form;

struct example {
	struct str text;	/* \n stands for a line break */
	bool fires;
	struct str edition;	/* date the text is read with, or empty */
	size_t line;
};

struct rule {
	struct str id;
	enum severity severity;
	struct str about[LANGUAGE_COUNT];
	struct str file;	/* its name */
	struct str source;	/* the rule as it is written */
	size_t line;		/* where it begins in the file */
	bool enabled;
	const struct form *forms;
	size_t nforms;
	const struct example *examples;
	size_t nexamples;
	const struct str *ledger;	/* for the examples: its rows */
	size_t nledger;
};

struct rules;

/* A fault of a rule file: line and column (in characters) from 1. */
typedef void rules_report(void *context, struct str file, size_t line, size_t column, const char *what);

/* An empty set. The recogniser must stay as long as it. Free with rules_free. */
struct rules *rules_new(const struct recogniser *);
void rules_free(struct rules *);
/*
 * Add the rules of one file (name and text are copied). A rule with a fault is
 * reported and left out; a rule of the same id takes the place of the earlier one.
 * A file without any rule gives its word lists to all files read later.
 * Returns how many faults there were.
 */
size_t rules_load(struct rules *, struct str name, struct str text, rules_report *, void *context);
/* Make an empty set that of the rules in lib/rules, which are compiled in. */
void rules_load_builtin(struct rules *);

size_t rules_count(const struct rules *);
struct rule *rules_at(const struct rules *, size_t i);
/* NULL: no such rule. */
struct rule *rules_find(const struct rules *, struct str id);

/*
 * What the rules with "reach edition" keep of articles while these are checked: keys,
 * values, places and pieces of the message, of each figure that may take part.
 */
struct editions;
struct editions *editions_new(void);
/* What was kept of later articles, which may be gone then, goes behind what was kept of others; the later is freed. */
void editions_join(struct editions *, struct editions *later);
void editions_free(struct editions *);

struct check_options {
	enum language language;	/* of the messages */
	enum severity severity;	/* rules below it are not tried */
	bool all;		/* ok and undecided findings too */
	const struct ledger *ledger;	/* what is known; NULL: nothing */
	struct editions *editions;	/* kept for rules_check_editions; NULL: articles are not compared */
	unsigned threads;	/* a long article is judged on up to so many; 0 is 1 */
};

struct findings {
	struct finding *list;	/* by place in the document, then in the order of the rules */
	size_t n, cap;
	size_t trouble;		/* searches given up at a limit: undecided */
	size_t trouble_line;	/* of the first */
};

/* When all rules are loaded: make what helps to find those that may apply, if it is not there. */
void rules_prepare(struct rules *);
/*
 * Judge an article by all rules that are enabled and append to findings; what they and
 * options->editions point to is in the arena or in the article.  After rules_prepare several
 * articles may be judged at once, each with editions of its own.
 */
void rules_check(struct rules *, struct arena *, const struct article *,
    const struct check_options *, struct findings *);
/*
 * Compare what was kept of the articles of each edition, in the order of their names,
 * and append the findings; these point into editions, and are of the article named last.
 */
void rules_check_editions(struct rules *, const struct check_options *, struct findings *);
void findings_release(struct findings *);

/* The outcome of one example of a rule. */
typedef void example_fn(void *context, const struct rule *, const struct example *, bool passed);
/* Try every example of every enabled rule. */
void rules_test(struct rules *, example_fn *, void *context);

#endif
