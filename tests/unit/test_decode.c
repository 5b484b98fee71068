/*
 * Decoding: what bytes are read as, and which are no text.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "text/decode.h"
#include "text/utf8.h"

/* 全市共有12处。 in GB18030, and the same in Big5 with its own characters (全市共有). */
#define GB "\xc8\xab\xca\xd0\xb9\xb2\xd3\xd0" "12" "\xb4\xa6\xa1\xa3"
#define BIG5 "\xa5\xfe\xa5\xab\xa6\x40\xa6\xb3"

struct expected {
	struct str bytes;
	const char *encoding;		/* asked for */
	const char *read_as, *text;
	size_t bad, bad_line;
};

/* What is known of bytes that come one by one. */
static size_t
known_of(struct str bytes)
{
	size_t known = 0;

	for (size_t n = 0; n <= bytes.n; n++)
		known = text_known(str_sub(bytes, 0, n), known);
	return known;
}

/* bit by bit: as it is read */
static void
check(const struct expected *e, bool bit_by_bit)
{
	struct arena a;
	struct decoded d;
	size_t line;
	const char *why;

	arena_init(&a);
	why = text_decode_known(&a, e->bytes, bit_by_bit ? known_of(e->bytes) : 0, e->encoding, &d, &line);
	if (why != NULL)
		fail_msg("%s: %s", e->text, why);
	assert_string_equal(d.encoding, e->read_as);
	if (!str_eq(d.text, str_of(e->text)))
		fail_msg("'%.*s', not '%s'", STR_ARG(d.text), e->text);
	assert_int_equal(d.bad, e->bad);
	assert_int_equal(d.bad_line, e->bad_line);
	arena_release(&a);
}

static void
texts(void **state)
{
	const struct expected cases[] = {
		{ STR(""), NULL, "UTF-8", "", 0, 0 },
		{ STR("1900名\r\n"), NULL, "UTF-8", "1900名\r\n", 0, 0 },
		{ STR("\xef\xbb\xbf" "8.7万"), NULL, "UTF-8", "8.7万", 0, 0 },
		{ STR("\xef\xbb\xbf" "8.7万"), "utf-8", "UTF-8", "8.7万", 0, 0 },
		{ STR("\xff\xfe" "1\0\x07\x4e"), NULL, "UTF-16LE", "1万", 0, 0 },
		{ STR("\xfe\xff" "\0" "1\x4e\x07"), NULL, "UTF-16BE", "1万", 0, 0 },
		{ STR("\xff\xfe" "1\0\x07\x4e"), "UTF-16", "UTF-16LE", "1万", 0, 0 },
		/* A BOM tells, whatever is said; a second one is text. */
		{ STR("\xfe\xff" "\0" "1\x4e\x07"), "UTF-16LE", "UTF-16BE", "1万", 0, 0 },
		{ STR("\xef\xbb\xbf" "8.7万"), "GBK", "UTF-8", "8.7万", 0, 0 },
		{ STR("\xef\xbb\xbf" "8\xef\xbb\xbf万"), NULL, "UTF-8", "8\ufeff万", 0, 0 },
		{ STR("\xff\xfe\xff\xfe" "1\0\xff\xfe"), NULL, "UTF-16LE", "\ufeff1\ufeff", 0, 0 },
		{ STR("\x84\x31\x95\x33" "12"), NULL, "GB18030", "12", 0, 0 },
		{ STR("\x4e\x07\0" "1\0\n"), "utf-16", "UTF-16BE", "万1\n", 0, 0 },
		{ STR("\x07\x4e" "1\0\n\0"), "Unicode", "UTF-16LE", "万1\n", 0, 0 },
		{ STR("\xff\xfe\x3d\xd8\0\xde" "1\0"), NULL, "UTF-16LE", "\U0001f6001", 0, 0 },
		/* Half a pair of surrogates, half a code: what follows is read. */
		{ STR("1\0\n\0\x3d\xd8" "2\0\x07\x4e"), "UTF-16LE", "UTF-16LE", "1\n\ufffd2万", 1, 2 },
		{ STR("\0" "1\xde\0\x4e\x07"), "UTF-16BE", "UTF-16BE", "1\ufffd万", 1, 1 },
		{ STR("1\0\x07\x4e\x3d\xd8"), "UTF-16LE", "UTF-16LE", "1万\ufffd", 1, 1 },
		{ STR("1\0\x07\x4e\x3d"), "UTF-16LE", "UTF-16LE", "1万\ufffd", 1, 1 },
		{ STR("1\0\0\0\0\0\x11\0" "2\0\0\0\0\0"), "UTF-32LE", "UTF-32LE", "1\ufffd2\ufffd", 2, 1 },
		{ STR("\xff\xfe\0\0" "1\0\0\0"), NULL, "UTF-32LE", "1", 0, 0 },
		{ STR("1\0\x07\x4e"), "UTF-16LE", "UTF-16LE", "1万", 0, 0 },
		{ STR(GB), NULL, "GB18030", "全市共有12处。", 0, 0 },
		{ STR(GB), "gbk", "GB18030", "全市共有12处。", 0, 0 },
		{ STR(GB), "GB2312", "GB18030", "全市共有12处。", 0, 0 },
		{ STR(GB "\x82\x35\x8f\x33"), NULL, "GB18030", "全市共有12处。龦", 0, 0 },
		{ STR(BIG5), "Big5", "BIG5-HKSCS", "全市共有", 0, 0 },
		/* A character of two code points, which iconv holds back until it knows that no mark follows. */
		{ STR(BIG5 "\x88\x62" "12\x88\x66"), "big5", "BIG5-HKSCS", "全市共有\u00ca\u030412\u00ca", 0, 0 },
		{ STR("caf\xe9"), "latin1", "latin1", "café", 0, 0 },
		/* Damaged in a few places, it stays what it is. */
		{ STR("共有\n12处\xff增长,\xe4\xb8"), NULL, "UTF-8", "共有\n12处\ufffd增长,\ufffd", 2, 2 },
		{ STR(GB "\n" GB "\xd3"), NULL, "GB18030", "全市共有12处。\n全市共有12处。\ufffd", 1, 2 },
		{ STR("\n12\xff\xff处"), "UTF-8", "UTF-8", "\n12\ufffd\ufffd处", 2, 2 },
		{ STR("GDP 12\xff"), NULL, "GB18030", "GDP 12\ufffd", 1, 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (int bit_by_bit = 0; bit_by_bit < 2; bit_by_bit++)
			check(&cases[i], bit_by_bit);
}

static void
no_texts(void **state)
{
	const struct {
		struct str bytes;
		const char *encoding, *why;
		size_t line;
	} cases[] = {
		{ STR("%PDF-1.7\n"), NULL, "pdftotext -raw", 1 },
		{ STR("PK\3\4word/document.xml"), NULL, "pandoc", 1 },
		{ STR("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), NULL, "docx", 1 },
		{ STR("{\\rtf1"), NULL, "RTF", 1 },
		{ STR("\x1f\x8b\x08"), NULL, "gzip", 1 },
		{ STR("一\n二\n\0"), NULL, "NUL", 3 },
		{ STR("\0"), NULL, "NUL", 1 },
		{ STR("一"), "KLINGON", "unknown encoding", 1 },
		{ STR("一"), "", "unknown encoding", 1 },
		{ STR("一"), "GBK//IGNORE", "unknown encoding", 1 },
		{ STR(BIG5 "\xa1\x41" BIG5 "\xa1\x43"), NULL, "--encoding Big5", 1 },
		{ STR("1\0\x07\x4e"), NULL, "UTF-16", 1 },
		{ STR("\x89\xff\x81\xff\xfe\xff\x80\xff\xff\x9a\xff\xff"), NULL, "neither", 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a;
		struct decoded d;
		size_t line = 0;

		arena_init(&a);
		const char *why = text_decode_known(&a, cases[i].bytes, known_of(cases[i].bytes), cases[i].encoding, &d, &line);
		assert_non_null(why);
		if (strstr(why, cases[i].why) == NULL)
			fail_msg("'%s', not '%s'", why, cases[i].why);
		assert_int_equal(line, cases[i].line);
		arena_release(&a);
	}
}

/* A line of UTF-16 or UTF-32 cannot be found by its last byte. */
static void
wide(void **state)
{
	(void)state;
	assert_true(text_is_wide(STR("\xff\xfe" "1\0"), NULL));
	assert_true(text_is_wide(STR("\xff\xfe" "1\0"), "GBK"));
	assert_true(text_is_wide(STR("1\0"), "utf-16"));
	assert_true(text_is_wide(STR("1\0"), "UCS-2LE"));
	assert_true(text_is_wide(STR("1\0"), "UTF-32"));
	assert_false(text_is_wide(STR("1"), NULL));
	assert_false(text_is_wide(STR(""), "Big5"));
	assert_false(text_is_wide(STR("1"), "GB18030"));
	assert_false(text_is_wide(STR("\xef\xbb\xbf" "1"), "UTF-16"));
	assert_false(text_is_wide(STR("1"), "KLINGON"));
}

/* Text that needs no change is not copied, however long. */
static void
zero_copy(void **state)
{
	struct arena a;
	struct decoded d;
	struct str s = STR("\xef\xbb\xbf共有\"12\"处");
	size_t line;

	(void)state;
	arena_init(&a);
	assert_null(text_decode(&a, s, NULL, &d, &line));
	assert_ptr_equal(d.text.p, s.p + 3);
	arena_release(&a);
}

/* More than one block of iconv's output. */
static void
long_gb18030(void **state)
{
	enum { N = 400000 };
	struct arena a;
	struct decoded d;
	char *bytes = malloc(N * 2 + 1);
	size_t line;

	(void)state;
	for (size_t i = 0; i < N; i++)
		memcpy(bytes + i * 2, i % 100 == 99 ? "\xd2\n" : "\xd2\xbb", 2);	/* 一, damaged */
	arena_init(&a);
	assert_null(text_decode(&a, (struct str){ bytes, N * 2 }, "GB18030", &d, &line));
	assert_int_equal(d.bad, N / 100);
	assert_int_equal(d.bad_line, 1);
	assert_int_equal(d.text.n, N / 100 * (100 * 3 + 1));
	assert_int_equal(utf8_valid(d.text), d.text.n);
	free(bytes);
	arena_release(&a);
}

/* As it comes, in pieces of any size: as a whole. */
static void
in_pieces(void **state)
{
	const struct str bytes = STR("8.7万\n\xe4\xb8,\xf0\xa0\x80\x80\n\xff\xff 1900名\n\xe4\xb8");
	const char *whole = "8.7万\n\xef\xbf\xbd,\xf0\xa0\x80\x80\n\xef\xbf\xbd\xef\xbf\xbd 1900名\n\xef\xbf\xbd";

	(void)state;
	for (size_t step = 1; step <= bytes.n; step++) {
		struct utf8_text t = { .decoded = 0 };

		for (size_t at = 0; at < bytes.n; at += step) {
			buf_add(&t.text, str_sub(bytes, at, at + step < bytes.n ? at + step : bytes.n));
			utf8_text_decode(&t, false);
			assert_true(t.decoded <= t.text.n && t.text.n - t.decoded < 4);
		}
		utf8_text_decode(&t, true);
		assert_int_equal(t.decoded, t.text.n);
		assert_true(str_eq(buf_str(&t.text), str_of(whole)));
		assert_int_equal(t.bad, 4);
		assert_int_equal(t.bad_line, 2);
		assert_int_equal(t.lines, 3);
		buf_release(&t.text);
	}
}

/* What stands behind a NUL byte is no text, damaged or not. */
static void
up_to_nul(void **state)
{
	static const struct str all[] = { { "一\n二\n\0三", 12 }, { "一\n\xff\n\0三", 10 }, { "\n\n\0\xff", 4 } };
	static const char *const texts_before[] = { "一\n二\n", "一\n\xef\xbf\xbd\n", "\n\n" };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct utf8_text t = { .decoded = 0 };

		buf_add(&t.text, all[i]);
		utf8_text_decode(&t, false);
		assert_int_equal(t.decoded, t.text.n);
		assert_true(str_eq(buf_str(&t.text), str_of(texts_before[i])));
		assert_int_equal(t.nul_line, 3);
		buf_release(&t.text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts),
		cmocka_unit_test(no_texts),
		cmocka_unit_test(wide),
		cmocka_unit_test(zero_copy),
		cmocka_unit_test(long_gb18030),
		cmocka_unit_test(in_pieces),
		cmocka_unit_test(up_to_nul),
	};

	return cmocka_run_group_tests_name("decode", tests, NULL, NULL);
}
