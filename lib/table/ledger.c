/* What a ledger's rows mean, and finding them by what a text says. */
#include "table/ledger.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/calendar.h"
#include "figure/trie.h"
#include "table/sheet.h"
#include "text/decode.h"

enum { NAME_MAX_BYTES = 240 };	/* of a key or scope: looking one up takes so many steps at most */

struct ledger {
	const struct recogniser *recogniser;
	struct arena arena;
	struct ledger_entry *entries;	/* by key, scope, then as read */
	size_t n, cap;
	struct str *scopes;		/* each once, sorted */
	size_t nscopes;
	struct trie keys, scope_trie;
};

static const struct str names[LEDGER_COLUMN_COUNT] = {
#define C(constant, name) { name, sizeof name - 1 },
	LEDGER_COLUMNS(C)
#undef C
};

struct str
ledger_header(void)
{
#define C(constant, name) name ","
	static const char all[] = LEDGER_COLUMNS(C);
#undef C
	return (struct str){ all, sizeof all - 2 };
}

/* A file on its way in. */
struct loading {
	struct ledger *ledger;
	struct str file;
	struct arena scratch;
	size_t place[LEDGER_COLUMN_COUNT];	/* of each column among the fields */
	enum { HEADER_AWAITED, HEADER_READ, HEADER_WRONG } header;
	size_t faults;
	ledger_report *report;
	void *context;
};

static void __attribute__((format(printf, 3, 4)))
fault(struct loading *l, size_t line, const char *format, ...)
{
	char what[400];
	va_list args;

	va_start(args, format);
	vsnprintf(what, sizeof what, format, args);
	va_end(args);
	l->faults++;
	l->report(l->context, line, what);
}

/* --- cells */

/* The text as one figure and nothing else. */
static bool
read_figure(struct loading *l, struct str text, struct figure *out)
{
	const struct recognise_options options = { .no_edition = true };
	size_t trouble = 0;
	struct article a = recognise(l->ledger->recogniser, &l->scratch, STR(""), text, &options, &trouble);

	if (a.nfigures != 1 || a.figures[0].start != 0 || a.figures[0].end != text.n || !a.figures[0].has_range)
		return false;
	*out = a.figures[0];
	return true;
}

/* The number of a cell with the unit behind it, or in front: CNY. */
static bool
read_amount(struct loading *l, struct str number, struct str unit, struct figure *out)
{
	return (read_figure(l, arena_printf(&l->scratch, "%.*s%.*s", STR_ARG(number), STR_ARG(unit)), out) ||
	    (unit.n > 0 &&
	    read_figure(l, arena_printf(&l->scratch, "%.*s%.*s", STR_ARG(unit), STR_ARG(number)), out))) &&
	    figure_kind_scale(out->kind) == SCALE_NUMBER;
}

/* 2025, 2025-12 or 2025-12-29. */
static bool
read_iso(struct str s, struct interval *days)
{
	int part[3] = { 0, 1, 1 };
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (i == 4 || i == 7) {
			if (s.p[i] != '-' || i + 1 == s.n)
				return false;
			part[++n] = 0;
		} else if (s.p[i] < '0' || s.p[i] > '9') {
			return false;
		} else {
			part[n] = part[n] * 10 + (s.p[i] - '0');
		}
	}
	if ((s.n != 4 && s.n != 7 && s.n != 10) || !calendar_is_date(part[0], part[1], part[2]))
		return false;
	days->low = dec_int(calendar_days(part[0], part[1], part[2]));
	if (n == 0)
		part[1] = 12;
	if (n < 2)
		part[2] = calendar_month_days(part[0], part[1]);
	days->high = dec_int(calendar_days(part[0], part[1], part[2]));
	return true;
}

static bool
read_period(struct loading *l, struct str cell, struct interval *days)
{
	struct str second = cell, first = str_cut(&second, '/');
	struct interval end;
	struct figure f;

	*days = (struct interval){ DEC_NEG_INF, DEC_INF };
	if (cell.n == 0 || read_iso(cell, days))
		return true;
	if (second.p != NULL && read_iso(first, days) && read_iso(second, &end)) {
		days->high = end.high;
		return dec_cmp(days->low, days->high) <= 0;
	}
	if (!read_figure(l, cell, &f) || f.kind != FIGURE_DATE)
		return false;
	*days = f.range;
	return true;
}

/* A thousands separator or space in a number says nothing. */
static struct str
without_grouping(struct loading *l, struct str cell)
{
	struct buf b;
	struct str s;

	buf_init(&b);
	for (size_t i = 0; i < cell.n; i++)
		if (cell.p[i] != ',' && cell.p[i] != ' ')
			buf_char(&b, cell.p[i]);
	s = arena_str(&l->scratch, buf_str(&b));
	buf_release(&b);
	return s;
}

/* One bound; its figure in *f. false: has been reported. */
static bool
read_bound(struct loading *l, size_t line, enum ledger_column column, struct str cell, struct str unit,
    struct figure *f)
{
	struct figure plain;
	struct str number = without_grouping(l, cell);

	if (read_amount(l, number, unit, f))
		return true;
	if (!read_amount(l, number, STR(""), &plain))
		fault(l, line, "%.*s is no number: %.*s", STR_ARG(names[column]), STR_ARG(cell));
	else
		fault(l, line, "unknown unit: %.*s (write it as articles do)", STR_ARG(unit));
	return false;
}

/* --- rows */

static struct str
keep(struct loading *l, struct str s)
{
	return arena_str(&l->ledger->arena, s);
}

static struct str
keep_folded(struct loading *l, struct str s)
{
	return s.n == 0 ? s : keep(l, fold_text(&l->scratch, s, 0, s.n).text);
}

static struct str
as_written(struct loading *l, struct str low, struct str high, struct str unit)
{
	struct arena *a = &l->ledger->arena;

	if (low.n == 0)
		return arena_printf(a, "≤%.*s%.*s", STR_ARG(high), STR_ARG(unit));
	if (high.n == 0)
		return arena_printf(a, "≥%.*s%.*s", STR_ARG(low), STR_ARG(unit));
	if (str_eq(low, high))
		return arena_printf(a, "%.*s%.*s", STR_ARG(low), STR_ARG(unit));
	return arena_printf(a, "%.*s~%.*s%.*s", STR_ARG(low), STR_ARG(high), STR_ARG(unit));
}

/* The number and unit of a row. false: has been reported. */
static bool
read_known(struct loading *l, size_t line, const struct str *cell, struct ledger_entry *e)
{
	struct str per = cell[LEDGER_UNIT], unit = str_cut(&per, '/');
	struct figure f = { 0 };
	const struct str *any = cell[LEDGER_LOW].n > 0 ? &cell[LEDGER_LOW] : &cell[LEDGER_HIGH];

	e->known = (struct interval){ DEC_NEG_INF, DEC_INF };
	if (any->n == 0) {
		fault(l, line, "neither low nor high is given");
		return false;
	}
	if (cell[LEDGER_LOW].n > 0) {
		if (!read_bound(l, line, LEDGER_LOW, cell[LEDGER_LOW], unit, &f))
			return false;
		e->known.low = f.range.low;
	}
	if (cell[LEDGER_HIGH].n > 0) {
		if (!read_bound(l, line, LEDGER_HIGH, cell[LEDGER_HIGH], unit, &f))
			return false;
		e->known.high = f.range.high;
	}
	if (dec_cmp(e->known.low, e->known.high) > 0) {
		fault(l, line, "low is more than high");
		return false;
	}
	e->kind = f.kind;
	e->unit = keep(l, f.unit);
	e->per = keep(l, per);
	if (per.n > 0 && read_amount(l, without_grouping(l, *any), cell[LEDGER_UNIT], &f))
		e->whole = keep(l, f.unit);
	e->written = as_written(l, keep(l, cell[LEDGER_LOW]), keep(l, cell[LEDGER_HIGH]), cell[LEDGER_UNIT]);
	return true;
}

static void
read_entry(struct loading *l, size_t line, const struct str *cell)
{
	struct ledger *ledger = l->ledger;
	struct ledger_entry e = { .key = keep_folded(l, cell[LEDGER_KEY]),
		.scope = keep_folded(l, cell[LEDGER_SCOPE]) };

	if (e.key.n == 0) {
		fault(l, line, "no key is given");
		return;
	}
	if (e.key.n > NAME_MAX_BYTES || e.scope.n > NAME_MAX_BYTES) {
		fault(l, line, "a key or scope is at most %d bytes long", NAME_MAX_BYTES);
		return;
	}
	if (!read_period(l, cell[LEDGER_PERIOD], &e.period)) {
		fault(l, line, "no period: %.*s (write 2025, 2025-12-29 or 2021/2025)", STR_ARG(cell[LEDGER_PERIOD]));
		return;
	}
	if (!read_known(l, line, cell, &e))
		return;
	e.source = cell[LEDGER_SOURCE].n > 0 ? keep(l, cell[LEDGER_SOURCE]) :
	    arena_printf(&ledger->arena, "%.*s:%zu", STR_ARG(l->file), line);
	*ARRAY_PUSH(ledger->entries, ledger->n, ledger->cap) = e;
}

/* false: a column is missing, or there twice. */
static bool
read_header(struct loading *l, size_t line, const struct str *fields, size_t n)
{
	size_t before = l->faults;

	for (int c = 0; c < LEDGER_COLUMN_COUNT; c++) {
		size_t found = 0;

		for (size_t i = 0; i < n; i++)
			if (str_eq(fields[i], names[c])) {
				l->place[c] = i;
				found++;
			}
		if (found != 1)
			fault(l, line, "%s column %.*s", found == 0 ? "no" : "more than one", STR_ARG(names[c]));
	}
	return l->faults == before;
}

static void
on_row(void *context, size_t line, const struct str *fields, size_t n)
{
	struct loading *l = context;
	struct str cell[LEDGER_COLUMN_COUNT] = { 0 };

	if (l->header == HEADER_AWAITED) {
		l->header = read_header(l, line, fields, n) ? HEADER_READ : HEADER_WRONG;
		return;
	}
	if (l->header == HEADER_WRONG)
		return;
	for (int c = 0; c < LEDGER_COLUMN_COUNT; c++)
		if (l->place[c] < n && !str_eq(fields[l->place[c]], STR("-")))
			cell[c] = fields[l->place[c]];
	read_entry(l, line, cell);
	arena_reset(&l->scratch);
}

static void
on_fault(void *context, size_t line, const char *what)
{
	fault(context, line, "%s", what);
}

/* --- the index */

/* By key and scope; the rows of both stay as they were read, which entries in order tell. */
static int
by_name(const void *x, const void *y)
{
	const struct ledger_entry *a = x, *b = y;
	int c = str_cmp(a->key, b->key);

	return c ? c : str_cmp(a->scope, b->scope);
}

static int
by_bytes(const void *x, const void *y)
{
	return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

/* A stable sort: of equal rows the one read first stays first. */
static void
sort_entries(struct ledger_entry *list, struct ledger_entry *room, size_t n)
{
	size_t half = n / 2, a = 0, b = half, to = 0;

	if (n < 2)
		return;
	sort_entries(list, room, half);
	sort_entries(list + half, room, n - half);
	memcpy(room, list, n * sizeof list[0]);
	while (a < half || b < n)
		list[to++] = b == n || (a < half && by_name(&room[a], &room[b]) <= 0) ? room[a++] : room[b++];
}

static void
build_index(struct ledger *l)
{
	struct ledger_entry *room = mem_alloc(l->n * sizeof room[0]);
	struct str *keys = mem_alloc(l->n * sizeof keys[0]);

	sort_entries(l->entries, room, l->n);
	free(room);
	l->scopes = mem_realloc(l->scopes, l->n * sizeof l->scopes[0]);
	l->nscopes = 0;
	for (size_t i = 0; i < l->n; i++) {
		keys[i] = l->entries[i].key;
		if (l->entries[i].scope.n > 0)
			l->scopes[l->nscopes++] = l->entries[i].scope;
	}
	if (l->nscopes > 0)
		qsort(l->scopes, l->nscopes, sizeof l->scopes[0], by_bytes);
	trie_release(&l->keys);
	trie_release(&l->scope_trie);
	trie_build(&l->keys, keys, l->n);
	trie_build(&l->scope_trie, l->scopes, l->nscopes);
	free(keys);
}

struct ledger *
ledger_new(const struct recogniser *recogniser)
{
	struct ledger *l = mem_alloc(sizeof *l);

	*l = (struct ledger){ .recogniser = recogniser };
	arena_init(&l->arena);
	build_index(l);
	return l;
}

void
ledger_free(struct ledger *l)
{
	if (l == NULL)
		return;
	trie_release(&l->keys);
	trie_release(&l->scope_trie);
	free(l->entries);
	free(l->scopes);
	arena_release(&l->arena);
	free(l);
}

size_t
ledger_load(struct ledger *ledger, struct str name, struct str bytes, const char *encoding,
    ledger_report *report, void *context)
{
	struct loading l = { .ledger = ledger, .file = name, .report = report, .context = context };
	const struct sheet_reader reader = { on_row, on_fault, &l };
	struct arena arena;
	struct decoded text;
	size_t line = 0;
	const char *why;

	arena_init(&arena);
	arena_init(&l.scratch);
	why = text_decode(&arena, bytes, encoding, &text, &line);
	if (why != NULL) {
		fault(&l, line > 0 ? line : 1, "%s", why);
	} else {
		if (text.bad > 0)
			fault(&l, text.bad_line, "not %s from here on", text.encoding);
		sheet_read(text.text, &reader);
		if (l.header == HEADER_AWAITED)
			fault(&l, 1, "an empty table: its first row names the columns %.*s", STR_ARG(ledger_header()));
	}
	build_index(ledger);
	arena_release(&l.scratch);
	arena_release(&arena);
	return l.faults;
}

/* --- finding */

static size_t
longest_at(const struct trie *t, struct str text, size_t at)
{
	uint32_t node = TRIE_ROOT;
	size_t found = 0;

	for (size_t i = at; i < text.n; i++) {
		node = trie_step(t->nodes, node, (unsigned char)text.p[i]);
		if (node == TRIE_NONE)
			break;
		if (t->nodes[node].value > 0)
			found = i + 1 - at;
	}
	return found;
}

size_t
ledger_key_at(const struct ledger *l, struct str text, size_t at)
{
	return longest_at(&l->keys, text, at);
}

size_t
ledger_scope_at(const struct ledger *l, struct str text, size_t at)
{
	return longest_at(&l->scope_trie, text, at);
}

const struct ledger_entry *
ledger_find(const struct ledger *l, struct str key, struct str scope, size_t *n)
{
	const struct ledger_entry wanted = { .key = key, .scope = scope };
	size_t low = 0, high = l->n, end;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (by_name(&l->entries[mid], &wanted) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (end = low; end < l->n && by_name(&l->entries[end], &wanted) == 0; end++)
		;
	*n = end - low;
	return &l->entries[low];
}
