/*
 * The kinds of figures and their qualifiers: one list each makes the enum, the
 * names in the fact table, and the skeleton's characters.
 */
#ifndef FIGURE_KIND_H
#define FIGURE_KIND_H

#include "base/str.h"

/* constant, name, how value/low/high are to be read (see enum figure_scale), what it is */
#define FIGURE_KINDS(K) \
	K(COUNT, "count", NUMBER, "a number and a classifier") \
	K(QUANTITY, "quantity", NUMBER, "a number and a unit of measure") \
	K(MONEY, "money", NUMBER, "an amount of a currency") \
	K(PERCENT, "percent", NUMBER, "in percent") \
	K(POINT, "point", NUMBER, "percentage points") \
	K(FRACTION, "fraction", RATIO, "a part of one") \
	K(RATIO, "ratio", RATIO, "parts to parts") \
	K(SCORE, "score", RATIO, "a result") \
	K(MULTIPLE, "multiple", NUMBER, "times as much, or doublings") \
	K(AGE, "age", NUMBER, "years of life") \
	K(DATE, "date", DAY, "a day, or a span of days") \
	K(TIME, "time", SECOND, "a time of day") \
	K(DURATION, "duration", NUMBER, "a length of time") \
	K(ORDINAL, "ordinal", NUMBER, "a rank") \
	K(LABEL, "label", NUMBER, "the number of a heading or list item") \
	K(CODE, "code", TEXT, "an identifier") \
	K(NUMBER, "number", NUMBER, "a number with nothing said of its unit") \
	K(IDIOM, "idiom", TEXT, "a set phrase that holds a numeral") \
	K(NAME, "name", TEXT, "a name that holds a numeral") \
	K(ARTICLE, "article", TEXT, "one, where it only says a or an")

enum figure_kind {
#define K(constant, name, scale, what) FIGURE_##constant,
	FIGURE_KINDS(K)
#undef K
	FIGURE_KIND_COUNT
};

/* What low and high are: plain numbers, days since 1970-01-01, seconds since midnight, or nothing. */
enum figure_scale { SCALE_NUMBER, SCALE_RATIO, SCALE_DAY, SCALE_SECOND, SCALE_TEXT };

#define FIGURE_QUALIFIERS(Q) \
	Q(EXACT, "exact") \
	Q(ABOUT, "about") \
	Q(OVER, "over") \
	Q(UNDER, "under") \
	Q(AT_LEAST, "at-least") \
	Q(AT_MOST, "at-most") \
	Q(MORE, "more") \
	Q(RANGE, "range")

enum figure_qualifier {
#define Q(constant, name) QUALIFIER_##constant,
	FIGURE_QUALIFIERS(Q)
#undef Q
	QUALIFIER_COUNT
};

/* Names are padded with NULs: so many bytes can be read of each. */
enum { FIGURE_NAME_ROOM = 16 };
extern const struct figure_kind_entry {
	char name[FIGURE_NAME_ROOM];
	unsigned char n;
	unsigned char scale;	/* enum figure_scale */
} figure_kinds[];
extern const struct figure_qualifier_entry {
	char name[FIGURE_NAME_ROOM];
	unsigned char n;
} figure_qualifiers[];

static inline struct str
figure_kind_name(enum figure_kind k)
{
	return (struct str){ figure_kinds[k].name, figure_kinds[k].n };
}
static inline enum figure_scale
figure_kind_scale(enum figure_kind k)
{
	return (enum figure_scale)figure_kinds[k].scale;
}
/* false: no such kind. */
bool figure_kind_parse(struct str name, enum figure_kind *);
/* idiom, name, article: shown only on request, no figure to any reader. */
static inline bool
figure_kind_is_none(enum figure_kind k)
{
	return k >= FIGURE_IDIOM;
}
static inline struct str
figure_qualifier_name(enum figure_qualifier q)
{
	return (struct str){ figure_qualifiers[q].name, figure_qualifiers[q].n };
}
bool figure_qualifier_parse(struct str name, enum figure_qualifier *);

#endif
