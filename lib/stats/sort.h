/*
 * Numbers in ascending order, in linear time.
 */
#ifndef STATS_SORT_H
#define STATS_SORT_H

#include <stdint.h>

void sort_numbers(int64_t *p, uint32_t n);

#endif
