#include <stdlib.h>

#include "base/parallel.h"
#include "text/doc.h"
#include "text/segment.h"

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
	size_t label = 0;	/* the first of the paragraph's, if it has any */

	for (size_t i = first; i < s->nparas; i++) {
		struct para *p = &s->paras[i];

		while (label < s->nlabels && s->labels[label].para < i)
			label++;
		if (p->heading == HEADING_LABELLED && (label == s->nlabels || s->labels[label].para > i ||
		    para_label(s->text, &s->labels[label], 1, p) == NULL))
			p->heading = 0;
		if (p->heading != 0)
			section = (uint32_t)i + 1;
		p->section = section;
	}
}

/* The next part. false: the text ends before it does, and nothing is changed. */
static bool
segment_part(struct segments *s)
{
	size_t from = s->at, line = s->nlines, para = s->nparas, label = s->nlabels;
	bool has_width = s->has_width;

	if (!segment_paras(s)) {
		s->at = from;
		s->nlines = line;
		s->nparas = para;
		s->has_width = has_width;
		return false;
	}
	for (size_t i = para; i < s->nparas; i++)
		segment_inside(s, (uint32_t)i);
	segment_settle_labels(s, label);
	find_headings(s, para);
	return true;
}

static void
segments_release(struct segments *s)
{
	free(s->lines);
	free(s->paras);
	free(s->sentences);
	free(s->labels);
}

#define COPY(arena, type, from, count) \
	((count) != 0 ? memcpy(arena_bytes(arena, (count) * sizeof(type)), from, (count) * sizeof(type)) : NULL)

/* What has been found, in the arena. */
static struct doc
doc_of(struct arena *arena, const struct segments *s)
{
	struct doc d = { .text = str_sub(s->text, 0, s->at), .nlines = s->nlines, .nparas = s->nparas,
		.nsentences = s->nsentences, .nlabels = s->nlabels };

	d.lines = COPY(arena, uint32_t, s->lines, s->nlines);
	d.paras = COPY(arena, struct para, s->paras, s->nparas);
	d.sentences = COPY(arena, struct sentence, s->sentences, s->nsentences);
	d.labels = COPY(arena, struct label, s->labels, s->nlabels);
	return d;
}

/* A part whose paragraphs are known: what is found in them is put together later. */
struct inside {
	size_t first, last;	/* its paragraphs */
	struct segments own;
};

static void
find_inside(void *context, size_t i)
{
	struct inside *p = (struct inside *)context + i;

	for (size_t para = p->first; para < p->last; para++)
		segment_inside(&p->own, (uint32_t)para);
}

/* What was found in the part goes behind what is there. */
static void
take_inside(struct segments *s, const struct inside *p)
{
	const struct segments *own = &p->own;
	size_t label = s->nlabels;

	for (size_t i = p->first; i < p->last; i++)
		s->paras[i].first_sentence += (uint32_t)s->nsentences;
	for (size_t i = 0; i < own->nsentences; i++)
		*ARRAY_PUSH(s->sentences, s->nsentences, s->sentences_cap) = own->sentences[i];
	for (size_t i = 0; i < own->nlabels; i++)
		*ARRAY_PUSH(s->labels, s->nlabels, s->labels_cap) = own->labels[i];
	segment_settle_labels(s, label);
	free(own->sentences);
	free(own->labels);
}

/* All parts: where one begins is known only when the one before is cut, but then each is for itself. */
static void
segment_all(struct segments *s, unsigned threads)
{
	struct inside *parts = NULL;
	size_t n = 0, cap = 0;

	do {
		struct inside *p = ARRAY_PUSH(parts, n, cap);

		*p = (struct inside){ .first = s->nparas };
		segment_paras(s);
		p->last = s->nparas;
	} while (s->at < s->text.n);
	for (size_t i = 0; i < n; i++)
		parts[i].own = (struct segments){ .text = s->text, .paras = s->paras };
	parallel_for(n, threads, find_inside, parts);
	for (size_t i = 0; i < n; i++)
		take_inside(s, &parts[i]);
	find_headings(s, 0);
	free(parts);
}

struct doc
doc_segment(struct arena *arena, struct str text)
{
	return doc_segment_on(arena, text, 1);
}

struct doc
doc_segment_on(struct arena *arena, struct str text, unsigned threads)
{
	struct segments s = { .text = text, .all = true };
	struct edition_search search;
	struct doc d;

	segment_all(&s, threads);
	d = doc_of(arena, &s);
	segments_release(&s);
	edition_begin(&search);
	edition_look(&search, text, d.paras, d.nparas);
	d.edition = edition_end(&search, arena);
	return d;
}

struct str
doc_edition(struct arena *arena, struct str text)
{
	struct segments s = { .text = text, .all = true };
	struct edition_search search;

	edition_begin(&search);
	while (s.at < text.n && !search.differ) {
		s.nparas = 0;
		segment_paras(&s);
		edition_look(&search, text, s.paras, s.nparas);
	}
	segments_release(&s);
	return edition_end(&search, arena);
}

bool
doc_is_of_days(struct arena *arena, struct str start)
{
	struct segments s = { .text = start };
	struct edition_search search;

	edition_begin(&search);
	/* Where the first part ends in it, its paragraphs are what they are in the whole text. */
	if (segment_paras(&s))
		edition_look(&search, start, s.paras, s.nparas);
	segments_release(&s);
	(void)edition_end(&search, arena);
	return search.differ;
}

struct doc_parts {
	struct segments segments;
	struct doc_before before;	/* the next part */
	struct buf section;
};

struct doc_parts *
doc_parts_new(void)
{
	struct doc_parts *p = mem_alloc(sizeof *p);

	*p = (struct doc_parts){ .before = { 0 } };
	buf_init(&p->section);
	return p;
}

void
doc_parts_free(struct doc_parts *p)
{
	segments_release(&p->segments);
	buf_release(&p->section);
	free(p);
}

/* The part stands before the next one. */
static void
pass_part(struct doc_parts *p, const struct doc *part, struct arena *arena)
{
	p->before.bytes += part->text.n;
	p->before.lines += (uint32_t)part->nlines;
	p->before.sentences += (uint32_t)part->nsentences;
	if (part->nparas > 0 && part->paras[part->nparas - 1].section != 0) {
		struct str section = doc_section(arena, part, part->nparas - 1);

		buf_clear(&p->section);
		buf_add(&p->section, section);
		p->before.section = buf_str(&p->section);
	}
}

bool
doc_part(struct doc_parts *p, struct arena *arena, struct str text, bool last, struct doc *part)
{
	struct segments *s = &p->segments;

	if (!last && text.n <= DOC_PART)
		return false;
	s->text = text;
	s->all = last;
	s->at = s->nlines = s->nparas = s->nsentences = s->nlabels = 0;
	if (!segment_part(s) && !last)
		return false;
	*part = doc_of(arena, s);
	part->before = p->before;
	part->before.section = arena_str(arena, p->before.section);
	part->more = !last || s->at < text.n;
	if (part->more)		/* the line behind it is the next part's */
		part->nlines--;
	pass_part(p, part, arena);
	return true;
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
		return d->before.section.n > 0 ? d->before.section : (struct str){ "", 0 };
	p = &d->paras[d->paras[para].section - 1];
	label = para_label(d->text, d->labels, d->nlabels, p);
	from = label != NULL ? d->text.p + label->end : d->text.p + p->start;
	end = d->text.p + p->end;
	from = label_skip_marks(from, end);
	while (end > from && (end[-1] == '#' || end[-1] == '*' || end[-1] == ' '))
		end--;
	words.p = to = arena_alloc(arena, 1, 4 * DOC_SECTION_CHARS);
	for (int n = 0; from < end && n < DOC_SECTION_CHARS;) {
		int32_t cp;
		const char *next = utf8_step(from, &cp);

		if (char_class(cp) != CHAR_SPACE) {
			memcpy(to, from, (size_t)(next - from));
			to += next - from;
			n++;
		} else if (to > words.p && to[-1] != ' ') {
			*to++ = ' ';
			n++;
		}
		from = next;
	}
	while (to > words.p && to[-1] == ' ')
		to--;
	words.n = (size_t)(to - words.p);
	return words;
}
