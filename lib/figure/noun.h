/* The noun phrases beside a figure, of the words that term.h tells. */
#ifndef FIGURE_NOUN_H
#define FIGURE_NOUN_H

#include "figure/term.h"

/*
 * The noun phrase from text[at] on, quotes passed over: to the last noun in front of a
 * verb, a particle, a mark or a figure; empty: none begins there.  A verbal noun belongs
 * to it in front of a noun (农业[开发]项目), behind one where events are counted (三次安全
 * [检查]).
 */
struct str noun_from(struct reader *, size_t at, bool event);
/* The noun phrase that ends at text[at] and begins at or after floor; empty: none. */
struct str noun_to(struct reader *, size_t floor, size_t at);

/* 工人[生产]汽车: the first verbal noun inside it, which is the verb if a figure stands on both sides of it; of PART_END: none. */
struct term verb_inside(struct reader *, struct str noun);

bool is_quote(int32_t cp);
bool is_quote_at(struct str text, size_t at);

#endif
