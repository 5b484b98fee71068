/* parallel_for does each part once, a pipeline each piece in order; arenas of parts end in one. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/parallel.h"

enum { PARTS = 1000 };

static void
count(void *context, size_t i)
{
	((int *)context)[i]++;
}

static void
each_part_once(void **state)
{
	(void)state;
	for (unsigned threads = 0; threads < 100; threads += 7) {
		for (size_t n = 0; n <= PARTS; n += n < 3 ? 1 : 499) {
			int done[PARTS + 1] = { 0 };

			parallel_for(n, threads, count, done);
			for (size_t i = 0; i <= PARTS; i++)
				assert_int_equal(done[i], i < n);
		}
	}
	assert_true(parallel_processors() >= 1);
}

/* A pipeline whose pieces are their own numbers; work doubles them. */
struct numbers {
	size_t n, made, given;
	size_t slots[200];
	bool ok;
};

static bool
make_number(void *context, size_t slot)
{
	struct numbers *c = context;

	if (c->made == c->n)
		return false;
	c->slots[slot] = c->made++;
	return true;
}

static void
double_number(void *context, size_t slot)
{
	struct numbers *c = context;

	/* Some take longer than those behind them. */
	for (volatile size_t i = 0; i < c->slots[slot] * 7919 % 2000; i++)
		;
	c->slots[slot] *= 2;
}

static void
give_number(void *context, size_t slot)
{
	struct numbers *c = context;

	c->ok = c->ok && c->slots[slot] == 2 * c->given++;
}

static void
pieces_in_order(void **state)
{
	static const struct pipeline pipeline = { make_number, double_number, give_number };

	(void)state;
	assert_int_equal(pipeline_slots(0), 1);
	assert_in_range(pipeline_slots(1000), 1, 200);
	for (unsigned threads = 0; threads < 80; threads += threads < 4 ? 1 : 25) {
		for (size_t n = 0; n <= PARTS; n += n < 3 ? 1 : 499) {
			struct numbers c = { .n = n, .ok = true };

			pipeline_run(&pipeline, threads, &c);
			assert_int_equal(c.given, n);
			assert_true(c.ok);
		}
	}
}

/* How many threads this process has, where the system tells. */
static size_t
threads_now(void)
{
	DIR *tasks = opendir("/proc/self/task");
	size_t n = 0;

	if (tasks == NULL)
		return 0;
	for (const struct dirent *d; (d = readdir(tasks)) != NULL;)
		n += d->d_name[0] != '.';
	closedir(tasks);
	return n;
}

struct alone {
	struct numbers numbers;
	size_t threads;	/* when there was no second number */
};

static bool
make_alone(void *context, size_t slot)
{
	struct alone *a = context;
	bool more = make_number(&a->numbers, slot);

	if (!more)
		a->threads = threads_now();
	return more;
}

/* As most articles are; a thread for it costs more than it does. */
static void
no_thread_for_a_piece_alone(void **state)
{
	static const struct pipeline pipeline = { make_alone, double_number, give_number };
	struct alone a = { .numbers = { .n = 1, .ok = true } };
	size_t before = threads_now();

	(void)state;
	pipeline_run(&pipeline, 8, &a);
	assert_int_equal(a.numbers.given, 1);
	assert_int_equal(a.threads, before);
}

struct part {
	struct arena arena;
	struct str text;
};

static void
fill(void *context, size_t i)
{
	struct part *p = (struct part *)context + i;

	arena_init(&p->arena);
	/* Small ones, one of a block of its own, and none. */
	if (i % 3 != 0)
		p->text = arena_printf(&p->arena, "%zu", i);
	if (i % 3 == 2)
		(void)arena_alloc(&p->arena, 1, 200000);
}

static void
arenas_of_parts(void **state)
{
	static struct part parts[100];
	struct arena arena;

	(void)state;
	arena_init(&arena);
	parallel_for(100, 4, fill, parts);
	for (size_t i = 0; i < 100; i++) {
		arena_adopt(&arena, &parts[i].arena);
		assert_null(parts[i].arena.blocks);
		(void)arena_str(&arena, STR("between"));
	}
	for (size_t i = 0; i < 100; i++)
		if (i % 3 != 0)
			assert_true(str_eq(parts[i].text, arena_printf(&arena, "%zu", i)));
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_part_once),
		cmocka_unit_test(pieces_in_order),
		cmocka_unit_test(no_thread_for_a_piece_alone),
		cmocka_unit_test(arenas_of_parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
