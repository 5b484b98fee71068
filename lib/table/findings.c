#include "table/findings.h"
#include "table/tsv.h"

static const struct str severities[] = {
	[SEVERITY_NOTE] = { "note", 4 },
	[SEVERITY_WARNING] = { "warning", 7 },
	[SEVERITY_ERROR] = { "error", 5 },
};

static const struct str verdicts[] = {
	[VERDICT_OK] = { "ok", 2 },
	[VERDICT_WRONG] = { "wrong", 5 },
	[VERDICT_UNDECIDED] = { "undecided", 9 },
	[VERDICT_COVERAGE] = { "coverage", 8 },
};

struct str
severity_name(enum severity s)
{
	return severities[s];
}

bool
severity_parse(struct str name, enum severity *severity)
{
	for (size_t i = 0; i < sizeof severities / sizeof *severities; i++) {
		if (str_eq(name, severities[i])) {
			*severity = (enum severity)i;
			return true;
		}
	}
	return false;
}

struct str
verdict_name(enum verdict v)
{
	return verdicts[v];
}

void
findings_write_header(struct buf *out)
{
	buf_add(out, STR("file\tline\tcolumn\tstart\tend\tseverity\trule\tmessage\ttext\t"
	    "verdict\toperands\tcomputed\n"));
}

/* start-end,start-end */
static void
put_operands(struct buf *out, const struct finding *f)
{
	if (f->noperands == 0)
		buf_char(out, '-');
	for (size_t i = 0; i < f->noperands; i++) {
		if (i > 0)
			buf_char(out, ',');
		tsv_put_number(out, f->operands[i].start);
		buf_char(out, '-');
		tsv_put_number(out, f->operands[i].end);
	}
}

void
finding_write_tsv(struct buf *out, const struct finding *f)
{
	const unsigned long long place[] = { f->line, f->column, f->start, f->end };
	const struct str words[] = { severity_name(f->severity), f->rule, f->message, f->text,
		verdict_name(f->verdict) };

	tsv_put(out, f->file);
	for (size_t i = 0; i < sizeof place / sizeof *place; i++) {
		buf_char(out, '\t');
		tsv_put_number(out, place[i]);
	}
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		buf_char(out, '\t');
		tsv_put(out, words[i]);
	}
	buf_char(out, '\t');
	put_operands(out, f);
	buf_char(out, '\t');
	tsv_put(out, f->computed);
	buf_char(out, '\n');
}

/* On one line, whatever was quoted. */
static void
put_line(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		buf_char(out, (unsigned char)s.p[i] < ' ' ? ' ' : s.p[i]);
}

void
finding_write_text(struct buf *out, const struct finding *f)
{
	put_line(out, f->file);
	if (f->verdict != VERDICT_COVERAGE) {
		buf_char(out, ':');
		tsv_put_number(out, f->line);
		buf_char(out, ':');
		tsv_put_number(out, f->column);
	}
	buf_add(out, STR(": "));
	buf_add(out, f->verdict == VERDICT_WRONG ? severity_name(f->severity) : verdict_name(f->verdict));
	buf_add(out, STR(": "));
	put_line(out, f->message);
	if (f->rule.n > 0) {
		buf_add(out, STR(" ["));
		buf_add(out, f->rule);
		buf_char(out, ']');
	}
	buf_char(out, '\n');
}
