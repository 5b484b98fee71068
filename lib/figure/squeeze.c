#include "base/vec.h"
#include "figure/numeral.h"
#include "figure/squeeze.h"
#include "text/utf8.h"

enum { SPACES_MAX = 4, DIGITS_MAX = 8 };	/* in a numeral that is mended */

/* 0: not of a numeral; 1: a digit; 2: it continues one. */
static int
part_of_numeral(struct str text, size_t at)
{
	static const char others[] = "分之又成折个";

	if (at < text.n && text.p[at] >= '0' && text.p[at] <= '9')
		return 1;
	switch (numeral_char(text, at).class) {
	case NUM_DIGIT:
	case NUM_ZERO:
		return 1;
	case NUM_SMALL:
	case NUM_BIG:
	case NUM_POINT:
	case NUM_MORE:
		return 2;
	case NUM_NONE:
		break;
	default:
		return 0;
	}
	for (size_t i = 0; i < sizeof others - 1; i += 3)
		if (text.n - at >= 3 && memcmp(text.p + at, others + i, 3) == 0)
			return 2;
	return 0;
}

/* 九 九 折: does a digit stand at text[at], and 折 behind it? */
static bool
discount_follows(struct str text, size_t at)
{
	int32_t cp;

	at = (size_t)(utf8_next(text.p + at, text.p + text.n, &cp) - text.p);
	while (at < text.n && text.p[at] == ' ')
		at++;
	return str_starts(str_sub(text, at, text.n), STR("折"));
}

/* Spaces at text[at] that go: how many. */
static size_t
spaces_in_numeral(struct str text, size_t at)
{
	size_t n = 0;
	int before, after;
	int32_t cp;

	while (at + n < text.n && text.p[at + n] == ' ')
		n++;
	if (at == 0 || at + n == text.n || n > SPACES_MAX)
		return 0;
	before = part_of_numeral(text, (size_t)(utf8_prev(text.p + at, text.p, &cp) - text.p));
	if (before == 0)
		return 0;
	after = part_of_numeral(text, at + n);
	if (before == 1 && after == 1)
		return discount_follows(text, at + n) ? n : 0;
	return after != 0 ? n : 0;
}

static size_t
next_space(struct str text, size_t from)
{
	const char *hit = from < text.n ? memchr(text.p + from, ' ', text.n - from) : NULL;

	return hit ? (size_t)(hit - text.p) : text.n;
}

struct fold
numeral_squeeze(struct arena *arena, struct fold f)
{
	struct fold out = f;
	struct str text = f.text;
	size_t at, n, drops = 0, step = 0, from = 0, end = 0;
	char *to;

	for (at = next_space(text, 0); at < text.n; at = next_space(text, at + (n ? n : 1)))
		if ((n = spaces_in_numeral(text, at)) != 0)
			drops++;
	if (drops == 0)
		return f;
	to = arena_alloc(arena, 1, text.n);
	out.steps = ARENA_NEW(arena, struct fold_step, f.nsteps + drops);
	out.nsteps = 0;
	for (at = next_space(text, 0);; at = next_space(text, at)) {
		n = at < text.n ? spaces_in_numeral(text, at) : 0;
		if (at < text.n && n == 0) {
			at++;
			continue;
		}
		/* What stands before goes over, with its steps moved. */
		while (step < f.nsteps && f.steps[step].folded < at + (at == text.n)) {
			out.steps[out.nsteps] = f.steps[step++];
			out.steps[out.nsteps++].folded -= (uint32_t)(from - end);
		}
		memcpy(to + end, text.p + from, at - from);
		end += at - from;
		from = at + n;
		if (at == text.n)
			break;
		/* Steps inside the spaces are passed over; one begins behind them. */
		while (step < f.nsteps && f.steps[step].folded <= from)
			step++;
		out.steps[out.nsteps++] = (struct fold_step){ (uint32_t)end, (uint32_t)fold_original(&f, from) };
		at = from;
	}
	out.text = (struct str){ to, end };
	return out;
}

static bool
is_alnum(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* The run of letters and digits around text[at] is a number of them, with a unit behind. */
static bool
is_misspelt(const struct lexicon *lex, struct str text, size_t at)
{
	size_t start = at, end = at + 1;
	bool digit = false;

	while (start > 0 && at - start < DIGITS_MAX && is_alnum(text.p[start - 1]))
		start--;
	while (end < text.n && end - start <= DIGITS_MAX && is_alnum(text.p[end]))
		end++;
	for (size_t i = start; i < end; i++) {
		if (text.p[i] != 'O' && text.p[i] != 'l' && !(text.p[i] >= '0' && text.p[i] <= '9'))
			return false;
		digit = digit || (text.p[i] >= '0' && text.p[i] <= '9');
	}
	/* O3 is ozone. */
	return digit && end - start <= DIGITS_MAX && text.p[start] != 'O' && (start == 0 || (text.p[start - 1] != '.' && text.p[start - 1] != '-')) &&
	    lexicon_match(lex, text, end, WORDS(UNIT) | WORDS(CURRENCY)) != NULL;
}

static bool
is_o(struct str text, size_t at)
{
	return at < text.n && (text.p[at] | 0x20) == 'o';
}

static enum numeral_class
class_before(struct str text, size_t at)
{
	int32_t cp;

	return at == 0 ? NUM_NONE : numeral_char(text, (size_t)(utf8_prev(text.p + at, text.p, &cp) - text.p)).class;
}

static bool
is_digit_class(enum numeral_class class)
{
	return class == NUM_DIGIT || class == NUM_ZERO;
}

/* 一九四O年, 二OO三年: letters between a Chinese digit and another one or 年. */
static bool
is_han_zero(struct str text, size_t at)
{
	size_t start = at, end = at;

	while (start > 0 && at - start < DIGITS_MAX && is_o(text, start - 1))
		start--;
	while (end - at < DIGITS_MAX && is_o(text, end))
		end++;
	return is_digit_class(class_before(text, start)) &&
	    (is_digit_class(numeral_char(text, end).class) || str_starts(str_sub(text, end, text.n), STR("年")));
}

/* 元月 is January, but no month of 3元月租 or 美元月线; 元年 is the first of an era. */
static bool
is_first(const struct lexicon *lex, struct str text, size_t at)
{
	const struct word *w;

	if (str_starts(str_sub(text, at, text.n), STR("元年")))
		return lexicon_match_back(lex, text, 0, at, WORDS(ERA)) != NULL;
	if (!str_starts(str_sub(text, at, text.n), STR("元月")) || class_before(text, at) != NUM_NONE ||
	    (at > 0 && text.p[at - 1] >= '0' && text.p[at - 1] <= '9'))
		return false;
	w = lexicon_match_back(lex, text, 0, at + 3, WORDS(MONEY) | WORDS(PLAIN));
	return w == NULL || word_text(w).n <= 3;
}

/* O, o, l, or the last byte of 元: may a numeral be misspelt there? */
static bool
is_lookalike(unsigned char c)
{
	return (c | 0x20) == 'o' || c == 'l' || c == 0x83;
}

/* The next such place from p on, or NULL: 16 at once. */
static const char *
find_lookalike(const char *p, const char *end)
{
	for (; end - p >= VEC; p += VEC) {
		vec v = vec_load(p);
		uint32_t hits = vec_mask((vec)((v | 0x20) == 'o') | (vec)(v == 'l') | (vec)(v == 0x83));

		if (hits != 0)
			return p + __builtin_ctz(hits);
	}
	for (; p < end; p++)
		if (is_lookalike((unsigned char)*p))
			return p;
	return NULL;
}

/* The text of a fold for writing: a copy when it is first asked for. */
static char *
writable(struct arena *arena, struct fold *f, char **copy)
{
	if (*copy == NULL) {
		*copy = arena_alloc(arena, 1, f->text.n);
		memcpy(*copy, f->text.p, f->text.n);
		f->text.p = *copy;
	}
	return *copy;
}

struct fold
numeral_lookalikes(const struct lexicon *lex, struct arena *arena, struct fold f)
{
	const struct str one = { "一", 3 };
	const struct str text = f.text;
	const char *end = text.p + text.n;
	char *copy = NULL;

	for (const char *p = text.p; (p = find_lookalike(p, end)) != NULL; p++) {
		size_t at = (size_t)(p - text.p);

		if ((unsigned char)*p < 0x80) {
			if (is_han_zero(text, at) || (*p != 'o' && is_misspelt(lex, text, at)))
				writable(arena, &f, &copy)[at] = *p == 'l' ? '1' : '0';
		} else if (at >= 2 && is_first(lex, text, at - 2)) {
			memcpy(writable(arena, &f, &copy) + at - 2, one.p, one.n);
		}
	}
	return f;
}
