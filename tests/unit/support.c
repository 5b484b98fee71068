/*
 * What every program that links the library must supply.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"

_Noreturn void
mem_exhausted(size_t size)
{
	fprintf(stderr, "out of memory: %zu bytes\n", size);
	abort();
}
