/* The examples of a rule are its tests: each is an article of its own. */
#include <stdlib.h>

#include "rule/form.h"

/* \n stands for a line break, \t for a tab, \f parts articles. */
static struct str
unescape(struct arena *arena, struct str s)
{
	static const char letters[] = "ntf", meant[] = "\n\t\f";
	struct str out = arena_str(arena, s);
	char *to = (char *)out.p;
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		const char *letter = s.p[i] == '\\' && i + 1 < s.n ? memchr(letters, s.p[i + 1], sizeof letters - 1) : NULL;

		to[n++] = letter == NULL ? s.p[i] : meant[letter - letters];
		i += letter != NULL;
	}
	out.n = n;
	return out;
}

/* The articles of an example, parted by \f, are of one edition. */
static bool
fires(struct rules *rules, struct arena *arena, const struct rule *rule, const struct ledger *ledger,
    const struct example *x)
{
	struct recognise_options how = { .edition = x->edition };
	struct check_options options = { .severity = SEVERITY_NOTE, .ledger = ledger,
		.editions = editions_new() };
	struct findings findings = { 0 };
	struct str rest = unescape(arena, x->text);
	size_t trouble = 0;
	bool fired = false;

	for (int i = 1; rest.p != NULL; i++) {
		struct str text = str_cut(&rest, '\f');
		struct article article = recognise(rules->recogniser, arena, arena_printf(arena, "%d", i), text,
		    &how, &trouble);

		rules_check(rules, arena, &article, &options, &findings);
	}
	rules_check_editions(rules, &options, &findings);
	for (size_t i = 0; i < findings.n; i++)
		fired = fired || str_eq(findings.list[i].rule, rule->id);
	findings_release(&findings);
	editions_free(options.editions);
	return fired;
}

void
rules_test(struct rules *rules, example_fn *fn, void *context)
{
	struct arena arena;

	arena_init(&arena);
	for (size_t i = 0; i < rules->n; i++) {
		const struct rule *rule = &rules->list[i];
		struct ledger *ledger = rule->nledger > 0 ? ledger_new(rules->recogniser) : NULL;

		for (size_t k = 0; k < rule->nledger; k++)
			rules_add_ledger_line(ledger, rule->file, rule->ledger[k], NULL, NULL);
		for (size_t k = 0; rule->enabled && k < rule->nexamples; k++) {
			const struct example *x = &rule->examples[k];

			fn(context, rule, x, fires(rules, &arena, rule, ledger, x) == x->fires);
			arena_reset(&arena);
		}
		ledger_free(ledger);
	}
	arena_release(&arena);
}
