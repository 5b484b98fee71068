/*
 * Conditions on a row's fields: unit=人, value>1000.
 */
#ifndef STATS_WHERE_H
#define STATS_WHERE_H

#include "base/dec.h"

struct condition {
	struct str column;
	enum comparison { IS, IS_NOT, LESS, LESS_OR_IS, MORE, MORE_OR_IS, HOLDS } how;
	struct str value;
	struct dec number;
	bool is_number;
};

/* "column=value", with = != < <= > >= or ~ (holds the text). false: is none. */
bool condition_parse(struct condition *, struct str);
/*
 * Two numbers are compared by size, anything else as text by bytes, which is right for ISO
 * dates.  A number and a text have no order, and nothing ("-") has none with either.
 */
bool condition_holds(const struct condition *, struct str field);

#endif
