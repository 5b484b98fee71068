/*
 * The lexicon as the recogniser uses it: words found in the text, forwards from
 * a place, backwards from it, or around a numeral.  All are in one trie.
 */
#ifndef FIGURE_WORDS_H
#define FIGURE_WORDS_H

#include "figure/kind.h"
#include "figure/lexicon.h"
#include "figure/trie.h"

/*
 * The classes of cues.txt, each with its name there: words beside a figure that tell what it is,
 * found in both directions.
 */
#define WORD_CUES(C) \
	C(LENGTH, "length")		/* 历史 of 2000年历史 */ \
	C(NIGHTS, "nights")		/* 夜 of 5日4夜 */ \
	C(DAY, "day")			/* 电 of 12号电 */ \
	C(WEEK, "week")			/* 星期 */ \
	C(FIRST, "first")		/* 前 of 前5个月 */ \
	C(NEXT_YEAR, "next-year")	/* 次年 */ \
	C(UNTIL, "until")		/* 截至 */ \
	C(BETWEEN, "between")		/* 间 of 3月和5月间 */ \
	C(HOUR, "hour")			/* 钟 of 9点钟 */ \
	C(YEAR_PART, "year-part")	/* 上半年 */ \
	C(MONTH_PART, "month-part")	/* 上旬 */ \
	C(CENTURY_PART, "century-part")	/* 上半 of 上半叶 */ \
	C(HALF, "half")			/* 大 of 大半 */ \
	C(FILLER, "filler")		/* 了 of 超过了 */ \
	C(RECENT, "recent")		/* 来 of 近五年来 */ \
	C(NEARLY, "nearly")		/* 前 of 近3年前 */ \
	C(CONGRESS, "congress")		/* 党的 of 党的十二大 */ \
	C(OF_WHICH, "of-which")		/* 其中 */ \
	C(COPULA, "copula")		/* 是 */ \
	C(TO, "to")			/* 至 of 扩展至 */ \
	C(BECOMING, "becoming")		/* 为 of 整合为 */ \
	C(BOUND, "bound")		/* 以上 of 以上学历 */ \
	C(RATE, "rate")			/* 幅 of 涨幅 */ \
	C(CELEBRATION, "celebration")	/* 庆祝 */ \
	C(TIME_END, "time-end")		/* 以来 */ \
	C(DATE_MARK, "date-mark")	/* 月 */ \
	C(JOINING, "joining")		/* 及 */

enum word_class {
	/* Found forwards, behind a numeral. */
	WORD_UNIT,		/* units.txt */
	WORD_CLASSIFIER,	/* classifiers.txt */
	WORD_CURRENCY,		/* currencies.txt */
	WORD_BEHIND,		/* qualifiers.txt: 以上 */
	WORD_COMPARED,		/* qualifiers.txt: 大 of 比30大 */
	WORD_NOUN,		/* nouns.txt: a noun counted without classifier */
	WORD_RESULT,		/* contexts.txt: what a number in front of this word is */
	WORD_HOME,		/* homes.txt: whose money 元 is in a text in traditional characters */
	WORD_NAMED,		/* named.txt: 医院 of 第八医院 */
	WORD_MARKED,		/* marks.txt: 时代 of 三时代, 中国 of 2024年中国 */
	WORD_YEAR,		/* years.txt: 财年 of 2023财年 */
	/* Found backwards, in front of a figure. */
	WORD_MONEY,		/* currencies.txt: 人民币 $ */
	WORD_BEFORE,		/* qualifiers.txt: 超过 */
	WORD_CONTEXT,		/* contexts.txt: what a number behind this word is */
	WORD_SIGN,		/* qualifiers.txt: 零下 - */
	WORD_PREFIX,		/* prefixes.txt: 华氏 */
	WORD_ERA,		/* eras.txt: 民国 */
	WORD_SURNAME,		/* surnames.txt */
	WORD_MODEL,		/* models.txt: 歼 of 歼-20 */
	WORD_MONTH,		/* months.txt: April */
	WORD_COUNTING,		/* counting.txt: 只有, behind which 一 counts */
	/* Found around a numeral: set phrases. */
	WORD_IDIOM, WORD_NAME, WORD_CODE,	/* idioms.txt, names.txt, codes.txt */
	WORD_FIXED,		/* fixed.txt: 成千上万 */
	WORD_PERIOD,		/* periods.txt: 今年 */
	/* Found in both directions. */
	WORD_DAYPART,		/* dayparts.txt: 下午 */
	WORD_BOUNDARY,		/* boundaries.txt: where a subject ends */
	WORD_PLAIN,		/* words.txt: no unit and no boundary */
	/* Found as terms only. */
	WORD_TERM,		/* dictionary.txt: a word of known part of speech */
	WORD_LOCALIZER,		/* localizers.txt: 中 of 比赛中, which is not of the noun */
#define C(class, name) WORD_##class,
	WORD_CUES(C)
#undef C
	WORD_CLASS_COUNT
};

/* A bit for each class. */
typedef uint64_t word_classes;
_Static_assert(WORD_CLASS_COUNT <= 64, "classes of words");
#define WORDS(class) ((word_classes)1 << WORD_##class)
#define WORDS_PHRASE \
	(WORDS(IDIOM) | WORDS(NAME) | WORDS(CODE) | WORDS(FIXED) | WORDS(PERIOD))

/* Flags of classifiers, units and qualifiers: the letters of a flags column. */
#define WORD_FLAGS(F) \
	F(GE, 'g')		/* unit: takes 个 (个月 个小时) */ \
	F(ARTICLE, 'a')		/* classifier: 一 with it is mostly an article */ \
	F(RANK, 'r')		/* classifier: a whole number with it is a rank (3号) */ \
	F(RANK_HAN, 'R')	/* the same where it is in Chinese (二期) */ \
	F(RANK_DIGITS, 'D')	/* the same where it is digit by digit (一二〇师) */ \
	F(IDENTIFIER, 'i')	/* classifier: the number is an identifier (一路公交) */ \
	F(FIRST, 'e')		/* only the first character is the unit (级地震) */ \
	F(BARE_MANY, 'B')	/* classifier: 百 千 万 alone may count with it (万家) */ \
	F(GRADE, 'G')		/* classifier: a rank where nothing counts it (达到二级); surname: a kind of school (高) */ \
	F(NUMBERED, 'N')	/* noun: behind another noun its number is part of a name (日化七厂) */ \
	F(WHOLE, 'w')		/* plain word: no classifier begins it (起降); surname: nothing is counted behind it (初) */ \
	F(LINK, 'l')		/* boundary: between a noun and its number (达) */ \
	F(POINT, 'p')		/* boundary: the year behind it is only compared with or reckoned from (比2019年); qualifier: behind such a word it says by how much, and bounds nothing (比预算超出20万元) */ \
	F(LASTING, 'L')		/* counting: days behind it are a length (连续14日) */ \
	F(CONTEXT, 'c')		/* unit, classifier: a context in front may mean another by it (度), or a rank (排名19位) */ \
	F(MEANT, 'k')		/* unit: only where a context means it (度 of temperature) */ \
	F(FOLDED, 'f')		/* unit: only behind 万 or 亿 (亿度 of electricity); qualifier: only in front of what is said so, or of 百 alone (破5亿, 破百) */ \
	F(LOCAL, 'y')		/* currency: of the country that the text is written in (元) */ \
	F(BELOW_2000, 'u')	/* unit: only of numbers below 2000 (100M and 20000M) */ \
	F(FROM_2000, 'U')	/* unit: only of numbers from 2000 up */ \
	F(NO_DIGIT, 'x')	/* unit: not in front of a digit (×) */ \
	F(BARE, 'b')		/* noun: no unit, what is counted without one (50多万群众) */ \
	F(THOUSAND, 't')	/* unit: its 千 behind a single Chinese digit is a number (三千米) */ \
	F(PLACE, 'P')		/* term: names a place, or ends such a name; classifier: places too are counted with it (个); noun: ends the name of one (镇); unit: begins one (八里桥) */ \
	F(MEETING, 'M')		/* term: a meeting or body, which an ordinal numbers (第三届博览会) */ \
	F(OBJECT, 'o')		/* boundary: the noun behind it is its object, not what is counted (比 占); classifier: no noun behind it is counted (28分) */ \
	F(ACTS, 'X')		/* classifier: counts persons and bodies, who act (三家) */ \
	F(EVENT, 'E')		/* classifier: counts events, whose nouns may be verbs (三次检查) */ \
	F(HAN, 'h')		/* only behind a numeral in Chinese characters (三县) */ \
	F(ARABIC, 'd')		/* only behind digits */ \
	F(MONEYED, 'm')		/* only behind an amount in a larger unit (3元5分, 2小时40分) */ \
	F(TENTHS, 's')		/* unit: a digit behind it counts tenths (一米八) */

enum word_flag {
#define F(name, letter) FLAG_BIT_##name,
	WORD_FLAGS(F)
#undef F
	FLAG_COUNT
};
#define FLAG(name) ((uint32_t)1 << FLAG_BIT_##name)
_Static_assert(FLAG_COUNT <= 32, "flags of a word");

/* Parts of speech of terms and boundaries, letters of the same column; a word may be two. */
#define WORD_SPEECH(P) \
	P(NOUN, 'n') \
	P(MEASURE, 'q')		/* with NOUN: the name of a measure (面积) */ \
	P(PLAN, 'K')		/* with NOUN: what the verb in front of it tells the kind of (提升行动) */ \
	P(FUND, 'F')		/* with NOUN: money of a kind, whose name may hold verbs behind an amount (中小企业提质贷款) */ \
	P(VERB, 'V') \
	P(FATE, 'Z')		/* verb: befalls persons, of whose number it is the subject (5人遇难) */ \
	P(ADJECTIVE, 'A')	/* that stands in front of a noun, or begins one (新型 全市) */ \
	P(ADVERB, 'v')		/* boundary: no verb, but an adverb, pronoun or preposition */

enum word_speech {
#define P(name, letter) SPEECH_BIT_##name,
	WORD_SPEECH(P)
#undef P
};
#define SPEECH(name) (1u << SPEECH_BIT_##name)

/* Bytes of the lexicon's files: by their place, so that the tables hold no address and need no work at the start. */
struct lexicon_str {
	uint32_t at : 24, n : 8;
};

/* Small, so that the words that are met often stay close at hand. */
struct word {
	struct lexicon_str text;	/* folded */
	struct lexicon_str code;	/* UCUM, ISO 4217, class of a classifier, code of a period */
	struct lexicon_str base;	/* unit: the base unit of its dimension; prefix: the unit behind the number */
	uint8_t class;		/* enum word_class */
	uint8_t kind;		/* enum figure_kind. unit, context: what a number with it is */
	uint8_t qualifier;	/* enum figure_qualifier, or QUALIFIER_NEAR */
	uint8_t speech;		/* SPEECH bits */
	uint16_t factor, divisor;	/* indices of lexicon_numbers: few differ */
	uint32_t flags;
};

extern const char lexicon_text[];
extern const struct dec lexicon_numbers[];

static inline struct str
lexicon_str(struct lexicon_str s)
{
	return (struct str){ lexicon_text + s.at, s.n };
}
static inline struct str
word_text(const struct word *w)
{
	return lexicon_str(w->text);
}
static inline struct str
word_code(const struct word *w)
{
	return lexicon_str(w->code);
}
static inline struct str
word_base(const struct word *w)
{
	return lexicon_str(w->base);
}
/* Unit: one is factor / divisor of the base; fixed: low and high; daypart: hours; part of a year: months. */
static inline struct dec
word_factor(const struct word *w)
{
	return lexicon_numbers[w->factor];
}
static inline struct dec
word_divisor(const struct word *w)
{
	return lexicon_numbers[w->divisor];
}

/* 近: just below, the mirror image of 多; only while a figure is made. */
enum { QUALIFIER_NEAR = QUALIFIER_COUNT };

/* The lexicon that is compiled in: all there is. */
extern const struct lexicon lexicon_built_in;

/* The words, in the order of their files. */
const struct word *lexicon_words(const struct lexicon *, size_t *n);
/* Those of a class that stand side by side there: from its first word on. */
const struct word *lexicon_class(const struct lexicon *, enum word_class, size_t *n);

/* The longest word of the classes (bits) that begins at text[at]; NULL: none. */
const struct word *lexicon_match(const struct lexicon *, struct str text, size_t at,
    word_classes classes);
/* The same of the words that have none of the flags. */
const struct word *lexicon_match_without(const struct lexicon *, struct str text, size_t at,
    word_classes classes, uint32_t flags);
/* Of several groups of classes at once: found[group] is the longest, if there is one. */
struct word_groups {
	word_classes classes;	/* of all groups */
	uint8_t group[WORD_CLASS_COUNT];	/* of a class; 0: of none */
};
void lexicon_search(const struct lexicon *, struct str text, size_t at, const struct word_groups *, uint32_t flags,
    const struct word *found[]);
/* A unit of measure by its code: the first that the file has; NULL: none. */
const struct word *lexicon_unit(const struct lexicon *, struct str code);
/* The longest unit of measure with this code that begins there. */
const struct word *lexicon_match_unit(const struct lexicon *, struct str text, size_t at, struct str code);
/* The longest that ends there and begins at or after floor. */
const struct word *lexicon_match_back(const struct lexicon *, struct str text, size_t floor,
    size_t at, word_classes classes);
/* The classes that some word ends with the character before text[at] of; at > 0. */
word_classes lexicon_ends(const struct lexicon *, struct str text, size_t at);
/*
 * The longest set phrase that the scan stops at text[at] for (its first numeral, if it has one) and that
 * begins, at *start, at or after floor.
 */
const struct word *lexicon_phrase(const struct lexicon *, struct str text, size_t floor,
    size_t at, size_t *start);

/* What a word is among those beside a figure. */
enum term_part {
	PART_END,		/* a mark, a figure, the end */
	PART_NOUN,		/* also what the lexicon does not know */
	PART_VERBAL_NOUN,	/* 投资, 服务: a noun or a verb */
	PART_VERB,
	PART_ADJECTIVE,
	PART_OTHER		/* adverbs, conjunctions, prepositions, particles */
};

/*
 * What the words of boundaries.txt, dictionary.txt, localizers.txt, words.txt and the
 * qualifiers in front (these backwards only) are where a text is taken apart into words.
 */
struct term_kind {
	uint32_t flags;
	uint8_t part;		/* enum term_part */
	uint8_t class;		/* enum word_class: of the first of these files that has the word */
	uint8_t speech;		/* SPEECH bits */
	bool listed;		/* as all in the lexicon are */
};
/* The longest that begins at text[at], of *n bytes; that ends there and begins at or after floor.  NULL: none. */
const struct term_kind *lexicon_term(const struct lexicon *, struct str text, size_t at, size_t *n);
const struct term_kind *lexicon_term_back(const struct lexicon *, struct str text, size_t floor, size_t at, size_t *n);
/* 月台风 is no 月台: does one begin at text[at], inside a word that ends at end, and reach behind that? */
bool lexicon_overlapped(const struct lexicon *, struct str text, size_t at, size_t end);

/* May a figure or phrase begin at a character?  One bit for each of the BMP. */
const uint64_t *lexicon_candidates(const struct lexicon *);

#endif
