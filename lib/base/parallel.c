#define _GNU_SOURCE	/* sched_getaffinity */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

#include "base/parallel.h"

enum { THREADS_MAX = 64, SLOTS_MAX = 2 * THREADS_MAX + 2 };

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

/*
 * The pieces are numbered; that of number i is in slot in[i % slots].  The next one takes the slot
 * that was left last, for what it holds is still in the cache: the others serve while one waits.
 */
struct run {
	const struct pipeline *pipeline;
	void *context;
	unsigned threads;	/* the caller's too */
	unsigned started;	/* of the others */
	pthread_t others[THREADS_MAX];
	size_t slots;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	size_t produced, taken, consumed;	/* consumed <= taken <= produced <= consumed + slots */
	bool ended;				/* there is no more to produce */
	size_t in[SLOTS_MAX];
	size_t left[SLOTS_MAX];			/* slots without a piece, the one left last at the end */
	bool done[SLOTS_MAX];			/* worked on: the piece in a slot */
};

size_t
pipeline_slots(unsigned threads)
{
	if (threads <= 1)
		return 1;
	return 2 * (threads < THREADS_MAX ? threads : THREADS_MAX) + 2;
}

static size_t
unused(const struct run *r)
{
	return r->slots - (r->produced - r->consumed);
}

/* Work on the next piece; locked before and after. */
static void
work_next(struct run *r)
{
	size_t slot = r->in[r->taken++ % r->slots];

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

/* The first piece that waits is the caller's: for a short text, which is one, no thread is started. */
static void
start_other(struct run *r)
{
	if (r->produced - r->taken < 2 || r->started + 1 >= r->threads)
		return;
	if (pthread_create(&r->others[r->started], NULL, work_on, r) == 0)
		r->started++;
	else
		r->threads = r->started + 1;
}

static void
produce_next(struct run *r)
{
	size_t slot = r->left[unused(r) - 1];
	bool more;

	pthread_mutex_unlock(&r->lock);
	more = r->pipeline->produce(r->context, slot);
	pthread_mutex_lock(&r->lock);
	r->done[slot] = false;
	r->in[r->produced % r->slots] = slot;
	if (more)
		r->produced++;
	else
		r->ended = true;
	start_other(r);
	pthread_cond_broadcast(&r->changed);
}

static void
consume_next(struct run *r)
{
	size_t slot = r->in[r->consumed % r->slots];

	pthread_mutex_unlock(&r->lock);
	r->pipeline->consume(r->context, slot);
	pthread_mutex_lock(&r->lock);
	r->consumed++;
	r->left[unused(r) - 1] = slot;
}

/* The caller's thread: there is to be something to do for each, then what is done goes on. */
static void
keep_going(struct run *r)
{
	pthread_mutex_lock(&r->lock);
	while (!r->ended || r->consumed < r->produced) {
		if (!r->ended && unused(r) > 0 && r->produced - r->taken < r->threads)
			produce_next(r);
		else if (r->consumed < r->taken && r->done[r->in[r->consumed % r->slots]])
			consume_next(r);
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

	run.threads = threads < 1 ? 1 : threads < THREADS_MAX ? threads : THREADS_MAX;
	for (size_t i = 0; i < run.slots; i++)
		run.left[i] = i;
	pthread_mutex_init(&run.lock, NULL);
	pthread_cond_init(&run.changed, NULL);
	keep_going(&run);
	while (run.started > 0)
		pthread_join(run.others[--run.started], NULL);
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
