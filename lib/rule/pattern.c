/* Patterns: compiled when they are first used, and the searches with them. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#include "rule/pattern.h"
#include "rule/word_set.h"

/* The limits of a search: a fixed part, and one for each byte searched. */
enum { STEPS = 100000, STEPS_A_BYTE = 20, WORK = 1 << 21, WORK_A_BYTE = 100 };
/* What an assignment costs beside what formulas look at: a fixed part, and PCRE2's way through so many bytes. */
enum { WORK_AN_ASSIGNMENT = 16, BYTES_A_WORK = 8 };
/* Translating a pattern to machine code takes as long as searching so many times its length without. */
enum { JIT_FROM = 3 };

/*
 * What PCRE2 made of a pattern, and how much was searched with it.  Threads that search at
 * once share it: what is made is made under the lock, and never changed once it is shown.
 */
struct regex {
	pthread_mutex_t lock;
	_Atomic(pcre2_code *) code;	/* NULL: not compiled yet */
	_Atomic(pcre2_code *) fast;	/* the same as machine code; NULL: not translated */
	atomic_bool translated;		/* if that is to be had here */
	bool broken;			/* cannot be compiled */
	struct word_set words;		/* that are the pattern, or one of which every match holds */
	atomic_bool made;		/* words is there */
	atomic_size_t searched;		/* bytes */
	struct str expression;		/* that it is of, where it was read from a rule file; else empty */
	unsigned char name_of[PATTERN_GROUPS];	/* group -> index in names, or PATTERN_NAMES */
};

/* From PCRE2's table of named groups: which group is which name. NULL, or what is wrong. */
static const char *
find_groups(struct regex *x, const pcre2_code *code, const struct pattern *p)
{
	uint32_t count = 0, size = 0, groups = 0;
	PCRE2_SPTR table = NULL;

	pcre2_pattern_info(code, PCRE2_INFO_NAMECOUNT, &count);
	pcre2_pattern_info(code, PCRE2_INFO_NAMEENTRYSIZE, &size);
	pcre2_pattern_info(code, PCRE2_INFO_NAMETABLE, &table);
	pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &groups);
	memset(x->name_of, PATTERN_NAMES, sizeof x->name_of);
	if (groups >= PATTERN_GROUPS)
		return "too many groups (write (?:...) where the group needs no name)";
	for (uint32_t i = 0; i < count; i++) {
		PCRE2_SPTR entry = table + i * size;

		x->name_of[entry[0] << 8 | entry[1]] =
		    (unsigned char)pattern_name(p, str_of((const char *)entry + 2));
	}
	return NULL;
}

/* What PCRE2 says of a pattern, and behind what. */
static void
describe(struct pattern_error *error, struct str expression, int code, size_t offset)
{
	PCRE2_UCHAR what[160] = "";
	size_t from = offset > 20 ? offset - 20 : 0;

	while (from > 0 && ((unsigned char)expression.p[from] & 0xC0) == 0x80)
		from--;
	pcre2_get_error_message(code, what, sizeof what);
	snprintf(error->what, sizeof error->what, "%s (behind \"%.*s\")", (char *)what,
	    (int)(offset > from ? offset - from : 0), expression.p + from);
}

/* Under the lock. */
static bool
compile_once(struct regex *x, const struct pattern *p, struct pattern_error *error)
{
	const char *wrong = NULL;
	PCRE2_SIZE offset = 0;
	pcre2_code *code;
	int number = 0;

	if (x->code != NULL || x->broken)
		return !x->broken;
	code = pcre2_compile((PCRE2_SPTR)p->expression.p, p->expression.n,
	    PCRE2_UTF | PCRE2_DUPNAMES | PCRE2_NO_UTF_CHECK | PCRE2_NEVER_BACKSLASH_C, &number, &offset, NULL);
	error->at = 0;
	if (code == NULL)
		describe(error, p->expression, number, offset);
	else if ((wrong = find_groups(x, code, p)) != NULL)
		snprintf(error->what, sizeof error->what, "%s", wrong);
	x->broken = code == NULL || wrong != NULL;
	if (x->broken)
		pcre2_code_free(code);
	else
		x->code = code;
	return !x->broken;
}

static bool
compile(struct regex *x, const struct pattern *p, struct pattern_error *error)
{
	bool ok;

	pthread_mutex_lock(&x->lock);
	ok = compile_once(x, p, error);
	pthread_mutex_unlock(&x->lock);
	return ok;
}

static const struct word_set *
words_of(struct regex *x, struct str words)
{
	if (!x->made) {
		pthread_mutex_lock(&x->lock);
		if (!x->made)
			word_set_build(&x->words, words);
		x->made = true;
		pthread_mutex_unlock(&x->lock);
	}
	return &x->words;
}

/* The number of those that are there for the same expression, or of new ones: rules repeat themselves. */
static size_t
number_of(struct regexes *r, struct str expression)
{
	size_t k = 0;

	while (k < r->n && !str_eq(r->list[k]->expression, expression))
		k++;
	if (k == r->n) {
		(void)regexes_add(r, 1);
		r->list[k]->expression = arena_str(&r->arena, expression);
	}
	return k;
}

bool
pattern_compile(struct pattern *p, struct arena *arena, struct regexes *regexes, const struct words *words,
    struct str source, enum pattern_use use, struct pattern_error *error)
{
	*p = (struct pattern){ .nnames = 0 };
	if (!pattern_expand(p, arena, words, source, use, error))
		return false;
	p->number = number_of(regexes, p->expression);
	return p->words.n > 0 || compile(regexes->list[p->number], p, error);
}

void
regexes_init(struct regexes *r)
{
	*r = (struct regexes){ .n = 0 };
	arena_init(&r->arena);
}

void
regexes_release(struct regexes *r)
{
	for (size_t i = 0; i < r->n; i++) {
		pcre2_code_free(r->list[i]->code);
		pcre2_code_free(r->list[i]->fast);
		word_set_release(&r->list[i]->words);
		pthread_mutex_destroy(&r->list[i]->lock);
	}
	free(r->list);
	arena_release(&r->arena);
}

size_t
regexes_add(struct regexes *r, size_t n)
{
	struct regex *new = ARENA_NEW(&r->arena, struct regex, n);
	size_t first = r->n;

	for (size_t i = 0; i < n; i++) {
		pthread_mutex_init(&new[i].lock, NULL);
		*ARRAY_PUSH(r->list, r->n, r->cap) = &new[i];
	}
	return first;
}

void
matcher_init(struct matcher *m, struct regexes *regexes)
{
	*m = (struct matcher){ .regexes = regexes, .context = pcre2_match_context_create(NULL),
		.outer = pcre2_match_data_create(PATTERN_GROUPS, NULL),
		.inner = pcre2_match_data_create(1, NULL) };
	if (m->context == NULL || m->outer == NULL || m->inner == NULL)
		mem_exhausted(PATTERN_GROUPS);
}

void
matcher_release(struct matcher *m)
{
	pcre2_match_context_free(m->context);
	pcre2_match_data_free(m->outer);
	pcre2_match_data_free(m->inner);
}

struct enumeration {
	const struct pattern *pattern;
	struct matcher *matcher;
	size_t work_max;
	assignment_fn *fn;
	void *context;
	struct assignment last;	/* handed over, if any was */
	bool any;
};

static bool
same_spans(const struct pattern *p, const struct assignment *a, const struct assignment *b)
{
	return a->from == b->from && a->to == b->to &&
	    memcmp(a->start, b->start, p->nnames * sizeof a->start[0]) == 0 &&
	    memcmp(a->end, b->end, p->nnames * sizeof a->end[0]) == 0;
}

/* At the pattern's end: hand the captures over, then say "no match here", so that PCRE2 goes on. */
static int
at_end(pcre2_callout_block *block, void *context)
{
	struct enumeration *e = context;
	const struct pattern *p = e->pattern;
	struct assignment a;

	a.from = block->start_match;
	a.to = block->current_position;
	for (size_t k = 0; k < p->nnames; k++)
		a.start[k] = a.end[k] = (size_t)-1;
	for (uint32_t g = 1; g < block->capture_top && g < PATTERN_GROUPS; g++) {
		size_t k = e->matcher->regexes->list[p->number]->name_of[g];

		if (k < PATTERN_NAMES && block->offset_vector[2 * g] != PCRE2_UNSET) {
			a.start[k] = block->offset_vector[2 * g];
			a.end[k] = block->offset_vector[2 * g + 1];
		}
	}
	e->matcher->work += WORK_AN_ASSIGNMENT + (a.to - a.from) / BYTES_A_WORK;
	if (!e->any || !same_spans(p, &a, &e->last)) {
		e->any = true;
		e->last = a;
		e->fn(e->context, &a);
	}
	return e->matcher->work > e->work_max ? PCRE2_ERROR_CALLOUT : 1;
}

/* One match, by its machine code, if there is any.  JIT's stack may be too small for it. */
static int
match(const struct regex *x, struct matcher *m, struct str subject, pcre2_match_data *data)
{
	PCRE2_SPTR text = (PCRE2_SPTR)(subject.n ? subject.p : "");
	const pcre2_code *fast = x->fast;
	int rc = fast != NULL ? pcre2_jit_match(fast, text, subject.n, 0, 0, data, m->context) :
	    pcre2_match(x->code, text, subject.n, 0, PCRE2_NO_UTF_CHECK, data, m->context);

	if (rc == PCRE2_ERROR_JIT_STACKLIMIT)
		rc = pcre2_match(x->code, text, subject.n, 0, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, data, m->context);
	return rc;
}

/* A copy is translated, for others may be searching with the code. */
static void
translate(struct regex *x)
{
	pcre2_code *copy;

	pthread_mutex_lock(&x->lock);
	copy = x->translated ? NULL : pcre2_code_copy(x->code);
	if (copy != NULL && pcre2_jit_compile(copy, PCRE2_JIT_COMPLETE) == 0)
		x->fast = copy;
	else
		pcre2_code_free(copy);
	x->translated = true;
	pthread_mutex_unlock(&x->lock);
}

/* Every code but a match and no match is trouble. */
static int
run(const struct pattern *p, struct matcher *m, struct str subject, pcre2_match_data *data)
{
	struct regex *x = m->regexes->list[p->number];
	size_t steps = STEPS + STEPS_A_BYTE * subject.n;
	struct pattern_error error;
	int rc = PCRE2_ERROR_INTERNAL;

	if (x->code != NULL || compile(x, p, &error)) {
		if (!x->translated && atomic_fetch_add(&x->searched, subject.n) + subject.n > JIT_FROM * p->expression.n)
			translate(x);
		bool translated = x->translated;

		pcre2_set_match_limit(m->context, steps < UINT32_MAX ? (uint32_t)steps : UINT32_MAX);
		rc = match(x, m, subject, data);
		if (rc == PCRE2_ERROR_MATCHLIMIT && !translated) {	/* machine code takes fewer of these steps */
			translate(x);
			rc = match(x, m, subject, data);
		}
	}
	if (rc >= 0)
		return 1;
	if (rc == PCRE2_ERROR_NOMATCH)
		return 0;
	m->trouble++;
	m->work += steps;
	return -1;
}

bool
pattern_each(const struct pattern *p, struct matcher *m, struct str subject, assignment_fn *fn, void *context)
{
	struct enumeration e = { .pattern = p, .matcher = m, .work_max = WORK + WORK_A_BYTE * subject.n,
		.fn = fn, .context = context };
	int rc;

	m->work = 0;
	pcre2_set_callout(m->context, at_end, &e);
	rc = run(p, m, subject, m->outer);
	pcre2_set_callout(m->context, NULL, NULL);
	return rc >= 0;
}

int
pattern_test(const struct pattern *p, struct matcher *m, struct str subject)
{
	struct regex *x = m->regexes->list[p->number];

	if (p->words.n > 0 && p->whole)
		return word_set_has(words_of(x, p->words), subject);
	if (p->words.n > 0)
		return word_set_holds(words_of(x, p->words), subject);
	if (p->needed.n > 0 && !word_set_holds(words_of(x, p->needed), subject))
		return 0;
	return run(p, m, subject, m->inner);
}
