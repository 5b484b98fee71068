#include <stdlib.h>

#include "text/doc.h"
#include "text/segment.h"

enum { COUNT_EVERY = 1024 };	/* bytes between two counts of code points */

/*
 * Where each line begins, behind \n, \r\n or a lone \r, into lines unless that is
 * NULL; returns how many there are.
 */
static size_t
list_lines(struct str text, size_t *lines)
{
	const char *p = text.p, *end = text.p + text.n, *lf, *cr;
	size_t n = 0;
	bool any_cr = text.n != 0 && memchr(p, '\r', text.n) != NULL;

#define LINE(at) do { \
	if (lines != NULL) \
		lines[n] = (size_t)((at) - text.p); \
	n++; \
} while (0)
	LINE(p);
	while (p < end) {
		lf = memchr(p, '\n', (size_t)(end - p));
		while (any_cr && (cr = memchr(p, '\r', (size_t)((lf ? lf : end) - p))) != NULL &&
		    cr + 1 != lf) {
			p = cr + 1;
			LINE(p);
		}
		if (lf == NULL)
			break;
		p = lf + 1;
		LINE(p);
	}
#undef LINE
	return n;
}

static void
find_lines(struct arena *arena, struct doc *d)
{
	d->nlines = list_lines(d->text, NULL);
	d->lines = ARENA_NEW(arena, size_t, d->nlines);
	list_lines(d->text, d->lines);
}

static void
count_chars(struct arena *arena, struct doc *d)
{
	size_t n = d->text.n / COUNT_EVERY + 1;
	uint32_t sum = 0;

	d->counts = ARENA_NEW(arena, uint32_t, n);
	for (size_t i = 1; i < n; i++) {
		sum += (uint32_t)utf8_count(str_sub(d->text, (i - 1) * COUNT_EVERY, i * COUNT_EVERY));
		d->counts[i] = sum;
	}
}

/* The label that a paragraph begins with, or NULL. */
static const struct label *
para_label(const struct doc *d, const struct para *p)
{
	const char *at = label_skip_marks(d->text.p + p->start, d->text.p + p->end);
	size_t start = (size_t)(at - d->text.p), low = 0, high = d->nlabels;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (d->labels[mid].start < start)
			low = mid + 1;
		else
			high = mid;
	}
	return low < d->nlabels && d->labels[low].start == start && start < p->end ?
	    &d->labels[low] : NULL;
}

/* A labelled line is a heading; so every paragraph knows what it stands under. */
static void
find_headings(struct doc *d)
{
	uint32_t section = 0;

	for (size_t i = 0; i < d->nparas; i++) {
		struct para *p = &d->paras[i];

		if (p->heading == HEADING_LABELLED && para_label(d, p) == NULL)
			p->heading = 0;
		if (p->heading != 0)
			section = (uint32_t)i + 1;
		p->section = section;
	}
}

#define MOVE(arena, to, from, count, type) do { \
	(to) = ARENA_NEW(arena, type, count); \
	if ((count) != 0) \
		memcpy(to, from, (count) * sizeof *(from)); \
	free(from); \
} while (0)

struct doc
doc_segment(struct arena *arena, struct str text)
{
	struct segments s = { .text = text };
	struct doc d = { .text = text };

	find_lines(arena, &d);
	count_chars(arena, &d);
	segment_paras(&s);
	for (size_t i = 0; i < s.nparas; i++) {
		segment_sentences(&s, (uint32_t)i);
		segment_labels(&s, (uint32_t)i);
	}
	segment_settle_labels(&s);
	d.nparas = s.nparas;
	d.nsentences = s.nsentences;
	d.nlabels = s.nlabels;
	MOVE(arena, d.paras, s.paras, s.nparas, struct para);
	MOVE(arena, d.sentences, s.sentences, s.nsentences, struct sentence);
	MOVE(arena, d.labels, s.labels, s.nlabels, struct label);
	find_headings(&d);
	d.edition = edition_find(arena, &d);
	return d;
}

/* Code points before offset. */
static size_t
chars_before(const struct doc *d, size_t offset)
{
	size_t i = offset / COUNT_EVERY;

	return d->counts[i] + utf8_count(str_sub(d->text, i * COUNT_EVERY, offset));
}

void
doc_place(const struct doc *d, size_t offset, uint32_t *line, uint32_t *column)
{
	size_t low = 0, high = d->nlines, start;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (d->lines[mid] <= offset)
			low = mid;
		else
			high = mid;
	}
	start = d->lines[low];
	*line = (uint32_t)low + 1;
	if (offset - start < COUNT_EVERY)
		*column = (uint32_t)utf8_count(str_sub(d->text, start, offset)) + 1;
	else
		*column = (uint32_t)(chars_before(d, offset) - chars_before(d, start)) + 1;
}

size_t
doc_para_at(const struct doc *d, size_t offset)
{
	size_t low = 0, high = d->nparas;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (d->paras[mid].end <= offset)
			low = mid + 1;
		else
			high = mid;
	}
	return low < d->nparas || low == 0 ? low : low - 1;
}

size_t
doc_sentence_at(const struct doc *d, size_t offset)
{
	size_t low = 0, high = d->nsentences;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (d->sentences[mid].end <= offset)
			low = mid + 1;
		else
			high = mid;
	}
	return low < d->nsentences || low == 0 ? low : low - 1;
}

struct str
doc_section(struct arena *arena, const struct doc *d, size_t para)
{
	const struct para *p;
	const struct label *label;
	const char *from, *end;
	struct str words;
	char *to;

	if (para >= d->nparas || d->paras[para].section == 0)
		return (struct str){ "", 0 };
	p = &d->paras[d->paras[para].section - 1];
	label = para_label(d, p);
	from = label != NULL ? d->text.p + label->end : d->text.p + p->start;
	end = d->text.p + p->end;
	from = label_skip_marks(from, end);
	while (end > from && (end[-1] == '#' || end[-1] == '*' || end[-1] == ' '))
		end--;
	words.p = to = arena_alloc(arena, 1, (size_t)(end - from));
	while (from < end) {
		int32_t cp;
		const char *next = utf8_step(from, &cp);

		if (char_class(cp) != CHAR_SPACE) {
			memcpy(to, from, (size_t)(next - from));
			to += next - from;
		} else if (to > words.p && to[-1] != ' ')
			*to++ = ' ';
		from = next;
	}
	words.n = (size_t)(to - words.p);
	return words;
}
