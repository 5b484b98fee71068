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
	article_fn *article;
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
void report_damage(struct input *, const struct damage *);
/* Decode bytes that begin on the given line; known: see text_known. false: no text, and that has been said. */
bool decode(struct input *, struct str bytes, size_t known, size_t line, struct decoded *, struct damage *);

/* The rest of a file as one article, and as records of articles. */
void read_text(struct input *, struct lines *);
void read_records(struct input *, struct lines *);

#endif
