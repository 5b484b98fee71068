/* Ranks: 第三, 首批, Ⅱ类; and 第599C章, which is none. */
#include "figure/reader.h"
#include "text/utf8.h"

/* A Roman numeral of one character (Ⅰ to Ⅻ), or of letters up to VIII that stand alone: its number and bytes, or 0. */
static int
roman(struct str text, size_t at, size_t *n)
{
	static const struct str letters[] = { { "I", 1 }, { "II", 2 }, { "III", 3 }, { "IV", 2 }, { "V", 1 }, { "VI", 2 },
		{ "VII", 3 }, { "VIII", 4 } };

	/* U+2160..216B */
	*n = 3;
	if (text_at(text, at, STR("\xe2\x85")) && (unsigned char)text.p[at + 2] >= 0xa0 && (unsigned char)text.p[at + 2] <= 0xab)
		return (unsigned char)text.p[at + 2] - 0xa0 + 1;
	if (at > 0 && text_is_letter(text, at - 1))
		return 0;
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (text_at(text, at, letters[i]) && !text_is_letter(text, at + letters[i].n))
			return *n = letters[i].n, (int)i + 1;
	return 0;
}

/* Ⅱ类, Ⅰ—Ⅲ类, IV级: a grade. */
static bool
read_roman(struct reader *r, size_t at, struct draft *d)
{
	size_t n, to;
	int low = roman(r->text, at, &n), high;

	if (low == 0)
		return false;
	d->end = at + n;
	d->value = dec_int(low);
	d->has_value = d->exact = true;
	to = read_to(r->text, d->end);
	if (to != 0 && (high = roman(r->text, d->end + to, &n)) > low) {
		d->low = d->value;
		d->high = dec_int(high);
		d->is_range = true;
		d->has_value = false;
		d->end += to + n;
	}
	if (!read_unit(r, d->end, d) || d->word->class != WORD_CLASSIFIER ||
	    (text_is_letter(r->text, at) && !(d->word->flags & (FLAG(RANK) | FLAG(RANK_HAN) | FLAG(GRADE)))))
		return false;
	d->kind = FIGURE_ORDINAL;
	return true;
}

/* 第599C章: digits with a letter, the identifier of an article. */
static bool
read_article_code(struct reader *r, size_t at, struct draft *d)
{
	const char *p = r->text.p + d->end;
	struct numeral_char c = numeral_char(r->text, d->end + 1);

	if (d->numeral.form != NUMERAL_ARABIC || d->end + 1 >= r->text.n || *p < 'A' || *p > 'Z' ||
	    c.class != NUM_NONE || c.n != 3)
		return false;
	d->kind = FIGURE_CODE;
	d->start = at;
	d->end++;
	d->code = str_sub(r->text, d->start, d->end);
	return true;
}

/* 首批, 首日, but not 首阶段, which names no 阶. */
static bool
read_first(struct reader *r, size_t at, struct draft *d)
{
	const size_t behind = at + STR("首").n;
	const struct word *w = word_at(r, behind, WORDS(CLASSIFIER)), *plain;

	if (w == NULL && (w = word_at(r, behind, WORDS(UNIT))) != NULL && w->kind != FIGURE_DURATION)
		w = NULL;
	plain = word_at(r, behind, WORDS(PLAIN));
	if (w == NULL || (plain != NULL && word_text(plain).n > word_text(w).n))
		return false;
	d->has_value = d->exact = true;
	d->value = dec_int(1);
	d->unit = word_text(w);
	d->word = w;
	d->end = behind + word_text(w).n;
	return true;
}

bool
read_ordinal(struct reader *r, size_t at, struct draft *d)
{
	const size_t start = at;
	struct numeral n;
	bool bracket;

	if (!ordinal_begins(r->text, at))
		return false;
	*d = (struct draft){ .start = at, .kind = FIGURE_ORDINAL };
	if (text_at(r->text, at, STR("首")))
		return read_first(r, at, d);
	if (!text_at(r->text, at, STR("第")))
		return read_roman(r, at, d);
	at += 3;
	bracket = text_at(r->text, at, STR("("));	/* 第(三)项 */
	at += bracket || text_at(r->text, at, STR(" "));
	if (!numeral_read(r->lex, r->text, at, &n) || n.big || n.bare || (bracket && !text_at(r->text, n.end, STR(")"))))
		return false;
	n.end += bracket;
	draft_numeral(d, &n);
	d->start = start;
	/* 第八医院, 第599C章 */
	if (word_at(r, n.end, WORDS(NAMED)) != NULL) {
		d->kind = FIGURE_NAME;
		return true;
	}
	if (read_article_code(r, at, d))
		return true;
	read_unit(r, d->end, d);
	d->kind = FIGURE_ORDINAL;
	d->exact = true;
	if (d->unit.n == 0)
		d->end = n.end;
	else if (d->word->class == WORD_UNIT)
		d->unit = word_text(d->word);	/* 第四天 is no length */
	read_ordinal_span(r, d);
	return true;
}
