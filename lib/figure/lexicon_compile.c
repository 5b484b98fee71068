/*
 * lexicon_compile FILE...: the C source of lexicon_built_in (lexicon_table.h), made of
 * the files of lib/lexicon/.  A program of its own, run when jz is built; what is wrong
 * with a file is said as FILE:LINE and stops the build.
 */
#include <stdio.h>
#include <stdlib.h>

#include "figure/lexicon_compile.h"
#include "text/utf8.h"

void
mem_exhausted(size_t size)
{
	fprintf(stderr, "lexicon_compile: out of memory (%zu bytes)\n", size);
	exit(2);
}

void
lexicon_fail(const char *file, int line, const char *what)
{
	if (line > 0)
		fprintf(stderr, "%s:%d: %s\n", file, line, what);
	else
		fprintf(stderr, "%s: %s\n", file, what);
	exit(2);
}

/* Append the file's bytes to the text: where they begin. */
static size_t
load(struct compiler *c, const char *path)
{
	FILE *f = fopen(path, "rb");
	size_t at = c->text.n, n;

	if (f == NULL)
		lexicon_fail(path, 0, "cannot be opened");
	do {
		n = fread(buf_room(&c->text, 65536), 1, 65536, f);
		c->text.n += n;
	} while (n > 0);
	if (ferror(f) || fclose(f) != 0)
		lexicon_fail(path, 0, "cannot be read");
	if (utf8_valid(str_sub(buf_str(&c->text), at, c->text.n)) != c->text.n - at)
		lexicon_fail(path, 0, "not UTF-8");
	return at;
}

/* See struct term_kind. */
static bool
is_term(int class)
{
	return (WORDS(BOUNDARY) | WORDS(TERM) | WORDS(LOCALIZER) | WORDS(PLAIN) | WORDS(BEFORE)) >> class & 1;
}

/* The first column holds one or more spellings, separated by spaces. */
static bool
read_line(struct compiler *c, const struct word_file *file, struct str line)
{
	struct str column[LEXICON_COLUMNS] = { { NULL, 0 } }, spellings;
	size_t n = 0;

	while (line.p != NULL && n < LEXICON_COLUMNS)
		column[n++] = str_cut(&line, '\t');
	if (line.p != NULL)
		return false;
	spellings = column[0];
	while (spellings.p != NULL) {
		struct word_line w = { .word.class = file->class, .text = str_cut(&spellings, ' ') };

		if (w.text.n == 0)
			continue;
		if (!file->read(&w, column, n))
			return false;
		if (w.word.class != WORD_TERM)
			*ARRAY_PUSH(c->words, c->nwords, c->cap) = w;
		if (is_term(w.word.class))
			*ARRAY_PUSH(c->terms, c->nterms, c->terms_cap) = w;
	}
	return true;
}

static const struct word_file *
file_of(const char *path)
{
	const char *base = strrchr(path, '/');
	struct str name = str_of(base != NULL ? base + 1 : path);

	if (str_ends(name, STR(".txt")))
		name.n -= 4;
	return word_file(name);
}

static void
read_file(struct compiler *c, const char *path, struct str rest)
{
	const struct word_file *file = file_of(path);

	if (file == NULL)
		lexicon_fail(path, 0, "no file of the lexicon (see lexicon_read.c)");
	for (int n = 1; rest.p != NULL; n++) {
		struct str line = str_cut(&rest, '\n');

		if (line.n > 0 && line.p[0] != '#' && !read_line(c, file, line))
			lexicon_fail(path, n, "not as the file's header says");
	}
}

int
main(int argc, char **argv)
{
	static struct compiler c;
	size_t *starts = mem_alloc((size_t)argc * sizeof *starts);

	arena_init(&c.arena);
	buf_init(&c.text);
	for (int i = 1; i < argc; i++)
		starts[i] = load(&c, argv[i]);
	for (int i = 1; i < argc; i++)
		read_file(&c, argv[i], str_sub(buf_str(&c.text), starts[i], i + 1 < argc ? starts[i + 1] : c.text.n));
	lexicon_index(&c);
	lexicon_print(&c);
	trie_release(&c.trie);
	free(c.term_chars);
	free(c.pairs);
	free(c.lists);
	free(c.more);
	free(c.kinds);
	free(c.terms);
	free(c.numbers);
	free(starts);
	free(c.entries);
	free(c.words);
	buf_release(&c.text);
	arena_release(&c.arena);
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 2;
}
