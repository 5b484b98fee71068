/* A document segmented by its marks alone, and part by part: the same as whole, character by character. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "text/doc.h"
#include "text/segment.h"
/* Every character is shown as a mark. */
static void
look_at_every(struct segments *s)
{
	const char *end = s->text.p + s->text.n;
	struct sentence_search sentences;
	struct label_search labels;
	int32_t cp;

	sentences_begin(&sentences, s, 0);
	labels_begin(&labels, s, 0);
	for (const char *p = s->text.p; p < end; ) {
		const char *behind = utf8_step(p, &cp);

		sentences_mark(&sentences, p);
		if (behind < end && label_may_begin(behind))
			labels_behind(&labels, p);
		p = behind;
	}
	sentences_end(&sentences);
}

/* Sentences and labels of a text of one paragraph, looking at every character or at marks alone. */
static struct segments
segmented(struct str text, bool every)
{
	struct segments s = { .text = text };

	*ARRAY_PUSH(s.paras, s.nparas, s.paras_cap) = (struct para){ .end = text.n };
	if (every)
		look_at_every(&s);
	else
		segment_inside(&s, 0);
	return s;
}

static void
segmented_release(struct segments *s)
{
	free(s->paras);
	free(s->sentences);
	free(s->labels);
}

/* What is passed over between marks is nothing but words. */
static void
marks_pass_over_words(void **state)
{
	static const char *const pieces[] = {
		"。", "！", "？", "…", "⋯", "｡", "!", "?", "：", "；", ":", ";", "，", ",", "、", "（", "）", "(", ")",
		"[", "]", "［", "］", "【", "】", "〔", "〕", "《", "》", "〈", "〉", "“", "”", "‘", "’", "「", "」",
		"『", "』", "\"", "＂", "—", " ", "\t", "　", "\xc2\xa0", "\xee\x97\xa5", "*", ".", "．", "-", "0", "12", "３", "一",
		"十", "二十", "九", "六", "第", "其", "是", "要", "则", "章", "①", "⑴", "㈠", "❶", "㉑", "a", "Ｚ", "·",
		"字", "字字字字字字字字", "abcdefghijklmnop", "字字字字字字字字字字字字字字字字字字字字字字字字字", "𠀀",
	};
	unsigned random = 1;
	size_t found = 0;

	(void)state;
	for (int round = 0; round < 30000; round++) {
		char text[300 * 80];
		size_t n = 0;

		for (int i = 0; i < (round % 20 ? 30 : 300); i++) {
			random = random * 1103515245 + 12345;
			const char *piece = pieces[(random >> 16) % (sizeof pieces / sizeof *pieces)];

			memcpy(text + n, piece, strlen(piece));
			n += strlen(piece);
		}
		struct segments all = segmented((struct str){ text, n }, true);
		struct segments some = segmented((struct str){ text, n }, false);

		assert_int_equal(some.nsentences, all.nsentences);
		assert_int_equal(some.nlabels, all.nlabels);
		for (size_t i = 0; i < all.nsentences; i++) {
			assert_int_equal(some.sentences[i].start, all.sentences[i].start);
			assert_int_equal(some.sentences[i].end, all.sentences[i].end);
		}
		for (size_t i = 0; i < all.nlabels; i++) {
			assert_int_equal(some.labels[i].start, all.labels[i].start);
			assert_int_equal(some.labels[i].end, all.labels[i].end);
			assert_int_equal(some.labels[i].style, all.labels[i].style);
		}
		found += all.nlabels;
		segmented_release(&all);
		segmented_release(&some);
	}
	assert_true(found > 10000);
}

/* Where a paragraph, sentence or label of a part stands in the document. */
static void
assert_same_part(struct arena *a, const struct doc *whole, const struct doc *part, size_t para, size_t label)
{
	size_t bytes = part->before.bytes, sentences = part->before.sentences;

	for (size_t i = 0; i < part->nlines; i++)
		assert_int_equal(part->lines[i] + bytes, whole->lines[part->before.lines + i]);
	for (size_t i = 0; i < part->nparas; i++) {
		const struct para *p = &part->paras[i], *w = &whole->paras[para + i];

		assert_int_equal(p->start + bytes, w->start);
		assert_int_equal(p->end + bytes, w->end);
		assert_int_equal(p->heading, w->heading);
		assert_int_equal(p->first_sentence + sentences, w->first_sentence);
		assert_true(str_eq(doc_section(a, part, i), doc_section(a, whole, para + i)));
	}
	for (size_t i = 0; i < part->nsentences; i++)
		assert_int_equal(part->sentences[i].end + bytes, whole->sentences[sentences + i].end);
	for (size_t i = 0; i < part->nlabels; i++) {
		assert_int_equal(part->labels[i].start + bytes, whole->labels[label + i].start);
		assert_int_equal(part->labels[i].number, whole->labels[label + i].number);
	}
}

/* However much of it is at hand at a time, the parts of a document are what it is as a whole. */
static void
parts(void **state)
{
	static const char *const pieces[] = {
		"# 4 标题\n", "一、三项工作\n", "二、目标。\n", "\n", "\r\n", "\r", "\f", "\x1a", "（一）小节\n", "字。", "（甲。乙）",
		"共12处，其中3处", "2025年12月29日\n", "---\n", "字字字字字字字字字字字字字字字字字字字字\n", "第一章 总则\n",
	};
	enum { SIZE = 3 * DOC_PART + 1000 };
	char *text = malloc(SIZE + 64);
	unsigned random = 1;

	(void)state;
	for (size_t step = 1000; step < 4 * SIZE; step *= 7) {
		struct doc_parts *reading = doc_parts_new();
		size_t n = 0, at = 0, held = 0, paras = 0, labels = 0, count = 0;
		struct doc whole, part = { .more = true };
		struct arena a;

		while (n < SIZE) {
			random = random * 1103515245 + 12345;
			const char *piece = pieces[(random >> 16) % (sizeof pieces / sizeof *pieces)];

			memcpy(text + n, piece, strlen(piece));
			n += strlen(piece);
		}
		arena_init(&a);
		whole = doc_segment_on(&a, (struct str){ text, n }, 3);
		assert_true(str_eq(doc_edition(&a, (struct str){ text, n }), whole.edition));
		while (part.more) {
			held = held + step < n - at ? held + step : n - at;
			if (!doc_part(reading, &a, (struct str){ text + at, held }, at + held == n, &part))
				continue;
			assert_same_part(&a, &whole, &part, paras, labels);
			at += part.text.n;
			held -= part.text.n;
			paras += part.nparas;
			labels += part.nlabels;
			count++;
		}
		assert_int_equal(at, n);
		assert_int_equal(paras, whole.nparas);
		assert_int_equal(labels, whole.nlabels);
		assert_in_range(count, 3, 4);
		doc_parts_free(reading);
		arena_release(&a);
	}
	free(text);
}

/* A text of two dates says so in its beginning, where the beginning holds a part and both. */
static void
days(void **state)
{
	static const char filler[] = "全市共有学校45所，其中公办28所。\n";
	enum { EACH = sizeof filler - 1 };
	struct { const char *first, *second; size_t at, n; bool differ; } cases[] = {
		{ "2025年12月29日\n", "2025年12月30日\n", DOC_PART / 2, DOC_START, true },
		{ "2025年12月29日\n", "2025年12月29日\n", DOC_PART / 2, DOC_START, false },
		{ "2025年12月29日\n", "见2025年12月30日。\n", DOC_PART / 2, DOC_START, false },
		{ "2025年12月29日\n", "2025年12月30日\n", DOC_PART + DOC_PART / 2, DOC_START, false },
		{ "2025年12月29日\n", "2025年12月30日\n", DOC_PART / 2, DOC_PART - 1000, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a;
		struct buf text;

		arena_init(&a);
		buf_init(&text);
		buf_add(&text, str_of(cases[i].first));
		while (text.n < cases[i].at)
			buf_add(&text, (struct str){ filler, EACH });
		buf_add(&text, str_of(cases[i].second));
		while (text.n < DOC_START + 1000)
			buf_add(&text, (struct str){ filler, EACH });
		assert_int_equal(doc_is_of_days(&a, str_sub(buf_str(&text), 0, cases[i].n)), cases[i].differ);
		if (cases[i].differ)
			assert_int_equal(doc_edition(&a, buf_str(&text)).n, 0);
		buf_release(&text);
		arena_release(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_pass_over_words),
		cmocka_unit_test(parts),
		cmocka_unit_test(days),
	};

	return cmocka_run_group_tests_name("parts", tests, NULL, NULL);
}
