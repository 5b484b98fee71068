/* The columns of the lexicon's files. */
#include "figure/lexicon_read.h"

static bool
read_flags(unsigned *flags, struct str s)
{
	static const struct { char letter; unsigned flag; } letters[] = {
#define F(name, letter) { letter, FLAG(name) },
		WORD_FLAGS(F)
#undef F
	};

	*flags = 0;
	for (size_t i = 0; i < s.n; i++) {
		size_t k = 0;

		if (s.p[i] == '-')
			continue;
		while (k < sizeof letters / sizeof *letters && letters[k].letter != s.p[i])
			k++;
		if (k == sizeof letters / sizeof *letters)
			return false;
		*flags |= letters[k].flag;
	}
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
	w->word.class = WORD_UNIT;
	w->code = c[1];
	w->base = c[2];
	return n == 6 && read_factor(&w->factor, &w->divisor, c[3]) &&
	    figure_kind_parse(c[4], &w->word.kind) && read_flags(&w->word.flags, c[5]);
}

static bool
read_classifier(struct word_line *w, const struct str *c, size_t n)
{
	w->word.class = WORD_CLASSIFIER;
	w->base = c[1];
	w->word.kind = FIGURE_COUNT;
	return n == 3 && read_flags(&w->word.flags, c[2]);
}

static bool
read_noun(struct word_line *w, const struct str *c, size_t n)
{
	w->word.class = WORD_NOUN;
	w->word.kind = FIGURE_COUNT;
	return n == 2 && read_flags(&w->word.flags, c[1]);
}

static bool
read_currency(struct word_line *w, const struct str *c, size_t n)
{
	w->word.class = n > 3 && str_eq(c[3], STR("before")) ? WORD_MONEY : WORD_CURRENCY;
	w->code = c[1];
	w->word.kind = FIGURE_MONEY;
	return n == 5 && read_factor(&w->factor, &w->divisor, c[2]) && read_flags(&w->word.flags, c[4]);
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
	return read_flags(&w->word.flags, c[3]);
}

static bool
read_context(struct word_line *w, const struct str *c, size_t n)
{
	w->word.class = n > 2 && str_eq(c[2], STR("behind")) ? WORD_RESULT : WORD_CONTEXT;
	if (n > 2 && w->word.class == WORD_CONTEXT && !str_eq(c[2], STR("-")))
		w->code = c[2];
	return n == 3 && figure_kind_parse(c[1], &w->word.kind);
}

static bool
read_fixed(struct word_line *w, const struct str *c, size_t n)
{
	w->word.class = WORD_FIXED;
	w->code = c[4];
	return n == 5 && figure_kind_parse(c[1], &w->word.kind) &&
	    dec_parse(&w->factor, c[2]) && dec_parse(&w->divisor, c[3]);
}

static bool
read_daypart(struct word_line *w, const struct str *c, size_t n)
{
	w->word.class = WORD_DAYPART;
	return n == 3 && dec_parse(&w->factor, c[1]) && dec_parse(&w->divisor, c[2]);
}

static bool
read_period(struct word_line *w, const struct str *c, size_t n)
{
	w->word.class = WORD_PERIOD;
	w->code = c[1];
	return n == 2;
}

static bool
read_idiom(struct word_line *w, const struct str *c, size_t n)
{
	(void)c;
	w->word.class = WORD_IDIOM;
	return n == 1;
}

static bool
read_name(struct word_line *w, const struct str *c, size_t n)
{
	(void)c;
	w->word.class = WORD_NAME;
	return n == 1;
}

static bool
read_code(struct word_line *w, const struct str *c, size_t n)
{
	(void)c;
	w->word.class = WORD_CODE;
	return n == 1;
}

static bool
read_plain(struct word_line *w, const struct str *c, size_t n)
{
	w->word.class = WORD_PLAIN;
	return n == 1 || (n == 2 && read_flags(&w->word.flags, c[1]));
}

static bool
read_surname(struct word_line *w, const struct str *c, size_t n)
{
	(void)c;
	w->word.class = WORD_SURNAME;
	return n == 1;
}

static bool
read_counting(struct word_line *w, const struct str *c, size_t n)
{
	w->word.class = WORD_COUNTING;
	return n == 1 || (n == 2 && read_flags(&w->word.flags, c[1]));
}

static bool
read_named(struct word_line *w, const struct str *c, size_t n)
{
	(void)c;
	w->word.class = WORD_NAMED;
	return n == 1;
}

static bool
read_home(struct word_line *w, const struct str *c, size_t n)
{
	w->word.class = WORD_HOME;
	w->code = c[1];
	return n == 2;
}

static bool
read_model(struct word_line *w, const struct str *c, size_t n)
{
	w->word.class = WORD_MODEL;
	return n == 2 && read_flags(&w->word.flags, c[1]);
}

static bool
read_marked(struct word_line *w, const struct str *c, size_t n)
{
	(void)c;
	w->word.class = WORD_MARKED;
	return n == 1;
}

static bool
read_localizer(struct word_line *w, const struct str *c, size_t n)
{
	(void)c;
	w->word.class = WORD_LOCALIZER;
	return n == 1;
}

static bool
read_month(struct word_line *w, const struct str *c, size_t n)
{
	w->word.class = WORD_MONTH;
	return n == 2 && dec_parse(&w->factor, c[1]);
}

static bool
read_prefix(struct word_line *w, const struct str *c, size_t n)
{
	w->word.class = WORD_PREFIX;
	w->base = c[1];
	w->code = c[2];
	return n == 3;
}

static bool
read_era(struct word_line *w, const struct str *c, size_t n)
{
	w->word.class = WORD_ERA;
	return n == 2 && dec_parse(&w->factor, c[1]);
}

static bool
read_boundary(struct word_line *w, const struct str *c, size_t n)
{
	w->word.class = WORD_BOUNDARY;
	return n == 1 || (n == 2 && read_flags(&w->word.flags, c[1]));
}

static const struct {
	struct str file;
	word_read *read;
} readers[] = {
	{ { "units", 5 }, read_unit },
	{ { "classifiers", 11 }, read_classifier },
	{ { "nouns", 5 }, read_noun },
	{ { "currencies", 10 }, read_currency },
	{ { "qualifiers", 10 }, read_qualifier },
	{ { "contexts", 8 }, read_context },
	{ { "fixed", 5 }, read_fixed },
	{ { "dayparts", 8 }, read_daypart },
	{ { "periods", 7 }, read_period },
	{ { "idioms", 6 }, read_idiom },
	{ { "names", 5 }, read_name },
	{ { "codes", 5 }, read_code },
	{ { "boundaries", 10 }, read_boundary },
	{ { "words", 5 }, read_plain },
	{ { "surnames", 8 }, read_surname },
	{ { "prefixes", 8 }, read_prefix },
	{ { "eras", 4 }, read_era },
	{ { "counting", 8 }, read_counting },
	{ { "models", 6 }, read_model },
	{ { "homes", 5 }, read_home },
	{ { "named", 5 }, read_named },
	{ { "months", 6 }, read_month },
	{ { "marks", 5 }, read_marked },
	{ { "localizers", 10 }, read_localizer },
};

word_read *
word_reader(struct str file)
{
	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
		if (str_eq(file, readers[i].file))
			return readers[i].read;
	return NULL;
}
