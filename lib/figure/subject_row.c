/*
 * The row that a figure stands in: 机箱  保利  380, |国有工业|6.1|4.2|.  A paragraph is a row if
 * its first cell is a name and one of the others a number and nothing else.
 */
#include <string.h>

#include "figure/subject.h"

enum {
	NAME_BYTES = 36,	/* of a row's name, at most */
	ROW_BYTES = 240,	/* of a row, at most */
	UNIT_BYTES = 9		/* behind the number of a cell, at most: 380元左右 */
};

/* Two spaces, a wide one, a tab or a stroke, where a cell ends. */
static bool
ends_cell(struct str text, size_t at)
{
	return at >= text.n || text.p[at] == '|' || text.p[at] == '\t' || text_at(text, at, STR("　")) ||
	    (text.p[at] == ' ' && (at + 1 >= text.n || text.p[at + 1] == ' '));
}

static size_t
past_edge(struct str text, size_t at)
{
	while (at < text.n && (text.p[at] == ' ' || ends_cell(text, at)))
		at += char_size(text, at);
	return at;
}

/* Is the cell that begins at text[at] a number, with nothing but a unit behind it: 380, +6.1, 7000左右? */
static bool
is_number_cell(struct str text, size_t at)
{
	size_t end;

	while (at < text.n && (text.p[at] == '+' || text.p[at] == '-'))
		at++;
	for (end = at; end < text.n && (text_is_digit(text, end) || ((text.p[end] == '.' || text.p[end] == ',') && end > at)); end++)
		;
	if (end == at)
		return false;
	for (at = end; end - at <= UNIT_BYTES && !ends_cell(text, end); end += char_size(text, end))
		if (text_is_digit(text, end))
			return false;
	return end - at <= UNIT_BYTES;
}

/* Is one of the cells behind the first, which ends at text[at], a number? */
static bool
has_number_cell(struct str text, size_t at)
{
	size_t last = text.n < at + ROW_BYTES ? text.n : at + ROW_BYTES;

	for (; at < last; at += char_size(text, at)) {
		if (!ends_cell(text, at))
			continue;
		at = past_edge(text, at);
		if (at >= last || is_number_cell(text, at))
			break;
	}
	return at < last;
}

/* The name that a line begins with, behind marks of a list or quotation: no sentence, and without digits, but for MP3; empty: none. */
static struct str
first_cell(struct str text)
{
	size_t start = 0, end;

	while (start < text.n && (text.p[start] == '|' || (text.p[start] > 0 && text.p[start] < 0x40 && !text_is_digit(text, start))))
		start++;
	/* its first half is on the line before */
	if (text_at(text, start, STR("的")))
		start += 3;
	for (end = start; end - start <= NAME_BYTES; end += char_size(text, end)) {
		/* Most characters are Han, which are none of these. */
		if (end < text.n && (unsigned char)text.p[end] >= 0xe4)
			continue;
		if (ends_cell(text, end))
			break;
		if (text_at(text, end, STR("。")) || text_at(text, end, STR(": ")))
			return (struct str){ NULL, 0 };
		if (text_is_digit(text, end) && (end == start || !(text_is_letter(text, end - 1) || text_is_digit(text, end - 1))))
			break;
	}
	return str_sub(text, start, end);
}

static bool
is_row(struct str line)
{
	struct str name = first_cell(line);
	size_t end;

	if (name.n == 0 || name.n > NAME_BYTES)
		return false;
	end = (size_t)(name.p + name.n - line.p);
	return ends_cell(line, end) && has_number_cell(line, end) && memchr(line.p, '\n', line.n) == NULL;
}

/* The name without the unit and marks behind it: 产值(亿元). */
static struct str
without_unit(struct str name)
{
	for (size_t bracket = 0; bracket < name.n; bracket++)
		if (name.p[bracket] == '(')
			name.n = bracket;
	while (name.n > 0 && (name.p[name.n - 1] == ' ' || name.p[name.n - 1] == ':'))
		name.n--;
	return name;
}

struct str
name_of_row(struct reader *r, size_t at)
{
	if (!r->row_read) {
		r->row = is_row(r->line) ? without_unit(first_cell(r->text)) : (struct str){ NULL, 0 };
		r->row_read = true;
	}
	return r->row.n > 0 && at >= end_of(r, r->row) ? r->row : (struct str){ NULL, 0 };
}
