/*
 * Texts: one that is read as it comes, and one that is held whole.
 */
#include <stdio.h>

#include "base/parallel.h"
#include "input.h"
#include "text/utf8.h"

struct str
valid_name(struct arena *arena, struct str name)
{
	const char *p = name.p, *end = name.p + name.n;
	char *to, *valid;

	if (utf8_valid(name) == name.n)
		return name;
	to = valid = arena_alloc(arena, 3, name.n);
	while (p < end) {
		int32_t cp;

		p = utf8_next(p, end, &cp);
		to += utf8_put(to, cp < 0 ? 0xFFFD : cp);
	}
	return (struct str){ valid, (size_t)(to - valid) };
}

void
report_damage(struct input *in, const struct damage *d)
{
	char what[200];

	if (d->bad > 0) {
		int n = snprintf(what, sizeof what,
		    "%zu sequence%s of bytes not in %s, the first on this line; read as U+FFFD",
		    d->bad, d->bad == 1 ? "" : "s", d->encoding);
		trouble(in, d->bad_line, (struct str){ what, (size_t)n });
	}
	if (d->gave_up > 0) {
		int n = snprintf(what, sizeof what,
		    "the search for figures gave up at %zu place%s (match limit)", d->gave_up,
		    d->gave_up == 1 ? "" : "s");
		trouble(in, 0, (struct str){ what, (size_t)n });
	}
}

void
note_damage(struct damage *d, const struct decoded *decoded, size_t line)
{
	if (decoded->bad > 0 && d->bad == 0) {
		d->bad_line = line + decoded->bad_line - 1;
		d->encoding = decoded->encoding;
	}
	d->bad += decoded->bad;
}

bool
decode(struct input *in, struct str bytes, size_t known, struct decoded *out, struct damage *d)
{
	size_t line;
	const char *wrong = text_decode_known(&in->arena, bytes, known, in->options->encoding, out, &line);

	if (wrong != NULL)
		trouble(in, line, str_of(wrong));
	else
		note_damage(d, out, 1);
	return wrong == NULL;
}

const struct recogniser *
recogniser(struct input *in)
{
	if (in->recogniser == NULL)
		in->recogniser = recogniser_new();
	return in->recogniser;
}

static void
hand_over_text(struct input *in, struct str name, struct str text, struct damage *d)
{
	struct article article = recognise(recogniser(in), &in->arena, name, text, &in->recognise, &d->gave_up);

	hand_over(in, &in->arena, &article);
}

/* Is it said, or said that there is none? */
static bool
has_edition(const struct recognise_options *options)
{
	return options->no_edition || options->edition.n > 0;
}

/*
 * A document part by part: it is read and cut, the figures are read, and handed over.
 * Several parts are on their way at once, each in a slot.
 */
struct parts {
	struct input *in;
	struct recognition *recognition;
	struct damage *damage;
	struct part {
		struct arena arena;
		struct buf text;	/* the article's, and behind it what has gone to the next part */
		struct article article;
		size_t gave_up;
	} *slots;
	struct str text;	/* what is left of a text that is held whole */
	struct lines *lines;	/* where more comes from; NULL: the text is held whole */
	struct utf8_text read;	/* what has been read of it and is in no part */
	bool all;		/* there is no more to read */
	bool ended;		/* the last part has been cut */
};

/* Decode what is read until there are so many bytes of text. false: that is all. */
static bool
read_ahead(struct lines *lines, struct utf8_text *t, size_t bytes)
{
	bool more = true;

	while (more && t->decoded < bytes) {
		size_t n = bytes - t->decoded + 4;	/* with a whole character */
		size_t got = lines_take(lines, buf_room(&t->text, n), n);

		t->text.n += got;
		utf8_text_decode(t, got == 0);
		more = got > 0 && t->nul_line == 0;
	}
	return more;
}

static void
cut_held(struct parts *p, struct part *part)
{
	recognition_cut(p->recognition, &part->arena, p->text, true, &part->article);
	p->text = str_sub(p->text, part->article.doc.text.n, p->text.n);
}

/*
 * How much text to have where n bytes are not enough: a part and the paragraph that ends it; for
 * a long one twice as much each time, so that all is not looked through too often.
 */
static const size_t text_max = UINT32_MAX - 64;
static size_t
text_wanted(size_t n)
{
	enum { PARA = 16 * 1024 };

	return n < DOC_PART + PARA ? DOC_PART + PARA : n < text_max / 2 ? 2 * n : text_max;
}

/* The part takes the text with it, and what it leaves is copied. */
static void
cut_read(struct parts *p, struct part *part)
{
	struct utf8_text *read = &p->read;
	struct buf taken;
	size_t n;

	while (!recognition_cut(p->recognition, &part->arena, str_sub(buf_str(&read->text), 0, read->decoded), p->all,
	    &part->article)) {
		if (read->decoded < text_max) {
			p->all = !read_ahead(p->lines, read, text_wanted(read->decoded));
		} else {
			trouble(p->in, read->lines + 1, STR("a paragraph larger than 4 GiB"));
			read->decoded = read->text.n = 0;
			p->all = true;
		}
	}
	n = part->article.doc.text.n;
	buf_clear(&part->text);
	buf_add(&part->text, str_sub(buf_str(&read->text), n, read->text.n));
	read->decoded -= n;
	taken = read->text;
	read->text = part->text;
	part->text = taken;
}

static bool
cut_part(void *parts, size_t slot)
{
	struct parts *p = parts;
	struct part *part = &p->slots[slot];

	if (p->ended)
		return false;
	if (p->lines == NULL)
		cut_held(p, part);
	else
		cut_read(p, part);
	p->ended = !part->article.doc.more;
	return true;
}

static void
read_part(void *parts, size_t slot)
{
	struct parts *p = parts;
	struct part *part = &p->slots[slot];

	recognition_read(p->recognition, &part->arena, &part->article, &part->gave_up);
}

static void
hand_over_part(void *parts, size_t slot)
{
	struct parts *p = parts;
	struct part *part = &p->slots[slot];

	recognition_join(p->recognition, &part->arena, &part->article);
	hand_over(p->in, &part->arena, &part->article);
	arena_reset(&part->arena);
}

static void
hand_over_parts(struct parts *p, struct str name, const struct recognise_options *options)
{
	static const struct pipeline pipeline = { cut_part, read_part, hand_over_part };
	unsigned threads = options->threads;
	struct recognise_options alone = *options;
	size_t n = pipeline_slots(threads);

	alone.threads = 1;
	p->recognition = recognition_new(recogniser(p->in), name, &alone);
	p->slots = ARENA_NEW(&p->in->arena, struct part, n);
	for (size_t i = 0; i < n; i++)
		arena_init(&p->slots[i].arena);
	pipeline_run(&pipeline, threads, p);
	for (size_t i = 0; i < n; i++) {
		p->damage->gave_up += p->slots[i].gave_up;
		arena_release(&p->slots[i].arena);
		buf_release(&p->slots[i].text);
	}
	recognition_free(p->recognition);
}

/* A long text that is held whole. */
static void
hand_over_long(struct input *in, struct str name, struct str text, struct damage *d)
{
	struct recognise_options options = in->recognise;
	struct parts parts = { .in = in, .damage = d, .text = text };

	if (!has_edition(&options)) {
		options.edition = doc_edition(&in->arena, text);
		options.no_edition = options.edition.n == 0;
	}
	hand_over_parts(&parts, name, &options);
}

const char table_is_not_utf8[] = "a fact table that is not in UTF-8: use iconv -t UTF-8";

bool
is_table(struct str text)
{
	return facts_is_header(str_cut(&text, '\n'));
}

/*
 * Read it all, or to a NUL byte that makes it no text, however much follows: a disk, a film.
 * How much of it is valid UTF-8 is looked at while it is in the cache, and returned.
 */
static size_t
read_while_text(const struct input *in, struct lines *lines)
{
	size_t known = 0, looked = 0;
	bool nul = false;

	do {
		struct str held = lines_held(lines);

		known = text_known(held, known);
		if (known < held.n && !text_is_wide(held, in->options->encoding))
			nul = memchr(held.p + looked, '\0', held.n - looked) != NULL;
		looked = held.n;
	} while (!nul && lines_more(lines));
	return known;
}

static void
read_whole(struct input *in, struct lines *lines, struct damage *d)
{
	struct str name = valid_name(&in->arena, str_of(in->name));
	struct decoded decoded;
	size_t known = read_while_text(in, lines);

	if (lines->error != 0 || lines_held(lines).n == 0 || !decode(in, lines_held(lines), known, &decoded, d))
		return;
	if (in->options->form == INPUT_AUTO && is_table(decoded.text))
		trouble(in, 1, str_of(table_is_not_utf8));
	else if (in->options->parts && decoded.text.n > DOC_PART)
		hand_over_long(in, name, decoded.text, d);
	else
		hand_over_text(in, name, decoded.text, d);
}

/* UTF-8 whose edition is known, as it comes. */
static void
read_stream(struct input *in, struct lines *lines, const struct recognise_options *options, struct damage *d)
{
	struct parts parts = { .in = in, .damage = d, .lines = lines };
	const struct utf8_text *read = &parts.read;

	hand_over_parts(&parts, valid_name(&in->arena, str_of(in->name)), options);
	if (read->nul_line != 0)
		trouble(in, read->nul_line, str_of(text_has_nul));
	d->bad = read->bad;
	d->bad_line = read->bad_line;
	d->encoding = "UTF-8";
	buf_release(&parts.read.text);
}

/* Does what is read so far tell that the text is of no one day? */
static bool
is_of_days(struct input *in, struct str start)
{
	if (start.n < DOC_START)
		return false;
	start.n = DOC_START;
	start.n = utf8_valid(start);
	return memchr(start.p, 0, start.n) == NULL && doc_is_of_days(&in->arena, start);
}

/* Can the text be read as it comes?  Then its edition is known: options tell. */
static bool
is_stream(struct input *in, struct lines *lines, struct recognise_options *options)
{
	size_t mark, enough = has_edition(options) ? TEXT_START : DOC_START + 4;

	if (!in->options->parts)
		return false;
	while (lines_held(lines).n < enough && lines_more(lines))
		;
	if (lines->ended || !text_is_utf8(lines_held(lines), in->options->encoding, &mark))
		return false;
	if (!has_edition(options) && !is_of_days(in, str_sub(lines_held(lines), mark, lines_held(lines).n)))
		return false;
	options->no_edition = options->edition.n == 0;
	lines_skip(lines, mark);
	return true;
}

void
read_text(struct input *in, struct lines *lines)
{
	struct recognise_options options = in->recognise;
	struct damage damage = { 0 };

	if (is_stream(in, lines, &options))
		read_stream(in, lines, &options, &damage);
	else
		read_whole(in, lines, &damage);
	report_damage(in, &damage);
	arena_reset(&in->arena);
}
