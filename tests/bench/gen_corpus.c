/*
 * gen_corpus [-l] BYTES FILE...: news text to measure with, at least so many bytes of it
 * and always the same.
 *
 * It is made of the paragraphs of the files (UTF-8, a blank line between two), drawn at
 * random again and again, every digit of them drawn anew: from 0, or where a number begins
 * from 1, to what it was, so that a month stays a month, and of a year only the last two.
 *
 * -l: one record a line, as jz-parse --lines reads them: a number, a tab, and an article of
 * a few paragraphs, with \n for its line breaks.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "random.h"

enum { ARTICLE = 20, PARAGRAPHS = 1 << 20 };

struct text {
	char *bytes;
	size_t n;
	const char **paragraph;	/* each ends with a NUL */
	size_t nparagraphs;
};

static void
fail(const char *what)
{
	perror(what);
	exit(2);
}

static void
text_add_file(struct text *text, const char *name)
{
	FILE *f = fopen(name, "rb");
	size_t room = 0, n;

	if (f == NULL)
		fail(name);
	do {
		if (text->n + 2 >= room) {
			room = 2 * (text->n + (1 << 16));
			if ((text->bytes = realloc(text->bytes, room)) == NULL)
				fail(name);
		}
		n = fread(text->bytes + text->n, 1, room - text->n - 2, f);
		text->n += n;
	} while (n > 0);
	if (ferror(f))
		fail(name);
	fclose(f);
	memcpy(text->bytes + text->n, "\n\n", 2);	/* the next file begins a paragraph */
	text->n += 2;
}

/* A NUL behind every paragraph, and the list of where they begin. */
static void
text_split(struct text *text)
{
	char *p = text->bytes, *end = p + text->n;

	if ((text->paragraph = malloc(PARAGRAPHS * sizeof *text->paragraph)) == NULL)
		fail("gen_corpus");
	while (p < end && text->nparagraphs < PARAGRAPHS) {
		char *stop = p;

		while (stop + 1 < end && !(stop[0] == '\n' && stop[1] == '\n'))
			stop++;
		*stop = '\0';
		if (stop > p && *p != '\n')
			text->paragraph[text->nparagraphs++] = p;
		for (p = stop + 1; p < end && *p == '\n';)
			p++;
	}
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Of a number of so many digits, how many stay: those of the century. */
static size_t
digits_kept(const char *number, size_t n)
{
	return n == 4 && (memcmp(number, "19", 2) == 0 || memcmp(number, "20", 2) == 0) ? 2 : 0;
}

/* Write the number that stands at p with other digits; return the first byte behind it. */
static const char *
put_number(const char *p, uint64_t *state)
{
	size_t n = strspn(p, "0123456789"), kept = digits_kept(p, n);

	for (size_t i = 0; i < n; i++) {
		unsigned digit = (unsigned)(p[i] - '0'), least = i == 0 && digit > 0;

		if (i >= kept)
			digit = least + (unsigned)((random_next(state) >> 32) % (digit - least + 1));
		putc_unlocked('0' + (int)digit, stdout);
	}
	return p + n;
}

/* Write a paragraph, in a record with escapes, and return how many bytes that were. */
static size_t
put_paragraph(const char *p, bool record, uint64_t *state)
{
	const char *start = p;

	while (*p != '\0') {
		if (is_digit(*p)) {
			p = put_number(p, state);
		} else if (record && (*p == '\n' || *p == '\t' || *p == '\\')) {
			putc_unlocked('\\', stdout);
			putc_unlocked(*p == '\n' ? 'n' : *p == '\t' ? 't' : '\\', stdout);
			p++;
		} else {
			putc_unlocked(*p++, stdout);
		}
	}
	fputs(record ? "\\n\\n" : "\n\n", stdout);
	return (size_t)(p - start) + 2;
}

int
main(int argc, char **argv)
{
	bool records = argc > 1 && strcmp(argv[1], "-l") == 0;
	char **arg = argv + 1 + records;
	size_t bytes = *arg != NULL ? strtoul(*arg++, NULL, 10) : 0, written = 0, drawn = 0;
	uint64_t state = random_start(88172645463325252);
	struct text text = { 0 };

	if (bytes == 0 || *arg == NULL) {
		fputs("usage: gen_corpus [-l] bytes file ...\n", stderr);
		return 2;
	}
	while (*arg != NULL)
		text_add_file(&text, *arg++);
	text_split(&text);
	if (text.nparagraphs == 0) {
		fputs("gen_corpus: no text\n", stderr);
		return 2;
	}
	for (; written < bytes; drawn++) {
		if (records && drawn % ARTICLE == 0)
			printf("%s%zu\t", drawn > 0 ? "\n" : "", drawn / ARTICLE + 1);
		written += put_paragraph(text.paragraph[(random_next(&state) >> 32) % text.nparagraphs],
		    records, &state);
	}
	if (records)
		putchar('\n');
	return ferror(stdout) || fflush(stdout) != 0 ? 2 : 0;
}
