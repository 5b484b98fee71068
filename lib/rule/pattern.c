#include <stdio.h>

#include "figure/kind.h"
#include "rule/pattern.h"
#include "rule/skeleton.h"
#include "text/utf8.h"

enum { NEST_MAX = 8, LENGTH_MAX = 1 << 20 };
/* The limits of a search: a fixed part, and one for each byte searched. */
enum { STEPS = 100000, STEPS_A_BYTE = 20, WORK = 1 << 21, WORK_A_BYTE = 100 };
/* What an assignment costs beside what formulas look at: a fixed part, and PCRE2's way through so many bytes. */
enum { WORK_AN_ASSIGNMENT = 16, BYTES_A_WORK = 8 };

/* A source on its way to the regular expression that PCRE2 compiles. */
struct expansion {
	const struct words *words;
	struct pattern *pattern;
	struct arena *arena;
	struct buf out;
	bool in_class;		/* between [ and ] */
	struct pattern_error *error;
};

static bool
fail(struct expansion *x, size_t at, const char *what, struct str name)
{
	x->error->at = at;
	snprintf(x->error->what, sizeof x->error->what, what, STR_ARG(name));
	return false;
}

static bool
is_name_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
	    c == '-';
}

/* "count|money" or nothing (every kind that states a number) as a character class. */
static bool
add_kinds(struct expansion *x, struct str kinds, size_t at)
{
	if (!x->in_class)
		buf_char(&x->out, '[');
	if (kinds.n == 0) {
		for (int k = 0; k < FIGURE_KIND_COUNT; k++)
			if (!figure_kind_is_none((enum figure_kind)k) && k != FIGURE_LABEL && k != FIGURE_CODE)
				buf_printf(&x->out, "\\x{%X}", (unsigned)(SKELETON_FIRST + k));
	} else {
		for (struct str rest = kinds; rest.p != NULL;) {
			enum figure_kind kind;
			struct str name = str_trim(str_cut(&rest, '|'));

			if (!figure_kind_parse(name, &kind))
				return fail(x, at, "no kind of figure is called \"%.*s\" (see jz-parse(1))", name);
			buf_printf(&x->out, "\\x{%X}", (unsigned)(SKELETON_FIRST + kind));
		}
	}
	if (!x->in_class)
		buf_char(&x->out, ']');
	return true;
}

static bool expand(struct expansion *, struct str text, size_t at, int depth);

/* The index of a name, added where it is new; PATTERN_NAMES where there is no room. */
static size_t
add_name(struct pattern *p, struct arena *arena, struct str name, bool is_figure)
{
	size_t k = 0;

	while (k < p->nnames && !str_eq(p->names[k], name))
		k++;
	if (k == p->nnames && k < PATTERN_NAMES) {
		p->names[k] = arena_str(arena, name);
		p->is_figure[k] = is_figure;
		p->nnames++;
	}
	return k;
}

/* What stands in braces: {name:kinds} or {@list}. */
static bool
add_braces(struct expansion *x, struct str inside, size_t at, int depth)
{
	struct str kinds = inside, name;

	if (inside.n > 0 && inside.p[0] == '@') {
		name = str_sub(inside, 1, inside.n);
		struct str members = words_find(x->words, name);

		if (members.p == NULL)
			return fail(x, at, "no word list is called \"%.*s\": add a line \"words\" with it", name);
		if (depth >= NEST_MAX)
			return fail(x, at, "the word list \"%.*s\" holds itself", name);
		if (x->out.n > LENGTH_MAX)
			return fail(x, at, "the word list \"%.*s\" makes too long a pattern", name);
		buf_add(&x->out, STR("(?:"));
		if (!expand(x, members, at, depth + 1))
			return false;
		buf_char(&x->out, ')');
		return true;
	}
	name = str_cut(&kinds, ':');
	if (name.n == 0)
		return add_kinds(x, kinds, at);
	for (size_t i = 0; i < name.n; i++)
		if (!is_name_char(name.p[i]))
			return fail(x, at, "{%.*s} is no name of a figure: write {name}, {name:kind} or {@list}", inside);
	buf_add(&x->out, STR("(?<"));
	for (size_t i = 0; i < name.n; i++)	/* PCRE2 knows no hyphen in names */
		buf_char(&x->out, name.p[i] == '-' ? '_' : name.p[i]);
	buf_char(&x->out, '>');
	if (!add_kinds(x, kinds, at))
		return false;
	buf_char(&x->out, ')');
	return add_name(x->pattern, x->arena, name, true) < PATTERN_NAMES ? true :
	    fail(x, at, "too many names%.*s", STR(""));
}

/*
 * A character beyond ASCII: full-width ones mean their ASCII twin, literally in a class too
 * ([:：] is no class of POSIX). Returns its bytes.
 */
static size_t
add_character(struct expansion *x, struct str rest)
{
	int32_t cp;
	const char *next = utf8_next(rest.p, rest.p + rest.n, &cp);

	if (cp >= 0xFF01 && cp <= 0xFF5E)
		buf_printf(&x->out, "\\x%02X", (unsigned)(cp - 0xFF01 + '!'));
	else
		buf_add(&x->out, (struct str){ rest.p, (size_t)(next - rest.p) });
	return (size_t)(next - rest.p);
}

/* Append text, which stands at byte at of the source (a word list: where it is used). */
static bool
expand(struct expansion *x, struct str text, size_t at, int depth)
{
	for (size_t i = 0; i < text.n;) {
		size_t here = depth == 0 ? at + i : at;
		unsigned char c = (unsigned char)text.p[i];

		if (c == '\\' && i + 1 < text.n) {
			size_t n = 2;

			/* \x{..} \p{..} \g{..}: their braces are the escape's own */
			if (i + 2 < text.n && text.p[i + 2] == '{' && is_name_char(text.p[i + 1]))
				while (i + n < text.n && text.p[i + n - 1] != '}')
					n++;
			buf_add(&x->out, str_sub(text, i, i + n));
			i += n;
		} else if (c == '{' && i + 1 < text.n && text.p[i + 1] != ',' &&
		    !(text.p[i + 1] >= '0' && text.p[i + 1] <= '9')) {
			const char *close = memchr(text.p + i, '}', text.n - i);

			if (close == NULL)
				return fail(x, here, "this { is never closed%.*s", STR(""));
			if (!add_braces(x, str_sub(text, i + 1, (size_t)(close - text.p)), here, depth))
				return false;
			i = (size_t)(close - text.p) + 1;
		} else if (!x->in_class && str_starts(str_sub(text, i, text.n), STR("(?C"))) {
			return fail(x, here, "(?C...) is not for patterns of rules%.*s", STR(""));
		} else if (c == '\n') {
			while (i < text.n && (text.p[i] == '\n' || text.p[i] == '\r' || text.p[i] == ' ' || text.p[i] == '\t'))
				i++;
		} else if (c >= 0x80) {
			i += add_character(x, str_sub(text, i, text.n));
		} else {
			if (c == '[' || c == ']')
				x->in_class = c == '[' || (x->in_class && x->out.p[x->out.n - 1] == '[');
			buf_char(&x->out, (char)c);
			i++;
		}
	}
	return true;
}

static bool
same_name(struct str written, const char *compiled)
{
	for (size_t i = 0; i < written.n; i++)
		if ((written.p[i] == '-' ? '_' : written.p[i]) != compiled[i])
			return false;
	return compiled[written.n] == '\0';
}

/* From PCRE2's table of named groups: which group is which name. */
static bool
pattern_names(struct expansion *x)
{
	struct pattern *p = x->pattern;
	uint32_t count = 0, size = 0, groups = 0;
	PCRE2_SPTR table = NULL;

	pcre2_pattern_info(p->code, PCRE2_INFO_NAMECOUNT, &count);
	pcre2_pattern_info(p->code, PCRE2_INFO_NAMEENTRYSIZE, &size);
	pcre2_pattern_info(p->code, PCRE2_INFO_NAMETABLE, &table);
	pcre2_pattern_info(p->code, PCRE2_INFO_CAPTURECOUNT, &groups);
	memset(p->name_of, PATTERN_NAMES, sizeof p->name_of);
	if (groups >= PATTERN_GROUPS)
		return fail(x, 0, "too many groups (write (?:...) where the group needs no name)%.*s", STR(""));
	for (uint32_t i = 0; i < count; i++) {
		PCRE2_SPTR entry = table + i * size;
		const char *name = (const char *)entry + 2;
		size_t k = 0;

		while (k < p->nnames && !same_name(p->names[k], name))
			k++;
		if (k == p->nnames)
			k = add_name(p, x->arena, str_of(name), false);
		if (k == PATTERN_NAMES)
			return fail(x, 0, "too many names%.*s", STR(""));
		p->name_of[entry[0] << 8 | entry[1]] = (unsigned char)k;
	}
	return true;
}

bool
pattern_compile(struct pattern *p, struct arena *arena, const struct words *words, struct str source,
    enum pattern_use use, struct pattern_error *error)
{
	struct expansion x = { .words = words, .pattern = p, .arena = arena, .error = error };
	int code = 0;
	PCRE2_SIZE offset = 0;
	size_t lead;
	bool ok;

	*p = (struct pattern){ 0 };
	buf_add(&x.out, use == PATTERN_WHOLE ? STR("\\A(?:") : STR("(?:"));
	lead = x.out.n;
	ok = expand(&x, source, 0, 0);
	buf_add(&x.out, use == PATTERN_WHOLE ? STR(")\\z") : use == PATTERN_ENUMERATE ? STR(")(?C1)") : STR(")"));
	if (ok) {
		p->code = pcre2_compile((PCRE2_SPTR)x.out.p, x.out.n, PCRE2_UTF | PCRE2_DUPNAMES | PCRE2_NO_UTF_CHECK |
		    PCRE2_NEVER_BACKSLASH_C,
		    &code, &offset, NULL);
		if (p->code == NULL) {
			PCRE2_UCHAR what[160] = "";
			size_t from = offset > lead + 20 ? offset - 20 : lead;

			while (from > lead && ((unsigned char)x.out.p[from] & 0xC0) == 0x80)
				from--;
			pcre2_get_error_message(code, what, sizeof what);
			error->at = 0;
			snprintf(error->what, sizeof error->what, "%s (behind \"%.*s\")", (char *)what,
			    (int)(offset > from ? offset - from : 0), x.out.p + from);
			ok = false;
		} else {
			pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE);
			ok = pattern_names(&x);
		}
	}
	buf_release(&x.out);
	if (!ok)
		pattern_release(p);
	return ok;
}

void
pattern_release(struct pattern *p)
{
	pcre2_code_free(p->code);
	p->code = NULL;
}

void
matcher_init(struct matcher *m)
{
	*m = (struct matcher){ .context = pcre2_match_context_create(NULL),
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
	struct assignment a = { .from = block->start_match, .to = block->current_position };

	for (size_t k = 0; k < p->nnames; k++)
		a.start[k] = a.end[k] = (size_t)-1;
	for (uint32_t g = 1; g < block->capture_top && g < PATTERN_GROUPS; g++) {
		size_t k = p->name_of[g];

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

/* Match, without JIT where its stack is too small. Every code but a match and no match is trouble. */
static int
run(const struct pattern *p, struct matcher *m, struct str subject, pcre2_match_data *data)
{
	PCRE2_SPTR text = (PCRE2_SPTR)(subject.n ? subject.p : "");
	size_t steps = STEPS + STEPS_A_BYTE * subject.n;
	int rc;

	pcre2_set_match_limit(m->context, steps < UINT32_MAX ? (uint32_t)steps : UINT32_MAX);
	rc = pcre2_match(p->code, text, subject.n, 0, PCRE2_NO_UTF_CHECK, data, m->context);

	if (rc == PCRE2_ERROR_JIT_STACKLIMIT)
		rc = pcre2_match(p->code, text, subject.n, 0, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, data, m->context);
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
	return run(p, m, subject, m->inner);
}
