/*
 * The fact table: one row per figure; lead + text + ... + tail of a document's
 * rows is the document.  One list makes the columns, their order and their names.
 */
#ifndef TABLE_FACTS_H
#define TABLE_FACTS_H

#include "base/io.h"
#include "figure/figure.h"
#include "table/cell.h"

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
/*
 * The rows of an article.  The lead and tail of a row are the same whichever kinds
 * are written, so that a reader sees where rows are missing.  A lone hyphen as tail
 * is written \- since no distance tells it from nothing.
 */
void facts_write(struct buf *, const struct article *, const struct facts_format *);
/* The rows of its first n figures, with writing in between what has become long. */
void facts_write_rows(struct sink *, const struct article *, size_t n, const struct facts_format *);

/*
 * For other formats: the cells of a row in the format's columns.  file, text, lead and tail
 * are always text, the last two perhaps empty; the rest of a row's columns may be nothing.
 */
struct fact_cells {
	const struct article *article;
	struct cell cells[FACT_COLUMN_COUNT];
	struct buf lead;
	char value[DEC_ROOM], low[FIGURE_BOUND_ROOM], high[FIGURE_BOUND_ROOM];
	struct arena arena;	/* of section, the words of heading (as in struct para) */
	uint32_t heading;
	struct str section;
};

void fact_cells_init(struct fact_cells *, const struct article *);
void fact_cells_release(struct fact_cells *);
/* The text between the figure before figure i and it, and behind it where it is the document's last. */
struct str fact_lead_other(struct fact_cells *, size_t i);
static inline struct str
fact_lead(struct fact_cells *s, size_t i)
{
	const struct article *a = s->article;

	/* As most are. */
	if (i > 0 && !a->holes)
		return str_sub(a->doc.text, a->figures[i - 1].end, a->figures[i].start);
	return fact_lead_other(s, i);
}
static inline struct str
fact_tail(const struct fact_cells *s, size_t i)
{
	const struct article *a = s->article;
	struct str none = { NULL, 0 };

	return i + 1 == a->nfigures && !a->doc.more ?
	    str_sub(a->doc.text, a->figures[i].end, a->doc.text.n) : none;
}
/* The heading that it stands under, as in struct para, and the words of that. */
static inline uint32_t
fact_heading(const struct article *a, size_t i)
{
	return a->doc.nparas > 0 ? a->doc.paras[a->figures[i].para].section : 0;
}
struct str fact_section(struct fact_cells *, size_t i);
/* An exact figure's bounds are its value. */
static inline bool
fact_bound_is_value(const struct figure *f, struct dec bound)
{
	return f->has_number && f->has_range && dec_same(bound, f->number);
}
/* All cells of its row.  Each is valid until the next call. */
const struct cell *fact_cells(struct fact_cells *, size_t i, const struct facts_format *);
/* A row of the table from its cells. */
void facts_write_cells(struct buf *, const struct cell *, const struct facts_format *);

/*
 * The last row of a part of a document, where that goes on behind it: it waits for its tail
 * until there is another figure or the document ends.
 */
struct fact_waiting {
	struct arena arena;	/* of its cells */
	struct cell cells[FACT_COLUMN_COUNT];
	bool any;
};

void fact_waiting_init(struct fact_waiting *);
void fact_waiting_release(struct fact_waiting *);
/* Keep a copy of these cells. */
void fact_waiting_keep(struct fact_waiting *, const struct cell *, const struct facts_format *);
/*
 * The row, which has waited long enough now that the next part is there; NULL where there is
 * none or it waits on.  Valid until one is kept.
 */
const struct cell *fact_waiting_take(struct fact_waiting *, const struct article *next,
    const struct facts_format *);

/* The cell that a field of a fact table stands for, as far as the field alone tells. */
struct cell fact_cell_read(struct arena *, enum fact_column, struct str field);

/* Is this first line (without \n) the header of a fact table / a row of one that lost its header? */
bool facts_is_header(struct str line);
bool facts_is_row(struct str line);
/* Or one of facts as CSV or JSON Lines? */
bool facts_is_other(struct str line);

/*
 * Row by row: the header tells where the columns are, and a row is split into
 * fields in the header's order, as they are written (see tsv_get).
 */
enum { FACT_FIELDS_MAX = 256 };

struct fact_header {
	struct str line;
	struct str names[FACT_FIELDS_MAX];
	size_t nfields;
	int place[FACT_COLUMN_COUNT];	/* the field that holds this column; -1: none */
};

/* line must stay.  false: why says what is wrong with it. */
bool fact_header_read(struct fact_header *, struct str line, struct buf *why);
/* The field of this name, or -1 and why says that there is none. */
int fact_header_find(const struct fact_header *, struct str name, struct buf *why);
/* The header over again, as in cat a.tsv b.tsv? */
bool fact_header_again(const struct fact_header *, struct str line);
/* Fill fields[header->nfields].  false: not so many fields, and why says so. */
bool fact_row_read(const struct fact_header *, struct str line, struct str *fields,
    struct buf *why);

/*
 * Read a whole table, all columns present: its articles are rebuilt as far as their
 * rows go and handed over one by one in order of file name, whatever the order of
 * the rows; each and what it points to are gone after the call.  Figures of kinds
 * that are none (figure_kind_is_none) are text again.  The bytes that rows leave out
 * are DOC_HOLE; figures keep the offsets, line and column of their rows.  Every fault
 * is reported with its line and the rest is read; a document whose rows contradict
 * each other is left out.  The table must stay during the call.
 */
typedef void facts_article(void *context, struct arena *, struct article *);
typedef void facts_report(void *context, size_t line, struct str what);
struct facts_reader {
	facts_article *article;
	facts_report *report;
	void *context;
};
void facts_read(struct str table, const struct facts_reader *);

#endif
