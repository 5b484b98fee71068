#include <errno.h>
#include <unistd.h>

#include "base/io.h"

enum { CHUNK = 64 * 1024 };

static long
fd_read(void *context, char *to, size_t n)
{
	long got;

	do
		got = (long)read(*(int *)context, to, n);
	while (got < 0 && errno == EINTR);
	return got;
}

struct source
source_fd(int *fd)
{
	return (struct source){ fd_read, fd };
}

int
source_slurp(struct source s, struct buf *out)
{
	for (;;) {
		size_t want = out->cap - out->n > CHUNK ? out->cap - out->n : CHUNK;
		long got = s.read(s.context, buf_room(out, want), want);

		if (got < 0)
			return errno ? errno : EIO;
		if (got == 0)
			return 0;
		out->n += (size_t)got;
	}
}

static int
fd_write(void *context, const char *from, size_t n)
{
	while (n > 0) {
		ssize_t put = write(*(int *)context, from, n);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return errno;
		from += put;
		n -= (size_t)put;
	}
	return 0;
}

void
sink_init(struct sink *s, int (*write)(void *, const char *, size_t), void *context)
{
	*s = (struct sink){ .write = write, .context = context };
	buf_init(&s->pending);
}

void
sink_init_fd(struct sink *s, int *fd)
{
	sink_init(s, fd_write, fd);
}

int
sink_flush(struct sink *s)
{
	if (s->error == 0 && s->pending.n > 0)
		s->error = s->write(s->context, s->pending.p, s->pending.n);
	buf_clear(&s->pending);
	return s->error;
}

void
sink_settle(struct sink *s)
{
	if (s->pending.n >= CHUNK)
		sink_flush(s);
}

int
sink_release(struct sink *s)
{
	int error = sink_flush(s);

	buf_release(&s->pending);
	return error;
}
