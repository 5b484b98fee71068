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

static long
seconds_of(const struct clock *c)
{
	return c->hour * 3600L + c->minute * 60L + (c->second > 0 ? c->second : 0);
}

/* 9点 may be nine points: an hour behind a part of the day, or where it can be nothing else. */
static bool
is_hour(struct reader *r, size_t at, const struct grammar_match *m, const struct clock *c, bool daypart)
{
	const struct word *boundary;
	struct grammar_match next;
	size_t to, term;

	if (m->form == GRAMMAR_CLOCK || !c->plain || daypart || word_back(r, at, m->end, WORDS(HOUR)) != NULL)
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
	boundary = word_at(r, m->end, WORDS(BOUNDARY));
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

/* 凌晨三四点: the second of two neighbours, of which *c becomes the first; false: there are not two. */
static bool
read_pair(struct reader *r, const struct grammar_match *m, size_t at, struct clock *c, struct clock *last)
{
	struct numeral n;

	if (m->form != GRAMMAR_TIME || text_is_digit(r->text, at) || !numeral_read(r->lex, r->text, at, &n) || !n.is_range || n.end != at + m->capture[1].n)
		return false;
	*last = *c;
	c->hour = (int)n.value.coef;
	last->hour = (int)n.high.coef;
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

/* 比分2:15, 按1:10的比例, 以3:1: a score or a ratio, and no time. */
static bool
is_score(struct reader *r, const struct grammar_match *m, size_t at)
{
	const struct word *w = word_back(r, r->floor, at, WORDS(CONTEXT));

	if (w == NULL || (w->kind != FIGURE_SCORE && w->kind != FIGURE_RATIO))
		w = word_at(r, m->end, WORDS(RESULT));
	return (w != NULL && (w->kind == FIGURE_SCORE || w->kind == FIGURE_RATIO)) || text_ends_at(r->text, at, STR("以"));
}

/* 昨晚8时, 晚上近8时 (then *near): the part of the day in front of text[at], which may be of the date in front; NULL: none. */
static const struct word *
daypart_in_front(struct reader *r, size_t at, bool *near)
{
	const struct word *w = word_back(r, 0, at, WORDS(DAYPART) | WORDS(PLAIN) | WORDS(BEFORE));

	*near = w != NULL && w->class == WORD_BEFORE;
	if (*near)
		return word_back(r, 0, at - word_text(w).n, WORDS(DAYPART));
	/* 最晚8时 names none, 26日晚8时 does. */
	if (w != NULL && w->class == WORD_PLAIN)
		return str_starts(word_text(w), STR("日")) ? word_back(r, 0, at, WORDS(DAYPART)) : NULL;
	return w;
}

/* How far 左右 and 约 reach, in seconds: an hour alone is no more exact than that. */
enum { HOUR_SLACK = 60 * 60, MINUTE_SLACK = 15 * 60 };

/* The word in front of the hour at text[at], or of the part of the day that begins the time, that makes it vague. */
static enum figure_qualifier
vague_before(struct reader *r, size_t at, size_t start)
{
	const struct word *w = word_back(r, r->floor, at, WORDS(BEFORE));

	if (w == NULL && start < at)
		w = word_back(r, r->floor, start, WORDS(BEFORE));
	return w != NULL && (w->qualifier == QUALIFIER_ABOUT || w->qualifier == QUALIFIER_NEAR) ? w->qualifier : QUALIFIER_EXACT;
}

/* 7时许, 7时多: in the hour that begins then; 7时左右, 约7时, 近7时.  false: nothing of the kind is said. */
static bool
read_vague(struct reader *r, const struct clock *c, size_t at, struct draft *out)
{
	const struct word *behind = qualifier_behind(r, out->end);
	long low = seconds_of(c), high = low, slack = c->plain ? HOUR_SLACK : MINUTE_SLACK;
	bool some = text_ends_at(r->text, out->end, STR("许"));

	out->before = some ? QUALIFIER_ABOUT : vague_before(r, at, out->start);
	if (c->plain && text_at(r->text, out->end, STR("多"))) {
		out->end += 3;
		out->before = QUALIFIER_MORE;
		high += HOUR_SLACK;
	} else if (behind != NULL && behind->qualifier == QUALIFIER_ABOUT) {
		out->end += word_text(behind).n;
		out->before = QUALIFIER_ABOUT;
	}
	if (some && c->plain) {
		high += 59 * 60;
	} else if (out->before == QUALIFIER_ABOUT || out->before == QUALIFIER_NEAR) {
		low = low > slack ? low - slack : 0;
		high += out->before == QUALIFIER_ABOUT ? slack : 0;
	}
	out->low = dec_int(low);
	out->high = dec_int(high);
	return out->before != QUALIFIER_EXACT;
}

static bool
starts_hour(struct str text, size_t at)
{
	enum numeral_class class = numeral_char(text, at).class;

	return text_is_digit(text, at) || class == NUM_DIGIT || class == NUM_SMALL;
}

/* A span up to the last of two times. */
static void
make_span(struct draft *out, const struct clock *last)
{
	out->high = dec_int(seconds_of(last));
	out->code = (struct str){ NULL, 0 };
	out->before = QUALIFIER_RANGE;
}

/* 9时至11时, 上午9时至下午3时: the last of two behind the first, which has this part of the day. */
static void
read_last_time(struct reader *r, const struct clock *first, const struct word *daypart, struct draft *out)
{
	struct grammar_match m;
	struct clock last;
	const struct word *own;
	size_t to = read_to(r->text, out->end), start = out->end + to, at = start;

	if (to == 0)
		return;
	for (int k = 0; k < 2 && !starts_hour(r->text, at); k++)
		at += char_size(r->text, at);
	own = word_back(r, start, at, WORDS(DAYPART));
	if (!starts_hour(r->text, at) || (own == NULL && at > start) || !grammar_match(r->grammar, r->text, at, &m, r->trouble) ||
	    !clock_of(&m, &last))
		return;
	shift(&last, own != NULL ? own : daypart);
	if (!is_time(&last) || seconds_of(&last) < seconds_of(first))
		return;
	out->end = m.end;
	make_span(out, &last);
}

/* The bounds of a time, the last of two where it has two neighbours for its hour, and what is said around it. */
static void
read_bounds(struct reader *r, const struct clock *c, const struct clock *pair, size_t at, const struct word *part,
    struct draft *out)
{
	out->done = true;
	out->low = out->high = dec_int(seconds_of(c));
	if (pair != NULL)
		make_span(out, pair);
	else if (!read_vague(r, c, at, out))
		read_last_time(r, c, part, out);
}

bool
read_time(struct reader *r, const struct grammar_match *m, size_t at, struct draft *out)
{
	struct clock c, last;
	const struct word *part;
	size_t start = at, end = m->end;
	bool near, pair;

	if (m->form == GRAMMAR_HOURS)
		return read_hours(r, m, at, out);
	if (!clock_of(m, &c) || (m->form == GRAMMAR_CLOCK && (c.hour > 24 || is_score(r, m, at))))
		return false;
	pair = read_pair(r, m, at, &c, &last);
	part = daypart_in_front(r, at, &near);
	if ((m->form == GRAMMAR_TIME && begins_other_unit(r, at + m->capture[1].n)) || !is_hour(r, at, m, &c, part != NULL))
		return false;
	if (part != NULL && !near && start - word_text(part).n >= r->floor)
		start -= word_text(part).n;
	if (part == NULL && m->form == GRAMMAR_CLOCK)
		part = daypart_behind(r, &end);
	if (part == NULL)
		part = daypart_before(r, at, m, &c);
	r->daypart = part;
	r->daypart_hour = c.hour;
	r->daypart_end = end;
	shift(&c, part);
	if (pair)
		shift(&last, part);
	if (pair && (!is_time(&last) || seconds_of(&last) <= seconds_of(&c)))
		return false;
	/* What is no time may have three digits: 一九一时. */
	*out = (struct draft){ .start = start, .end = end, .kind = FIGURE_TIME,
		.code = print_clock(r->arena, c.hour % 100, c.minute % 100, c.second % 100) };
	if (is_time(&c))
		read_bounds(r, &c, pair ? &last : NULL, at, part, out);
	return true;
}
