#include <stdlib.h>

#include "figure/lexicon.h"
#include "figure/reader.h"

struct recognition {
	const struct recogniser *recogniser;
	struct recognise_options options;
	struct str name, money;		/* money: empty before the first part */
	struct doc_parts *parts;
	struct buf since;		/* the text behind the last figure */
};

struct recognition *
recognition_new(const struct recogniser *recogniser, struct str name,
    const struct recognise_options *options)
{
	struct recognition *r = mem_alloc(sizeof *r);

	*r = (struct recognition){ .recogniser = recogniser, .options = *options, .name = name };
	r->parts = doc_parts_new();
	buf_init(&r->since);
	return r;
}

void
recognition_free(struct recognition *r)
{
	doc_parts_free(r->parts);
	buf_release(&r->since);
	free(r);
}

/* What no row of the document has yet when this part begins, and when the next one does. */
void
recognition_join(struct recognition *r, struct arena *arena, struct article *part)
{
	size_t n = r->since.n, end;

	if (part->nfigures == 0) {
		buf_add(&r->since, part->doc.text);
		part->since = (struct str){ r->since.p, n };
		return;
	}
	part->since = arena_str(arena, buf_str(&r->since));
	buf_clear(&r->since);
	end = part->figures[part->nfigures - 1].end;
	buf_add(&r->since, str_sub(part->doc.text, end, part->doc.text.n));
}

bool
recognition_cut(struct recognition *r, struct arena *arena, struct str text, bool last,
    struct article *part)
{
	*part = (struct article){ .name = r->name };
	if (!doc_part(r->parts, arena, text, last, &part->doc))
		return false;
	if (r->money.n == 0)
		r->money = home_currency(recogniser_lexicon(r->recogniser), arena, part->doc.text);
	return true;
}

void
recognition_read(const struct recognition *r, struct arena *arena, struct article *part, size_t *trouble)
{
	recognise_figures(r->recogniser, arena, part, r->money, &r->options, trouble);
}
