/* The columns of the lexicon's files. */
#include "figure/lexicon_read.h"

/* The letters of a column of flags. */
static bool
read_flags(struct word *w, struct str s)
{
	static const struct { char letter; uint8_t speech; uint32_t flag; } letters[] = {
#define F(name, letter) { letter, 0, FLAG(name) },
		WORD_FLAGS(F)
#undef F
#define P(name, letter) { letter, SPEECH(name), 0 },
		WORD_SPEECH(P)
#undef P
	};

	for (size_t i = 0; i < s.n; i++) {
		size_t k = 0;

		if (s.p[i] == '-')
			continue;
		while (k < sizeof letters / sizeof *letters && letters[k].letter != s.p[i])
			k++;
		if (k == sizeof letters / sizeof *letters)
			return false;
		w->flags |= letters[k].flag;
		w->speech |= letters[k].speech;
	}
	return true;
}

static bool
read_kind(struct word *w, struct str name)
{
	enum figure_kind kind;

	if (!figure_kind_parse(name, &kind))
		return false;
	w->kind = (uint8_t)kind;
	return true;
}

/* "1000" or "2000/3". */
static bool
read_factor(struct dec *factor, struct dec *divisor, struct str s)
{
	struct str n = str_cut(&s, '/');

	*divisor = dec_int(1);
	return dec_parse(factor, n) && (s.p == NULL || dec_parse(divisor, s));
}

static bool
read_unit(struct word_line *w, const struct str *c, size_t n)
{
	w->code = c[1];
	w->base = c[2];
	return n == 6 && read_factor(&w->factor, &w->divisor, c[3]) &&
	    read_kind(&w->word, c[4]) && read_flags(&w->word, c[5]);
}

static bool
read_classifier(struct word_line *w, const struct str *c, size_t n)
{
	w->base = c[1];
	w->word.kind = FIGURE_COUNT;
	return n == 3 && read_flags(&w->word, c[2]);
}

static bool
read_noun(struct word_line *w, const struct str *c, size_t n)
{
	w->word.kind = FIGURE_COUNT;
	return n == 2 && read_flags(&w->word, c[1]);
}

static bool
read_currency(struct word_line *w, const struct str *c, size_t n)
{
	w->word.class = n > 3 && str_eq(c[3], STR("before")) ? WORD_MONEY : WORD_CURRENCY;
	w->code = c[1];
	w->word.kind = FIGURE_MONEY;
	return n == 5 && read_factor(&w->factor, &w->divisor, c[2]) && read_flags(&w->word, c[4]);
}

static bool
read_qualifier(struct word_line *w, const struct str *c, size_t n)
{
	enum figure_qualifier q = QUALIFIER_EXACT;

	if (n > 1 && str_eq(c[1], STR("behind")))
		w->word.class = WORD_BEHIND;
	else if (n > 1 && str_eq(c[1], STR("sign")))
		w->word.class = WORD_SIGN;
	else if (n > 1 && str_eq(c[1], STR("compared")))
		w->word.class = WORD_COMPARED;
	else
		w->word.class = WORD_BEFORE;
	if (n != 4 || !(figure_qualifier_parse(c[2], &q) || str_eq(c[2], STR("near"))))
		return false;
	w->word.qualifier = str_eq(c[2], STR("near")) ? QUALIFIER_NEAR : (int)q;
	return read_flags(&w->word, c[3]);
}

static bool
read_context(struct word_line *w, const struct str *c, size_t n)
{
	struct str side = n > 2 ? c[2] : (struct str){ NULL, 0 }, behind = { "behind", 6 };

	w->word.class = str_starts(side, behind) ? WORD_RESULT : WORD_CONTEXT;
	if (w->word.class == WORD_RESULT)
		side = str_sub(side, side.n > behind.n ? behind.n + 1 : side.n, side.n);
	if (side.n > 0 && !str_eq(side, STR("-")))
		w->code = side;
	return n == 3 && read_kind(&w->word, c[1]);
}

static bool
read_fixed(struct word_line *w, const struct str *c, size_t n)
{
	w->code = c[4];
	return n == 5 && read_kind(&w->word, c[1]) &&
	    dec_parse(&w->factor, c[2]) && dec_parse(&w->divisor, c[3]);
}

static bool
read_daypart(struct word_line *w, const struct str *c, size_t n)
{
	return n == 3 && dec_parse(&w->factor, c[1]) && dec_parse(&w->divisor, c[2]);
}

static bool
read_model(struct word_line *w, const struct str *c, size_t n)
{
	return n == 2 && read_flags(&w->word, c[1]);
}

static bool
read_prefix(struct word_line *w, const struct str *c, size_t n)
{
	w->base = c[1];
	w->code = c[2];
	return n == 3;
}

/* Nothing but words. */
static bool
read_words(struct word_line *w, const struct str *c, size_t n)
{
	(void)w;
	(void)c;
	return n == 1;
}

static bool
read_flagged(struct word_line *w, const struct str *c, size_t n)
{
	return n == 1 || (n == 2 && read_flags(&w->word, c[1]));
}

static bool
read_coded(struct word_line *w, const struct str *c, size_t n)
{
	w->code = c[1];
	return n == 2;
}

static bool
read_numbered(struct word_line *w, const struct str *c, size_t n)
{
	return n == 2 && dec_parse(&w->factor, c[1]);
}

/* The name of a cue, and of some parts where they begin and end. */
static bool
read_cue(struct word_line *w, const struct str *c, size_t n)
{
	static const struct { struct str name; enum word_class class; } cues[] = {
#define C(class, name) { { name, sizeof name - 1 }, WORD_##class },
		WORD_CUES(C)
#undef C
	};

	for (size_t i = 0; i < sizeof cues / sizeof *cues; i++)
		if (str_eq(c[1], cues[i].name)) {
			w->word.class = (uint8_t)cues[i].class;
			return n == 2 || (n == 4 && dec_parse(&w->factor, c[2]) && dec_parse(&w->divisor, c[3]));
		}
	return false;
}

/* The class is that of all words of the file where its reader sets no other. */
static const struct word_file files[] = {
	{ { "units", 5 }, WORD_UNIT, read_unit },
	{ { "classifiers", 11 }, WORD_CLASSIFIER, read_classifier },
	{ { "nouns", 5 }, WORD_NOUN, read_noun },
	{ { "currencies", 10 }, WORD_CURRENCY, read_currency },
	{ { "qualifiers", 10 }, WORD_BEFORE, read_qualifier },
	{ { "contexts", 8 }, WORD_CONTEXT, read_context },
	{ { "fixed", 5 }, WORD_FIXED, read_fixed },
	{ { "dayparts", 8 }, WORD_DAYPART, read_daypart },
	{ { "periods", 7 }, WORD_PERIOD, read_coded },
	{ { "idioms", 6 }, WORD_IDIOM, read_words },
	{ { "names", 5 }, WORD_NAME, read_words },
	{ { "codes", 5 }, WORD_CODE, read_words },
	{ { "boundaries", 10 }, WORD_BOUNDARY, read_flagged },
	{ { "dictionary", 10 }, WORD_TERM, read_flagged },
	{ { "words", 5 }, WORD_PLAIN, read_flagged },
	{ { "surnames", 8 }, WORD_SURNAME, read_flagged },
	{ { "prefixes", 8 }, WORD_PREFIX, read_prefix },
	{ { "eras", 4 }, WORD_ERA, read_numbered },
	{ { "counting", 8 }, WORD_COUNTING, read_flagged },
	{ { "models", 6 }, WORD_MODEL, read_model },
	{ { "homes", 5 }, WORD_HOME, read_coded },
	{ { "named", 5 }, WORD_NAMED, read_words },
	{ { "months", 6 }, WORD_MONTH, read_numbered },
	{ { "marks", 5 }, WORD_MARKED, read_words },
	{ { "years", 5 }, WORD_YEAR, read_words },
	{ { "localizers", 10 }, WORD_LOCALIZER, read_flagged },
	{ { "cues", 4 }, WORD_CLASS_COUNT, read_cue },
};

const struct word_file *
word_file(struct str name)
{
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		if (str_eq(name, files[i].name))
			return &files[i];
	return NULL;
}
