/*
 * A source line by line, in memory that grows with the longest line alone.
 */
#ifndef BASE_LINES_H
#define BASE_LINES_H

#include "base/io.h"

struct lines {
	struct source source;
	struct buf buf;		/* what has been read; the bytes before at are done with */
	size_t at;
	size_t seen;		/* bytes from there on that lines_window has shown */
	size_t number;		/* of the line last returned, from 1 */
	int error;		/* errno value of a failed read, after which there are no more lines */
	bool ended;
};

void lines_init(struct lines *, struct source);
void lines_release(struct lines *);
/*
 * The next line, without its \n; a last one may lack it.  Valid until the next
 * call.  false: the end, or an error.
 */
bool lines_next(struct lines *, struct str *line);
/* The same, but the line stays to be read. */
bool lines_peek(struct lines *, struct str *line);
/*
 * For who finds the lines himself: all that has been read and not yet skipped, and more
 * than the last time, where there is more; a last line gets its \n; spare bytes behind it
 * may be read.  Counting lines is up to him too.  false: the end, or an error; what is not
 * a whole line then (after an error) is gone.
 */
bool lines_window(struct lines *, struct str *window, size_t spare);
/* The first n bytes of it are done with. */
void lines_skip(struct lines *, size_t n);
/*
 * For who does not care about lines: what has been read and not yet skipped, and more behind
 * it.  false: the end, or an error.
 */
struct str lines_held(const struct lines *);
bool lines_more(struct lines *);
/* Up to n bytes to where they are wanted, without a way round: how many.  0: the end, or an error. */
size_t lines_take(struct lines *, char *to, size_t n);
/* Everything not yet returned as a line, valid until released; see error. */
struct str lines_rest(struct lines *);

#endif
