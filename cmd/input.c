/*
 * The loop over the inputs: each file is an article, records of articles, or a table.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/lines.h"
#include "common.h"
#include "progress.h"
#include "table/tsv.h"
#include "text/decode.h"
#include "text/utf8.h"

struct input {
	const struct input_options *options;
	article_fn *article;
	const struct row_reader *rows;	/* NULL: articles are wanted of tables too */
	void *context;
	struct recogniser *recogniser;	/* made when the first text comes */
	struct recognise_options recognise;
	struct arena arena;		/* of the document at hand */
	const char *name;		/* of the file at hand */
	struct progress progress;
	int status;
};

/* FILE: what; or FILE:LINE: what. */
static void
trouble(struct input *in, size_t line, struct str what)
{
	if (line > 0)
		say("%s:%zu: %.*s", in->name, line, STR_ARG(what));
	else
		say("%s: %.*s", in->name, STR_ARG(what));
	in->status = STATUS_TROUBLE;
}

/* A file's name may be any bytes; the table is UTF-8. */
static struct str
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

/* What went wrong with the texts of one file, said once. */
struct damage {
	size_t bad, bad_line;
	const char *encoding;
	size_t gave_up;
};

static void
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

/* Decode bytes that begin on the given line. false: no text, and that has been said. */
static bool
decode(struct input *in, struct str bytes, size_t line, struct decoded *out, struct damage *d)
{
	size_t at = 1;
	const char *why = text_decode(&in->arena, bytes, in->options->encoding, out, &at);

	if (why != NULL) {
		trouble(in, line + (at > 0 ? at - 1 : 0), str_of(why));
		return false;
	}
	if (out->bad > 0 && d->bad == 0) {
		d->bad_line = line + out->bad_line - 1;
		d->encoding = out->encoding;
	}
	d->bad += out->bad;
	return true;
}

static void
hand_over(struct input *in, struct str name, struct str text, struct damage *d)
{
	struct article article;
	size_t gave_up = 0;

	if (in->recogniser == NULL)
		in->recogniser = recogniser_new();
	article = recognise(in->recogniser, &in->arena, name, text, &in->recognise,
	    &gave_up);
	d->gave_up += gave_up;
	in->article(in->context, &in->arena, &article);
}

/* A spreadsheet's "Unicode text" is UTF-16, so that only what has been decoded shows it. */
static bool
is_table(struct str text)
{
	return facts_is_header(str_cut(&text, '\n'));
}

static void
read_text(struct input *in, struct lines *lines)
{
	struct str bytes = lines_rest(lines);
	struct damage damage = { 0 };
	struct decoded decoded;

	if (lines->error == 0 && bytes.n > 0 && decode(in, bytes, 1, &decoded, &damage)) {
		if (in->options->form == INPUT_AUTO && is_table(decoded.text))
			trouble(in, 1, STR("a fact table that is not in UTF-8: use iconv -t UTF-8"));
		else
			hand_over(in, valid_name(&in->arena, str_of(in->name)), decoded.text,
			    &damage);
	}
	report_damage(in, &damage);
	arena_reset(&in->arena);
}

/* --lines: id TAB text, line breaks in the text as \n. */
static void
read_records(struct input *in, struct lines *lines)
{
	struct damage damage = { 0 };
	struct str line = { NULL, 0 };

	lines_peek(lines, &line);
	if (text_is_wide(line, in->options->encoding)) {
		trouble(in, 1, STR("no UTF-16 or UTF-32 with --lines: use iconv -t UTF-8"));
		return;
	}
	while (lines_next(lines, &line)) {
		struct decoded decoded;

		if (line.n > 0 && line.p[line.n - 1] == '\r')
			line.n--;
		if (decode(in, line, lines->number, &decoded, &damage)) {
			struct str text = decoded.text, id = str_cut(&text, '\t');

			if (text.p == NULL)
				trouble(in, lines->number, STR("no tab: a record is an id, a tab and its text"));
			else
				hand_over(in, id.n > 0 ? id : STR("-"),
				    tsv_unescape(&in->arena, text), &damage);
		}
		arena_reset(&in->arena);
	}
	report_damage(in, &damage);
}

static void
report_row(void *context, size_t line, struct str what)
{
	trouble(context, line, what);
}

static void
hand_over_rebuilt(void *context, struct arena *arena, struct article *article)
{
	struct input *in = context;

	in->article(in->context, arena, article);
}

static void
read_table(struct input *in, struct lines *lines)
{
	const struct facts_reader reader = { hand_over_rebuilt, report_row, in };
	struct str table = lines_rest(lines);

	if (lines->error == 0)
		facts_read(table, &reader);
}

/* A source over bytes in memory: context is the struct str that is left of them. */
static long
memory_read(void *context, char *to, size_t n)
{
	struct str *rest = context;

	if (n > rest->n)
		n = rest->n;
	if (n > 0)
		memcpy(to, rest->p, n);
	*rest = str_sub(*rest, n, rest->n);
	return (long)n;
}

static bool
take_header(void *context, const struct str *names, size_t n, struct buf *why)
{
	struct input *in = context;

	return in->rows->header(in->context, names, n, why);
}

static bool
take_row(void *context, const struct str *fields, struct buf *why)
{
	struct input *in = context;

	return in->rows->row(in->context, fields, why);
}

static void
read_rows(struct input *in, struct lines *lines, bool csv)
{
	const struct row_fns rows = { take_header, take_row, report_row, in };

	if (csv)
		rows_read_csv(lines, &rows);
	else
		rows_read_tsv(lines, &rows);
}

/* Any table with a header, of tabs or commas; a spreadsheet's may be in another encoding. */
static void
read_any_table(struct input *in, struct lines *lines)
{
	struct str header = { NULL, 0 };
	struct damage damage = { 0 };
	struct decoded decoded;
	struct lines again;

	if (!lines_peek(lines, &header)) {
		if (lines->error == 0)
			trouble(in, 0, STR("empty: a table has a header"));
		return;
	}
	if (in->options->encoding == NULL && utf8_valid(header) == header.n) {
		read_rows(in, lines, rows_is_csv(header));
		return;
	}
	header = lines_rest(lines);
	if (lines->error == 0 && decode(in, header, 1, &decoded, &damage)) {
		lines_init(&again, (struct source){ memory_read, &decoded.text });
		if (lines_peek(&again, &header))
			read_rows(in, &again, rows_is_csv(header));
		lines_release(&again);
	}
	report_damage(in, &damage);
	arena_reset(&in->arena);
}

/* By its first line, unless --input says: a table, records or one text. */
static void
read_lines(struct input *in, struct lines *lines)
{
	struct str first = { NULL, 0 };
	bool any = lines_peek(lines, &first), table = any && facts_is_header(first);

	switch (in->options->form) {
	case INPUT_TABLE:
		read_any_table(in, lines);
		return;
	case INPUT_TEXT:
		table = false;
		break;
	case INPUT_FACTS:
		if (!table && lines->error == 0) {
			trouble(in, 1, STR("not the header of a fact table"));
			return;
		}
		break;
	case INPUT_AUTO:
		if (any && !in->options->lines && facts_is_row(first)) {
			trouble(in, 1, STR("looks like a row of a fact table without its header; "
			    "keep the header, or say --input text"));
			return;
		}
		if (any && !table && !in->options->lines && facts_is_other(first)) {
			trouble(in, 1, STR("looks like facts as CSV or JSON Lines; "
			    "a fact table has tabs (or say --input text)"));
			return;
		}
		break;
	}
	if (table && in->rows != NULL)
		read_rows(in, lines, false);
	else if (table)
		read_table(in, lines);
	else if (in->options->lines)
		read_records(in, lines);
	else
		read_text(in, lines);
}

static void
read_file(struct input *in, const char *path)
{
	bool standard = strcmp(path, "-") == 0;
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	struct source source;
	struct lines lines;

	in->name = standard && in->options->name != NULL ? in->options->name : path;
	if (fd < 0) {
		say_errno(errno, "%s", path);
		in->status = STATUS_TROUBLE;
		return;
	}
	source = source_fd(&fd);
	if (in->progress.on)
		source = progress_source(&in->progress, source);
	lines_init(&lines, source);
	read_lines(in, &lines);
	if (lines.error != 0) {
		say_errno(lines.error, "%s", in->name);
		in->status = STATUS_TROUBLE;
	}
	lines_release(&lines);
	if (!standard)
		close(fd);
}

static int
read_files(struct input *in, int nfiles, char *const *files)
{
	arena_init(&in->arena);
	in->progress.on = in->options->progress;
	in->recognise = in->options->recognise;
	in->recognise.threads = input_threads(in->options);
	if (nfiles == 0)
		read_file(in, "-");
	for (int i = 0; i < nfiles; i++)
		read_file(in, files[i]);
	progress_end(&in->progress);
	arena_release(&in->arena);
	if (in->recogniser != NULL)
		recogniser_free(in->recogniser);
	return in->status;
}

int
input_each(const struct input_options *options, int nfiles, char *const *files,
    article_fn *article, void *context)
{
	struct input in = { .options = options, .article = article, .context = context };

	return read_files(&in, nfiles, files);
}

int
input_each_row(const struct input_options *options, int nfiles, char *const *files,
    article_fn *article, const struct row_reader *rows, void *context)
{
	struct input in = { .options = options, .article = article, .rows = rows,
		.context = context };

	return read_files(&in, nfiles, files);
}
