/* A source line by line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/lines.h"
#include "support.h"
/* A source that gives one byte, then two, ... of a text, and at its end an error. */
struct trickle {
	struct str text;
	size_t at, step;
	bool fails;
};

static long
trickle_read(void *context, char *to, size_t n)
{
	struct trickle *t = context;
	size_t left = t->text.n - t->at, give = t->step++ % 5 + 1;

	if (left == 0)
		return t->fails ? -1 : 0;
	give = give < left ? give : left;
	give = give < n ? give : n;
	memcpy(to, t->text.p + t->at, give);
	t->at += give;
	return (long)give;
}

static void
lines_of_any_length(void **state)
{
	static const char *const want[] = { "first", "", "第三行", "last" };
	struct trickle t = { .text = STR("first\n\n第三行\nlast") };
	struct lines lines;
	struct str line, again;

	(void)state;
	lines_init(&lines, (struct source){ trickle_read, &t });
	for (size_t i = 0; i < 4; i++) {
		assert_true(lines_peek(&lines, &again));
		assert_str(again, want[i]);
		assert_true(lines_next(&lines, &line));
		assert_str(line, want[i]);
		assert_int_equal(lines.number, i + 1);
	}
	assert_false(lines_next(&lines, &line));
	assert_int_equal(lines.error, 0);
	lines_release(&lines);
}

static void
lines_then_the_rest(void **state)
{
	struct trickle t = { .text = STR("a\nb\nc\n") };
	struct lines lines;
	struct str line;

	(void)state;
	lines_init(&lines, (struct source){ trickle_read, &t });
	assert_true(lines_next(&lines, &line));
	assert_true(lines_peek(&lines, &line));
	assert_str(lines_rest(&lines), "b\nc\n");
	lines_release(&lines);
}

/* Behind a line, some bytes at a time: what was held, and what follows. */
static void
bytes_to_where_they_are_wanted(void **state)
{
	struct trickle t = { .text = STR("a\nb\nc\nd"), .fails = true };
	struct lines lines;
	struct str line;
	char to[16];
	size_t n = 0, got;

	(void)state;
	lines_init(&lines, (struct source){ trickle_read, &t });
	assert_true(lines_next(&lines, &line));
	while ((got = lines_take(&lines, to + n, 3)) > 0) {
		assert_true(got <= 3);
		n += got;
	}
	assert_str(((struct str){ to, n }), "b\nc\nd");
	assert_int_not_equal(lines.error, 0);
	assert_int_equal(lines_take(&lines, to, 3), 0);
	lines_release(&lines);
}

static void
lines_of_a_source_that_fails(void **state)
{
	struct trickle t = { .text = STR("whole\nhalf"), .fails = true };
	struct lines lines;
	struct str line;

	(void)state;
	lines_init(&lines, (struct source){ trickle_read, &t });
	assert_true(lines_next(&lines, &line));
	assert_false(lines_next(&lines, &line));
	assert_int_not_equal(lines.error, 0);
	lines_release(&lines);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_of_any_length),
		cmocka_unit_test(lines_then_the_rest),
		cmocka_unit_test(bytes_to_where_they_are_wanted),
		cmocka_unit_test(lines_of_a_source_that_fails),
	};

	return cmocka_run_group_tests_name("lines", tests, NULL, NULL);
}
