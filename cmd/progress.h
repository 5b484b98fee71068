/*
 * --progress: how much has been read, and how fast, on standard error: a line twice a
 * second, which on a terminal is written over.
 */
#ifndef CMD_PROGRESS_H
#define CMD_PROGRESS_H

#include <stdbool.h>
#include <time.h>

#include "base/io.h"

struct progress {
	bool on;
	struct source source;		/* of the file at hand */
	unsigned long long bytes;	/* of all so far */
	struct timespec start, said;
};

/* A source that counts what is read from another; context is the progress, which must stay. */
struct source progress_source(struct progress *, struct source);
/* All has been read: say so for the last time. */
void progress_end(struct progress *);

#endif
