/* How a place begins at which dates, times and identifiers may stand. */
#include "figure/grammar.h"
#include "figure/grammar_lead.h"
#include "figure/words.h"
#include "text/utf8.h"

/* Numbers in a list of which the last has the mark of all; Chinese digits of a year, month or day, and a few. */
enum { LIST_MAX = 8, HAN_DIGITS_MAX = 8 };

static bool
is_han_digit(int32_t cp)
{
	switch (cp) {
	case u'一': case u'二': case u'三': case u'四': case u'五': case u'六': case u'七': case u'八': case u'九':
	case u'十': case u'廿': case u'卅': case u'〇': case u'零': case u'○':
		return true;
	default:
		return false;
	}
}

/* The end of the digits at p, or of the Chinese ones (with a 0 typed among them: 一九八0年). */
static const char *
digits_end(const char *p, const char *end)
{
	const char *start = p, *next;
	int32_t cp;

	while (p < end && *p >= '0' && *p <= '9')
		p++;
	if (p == start)
		for (int k = 0; p < end && k < HAN_DIGITS_MAX; k++, p = next) {
			next = utf8_step(p, &cp);
			if (cp != '0' && !is_han_digit(cp))
				break;
		}
	return p;
}

static int32_t
char_at(const char *p, const char *end)
{
	int32_t cp = 0;

	if (p < end)
		utf8_step(p, &cp);
	return cp;
}

/* Behind 年: may more than a part of the year follow, a number or what the months of the lunar calendar begin with? */
static bool
year_goes_on(const char *p, const char *end)
{
	int32_t cp = char_at(p, end);

	switch (cp) {
	case u'第': case u'代': case u'大': case u'闰': case u'正': case u'冬': case u'腊':
	case u'至': case u'到': case u'—': case u'–': case u'～': case u'─': case u'〜': case '-': case '~': case ' ':
		return true;
	default:
		return (cp >= '0' && cp <= '9') || is_han_digit(cp);
	}
}

/* Does a list of numbers at p, such as 、7日, end at one of the marks of dates? */
static bool
is_list_of_dates(const char *p, const char *end)
{
	int32_t cp;

	for (int k = 0; (cp = char_at(p, end)) == u'、' && k < LIST_MAX; k++)
		p = digits_end(p + 3, end);
	return cp == u'月' || cp == u'年' || cp == u'日' || cp == u'世' || cp == u'季';
}

/* 第三季度, 前三季度, 第一至三季度, behind 第 or 前. */
static bool
is_quarter(const char *p, const char *end, bool ordinal)
{
	int32_t behind = char_at(digits_end(p, end), end);

	return behind == u'季' || (ordinal && (behind == u'、' || behind == u'至' || behind == u'到'));
}

/* The alternatives that do not begin with digits begin with one of these. */
bool
grammar_begins(struct str text, size_t at)
{
	const char *p = text.p + at, *end = text.p + text.n;
	int32_t first, second;

	p = utf8_step(p, &first);
	switch (first) {
	case u'第': case u'前':
		return is_quarter(p, end, first == u'第');
	case u'上':
		return (second = char_at(p, end)) == u'世' || second == u'个';
	case u'本':
		return char_at(p, end) == u'世';
	case u'大':
		return char_at(p, end) == u'年';
	case u'正': case u'冬': case u'腊':
		return char_at(p, end) == u'月';
	case u'农': case u'阴': case u'旧': case u'夏':
		return char_at(p, end) == u'历';
	case u'闰': case u'甲': case u'乙': case u'丙': case u'丁': case u'戊': case u'己': case u'庚': case u'辛':
	case u'壬': case u'癸': case u'〔': case u'【': case '[': case '(':
		return true;
	default:
		return false;
	}
}

enum lead
grammar_lead(const struct lexicon *lex, struct str text, size_t at)
{
	const char *start = text.p + at, *end = text.p + text.n, *p = digits_end(start, end);
	bool arabic = start < end && (unsigned char)*start < 0x80;
	size_t n = (size_t)(p - start);

	if (p == end)
		return LEAD_NONE;
	if (n == 0)
		return grammar_begins(text, at) ? LEAD_WORD : char_at(start, end) == u'世' ? LEAD_CENTURY : LEAD_NONE;
	switch (char_at(p, end)) {
	case u'年':	/* a year has two digits or four, or it is 十年代 */
		if (!(arabic ? n == 2 || n == 4 : n > 3 || char_at(start, end) == u'十'))
			return LEAD_NONE;
		return year_goes_on(p + 3, end) ? LEAD_YEAR : LEAD_YEAR_ALONE;
	case u'和':	/* 60和70年代 */
		return arabic && n == 2 && p[-1] == '0' ? LEAD_AND : LEAD_NONE;
	case '.':
		return n == 4 ? LEAD_DOT : LEAD_NONE;
	case u'、':	/* 七、八月; 八、九十年代; 17、18世纪; 6、7日; 二、三季度 */
		return is_list_of_dates(p, end) ? LEAD_LIST : LEAD_NONE;
	case u'月':
		return LEAD_MONTH;
	case u'日': case u'号':
		return LEAD_DAY;
	case u'时': case u'点':
		return LEAD_HOUR;
	case u'世':
		return LEAD_CENTURY;
	case u'季':
		return LEAD_QUARTER;
	case ':':
		return LEAD_COLON;
	case '/':
		return LEAD_SLASH;
	case u'至': case u'到': case u'—': case u'–': case u'～': case u'─': case u'〜': case u'一': case '-': case '~': case ' ':
		return LEAD_TO;
	default:	/* 2023财年 */
		return (arabic ? n == 2 || n == 4 : n > 9) && lexicon_match(lex, text, at + n, WORDS(YEAR)) != NULL ? LEAD_YEAR : LEAD_NONE;
	}
}
