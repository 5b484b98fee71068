/*
 * Where a figure may begin.
 */
#ifndef FIGURE_SCAN_H
#define FIGURE_SCAN_H

#include "base/str.h"

/*
 * The first character at or after from that is in the set (one bit for each
 * code point of the BMP), or text.n.  text is valid UTF-8.
 */
size_t scan_next(const unsigned char *set, struct str text, size_t from);

#endif
