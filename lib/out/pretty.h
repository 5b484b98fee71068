/*
 * A table for the eye: columns aligned by what they take on a terminal, where a
 * Chinese character is two columns wide.
 */
#ifndef OUT_PRETTY_H
#define OUT_PRETTY_H

#include "base/mem.h"

/*
 * Append a tab-separated table (UTF-8, a header line, every line ended by \n).  A
 * column of numbers stands right, all others left; two spaces between.
 */
void pretty_write(struct buf *out, struct str table);

#endif
