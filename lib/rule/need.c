/* Needs put together, and the words of one. */
#include "rule/need.h"

struct clause
clause_of(struct arena *arena, const struct word *word)
{
	struct word *w = ARENA_NEW(arena, struct word, 1);

	*w = *word;
	w->next = NULL;
	return (struct clause){ w, w, w->n, 1 };
}

void
clause_unite(struct clause *a, const struct clause *b)
{
	a->last->next = b->first;
	a->last = b->last;
	a->n += b->n;
	if (b->shortest < a->shortest)
		a->shortest = b->shortest;
}

/* A list of words is a part of one clause only. */
static struct clause
clause_copy(struct arena *arena, const struct clause *c)
{
	struct clause copy = clause_of(arena, c->first), one;

	for (const struct word *w = c->first; w != c->last;) {
		w = w->next;
		one = clause_of(arena, w);
		clause_unite(&copy, &one);
	}
	return copy;
}

void
need_add(struct need *need, struct clause c)
{
	if (need->n < NEED_CLAUSES)
		need->clauses[need->n++] = c;
}

void
need_append(struct arena *arena, struct need *to, const struct need *part, int times)
{
	for (int k = 0; k < times && to->n < NEED_CLAUSES; k++)
		for (size_t i = 0; i < part->n; i++)
			need_add(to, k == 0 ? part->clauses[i] : clause_copy(arena, &part->clauses[i]));
}

/* Does a tell less than b? Shorter words are found more often, and more words. */
static bool
is_weaker(const struct clause *a, const struct clause *b)
{
	return a->shortest != b->shortest ? a->shortest < b->shortest : a->n > b->n;
}

static void
drop_weakest(struct need *need)
{
	size_t weakest = 0;

	for (size_t i = 1; i < need->n; i++)
		if (is_weaker(&need->clauses[i], &need->clauses[weakest]))
			weakest = i;
	need->n--;
	memmove(&need->clauses[weakest], &need->clauses[weakest + 1],
	    (need->n - weakest) * sizeof need->clauses[0]);
}

void
need_unite(struct need *a, struct need *b)
{
	while (a->n > b->n)
		drop_weakest(a);
	while (b->n > a->n)
		drop_weakest(b);
	for (size_t i = 0; i < a->n; i++)
		clause_unite(&a->clauses[i], &b->clauses[i]);
}

static bool
has_bar(const struct clause *c)
{
	for (const struct word *w = c->first; w != NULL; w = w->next)
		if (memchr(w->bytes, '|', w->n) != NULL)
			return true;
	return false;
}

struct str
need_words(struct arena *arena, struct str expression)
{
	const struct clause *best = NULL;
	struct need need;
	struct str words;
	struct buf b;

	need_of(&need, arena, expression);
	for (size_t i = 0; i < need.n; i++)
		if (!has_bar(&need.clauses[i]) && (best == NULL || is_weaker(best, &need.clauses[i])))
			best = &need.clauses[i];
	buf_init(&b);
	for (const struct word *w = best != NULL ? best->first : NULL; w != NULL; w = w->next) {
		if (w != best->first)
			buf_char(&b, '|');
		buf_add(&b, (struct str){ w->bytes, w->n });
	}
	words = arena_str(arena, buf_str(&b));
	buf_release(&b);
	return words;
}
