/*
 * A document: its text and where its lines, paragraphs, sentences and headings
 * are.  The same for an article as read and for one rebuilt from a fact table.
 */
#ifndef TEXT_DOC_H
#define TEXT_DOC_H

#include <stdint.h>

#include "base/mem.h"
#include "text/fold.h"

enum { DOC_HOLE = 0x1a };	/* fills the place of text that a filtered table lacks */

/* A numbered mark at the start of a heading, paragraph, list item or clause. */
struct label {
	size_t start, end;	/* bytes in the text: of （一） or 1. or 一是, without the words behind */
	uint32_t para;
	uint32_t number;	/* 1 for 一, ①, (1), 其一, 第一章 */
	uint32_t style;		/* labels of one form are of one level: see enum label_style */
};

enum label_style {
	LABEL_MARKDOWN_1 = 1,	/* "# 1 x" .. "###### 1 x": 1..6, the number of # */
	LABEL_HAN = 10,		/* 一、 */
	LABEL_HAN_PAREN,	/* （一） */
	LABEL_ARABIC,		/* 1. 1、 1． or "1 " at a heading's start */
	LABEL_ARABIC_PAREN,	/* (1) 1) */
	LABEL_CIRCLED,		/* ① */
	LABEL_CLAUSE_IS,	/* 一是 */
	LABEL_CLAUSE_QI,	/* 其一 */
	LABEL_CLAUSE_ORDINAL,	/* 第一, */
	LABEL_CHAPTER,		/* 第一章 */
	LABEL_SECTION,		/* 第一节 */
	LABEL_ARTICLE,		/* 第一条 */
};

struct para {
	size_t start, end;	/* bytes, line breaks at the end not included */
	uint32_t heading;	/* 0: none; 1..6: Markdown's level; 7: a labelled line without final 。 */
	uint32_t section;	/* index of the heading paragraph it stands under + 1; 0: none; a heading stands under itself */
	uint32_t first_sentence, nsentences;
};

struct sentence {
	size_t start, end;	/* bytes, the closing marks included */
	uint32_t para;
};

struct doc {
	struct str text;	/* valid UTF-8, no NUL; ASCII " still there */
	size_t *lines;		/* start of each line (behind \n, \r\n or a lone \r, as editors count) */
	size_t nlines;
	uint32_t *counts;	/* for doc_place: code points before every 1024th byte */
	struct para *paras;
	size_t nparas;
	struct sentence *sentences;
	size_t nsentences;
	struct label *labels;	/* in reading order */
	size_t nlabels;
	struct str edition;	/* ISO 8601 date the document gives itself, or empty */
};

/*
 * Find everything above in text (which must stay).
 *
 * A paragraph ends at a blank line, at a heading, at a form feed that does not
 * cut a sentence, at a hole, and at a line break unless the document is hard
 * wrapped there: its lines have one common width (within two columns) and this
 * one reaches it, or the break parts a number from the Han or unit after it.
 * The rules for sentences, headings and labels: see the manual page jz-parse(1), TEXT.
 */
struct doc doc_segment(struct arena *, struct str text);

/* Line (from 1) and column in code points (from 1) of a byte offset. */
void doc_place(const struct doc *, size_t offset, uint32_t *line, uint32_t *column);
/* The index of the paragraph (sentence) that holds offset or begins after it; last one at the end. */
size_t doc_para_at(const struct doc *, size_t offset);
size_t doc_sentence_at(const struct doc *, size_t offset);
/* The words of the heading that para stands under, without # and label, white space as one space; or empty. */
struct str doc_section(struct arena *, const struct doc *, size_t para);

#endif
