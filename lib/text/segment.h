/*
 * The steps that doc_segment takes, one a file, and what they share: classes of
 * characters and small numbers.  For lib/text alone; the rules are in doc.h.
 */
#ifndef TEXT_SEGMENT_H
#define TEXT_SEGMENT_H

#include "text/doc.h"
#include "text/utf8.h"

/* The document while it grows: plain arrays that doc_segment moves to the arena. */
struct segments {
	struct str text;
	struct para *paras;
	size_t nparas, paras_cap;
	struct sentence *sentences;
	size_t nsentences, sentences_cap;
	struct label *labels;
	size_t nlabels, labels_cap;
};

enum { HEADING_LABELLED = 7, HEADING_CHARS = 40 };

/*
 * All paragraphs (layout.c).  heading is Markdown's level, or HEADING_LABELLED where a
 * paragraph is a heading if it begins with a label; section and sentences are not set.
 */
void segment_paras(struct segments *);
/* The sentences of one paragraph (sentence.c). */
void segment_sentences(struct segments *, uint32_t para);
/* The labels of one paragraph (label.c), some with LABEL_DOUBTFUL in .number ... */
void segment_labels(struct segments *, uint32_t para);
enum { LABEL_DOUBTFUL = 1 << 30 };
/* ... which the labels of the whole document then confirm or remove. */
void segment_settle_labels(struct segments *);
/* Does something at p that looks like a label begin a line? */
bool label_begins(const char *p, const char *end);
/* Behind white space and Markdown's marks (# > - * and bullets) at p. */
const char *label_skip_marks(const char *p, const char *end);
/* The document's own date (edition.c), in the arena; empty: none. */
struct str edition_find(struct arena *, const struct doc *);

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

/*
 * Behind the run of letters at p, most of any text: bytes that neither are nor begin
 * a character of another class than CHAR_OTHER, so that p ends up where one begins.
 */
extern const bool plain_byte[256];
static inline const char *
skip_plain(const char *p, const char *end)
{
	while (end - p >= 4 && plain_byte[(unsigned char)p[0]] && plain_byte[(unsigned char)p[1]] &&
	    plain_byte[(unsigned char)p[2]] && plain_byte[(unsigned char)p[3]])
		p += 4;
	while (p < end && plain_byte[(unsigned char)*p])
		p++;
	return p;
}

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
	return cp == 0xa0 || cp == 0xfeff ? CHAR_SPACE : cp == 0x2500 ? CHAR_DASH :
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
