/*
 * From the bytes of a file to the document's text: UTF-8 without BOM or NUL.
 */
#ifndef TEXT_DECODE_H
#define TEXT_DECODE_H

#include "base/mem.h"

struct decoded {
	struct str text;	/* valid UTF-8, in the arena, or the input itself where it needs no change */
	const char *encoding;	/* what it was read as: "UTF-8", "GB18030", ... */
	size_t bad;		/* ill-formed sequences, each replaced by U+FFFD */
	size_t bad_line;	/* line of the first one, from 1; 0 where there is none */
};

/*
 * A BOM decides, whatever is named (as in https://encoding.spec.whatwg.org/#decode), and
 * is no part of the text; one further on is (U+FEFF).  Else encoding, a name that iconv
 * has; GBK and GB2312 are read as GB18030, Big5 as Big5-HKSCS, and the byte order of
 * UTF-16 is found out.  NULL: UTF-8 where it is that (a file with a few damaged bytes
 * stays UTF-8), else GB18030.  Returns NULL, or why these bytes are no text at all (a PDF,
 * a zip or docx, NUL bytes, an unknown encoding's name), with *line set to the line.
 */
const char *text_decode(struct arena *, struct str bytes, const char *encoding,
    struct decoded *out, size_t *line);
/*
 * The same for who looks at the bytes while he reads them: how many from the first on are valid
 * UTF-8 without NUL, where the first known ones are; and what they are then, when all are there.
 */
size_t text_known(struct str bytes, size_t known);
const char *text_decode_known(struct arena *, struct str bytes, size_t known, const char *encoding,
    struct decoded *out, size_t *line);
/*
 * A file that is UTF-8 can be read as it comes.  Do its first bytes, at least TEXT_START of
 * them, tell that it is, whatever follows?  *mark is the length of its BOM.
 */
enum { TEXT_START = 64 * 1024 };
bool text_is_utf8(struct str start, const char *encoding, size_t *mark);
struct utf8_text {
	struct buf text;	/* who reads puts bytes behind it, and takes away what is decoded */
	size_t decoded;		/* bytes of it */
	size_t lines;		/* \n in all that has been decoded */
	size_t bad, bad_line;	/* as in struct decoded */
	size_t nul_line;	/* of a NUL byte, where the text ends; 0: there is none */
};
/* Decode the rest of the text, and if there is no more to come, the few bytes too that may be part of a character. */
void utf8_text_decode(struct utf8_text *, bool last);
/* Why a NUL byte ends a text. */
extern const char text_has_nul[];
/* Would they be read as UTF-16 or UTF-32, where a line does not end in a byte of its own? */
bool text_is_wide(struct str bytes, const char *encoding);

#endif
