/* Identifiers: service numbers, models, documents, telephones; digits that state no quantity. */
#include "figure/reader.h"

enum { LONGEST_TOKEN = 64 };

static bool
is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_letter(char c)
{
	return is_alnum(c) && !(c >= '0' && c <= '9');
}

static bool
is_joiner(char c)
{
	return c == '-' || c == '.' || c == '_' || c == '/' || c == ':' || c == '@' || c == '+';
}

/* The readers below tell where it stands and its kind alone: most places have none, and the draft is not cleared for them. */
static bool
take(struct reader *r, struct draft *d)
{
	*d = (struct draft){ .start = d->start, .end = d->end, .kind = d->kind, .code = str_sub(r->text, d->start, d->end) };
	return d->start >= r->floor;
}

/* U+2160..217F */
static bool
is_roman(struct str text, size_t at)
{
	return text.n - at >= 3 && text.p[at] == '\xe2' && text.p[at + 1] == '\x85' && (unsigned char)text.p[at + 2] >= 0xa0;
}

/* The end of a token of letters, digits and Roman numerals (歼-8Ⅱ), joined by single marks. */
static size_t
token_end(struct str text, size_t at)
{
	while (at < text.n) {
		if (is_alnum(text.p[at]))
			at++;
		else if (is_roman(text, at))
			at += 3;
		else if (is_joiner(text.p[at]) && at + 1 < text.n && is_alnum(text.p[at + 1]))
			at += 2;
		else
			break;
	}
	return at;
}

static size_t
token_start(struct reader *r, size_t at)
{
	const char *p = r->text.p;
	size_t low = at > r->floor + LONGEST_TOKEN ? at - LONGEST_TOKEN : r->floor;

	while (at > low) {
		if (is_alnum(p[at - 1]))
			at--;
		else if (is_joiner(p[at - 1]) && at >= low + 2 && is_letter(p[at - 2]))
			at -= 2;
		else
			break;
	}
	return at;
}

/* F-16, PM2.5, 5G, H1N1: letters right in front of the digits, or behind them where they are no unit. */
static bool
read_token(struct reader *r, size_t at, size_t end, struct draft *d)
{
	struct str text = r->text;
	size_t start = token_start(r, at);

	if (start < at && word_back(r, start, at, WORDS(MONEY)) != NULL)
		return false;
	if (start == at) {
		if (end >= text.n || !is_letter(text.p[end]))
			return false;
		const struct word *w = lexicon_match(r->lex, text, end, WORDS(UNIT) | WORDS(CURRENCY) | WORDS(CLASSIFIER));

		/* 40k, 2e5: thousands and powers of ten; with a separate check in numeral_read. */
		struct numeral n;
		if (numeral_read(r->lex, text, at, &n) && n.end > end && !is_alnum(n.end < text.n ? text.p[n.end] : ' '))
			return false;
		if (w != NULL && !(end + word_text(w).n < text.n && is_letter(text.p[end + word_text(w).n])))
			return false;
	}
	d->start = start;
	d->end = token_end(text, at);
	return d->end > at;
}

static size_t
digits_end(struct str text, size_t at)
{
	while (at < text.n && text.p[at] >= '0' && text.p[at] <= '9')
		at++;
	return at;
}

/* 电话120部, but not 拨打120处警: does a clause end behind a unit or classifier at text[at], which counts? */
static bool
is_counted(struct reader *r, size_t at)
{
	const struct word *w = lexicon_match(r->lex, r->text, at, WORDS(UNIT) | WORDS(CLASSIFIER));

	return w != NULL && !(w->flags & FLAG(RANK)) && is_mark_at(r->text, at + word_text(w).n);
}

/* 0354-2688888, 010-12345678, and digits behind 电话 and the like. */
static bool
read_line(struct reader *r, size_t at, size_t end, struct draft *d)
{
	struct str text = r->text;
	size_t second, front = at;
	const struct word *w;

	/* 邮发代号21-18 */
	if (end - at < 3 && !(end + 1 < text.n && text.p[end] == '-' && text_is_digit(text, end + 1)))
		return false;
	d->start = at;
	if (text.p[at] == '0' && end - at <= 4 && end < text.n && text.p[end] == '-') {
		second = digits_end(text, end + 1);
		if (second - end - 1 >= 7 && second - end - 1 <= 8) {
			d->end = second;
			return true;
		}
	}
	while (front > r->floor && (text.p[front - 1] == ' ' || text.p[front - 1] == ':' || text.p[front - 1] == '"'))
		front--;
	if (text_ends_at(text, front, STR("“")) && front - 3 >= r->floor)
		front -= 3;
	while (front > r->floor && (text.p[front - 1] == ':' || text.p[front - 1] == ' '))
		front--;
	w = word_back(r, r->floor, front, WORDS(CONTEXT));
	if (w != NULL && w->kind == FIGURE_CODE && word_code(w).n == 0 && !is_counted(r, end)) {
		d->end = token_end(text, at);
		return true;
	}
	if (end - at == 8 && date_compact_end(text, at) == end)
		return false;
	/* Nobody prints eight digits of a quantity without a separator or a unit. */
	if (end - at >= 8 && !(at > 0 && text.p[at - 1] == '.') && (end >= text.n || (unsigned char)text.p[end] < 0x80) && !text_at(text, end, STR("%"))) {
		d->end = token_end(text, at);
		return true;
	}
	return false;
}

/* 10.100.119.126, 1.2.3: more than one point, and no date. */
static bool
read_dotted(struct reader *r, size_t at, size_t end, struct draft *d)
{
	size_t parts = 1;
	struct grammar_match m;

	while (end + 1 < r->text.n && r->text.p[end] == '.' && digits_end(r->text, end + 1) > end + 1) {
		end = digits_end(r->text, end + 1);
		parts++;
	}
	if (parts < 3 || (grammar_match(r->grammar, r->text, at, &m, r->trouble) && m.form == GRAMMAR_ISO))
		return false;
	d->start = at;
	d->end = end;
	return true;
}

/* 国发〔2025〕12号: with the issuer in front, up to a mark or a word that ends it. */
static bool
read_document(struct reader *r, size_t at, size_t end, struct draft *d)
{
	struct grammar_match m;
	size_t start;

	if (end - at != 4 || at <= r->floor)
		return false;
	start = at - char_size_before(r->text, at);
	if (!(text_at(r->text, start, STR("〔")) || text_at(r->text, start, STR("[")) ||
	    text_at(r->text, start, STR("【")) || text_at(r->text, start, STR("("))) ||
	    !grammar_match(r->grammar, r->text, start, &m, r->trouble) || m.form != GRAMMAR_DOCUMENT)
		return false;
	d->end = m.end;
	for (int k = 0; k < 8; k++) {
		size_t n = char_size_before(r->text, start);

		/* Chinese characters only: three bytes from E3 90 on. */
		if (n != 3 || start - n < r->floor || (unsigned char)r->text.p[start - 3] < 0xe4 ||
		    (unsigned char)r->text.p[start - 3] > 0xe9 ||
		    word_back(r, r->floor, start, WORDS(BOUNDARY)) != NULL)
			break;
		start -= n;
	}
	d->start = start;
	return true;
}

/* 海洋卫士-3: Chinese characters in front of the hyphen at text[at - 1], no unit behind. */
static bool
is_hyphenated(struct reader *r, size_t at)
{
	struct numeral n;

	if (at < r->floor + 4 || (unsigned char)r->text.p[at - 4] < 0xe4 ||
	    (unsigned char)r->text.p[at - 4] > 0xe9)
		return false;
	return numeral_char(r->text, at - 4).class == NUM_NONE && numeral_read(r->lex, r->text, at, &n) &&
	    !n.decimal && word_back(r, r->floor, at - 1, WORDS(BOUNDARY) | WORDS(BEFORE) | WORDS(CONTEXT)) == NULL &&
	    word_at(r, n.end, WORDS(UNIT) | WORDS(CURRENCY)) == NULL;
}

/* 歼-20, 东风41: a series' name in front, with a hyphen or without; or any other with one. */
static bool
read_model(struct reader *r, size_t at, size_t end, struct draft *d)
{
	bool hyphen = at > r->floor && r->text.p[at - 1] == '-';
	const struct word *w = word_back(r, r->floor, at - hyphen, WORDS(MODEL));
	struct numeral n;

	d->end = end;
	if (w == NULL || ((w->flags & FLAG(HAN)) && !hyphen)) {
		d->kind = FIGURE_NAME;
		d->start = at - 1;
		return hyphen && is_hyphenated(r, at);
	}
	/* 减碳200万吨 */
	if (!hyphen && (!numeral_read(r->lex, r->text, at, &n) || n.end != end || n.more))
		return false;
	d->kind = FIGURE_CODE;
	d->start = at - hyphen - word_text(w).n;
	d->end = token_end(r->text, at);
	return d->end > end || hyphen ||
	    word_at(r, end, WORDS(UNIT) | WORDS(CURRENCY) | WORDS(CLASSIFIER)) == NULL;
}

/* 1+5, 2+26: parts of a scheme's name. */
static bool
read_scheme(struct reader *r, size_t at, size_t end, struct draft *d)
{
	size_t parts = 1;

	while (end + 1 < r->text.n && r->text.p[end] == '+' && (digits_end(r->text, end + 1) > end + 1 ||
	    r->text.p[end + 1] == 'N' || r->text.p[end + 1] == 'X')) {
		size_t next = digits_end(r->text, end + 1);

		end = next > end + 1 ? next : end + 2;
		parts++;
	}
	d->kind = FIGURE_NAME;
	d->start = at;
	d->end = end;
	/* 1+5=6 is a sum. */
	return parts > 1 && !text_at(r->text, end, STR("="));
}

/* 9·11, 5·12, and 5.12地震: a day that has become a name. */
static bool
read_day_name(struct reader *r, size_t at, size_t dot, struct draft *d)
{
	bool point = text_at(r->text, dot, STR("."));
	size_t day = dot + (point ? 1 : 2);
	const struct word *w;
	struct numeral n;

	if (dot - at > 2 || !(point || text_at(r->text, dot, STR("·"))))
		return false;
	d->kind = FIGURE_NAME;
	d->start = at;
	d->end = digits_end(r->text, day);
	/* A point may be that of a decimal. */
	if (point && ((w = word_at(r, d->end, WORDS(RESULT))) == NULL ||
	    (w->kind != FIGURE_NAME && (w->kind != FIGURE_CODE || word_code(w).n != 0)) || numeral_small(str_sub(r->text, at, dot)) == 0))
		return false;
	return d->end > day && d->end - day <= 2 &&
	    numeral_small(str_sub(r->text, at, dot)) <= 12 && numeral_small(str_sub(r->text, day, d->end)) <= 31 &&
	    (point || (numeral_read(r->lex, r->text, at, &n) && n.end == dot));
}

/* 4321/2019, HCA4321/2019: the number of a case in its year. */
static bool
read_case(struct reader *r, size_t at, size_t end, struct draft *d)
{
	size_t year = end + 1;

	if (end - at < 3 || end >= r->text.n || r->text.p[end] != '/')
		return false;
	d->start = token_start(r, at);
	d->end = digits_end(r->text, year);
	/* 2024/2025年 is a season. */
	if (end - at == 4 && d->end == year + 4 &&
	    numeral_small(str_sub(r->text, at, end)) + 1 == numeral_small(str_sub(r->text, year, d->end)))
		return false;
	return d->end == year + 4 &&
	    (text_at(r->text, year, STR("19")) || text_at(r->text, year, STR("20")));
}

/* Most digits stand between Chinese characters: does a letter, a mark or a space stand at these? */
static bool
is_joined(struct str text, size_t at, size_t end)
{
	return (at > 0 && (unsigned char)text.p[at - 1] < 0x80) ||
	    (end < text.n && ((unsigned char)text.p[end] < 0x80 || text_at(text, end, STR("·"))));
}

bool
read_code(struct reader *r, size_t at, struct draft *d)
{
	size_t end = digits_end(r->text, at);
	bool joined = is_joined(r->text, at, end);

	d->start = at;
	if ((joined && (read_scheme(r, at, end, d) || read_day_name(r, at, end, d))) || read_model(r, at, end, d))
		return take(r, d);
	d->kind = FIGURE_CODE;
	if (!read_document(r, at, end, d) && !(joined && (read_case(r, at, end, d) || read_token(r, at, end, d))) &&
	    !read_line(r, at, end, d) && !(joined && read_dotted(r, at, end, d)))
		return false;
	return d->end > at && take(r, d);
}
