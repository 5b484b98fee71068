#include <stdlib.h>

#include "rule/words.h"

void
words_release(struct words *w)
{
	free(w->lists);
	*w = (struct words){ 0 };
}

void
words_set(struct words *w, struct str name, struct str members)
{
	for (size_t i = 0; i < w->n; i++)
		if (str_eq(w->lists[i].name, name)) {
			w->lists[i].members = members;
			return;
		}
	*ARRAY_PUSH(w->lists, w->n, w->cap) = (struct word_list){ name, members };
}

struct str
words_find(const struct words *w, struct str name)
{
	for (; w != NULL; w = w->shared)
		for (size_t i = 0; i < w->n; i++)
			if (str_eq(w->lists[i].name, name))
				return w->lists[i].members;
	return (struct str){ NULL, 0 };
}
