#include "rule/folds.h"

enum { BYTES_MAX = 1 << 16 };

void
folds_init(struct folds *f)
{
	*f = (struct folds){ 0 };
	arena_init(&f->arena);
}

void
folds_release(struct folds *f)
{
	arena_release(&f->arena);
}

struct str
folds_text(struct folds *f, struct str text, size_t start, size_t end)
{
	struct stretch_folded *slot = &f->slots[(start + end * 7) % FOLDS];

	if (slot->text.p == NULL || slot->start != start || slot->end != end) {
		*slot = (struct stretch_folded){ start, end, fold_text(&f->arena, text, start, end).text };
		f->bytes += end - start;
	}
	return slot->text;
}

void
folds_settle(struct folds *f)
{
	if (f->bytes < BYTES_MAX)
		return;
	arena_reset(&f->arena);
	memset(f->slots, 0, sizeof f->slots);
	f->bytes = 0;
}
