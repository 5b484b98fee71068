/* The shape each: one figure alone. */
#include "rule/form.h"

void
engine_each(struct engine *e, const struct tried *tried, size_t figure)
{
	const struct form *f = tried->form;
	const struct figure *g = &e->article->figures[figure];
	struct binding b;
	enum verdict verdict;

	b.type = BOUND_FIGURE;
	b.figure = figure;
	e->rule = tried->rule;
	if (engine_verdict(e->options, engine_judge(e, f, &b), &verdict))
		engine_report(e, f, &b, verdict, g->start, g->end, NULL, 0);
}
