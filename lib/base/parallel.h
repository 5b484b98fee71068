/*
 * One piece of work in parts that are done side by side (POSIX threads).
 */
#ifndef BASE_PARALLEL_H
#define BASE_PARALLEL_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Call task(context, i) once for each i < n, on up to so many threads, the caller's one
 * of them; return when all are done.  Parts are begun in order and finished in any: a
 * task writes only to what belongs to its i.  Threads that cannot be had are done without.
 */
void parallel_for(size_t n, unsigned threads, void (*task)(void *context, size_t i), void *context);

/*
 * Pieces that are read one after another, worked on side by side and given on in order.
 * Each stands in a slot from its beginning to its end, and the caller's thread alone
 * produces and consumes; it works too where it would have to wait.
 */
struct pipeline {
	bool (*produce)(void *context, size_t slot);	/* false: there is no more, and nothing in the slot */
	void (*work)(void *context, size_t slot);	/* on any thread: writes only to its slot */
	void (*consume)(void *context, size_t slot);
};

/* How many slots there are for so many threads. */
size_t pipeline_slots(unsigned threads);
/* Return when every piece has been consumed. */
void pipeline_run(const struct pipeline *, unsigned threads, void *context);

/* How many threads this process may run at once: its processors, 1 where that is not known. */
unsigned parallel_processors(void);

#endif
