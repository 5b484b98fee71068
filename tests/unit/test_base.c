/*
 * Strings, memory, input and output.
 */
#include <errno.h>
#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/io.h"
#include "base/vec.h"
#include "support.h"

static void
strings(void **state)
{
	struct str s = STR("a\0b\0c"), rest = STR("one\t\ttwo");

	(void)state;
	assert_int_equal(s.n, 5);
	assert_int_equal(str_find(s, STR("\0c"), 0), 3);
	assert_int_equal(str_find(s, STR("b"), 3), (size_t)-1);
	assert_int_equal(str_find(STR("aaab"), STR("aab"), 0), 1);
	assert_int_equal(str_find(STR("ab"), STR("abc"), 0), (size_t)-1);
	assert_int_equal(str_find(STR("ab"), STR(""), 2), 2);
	assert_int_equal(str_find((struct str){ NULL, 0 }, STR("a"), 0), (size_t)-1);
	assert_int_equal(str_count(STR("a\n\nb\n"), '\n'), 3);
	assert_int_equal(str_count((struct str){ NULL, 0 }, '\n'), 0);
	assert_true(str_starts(STR("元角分"), STR("元")));
	assert_false(str_starts(STR("元"), STR("元角")));
	assert_true(str_ends(STR("万元"), STR("元")));
	assert_true(str_eq((struct str){ NULL, 0 }, STR("")));
	assert_true(str_cmp(STR("a"), STR("ab")) < 0);
	assert_true(str_cmp(STR("b"), STR("ab")) > 0);
	assert_true(str_cmp(STR("\xff"), STR("a")) > 0);
	assert_str(str_trim(STR(" \t a b\r\n")), "a b");
	assert_str(str_trim(STR(" \n")), "");
	assert_str(str_cut(&rest, '\t'), "one");
	assert_str(str_cut(&rest, '\t'), "");
	assert_str(str_cut(&rest, '\t'), "two");
	assert_null(rest.p);
	/* Published test vectors of FNV-1a, 64 bits. */
	assert_true(str_hash(STR("")) == 0xcbf29ce484222325u);
	assert_true(str_hash(STR("a")) == 0xaf63dc4c8601ec8cu);
	assert_true(str_hash(STR("foobar")) == 0x85944171f73967e8u);
}

/* Around every power of two and of ten. */
static void
digits(void **state)
{
	unsigned long long ten = 1;
	char want[32], number[32];

	(void)state;
	for (int i = 0; i < 64 + 20; i++) {
		unsigned long long around = i < 64 ? 1ull << i : ten;

		for (unsigned long long n = around - 3; n != around + 3; n++) {
			snprintf(want, sizeof want, "%llu", n);
			*str_number(number, n) = '\0';
			assert_string_equal(number, want);
		}
		if (i >= 64)
			ten *= 10;
	}
}

static void
vectors(void **state)
{
	uint8_t bytes[VEC];
	vec v;

	(void)state;
	for (uint32_t bits = 0; bits < 1 << VEC; bits++) {
		for (int i = 0; i < VEC; i++)
			bytes[i] = (uint8_t)(bits >> i & 1 ? 0xff : 0);
		v = vec_load((const char *)bytes);
		assert_int_equal(vec_mask(v), bits);
		assert_int_equal(vec_mask_words(v), bits);
	}
}

static void
arenas(void **state)
{
	struct arena a;
	char *small[100], *big;

	(void)state;
	arena_init(&a);
	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < 100; i++) {
			small[i] = arena_alloc(&a, 1 + i, 1);
			for (size_t k = 0; k <= i; k++)
				assert_int_equal(small[i][k], 0);
			memset(small[i], (int)i + 1, 1 + i);
			assert_int_equal((uintptr_t)small[i] % alignof(max_align_t), 0);
		}
		big = arena_alloc(&a, 1, 1000000);
		assert_int_equal(big[0] | big[999999], 0);
		memset(big, 0xee, 1000000);
		for (size_t i = 0; i < 100; i++)
			assert_true(small[i][0] == (char)(i + 1) && small[i][i] == (char)(i + 1));
		struct str s = arena_str(&a, STR("万"));
		assert_int_equal(s.p[s.n], '\0');
		assert_str(arena_printf(&a, "%d %s", 12, "件"), "12 件");
		arena_reset(&a);
	}
	/* Room is had to the end of a block and no further, and only what is kept is taken. */
	for (size_t n = 1; n < 20000; n += 7) {
		char *to = arena_room(&a, n);
		struct str kept;

		memset(to, 'x', n);
		kept = arena_keep(&a, to + n / 2);
		assert_true(kept.p == to && kept.n == n / 2 && a.at <= a.end);
		assert_int_equal((uintptr_t)arena_bytes(&a, 1) % alignof(max_align_t), 0);
	}
	arena_reset(&a);
	/* What it needed before it has room for, in one piece. */
	small[0] = arena_bytes(&a, sizeof(max_align_t));
	big = arena_bytes(&a, 1000000);
	assert_ptr_equal(big, small[0] + sizeof(max_align_t));
	/* Where it takes others' memory each time, that is no more each time. */
	for (int round = 0; round < 100; round++) {
		struct arena other;

		arena_init(&other);
		arena_bytes(&other, 100000);
		arena_bytes(&a, 100000);
		arena_adopt(&a, &other);
		arena_reset(&a);
	}
	assert_true(a.end - a.at < 500000);
	arena_release(&a);
}

static void
arenas_go_back(void **state)
{
	struct arena a, before;
	struct str kept;
	char *next;

	(void)state;
	arena_init(&a);
	before = a;
	arena_bytes(&a, 10);
	arena_return(&a, before);
	assert_null(a.blocks);
	kept = arena_str(&a, STR("万元"));
	before = a;
	for (int round = 0; round < 3; round++) {
		next = memset(arena_bytes(&a, 100), 'x', 100);
		memset(arena_bytes(&a, 1000000), 'x', 1000000);
		arena_bytes(&a, 10);
		arena_return(&a, before);
		assert_ptr_equal(arena_bytes(&a, 1), next);
		arena_return(&a, before);
	}
	assert_str(kept, "万元");
	arena_release(&a);
}

static void
buffers(void **state)
{
	struct buf b;
	int *numbers = NULL;
	size_t n = 0, cap = 0;

	(void)state;
	buf_init(&b);
	for (int i = 0; i < 1000; i++)
		buf_printf(&b, "%d,", i);
	assert_int_equal(b.n, 10 * 2 + 90 * 3 + 900 * 4);
	assert_str(str_sub(buf_str(&b), 0, 6), "0,1,2,");
	assert_str(str_sub(buf_str(&b), b.n - 4, b.n), "999,");
	buf_clear(&b);
	buf_add(&b, STR("x\0y"));
	buf_char(&b, '\0');
	assert_int_equal(b.n, 4);
	buf_release(&b);
	for (int i = 0; i < 1000; i++)
		*ARRAY_PUSH(numbers, n, cap) = i;
	for (int i = 0; i < 1000; i++)
		assert_int_equal(numbers[i], i);
	free(numbers);
}

/* A source that gives a few bytes at a time and then ends or fails. */
struct drip {
	size_t left;
	int error;
};

static long
drip_read(void *context, char *to, size_t n)
{
	struct drip *d = context;
	size_t give = d->left < 7 ? d->left : 7;

	if (give > n)
		give = n;
	if (give == 0 && d->error) {
		errno = d->error;
		return -1;
	}
	memset(to, 'x', give);
	d->left -= give;
	return (long)give;
}

static void
sources(void **state)
{
	struct drip ends = { 100000, 0 }, fails = { 20, EIO };
	struct buf b;

	(void)state;
	buf_init(&b);
	assert_int_equal(source_slurp((struct source){ drip_read, &ends }, &b), 0);
	assert_int_equal(b.n, 100000);
	assert_int_equal(b.p[99999], 'x');
	assert_int_equal(source_slurp((struct source){ drip_read, &fails }, &b), EIO);
	buf_release(&b);
}

/* A sink that takes so many bytes, then is full. */
struct disk {
	size_t room, got;
	int calls;
};

static int
disk_write(void *context, const char *from, size_t n)
{
	struct disk *d = context;

	(void)from;
	d->calls++;
	if (n > d->room)
		return ENOSPC;
	d->room -= n;
	d->got += n;
	return 0;
}

static void
sinks(void **state)
{
	struct disk large = { 1000000, 0, 0 }, small = { 100000, 0, 0 };
	struct sink s;

	(void)state;
	sink_init(&s, disk_write, &large);
	for (int i = 0; i < 50000; i++) {
		buf_add(sink_buf(&s), STR("0123456789"));
		sink_settle(&s);
	}
	assert_true(large.calls > 1 && large.calls < 100);
	assert_int_equal(sink_release(&s), 0);
	assert_int_equal(large.got, 500000);

	sink_init(&s, disk_write, &small);
	for (int i = 0; i < 50000; i++) {
		buf_add(sink_buf(&s), STR("0123456789"));
		sink_settle(&s);
	}
	int calls = small.calls;
	assert_int_equal(sink_flush(&s), ENOSPC);
	assert_int_equal(small.calls, calls);	/* nothing more is tried after an error */
	assert_int_equal(sink_release(&s), ENOSPC);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strings),
		cmocka_unit_test(digits),
		cmocka_unit_test(vectors),
		cmocka_unit_test(arenas),
		cmocka_unit_test(arenas_go_back),
		cmocka_unit_test(buffers),
		cmocka_unit_test(sources),
		cmocka_unit_test(sinks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
