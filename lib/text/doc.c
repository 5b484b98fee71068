#include <stdlib.h>

#include "base/vec.h"
#include "text/doc.h"
#include "text/segment.h"

/* An array on its way to the arena. */
struct line_starts {
	size_t *at, n, cap;
};

static void
add_line(struct line_starts *l, struct str text, size_t behind)
{
	if (text.p[behind - 1] != '\r' || behind == text.n || text.p[behind] != '\n')
		*ARRAY_PUSH(l->at, l->n, l->cap) = behind;
}

/* Where each line of text begins: at its start, and behind \n, \r\n or a lone \r. */
static struct line_starts
list_lines(struct str text)
{
	struct line_starts l = { NULL, 0, 0 };
	size_t at = 0;

	*ARRAY_PUSH(l.at, l.n, l.cap) = 0;
	for (; text.n - at >= VEC; at += VEC) {
		vec v = vec_load(text.p + at);
		uint32_t breaks = vec_mask((vec)(v == '\n') | (vec)(v == '\r'));

		for (; breaks != 0; breaks &= breaks - 1)
			add_line(&l, text, at + (size_t)__builtin_ctz(breaks) + 1);
	}
	for (; at < text.n; at++)
		if (text.p[at] == '\n' || text.p[at] == '\r')
			add_line(&l, text, at + 1);
	return l;
}

/* The label that a paragraph begins with, or NULL. */
static const struct label *
para_label(struct str text, const struct label *labels, size_t n, const struct para *p)
{
	const char *at = label_skip_marks(text.p + p->start, text.p + p->end);
	size_t start = (size_t)(at - text.p), low = 0, high = n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (labels[mid].start < start)
			low = mid + 1;
		else
			high = mid;
	}
	return low < n && labels[low].start == start && start < p->end ? &labels[low] : NULL;
}

/* A labelled line is a heading; so every paragraph knows what it stands under. */
static void
find_headings(struct segments *s, size_t first)
{
	uint32_t section = first > 0 ? s->paras[first - 1].section : 0;

	for (size_t i = first; i < s->nparas; i++) {
		struct para *p = &s->paras[i];

		if (p->heading == HEADING_LABELLED && para_label(s->text, s->labels, s->nlabels, p) == NULL)
			p->heading = 0;
		if (p->heading != 0)
			section = (uint32_t)i + 1;
		p->section = section;
	}
}

/* The next part. false: the text ends before it does. */
static bool
segment_part(struct segments *s)
{
	size_t from = s->at, para = s->nparas, label = s->nlabels;

	if (!segment_paras(s))
		return false;
	segment_marks(s, from, s->at);
	for (size_t i = para; i < s->nparas; i++) {
		segment_sentences(s, (uint32_t)i);
		segment_labels(s, (uint32_t)i);
	}
	segment_settle_labels(s, label);
	find_headings(s, para);
	return true;
}

#define MOVE(arena, to, from, count, type) do { \
	(to) = ARENA_NEW(arena, type, count); \
	if ((count) != 0) \
		memcpy(to, from, (count) * sizeof *(from)); \
	free(from); \
} while (0)

/* What has been found, in the arena. */
static struct doc
doc_of(struct arena *arena, struct segments *s, struct str text)
{
	struct line_starts lines = list_lines(text);
	struct doc d = { .text = text, .nlines = lines.n, .nparas = s->nparas,
		.nsentences = s->nsentences, .nlabels = s->nlabels };

	MOVE(arena, d.lines, lines.at, lines.n, size_t);
	MOVE(arena, d.paras, s->paras, s->nparas, struct para);
	MOVE(arena, d.sentences, s->sentences, s->nsentences, struct sentence);
	MOVE(arena, d.labels, s->labels, s->nlabels, struct label);
	free(s->marks);
	return d;
}

struct doc
doc_segment(struct arena *arena, struct str text)
{
	struct segments s = { .text = text, .all = true };
	struct doc d;

	while (s.at < text.n)
		segment_part(&s);
	d = doc_of(arena, &s, text);
	d.edition = edition_find(arena, &d);
	return d;
}

void
doc_place(const struct doc *d, size_t offset, uint32_t *line, uint32_t *column)
{
	size_t low = 0, high = d->nlines;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (d->lines[mid] <= offset)
			low = mid;
		else
			high = mid;
	}
	*line = (uint32_t)low + 1;
	*column = (uint32_t)utf8_count(str_sub(d->text, d->lines[low], offset)) + 1;
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
	label = para_label(d->text, d->labels, d->nlabels, p);
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
