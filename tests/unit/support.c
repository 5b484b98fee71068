/*
 * What every program that links the library must supply, and what tests share.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/io.h"
#include "base/mem.h"
#include "support.h"
#include "text/utf8.h"

_Noreturn void
mem_exhausted(size_t size)
{
	fprintf(stderr, "out of memory: %zu bytes\n", size);
	abort();
}

void
place_of(const struct doc *d, size_t offset, uint32_t *line, uint32_t *column)
{
	size_t low = 0, high = d->nlines;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (d->lines[mid] <= offset)
			low = mid;
		else
			high = mid;
	}
	*line = (uint32_t)low + 1;
	*column = (uint32_t)utf8_count(str_sub(d->text, d->lines[low], offset)) + 1;
}

struct recogniser *recogniser;

int
recogniser_set_up(void **state)
{
	(void)state;
	recogniser = recogniser_new();
	return 0;
}

int
recogniser_tear_down(void **state)
{
	(void)state;
	recogniser_free(recogniser);
	return 0;
}

struct article
read_article(struct arena *a, struct str text, bool all)
{
	struct recognise_options options = { .all = all, .edition = STR("2025-12-29") };
	size_t trouble = 0;
	struct article article = recognise(recogniser, a, STR("test"), text, &options, &trouble);

	if (trouble > 0) {
		fprintf(stderr, "%zu patterns gave up\n", trouble);
		abort();
	}
	return article;
}

void
read_file(const char *path, struct buf *bytes)
{
	int fd = open(path, O_RDONLY);

	buf_init(bytes);
	if (fd < 0 || source_slurp(source_fd(&fd), bytes) != 0) {
		perror(path);
		exit(1);
	}
	close(fd);
}
