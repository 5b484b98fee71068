#include "table/ledger_entry.h"

#include "base/calendar.h"

enum { NAME_MAX_BYTES = 240 };	/* of a key or scope: looking one up takes so many steps at most */

/* --- cells */

/* The text as one figure and nothing else. */
static bool
read_figure(const struct entry_reader *r, struct str text, struct figure *out)
{
	const struct recognise_options options = { .no_edition = true };
	size_t trouble = 0;
	struct article a = recognise(r->recogniser, r->scratch, STR(""), text, &options, &trouble);

	if (a.nfigures != 1 || a.figures[0].start != 0 || a.figures[0].end != text.n || !a.figures[0].has_range)
		return false;
	*out = a.figures[0];
	return true;
}

/* The number of a cell with the unit behind it, or in front: CNY. */
static bool
read_amount(const struct entry_reader *r, struct str number, struct str unit, struct figure *out)
{
	return (read_figure(r, arena_printf(r->scratch, "%.*s%.*s", STR_ARG(number), STR_ARG(unit)), out) ||
	    (unit.n > 0 &&
	    read_figure(r, arena_printf(r->scratch, "%.*s%.*s", STR_ARG(unit), STR_ARG(number)), out))) &&
	    figure_kind_scale(out->kind) == SCALE_NUMBER;
}

/* 2025, 2025-12 or 2025-12-29. */
static bool
read_iso(struct str s, struct interval *days)
{
	char first[] = "0000-01-01";
	int year, month, day;
	long from, to;

	if (s.n != sizeof "2025" - 1 && s.n != sizeof "2025-12" - 1 && s.n != CALENDAR_BYTES)
		return false;
	memcpy(first, s.p, s.n);
	if (!calendar_parse(str_of(first), &from))
		return false;
	calendar_date(from, &year, &month, &day);
	if (s.n < sizeof "2025-12" - 1)
		month = 12;
	to = s.n == CALENDAR_BYTES ? from : calendar_days(year, month, calendar_month_days(year, month));
	*days = (struct interval){ dec_int(from), dec_int(to) };
	return true;
}

static bool
read_period(const struct entry_reader *r, struct str cell, struct interval *days)
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
	if (!read_figure(r, cell, &f) || f.kind != FIGURE_DATE)
		return false;
	*days = f.range;
	return true;
}

/* A thousands separator or space in a number says nothing. */
static struct str
without_grouping(const struct entry_reader *r, struct str cell)
{
	struct buf b;
	struct str s;

	buf_init(&b);
	for (size_t i = 0; i < cell.n; i++)
		if (cell.p[i] != ',' && cell.p[i] != ' ')
			buf_char(&b, cell.p[i]);
	s = arena_str(r->scratch, buf_str(&b));
	buf_release(&b);
	return s;
}

/* The figure of one bound, in the column called name. */
static bool
read_bound(const struct entry_reader *r, const char *name, struct str cell, struct str unit, struct figure *f,
    struct buf *why)
{
	struct figure plain;
	struct str number = without_grouping(r, cell);

	if (read_amount(r, number, unit, f))
		return true;
	if (!read_amount(r, number, STR(""), &plain))
		buf_printf(why, "%s is no number: %.*s", name, STR_ARG(cell));
	else
		buf_printf(why, "unknown unit: %.*s (write it as articles do)", STR_ARG(unit));
	return false;
}

/* --- the row */

static struct str
keep_folded(const struct entry_reader *r, struct str s)
{
	return s.n == 0 ? s : arena_str(r->arena, fold_text(r->scratch, s, 0, s.n).text);
}

static struct str
as_written(const struct entry_reader *r, struct str low, struct str high, struct str unit)
{
	if (low.n == 0)
		return arena_printf(r->arena, "≤%.*s%.*s", STR_ARG(high), STR_ARG(unit));
	if (high.n == 0)
		return arena_printf(r->arena, "≥%.*s%.*s", STR_ARG(low), STR_ARG(unit));
	if (str_eq(low, high))
		return arena_printf(r->arena, "%.*s%.*s", STR_ARG(low), STR_ARG(unit));
	return arena_printf(r->arena, "%.*s~%.*s%.*s", STR_ARG(low), STR_ARG(high), STR_ARG(unit));
}

/* The number and unit. */
static bool
read_known(const struct entry_reader *r, const struct str *cell, struct ledger_entry *e, struct buf *why)
{
	struct str low = cell[LEDGER_LOW], high = cell[LEDGER_HIGH], per = cell[LEDGER_UNIT], unit = str_cut(&per, '/');
	struct figure f = { 0 };

	e->known = (struct interval){ DEC_NEG_INF, DEC_INF };
	if (low.n > 0) {
		if (!read_bound(r, "low", low, unit, &f, why))
			return false;
		e->known.low = f.range.low;
	}
	if (high.n > 0) {
		if (!read_bound(r, "high", high, unit, &f, why))
			return false;
		e->known.high = f.range.high;
	}
	e->kind = f.kind;
	e->unit = arena_str(r->arena, f.unit);
	e->per = arena_str(r->arena, per);
	if (per.n > 0 && read_amount(r, without_grouping(r, low.n > 0 ? low : high), cell[LEDGER_UNIT], &f))
		e->whole = arena_str(r->arena, f.unit);
	e->written = as_written(r, low, high, cell[LEDGER_UNIT]);
	return true;
}

bool
ledger_entry_read(const struct entry_reader *r, const struct str *cell, struct ledger_entry *e, struct buf *why)
{
	*e = (struct ledger_entry){ .key = keep_folded(r, cell[LEDGER_KEY]), .scope = keep_folded(r, cell[LEDGER_SCOPE]),
		.source = arena_str(r->arena, cell[LEDGER_SOURCE]) };
	if (e->key.n == 0)
		buf_add(why, STR("no key is given"));
	else if (e->key.n > NAME_MAX_BYTES || e->scope.n > NAME_MAX_BYTES)
		buf_printf(why, "a key or scope is at most %d bytes long", NAME_MAX_BYTES);
	else if (!read_period(r, cell[LEDGER_PERIOD], &e->period))
		buf_printf(why, "no period: %.*s (write 2025, 2025-12-29 or 2021/2025)", STR_ARG(cell[LEDGER_PERIOD]));
	else if (cell[LEDGER_LOW].n == 0 && cell[LEDGER_HIGH].n == 0)
		buf_add(why, STR("neither low nor high is given"));
	else if (read_known(r, cell, e, why) && dec_cmp(e->known.low, e->known.high) > 0)
		buf_add(why, STR("low is more than high"));
	return why->n == 0;
}
