/*
 * Numerals written with spaces inside: 三千 八百 九十六 万, 五 分之 一.
 */
#ifndef FIGURE_SQUEEZE_H
#define FIGURE_SQUEEZE_H

#include "text/fold.h"

/*
 * The same fold without the spaces between two characters of one numeral, of
 * which at least one can only continue it (百, 分, 点).  Returned as it is where
 * there are none.
 */
struct fold numeral_squeeze(struct arena *, struct fold);

#endif
