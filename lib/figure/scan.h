/*
 * Where a figure may begin.
 */
#ifndef FIGURE_SCAN_H
#define FIGURE_SCAN_H

#include <stdint.h>

#include "base/str.h"

/*
 * The first character at or after from that is in the set (one bit for each
 * code point of the BMP, 64 to a word), or text.n.  text is valid UTF-8.
 */
size_t scan_next(const uint64_t *set, struct str text, size_t from);

#endif
