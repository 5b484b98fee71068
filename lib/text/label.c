/*
 * Labels: the numbers of headings, list items and enumerated clauses.  Where they stand,
 * marks.c tells.
 */
#include "text/line_words.h"
#include "text/segment.h"

/* Has label.end been set?  p stands behind it. */
static bool
found(struct label *l, uint32_t style, uint32_t number)
{
	l->style = style;
	l->number = number;
	return number != 0;
}

static bool
is_comma(int32_t cp)
{
	return cp == ',' || cp == 0xff0c || cp == 0x3001 || cp == ':' || cp == 0xff1a;
}

/*
 * Behind 一、 or 1、: none where the next number follows (二、三孩, 1、2号楼), in doubt
 * where another one does (一、三大目标), and none without words.
 */
static bool
settle_pause(struct label *l, const char *p, const char *end)
{
	int32_t cp = char_at(p, end);
	uint32_t next;
	const char *behind;

	if (cp == 0 || char_class(cp) == CHAR_PAUSE || char_class(cp) == CHAR_STOP ||
	    char_class(cp) == CHAR_COMMA || cp == 0x7b2c)	/* 第一、第二产业 */
		return false;
	if (number_arabic(p, end, 4, &next) != NULL && next >= 1900)
		return true;		/* 一、2025年工作 */
	behind = digit_value(cp) >= 0 ? number_arabic(p, end, 9, &next) : number_han(p, end, &next);
	if (behind == NULL)
		return digit_value(cp) < 0;
	if (next == l->number + 1)
		return false;
	l->number |= LABEL_DOUBTFUL;
	return true;
}

/* 一要, 一则 behind the number n: no 要素 and no single item of news. */
static bool
settle_clause(struct label *l, int32_t cp, uint32_t n, const char *p, const char *end)
{
	if (char_at(p, end) == 0 || (cp == 0x8981 && line_word_at(line_beyond_to, p, end)))
		return false;
	/* 一则 and 一要 alone may be anything: only beside a second. */
	return cp == 0x8981 ? found(l, LABEL_CLAUSE_TO, n) : found(l, LABEL_CLAUSE_ITEM, n > 1 ? n : n | LABEL_DOUBTFUL);
}

/* 一、 一是 一要 一则, and 一） at a paragraph's start */
static bool
match_han(const char *p, const char *end, enum label_place place, struct label *l, const char **behind)
{
	uint32_t n;
	int32_t cp;

	p = number_han(p, end, &n);
	if (p == NULL)
		return false;
	cp = char_at(p, end);
	*behind = p + (cp == ')' ? 1 : 3);
	if (cp == ')' || cp == 0xff09)
		return place == AT_PARA && *behind < end && found(l, LABEL_HAN_PAREN, n);
	if (cp == 0x8981 || cp == 0x5219)	/* 要 则 */
		return place <= AT_COMMA && settle_clause(l, cp, n, *behind, end);
	if (cp != 0x662f && cp != 0x3001)
		return false;
	if (cp == 0x662f)	/* 是 */
		return *behind < end && found(l, LABEL_CLAUSE_IS, n);
	return place <= AT_SENTENCE && found(l, LABEL_HAN, n) && settle_pause(l, *behind, end);
}

/* 其一 第一, 第一章 */
static bool
match_prefixed(const char *p, const char *end, enum label_place place, struct label *l,
    const char **behind)
{
	bool ordinal = char_at(p, end) == 0x7b2c;	/* 第 */
	uint32_t n;
	int32_t cp, after;

	p += 3;
	*behind = number_han(p, end, &n);
	if (*behind == NULL && ordinal)
		*behind = number_arabic(p, end, 3, &n);
	if (*behind == NULL)
		return false;
	cp = char_at(*behind, end);
	if (is_comma(cp)) {
		p = *behind + (cp < 0x80 ? 1 : 3);
		after = char_at(p, end);
		if (after == 0 || after == 0x7b2c || digit_value(after) >= 0 ||
		    (cp == 0x3001 && number_han(p, end, &n) != NULL))
			return false;
		return found(l, ordinal ? LABEL_CLAUSE_ORDINAL : LABEL_CLAUSE_QI, n);
	}
	if (!ordinal)
		return (cp == 0x662f || char_class(cp) == CHAR_SPACE) && found(l, LABEL_CLAUSE_QI, n);
	if (place != AT_PARA || (cp != 0x7ae0 && cp != 0x8282 && cp != 0x6761))	/* 章 节 条 */
		return false;
	*behind += 3;
	after = char_at(*behind, end);
	if (after != 0 && char_class(after) != CHAR_SPACE && !is_comma(after))
		return false;	/* 第一条高速公路 */
	return found(l, cp == 0x7ae0 ? LABEL_CHAPTER : cp == 0x8282 ? LABEL_SECTION : LABEL_ARTICLE, n);
}

/* Is this the point of a list's number, not of a decimal?  1.2025年 is. */
static bool
is_list_point(const char *p, const char *end)
{
	int32_t cp = char_at(p, end);
	uint32_t year;
	const char *behind;

	if (cp == '.' || cp == 0xff0e || cp == 0)
		return false;
	if (digit_value(cp) < 0)
		return true;
	behind = number_arabic(p, end, 4, &year);
	return behind != NULL && year >= 1900 && year < 2100 && char_at(behind, end) == 0x5e74;
}

/* 1. 1、 1) and, in a heading of that level, "1 " */
static bool
match_arabic(const char *p, const char *end, enum label_place place, uint32_t level,
    struct label *l, const char **behind)
{
	uint32_t n, style = level ? LABEL_MARKDOWN_1 + level - 1 : LABEL_ARABIC;
	int32_t cp;

	if (place > AT_SENTENCE || (p = number_arabic(p, end, 3, &n)) == NULL)
		return false;
	cp = char_at(p, end);
	*behind = p == end ? p : p + (cp < 0x80 ? 1 : 3);
	if (cp == '.' || cp == 0xff0e)
		return is_list_point(*behind, end) && found(l, style, n);
	if (cp == 0x3001)
		return found(l, style, n) && settle_pause(l, *behind, end);
	if (cp == ')' || cp == 0xff09)
		return n < 100 && *behind < end && found(l, LABEL_ARABIC_PAREN, n);
	if (level != 0 && place == AT_PARA && char_class(cp) == CHAR_SPACE) {
		*behind = p;
		cp = char_at(label_skip_marks(p, end), end);
		/* a lone one may be anything: # 2025 回顾, # 16 件实事 */
		return (utf8_is_han(cp) || char_class(cp) == CHAR_QUOTE || cp == 0x300a) &&
		    n != 0 && found(l, style, n | LABEL_DOUBTFUL);
	}
	return false;
}

/* （一） (1) */
static bool
match_paren(const char *p, const char *end, enum label_place place, struct label *l, const char **behind)
{
	uint32_t n, style = LABEL_HAN_PAREN;
	int32_t cp;
	const char *q;

	p += *p == '(' ? 1 : 3;
	q = number_han(p, end, &n);
	if (q == NULL) {
		q = number_arabic(p, end, 2, &n);
		style = LABEL_ARABIC_PAREN;
	}
	if (q == NULL)
		return false;
	cp = char_at(q, end);
	if (cp != ')' && cp != 0xff09)
		return false;
	*behind = q + (cp < 0x80 ? 1 : 3);
	if (place == AT_PAUSE && style == LABEL_HAN_PAREN)
		return false;	/* 第（一）、（二）项 */
	cp = char_at(*behind, end);
	if (cp == 0 || char_class(cp) == CHAR_PAUSE || char_class(cp) == CHAR_COMMA ||
	    char_class(cp) == CHAR_STOP || char_class(cp) == CHAR_CLOSE ||
	    line_word_at(line_beyond_paren, *behind, end))
		return false;
	return found(l, style, n);
}

/* One character that is a label. */
static bool
match_enclosed(int32_t cp, enum label_place place, struct label *l)
{
	static const struct {
		int32_t first, last;
		uint32_t number, style;
	} blocks[] = {
		{ 0x2460, 0x2473, 1, LABEL_CIRCLED },		/* ① */
		{ 0x2474, 0x2487, 1, LABEL_ARABIC_PAREN },	/* ⑴ */
		{ 0x2488, 0x249b, 1, LABEL_ARABIC },		/* ⒈ */
		{ 0x24f5, 0x24fe, 1, LABEL_CIRCLED },		/* ⓵ */
		{ 0x2776, 0x277f, 1, LABEL_CIRCLED },		/* ❶ */
		{ 0x2780, 0x2789, 1, LABEL_CIRCLED },		/* ➀ */
		{ 0x278a, 0x2793, 1, LABEL_CIRCLED },		/* ➊ */
		{ 0x3220, 0x3229, 1, LABEL_HAN_PAREN },		/* ㈠ */
		{ 0x3251, 0x325f, 21, LABEL_CIRCLED },		/* ㉑ */
		{ 0x3280, 0x3289, 1, LABEL_CIRCLED },		/* ㊀ */
		{ 0x32b1, 0x32bf, 36, LABEL_CIRCLED },		/* ㊱ */
	};

	for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
		if (cp >= blocks[i].first && cp <= blocks[i].last)
			return (blocks[i].style != LABEL_ARABIC || place <= AT_SENTENCE) &&
			    found(l, blocks[i].style, blocks[i].number + (uint32_t)(cp - blocks[i].first));
	return false;
}

bool
label_match(const char *p, const char *end, enum label_place place, uint32_t level,
    struct label *l, const char **behind)
{
	int32_t cp;
	const char *next = utf8_step(p, &cp);

	if (digit_value(cp) >= 0)
		return match_arabic(p, end, place, level, l, behind);
	if (han_digit_value(cp) > 0 || cp == 0x5341)
		return match_han(p, end, place, l, behind);
	if (cp == 0x7b2c || cp == 0x5176)	/* 第 其 */
		return match_prefixed(p, end, place, l, behind);
	if (cp == '(' || cp == 0xff08)
		return match_paren(p, end, place, l, behind);
	*behind = next;
	return cp >= 0x2460 && cp < 0x32c0 && next < end && match_enclosed(cp, place, l);
}

/* May this stand before a label at a line's start? */
static bool
is_mark(int32_t cp)
{
	if (cp > 0x2606)
		return char_class(cp) == CHAR_SPACE;
	return char_class(cp) == CHAR_SPACE || cp == '#' || cp == '*' || cp == '>' || cp == '+' ||
	    cp == 0x2022 || cp == 0xb7 || (cp >= 0x25a0 && cp <= 0x25ff) || cp >= 0x2605;
}

const char *
label_skip_marks(const char *p, const char *end)
{
	const char *next;
	int32_t cp;

	for (; p < end; p = next) {
		next = utf8_step(p, &cp);
		if (!is_mark(cp) && !(cp == '-' && next < end && *next == ' '))
			break;
	}
	return p;
}

bool
label_begins(const char *p, const char *end)
{
	struct label l;
	const char *behind;

	p = label_skip_marks(p, end);
	return p < end && label_may_begin(p) && label_match(p, end, AT_PARA, 0, &l, &behind);
}

/*
 * A doubtful 一、 stays where its neighbour in the list is sure; a heading's bare
 * number where another heading of the level has one.
 */
void
segment_settle_labels(struct segments *s, size_t first)
{
	struct labels_seen *seen = &s->seen;
	size_t kept = first;

	for (size_t i = first; i < s->nlabels; i++) {
		const struct label *l = &s->labels[i];
		uint32_t n = l->number & ~(uint32_t)LABEL_DOUBTFUL;

		if (l->style < LABEL_HAN)
			seen->bare[l->style]++;
		if (n == l->number && n < LABEL_NUMBERS)
			seen->sure[l->style][n] = true;
	}
	for (size_t i = first; i < s->nlabels; i++) {
		struct label l = s->labels[i];

		if (l.number & LABEL_DOUBTFUL) {
			l.number &= ~(uint32_t)LABEL_DOUBTFUL;
			if (l.style < LABEL_HAN ? seen->bare[l.style] < 2 : l.number >= LABEL_NUMBERS ||
			    (!seen->sure[l.style][l.number - 1] && !seen->sure[l.style][l.number + 1]))
				continue;
		}
		s->labels[kept++] = l;
	}
	s->nlabels = kept;
}
