#include "figure/lexicon_table.h"
#include "text/utf8.h"

const struct word *
lexicon_words(const struct lexicon *lex, size_t *n)
{
	*n = lex->nwords;
	return lex->words;
}

const struct word *
lexicon_class(const struct lexicon *lex, enum word_class class, size_t *n)
{
	const struct word *first = lex->words + lex->firsts[class], *last = first;

	while (last < lex->words + lex->nwords && last->class == class)
		last++;
	*n = (size_t)(last - first);
	return first;
}

const uint64_t *
lexicon_candidates(const struct lexicon *lex)
{
	return lex->candidates;
}

/* The first word of the classes, without one of the flags, that ends at a node, or NULL. */
static inline const struct word *
word_of(const struct lexicon *lex, uint32_t node, word_classes classes, uint32_t flags)
{
	const struct lexicon_entry *e;

	if (lex->nodes[node].value == 0)
		return NULL;
	e = &lex->entries[lex->nodes[node].value - 1];
	for (;; e++) {
		if (classes >> e->class & 1 && !(flags != 0 && lex->words[e->word].flags & flags))
			return &lex->words[e->word];
		if (e->last)
			return NULL;
	}
}

/* The rank of a character of three bytes: the bits that mark these are taken off their sum, which is cheaper than off each. */
static inline unsigned
rank_of_three(const struct lexicon *lex, const char *p)
{
	enum { MARKS = (0xe0 << 12) + (0x80 << 6) + 0x80 };
	const unsigned char *u = (const unsigned char *)p;

	return lex->ranks[((size_t)u[0] << 12) + ((size_t)u[1] << 6) + u[2] - MARKS];
}

/* A character of two bytes or of four. */
static unsigned
rank_of_rare(const struct lexicon *lex, const char *p)
{
	int32_t cp;

	utf8_step(p, &cp);
	return cp <= UINT16_MAX ? lex->ranks[cp] : LEXICON_OTHER;
}

/* Behind the character at p, and its rank: most are of three bytes. */
static inline const char *
pass(const struct lexicon *lex, const char *p, unsigned *rank)
{
	unsigned char lead = (unsigned char)*p;

	if ((lead & 0xf0) == 0xe0) {
		*rank = rank_of_three(lex, p);
		return p + 3;
	}
	if (lead < 0x80) {
		*rank = lex->ranks[lead];
		return p + 1;
	}
	*rank = rank_of_rare(lex, p);
	return p + utf8_size(*p);
}

/* The same backwards, from first on: where the character before p begins. */
static inline const char *
pass_back(const struct lexicon *lex, const char *p, const char *first, unsigned *rank)
{
	if (p - first >= 3 && (p[-3] & 0xf0) == 0xe0) {
		*rank = rank_of_three(lex, p - 3);
		return p - 3;
	}
	if ((unsigned char)p[-1] < 0x80) {
		*rank = lex->ranks[(unsigned char)p[-1]];
		return p - 1;
	}
	for (p -= 2; (*p & 0xc0) == 0x80;)
		p--;
	*rank = rank_of_rare(lex, p);
	return p;
}

/* As trie_step. */
static inline uint32_t
step(const struct lexicon *lex, uint32_t node, unsigned rank)
{
	uint32_t to = lex->nodes[node].base + rank;

	return lex->nodes[to].parent == node ? to : TRIE_NONE;
}

/* Has a node children? */
static inline bool
goes_on(const struct lexicon *lex, uint32_t node)
{
	return lex->nodes[node].base != 0;
}

/* Where it is known to be there, as the nodes of single characters are. */
static inline uint32_t
child(const struct lexicon *lex, uint32_t node, unsigned rank)
{
	return lex->nodes[node].base + rank;
}

/* The words that end at a node, each for its group if it is the first of that. */
static inline void
take_words(const struct lexicon *lex, uint32_t node, const struct word_groups *groups, uint32_t flags, const struct word *found[])
{
	const struct lexicon_entry *e;
	unsigned taken = 0;

	if (lex->nodes[node].value == 0)
		return;
	for (e = &lex->entries[lex->nodes[node].value - 1];; e++) {
		const struct word *w = &lex->words[e->word];
		unsigned group = groups->group[e->class];

		if (group != 0 && !(taken >> group & 1) && !(w->flags & flags)) {
			found[group] = w;
			taken |= 1u << group;
		}
		if (e->last)
			return;
	}
}

void
lexicon_search(const struct lexicon *lex, struct str text, size_t at, const struct word_groups *groups, uint32_t flags,
    const struct word *found[])
{
	const char *p, *end;
	unsigned rank;
	uint32_t node;

	if (at >= text.n)
		return;
	end = text.p + text.n;
	p = pass(lex, text.p + at, &rank);
	if (!(lex->edges[rank].begins & groups->classes))
		return;
	for (node = child(lex, TRIE_ROOT, rank); node != TRIE_NONE; node = step(lex, node, rank)) {
		take_words(lex, node, groups, flags, found);
		if (p >= end || !goes_on(lex, node))
			return;
		p = pass(lex, p, &rank);
	}
}

const struct word *
lexicon_match_without(const struct lexicon *lex, struct str text, size_t at, word_classes classes, uint32_t flags)
{
	const char *p, *end;
	const struct word *best = NULL, *w;
	unsigned rank;
	uint32_t node;

	if (at >= text.n)
		return NULL;
	end = text.p + text.n;
	p = pass(lex, text.p + at, &rank);
	if (!(lex->edges[rank].begins & classes))
		return NULL;
	for (node = child(lex, TRIE_ROOT, rank); node != TRIE_NONE; node = step(lex, node, rank)) {
		if ((w = word_of(lex, node, classes, flags)) != NULL)
			best = w;
		if (p >= end || !goes_on(lex, node))
			break;
		p = pass(lex, p, &rank);
	}
	return best;
}

const struct word *
lexicon_match(const struct lexicon *lex, struct str text, size_t at, word_classes classes)
{
	return lexicon_match_without(lex, text, at, classes, 0);
}

const struct word *
lexicon_match_unit(const struct lexicon *lex, struct str text, size_t at, struct str code)
{
	const char *p = text.p + at, *end = text.p + text.n;
	const struct word *best = NULL;
	uint32_t node = TRIE_ROOT, value;
	unsigned rank;

	while (p < end) {
		p = pass(lex, p, &rank);
		node = step(lex, node, rank);
		if (node == TRIE_NONE)
			break;
		if ((value = lex->nodes[node].value) == 0)
			continue;
		for (const struct lexicon_entry *e = &lex->entries[value - 1];; e++) {
			if (e->class == WORD_UNIT && str_eq(word_code(&lex->words[e->word]), code))
				best = &lex->words[e->word];
			if (e->last)
				break;
		}
	}
	return best;
}

/* The longest of the classes that ends at p, from a node whose children lead backwards. */
static inline const struct word *
match_back(const struct lexicon *lex, const char *p, const char *floor, uint32_t node, word_classes classes)
{
	const struct word *best = word_of(lex, node, classes, 0), *w;
	unsigned rank;

	while (p > floor && goes_on(lex, node)) {
		p = pass_back(lex, p, floor, &rank);
		node = step(lex, node, rank);
		if (node == TRIE_NONE)
			break;
		if ((w = word_of(lex, node, classes, 0)) != NULL)
			best = w;
	}
	return best;
}

const struct word *
lexicon_match_back(const struct lexicon *lex, struct str text, size_t floor, size_t at,
    word_classes classes)
{
	const char *p;
	unsigned rank;

	if (at <= floor)	/* also of no text, which has no address */
		return NULL;
	p = pass_back(lex, text.p + at, text.p + floor, &rank);
	if (!(lex->edges[rank].ends & classes))
		return NULL;
	return match_back(lex, p, text.p + floor, child(lex, child(lex, TRIE_ROOT, LEXICON_BACKWARD), rank), classes);
}

word_classes
lexicon_ends(const struct lexicon *lex, struct str text, size_t at)
{
	unsigned rank;

	(void)pass_back(lex, text.p + at, text.p, &rank);
	return lex->edges[rank].ends;
}

const struct word *
lexicon_phrase(const struct lexicon *lex, struct str text, size_t floor, size_t at, size_t *start)
{
	const char *p = text.p + at, *end = text.p + text.n;
	const struct word *best = NULL, *w;
	uint32_t node;
	unsigned rank;

	if (at >= text.n)
		return NULL;
	p = pass(lex, p, &rank);
	if (!(lex->edges[rank].begins & WORDS_PHRASE))
		return NULL;
	for (node = child(lex, TRIE_ROOT, rank);; node = step(lex, node, rank)) {
		if (node == TRIE_NONE)
			return best;
		w = NULL;
		if (lex->nodes[node].around)
			w = match_back(lex, text.p + at, text.p + floor, child(lex, node, LEXICON_AROUND), WORDS_PHRASE);
		if (w != NULL && (best == NULL || word_text(w).n > word_text(best).n)) {
			best = w;
			*start = (size_t)(p - text.p) - word_text(w).n;
		}
		if (p >= end)
			return best;
		p = pass(lex, p, &rank);
	}
}

/* ---- terms ---- */

/* May a term have the two side by side? */
static inline bool
may_join(const struct lexicon *lex, unsigned first, unsigned second)
{
	uint32_t joint = lexicon_joint(first, second);

	return lex->term_joints[joint / 64] >> joint % 64 & 1;
}

/* Two characters that terms begin or end with; NULL: none does. */
static inline const struct lexicon_pair *
pair_of(const struct lexicon *lex, unsigned first, unsigned second)
{
	const struct lexicon_pair *pair = &lex->term_pairs[lex->term_chars[first].base + second];

	return may_join(lex, first, second) && pair->first == first ? pair : NULL;
}

/* The character in a list; NULL: it is not there. */
static inline const struct lexicon_more *
more_of(const struct lexicon *lex, unsigned list, unsigned rank)
{
	const struct lexicon_more *more = &lex->term_more[list];

	while (more->rank != rank)
		if (more++->last)
			return NULL;
	return more;
}

static inline const struct term_kind *
kind_of(const struct lexicon *lex, unsigned kind)
{
	return kind != 0 ? &lex->term_kinds[kind] : NULL;
}

/*
 * Where the longest term ends (begins, if back) of those that go on at p with a list, behind (in front of) the
 * character last, up to stop, and its *kind; found: none does.
 */
static inline const char *
longest(const struct lexicon *lex, const char *p, const char *stop, bool back, unsigned last, const uint16_t *list, const char *found, unsigned *kind)
{
	const struct lexicon_more *more;
	unsigned rank;

	while (p != stop) {
		p = back ? pass_back(lex, p, stop, &rank) : pass(lex, p, &rank);
		if (!(back ? may_join(lex, rank, last) : may_join(lex, last, rank)) || (more = more_of(lex, *list, rank)) == NULL)
			break;
		if (more->kind != 0) {
			*kind = more->kind;
			found = p;
		}
		if (more->more == 0)
			break;
		list = &more->more;
		last = rank;
	}
	return found;
}

const struct term_kind *
lexicon_term(const struct lexicon *lex, struct str text, size_t at, size_t *n)
{
	const char *start = text.p + at, *p = start, *end = text.p + text.n, *found;
	const struct lexicon_pair *pair;
	unsigned first, rank, kind;

	if (p >= end)
		return NULL;
	found = p = pass(lex, p, &first);
	kind = lex->term_chars[first].kind;
	if (p < end && lex->term_chars[first].base != 0) {
		p = pass(lex, p, &rank);
		pair = pair_of(lex, first, rank);
		if (pair != NULL) {
			if (pair->kind != 0) {
				kind = pair->kind;
				found = p;
			}
			if (pair->goes_on)
				found = longest(lex, p, end, false, rank, &lex->term_lists[pair - lex->term_pairs].behind, found, &kind);
		}
	}
	*n = (size_t)(found - start);
	return kind_of(lex, kind);
}

const struct term_kind *
lexicon_term_back(const struct lexicon *lex, struct str text, size_t floor, size_t at, size_t *n)
{
	const char *end = text.p + at, *p = end, *first = text.p + floor, *found;
	const struct lexicon_pair *pair;
	unsigned last, rank, kind;

	if (p <= first)
		return NULL;
	found = p = pass_back(lex, p, first, &last);
	kind = lex->term_chars[last].kind_back;
	if (p > first) {
		p = pass_back(lex, p, first, &rank);
		pair = pair_of(lex, rank, last);
		if (pair != NULL) {
			if (pair->kind_back != 0) {
				kind = pair->kind_back;
				found = p;
			}
			if (pair->goes_back)
				found = longest(lex, p, first, true, rank, &lex->term_lists[pair - lex->term_pairs].in_front, found, &kind);
		}
	}
	*n = (size_t)(end - found);
	return kind_of(lex, kind);
}

bool
lexicon_overlapped(const struct lexicon *lex, struct str text, size_t at, size_t end)
{
	size_t n;

	/* 里, is a term too. */
	return lexicon_term(lex, text, at, &n) != NULL && at + n > end && text.p[at + n - 1] != ',';
}

/* ---- units compared ---- */

const struct word *
lexicon_unit(const struct lexicon *lex, struct str code)
{
	uint32_t node = child(lex, TRIE_ROOT, LEXICON_CODE);
	const char *p;
	unsigned rank;

	if (code.n == 0)
		return NULL;
	/* The keys hold the code backwards. */
	for (p = code.p + code.n; p > code.p && node != TRIE_NONE;) {
		p = pass_back(lex, p, code.p, &rank);
		node = step(lex, node, rank);
	}
	return node == TRIE_NONE ? NULL : word_of(lex, node, WORDS(UNIT), 0);
}
