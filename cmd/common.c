#define _GNU_SOURCE	/* program_invocation_short_name */

#include "common.h"

#include <errno.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/calendar.h"
#include "text/decode.h"

#define JZ_VERSION "0.1.0"

/* --- messages */

/* On one line and not too long, whatever is quoted: a file's name, a field of a table. */
static void
say_args(const char *format, va_list args)
{
	char line[2000];
	int n = vsnprintf(line, sizeof line, format, args);

	for (char *p = line; *p != '\0'; p++)
		if ((unsigned char)*p < ' ')
			*p = ' ';
	fprintf(stderr, "%s: %s%s", program_invocation_short_name, line, n < (int)sizeof line ? "" : " ...");
}

void
say(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say_args(format, args);
	va_end(args);
	fputc('\n', stderr);
}

void
say_errno(int error, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say_args(format, args);
	va_end(args);
	fprintf(stderr, ": %s\n", strerror(error));
}

_Noreturn void
mem_exhausted(size_t size)
{
	say("out of memory: %zu bytes more are not to be had", size);
	exit(STATUS_TROUBLE);
}

/* The first lines of a usage text, to the blank one. */
_Noreturn static void
die_of_usage(const char *usage)
{
	const char *end = strstr(usage, "\n\n");

	fprintf(stderr, "usage: %.*s\n", end ? (int)(end - usage) : (int)strlen(usage), usage);
	exit(STATUS_TROUBLE);
}

_Noreturn void
usage_error(const char *usage, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say_args(format, args);
	va_end(args);
	fputc('\n', stderr);
	die_of_usage(usage);
}

/* --- options */

/* getopt_long has stopped: a value is missing (':'), or the option is none ('?'). */
_Noreturn static void
die_of_option(const char *usage, int option, int argc, char *const *argv)
{
	const char *argument = optind > 0 && optind <= argc ? argv[optind - 1] : "";

	if (option == ':')
		usage_error(usage, "option %s needs a value", argument);
	if (!str_starts(str_of(argument), STR("--")))
		usage_error(usage, "no such option: -%c", optopt);
	if (optopt != 0)
		usage_error(usage, "option takes no value: %s", argument);
	usage_error(usage, "no such option: %s", argument);
}

/* An ISO date, or none. */
static bool
parse_date(struct recognise_options *options, const char *value)
{
	long days;

	options->no_edition = strcmp(value, "none") == 0;
	options->edition = options->no_edition ? (struct str){ NULL, 0 } : str_of(value);
	return options->no_edition || calendar_parse(options->edition, &days);
}

/* Is it the name of an encoding?  No text at all is text in every one. */
static bool
parse_encoding(struct input_options *options, const char *value)
{
	struct decoded decoded;
	struct arena arena;
	size_t line;

	options->encoding = value;
	arena_init(&arena);
	if (text_decode(&arena, STR(""), value, &decoded, &line) != NULL)
		options->encoding = NULL;
	arena_release(&arena);
	return options->encoding != NULL;
}

static bool
parse_threads(struct recognise_options *options, struct str value)
{
	struct dec n;

	if (!dec_parse(&n, value) || n.scale != 0 || dec_cmp(n, dec_int(1)) < 0 || dec_cmp(n, dec_int(64)) > 0)
		return false;
	options->threads = (unsigned)n.coef;
	return true;
}

static bool
parse_form(struct input_options *options, const char *value)
{
	if (strcmp(value, "text") == 0)
		options->form = INPUT_TEXT;
	else if (strcmp(value, "facts") == 0)
		options->form = INPUT_FACTS;
	else
		return false;
	return true;
}

void
input_option(struct input_options *options, const char *usage, int option, int argc,
    char *const *argv)
{
	switch (option) {
	case OPTION_DATE:
		if (!parse_date(&options->recognise, optarg))
			usage_error(usage, "--date wants a day as 2025-12-29, or none: %s", optarg);
		break;
	case OPTION_ENCODING:
		if (!parse_encoding(options, optarg))
			usage_error(usage, "--encoding is UTF-8, GB18030, Big5, UTF-16LE, UTF-16BE "
			    "or another name that iconv -l lists, not %s", optarg);
		break;
	case OPTION_INPUT:
		if (!parse_form(options, optarg))
			usage_error(usage, "--input is text or facts: %s", optarg);
		break;
	case OPTION_LINES:
		options->lines = true;
		break;
	case OPTION_NAME:
		options->name = optarg;
		break;
	case OPTION_THREADS:
		if (!parse_threads(&options->recognise, str_of(optarg)))
			usage_error(usage, "--threads is a number from 1 to 64: %s", optarg);
		break;
	case 'h':
		buf_printf(sink_buf(output()), "usage: %s", usage);
		exit(output_close(STATUS_FINE));
	case 'V':
		buf_printf(sink_buf(output()), "%s %s\n", program_invocation_short_name,
		    JZ_VERSION);
		exit(output_close(STATUS_FINE));
	default:
		die_of_option(usage, option, argc, argv);
	}
}

unsigned long
parse_kinds(const char *usage, const char *list)
{
	struct str rest = str_of(list);
	unsigned long kinds = 0;

	while (rest.p != NULL) {
		struct str name = str_cut(&rest, ',');
		enum figure_kind kind;

		if (!figure_kind_parse(name, &kind))
			usage_error(usage, "no such kind: %.*s", STR_ARG(name));
		kinds |= 1ul << kind;
	}
	return kinds;
}

/* --- output */

struct sink *
output(void)
{
	static struct sink sink;
	static int fd = STDOUT_FILENO;

	if (sink.write == NULL)
		sink_init_fd(&sink, &fd);
	return &sink;
}

int
output_close(int status)
{
	int error = sink_release(output());

	/* A file server may tell only now that the disk is full. */
	if (close(STDOUT_FILENO) != 0 && error == 0)
		error = errno;
	if (error == 0)
		return status;
	say_errno(error, "standard output");
	return STATUS_TROUBLE;
}
