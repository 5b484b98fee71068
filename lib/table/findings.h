/*
 * The findings' table: file line column start end severity rule message text
 * verdict operands computed.
 */
#ifndef TABLE_FINDINGS_H
#define TABLE_FINDINGS_H

#include "base/mem.h"

#include <stdint.h>

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };
enum verdict {
	VERDICT_OK, VERDICT_WRONG, VERDICT_UNDECIDED,
	VERDICT_COVERAGE	/* of no rule: which figures of a document took part in a check */
};

struct operand {
	size_t start, end;	/* bytes of a figure in the document's text */
};

struct finding {
	struct str file;
	uint32_t line, column;	/* of the figure judged, from 1 */
	size_t start, end;	/* its bytes */
	enum severity severity;
	struct str rule;
	struct str message;
	struct str text;	/* the stretch of text it is about */
	enum verdict verdict;
	struct operand *operands;	/* every figure used, in reading order */
	size_t noperands;
	struct str computed;	/* what the formula came to, or empty */
};

struct str severity_name(enum severity);
bool severity_parse(struct str name, enum severity *);
struct str verdict_name(enum verdict);

void findings_write_header(struct buf *);
void finding_write_tsv(struct buf *, const struct finding *);
/*
 * file:line:col: severity: message [rule]; where nothing is wrong, the verdict for the
 * severity; of a document as a whole file: verdict: message.
 */
void finding_write_text(struct buf *, const struct finding *);

#endif
