/*
 * The words beside a figure, as far as the lexicon tells them: words of known part of
 * speech (dictionary.txt, boundaries.txt), the longest at each place, and characters that
 * it does not know, which are taken for nouns.  Segmentation by the longest match in both
 * directions: Liu and Liang 1986.
 */
#ifndef FIGURE_TERM_H
#define FIGURE_TERM_H

#include "figure/reader.h"

/* The term that begins at text[at]; that ends there and begins at or after floor. */
struct term term_at(struct reader *, size_t at);
struct term term_before(struct reader *, size_t floor, size_t at);
/* Looked up, and kept for the next who asks: term_find.c. */
struct term term_find_at(struct reader *, size_t at);
struct term term_find_before(struct reader *, size_t floor, size_t at);
/* Where the term at a place is kept. */
static inline struct kept_term *
term_kept(struct kept_term *terms, size_t place)
{
	return &terms[place % TERMS_KEPT];
}
/* A noun or a verbal noun. */
bool term_is_nominal(struct term);
/* 率 of 普惠率: a noun of one character that makes a noun of the verb in front. */
bool term_is_suffix(struct term);

/* Is a character of the class a magnitude: 百, 万? */
static inline bool
is_scale(enum numeral_class class)
{
	return class == NUM_SMALL || class == NUM_BIG;
}
/* Does one begin at the digit, 第 or magnitude that stands there? */
bool figure_stands(struct str text, size_t at);
/* Does a figure begin at the digit, the 第 or the magnitudes (万亿) at text[at]?  Not in 5G. */
static inline bool
begins_figure(struct str text, size_t at)
{
	return (text_is_digit(text, at) || is_scale(numeral_char(text, at).class) || text_at(text, at, STR("第"))) && figure_stands(text, at);
}
/* Is the character at text[at], which begins no listed word, a numeral with a classifier or unit behind? */
bool counts_in_han(struct reader *, size_t at);
/* Either. */
bool is_figure_at(struct reader *, size_t at);

#endif
