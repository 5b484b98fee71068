#include "stats/where.h"

#include "stats/number.h"

/* Longer ones first. */
static const struct {
	struct str sign;
	enum comparison how;
} comparisons[] = {
	{ { "!=", 2 }, IS_NOT },
	{ { "<=", 2 }, LESS_OR_IS },
	{ { ">=", 2 }, MORE_OR_IS },
	{ { "=", 1 }, IS },
	{ { "<", 1 }, LESS },
	{ { ">", 1 }, MORE },
	{ { "~", 1 }, HOLDS },
};

bool
condition_parse(struct condition *c, struct str s)
{
	for (size_t i = 1; i < s.n; i++) {
		for (size_t k = 0; k < sizeof comparisons / sizeof *comparisons; k++) {
			struct str rest = str_sub(s, i, s.n);

			if (!str_starts(rest, comparisons[k].sign))
				continue;
			c->column = str_sub(s, 0, i);
			c->how = comparisons[k].how;
			c->value = str_sub(rest, comparisons[k].sign.n, rest.n);
			c->is_number = number_parse(&c->number, c->value);
			return true;
		}
	}
	return false;
}

static bool
is_nothing(struct str field)
{
	return field.n == 0 || str_eq(field, STR("-"));
}

bool
condition_holds(const struct condition *c, struct str field)
{
	struct dec number;
	bool is_number = c->is_number && number_parse(&number, field), same;
	int order;

	if (c->how == HOLDS)
		return str_find(field, c->value, 0) != (size_t)-1;
	same = is_number ? dec_cmp(number, c->number) == 0 :
	    str_eq(field, c->value) || (is_nothing(field) && is_nothing(c->value));
	if (c->how == IS || c->how == IS_NOT)
		return same == (c->how == IS);
	if (is_nothing(field) || is_number != c->is_number)
		return false;
	order = is_number ? dec_cmp(number, c->number) : str_cmp(field, c->value);
	switch (c->how) {
	case LESS:
		return order < 0;
	case LESS_OR_IS:
		return order <= 0;
	case MORE:
		return order > 0;
	default:
		return order >= 0;
	}
}
