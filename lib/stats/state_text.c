#include "stats/state.h"
#include "table/tsv.h"

/* --- each state as fields, every one behind a tab; and back from those */

static void
print_dec(struct buf *out, bool known, struct dec d)
{
	buf_char(out, '\t');
	if (known)
		dec_print(out, d);
	else
		buf_char(out, '-');
}

static void
print_count(struct buf *out, uint64_t n)
{
	buf_char(out, '\t');
	tsv_put_number(out, n);
}

static bool
parse_count(uint64_t *n, struct str field)
{
	unsigned long long count;

	if (!tsv_get_number(field, UINT64_MAX / 2, &count))
		return false;
	*n = count;
	return true;
}

/* A number or an infinity. */
static bool
parse_dec(struct dec *d, struct str field)
{
	return number_parse(d, field) || dec_parse(d, field);
}

static void
counts_print(struct buf *out, const struct counts *s)
{
	print_count(out, s->figures);
	print_count(out, s->values);
}

static bool
counts_parse(struct counts *s, const struct str *fields)
{
	return parse_count(&s->figures, fields[0]) && parse_count(&s->values, fields[1]);
}

static void
sum_print(struct buf *out, const struct total *s)
{
	buf_char(out, '\t');
	total_print(out, s);
}

static bool
sum_parse(struct total *s, const struct str *fields)
{
	return total_parse(s, fields[0]);
}

#define squares_print sum_print
#define squares_parse sum_parse

/* A bound of which some figure's is infinite has <number for that of the others. */
static void
bound_print(struct buf *out, const struct total *s, bool inf)
{
	buf_char(out, '\t');
	if (inf)
		buf_char(out, '<');
	total_print(out, s);
}

static bool
bound_parse(struct total *s, bool *inf, struct str field)
{
	*inf = str_starts(field, STR("<"));
	return total_parse(s, str_sub(field, *inf, field.n));
}

/* ranges: how many; with - where the table had no intervals. */
static void
bounds_print(struct buf *out, const struct bounds *s)
{
	bound_print(out, &s->low, s->low_inf);
	bound_print(out, &s->high, s->high_inf);
	print_count(out, s->ranges);
	if (s->unbounded)
		buf_char(out, '-');
}

static bool
bounds_parse(struct bounds *s, const struct str *fields)
{
	struct str ranges = fields[2];

	s->unbounded = str_ends(ranges, STR("-"));
	ranges.n -= s->unbounded;
	return bound_parse(&s->low, &s->low_inf, fields[0]) &&
	    bound_parse(&s->high, &s->high_inf, fields[1]) && parse_count(&s->ranges, ranges);
}

static void
extremes_print(struct buf *out, const struct extremes *s)
{
	print_dec(out, s->any, s->least);
	print_dec(out, s->any, s->greatest);
}

static bool
extremes_parse(struct extremes *s, const struct str *fields)
{
	s->any = !str_eq(fields[0], STR("-"));
	return !s->any || (parse_dec(&s->least, fields[0]) && parse_dec(&s->greatest, fields[1]));
}

/* number or number*count, in ascending order, with spaces between. */
static void
multiset_print(struct buf *out, struct values *s)
{
	values_sort(s);
	buf_char(out, '\t');
	for (uint32_t i = 0; i < s->n; i++) {
		if (i > 0)
			buf_char(out, ' ');
		dec_print(out, values_at(s, i));
		if (values_count(s, i) > 1) {
			buf_char(out, '*');
			tsv_put_number(out, values_count(s, i));
		}
	}
	if (s->n == 0)
		buf_char(out, '-');
}

static bool
multiset_parse(struct values *s, const struct str *fields)
{
	struct str rest = fields[0];

	if (str_eq(rest, STR("-")))
		return true;
	while (rest.p != NULL) {
		struct str count = str_cut(&rest, ' '), number = str_cut(&count, '*');
		struct dec d;
		uint64_t n = 1;

		if (!number_parse(&d, number) || (count.p != NULL && !parse_count(&n, count)) || n == 0 ||
		    !values_append(s, d, n))
			return false;
	}
	return true;
}

/* Its parts are fields as they are written: only the tabs between, and so the escape itself, are escaped. */
static void
end_print(struct buf *out, const struct place *s)
{
	buf_char(out, '\t');
	for (size_t i = 0; i < s->n; i++) {
		if (s->place[i] == '\t' || s->place[i] == '\\')
			buf_char(out, '\\');
		buf_char(out, s->place[i] == '\t' ? 't' : s->place[i]);
	}
	if (s->n == 0)
		buf_char(out, '-');
	print_dec(out, s->place != NULL, s->value);
}

static bool
end_parse(struct place *s, struct str at, struct str value)
{
	struct arena arena;

	if (str_eq(value, STR("-")))
		return true;
	arena_init(&arena);
	at = tsv_unescape(&arena, at);
	s->place = array_grow(NULL, &s->cap, at.n + 1, 1);
	if (at.n > 0)
		memcpy(s->place, at.p, at.n);
	s->n = at.n;
	arena_release(&arena);
	return number_parse(&s->value, value);
}

static void
ends_print(struct buf *out, const struct ends *s)
{
	end_print(out, &s->first);
	end_print(out, &s->last);
}

static bool
ends_parse(struct ends *s, const struct str *fields)
{
	return end_parse(&s->first, fields[0], fields[1]) && end_parse(&s->last, fields[2], fields[3]);
}

static void
digits_print(struct buf *out, const struct digits *s)
{
	for (int i = 0; i < 9; i++) {
		buf_char(out, i == 0 ? '\t' : ' ');
		tsv_put_number(out, s->count[i]);
	}
}

static bool
digits_parse(struct digits *s, const struct str *fields)
{
	struct str rest = fields[0];

	for (int i = 0; i < 9; i++)
		if (!parse_count(&s->count[i], str_cut(&rest, ' ')))
			return false;
	return rest.p == NULL;
}

static void
top_print(struct buf *out, const struct top *s)
{
	buf_char(out, '\t');
	for (uint32_t i = 0; i < s->n; i++) {
		if (i > 0)
			buf_char(out, ' ');
		dec_print(out, s->p[i]);
	}
	if (s->n == 0)
		buf_char(out, '-');
}

static bool
top_parse(struct top *s, const struct str *fields)
{
	struct str rest = fields[0];

	if (str_eq(rest, STR("-")))
		return true;
	s->p = mem_alloc((s->want + 1) * sizeof *s->p);
	while (rest.p != NULL)
		if (s->n == s->want || !number_parse(&s->p[s->n++], str_cut(&rest, ' ')))
			return false;
	return true;
}

/* --- all that a group has */

#define COLUMNS(...) (sizeof(const char *[]){ __VA_ARGS__ } / sizeof(const char *))

size_t
states_columns(const struct layout *l, struct str *names)
{
	size_t n = 0;

#define S(constant, type, name, ...) \
	if (l->states & NEEDS(constant)) { \
		static const char *const columns[] = { __VA_ARGS__ }; \
		for (size_t i = 0; i < COLUMNS(__VA_ARGS__); i++) \
			names[n++] = str_of(columns[i]); \
	}
	STATES(S)
#undef S
	return n;
}

void
states_print(const struct layout *l, const void *states, struct buf *out)
{
#define S(constant, type, name, ...) \
	if (l->states & NEEDS(constant)) \
		name##_print(out, state_of(l, states, STATE_##constant));
	STATES(S)
#undef S
}

bool
states_parse(const struct layout *l, void *states, const struct str *fields, size_t *column)
{
	*column = 0;
#define S(constant, type, name, ...) \
	if (l->states & NEEDS(constant)) { \
		if (!name##_parse(state_of(l, states, STATE_##constant), fields + *column)) \
			return false; \
		*column += COLUMNS(__VA_ARGS__); \
	}
	STATES(S)
#undef S
	return true;
}
