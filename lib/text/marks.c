/*
 * Where in a part the characters stand that matter to who looks for sentences and for
 * labels: found for all of it at once, so that they pass over the words between.
 */
#include "base/vec.h"
#include "text/segment.h"

/* Of 64 bytes, a bit for each. */
struct block {
	uint64_t stops;
	uint64_t short_, long_;	/* a character of another class than CHAR_OTHER begins, of one or three bytes */
	uint64_t other;		/* ... of two */
	uint64_t next;		/* one such, or one that a label may begin with */
};

/*
 * What may begin 。！？… ⋯ ｡, brackets and " but not the most frequent other marks: by the
 * first and the third byte ，is EF BC 8C, 、 and U+3000 are E3 80 81 and E3 80 80, “ is E2 80 9C.
 */
static vec
stops_at(vec first, vec third)
{
	vec ascii = (vec)(first - '!' < 2) | (vec)((first & 0xfe) == '(') | (vec)(first == '?') |
	    (vec)(first == '[') | (vec)(first == ']');

	return ascii | ((vec)(first == 0xef) & (vec)(third != 0x8c)) |
	    ((vec)(first == 0xe3) & (vec)(third > 0x81)) |
	    ((vec)(first == 0xe2) & ((vec)(third == 0xa6) | (vec)(third == 0xaf)));
}

/* 一七三九二五 are of E4 B8..BA, 六八其 of E5 85, 十 of E5 8D, 四 of E5 9B, 第 of E7 AC. */
static vec
label_words_at(vec first, vec second)
{
	return ((vec)(first == 0xe4) & (vec)(second - 0xb8 < 3)) |
	    ((vec)(first == 0xe5) & ((vec)(second == 0x85) | (vec)(second == 0x8d) | (vec)(second == 0x9b))) |
	    ((vec)(first == 0xe7) & (vec)(second == 0xac));
}

static struct block
look_at(const char *p)
{
	struct block b = { 0 };

	for (int i = 0; i < 64; i += VEC) {
		vec first = vec_load(p + i), second = vec_load(p + i + 1), third = vec_load(p + i + 2);
		vec digit = (vec)(first - '0' < 10), letter = (vec)((first | 0x20) - 'a' < 26);
		vec short_ = ~(digit | letter | (vec)(first >= 0x80));
		vec long_ = (vec)((first & 0xfe) == 0xe2) | (vec)(first == 0xef);
		vec other = (vec)(first == 0xc2);

		b.stops |= (uint64_t)vec_mask(stops_at(first, third)) << i;
		b.short_ |= (uint64_t)vec_mask(short_) << i;
		b.long_ |= (uint64_t)vec_mask(long_) << i;
		b.other |= (uint64_t)vec_mask(other) << i;
		b.next |= (uint64_t)vec_mask(short_ | long_ | other | digit |
		    label_words_at(first, second)) << i;
	}
	return b;
}

/* The block at text[at], as if spaces followed the text. */
static struct block
block_at(struct str text, size_t at)
{
	char rest[64 + VEC];

	if (text.n - at >= sizeof rest)
		return look_at(text.p + at);
	memset(rest, ' ', sizeof rest);
	memcpy(rest, text.p + at, text.n - at);
	return look_at(rest);
}

void
segment_marks(struct segments *s, size_t from, size_t end)
{
	const struct str text = str_sub(s->text, 0, end);
	size_t words = (end - from) / 64 + 1;
	struct block b = block_at(text, from);

	s->marks = array_grow(s->marks, &s->marks_cap, words, sizeof *s->marks);
	s->marks_from = from;
	for (size_t i = 0; i < words; i++) {
		size_t at = from + (i + 1) * 64;
		struct block behind = block_at(text, at < end ? at : end);

		s->marks[i].stops = b.stops;
		s->marks[i].openers = b.other | (b.short_ & (b.next >> 1 | behind.next << 63)) |
		    (b.long_ & (b.next >> 3 | behind.next << 61));
		b = behind;
	}
}
