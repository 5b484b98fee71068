/*
 * One piece of work in parts that are done side by side (POSIX threads).
 */
#ifndef BASE_PARALLEL_H
#define BASE_PARALLEL_H

#include <stddef.h>

/*
 * Call task(context, i) once for each i < n, on up to so many threads, the caller's one
 * of them; return when all are done.  Parts are begun in order and finished in any: a
 * task writes only to what belongs to its i.  Threads that cannot be had are done without.
 */
void parallel_for(size_t n, unsigned threads, void (*task)(void *context, size_t i), void *context);

/* How many threads this process may run at once: its processors, 1 where that is not known. */
unsigned parallel_processors(void);

#endif
