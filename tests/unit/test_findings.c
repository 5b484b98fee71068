/* Findings as rows and as lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support.h"
#include "table/findings.h"
static void
findings(void **state)
{
	struct operand operands[] = { { 3, 9 }, { 12, 15 } };
	struct finding f = { .file = STR("a\tb.txt"), .line = 2, .column = 7, .start = 3, .end = 9,
		.severity = SEVERITY_WARNING, .rule = STR("sum"), .message = STR("1 和 2\n不符"), .text = STR("甲\t乙"),
		.verdict = VERDICT_WRONG, .operands = operands, .noperands = 2, .computed = STR("[1, 2]") };
	struct buf b;

	(void)state;
	buf_init(&b);
	findings_write_header(&b);
	finding_write_tsv(&b, &f);
	f.noperands = 0;
	f.computed.n = 0;
	finding_write_tsv(&b, &f);
	finding_write_text(&b, &f);
	assert_str(buf_str(&b),
	    "file\tline\tcolumn\tstart\tend\tseverity\trule\tmessage\ttext\tverdict\toperands\tcomputed\n"
	    "a\\tb.txt\t2\t7\t3\t9\twarning\tsum\t1 和 2\\n不符\t甲\\t乙\twrong\t3-9,12-15\t[1, 2]\n"
	    "a\\tb.txt\t2\t7\t3\t9\twarning\tsum\t1 和 2\\n不符\t甲\\t乙\twrong\t-\t-\n"
	    "a b.txt:2:7: warning: 1 和 2 不符 [sum]\n");
	buf_release(&b);
}

static void
severities(void **state)
{
	enum severity s;

	(void)state;
	for (int i = SEVERITY_NOTE; i <= SEVERITY_ERROR; i++) {
		assert_true(severity_parse(severity_name((enum severity)i), &s));
		assert_int_equal(s, i);
	}
	assert_false(severity_parse(STR("fatal"), &s));
	assert_str(verdict_name(VERDICT_UNDECIDED), "undecided");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(findings),
		cmocka_unit_test(severities),
	};

	return cmocka_run_group_tests_name("findings", tests, NULL, NULL);
}
