/*
 * Short documents, many at once: the records of --lines, and small files.  The caller's thread
 * reads batches of them, they are worked on side by side, and handed over in order.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/parallel.h"
#include "input.h"
#include "table/tsv.h"

enum {
	BATCH = 16 * 1024,	/* bytes of documents at least, where there are more */
	SMALL = TEXT_START - 1,	/* bytes of a file at most: of no more a file alone is read whole too */
	SHORT = 256 * 1024,	/* bytes of a record at most; a longer one has work for all threads */
};

struct document {
	const char *file;
	size_t line;		/* of the file, where it begins */
	size_t start, n;	/* its bytes in the batch */
	struct decoded decoded;
	const char *wrong;	/* why it cannot be read; NULL: it can */
	size_t wrong_line;	/* from 1 */
	struct article article;
	void *prepared;
	size_t gave_up;
};

struct batch {
	struct buf bytes;
	struct document *list;
	size_t n, cap;
	struct arena arena;	/* of what is made of them */
};

struct batches {
	struct input *in;
	bool (*add)(struct batches *, struct batch *);	/* the next document; false: there is no more */
	struct lines *lines;	/* of records; NULL: files */
	char *const *files;
	int nfiles, next;
	struct damage damage;	/* of the file at hand */
	struct batch *slots;
};

/* What is behind start in the batch's bytes is one more document. */
static void
batch_push(struct batch *b, const char *file, size_t line, size_t start)
{
	*ARRAY_PUSH(b->list, b->n, b->cap) =
	    (struct document){ .file = file, .line = line, .start = start, .n = b->bytes.n - start };
}

static bool
fill(void *batches, size_t slot)
{
	struct batches *s = batches;
	struct batch *b = &s->slots[slot];

	b->n = 0;
	buf_clear(&b->bytes);
	while (b->bytes.n < BATCH && s->add(s, b))
		;
	return b->n > 0;
}

/* id TAB text, line breaks in the text as \n. false: it is not. */
static bool
split_record(struct arena *arena, struct str *text, struct str *id)
{
	*id = str_cut(text, '\t');
	if (text->p == NULL)
		return false;
	if (id->n == 0)
		*id = STR("-");
	*text = tsv_unescape(arena, *text);
	return true;
}

static void
read_document(const struct batches *s, struct batch *b, struct document *d)
{
	const struct input *in = s->in;
	struct recognise_options options = in->recognise;
	struct str text, name;

	d->wrong_line = 1;
	d->wrong = text_decode_known(&b->arena, str_sub(buf_str(&b->bytes), d->start, d->start + d->n), 0,
	    in->options->encoding, &d->decoded, &d->wrong_line);
	if (d->wrong != NULL)
		return;
	text = d->decoded.text;
	if (s->lines == NULL)
		name = valid_name(&b->arena, str_of(d->file));
	else if (!split_record(&b->arena, &text, &name))
		d->wrong = "no tab: a record is an id, a tab and its text";
	if (s->lines == NULL && in->options->form == INPUT_AUTO && is_table(text))
		d->wrong = table_is_not_utf8;
	if (d->wrong != NULL)
		return;
	options.threads = d->n > SHORT ? options.threads : 1;
	d->article = recognise(in->recogniser, &b->arena, name, text, &options, &d->gave_up);
	d->prepared = prepare(in, &b->arena, &d->article, options.threads);
}

static void
read_batch(void *batches, size_t slot)
{
	struct batches *s = batches;
	struct batch *b = &s->slots[slot];

	for (size_t i = 0; i < b->n; i++)
		read_document(s, b, &b->list[i]);
}

static void
hand_over_batch(void *batches, size_t slot)
{
	struct batches *s = batches;
	struct batch *b = &s->slots[slot];

	for (size_t i = 0; i < b->n; i++) {
		struct document *d = &b->list[i];

		s->in->name = d->file;
		if (d->wrong != NULL) {
			trouble(s->in, d->line + d->wrong_line - 1, str_of(d->wrong));
			continue;
		}
		note_damage(&s->damage, &d->decoded, d->line);
		s->damage.gave_up += d->gave_up;
		s->in->articles->take(s->in->context, &b->arena, &d->article, d->prepared);
		if (s->lines == NULL) {
			report_damage(s->in, &s->damage);
			s->damage = (struct damage){ 0 };
		}
	}
	arena_reset(&b->arena);
}

static void
batch_release(struct batch *b)
{
	buf_release(&b->bytes);
	free(b->list);
	arena_release(&b->arena);
}

static void
run(struct batches *s)
{
	static const struct pipeline pipeline = { fill, read_batch, hand_over_batch };
	unsigned threads = s->in->recognise.threads;
	size_t n = pipeline_slots(threads);

	(void)recogniser(s->in);
	s->slots = ARENA_NEW(&s->in->arena, struct batch, n);
	pipeline_run(&pipeline, threads, s);
	for (size_t i = 0; i < n; i++)
		batch_release(&s->slots[i]);
	arena_reset(&s->in->arena);
}

static void
push_record(const struct batches *s, struct batch *b, struct str line)
{
	size_t start = b->bytes.n;

	if (line.n > 0 && line.p[line.n - 1] == '\r')
		line.n--;
	buf_add(&b->bytes, line);
	batch_push(b, s->in->name, s->lines->number, start);
}

/* A short record: only one long one at a time is held. */
static bool
add_record(struct batches *s, struct batch *b)
{
	struct str line;

	if (!lines_peek(s->lines, &line) || line.n > SHORT || !lines_next(s->lines, &line))
		return false;
	push_record(s, b, line);
	return true;
}

/* A long record, which all threads work on. */
static bool
read_long_record(struct batches *s)
{
	struct batch b = { .n = 0 };
	struct str line;

	if (!lines_next(s->lines, &line))
		return false;
	push_record(s, &b, line);
	s->slots = &b;
	read_batch(s, 0);
	hand_over_batch(s, 0);
	batch_release(&b);
	return true;
}

void
read_records(struct input *in, struct lines *lines)
{
	struct batches s = { .in = in, .add = add_record, .lines = lines };
	struct str line = { NULL, 0 };

	lines_peek(lines, &line);
	if (text_is_wide(line, in->options->encoding)) {
		trouble(in, 1, STR("no UTF-16 or UTF-32 with --lines: use iconv -t UTF-8"));
		return;
	}
	do
		run(&s);
	while (read_long_record(&s));
	report_damage(in, &s.damage);
}

/* The whole of a small regular file. false: it is none, or cannot be read now. */
static bool
read_small(const char *path, struct buf *to)
{
	struct stat st;
	int fd, error;

	if (stat(path, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size > SMALL || (fd = open(path, O_RDONLY | O_CLOEXEC)) < 0)
		return false;
	error = source_slurp(source_fd(&fd), to);
	close(fd);
	return error == 0;
}

/* By its first line, and --input: no table, and nothing that looks like one. */
static bool
is_text(const struct input *in, struct str first)
{
	return in->options->form == INPUT_TEXT ||
	    (in->options->form == INPUT_AUTO && !facts_is_header(first) && why_no_article(first) == NULL);
}

/* A small file of text; what else a file may be is for who reads it alone. */
static bool
add_file(struct batches *s, struct batch *b)
{
	size_t start = b->bytes.n;
	const char *path;
	struct str bytes;

	if (s->next == s->nfiles)
		return false;
	path = s->files[s->next];
	if (strcmp(path, "-") != 0 && read_small(path, &b->bytes)) {
		bytes = str_sub(buf_str(&b->bytes), start, b->bytes.n);
		if (bytes.n > 0 && is_text(s->in, str_cut(&bytes, '\n'))) {
			batch_push(b, path, 1, start);
			s->next++;
			return true;
		}
	}
	b->bytes.n = start;
	return false;
}

int
read_small_files(struct input *in, int nfiles, char *const *files)
{
	struct batches s = { .in = in, .add = add_file, .nfiles = nfiles, .files = files };

	if (nfiles > 1 && !in->options->lines && !in->progress.on)
		run(&s);
	return s.next;
}
