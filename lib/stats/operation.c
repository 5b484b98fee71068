#include "stats/operation.h"

#include <stdlib.h>

#include "stats/answer.h"

static const struct {
	struct str name;
	void (*answer)(struct answer *);
	unsigned states;
} types[] = {
#define O(name, function, state, what) { { name, sizeof name - 1 }, answer_##function, NEEDS(state) },
	OPERATIONS(O)
#undef O
};

static const struct {
	struct str name, list;
} aliases[] = {
#define A(name, list) { { name, sizeof name - 1 }, { list, sizeof list - 1 } },
	OPERATION_ALIASES(A)
#undef A
};

/* Is name what the type's name says, with a number for its #? */
static bool
matches(struct str name, struct str type, struct dec *number)
{
	*number = DEC_ZERO;
	if (!str_ends(type, STR("#")))
		return str_eq(name, type);
	type.n--;
	return str_starts(name, type) && name.n > type.n &&
	    number_parse(number, str_sub(name, type.n, name.n));
}

/* A place in percent, a digit, a number of values. */
static bool
in_range(struct str type, struct dec number)
{
	if (str_eq(type, STR("p#")))
		return dec_sign(number) >= 0 && dec_cmp(number, dec_int(100)) <= 0 && number.scale <= 10;
	if (str_eq(type, STR("digit#")))
		return number.scale == 0 && number.coef >= 1 && number.coef <= 9;
	return !str_ends(type, STR("#")) ||
	    (number.scale == 0 && number.coef >= 1 && number.coef <= 1000000);
}

static bool
parse_one(struct operations *ops, struct str name)
{
	const size_t ntypes = sizeof types / sizeof *types;

	for (size_t i = 0; i < ntypes; i++) {
		struct dec number;

		if (!matches(name, types[i].name, &number) || !in_range(types[i].name, number))
			continue;
		*ARRAY_PUSH(ops->p, ops->n, ops->cap) =
		    (struct operation){ name, types[i].answer, types[i].states, number };
		ops->states |= types[i].states;
		/* A deviation is made of both sums. */
		if (types[i].states & NEEDS(SQUARES))
			ops->states |= NEEDS(SUM);
		if (types[i].states & NEEDS(TOP) && number.coef > ops->top)
			ops->top = (uint32_t)number.coef;
		return true;
	}
	return false;
}

/* For a message. */
static void
print_names(struct buf *out)
{
#define NAME(name, ...) buf_add(out, STR(" " name));
	OPERATIONS(NAME)
	OPERATION_ALIASES(NAME)
#undef NAME
}

bool
operations_parse(struct operations *ops, struct str list, struct buf *why)
{
	const size_t naliases = sizeof aliases / sizeof *aliases;

	while (list.p != NULL) {
		struct str name = str_cut(&list, ',');
		bool known = false;

		for (size_t i = 0; i < naliases && !known; i++)
			known = str_eq(name, aliases[i].name) && operations_parse(ops, aliases[i].list, why);
		if (!known && !parse_one(ops, name)) {
			buf_printf(why, "no such operation: %.*s (there are", STR_ARG(name));
			print_names(why);
			buf_char(why, ')');
			return false;
		}
	}
	return true;
}

void
operation_answer(struct answer *a, const struct operation *o)
{
	a->operation = o;
	o->answer(a);
}
