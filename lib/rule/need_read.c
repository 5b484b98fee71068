/* A regular expression read for the words that a match must hold. What is not understood needs nothing. */
#include "rule/need.h"
#include "text/utf8.h"

enum { DEPTH_MAX = 100, CLASS_MAX = 100 };	/* groups in groups; characters of a class */

struct parser {
	struct arena *arena;
	const char *at, *end;
	int depth;
	bool lost;		/* something of which the meaning is not known here */
};

static bool
peek(const struct parser *p, char c)
{
	return p->at < p->end && *p->at == c;
}

static bool
take(struct parser *p, char c)
{
	if (!peek(p, c))
		return false;
	p->at++;
	return true;
}

static bool
take_token(struct parser *p, const char *token)
{
	struct str t = str_of(token);

	if (!str_starts((struct str){ p->at, (size_t)(p->end - p->at) }, t))
		return false;
	p->at += t.n;
	return true;
}

/* Behind the next byte c; where there is none, lost. */
static void
skip_behind(struct parser *p, char c)
{
	const char *hit = memchr(p->at, c, (size_t)(p->end - p->at));

	p->lost = p->lost || hit == NULL;
	p->at = hit != NULL ? hit + 1 : p->end;
}

static bool
is_alnum(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* --- characters */

static int
hex(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 :
	    c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Behind \x: HH or {H...}. */
static int32_t
hex_character(struct parser *p)
{
	bool braces = take(p, '{');
	int32_t cp = 0;

	for (int i = 0; p->at < p->end && hex(*p->at) >= 0 && i < (braces ? 6 : 2); i++)
		cp = cp * 16 + hex(*p->at++);
	p->lost = p->lost || (braces && !take(p, '}'));
	return cp;
}

/* Behind a backslash. false: no certain character. */
static bool
take_escape(struct parser *p, int32_t *cp)
{
	char c;

	if (p->at == p->end) {
		p->lost = true;
		return false;
	}
	c = *p->at;
	if (!is_alnum(c)) {
		p->at = utf8_next(p->at, p->end, cp);
		return true;
	}
	p->at++;
	if (c == 'x') {
		*cp = hex_character(p);
		return true;
	}
	if (c == 'p' || c == 'P') {
		if (peek(p, '{'))
			skip_behind(p, '}');
		else
			p->at += p->at < p->end;
		return false;
	}
	p->lost = p->lost || strchr("sSdDwWhHvVRXNbBAzZGKtnrfea", c) == NULL || (c == 'N' && peek(p, '{'));
	return false;
}

/* One character of the expression, itself or escaped. false: no certain one. */
static bool
take_character(struct parser *p, int32_t *cp)
{
	*cp = -1;
	if (take(p, '\\'))
		return take_escape(p, cp);
	if ((unsigned char)*p->at < 0x80)
		*cp = *p->at++;
	else
		p->at = utf8_next(p->at, p->end, cp);
	return true;
}

static void
word_add(struct word *word, int32_t cp)
{
	word->n += (unsigned char)utf8_put(word->bytes + word->n, cp);
}

/* One character, or a range of them, of a class into its clause (NULL: no use). false: not a few known ones. */
static bool
add_members(struct parser *p, struct clause *c)
{
	int32_t cp, last;
	bool known = take_character(p, &cp);

	last = cp;
	if (p->end - p->at >= 2 && p->at[0] == '-' && p->at[1] != ']') {
		p->at++;
		known = take_character(p, &last) && known;
	}
	if (c == NULL || !known || cp < 0 || last < cp || (unsigned)(last - cp) + c->n >= CLASS_MAX)
		return false;
	for (; cp <= last; cp++) {
		struct word w = { .n = 0 };
		struct clause one;

		word_add(&w, cp);
		one = clause_of(p->arena, &w);
		if (c->n == 0)
			*c = one;
		else
			clause_unite(c, &one);
	}
	return true;
}

/* Behind a [: one of its characters, where these are few and known. */
static void
parse_class(struct parser *p, struct need *need)
{
	bool known = !take(p, '^');
	struct clause c = { .n = 0 };

	for (bool first = true; !p->lost && (first || !peek(p, ']')); first = false)
		if (p->at == p->end || (*p->at == '[' && p->end - p->at > 1 && strchr(":.=", p->at[1]) != NULL))
			p->lost = true;
		else
			known = add_members(p, known ? &c : NULL);
	p->at += p->at < p->end;
	if (known && c.n > 0)
		need_add(need, c);
}

/* --- the rest of the syntax */

static int
parse_digits(struct parser *p)
{
	int n = 0;

	p->lost = p->lost || p->at == p->end || *p->at < '0' || *p->at > '9';
	for (; p->at < p->end && *p->at >= '0' && *p->at <= '9'; p->at++)
		if (n < NEED_CLAUSES)
			n = n * 10 + (*p->at - '0');
	return n;
}

static bool
is_quantifier(char c)
{
	return c == '*' || c == '+' || c == '?' || c == '{';
}

/* How often what stands before is there at least (to NEED_CLAUSES). */
static int
parse_least(struct parser *p)
{
	int least = 1;

	while (p->at < p->end) {
		if (take(p, '*') || take(p, '?')) {
			least = 0;
		} else if (take(p, '{')) {
			least *= parse_digits(p);
			if (take(p, ',') && !peek(p, '}'))
				(void)parse_digits(p);
			p->lost = p->lost || !take(p, '}');
		} else if (!take(p, '+')) {
			break;
		}
		if (!take(p, '?'))
			(void)take(p, '+');
		if (least > NEED_CLAUSES)
			least = NEED_CLAUSES;
	}
	return least;
}

static void parse_alternatives(struct parser *, struct need *);

/* Behind a (. */
static void
parse_group(struct parser *p, struct need *need)
{
	bool assertion = take_token(p, "?=") || take_token(p, "?!") || take_token(p, "?<=") || take_token(p, "?<!");

	if (take_token(p, "?C")) {
		skip_behind(p, ')');
		return;
	}
	if (!assertion && peek(p, '?') && !take_token(p, "?:") && !take_token(p, "?>") && !take_token(p, "?|")) {
		if (take_token(p, "?<") || take_token(p, "?P<"))
			skip_behind(p, '>');
		else if (take_token(p, "?'"))
			skip_behind(p, '\'');
		else
			p->lost = true;
	}
	if (peek(p, '*') || p->depth == DEPTH_MAX)
		p->lost = true;
	if (p->lost)
		return;
	p->depth++;
	parse_alternatives(p, need);
	p->depth--;
	p->lost = p->lost || !take(p, ')');
	if (assertion)
		need->n = 0;	/* what it looks at may be no part of the match */
}

/* The word that was being read is done. */
static void
flush(struct parser *p, struct need *need, struct word *word)
{
	if (word->n > 0)
		need_add(need, clause_of(p->arena, word));
	word->n = 0;
}

/* A literal character with its quantifier goes on the word that is being read, or ends it. */
static void
add_literal(struct parser *p, struct need *need, struct word *word, int32_t cp)
{
	bool quantified = p->at < p->end && is_quantifier(*p->at);
	int least = quantified ? parse_least(p) : 1;

	if (word->n + 4 > NEED_WORD || least == 0)
		flush(p, need, word);
	if (least > 0)
		word_add(word, cp);
	if (quantified)
		flush(p, need, word);
}

static void
parse_sequence(struct parser *p, struct need *need)
{
	struct need part;
	struct word word = { .n = 0 };

	need->n = 0;
	while (p->at < p->end && !p->lost && *p->at != '|' && *p->at != ')') {
		int32_t cp;

		part.n = 0;
		if (is_quantifier(*p->at)) {
			p->lost = true;
		} else if (take(p, '(')) {
			parse_group(p, &part);
		} else if (take(p, '[')) {
			parse_class(p, &part);
		} else if (!take(p, '.') && !take(p, '^') && !take(p, '$') && take_character(p, &cp)) {
			p->lost = p->lost || cp < 0;
			if (!p->lost)
				add_literal(p, need, &word, cp);
			continue;
		}
		flush(p, need, &word);
		need_append(p->arena, need, &part, parse_least(p));
	}
	flush(p, need, &word);
}

static void
parse_alternatives(struct parser *p, struct need *need)
{
	struct need other;

	parse_sequence(p, need);
	while (!p->lost && take(p, '|')) {
		parse_sequence(p, &other);
		need_unite(need, &other);
	}
}

void
need_of(struct need *need, struct arena *arena, struct str expression)
{
	struct parser p = { .arena = arena, .at = expression.p, .end = expression.p + expression.n };

	parse_alternatives(&p, need);
	if (p.lost || p.at < p.end)
		need->n = 0;
}
