/*
 * The fact table: one row per figure; lead + text + ... + tail of a document's
 * rows is the document.  One list makes the columns, their order and their names.
 */
#ifndef TABLE_FACTS_H
#define TABLE_FACTS_H

#include "figure/figure.h"

#define FACT_COLUMNS(C) \
	C(FILE, "file") C(EDITION, "edition") C(LINE, "line") C(COLUMN, "column") \
	C(START, "start") C(END, "end") C(SECTION, "section") C(SENTENCE, "sentence") \
	C(KIND, "kind") C(TEXT, "text") C(VALUE, "value") C(LOW, "low") C(HIGH, "high") \
	C(UNIT, "unit") C(QUALIFIER, "qualifier") C(SUBJECT, "subject") C(LEAD, "lead") C(TAIL, "tail")

enum fact_column {
#define C(constant, name) FACT_##constant,
	FACT_COLUMNS(C)
#undef C
	FACT_COLUMN_COUNT
};

struct str fact_column_name(enum fact_column);
bool fact_column_parse(struct str name, enum fact_column *);

struct facts_format {
	enum fact_column columns[FACT_COLUMN_COUNT];
	size_t ncolumns;
	unsigned long kinds;	/* bit k set: rows of kind k are written */
};

/* All columns, all kinds. */
struct facts_format facts_format_default(void);
void facts_write_header(struct buf *, const struct facts_format *);
void facts_write(struct buf *, const struct article *, const struct facts_format *);

/* Is this first line (without \n) the header of a fact table / a row of one that lost its header? */
bool facts_is_header(struct str line);
bool facts_is_row(struct str line);

/*
 * Read a whole table: the articles in order of file name, each rebuilt as far as
 * its rows go, all in the arena.  Repeated identical headers are skipped; columns
 * are found by name.  Faults are reported through report and the rest is read.
 */
struct facts {
	struct article *articles;
	size_t narticles;
};
typedef void facts_report(void *context, size_t line, const char *what);
struct facts facts_read(struct arena *, struct str table, facts_report *, void *context);

#endif
