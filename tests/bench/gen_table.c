/*
 * gen_table ROWS [UNITS]: a table section, kind, unit, value to summarise, always the same.
 *
 * Sections, kinds and units are even; UNITS of them (32) are the press's own and, beyond
 * those, the same with a number behind.  Of the values 60 % are whole (half of them below
 * 100, a third below 10,000, the rest below 3,000), 30 % below 1,000 with one decimal, 10 %
 * below 100,000 with two.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "random.h"

static const char *const kinds[] = { "count", "money", "percent", "date", "area", "length" };
static const char *const units[] = { "元", "人", "个", "家", "处", "台", "年", "月", "日", "次", "项",
	"名", "户", "座", "公里", "平方米", "吨", "亩", "倍", "岁", "场", "件", "条", "批", "米", "小时",
	"分钟", "%", "万元", "亿元", "万人", "部" };
static const char *const sections[] = { "城乡建设 路网成环", "稳岗扩容 就业惠民", "秋粮入库 仓廪充实",
	"清水入湖 岸线复绿", "老街新貌 商圈升温", "名师进村 课后有伴", "送医下乡 一站问诊",
	"戏台常新 馆舍开放", "光伏上山 风电并网", "返乡创业 园区招工" };

enum { KINDS = 6, UNITS = 32, SECTIONS = 10 };

static void
put_value(unsigned percent, uint64_t r)
{
	if (percent < 30)
		printf("%u\n", (unsigned)(r % 100));
	else if (percent < 50)
		printf("%u\n", (unsigned)(r % 10000));
	else if (percent < 60)
		printf("%u\n", (unsigned)(r % 3000));
	else if (percent < 90)
		printf("%u.%u\n", (unsigned)(r % 1000), (unsigned)(r >> 32) % 10);
	else
		printf("%u.%02u\n", (unsigned)(r % 100000), (unsigned)(r >> 32) % 100);
}

int
main(int argc, char **argv)
{
	unsigned long rows = argc > 1 ? strtoul(argv[1], NULL, 10) : 0;
	unsigned long nunits = argc > 2 ? strtoul(argv[2], NULL, 10) : UNITS;
	uint64_t state = random_start(20251229);

	if (rows == 0 || nunits == 0) {
		fputs("usage: gen_table rows [units]\n", stderr);
		return 2;
	}
	puts("section\tkind\tunit\tvalue");
	while (rows-- > 0) {
		uint64_t r = random_next(&state), which = random_next(&state);
		unsigned long unit = (unsigned long)((which >> 8) % nunits);

		printf("%s\t%s\t%s", sections[(r >> 20) % SECTIONS], kinds[(r >> 30) % KINDS],
		    units[unit % UNITS]);
		if (unit >= UNITS)
			printf("%lu", unit / UNITS);
		putchar('\t');
		put_value((unsigned)(r >> 40) % 100, random_next(&state));
	}
	return ferror(stdout) || fflush(stdout) != 0 ? 2 : 0;
}
