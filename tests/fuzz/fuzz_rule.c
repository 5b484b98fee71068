/*
 * libFuzzer: any bytes as a rule file, or as an article that the built-in rules judge.
 * Every finding must lie within the text and name figures in order.
 */
#include <stdint.h>
#include <stdlib.h>

#include "rule/rule.h"
#include "text/decode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char sample[] = "共45人,男28人、女19人。甲、乙、丙四县(甲1件;乙2件)办好3件实事:一;二。2025年12月29日 星期二";

static void
require(bool holds)
{
	if (!holds)
		abort();
}

static void
check(struct rules *rules, const struct recogniser *recogniser, struct arena *arena, struct str text)
{
	struct recognise_options how = { 0 };
	struct check_options options = { .severity = SEVERITY_NOTE, .all = true };
	struct findings findings = { 0 };
	size_t trouble = 0;
	struct article article = recognise(recogniser, arena, STR("a"), text, &how, &trouble);

	rules_check(rules, arena, &article, &options, &findings);
	for (size_t i = 0; i < findings.n; i++) {
		const struct finding *f = &findings.list[i];

		require((f->start < f->end || f->verdict == VERDICT_COVERAGE) && f->end <= text.n);
		require(f->text.n == 0 || (f->text.p >= text.p && f->text.p + f->text.n <= text.p + text.n));
		for (size_t k = 0; k < f->noperands; k++)
			require(f->operands[k].end <= text.n && (k == 0 || f->operands[k].start >= f->operands[k - 1].end));
	}
	findings_release(&findings);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct recogniser *recogniser;
	static struct rules *builtin;
	struct str bytes = { (const char *)data, size };
	struct decoded decoded;
	struct rules *own;
	struct arena arena;
	size_t line;

	if (builtin == NULL) {
		recogniser = recogniser_new();
		builtin = rules_new(recogniser);
		rules_load_builtin(builtin);
	}
	arena_init(&arena);
	own = rules_new(recogniser);
	rules_load(own, STR("own.rule"), bytes, NULL, NULL);
	check(own, recogniser, &arena, (struct str){ sample, sizeof sample - 1 });
	rules_free(own);
	if (text_decode(&arena, bytes, "UTF-8", &decoded, &line) == NULL)
		check(builtin, recogniser, &arena, decoded.text);
	arena_release(&arena);
	return 0;
}
