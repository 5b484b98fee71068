#define _GNU_SOURCE	/* sched_getaffinity */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

#include "base/parallel.h"

enum { THREADS_MAX = 64 };

struct work {
	size_t n;
	void (*task)(void *context, size_t i);
	void *context;
	atomic_size_t next;
};

static void *
do_parts(void *work)
{
	struct work *w = work;
	size_t i;

	while ((i = atomic_fetch_add(&w->next, 1)) < w->n)
		w->task(w->context, i);
	return NULL;
}

void
parallel_for(size_t n, unsigned threads, void (*task)(void *context, size_t i), void *context)
{
	struct work work = { .n = n, .task = task, .context = context };
	pthread_t others[THREADS_MAX];
	unsigned wanted = threads < THREADS_MAX ? threads : THREADS_MAX, started = 0;

	while (started + 1 < wanted && started + 1 < n &&
	    pthread_create(&others[started], NULL, do_parts, &work) == 0)
		started++;
	do_parts(&work);
	while (started > 0)
		pthread_join(others[--started], NULL);
}

unsigned
parallel_processors(void)
{
	cpu_set_t set;

	if (sched_getaffinity(0, sizeof set, &set) != 0)
		return 1;
	return (unsigned)CPU_COUNT(&set);
}
