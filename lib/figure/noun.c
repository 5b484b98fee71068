/* Noun phrases beside a figure. */
#include <string.h>

#include "figure/noun.h"
#include "text/utf8.h"

enum {
	NOUN_BYTES = 54,	/* of a noun phrase, at most */
	HAN_BYTE = 0xe4		/* from this on a byte begins no quote, but most characters: the Han */
};

bool
is_quote(int32_t cp)
{
	return cp == 0x201c || cp == 0x201d || cp == 0x300a || cp == 0x300b || cp == 0x300c || cp == 0x300d || cp == '"';
}

bool
is_quote_at(struct str text, size_t at)
{
	int32_t cp;

	return at < text.n && (utf8_step(text.p + at, &cp), is_quote(cp));
}

enum {
	NAME_CHARS = 8,		/* in quotes inside a noun, at most */
	TITLE_CHARS = 30
};

/* Behind a short name in quotes that opened in front of text[at], 高速公路“开口子”工程, 台风“海燕”, “城区—镇区”公交线; at: none. */
static size_t
behind_short_name(struct reader *r, size_t at, struct str closing)
{
	size_t end = at;

	for (int k = 0; k < NAME_CHARS && end < r->text.n && !text_at(r->text, end, closing); k += !text_ends_at(r->text, end, STR("—")))
		end += char_size(r->text, end);
	if (!text_at(r->text, end, closing))
		return at;
	return end + 3;
}

static bool
is_closing_quote(int32_t cp)
{
	return cp == 0x201d || cp == 0x300b || cp == 0x300d;
}

/* Is a quote opened, or closed, between start and end? */
static bool
holds_quote(struct str text, size_t start, size_t end, bool closing)
{
	int32_t cp;

	for (const char *p = text.p + start, *last = text.p + end; p < last;) {
		p = utf8_step(p, &cp);
		if (cp == '"' || (is_quote(cp) && is_closing_quote(cp) == closing))
			return true;
	}
	return false;
}

/* 城 镇: does a space in a word of two characters stand at text[at]? */
static bool
splits_word(struct reader *r, size_t at)
{
	char word[6];
	size_t n;

	if (at < 3 || char_size_before(r->text, at) != 3 || char_size(r->text, at + 1) != 3)
		return false;
	memcpy(word, r->text.p + at - 3, 3);
	memcpy(word + 3, r->text.p + at + 1, 3);
	return lexicon_term(r->lex, (struct str){ word, sizeof word }, 0, &n) != NULL && n == sizeof word;
}

/* Past a mark that may stand inside a noun: 4G、5G基站, “老带新”对子; at one that closes what was opened before start. */
static size_t
past_joint(struct reader *r, size_t start, size_t at)
{
	struct str text = r->text;
	int32_t cp;
	size_t next = at < text.n ? (size_t)(utf8_step(text.p + at, &cp) - text.p) : at, end;

	if (next > at && cp == 0x300a && (end = behind_short_name(r, next, STR("》"))) > next)
		return end;
	if (next > at && (cp == 0x201c || cp == 0x300c))
		return (end = behind_short_name(r, next, cp == 0x201c ? STR("”") : STR("」"))) > next ? end : at;
	if (next > at && is_closing_quote(cp) && !holds_quote(text, start, at, false))
		return at;
	if (next > at && cp == ' ')
		return splits_word(r, at) ? next : at;
	/* 标准[《智能制造指南》]: the title is another noun */
	if (next > at && cp == 0x300a)
		return at;
	if (next > at && (is_quote(cp) || (cp == 0x3001 && text_is_letter(text, at - 1))))
		return next;
	/* 中国—东盟峰会, but no dash of a sentence */
	if (next > at && cp == 0x2014)
		return term_at(r, next).flags & FLAG(PLACE) && (term_before(r, start, at).flags & FLAG(PLACE)) ? next : at;
	/* 中国(深圳)博览会 */
	if (next > at && cp == '(') {
		for (int k = 0; k < 8 && next < text.n && text.p[next] != ')'; k++)
			next += char_size(text, next);
		return text_at(text, next, STR(")")) ? next + 1 : at;
	}
	return at;
}

static size_t
past_quotes(struct str text, size_t at)
{
	int32_t cp;
	size_t next;

	if (at < text.n && (unsigned char)text.p[at] >= HAN_BYTE)
		return at;
	while (at < text.n && (next = (size_t)(utf8_step(text.p + at, &cp) - text.p), is_quote(cp)))
		at = next;
	return at;
}

/* PM of PM2.5, but not 北斗B2b, C919 */
static bool
is_letters_of_figure(struct str text, size_t at)
{
	while (text_is_letter(text, at))
		at++;
	while (text_is_digit(text, at))
		at++;
	return text_at(text, at, STR(".")) && text_is_digit(text, at + 1) && text_is_digit(text, at - 1);
}

/* A noun phrase as far as it has been read. */
struct phrase {
	size_t start, end;
	size_t head;		/* end of its last noun */
	bool event;		/* see noun_from */
	bool of;		/* 的 stands in front */
	bool has_noun;		/* and not only verbal nouns */
	bool measure;		/* the last names a measure */
};

/* What a localizer is in a phrase: 中 of 中外 a noun, 来 of 两种途径来释放 no part of it. */
static enum term_part
part_of_localizer(struct reader *r, const struct phrase *p, const struct term *t)
{
	if (p->end == p->start && t->flags & FLAG(PLACE))
		return PART_NOUN;
	return term_at(r, t->end).part == PART_NOUN ? t->part : PART_OTHER;
}

/* What a verb is in a phrase: a verbal noun, a modifier, or where it ends. */
static enum term_part
part_of_verb(struct reader *r, const struct phrase *p, const struct term *t)
{
	/* 五年的[实践], 两次地方[考察] */
	if ((p->of && p->end == p->start) || (p->event && t->flags & FLAG(EVENT)))
		return PART_VERBAL_NOUN;
	/* [培养]模式 */
	if (t->speech & SPEECH(VERB) && term_at(r, t->end).speech & SPEECH(PLAN))
		return PART_ADJECTIVE;
	/* [打卡]地, but 被评为省先进单位 */
	return t->end - t->start <= 6 && term_is_suffix(term_at(r, t->end)) ? PART_ADJECTIVE : PART_VERB;
}

/* 增长, 提升: of more than one character between a noun and its number? */
static bool
is_change(const struct term *t)
{
	return t->class == WORD_BOUNDARY && t->flags & FLAG(LINK) && t->end - t->start >= 6;
}

static enum term_part
part_in(struct reader *r, const struct phrase *p, const struct term *t)
{
	if (t->listed && t->class == WORD_LOCALIZER)
		return part_of_localizer(r, p, t);
	/* 7%的高速[增长], 20年高速[增长] */
	if ((p->of || (p->event && p->end > p->start && p->head == p->start)) && !p->has_noun && t->part == PART_OTHER && is_change(t))
		return PART_VERBAL_NOUN;
	/* 能力[提升]行动 */
	if (t->part == PART_OTHER && is_change(t) && term_at(r, t->end).speech & SPEECH(PLAN))
		return PART_ADJECTIVE;
	return t->part == PART_VERB ? part_of_verb(r, p, t) : t->part;
}

/* Past 以上 where a noun begins with it: 毕业以上[学历] */
static size_t
past_bound(struct reader *r, size_t start, size_t end)
{
	const struct word *w = end - start > 6 ? word_at(r, start, WORDS(BOUND)) : NULL;

	return w != NULL && start + word_text(w).n < end ? start + word_text(w).n : start;
}

/* Is the 一 at text[start] a word of its own, in front of one of more than a character that ends at or before end? */
static bool
is_article(struct reader *r, size_t start, size_t end)
{
	struct term next = term_at(r, start + 3);

	return term_at(r, start).end == start + 3 && next.listed && next.end > start + 6 && next.end <= end;
}

/* 这一[比例]: it is no part of the noun from start to end. */
static inline size_t
past_article(struct reader *r, size_t start, size_t end)
{
	return text_at(r->text, start, STR("一")) && is_article(r, start, end) ? start + 3 : start;
}

/* Behind a short name in quotes at text[at] that a noun follows, “开口子”工程; at: none. */
static size_t
behind_quoted(struct reader *r, size_t at)
{
	size_t end = text_at(r->text, at, STR("“")) ? behind_short_name(r, at + 3, STR("”")) : at;

	return end > at + 3 && term_at(r, end).part == PART_NOUN && term_at(r, end).class != WORD_LOCALIZER ? end : at;
}

struct str
noun_from(struct reader *r, size_t at, bool event)
{
	struct phrase p = { .start = at, .head = at, .event = event, .of = text_ends_at(r->text, at, STR("的")) };
	size_t next;

	if ((p.end = behind_quoted(r, at)) == at)
		p.start = p.end = p.head = past_article(r, past_quotes(r->text, at), r->text.n);
	while (p.end - p.start < NOUN_BYTES) {
		struct term t = term_at(r, p.end);
		enum term_part part;

		if (t.part == PART_END) {
			if (p.end == p.start || (next = past_joint(r, at, p.end)) == p.end)
				break;
			/* 台风“海燕” */
			if (text_ends_at(r->text, next, STR("”")) || text_ends_at(r->text, next, STR("」")) || text_at(r->text, p.end, STR("《")))
				p.head = next;
			p.end = next;
			continue;
		}
		/* 城市[PM2.5]浓度: letters in front of a figure */
		if (p.end > p.start && text_is_letter(r->text, p.end) && is_letters_of_figure(r->text, p.end))
			break;
		/* 8名仪仗兵[迈]着步伐: what 着 or 了 follows is a verb; 班列[十年]开行: another figure */
		if (!t.listed && ((p.start == at && p.end > at && counts_in_han(r, p.end)) || text_at(r->text, t.end, STR("着")) || text_at(r->text, t.end, STR("了"))))
			break;
		part = part_in(r, &p, &t);
		if (part == PART_END || part == PART_OTHER || part == PART_VERB)
			break;
		p.end = t.end;
		p.has_noun = p.has_noun || part == PART_NOUN;
		/* 的速度[行驶] */
		if (part == PART_NOUN || (part == PART_VERBAL_NOUN && (event || !p.has_noun || (p.of && !p.measure && term_at(r, t.end).part == PART_END))))
			p.head = p.end;
		p.measure = (t.speech & SPEECH(MEASURE)) != 0;
	}
	/* 4只[“名牌”基金], but 四届“[艺术节]” */
	if (p.start > at && p.head > p.start && text_ends_at(r->text, p.head, STR("”")) && !holds_quote(r->text, p.start, p.head - 3, true))
		p.head -= 3;
	else if (p.start > at && holds_quote(r->text, p.start, p.head, true))
		p.start = at;
	return str_sub(r->text, p.start, p.head);
}

static size_t
before_quotes(struct str text, size_t floor, size_t at)
{
	int32_t cp;
	size_t start;

	/* where such a byte stands three in front, it begins the last character */
	if (at >= 3 && (unsigned char)text.p[at - 3] >= HAN_BYTE)
		return at;
	while (at > floor && (start = (size_t)(utf8_step_back(text.p + at, &cp) - text.p), is_quote(cp)))
		at = start;
	return at;
}

/* Where a title begins that ends at text[at], in front of 》; at: no title does. */
static size_t
title_before(struct str text, size_t floor, size_t at)
{
	size_t start = at;

	if (!text_at(text, at, STR("》")))
		return at;
	for (int k = 0; k < TITLE_CHARS && start > floor; k++, start -= char_size_before(text, start))
		if (text_ends_at(text, start, STR("《")))
			return start;
	return at;
}

/* In front of a short name in quotes that ends at text[at], “老带新”对子, where its opening quote is; at: none. */
static size_t
before_joint(struct reader *r, size_t floor, size_t at)
{
	struct str text = r->text;
	size_t start = at - (at > floor ? char_size_before(text, at) : 0);

	/* 邻国 GDP */
	if (start < at && text.p[start] == ' ' && splits_word(r, start))
		return start;
	if (start < at && text.p[start] == ' ' && text_is_letter(text, at) && start > floor && (unsigned char)text.p[start - 1] >= 0x80)
		return start;
	if (start == at || !text_at(text, start, STR("”")))
		return at;
	for (int k = 0; k < NAME_CHARS && start > floor; k++) {
		start -= char_size_before(text, start);
		if (text_at(text, start, STR("“")))
			return start;
	}
	return at;
}

/* Is 中 in front of what has been read of a noun part of it, as in 渝中区 and 中马, but not in 假期中收入, 10万人中学生? */
static bool
holds_localizer(struct reader *r, size_t floor, const struct term *t)
{
	return t->class == WORD_LOCALIZER && t->flags & FLAG(PLACE) &&
	    (term_is_suffix(term_at(r, t->end)) || ((t->start > r->number_end || t->start == 0) && !term_is_nominal(term_before(r, floor, t->start))));
}

/* 通[达]率: does a word that is not known end in front of 率, with which the noun ends? */
static bool
ends_unknown_verb(struct reader *r, const struct term *t, size_t end)
{
	return t->end - t->start == 3 && t->end + 3 == end && term_at(r, t->end).speech & SPEECH(MEASURE) &&
	    !text_at(r->text, t->start, STR("的")) && !is_mark_before(r->text, t->start);
}

struct str
noun_to(struct reader *r, size_t floor, size_t at)
{
	struct str text = r->text;
	enum term_part behind = PART_END;
	const struct word *w;
	struct term t;
	size_t start, end, joint;

	end = before_quotes(text, floor, at);
	if (end < at && (start = title_before(text, floor, end)) < end)
		return str_sub(text, start, end);
	/* 比赛[中]: no part of the noun. */
	t = term_before(r, floor, end);
	if (t.listed && t.class == WORD_LOCALIZER) {
		end = t.start;
		t = term_before(r, floor, end);
	}
	for (start = end; end - start < NOUN_BYTES; t = term_before(r, floor, start)) {
		if (t.part == PART_END && start < end && (joint = before_joint(r, floor, start)) < start) {
			behind = PART_NOUN;
			start = joint;
			continue;
		}
		if (t.part == PART_END || (start == end && t.part == PART_ADJECTIVE))
			break;
		/* 由三降为一, 三省[一市]: a number after all */
		if (!t.listed && end - t.end <= 3 && numeral_char(text, t.start).class == NUM_DIGIT)
			break;
		if (t.part == PART_OTHER && ends_unknown_verb(r, &t, end))
			t = term_before(r, floor, t.start);
		else if (t.part == PART_OTHER && !(start < end && holds_localizer(r, floor, &t)))
			break;
		/* 成林[后]覆盖率 */
		if (t.class == WORD_LOCALIZER && t.flags & FLAG(LASTING) && term_before(r, floor, t.start).part == PART_VERB)
			break;
		/* 普惠率, 停车位: one character behind a verb makes a noun of it. */
		if (t.part == PART_VERB && !(end - start == 3 && behind == PART_NOUN))
			break;
		behind = t.part;
		start = t.start;
	}
	start = past_bound(r, past_article(r, start, end), end);
	/* 一[种]升限, 每[幅]奖: no part of the noun */
	if (start > floor && (numeral_char(text, start - char_size_before(text, start)).class == NUM_DIGIT ||
	    (t.class == WORD_BOUNDARY && t.end - t.start == 3 && !(t.flags & FLAG(LINK)))) &&
	    (w = lexicon_match(r->lex, text, start, WORDS(CLASSIFIER))) != NULL && word_text(w).n == 3 && start < end && term_at(r, start).end == start + 3)
		start += 3;
	return str_sub(text, start, end);
}

struct term
verb_inside(struct reader *r, struct str noun)
{
	size_t start = (size_t)(noun.p - r->text.p), end = start + noun.n;
	struct term t, next;

	for (size_t at = start; at < end; at = t.end) {
		t = term_at(r, at);
		if (t.part == PART_END)
			break;
		next = term_at(r, t.end);
		if (at > start && t.part == PART_VERBAL_NOUN && t.end < end && term_is_nominal(next) && !term_is_suffix(next))
			return t;
	}
	return (struct term){ .part = PART_END };
}
