/* Whose money 元 is: a text in traditional characters is no mainland paper's. */
#include "figure/reader.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "text/variants.h"

enum {
	SAMPLE = 8192,		/* bytes looked at */
	PLACES = 8,
	SHARE = 8		/* traditional: one in so many Chinese characters has a simplified form */
};

/* How many bytes of text, whole characters, are looked at, and whether it is in traditional characters. */
static bool
is_traditional(struct str text, size_t *end)
{
	const char *p = text.p, *stop = text.p + (text.n < SAMPLE ? text.n : SAMPLE);
	size_t han = 0, variants = 0;

	while (p < stop) {
		int32_t cp;
		bool is_han;

		p = utf8_step(p, &cp);
		is_han = utf8_is_han(cp);
		han += is_han;
		variants += is_han && variant_fold(cp) != 0;
	}
	*end = (size_t)(p - text.p);
	return han > 0 && variants * SHARE >= han;
}

struct str
home_currency(const struct lexicon *lex, struct arena *arena, struct str text)
{
	struct { struct str code; size_t n; } places[PLACES] = { { .n = 0 } };
	size_t n = 1, best = 0, end, k;
	struct str folded;

	if (!is_traditional(text, &end))
		return STR("CNY");
	/* that of the file's first line */
	places[0].code = word_code(lexicon_class(lex, WORD_HOME, &k));
	folded = fold_text(arena, text, 0, end).text;
	for (size_t i = 0; i < folded.n; i += char_size(folded, i)) {
		const struct word *w = lexicon_match(lex, folded, i, WORDS(HOME));

		if (w == NULL)
			continue;
		for (k = 0; k < n && !str_eq(places[k].code, word_code(w));)
			k++;
		if (k == PLACES)
			continue;
		if (k == n)
			places[n++].code = word_code(w);
		if (++places[k].n > places[best].n)
			best = k;
	}
	return places[best].code;
}
