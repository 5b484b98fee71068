/* Formulas read: from the text of one to its nodes. */
#include <stdio.h>

#include "rule/eval.h"
#include "rule/formula.h"

enum { DEPTH_MAX = 40, NODES_MAX = 400 };	/* evaluation recurses: bounded */

struct parser {
	struct arena *arena;
	const struct words *words;
	struct names names;
	struct str source;
	size_t at;
	int depth, nodes;
	struct regexes *regexes;
	struct pattern_error *error;
	bool failed;
};

static struct node *
fail(struct parser *p, size_t at, const char *format, struct str word)
{
	if (!p->failed) {
		p->failed = true;
		p->error->at = at;
		snprintf(p->error->what, sizeof p->error->what, format, STR_ARG(word));
	}
	return NULL;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static void
skip_space(struct parser *p)
{
	while (p->at < p->source.n && is_space(p->source.p[p->at]))
		p->at++;
}

static struct str
rest(const struct parser *p)
{
	return str_sub(p->source, p->at, p->source.n);
}

/* The word at the place reached, without moving: letters, digits, hyphens inside. */
static struct str
peek_word(struct parser *p)
{
	size_t end;

	skip_space(p);
	end = p->at;
	if (end < p->source.n && is_letter(p->source.p[end]))
		while (end < p->source.n && (is_letter(p->source.p[end]) || is_digit(p->source.p[end]) ||
		    (p->source.p[end] == '-' && end + 1 < p->source.n && is_letter(p->source.p[end + 1]))))
			end++;
	return str_sub(p->source, p->at, end);
}

static bool
take(struct parser *p, const char *token)
{
	struct str t;

	skip_space(p);
	if (p->at == p->source.n || p->source.p[p->at] != token[0])
		return false;
	t = str_of(token);
	if (is_letter(token[0]) ? !str_eq(peek_word(p), t) : !str_starts(rest(p), t))
		return false;
	p->at += t.n;
	return true;
}

static struct node *
node(struct parser *p, enum node_type type, const struct node *a, const struct node *b)
{
	struct node *n = ARENA_NEW(p->arena, struct node, 1);

	if (!p->failed && ++p->nodes > NODES_MAX)
		fail(p, p->at, "too long a formula%.*s", STR(""));
	if (p->failed)
		return NULL;
	n->type = type;
	n->args[0] = a;
	n->args[1] = b;
	n->nargs = b ? 2 : a ? 1 : 0;
	if (a != NULL)
		n->source = str_sub(p->source, (size_t)(a->source.p - p->source.p), p->at);
	return n;
}

/* What a node was read from: the source from start to the place reached. */
static struct node *
read_from(struct parser *p, size_t start, struct node *n)
{
	if (n != NULL && !p->failed)
		n->source = str_trim(str_sub(p->source, start, p->at));
	return n;
}

static struct node *parse_or(struct parser *);

/* 'text' or @list, as text: of a pattern, or to compare with. */
static bool
take_text(struct parser *p, struct str *text)
{
	skip_space(p);
	size_t start = p->at;

	if (p->at < p->source.n && p->source.p[p->at] == '\'') {
		const char *close = memchr(p->source.p + p->at + 1, '\'', p->source.n - p->at - 1);

		if (close == NULL) {
			fail(p, p->at, "this ' is never closed%.*s", STR(""));
			return false;
		}
		p->at = (size_t)(close - p->source.p) + 1;
		*text = str_sub(p->source, start + 1, p->at - 1);
		return true;
	}
	if (p->at < p->source.n && p->source.p[p->at] == '@') {
		p->at++;
		struct str name = peek_word(p);

		*text = words_find(p->words, name);
		if (text->p == NULL)
			fail(p, start, "no word list is called \"%.*s\": add a line \"words\" with it", name);
		p->at += name.n;
		return text->p != NULL;
	}
	return false;
}

static struct node *
parse_number(struct parser *p)
{
	size_t start = p->at;
	struct node *n = node(p, NODE_NUMBER, NULL, NULL);

	while (p->at < p->source.n && (is_digit(p->source.p[p->at]) || p->source.p[p->at] == '.'))
		p->at++;
	if (n == NULL || !dec_parse(&n->number, str_sub(p->source, start, p->at)))
		return fail(p, start, "\"%.*s\" is no number", str_sub(p->source, start, p->at));
	if (p->at < p->source.n && p->source.p[p->at] == '%') {
		p->at++;
		if (!dec_div(&n->number, n->number, dec_int(100), DEC_HALF_EVEN))
			return fail(p, start, "\"%.*s\" is too long a number", str_sub(p->source, start, p->at));
	}
	return n;
}

static struct node *
parse_call(struct parser *p, struct str name, size_t start)
{
	struct node *n = node(p, NODE_CALL, NULL, NULL);

	if (n == NULL)
		return NULL;
	n->function = function_find(name);
	if (n->function == NULL)
		return fail(p, start, "no function is called \"%.*s\" (see jz-rules(5))", name);
	if (!take(p, ")")) {
		do {
			if (n->nargs == FORMULA_ARGS)
				return fail(p, p->at, "too many arguments for %.*s", name);
			n->args[n->nargs++] = parse_or(p);
		} while (!p->failed && take(p, ","));
		if (!p->failed && !take(p, ")"))
			return fail(p, p->at, "\")\" is missing behind the arguments of %.*s", name);
	}
	if (!p->failed && (n->nargs < n->function->min || n->nargs > n->function->max))
		return fail(p, start, "%.*s does not take that many arguments", name);
	return n;
}

static struct node *
parse_atom_only(struct parser *p)
{
	struct str text, word = peek_word(p);
	size_t start = p->at;
	struct node *n;

	if (p->failed)
		return NULL;
	if (p->at < p->source.n && is_digit(p->source.p[p->at]))
		return parse_number(p);
	if (take(p, "(")) {
		n = parse_or(p);
		if (!p->failed && !take(p, ")"))
			return fail(p, p->at, "\")\" is missing%.*s", STR(""));
		return n;
	}
	if (take_text(p, &text)) {
		n = node(p, NODE_TEXT, NULL, NULL);
		if (n != NULL)
			n->text = text;
		return n;
	}
	if (word.n == 0)
		return fail(p, start, "here a name, a number, a 'text' or a function is missing%.*s", STR(""));
	p->at += word.n;
	if (p->at < p->source.n && p->source.p[p->at] == '(') {
		p->at++;
		return parse_call(p, word, start);
	}
	n = node(p, NODE_NAME, NULL, NULL);
	for (size_t i = 0; i < p->names.n; i++)
		if (str_eq(p->names.list[i], word)) {
			if (n != NULL)
				n->name = i;
			return n;
		}
	return fail(p, start, "nothing in the rule is named \"%.*s\"", word);
}

static struct node *
parse_atom(struct parser *p)
{
	size_t start = (skip_space(p), p->at);

	return read_from(p, start, parse_atom_only(p));
}

static struct node *
parse_unary(struct parser *p)
{
	size_t start = (skip_space(p), p->at);
	struct node *n;

	if (++p->depth > DEPTH_MAX)
		return fail(p, p->at, "too deeply nested%.*s", STR(""));
	if (take(p, "- "))
		n = read_from(p, start, node(p, NODE_NEG, parse_unary(p), NULL));
	else
		n = parse_atom(p);
	p->depth--;
	return n;
}

static struct node *
parse_product(struct parser *p)
{
	struct node *n = parse_unary(p);

	for (;;) {
		if (take(p, "* "))
			n = node(p, NODE_MUL, n, parse_unary(p));
		else if (take(p, "/ "))
			n = node(p, NODE_DIV, n, parse_unary(p));
		else
			return n;
	}
}

static struct node *
parse_sum(struct parser *p)
{
	struct node *n = parse_product(p);

	for (;;) {
		if (take(p, "+ "))
			n = node(p, NODE_ADD, n, parse_product(p));
		else if (take(p, "- "))
			n = node(p, NODE_SUB, n, parse_product(p));
		else
			return n;
	}
}

static struct node *
parse_pattern(struct parser *p, enum node_type type, const struct node *left)
{
	struct pattern *pattern;
	struct str text;
	size_t start = p->at;
	struct node *n = node(p, type, left, NULL);

	if (n == NULL)
		return NULL;
	if (!take_text(p, &text))
		return fail(p, start, "behind ~ and is stands a 'pattern' or a @list%.*s", STR(""));
	n->pattern = pattern = ARENA_NEW(p->arena, struct pattern, 1);
	if (!pattern_compile(pattern, p->arena, p->regexes, p->words, text,
	    type == NODE_IS ? PATTERN_WHOLE : PATTERN_CONTAINS, p->error)) {
		p->error->at = start;
		p->failed = true;
		return NULL;
	}
	n->source = str_sub(p->source, (size_t)(left->source.p - p->source.p), p->at);
	return n;
}

static struct node *
parse_comparison(struct parser *p)
{
	static const struct { const char *token; enum node_type type; } table[] = {
		{ "!=", NODE_NE }, { "<=", NODE_LE }, { ">=", NODE_GE }, { "=", NODE_EQ }, { "<", NODE_LT },
		{ ">", NODE_GT } };
	struct node *n = parse_sum(p);

	if (take(p, "~"))
		return parse_pattern(p, NODE_MATCH, n);
	if (take(p, "is"))
		return parse_pattern(p, NODE_IS, n);
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		if (take(p, table[i].token))
			return node(p, table[i].type, n, parse_sum(p));
	return n;
}

static struct node *
parse_not(struct parser *p)
{
	size_t start = (skip_space(p), p->at);
	struct node *n;

	if (!take(p, "not"))
		return parse_comparison(p);
	if (++p->depth > DEPTH_MAX)
		return fail(p, p->at, "too deeply nested%.*s", STR(""));
	n = read_from(p, start, node(p, NODE_NOT, parse_not(p), NULL));
	p->depth--;
	return n;
}

static struct node *
parse_and(struct parser *p)
{
	struct node *n = parse_not(p);

	while (take(p, "and"))
		n = node(p, NODE_AND, n, parse_not(p));
	return n;
}

static struct node *
parse_or(struct parser *p)
{
	struct node *n = parse_and(p);

	while (take(p, "or"))
		n = node(p, NODE_OR, n, parse_and(p));
	return n;
}

const struct node *
formula_compile(struct arena *arena, struct regexes *regexes, const struct words *words, struct names names,
    struct str source, struct pattern_error *error)
{
	struct parser p = { .arena = arena, .words = words, .names = names, .source = source,
		.regexes = regexes, .error = error };
	struct node *n = parse_or(&p);

	skip_space(&p);
	if (!p.failed && p.at < source.n)
		fail(&p, p.at, "not understood from here: \"%.*s\"", rest(&p));
	return p.failed ? NULL : n;
}
