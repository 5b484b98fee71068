#include "figure/kind.h"

static const struct {
	struct str name;
	enum figure_scale scale;
} kinds[] = {
#define K(constant, name, scale, what) { { name, sizeof name - 1 }, SCALE_##scale },
	FIGURE_KINDS(K)
#undef K
};

static const struct str qualifiers[] = {
#define Q(constant, name) { name, sizeof name - 1 },
	FIGURE_QUALIFIERS(Q)
#undef Q
};

struct str
figure_kind_name(enum figure_kind k)
{
	return kinds[k].name;
}

enum figure_scale
figure_kind_scale(enum figure_kind k)
{
	return kinds[k].scale;
}

bool
figure_kind_parse(struct str name, enum figure_kind *k)
{
	for (int i = 0; i < FIGURE_KIND_COUNT; i++) {
		if (str_eq(name, kinds[i].name)) {
			*k = (enum figure_kind)i;
			return true;
		}
	}
	return false;
}

struct str
figure_qualifier_name(enum figure_qualifier q)
{
	return qualifiers[q];
}

bool
figure_qualifier_parse(struct str name, enum figure_qualifier *q)
{
	for (int i = 0; i < QUALIFIER_COUNT; i++) {
		if (str_eq(name, qualifiers[i])) {
			*q = (enum figure_qualifier)i;
			return true;
		}
	}
	return false;
}
