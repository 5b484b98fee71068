/* The words that make lists and breakdowns, looked for at many places. */
#include "rule/region_walk.h"

/* behind: the words are looked for behind a place, where Han begins; else before it. */
static void
lookout_init(struct lookout *l, struct str list, bool behind)
{
	*l = (struct lookout){ .list = list };
	while (list.p != NULL) {
		struct str word = str_trim(str_cut(&list, '|'));

		if (word.n >= 3)
			l->may[lookout_hash(behind ? word.p + 1 : word.p + word.n - 2)] = true;
		else if (!behind)
			memset(l->may, true, sizeof l->may);
	}
}

const struct lookouts *
region_lookouts(const struct scope *scope, struct lookouts *own)
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

size_t
lookout_longest(const struct lookout *l, struct str s)
{
	struct str list = l->list;
	size_t longest = 0;

	while (list.p != NULL) {
		struct str word = str_trim(str_cut(&list, '|'));

		if (word.n > longest && str_starts(s, word))
			longest = word.n;
	}
	return longest;
}

bool
lookout_before(const struct lookout *l, struct str s)
{
	struct str list = l->list;

	if (s.n >= 3 && !l->may[lookout_hash(s.p + s.n - 2)])
		return false;
	while (list.p != NULL) {
		struct str word = str_trim(str_cut(&list, '|'));

		if (word.n > 0 && str_ends(s, word))
			return true;
	}
	return false;
}
