#include "base/lines.h"

#include <errno.h>

enum { CHUNK = 64 * 1024 };

void
lines_init(struct lines *l, struct source source)
{
	*l = (struct lines){ .source = source };
	buf_room(&l->buf, 1);	/* so that there is a place where nothing is */
}

void
lines_release(struct lines *l)
{
	buf_release(&l->buf);
}

/* Up to n bytes more: how many. */
static size_t
read_some(struct lines *l, char *to, size_t n)
{
	long got;

	errno = 0;
	got = l->source.read(l->source.context, to, n);
	if (got > 0)
		return (size_t)got;
	l->ended = true;
	if (got < 0)
		l->error = errno ? errno : EIO;
	return 0;
}

/* Read more behind what is there; what is done with makes room first. */
static void
fill(struct lines *l)
{
	char *to;

	if (l->at > 0) {
		memmove(l->buf.p, l->buf.p + l->at, l->buf.n - l->at);
		l->buf.n -= l->at;
		l->at = 0;
	}
	to = buf_room(&l->buf, CHUNK);
	l->buf.n += read_some(l, to, CHUNK);
}

bool
lines_peek(struct lines *l, struct str *line)
{
	size_t searched = 0;	/* bytes of this line known to hold no \n */

	for (;;) {
		const char *from = l->buf.p + l->at;
		size_t have = l->buf.n - l->at;
		const char *end = have > searched ?
		    memchr(from + searched, '\n', have - searched) : NULL;

		if (end != NULL) {
			*line = (struct str){ from, (size_t)(end - from) };
			return true;
		}
		if (l->ended) {
			*line = (struct str){ from, have };
			return have > 0 && l->error == 0;
		}
		searched = have;
		fill(l);
	}
}

bool
lines_next(struct lines *l, struct str *line)
{
	if (!lines_peek(l, line))
		return false;
	l->number++;
	l->at += line->n;
	if (l->at < l->buf.n)	/* the \n */
		l->at++;
	return true;
}

/* The end has come: a last line without its \n gets it. */
static void
end_last_line(struct lines *l)
{
	if (l->error == 0 && l->buf.n > l->at && l->buf.p[l->buf.n - 1] != '\n')
		buf_char(&l->buf, '\n');
}

bool
lines_window(struct lines *l, struct str *window, size_t spare)
{
	for (;;) {
		if (l->ended)
			end_last_line(l);
		if (l->buf.n - l->at > l->seen)
			break;
		if (l->ended)
			return false;
		fill(l);
	}
	if (spare > 0)
		memset(buf_room(&l->buf, spare), 0, spare);
	*window = (struct str){ l->buf.p + l->at, l->buf.n - l->at };
	l->seen = window->n;
	return true;
}

void
lines_skip(struct lines *l, size_t n)
{
	l->at += n;
	l->seen = l->seen > n ? l->seen - n : 0;
}

struct str
lines_held(const struct lines *l)
{
	return (struct str){ l->buf.p + l->at, l->buf.n - l->at };
}

bool
lines_more(struct lines *l)
{
	if (!l->ended)
		fill(l);
	return !l->ended;
}

size_t
lines_take(struct lines *l, char *to, size_t n)
{
	size_t held = l->buf.n - l->at;

	if (held == 0)
		return l->ended ? 0 : read_some(l, to, n);
	if (n > held)
		n = held;
	memcpy(to, l->buf.p + l->at, n);
	lines_skip(l, n);
	return n;
}

struct str
lines_rest(struct lines *l)
{
	while (!l->ended)
		fill(l);
	return (struct str){ l->buf.p + l->at, l->buf.n - l->at };
}
