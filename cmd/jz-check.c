/* jz-check: do the figures of an article agree with each other?  See jz-check.1. */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdlib.h>
#include <unistd.h>

#include "common.h"
#include "rule/rule.h"

static const char usage[] =
    "usage: jz-check [-a] [-f tsv|text] [--severity note|warning|error] [--enable RULES]\n"
    "                [--disable RULES] [--rules FILE] [--exit-zero] [--date DATE|none]\n"
    "                [--input text|facts] [--name NAME] [--encoding ENCODING] [--lines]\n"
    "                [FILE ...]\n"
    "       jz-check --list-rules | --explain RULE | --test-rules [--rules FILE]\n"
    "       jz-check -h | -V\n";

enum { OPT_LIST = 256, OPT_EXPLAIN, OPT_RULES, OPT_TEST, OPT_ENABLE, OPT_DISABLE, OPT_SEVERITY, OPT_EXIT_ZERO,
	OPT_DATE, OPT_INPUT, OPT_NAME, OPT_ENCODING, OPT_LINES };

static const struct option long_options[] = {
	{ "all", no_argument, NULL, 'a' },
	{ "format", required_argument, NULL, 'f' },
	{ "list-rules", no_argument, NULL, OPT_LIST },
	{ "explain", required_argument, NULL, OPT_EXPLAIN },
	{ "rules", required_argument, NULL, OPT_RULES },
	{ "test-rules", no_argument, NULL, OPT_TEST },
	{ "enable", required_argument, NULL, OPT_ENABLE },
	{ "disable", required_argument, NULL, OPT_DISABLE },
	{ "severity", required_argument, NULL, OPT_SEVERITY },
	{ "exit-zero", no_argument, NULL, OPT_EXIT_ZERO },
	{ "date", required_argument, NULL, OPT_DATE },
	{ "input", required_argument, NULL, OPT_INPUT },
	{ "name", required_argument, NULL, OPT_NAME },
	{ "encoding", required_argument, NULL, OPT_ENCODING },
	{ "lines", no_argument, NULL, OPT_LINES },
	{ "help", no_argument, NULL, 'h' },
	{ "version", no_argument, NULL, 'V' },
	{ NULL, 0, NULL, 0 }
};

typedef void finding_writer(struct buf *, const struct finding *);

struct check {
	struct rules *rules;
	struct check_options options;
	finding_writer *write;
	struct findings findings;	/* of the article at hand */
	bool found;
	bool trouble;
};

static void
check_article(void *context, struct arena *arena, struct article *article)
{
	struct check *c = context;

	c->findings.n = 0;
	c->findings.trouble = 0;
	rules_check(c->rules, arena, article, &c->options, &c->findings);
	for (size_t i = 0; i < c->findings.n; i++) {
		const struct finding *f = &c->findings.list[i];

		c->write(sink_buf(output()), f);
		c->found = c->found || f->verdict == VERDICT_WRONG;
		sink_settle(output());
	}
	if (c->findings.trouble > 0) {
		say("%.*s: %zu relations are too involved to be judged", STR_ARG(article->name), c->findings.trouble);
		c->trouble = true;
	}
}

/* The whole of a file. false: said why not. */
static bool
read_file(const char *path, struct buf *out)
{
	int fd = open(path, O_RDONLY), error;

	if (fd < 0) {
		say_errno(errno, "%s", path);
		return false;
	}
	error = source_slurp(source_fd(&fd), out);
	close(fd);
	if (error != 0)
		say_errno(error, "%s", path);
	return error == 0;
}

static void
say_fault(void *context, struct str file, size_t line, size_t column, const char *what)
{
	(void)context;
	say("%.*s:%zu:%zu: %s", STR_ARG(file), line, column, what);
}

static bool
load_rules(struct rules *rules, const char *path)
{
	struct buf text;
	bool ok;

	buf_init(&text);
	ok = read_file(path, &text) &&
	    rules_load(rules, str_of(path), buf_str(&text), say_fault, NULL) == 0;
	buf_release(&text);
	return ok;
}

/* Switch the rules of a list on or off; --enable alone means: only these. */
static void
switch_rules(struct rules *rules, const char *list, bool on)
{
	for (struct str rest = str_of(list); rest.p != NULL;) {
		struct str id = str_trim(str_cut(&rest, ','));
		struct rule *rule = rules_find(rules, id);

		if (rule == NULL)
			usage_error(usage, "no rule is called \"%.*s\" (--list-rules shows them)", STR_ARG(id));
		rule->enabled = on;
	}
}

static void
list_rules(const struct rules *rules, enum language language)
{
	struct buf *out = sink_buf(output());

	for (size_t i = 0; i < rules_count(rules); i++) {
		const struct rule *r = rules_at(rules, i);

		buf_add(out, r->id);
		buf_char(out, '\t');
		buf_add(out, severity_name(r->severity));
		buf_char(out, '\t');
		buf_add(out, r->about[language]);
		buf_char(out, '\n');
	}
}

static void
explain_rule(const struct rules *rules, const char *id)
{
	const struct rule *r = rules_find(rules, str_of(id));
	struct buf *out = sink_buf(output());

	if (r == NULL)
		usage_error(usage, "no rule is called \"%s\" (--list-rules shows them)", id);
	buf_add(out, STR("rule      "));
	buf_add(out, r->source);
	buf_char(out, '\n');
}

struct tally {
	size_t passed, failed;
};

static void
tell_example(void *context, const struct rule *rule, const struct example *x, bool passed)
{
	struct tally *t = context;

	if (passed) {
		t->passed++;
		return;
	}
	t->failed++;
	buf_printf(sink_buf(output()), "%.*s:%zu: [%.*s] %s: %.*s\n", STR_ARG(rule->file), x->line,
	    STR_ARG(rule->id), x->fires ? "does not fire" : "is not quiet", STR_ARG(x->text));
}

static int
test_rules(const struct rules *rules)
{
	struct tally t = { 0 };

	rules_test(rules, tell_example, &t);
	buf_printf(sink_buf(output()), "%zu passed, %zu failed\n", t.passed, t.failed);
	return t.failed > 0 ? STATUS_FINDINGS : STATUS_FINE;
}

/* Messages are Chinese unless the locale asks for English. */
static enum language
language_of_locale(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		const char *value = getenv(names[i]);

		if (value != NULL && value[0] != '\0')
			return strncmp(value, "en", 2) == 0 ? LANGUAGE_EN : LANGUAGE_ZH;
	}
	return LANGUAGE_ZH;
}

static finding_writer *
writer_of(const char *format)
{
	if (format == NULL)
		return isatty(STDOUT_FILENO) ? finding_write_text : finding_write_tsv;
	if (strcmp(format, "text") == 0)
		return finding_write_text;
	if (strcmp(format, "tsv") == 0)
		return finding_write_tsv;
	usage_error(usage, "no such format: %s", format);
}

struct arguments {
	const char *explain, *format, *enable, *disable;
	bool list, test, exit_zero;
};

/* The options; --rules files are loaded at once. Returns false where one of them has a fault. */
static bool
parse_options(int argc, char **argv, struct check *c, struct input_options *input, struct arguments *args)
{
	bool ok = true;
	int o;

	while ((o = getopt_long(argc, argv, "af:hV", long_options, NULL)) != -1) {
		switch (o) {
		case 'a': c->options.all = true; break;
		case 'f': args->format = optarg; break;
		case OPT_LIST: args->list = true; break;
		case OPT_EXPLAIN: args->explain = optarg; break;
		case OPT_RULES: ok = load_rules(c->rules, optarg) && ok; break;
		case OPT_TEST: args->test = true; break;
		case OPT_ENABLE: args->enable = optarg; break;
		case OPT_DISABLE: args->disable = optarg; break;
		case OPT_SEVERITY:
			if (!severity_parse(str_of(optarg), &c->options.severity))
				usage_error(usage, "no such severity: %s", optarg);
			break;
		case OPT_EXIT_ZERO: args->exit_zero = true; break;
		case OPT_DATE:
			if (!input_parse_date(input, optarg))
				usage_error(usage, "not a date like 2025-12-29, nor none: %s", optarg);
			break;
		case OPT_INPUT:
			if (!input_parse_form(input, optarg))
				usage_error(usage, "input is text or facts, not %s", optarg);
			break;
		case OPT_NAME: input->name = optarg; break;
		case OPT_ENCODING: input->encoding = optarg; break;
		case OPT_LINES: input->lines = true; break;
		case 'h': print_help(usage);
		case 'V': print_version();
		default: usage_error(usage, NULL);
		}
	}
	return ok;
}

int
main(int argc, char **argv)
{
	struct recogniser *recogniser = recogniser_new();
	struct check c = { .rules = rules_new(recogniser),
		.options = { .language = language_of_locale(), .severity = SEVERITY_WARNING } };
	struct input_options input = { 0 };
	struct arguments args = { 0 };
	int status = STATUS_FINE;

	rules_load_builtin(c.rules);
	if (!parse_options(argc, argv, &c, &input, &args))
		status = STATUS_TROUBLE;
	if (args.enable != NULL) {
		for (size_t i = 0; i < rules_count(c.rules); i++)
			rules_at(c.rules, i)->enabled = false;
		switch_rules(c.rules, args.enable, true);
	}
	if (args.disable != NULL)
		switch_rules(c.rules, args.disable, false);
	c.write = writer_of(args.format);

	if (args.list) {
		list_rules(c.rules, c.options.language);
	} else if (args.explain != NULL) {
		explain_rule(c.rules, args.explain);
	} else if (args.test) {
		int result = test_rules(c.rules);

		status = status == STATUS_TROUBLE ? status : result;
	} else {
		if (c.write == finding_write_tsv)
			findings_write_header(sink_buf(output()));
		if (input_each(&input, argc - optind, argv + optind, check_article, &c) == STATUS_TROUBLE || c.trouble)
			status = STATUS_TROUBLE;
		if (status == STATUS_FINE && c.found && !args.exit_zero)
			status = STATUS_FINDINGS;
	}
	findings_release(&c.findings);
	rules_free(c.rules);
	recogniser_free(recogniser);
	return output_close(status);
}
