/*
 * The steps that doc_segment takes, one a file, and what they share: classes of
 * characters and small numbers.  For lib/text alone; the rules are in doc.h.
 */
#ifndef TEXT_SEGMENT_H
#define TEXT_SEGMENT_H

#include "text/doc.h"
#include "text/utf8.h"

enum { LABEL_STYLES = LABEL_ARTICLE + 1, LABEL_NUMBERS = 64 };

/* The document while it grows, part by part: plain arrays that go to the arena in the end. */
struct segments {
	struct str text;
	bool all;		/* the document ends where text does */
	size_t at;		/* where the next part begins */
	uint32_t *lines;
	size_t nlines, lines_cap;
	struct para *paras;
	size_t nparas, paras_cap;
	struct sentence *sentences;
	size_t nsentences, sentences_cap;
	struct label *labels;
	size_t nlabels, labels_cap;
	/* What the parts before tell. */
	bool has_width;
	uint32_t width;		/* at which lines are wrapped; 0: they are not */
	bool narrow;		/* no line is wider than a newspaper's */
	struct labels_seen {
		bool sure[LABEL_STYLES][LABEL_NUMBERS + 2];
		size_t bare[LABEL_STYLES];
	} seen;
};

enum { HEADING_LABELLED = 7, HEADING_CHARS = 40 };

/*
 * The lines and paragraphs of the next part (layout.c), and s->at behind it.  heading is Markdown's
 * level, or HEADING_LABELLED where a paragraph is a heading if it begins with a label;
 * section and sentences are not set.  false: the text ends before the part does.
 */
bool segment_paras(struct segments *);
/* The sentences and the labels of one paragraph (marks.c); some labels have LABEL_DOUBTFUL in .number ... */
void segment_inside(struct segments *, uint32_t para);
enum { LABEL_DOUBTFUL = 1 << 30 };
/* ... which those of the part, from the first on, and of all parts before then confirm or remove. */
void segment_settle_labels(struct segments *, size_t first);
/* What stands before: where a label may begin, and of which kinds. */
enum label_place {
	NOWHERE,
	AT_PARA,
	AT_SENTENCE,	/* behind 。；： */
	AT_COMMA,
	AT_PAUSE,	/* behind 、 */
	AT_OPEN,	/* behind a bracket */
};
/* The label at p < end, which may stand there: its style and number are set, and what stands behind it. */
bool label_match(const char *p, const char *end, enum label_place, uint32_t level, struct label *,
    const char **behind);
/* May the character at p begin one?  Its bytes tell for nearly all that do not. */
static inline bool
label_may_begin(const char *p)
{
	/* By the first byte E0 to EF, a bit for each second one, */
	static const uint64_t second[16] = {
		[2] = (uint64_t)7 << 0x11 | (uint64_t)3 << 0x1d,	/* ① to ⓾, ❶ to ➓ */
		[3] = (uint64_t)7 << 0x08,				/* ㈠ to ㊿ */
		[4] = (uint64_t)7 << 0x38,				/* 一三七, 九, 二五 */
		[5] = 1 << 0x05 | 1 << 0x0d | 1 << 0x1b,		/* 八六其, 十, 四 */
		[7] = (uint64_t)1 << 0x2c,				/* 第 */
		[15] = (uint64_t)1 << 0x3c,				/* （ and full-width digits */
	};
	/* and for each third one. */
	static const uint64_t third[16] = {
		[2] = UINT64_MAX, [3] = UINT64_MAX,
		[4] = 1 << 0x00 | 1 << 0x03 | 1 << 0x09 | 1 << 0x1d | 1 << 0x0c | 1 << 0x14,
		[5] = (uint64_t)1 << 0x2b | (uint64_t)1 << 0x2d | (uint64_t)1 << 0x36 | 1 << 0x01 | 1 << 0x1b,
		[7] = (uint64_t)1 << 0x2c,
		[15] = UINT64_MAX,
	};
	unsigned char c = (unsigned char)*p;

	if (c < 0xe0)
		return (c >= '0' && c <= '9') || c == '(';
	return second[c & 15] >> (p[1] & 63) & third[c & 15] >> (p[2] & 63) & 1;
}
/* Does something at p that looks like a label begin a line? */
bool label_begins(const char *p, const char *end);
/* Behind white space and Markdown's marks (# > - * and bullets) at p. */
const char *label_skip_marks(const char *p, const char *end);

/*
 * The document's own date (edition.c): what paragraph after paragraph says of it, and in the
 * end, in the arena, what all agree on; empty: none.
 */
struct edition_search {
	struct arena scratch;
	long day;		/* of the last that is dated */
	bool dated, differ;
	size_t paras;		/* looked at */
};
void edition_begin(struct edition_search *);
void edition_look(struct edition_search *, struct str text, const struct para *, size_t n);
struct str edition_end(struct edition_search *, struct arena *);

enum char_class {
	CHAR_OTHER,
	CHAR_SPACE,
	CHAR_STOP,		/* 。！？… */
	CHAR_BANG,		/* ASCII ! ? */
	CHAR_COLON,		/* ：； : ; */
	CHAR_COMMA,
	CHAR_PAUSE,		/* 、 */
	CHAR_OPEN,		/* brackets, 《 too */
	CHAR_CLOSE,
	CHAR_QUOTE,		/* “‘「『 */
	CHAR_UNQUOTE,
	CHAR_QUOTE_BOTH,	/* ASCII " and ＂ */
	CHAR_DASH,		/* — */
};

/* Classes by code point, in blocks of 32; nearly all have none. */
enum { CHAR_BLOCK = 32 };
extern const unsigned char char_blocks[0x10000 / CHAR_BLOCK], char_classes[][CHAR_BLOCK];
static inline enum char_class
char_class(int32_t cp)
{
	return cp > 0xffff ? CHAR_OTHER :
	    (enum char_class)char_classes[char_blocks[cp / CHAR_BLOCK]][cp % CHAR_BLOCK];
}

/*
 * Sentences (sentence.c) and labels (marks.c) of a paragraph are found by its marks, in
 * order: every character of a class, and *.  What stands between is words.
 */
/* * is as little to them as white space is. */
static inline enum char_class
mark_class(int32_t cp)
{
	return cp == '*' ? CHAR_SPACE : char_class(cp);
}

struct sentence_search {
	struct segments *segments;
	uint32_t para;
	size_t first;		/* of its sentences */
	const char *start, *end;
	const char *begin;	/* where the sentence under way begins */
	const char *next;	/* marks in front of it are done with */
	uint32_t depth;		/* of brackets */
	bool own;		/* the outermost open one began where a sentence does */
	bool quoted;		/* by " */
};
void sentences_begin(struct sentence_search *, struct segments *, uint32_t para);
/* The mark at p. */
void sentences_mark(struct sentence_search *, const char *p);
void sentences_end(struct sentence_search *);
/* The classes that it looks at, a bit for each. */
enum { SENTENCE_MARKS = 1 << CHAR_STOP | 1 << CHAR_BANG | 1 << CHAR_OPEN | 1 << CHAR_CLOSE | 1 << CHAR_QUOTE_BOTH };

struct label_search {
	struct segments *segments;
	uint32_t para, level;	/* of Markdown's heading */
	const char *start, *end;
	const char *next;	/* what stands in front of it is done with */
	enum label_place place;	/* there */
};
void labels_begin(struct label_search *, struct segments *, uint32_t para);
/* Behind the mark at p may begin a label: label_may_begin. */
void labels_behind(struct label_search *, const char *p);

/* The value of an ASCII or full-width digit, or -1. */
static inline int
digit_value(int32_t cp)
{
	return cp >= '0' && cp <= '9' ? cp - '0' : cp >= 0xff10 && cp <= 0xff19 ? cp - 0xff10 : -1;
}
/* The value of 一 .. 九, 〇 零 ○; or -1. */
int han_digit_value(int32_t cp);
/*
 * The number 1 .. 99 in Han (十二, 二十) at p, or of up to max digits; *n is not set and
 * NULL returned where there is none.
 */
const char *number_han(const char *p, const char *end, uint32_t *n);
const char *number_arabic(const char *p, const char *end, int max, uint32_t *n);

/* The code point at p, 0 at the end. */
static inline int32_t
char_at(const char *p, const char *end)
{
	int32_t cp = 0;

	if (p < end)
		utf8_step(p, &cp);
	return cp;
}

#endif
