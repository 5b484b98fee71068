/*
 * Sixteen bytes at once by the vector extensions of gcc and clang: SSE2 on x86-64, NEON on
 * AArch64, plain words elsewhere.  Operators work byte by byte; a comparison makes 0xff of a
 * byte where it holds, 0 where not.
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

typedef uint8_t vec __attribute__((vector_size(16)));
enum { VEC = sizeof(vec) };

static inline vec
vec_load(const char *p)
{
	vec v;

	memcpy(&v, p, VEC);
	return v;
}

static inline void
vec_store(char *p, vec v)
{
	memcpy(p, &v, VEC);
}

/* Copy n bytes where there are VEC more of both, which are read and written too: short ones faster than by memcpy. */
static inline char *
vec_copy(char *to, const char *from, size_t n)
{
	for (size_t i = 0; i < n; i += VEC)
		vec_store(to + i, vec_load(from + i));
	return to + n;
}

/* Of two words, each as it stands in memory. */
static inline vec
vec_of(uint64_t first, uint64_t second)
{
	typedef uint64_t words __attribute__((vector_size(16)));

	return (vec)(words){ first, second };
}

/*
 * Bit i is set where byte i of a comparison holds.  Of each byte a bit is taken, all
 * different, and a product adds them up in its highest byte.
 */
static inline uint32_t
vec_mask_words(vec v)
{
	uint64_t half[2], bits = 0x8040201008040201u;

	memcpy(half, &v, VEC);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	bits = __builtin_bswap64(bits);
#endif
	half[0] = (half[0] & bits) * 0x0101010101010101u >> 56;
	half[1] = (half[1] & bits) * 0x0101010101010101u >> 56;
	return (uint32_t)(half[0] | half[1] << 8);
}

/* The same by the instruction that x86-64 has for it. */
static inline uint32_t
vec_mask(vec v)
{
#ifdef __SSE2__
	return (uint32_t)_mm_movemask_epi8((__m128i)v);
#else
	return vec_mask_words(v);
#endif
}

#endif
