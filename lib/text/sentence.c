/*
 * Sentences of a paragraph.  Inside brackets no sentence ends, but whether a
 * bracket is ever closed is known only when it is: ends found inside are kept
 * with their depth (in .para) and dropped when their bracket closes; until then
 * .start is where the next sentence begins.  What is
 * still there at the paragraph's end stood behind a bracket that never closed,
 * and counts.  Every end is pushed and dropped at most once: linear.
 */
#include "text/segment.h"

static void
close_bracket(struct sentence_search *t)
{
	struct segments *s = t->segments;

	if (t->depth == 0)
		return;
	while (s->nsentences > t->first && s->sentences[s->nsentences - 1].para >= t->depth)
		s->nsentences--;
	t->depth--;
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

static void
push_end(struct sentence_search *t, const char *p)
{
	struct segments *s = t->segments;

	*ARRAY_PUSH(s->sentences, s->nsentences, s->sentences_cap) = (struct sentence){
		.start = (uint32_t)(skip_space(p, t->end) - s->text.p), .end = (uint32_t)(p - s->text.p), .para = t->depth };
}

/* Behind a stop, from p on: pass over more stops and the closing marks that follow; brackets are closed on the way. */
static void
end_sentence(struct sentence_search *t, const char *p)
{
	struct segments *s = t->segments;
	bool closed = false;
	const char *next;
	int32_t cp;

	for (; p < t->end; p = next) {
		enum char_class class;

		next = utf8_step(p, &cp);
		class = char_class(cp);
		if (class == CHAR_STOP || class == CHAR_BANG || class == CHAR_UNQUOTE)
			continue;
		if (class == CHAR_QUOTE_BOTH && t->quoted)
			t->quoted = false;
		else if (class == CHAR_CLOSE && cp != 0x300b && cp != 0x3009) {
			closed = closed || t->depth > 0;
			close_bracket(t);
		} else
			break;
	}
	t->next = p;
	/* A bracket that closed here held the end of a sentence only if it held all of it. */
	if (!closed || (t->depth == 0 && t->own))
		push_end(t, p);
	if (t->depth == 0 && s->nsentences > t->first)
		t->begin = s->text.p + s->sentences[s->nsentences - 1].start;
}

void
sentences_begin(struct sentence_search *t, struct segments *s, uint32_t para)
{
	const char *start = s->text.p + s->paras[para].start;

	*t = (struct sentence_search){ .segments = s, .para = para, .first = s->nsentences,
		.start = start, .end = s->text.p + s->paras[para].end, .begin = start, .next = start };
}

void
sentences_mark(struct sentence_search *t, const char *p)
{
	const char *behind;
	int32_t cp;

	if (p < t->next)
		return;
	behind = utf8_step(p, &cp);
	switch (char_class(cp)) {
	case CHAR_QUOTE_BOTH:
		t->quoted = !t->quoted;
		break;
	case CHAR_OPEN:
		if (t->depth++ == 0)
			t->own = p == t->begin;
		break;
	case CHAR_CLOSE:
		close_bracket(t);
		break;
	case CHAR_BANG:
		if (!ends_chinese(p, t->start))
			break;
		/* fall through */
	case CHAR_STOP:
		end_sentence(t, behind);
		break;
	default:
		break;
	}
}

/* Fill in where each begins, and make what is left behind the last end a sentence too. */
void
sentences_end(struct sentence_search *t)
{
	struct segments *s = t->segments;
	struct para *p = &s->paras[t->para];
	const char *start = t->start;

	for (size_t i = t->first; i < s->nsentences; i++) {
		const char *next = s->text.p + s->sentences[i].start;

		s->sentences[i].start = (uint32_t)(start - s->text.p);
		s->sentences[i].para = t->para;
		start = next;
	}
	if (start < t->end)
		*ARRAY_PUSH(s->sentences, s->nsentences, s->sentences_cap) =
		    (struct sentence){ (uint32_t)(start - s->text.p), p->end, t->para };
	s->sentences[s->nsentences - 1].end = p->end;	/* a U+FEFF may stand behind it */
	p->first_sentence = (uint32_t)t->first;
	p->nsentences = (uint32_t)(s->nsentences - t->first);
}
