/* The shape each: one figure alone. */
#include "rule/form.h"

void
engine_each(struct engine *e)
{
	const struct article *article = e->article;

	for (size_t i = 0; i < e->rule->nforms; i++) {
		const struct form *f = &e->rule->forms[i];

		for (size_t k = 0; f->shape == SHAPE_EACH && k < article->nfigures; k++) {
			struct binding b[1] = { { .type = BOUND_FIGURE, .figure = k } };
			const struct figure *g = &article->figures[k];
			enum verdict verdict;

			if ((f->kinds >> g->kind & 1) != 0 &&
			    engine_verdict(e, engine_judge(e, f, b), &verdict))
				engine_report(e, f, b, verdict, g->start, g->end, NULL, 0);
		}
	}
}
