/*
 * The inputs of a filter while they are read: what input.c and input_text.c share.
 */
#ifndef CMD_INPUT_H
#define CMD_INPUT_H

#include "base/lines.h"
#include "common.h"
#include "progress.h"
#include "text/decode.h"

struct input {
	const struct input_options *options;
	const struct article_reader *articles;
	const struct row_reader *rows;	/* NULL: articles are wanted of tables too */
	void *context;
	struct recogniser *recogniser;	/* made when the first text comes */
	struct recognise_options recognise;
	struct arena arena;		/* of the document at hand */
	const char *name;		/* of the file at hand */
	struct progress progress;
	int status;
};

/* FILE: what; or FILE:LINE: what. */
void trouble(struct input *, size_t line, struct str what);

/* What went wrong with the texts of one file, said once. */
struct damage {
	size_t bad, bad_line;
	const char *encoding;
	size_t gave_up;
};
/* One more text of it, which begins on the given line. */
void note_damage(struct damage *, const struct decoded *, size_t line);
void report_damage(struct input *, const struct damage *);
/* Decode the bytes of a file; known: see text_known. false: no text, and that has been said. */
bool decode(struct input *, struct str bytes, size_t known, struct decoded *, struct damage *);

/* A file's name may be any bytes; the table is UTF-8. */
struct str valid_name(struct arena *, struct str name);
/* Has a text the header of a table?  A spreadsheet's "Unicode text" is UTF-16, so that only what has been decoded shows it. */
bool is_table(struct str text);
extern const char table_is_not_utf8[];
/* What a first line shows that is no header of a fact table; NULL: it may be an article's. */
const char *why_no_article(struct str first);

const struct recogniser *recogniser(struct input *);
/* The two steps of struct article_reader; and both. */
void *prepare(const struct input *, struct arena *, const struct article *, unsigned threads);
void hand_over(struct input *, struct arena *, struct article *);

/* The rest of a file as one article, and as records of articles. */
void read_text(struct input *, struct lines *);
void read_records(struct input *, struct lines *);
/* Small texts among the files, from the first one on: how many of them are done. */
int read_small_files(struct input *, int nfiles, char *const *files);

#endif
