/* Lists, their items and labels, and quotations. */
#include "rule/region_walk.h"

/* “甲”“乙” 《甲》《乙》: quoted members need no 、 between them. How often that is so. */
static size_t
touching_quotes(struct str r)
{
	static const char *const pairs[] = { "”“", "》《", "」「" };
	size_t n = 0;

	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
		for (size_t at = 0; (at = str_find(r, str_of(pairs[i]), at)) != (size_t)-1; at++)
			n++;
	return n;
}

struct count_range
region_members(const struct scope *scope, struct str region)
{
	struct str r = region_inside(str_trim(region));
	struct walk w = walk_of(r);
	struct lookouts own;
	const struct lookouts *lookouts = region_lookouts(scope, &own);
	struct count_range count = { 1, 1 };
	const char *where, *member = r.p;
	int32_t cp;

	size_t behind_and = 0;	/* 、 seen since the last word for "and" */
	bool and = false;

	while (walk_next(&w, &cp, &where)) {
		size_t n;

		if (cp == 0x3001) {	/* 、 */
			count.min++;
			count.max++;
			behind_and++;
			member = w.at;
		} else if (where > member && cp >= 0x3400 &&
		    (n = lookout_at(&lookouts->and, (struct str){ where, (size_t)(w.end - where) })) > 0 &&
		    where + n < w.end) {
			count.max++;
			behind_and = 0;
			and = true;
			w.at = member = where + n;
		}
	}
	if (count.min == 1)
		count.min = count.max += touching_quotes(r);
	if (and && behind_and > 0 && behind_and + 1 < count.min)
		count.min = behind_and + 1;
	return count;
}

size_t
region_items(struct str region)
{
	struct str r = region_inside(str_trim(region));
	struct walk w = walk_of(r);
	const char *where, *item = r.p;
	int32_t cp;
	size_t n = 0;

	while (walk_next(&w, &cp, &where))
		if (cp == ';') {
			n++;
			item = w.at;
		}
	return n + (str_trim((struct str){ item, (size_t)(w.end - item) }).n > 0);
}

/* The label of the document at this figure's place, or NULL. */
static const struct label *
label_of(const struct doc *doc, size_t start)
{
	size_t low = 0, high = doc->nlabels;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (doc->labels[mid].start < start)
			low = mid + 1;
		else
			high = mid;
	}
	return low < doc->nlabels && doc->labels[low].start == start ? &doc->labels[low] : NULL;
}

size_t
region_labels(const struct scope *scope, size_t start, size_t end)
{
	const struct skeleton *s = scope->skeleton;
	uint32_t style = 0;
	size_t n = 0;

	for (size_t i = skeleton_slot(s, start); i < s->nslots && s->slots[i].at < end; i++) {
		const struct figure *f = &scope->article->figures[s->slots[i].figure];
		const struct label *l = f->kind == FIGURE_LABEL ? label_of(&scope->article->doc, f->start) : NULL;

		if (l != NULL && (style == 0 || l->style == style)) {
			style = l->style;
			n++;
		}
	}
	return n;
}

enum { QUOTE_REACH = 3000 };	/* bytes that a quotation is looked for backwards */

bool
region_is_quoted(const struct skeleton *s, size_t at)
{
	const char *p = s->text.p + at, *first = s->text.p + (at > QUOTE_REACH ? at - QUOTE_REACH : 0);
	int depth = 0;

	while (first < s->text.p + s->text.n && ((unsigned char)*first & 0xC0) == 0x80)
		first++;
	while (p > first) {
		int32_t cp;

		p = utf8_prev(p, first, &cp);
		if (cp == 0x201D || cp == 0x300D)
			depth++;
		else if ((cp == 0x201C || cp == 0x300C) && depth-- == 0)
			return true;
	}
	return false;
}
