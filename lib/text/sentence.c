/*
 * Sentences of a paragraph.  Inside brackets no sentence ends, but whether a
 * bracket is ever closed is known only when it is: ends found inside are kept
 * with their depth (in .para) and dropped when their bracket closes.  What is
 * still there at the paragraph's end stood behind a bracket that never closed,
 * and counts.  Every end is pushed and dropped at most once: linear.
 */
#include "text/segment.h"

struct brackets {
	uint32_t depth;
	bool own;		/* the outermost open one began where a sentence does */
};

static void
push_end(struct segments *s, const char *p, uint32_t depth)
{
	*ARRAY_PUSH(s->sentences, s->nsentences, s->sentences_cap) =
	    (struct sentence){ .end = (size_t)(p - s->text.p), .para = depth };
}

static void
close_bracket(struct segments *s, size_t first, struct brackets *b)
{
	while (s->nsentences > first && s->sentences[s->nsentences - 1].para >= b->depth)
		s->nsentences--;
	b->depth--;
}

/* Does the ASCII ! or ? at p stand behind Han or a closing mark? */
static bool
ends_chinese(const char *p, const char *start)
{
	int32_t before;

	if (p == start)
		return false;
	utf8_prev(p, start, &before);
	return utf8_is_han(before) || char_class(before) == CHAR_UNQUOTE ||
	    char_class(before) == CHAR_CLOSE;
}

/* Where the sentence after p begins, if it ended at p. */
static const char *
skip_space(const char *p, const char *end)
{
	const char *next;
	int32_t cp;

	for (; p < end; p = next) {
		next = utf8_step(p, &cp);
		if (char_class(cp) != CHAR_SPACE)
			break;
	}
	return p;
}

/* Behind more stops and the closing marks that follow, from p; brackets are closed on the way. */
static const char *
end_sentence(struct segments *s, size_t first, const char *p, const char *end,
    struct brackets *b, bool *quoted)
{
	bool closed = false;
	const char *next;
	int32_t cp;

	for (; p < end; p = next) {
		enum char_class class;

		next = utf8_step(p, &cp);
		class = char_class(cp);
		if (class == CHAR_STOP || class == CHAR_BANG || class == CHAR_UNQUOTE)
			continue;
		if (class == CHAR_QUOTE_BOTH && *quoted)
			*quoted = false;
		else if (class == CHAR_CLOSE && cp != 0x300b && cp != 0x3009) {
			closed = closed || b->depth > 0;
			if (b->depth > 0)
				close_bracket(s, first, b);
		} else
			break;
	}
	/* A bracket that closed here held the end of a sentence only if it held all of it. */
	if (!closed || (b->depth == 0 && b->own))
		push_end(s, p, b->depth);
	return p;
}

/* Fill in where each begins, and make what is left behind the last end a sentence too. */
static void
finish(struct segments *s, uint32_t para, size_t first)
{
	const char *start = s->text.p + s->paras[para].start, *end = s->text.p + s->paras[para].end;
	struct para *p = &s->paras[para];

	for (size_t i = first; i < s->nsentences; i++) {
		s->sentences[i].start = (size_t)(start - s->text.p);
		s->sentences[i].para = para;
		start = skip_space(s->text.p + s->sentences[i].end, end);
	}
	if (start < end)
		*ARRAY_PUSH(s->sentences, s->nsentences, s->sentences_cap) =
		    (struct sentence){ (size_t)(start - s->text.p), p->end, para };
	s->sentences[s->nsentences - 1].end = p->end;	/* a U+FEFF may stand behind it */
	p->first_sentence = (uint32_t)first;
	p->nsentences = (uint32_t)(s->nsentences - first);
}

void
segment_sentences(struct segments *s, uint32_t para)
{
	const char *start = s->text.p + s->paras[para].start, *end = s->text.p + s->paras[para].end;
	const char *begin = start, *next;	/* begin: where the sentence under way begins */
	size_t first = s->nsentences;
	struct brackets b = { 0, false };
	bool quoted = false;
	int32_t cp;

	for (const char *p = start; (p = NEXT_MARK(s, stops, p, end)) < end; p = next) {
		enum char_class class;

		next = utf8_step(p, &cp);
		class = char_class(cp);
		if (class == CHAR_QUOTE_BOTH)
			quoted = !quoted;
		else if (class == CHAR_OPEN && b.depth++ == 0)
			b.own = p == begin;
		else if (class == CHAR_CLOSE && b.depth > 0)
			close_bracket(s, first, &b);
		else if (class == CHAR_STOP || (class == CHAR_BANG && ends_chinese(p, start))) {
			next = end_sentence(s, first, next, end, &b, &quoted);
			if (b.depth == 0 && s->nsentences > first)
				begin = skip_space(s->text.p +
				    s->sentences[s->nsentences - 1].end, end);
		}
	}
	finish(s, para, first);
}
