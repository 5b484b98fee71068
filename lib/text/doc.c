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

/*
 * A text that is held whole: its parts are cut one after the other, what is in their paragraphs
 * is found side by side, and put together in order.
 */
struct parts {
	struct segments all;
	struct part {
		size_t first;	/* of its paragraphs */
		struct segments own;	/* these, and what is found in them; numbers count from the part */
	} *slots;
	bool ended;
};

static bool
cut_part(void *context, size_t slot)
{
	struct parts *parts = context;
	struct segments *s = &parts->all;
	struct part *p = &parts->slots[slot];

	if (parts->ended)
		return false;
	p->first = s->nparas;
	segment_paras(s);
	parts->ended = s->at >= s->text.n;
	p->own.text = s->text;
	p->own.nparas = p->own.nsentences = p->own.nlabels = 0;
	for (size_t i = p->first; i < s->nparas; i++)
		*ARRAY_PUSH(p->own.paras, p->own.nparas, p->own.paras_cap) = s->paras[i];
	return true;
}

static void
find_inside(void *context, size_t slot)
{
	struct segments *own = &((struct parts *)context)->slots[slot].own;

	for (size_t i = 0; i < own->nparas; i++)
		segment_inside(own, (uint32_t)i);
}

/* What was found in the part goes behind what is there. */
static void
join_part(void *context, size_t slot)
{
	struct parts *parts = context;
	struct segments *s = &parts->all;
	const struct part *p = &parts->slots[slot];
	size_t label = s->nlabels;

	for (size_t i = 0; i < p->own.nparas; i++) {
		s->paras[p->first + i].first_sentence = p->own.paras[i].first_sentence + (uint32_t)s->nsentences;
		s->paras[p->first + i].nsentences = p->own.paras[i].nsentences;
	}
	for (size_t i = 0; i < p->own.nsentences; i++) {
		struct sentence *to = ARRAY_PUSH(s->sentences, s->nsentences, s->sentences_cap);

		*to = p->own.sentences[i];
		to->para += (uint32_t)p->first;
	}
	for (size_t i = 0; i < p->own.nlabels; i++) {
		struct label *to = ARRAY_PUSH(s->labels, s->nlabels, s->labels_cap);

		*to = p->own.labels[i];
		to->para += (uint32_t)p->first;
	}
	segment_settle_labels(s, label);
}

static void
segment_all(struct parts *parts, unsigned threads)
{
	static const struct pipeline pipeline = { cut_part, find_inside, join_part };
	size_t n = pipeline_slots(threads);

	parts->slots = mem_zeroed(n * sizeof *parts->slots);
	pipeline_run(&pipeline, threads, parts);
	find_headings(&parts->all, 0);
	for (size_t i = 0; i < n; i++)
		segments_release(&parts->slots[i].own);
	free(parts->slots);
}

struct doc
doc_segment(struct arena *arena, struct str text)
{
	return doc_segment_on(arena, text, 1);
}

struct doc
doc_segment_on(struct arena *arena, struct str text, unsigned threads)
{
	struct parts parts = { .all = { .text = text, .all = true } };
	struct edition_search search;
	struct doc d;

	segment_all(&parts, threads);
	d = doc_of(arena, &parts.all);
	segments_release(&parts.all);
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
