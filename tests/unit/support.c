/*
 * What every program that links the library must supply.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "support.h"
#include "text/utf8.h"

_Noreturn void
mem_exhausted(size_t size)
{
	fprintf(stderr, "out of memory: %zu bytes\n", size);
	abort();
}

void
place_of(const struct doc *d, size_t offset, uint32_t *line, uint32_t *column)
{
	size_t low = 0, high = d->nlines;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (d->lines[mid] <= offset)
			low = mid;
		else
			high = mid;
	}
	*line = (uint32_t)low + 1;
	*column = (uint32_t)utf8_count(str_sub(d->text, d->lines[low], offset)) + 1;
}
