/* What the characters of Chinese numerals are. */
#include "figure/numeral.h"
#include "text/utf8.h"

/* What a code point is to a numeral. */
struct class_value {
	unsigned char class, value;
};

static struct class_value
class_of(int32_t cp)
{
	switch (cp) {
	case 0x3007: case 0x25cb: case 0x96f6:
		return (struct class_value){ NUM_ZERO, 0 };
	case 0x4e00: case 0x58f9:
		return (struct class_value){ NUM_DIGIT, 1 };
	case 0x4e8c: case 0x4e24: case 0x5169: case 0x8d30: case 0x8cb3: case 0x8cae:
		return (struct class_value){ NUM_DIGIT, 2 };
	case 0x4e09: case 0x53c1: case 0x53c3:
		return (struct class_value){ NUM_DIGIT, 3 };
	case 0x56db: case 0x8086:
		return (struct class_value){ NUM_DIGIT, 4 };
	case 0x4e94: case 0x4f0d:
		return (struct class_value){ NUM_DIGIT, 5 };
	case 0x516d: case 0x9646: case 0x9678:
		return (struct class_value){ NUM_DIGIT, 6 };
	case 0x4e03: case 0x67d2:
		return (struct class_value){ NUM_DIGIT, 7 };
	case 0x516b: case 0x634c:
		return (struct class_value){ NUM_DIGIT, 8 };
	case 0x4e5d: case 0x7396:
		return (struct class_value){ NUM_DIGIT, 9 };
	case 0x5341: case 0x62fe:
		return (struct class_value){ NUM_SMALL, 1 };
	case 0x767e: case 0x4f70:
		return (struct class_value){ NUM_SMALL, 2 };
	case 0x5343: case 0x4edf:
		return (struct class_value){ NUM_SMALL, 3 };
	case 0x4e07: case 0x842c:
		return (struct class_value){ NUM_BIG, 4 };
	case 0x4ebf: case 0x5104:
		return (struct class_value){ NUM_BIG, 8 };
	case 0x5146:
		return (struct class_value){ NUM_BIG, 12 };
	case 0x51e0: case 0x5e7e: case 0x6570: case 0x6578:
		return (struct class_value){ NUM_SOME, 2 };
	case 0x4e0a:
		return (struct class_value){ NUM_SOME, 1 };
	case 0x591a: case 0x4f59: case 0x9918:
		return (struct class_value){ NUM_MORE, 0 };
	case 0x6765:
		return (struct class_value){ NUM_ODD, 0 };
	case 0x70b9: case 0x9ede:
		return (struct class_value){ NUM_POINT, 0 };
	case 0x5eff: case 0x5344:
		return (struct class_value){ NUM_TENS, 2 };
	case 0x5345:
		return (struct class_value){ NUM_TENS, 3 };
	case 0x534c:
		return (struct class_value){ NUM_TENS, 4 };
	default:
		return (struct class_value){ NUM_NONE, 0 };
	}
}

struct numeral_char
numeral_char(struct str text, size_t at)
{
	int32_t cp;

	if (at >= text.n || (unsigned char)text.p[at] < 0x80)
		return (struct numeral_char){ NUM_NONE, 0, 0 };
	const char *next = utf8_step(text.p + at, &cp);
	struct class_value c = class_of(cp);

	return (struct numeral_char){ (enum numeral_class)c.class, c.value, (size_t)(next - text.p) - at };
}
