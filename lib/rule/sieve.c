#include <stdlib.h>

#include "rule/sieve.h"
#include "text/utf8.h"

enum { BITS = 64, RUN = 256 };
enum { ALWAYS = 1 };	/* the bit of the first number that is always set */

/* A sieve being made: the tables that it will show. */
struct maker {
	struct sieve_step *steps;
	uint32_t *steps_of;
	uint64_t *first, *kept, *begins, *begins_whole;
	struct sieve_place *places;
};

/* A word of a clause, while the sieve is made. */
struct entry {
	struct str word;
	struct sieve_step step;
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

/*
 * Only words that begin with a character of the BMP are looked for, and not what may be a comma: nearly
 * every sentence has one.
 */
static bool
is_sought(const struct clause *c)
{
	for (const struct word *w = c->first; w != NULL; w = w->next)
		if ((unsigned char)w->bytes[0] >= 0xf0 || w->bytes[0] == ',')
			return false;
	return true;
}

static void
add_words(struct maker *s, const struct clause *c, struct sieve_step step, bool whole, struct entries *entries)
{
	for (const struct word *w = c->first; w != NULL; w = w->next) {
		int32_t cp;

		utf8_step(w->bytes, &cp);
		s->begins[cp / BITS] |= (uint64_t)1 << cp % BITS;
		if (whole)
			s->begins_whole[cp / BITS] |= (uint64_t)1 << cp % BITS;
		*ARRAY_PUSH(entries->list, entries->n, entries->cap) = (struct entry){ { w->bytes, w->n }, step };
	}
}

/* The pattern's clauses get bits from *bit on: its place, and an entry for each word. */
static void
lay_out(struct maker *s, size_t i, const struct need *need, bool whole, size_t *bit, struct entries *entries)
{
	struct sieve_place *place = &s->places[i];
	uint64_t clause;
	bool first = true;

	if (*bit % BITS + need->n > BITS)
		*bit += BITS - *bit % BITS;
	place->number = (uint32_t)(*bit / BITS);
	clause = (uint64_t)1 << *bit % BITS;
	for (size_t k = 0; k < need->n; k++) {
		if (!is_sought(&need->clauses[k]))
			continue;
		add_words(s, &need->clauses[k], (struct sieve_step){ place->number, clause }, whole, entries);
		if (first)
			s->first[place->number] |= clause;
		first = false;
		place->last = clause;
		if (whole)
			s->kept[place->number] |= clause;
		clause <<= 1;
		++*bit;
	}
	if (first)
		*place = (struct sieve_place){ 0, ALWAYS };
}

static const uint32_t *
make_leads(const struct trie_node *nodes)
{
	uint32_t *leads = mem_alloc(SIEVE_LEADS * sizeof *leads);

	for (unsigned i = 0; i < SIEVE_LEADS; i++) {
		uint32_t node = trie_step(nodes, TRIE_ROOT, 0xe0 | i >> 6);

		leads[i] = node == TRIE_NONE ? TRIE_NONE : trie_step(nodes, node, 0x80 | (i & 0x3f));
	}
	return leads;
}

/* The entries, sorted, as a trie of the words and the steps of each. */
static void
make_steps(struct sieve *out, struct maker *s, const struct entries *entries)
{
	struct trie trie;
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
	trie_build(&trie, words, nwords);
	out->words = trie.nodes;
	out->leads = make_leads(trie.nodes);
	out->nnodes = trie.nnodes;
	out->nwords = nwords;
	free(words);
}

struct sieve *
sieve_new(const struct need *needs, const bool *whole, size_t n)
{
	struct sieve *s = mem_alloc(sizeof *s);
	struct maker m = { 0 };
	struct entries entries = { 0 };
	size_t bit = ALWAYS;

	/* Each pattern begins a number of its own at the worst. */
	m.places = mem_zeroed(n * sizeof *m.places);
	m.first = mem_zeroed((n + 1) * sizeof *m.first);
	m.begins = mem_zeroed(SIEVE_CHARACTERS / BITS * sizeof *m.begins);
	m.begins_whole = mem_zeroed(SIEVE_CHARACTERS / BITS * sizeof *m.begins_whole);
	m.kept = mem_zeroed((n + 1) * sizeof *m.kept);
	for (size_t i = 0; i < n; i++)
		lay_out(&m, i, &needs[i], whole[i], &bit, &entries);
	if (entries.n > 0)
		qsort(entries.list, entries.n, sizeof entries.list[0], by_word);
	make_steps(s, &m, &entries);
	s->steps = m.steps;
	s->steps_of = m.steps_of;
	s->begins = m.begins;
	s->begins_whole = m.begins_whole;
	s->first = m.first;
	s->kept = m.kept;
	s->places = m.places;
	s->npatterns = n;
	s->size = bit / BITS + 1;
	free(entries.list);
	return s;
}

void
sieve_free(struct sieve *s)
{
	if (s == NULL)
		return;
	free((void *)s->begins);
	free((void *)s->begins_whole);
	free((void *)s->words);
	free((void *)s->leads);
	free((void *)s->steps);
	free((void *)s->steps_of);
	free((void *)s->first);
	free((void *)s->kept);
	free((void *)s->places);
	free(s);
}

static void
found(const struct sieve *s, size_t word, uint64_t *progress)
{
	for (uint32_t i = s->steps_of[word]; i < s->steps_of[word + 1]; i++) {
		const struct sieve_step *step = &s->steps[i];
		uint64_t *p = &progress[step->number];

		*p |= (*p << 1 | s->first[step->number]) & step->clauses;
	}
}

/* The first byte of a character, as a number below 16 where it has three, as nearly all have. */
static inline unsigned
first_of_three(const unsigned char *p)
{
	return p[0] - 0xe0u;
}

/* Its first two bytes, as a number. */
static inline unsigned
lead_of(unsigned first, const unsigned char *p)
{
	return first * 64 + p[1] - 0x80;
}

/* Note the words that stand at p, where one begins with the same character. */
static void
look_at(const struct sieve *s, const char *p, const char *end, uint64_t *progress)
{
	const struct trie_node *nodes = s->words;
	unsigned first = first_of_three((const unsigned char *)p);
	uint32_t node = TRIE_ROOT;

	if (first < 16) {
		node = s->leads[lead_of(first, (const unsigned char *)p)];
		p += 2;
	}
	for (; p < end; p++) {
		node = trie_step(nodes, node, (unsigned char)*p);
		if (node == TRIE_NONE)
			return;
		if (nodes[node].value > 0)
			found(s, nodes[node].value - 1, progress);
	}
}

static inline bool
is_in(const uint64_t *set, unsigned word, unsigned last)
{
	return set[word] >> (last & 0x3f) & 1;
}

/*
 * The places from *p on, before stop and within RUN bytes, where a word may begin: each is written down,
 * and stays or not without a jump, which could not be foretold.  Nearly all characters are of three bytes.
 */
static inline size_t
note_places(const uint64_t *set, const char **p, const char *stop, const char **places)
{
	const char *end = stop - *p > RUN ? *p + RUN : stop, *at = *p;
	size_t n = 0;

	while (at < end) {
		const unsigned char *u = (const unsigned char *)at;
		unsigned first = first_of_three(u);
		int32_t cp;

		places[n] = at;
		if (first < 16) {
			n += is_in(set, lead_of(first, u), u[2]);
			at += 3;
		} else {
			at = utf8_step(at, &cp);
			n += cp < SIEVE_CHARACTERS && is_in(set, (unsigned)cp / BITS, (unsigned)cp);
		}
	}
	*p = at;
	return n;
}

void
sieve_sentence(const struct sieve *s, struct str text, size_t start, size_t end, bool whole, uint64_t *progress)
{
	const uint64_t *set = whole ? s->begins_whole : s->begins;
	const char *places[RUN], *p, *stop;

	for (size_t i = 0; i < s->size; i++)
		progress[i] &= s->kept[i];
	progress[0] |= ALWAYS;
	if (start == end)
		return;
	p = text.p + start;
	stop = text.p + end;
	while (p < stop) {
		size_t n = note_places(set, &p, stop, places);

		for (size_t i = 0; i < n; i++)
			look_at(s, places[i], text.p + text.n, progress);
	}
}
