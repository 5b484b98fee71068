/*
 * What the unit tests and fuzzers share.
 */
#ifndef TESTS_SUPPORT_H
#define TESTS_SUPPORT_H

#include "figure/recognise.h"
#include "text/doc.h"

/* Fail, with both, unless got is want: for tests that include cmocka.h before. */
#define assert_str(got, want) \
	do { \
		struct str got_ = (got), want_ = str_of(want); \
		if (!str_eq(got_, want_)) \
			fail_msg("got \"%.*s\", not \"%.*s\"", STR_ARG(got_), STR_ARG(want_)); \
	} while (0)

/* Line and column of an offset, counted from the line's start: what the recogniser counts on its way must be the same. */
void place_of(const struct doc *, size_t offset, uint32_t *line, uint32_t *column);

/* A recogniser for all tests of a program: cmocka's group set-up and tear-down. */
extern struct recogniser *recogniser;
int recogniser_set_up(void **state);
int recogniser_tear_down(void **state);
/* The figures of a text with 2025-12-29 as its edition; all: what is no figure too. */
struct article read_article(struct arena *, struct str text, bool all);

/* A file's bytes; the program ends where it cannot be read. */
void read_file(const char *path, struct buf *bytes);

#endif
