#include "stats/sort.h"

#include <stdlib.h>

#include "base/mem.h"

/* Up to so many are sorted by insertion. */
enum { INSERTION = 48 };

static void
insertion_sort(int64_t *p, uint32_t n)
{
	for (uint32_t i = 1; i < n; i++) {
		int64_t x = p[i];
		uint32_t k = i;

		for (; k > 0 && p[k - 1] > x; k--)
			p[k] = p[k - 1];
		p[k] = x;
	}
}

/*
 * Least significant byte first (Knuth, TAOCP 3, 5.2.5).  Only the bytes in which the
 * numbers, counted from the least of them, differ: of amounts of money three or four.
 */
static void
radix_sort(int64_t *p, uint32_t n)
{
	int64_t *other = mem_alloc(n * sizeof *other), *from = p, *to = other, least = p[0], most = p[0];

	for (uint32_t i = 1; i < n; i++) {
		least = p[i] < least ? p[i] : least;
		most = p[i] > most ? p[i] : most;
	}
	for (int shift = 0; shift < 64 && ((uint64_t)most - (uint64_t)least) >> shift != 0; shift += 8) {
		uint32_t at[256] = { 0 }, sum = 0;
		int64_t *swap = from;

		for (uint32_t i = 0; i < n; i++)
			at[((uint64_t)from[i] - (uint64_t)least) >> shift & 255]++;
		for (int b = 0; b < 256; b++) {
			uint32_t count = at[b];

			at[b] = sum;
			sum += count;
		}
		for (uint32_t i = 0; i < n; i++)
			to[at[((uint64_t)from[i] - (uint64_t)least) >> shift & 255]++] = from[i];
		from = to;
		to = swap;
	}
	if (from != p)
		memcpy(p, from, n * sizeof *p);
	free(other);
}

void
sort_numbers(int64_t *p, uint32_t n)
{
	if (n <= INSERTION)
		insertion_sort(p, n);
	else
		radix_sort(p, n);
}
