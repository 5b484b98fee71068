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
	struct para *paras;
	size_t nparas, paras_cap;
	struct sentence *sentences;
	size_t nsentences, sentences_cap;
	struct label *labels;
	size_t nlabels, labels_cap;
	/*
	 * Of the part that begins at text[marks_from], a bit for each byte: where a stop, bracket or
	 * quotation mark may begin that a sentence's end depends on, and where any other mark or
	 * white space that may have a label behind it.
	 */
	struct marks {
		uint64_t stops, openers;
	} *marks;
	size_t marks_from, marks_cap;
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
 * The paragraphs of the next part (layout.c), and s->at behind it.  heading is Markdown's
 * level, or HEADING_LABELLED where a paragraph is a heading if it begins with a label;
 * section and sentences are not set.  false: the text ends before the part does.
 */
bool segment_paras(struct segments *);
/* The marks of text[from, end) (marks.c). */
void segment_marks(struct segments *, size_t from, size_t end);
/* The sentences of one paragraph (sentence.c). */
void segment_sentences(struct segments *, uint32_t para);
/* The labels of one paragraph (label.c), some with LABEL_DOUBTFUL in .number ... */
void segment_labels(struct segments *, uint32_t para);
enum { LABEL_DOUBTFUL = 1 << 30 };
/* ... which those of the part, from the first on, and of all parts before then confirm or remove. */
void segment_settle_labels(struct segments *, size_t first);
/* Does something at p that looks like a label begin a line? */
bool label_begins(const char *p, const char *end);
/* Behind white space and Markdown's marks (# > - * and bullets) at p. */
const char *label_skip_marks(const char *p, const char *end);

/*
 * The document's own date (edition.c): what paragraph after paragraph says of it, and in the
 * end, in the arena, what all agree on; empty: none.
 */
struct edition_search {
	struct words *words;
	struct arena scratch;
	struct date {
		int year, month, day;	/* year 0: none */
	} date;
	bool differ;
	size_t paras;		/* looked at */
};
void edition_begin(struct edition_search *);
void edition_look(struct edition_search *, struct str text, const struct para *, size_t n);
struct str edition_end(struct edition_search *, struct arena *);

/* The first of the part's marks at or behind p, or end. */
#define NEXT_MARK(s, which, p, end) next_mark(&(s)->marks->which, (s)->text.p + (s)->marks_from, p, end)
static inline const char *
next_mark(const uint64_t *words, const char *part, const char *p, const char *end)
{
	const size_t each = sizeof(struct marks) / sizeof *words;
	size_t at = (size_t)(p - part), stop = (size_t)(end - part), i = at / 64;
	uint64_t bits;

	if (at >= stop)
		return end;
	for (bits = words[i * each] & (UINT64_MAX << at % 64); bits == 0; bits = words[i * each])
		if (++i * 64 >= stop)
			return end;
	at = i * 64 + (size_t)__builtin_ctzll(bits);
	return at < stop ? part + at : end;
}

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

/* Classes by code point: U+0000, U+2010, U+3000 and U+FF00 on; few others have any. */
extern const unsigned char class_ascii[128], class_2010[0x20], class_3000[0x20], class_ff00[0x80];
static inline enum char_class
char_class(int32_t cp)
{
	if (cp < 0x80)
		return (enum char_class)class_ascii[cp];
	if (cp >= 0x3000 && cp < 0x3020)
		return (enum char_class)class_3000[cp - 0x3000];
	if (cp >= 0xff00 && cp < 0xff80)
		return (enum char_class)class_ff00[cp - 0xff00];
	if (cp >= 0x2010 && cp < 0x2030)
		return (enum char_class)class_2010[cp - 0x2010];
	return cp == 0xa0 || cp == 0xfeff || cp == 0xe5e5 ? CHAR_SPACE : cp == 0x2500 ? CHAR_DASH :
	    cp == 0x22ef ? CHAR_STOP : CHAR_OTHER;
}

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
