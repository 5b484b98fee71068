/*
 * Any text: figures in order, apart, on whole characters, with low <= high.
 */
#include <assert.h>
#include <stdint.h>

#include "../unit/support.h"
#include "figure/recognise.h"
#include "text/decode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
is_start(struct str s, size_t at)
{
	return at == s.n || ((unsigned char)s.p[at] & 0xc0) != 0x80;
}

static void
check(const struct article *a)
{
	size_t end = 0;
	struct buf b;

	buf_init(&b);
	for (size_t i = 0; i < a->nfigures; i++) {
		const struct figure *f = &a->figures[i];
		uint32_t line, column;

		assert(end <= f->start && f->start < f->end && f->end <= a->doc.text.n);
		assert(is_start(a->doc.text, f->start) && is_start(a->doc.text, f->end));
		assert(f->para < a->doc.nparas && f->sentence < a->doc.nsentences);
		assert(f->start >= a->doc.paras[f->para].start && f->end <= a->doc.paras[f->para].end);
		place_of(&a->doc, f->start, &line, &column);
		assert(line == f->line && column == f->column);
		assert(!f->has_range || dec_cmp(f->range.low, f->range.high) <= 0);
		figure_print_bound(&b, f, f->range.low);
		figure_print_bound(&b, f, f->range.high);
		end = f->end;
	}
	buf_release(&b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct recogniser *recogniser;	/* as a filter has it: one for all documents */
	struct recognise_options options = { .all = size % 2 != 0 };
	struct arena arena;
	struct decoded d;
	size_t line, trouble = 0;

	if (recogniser == NULL)
		recogniser = recogniser_new();
	if (size % 3 == 0)
		options.edition = STR("2025-12-29");
	arena_init(&arena);
	if (text_decode(&arena, (struct str){ (const char *)data, size }, NULL, &d, &line) == NULL) {
		struct article a = recognise(recogniser, &arena, STR("fuzz"), d.text, &options, &trouble);

		check(&a);
	}
	arena_release(&arena);
	return 0;
}
