/*
 * Bytes in and out.  A source or sink is a function and its context, so that a
 * test can put in one that fails.  Errors are errno values; nothing is printed.
 */
#ifndef BASE_IO_H
#define BASE_IO_H

#include "base/mem.h"

struct source {
	/* Up to n bytes into to: how many, 0 at the end, -1 and errno on error. */
	long (*read)(void *context, char *to, size_t n);
	void *context;
};

/* A source over a file descriptor: context points to the int. */
struct source source_fd(int *fd);
/* Append everything to out.  0, or the errno value. */
int source_slurp(struct source, struct buf *out);

struct sink {
	/* Write all n bytes: 0, or the errno value. */
	int (*write)(void *context, const char *from, size_t n);
	void *context;
	struct buf pending;
	int error;		/* the first errno value; later writes do nothing */
};

void sink_init(struct sink *, int (*write)(void *, const char *, size_t), void *context);
/* A sink over a file descriptor: context points to the int. */
void sink_init_fd(struct sink *, int *fd);
/*
 * Where to append output; call sink_settle now and then (after every row or
 * line): it writes once enough is pending.
 */
static inline struct buf *sink_buf(struct sink *s) { return &s->pending; }
void sink_settle(struct sink *);
/* Write what is pending; 0 or the first errno value. */
int sink_flush(struct sink *);
/* Flush and free. 0 or the first errno value. */
int sink_release(struct sink *);

#endif
