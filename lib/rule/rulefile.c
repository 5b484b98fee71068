/* Reading rule files: lines "key value"; a line that begins with white space goes on with the value before. */
#include <stdlib.h>

#include "base/calendar.h"
#include "rule/rulefile.h"
#include "text/utf8.h"

/* The line of a place in the text, counted from the place asked for before. */
static size_t
line_at(struct reader *r, const char *at)
{
	for (; r->place < at; r->place++)
		r->line += *r->place == '\n';
	while (r->place > at)
		r->line -= *--r->place == '\n';
	return r->line;
}

void
reader_fault(struct reader *r, const char *at, const char *what)
{
	size_t line = line_at(r, at), column;
	const char *start = at;

	while (start > r->text.p && start[-1] != '\n')
		start--;
	column = utf8_count((struct str){ start, (size_t)(at - start) }) + 1;
	r->faults++;
	r->broken = true;
	if (r->report != NULL)
		r->report(r->context, r->file, line, column, what);
}

void
reader_fault_in(struct reader *r, struct str value, const struct pattern_error *error)
{
	reader_fault(r, value.p + (error->at <= value.n ? error->at : 0), error->what);
}

/* "zh | en" into its two halves; without a bar both are the whole. */
void
reader_split(struct str value, struct str out[LANGUAGE_COUNT])
{
	out[LANGUAGE_ZH] = out[LANGUAGE_EN] = value;
	for (size_t i = 1; i + 1 < value.n; i++)
		if (value.p[i] == '|' && is_blank(value.p[i - 1]) &&
		    (is_blank(value.p[i + 1]) || value.p[i + 1] == '\n')) {
			out[LANGUAGE_ZH] = str_trim(str_sub(value, 0, i));
			out[LANGUAGE_EN] = str_trim(str_sub(value, i + 1, value.n));
			return;
		}
}

/* What was collected of the rule being read goes with the set. */
#define SETTLE(r, list, n) ((n) == 0 ? NULL : \
	memcpy(arena_bytes(&(r)->rules->arena, (n) * sizeof *(list)), (list), (n) * sizeof *(list)))

static void
settle(struct reader *r, struct rule *rule)
{
	rule->forms = SETTLE(r, r->forms, rule->nforms);
	rule->examples = SETTLE(r, r->examples, rule->nexamples);
	rule->ledger = SETTLE(r, r->ledger, rule->nledger);
}

/* Close the rule being read: complete, or left out. */
static void
finish_rule(struct reader *r)
{
	struct rules *set = r->rules;
	struct rule *rule = r->rule;

	r->rule = NULL;
	r->form = NULL;
	if (rule == NULL)
		return;
	if (!r->broken && rule->nforms == 0)
		reader_fault(r, rule->source.p, "the rule has no shape: a line match, each, pair, series, table or ledger");
	for (size_t i = 0; i < rule->nforms && !r->broken; i++)
		if (r->forms[i].claim == NULL)
			reader_fault(r, rule->source.p, "a shape of the rule has no line \"claim\"");
		else if (r->forms[i].say[LANGUAGE_ZH].n == 0)
			reader_fault(r, rule->source.p, "a shape of the rule has no line \"say\"");
		else if (r->forms[i].shape == SHAPE_PAIR && r->forms[i].nkey == 0)
			reader_fault(r, rule->source.p, "a pair of the rule has no line \"key\"");
	if (r->broken) {
		set->n--;
		return;
	}
	settle(r, rule);
	for (size_t i = 0; i + 1 < set->n; i++)
		if (str_eq(set->list[i].id, rule->id)) {	/* the later one counts, in the earlier's place */
			set->list[i] = *rule;
			set->n--;
			return;
		}
}

static void
begin_rule(struct reader *r, struct str id)
{
	struct rules *set = r->rules;

	finish_rule(r);
	r->broken = false;
	r->any = true;
	r->edition = (struct str){ 0 };
	r->rule = ARRAY_PUSH(set->list, set->n, set->cap);
	*r->rule = (struct rule){ .id = id, .severity = SEVERITY_WARNING, .file = r->file, .enabled = true,
		.source = { id.p, 0 }, .line = line_at(r, id.p) };
	if (id.n == 0)
		reader_fault(r, id.p, "the rule has no name");
	for (size_t i = 0; i < id.n; i++)
		if (is_blank(id.p[i]) || id.p[i] == '\n' || id.p[i] == ',') {
			reader_fault(r, id.p + i, "a rule's name is one word, without commas");
			break;
		}
}

static void
add_example(struct reader *r, struct str value, bool fires)
{
	*ARRAY_PUSH(r->examples, r->rule->nexamples, r->example_cap) =
	    (struct example){ value, fires, r->edition, line_at(r, value.p) };
}

static void
read_fires(struct reader *r, struct str value)
{
	add_example(r, value, true);
}

static void
read_quiet(struct reader *r, struct str value)
{
	add_example(r, value, false);
}

static void
read_severity(struct reader *r, struct str value)
{
	if (!severity_parse(value, &r->rule->severity))
		reader_fault(r, value.p, "a severity is error, warning or note");
}

static void
read_about(struct reader *r, struct str value)
{
	reader_split(value, r->rule->about);
}

/* For the reader of the file and of --explain. */
static void
read_reason(struct reader *r, struct str value)
{
	(void)r;
	(void)value;
}

static void
read_edition(struct reader *r, struct str value)
{
	long days;

	if (!calendar_parse(value, &days))
		reader_fault(r, value.p, "an edition is a date like 2025-12-29");
	r->edition = value;
}

static void
read_words(struct reader *r, struct str value)
{
	struct str members = value, name;
	size_t n = 0;

	while (n < value.n && value.p[n] != ' ' && value.p[n] != '\t')
		n++;
	name = str_sub(value, 0, n);
	members = str_trim(str_sub(value, n, value.n));
	if (members.n == 0) {
		reader_fault(r, value.p, "write: words NAME word|word|word");
		return;
	}
	words_set(r->words, name, members);
}

/* The fault of a ledger-line, at its place in the rule file. */
struct ledger_line {
	struct reader *reader;
	struct str value;
};

static void
report_ledger_line(void *context, size_t line, const char *what)
{
	struct ledger_line *l = context;

	(void)line;
	reader_fault(l->reader, l->value.p, what);
}

/* A row of the ledger that the rule's examples are read with. */
static void
read_ledger_line(struct reader *r, struct str value)
{
	struct ledger_line line = { r, value };
	struct ledger *ledger = ledger_new(r->rules->recogniser);

	rules_add_ledger_line(ledger, r->file, value, report_ledger_line, &line);
	ledger_free(ledger);
	*ARRAY_PUSH(r->ledger, r->rule->nledger, r->ledger_cap) = value;
}

enum place { ANYWHERE, IN_RULE, IN_SHAPE };

static const struct key {
	const char *name;
	enum place place;
	void (*read)(struct reader *, struct str value);
} keys[] = {
	{ "words", ANYWHERE, read_words },
	{ "message", ANYWHERE, read_message },
	{ "rule", ANYWHERE, begin_rule },
	{ "severity", IN_RULE, read_severity },
	{ "about", IN_RULE, read_about },
	{ "reason", IN_RULE, read_reason },
	{ "match", IN_RULE, read_match },
	{ "match-paragraph", IN_RULE, read_match_paragraph },
	{ "each", IN_RULE, read_each },
	{ "pair", IN_RULE, read_pair },
	{ "reach", IN_RULE, read_reach },
	{ "series", IN_RULE, read_series },
	{ "table", IN_RULE, read_table },
	{ "ledger", IN_RULE, read_ledger },
	{ "key", IN_SHAPE, read_key },
	{ "when", IN_SHAPE, read_when },
	{ "claim", IN_SHAPE, read_claim },
	{ "say", IN_SHAPE, read_say },
	{ "edition", IN_RULE, read_edition },
	{ "ledger-line", IN_RULE, read_ledger_line },
	{ "fires", IN_RULE, read_fires },
	{ "quiet", IN_RULE, read_quiet },
};

enum { KEYS = sizeof keys / sizeof keys[0] };

static void
no_such_key(struct reader *r, const char *at)
{
	struct buf what;

	buf_init(&what);
	buf_add(&what, STR("no such key:"));
	for (size_t i = 0; i < KEYS; i++)
		buf_printf(&what, "%s %s", i > 0 ? "," : "", keys[i].name);
	buf_char(&what, '\0');
	reader_fault(r, at, what.p);
	buf_release(&what);
}

/* One entry: a key and its value, lines that go on included. */
static void
read_entry(struct reader *r, struct str name, struct str value)
{
	const struct key *key = keys;

	while (key < keys + KEYS && !str_eq(str_of(key->name), name))
		key++;
	if (key == keys + KEYS && r->rule != NULL)
		no_such_key(r, name.p);
	else if (key == keys + KEYS || (key->place != ANYWHERE && r->rule == NULL))
		reader_fault(r, name.p, "before this stands no line \"rule NAME\"");
	else if (key->place == IN_SHAPE && r->form == NULL)
		reader_fault(r, name.p, "before this stands no shape: a line match, each, pair, series, table or ledger");
	else if (key->place != IN_SHAPE || !r->broken)	/* else its names may be missing: one fault is enough */
		key->read(r, value);
}

/* Cut the next entry off; comments and empty lines are passed over. false: none is left. */
static bool
next_entry(struct str *rest, struct str *key, struct str *value)
{
	while (rest->p != NULL && rest->n > 0) {
		struct str line = str_cut(rest, '\n');
		size_t n = 0;

		if (str_trim(line).n == 0 || line.p[0] == '#')
			continue;
		while (rest->p != NULL && rest->n > 0 && is_blank(rest->p[0])) {
			struct str more = str_cut(rest, '\n');

			line.n = (size_t)(more.p + more.n - line.p);
		}
		while (n < line.n && !is_blank(line.p[n]) && line.p[n] != '\n')
			n++;
		*key = str_sub(line, 0, n);
		*value = str_trim(str_sub(line, n, line.n));
		return true;
	}
	return false;
}

size_t
rules_load(struct rules *set, struct str name, struct str text, rules_report *report, void *context)
{
	struct reader r = { .rules = set, .report = report, .context = context };
	struct str rest, key, value;
	const char *nul;
	size_t valid;

	rules_drop_sieve(set);
	r.file = arena_str(&set->arena, name);
	r.text = arena_str(&set->arena, text);
	if (str_starts(r.text, STR("\xEF\xBB\xBF")))
		r.text = str_sub(r.text, 3, r.text.n);
	r.place = r.text.p;
	r.line = 1;
	r.words = ARENA_NEW(&set->arena, struct words, 1);
	r.words->shared = &set->words;
	*ARRAY_PUSH(set->files, set->nfiles, set->files_cap) = r.words;
	valid = utf8_valid(r.text);
	nul = memchr(r.text.p, '\0', r.text.n);
	if (valid < r.text.n || nul != NULL) {
		reader_fault(&r, valid < r.text.n ? r.text.p + valid : nul, "a rule file is UTF-8 text");
		return r.faults;
	}
	rest = r.text;
	while (next_entry(&rest, &key, &value)) {
		read_entry(&r, key, value);
		if (r.rule != NULL)
			r.rule->source.n = (size_t)(value.p + value.n - r.rule->source.p);
	}
	finish_rule(&r);
	free(r.forms);
	free(r.examples);
	free(r.ledger);
	if (!r.any)
		for (size_t i = 0; i < r.words->n; i++)
			words_set(&set->words, r.words->lists[i].name, r.words->lists[i].members);
	return r.faults;
}
