#include <stdio.h>

#include "figure/calendar.h"
#include "rule/region.h"
#include "text/utf8.h"

/* The figure that an argument is, or NULL. */
static const struct figure *
figure_of(const struct scope *s, const struct value *v)
{
	return v->figure == NO_FIGURE ? NULL : &s->article->figures[v->figure];
}

/* A number that goes with any unit, as those of the formula itself do. */
static struct value
pure(struct interval i)
{
	struct value v = value_number(i, (struct str){ 0 }, NO_FIGURE);

	v.literal = true;
	return v;
}

static struct value
count(size_t min, size_t max)
{
	return pure((struct interval){ dec_int((long long)min), dec_int((long long)max) });
}

static struct value
text_or_nothing(struct str s)
{
	return s.n > 0 ? value_text(s) : value_undecided;
}

static struct value
call_unit(struct scope *s, const struct value *a, size_t n)
{
	const struct figure *f = figure_of(s, a);

	(void)n;
	return f ? value_text(f->unit) : value_undecided;
}

static struct value
call_class(struct scope *s, const struct value *a, size_t n)
{
	const struct figure *f = figure_of(s, a);

	(void)n;
	return f ? value_text(lexicon_unit_class(s->lexicon, f->unit)) : value_undecided;
}

static struct value
call_subject(struct scope *s, const struct value *a, size_t n)
{
	const struct figure *f = figure_of(s, a);

	(void)n;
	return f ? value_text(f->subject) : value_undecided;
}

static struct value
call_kind(struct scope *s, const struct value *a, size_t n)
{
	const struct figure *f = figure_of(s, a);

	(void)n;
	return f ? value_text(figure_kind_name(f->kind)) : value_undecided;
}

static struct value
call_qualifier(struct scope *s, const struct value *a, size_t n)
{
	const struct figure *f = figure_of(s, a);

	(void)n;
	return f ? value_text(figure_qualifier_name(f->qualifier)) : value_undecided;
}

static struct value
call_text(struct scope *s, const struct value *a, size_t n)
{
	(void)n;
	return text_or_nothing(value_folded(s, a));
}

static struct value
call_same_unit(struct scope *s, const struct value *a, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		struct value b = a[i];

		if (a[0].type != VALUE_NUMBER || b.type != VALUE_NUMBER)
			return value_undecided;
		if (!value_same_unit(s, &a[0], &b))
			return value_truth(false);
	}
	return value_truth(true);
}

static struct value
call_members(struct scope *s, const struct value *a, size_t n)
{
	struct count_range r;

	(void)n;
	if (!a[0].is_region)
		return value_undecided;
	r = region_members(s, a[0].text);
	return count(r.min, r.max);
}

static struct value
call_items(struct scope *s, const struct value *a, size_t n)
{
	size_t items;

	(void)s;
	(void)n;
	if (!a[0].is_region)
		return value_undecided;
	items = region_items(a[0].text);
	return count(items, items);
}

static struct value
call_labels(struct scope *s, const struct value *a, size_t n)
{
	size_t labels;

	(void)n;
	if (!a[0].is_region)
		return value_undecided;
	labels = region_labels(s, a[0].start, a[0].end);
	return count(labels, labels);
}

static struct value
call_parts(struct scope *s, const struct value *a, size_t n)
{
	struct parts parts;

	(void)n;
	if (!a[0].is_region || a[1].figure == NO_FIGURE)
		return value_undecided;
	parts = region_parts(s, a[0].start, a[0].end, (size_t)a[1].figure);
	return parts.unclear ? value_undecided : count(parts.n, parts.n);
}

static struct value
call_sum(struct scope *s, const struct value *a, size_t n)
{
	struct parts parts;
	struct interval sum;

	(void)n;
	if (!a[0].is_region || a[1].figure == NO_FIGURE)
		return value_undecided;
	parts = region_parts(s, a[0].start, a[0].end, (size_t)a[1].figure);
	if (!region_sum(s, &parts, (size_t)a[1].figure, &sum))
		return value_undecided;
	return value_number(sum, a[1].unit, (long)a[1].figure);
}

/* The words that name the parts, joined by |. */
static struct value
call_names(struct scope *s, const struct value *a, size_t n)
{
	struct parts parts;
	struct buf b;
	struct str text;

	(void)n;
	if (!a[0].is_region || a[1].figure == NO_FIGURE)
		return value_undecided;
	buf_init(&b);
	parts = region_parts(s, a[0].start, a[0].end, (size_t)a[1].figure);
	for (size_t i = 0; i < parts.n; i++) {
		if (i > 0)
			buf_char(&b, '|');
		buf_add(&b, str_trim(str_sub(s->skeleton->text, parts.list[i].start, parts.list[i].end)));
	}
	text = arena_str(s->arena, buf_str(&b));
	buf_release(&b);
	return value_text(text);
}

static struct value
call_list(struct scope *s, const struct value *a, size_t n)
{
	struct parts parts;
	struct buf b;
	struct str text;

	(void)n;
	if (!a[0].is_region || a[1].figure == NO_FIGURE)
		return value_undecided;
	buf_init(&b);
	parts = region_parts(s, a[0].start, a[0].end, (size_t)a[1].figure);
	for (size_t i = 0; i < parts.n; i++) {
		const struct part *p = &parts.list[i];
		const struct figure *f = &s->article->figures[p->figure];
		size_t from, to;

		if (i > 0)
			buf_add(&b, STR(" + "));
		if (p->times.max > 1)
			buf_printf(&b, "%zu × ", p->times.max);
		skeleton_original(s->skeleton, s->article, p->start, p->end, &from, &to);
		if (p->times.max == 1 && to > from)
			buf_add(&b, str_trim(str_sub(s->article->doc.text, from, to)));
		buf_add(&b, str_sub(s->article->doc.text, f->start, f->end));
	}
	text = arena_str(s->arena, buf_str(&b));
	buf_release(&b);
	return value_text(text);
}

static struct value
call_weekday(struct scope *s, const struct value *a, size_t n)
{
	const struct figure *f = figure_of(s, a);
	size_t day;

	(void)n;
	if (f == NULL || f->kind != FIGURE_DATE || !f->has_range || !interval_is_point(f->range))
		return value_undecided;
	day = (size_t)calendar_weekday((long)f->range.low.coef);
	return count(day, day);
}

/* The first or last day of a date, as a number of days. */
static struct value
end_of_date(struct scope *s, const struct value *a, bool last)
{
	const struct figure *f = figure_of(s, a);

	if (f == NULL || f->kind != FIGURE_DATE || !f->has_range)
		return value_undecided;
	return pure(interval_point(last ? f->range.high : f->range.low));
}

static struct value
call_first(struct scope *s, const struct value *a, size_t n)
{
	(void)n;
	return end_of_date(s, a, false);
}

static struct value
call_last(struct scope *s, const struct value *a, size_t n)
{
	(void)n;
	return end_of_date(s, a, true);
}

/* The year of a day, as a pure number. */
static struct value
call_year(struct scope *s, const struct value *a, size_t n)
{
	int low, high, month, day;

	(void)s;
	(void)n;
	if (a[0].type != VALUE_NUMBER || a[0].range.low.inf || a[0].range.high.inf)
		return value_undecided;
	calendar_date((long)dec_normal(a[0].range.low).coef, &low, &month, &day);
	calendar_date((long)dec_normal(a[0].range.high).coef, &high, &month, &day);
	return count((size_t)low, (size_t)high);
}

/* The number as it is printed, without its rounding. */
static struct value
call_exact(struct scope *s, const struct value *a, size_t n)
{
	const struct figure *f = figure_of(s, a);
	struct value v = a[0];

	(void)n;
	if (f == NULL || !f->has_number || a[0].type != VALUE_NUMBER)
		return value_undecided;
	v.range = interval_point(f->number);
	if (f->kind == FIGURE_PERCENT || f->kind == FIGURE_POINT)
		if (!interval_div(&v.range, v.range, interval_point(dec_int(100))))
			return value_undecided;
	return v;
}

/* The same without its unit, to be compared with any number. */
static struct value
call_bare(struct scope *s, const struct value *a, size_t n)
{
	struct value v = call_exact(s, a, n);

	return v.type == VALUE_NUMBER ? pure(v.range) : v;
}

enum { POWER_MAX = 200 };

/* base to the n-th, base >= 0. */
static bool
interval_power(struct interval *out, struct interval base, long n)
{
	*out = interval_point(dec_int(1));
	for (long i = 0; i < n; i++)
		if (!interval_mul(out, *out, base))
			return false;
	return true;
}

/* A whole number from 0 to POWER_MAX in an argument, or -1. */
static long
small_whole(const struct value *v)
{
	if (v->type != VALUE_NUMBER || !interval_is_point(v->range) || !dec_is_whole(v->range.low) ||
	    dec_sign(v->range.low) < 0 || dec_cmp(v->range.low, dec_int(POWER_MAX)) > 0)
		return -1;
	return (long)dec_normal(v->range.low).coef;
}

static struct value
call_power(struct scope *s, const struct value *a, size_t n)
{
	struct value v = a[0];
	long exponent = small_whole(&a[1]);

	(void)s;
	(void)n;
	if (exponent < 0 || a[0].type != VALUE_NUMBER || dec_sign(a[0].range.low) < 0 ||
	    !interval_power(&v.range, a[0].range, exponent))
		return value_undecided;
	v.literal = true;
	v.figure = NO_FIGURE;
	return v;
}

/* The n-th root of d >= 0 to 12 places by bisection; for a message. */
static bool
root(struct dec *out, struct dec d, long n)
{
	struct dec low = DEC_ZERO, high = dec_cmp(d, dec_int(1)) > 0 ? d : dec_int(1);

	for (int i = 0; i < 120; i++) {
		struct dec mid;
		struct interval p;

		if (!dec_add(&mid, low, high) || !dec_mul(&mid, mid, (struct dec){ 5, 1, 0 }, DEC_DOWN))
			return false;
		mid = dec_round(mid, 12, DEC_DOWN);
		if (dec_cmp(mid, low) == 0)
			break;
		if (interval_power(&p, interval_point(mid), n) && dec_cmp(p.low, d) <= 0)
			low = mid;
		else
			high = mid;
	}
	*out = low;
	return true;
}

static struct value
call_root(struct scope *s, const struct value *a, size_t n)
{
	struct value v = a[0];
	long k = small_whole(&a[1]);

	(void)s;
	(void)n;
	if (k < 1 || a[0].type != VALUE_NUMBER || dec_sign(a[0].range.low) < 0 || a[0].range.high.inf ||
	    !root(&v.range.low, a[0].range.low, k) || !root(&v.range.high, a[0].range.high, k))
		return value_undecided;
	v.literal = true;
	v.figure = NO_FIGURE;
	return v;
}

/* Is some whole k of n this share?  (GRIM: N. Brown and J. Heathers, 2017, doi:10.1177/1948550616673876) */
static struct value
call_granular(struct scope *s, const struct value *a, size_t n)
{
	struct dec low, high;

	(void)s;
	(void)n;
	if (a[0].type != VALUE_NUMBER || a[1].type != VALUE_NUMBER || !interval_is_point(a[1].range) ||
	    !dec_mul(&low, a[0].range.low, a[1].range.low, DEC_DOWN) ||
	    !dec_mul(&high, a[0].range.high, a[1].range.high, DEC_UP) || low.inf || high.inf)
		return value_undecided;
	return value_truth(dec_cmp(dec_round(low, 0, DEC_UP), dec_round(high, 0, DEC_DOWN)) <= 0);
}

/* The parts of a ratio 21.5:36.1:42.4 added, each with its rounding. */
static struct value
call_ratio_sum(struct scope *s, const struct value *a, size_t n)
{
	const struct figure *f = figure_of(s, a);
	struct str rest;
	struct interval sum = interval_point(DEC_ZERO);

	(void)n;
	if (f == NULL || f->kind != FIGURE_RATIO)
		return value_undecided;
	for (rest = f->value; rest.p != NULL;) {
		struct dec d;
		struct interval part;

		if (!dec_parse(&d, str_cut(&rest, ':')))
			return value_undecided;
		struct dec half = { 5, (short)(d.scale + 1), 0 };

		if (!dec_sub(&part.low, d, half) || !dec_add(&part.high, d, half) || !interval_add(&sum, sum, part))
			return value_undecided;
	}
	return pure(sum);
}

/* The folded text of the sentence that holds the figure; of a long one what is near. */
static struct value
call_sentence(struct scope *s, const struct value *a, size_t n)
{
	enum { REACH = 600 };
	const struct doc *doc = &s->article->doc;
	const struct figure *f = figure_of(s, a);
	size_t start, end;

	(void)n;
	if (f == NULL || f->sentence >= doc->nsentences)
		return value_undecided;
	start = doc->sentences[f->sentence].start;
	end = doc->sentences[f->sentence].end;
	if (f->start - start > REACH)
		for (start = f->start - REACH; ((unsigned char)doc->text.p[start] & 0xC0) == 0x80;)
			start++;
	if (end > f->end && end - f->end > REACH)
		for (end = f->end + REACH; ((unsigned char)doc->text.p[end] & 0xC0) == 0x80;)
			end--;
	return value_text(fold_text(s->arena, doc->text, start, end).text);
}

/* "--02-30", "2025-02-30", "25:00": can it be? Of other forms nothing is said. */
static int
is_possible(struct str v)
{
	int year = 2000, month, day, hour, minute, second = 0, end = 0;
	char text[24];

	if (v.n >= sizeof text || v.n == 0)
		return 0;
	memcpy(text, v.p, v.n);
	text[v.n] = '\0';
	if (sscanf(text, "--%2d-%2d%n", &month, &day, &end) == 2 && (size_t)end == v.n)
		return calendar_is_date(year, month, day) ? 1 : -1;
	if (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &end) == 3 && (size_t)end == v.n)
		return calendar_is_date(year, month, day) ? 1 : -1;
	if (sscanf(text, "%2d:%2d%n", &hour, &minute, &end) == 2 &&
	    ((size_t)end == v.n || sscanf(text + end, ":%2d", &second) == 1))
		return hour < 24 || (hour == 24 && minute == 0 && second == 0) ?
		    (minute < 60 && second <= 60 ? 1 : -1) : -1;
	if ((sscanf(text, "--%2d%n", &month, &end) == 1 && (size_t)end == v.n) ||
	    (sscanf(text, "%4d-%2d%n", &year, &month, &end) == 2 && (size_t)end == v.n))
		return (month >= 1 && month <= 12) || (month >= 20 && month <= 41) ? 1 : -1;
	return 0;
}

static struct value
call_possible(struct scope *s, const struct value *a, size_t n)
{
	const struct figure *f = figure_of(s, a);
	int can;

	(void)n;
	if (f == NULL || (f->kind != FIGURE_DATE && f->kind != FIGURE_TIME))
		return value_undecided;
	can = is_possible(f->value);
	return can == 0 ? value_undecided : value_truth(can > 0);
}

static struct value
call_edition(struct scope *s, const struct value *a, size_t n)
{
	long days;

	(void)a;
	(void)n;
	if (!calendar_parse(s->article->edition, &days))
		return value_undecided;
	return pure(interval_point(dec_int(days)));
}

static struct value
call_date(struct scope *s, const struct value *a, size_t n)
{
	struct buf b;
	struct str text;

	(void)n;
	if (a[0].type != VALUE_NUMBER || !interval_is_point(a[0].range) || a[0].range.low.inf ||
	    !dec_is_whole(a[0].range.low))
		return value_undecided;
	buf_init(&b);
	calendar_print(&b, (long)dec_normal(a[0].range.low).coef);
	text = arena_str(s->arena, buf_str(&b));
	buf_release(&b);
	return value_text(text);
}

/* The k-th of a|b|c, from 1. */
static struct value
call_item(struct scope *s, const struct value *a, size_t n)
{
	struct str rest = a[1].text;

	(void)s;
	(void)n;
	if (a[0].type != VALUE_NUMBER || !interval_is_point(a[0].range) || a[1].type != VALUE_TEXT)
		return value_undecided;
	for (long long k = 1; rest.p != NULL; k++) {
		struct str word = str_trim(str_cut(&rest, '|'));

		if (dec_cmp(a[0].range.low, dec_int(k)) == 0)
			return value_text(word);
	}
	return value_undecided;
}

static struct value
call_position(struct scope *s, const struct value *a, size_t n)
{
	struct str rest = a[1].text, word = value_written(s, &a[0]);

	(void)n;
	if (word.n == 0 || a[1].type != VALUE_TEXT)
		return value_undecided;
	if (a[0].is_region)
		scope_use_region(s, a[0].start, a[0].end);
	for (size_t k = 1; rest.p != NULL; k++)
		if (str_find(str_cut(&rest, '|'), word, 0) != (size_t)-1)
			return count(k, k);
	return value_undecided;
}

static struct value
call_quoted(struct scope *s, const struct value *a, size_t n)
{
	size_t at;

	(void)n;
	if (a[0].is_region)
		at = a[0].start;
	else if (a[0].figure != NO_FIGURE && s->skeleton != NULL)
		at = skeleton_at(s->skeleton, s->article, s->article->figures[a[0].figure].start);
	else
		return value_undecided;
	return value_truth(region_is_quoted(s->skeleton, at));
}

enum { AROUND = 20 };	/* characters that before and after look at */

/* The folded text of at most AROUND characters before a figure, within its paragraph. */
static struct value
call_before(struct scope *s, const struct value *a, size_t n)
{
	const struct doc *doc = &s->article->doc;
	const struct figure *f = figure_of(s, a);
	const char *from, *first;
	int32_t cp;

	(void)n;
	if (f == NULL)
		return value_undecided;
	from = doc->text.p + f->start;
	first = doc->text.p + doc->paras[f->para].start;
	for (int i = 0; i < AROUND && from > first; i++)
		from = utf8_prev(from, first, &cp);
	return value_text(fold_text(s->arena, doc->text, (size_t)(from - doc->text.p), f->start).text);
}

static struct value
call_after(struct scope *s, const struct value *a, size_t n)
{
	const struct doc *doc = &s->article->doc;
	const struct figure *f = figure_of(s, a);
	const char *to, *last;
	int32_t cp;
	long most = AROUND;

	if (f == NULL || (n > 1 && a[1].type != VALUE_NUMBER))
		return value_undecided;
	if (n > 1 && dec_cmp(a[1].range.low, dec_int(AROUND)) < 0)
		most = (long)dec_normal(a[1].range.low).coef;
	to = doc->text.p + f->end;
	last = doc->text.p + doc->paras[f->para].end;
	for (long i = 0; i < most && to < last; i++)
		to = utf8_next(to, last, &cp);
	return value_text(fold_text(s->arena, doc->text, f->end, (size_t)(to - doc->text.p)).text);
}

/* A heading, or the first paragraph: the title. */
static bool
is_heading(const struct scope *s, const struct figure *f)
{
	return s->article->doc.paras[f->para].heading > 0 || f->para == 0;
}

static struct value
call_heading(struct scope *s, const struct value *a, size_t n)
{
	const struct figure *f = figure_of(s, a);

	(void)n;
	return f ? value_truth(is_heading(s, f)) : value_undecided;
}

/* Headings numbered in one style and level under the heading (or title) that holds the figure. */
static struct value
call_sections(struct scope *s, const struct value *a, size_t n)
{
	const struct doc *doc = &s->article->doc;
	const struct figure *f = figure_of(s, a);
	uint32_t own, style = 0, level = 0;
	size_t found = 0, label = 0;

	(void)n;
	if (f == NULL || !is_heading(s, f))
		return value_undecided;
	own = doc->paras[f->para].heading;
	for (size_t p = f->para + 1; p < doc->nparas; p++) {
		const struct para *para = &doc->paras[p];

		if (para->heading == 0)
			continue;
		if (own > 0 && para->heading <= own)
			break;
		while (label < doc->nlabels && doc->labels[label].para < p)
			label++;
		if (label == doc->nlabels || doc->labels[label].para != p)
			continue;
		if (style == 0) {
			style = doc->labels[label].style;
			level = para->heading;
		}
		found += doc->labels[label].style == style && para->heading == level;
	}
	return found < 2 ? value_undecided : count(found, found);
}

static struct value
call_percent(struct scope *s, const struct value *a, size_t n)
{
	struct buf b;
	struct dec low, high;
	struct str text;

	(void)n;
	if (a[0].type != VALUE_NUMBER || !dec_mul(&low, a[0].range.low, dec_int(100), DEC_HALF_EVEN) ||
	    !dec_mul(&high, a[0].range.high, dec_int(100), DEC_HALF_EVEN))
		return value_undecided;
	low = dec_normal(dec_round(low, 2, DEC_HALF_EVEN));
	high = dec_normal(dec_round(high, 2, DEC_HALF_EVEN));
	buf_init(&b);
	dec_print(&b, low);
	if (dec_cmp(low, high) != 0) {
		buf_add(&b, STR("%~"));
		dec_print(&b, high);
	}
	buf_char(&b, '%');
	text = arena_str(s->arena, buf_str(&b));
	buf_release(&b);
	return value_text(text);
}

static const struct function functions[] = {
	{ "unit", 1, 1, call_unit, "the unit or classifier of a figure, as in the fact table" },
	{ "class", 1, 1, call_class, "what its unit is compared by: the base unit, or 人 for every classifier of persons" },
	{ "subject", 1, 1, call_subject, "what a figure counts" },
	{ "kind", 1, 1, call_kind, "its kind, as in the fact table" },
	{ "qualifier", 1, 1, call_qualifier, "exact, about, over, ...: as in the fact table" },
	{ "text", 1, 1, call_text, "a figure or region as it is written" },
	{ "same-unit", 2, FORMULA_ARGS, call_same_unit, "can the figures be compared and added?" },
	{ "members", 1, 1, call_members, "how many members a list with 、 has" },
	{ "items", 1, 1, call_items, "how many items a region has between ；" },
	{ "labels", 1, 1, call_labels, "how many labels (一是 二是, (1) (2)) stand in a region" },
	{ "parts", 2, 2, call_parts, "parts(region, total): how many figures of the region can be added to total" },
	{ "sum", 2, 2, call_sum, "sum(region, total): their sum" },
	{ "names", 2, 2, call_names, "names(region, total): the words before each of them, joined by |" },
	{ "list", 2, 2, call_list, "list(region, total): they and their names, with + between, for a message" },
	{ "weekday", 1, 1, call_weekday, "of a date: 1 Monday to 7 Sunday" },
	{ "first", 1, 1, call_first, "the first day of a date or period" },
	{ "last", 1, 1, call_last, "its last day" },
	{ "year", 1, 1, call_year, "the year of a day or date" },
	{ "exact", 1, 1, call_exact, "a number as it is printed, without the tolerance of its rounding" },
	{ "bare", 1, 1, call_bare, "the same without its unit" },
	{ "power", 2, 2, call_power, "power(x, n): x to the n-th" },
	{ "root", 2, 2, call_root, "root(x, n): its n-th root, for a message" },
	{ "granular", 2, 2, call_granular, "granular(share, n): is some whole number of n this share?" },
	{ "ratio-sum", 1, 1, call_ratio_sum, "the parts of a ratio added" },
	{ "possible", 1, 1, call_possible, "does the calendar (the clock) have such a date (time)?" },
	{ "edition", 0, 0, call_edition, "the day of the document, a date" },
	{ "date", 1, 1, call_date, "a day as 2025-12-29, for a message" },
	{ "item", 2, 2, call_item, "item(n, 'a|b|c'): the n-th of a list of words" },
	{ "position", 2, 2, call_position, "position(x, 'a|b|c'): which member of the list holds x" },
	{ "quoted", 1, 1, call_quoted, "does it stand between quotation marks?" },
	{ "before", 1, 1, call_before, "the text before a figure, at most 20 characters" },
	{ "after", 1, 2, call_after, "after(figure, n): the text behind it, at most n or 20 characters" },
	{ "sentence", 1, 1, call_sentence, "the text of the sentence that holds a figure" },
	{ "heading", 1, 1, call_heading, "does the figure stand in a heading or in the title?" },
	{ "sections", 1, 1, call_sections, "how many numbered headings follow under the heading that holds the figure" },
	{ "percent", 1, 1, call_percent, "a number as a percentage, for a message" },
};

const struct function *
function_at(size_t i)
{
	return i < sizeof functions / sizeof functions[0] ? &functions[i] : NULL;
}

const struct function *
function_find(struct str name)
{
	for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++)
		if (str_eq(str_of(functions[i].name), name))
			return &functions[i];
	return NULL;
}
