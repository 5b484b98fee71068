/* Ledgers as anybody may hand them in: every row is used or reported, and what is used can be found. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>

#include "table/ledger.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
count(void *context, size_t line, const char *what)
{
	size_t *faults = context;

	assert(line > 0 && what[0] != '\0');
	++*faults;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct recogniser *recogniser;
	struct str bytes = { (const char *)data, size };
	struct ledger *l;
	size_t faults = 0, n;

	if (recogniser == NULL)
		recogniser = recogniser_new();
	l = ledger_new(recogniser);
	n = ledger_load(l, STR("l"), bytes, NULL, count, &faults);
	assert(n == faults);
	for (size_t at = 0; at < size; at++) {
		size_t key = ledger_key_at(l, bytes, at), rows;
		const struct ledger_entry *e;

		assert(at + key <= size);
		if (key == 0)
			continue;
		e = ledger_find(l, str_sub(bytes, at, at + key), STR(""), &rows);
		for (size_t i = 0; i < rows; i++)
			assert(dec_cmp(e[i].known.low, e[i].known.high) <= 0 && e[i].written.n > 0 && e[i].source.n > 0);
	}
	ledger_free(l);
	return 0;
}
