/*
 * Sentences end at marks and labels stand behind them: one pass over a paragraph finds its
 * marks, sixteen bytes at once, and which of them are of use to who looks for the one or for the other.
 */
#include "base/vec.h"
#include "text/segment.h"

/* Is the colon at p one of a score or time, 3:1? */
static bool
parts_digits(const char *p, const char *start)
{
	int32_t before = 0;

	if (p > start)
		utf8_prev(p, start, &before);
	return digit_value(before) >= 0;
}

/* The place behind a mark, by its class; SAME: as before it.  Looked up, for which comes next could not be foretold. */
enum { SAME = 0x80 };
static const unsigned char places[] = {
	[CHAR_OTHER] = NOWHERE,
	[CHAR_SPACE] = SAME,
	[CHAR_STOP] = AT_SENTENCE,
	[CHAR_BANG] = AT_SENTENCE,
	[CHAR_COLON] = AT_SENTENCE,
	[CHAR_COMMA] = AT_COMMA,
	[CHAR_PAUSE] = AT_PAUSE,
	[CHAR_OPEN] = SAME,
	[CHAR_CLOSE] = SAME,
	[CHAR_QUOTE] = SAME,
	[CHAR_UNQUOTE] = SAME,
	[CHAR_QUOTE_BOTH] = SAME,
	[CHAR_DASH] = AT_COMMA,
};

/* The place behind the mark cp at p, where before it is place. */
static enum label_place
next_place(enum label_place place, const char *p, int32_t cp, const char *start)
{
	enum char_class class = mark_class(cp);

	if (class == CHAR_COLON && parts_digits(p, start))
		return NOWHERE;
	/* （1）、（2）项: no 1） within. */
	if (class == CHAR_OPEN && (place == NOWHERE || cp == '(' || cp == 0xff08))
		return AT_OPEN;
	return places[class] == SAME ? place : (enum label_place)places[class];
}

/* Does the place behind the mark depend on what is before it? */
static bool
leaves_place(int32_t cp)
{
	return places[mark_class(cp)] == SAME && cp != '(' && cp != 0xff08;
}

/* The place behind the mark at p: those in front of it may tell, as far back as words or what has been searched. */
static enum label_place
place_behind(const struct label_search *t, const char *p, int32_t cp)
{
	const char *from = p;
	int32_t first = cp;
	enum label_place place;

	while (leaves_place(first) && from > t->next)
		from = utf8_step_back(from, &first);
	place = leaves_place(first) ? t->place : NOWHERE;
	while (from < p) {
		const char *next = utf8_step(from, &first);

		place = next_place(place, from, first, t->start);
		from = next;
	}
	return next_place(place, p, cp, t->start);
}

/* Is there a label at p?  It is added, and the search goes on behind it. */
static void
take_label(struct label_search *t, const char *p, enum label_place place)
{
	struct segments *s = t->segments;
	struct label l = { .para = t->para };
	const char *behind;

	if (!label_match(p, t->end, place, t->level, &l, &behind))
		return;
	l.start = (uint32_t)(p - s->text.p);
	l.end = (uint32_t)(behind - s->text.p);
	*ARRAY_PUSH(s->labels, s->nlabels, s->labels_cap) = l;
	t->place = NOWHERE;
	t->next = behind;
}

void
labels_begin(struct label_search *t, struct segments *s, uint32_t para)
{
	const struct para *p = &s->paras[para];
	const char *start = s->text.p + p->start, *end = s->text.p + p->end;

	*t = (struct label_search){ .segments = s, .para = para, .start = start, .end = end,
		.level = p->heading < HEADING_LABELLED ? p->heading : 0,
		.place = AT_PARA, .next = label_skip_marks(start, end) };
	if (t->next < end && label_may_begin(t->next))
		take_label(t, t->next, AT_PARA);
}

void
labels_behind(struct label_search *t, const char *p)
{
	enum label_place place;
	int32_t cp;
	const char *behind = utf8_step(p, &cp);

	if (p < t->next)
		return;
	place = place_behind(t, p, cp);
	if (place != NOWHERE)
		take_label(t, behind, place);
}

/*
 * Where a character of a class, or *, may begin: by its first byte.  In ASCII those up to the
 * comma, : ; ? [ ] and > Y _, which are tried for nothing; the no-break space is of C2, the
 * others of E2, E3, EE and EF.
 */
static inline vec
may_be_marks(vec v)
{
	return (vec)(v <= ',') | (vec)((v & 0xfa) == ':') | (vec)((v & 0xf9) == 'Y') |
	    (vec)((v & 0xde) == 0xc2) | (vec)((v & 0xfe) == 0xee);
}

enum {
	BLOCK = 64,
	WINDOW = 16 * BLOCK,	/* bytes whose marks are noted before they are looked at */
	AT_ONCE = 4,
};

/* Those of the block at p in front of end, bit by bit; limit: there the text ends. */
static inline uint64_t
marks_at(const char *p, const char *end, const char *limit)
{
	uint64_t marks = 0, all = end - p < BLOCK ? ((uint64_t)1 << (end - p)) - 1 : UINT64_MAX;
	char last[BLOCK];

	if (limit - p < BLOCK) {
		memset(last, 0, BLOCK);
		p = memcpy(last, p, (size_t)(limit - p));
	}
	for (int i = 0; i < BLOCK; i += VEC)
		marks |= (uint64_t)vec_mask(may_be_marks(vec_load(p + i))) << i;
	return marks & all;
}

/*
 * Where those of the window at p stand in it; returns how many.  A block's are noted some at once, whether
 * there are as many or not, for how many could not be foretold.
 */
static size_t
note_marks(const char *p, const char *end, const char *limit, uint16_t noted[WINDOW + AT_ONCE])
{
	size_t n = 0;

	for (size_t at = 0; at < WINDOW && p + at < end; at += BLOCK) {
		uint64_t marks = marks_at(p + at, end, limit);

		do
			for (int i = 0; i < AT_ONCE; i++) {
				noted[n] = (uint16_t)(at + (size_t)__builtin_ctzll(marks | (uint64_t)1 << 63));
				n += marks != 0;
				marks &= marks - 1;
			}
		while (marks != 0);
	}
	return n;
}

void
segment_inside(struct segments *s, uint32_t para)
{
	const char *p = s->text.p + s->paras[para].start, *end = s->text.p + s->paras[para].end;
	struct sentence_search sentences;
	struct label_search labels;

	sentences_begin(&sentences, s, para);
	labels_begin(&labels, s, para);
	for (; p < end; p += WINDOW) {
		uint16_t noted[WINDOW + AT_ONCE], stops[WINDOW], labelled[WINDOW];
		size_t n = note_marks(p, end, s->text.p + s->text.n, noted), nstops = 0, nlabelled = 0;

		for (size_t i = 0; i < n; i++) {
			int32_t cp;
			const char *behind = utf8_step(p + noted[i], &cp);
			enum char_class class = mark_class(cp);

			stops[nstops] = noted[i];
			nstops += SENTENCE_MARKS >> class & 1;
			labelled[nlabelled] = noted[i];
			nlabelled += class != CHAR_OTHER && behind < end && label_may_begin(behind);
		}
		for (size_t i = 0; i < nstops; i++)
			sentences_mark(&sentences, p + stops[i]);
		for (size_t i = 0; i < nlabelled; i++)
			labels_behind(&labels, p + labelled[i]);
	}
	sentences_end(&sentences);
}
