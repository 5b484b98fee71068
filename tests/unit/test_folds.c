/* lib/rule/folds.h: folded text remembered. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "rule/folds.h"
#include "text/fold.h"

/* What is remembered is the same text, also when its place was taken and after it was forgotten. */
static void
folds_remember(void **state)
{
	const struct str text = STR("增長 ３．５％,\n比上年");
	struct folds f;

	(void)state;
	folds_init(&f);
	for (int turn = 0; turn < 3; turn++) {
		for (size_t start = 0; start < text.n; start++)
			for (size_t end = start; end <= text.n; end++) {
				struct arena arena;
				struct str folded;

				if ((start < text.n && ((unsigned char)text.p[start] & 0xC0) == 0x80) ||
				    (end < text.n && ((unsigned char)text.p[end] & 0xC0) == 0x80))
					continue;
				arena_init(&arena);
				folded = fold_text(&arena, text, start, end).text;
				assert_true(str_eq(folds_text(&f, text, start, end), folded));
				assert_true(str_eq(folds_text(&f, text, start, end), folded));
				arena_release(&arena);
			}
		f.bytes += 1 << 20;
		folds_settle(&f);
		assert_int_equal(f.bytes, 0);
	}
	folds_release(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(folds_remember),
	};

	return cmocka_run_group_tests_name("folds", tests, NULL, NULL);
}
