/*
 * A document: its text and where its lines, paragraphs, sentences and headings
 * are.  The same for an article as read and for one rebuilt from a fact table.
 */
#ifndef TEXT_DOC_H
#define TEXT_DOC_H

#include <stdint.h>

#include "base/mem.h"
#include "text/fold.h"

enum {
	DOC_HOLE = 0x1a,	/* fills the place of text that a filtered table lacks */
	DOC_PART = 128 * 1024,	/* bytes: see doc_segment */
};

/* A numbered mark at the start of a heading, paragraph, list item or clause. */
struct label {
	uint32_t start, end;	/* bytes in the text: of （一） or 1. or 一是, without the words behind */
	uint32_t para;
	uint32_t number;	/* 1 for 一, ①, (1), 其一, 第一章 */
	uint32_t style;		/* labels of one form are of one level: see enum label_style */
};

enum label_style {
	LABEL_MARKDOWN_1 = 1,	/* 1 1. 1、 in a # heading: 1..6, the number of # */
	LABEL_HAN = 10,		/* 一、 */
	LABEL_HAN_PAREN,	/* （一） */
	LABEL_ARABIC,		/* 1. 1、 1． */
	LABEL_ARABIC_PAREN,	/* (1) 1) */
	LABEL_CIRCLED,		/* ① */
	LABEL_CLAUSE_IS,	/* 一是 */
	LABEL_CLAUSE_TO,	/* 一要 */
	LABEL_CLAUSE_ITEM,	/* 一则 */
	LABEL_CLAUSE_QI,	/* 其一 */
	LABEL_CLAUSE_ORDINAL,	/* 第一, */
	LABEL_CHAPTER,		/* 第一章 */
	LABEL_SECTION,		/* 第一节 */
	LABEL_ARTICLE,		/* 第一条 */
};

struct para {
	uint32_t start, end;	/* bytes, white space at both ends not included */
	uint32_t heading;	/* 0: none; 1..6: Markdown's level; 7: a labelled line without final 。 */
	uint32_t section;	/* index of the heading paragraph it stands under + 1; 0: none; a heading stands under itself */
	uint32_t first_sentence, nsentences;
};

struct sentence {
	uint32_t start, end;	/* bytes, the closing marks included */
	uint32_t para;
};

/* What of a document stands before a part of it. */
struct doc_before {
	size_t bytes;
	uint32_t lines, sentences;
	struct str section;	/* the words of the heading that its first paragraphs stand under; empty: none */
};

struct doc {
	struct str text;	/* valid UTF-8, no NUL; ASCII " still there */
	uint32_t *lines;		/* start of each line (behind \n, \r\n or a lone \r, as editors count) */
	size_t nlines;
	struct para *paras;
	size_t nparas;
	struct sentence *sentences;
	size_t nsentences;
	struct label *labels;	/* in reading order */
	size_t nlabels;
	struct str edition;	/* ISO 8601 date the document gives itself, or empty */
	/* All numbers above count from text's start; where text is a part of the document: */
	struct doc_before before;
	bool more;		/* it goes on behind text */
};

/*
 * Find everything above in text (which must stay; < 4 GiB).  In linear time.
 *
 * A document longer than DOC_PART is taken in parts, each as many whole paragraphs as have
 * that many bytes: its width (see below) is the first part's, and whether it has other
 * labels next to a doubtful one, that label's part and those before tell.
 *
 * Paragraphs.  A paragraph ends at a blank line or a line of --- === *** ___ ~~~, before
 * and behind a Markdown heading, at a form feed behind 。！？…, at a hole, and at any
 * other line break or form feed unless that is a hard wrap.  Its bounds leave
 * out white space at both ends.  A break is a hard wrap where
 *   - the document has one width: a third of its lines are within two columns of it (or
 *     lack the two characters that a paragraph's first line was indented by), no more than
 *     a quarter are wider, they hold punctuation and half of them have none at the end; and
 *     this line reaches it, the next one is not indented deeper, and does not begin with a
 *     label after 。！？…：；
 *   - or it parts a number from a unit sign (% ℃ ㎡), or, in running words of a line no
 *     shorter than the next, a number or year from its rest or from a Han character;
 *   - or no line of the document is wider than 100 columns, and this one, of 40 at least and
 *     no shorter than the next, holds a comma or full-width digit and ends in Han, as the next begins (or with a full-width digit); or the
 *     next begins with ， 、 or 。.
 * ASCII is one column wide, all else two.  Rows of a Markdown table are never joined.
 *
 * Sentences end at 。！？… and ASCII ! ? that follow Han or a closing mark (a run is one)
 * with the closing ”’」』）)]】〕 behind, and at the paragraph's end; never at . ; : and
 * not inside brackets （ ( [ 【 〔 《 〈 that are closed in the same paragraph, unless the
 * brackets hold a sentence of its own (they stand where one begins, and it ends in them).
 *
 * Headings are Markdown's # lines (CommonMark: # and white space), and a paragraph of one
 * line of at most 40 characters that begins with a label, has no 。 in it, and does not
 * end in one of ！？…，、；.
 *
 * Labels stand where a paragraph, list item or clause begins: at a paragraph's start
 * (behind marks such as # - * > • and white space), or behind 。！？…；： (all kinds but
 * 第一章 第一节 第一条, which open a paragraph and are followed by white space), or behind
 * ，、— and an opening bracket (一是 其一 第一, (1) ① only; behind 、 not （一）, as in
 * 第（一）、（二）项).  Quotation marks between do not matter.  They are no labels:
 *   - 1. before a digit (3.8万; but 1.2025年 is one), 1、 and 一、 before the next number
 *     (二、三孩, 1、2号楼), and 一、 before another number (一、三大目标) unless the document
 *     has a sure label of that style next to it (二、);
 *   - 其一 without ，、：是 or white space behind (其一生), 第一 without ，：、 (第一次);
 *   - a heading's bare number ("### 4 x") unless two headings of that level have one and
 *     words follow (## 06 / 11 版, # 2025);
 *   - Arabic numbers of more than three digits, (1) of more than two; what nothing follows.
 *
 * The edition is a date that exists, written 2025年12月29日, 二〇二五年十二月二十九日,
 * 2025-12-29, 2025/12/29 or 2025.12.29, in
 *   - a paragraph of up to 240 bytes that holds nothing besides but a weekday, lunar date,
 *     clock time, number of an issue or page, name of such a field (发布时间：), or name that
 *     ends like a newspaper's or office's (lib/lexicon/dateline.txt); among the first three
 *     paragraphs, behind a date written 2025-12-29, any name of up to 24 characters;
 *   - the dateline of a wire report: 本报北京2025年12月29日电.
 * Where two of these disagree there is none.
 */
struct doc doc_segment(struct arena *, struct str text);
/* The same on up to so many threads. */
struct doc doc_segment_on(struct arena *, struct str text, unsigned threads);

/*
 * The same part by part, for who does not hold the document whole: the parts that
 * doc_segment takes, which together are what it finds, but for the edition.
 */
struct doc_parts *doc_parts_new(void);
void doc_parts_free(struct doc_parts *);
/*
 * text is what follows the parts before, all of it (last) or as much as there is at hand.
 * The part is text's beginning.  false: what is at hand ends before the part does.
 */
bool doc_part(struct doc_parts *, struct arena *, struct str text, bool last, struct doc *part);
/* The edition alone, in the arena, in memory that does not grow with the text. */
struct str doc_edition(struct arena *, struct str text);
/*
 * Does the beginning of a text, DOC_START bytes of it, say already that it has none: is it of
 * several days, as a collection of articles is?  false: what follows must be looked at too.
 */
enum { DOC_START = 2 * DOC_PART };
bool doc_is_of_days(struct arena *, struct str start);

/* The index of the paragraph (sentence) that holds offset or begins after it; last one at the end; 0 where there is none. */
size_t doc_para_at(const struct doc *, size_t offset);
size_t doc_sentence_at(const struct doc *, size_t offset);
/*
 * The words of the heading that para stands under (before the part, if need be), without # and label, white space
 * as one space, the first DOC_SECTION_CHARS characters of them; or empty.
 */
enum { DOC_SECTION_CHARS = 80 };
struct str doc_section(struct arena *, const struct doc *, size_t para);

#endif
