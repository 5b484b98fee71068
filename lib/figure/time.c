/* Times of day, and spans of them. */
#include "figure/reader.h"

struct clock {
	int hour, minute, second;	/* second -1: not stated */
	bool plain;	/* an hour alone */
};

static bool
read_clock(const struct grammar_match *m, struct clock *c)
{
	*c = (struct clock){ numeral_small(m->capture[1]), 0, -1, false };
	if (m->capture[2].n != 0)
		c->minute = numeral_small(m->capture[2]);
	else if (m->capture[4].n == 0 && m->form != GRAMMAR_CLOCK)
		c->plain = true;
	if (m->capture[3].n != 0)
		c->second = numeral_small(m->capture[3]);
	if (str_eq(m->capture[4], STR("半")))
		c->minute = 30;
	else if (str_starts(m->capture[4], STR("一")))
		c->minute = 15;
	else if (str_starts(m->capture[4], STR("三")))
		c->minute = 45;
	return c->hour >= 0 && c->minute >= 0;
}

static bool
clock_of(const struct grammar_match *m, struct clock *c)
{
	return (m->form == GRAMMAR_CLOCK || m->form == GRAMMAR_TIME) && read_clock(m, c);
}

static bool
is_time(const struct clock *c)
{
	return c->minute < 60 && c->second < 60 &&
	    (c->hour < 24 || (c->hour == 24 && c->minute == 0 && c->second <= 0));
}

static struct str
print_clock(struct reader *r, const struct clock *c)
{
	const int fields[] = { c->hour, c->minute, c->second };

	return print_fields(r->arena, c->second >= 0 ? "N:N:N" : "N:N", fields);
}

static long
seconds_of(const struct clock *c)
{
	return c->hour * 3600L + c->minute * 60L + (c->second > 0 ? c->second : 0);
}

/* 9点 may be nine points: an hour behind a part of the day, or where it can be nothing else. */
static bool
is_hour(struct reader *r, size_t at, const struct grammar_match *m, const struct clock *c, bool daypart)
{
	struct str said = str_sub(r->text, at, m->end);
	const struct word *boundary;
	struct grammar_match next;
	size_t to, term;

	if (m->form == GRAMMAR_CLOCK || !c->plain || daypart || str_ends(said, STR("时")) ||
	    str_ends(said, STR("钟")) || str_ends(said, STR("许")) || str_ends(said, STR("整")))
		return true;
	/* 3点到5点 */
	if ((to = read_to(r->text, m->end)) != 0 && grammar_match(r->grammar, r->text, m->end + to, &next, r->trouble) &&
	    next.form == GRAMMAR_TIME)
		return true;
	if (c->hour < 6 || c->hour > 24)
		return false;
	if (m->end == r->text.n || (unsigned char)r->text.p[m->end] < 0x80)
		return true;
	/* 六点共 but not 六点共识 */
	boundary = lexicon_match(r->lex, r->text, m->end, WORDS(BOUNDARY));
	return boundary != NULL && (lexicon_term(r->lex, r->text, m->end, &term) == NULL || term <= word_text(boundary).n);
}

/* 晚上8点 is 20:00, 晚上12点 24:00, 晚上12点半 0:30. */
static void
shift(struct clock *c, const struct word *daypart)
{
	if (daypart == NULL || c->hour < word_factor(daypart).coef || c->hour >= word_divisor(daypart).coef)
		return;
	c->hour += 12;
	/* 凌晨12点 begins the day. */
	if (c->hour == 24 && (c->minute > 0 || c->second > 0 || word_factor(daypart).coef == 12))
		c->hour = 0;
}

/* 傍晚6时, 甚至7时: the part of the day of the time before in the sentence, where the hours go on. */
static const struct word *
daypart_before(struct reader *r, size_t at, const struct grammar_match *m, const struct clock *c)
{
	struct str between = str_sub(r->text, r->daypart_end, at);

	if (r->daypart == NULL || m->form != GRAMMAR_TIME || c->hour < r->daypart_hour ||
	    str_find(between, STR("。"), 0) != (size_t)-1)
		return NULL;
	return r->daypart;
}

/* 0—24时: hours of which only the last has its mark. */
static bool
read_hours(struct reader *r, const struct grammar_match *m, size_t at, struct draft *out)
{
	int first = numeral_small(str_sub(r->text, at, at + 1 + text_is_digit(r->text, at + 1)));
	size_t mark = (size_t)(m->capture[1].p - r->text.p) + m->capture[1].n;
	struct clock last;

	if (!read_clock(m, &last) || !text_at(r->text, mark, STR("时")) ||
	    begins_other_unit(r, mark) || !is_time(&last) || first * 3600L > seconds_of(&last))
		return false;
	*out = (struct draft){ .start = at, .end = m->end, .kind = FIGURE_TIME, .done = true,
		.before = QUALIFIER_RANGE, .low = dec_int(first * 3600L), .high = dec_int(seconds_of(&last)) };
	return true;
}

/* 4:20 PM: the part of the day in Latin letters behind a time that ends at *end, which is moved behind it; or NULL. */
static const struct word *
daypart_behind(struct reader *r, size_t *end)
{
	size_t start = *end + text_at(r->text, *end, STR(" ")), at = start;
	const struct word *w;

	while (at < r->text.n && (r->text.p[at] == '.' || ((r->text.p[at] | 0x20) >= 'a' && (r->text.p[at] | 0x20) <= 'z')))
		at++;
	w = at > start ? word_back(r, start, at, WORDS(DAYPART)) : NULL;
	if (w == NULL || word_text(w).n < at - start)
		return NULL;
	*end = at;
	return w;
}

bool
read_time(struct reader *r, const struct grammar_match *m, size_t at, struct draft *out)
{
	struct grammar_match n;
	struct clock a, b;
	const struct word *part, *part2 = NULL;
	size_t start = at, end, to;
	bool about;

	if (m->form == GRAMMAR_HOURS)
		return read_hours(r, m, at, out);
	if (!clock_of(m, &a))
		return false;
	if (m->form == GRAMMAR_CLOCK) {
		const struct word *w = word_back(r, r->floor, at, WORDS(CONTEXT));

		/* 比分2:15, 按1:10的比例 */
		if (w == NULL || (w->kind != FIGURE_SCORE && w->kind != FIGURE_RATIO))
			w = lexicon_match(r->lex, r->text, m->end, WORDS(RESULT));
		if ((w != NULL && (w->kind == FIGURE_SCORE || w->kind == FIGURE_RATIO)) || text_ends_at(r->text, at, STR("以")) || a.hour > 24)
			return false;
	}
	/* 昨晚8时: the part of the day may be of the date in front. */
	part = word_back(r, 0, at, WORDS(DAYPART) | WORDS(PLAIN) | WORDS(BEFORE));
	/* 晚上近8时 */
	about = part != NULL && part->class == WORD_BEFORE;
	if (about)
		part = word_back(r, 0, at - word_text(part).n, WORDS(DAYPART));
	/* 最晚8时 names none, 26日晚8时 does. */
	if (part != NULL && part->class == WORD_PLAIN)
		part = str_starts(word_text(part), STR("日")) ? word_back(r, 0, at, WORDS(DAYPART)) : NULL;
	if (m->form == GRAMMAR_TIME && begins_other_unit(r, at + m->capture[1].n))
		return false;
	if (!is_hour(r, at, m, &a, part != NULL))
		return false;
	if (part != NULL && !about && start - word_text(part).n >= r->floor)
		start -= word_text(part).n;
	end = m->end;
	if (part == NULL && m->form == GRAMMAR_CLOCK)
		part = daypart_behind(r, &end);
	if (part == NULL)
		part = daypart_before(r, at, m, &a);
	r->daypart = part;
	r->daypart_hour = a.hour;
	shift(&a, part);
	r->daypart_end = end;
	*out = (struct draft){ .start = start, .end = end, .kind = FIGURE_TIME,
		.code = print_clock(r, &a) };
	if (!is_time(&a))
		return true;
	out->done = true;
	out->low = out->high = dec_int(seconds_of(&a));
	if (a.plain && str_ends(str_sub(r->text, at, end), STR("许"))) {	/* 7时许: in that hour */
		out->high = dec_int(seconds_of(&a) + 59 * 60);
		out->before = QUALIFIER_ABOUT;
		return true;
	}
	if (a.plain && text_at(r->text, end, STR("多"))) {
		out->end = end + 3;
		out->high = dec_int(seconds_of(&a) + 3600);
		out->before = QUALIFIER_MORE;
		return true;
	}
	to = read_to(r->text, end);
	if (to == 0)
		return true;
	/* 9时至11时 */
	for (size_t i = end + to, k = 0; k < 3 && i < r->text.n; k++) {
		if (numeral_char(r->text, i).class == NUM_DIGIT || numeral_char(r->text, i).class == NUM_SMALL ||
		    (r->text.p[i] >= '0' && r->text.p[i] <= '9')) {
			part2 = word_back(r, end + to, i, WORDS(DAYPART));
			if ((i == end + to || part2 != NULL) &&
			    grammar_match(r->grammar, r->text, i, &n, r->trouble) && clock_of(&n, &b)) {
				shift(&b, part2 ? part2 : part);
				if (!is_time(&b) || seconds_of(&b) < seconds_of(&a))
					return true;
				out->end = n.end;
				out->high = dec_int(seconds_of(&b));
				out->code = (struct str){ NULL, 0 };
				out->before = QUALIFIER_RANGE;
			}
			return true;
		}
		i += char_size(r->text, i);
	}
	return true;
}
