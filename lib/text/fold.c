#include <stdlib.h>

#include "text/fold.h"
#include "text/utf8.h"
#include "text/variants.h"

/*
 * Folding copies runs that stay as they are and changes single characters in
 * between.  What a character becomes depends on it alone, but for white space,
 * which goes or stays by its neighbours.
 */
struct folder {
	struct str text;
	size_t start, end;
	const struct fold_set *set;
	char *to;
	size_t n;		/* bytes in to */
	size_t shift;		/* the text goes on at n + shift */
	struct fold_step *steps, *few;	/* few: not of the heap */
	size_t nsteps, cap;
	uint32_t *noted;	/* there is room for as many as there are bytes */
	size_t nnoted;
	bool spaced, marked;
};

enum {
	FEW_STEPS = 32,
	COPIED = 64,	/* bytes at once */
};

/* Ideographic, no-break, and the blank A3A0 of GBK. */
static bool
is_other_blank(int32_t cp)
{
	return cp == 0x3000 || cp == 0xa0 || cp == 0xe5e5;
}

static bool
is_space(int32_t cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') || is_other_blank(cp);
}

static bool
is_break(int32_t cp)
{
	return cp >= '\n' && cp <= '\r';
}

static bool
is_full_width(int32_t cp)
{
	return cp >= 0xff01 && cp <= 0xff5e;
}

/* What cp becomes, but for white space. */
static int32_t
fold_char(int32_t cp)
{
	int32_t usual;

	/* The horizontal bar, as some tables of GBK have the dash. */
	if (cp < 0x2236)
		return cp == 0x2015 ? 0x2014 : cp;
	if (is_full_width(cp))
		return cp - 0xff01 + '!';
	if (cp == 0x2236 || cp == 0xfe30)
		return ':';
	usual = variant_fold(cp);
	return usual ? usual : cp;
}

static bool
is_digit(int32_t cp)
{
	return cp >= '0' && cp <= '9';
}

static bool
is_letter(int32_t cp)
{
	return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
}

/* Written without a space before or behind: Han, kana, full-width and Chinese punctuation. */
static bool
is_chinese(int32_t cp)
{
	return utf8_is_han(cp) || cp == 0xb7 || (cp >= 0x3001 && cp <= 0x33ff) ||
	    (cp >= 0xff00 && cp <= 0xffef) || (cp >= 0x2010 && cp <= 0x2026);
}

/* Does white space, with or without a line break, between these two characters go? */
static bool
space_goes(int32_t before, int32_t after, bool wrap)
{
	int32_t b = fold_char(before), a = fold_char(after);

	if (!wrap)
		return (is_digit(b) && utf8_is_han(a)) || (utf8_is_han(b) && is_digit(a));
	return is_chinese(before) || is_chinese(after) ||
	    (is_digit(b) && !is_letter(a)) || (is_digit(a) && !is_letter(b));
}

static void
more_steps(struct folder *f)
{
	struct fold_step *more = mem_alloc(2 * f->cap * sizeof *more);

	memcpy(more, f->steps, f->nsteps * sizeof *more);
	if (f->steps != f->few)
		free(f->steps);
	f->steps = more;
	f->cap *= 2;
}

/* So many bytes of the text are passed over, and what is written next is from behind them. */
static inline void
skip(struct folder *f, size_t bytes)
{
	if (bytes == 0)
		return;
	f->shift += bytes;
	if (f->steps[f->nsteps - 1].folded != f->n) {
		if (f->nsteps == f->cap)
			more_steps(f);
		f->nsteps++;
	}
	f->steps[f->nsteps - 1] = (struct fold_step){ (uint32_t)f->n, (uint32_t)(f->n + f->shift) };
}

/* The text stays as it is up to folded offset end.  Most runs are shorter than what is copied at once: what follows is written over. */
static inline void
copy(struct folder *f, size_t end)
{
	const char *from = f->text.p + f->shift;

	if (f->text.n - f->shift - end < COPIED)
		memcpy(f->to + f->n, from + f->n, end - f->n);
	else
		for (size_t at = f->n; at < end; at += COPIED)
			memcpy(f->to + at, from + at, COPIED);
	f->n = end;
}

static inline bool
is_in(const uint64_t *set, size_t word, unsigned char last)
{
	return set[word] >> (last & 0x3f) & 1;
}

/* The next character is cp: if it is of the set; or it is marked. */
static inline void
note(struct folder *f, int32_t cp)
{
	if (cp > 0xffff)
		return;
	f->noted[f->nnoted] = (uint32_t)f->n;
	f->nnoted += is_in(f->set->noted, (size_t)cp >> 6, cp & 0x3f);
	f->spaced |= cp == ' ';
	f->marked |= cp != ' ' && is_in(f->set->stops, (size_t)cp >> 6, cp & 0x3f);
}

/* The next character of the text, of size bytes, becomes cp. */
static inline void
put(struct folder *f, size_t size, int32_t cp)
{
	size_t n = 1;

	note(f, cp);
	if (cp < 0x80)
		f->to[f->n] = (char)cp;
	else
		n = (size_t)utf8_put(f->to + f->n, cp);
	f->n += n;
	skip(f, size - n);
}

/* Does this space, a single one between two words, stay? */
static bool
space_stays(const char *p, const char *start, const char *end)
{
	int32_t before, after;

	if (p == start || p + 1 == end)
		return true;
	utf8_prev(p, start, &before);
	utf8_step(p + 1, &after);
	return !is_space(after) && !space_goes(before, after, false);
}

/* How long the character at p is, of up to three bytes, and the word of a set that has it: its bit is of the last six bits. */
static inline size_t
size_of(const unsigned char *p, size_t *word)
{
	if (*p < 0x80) {
		*word = *p >> 6;
		return 1;
	}
	if (*p < 0xe0) {
		*word = *p & 0x1f;
		return 2;
	}
	*word = (size_t)((p[0] & 0x0f) << 6 | (p[1] & 0x3f));
	return 3;
}

/*
 * The run that stays as it is: up to a character that folding may change or that is marked,
 * or the end; nearly all are of three bytes.  Those to be noted are so on the way: each is
 * written down, and stays or not without a jump, which could not be foretold.  false: the end.
 */
static inline bool
pass_run(struct folder *f)
{
	const uint64_t *stops = f->set->stops, *noted = f->set->noted;
	const unsigned char *text = (const unsigned char *)f->text.p + f->shift;
	size_t at = f->n, end = f->end - f->shift;	/* folded offsets */
	uint32_t *to = f->noted + f->nnoted;

	while (at < end) {
		unsigned lead = text[at] - 0xe0u;	/* of three bytes: below 16 */
		size_t word, size;
		unsigned char last;

		if (lead < 16) {
			word = lead * 64 + text[at + 1] - 0x80;
			last = text[at + 2];
			if (is_in(stops, word, last))
				break;
			*to = (uint32_t)at;
			to += is_in(noted, word, last);
			at += 3;
		} else if (text[at] < 0xf0) {
			size = size_of(text + at, &word);
			last = text[at + size - 1];
			if (is_in(stops, word, last))
				break;
			*to = (uint32_t)at;
			to += is_in(noted, word, last);
			at += size;
		} else {
			at += 4;
		}
	}
	f->nnoted = (size_t)(to - f->noted);
	copy(f, at);
	return at < end;
}

/* The white space at p: what remains of it. */
static void
fold_space(struct folder *f, const char *p)
{
	const char *start = f->text.p + f->start, *end = f->text.p + f->end, *next = p;
	bool wrap = false, tab = false;
	int32_t before, after = 0, cp;

	while (next < end) {
		const char *behind = utf8_step(next, &cp);

		if (!is_space(cp)) {
			after = cp;
			break;
		}
		wrap = wrap || is_break(cp);
		tab = tab || cp == '\t';
		next = behind;
	}
	if (p > start && next < end && (wrap || !tab)) {
		utf8_prev(p, start, &before);
		if (space_goes(before, after, wrap)) {
			skip(f, (size_t)(next - p));
			return;
		}
	}
	if (wrap) {
		put(f, (size_t)(next - p), ' ');
		return;
	}
	while (p < next) {
		const char *behind = utf8_step(p, &cp);

		put(f, (size_t)(behind - p), is_other_blank(cp) ? ' ' : cp);
		p = behind;
	}
}

/* There are no more characters than bytes. */
static uint32_t *
notes_room(struct fold_notes *notes, size_t bytes)
{
	return notes->list = array_grow(notes->list, &notes->cap, bytes + NOTES_ENDS, sizeof *notes->list);
}

static void
notes_end(struct fold_notes *notes, const struct folder *f)
{
	notes->n = f->nnoted;
	for (int i = 0; i < NOTES_ENDS; i++)
		notes->list[notes->n + i] = (uint32_t)f->n;
}

/* The character behind a run: what becomes of it. */
static inline void
change(struct folder *f)
{
	const char *p = f->text.p + f->n + f->shift, *behind;
	int32_t cp;

	behind = utf8_step(p, &cp);
	if (is_full_width(cp))
		put(f, 3, fold_char(cp));
	else if (is_space(cp) && !(cp == ' ' && space_stays(p, f->text.p + f->start, f->text.p + f->end)))
		fold_space(f, p);
	else
		put(f, (size_t)(behind - p), fold_char(cp));
}

struct fold
fold_text(struct arena *arena, struct str text, size_t start, size_t end)
{
	static const uint64_t none[FOLD_WORDS] = { 0 };
	const struct fold_set set = { none, fold_changes };
	uint32_t ends[NOTES_ENDS];
	struct fold_notes notes = { ends, 0, SIZE_MAX };	/* of no character */

	return fold_text_noting(arena, text, start, end, &set, &notes);
}

struct fold_set
fold_set_make(uint64_t stops[FOLD_WORDS], const uint64_t *noted, const char *marked)
{
	memcpy(stops, fold_changes, FOLD_WORDS * sizeof *stops);
	for (int32_t cp; *marked != '\0'; ) {
		marked = utf8_step(marked, &cp);
		stops[cp >> 6] |= (uint64_t)1 << (cp & 63);
	}
	return (struct fold_set){ noted, stops };
}

struct fold
fold_text_noting(struct arena *arena, struct str text, size_t start, size_t end, const struct fold_set *set,
    struct fold_notes *notes)
{
	struct fold_step few[FEW_STEPS];
	struct folder f = { .text = text, .start = start, .end = end, .set = set, .shift = start,
		.steps = few, .few = few, .nsteps = 1, .cap = FEW_STEPS, .noted = notes_room(notes, end - start) };
	struct fold out = { .source = str_sub(text, 0, end) };

	few[0] = (struct fold_step){ 0, (uint32_t)start };
	f.to = arena_room(arena, end - start + COPIED);	/* nothing grows */
	while (pass_run(&f))
		change(&f);
	if (f.nsteps > 1 && f.steps[f.nsteps - 1].folded == f.n)
		f.nsteps--;
	notes_end(notes, &f);
	out.text = arena_keep(arena, f.to + f.n);
	out.spaced = f.spaced;
	out.marked = f.marked;
	out.nsteps = (uint32_t)f.nsteps;
	out.steps = arena_bytes(arena, f.nsteps * sizeof *f.steps);
	memcpy(out.steps, f.steps, f.nsteps * sizeof *f.steps);
	if (f.steps != few)
		free(f.steps);
	return out;
}

void
fold_note(struct fold *fold, const struct fold_set *set, struct fold_notes *notes)
{
	struct folder f = { .end = fold->text.n, .set = set, .noted = notes_room(notes, fold->text.n) };
	int32_t cp;

	while (f.n < f.end) {
		const char *p = fold->text.p + f.n;
		const char *behind = utf8_step(p, &cp);

		note(&f, cp);
		f.n += (size_t)(behind - p);
	}
	notes_end(notes, &f);
	fold->spaced = f.spaced;
	fold->marked = f.marked;
}
