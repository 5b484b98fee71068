/*
 * Numerals written with spaces inside: 三千 八百 九十六 万, 五 分之 一.
 */
#ifndef FIGURE_SQUEEZE_H
#define FIGURE_SQUEEZE_H

#include "figure/words.h"
#include "text/fold.h"

/* Where a fold has no space, numeral_squeeze has nothing to do; where none of these is marked, numeral_lookalikes. */
#define NUMERAL_MARKS "Ool元"

/*
 * The same fold without the spaces between two characters of one numeral, of
 * which at least one can only continue it (百, 分, 点).  Returned as it is where
 * there are none.
 */
struct fold numeral_squeeze(struct arena *, struct fold);

/*
 * The same fold with digits for what stands for them: the letters O and l inside a
 * number with a unit (2O年, 2l世纪), O among Chinese digits (一九九O年), 元 in 元月 and 宣统元年.
 * Returned as it is where there are none.
 */
struct fold numeral_lookalikes(const struct lexicon *, struct arena *, struct fold);

#endif
