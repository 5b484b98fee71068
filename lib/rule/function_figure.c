/* Functions that tell about one figure and the text around it. */
#include "rule/function.h"
#include "rule/region.h"
#include "text/utf8.h"

bool
text_unit(struct scope *s, const struct figure *f, struct str *out)
{
	(void)s;
	*out = f->unit;
	return true;
}

bool
text_class(struct scope *s, const struct figure *f, struct str *out)
{
	*out = lexicon_unit_class(s->lexicon, f->unit);
	return true;
}

bool
text_subject(struct scope *s, const struct figure *f, struct str *out)
{
	(void)s;
	*out = f->subject;
	return true;
}

bool
text_kind(struct scope *s, const struct figure *f, struct str *out)
{
	(void)s;
	*out = figure_kind_name(f->kind);
	return true;
}

bool
text_qualifier(struct scope *s, const struct figure *f, struct str *out)
{
	(void)s;
	*out = figure_qualifier_name(f->qualifier);
	return true;
}

bool
text_text(struct scope *s, const struct figure *f, struct str *out)
{
	*out = scope_folded_figure(s, f);
	return out->n > 0;
}

/* The folded text of the sentence that holds the figure; of a long one what is near. */
bool
text_sentence(struct scope *s, const struct figure *f, struct str *out)
{
	enum { REACH = 600 };
	const struct doc *doc = &s->article->doc;
	size_t start, end;

	if (f->sentence >= doc->nsentences)
		return false;
	start = doc->sentences[f->sentence].start;
	end = doc->sentences[f->sentence].end;
	if (f->start - start > REACH)
		for (start = f->start - REACH; ((unsigned char)doc->text.p[start] & 0xC0) == 0x80;)
			start++;
	if (end > f->end && end - f->end > REACH)
		for (end = f->end + REACH; ((unsigned char)doc->text.p[end] & 0xC0) == 0x80;)
			end--;
	*out = scope_folded_in(s, f->para, start, end);
	return true;
}

#define CALL_OF_FIGURE(name) \
	struct value \
	call_##name(struct scope *s, const struct value *a, size_t n) \
	{ \
		const struct figure *f = function_figure(s, a); \
		struct str text; \
	\
		(void)n; \
		return f != NULL && text_##name(s, f, &text) ? value_text(text) : value_undecided; \
	}
CALL_OF_FIGURE(unit)
CALL_OF_FIGURE(class)
CALL_OF_FIGURE(subject)
CALL_OF_FIGURE(kind)
CALL_OF_FIGURE(qualifier)
CALL_OF_FIGURE(sentence)

struct value
call_text(struct scope *s, const struct value *a, size_t n)
{
	struct str text;
	size_t from, to;

	(void)n;
	if (!a[0].is_region) {
		text = value_folded(s, a);
		return text.n > 0 ? value_text(text) : value_undecided;
	}
	skeleton_original(s->skeleton, s->article, a[0].start, a[0].end, &from, &to);
	return value_text(scope_folded(s, from, to));
}

struct value
call_same_unit(struct scope *s, const struct value *a, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		struct value b = a[i];

		if (a[0].type != VALUE_NUMBER || b.type != VALUE_NUMBER)
			return value_undecided;
		if (!value_same_unit(s, &a[0], &b))
			return value_truth(false);
	}
	return value_truth(true);
}

/* The k-th of a|b|c, from 1, in its first spelling. */
struct value
call_item(struct scope *s, const struct value *a, size_t n)
{
	struct str rest = a[1].text;

	(void)s;
	(void)n;
	if (a[0].type != VALUE_NUMBER || !interval_is_point(a[0].range) || a[1].type != VALUE_TEXT)
		return value_undecided;
	for (long long k = 1; rest.p != NULL; k++) {
		struct str word = str_trim(str_cut(&rest, '|'));

		if (dec_cmp(a[0].range.low, dec_int(k)) == 0)
			return value_text(str_cut(&word, ' '));
	}
	return value_undecided;
}

struct value
call_position(struct scope *s, const struct value *a, size_t n)
{
	struct str rest = a[1].text, word = value_written(s, &a[0]);

	(void)n;
	if (word.n == 0 || a[1].type != VALUE_TEXT)
		return value_undecided;
	if (a[0].is_region)
		scope_use_region(s, a[0].start, a[0].end);
	for (size_t k = 1; rest.p != NULL; k++)
		if (str_find(str_cut(&rest, '|'), word, 0) != (size_t)-1)
			return function_count(k, k);
	return value_undecided;
}

/* Of words that stand in x the longest tells: 十二月 holds 二月 too. */
struct value
call_word(struct scope *s, const struct value *a, size_t n)
{
	struct str rest = a[1].text, in = value_folded(s, &a[0]);
	size_t found = 0, length = 0;

	(void)n;
	if (a[0].is_region)
		in = call_text(s, a, 1).text;
	if (in.n == 0 || a[1].type != VALUE_TEXT)
		return value_undecided;
	for (size_t k = 1; rest.p != NULL; k++)
		for (struct str spellings = str_cut(&rest, '|'); spellings.p != NULL;) {
			struct str word = str_cut(&spellings, ' ');

			if (word.n > length && str_find(in, word, 0) != (size_t)-1) {
				found = k;
				length = word.n;
			}
		}
	return found == 0 ? value_undecided : function_count(found, found);
}

struct value
call_quoted(struct scope *s, const struct value *a, size_t n)
{
	size_t at;

	(void)n;
	if (a[0].is_region)
		at = a[0].start;
	else if (a[0].figure != NO_FIGURE && s->skeleton != NULL)
		at = skeleton_at(s->skeleton, s->article, s->article->figures[a[0].figure].start);
	else
		return value_undecided;
	return value_truth(region_is_quoted(s->skeleton, at));
}

enum { AROUND = 20 };	/* characters that before and after look at */

/* The bytes of a figure or region and the paragraph that holds them. false: it is neither. */
static bool
find_place(const struct scope *s, const struct value *v, size_t *start, size_t *end, const struct para **para)
{
	const struct doc *doc = &s->article->doc;
	const struct figure *f = function_figure(s, v);

	if (f != NULL) {
		*start = f->start;
		*end = f->end;
		*para = &doc->paras[f->para];
		return true;
	}
	if (!v->is_region)
		return false;
	skeleton_original(s->skeleton, s->article, v->start, v->end, start, end);
	*para = &doc->paras[doc_para_at(doc, *start)];
	return true;
}

struct value
call_place(struct scope *s, const struct value *a, size_t n)
{
	const struct figure *f = function_figure(s, a);

	(void)n;
	return f == NULL ? value_undecided :
	    value_text(arena_printf(s->arena, "%.*s:%u", STR_ARG(s->article->name), f->line));
}

/* The folded text of at most AROUND characters before it, within its paragraph. */
static struct str
before(const struct scope *s, const struct para *para, size_t start)
{
	struct str text = s->article->doc.text;
	const char *from = text.p + start;
	int32_t cp;

	for (int i = 0; i < AROUND && from > text.p + para->start; i++)
		from = utf8_step_back(from, &cp);
	return scope_folded_in(s, (size_t)(para - s->article->doc.paras), (size_t)(from - text.p), start);
}

bool
text_before(struct scope *s, const struct figure *f, struct str *out)
{
	*out = before(s, &s->article->doc.paras[f->para], f->start);
	return true;
}

struct value
call_before(struct scope *s, const struct value *a, size_t n)
{
	const struct para *para;
	size_t start, end;

	(void)n;
	return find_place(s, a, &start, &end, &para) ? value_text(before(s, para, start)) : value_undecided;
}

struct value
call_after(struct scope *s, const struct value *a, size_t n)
{
	struct str text = s->article->doc.text;
	const struct para *para;
	const char *to;
	int32_t cp;
	size_t start, end;
	long most = AROUND;

	if (!find_place(s, a, &start, &end, &para) || (n > 1 && a[1].type != VALUE_NUMBER))
		return value_undecided;
	if (n > 1 && dec_cmp(a[1].range.low, dec_int(AROUND)) < 0)
		most = (long)dec_normal(a[1].range.low).coef;
	to = text.p + end;
	for (long i = 0; i < most && to < text.p + para->end; i++)
		to = utf8_step(to, &cp);
	return value_text(scope_folded_in(s, (size_t)(para - s->article->doc.paras), end, (size_t)(to - text.p)));
}

/* A heading, or the first paragraph: the title. */
static bool
is_heading(const struct scope *s, const struct figure *f)
{
	return s->article->doc.paras[f->para].heading > 0 || f->para == 0;
}

struct value
call_heading(struct scope *s, const struct value *a, size_t n)
{
	const struct figure *f = function_figure(s, a);

	(void)n;
	if (f == NULL || (f->para == 0 && s->article->holes))
		return value_undecided;	/* the first paragraph there is may be another's */
	return value_truth(is_heading(s, f));
}

/* 8家企业上黑榜: of 126家 and 8家 in the text the title has the latter. */
struct value
call_repeated(struct scope *s, const struct value *a, size_t n)
{
	enum { REACH = 256 };
	const struct figure *f = function_figure(s, a), *all = s->article->figures, *end;

	(void)n;
	if (f == NULL || !f->has_number)
		return value_undecided;
	end = all + s->article->nfigures - f > REACH ? f + REACH : all + s->article->nfigures;
	for (const struct figure *g = f + 1; g < end; g++)
		if (g->has_number && dec_cmp(g->number, f->number) == 0 && str_eq(g->unit, f->unit))
			return value_truth(true);
	return value_truth(false);
}

enum { TITLE_FIGURES = 64 };	/* a title has a few; more are no title's */

/* Is it one of the first figures of its paragraph? */
static bool
is_early(const struct scope *s, const struct figure *f)
{
	const struct figure *first = s->article->figures;

	return f - first < TITLE_FIGURES || f[-TITLE_FIGURES].para != f->para;
}

/* Headings numbered in one style and level under the heading (or title) that holds the figure. */
struct value
call_sections(struct scope *s, const struct value *a, size_t n)
{
	const struct doc *doc = &s->article->doc;
	const struct figure *f = function_figure(s, a);
	uint32_t own, style = 0, level = 0;
	size_t found = 0, label = 0;

	(void)n;
	if (f == NULL || !is_heading(s, f) || !is_early(s, f) || s->article->holes)
		return value_undecided;
	own = doc->paras[f->para].heading;
	for (size_t p = f->para + 1; p < doc->nparas; p++) {
		const struct para *para = &doc->paras[p];

		if (para->heading == 0)
			continue;
		if (own > 0 && para->heading <= own)
			break;
		while (label < doc->nlabels && doc->labels[label].para < p)
			label++;
		if (label == doc->nlabels || doc->labels[label].para != p)
			continue;
		if (style == 0) {
			style = doc->labels[label].style;
			level = para->heading;
		}
		found += doc->labels[label].style == style && para->heading == level;
	}
	return found < 2 ? value_undecided : function_count(found, found);
}

struct value
call_holds(struct scope *s, const struct value *a, size_t n)
{
	struct str text = value_folded(s, &a[0]), word = value_folded(s, &a[1]);

	(void)n;
	if (a[0].type != VALUE_TEXT || word.n == 0)
		return value_undecided;
	return value_truth(str_find(text, word, 0) != (size_t)-1);
}

/* The first characters of a text. */
struct value
call_start(struct scope *s, const struct value *a, size_t n)
{
	struct str text = value_folded(s, &a[0]);
	size_t end = 0;
	int32_t cp;

	(void)n;
	if (a[0].type != VALUE_TEXT || a[1].type != VALUE_NUMBER)
		return value_undecided;
	for (long long i = 0; end < text.n && dec_cmp(dec_int(i), a[1].range.low) < 0; i++)
		end = (size_t)(utf8_step(text.p + end, &cp) - text.p);
	return value_text(str_sub(text, 0, end));
}
