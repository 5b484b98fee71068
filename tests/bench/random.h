/*
 * The random numbers of the generators here: the same on every machine, so that every run
 * of a benchmark is of the same bytes.
 */
#ifndef BENCH_RANDOM_H
#define BENCH_RANDOM_H

#include <stdint.h>

/* The next number, from a state that is not 0: xorshift64 (G. Marsaglia, Xorshift RNGs, 2003). */
static inline uint64_t
random_next(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

/* A state to begin with: a seed of few bits takes some steps to spread. */
static inline uint64_t
random_start(uint64_t seed)
{
	for (int i = 0; i < 20; i++)
		random_next(&seed);
	return seed;
}

#endif
