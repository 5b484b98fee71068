/* A file of UTF-8 decoded as it comes. */
#include "text/decode.h"
#include "text/utf8.h"

/* The next n bytes are valid; a NUL byte in them ends the text.  false: one does. */
static bool
pass_valid(struct utf8_text *t, size_t n)
{
	struct str valid = str_sub(buf_str(&t->text), t->decoded, t->decoded + n);
	const char *nul = n > 0 ? memchr(valid.p, 0, n) : NULL;

	if (nul != NULL)
		valid.n = (size_t)(nul - valid.p);
	t->decoded += valid.n;
	t->lines += str_count(valid, '\n');
	if (nul == NULL)
		return true;
	t->text.n = t->decoded;
	t->nul_line = t->lines + 1;
	return false;
}

/* May n bytes that are no UTF-8 become it, with more behind? */
static bool
may_become_valid(size_t n, bool last)
{
	return n == 0 || (!last && n < 4);
}

/* The rest begins with bytes that are no UTF-8: it may become longer, and is put together anew. */
static void
mend(struct utf8_text *t, bool last)
{
	const struct str all = buf_str(&t->text);
	struct buf rest;
	const char *p, *end;

	buf_init(&rest);
	buf_add(&rest, str_sub(all, t->decoded, all.n));
	t->text.n = t->decoded;
	p = rest.p;
	end = rest.p + rest.n;
	do {
		int32_t cp;
		struct str valid = { utf8_next(p, end, &cp), 0 };

		if (t->bad++ == 0)
			t->bad_line = t->lines + 1;
		valid.n = utf8_valid((struct str){ valid.p, (size_t)(end - valid.p) });
		buf_add(&t->text, UTF8_REPLACEMENT);
		buf_add(&t->text, valid);
		p = pass_valid(t, UTF8_REPLACEMENT.n + valid.n) ? valid.p + valid.n : end;
	} while (!may_become_valid((size_t)(end - p), last));
	buf_add(&t->text, (struct str){ p, (size_t)(end - p) });
	buf_release(&rest);
}

void
utf8_text_decode(struct utf8_text *t, bool last)
{
	struct str rest = str_sub(buf_str(&t->text), t->decoded, t->text.n);
	size_t valid = utf8_valid(rest);

	if (pass_valid(t, valid) && !may_become_valid(rest.n - valid, last))
		mend(t, last);
}
