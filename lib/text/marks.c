/*
 * Sentences end at marks and labels stand behind them: one pass over a paragraph finds its
 * marks, sixteen bytes at once, and shows each to who looks for the one and for the other.
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

static inline enum label_place
next_place(enum label_place place, const struct mark *m, const char *start)
{
	if (m->class == CHAR_COLON && parts_digits(m->p, start))
		return NOWHERE;
	/* （1）、（2）项: no 1） within. */
	if (m->class == CHAR_OPEN && (place == NOWHERE || m->cp == '(' || m->cp == 0xff08))
		return AT_OPEN;
	return places[m->class] == SAME ? place : (enum label_place)places[m->class];
}

/* Is there a label at the place?  It is added, and the search goes on behind it. */
static void
take_label(struct label_search *t)
{
	struct segments *s = t->segments;
	struct label l = { .para = t->para };
	const char *behind;

	if (!label_match(t->next, t->end, t->place, t->level, &l, &behind))
		return;
	l.start = (uint32_t)(t->next - s->text.p);
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
}

void
labels_mark(struct label_search *t, const struct mark *m)
{
	if (m->p < t->next)
		return;
	if (t->place != NOWHERE && label_may_begin(t->next)) {
		take_label(t);
		if (m->p < t->next)
			return;
	}
	/* Behind words there is none. */
	t->place = next_place(m->p > t->next ? NOWHERE : t->place, m, t->start);
	t->next = m->next;
}

void
labels_end(struct label_search *t)
{
	if (t->place != NOWHERE && t->next < t->end && label_may_begin(t->next))
		take_label(t);
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

enum { BLOCK = 64 };

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

void
segment_inside(struct segments *s, uint32_t para)
{
	const char *p = s->text.p + s->paras[para].start, *end = s->text.p + s->paras[para].end;
	struct sentence_search sentences;
	struct label_search labels;

	sentences_begin(&sentences, s, para);
	labels_begin(&labels, s, para);
	for (; p < end; p += BLOCK) {
		for (uint64_t marks = marks_at(p, end, s->text.p + s->text.n); marks != 0; marks &= marks - 1) {
			struct mark m;

			m.p = p + __builtin_ctzll(marks);
			m.next = utf8_step(m.p, &m.cp);
			m.class = mark_class(m.cp);
			if (m.class == CHAR_OTHER)
				continue;
			if (SENTENCE_MARKS >> m.class & 1)
				sentences_mark(&sentences, &m);
			labels_mark(&labels, &m);
		}
	}
	sentences_end(&sentences);
	labels_end(&labels);
}
