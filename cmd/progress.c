#include "progress.h"

#include <stdio.h>
#include <unistd.h>

#include "common.h"

static double
seconds(struct timespec from, struct timespec to)
{
	return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

static void
show(const struct progress *p, struct timespec now, bool end)
{
	double taken = seconds(p->start, now), mb = (double)p->bytes / 1e6;
	bool terminal = isatty(STDERR_FILENO);

	say("%.1f MB, %.1f MB/s%s", mb, taken > 0 ? mb / taken : 0, terminal && !end ? "\033[K\033[A" : "");
}

static long
counting_read(void *context, char *to, size_t n)
{
	struct progress *p = context;
	long got = p->source.read(p->source.context, to, n);
	struct timespec now;

	if (got > 0)
		p->bytes += (unsigned long long)got;
	clock_gettime(CLOCK_MONOTONIC, &now);
	if (seconds(p->said, now) >= 0.5) {
		p->said = now;
		show(p, now, false);
	}
	return got;
}

struct source
progress_source(struct progress *p, struct source source)
{
	if (p->start.tv_sec == 0 && p->start.tv_nsec == 0) {
		clock_gettime(CLOCK_MONOTONIC, &p->start);
		p->said = p->start;
	}
	p->source = source;
	return (struct source){ counting_read, p };
}

void
progress_end(struct progress *p)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	if (p->on)
		show(p, now, true);
}
