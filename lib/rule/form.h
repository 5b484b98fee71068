/*
 * Inside lib/rule: what a rule file is compiled to, and the parts of the engine.
 */
#ifndef RULE_FORM_H
#define RULE_FORM_H

#include "rule/eval.h"
#include "rule/message.h"
#include "rule/rule.h"
#include "rule/sieve.h"

enum shape { SHAPE_MATCH, SHAPE_EACH, SHAPE_PAIR, SHAPE_SERIES, SHAPE_TABLE, SHAPE_LEDGER };
enum table { TABLE_COLUMNS, TABLE_ROWS, TABLE_SHARES };
enum series { SERIES_HEADINGS, SERIES_LABELS };

enum { FORM_CONDITIONS = 24, FORM_TRIED = 2 * FORM_CONDITIONS, FORM_NAMES = PATTERN_NAMES + 2 };

/* One way in which a rule looks for a relation: a shape, conditions, a claim. */
struct form {
	enum shape shape;
	bool whole_paragraph;	/* SHAPE_MATCH over a paragraph, not a sentence */
	enum series series;
	enum table table;
	bool whole_edition;	/* SHAPE_PAIR: one figure each of two articles of an edition */
	bool key_first;		/* SHAPE_LEDGER: the key stands before the figure */
	unsigned long kinds;	/* SHAPE_EACH, SHAPE_PAIR, SHAPE_LEDGER: bit k for a kind */
	struct pattern pattern;	/* SHAPE_MATCH */
	/* The pattern's names or those of the shape then computed and tolerance. */
	struct str names[FORM_NAMES];
	bool is_figure[FORM_NAMES];
	size_t nnames;		/* without the last two */
	const struct node *when[FORM_CONDITIONS];
	size_t nwhen;
	/* The same with what "and" joins apart, as far as there is room, the shortest first. */
	struct conditions {
		const struct node *list[FORM_TRIED];
		size_t n;
	} tried, joining;	/* joining: SHAPE_PAIR: those of a alone, which decide what is in a group */
	const struct node *key[FORM_CONDITIONS];	/* SHAPE_PAIR: figures with equal keys are a group */
	size_t nkey;
	const struct node *claim;
	bool relates;		/* the claim holds one thing against another (formula_relates) */
	size_t judged;		/* the name of the figure that the claim judges */
	struct message say[LANGUAGE_COUNT];
};

/* The names of the other shapes, in the order of their bindings. */
enum { PAIR_A, PAIR_B, PAIR_VALUES, PAIR_COUNT, PAIR_NAMES };
enum { ENTRY_A, ENTRY_KEY, ENTRY_SCOPE, ENTRY_BETWEEN, ENTRY_WITHIN, ENTRY_KNOWN, ENTRY_ENDS, ENTRY_PER, ENTRY_PERIOD,
	ENTRY_WRITTEN, ENTRY_SOURCE, ENTRY_NAMES };
enum { TABLE_TOTAL, TABLE_SUM, TABLE_PLAIN, TABLE_INTEGERS, TABLE_CAPTION, TABLE_HEAD, TABLE_SUM_NAMES };
enum { TABLE_SHARE, TABLE_PART, TABLE_WHOLE, TABLE_SHARE_NAMES };
enum { SERIES_LABEL, SERIES_COUNT, SERIES_DISTINCT, SERIES_LEAST, SERIES_GREATEST, SERIES_MISSING, SERIES_SPAN, SERIES_NAMES };

/*
 * Messages that belong to no rule, from lines "message NAME TEXT", and the names that
 * their formulas may use: the engine has no words of its own.
 */
#define MESSAGES(M) \
	M(UNDECIDED, "undecided", "about", "formula", "operands") \
	M(INCOMPLETE, "incomplete", "about", "formula", "operands") \
	M(COVERAGE, "coverage", "figures", "checked", "undecided", "unchecked", "list") \
	M(COVERED, "covered", "figures", "checked", "undecided", "unchecked", "list")
enum rules_message {
#define M(constant, ...) MESSAGE_##constant,
	MESSAGES(M)
#undef M
	MESSAGE_COUNT
};

struct rules {
	const struct recogniser *recogniser;
	struct arena arena;
	struct rule *list;
	size_t n, cap;
	struct words words;	/* shared ones */
	struct words **files;	/* of each */
	size_t nfiles, files_cap;
	struct message messages[MESSAGE_COUNT][LANGUAGE_COUNT];	/* empty where no file has it */
	struct regexes regexes;	/* of all patterns */
	const struct sieve *sieve;	/* of all forms of the shape match; NULL: made by the next check */
	struct sieve *own;	/* it, unless it is built in */
};

/* Keys or scopes of the ledger that stand in a paragraph, in reading order; none overlap. */
struct mentions {
	struct mention {
		struct str name;	/* as the folded text has it */
		size_t start, end;	/* in the skeleton */
	} *list;
	size_t n, cap;
};

/* What the shapes of the engine share while one article is checked. */
struct engine {
	const struct rules *rules;
	const struct rule *rule;
	const struct check_options *options;
	const struct article *article;
	/* For what findings point to; for what is at hand, a paragraph or a rule; scope.arena: for one judgement, which empties it. */
	struct arena *arena, *scratch;
	struct scope scope;
	struct mentions keys, scopes;	/* of the ledger in the paragraph that scope.skeleton is of */
	struct stretch {	/* a sentence of that paragraph; or all of it */
		size_t start, end;	/* in the skeleton */
		size_t first, last;	/* its slots */
		uint64_t *progress;	/* of the sieve behind it */
	} *sentences;
	size_t nsentences;
	uint64_t *passed;	/* by any sentence */
	struct buf key;		/* of a figure, while it is put together */
	struct findings *findings;
};

/* A form that is tried, and its rule; forms are too large to go through all of them for one field. */
struct tries {
	struct tried {
		const struct rule *rule;
		const struct form *form;
		struct sieve_place place;	/* SHAPE_MATCH: the pattern's in the sieve */
		/* Of those from it on whose places are in the same number: all their bits; the next form behind them. */
		uint64_t bits;
		size_t behind;
	} *list;		/* those of a rule side by side */
	size_t n, cap;
};

/* Figures that are in some group of a form of the shape pair, with their keys. */
struct members {
	struct member {
		unsigned long long hash;	/* of the key, which is seldom at hand */
		struct str key;
		size_t figure;
	} *list;
	size_t n, cap;
};

/* A judgement is made: what was worked out on the way is not looked at any more. */
void engine_settle(struct engine *);
/* A search was given up in the text of this figure: note where the first one was. */
void engine_gave_up(struct engine *, size_t figure);
/* The verdict of one assignment: what the claim comes to, or that the conditions do not hold. */
enum { JUDGED_WRONG = -1, JUDGED_UNDECIDED, JUDGED_OK, JUDGED_NOT_MEANT };
int engine_judge(struct engine *, const struct form *, const struct binding *);
/*
 * Of two assignments of one figure, which verdict counts?  >0: a's; 0: they are alike.  One that
 * is ok silences those that are wrong, and these the undecided.
 */
int judged_cmp(int a, int b);
/* By how much the sides of a wrong claim miss each other; inf: it compares no numbers. */
struct dec engine_gap(struct engine *, const struct form *, const struct binding *);
/* The verdict to report for it; false: nothing is to be reported. */
bool engine_verdict(const struct check_options *, int judged, enum verdict *);
/*
 * Append the finding of a verdict; [from, to) is the stretch of text quoted.  also: figures
 * that are operands beside those that the claim names.
 */
void engine_report(struct engine *, const struct form *, const struct binding *, enum verdict,
    size_t from, size_t to, const size_t *also, size_t nalso);

/* Why the claim of a form stayed undecided, for the message; scope's bindings are its. */
void engine_print_undecided(struct engine *, const struct form *, struct buf *);
/* A finding of the whole article that tells which figures took part in those from the first-th on. */
void engine_coverage(struct engine *, size_t first, struct finding *);

/* Is text missing between the paragraphs i - 1 and i?  A paragraph ends at a hole. */
bool engine_is_cut(const struct article *, size_t i);

/* How many values, disjoint from each other, there are; counted to DISTINCT_MAX. */
enum { DISTINCT_MAX = 8 };
struct distinct {
	struct interval seen[DISTINCT_MAX];
	size_t n;
};
void distinct_add(struct distinct *, const struct value *);
/* Keep what a rule that reaches across the edition's articles needs of a figure (edition.c). */
void editions_next(struct editions *);	/* another article begins */
void edition_keep(struct engine *, const struct form *, struct str key, size_t figure);

void rules_drop_sieve(struct rules *);
/* Add a row of a rule file to the ledger that the examples of a rule are read with. */
void rules_add_ledger_line(struct ledger *, struct str file, struct str line,
    void (*report)(void *context, size_t line, const char *what), void *context);
/* Cut the paragraph that scope.skeleton is of into sentences and sift it, for all rules that follow. */
void engine_match_prepare(struct engine *, size_t para);

/* One shape each: shape_match.c, shape_each.c and so on. */
void engine_match(struct engine *, const struct tries *, size_t para);	/* over the paragraph that scope.skeleton is of */
void engine_each(struct engine *, const struct tried *, size_t figure);	/* of a kind that the form looks at */
/* Add the figure, of a kind that the form looks at, to members, if it is in some group; its key is in the engine's arena. */
void engine_pair_collect(struct engine *, const struct form *, size_t figure, struct members *);
/* The groups of all members, which are sorted. */
void engine_pair(struct engine *, const struct tried *, struct member *, size_t n);
void engine_series(struct engine *);
void engine_table(struct engine *);
/* Find the ledger's keys in the paragraph that scope.skeleton is of, for all rules that follow. */
void engine_ledger_prepare(struct engine *);
void engine_ledger(struct engine *, size_t para);	/* of one rule */

#endif
