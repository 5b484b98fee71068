#include "rule/message.h"

enum { DIGITS = 6 };	/* significant digits of a number that does not end */

bool
message_compile(struct message *m, struct arena *arena, struct regexes *regexes, const struct words *words,
    struct names names, struct str source, struct pattern_error *error)
{
	struct piece *pieces;
	struct str rest = source;

	m->pieces = pieces = ARENA_NEW(arena, struct piece, 2 * str_count(source, '{') + 1);
	m->n = 0;
	while (rest.n > 0) {
		const char *open = memchr(rest.p, '{', rest.n), *close;
		size_t n = open ? (size_t)(open - rest.p) : rest.n;

		if (n > 0)
			pieces[m->n++] = (struct piece){ { rest.p, n }, NULL };
		if (open == NULL)
			break;
		rest = str_sub(rest, n + 1, rest.n);
		close = rest.n ? memchr(rest.p, '}', rest.n) : NULL;
		if (close == NULL) {
			*error = (struct pattern_error){ (size_t)(open - source.p), "this { is never closed" };
			return false;
		}
		n = (size_t)(close - rest.p);
		pieces[m->n].formula = formula_compile(arena, regexes, words, names, str_sub(rest, 0, n), error);
		if (m->pieces[m->n++].formula == NULL) {
			error->at += (size_t)(rest.p - source.p);
			return false;
		}
		rest = str_sub(rest, n + 1, rest.n);
	}
	return true;
}

void
message_print(struct buf *out, const struct message *m, struct scope *scope)
{
	for (size_t i = 0; i < m->n; i++) {
		if (m->pieces[i].formula == NULL) {
			buf_add(out, m->pieces[i].text);
		} else {
			struct value v = evaluate(m->pieces[i].formula, scope);

			value_print(out, scope, &v);
		}
	}
}

/* How many units the printed number of a figure stands for (1e8 in 3.2亿元), and what is written behind it. */
static bool
manner(const struct scope *scope, long like, struct dec *factor, struct str *behind)
{
	const struct figure *f;
	struct str written;
	struct dec printed;
	size_t n = 0;

	if (like == NO_FIGURE)
		return false;
	f = &scope->article->figures[like];
	if (!f->has_number || dec_sign(f->number) == 0)
		return false;
	written = str_sub(scope->article->doc.text, f->start, f->end);
	while (n < written.n && ((written.p[n] >= '0' && written.p[n] <= '9') || written.p[n] == '.'))
		n++;
	if (n == 0 || !dec_parse(&printed, str_sub(written, 0, n)) || dec_sign(printed) == 0 ||
	    !dec_div(factor, f->number, printed, DEC_HALF_EVEN) || dec_sign(*factor) <= 0)
		return false;
	*behind = str_sub(written, n, written.n);
	return true;
}

static void
print_number(struct buf *out, struct dec d, const struct dec *factor, bool percent)
{
	struct dec shown = d;

	if (!d.inf && percent && !dec_mul(&shown, d, dec_int(100), DEC_HALF_EVEN))
		shown = d;
	if (!d.inf && factor != NULL && !dec_div(&shown, shown, *factor, DEC_HALF_EVEN))
		shown = d;
	dec_print(out, dec_normal(dec_round_digits(shown, DIGITS, DEC_HALF_EVEN)));
}

void
value_print(struct buf *out, const struct scope *scope, const struct value *v)
{
	struct str written = value_written(scope, v), behind = { 0 };
	struct dec factor;
	const struct dec *by = NULL;
	bool percent = false;

	if (v->is_region) {
		size_t from, to;

		skeleton_original(scope->skeleton, scope->article, v->start, v->end, &from, &to);
		buf_add(out, str_trim(str_sub(scope->article->doc.text, from, to)));
		return;
	}
	if (written.n > 0 || v->type == VALUE_TEXT) {
		buf_add(out, written);
		return;
	}
	if (v->type != VALUE_NUMBER) {
		buf_add(out, STR("?"));
		return;
	}
	if (manner(scope, v->like, &factor, &behind))
		by = &factor;
	if (v->like != NO_FIGURE) {
		enum figure_kind k = scope->article->figures[v->like].kind;

		percent = k == FIGURE_PERCENT || k == FIGURE_POINT;
	}
	print_number(out, v->range.low, by, percent);
	if (!interval_is_point(v->range)) {
		buf_char(out, '~');
		print_number(out, v->range.high, by, percent);
	}
	if (by != NULL)
		buf_add(out, behind);
	else if (v->unit.n > 0 && (unsigned char)v->unit.p[0] >= 0x80)
		buf_add(out, v->unit);
	else if (percent)
		buf_char(out, '%');
}

void
value_print_plain(struct buf *out, const struct value *v)
{
	if (v->type == VALUE_TEXT) {
		buf_add(out, v->text);
		return;
	}
	if (v->type != VALUE_NUMBER)
		return;
	if (interval_is_point(v->range)) {
		dec_print(out, dec_normal(v->range.low));
		return;
	}
	buf_char(out, '[');
	dec_print(out, dec_normal(v->range.low));
	buf_add(out, STR(", "));
	dec_print(out, dec_normal(v->range.high));
	buf_char(out, ']');
}
