#include <errno.h>
#include <iconv.h>
#include <strings.h>

#include "text/decode.h"
#include "text/utf8.h"

/* What is no text, by its first bytes. */
static const struct {
	struct str magic;
	const char *what;
} binaries[] = {
	{ { "%PDF-", 5 }, "not text but a PDF: use pdftotext -raw" },
	{ { "PK\3\4", 4 }, "not text but a zip or docx: use pandoc -t plain --wrap=none" },
	{ { "PK\5\6", 4 }, "not text but a zip or docx: use pandoc -t plain --wrap=none" },
	{ { "\xd0\xcf\x11\xe0", 4 }, "not text but a doc, xls or wps: save it as docx and use pandoc" },
	{ { "{\\rtf", 5 }, "not text but RTF: use pandoc -t plain --wrap=none" },
	{ { "\x1f\x8b", 2 }, "not text but gzip: unpack it first" },
};

/* Byte order marks, the longer first (Unicode 15, 23.8). */
static const struct {
	struct str mark;
	const char *encoding;
} marks[] = {
	{ { "\xef\xbb\xbf", 3 }, "UTF-8" },
	{ { "\xff\xfe\0\0", 4 }, "UTF-32LE" },
	{ { "\0\0\xfe\xff", 4 }, "UTF-32BE" },
	{ { "\xff\xfe", 2 }, "UTF-16LE" },
	{ { "\xfe\xff", 2 }, "UTF-16BE" },
	{ { "\x84\x31\x95\x33", 4 }, "GB18030" },
};

const char text_has_nul[] = "not text: a NUL byte (for UTF-16 without its mark see --encoding)";

/* UTF-16 whose byte order is not told. */
#define UTF16 "UTF-16"

/*
 * Names for what is in practice a larger encoding, as browsers have it
 * (https://encoding.spec.whatwg.org/#names-and-labels).
 */
static const struct {
	const char *name, *encoding;
} aliases[] = {
	{ "utf8", "UTF-8" }, { "utf-8", "UTF-8" },
	{ "utf-16", UTF16 }, { "utf16", UTF16 }, { "unicode", UTF16 }, { "ucs-2", UTF16 },
	{ "gb18030", "GB18030" }, { "gbk", "GB18030" }, { "gb2312", "GB18030" },
	{ "cp936", "GB18030" }, { "euc-cn", "GB18030" },
	{ "big5", "BIG5-HKSCS" }, { "big5-hkscs", "BIG5-HKSCS" }, { "cp950", "BIG5-HKSCS" },
};

/* How many bytes an encoding's shortest character has: what another 1 adds to a text. */
static size_t
code_size(const char *encoding)
{
	iconv_t cd = iconv_open(encoding, "UTF-8");
	char in[] = "11", out[64], *from = in, *to = out;
	size_t left = 1, room = sizeof out, first;

	if (cd == (iconv_t)-1)
		return 1;
	iconv(cd, &from, &left, &to, &room);	/* perhaps with a mark */
	first = room;
	left = 1;
	iconv(cd, &from, &left, &to, &room);
	iconv_close(cd);
	return first > room ? first - room : 1;
}

/* Spaces, line feeds and digits have a zero byte: where there are more of them, there is the high byte. */
static const char *
utf16_order(struct str bytes)
{
	size_t zeros[2] = { 0, 0 };

	for (size_t i = 0; i < bytes.n; i++)
		zeros[i % 2] += bytes.p[i] == 0;
	return zeros[0] > zeros[1] ? "UTF-16BE" : "UTF-16LE";
}

/* What to read bytes as: the encoding of their mark, which is cut off, else the one named. */
static const char *
encoding_of(struct str *bytes, const char *name)
{
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_starts(*bytes, marks[i].mark)) {
			*bytes = str_sub(*bytes, marks[i].mark.n, bytes->n);
			return marks[i].encoding;
		}
	for (size_t i = 0; name != NULL && i < sizeof aliases / sizeof *aliases; i++)
		if (strcasecmp(name, aliases[i].name) == 0)
			name = aliases[i].encoding;
	return name != NULL && strcmp(name, UTF16) == 0 ? utf16_order(*bytes) : name;
}

/* One more ill-formed sequence; text is what was decoded before it. */
static void
note_bad(struct decoded *out, struct str text)
{
	if (out->bad++ == 0)
		out->bad_line = str_count(text, '\n') + 1;
}

/* How well the bytes read as UTF-8: sequences of several bytes, and ill-formed ones. */
static void
utf8_census(struct str s, size_t *good, size_t *bad)
{
	const char *p = s.p, *end = s.p + s.n;
	int32_t cp;

	*good = *bad = 0;
	while (p < end) {
		const char *valid = p + utf8_valid((struct str){ p, (size_t)(end - p) });

		for (; p < valid; p++)
			*good += (unsigned char)*p >= 0xc0;
		if (p < end) {
			p = utf8_next(p, end, &cp);
			++*bad;
		}
	}
}

/* UTF-8 with its ill-formed sequences replaced, each of one byte or more. */
static void
repair_utf8(struct arena *arena, struct str s, struct decoded *out)
{
	const struct str replacement = UTF8_REPLACEMENT;
	const char *p = s.p, *end = s.p + s.n;
	char *start, *to;
	size_t good, bad;
	int32_t cp;

	utf8_census(s, &good, &bad);
	start = to = arena_bytes(arena, s.n + (replacement.n - 1) * bad);
	while (p < end) {
		size_t valid = utf8_valid((struct str){ p, (size_t)(end - p) });

		memcpy(to, p, valid);
		to += valid;
		p += valid;
		if (p < end) {
			note_bad(out, (struct str){ start, (size_t)(to - start) });
			memcpy(to, replacement.p, replacement.n);
			to += replacement.n;
			p = utf8_next(p, end, &cp);
		}
	}
	out->text = (struct str){ start, (size_t)(to - start) };
}

/* false: the system does not know this encoding. */
static bool
convert(struct arena *arena, struct str s, const char *encoding, struct decoded *out)
{
	iconv_t cd = iconv_open("UTF-8", encoding);
	char *in = (char *)(uintptr_t)s.p;
	size_t left = s.n, code = 0;
	struct buf to;

	if (cd == (iconv_t)-1)
		return false;
	buf_init(&to);
	while (left > 0) {
		/* No character of two bytes becomes more than four. */
		size_t room = left < 1 << 20 ? left * 2 + 16 : 1 << 21, before = room;
		char *at = buf_room(&to, room);
		size_t done = iconv(cd, &in, &left, &at, &room);
		int error = done == (size_t)-1 ? errno : 0;

		to.n += before - room;
		if (error == EILSEQ || error == EINVAL) {
			/* Cut off at the end; or no character: go on with the next one's place. */
			code = code ? code : code_size(encoding);
			size_t skip = error == EINVAL || code > left ? left : code;

			note_bad(out, buf_str(&to));
			buf_add(&to, UTF8_REPLACEMENT);
			in += skip;
			left -= skip;
		}
	}
	size_t room = 64;
	char *at = buf_room(&to, room);
	iconv(cd, NULL, NULL, &at, &room);	/* a character held back for a mark to join it */
	to.n += 64 - room;
	iconv_close(cd);
	out->text = arena_str(arena, buf_str(&to));
	buf_release(&to);
	return true;
}

/* The first known bytes are. */
static bool
is_valid(struct str s, size_t known)
{
	return known + utf8_valid(str_sub(s, known, s.n)) == s.n;
}

static const char *
decode_as(struct arena *arena, struct str s, size_t known, const char *encoding, struct decoded *out)
{
	out->encoding = encoding;
	out->bad = out->bad_line = 0;
	if (strcmp(encoding, "UTF-8") == 0) {
		if (is_valid(s, known))
			out->text = s;
		else
			repair_utf8(arena, s, out);
	} else if (!convert(arena, s, encoding, out)) {
		return "unknown encoding";
	}
	return NULL;
}

/*
 * Was it Big5 that has been read as GB18030?  Its ，、。 (A141 to A143) are then private
 * characters that nobody uses, and GB18030's own are letters of no alphabet in Big5.
 */
static bool
seems_big5(struct str text)
{
	const char *p = text.p, *end = text.p + text.n;
	size_t big5 = 0, gb = 0;

	while (p < end) {
		int32_t cp;

		p = utf8_step(p, &cp);
		big5 += cp >= 0xe4c7 && cp <= 0xe4c9;
		gb += cp == 0x3001 || cp == 0x3002 || cp == 0xff0c;
	}
	return big5 > gb;
}

/* Many characters beyond ASCII and no fault: no other encoding looks like that. */
static bool
begins_utf8(struct str s)
{
	enum { SURE = 256 };
	size_t good, bad;

	if (s.n < TEXT_START)
		return false;
	s.n = TEXT_START;
	s.n = utf8_valid(s);
	utf8_census(s, &good, &bad);
	return TEXT_START - s.n < 4 && good >= SURE;
}

/*
 * Without a BOM and without being told.  Chinese text in GB18030 has an
 * ill-formed sequence at nearly every character when read as UTF-8, so a file
 * with few of them is damaged UTF-8; otherwise the reading with fewer faults wins.
 */
static const char *
decode_unknown(struct arena *arena, struct str s, size_t known, struct decoded *out)
{
	size_t good, bad;

	if (is_valid(s, known)) {
		*out = (struct decoded){ .text = s, .encoding = "UTF-8" };
		return NULL;
	}
	utf8_census(s, &good, &bad);
	if (bad <= good / 8 || begins_utf8(s))
		return decode_as(arena, s, known, "UTF-8", out);
	decode_as(arena, s, known, "GB18030", out);
	if (out->bad >= bad && bad <= good)
		return decode_as(arena, s, known, "UTF-8", out);
	if (out->bad > 1 && out->bad > utf8_count(out->text) / 10)
		return "not text: neither UTF-8 nor GB18030 (see --encoding)";
	if (seems_big5(out->text))
		return "neither UTF-8 nor GB18030; for Big5 say --encoding Big5";
	return NULL;
}

bool
text_is_utf8(struct str start, const char *encoding, size_t *mark)
{
	struct str bytes = start;

	for (size_t i = 0; i < sizeof binaries / sizeof *binaries; i++)
		if (str_starts(start, binaries[i].magic))
			return false;
	encoding = encoding_of(&bytes, encoding);
	*mark = start.n - bytes.n;
	return encoding != NULL ? strcmp(encoding, "UTF-8") == 0 : begins_utf8(bytes);
}

bool
text_is_wide(struct str bytes, const char *encoding)
{
	encoding = encoding_of(&bytes, encoding);
	return encoding != NULL && code_size(encoding) > 1;
}

size_t
text_known(struct str bytes, size_t known)
{
	struct str rest = str_sub(bytes, known, bytes.n);
	const char *nul;

	rest.n = utf8_valid(rest);
	nul = rest.n > 0 ? memchr(rest.p, 0, rest.n) : NULL;
	return known + (nul != NULL ? (size_t)(nul - rest.p) : rest.n);
}

const char *
text_decode(struct arena *arena, struct str bytes, const char *encoding, struct decoded *out, size_t *line)
{
	return text_decode_known(arena, bytes, 0, encoding, out, line);
}

const char *
text_decode_known(struct arena *arena, struct str bytes, size_t known, const char *encoding,
    struct decoded *out, size_t *line)
{
	const char *start = bytes.p, *why, *nul;
	struct str rest;

	*out = (struct decoded){ 0 };
	*line = 1;
	for (size_t i = 0; i < sizeof binaries / sizeof *binaries; i++)
		if (str_starts(bytes, binaries[i].magic))
			return binaries[i].what;
	/* iconv takes an empty name for the locale's, and //IGNORE would drop text. */
	if (encoding != NULL && (*encoding == '\0' || strchr(encoding, '/') != NULL))
		return "unknown encoding";
	encoding = encoding_of(&bytes, encoding);
	known = known > (size_t)(bytes.p - start) ? known - (size_t)(bytes.p - start) : 0;
	why = encoding != NULL ? decode_as(arena, bytes, known, encoding, out) :
	    decode_unknown(arena, bytes, known, out);
	if (why != NULL)
		return why;
	rest = out->text.p == bytes.p ? str_sub(bytes, known, bytes.n) : out->text;
	nul = rest.n ? memchr(rest.p, 0, rest.n) : NULL;
	if (nul != NULL) {
		*line = str_count((struct str){ out->text.p, (size_t)(nul - out->text.p) }, '\n') + 1;
		return text_has_nul;
	}
	if (out->text.n > UINT32_MAX - 1)
		return "larger than 4 GiB";
	return NULL;
}
