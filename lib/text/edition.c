/*
 * The date that a document gives itself: in a paragraph that is a date line, or
 * in a wire report's dateline.
 */
#include "base/calendar.h"
#include "text/line_words.h"
#include "text/segment.h"

enum {
	LINE_MAX_BYTES = 240,	/* a date line is short */
	PLACE_CHARS = 24,	/* between 新华社 and its date */
	SOURCE_CHARS = 24,
	FIRST_YEAR = 1800, LAST_YEAR = 2199,	/* that a newspaper is of */
	TOP_PARAS = 3,		/* where "2025-12-29 source" is a date line */
};

/* A date line that is being read: folded text. */
struct line {
	const char *p, *end;
	long day;		/* the date, if it is dated */
	bool dated;
	bool top;		/* among the document's first paragraphs */
	bool iso;		/* the date is written 2025-12-29 */
	bool field, source, time;	/* such a word, a clock time has been read */
	bool unsure;		/* a short name opens the line: only a clock time makes it a date line */
};

/* Behind word at p, spaces in between ignored (日  期); NULL: it is not there. */
static const char *
match_word(const char *p, const char *end, struct str word)
{
	for (size_t i = 0; i < word.n; p++) {
		if (p == end)
			return NULL;
		if (*p == ' ' && i > 0)
			continue;
		if (*p != word.p[i++])
			return NULL;
	}
	return p;
}

/* Take the longest of the words at the line's p. */
static bool
take(struct line *l, const struct str *words)
{
	const char *best = NULL;

	for (const struct str *word = words; word->n > 0; word++) {
		const char *behind = match_word(l->p, l->end, *word);

		if (behind != NULL && (best == NULL || behind > best))
			best = behind;
	}
	if (best != NULL)
		l->p = best;
	return best != NULL;
}

static bool
take_char(struct line *l, int32_t want)
{
	int32_t cp;

	if (l->p == l->end || (utf8_step(l->p, &cp), cp) != want)
		return false;
	l->p = utf8_step(l->p, &cp);
	return true;
}

static bool
take_number(struct line *l, int digits, int *n)
{
	uint32_t value;
	const char *behind = number_arabic(l->p, l->end, digits, &value);

	if (behind == NULL)
		behind = number_han(l->p, l->end, &value);
	if (behind == NULL)
		return false;
	*n = (int)value;
	l->p = behind;
	return true;
}

/* Four digits, Arabic or Han (二〇二五). */
static bool
take_year(struct line *l, int *year)
{
	const char *p = l->p;
	int n = 0, value = 0;

	for (; n < 4; n++) {
		int32_t cp = char_at(p, l->end);
		int digit = digit_value(cp) >= 0 ? digit_value(cp) : han_digit_value(cp);

		if (digit < 0)
			return false;
		value = value * 10 + digit;
		p = utf8_step(p, &cp);
	}
	l->p = p;
	*year = value;
	return true;
}

/* 2025年12月29日, 2025-12-29 (. and / too), and 20251229 where the line said that it is a date. */
static bool
take_date(struct line *l, long *date)
{
	const char *start = l->p;
	int year = 0, month = 0, day = 0;
	int32_t sep;
	bool ok = take_year(l, &year);

	sep = char_at(l->p, l->end);
	if (ok && take_char(l, 0x5e74)) {
		ok = take_number(l, 2, &month) && take_char(l, 0x6708) && take_number(l, 2, &day) &&
		    (take_char(l, 0x65e5) || take_char(l, 0x53f7));	/* 日 号 */
	} else if (ok && (sep == '-' || sep == '/' || sep == '.')) {
		l->p++;
		ok = take_number(l, 2, &month) && take_char(l, sep) && take_number(l, 2, &day);
	} else if (ok) {
		int rest;

		ok = l->field && take_number(l, 4, &rest) && rest > 100;
		month = ok ? rest / 100 : 0;
		day = ok ? rest % 100 : 0;
	}
	/* Behind 日 a clock time may follow at once: folding takes the space away. */
	ok = ok && year >= FIRST_YEAR && year <= LAST_YEAR && calendar_is_date(year, month, day) &&
	    (digit_value(l->p[-1]) < 0 || digit_value(char_at(l->p, l->end)) < 0);
	if (!ok)
		l->p = start;
	else
		*date = calendar_days(year, month, day);
	return ok;
}

static bool
take_weekday(struct line *l)
{
	const char *start = l->p;
	int32_t cp;

	if (!take(l, line_weekday))
		return false;
	cp = char_at(l->p, l->end);
	if ((han_digit_value(cp) > 0 && han_digit_value(cp) < 7) || cp == 0x65e5 || cp == 0x5929) {
		l->p = utf8_step(l->p, &cp);
		return true;
	}
	l->p = start;
	return false;
}

/* 10:16 or 10:16:23 */
static bool
take_time(struct line *l)
{
	const char *start = l->p;
	int n;

	if (take_number(l, 2, &n) && take_char(l, ':') && take_number(l, 2, &n)) {
		if (take_char(l, ':'))
			take_number(l, 2, &n);
		return l->time = true;
	}
	l->p = start;
	return false;
}

/* 第06版, A01版, 06 / 11 版, 总第1234期, 2002年第14期 */
static bool
take_issue(struct line *l)
{
	const char *start = l->p;
	bool before;
	int n;

	if (!take_year(l, &n) || !take_char(l, 0x5e74))
		l->p = start;
	before = take(l, line_before);
	if (!before && l->p != start) {
		l->p = start;
		return false;
	}
	while (l->p < l->end && *l->p >= 'A' && *l->p <= 'Z')
		l->p++;
	if (take_number(l, 9, &n)) {
		const char *number = l->p;

		while (take_char(l, ' ') || take_char(l, '/'))
			;
		if (!take_number(l, 3, &n))
			l->p = number;
		take_char(l, ' ');
		if (take(l, line_after) || before)
			return true;
	}
	l->p = start;
	return false;
}

static bool
is_separator(int32_t cp)
{
	enum char_class c = char_class(cp);

	return c == CHAR_SPACE || c == CHAR_COMMA || c == CHAR_PAUSE || c == CHAR_OPEN ||
	    c == CHAR_CLOSE || c == CHAR_COLON || c == CHAR_DASH || cp == '|' || cp == '/' ||
	    cp == '.' || cp == '-' || cp == '*' || cp == '#' || cp == 0xb7 || cp == 0x4e28;
}

/* The words up to the next separator or digit: how many characters; 0: none, or a sentence ends. */
static size_t
plain_words(const struct line *l, const char **behind)
{
	size_t n = 0;
	int32_t cp;

	for (*behind = l->p; *behind < l->end; n++) {
		const char *next = utf8_step(*behind, &cp);

		if (char_class(cp) == CHAR_STOP)
			return 0;
		if (is_separator(cp) || digit_value(cp) >= 0 || cp == '&')
			break;
		*behind = next;
	}
	return n;
}

/* 农历乙巳年冬月初十, 乙巳年冬月初十 */
static bool
take_lunar(struct line *l)
{
	int32_t stem = 0, branch = 0;
	/* the ten stems and twelve branches */
	static const char *const cycle = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥";
	const char *behind, *p = cycle, *end = cycle + strlen(cycle);
	bool found = take(l, line_lunar), first = false, second = false;
	int32_t cp;

	if (l->p < l->end)
		branch = char_at(utf8_step(l->p, &stem), l->end);
	for (int i = 0; p < end && !found; i++) {
		p = utf8_step(p, &cp);
		first = first || (i < 10 && cp == stem);
		second = second || (i >= 10 && cp == branch);
	}
	if (!found && !(first && second))
		return false;
	plain_words(l, &behind);
	l->p = behind;
	return true;
}

/* The name of a paper, agency or office; at the top behind an ISO date any short name. */
static bool
take_source(struct line *l)
{
	const char *behind;
	size_t n;
	struct str name;

	if (l->top && l->iso && !l->source) {
		struct line rest = *l;

		while (rest.p < l->end && (n = plain_words(&rest, &behind)) > 0) {
			int32_t cp;

			rest.p = behind < l->end ? utf8_step(behind, &cp) : behind;
		}
		if (rest.p == l->end && utf8_count((struct str){ l->p, (size_t)(l->end - l->p) }) <= SOURCE_CHARS) {
			l->p = l->end;
			return l->source = true;
		}
	}
	n = plain_words(l, &behind);
	if (n == 0 || n > SOURCE_CHARS)
		return false;
	name = (struct str){ l->p, (size_t)(behind - l->p) };
	if (l->top && !l->source && !l->dated && n <= SOURCE_CHARS / 2)
		l->unsure = true;	/* 某某财经 2016年11月5日 10:16 */
	for (const struct str *word = line_source; word->n > 0; word++)
		if (str_ends(name, *word)) {
			l->p = behind;
			l->unsure = false;
			return l->source = true;
		}
	if (l->unsure)
		l->p = behind;
	return l->source = l->unsure;
}

/* Does the line consist of one date and what may stand beside it? */
static bool
read_date_line(struct line *l)
{
	int32_t cp;

	while (l->p < l->end) {
		if (is_separator(char_at(l->p, l->end)))
			l->p = utf8_step(l->p, &cp);
		else if (str_starts((struct str){ l->p, (size_t)(l->end - l->p) }, STR("&nbsp;")))
			l->p += 6;
		else if (take_date(l, &l->day)) {
			if (l->dated)
				return false;
			l->iso = l->p[-1] >= '0' && l->p[-1] <= '9';
			l->dated = true;
		} else if (take(l, line_field)) {
			l->field = true;
		} else if (!take_weekday(l) && !take_time(l) && !take_issue(l) && !take_lunar(l) &&
		    !take_source(l)) {
			return false;
		}
	}
	return l->dated && (!l->unsure || l->time);
}

/* 本报北京2025年12月29日电 */
static bool
read_wire_line(struct line *l)
{
	int32_t cp;

	while (l->p < l->end && is_separator(char_at(l->p, l->end)))
		l->p = utf8_step(l->p, &cp);
	if (!take(l, line_agency))
		return false;
	for (int i = 0; i < PLACE_CHARS && l->p < l->end; i++) {
		if (take_date(l, &l->day))
			return take(l, line_wire);
		l->p = utf8_step(l->p, &cp);
		if (char_class(cp) != CHAR_OTHER && char_class(cp) != CHAR_SPACE)
			return false;
	}
	return false;
}

/* Can these bytes hold a full date?  Six digits or more, or 年 and 月. */
static bool
may_hold_date(struct str s)
{
	size_t digits = 0;

	for (size_t i = 0; i < s.n; i++)
		digits += (unsigned char)(s.p[i] - '0') < 10 || ((unsigned char)s.p[i] == 0xef &&
		    i + 2 < s.n && digit_value(char_at(s.p + i, s.p + s.n)) >= 0);
	return digits >= 6 || (str_find(s, STR("年"), 0) != (size_t)-1 &&
	    str_find(s, STR("月"), 0) != (size_t)-1);
}

/* Does the paragraph begin like a wire report? */
static bool
begins_wire(struct line l)
{
	int32_t cp;

	while (l.p < l.end && is_separator(char_at(l.p, l.end)))
		l.p = utf8_step(l.p, &cp);
	return take(&l, line_agency);
}

static bool
date_of_para(struct edition_search *e, struct str text, const struct para *p, long *day)
{
	size_t end = p->end - p->start > LINE_MAX_BYTES ? p->start + LINE_MAX_BYTES : p->end;
	struct line l = { .top = e->paras < TOP_PARAS }, again;
	struct fold f;
	bool whole = end == p->end && !str_ends(str_sub(text, p->start, end), STR("。"));

	while (end < p->end && ((unsigned char)text.p[end] & 0xc0) == 0x80)
		end--;
	l.p = text.p + p->start;
	l.end = text.p + end;
	/* Most paragraphs are too long for a date line or end in 。, and begin no wire report. */
	if ((!whole && !begins_wire(l)) || !may_hold_date(str_sub(text, p->start, end)))
		return false;
	arena_reset(&e->scratch);
	f = fold_text(&e->scratch, text, p->start, end);
	l.p = f.text.p;
	l.end = f.text.p + f.text.n;
	again = l;
	if ((whole && read_date_line(&l)) || (l = again, read_wire_line(&l))) {
		*day = l.day;
		return true;
	}
	return false;
}

void
edition_begin(struct edition_search *e)
{
	*e = (struct edition_search){ 0 };
	arena_init(&e->scratch);
}

void
edition_look(struct edition_search *e, struct str text, const struct para *paras, size_t n)
{
	long day;

	for (size_t i = 0; i < n && !e->differ; i++, e->paras++) {
		if (!date_of_para(e, text, &paras[i], &day))
			continue;
		e->differ = e->dated && e->day != day;
		e->dated = true;
		e->day = day;
	}
}

struct str
edition_end(struct edition_search *e, struct arena *arena)
{
	char *date;

	arena_release(&e->scratch);
	if (!e->dated || e->differ)
		return (struct str){ "", 0 };
	date = arena_bytes(arena, CALENDAR_BYTES);
	calendar_put(date, e->day);
	return (struct str){ date, CALENDAR_BYTES };
}
