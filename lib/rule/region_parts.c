/* Breakdowns: the figures of a region that are parts of a total. */
#include "rule/region_walk.h"

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

/* A breakdown while its parts are found. */
struct breakdown {
	struct scope *scope;
	const struct lookouts *lookouts;
	struct str region;
	struct walk walk;
	size_t like;		/* the figure that the parts are added to */
	size_t slot;		/* the skeleton's next */
	const char *name;	/* where the words begin that may name the next part: behind the last one, ； or 。 */
	const char *member;	/* the same, behind any mark and "and" too */
	bool separated;		/* such stood behind the last part */
	bool within;		/* the last part is broken down in turn, and no ； has ended it */
	long other;		/* a figure of the kind, but another unit, behind the last part */
	struct parts parts;
};

static bool
is_mark(int32_t cp)
{
	return cp == 0x3001 || cp == ',' || cp == ';' || cp == 0x3002;	/* 、 , ; 。 */
}

static void
pass_mark(struct breakdown *b, int32_t cp)
{
	b->separated = true;
	b->member = b->walk.at;
	if (cp == ';')
		b->within = false;
	if (cp == ';' || cp == 0x3002)
		b->name = b->walk.at;
}

/* A Han character: of 其中, of "and", or of a name. */
static void
pass_word(struct breakdown *b, const char *where)
{
	struct str rest = { where, (size_t)(b->walk.end - where) };
	size_t n;

	if (where > b->region.p && lookout_at(&b->lookouts->within, rest) > 0) {
		b->within = true;
		return;
	}
	n = lookout_at(&b->lookouts->and, rest);
	if (n == 0 || (where == b->member && b->separated))
		return;
	b->separated = true;
	b->walk.at = where + n;
	if (where == b->member)	/* behind a figure: no part of the next one's name */
		b->name = b->member = b->walk.at;
}

static void
add_part(struct breakdown *b, size_t figure, const char *where)
{
	struct parts *parts = &b->parts;
	struct part *p = &parts->list[parts->n++];
	struct str words = { b->name, (size_t)(where - b->name) };
	const char *text = b->scope->skeleton->text.p;

	*p = (struct part){ figure, 0, 0, { 1, 1 } };
	if (lookout_before(&b->lookouts->each, words))
		p->times = b->other != NO_FIGURE ? count_of(b->scope, b->other) : region_members(b->scope, words);
	else if (!b->separated)
		parts->unclear = true;
	else if (b->member > b->name)
		words = (struct str){ b->member, (size_t)(where - b->member) };
	p->start = (size_t)(words.p - text);
	p->end = p->start + words.n;
	parts->mixed = parts->mixed || (b->other != NO_FIGURE && p->times.min == 1);
	b->other = NO_FIGURE;
	b->separated = false;
	b->name = b->member = b->walk.at;
}

static void
pass_figure(struct breakdown *b, const char *where)
{
	const struct skeleton *s = b->scope->skeleton;
	const struct figure *figures = b->scope->article->figures;
	size_t figure;

	while (b->slot < s->nslots && s->slots[b->slot].at < (size_t)(where - s->text.p))
		b->slot++;
	if (b->slot == s->nslots)
		return;
	figure = s->slots[b->slot].figure;
	if (!is_addable(b->scope, figure, b->like)) {
		if (!b->within && figures[figure].kind == figures[b->like].kind)
			b->other = (long)figure;
	} else if (lookout_before(&b->lookouts->change, (struct str){ b->region.p, (size_t)(where - b->region.p) })) {
		return;		/* 增长3人 */
	} else if (b->within) {
		b->parts.unclear = b->parts.unclear || memchr(where, ';', (size_t)(b->walk.end - where)) == NULL;
	} else {
		add_part(b, figure, where);
	}
}

static struct parts
find_parts(struct scope *scope, size_t start, size_t end, size_t like)
{
	const struct skeleton *s = scope->skeleton;
	struct str region = region_inside(str_sub(s->text, start, end));
	struct lookouts own;
	struct breakdown b = { .scope = scope, .lookouts = region_lookouts(scope, &own), .region = region,
		.walk = walk_of(region), .like = like, .slot = skeleton_slot(s, (size_t)(region.p - s->text.p)),
		.name = region.p, .member = region.p, .separated = true, .other = NO_FIGURE };
	const char *where;
	size_t cap = 0;
	int32_t cp;

	while (b.slot + cap < s->nslots && s->slots[b.slot + cap].at < end)
		cap++;
	b.parts.list = ARENA_NEW(scope->arena, struct part, cap);
	while (walk_next(&b.walk, &cp, &where)) {
		if (is_mark(cp))
			pass_mark(&b, cp);
		else if (skeleton_is_figure(cp))
			pass_figure(&b, where);
		else if (cp >= 0x3400)
			pass_word(&b, where);
	}
	b.parts.mixed = b.parts.mixed || b.other != NO_FIGURE;
	return b.parts;
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
