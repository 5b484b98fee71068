#define _GNU_SOURCE	/* sched_getaffinity */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

#include "base/parallel.h"

enum { THREADS_MAX = 64, SLOTS_MAX = THREADS_MAX + 2 };

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

/* The pieces are numbered; that of number i is in slot i % slots. */
struct run {
	const struct pipeline *pipeline;
	void *context;
	size_t slots;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	size_t produced, taken, consumed;	/* consumed <= taken <= produced <= consumed + slots */
	bool ended;				/* there is no more to produce */
	bool done[SLOTS_MAX];			/* worked on */
};

/* Two pieces wait for a thread or for their turn.  More would be longer out of the cache when they are met again. */
size_t
pipeline_slots(unsigned threads)
{
	if (threads <= 1)
		return 1;
	return (threads < THREADS_MAX ? threads : THREADS_MAX) + 2;
}

/* Work on the next piece; locked before and after. */
static void
work_next(struct run *r)
{
	size_t slot = r->taken++ % r->slots;

	pthread_mutex_unlock(&r->lock);
	r->pipeline->work(r->context, slot);
	pthread_mutex_lock(&r->lock);
	r->done[slot] = true;
	pthread_cond_broadcast(&r->changed);
}

static void *
work_on(void *run)
{
	struct run *r = run;

	pthread_mutex_lock(&r->lock);
	for (;;) {
		if (r->taken < r->produced)
			work_next(r);
		else if (r->ended)
			break;
		else
			pthread_cond_wait(&r->changed, &r->lock);
	}
	pthread_mutex_unlock(&r->lock);
	return NULL;
}

static void
produce_next(struct run *r)
{
	size_t slot = r->produced % r->slots;
	bool more;

	pthread_mutex_unlock(&r->lock);
	more = r->pipeline->produce(r->context, slot);
	pthread_mutex_lock(&r->lock);
	r->done[slot] = false;
	if (more)
		r->produced++;
	else
		r->ended = true;
	pthread_cond_broadcast(&r->changed);
}

static void
consume_next(struct run *r)
{
	pthread_mutex_unlock(&r->lock);
	r->pipeline->consume(r->context, r->consumed % r->slots);
	pthread_mutex_lock(&r->lock);
	r->consumed++;
}

/* The caller's thread: what is done goes on first, then there is to be enough to do. */
static void
keep_going(struct run *r)
{
	pthread_mutex_lock(&r->lock);
	while (!r->ended || r->consumed < r->produced) {
		if (r->consumed < r->taken && r->done[r->consumed % r->slots])
			consume_next(r);
		else if (!r->ended && r->produced < r->consumed + r->slots)
			produce_next(r);
		else if (r->taken < r->produced)
			work_next(r);
		else
			pthread_cond_wait(&r->changed, &r->lock);
	}
	pthread_mutex_unlock(&r->lock);
}

void
pipeline_run(const struct pipeline *pipeline, unsigned threads, void *context)
{
	struct run run = { .pipeline = pipeline, .context = context, .slots = pipeline_slots(threads) };
	pthread_t others[THREADS_MAX];
	unsigned wanted = threads < THREADS_MAX ? threads : THREADS_MAX, started = 0;

	pthread_mutex_init(&run.lock, NULL);
	pthread_cond_init(&run.changed, NULL);
	while (started + 1 < wanted && pthread_create(&others[started], NULL, work_on, &run) == 0)
		started++;
	keep_going(&run);
	while (started > 0)
		pthread_join(others[--started], NULL);
	pthread_cond_destroy(&run.changed);
	pthread_mutex_destroy(&run.lock);
}

unsigned
parallel_processors(void)
{
	cpu_set_t set;

	if (sched_getaffinity(0, sizeof set, &set) != 0)
		return 1;
	return (unsigned)CPU_COUNT(&set);
}
