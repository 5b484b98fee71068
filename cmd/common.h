/*
 * What every filter shares: messages, exit status, the loop over its inputs,
 * standard output that is checked.  Only the files in cmd/ know argv, write to
 * standard error or end the process.
 */
#ifndef CMD_COMMON_H
#define CMD_COMMON_H

#include "base/io.h"
#include "figure/recognise.h"
#include "table/facts.h"
#include "table/rows.h"

enum { STATUS_FINE = 0, STATUS_FINDINGS = 1, STATUS_TROUBLE = 2 };

/* "jz-parse: " + message + newline on standard error. */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The same, with ": " and the words of errno value error. */
void say_errno(int error, const char *format, ...) __attribute__((format(printf, 2, 3)));
/*
 * A usage text is "jz-parse [-a] ... [file ...]", a blank line, and a line for each
 * option.  It is printed behind "usage: ".
 *
 * Wrong usage: say it, print the lines before the blank one on standard error, exit 2.
 */
_Noreturn void usage_error(const char *usage, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
struct input_options {
	const char *name;		/* --name: what standard input is called; NULL: "-" */
	const char *encoding;		/* --encoding; NULL: found out */
	struct recognise_options recognise;	/* --date, --all, --threads (0: as many as there are processors) */
	bool progress;			/* --progress: tell how much has been read */
	bool parts;			/* a document may come in parts (see article_fn) */
	bool lines;			/* --lines: one document a line, id TAB text */
	/* --input; INPUT_TABLE: any table with a header, of tabs or commas, for input_each_row. */
	enum { INPUT_AUTO, INPUT_TEXT, INPUT_FACTS, INPUT_TABLE } form;
};

/*
 * The options that every filter has: put INPUT_LONG_OPTIONS into getopt_long's table,
 * and give what it returns to input_option, which takes it (-h and -V do not return) or
 * ends with usage_error for what is not an option at all.  A filter's own values of
 * getopt_long are characters, or numbers from OPTION_OWN on.
 */
enum { OPTION_DATE = 256, OPTION_ENCODING, OPTION_INPUT, OPTION_LINES, OPTION_NAME, OPTION_THREADS, OPTION_OWN };
#define INPUT_LONG_OPTIONS \
	{ "date", required_argument, NULL, OPTION_DATE }, \
	{ "encoding", required_argument, NULL, OPTION_ENCODING }, \
	{ "input", required_argument, NULL, OPTION_INPUT }, \
	{ "lines", no_argument, NULL, OPTION_LINES }, \
	{ "name", required_argument, NULL, OPTION_NAME }, \
	{ "threads", required_argument, NULL, OPTION_THREADS }, \
	{ "help", no_argument, NULL, 'h' }, \
	{ "version", no_argument, NULL, 'V' }
/* For getopt_long: options is ":" (which makes it leave the messages to us), "hV" and its own. */
void input_option(struct input_options *, const char *usage, int option, int argc,
    char *const *argv);
/* How many threads may be used: --threads, or as many as there are processors. */
unsigned input_threads(const struct input_options *);
/* --kind KIND[,KIND...] as a set of bits. Wrong usage: see usage_error. */
unsigned long parse_kinds(const char *usage, const char *list);

/* What a filter does with articles. */
struct article_reader {
	/*
	 * What can be made of one without regard to those before: for several articles at once, on up to so
	 * many threads for each.  NULL: nothing.  What it returns is take's, as long as the article is there.
	 */
	void *(*prepare)(void *context, struct arena *, const struct article *, unsigned threads);
	/*
	 * Called once for each article, in order; it and all it points to are gone afterwards.  With
	 * the option parts it may be called for parts of one, one after another: see struct doc.
	 */
	void (*take)(void *context, struct arena *, struct article *, void *prepared);
};

/*
 * Read the files named (none: standard input; "-" is standard input), each as an
 * article or as a fact table, and hand over their articles.  A file that cannot be
 * read is reported and the rest go on.  Returns STATUS_FINE or STATUS_TROUBLE.
 */
int input_each(const struct input_options *, int nfiles, char *const *files,
    const struct article_reader *, void *context);

/*
 * The same for a filter that wants a fact table's rows as they stand, in memory that
 * does not grow with the table.  Each returns false with what is wrong in why, which
 * is reported with file and line; after a header that is wrong the file is left.
 */
struct row_reader {
	bool (*header)(void *context, const struct str *names, size_t n, struct buf *why);
	bool (*row)(void *context, const struct str *fields, struct buf *why);
};
int input_each_row(const struct input_options *, int nfiles, char *const *files,
    const struct article_reader *, const struct row_reader *, void *context);

/*
 * The one sink of standard output, and its end: flush, check, report.  Returns the
 * status to exit with: status, or STATUS_TROUBLE where output failed.
 */
struct sink *output(void);
int output_close(int status);

#endif
