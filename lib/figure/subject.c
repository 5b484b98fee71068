/* What a figure counts or measures, as well as its clause shows it. */
#include "figure/reader.h"
#include "text/utf8.h"

enum { SUBJECT_CHARS = 14 };

static bool
is_word_char(int32_t cp)
{
	return utf8_is_han(cp) || (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') ||
	    (cp >= '0' && cp <= '9') || cp == 0xb7;
}

static bool
is_mark_between(int32_t cp)
{
	return cp == 0x201c || cp == 0x201d || cp == 0x300a || cp == 0x300b || cp == '"';
}

/* The noun behind: 1900名[高危人群]开展. */
static struct str
noun_behind(struct reader *r, size_t at)
{
	struct str text = r->text;
	size_t start = at, end = at;

	if (text_at(text, start, STR("的")))
		start = end = at + 3;
	for (int k = 0; k < SUBJECT_CHARS && end < text.n; k++) {
		int32_t cp;
		const char *next = utf8_next(text.p + end, text.p + text.n, &cp);

		if (is_mark_between(cp) && end == start) {
			start = end = (size_t)(next - text.p);
			continue;
		}
		if (!is_word_char(cp) || (cp >= '0' && cp <= '9' && end == start))
			break;
		const struct word *w = lexicon_match(r->lex, text, end, WORDS(BOUNDARY) | WORDS(PLAIN));

		if (w != NULL && w->class == WORD_BOUNDARY)
			break;
		end = w != NULL ? end + w->text.n : (size_t)(next - text.p);
	}
	return str_sub(text, start, end);
}

/* The noun in front: 新建[5G基站]703个. */
static struct str
noun_before(struct reader *r, size_t at)
{
	struct str text = r->text;
	size_t end = at, start;
	const struct word *w;

	/* Pass over 约, 达 and the like between the noun and the number. */
	for (int k = 0; k < 4 && end > 0; k++) {
		w = lexicon_match_back(r->lex, text, 0, end, WORDS(BEFORE) | WORDS(BOUNDARY));
		if (w != NULL)
			end -= w->text.n;
		else if (text.p[end - 1] == ' ' || text.p[end - 1] == ':')
			end--;
		else
			break;
	}
	start = end;
	for (int k = 0; k < SUBJECT_CHARS && start > 0; k++) {
		int32_t cp;
		const char *before = utf8_prev(text.p + start, text.p, &cp);

		if (is_mark_between(cp) && start == end) {
			start = end = (size_t)(before - text.p);
			continue;
		}
		const struct word *b = lexicon_match_back(r->lex, text, 0, start, WORDS(BOUNDARY) | WORDS(PLAIN));

		if (!is_word_char(cp) || (b != NULL && b->class == WORD_BOUNDARY))
			break;
		start = b != NULL ? start - b->text.n : (size_t)(before - text.p);
	}
	return str_sub(text, start, end);
}

struct str
draft_subject(struct reader *r, const struct draft *d)
{
	struct str noun = { NULL, 0 };

	switch (d->kind) {
	case FIGURE_COUNT:
	case FIGURE_ORDINAL:
		if (d->word != NULL && d->word->class == WORD_NOUN && !(d->word->flags & FLAG(BARE)))
			return d->word->text;
		noun = noun_behind(r, d->end);
		if (noun.n >= 6)
			return noun;
		break;
	case FIGURE_QUANTITY:
	case FIGURE_MONEY:
	case FIGURE_DURATION:
	case FIGURE_AGE:
	case FIGURE_FRACTION:
	case FIGURE_PERCENT:
		if (text_at(r->text, d->end, STR("的")))
			noun = noun_behind(r, d->end);
		if (noun.n >= 6)
			return noun;
		break;
	case FIGURE_POINT:
	case FIGURE_MULTIPLE:
	case FIGURE_NUMBER:
	case FIGURE_RATIO:
		break;
	default:
		return noun;
	}
	struct str before = noun_before(r, d->start);
	return before.n >= 6 || noun.n == 0 ? before : noun;
}
