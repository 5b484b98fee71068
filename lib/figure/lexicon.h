/*
 * The lexicon: what the press's words about figures mean.  It is read from the
 * text files in lib/lexicon/, which are compiled in; each says in its header
 * what its columns are.
 */
#ifndef FIGURE_LEXICON_H
#define FIGURE_LEXICON_H

#include "base/dec.h"

struct lexicon;
struct recogniser;

/* The lexicon that a recogniser works with; it lives as long as that. */
const struct lexicon *recogniser_lexicon(const struct recogniser *);

/* One unit is so many of the other: 1 km = 1000 m. false: not convertible. */
bool lexicon_convert(const struct lexicon *, struct str from, struct str to, struct dec *factor);

/*
 * One unit is num / den of the base unit of its dimension, exactly (亩 = 2000/3 m2).
 * false: it converts to nothing.
 */
bool lexicon_unit_base(const struct lexicon *, struct str unit, struct str *base, struct dec *num,
    struct dec *den);

/*
 * The class that a unit is compared by: its dimension's base unit for units of
 * measure (m for km), 人 for all person-like classifiers (名 位 人 例 口 ...), else
 * itself.
 */
struct str lexicon_unit_class(const struct lexicon *, struct str unit);

#endif
