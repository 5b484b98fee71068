#include "figure/kind.h"

const struct figure_kind_entry figure_kinds[] = {
#define K(constant, name, scale, what) { name, sizeof name - 1, SCALE_##scale },
	FIGURE_KINDS(K)
#undef K
};

const struct figure_qualifier_entry figure_qualifiers[] = {
#define Q(constant, name) { name, sizeof name - 1 },
	FIGURE_QUALIFIERS(Q)
#undef Q
};

bool
figure_kind_parse(struct str name, enum figure_kind *k)
{
	for (int i = 0; i < FIGURE_KIND_COUNT; i++) {
		if (str_eq(name, figure_kind_name((enum figure_kind)i))) {
			*k = (enum figure_kind)i;
			return true;
		}
	}
	return false;
}

bool
figure_qualifier_parse(struct str name, enum figure_qualifier *q)
{
	for (int i = 0; i < QUALIFIER_COUNT; i++) {
		if (str_eq(name, figure_qualifier_name((enum figure_qualifier)i))) {
			*q = (enum figure_qualifier)i;
			return true;
		}
	}
	return false;
}
