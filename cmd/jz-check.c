/* jz-check: do the figures of an article agree with each other?  See jz-check.1. */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdlib.h>
#include <unistd.h>

#include "common.h"
#include "rule/rule.h"

static const char usage[] =
    "jz-check [-a | --all] [-f | --format tsv | text] [--disable list]\n"
    "                [--enable list] [--exit-zero] [--explain rule] [--ledger file]\n"
    "                [--list-rules] [--rules file]\n"
    "                [--severity note | warning | error] [--test-rules]\n"
    "                [--date date | none] [--encoding encoding]\n"
    "                [--input text | facts] [--lines] [--name name]\n"
    "                [--threads number] [-h | --help] [-V | --version] [file ...]\n"
    "\n"
    "  -a, --all             what is right and what stayed undecided too\n"
    "  -f, --format format   tsv (a table) or text (the default on a terminal)\n"
    "  --disable list        all rules but these\n"
    "  --enable list         these rules only\n"
    "  --exit-zero           status 0 with findings too\n"
    "  --explain rule        print a rule, and stop\n"
    "  --ledger file         a table of what is known; the text must agree with it\n"
    "  --list-rules          print each rule's name, severity, subject, and stop\n"
    "  --rules file          a rule file of your own besides the built-in ones\n"
    "  --severity level      from this on: note, warning (the default) or error\n"
    "  --test-rules          try the examples in the rules, and stop\n"
    "  --date date|none      the day the text is of, as 2025-12-29, or none\n"
    "  --encoding encoding   what the text is encoded in\n"
    "  --input text|facts    what the files are; else their first line tells\n"
    "  --lines               one document a line: its id, a tab, its text\n"
    "  --name name           what standard input is called in the findings\n"
    "  --threads number      read texts on so many threads\n"
    "  -h, --help            show this and exit\n"
    "  -V, --version         show the version and exit\n";

typedef void finding_writer(struct buf *, const struct finding *);

struct check {
	struct rules *rules;
	struct check_options options;
	struct ledger *ledger;
	finding_writer *write;
	bool found;
	bool trouble;
};

/* What was found of one article. */
struct judged {
	struct findings findings;
	struct editions *editions;
};

static void
print_findings(struct check *c, const struct findings *findings)
{
	for (size_t i = 0; i < findings->n; i++) {
		const struct finding *f = &findings->list[i];

		c->write(sink_buf(output()), f);
		c->found = c->found || f->verdict == VERDICT_WRONG;
		sink_settle(output());
	}
}

static void *
judge_article(void *context, struct arena *arena, const struct article *article, unsigned threads)
{
	const struct check *c = context;
	struct check_options options = c->options;
	struct judged *j = ARENA_NEW(arena, struct judged, 1);

	options.threads = threads;
	options.editions = j->editions = editions_new();
	rules_check(c->rules, arena, article, &options, &j->findings);
	return j;
}

static void
take_article(void *context, struct arena *arena, struct article *article, void *judged)
{
	struct check *c = context;
	struct judged *j = judged;
	const struct findings *f = &j->findings;

	(void)arena;
	print_findings(c, f);
	editions_join(c->options.editions, j->editions);
	if (article->holes)
		say("%.*s: rows of the table are missing; what spans them is not judged", STR_ARG(article->name));
	if (f->trouble > 0) {
		say("%.*s:%zu: a sentence too long or involved: %zu search%s given up, the first on this line",
		    STR_ARG(article->name), f->trouble_line, f->trouble, f->trouble == 1 ? "" : "es");
		c->trouble = true;
	}
	findings_release(&j->findings);
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

static void
say_row(void *context, size_t line, const char *what)
{
	say("%s:%zu: %s", (const char *)context, line, what);
}

static bool
load_ledger(struct ledger *ledger, char *path)
{
	struct buf bytes;
	bool ok;

	buf_init(&bytes);
	ok = read_file(path, &bytes) &&
	    ledger_load(ledger, str_of(path), buf_str(&bytes), NULL, say_row, path) == 0;
	buf_release(&bytes);
	return ok;
}

/* Switch the rules of a list on or off. */
static void
switch_rules(struct rules *rules, struct str list, bool on)
{
	for (struct str rest = str_sub(list, 1, list.n); rest.p != NULL;) {
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
test_rules(struct rules *rules)
{
	struct tally t = { 0 };

	rules_test(rules, tell_example, &t);
	buf_printf(sink_buf(output()), "%zu passed, %zu failed\n", t.passed, t.failed);
	return t.failed > 0 ? STATUS_FINDINGS : STATUS_FINE;
}

/* Messages are Chinese, as the texts are, unless the locale names another language. */
static enum language
language_of_locale(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	static const char *const chinese[] = { "zh", "C", "POSIX" };

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		const char *value = getenv(names[i]);

		if (value == NULL || value[0] == '\0')
			continue;
		for (size_t k = 0; k < sizeof chinese / sizeof chinese[0]; k++)
			if (str_starts(str_of(value), str_of(chinese[k])))
				return LANGUAGE_ZH;
		return LANGUAGE_EN;
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
	usage_error(usage, "--format is tsv or text: %s", format);
}

struct arguments {
	struct input_options input;
	const char *explain, *format;
	struct buf enable, disable;	/* names of rules, each with a comma in front */
	bool list, test, exit_zero, broken, severity;
};

enum { DISABLE = OPTION_OWN, ENABLE, EXIT_ZERO, EXPLAIN, LEDGER, LIST_RULES, RULES, SEVERITY, TEST_RULES };

static const struct option options[] = {
	{ "all", no_argument, NULL, 'a' },
	{ "format", required_argument, NULL, 'f' },
	{ "disable", required_argument, NULL, DISABLE },
	{ "enable", required_argument, NULL, ENABLE },
	{ "exit-zero", no_argument, NULL, EXIT_ZERO },
	{ "explain", required_argument, NULL, EXPLAIN },
	{ "ledger", required_argument, NULL, LEDGER },
	{ "list-rules", no_argument, NULL, LIST_RULES },
	{ "rules", required_argument, NULL, RULES },
	{ "severity", required_argument, NULL, SEVERITY },
	{ "test-rules", no_argument, NULL, TEST_RULES },
	INPUT_LONG_OPTIONS,
	{ NULL, 0, NULL, 0 },
};

/* What an option without a value sets; NULL: it is none, or one that all filters have. */
static bool *
flag_of(struct check *c, struct arguments *args, int option)
{
	switch (option) {
	case 'a':
		return &c->options.all;
	case EXIT_ZERO:
		return &args->exit_zero;
	case LIST_RULES:
		return &args->list;
	case TEST_RULES:
		return &args->test;
	default:
		return NULL;
	}
}

/* The options; the files of --rules and --ledger are loaded at once, and one with a fault is remembered. */
static void
parse_options(struct check *c, struct arguments *args, int argc, char **argv)
{
	int o;

	while ((o = getopt_long(argc, argv, ":af:hV", options, NULL)) != -1) {
		bool *flag = flag_of(c, args, o);

		if (flag != NULL) {
			*flag = true;
			continue;
		}
		switch (o) {
		case 'f':
			args->format = optarg;
			break;
		case DISABLE:
			buf_printf(&args->disable, ",%s", optarg);
			break;
		case ENABLE:
			buf_printf(&args->enable, ",%s", optarg);
			break;
		case EXPLAIN:
			args->explain = optarg;
			break;
		case LEDGER:
			args->broken = !load_ledger(c->ledger, optarg) || args->broken;
			c->options.ledger = c->ledger;
			break;
		case RULES:
			args->broken = !load_rules(c->rules, optarg) || args->broken;
			break;
		case SEVERITY:
			if (!severity_parse(str_of(optarg), &c->options.severity))
				usage_error(usage, "--severity is note, warning or error: %s", optarg);
			args->severity = true;
			break;
		default:
			input_option(&args->input, usage, o, argc, argv);
		}
	}
}

/* Rules that are named are tried whatever their severity. */
static void
choose_rules(struct check *c, struct arguments *args)
{
	if (args->enable.n > 0) {
		if (!args->severity)
			c->options.severity = SEVERITY_NOTE;
		for (size_t i = 0; i < rules_count(c->rules); i++)
			rules_at(c->rules, i)->enabled = false;
		switch_rules(c->rules, buf_str(&args->enable), true);
	}
	if (args->disable.n > 0)
		switch_rules(c->rules, buf_str(&args->disable), false);
	buf_release(&args->enable);
	buf_release(&args->disable);
}

static int
check_files(struct check *c, const struct arguments *args, int nfiles, char *const *files)
{
	static const struct article_reader articles = { judge_article, take_article };
	struct findings between = { 0 };
	int status;

	if (c->write == finding_write_tsv)
		findings_write_header(sink_buf(output()));
	c->options.editions = editions_new();
	rules_prepare(c->rules);
	status = input_each(&args->input, nfiles, files, &articles, c);
	rules_check_editions(c->rules, &c->options, &between);
	print_findings(c, &between);
	if (between.trouble > 0) {
		say("%zu searches given up between the articles of an edition", between.trouble);
		c->trouble = true;
	}
	findings_release(&between);
	editions_free(c->options.editions);
	if (c->trouble)
		status = STATUS_TROUBLE;
	return status == STATUS_FINE && c->found && !args->exit_zero ? STATUS_FINDINGS : status;
}

int
main(int argc, char **argv)
{
	struct recogniser *recogniser = recogniser_new();
	struct check c = { .rules = rules_new(recogniser), .ledger = ledger_new(recogniser),
		.options = { .language = language_of_locale(), .severity = SEVERITY_WARNING } };
	struct arguments args = { 0 };
	int status = STATUS_FINE;

	rules_load_builtin(c.rules);
	parse_options(&c, &args, argc, argv);
	choose_rules(&c, &args);
	c.write = writer_of(args.format);
	if (args.list)
		list_rules(c.rules, c.options.language);
	else if (args.explain != NULL)
		explain_rule(c.rules, args.explain);
	else if (args.test)
		status = test_rules(c.rules);
	else
		status = check_files(&c, &args, argc - optind, argv + optind);
	rules_free(c.rules);
	ledger_free(c.ledger);
	recogniser_free(recogniser);
	return output_close(args.broken ? STATUS_TROUBLE : status);
}
