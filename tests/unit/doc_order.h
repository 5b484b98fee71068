#ifndef TESTS_DOC_ORDER_H
#define TESTS_DOC_ORDER_H

#include "text/doc.h"

/* What has to hold of any document. */
static inline void
check_order(const struct doc *d)
{
	size_t last = 0, sentence = 0;

	assert_int_equal(d->lines[0], 0);
	for (size_t i = 0; i < d->nparas; i++) {
		const struct para *p = &d->paras[i];

		assert_true(last <= p->start && p->start < p->end && p->end <= d->text.n);
		assert_int_equal(p->first_sentence, sentence);
		assert_true(p->nsentences > 0);
		assert_true(p->section <= i + 1);
		assert_true(p->heading == 0 || p->section == i + 1);
		last = p->start;
		for (size_t k = 0; k < p->nsentences; k++, sentence++) {
			const struct sentence *s = &d->sentences[sentence];

			assert_int_equal(s->para, i);
			assert_true(last <= s->start && s->start < s->end && s->end <= p->end);
			last = s->end;
		}
		assert_int_equal(last, p->end);
	}
	assert_int_equal(sentence, d->nsentences);
	last = 0;
	for (size_t i = 0; i < d->nlabels; i++) {
		const struct label *l = &d->labels[i];

		assert_true(last <= l->start && l->start < l->end);
		assert_true(l->start >= d->paras[l->para].start && l->end <= d->paras[l->para].end);
		assert_true(l->number > 0);
		last = l->end;
	}
}

#endif
