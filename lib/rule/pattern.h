/*
 * Patterns of the rule files: Perl-compatible regular expressions (PCRE2) over a
 * skeleton, with these additions:
 *
 *   {name}             one figure of any kind that states a number, named for the formula
 *   {name:kind|kind}   one figure of these kinds; {:kind} or {} without a name
 *                      inside [...] too: [^。{}] is a character that is neither 。 nor a figure
 *   {@list}            any word of a word list
 *   （ ） ， ： ； ？ …   full-width punctuation means itself in either width;
 *                      the ASCII ( ) ? keep their meaning in a regular expression
 *   a line break and the white space after it mean nothing
 *
 * A named group (?<name>...) is a region.  One name may stand in several alternatives.
 */
#ifndef RULE_PATTERN_H
#define RULE_PATTERN_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "rule/words.h"

enum { PATTERN_NAMES = 16, PATTERN_GROUPS = 64 };

struct pattern {
	struct str names[PATTERN_NAMES];
	bool is_figure[PATTERN_NAMES];	/* {name}; else a region */
	size_t nnames;
	struct str expression;	/* what PCRE2 is given */
	struct str words;	/* of one that is nothing but words (word_set.h): these; else empty */
	struct str needed;	/* of a formula's other pattern: words of which every match holds one; or empty */
	bool whole;		/* PATTERN_WHOLE */
	size_t number;		/* of what is made of that (struct regexes); the same for equal expressions */
};

/*
 * What was made of the patterns of a set of rules, each when it is first used: at 20 to 100
 * microseconds each, all the built-in ones would take longer than a page.  Patterns themselves
 * are data that never changes.
 */
struct regexes {
	struct arena arena;
	struct regex **list;
	size_t n, cap;
};

void regexes_init(struct regexes *);
void regexes_release(struct regexes *);
/* Room for n patterns more: the number of the first. */
size_t regexes_add(struct regexes *, size_t n);

struct pattern_error {
	size_t at;		/* byte in the source */
	char what[200];
};

enum pattern_use { PATTERN_ENUMERATE, PATTERN_CONTAINS, PATTERN_WHOLE };

/* false: *error says why. The names point into the source, which must stay. */
bool pattern_compile(struct pattern *, struct arena *, struct regexes *, const struct words *, struct str source,
    enum pattern_use, struct pattern_error *error);
/* The first half of pattern_compile: the names and the expression. */
bool pattern_expand(struct pattern *, struct arena *, const struct words *, struct str source,
    enum pattern_use, struct pattern_error *error);
/*
 * "count|money", or nothing for every kind that states a number: a bit for each kind.  false:
 * *wrong is the name of none.
 */
bool pattern_kinds(struct str kinds, unsigned long *set, struct str *wrong);
/* The index of a name, a hyphen of which is _ for PCRE2; nnames: there is no such name. */
size_t pattern_name(const struct pattern *, struct str name);

/*
 * What matching needs and changes: one for each thread.
 *
 * Time is kept in proportion to the text by two limits that grow with it: PCRE2's own on
 * its steps, and one on the bytes that formulas look at for all assignments of a search
 * (evaluate adds them to work).  At either the search is given up.
 */
struct matcher {
	struct regexes *regexes;	/* of the patterns that are searched with */
	pcre2_match_context *context;
	pcre2_match_data *outer, *inner;	/* enumeration; a search inside a formula */
	size_t work;		/* of the enumeration going on */
	size_t trouble;		/* matches given up: at a limit, or any error */
};

void matcher_init(struct matcher *, struct regexes *);
void matcher_release(struct matcher *);

/* The spans of the names in subject, (size_t)-1 where a name took no part; start and end of the whole. */
struct assignment {
	size_t start[PATTERN_NAMES], end[PATTERN_NAMES];
	size_t from, to;
};

typedef void assignment_fn(void *context, const struct assignment *);
/*
 * Call fn for every way in which the pattern matches in subject, nested choices
 * included; ways that follow each other and name the same spans are one.  false: given
 * up on the way (counted as trouble).
 */
bool pattern_each(const struct pattern *, struct matcher *, struct str subject, assignment_fn *,
    void *context);
/* Is there a match? 1, 0, or -1: given up (counted as trouble). */
int pattern_test(const struct pattern *, struct matcher *, struct str subject);

#endif
