/* A pattern as it is written in a rule file, made the regular expression that PCRE2 compiles. */
#include <stdio.h>

#include "figure/kind.h"
#include "rule/need.h"
#include "rule/pattern.h"
#include "rule/skeleton.h"
#include "rule/word_set.h"
#include "text/utf8.h"

enum { NEST_MAX = 8, LENGTH_MAX = 1 << 20 };

/* A source on its way to the regular expression that PCRE2 compiles. */
struct expansion {
	const struct words *words;
	struct pattern *pattern;
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

static void
add_kind(struct expansion *x, int kind)
{
	char figure[4];

	buf_add(&x->out, (struct str){ figure, (size_t)utf8_put(figure, SKELETON_FIRST + kind) });
}

bool
pattern_kinds(struct str kinds, unsigned long *set, struct str *wrong)
{
	*set = 0;
	for (int k = 0; k < FIGURE_KIND_COUNT && kinds.n == 0; k++)
		if (!figure_kind_is_none((enum figure_kind)k) && k != FIGURE_LABEL && k != FIGURE_CODE)
			*set |= 1ul << k;
	for (struct str rest = kinds; kinds.n > 0 && rest.p != NULL;) {
		enum figure_kind kind;

		*wrong = str_trim(str_cut(&rest, '|'));
		if (!figure_kind_parse(*wrong, &kind))
			return false;
		*set |= 1ul << kind;
	}
	return true;
}

/* As a character class, those side by side as a range: PCRE2 tries one member after the other. */
static bool
add_kinds(struct expansion *x, struct str kinds, size_t at)
{
	unsigned long set;
	struct str wrong;

	if (!pattern_kinds(kinds, &set, &wrong))
		return fail(x, at, "no kind of figure is called \"%.*s\" (see jz-parse(1))", wrong);
	if (!x->in_class)
		buf_char(&x->out, '[');
	for (int k = 0; k < FIGURE_KIND_COUNT; k++) {
		int first = k;

		if ((set >> k & 1) == 0)
			continue;
		while (k + 1 < FIGURE_KIND_COUNT && (set >> (k + 1) & 1) != 0)
			k++;
		add_kind(x, first);
		if (k > first) {
			buf_char(&x->out, '-');
			add_kind(x, k);
		}
	}
	if (!x->in_class)
		buf_char(&x->out, ']');
	return true;
}

static bool expand(struct expansion *, struct str text, size_t at, int depth);

size_t
pattern_name(const struct pattern *p, struct str name)
{
	size_t k = 0, i = 0;

	for (; k < p->nnames; k++) {
		const struct str known = p->names[k];

		for (i = 0; i < name.n && i < known.n; i++)
			if (name.p[i] != known.p[i] && !(name.p[i] == '_' && known.p[i] == '-'))
				break;
		if (i == name.n && i == known.n)
			break;
	}
	return k;
}

/* Give the pattern a name, if it is new. */
static bool
add_name(struct expansion *x, struct str name, bool is_figure, size_t at)
{
	struct pattern *p = x->pattern;
	size_t k = pattern_name(p, name);

	if (k == PATTERN_NAMES)
		return fail(x, at, "too many names%.*s", STR(""));
	if (k == p->nnames)
		p->names[p->nnames++] = name;
	p->is_figure[k] = p->is_figure[k] || is_figure;
	return true;
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
	return add_name(x, name, true, at);
}

/* The name of a group that begins at text, (?<name>, (?'name' or (?P<name>; empty: it has none. */
static struct str
group_name(struct str text)
{
	size_t start = str_starts(text, STR("(?P<")) ? 4 : 3, end = start;

	if (start == 3 && !str_starts(text, STR("(?<")) && !str_starts(text, STR("(?'")))
		return STR("");
	while (end < text.n && is_name_char(text.p[end]))
		end++;
	return str_sub(text, start < end ? start : end, end);
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

	if (cp >= 0xFF01 && cp <= 0xFF5E) {
		static const char digits[] = "0123456789ABCDEF";
		char c = (char)(cp - 0xFF01 + '!');
		char escape[] = { '\\', 'x', digits[c >> 4], digits[c & 15] };

		buf_add(&x->out, (struct str){ escape, sizeof escape });
	} else {
		buf_add(&x->out, (struct str){ rest.p, (size_t)(next - rest.p) });
	}
	return (size_t)(next - rest.p);
}

/* Bytes from the start of text that mean themselves. */
static size_t
plain(struct str text)
{
	size_t n = 0;

	while (n < text.n)
		switch ((unsigned char)text.p[n]) {
		case '\\': case '{': case '(': case '[': case ']': case '\n': case 0xEF:
			return n;
		default:
			n++;
		}
	return n;
}

/* A backslash and what it takes: the braces of \x{..} \p{..} \g{..} are the escape's own. */
static size_t
escape_length(struct str text)
{
	size_t n = text.n < 2 ? text.n : 2;

	if (text.n > 2 && text.p[2] == '{' && is_name_char(text.p[1]))
		while (n < text.n && text.p[n - 1] != '}')
			n++;
	return n;
}

/* What a { or ( of the source begins: how many bytes of it are done. 0: a fault. */
static size_t
add_opening(struct expansion *x, struct str text, size_t at, int depth)
{
	char next = text.n > 1 ? text.p[1] : ',';

	if (text.p[0] == '{' && next != ',' && !(next >= '0' && next <= '9')) {
		const char *close = memchr(text.p, '}', text.n);

		if (close == NULL)
			return fail(x, at, "this { is never closed%.*s", STR(""));
		if (!add_braces(x, str_sub(text, 1, (size_t)(close - text.p)), at, depth))
			return 0;
		return (size_t)(close - text.p) + 1;
	}
	if (!x->in_class && text.p[0] == '(') {
		struct str name = group_name(text);

		if (str_starts(text, STR("(?C")))
			return fail(x, at, "(?C...) is not for patterns of rules%.*s", STR(""));
		if (name.n > 0 && !add_name(x, name, false, at))
			return 0;
	}
	buf_char(&x->out, text.p[0]);
	return 1;
}

/* Append text, which stands at byte at of the source (a word list: where it is used). */
static bool
expand(struct expansion *x, struct str text, size_t at, int depth)
{
	size_t n;

	for (size_t i = 0; i < text.n; i += n) {
		struct str rest = str_sub(text, i, text.n);
		char c = rest.p[0];

		n = plain(rest);
		if (n > 0) {
			buf_add(&x->out, str_sub(rest, 0, n));
		} else if (c == '\\') {
			n = escape_length(rest);
			buf_add(&x->out, str_sub(rest, 0, n));
		} else if (c == '{' || c == '(') {
			n = add_opening(x, rest, depth == 0 ? at + i : at, depth);
			if (n == 0)
				return false;
		} else if (c == '\n') {
			while (n < rest.n && strchr("\n\r \t", rest.p[n]) != NULL)
				n++;
		} else if (c == '[' || c == ']') {
			x->in_class = c == '[' || (x->in_class && x->out.p[x->out.n - 1] == '[');
			buf_char(&x->out, c);
			n = 1;
		} else {
			n = add_character(x, rest);
		}
	}
	return true;
}

bool
pattern_expand(struct pattern *p, struct arena *arena, const struct words *words, struct str source,
    enum pattern_use use, struct pattern_error *error)
{
	static const struct { const char *before, *behind; } frames[] = {
		[PATTERN_ENUMERATE] = { "(?:", ")(?C1)" }, [PATTERN_CONTAINS] = { "(?:", ")" },
		[PATTERN_WHOLE] = { "\\A(?:", ")\\z" } };
	struct expansion x = { .words = words, .pattern = p, .error = error };
	bool ok;

	buf_add(&x.out, str_of(frames[use].before));
	ok = expand(&x, source, 0, 0);
	buf_add(&x.out, str_of(frames[use].behind));
	if (ok) {
		struct str inside;

		p->expression = arena_str(arena, buf_str(&x.out));
		p->whole = use == PATTERN_WHOLE;
		inside = str_sub(p->expression, strlen(frames[use].before), p->expression.n - strlen(frames[use].behind));
		if (use != PATTERN_ENUMERATE && word_set_is(inside))
			p->words = inside;
		else if (use != PATTERN_ENUMERATE)
			p->needed = need_words(arena, p->expression);
	}
	buf_release(&x.out);
	return ok;
}
