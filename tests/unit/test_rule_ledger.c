/* Ledgers: reading them (lib/table/ledger.c), and the shape of rules that uses them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/calendar.h"
#include "rule/rule.h"
#include "support.h"

#define HEADER "key,scope,period,low,high,unit,source\n"

/* --- reading */

/* Faults as "LINE what; ". */
static void
note_fault(void *context, size_t line, const char *what)
{
	char *to = context;

	snprintf(to + strlen(to), 2000 - strlen(to), "%zu %s; ", line, what);
}

static struct ledger *
load(const char *text, const char *faults)
{
	struct ledger *l = ledger_new(recogniser);
	char told[2000] = "";
	size_t n = ledger_load(l, STR("l.csv"), str_of(text), NULL, note_fault, told), semicolons = 0;

	assert_string_equal(told, faults);
	for (const char *p = told; *p; p++)
		semicolons += *p == ';';
	assert_int_equal(n, semicolons);
	return l;
}

/* The only row of this key. */
static const struct ledger_entry *
entry_of(const struct ledger *l, const char *key)
{
	size_t n;
	const struct ledger_entry *e = ledger_find(l, str_of(key), STR(""), &n);

	assert_int_equal(n, 1);
	return e;
}

static void
assert_known(const struct ledger *l, const char *key, const char *low, const char *high, const char *unit,
    const char *per, const char *written)
{
	const struct ledger_entry *e = entry_of(l, key);
	struct buf b;

	buf_init(&b);
	dec_print(&b, dec_normal(e->known.low));
	assert_str(buf_str(&b), low);
	buf_clear(&b);
	dec_print(&b, dec_normal(e->known.high));
	assert_str(buf_str(&b), high);
	buf_release(&b);
	assert_str(e->unit, unit);
	assert_str(e->per, per);
	assert_str(e->written, written);
}

static void
numbers_are_read_as_in_a_text(void **state)
{
	struct ledger *l = load(HEADER
	    "补贴,,,3600,3600,元/年,\n国土,,,,960,万平方公里,\n蓄水,,,2,,万亿立方米,\n面积,,,14.23,14.23,万平方公里,\n"
	    "\"人口\",,,\"1,200\",1300,人,\n币,,,5,5,CNY,\n率,,,24.02,24.02,%,\n得分,,,3.8,3.8,,\n", "");

	(void)state;
	assert_known(l, "补贴", "3600", "3600", "CNY", "年", "3600元/年");
	assert_str(entry_of(l, "补贴")->whole, "CNY/a");
	assert_known(l, "国土", "-inf", "9605000", "km2", "", "≤960万平方公里");
	assert_known(l, "蓄水", "1500000000000", "inf", "m3", "", "≥2万亿立方米");
	assert_known(l, "面积", "142250", "142350", "km2", "", "14.23万平方公里");
	assert_known(l, "人口", "1200", "1300", "人", "", "1,200~1300人");
	assert_known(l, "币", "5", "5", "CNY", "", "5CNY");
	assert_known(l, "率", "24.015", "24.025", "%", "", "24.02%");
	assert_known(l, "得分", "3.75", "3.85", "", "", "3.8");
	ledger_free(l);
}

static void
assert_period(const struct ledger *l, const char *key, const char *first, const char *last)
{
	const struct ledger_entry *e = entry_of(l, key);
	struct buf b;

	buf_init(&b);
	calendar_print(&b, (long)dec_normal(e->period.low).coef);
	assert_str(buf_str(&b), first);
	buf_clear(&b);
	calendar_print(&b, (long)dec_normal(e->period.high).coef);
	assert_str(buf_str(&b), last);
	buf_release(&b);
}

static void
periods(void **state)
{
	struct ledger *l = load(HEADER "a,,2025,1,1,,\nb,,2024-02,1,1,,\nc,,2024-12-31,1,1,,\nd,,2021/2025-06,1,1,,\n"
	    "e,,2024年,1,1,,\nf,,,1,1,,\ng,,2025-13,1,1,,\nh,,2025/2021,1,1,,\n",
	    "8 no period: 2025-13 (write 2025, 2025-12-29 or 2021/2025); "
	    "9 no period: 2025/2021 (write 2025, 2025-12-29 or 2021/2025); ");

	(void)state;
	assert_period(l, "a", "2025-01-01", "2025-12-31");
	assert_period(l, "b", "2024-02-01", "2024-02-29");
	assert_period(l, "c", "2024-12-31", "2024-12-31");
	assert_period(l, "d", "2021-01-01", "2025-06-30");
	assert_period(l, "e", "2024-01-01", "2024-12-31");
	assert_true(entry_of(l, "f")->period.low.inf < 0 && entry_of(l, "f")->period.high.inf > 0);
	ledger_free(l);
}

static void
columns_are_found_by_name(void **state)
{
	struct ledger *l = load("\xEF\xBB\xBFunit\tnote\tkey\thigh\tlow\tsource\tperiod\tscope\r\n"
	    "名\t\"x\t代表\t298\t298\t名册\t-\t-\r\n\r\n", "");

	(void)state;
	assert_known(l, "代表", "298", "298", "名", "", "298名");
	assert_str(entry_of(l, "代表")->source, "名册");
	ledger_free(l);
	l = load("key,scope,low,high,unit,unit,source\n甲,,1,1,,,\n", "1 no column period; 1 more than one column unit; ");
	ledger_free(l);
	l = load("", "1 an empty table: its first row names the columns key,scope,period,low,high,unit,source; ");
	ledger_free(l);
}

static void
faults_have_their_line(void **state)
{
	struct ledger *l = load(HEADER "甲,,,12x,13,人,\n\n乙,,,1,2,砉砉,\n,,,1,1,,\n丙,,,,,人,\n丁,,,5,3,人,\n戊,,,7,7,人,\n",
	    "2 low is no number: 12x; 4 unknown unit: 砉砉 (write it as articles do); 5 no key is given; "
	    "6 neither low nor high is given; 7 low is more than high; ");

	(void)state;
	assert_known(l, "戊", "7", "7", "人", "", "7人");
	assert_str(entry_of(l, "戊")->source, "l.csv:8");
	ledger_free(l);
}

static void
quotes(void **state)
{
	struct ledger *l = load(HEADER "甲,,,1,1,人,\"两\n行, \"\"引\"\"\"\n乙,,,2,2,人,\"x\" y\n丙,,,3,3,人,\"open\n丁,,,4,4,人,\n",
	    "4 the quotes of this row are not in order: a field with \" in it is written \"like \"\"this\"\"\"; "
	    "5 the quotes of this row are not in order: a field with \" in it is written \"like \"\"this\"\"\"; ");

	(void)state;
	assert_str(entry_of(l, "甲")->source, "两\n行, \"引\"");
	assert_known(l, "丁", "4", "4", "人", "", "4人");
	ledger_free(l);
}

static void
the_longest_key(void **state)
{
	struct ledger *l = load(HEADER "粮食,,,1,1,,\n粮食产量,,,2,2,,\n粮食产量,云溪省,,3,3,,\n粮食产量,云溪省,,4,4,,\n", "");
	struct str text = STR("全省粮食产量、粮食");
	size_t n;

	(void)state;
	assert_int_equal(ledger_key_at(l, text, 0), 0);
	assert_int_equal(ledger_key_at(l, text, 6), 12);
	assert_int_equal(ledger_key_at(l, text, 21), 6);
	assert_int_equal(ledger_scope_at(l, STR("在云溪省"), 3), 9);
	assert_int_equal(ledger_scope_at(l, STR("在云溪"), 3), 0);
	assert_str(ledger_find(l, STR("粮食产量"), STR("云溪省"), &n)[1].written, "4");
	assert_int_equal(n, 2);
	ledger_find(l, STR("粮食产"), STR(""), &n);
	assert_int_equal(n, 0);
	ledger_free(l);
}

/* --- the shape */

static const char rule_text[] =
    "rule own\nabout x\nledger {key} {a:count|quantity|money|percent}\n"
    "when within is '.{0,3}'\nwhen during(period, a)\nclaim a = known\n"
    "say {scope}+{key}+{between}+{within}+{written}+{per}+{ends}+{a}+{known}\n";

/* Findings as messages joined by "; ". */
static void
assert_found(const char *rows, const char *text, const char *found)
{
	struct ledger *l = load(rows, "");
	struct rules *rules = rules_new(recogniser);
	struct check_options options = { .ledger = l };
	struct recognise_options how = { .edition = STR("2025-12-29") };
	struct findings f = { 0 };
	struct arena arena;
	struct article article;
	struct buf b;
	size_t trouble = 0;

	arena_init(&arena);
	buf_init(&b);
	assert_int_equal(rules_load(rules, STR("own.rule"), str_of(rule_text), NULL, NULL), 0);
	article = recognise(recogniser, &arena, STR("a"), str_of(text), &how, &trouble);
	rules_check(rules, &arena, &article, &options, &f);
	for (size_t i = 0; i < f.n; i++)
		buf_printf(&b, "%.*s; ", STR_ARG(f.list[i].message));
	assert_str(buf_str(&b), found);
	buf_release(&b);
	findings_release(&f);
	rules_free(rules);
	ledger_free(l);
	arena_release(&arena);
}

static void
a_figure_beside_its_key(void **state)
{
	(void)state;
	assert_found(HEADER "补贴,,,3600,3600,元/年,\n", "发放补贴每年3800元。", "+补贴+每年++3600元/年+年+both+3800元+3600元; ");
	assert_found(HEADER "补贴,,,3600,3600,元/年,\n", "补贴3800元/年。", "+补贴+++3600元/年++both+3800元/年+3600元/年; ");
	/* Two agree or one does: silent. A unit that cannot be compared is none. */
	assert_found(HEADER "补贴,,,3600,3600,元,\n", "补贴由3000元提高到3600元。补贴3600人。", "");
	/* The key next to it. */
	assert_found(HEADER "甲,,,1,1,人,\n乙,,,2,2,人,\n", "甲和乙3人。", "+乙+++2人++both+3人+2人; ");
	/* Full-width digits, traditional characters and line breaks are folded, as in patterns. */
	assert_found(HEADER "補貼５Ｇ,,,1,1,元,\n", "补贴5G为２元。", "+补贴5G+为++1元++both+２元+1; ");
	/* Another sentence. */
	assert_found(HEADER "甲,,,1,1,人,\n", "来自甲。3人。", "");
}

static void
scopes_and_periods(void **state)
{
	static const char rows[] = HEADER "人口,东省,2024,10,10,人,\n人口,东省,2025,11,11,人,\n人口,西县,2024,5,5,人,\n";

	(void)state;
	assert_found(rows, "人口7人。", "");
	assert_found(rows, "2024年东省人口7人。", "东省+人口+++10人++both+7人+10人; ");
	assert_found(rows, "东省人口7人。", "东省+人口+++11人++both+7人+11人; ");
	assert_found(rows, "东省去年人口11人。", "东省+人口++去年+10人++both+11人+10人; ");
	assert_found(rows, "2023年,东省人口7人。", "");
	assert_found(rows, "东省人口11人,比2020年多。", "");
	assert_found(rows, "东省人口7人,比2020年多。", "");
	/* Either of two scopes may be meant. */
	assert_found(rows, "2024年东省西县人口5人。", "");
	assert_found(rows, "2024年东省人口5人,西县人口10人。", "东省+人口+++10人++both+5人+10人; 西县+人口+++5人++both+10人+5人; ");
	/* The scope is too far. */
	assert_found(rows, "2024年东省召开会议称人口7人。", "");
}

/* Ten thousand keys, one of them in the text, are one pass. */
static void
many_keys(void **state)
{
	struct buf rows, text;

	(void)state;
	buf_init(&rows);
	buf_init(&text);
	buf_add(&rows, STR(HEADER));
	for (int i = 0; i < 10000; i++)
		buf_printf(&rows, "编号%dz,,,1,1,名,\n", i);
	for (int i = 0; i < 2000; i++)
		buf_printf(&text, "编号%d,", i);
	buf_add(&text, STR("编号777z有2名。"));
	buf_char(&rows, '\0');
	buf_char(&text, '\0');
	assert_found(rows.p, text.p, "+编号777z+有++1名++both+2名+1名; ");
	buf_release(&rows);
	buf_release(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_read_as_in_a_text),
		cmocka_unit_test(periods),
		cmocka_unit_test(columns_are_found_by_name),
		cmocka_unit_test(faults_have_their_line),
		cmocka_unit_test(quotes),
		cmocka_unit_test(the_longest_key),
		cmocka_unit_test(a_figure_beside_its_key),
		cmocka_unit_test(scopes_and_periods),
		cmocka_unit_test(many_keys),
	};

	return cmocka_run_group_tests(tests, recogniser_set_up, recogniser_tear_down);
}
