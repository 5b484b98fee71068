#include "rule/region.h"
#include "text/utf8.h"

enum { QUOTE_REACH = 3000 };	/* bytes that a quotation is looked for backwards */

/* +1 for an opening bracket or quotation mark, -1 for a closing one, else 0. */
static int
nesting(int32_t cp)
{
	switch (cp) {
	case '(': case '[': case '{':
	case 0x201C: case 0x2018: case 0x300C: case 0x300E: case 0x300A: case 0x3008: case 0x3010: case 0x3014:
		return 1;
	case ')': case ']': case '}':
	case 0x201D: case 0x2019: case 0x300D: case 0x300F: case 0x300B: case 0x3009: case 0x3011: case 0x3015:
		return -1;
	default:
		return 0;
	}
}

/* A walk over the characters of a stretch at its own depth. */
struct walk {
	const char *at, *end;
	int depth;
};

static struct walk
walk_of(struct str region)
{
	return (struct walk){ region.p, region.p + region.n, 0 };
}

/* The next character at depth 0 into *cp and where it stands. false: the end. */
static bool
walk_next(struct walk *w, int32_t *cp, const char **where)
{
	while (w->at < w->end) {
		int n;

		*where = w->at;
		w->at = utf8_next(w->at, w->end, cp);
		n = nesting(*cp);
		if (n == 0 && w->depth == 0)
			return true;
		w->depth += n;
		if (w->depth < 0)
			w->depth = 0;
	}
	return false;
}

/* The region without one pair of brackets around all of it. */
static struct str
inside(struct str r)
{
	int32_t cp;
	const char *next, *last;

	if (r.n == 0)
		return r;
	next = utf8_next(r.p, r.p + r.n, &cp);
	if (nesting(cp) != 1)
		return r;
	last = utf8_prev(r.p + r.n, r.p, &cp);
	if (nesting(cp) != -1 || last < next)
		return r;
	return (struct str){ next, (size_t)(last - next) };
}

/* Of a character by its last two bytes. */
static unsigned char
hash(const char *two)
{
	return (unsigned char)(two[0] * 4 + two[1]);
}

/* behind: the words are looked for behind a place, where Han begins; else before it. */
static void
lookout_init(struct lookout *l, struct str list, bool behind)
{
	*l = (struct lookout){ .list = list };
	while (list.p != NULL) {
		struct str word = str_trim(str_cut(&list, '|'));

		if (word.n >= 3)
			l->may[hash(behind ? word.p + 1 : word.p + word.n - 2)] = true;
		else if (!behind)
			memset(l->may, true, sizeof l->may);
	}
}

/* Those of the scope's lists, made when first asked for; own: room for them where the scope has none. */
static const struct lookouts *
lookouts_of(const struct scope *scope, struct lookouts *own)
{
	struct lookouts *l = scope->parts != NULL ? &scope->parts->lookouts : own;

	if (l != own && l->made)
		return l;
	l->made = true;
	lookout_init(&l->and, words_find(scope->words, STR("list-and")), true);
	lookout_init(&l->within, words_find(scope->words, STR("list-within")), true);
	lookout_init(&l->each, words_find(scope->words, STR("list-each")), false);
	lookout_init(&l->change, words_find(scope->words, STR("list-change")), false);
	return l;
}

/* The length of the longest of the words that stands at the start of s, which begins with Han; 0: none. */
static size_t
word_at(const struct lookout *l, struct str s)
{
	struct str list = l->list;
	size_t longest = 0;

	if (!l->may[hash(s.p + 1)])
		return 0;
	while (list.p != NULL) {
		struct str word = str_trim(str_cut(&list, '|'));

		if (word.n > longest && str_starts(s, word))
			longest = word.n;
	}
	return longest;
}

static bool
word_before(const struct lookout *l, struct str s)
{
	struct str list = l->list;

	if (s.n >= 3 && !l->may[hash(s.p + s.n - 2)])
		return false;
	while (list.p != NULL) {
		struct str word = str_trim(str_cut(&list, '|'));

		if (word.n > 0 && str_ends(s, word))
			return true;
	}
	return false;
}

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
	struct str r = inside(str_trim(region));
	struct walk w = walk_of(r);
	struct lookouts own;
	const struct lookouts *lookouts = lookouts_of(scope, &own);
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
		    (n = word_at(&lookouts->and, (struct str){ where, (size_t)(w.end - where) })) > 0 &&
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
	struct str r = inside(str_trim(region));
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

/* Can this figure be added to like? */
static bool
is_addable(const struct scope *scope, size_t figure, size_t like)
{
	const struct figure *f = &scope->article->figures[figure], *g = &scope->article->figures[like];
	struct dec factor;

	if (f->kind != g->kind && !(f->kind == FIGURE_NUMBER || g->kind == FIGURE_NUMBER))
		return false;
	return str_eq(f->unit, g->unit) || lexicon_convert(scope->lexicon, f->unit, g->unit, &factor) ||
	    (f->unit.n > 0 && g->unit.n > 0 &&
	     str_eq(lexicon_unit_class(scope->lexicon, f->unit), lexicon_unit_class(scope->lexicon, g->unit)));
}

/* 其他16个市州均为…: the number that stands before "each", or an unknown one. */
static struct count_range
count_of(const struct scope *scope, long figure)
{
	const struct figure *f = &scope->article->figures[figure];
	long long n;

	if (!f->has_number || !dec_is_whole(f->number) || dec_sign(f->number) <= 0 ||
	    dec_cmp(f->number, dec_int(100000)) > 0)
		return (struct count_range){ 1, 1 };
	n = (long long)dec_normal(f->number).coef;
	return (struct count_range){ (size_t)n, (size_t)n };
}

static struct parts
find_parts(struct scope *scope, size_t start, size_t end, size_t like)
{
	const struct skeleton *s = scope->skeleton;
	struct lookouts own;
	const struct lookouts *lookouts = lookouts_of(scope, &own);
	struct str r = inside(str_sub(s->text, start, end));
	struct walk w = walk_of(r);
	struct parts parts = { 0 };
	const char *where, *name = r.p, *member = r.p, *within = NULL;
	long other = NO_FIGURE;	/* a figure of the kind, but another unit, since the last part */
	bool separated = true;	/* from the part before */
	size_t slot = skeleton_slot(s, (size_t)(r.p - s->text.p)), cap = 0, n;
	int32_t cp;

	for (size_t i = slot; i < s->nslots && s->slots[i].at < end; i++)
		cap++;
	parts.list = ARENA_NEW(scope->arena, struct part, cap);
	while (walk_next(&w, &cp, &where)) {
		if (cp == 0x3001 || cp == ',' || cp == ';' || cp == 0x3002) {
			separated = true;
			member = w.at;
			if (cp == ';')
				within = NULL;
			if (cp == ';' || cp == 0x3002)
				name = w.at;
			continue;
		}
		if (cp < 0x3400)
			continue;
		if (cp < SKELETON_FIRST || cp >= SKELETON_FIRST + FIGURE_KIND_COUNT) {
			struct str rest = { where, (size_t)(w.end - where) };

			if (where > r.p && word_at(&lookouts->within, rest) > 0)
				within = where;
			else if ((n = word_at(&lookouts->and, rest)) > 0 && (where > member || !separated)) {
				separated = true;
				w.at = where + n;
				if (where == member)	/* behind a figure: no part of the next one's name */
					name = member = w.at;
			}
			continue;
		}
		size_t at = (size_t)(where - s->text.p);

		while (slot < s->nslots && s->slots[slot].at < at)
			slot++;
		if (slot == s->nslots)
			break;
		if (!is_addable(scope, s->slots[slot].figure, like)) {
			if (within == NULL &&
			    scope->article->figures[s->slots[slot].figure].kind == scope->article->figures[like].kind)
				other = (long)s->slots[slot].figure;
			continue;
		}
		if (word_before(&lookouts->change, (struct str){ r.p, (size_t)(where - r.p) }))
			continue;
		if (within != NULL) {
			parts.unclear = parts.unclear || memchr(where, ';', (size_t)(w.end - where)) == NULL;
			continue;
		}
		struct part *p = &parts.list[parts.n];
		struct str words = { name, (size_t)(where - name) };

		*p = (struct part){ s->slots[slot].figure, 0, 0, { 1, 1 } };
		if (word_before(&lookouts->each, words))
			p->times = other != NO_FIGURE ? count_of(scope, other) : region_members(scope, words);
		else if (!separated)
			parts.unclear = true;
		else if (member > name)
			words = (struct str){ member, (size_t)(where - member) };
		p->start = (size_t)(words.p - s->text.p);
		p->end = p->start + words.n;
		parts.n++;
		parts.mixed = parts.mixed || (other != NO_FIGURE && p->times.min == 1);
		other = NO_FIGURE;
		separated = false;
		name = member = w.at;
	}
	parts.mixed = parts.mixed || other != NO_FIGURE;
	return parts;
}

struct parts
region_parts(struct scope *scope, size_t start, size_t end, size_t like)
{
	struct parts_found *f = scope->parts;

	if (f == NULL)
		return find_parts(scope, start, end, like);
	if (!f->any || f->start != start || f->end != end || f->like != like)
		f->parts = find_parts(scope, start, end, like);
	f->any = true;
	f->start = start;
	f->end = end;
	f->like = like;
	return f->parts;
}

bool
region_sum(struct scope *scope, const struct parts *parts, size_t like, struct interval *sum)
{
	struct value total = value_of_figure(scope, like);

	*sum = interval_point(DEC_ZERO);
	if (parts->unclear || parts->mixed || parts->n == 0)
		return false;
	for (size_t i = 0; i < parts->n; i++) {
		const struct part *p = &parts->list[i];
		struct value v = value_of_figure(scope, p->figure);
		struct interval times = { dec_int((long long)p->times.min), dec_int((long long)p->times.max) };

		scope_use(scope, p->figure);
		if (v.type != VALUE_NUMBER || !value_same_unit(scope, &total, &v) ||
		    (p->times.max > 1 && !interval_mul(&v.range, v.range, times)) || !interval_add(sum, *sum, v.range))
			return false;
	}
	return true;
}

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
