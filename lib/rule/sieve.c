#include <stdlib.h>

#include "figure/trie.h"
#include "rule/sieve.h"

/* The clauses of a pattern are neighbouring bits of one number, so that no bit is carried. */
enum { BITS = 64 };

struct sieve {
	struct trie words;
	/* Those of word k: from steps_of[k] to before steps_of[k + 1]. */
	struct step {
		uint32_t number;
		uint64_t clauses;	/* that have the word */
	} *steps;
	uint32_t *steps_of;
	uint64_t *first;	/* of each number: first clauses */
	uint64_t *kept;		/* those that a new sentence leaves as they are */
	struct place {
		uint32_t number;
		uint64_t last;	/* bit of the last clause; 0: there is none */
	} *places;		/* of each pattern */
	size_t size;
};

/* A word of a clause, while the sieve is made. */
struct entry {
	struct str word;
	struct step step;
};

struct entries {
	struct entry *list;
	size_t n, cap;
};

static int
by_word(const void *x, const void *y)
{
	const struct entry *a = x, *b = y;
	int c = str_cmp(a->word, b->word);

	return c ? c : (a->step.number > b->step.number) - (a->step.number < b->step.number);
}

/* The pattern's clauses get bits from *bit on: its place, and an entry for each word. */
static void
lay_out(struct sieve *s, size_t i, const struct need *need, bool whole, size_t *bit, struct entries *entries)
{
	uint64_t first;

	if (*bit % BITS + need->n > BITS)
		*bit += BITS - *bit % BITS;
	s->places[i].number = (uint32_t)(*bit / BITS);
	first = (uint64_t)1 << *bit % BITS;
	for (size_t k = 0; k < need->n; k++) {
		const struct clause *c = &need->clauses[k];
		struct step step = { s->places[i].number, first << k };

		for (const struct word *w = c->first;; w = w->next) {
			*ARRAY_PUSH(entries->list, entries->n, entries->cap) =
			    (struct entry){ { w->bytes, w->n }, step };
			if (w == c->last)
				break;
		}
		s->places[i].last = first << k;
		if (whole)
			s->kept[step.number] |= first << k;
	}
	if (need->n > 0)
		s->first[s->places[i].number] |= first;
	*bit += need->n;
}

/* The entries, sorted, as a trie of the words and the steps of each. */
static void
make_steps(struct sieve *s, const struct entries *entries)
{
	struct str *words = mem_alloc(entries->n * sizeof *words);
	size_t nwords = 0, nsteps = 0;

	s->steps = mem_alloc(entries->n * sizeof *s->steps);
	s->steps_of = mem_alloc((entries->n + 1) * sizeof *s->steps_of);
	for (size_t i = 0; i < entries->n; i++) {
		const struct entry *e = &entries->list[i];
		bool new = nwords == 0 || !str_eq(words[nwords - 1], e->word);

		if (new) {
			s->steps_of[nwords] = (uint32_t)nsteps;
			words[nwords++] = e->word;
		}
		if (new || s->steps[nsteps - 1].number != e->step.number)
			s->steps[nsteps++] = e->step;
		else
			s->steps[nsteps - 1].clauses |= e->step.clauses;
	}
	s->steps_of[nwords] = (uint32_t)nsteps;
	trie_build(&s->words, words, nwords);
	free(words);
}

struct sieve *
sieve_new(const struct need *needs, const bool *whole, size_t n)
{
	struct sieve *s = mem_alloc(sizeof *s);
	struct entries entries = { 0 };
	size_t bit = 0;

	/* Each pattern begins a number of its own at the worst. */
	*s = (struct sieve){ .places = mem_alloc(n * sizeof *s->places),
		.first = mem_alloc((n + 1) * sizeof *s->first), .kept = mem_alloc((n + 1) * sizeof *s->kept) };
	memset(s->places, 0, n * sizeof *s->places);
	memset(s->first, 0, (n + 1) * sizeof *s->first);
	memset(s->kept, 0, (n + 1) * sizeof *s->kept);
	for (size_t i = 0; i < n; i++)
		lay_out(s, i, &needs[i], whole[i], &bit, &entries);
	s->size = bit / BITS + 1;
	if (entries.n > 0)
		qsort(entries.list, entries.n, sizeof entries.list[0], by_word);
	make_steps(s, &entries);
	free(entries.list);
	return s;
}

void
sieve_free(struct sieve *s)
{
	if (s == NULL)
		return;
	trie_release(&s->words);
	free(s->steps);
	free(s->steps_of);
	free(s->first);
	free(s->kept);
	free(s->places);
	free(s);
}

size_t
sieve_size(const struct sieve *s)
{
	return s->size;
}

static void
found(const struct sieve *s, size_t word, uint64_t *progress)
{
	for (uint32_t i = s->steps_of[word]; i < s->steps_of[word + 1]; i++) {
		const struct step *step = &s->steps[i];
		uint64_t *p = &progress[step->number];

		*p |= (*p << 1 | s->first[step->number]) & step->clauses;
	}
}

void
sieve_sentence(const struct sieve *s, struct str text, size_t start, size_t end, uint64_t *progress)
{
	const struct trie_node *nodes = s->words.nodes;

	for (size_t i = 0; i < s->size; i++)
		progress[i] &= s->kept[i];
	for (const char *p = text.p + start; p < text.p + end; p++) {
		uint32_t node = TRIE_ROOT;

		for (const char *q = p; q < text.p + text.n; q++) {
			node = trie_step(nodes, node, (unsigned char)*q);
			if (node == TRIE_NONE)
				break;
			if (nodes[node].value > 0)
				found(s, nodes[node].value - 1, progress);
		}
	}
}

bool
sieve_passes(const struct sieve *s, const uint64_t *progress, size_t i)
{
	const struct place *place = &s->places[i];

	return place->last == 0 || (progress[place->number] & place->last) != 0;
}
