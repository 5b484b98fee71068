/*
 * Where a line break is a hard wrap: the row is full, or the break parts a number or a word
 * that stands behind one, or the passage is narrow prose.
 */
#include "text/line_words.h"
#include "text/seam.h"

enum { FIELD_CHARS = 10 };	/* up to the colon of a field's name */

/*
 * Does the row reach the width?  The first of a paragraph may lack the two characters
 * that it was indented by, which pdftotext and web pages drop.
 */
static bool
is_full(struct str text, uint32_t width, const struct row *r, bool first, bool ended)
{
	uint32_t columns;

	if (width == 0)
		return false;
	columns = row_columns(text, r);
	return columns + SLACK >= width ||
	    (first && !ended && r->indent == 0 && columns + SLACK + INDENT >= width);
}

/* Is cp a unit that is no Han character: %, ‰, ℃, ㎡? */
static bool
is_unit_sign(int32_t cp)
{
	return cp == '%' || cp == 0xff05 || cp == 0x2030 || cp == 0x2103 || cp == 0xb0 ||
	    (cp >= 0x3371 && cp <= 0x33df);
}

static bool
is_myriad(int32_t cp)
{
	return cp == 0x4e07 || cp == 0x842c || cp == 0x4ebf || cp == 0x5104;	/* 万 萬 亿 億 */
}

static bool
is_round(int32_t cp)
{
	return cp == 0x5341 || cp == 0x767e || cp == 0x5343;	/* 十 百 千 */
}

/* 第 两 几: a word follows. */
static bool
is_open_numeral(int32_t cp)
{
	return cp == 0x7b2c || cp == 0x4e24 || cp == 0x5169 || cp == 0x51e0;
}

static int32_t
char_before(const char *p, const char *start)
{
	int32_t cp;

	utf8_prev(p, start, &cp);
	return cp;
}

/* May a number end with cp, before its unit? */
static bool
ends_number(int32_t cp)
{
	return digit_value(cp) >= 0 || han_digit_value(cp) >= 0 || is_round(cp) || is_myriad(cp) || is_unit_sign(cp);
}

/* 左 右, 小 时, 公 里: does the break cut a word that stands behind a number (lib/lexicon/wraps.txt)? */
static bool
parts_word(struct str before, struct str after)
{
	for (const struct str *word = line_wrap; word->n > 0; word++)
		if (str_starts(*word, before) && str_starts(str_sub(*word, before.n, word->n), after))
			return true;
	return false;
}

/* Points and commas of numbers; old press has · for the point. */
static bool
is_in_number(int32_t cp)
{
	return cp == '.' || cp == ',' || cp == 0xff0e || cp == 0xff0c || cp == 0xb7 || cp == 0x30fb;
}

static bool
is_wide_digit(int32_t cp)
{
	return cp >= 0xff10 && cp <= 0xff19;
}

/* A comma or stop, or a digit as old press has them: a row of prose. */
static bool
is_wordy(struct str text, const struct row *r)
{
	int32_t cp;

	for (const char *p = text.p + r->start; p < text.p + r->end; ) {
		enum char_class c;

		p = utf8_step(p, &cp);
		c = char_class(cp);
		if (c == CHAR_STOP || c == CHAR_COMMA || c == CHAR_PAUSE || is_wide_digit(cp))
			return true;
	}
	return false;
}

/* May r have been cut because it was full?  A row of prose at the top may lack its beginning. */
static bool
may_be_full(const struct seam *m)
{
	uint32_t columns = row_columns(m->text, m->r), next = row_columns(m->text, m->s);

	return (columns >= WIDTH_MIN && columns + SLACK + (m->first ? INDENT : 0) >= next) ||
	    (m->top && is_wordy(m->text, m->r));
}

/* Where the number that ends at p begins, and what stands before it (0: nothing). */
static int32_t
before_number(const char *p, const char *start)
{
	int32_t cp;

	do {
		if (p == start)
			return 0;
		p = utf8_prev(p, start, &cp);
	} while (digit_value(cp) >= 0 || is_in_number(cp));
	return cp;
}

/* May a number behind this stand in running words, not in a cell or behind a colon? */
static bool
in_words(int32_t before)
{
	return utf8_is_han(before) || char_class(before) == CHAR_CLOSE || char_class(before) == CHAR_UNQUOTE;
}

/* What stands behind the number at p. */
static int32_t
behind_number(const char *p, const char *end)
{
	int32_t cp = 0;

	while (p < end) {
		p = utf8_step(p, &cp);
		if (digit_value(cp) < 0 && !is_in_number(cp))
			return cp;
	}
	return 0;
}

/* A year's first digits alone at the top of a passage: 1|989年. */
static bool
parts_year(const struct seam *m)
{
	const struct str r = str_sub(m->text, m->r->start, m->r->end);
	const char *s = m->text.p + m->s->start, *end = m->text.p + m->s->end, *behind;
	uint32_t n;

	if (!m->top || number_arabic(r.p, r.p + r.n, 3, &n) != r.p + r.n || (behind = number_arabic(s, end, 3, &n)) == NULL)
		return false;
	return char_at(behind, end) == 0x5e74 &&	/* 年 */
	    utf8_count(r) + utf8_count((struct str){ s, (size_t)(behind - s) }) == 4;
}

/* 1２|０００人, 2·|68亩, 8月|15日: are there digits of one number or date at both sides, in running words? */
static bool
parts_digits(const struct seam *m)
{
	const char *start = m->text.p + m->r->start, *p = m->text.p + m->r->end, *q;
	const char *s = m->text.p + m->s->start, *end = m->text.p + m->s->end;
	int32_t last, first, next;

	p = utf8_prev(p, start, &last);
	q = utf8_step(s, &first);
	next = char_at(q, end);
	if (last == 0x5e74 && digit_value(first) >= 0 && behind_number(s, end) == 0x6708)	/* 今年|1月 */
		return may_be_full(m);
	if (last == 0x5e74 || last == 0x6708)	/* 年 月 */
		return p > start && digit_value(char_before(p, start)) >= 0 && digit_value(first) >= 0 &&
		    utf8_is_han(behind_number(s, end)) && may_be_full(m);
	if (is_in_number(last) ? p == start || digit_value(char_before(p, start)) < 0 : digit_value(last) < 0)
		return false;
	if (is_in_number(first) ? digit_value(last) < 0 || digit_value(next) < 0 : digit_value(first) < 0)
		return false;
	return in_words(before_number(p, start)) && utf8_is_han(behind_number(s, end)) && (m->top || may_be_full(m));
}

/*
 * Does the break between the two rows part a number from its unit?  Surely before
 * a unit sign; before Han only where the number stands in running words (not in a
 * cell or behind a colon) and the row is one that may well be full.
 */
static bool
parts_number(const struct seam *m)
{
	const char *start = m->text.p + m->r->start, *p = m->text.p + m->r->end;
	const char *s = m->text.p + m->s->start, *end = m->text.p + m->s->end;
	int32_t cp, after = char_at(s, end);

	if (!is_unit_sign(after) && !utf8_is_han(after))
		return parts_digits(m);
	p = utf8_prev(p, start, &cp);
	/* 百分 之, 百分之 十, 百 分之: nothing ends with these. */
	if ((cp == 0x5206 && after == 0x4e4b) || (p > start && cp == 0x4e4b && char_before(p, start) == 0x5206) ||
	    (cp == 0x767e && after == 0x5206 && char_at(s + 3, end) == 0x4e4b))
		return m->top || may_be_full(m);
	/* 第 三位, 两 项: nothing ends with these. */
	if (is_open_numeral(cp) && p > start && utf8_is_han(char_before(p, start)))
		return utf8_is_han(after) && may_be_full(m);
	if (p > start && utf8_is_han(cp) && utf8_is_han(after) && ends_number(char_before(p, start)) &&
	    parts_word((struct str){ p, 3 }, (struct str){ s, 3 }))
		return may_be_full(m);
	/* 一千 多人 */
	if ((after == 0x591a || after == 0x4f59) && (is_myriad(cp) || is_round(cp)) && p > start && han_digit_value(char_before(p, start)) > 0)
		return m->top || may_be_full(m);
	if (is_myriad(cp) && p > start)
		p = utf8_prev(p, start, &cp);
	if (digit_value(cp) < 0)
		return false;
	/* At the top also without a comma in front, where the digits are those of old press. */
	return is_unit_sign(after) || (in_words(before_number(p, start)) && (may_be_full(m) || (m->top && is_wide_digit(cp))));
}

/* Does a colon stand near the row's beginning, as in 地点：? */
static bool
is_field(struct str text, const struct row *r)
{
	const char *p = text.p + r->start;
	int32_t cp;

	for (int k = 0; k < FIELD_CHARS && p < text.p + r->end; k++) {
		p = utf8_step(p, &cp);
		if (char_class(cp) == CHAR_COLON)
			return true;
	}
	return false;
}

/*
 * In a passage too short to have a width, all of it narrow: a row as wide as newspapers have
 * them, no shorter than the next, that holds a comma and ends in the middle of a clause.
 */
static bool
is_prose(const struct seam *m)
{
	uint32_t columns = row_columns(m->text, m->r);
	int32_t last, first = char_at(m->text.p + m->s->start, m->text.p + m->s->end);

	(void)row_last_class(m->text, m->r, &last);
	/* No line of its own begins with 、 or 。 */
	if (char_class(first) == CHAR_PAUSE || first == 0x3002 || first == 0xff0c)
		return may_be_full(m);
	return columns >= PROSE_MIN && (utf8_is_han(first) || is_wide_digit(first)) && may_be_full(m) && is_wordy(m->text, m->r) &&
	    (utf8_is_han(last) || digit_value(last) >= 0) && !is_field(m->text, m->r) && !is_field(m->text, m->s);
}

bool
seam_joins(const struct seam *m, uint32_t width, bool narrow)
{
	const struct row *r = m->r, *s = m->s;
	int32_t cp;
	enum char_class last = row_last_class(m->text, r, &cp);
	bool ended = last == CHAR_STOP || last == CHAR_COLON;
	bool unmarked = last == CHAR_OTHER || last == CHAR_COMMA;	/* behind other marks is no rest of a number */

	if (s->hole || row_is_table(m->text, r) || row_is_table(m->text, s))
		return false;
	if (s->indent >= r->indent + 2 || (s->feed && last == CHAR_STOP))
		return false;
	if (!is_full(m->text, width, r, m->first, ended) && !(unmarked && parts_number(m)) && !parts_year(m) &&
	    !(width == 0 && narrow && is_prose(m)))
		return false;
	return (width != 0 && !ended) || !label_begins(m->text.p + s->start, m->text.p + s->end);
}
