/*
 * The parts of the recogniser, and what they pass to one another: a reader at
 * work on one folded paragraph, and the draft of a figure.
 */
#ifndef FIGURE_READER_H
#define FIGURE_READER_H

#include "figure/grammar.h"
#include "figure/numeral.h"
#include "figure/recognise.h"
#include "figure/words.h"
#include "text/utf8.h"

enum { SERIES_MEMBERS = 6 };	/* figures in a row that have each their own noun, at most */

/* See term.h; in as few bytes as two registers have, for terms are handed about more than anything else. */
struct term {
	uint32_t start, end;
	/* as in struct term_kind, if it is in the lexicon */
	uint32_t flags;
	uint8_t part, class, speech;
	bool listed;
};

/*
 * Terms are asked for again and again at the few places around a figure: the last answers, by
 * the place (see reader_place).
 */
enum { TERMS_KEPT = 32 };
struct kept_term {
	size_t place;
	struct term term;
};

struct reader {
	const struct lexicon *lex;
	const struct fold_set *starts;	/* what a figure may begin with */
	struct grammar_matcher *grammar;
	struct arena *arena;
	struct str text;	/* a paragraph, folded */
	size_t passed;		/* bytes of those before, and one for each */
	struct str line;	/* and as it was written */
	size_t floor;		/* end of the figure before: no word is sought in front of it */
	size_t *trouble;
	bool all;		/* idioms, names and articles too */
	/* What dates without year, month or century are of; 0: unknown. */
	int year, month, day;
	struct str money;	/* the currency that 元 is: CNY, of a text in traditional characters another */
	int month_before;	/* of the date before in the paragraph, */
	int month_year;		/* and the year that it is of; 0: not known */
	size_t year_end;	/* where the year before ended */
	int year_before;
	struct str subject;	/* of the figure before in the paragraph */
	size_t noun_end;	/* where it ended, if it stood behind that figure */
	bool is_done;		/* the subject of the figure at hand is what is done, and nothing measured */
	struct str whole;	/* of the figure in front of the bracket that was opened last right behind one, */
	size_t whole_end;	/* and where */
	struct str row;		/* the name of the row that the paragraph is; empty: of none */
	bool row_read;		/* row is set */
	struct str recent[SERIES_MEMBERS];	/* different subjects of the sentence, the last at the end, */
	enum figure_kind recent_kind[SERIES_MEMBERS];	/* and of what kind the first figure of each was */
	struct str series[SERIES_MEMBERS];	/* subjects of figures in a row: A、B分别为1和2; series_at: of the next, up to series_n */
	unsigned nrecent, series_at, series_n;
	size_t number_start, number_end;	/* where the figure before that is no date stood */
	enum figure_kind number_kind;
	struct str number_unit;
	size_t date_start, date_end;	/* of the date before */
	long date_first, date_last;	/* its days; 0: unknown, or a time */
	struct str date_value;
	const struct word *daypart;	/* of the time of day before, at daypart_end; NULL: it had none */
	size_t daypart_end;
	int daypart_hour;	/* as stated */
	size_t ordinal_end;	/* where the ordinal before ended */
	struct str ordinal_unit;
	struct dec ordinal_value;
	int spoken_year;	/* that the paragraph speaks of: of 上年, 次年; 0: none */
	int sentence_year;	/* the same of the sentence: of the months behind it */
	size_t spoken_at;	/* where the sentence has been looked through to */
	size_t score_end;	/* where the score before ended */
	int century;		/* named in the paragraph last: 19 for the twentieth */
	struct kept_term terms_at[TERMS_KEPT], terms_before[TERMS_KEPT];
	size_t ends_at;		/* the place where words of which classes may end: asked last */
	word_classes ends;
};

/* A figure in the making; offsets in the folded text. */
struct draft {
	size_t start, end;
	size_t number;		/* where its numeral begins, behind a sign or currency */
	enum figure_kind kind;
	int before, behind;	/* qualifiers found around it: enum figure_qualifier or QUALIFIER_NEAR */
	bool has_value;		/* value is set */
	bool is_range;		/* low and high are what is said: 七八, 3—5 */
	bool more;		/* 多 余 inside it or behind */
	bool exact;		/* an unfolded whole number */
	bool negative;		/* a sign in front */
	bool done;		/* low and high are its bounds */
	struct dec value, low, high;
	int place, top;		/* see struct numeral */
	struct str code;	/* value as text: dates, codes, ratios; empty: value, if any */
	struct str unit;
	const struct word *word;	/* its unit or classifier */
	struct numeral numeral;
};

/* Of a row of numerals: 八、九成 as one figure; the word behind the last of 205、206路. */
bool read_neighbours(struct reader *, struct draft *);
bool read_row(struct reader *, const struct draft *, struct draft *last);
/* A number with what stands behind it: count, quantity, money, per cent, ... */
bool read_amount(struct reader *, size_t at, struct draft *);
/* Behind the numeral of a draft: the rest of a fraction or ratio, of a span, of two page numbers. */
bool read_fraction(struct reader *, struct draft *);
bool read_ratio(struct reader *, struct draft *);
void read_span(struct reader *, struct draft *);
void read_ordinal_span(struct reader *, struct draft *);
bool read_page(struct reader *, struct draft *);
/* Set a draft's number from a numeral. */
void draft_numeral(struct draft *, const struct numeral *);
/* 半小时, 半个多月. */
bool read_half(struct reader *, size_t at, struct draft *);
/* A number of four digits that is a year: as a date. */
void draft_year(struct reader *, struct draft *, int year);
/*
 * “三地一区”, “24小工程”: quotes around a short name that begins with the figure, which is
 * followed by no unit, or by single characters each with its numeral. Then it is a name.
 */
bool draft_is_quoted_name(struct reader *, struct draft *);
/* 宁九高速, 大三巴: a single Chinese digit between what is no verb or the like, and without a unit. */
bool draft_is_inside_name(struct reader *, const struct draft *);
/*
 * Does the figure that ends with a name or idiom at text[start] count after all: 三国 behind
 * a list of countries, 年度十二大新闻 but not 党的十二大, 二元 that something costs, 下午四时?
 */
bool draft_counts_after_all(struct reader *, const struct draft *, size_t start);
/* Does it say how many a list of short words right in front has: 市、区县、街镇三级? */
bool draft_sums_list(struct reader *, const struct draft *);
/*
 * The word of contexts.txt in front of a number at text[at] that says with its code what such a kind
 * is of, past verbs, 约 and the like, and dates; NULL: none.  *figure: the figure before, which is of
 * this kind, rises or falls to it (由10度升至20度).
 */
const struct word *context_before(struct reader *, size_t at, enum figure_kind, bool *figure);
/* 高于每斤3元, 不足每人每年5000元: where 每, with the unit that it is of, begins in front of text[at]; at: nowhere. */
size_t each_before(struct reader *, size_t at);
/* 堡镇 of 六堡镇: does a name of a place go on at text[at], with from least to most characters in front of its last word? */
bool begins_place(struct reader *, size_t at, size_t least, size_t most);
/* 第N, 首批. */
bool read_ordinal(struct reader *, size_t at, struct draft *);
/* Dates, times of day, and spans of them. */
bool read_date(struct reader *, size_t at, struct draft *);
bool read_date_or_time(struct reader *, size_t at, struct draft *);
/* What the grammar has matched at text[at]. false: it is no time. */
bool read_time(struct reader *, const struct grammar_match *, size_t at, struct draft *);
/* Is the mark of a date or time (日, 月, 时) at text[at] the beginning of a longer unit: 日元, 月龄? */
bool begins_other_unit(struct reader *, size_t at);
/* The end of a date of eight digits (19960617) at text[at]; at: none. */
size_t date_compact_end(struct str text, size_t at);
/* Behind a word such as 今年 that ends at at and began at start. */
bool read_period(struct reader *, const struct word *, size_t start, struct draft *);
/* Is text[start] to end a day of the week (周一)?  *each: of every week (每周一). */
bool weekday_in_week(struct reader *, size_t start, size_t end, bool *each);
/* Behind such a day at text[at], the end of the others of its row: 周一至五, 星期一、三. */
size_t weekday_row_end(struct reader *, size_t at);
/* Is the figure that begins with the number of such a day one after all: 每周三次? */
bool weekday_counts_after_all(struct reader *, const struct draft *);
/* The same of a date of the Chinese calendar (农历正月初一) that begins at text[start]. */
bool read_lunar(struct reader *, size_t start, struct draft *);
/* The figures of an article whose doc is known, and its edition; money is its home_currency. */
void recognise_figures(const struct recogniser *, struct arena *, struct article *, struct str money,
    const struct recognise_options *, size_t *trouble);
/* The currency of 元 in a document. */
struct str home_currency(const struct lexicon *, struct arena *, struct str text);
/* Identifiers that begin with digits, or whose digits begin at at. */
bool read_code(struct reader *, size_t at, struct draft *);

/* Behind a numeral that ends at at: its unit or classifier, and what belongs to it. false: none. */
bool read_unit(struct reader *, size_t at, struct draft *);
/* The longest word at text[at] that may be its unit, a measure before a classifier of the same length; NULL: none. */
const struct word *unit_word(struct reader *, size_t at, const struct draft *);
/* -, ~, 至, 到 at text[at]: bytes, or 0. */
size_t read_to(struct str text, size_t at);
/* 和, 与, 跟, with which a span needs 之间 behind it. */
size_t read_and(struct str text, size_t at);

/* A number in its least scale. */
struct str print_dec(struct arena *, struct dec);
/* A date by the parts of it that are known, the others 0: 2025-12-29, 2025-12, 2025, --12-29, --12, ---29. */
struct str print_date(struct arena *, int year, int month, int day);
/* A time of day, with its second if that is not below 0. */
struct str print_clock(struct arena *, int hour, int minute, int second);

/* The qualifier at text[at], which no longer word begins: not 上下 of 3万家上下游企业, 多 of 一个多民族地区; NULL: none. */
const struct word *qualifier_behind(struct reader *, size_t at);
/* Qualifiers in front of a draft and behind it (which then belong to its text). */
void draft_qualify(struct reader *, struct draft *);
/* Its interval, from its value, places and qualifiers. */
void draft_bound(struct draft *);
/* The qualifier that the figure shows. */
enum figure_qualifier draft_qualifier(const struct draft *);
/* What is counted: words of the text behind or in front of the figure. */
struct str draft_subject(struct reader *, const struct draft *);

/* Are these bytes in front of text[at], or at it?  Inline, so that a literal's length is a constant. */
static inline bool
text_ends_at(struct str text, size_t at, struct str what)
{
	return at >= what.n && at <= text.n && str_ends(str_sub(text, 0, at), what);
}
static inline bool
text_at(struct str text, size_t at, struct str what)
{
	return at <= text.n && text.n - at >= what.n && (what.n == 0 || memcmp(text.p + at, what.p, what.n) == 0);
}
/* The place of text[at] among all that the reader has read; 0 is none. */
static inline size_t
reader_place(const struct reader *r, size_t at)
{
	return r->passed + at + 1;
}
/* lexicon_match in the text. */
static inline const struct word *
word_at(struct reader *r, size_t at, word_classes classes)
{
	return lexicon_match(r->lex, r->text, at, classes);
}
/* lexicon_match_back there: of the many classes that are asked for in front of a figure few end there. */
static inline const struct word *
word_back(struct reader *r, size_t floor, size_t at, word_classes classes)
{
	if (at <= floor)
		return NULL;
	if (r->ends_at != reader_place(r, at)) {
		r->ends_at = reader_place(r, at);
		r->ends = lexicon_ends(r->lex, r->text, at);
	}
	return r->ends & classes ? lexicon_match_back(r->lex, r->text, floor, at, classes) : NULL;
}
/* Past a word at text[at] that joins the members of a row or series; at: none. */
static inline size_t
past_joining(struct reader *r, size_t at)
{
	const struct word *w = word_at(r, at, WORDS(JOINING));

	return w != NULL ? at + word_text(w).n : at;
}
static inline size_t
before_joining(struct reader *r, size_t floor, size_t at)
{
	const struct word *w = word_back(r, floor, at, WORDS(JOINING));

	return w != NULL ? at - word_text(w).n : at;
}

/* The character at text[at]; 0 at the end. */
static inline int32_t
char_at(struct str text, size_t at)
{
	int32_t cp = 0;

	if (at < text.n)
		utf8_step(text.p + at, &cp);
	return cp;
}
/* Bytes of the character at text[at], or before it; 0 at the ends. */
static inline size_t
char_size(struct str text, size_t at)
{
	return at < text.n ? utf8_size(text.p[at]) : 0;
}
static inline size_t
char_size_before(struct str text, size_t at)
{
	size_t n = at > 0;

	/* As most are. */
	if (at >= 3 && ((unsigned char)text.p[at - 3] & 0xf0) == 0xe0)
		return 3;
	while (n > 0 && n < at && ((unsigned char)text.p[at - n] & 0xc0) == 0x80)
		n++;
	return n;
}
/* Is the character at text[at], or before it, a mark of punctuation (also an end of the text)? */
static inline bool
is_mark_at(struct str text, size_t at)
{
	unsigned char a = at < text.n ? (unsigned char)text.p[at] : '.';

	/* ASCII but letters and digits, U+2000..203F, U+3000..303F. */
	if (a < 0x80)
		return !((a >= '0' && a <= '9') || ((a | 0x20) >= 'a' && (a | 0x20) <= 'z'));
	return at + 1 < text.n && (unsigned char)text.p[at + 1] == 0x80 && (a == 0xe2 || a == 0xe3);
}
static inline bool
is_mark_before(struct str text, size_t at)
{
	return at == 0 || is_mark_at(text, at - char_size_before(text, at));
}
/* May 第, 首 or a Roman numeral (from Ⅰ on, or of letters) stand at text[at]? */
static inline bool
ordinal_begins(struct str text, size_t at)
{
	unsigned char c = at < text.n ? (unsigned char)text.p[at] : 0;

	return c < 0x80 ? c == 'I' || c == 'V' : text_at(text, at, STR("第")) || text_at(text, at, STR("首")) || text_at(text, at, STR("\xe2\x85"));
}
/* Does a plain numeral begin at text[at]? */
static inline bool
starts_number(struct str text, size_t at)
{
	enum numeral_class c = numeral_char(text, at).class;

	return text_is_digit(text, at) || c == NUM_DIGIT || c == NUM_SMALL || c == NUM_ZERO || c == NUM_TENS;
}

#endif
