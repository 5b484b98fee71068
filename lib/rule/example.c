/* The examples of a rule are its tests: each is an article of its own. */
#include <stdlib.h>

#include "rule/form.h"

/* \n stands for a line break, \t for a tab. */
static struct str
unescape(struct arena *arena, struct str s)
{
	struct str out = arena_str(arena, s);
	char *to = (char *)out.p;
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\\' && i + 1 < s.n && (s.p[i + 1] == 'n' || s.p[i + 1] == 't')) {
			to[n++] = s.p[++i] == 'n' ? '\n' : '\t';
		} else {
			to[n++] = s.p[i];
		}
	}
	out.n = n;
	return out;
}

static bool
fires(const struct rules *rules, struct arena *arena, const struct rule *rule, const struct example *x)
{
	struct recognise_options how = { .edition = x->edition };
	struct check_options options = { .severity = SEVERITY_NOTE, .ledger = rule->ledger };
	struct findings findings = { 0 };
	size_t trouble = 0;
	struct article article = recognise(rules->recogniser, arena, rule->id, unescape(arena, x->text),
	    &how, &trouble);
	bool fired = false;

	rules_check(rules, arena, &article, &options, &findings);
	for (size_t i = 0; i < findings.n; i++)
		fired = fired || str_eq(findings.list[i].rule, rule->id);
	findings_release(&findings);
	return fired;
}

void
rules_test(const struct rules *rules, example_fn *fn, void *context)
{
	struct arena arena;

	arena_init(&arena);
	for (size_t i = 0; i < rules->n; i++) {
		const struct rule *rule = &rules->list[i];

		for (size_t k = 0; rule->enabled && k < rule->nexamples; k++) {
			const struct example *x = &rule->examples[k];

			fn(context, rule, x, fires(rules, &arena, rule, x) == x->fires);
			arena_reset(&arena);
		}
	}
	arena_release(&arena);
}
