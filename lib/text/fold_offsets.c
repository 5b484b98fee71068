/* From offsets of a folded text to those of the text it was made of, and back. */
#include "text/fold.h"
#include "text/utf8.h"

/* The step that folded offset (original offset) at lies in: the last that begins at or before it. */
static inline const struct fold_step *
step_at(const struct fold *f, size_t at, bool original)
{
	const struct fold_step *s = f->steps;

	for (size_t n = f->nsteps, half; n > 1; n -= half) {
		half = n / 2;
		s += (original ? s[half].original : s[half].folded) <= at ? half : 0;
	}
	return s;
}

size_t
fold_original(const struct fold *f, size_t folded)
{
	const struct fold_step *s = step_at(f, folded, false);

	return folded >= f->text.n ? f->source.n : s->original + (folded - s->folded);
}

/* Where the character in front of folded offset end begins. */
static inline size_t
last_char(const struct fold *f, size_t end)
{
	do
		end--;
	while (end > 0 && ((unsigned char)f->text.p[end] & 0xc0) == 0x80);
	return end;
}

/* Behind the character of the source at at. */
static inline size_t
behind_char(const struct fold *f, size_t at)
{
	int32_t cp;

	return (size_t)(utf8_step(f->source.p + at, &cp) - f->source.p);
}

size_t
fold_original_end(const struct fold *f, size_t folded)
{
	return folded == 0 ? f->steps[0].original : behind_char(f, fold_original(f, last_char(f, folded)));
}

void
fold_span(const struct fold *f, size_t start, size_t end, size_t *from, size_t *to)
{
	const struct fold_step *s = step_at(f, start, false), *stop = f->steps + f->nsteps;
	size_t last = last_char(f, end);

	*from = s->original + (start - s->folded);
	while (s + 1 < stop && s[1].folded <= last)
		s++;
	*to = behind_char(f, s->original + (last - s->folded));
}

/* The folded offset of an original one that lies in this step. */
static inline size_t
folded_in(const struct fold *f, const struct fold_step *s, size_t original)
{
	size_t folded, limit = s + 1 < f->steps + f->nsteps ? s[1].folded : f->text.n;

	if (original < s->original)
		return 0;
	folded = s->folded + (original - s->original);
	return folded < limit ? folded : limit;
}

size_t
fold_folded(const struct fold *f, size_t original)
{
	return folded_in(f, step_at(f, original, true), original);
}

void
fold_folded_span(const struct fold *f, size_t start, size_t end, size_t *from, size_t *to)
{
	const struct fold_step *s = step_at(f, start, true), *stop = f->steps + f->nsteps;

	*from = folded_in(f, s, start);
	while (s + 1 < stop && s[1].original <= end)
		s++;
	*to = folded_in(f, s, end);
}
