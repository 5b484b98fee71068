/* The row that a cell of a table stands in: 机箱  保利  380, |国有工业|6.1|4.2|. */
#include "figure/subject.h"

enum { NAME_BYTES = 36 };	/* of a row's name, at most */

static bool
is_stroke(struct str text, size_t at)
{
	return text.p[at] == '|';
}

/* Two spaces or a stroke, where a cell ends. */
static bool
ends_cell(struct str text, size_t at)
{
	return is_stroke(text, at) || (text.p[at] == ' ' && at + 1 < text.n && text.p[at + 1] == ' ');
}

static bool
begins_cell(struct str text, size_t at)
{
	size_t end;

	/* | +6.1 */
	if (at > 0 && (text.p[at - 1] == '+' || text.p[at - 1] == '-'))
		at--;
	end = at;
	while (at > 0 && text.p[at - 1] == ' ')
		at--;
	return at > 0 && (is_stroke(text, at - 1) || end - at >= 2);
}

struct str
name_of_row(struct reader *r, size_t at)
{
	const struct str text = r->text, none = { NULL, 0 };
	size_t start = 0, end;

	if (!begins_cell(text, at))
		return none;
	/* Marks of a list or quotation in front of the first cell. */
	while (start < at && (is_stroke(text, start) || (text.p[start] > 0 && text.p[start] < 0x40 && !text_is_digit(text, start))))
		start++;
	/* its first half is on the line before */
	if (text_at(text, start, STR("的")))
		start += 3;
	for (end = start; end < at && end - start <= NAME_BYTES && !ends_cell(text, end); end += char_size(text, end))
		if (text_is_digit(text, end))
			return none;
	if (end >= at || end - start > NAME_BYTES)
		return none;
	/* 产值(亿元) */
	for (size_t bracket = start; bracket < end; bracket++)
		if (text.p[bracket] == '(')
			end = bracket;
	while (end > start && (text.p[end - 1] == ' ' || text.p[end - 1] == ':'))
		end--;
	return str_sub(text, start, end);
}
