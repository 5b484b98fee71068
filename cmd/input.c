/*
 * The loop over the inputs: each file is an article, records of articles, or a table.
 */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/parallel.h"
#include "input.h"
#include "stats/stats.h"
#include "text/utf8.h"

void
trouble(struct input *in, size_t line, struct str what)
{
	if (line > 0)
		say("%s:%zu: %.*s", in->name, line, STR_ARG(what));
	else
		say("%s: %.*s", in->name, STR_ARG(what));
	in->status = STATUS_TROUBLE;
}

static void
report_row(void *context, size_t line, struct str what)
{
	trouble(context, line, what);
}

void *
prepare(const struct input *in, struct arena *arena, const struct article *article, unsigned threads)
{
	return in->articles->prepare != NULL ? in->articles->prepare(in->context, arena, article, threads) : NULL;
}

void
hand_over(struct input *in, struct arena *arena, struct article *article)
{
	in->articles->take(in->context, arena, article, prepare(in, arena, article, in->recognise.threads));
}

static void
hand_over_rebuilt(void *context, struct arena *arena, struct article *article)
{
	hand_over(context, arena, article);
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
	if (lines->error == 0 && decode(in, header, 0, &decoded, &damage)) {
		lines_init(&again, (struct source){ memory_read, &decoded.text });
		if (lines_peek(&again, &header))
			read_rows(in, &again, rows_is_csv(header));
		lines_release(&again);
	}
	report_damage(in, &damage);
	arena_reset(&in->arena);
}

const char *
why_no_article(struct str first)
{
	if (facts_is_row(first))
		return "looks like a row of a fact table without its header; keep the header, or say --input text";
	if (facts_is_other(first))
		return "looks like facts as CSV or JSON Lines; a fact table has tabs (or say --input text)";
	if (stats_partial_is_header(first))
		return "a partial summary: jz-stats --merge puts them together (or say --input text)";
	return NULL;
}

/* The first line, or as much as there is to a NUL byte: a disk may have no end of a line.  false: there is nothing. */
static bool
peek_first(struct lines *lines, struct str *first)
{
	size_t looked = 0;
	bool enough;

	do {
		struct str held = lines_held(lines), fresh = str_sub(held, looked, held.n);

		enough = fresh.n > 0 && (memchr(fresh.p, '\n', fresh.n) != NULL || memchr(fresh.p, '\0', fresh.n) != NULL);
		looked = held.n;
	} while (!enough && lines_more(lines));
	*first = lines_held(lines);
	*first = str_cut(first, '\n');
	return lines_held(lines).n > 0 && lines->error == 0;
}

/* By its first line, unless --input says: a table, records or one text. */
static void
read_lines(struct input *in, struct lines *lines)
{
	struct str first = { NULL, 0 };
	bool any = peek_first(lines, &first), table = any && facts_is_header(first);
	const char *why;

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
		why = any && !table && !in->options->lines ? why_no_article(first) : NULL;
		if (why != NULL) {
			trouble(in, 1, str_of(why));
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

unsigned
input_threads(const struct input_options *options)
{
	return options->recognise.threads > 0 ? options->recognise.threads : parallel_processors();
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
	for (int i = 0; i < nfiles;) {
		i += read_small_files(in, nfiles - i, files + i);
		if (i < nfiles)
			read_file(in, files[i++]);
	}
	progress_end(&in->progress);
	arena_release(&in->arena);
	if (in->recogniser != NULL)
		recogniser_free(in->recogniser);
	return in->status;
}

int
input_each(const struct input_options *options, int nfiles, char *const *files,
    const struct article_reader *articles, void *context)
{
	struct input in = { .options = options, .articles = articles, .context = context };

	return read_files(&in, nfiles, files);
}

int
input_each_row(const struct input_options *options, int nfiles, char *const *files,
    const struct article_reader *articles, const struct row_reader *rows, void *context)
{
	struct input in = { .options = options, .articles = articles, .rows = rows,
		.context = context };

	return read_files(&in, nfiles, files);
}
