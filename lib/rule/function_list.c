/* Functions of lists and breakdowns: see region.h. */
#include "rule/function.h"
#include "rule/region.h"

struct value
call_members(struct scope *s, const struct value *a, size_t n)
{
	struct count_range r;

	(void)n;
	if (!a[0].is_region)
		return value_undecided;
	r = region_members(s, a[0].text);
	return function_count(r.min, r.max);
}

struct value
call_items(struct scope *s, const struct value *a, size_t n)
{
	size_t items;

	(void)s;
	(void)n;
	if (!a[0].is_region)
		return value_undecided;
	items = region_items(a[0].text);
	return function_count(items, items);
}

struct value
call_labels(struct scope *s, const struct value *a, size_t n)
{
	size_t labels;

	(void)n;
	if (!a[0].is_region)
		return value_undecided;
	labels = region_labels(s, a[0].start, a[0].end);
	return function_count(labels, labels);
}

/* What stands in the region a[0] and can be added to the figure a[1]. false: they are not such. */
static bool
find_parts(struct scope *s, const struct value *a, struct parts *parts)
{
	if (!a[0].is_region || a[1].figure == NO_FIGURE)
		return false;
	*parts = region_parts(s, a[0].start, a[0].end, (size_t)a[1].figure);
	return true;
}

struct value
call_parts(struct scope *s, const struct value *a, size_t n)
{
	struct parts parts;

	(void)n;
	return find_parts(s, a, &parts) && !parts.unclear ? function_count(parts.n, parts.n) : value_undecided;
}

struct value
call_sum(struct scope *s, const struct value *a, size_t n)
{
	struct parts parts;
	struct interval sum;

	(void)n;
	if (!find_parts(s, a, &parts) || !region_sum(s, &parts, (size_t)a[1].figure, &sum))
		return value_undecided;
	return value_number(sum, a[1].unit, (long)a[1].figure);
}

/* The words that name the parts, joined by |. */
struct value
call_names(struct scope *s, const struct value *a, size_t n)
{
	struct parts parts;
	struct buf b;

	(void)n;
	if (!find_parts(s, a, &parts))
		return value_undecided;
	buf_init(&b);
	for (size_t i = 0; i < parts.n; i++) {
		if (i > 0)
			buf_char(&b, '|');
		buf_add(&b, str_trim(str_sub(s->skeleton->text, parts.list[i].start, parts.list[i].end)));
	}
	return function_text(s, &b);
}

struct value
call_list(struct scope *s, const struct value *a, size_t n)
{
	struct parts parts;
	struct buf b;

	(void)n;
	if (!find_parts(s, a, &parts))
		return value_undecided;
	buf_init(&b);
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
	return function_text(s, &b);
}

/* The part whose least is the greatest: it bounds the whole from below. */
struct value
call_largest(struct scope *s, const struct value *a, size_t n)
{
	struct parts parts;
	struct value like = a[1], most = value_undecided;

	(void)n;
	if (like.type != VALUE_NUMBER || !find_parts(s, a, &parts))
		return value_undecided;
	for (size_t i = 0; i < parts.n; i++) {
		struct value v = value_of_figure(s, parts.list[i].figure);

		scope_use(s, parts.list[i].figure);
		if (v.type != VALUE_NUMBER || !value_same_unit(s, &like, &v))
			continue;
		if (most.type == VALUE_UNDECIDED || dec_cmp(v.range.low, most.range.low) > 0) {
			most = value_number(v.range, like.unit, like.figure);
			most.figure = (long)parts.list[i].figure;
		}
	}
	return most;
}
