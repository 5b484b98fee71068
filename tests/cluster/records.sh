# Records to work on. Sourced.
#
#   records N       N articles, a line each: id, tab, text
records() {
	awk -v n="$1" 'BEGIN {
		for (i = 1; i <= n; i++)
			printf "r%d\t2025年%d月%d日,全市新建学校%d所、医院%d家,投资%d.%d亿元,修路%d.%d公里,约%d万人受益。\\n2025年12月29日\n",
			    i, i % 12 + 1, i % 28 + 1, i, i % 97, i % 13, i % 10, i % 31, i % 7, i % 50 + 1
	}'
}
