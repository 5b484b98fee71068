/* Units compared: factors between them, and the class of a classifier. */
#include "figure/words.h"

static bool
convert_one(const struct lexicon *lex, struct str from, struct str to, struct dec *factor)
{
	const struct word *f, *t;
	struct dec up, down;

	if (str_eq(from, to)) {
		*factor = dec_int(1);
		return true;
	}
	f = lexicon_unit(lex, from);
	t = lexicon_unit(lex, to);
	return f != NULL && t != NULL && !str_eq(word_base(f), STR("-")) && str_eq(word_base(f), word_base(t)) &&
	    dec_mul(&up, word_factor(f), word_divisor(t), DEC_HALF_EVEN) &&
	    dec_mul(&down, word_divisor(f), word_factor(t), DEC_HALF_EVEN) &&
	    dec_div(factor, up, down, DEC_HALF_EVEN);
}

bool
lexicon_convert(const struct lexicon *lex, struct str from, struct str to, struct dec *factor)
{
	struct str a = str_cut(&from, '/'), b = str_cut(&to, '/');
	struct dec under;

	if (!convert_one(lex, a, b, factor) || (from.p == NULL) != (to.p == NULL))
		return false;
	return from.p == NULL || (lexicon_convert(lex, from, to, &under) &&
	    dec_div(factor, *factor, under, DEC_HALF_EVEN));
}

bool
lexicon_unit_base(const struct lexicon *lex, struct str unit, struct str *base, struct dec *num,
    struct dec *den)
{
	const struct word *w = lexicon_unit(lex, unit);

	if (w == NULL || str_eq(word_base(w), STR("-")))
		return false;
	*base = word_base(w);
	*num = word_factor(w);
	*den = word_divisor(w);
	return true;
}

struct str
lexicon_unit_class(const struct lexicon *lex, struct str unit)
{
	const struct word *w = lexicon_unit(lex, unit);

	if (w != NULL && !str_eq(word_base(w), STR("-")))
		return word_base(w);
	w = lexicon_match(lex, unit, 0, WORDS(CLASSIFIER) | WORDS(NOUN));
	if (w != NULL && w->class == WORD_CLASSIFIER && word_text(w).n == unit.n && !str_eq(word_base(w), STR("-")))
		return word_base(w);
	return unit;
}
