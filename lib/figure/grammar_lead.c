/* How a place begins at which dates, times and identifiers may stand. */
#include "figure/grammar_lead.h"
#include "figure/numeral.h"
#include "text/utf8.h"

/* Numbers in a list of which the last has the mark of all; Chinese digits of a year, month or day, and a few. */
enum { LIST_MAX = 8, HAN_DIGITS_MAX = 8 };

static int32_t
char_at(const char *p, const char *end)
{
	int32_t cp = 0;

	if (p < end)
		utf8_step(p, &cp);
	return cp;
}

/* A few more of them than the patterns have, such as 两, do no harm: none of those matches then. */
static bool
is_han_digit(const char *p, const char *end)
{
	struct numeral_char c = numeral_char((struct str){ p, (size_t)(end - p) }, 0);

	return c.class == NUM_DIGIT || c.class == NUM_ZERO || c.class == NUM_TENS || (c.class == NUM_SMALL && c.value == 1);
}

/* Moves *p behind the digits there, or the Chinese ones (with a 0 typed among them: 一九八0年); the character that follows. */
static inline int32_t
pass_digits(const char **p, const char *end)
{
	const char *at = *p;

	while (at < end && *at >= '0' && *at <= '9')
		at++;
	if (at == *p)
		for (int k = 0; k < HAN_DIGITS_MAX && at < end && (*at == '0' || is_han_digit(at, end)); k++)
			at += *at == '0' ? 1 : 3;
	*p = at;
	return char_at(at, end);
}

/* Behind 至 or one of the signs for it at p; NULL: there is none. */
static const char *
to_end(const char *p, const char *end)
{
	const char *sign, *next;
	int32_t cp;

	p += p < end && *p == ' ';
	for (sign = p; p < end; p = next) {
		next = utf8_step(p, &cp);
		switch (cp) {
		case u'至': case u'到': case u'—': case u'–': case u'～': case u'─': case u'〜': case '-': case '~':
			continue;
		}
		break;
	}
	return p == sign ? NULL : p + (p < end && *p == ' ');
}

/* Behind 月: does 至 stand there, or behind the day: 3月至5月, 3月5日至8日? */
static bool
month_goes_to(const char *p, const char *end)
{
	int32_t cp;

	if (char_at(p, end) == u'份')
		p += 3;
	cp = pass_digits(&p, end);
	return to_end(p + (cp == u'日' || cp == u'号' ? 3 : 0), end) != NULL;
}

/* By what stands behind 年. */
static enum lead
year_lead(const char *p, const char *end)
{
	const char *number;

	switch (char_at(p, end)) {
	case u'代':
		return LEAD_DECADE;
	case u'大': case u'闰': case u'正': case u'冬': case u'腊':
		return LEAD_YEAR_LUNAR;
	case u'第':
		p += 3;
	}
	number = p;
	switch (pass_digits(&p, end)) {
	case u'月':
		return month_goes_to(p + 3, end) ? LEAD_YEAR_TO : LEAD_YEAR_MONTH;
	case u'季':	/* one quarter is a part of the year, two are a span */
		return p - number > 3 ? LEAD_YEAR_TO : LEAD_YEAR;
	case u'、': case u'日': case u'号':
		return LEAD_YEAR_TO;
	default:
		return to_end(p, end) != NULL ? LEAD_YEAR_TO : LEAD_YEAR;
	}
}

/* By the mark that two numbers have behind the second: 七、八月, 3至8日. */
static enum lead
pair_lead(int32_t mark)
{
	switch (mark) {
	case u'月':
		return LEAD_MONTHS;
	case u'日': case u'号':
		return LEAD_DAYS;
	case u'时':
		return LEAD_HOURS;
	case u'季':
		return LEAD_QUARTERS;
	case u'世':
		return LEAD_CENTURIES;
	case u'年':
		return LEAD_DECADES;
	default:
		return LEAD_NONE;
	}
}

/* The mark behind a list of numbers at p, such as 、7日. */
static int32_t
mark_of_list(const char *p, const char *end)
{
	int32_t mark = u'、';

	for (int k = 0; mark == u'、' && k < LIST_MAX; k++) {
		p += 3;
		mark = pass_digits(&p, end);
	}
	return mark;
}

/* 第三季度, 前三季度, 第一至三季度, behind 第 or 前. */
static enum lead
quarter_lead(const char *p, const char *end, bool ordinal)
{
	const char *number = p;
	int32_t behind = pass_digits(&p, end);

	if (behind == u'季')
		return p - number > 3 ? LEAD_QUARTERS : LEAD_QUARTER;
	return ordinal && (behind == u'、' || behind == u'至' || behind == u'到') ? LEAD_QUARTERS : LEAD_NONE;
}

/* Where no digits stand. */
static enum lead
word_lead(const char *p, const char *end)
{
	const char *year;
	int32_t first, second;

	p = utf8_step(p, &first);
	switch (first) {
	case u'第': case u'前':
		return quarter_lead(p, end, first == u'第');
	case u'上':
		return (second = char_at(p, end)) == u'世' || second == u'个' ? LEAD_DECADE : LEAD_NONE;
	case u'本':
		return char_at(p, end) == u'世' ? LEAD_DECADE : LEAD_NONE;
	case u'大':
		return char_at(p, end) == u'年' ? LEAD_LUNAR : LEAD_NONE;
	case u'正': case u'冬': case u'腊':
		return char_at(p, end) == u'月' ? LEAD_LUNAR : LEAD_NONE;
	case u'农': case u'阴': case u'旧': case u'夏':
		return char_at(p, end) == u'历' ? LEAD_LUNAR : LEAD_NONE;
	case u'闰': case u'甲': case u'乙': case u'丙': case u'丁': case u'戊': case u'己': case u'庚': case u'辛':
	case u'壬': case u'癸':
		return LEAD_LUNAR;
	case u'〔': case u'【': case '[': case '(':
		year = p;
		pass_digits(&p, end);
		return p == year + 4 ? LEAD_DOCUMENT : LEAD_NONE;
	default:
		return LEAD_NONE;
	}
}
bool
grammar_begins(struct str text, size_t at)
{
	return word_lead(text.p + at, text.p + text.n) != LEAD_NONE;
}

/* Is it a year's name at p, as in 2023财年? */
static bool
is_named_year(const struct lexicon *lex, struct str text, const char *p)
{
	return lexicon_match(lex, text, (size_t)(p - text.p), WORDS(YEAR)) != NULL;
}

/* A number, and 至 or a sign at p: by what stands behind the next. */
static enum lead
span_lead(const struct lexicon *lex, struct str text, const char *p, bool is_year)
{
	const char *end = text.p + text.n, *second = to_end(p, end);
	int32_t mark;

	if (second == NULL || is_year)
		return second != NULL ? LEAD_YEARS : LEAD_NONE;
	if (char_at(second, end) == u'第')
		second += 3;
	mark = pass_digits(&second, end);
	return is_named_year(lex, text, second) ? LEAD_YEARS : pair_lead(mark);
}

/* A number and a stroke at p: 2024/2025年, 5/28/2021. */
static enum lead
stroke_lead(const struct lexicon *lex, struct str text, const char *p)
{
	const char *end = text.p + text.n, *second = p + 1;
	int32_t mark = pass_digits(&second, end);

	if (mark == '/')
		return LEAD_SLASHED;
	return mark == u'年' || is_named_year(lex, text, second) ? LEAD_YEARS : LEAD_NONE;
}

/* Is it a sign at p, behind a year, that stands behind a number of one or two digits too: 2025-12-29? */
static bool
is_iso(const char *p, const char *end)
{
	const char *second = p + 1;

	return (*p == '-' || *p == '/' || *p == '.') && pass_digits(&second, end) == *p && second > p + 1 && second <= p + 3;
}

enum lead
grammar_lead(const struct lexicon *lex, struct str text, size_t at)
{
	const char *start = text.p + at, *end = text.p + text.n, *p = start;
	bool arabic = start < end && (unsigned char)*start < 0x80;
	int32_t mark = pass_digits(&p, end);
	size_t n = (size_t)(p - start);

	if (p == end)
		return LEAD_NONE;
	if (n == 0)
		return mark == u'世' ? LEAD_CENTURY : word_lead(start, end);
	if (n == 4 && is_iso(p, end))
		return LEAD_ISO;
	switch (mark) {
	case u'年':	/* a year has two digits or four, or it is 十年代 */
		return (arabic ? n == 2 || n == 4 : n > 3 || char_at(start, end) == u'十') ? year_lead(p + 3, end) : LEAD_NONE;
	case u'月':
		return month_goes_to(p + 3, end) ? LEAD_MONTH_TO : LEAD_MONTH;
	case u'日': case u'号':
		return to_end(p + 3, end) != NULL ? LEAD_DAYS : LEAD_DAY;
	case u'时': case u'点':
		return LEAD_HOUR;
	case ':':
		return LEAD_COLON;
	case u'世':
		return LEAD_CENTURY;
	case u'季':
		return n > 3 ? LEAD_QUARTERS : LEAD_QUARTER;
	case u'、':	/* 七、八月; 八、九十年代; 17、18世纪; 6、7日; 二、三季度 */
		return pair_lead(mark_of_list(p, end));
	case u'和':	/* 60和70年代 */
		return arabic && n == 2 && p[-1] == '0' ? LEAD_DECADES : LEAD_NONE;
	case '/':
		return stroke_lead(lex, text, p);
	case u'至': case u'到': case u'—': case u'–': case u'～': case u'─': case u'〜': case '-': case '~': case ' ':
		return span_lead(lex, text, p, utf8_count(str_sub(text, at, at + n)) == 4);
	case u'一':	/* 2020一2025 */
		return n == 4 ? LEAD_YEARS : LEAD_NONE;
	default:	/* 2023财年 */
		return (arabic ? n == 2 || n == 4 : n > 9) && is_named_year(lex, text, p) ? LEAD_NAMED_YEAR : LEAD_NONE;
	}
}
