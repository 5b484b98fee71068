/* Reading rule files: the shapes, and the names they give. */
#include "rule/rulefile.h"

/* "{a:count|money}": the kinds of the figure. */
static bool
read_kinds(struct reader *r, struct str value, unsigned long *kinds)
{
	struct str rest, wrong;

	*kinds = 0;
	if (value.n < 3 || value.p[0] != '{' || memchr(value.p, '}', value.n) != value.p + value.n - 1) {
		reader_fault(r, value.p, "write {a}, or {a:kind|kind}, as the figure that is meant");
		return false;
	}
	rest = str_sub(value, 1, (size_t)((const char *)memchr(value.p, '}', value.n) - value.p));
	str_cut(&rest, ':');
	if (pattern_kinds(rest, kinds, &wrong))
		return true;
	reader_fault(r, wrong.p, "no such kind of figure (see jz-parse(1))");
	return false;
}

static struct form *
begin_form(struct reader *r, enum shape shape)
{
	r->form = ARRAY_PUSH(r->forms, r->rule->nforms, r->form_cap);
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
begin_match(struct reader *r, struct str value, bool whole)
{
	struct form *f = begin_form(r, SHAPE_MATCH);
	struct pattern_error error;

	f->whole_paragraph = whole;
	if (!pattern_compile(&f->pattern, &r->rules->arena, &r->rules->regexes, r->words, value, PATTERN_ENUMERATE, &error))
		reader_fault_in(r, value, &error);
	name_form(f, f->pattern.names, f->pattern.is_figure, f->pattern.nnames);
}

void
read_match(struct reader *r, struct str value)
{
	begin_match(r, value, false);
}

void
read_match_paragraph(struct reader *r, struct str value)
{
	begin_match(r, value, true);
}

void
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

void
read_pair(struct reader *r, struct str value)
{
	static const struct str names[PAIR_NAMES] = {
		{ "a", 1 }, { "b", 1 }, { "values", 6 }, { "count", 5 } };
	struct form *f = begin_form(r, SHAPE_PAIR);

	read_kinds(r, value, &f->kinds);
	name_form(f, names, NULL, PAIR_NAMES);
}

void
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
		reader_fault(r, value.p, "a series is of \"headings\" or of \"labels\"");
	name_form(f, names, NULL, SERIES_NAMES);
}

void
read_table(struct reader *r, struct str value)
{
	static const struct str sums[TABLE_SUM_NAMES] = {
		{ "total", 5 }, { "sum", 3 }, { "plain", 5 }, { "integers", 8 }, { "caption", 7 }, { "head", 4 } };
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
	reader_fault(r, value.p, "of a table are judged \"columns\", \"rows\" or \"shares\"");
}

/* "{key} {a:kinds}", or the figure first. */
void
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
		reader_fault(r, value.p, "write {key} {a:kind|kind}, or {a:kind|kind} {key} where the figure comes first");
	else
		read_kinds(r, figure, &f->kinds);
	name_form(f, names, is_figure, ENTRY_NAMES);
}

void
read_reach(struct reader *r, struct str value)
{
	if (r->form == NULL || r->form->shape != SHAPE_PAIR)
		reader_fault(r, value.p, "only a pair has a reach, in a line below it");
	else if (!str_eq(value, STR("edition")) && !str_eq(value, STR("article")))
		reader_fault(r, value.p, "a pair reaches across an \"article\" or an \"edition\"");
	else
		r->form->whole_edition = str_eq(value, STR("edition"));
}
