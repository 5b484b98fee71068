/*
 * What every filter shares: messages, exit status, the loop over its inputs,
 * standard output that is checked.  Only the files in cmd/ know argv, write to
 * standard error or end the process.
 */
#ifndef CMD_COMMON_H
#define CMD_COMMON_H

#include "base/io.h"
#include "figure/recognise.h"

enum { STATUS_FINE = 0, STATUS_FINDINGS = 1, STATUS_TROUBLE = 2 };

/* "jz-parse: " + message + newline on standard error. */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The same, with ": " and the words of errno value error. */
void say_errno(int error, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Wrong usage: say it, print the usage line on standard error, exit 2. */
_Noreturn void usage_error(const char *usage, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* --version and --help: to standard output, exit 0. */
_Noreturn void print_version(void);
_Noreturn void print_help(const char *usage);

struct input_options {
	const char *name;		/* --name: what standard input is called; NULL: "-" */
	const char *encoding;		/* --encoding; NULL: found out */
	struct recognise_options recognise;	/* --date, --all */
	bool lines;			/* --lines: one document a line, id TAB text */
	enum { INPUT_AUTO, INPUT_TEXT, INPUT_FACTS } form;	/* --input */
};

/* --date DATE|none and --input text|facts. false: not such a value. */
bool input_parse_date(struct input_options *, const char *value);
bool input_parse_form(struct input_options *, const char *value);

/* Called once for each article, in order; it and all it points to are gone afterwards. */
typedef void article_fn(void *context, struct arena *, struct article *);

/*
 * Read the files named (none: standard input; "-" is standard input), each as an
 * article or as a fact table, and hand over their articles.  A file that cannot be
 * read is reported and the rest go on.  Returns STATUS_FINE or STATUS_TROUBLE.
 */
int input_each(const struct input_options *, int nfiles, char *const *files,
    article_fn *, void *context);

/*
 * The one sink of standard output, and its end: flush, check, report.  Returns the
 * status to exit with: status, or STATUS_TROUBLE where output failed.
 */
struct sink *output(void);
int output_close(int status);

#endif
