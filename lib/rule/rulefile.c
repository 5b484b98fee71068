/* Reading rule files: lines "key value"; a line that begins with white space goes on with the value before. */
#include <stdio.h>
#include <stdlib.h>

#include "figure/calendar.h"
#include "lexicon/embedded.h"
#include "rule/form.h"
#include "text/utf8.h"

struct reader {
	struct rules *rules;
	struct str file, text;
	struct words *words;
	struct rule *rule;	/* being read, or NULL */
	struct form *form;	/* its last one, or NULL */
	struct str edition;	/* of the examples that follow */
	bool broken;		/* the rule being read has a fault */
	bool any;		/* the file has a rule */
	size_t faults;
	const char *place;	/* the line of this place is known */
	size_t line;
	rules_report *report;
	void *context;
	size_t form_cap, example_cap;
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

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

static void
fault(struct reader *r, const char *at, const char *what)
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

static void
fault_in(struct reader *r, struct str value, const struct pattern_error *error)
{
	fault(r, value.p + (error->at <= value.n ? error->at : 0), error->what);
}

static void
form_release(struct form *f)
{
	pattern_release(&f->pattern);
	formula_release(f->patterns);
}

static void
rule_release(struct rule *r)
{
	for (size_t i = 0; i < r->nforms; i++)
		form_release(&r->forms[i]);
	free(r->forms);
	free(r->examples);
	ledger_free(r->ledger);
}

/* "zh | en" into its two halves; without a bar both are the whole. */
static void
split_languages(struct str value, struct str out[LANGUAGE_COUNT])
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
		fault(r, rule->source.p, "the rule has no shape: a line match, each, pair, series, table or ledger");
	for (size_t i = 0; i < rule->nforms && !r->broken; i++)
		if (rule->forms[i].claim == NULL)
			fault(r, rule->source.p, "a shape of the rule has no line \"claim\"");
		else if (rule->forms[i].say[LANGUAGE_ZH].n == 0)
			fault(r, rule->source.p, "a shape of the rule has no line \"say\"");
		else if (rule->forms[i].shape == SHAPE_PAIR && rule->forms[i].nkey == 0)
			fault(r, rule->source.p, "a pair of the rule has no line \"key\"");
	if (r->broken) {
		rule_release(rule);
		set->n--;
		return;
	}
	for (size_t i = 0; i + 1 < set->n; i++)
		if (str_eq(set->list[i].id, rule->id)) {	/* the later one counts, in the earlier's place */
			rule_release(&set->list[i]);
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
	r->form_cap = r->example_cap = 0;
	r->edition = (struct str){ 0 };
	r->rule = ARRAY_PUSH(set->list, set->n, set->cap);
	*r->rule = (struct rule){ .id = id, .severity = SEVERITY_WARNING, .file = r->file, .enabled = true,
		.source = { id.p, 0 }, .line = line_at(r, id.p) };
	if (id.n == 0)
		fault(r, id.p, "the rule has no name");
	for (size_t i = 0; i < id.n; i++)
		if (is_blank(id.p[i]) || id.p[i] == '\n' || id.p[i] == ',') {
			fault(r, id.p + i, "a rule's name is one word, without commas");
			break;
		}
}

/* "{a:count|money}": the kinds of the figure. */
static bool
read_kinds(struct reader *r, struct str value, unsigned long *kinds)
{
	struct str rest = value;

	*kinds = 0;
	if (value.n < 3 || value.p[0] != '{' || memchr(value.p, '}', value.n) != value.p + value.n - 1) {
		fault(r, value.p, "write {a}, or {a:kind|kind}, as the figure that is meant");
		return false;
	}
	rest = str_sub(value, 1, (size_t)((const char *)memchr(value.p, '}', value.n) - value.p));
	str_cut(&rest, ':');
	if (rest.p == NULL) {
		for (int k = 0; k < FIGURE_KIND_COUNT; k++)
			if (!figure_kind_is_none((enum figure_kind)k) && k != FIGURE_LABEL && k != FIGURE_CODE)
				*kinds |= 1ul << k;
		return true;
	}
	while (rest.p != NULL) {
		struct str name = str_trim(str_cut(&rest, '|'));
		enum figure_kind kind;

		if (!figure_kind_parse(name, &kind)) {
			fault(r, name.p, "no such kind of figure (see jz-parse(1))");
			return false;
		}
		*kinds |= 1ul << kind;
	}
	return true;
}

static struct form *
begin_form(struct reader *r, enum shape shape)
{
	struct rule *rule = r->rule;

	r->form = ARRAY_PUSH(rule->forms, rule->nforms, r->form_cap);
	*r->form = (struct form){ .shape = shape };
	return r->form;
}

/* The names of a shape; the two that its message may use follow them. */
static void
name_form(struct form *f, const struct str *names, const bool *is_figure, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		f->names[i] = names[i];
		f->is_figure[i] = is_figure == NULL || is_figure[i];
	}
	f->nnames = n;
	f->names[n] = STR("computed");
	f->names[n + 1] = STR("tolerance");
}

static void
read_match(struct reader *r, struct str value, bool whole)
{
	struct form *f = begin_form(r, SHAPE_MATCH);
	struct pattern_error error;

	f->whole_paragraph = whole;
	if (!pattern_compile(&f->pattern, &r->rules->arena, r->words, value, PATTERN_ENUMERATE, &error))
		fault_in(r, value, &error);
	name_form(f, f->pattern.names, f->pattern.is_figure, f->pattern.nnames);
}

static void
read_each(struct reader *r, struct str value)
{
	struct form *f = begin_form(r, SHAPE_EACH);
	struct str name = str_sub(value, value.n > 0, value.n);

	if (!read_kinds(r, value, &f->kinds))
		return;
	name.n = 0;
	while (name.p[name.n] != ':' && name.p[name.n] != '}')
		name.n++;
	name_form(f, &name, NULL, 1);
}

static void
read_pair(struct reader *r, struct str value)
{
	static const struct str names[PAIR_NAMES] = {
		{ "a", 1 }, { "b", 1 }, { "values", 6 }, { "count", 5 } };
	struct form *f = begin_form(r, SHAPE_PAIR);

	read_kinds(r, value, &f->kinds);
	name_form(f, names, NULL, PAIR_NAMES);
}

static void
read_series(struct reader *r, struct str value)
{
	static const struct str names[SERIES_NAMES] = {
		{ "label", 5 }, { "count", 5 }, { "distinct", 8 }, { "least", 5 }, { "greatest", 8 },
		{ "missing", 7 }, { "span", 4 } };
	struct form *f = begin_form(r, SHAPE_SERIES);

	if (str_eq(value, STR("headings")))
		f->series = SERIES_HEADINGS;
	else if (str_eq(value, STR("labels")))
		f->series = SERIES_LABELS;
	else
		fault(r, value.p, "a series is of \"headings\" or of \"labels\"");
	name_form(f, names, NULL, SERIES_NAMES);
}

static void
read_table(struct reader *r, struct str value)
{
	static const struct str sums[TABLE_SUM_NAMES] = {
		{ "total", 5 }, { "sum", 3 }, { "plain", 5 }, { "integers", 8 }, { "caption", 7 } };
	static const bool sum_figures[TABLE_SUM_NAMES] = { true };
	static const struct str shares[TABLE_SHARE_NAMES] = {
		{ "share", 5 }, { "part", 4 }, { "whole", 5 } };
	static const struct { const char *name; enum table table; } kinds[] = {
		{ "columns", TABLE_COLUMNS }, { "rows", TABLE_ROWS }, { "shares", TABLE_SHARES } };
	struct form *f = begin_form(r, SHAPE_TABLE);

	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (str_eq(value, str_of(kinds[i].name))) {
			f->table = kinds[i].table;
			if (f->table == TABLE_SHARES)
				name_form(f, shares, NULL, TABLE_SHARE_NAMES);
			else
				name_form(f, sums, sum_figures, TABLE_SUM_NAMES);
			return;
		}
	fault(r, value.p, "of a table are judged \"columns\", \"rows\" or \"shares\"");
}

/* "{key} {a:kinds}", or the figure first. */
static void
read_ledger(struct reader *r, struct str value)
{
	static const struct str names[ENTRY_NAMES] = {
		{ "a", 1 }, { "key", 3 }, { "scope", 5 }, { "between", 7 }, { "within", 6 }, { "known", 5 },
		{ "ends", 4 }, { "per", 3 }, { "period", 6 }, { "written", 7 }, { "source", 6 } };
	static const bool is_figure[ENTRY_NAMES] = { true };
	const struct str key = STR("{key}");
	struct form *f = begin_form(r, SHAPE_LEDGER);
	struct str figure = value;

	f->key_first = str_starts(value, key);
	if (f->key_first)
		figure = str_trim(str_sub(value, key.n, value.n));
	else if (str_ends(value, key))
		figure = str_trim(str_sub(value, 0, value.n - key.n));
	if (figure.n == value.n || !str_starts(figure, STR("{a")))
		fault(r, value.p, "write {key} {a:kind|kind}, or {a:kind|kind} {key} where the figure comes first");
	else
		read_kinds(r, figure, &f->kinds);
	name_form(f, names, is_figure, ENTRY_NAMES);
}

static void
read_reach(struct reader *r, struct str value)
{
	if (r->form == NULL || r->form->shape != SHAPE_PAIR)
		fault(r, value.p, "only a pair has a reach, in a line below it");
	else if (!str_eq(value, STR("edition")) && !str_eq(value, STR("article")))
		fault(r, value.p, "a pair reaches across an \"article\" or an \"edition\"");
	else
		r->form->whole_edition = str_eq(value, STR("edition"));
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
	fault(l->reader, l->value.p, what);
}

/* A row of the ledger that the rule's examples are read with. */
static void
read_ledger_line(struct reader *r, struct str value)
{
	struct ledger_line line = { r, value };
	struct str header = ledger_header();
	struct buf b;

	if (r->rule->ledger == NULL)
		r->rule->ledger = ledger_new(r->rules->recogniser);
	buf_init(&b);
	buf_add(&b, header);
	buf_char(&b, '\n');
	buf_add(&b, value);
	ledger_load(r->rule->ledger, r->file, buf_str(&b), NULL, report_ledger_line, &line);
	buf_release(&b);
}

/* Can the formula be true or false? */
static bool
is_condition(const struct node *n)
{
	return n->type < NODE_ADD || n->type == NODE_CALL;
}

static struct node *
read_formula(struct reader *r, struct str value)
{
	struct pattern_error error;
	struct names names = { r->form->names, r->form->nnames };
	struct node *n = formula_compile(&r->rules->arena, r->words, names, value, &r->form->patterns, &error);

	if (n == NULL)
		fault_in(r, value, &error);
	return n;
}

static void
read_condition(struct reader *r, struct str value, struct node **list, size_t *n)
{
	if (*n == FORM_CONDITIONS) {
		fault(r, value.p, "too many such lines: join some with \"and\"");
		return;
	}
	list[*n] = read_formula(r, value);
	*n += list[*n] != NULL;
}

static void
read_when(struct reader *r, struct str value)
{
	struct form *f = r->form;

	read_condition(r, value, f->when, &f->nwhen);
	if (!r->broken && !is_condition(f->when[f->nwhen - 1]))
		fault(r, value.p, "a condition is a comparison, as in: n > 2");
}

static void
read_key(struct reader *r, struct str value)
{
	struct form *f = r->form;

	if (f->shape != SHAPE_PAIR)
		fault(r, value.p, "a key belongs to the shape pair");
	else
		read_condition(r, value, f->key, &f->nkey);
}

static void
read_claim(struct reader *r, struct str value)
{
	struct form *f = r->form;

	if (f->claim != NULL) {
		fault(r, value.p, "the shape has a claim already: join them with \"and\"");
		return;
	}
	f->claim = read_formula(r, value);
	if (f->claim == NULL)
		return;
	f->relates = formula_relates(f->claim) && !(f->shape == SHAPE_EACH && f->claim->type == NODE_CALL);
	if (!is_condition(f->claim))
		fault(r, value.p, "a claim is a comparison, as in: share = part / whole");
	f->judged = formula_first_figure(f->claim, f->is_figure, f->nnames);
	if (f->shape == SHAPE_SERIES)
		f->judged = SERIES_LABEL;
	else if (f->judged == f->nnames)
		fault(r, value.p, "a claim names the figure that it judges, as in: share = part / whole");
}

static void
read_say(struct reader *r, struct str value)
{
	struct str both[LANGUAGE_COUNT];
	struct pattern_error error;
	struct names names = { r->form->names, r->form->nnames + 2 };

	if (r->form->say[LANGUAGE_ZH].n > 0) {
		fault(r, value.p, "the shape has a message already");
		return;
	}
	split_languages(value, both);
	for (int l = 0; l < LANGUAGE_COUNT; l++)
		if (!message_compile(&r->form->say[l], &r->rules->arena, r->words, names, both[l],
		    &r->form->patterns, &error)) {
			fault_in(r, both[l], &error);
			return;
		}
}

static void
read_example(struct reader *r, struct str key, struct str value, bool fires)
{
	*ARRAY_PUSH(r->rule->examples, r->rule->nexamples, r->example_cap) =
	    (struct example){ value, fires, r->edition, line_at(r, key.p) };
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
		fault(r, value.p, "write: words NAME word|word|word");
		return;
	}
	words_set(r->words, name, members);
}

/* "message NAME TEXT": what belongs to no rule. */
static void
read_message(struct reader *r, struct str value)
{
	enum { NAMES = 6 };
	static const char *const messages[MESSAGE_COUNT][NAMES] = {
#define M(constant, ...) { __VA_ARGS__ },
		MESSAGES(M)
#undef M
	};
	struct str names[NAMES], both[LANGUAGE_COUNT], text = value, name = str_cut(&text, ' ');
	struct pattern_error error;
	size_t which = 0, n = 0;

	while (which < MESSAGE_COUNT && !str_eq(str_of(messages[which][0]), name))
		which++;
	if (which == MESSAGE_COUNT || text.p == NULL) {
		fault(r, value.p, "write: message NAME TEXT, with a name that lib/rules/messages.rule has");
		return;
	}
	while (n + 1 < NAMES && messages[which][n + 1] != NULL) {
		names[n] = str_of(messages[which][n + 1]);
		n++;
	}
	split_languages(str_trim(text), both);
	for (int l = 0; l < LANGUAGE_COUNT; l++)
		if (!message_compile(&r->rules->messages[which][l], &r->rules->arena, r->words,
		    (struct names){ names, n }, both[l], &r->rules->patterns, &error)) {
			r->rules->messages[which][l].n = 0;
			fault_in(r, both[l], &error);
			return;
		}
}

/* One entry: a key and its value, lines that go on included. */
static void
read_entry(struct reader *r, struct str key, struct str value)
{
	struct rule *rule = r->rule;

	if (str_eq(key, STR("words"))) {
		read_words(r, value);
	} else if (str_eq(key, STR("message"))) {
		read_message(r, value);
	} else if (str_eq(key, STR("rule"))) {
		begin_rule(r, value);
	} else if (rule == NULL) {
		fault(r, key.p, "before this stands no line \"rule NAME\"");
	} else if (str_eq(key, STR("severity"))) {
		if (!severity_parse(value, &rule->severity))
			fault(r, value.p, "a severity is error, warning or note");
	} else if (str_eq(key, STR("about"))) {
		split_languages(value, rule->about);
	} else if (str_eq(key, STR("reason"))) {
		/* for the reader of the file and of --explain */
	} else if (str_eq(key, STR("match"))) {
		read_match(r, value, false);
	} else if (str_eq(key, STR("match-paragraph"))) {
		read_match(r, value, true);
	} else if (str_eq(key, STR("each"))) {
		read_each(r, value);
	} else if (str_eq(key, STR("pair"))) {
		read_pair(r, value);
	} else if (str_eq(key, STR("series"))) {
		read_series(r, value);
	} else if (str_eq(key, STR("table"))) {
		read_table(r, value);
	} else if (str_eq(key, STR("ledger"))) {
		read_ledger(r, value);
	} else if (str_eq(key, STR("reach"))) {
		read_reach(r, value);
	} else if (str_eq(key, STR("ledger-line"))) {
		read_ledger_line(r, value);
	} else if (str_eq(key, STR("edition"))) {
		long days;

		if (!calendar_parse(value, &days))
			fault(r, value.p, "an edition is a date like 2025-12-29");
		r->edition = value;
	} else if (str_eq(key, STR("fires")) || str_eq(key, STR("quiet"))) {
		read_example(r, key, value, key.p[0] == 'f');
	} else if (str_eq(key, STR("when")) || str_eq(key, STR("claim")) || str_eq(key, STR("say")) ||
	    str_eq(key, STR("key"))) {
		if (r->form == NULL)
			fault(r, key.p, "before this stands no shape: a line match, each, pair, series, table or ledger");
		else if (r->broken)
			;	/* its names may be missing: one fault is enough */
		else if (key.p[0] == 'w')
			read_when(r, value);
		else if (key.p[0] == 'k')
			read_key(r, value);
		else if (key.p[0] == 'c')
			read_claim(r, value);
		else
			read_say(r, value);
	} else {
		fault(r, key.p, "no such key: rule, severity, about, reason, words, message, match, match-paragraph, each, "
		    "pair, reach, series, table, ledger, key, when, claim, say, edition, ledger-line, fires, quiet");
	}
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

	r.file = arena_str(&set->arena, name);
	r.text = arena_str(&set->arena, text);
	if (str_starts(r.text, STR("\xEF\xBB\xBF")))
		r.text = str_sub(r.text, 3, r.text.n);
	r.place = r.text.p;
	r.line = 1;
	r.words = ARENA_NEW(&set->arena, struct words, 1);
	r.words->shared = &set->words;
	*ARRAY_PUSH(set->own, set->nown, set->owncap) = r.words;
	valid = utf8_valid(r.text);
	nul = memchr(r.text.p, '\0', r.text.n);
	if (valid < r.text.n || nul != NULL) {
		fault(&r, valid < r.text.n ? r.text.p + valid : nul, "a rule file is UTF-8 text");
		return r.faults;
	}
	rest = r.text;
	while (next_entry(&rest, &key, &value)) {
		read_entry(&r, key, value);
		if (r.rule != NULL)
			r.rule->source.n = (size_t)(value.p + value.n - r.rule->source.p);
	}
	finish_rule(&r);
	if (!r.any)
		for (size_t i = 0; i < r.words->n; i++)
			words_set(&set->words, r.words->lists[i].name, r.words->lists[i].members);
	return r.faults;
}

/* Files without a rule first: their words are for all. */
size_t
rules_load_builtin(struct rules *set, rules_report *report, void *context)
{
	size_t faults = 0;

	for (int pass = 0; pass < 2; pass++)
		for (const struct embedded *e = rules_files; e->name != NULL; e++) {
			struct str text = { e->data, e->n };
			bool has_rule = str_starts(text, STR("rule")) || str_find(text, STR("\nrule"), 0) != (size_t)-1;

			if (has_rule == (pass == 1))
				faults += rules_load(set, str_of(e->name), text, report, context);
		}
	return faults;
}

struct rules *
rules_new(const struct recogniser *recogniser)
{
	struct rules *set = mem_alloc(sizeof *set);

	*set = (struct rules){ .recogniser = recogniser };
	arena_init(&set->arena);
	return set;
}

void
rules_free(struct rules *set)
{
	if (set == NULL)
		return;
	for (size_t i = 0; i < set->n; i++)
		rule_release(&set->list[i]);
	for (size_t i = 0; i < set->nown; i++)
		words_release(set->own[i]);
	free(set->own);
	words_release(&set->words);
	formula_release(set->patterns);
	free(set->list);
	arena_release(&set->arena);
	free(set);
}

size_t
rules_count(const struct rules *set)
{
	return set->n;
}

struct rule *
rules_at(const struct rules *set, size_t i)
{
	return &set->list[i];
}

struct rule *
rules_find(const struct rules *set, struct str id)
{
	for (size_t i = 0; i < set->n; i++)
		if (str_eq(set->list[i].id, id))
			return &set->list[i];
	return NULL;
}
