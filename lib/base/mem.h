/*
 * Memory: an arena for what lives as long as a document, a growing buffer for
 * bytes, and array_grow for everything else.  A function that takes an arena
 * allocates from it and frees nothing.  Running out of memory never returns.
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include "base/str.h"

/*
 * Every program supplies this one: it is called when size bytes cannot be had
 * and must not return.
 */
_Noreturn void mem_exhausted(size_t size);

/* malloc and realloc that do not fail; size 0 gives a unique pointer. */
void *mem_alloc(size_t size);
void *mem_realloc(void *old, size_t size);
/* mem_alloc of zeroes. */
void *mem_zeroed(size_t size);

struct arena_block;
struct arena {
	struct arena_block *blocks;	/* the one in use first */
	char *at, *end;		/* what is free of it */
};
enum { ARENA_ALIGN = _Alignof(max_align_t) };	/* of all that is had of it, and of the end */

void arena_init(struct arena *);
/* There are not n bytes free: get a new block. */
void arena_grow(struct arena *, size_t n);
/* Zeroed memory for count objects of size bytes, aligned for any of them. */
void *arena_alloc(struct arena *, size_t size, size_t count);
#define ARENA_NEW(arena, type, count) ((type *)arena_alloc((arena), sizeof(type), (count)))
/* The same not zeroed: for text, and for copies of something. */
void *arena_bytes(struct arena *, size_t n);
/* The same for text whose length shows when it is written: room for n bytes, of which those in front of end are kept. */
static inline char *
arena_room(struct arena *a, size_t n)
{
	if ((size_t)(a->end - a->at) < n || a->at == NULL)
		arena_grow(a, n);
	return a->at;
}
static inline struct str
arena_keep(struct arena *a, const char *end)
{
	struct str text = { a->at, (size_t)(end - a->at) };

	a->at += (text.n + ARENA_ALIGN - 1) / ARENA_ALIGN * ARENA_ALIGN;
	return text;
}
/* A copy of s (also NUL-terminated, for the libraries that want it). */
struct str arena_str(struct arena *, struct str s);
/* A formatted string (printf). */
struct str arena_printf(struct arena *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Everything that other holds is arena's from now on; other is empty. */
void arena_adopt(struct arena *, struct arena *other);
/* Forget what was had since the arena was as before is. */
void arena_return(struct arena *, struct arena before);
/* Forget everything, keep room for as much: the next document costs no memory that is to be had and cleared anew. */
void arena_reset(struct arena *);
void arena_release(struct arena *);

struct buf {
	char *p;
	size_t n, cap;
};

void buf_init(struct buf *);
void buf_release(struct buf *);
static inline void buf_clear(struct buf *b) { b->n = 0; }
void buf_grow(struct buf *, size_t n);
/* Make room for n more bytes; returns where they go. */
static inline char *
buf_room(struct buf *b, size_t n)
{
	if (b->cap - b->n < n)
		buf_grow(b, n);
	return b->p + b->n;
}
static inline void
buf_add(struct buf *b, struct str s)
{
	if (s.n != 0)
		memcpy(buf_room(b, s.n), s.p, s.n);
	b->n += s.n;
}
static inline void
buf_char(struct buf *b, char c)
{
	*buf_room(b, 1) = c;
	b->n++;
}
void buf_printf(struct buf *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The contents; valid until the next change. */
static inline struct str buf_str(const struct buf *b) { return (struct str){ b->p, b->n }; }

/*
 * Append to a plain array that the caller frees: element *ARRAY_PUSH(p, n, cap)
 * for "T *p; size_t n, cap;".
 */
void *array_grow(void *p, size_t *cap, size_t need, size_t size);
#define ARRAY_PUSH(p, n, cap) \
	((p) = array_grow((p), &(cap), (n) + 1, sizeof *(p)), &(p)[(n)++])

#endif
