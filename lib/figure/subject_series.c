/* What each figure of a series is of: 粮食、油料分别增长5%和6%. */
#include "figure/subject.h"

enum { SERIES_CHARS = 60 };	/* from the first figure of a series to the last, at most */

static const struct str none = { NULL, 0 };

/* How many figures stand in a series from the one that ends at text[at] on: 5%、[下降6%]和[7%]. */
static unsigned
figures_in_series(struct reader *r, size_t at)
{
	unsigned n = 1;
	size_t next;

	for (int k = 0; k < SERIES_CHARS && at < r->text.n; k++, at = next) {
		struct term t;

		if ((next = past_joining(r, at)) == at) {
			/* 31.9%, */
			if (is_mark_at(r->text, at) && r->text.p[at] != '%' && !text_is_digit(r->text, at + 1))
				break;
			next += char_size(r->text, at);
			continue;
		}
		while ((t = term_at(r, next)).flags & FLAG(LINK) && t.part != PART_END)
			next = t.end;
		n += begins_figure(r->text, next) || numeral_begins(numeral_char(r->text, next).class);
	}
	return n;
}

/* Is a word, or its last two characters (营业[收入]), the name of a measure? */
static bool
names_measure(struct reader *r, struct term t)
{
	if (t.end - t.start > 6 && !(t.speech & SPEECH(MEASURE)))
		t = term_before(r, t.end - 6, t.end);
	return (t.speech & SPEECH(MEASURE)) != 0;
}

/* 国内、国际[旅客运输量]: what is measured, where only the last member of a list names it; empty: each names its own. */
static struct str
shared_measure(struct reader *r, struct str first, struct str last)
{
	size_t start = start_of(r, last), end = end_of(r, last), of = start_of(r, first);
	struct term t = term_before(r, start, end), f = term_before(r, of, end_of(r, first));

	/* 刑事案件、[命案]数 */
	if (t.end - t.start == 3 && t.start > start)
		return none;
	if ((!names_measure(r, t) && t.part != PART_VERBAL_NOUN) || names_measure(r, f) || f.part == PART_VERBAL_NOUN)
		return none;
	if (t.start == start)
		return t.end - t.start > 6 ? str_sub(r->text, t.end - 6, t.end) : none;
	/* as many words as the first has tell which */
	while (of < end_of(r, first) && start < t.start) {
		of = term_at(r, of).end;
		start = term_at(r, start).end;
	}
	return str_sub(r->text, start < t.start && term_at(r, start).listed ? start : t.start, end);
}

/* [达标率]小学、中学: what is measured, where only the first member has its name in front; empty: it has not. */
static struct str
measure_in_front(struct reader *r, struct str first, struct str last)
{
	size_t start = start_of(r, first);
	struct term t = term_before(r, start, end_of(r, first)), of = term_before(r, start, t.start);

	if (!names_measure(r, of) || names_measure(r, t) || is_measure(r, last) || t.part != PART_NOUN)
		return none;
	return str_sub(r->text, start, t.start);
}

/* The members of the list that ends with a noun, of n members: false: it has not so many. */
static bool
members_before(struct reader *r, struct str noun, unsigned n)
{
	size_t start = start_of(r, noun), floor = r->date_end > r->number_end && r->date_end <= start ? r->date_end : r->number_end, at;
	struct str measure;

	r->series[n - 1] = noun;
	for (unsigned i = n - 1; i-- > 0; start = start_of(r, r->series[i])) {
		struct term t;

		if ((at = before_joining(r, floor, start)) == start)
			return false;
		r->series[i] = noun_to(r, floor, at);
		/* [国内]、国际旅客 */
		if (r->series[i].n == 0 && (t = term_before(r, floor, at)).part == PART_ADJECTIVE)
			r->series[i] = str_sub(r->text, t.start, t.end);
		if (r->series[i].n == 0)
			return false;
	}
	if (before_joining(r, floor, start) < start)
		return false;
	measure = shared_measure(r, r->series[0], noun);
	for (unsigned i = 0; measure.n > 0 && i < n - 1; i++)
		r->series[i] = measure;
	measure = measure_in_front(r, r->series[0], noun);
	for (unsigned i = 0; measure.n > 0 && i < n; i++)
		r->series[i] = measure;
	return true;
}

/* 收入5亿元、利润3亿元,分别增长2%和1%: what the last figures were of. */
static bool
members_of_figures(struct reader *r, unsigned n)
{
	if (r->nrecent < n)
		return false;
	/* two funds, their loss, then their prices: not one of each */
	for (unsigned i = 1; i < n; i++)
		if ((r->recent_kind[r->nrecent - n + i] == FIGURE_PERCENT) != (r->recent_kind[r->nrecent - n] == FIGURE_PERCENT))
			return false;
	for (unsigned i = 0; i < n; i++)
		r->series[i] = r->recent[r->nrecent - n + i];
	return true;
}

static void
note_subject(struct reader *r, const struct draft *d, struct str subject)
{
	if (r->nrecent > 0 && str_find(str_sub(r->text, r->number_end, d->start), STR("。"), 0) != (size_t)-1)
		r->nrecent = 0;
	if (r->nrecent > 0 && str_eq(r->recent[r->nrecent - 1], subject))
		return;
	if (r->nrecent == SERIES_MEMBERS) {
		for (unsigned i = 1; i < SERIES_MEMBERS; i++)
			r->recent[i - 1] = r->recent[i], r->recent_kind[i - 1] = r->recent_kind[i];
		r->nrecent--;
	}
	r->recent_kind[r->nrecent] = d->kind;
	r->recent[r->nrecent++] = subject;
}

/* The next member of a series, or the first of one that begins here, else the subject as it is. */
static struct str
member(struct reader *r, const struct draft *d, struct str subject, bool at_figure)
{
	bool in_front = subject.n > 0 && !at_figure && subject.p >= r->text.p && end_of(r, subject) <= d->start && start_of(r, subject) >= r->number_end;
	size_t end = in_front ? end_of(r, subject) : r->number_end, respectively;
	unsigned n;

	if (at_figure && r->series_at < r->series_n)
		return r->series[r->series_at++];
	r->series_n = r->series_at = 0;
	if ((!in_front && !at_figure) || (respectively = str_find(str_sub(r->text, end, d->start), STR("分别"), 0)) == (size_t)-1)
		return subject;
	n = figures_in_series(r, d->end);
	if (n < 2 || n > SERIES_MEMBERS || !(in_front ? members_before(r, subject, n) : members_of_figures(r, n)))
		return subject;
	r->series_n = n;
	r->series_at = 1;
	return r->series[0];
}

struct str
subject_in_series(struct reader *r, const struct draft *d, struct str subject, bool at_figure)
{
	subject = member(r, d, subject, at_figure);
	if (subject.n > 0)
		note_subject(r, d, subject);
	return subject;
}
