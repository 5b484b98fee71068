/*
 * Evaluating a formula for one assignment.  Numbers are intervals with a unit; a
 * comparison is false only where it surely does not hold, and what cannot be told
 * (an unlike unit, an open figure, an overflow) is undecided and stays so.
 */
#ifndef RULE_EVAL_H
#define RULE_EVAL_H

#include "figure/lexicon.h"
#include "rule/folds.h"
#include "rule/formula.h"
#include "rule/skeleton.h"
#include "table/findings.h"

enum value_type { VALUE_UNDECIDED, VALUE_NUMBER, VALUE_TRUTH, VALUE_TEXT };

enum { NO_FIGURE = -1 };

/* Of 128 bytes, for it is made and copied all the time. */
struct value {
	enum value_type type;
	bool literal;		/* a number of the formula itself: fits any unit */
	bool truth;
	bool is_region;
	uint32_t start, end;	/* of a region in the skeleton */
	long like;		/* the figure whose way of writing the number is shown in, or NO_FIGURE */
	long figure;		/* the value is this figure itself, or NO_FIGURE */
	struct str unit;	/* of range; empty: a pure number, or not known */
	struct str text;	/* VALUE_TEXT; of a region: of the skeleton; of a number that is no figure here: as written */
	struct interval range;	/* VALUE_NUMBER, else not set; percentages as a part of one */
};

/* What a name of the form stands for.  Large: only what the type tells is set. */
struct binding {
	enum { BOUND_NOTHING, BOUND_FIGURE, BOUND_REGION, BOUND_STRETCH, BOUND_NUMBER, BOUND_VALUE } type;
	size_t figure;		/* index into the article's figures */
	size_t start, end;	/* region: in the skeleton; stretch: of the article's text, which may be long */
	struct dec number;	/* counted by the engine */
	struct value value;	/* come to before, for the message */
};

struct parts_found;	/* region.h */

/* Everything a formula may look at. */
struct scope {
	const struct article *article;
	const struct lexicon *lexicon;
	const struct words *words;
	const struct skeleton *skeleton;	/* of the paragraph; NULL where the form has none */
	struct matcher *matcher;
	struct arena *arena;	/* for texts made on the way */
	struct folds *folds;	/* NULL: nothing is remembered */
	struct parts_found *parts;	/* NULL: likewise; as long as what is in the arena */
	const struct binding *bindings;	/* one for each name of the form */
	size_t nbindings;
	struct operand_set {	/* what took part, as bytes of the document */
		struct operand *list;
		size_t n, cap;
	} *operands;		/* NULL: not wanted */
};

struct value evaluate(const struct node *, struct scope *);
/* The same of a condition: -1 false, 0 undecided, 1 true. */
int evaluate_truth(const struct node *, struct scope *);
/* A figure as a number: whole units, percent as a part of one, dates as days. */
struct value value_of_figure(const struct scope *, size_t figure);
/* The same of a range of this kind with this unit; like and figure are not set. */
struct value value_of_range(enum figure_kind, struct interval, struct str unit);
struct value value_number(struct interval, struct str unit, long like);
struct value value_truth(bool);
struct value value_text(struct str);
extern const struct value value_undecided;
/* A figure as it is written, a text as it is, else empty. */
struct str value_written(const struct scope *, const struct value *);
/* The same with a figure folded: what a formula's patterns are matched against. */
struct str value_folded(const struct scope *, const struct value *);
/* The folded bytes [start, end) of the article's text.  Of one paragraph: of what it was folded to, mostly. */
struct str scope_folded(const struct scope *, size_t start, size_t end);
struct str scope_folded_in(const struct scope *, size_t para, size_t start, size_t end);
/* The same of a figure, at whose ends no white space stands. */
struct str scope_folded_figure(const struct scope *, const struct figure *);
/* b in a's unit, or b itself where either has none. false: not comparable. */
bool value_same_unit(const struct scope *, const struct value *a, struct value *b);
/* Note a figure, or a region that is read as a number (一 of 星期一), as operand. */
void scope_use(struct scope *, size_t figure);
void scope_use_region(struct scope *, size_t start, size_t end);

/* A function of the formulas: see function.c for what each does. */
struct function {
	const char *name;
	size_t min, max;	/* arguments */
	struct value (*call)(struct scope *, const struct value *args, size_t n);
	/* Where its value is a text: that of a figure, false where it is undecided; else NULL. */
	bool (*text)(struct scope *, const struct figure *, struct str *);
	const char *what;	/* for jz-rules(5) */
};

/* NULL: no such function. */
const struct function *function_find(struct str name);
/* Is it no more than a look at what is stored with a figure? */
bool function_is_stored(const struct function *);
/* All of them; the last one has no name. */
extern const struct function functions[];

#endif
