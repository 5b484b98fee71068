/*
 * Bytes as anybody may hand them in: decoded, segmented and folded.
 */
#include <assert.h>
#include <stdint.h>

#include "../unit/support.h"
#include "text/decode.h"
#include "text/doc.h"
#include "text/fold.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
is_start(struct str s, size_t at)
{
	return at == s.n || ((unsigned char)s.p[at] & 0xc0) != 0x80;
}

static void
check_doc(const struct doc *d)
{
	size_t last = 0, sentence = 0, label = 0;

	for (size_t i = 0; i < d->nparas; i++) {
		const struct para *p = &d->paras[i];

		assert(last <= p->start && p->start < p->end && p->end <= d->text.n);
		assert(is_start(d->text, p->start) && is_start(d->text, p->end));
		assert(memchr(d->text.p + p->start, DOC_HOLE, p->end - p->start) == NULL);
		assert(p->first_sentence == sentence && p->nsentences > 0);
		assert(p->heading ? p->section == i + 1 : p->section <= i);
		assert(doc_para_at(d, p->start) == i && doc_para_at(d, p->end - 1) == i);
		last = p->start;
		for (size_t k = 0; k < p->nsentences; k++, sentence++) {
			const struct sentence *s = &d->sentences[sentence];

			assert(s->para == i && last <= s->start && s->start < s->end && s->end <= p->end);
			assert(is_start(d->text, s->start) && is_start(d->text, s->end));
			assert(doc_sentence_at(d, s->start) == sentence);
			last = s->end;
		}
		assert(last == p->end);
		for (last = p->start; label < d->nlabels && d->labels[label].para == i; label++) {
			const struct label *l = &d->labels[label];

			assert(last <= l->start && l->start < l->end && l->end <= p->end);
			assert(is_start(d->text, l->start) && is_start(d->text, l->end));
			assert(l->number > 0 && l->number < 1000);
			last = l->end;
		}
		last = p->end;
	}
	assert(sentence == d->nsentences && label == d->nlabels);
	assert(d->edition.n == 0 || d->edition.n == 10);
}

/* Lines and columns counted one by one. */
static void
check_places(const struct doc *d)
{
	uint32_t line = 1, column = 1, l, c;
	const char *p = d->text.p, *end = p + d->text.n, *next;
	int32_t cp;

	for (; p < end; p = next) {
		next = utf8_step(p, &cp);
		place_of(d, (size_t)(p - d->text.p), &l, &c);
		assert(l == line && c == column);
		column++;
		if (cp == '\n' || (cp == '\r' && (next == end || *next != '\n'))) {
			line++;
			column = 1;
		}
	}
}

static void
check_fold(struct str text, const struct fold *f, size_t start, size_t end)
{
	size_t last = start;

	assert(f->text.n <= end - start && utf8_valid(f->text) == f->text.n);
	for (size_t at = 0; at < f->text.n; at++) {
		if (!is_start(f->text, at))
			continue;
		size_t original = fold_original(f, at);

		assert(original >= last && original < end && is_start(text, original));
		assert(fold_folded(f, original) == at);
		assert(at == 0 || fold_original_end(f, at) <= original);
		last = original;
	}
	assert(fold_original(f, f->text.n) == end);
	assert(f->text.n == 0 || fold_original_end(f, f->text.n) <= end);
}

/* However they come, the bytes are the same text. */
static void
check_stream(struct str bytes, const struct decoded *whole)
{
	struct utf8_text t = { .lines = 0 };
	size_t step = 1 + bytes.n % 70, mark;

	assert(text_is_utf8(bytes, "UTF-8", &mark));
	bytes = str_sub(bytes, mark, bytes.n);
	for (size_t at = 0; at < bytes.n; at += step) {
		buf_add(&t.text, str_sub(bytes, at, at + step < bytes.n ? at + step : bytes.n));
		utf8_text_decode(&t, false);
	}
	utf8_text_decode(&t, true);
	assert(t.decoded == t.text.n && t.nul_line == 0);
	assert(str_eq(buf_str(&t.text), whole->text));
	assert(t.bad == whole->bad && t.bad_line == whole->bad_line);
	buf_release(&t.text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const encodings[] = { "GB18030", "Big5", "UTF-8", "UTF-16" };
	struct arena arena;
	struct decoded decoded;
	const char *encoding = NULL;
	size_t line;

	/* Every input is tried as it is; one that ends in a small byte also says how to read it. */
	if (size > 0 && data[size - 1] < 4)
		encoding = encodings[data[--size]];
	arena_init(&arena);
	if (text_decode(&arena, (struct str){ (const char *)data, size }, encoding, &decoded, &line) == NULL) {
		struct str text = decoded.text;

		assert(utf8_valid(text) == text.n);
		assert(text.n == 0 || memchr(text.p, 0, text.n) == NULL);
		assert((decoded.bad == 0) == (decoded.bad_line == 0));
		if (strcmp(decoded.encoding, "UTF-8") == 0)
			check_stream((struct str){ (const char *)data, size }, &decoded);
		struct doc d = doc_segment(&arena, text);
		check_doc(&d);
		check_places(&d);
		for (size_t i = 0; i < d.nparas; i++) {
			struct fold f = fold_text(&arena, text, d.paras[i].start, d.paras[i].end);

			check_fold(text, &f, d.paras[i].start, d.paras[i].end);
			doc_section(&arena, &d, i);
		}
		struct fold all = fold_text(&arena, text, 0, text.n);
		check_fold(text, &all, 0, text.n);
	}
	arena_release(&arena);
	return 0;
}
