#include <stdatomic.h>
#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/mem.h"
#include "figure/grammar_lead.h"
#include "figure/words.h"
#include "text/utf8.h"

enum { MATCH_LIMIT = 100000 };
/* Translating a pattern to machine code takes as long as so many matches without. */
enum { JIT_FROM = 64 };

/* The parts of the pattern.  Everything is bounded and possessive where it can be. */
#define HAN "一二三四五六七八九"
#define YEAR4 "([12]\\d{3}|[" HAN "][" HAN "〇零○0]{3})"
#define NUM2 "(\\d{1,2}|[" HAN "十廿卅〇]{1,3})"
#define TO "(?: ?(?:-{1,2}|—{1,2}|–|~|～|─|〜) ?|至|到)"
/* 三季末 is the end of a quarter, 三季 alone none. */
#define QUARTER_MARK "季(?:度?末(?!期)|度)"
/* Classes of words, put in when a pattern is compiled: 2023财年, 2019/20赛季; 2025年上半年; 3月上旬. */
#define NAMED_YEAR "{year}"
#define YEAR_PART "(年?(?:[末初]期|{year-part}|(?:第|前)?[" HAN "1-4]" QUARTER_MARK "|首季度?|全年|中))"
#define MONTH_PART "({month-part})"
/* 98年起, 95年底: two digits are a year. */
#define YEAR_BEHIND "年(?:起|始|底|初|开始|以来|度(?!假)|末(?!期)|[上下]半年)"
/* Of a decade or a century.  Behind a year most of them are not the date's: 前期工作, 中期业绩, 后期制作. */
#define AGE_PART "(初期?|末期?|[早晚前后]期|中[前后]?期|[前后上下]半[叶期]|[初中末]叶)"
/* 16年一季度: so are they in front of a part of it. */
#define YEAR_PARTED "年(?:[上下]半年|[" HAN "1-4]季报|半?年报|第?[" HAN "1-4]季度|全年|年?底(?![层线气蕴薪色片子]))"
#define NOT_DIGIT "(?!\\d)"
/* 6 of 2月6、7日 and 2月6—3月7日 */
#define ANY2 "(?:\\d{1,2}|[" HAN "十廿卅]{1,3})"
#define TIME "(\\d{1,2}|[" HAN "两十零]{1,3})[时点]" \
    "(?:(\\d{1,2}|零?[" HAN "十]{1,3}|零)分(?!之|钟)(?:(\\d{1,2}|零?[" HAN "十]{1,3}|零)秒)?|(半|[一三]刻|整)?)(?:钟|许|整)?"
#define DAYS_FOLLOW "(?=(?:、" ANY2 ")+日|" TO ANY2 "月" ANY2 "[日号])"

/* Each is compiled when it is first tried: a page needs few. */
static const char *const patterns[GRAMMAR_COUNT] = {
	[GRAMMAR_SEASON] =
	    "(\\d{4}|\\d{2})(?|[-—/~](\\d{2})(?:" NAMED_YEAR "|年度)|/(\\d{4})(?:年度?|" NAMED_YEAR "))",
	[GRAMMAR_YEAR_RANGE] =
	    YEAR4 "(?:年?" TO "|一(?=\\d))" YEAR4 "(?:年(?!代|[^,。]{1,3}月)(?:度(?!假))?|" NAMED_YEAR "|" NOT_DIGIT "(?![.\\-/:,%a-zA-Z万亿千百十年]))",
	[GRAMMAR_MONTH_RANGE] =
	    "(?:" YEAR4 "年)?" NUM2 "(?:(?:月份?)?" TO "|、)" NUM2 "月(?:份)?(?!" NUM2 "[日号]|\\d)",
	[GRAMMAR_QUARTER_RANGE] =
	    "(?:" YEAR4 "年)?第?(?|([一二三])([二三四])|([一二三1-3])(?:、|" TO ")第?([二三四2-4]))" QUARTER_MARK,
	[GRAMMAR_DAY_RANGE] =
	    "(?:" YEAR4 "年)?(?:" NUM2 "月)?" NUM2 "[日号]?" TO NUM2 "[日号]",
	[GRAMMAR_DATE] =
	    "([12]\\d{3}|[" HAN "][" HAN "〇零○0]{3}|\\d{2}|[" HAN "零〇]{2})年" NUM2 "月份?"
	    "(?:" NUM2 "(?:[日号]|(?<=[" HAN "十])(?=[,。;!?)]|$)|" DAYS_FOLLOW "))?" MONTH_PART "?",
	[GRAMMAR_ISO] =
	    "([12]\\d{3})([-/.])(\\d{1,2})\\g{-2}(\\d{1,2})" NOT_DIGIT "(?![/.]\\d|-\\d{1,3}(?!\\d))",
	[GRAMMAR_SLASHED] =
	    "(\\d{1,2})/(\\d{1,2})/([12]\\d{3})(?![/\\d])",
	[GRAMMAR_CENTURY_RANGE] =
	    "(\\d{1,2}|[" HAN "十廿]{1,3})(?:、|(?:世纪" AGE_PART "?)?" TO "|(?<=[" HAN "])(?=[" HAN "]))(\\d{1,2}|[" HAN "十廿]{1,3})世纪" AGE_PART "?(?!(?:\\d0|[" HAN "]?十)年代)",
	[GRAMMAR_DECADES] =
	    "(?:(\\d{1,2}|[" HAN "十廿]{1,3}|上个?|本)世纪)?(?|([" HAN "])、?([" HAN "])十|(\\d0)(?:、|和|" TO ")(\\d0))年代" AGE_PART "?",
	[GRAMMAR_DECADE] =
	    "(?:(\\d{1,2}|[" HAN "十]{1,3}|上个?|本)世纪)?(?:([12]\\d{2}0|\\d0|[" HAN "]?十|[" HAN "〇零]{3}〇)年代)" AGE_PART "?",
	[GRAMMAR_YEAR] =
	    "([12]\\d{3}|[" HAN "][" HAN "〇零○0]{3}|0\\d|(?<=[从自到至在于,;(])[5-9]\\d(?=" YEAR_BEHIND ")|(?<![^,;。])[89]\\d(?=年[在春夏秋冬])|(?<!近|每|连续|过去|未来|长达)[0-25-9]\\d(?=" YEAR_PARTED ")|[零〇][" HAN "]|[七八九][" HAN "零〇])年(?!代)度?" YEAR_PART "?",
	[GRAMMAR_NAMED_YEAR] =
	    "(?|" YEAR4 "|(2\\d)(?=.年))" NAMED_YEAR "(?|" YEAR_PART "|((?:第|前)?[" HAN "1-4]财季))?",
	[GRAMMAR_CENTURY] =
	    "(\\d{1,2}|[" HAN "十廿]{1,3}|)世纪" AGE_PART "?",
	[GRAMMAR_QUARTER] =
	    "(前|第)?([" HAN "1-4])(?:" QUARTER_MARK "|季)",
	[GRAMMAR_MONTH] =
	    NUM2 "月份?(?:" NUM2 "(?:[日号]|" DAYS_FOLLOW "))?" MONTH_PART "?",
	[GRAMMAR_DAY] =
	    "(?|" NUM2 "(日|号)|(\\d{1,2})(?=(?:、\\d{1,2})+(日)))",
	[GRAMMAR_CLOCK] =
	    "(\\d{1,2}):([0-5]\\d)(?::([0-5]\\d))?(?![:.\\d])",
	[GRAMMAR_TIME] =
	    TIME,
	[GRAMMAR_HOURS] =
	    "\\d{1,2}(?:[-~—–～─〜]|至|到)" TIME,
	[GRAMMAR_LUNAR] =
	    "(?:[农阴旧夏]历)?(?:([" HAN "〇零]{4}|[12]\\d{3}|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])年)?(?:大年(?=初|三十)|"
	    "(闰?(?:正|冬|腊|十[一二]?|[" HAN "])月))(?:大年)?(初[" HAN "十]|三十|[二廿][十]?[" HAN "]?|十[" HAN "]?|[" HAN "](?=日)|\\d{1,2}(?=日))?(?(3)日?)",
	[GRAMMAR_DOCUMENT] =
	    "[〔\\[【(]([12]\\d{3})[〕\\]】)](?:第)?(\\d{1,6})号",
};

/* What may stand where a place begins so, in the order in which it is tried. */
enum { TRIED_MAX = 7 };
static const unsigned char tried[LEAD_COUNT][TRIED_MAX + 1] = {
	[LEAD_YEAR] = { GRAMMAR_YEAR },
	[LEAD_YEAR_MONTH] = { GRAMMAR_DATE, GRAMMAR_YEAR, GRAMMAR_LUNAR },
	[LEAD_YEAR_LUNAR] = { GRAMMAR_YEAR, GRAMMAR_LUNAR },
	[LEAD_YEAR_TO] = { GRAMMAR_YEAR_RANGE, GRAMMAR_MONTH_RANGE, GRAMMAR_QUARTER_RANGE, GRAMMAR_DAY_RANGE, GRAMMAR_DATE,
		GRAMMAR_YEAR, GRAMMAR_LUNAR },
	[LEAD_DECADE] = { GRAMMAR_DECADES, GRAMMAR_DECADE },
	[LEAD_NAMED_YEAR] = { GRAMMAR_NAMED_YEAR },
	[LEAD_CENTURY] = { GRAMMAR_CENTURY_RANGE, GRAMMAR_DECADES, GRAMMAR_DECADE, GRAMMAR_CENTURY },
	[LEAD_QUARTER] = { GRAMMAR_QUARTER },
	[LEAD_MONTH] = { GRAMMAR_MONTH },
	[LEAD_MONTH_TO] = { GRAMMAR_MONTH_RANGE, GRAMMAR_DAY_RANGE, GRAMMAR_MONTH },
	[LEAD_DAY] = { GRAMMAR_DAY },
	[LEAD_HOUR] = { GRAMMAR_TIME },
	[LEAD_COLON] = { GRAMMAR_CLOCK },
	[LEAD_ISO] = { GRAMMAR_ISO },
	[LEAD_SLASHED] = { GRAMMAR_SLASHED },
	[LEAD_YEARS] = { GRAMMAR_SEASON, GRAMMAR_YEAR_RANGE },
	[LEAD_DECADES] = { GRAMMAR_SEASON, GRAMMAR_DECADES },
	[LEAD_CENTURIES] = { GRAMMAR_CENTURY_RANGE },
	[LEAD_QUARTERS] = { GRAMMAR_QUARTER_RANGE },
	[LEAD_MONTHS] = { GRAMMAR_MONTH_RANGE },
	[LEAD_DAYS] = { GRAMMAR_DAY_RANGE, GRAMMAR_DAY },
	[LEAD_HOURS] = { GRAMMAR_HOURS },
	[LEAD_LUNAR] = { GRAMMAR_LUNAR },
	[LEAD_DOCUMENT] = { GRAMMAR_DOCUMENT },
};

/* A compiled pattern.  What is made is never changed once other threads can see it. */
struct expression {
	_Atomic(pcre2_code *) code;	/* NULL: not matched yet */
	_Atomic(pcre2_code *) fast;	/* the same as machine code; NULL: too seldom matched, or there can be none */
	atomic_uint matches;
};

struct grammar {
	const struct lexicon *lex;
	struct expression of[GRAMMAR_COUNT];
	pcre2_match_context *context;
};

struct grammar_matcher {
	struct grammar *grammar;
	pcre2_match_data *data;
};

struct grammar *
grammar_new(const struct lexicon *lex)
{
	struct grammar *g = mem_alloc(sizeof *g);

	g->lex = lex;
	for (int i = 0; i < GRAMMAR_COUNT; i++) {
		atomic_init(&g->of[i].code, NULL);
		atomic_init(&g->of[i].fast, NULL);
		atomic_init(&g->of[i].matches, 0);
	}
	g->context = pcre2_match_context_create(NULL);
	if (g->context == NULL)
		mem_exhausted(0);
	pcre2_set_match_limit(g->context, MATCH_LIMIT);
	return g;
}

void
grammar_free(struct grammar *g)
{
	if (g == NULL)
		return;
	for (int i = 0; i < GRAMMAR_COUNT; i++) {
		pcre2_code_free(atomic_load(&g->of[i].code));
		pcre2_code_free(atomic_load(&g->of[i].fast));
	}
	pcre2_match_context_free(g->context);
	free(g);
}

/* One of the words of a class. */
static void
add_words(struct buf *to, const struct lexicon *lex, enum word_class class)
{
	size_t n;
	const struct word *words = lexicon_class(lex, class, &n);

	for (size_t i = 0; i < n; i++) {
		buf_add(to, i == 0 ? STR("(?:") : STR("|"));
		buf_add(to, word_text(&words[i]));
	}
	buf_char(to, ')');
}

/* A pattern, with the words of the lexicon where it names their class: {year}, but not {3}. */
static void
add_pattern(struct buf *to, const struct lexicon *lex, struct str pattern)
{
	static const struct { struct str name; enum word_class class; } classes[] = {
		{ { "year", 4 }, WORD_YEAR }, { { "year-part", 9 }, WORD_YEAR_PART }, { { "month-part", 10 }, WORD_MONTH_PART }
	};
	const size_t n = sizeof classes / sizeof *classes;

	for (;;) {
		struct str name;
		size_t k = 0;

		buf_add(to, str_cut(&pattern, '{'));
		if (pattern.p == NULL)
			return;
		name = str_cut(&pattern, '}');
		while (k < n && !str_eq(name, classes[k].name))
			k++;
		if (k < n)
			add_words(to, lex, classes[k].class);
		else
			buf_printf(to, "{%.*s}", STR_ARG(name));
	}
}

static pcre2_code *
compile(const struct lexicon *lex, enum grammar_form form)
{
	struct buf pattern;
	pcre2_code *code;
	int error;
	size_t offset;

	buf_init(&pattern);
	add_pattern(&pattern, lex, str_of(patterns[form]));
	/* A match is soon decided: no character that it needs is to be sought far behind. */
	code = pcre2_compile((PCRE2_SPTR)pattern.p, pattern.n, PCRE2_UTF | PCRE2_ANCHORED | PCRE2_NO_START_OPTIMIZE,
	    &error, &offset, NULL);
	/* The pattern is a constant that the tests compile: only memory can fail. */
	if (code == NULL)
		mem_exhausted(pattern.n);
	buf_release(&pattern);
	return code;
}

/* Of two threads that compile the same the first one's remains. */
static pcre2_code *
compile_once(struct expression *x, const struct lexicon *lex, enum grammar_form form)
{
	pcre2_code *code = compile(lex, form), *other = NULL;

	if (atomic_compare_exchange_strong(&x->code, &other, code))
		return code;
	pcre2_code_free(code);
	return other;
}

/* A copy is translated, for others are matching. */
static void
translate(struct expression *x, const pcre2_code *code)
{
	pcre2_code *fast = pcre2_code_copy(code);

	/* Without JIT it is slower, and the same. */
	if (fast != NULL && pcre2_jit_compile(fast, PCRE2_JIT_COMPLETE) == 0)
		atomic_store_explicit(&x->fast, fast, memory_order_release);
	else
		pcre2_code_free(fast);
}

struct grammar_matcher *
grammar_matcher_new(struct grammar *g)
{
	struct grammar_matcher *m = mem_alloc(sizeof *m);

	*m = (struct grammar_matcher){ .grammar = g };
	m->data = pcre2_match_data_create(GRAMMAR_CAPTURES, NULL);
	if (m->data == NULL)
		mem_exhausted(0);
	return m;
}

void
grammar_matcher_free(struct grammar_matcher *m)
{
	if (m == NULL)
		return;
	pcre2_match_data_free(m->data);
	free(m);
}

/* ---- matching ---- */

/* What pcre2_match returns. */
static int
match_form(struct grammar_matcher *m, struct str text, size_t at, enum grammar_form form)
{
	struct grammar *g = m->grammar;
	struct expression *x = &g->of[form];
	pcre2_code *code = atomic_load_explicit(&x->fast, memory_order_acquire);
	int rc;

	if (code != NULL) {
		rc = pcre2_jit_match(code, (PCRE2_SPTR)text.p, text.n, at, PCRE2_NO_UTF_CHECK, m->data, g->context);
		if (rc != PCRE2_ERROR_JIT_STACKLIMIT)
			return rc;
	}
	code = atomic_load_explicit(&x->code, memory_order_acquire);
	if (code == NULL)
		code = compile_once(x, g->lex, form);
	/* One thread comes to the number. */
	if (atomic_fetch_add_explicit(&x->matches, 1, memory_order_relaxed) + 1 == JIT_FROM)
		translate(x, code);
	return pcre2_match(code, (PCRE2_SPTR)text.p, text.n, at, PCRE2_NO_UTF_CHECK, m->data, g->context);
}

/* The capture behind which the mark stands without which it is nothing; 0: it needs none. */
static int
in_front_of_mark(enum grammar_form form)
{
	return form == GRAMMAR_MONTH || form == GRAMMAR_TIME || form == GRAMMAR_HOURS ? 1 : form == GRAMMAR_QUARTER ? 2 : 0;
}

/* Does a longer word begin with the character at text[at], and end where a word does: 月亮, but not 月亮 of 4月亮相? */
static bool
begins_marked(const struct grammar *g, struct str text, size_t at)
{
	const struct word *w = lexicon_match(g->lex, text, at, WORDS(MARKED));
	int32_t cp;

	return w != NULL && !lexicon_overlapped(g->lex, text, (size_t)(utf8_step(text.p + at, &cp) - text.p), at + word_text(w).n);
}

/* The capture at the end of a match; NULL: none ends there. */
static struct str *
last_capture(struct str text, struct grammar_match *m)
{
	for (int i = 1; i < GRAMMAR_CAPTURES; i++)
		if (m->capture[i].n > 0 && m->capture[i].p + m->capture[i].n == text.p + m->end)
			return &m->capture[i];
	return NULL;
}

/*
 * A mark is none where a longer word begins with it: 三时代 is no time; and what may stand
 * behind a mark is not of the date then: 2024年 of 2024年中国, 3月 of 3月份额.
 */
static bool
marks_stand(const struct grammar *g, struct str text, struct grammar_match *m)
{
	const struct str *front = &m->capture[in_front_of_mark(m->form)];
	size_t last = m->end - 1;
	struct str *part;

	if (front->n > 0 && begins_marked(g, text, (size_t)(front->p - text.p) + front->n))
		return false;
	switch (m->form) {
	case GRAMMAR_YEAR: case GRAMMAR_MONTH: case GRAMMAR_DATE: case GRAMMAR_DECADES: case GRAMMAR_DECADE:
	case GRAMMAR_CENTURY: case GRAMMAR_CENTURY_RANGE:
		break;
	case GRAMMAR_NAMED_YEAR:
		if (m->capture[2].n != 0)
			break;
		return true;
	default:
		return true;
	}
	while (((unsigned char)text.p[last] & 0xc0) == 0x80)
		last--;
	part = last_capture(text, m);
	/* A part is less sure than a word: 2024年 of 2024年中国画展. */
	if (!(part != NULL ? lexicon_match(g->lex, text, last, WORDS(MARKED)) != NULL : begins_marked(g, text, last)))
		return true;
	if (part != NULL) {
		last = (size_t)(part->p - text.p);
		*part = (struct str){ NULL, 0 };
	}
	m->end = last;
	return true;
}

bool
grammar_match_led(struct grammar_matcher *m, enum lead lead, struct str text, size_t at, struct grammar_match *out,
    size_t *trouble)
{
	const unsigned char *form = tried[lead];
	int rc = PCRE2_ERROR_NOMATCH;

	for (; *form != GRAMMAR_NONE; form++)
		if ((rc = match_form(m, text, at, *form)) != PCRE2_ERROR_NOMATCH)
			break;
	if (rc <= 0) {
		*trouble += rc != PCRE2_ERROR_NOMATCH;
		return false;
	}
	const size_t *v = pcre2_get_ovector_pointer(m->data);
	out->form = *form;
	out->end = v[1];
	for (int i = 0; i < GRAMMAR_CAPTURES; i++)
		out->capture[i] = i > 0 && i < rc && v[2 * i] != PCRE2_UNSET ? str_sub(text, v[2 * i], v[2 * i + 1]) : (struct str){ NULL, 0 };
	return out->end > at && marks_stand(m->grammar, text, out);
}

bool
grammar_match(struct grammar_matcher *m, struct str text, size_t at, struct grammar_match *out,
    size_t *trouble)
{
	enum lead lead = grammar_lead(m->grammar->lex, text, at);

	return lead != LEAD_NONE && grammar_match_led(m, lead, text, at, out, trouble);
}
