/* A ledger's rows, and finding them by what a text says. */
#include "table/ledger_entry.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "figure/trie.h"
#include "table/sheet.h"
#include "text/decode.h"

struct ledger {
	const struct recogniser *recogniser;
	struct arena arena;
	struct ledger_entry *entries;	/* by key, scope, then as read */
	size_t n, cap;
	struct trie keys, scopes;
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
read_row(struct loading *l, size_t line, const struct str *cell)
{
	struct ledger *ledger = l->ledger;
	const struct entry_reader reader = { ledger->recogniser, &ledger->arena, &l->scratch };
	struct ledger_entry e;
	struct buf why;

	buf_init(&why);
	if (!ledger_entry_read(&reader, cell, &e, &why)) {
		fault(l, line, "%.*s", STR_ARG(buf_str(&why)));
	} else {
		if (e.source.n == 0)
			e.source = arena_printf(&ledger->arena, "%.*s:%zu", STR_ARG(l->file), line);
		e.row = ledger->n;
		*ARRAY_PUSH(ledger->entries, ledger->n, ledger->cap) = e;
	}
	buf_release(&why);
	arena_reset(&l->scratch);
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
	read_row(l, line, cell);
}

static void
on_fault(void *context, size_t line, const char *what)
{
	fault(context, line, "%s", what);
}

/* --- the index */

static int
by_name(const struct ledger_entry *a, const struct ledger_entry *b)
{
	int c = str_cmp(a->key, b->key);

	return c ? c : str_cmp(a->scope, b->scope);
}

/* The rows of one name stay as they were read. */
static int
in_order(const void *x, const void *y)
{
	const struct ledger_entry *a = x, *b = y;
	int c = by_name(a, b);

	return c ? c : (a->row > b->row) - (a->row < b->row);
}

static void
build_index(struct ledger *l)
{
	struct str *keys = mem_alloc(l->n * sizeof *keys), *scopes = mem_alloc(l->n * sizeof *scopes);
	size_t nscopes = 0;

	if (l->n > 0)
		qsort(l->entries, l->n, sizeof l->entries[0], in_order);
	for (size_t i = 0; i < l->n; i++) {
		keys[i] = l->entries[i].key;
		if (l->entries[i].scope.n > 0)
			scopes[nscopes++] = l->entries[i].scope;
	}
	trie_release(&l->keys);
	trie_release(&l->scopes);
	trie_build(&l->keys, keys, l->n);
	trie_build_words(&l->scopes, scopes, nscopes);
	free(keys);
	free(scopes);
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
	trie_release(&l->scopes);
	free(l->entries);
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
	return longest_at(&l->scopes, text, at);
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
