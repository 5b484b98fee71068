#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"

enum { BLOCK = 64 * 1024 };

struct arena_block {
	struct arena_block *next;
	size_t size;		/* of a block that is left behind: what is used of it */
	max_align_t data[];
};

void *
mem_alloc(size_t size)
{
	void *p = malloc(size ? size : 1);

	if (p == NULL)
		mem_exhausted(size);
	return p;
}

void *
mem_zeroed(size_t size)
{
	void *p = calloc(1, size ? size : 1);

	if (p == NULL)
		mem_exhausted(size);
	return p;
}

void *
mem_realloc(void *old, size_t size)
{
	void *p = realloc(old, size ? size : 1);

	if (p == NULL)
		mem_exhausted(size);
	return p;
}

void
arena_init(struct arena *a)
{
	*a = (struct arena){ 0 };
}

/* What is free of the block in use stays so. */
static void
leave_block(struct arena *a)
{
	if (a->blocks != NULL)
		a->blocks->size = (size_t)(a->at - (char *)a->blocks->data);
}

void
arena_grow(struct arena *a, size_t n)
{
	size_t size = n < BLOCK ? BLOCK : (n + ARENA_ALIGN - 1) / ARENA_ALIGN * ARENA_ALIGN;
	struct arena_block *b;

	if (n > SIZE_MAX / 2)
		mem_exhausted(SIZE_MAX);
	leave_block(a);
	b = mem_alloc(offsetof(struct arena_block, data) + size);
	b->next = a->blocks;
	b->size = size;
	a->blocks = b;
	a->at = (char *)b->data;
	a->end = a->at + size;
}

void *
arena_bytes(struct arena *a, size_t n)
{
	char *p = arena_room(a, n);

	arena_keep(a, p + n);
	return p;
}

void *
arena_alloc(struct arena *a, size_t size, size_t count)
{
	size_t n = size * count;
	void *p;

	if (count != 0 && size > (SIZE_MAX / 2) / count)
		mem_exhausted(SIZE_MAX);
	p = arena_bytes(a, n);
	return n != 0 ? memset(p, 0, n) : p;
}

struct str
arena_str(struct arena *a, struct str s)
{
	char *p = arena_bytes(a, s.n + 1);

	if (s.n != 0)
		memcpy(p, s.p, s.n);
	p[s.n] = '\0';
	return (struct str){ p, s.n };
}

struct str
arena_printf(struct arena *a, const char *format, ...)
{
	va_list args, again;
	int n;
	char *p;

	va_start(args, format);
	va_copy(again, args);
	n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n < 0)
		n = 0;
	p = arena_alloc(a, 1, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, format, again);
	va_end(again);
	return (struct str){ p, (size_t)n };
}

void
arena_adopt(struct arena *a, struct arena *other)
{
	struct arena_block *last = other->blocks;

	if (a->blocks == NULL) {
		*a = *other;
	} else if (last != NULL) {
		leave_block(other);
		while (last->next != NULL)
			last = last->next;
		last->next = a->blocks->next;
		a->blocks->next = other->blocks;
	}
	arena_init(other);
}

void
arena_return(struct arena *a, struct arena before)
{
	struct arena_block *next;

	for (struct arena_block *b = a->blocks; b != before.blocks; b = next) {
		next = b->next;
		free(b);
	}
	*a = before;
}

void
arena_release(struct arena *a)
{
	arena_return(a, (struct arena){ 0 });
}

void
arena_reset(struct arena *a)
{
	struct arena_block *b = a->blocks;
	size_t size = 0;

	if (b != NULL && b->next == NULL) {
		a->at = (char *)b->data;
		return;
	}
	leave_block(a);
	for (; b != NULL; b = b->next)
		size += b->size;
	arena_release(a);
	if (size > 0)
		arena_grow(a, size);
}

void
buf_init(struct buf *b)
{
	*b = (struct buf){ 0 };
}

void
buf_release(struct buf *b)
{
	free(b->p);
	buf_init(b);
}

void
buf_grow(struct buf *b, size_t n)
{
	size_t cap = b->cap ? b->cap : 256;

	if (n > SIZE_MAX / 2 - b->n)
		mem_exhausted(SIZE_MAX);
	while (cap < b->n + n)
		cap *= 2;
	b->p = mem_realloc(b->p, cap);
	b->cap = cap;
}

void
buf_printf(struct buf *b, const char *format, ...)
{
	va_list args, again;
	int n;

	va_start(args, format);
	va_copy(again, args);
	n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n > 0) {
		vsnprintf(buf_room(b, (size_t)n + 1), (size_t)n + 1, format, again);
		b->n += (size_t)n;
	}
	va_end(again);
}

void *
array_grow(void *p, size_t *cap, size_t need, size_t size)
{
	if (need <= *cap)
		return p;
	if (need > SIZE_MAX / 4 / size)
		mem_exhausted(SIZE_MAX);
	while (*cap < need)
		*cap = *cap ? *cap * 2 : 8;
	return mem_realloc(p, *cap * size);
}
