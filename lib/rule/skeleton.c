#include "rule/skeleton.h"
#include "text/utf8.h"

/* Copy folded text; the document's own private-use characters must not look like figures. */
static void
copy(char *to, const char *from, size_t n)
{
	char *end = to + n, *p = to;

	memcpy(to, from, n);
	while (end - p >= SKELETON_BYTES &&
	    (p = memchr(p, 0xEE, (size_t)(end - p))) != NULL) {
		if (end - p >= SKELETON_BYTES && (unsigned char)p[1] < 0x84)
			memcpy(p, UTF8_REPLACEMENT.p, SKELETON_BYTES);
		p++;
	}
}

struct skeleton
skeleton_make(struct arena *arena, const struct article *article, size_t para, size_t first, size_t n)
{
	const struct para *p = &article->doc.paras[para];
	struct skeleton s = { .fold = article->folds != NULL ? article->folds[para] :
	    fold_text(arena, article->doc.text, p->start, p->end) };
	char *text = arena_alloc(arena, 1, s.fold.text.n + n * SKELETON_BYTES + 1);
	size_t at = 0, done = 0;

	s.slots = ARENA_NEW(arena, struct slot, n);
	for (size_t i = first; i < first + n; i++) {
		const struct figure *f = &article->figures[i];
		size_t start, end;

		fold_folded_span(&s.fold, f->start, f->end, &start, &end);
		if (start < done || end < start)
			continue;
		copy(text + at, s.fold.text.p + done, start - done);
		at += start - done;
		s.slots[s.nslots++] = (struct slot){ at, end, i };
		text[at++] = (char)0xEE;
		text[at++] = (char)0x80;
		text[at++] = (char)(0x80 + f->kind);
		done = end;
	}
	copy(text + at, s.fold.text.p + done, s.fold.text.n - done);
	s.text = (struct str){ text, at + s.fold.text.n - done };
	return s;
}

size_t
skeleton_slot(const struct skeleton *s, size_t at)
{
	size_t low = 0, high = s->nslots;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (s->slots[mid].at < at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* The offset in the folded text of one in the skeleton, which is not inside a figure's character. */
static size_t
folded(const struct skeleton *s, size_t at)
{
	size_t i = skeleton_slot(s, at);

	if (i == 0)
		return at;
	return s->slots[i - 1].folded_end + (at - s->slots[i - 1].at - SKELETON_BYTES);
}

void
skeleton_original(const struct skeleton *s, const struct article *article, size_t start, size_t end,
    size_t *from, size_t *to)
{
	size_t i = skeleton_slot(s, start), last;

	if (i < s->nslots && s->slots[i].at == start && end > start)
		*from = article->figures[s->slots[i].figure].start;
	else
		*from = fold_original(&s->fold, folded(s, start));
	last = skeleton_slot(s, end);
	if (end > start && last > 0 && s->slots[last - 1].at + SKELETON_BYTES == end)
		*to = article->figures[s->slots[last - 1].figure].end;
	else
		*to = fold_original_end(&s->fold, folded(s, end));
	if (*to < *from)
		*to = *from;
}

size_t
skeleton_at(const struct skeleton *s, const struct article *article, size_t original)
{
	size_t low = 0, high = s->nslots, f = fold_folded(&s->fold, original);

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (article->figures[s->slots[mid].figure].end <= original)
			low = mid + 1;
		else
			high = mid;
	}
	if (low < s->nslots && article->figures[s->slots[low].figure].start <= original)
		return s->slots[low].at;
	return low == 0 ? f :
	    s->slots[low - 1].at + SKELETON_BYTES + (f - s->slots[low - 1].folded_end);
}

size_t
skeleton_at_folded(const struct skeleton *s, size_t at, bool behind)
{
	size_t low = 0, high = s->nslots, start;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (s->slots[mid].folded_end <= at)
			low = mid + 1;
		else
			high = mid;
	}
	start = low == 0 ? at : s->slots[low - 1].at + SKELETON_BYTES + (at - s->slots[low - 1].folded_end);
	if (low < s->nslots && start > s->slots[low].at)	/* inside it */
		return s->slots[low].at + (behind ? SKELETON_BYTES : 0);
	return start;
}
