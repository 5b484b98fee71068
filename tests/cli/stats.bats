#!/usr/bin/env bats
# jz-stats: the summary is exact.
load common

# COLUMN of the row whose columns NAME=VALUE... are so.
cell() {
	awk -F '\t' -v column="$1" -v want="$2" '
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; n = split(want, w, " "); next }
		{
			ok = 1
			for (k = 1; k <= n; k++) { split(w[k], p, "="); if ($at[p[1]] != p[2]) ok = 0 }
			if (ok) print $at[column]
		}'
}

@test 'ten times 0.1 is 1' {
	for i in 1 2 3 4 5 6 7 8 9 10; do echo '修路0.1公里。'; done > a.txt
	jz-stats a.txt > stats
	[ "$(cell sum 'kind=quantity unit=km' < stats)" = 1.0 ] || [ "$(cell sum 'kind=quantity unit=km' < stats)" = 1 ]
	[ "$(cell n 'kind=quantity unit=km' < stats)" = 10 ]
}

@test 'by kind and unit; least, greatest, mean, median' {
	printf '甲校3名、乙校4名、丙校8名,共用经费5万元。\n' > a.txt
	jz-stats a.txt > stats
	[ "$(cell n 'kind=count unit=名' < stats)" = 3 ]
	[ "$(cell sum 'kind=count unit=名' < stats)" = 15 ]
	[ "$(cell min 'kind=count unit=名' < stats)" = 3 ]
	[ "$(cell max 'kind=count unit=名' < stats)" = 8 ]
	[ "$(cell mean 'kind=count unit=名' < stats)" = 5 ]
	[ "$(cell median 'kind=count unit=名' < stats)" = 4 ]
	[ "$(cell sum 'kind=money unit=CNY' < stats)" = 50000 ]
}

@test 'a sum of approximations is an interval' {
	printf '甲地200多处,乙地300处。\n' > a.txt
	jz-stats a.txt > stats
	[ "$(cell low 'kind=count unit=处' < stats)" = 501 ]
	[ "$(cell high 'kind=count unit=处' < stats)" = 599 ]
}

@test '--group: any columns' {
	printf '建成学校12所。\n' > a.txt
	printf '建成学校30所、医院4所。\n' > b.txt
	jz-stats -g file,unit a.txt b.txt > stats
	[ "$(cell sum 'file=a.txt unit=所' < stats)" = 12 ]
	[ "$(cell sum 'file=b.txt unit=所' < stats)" = 34 ]
	jz-parse a.txt b.txt | jz-stats --group file,unit > piped
	cmp stats piped
	run --separate-stderr jz-stats -g nonsense a.txt
	[ "$status" -eq 2 ]
	told jz-stats nonsense
}

@test 'labels, codes and headings are left out' {
	printf '### 5 列车进山\n\n拨打12345热线,共有6台。\n' > a.txt
	jz-stats a.txt > stats
	[ -z "$(cell n 'kind=label' < stats)" ]
	[ -z "$(cell n 'kind=code' < stats)" ]
	[ "$(cell sum 'kind=count unit=台' < stats)" = 6 ]
}

@test 'a table reduced to the columns needed' {
	cp "$TESTDATA/bulletin.txt" .
	jz-stats bulletin.txt > want
	jz-parse bulletin.txt | awk -F '\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
		{ print $at["kind"] FS $at["unit"] FS $at["value"] FS $at["low"] FS $at["high"] FS $at["qualifier"] FS $at["section"] FS $at["text"] }' > few.tsv
	jz-stats few.tsv > got
	cmp want got
}

# --- operations, and tables of others

# A table of a few lines of TSV or CSV, from a string with \n and \t.
table() { printf '%b' "$1"; }
table_summary() { local t="$1"; shift; table "$t" | jz-stats --input facts "$@"; }

@test 'every operation, checked by hand' {
	table 'k,v\na,4\na,1\na,1\na,10\n' | jz-stats -F v -g k \
	    -o n,values,sum,min,max,range,mean,median,p25,p100,stddev,mode,distinct,first,last,share,digit1,top2 > stats
	run cat stats
	[ "${lines[1]}" = $'a\t4\t4\t16\t1\t10\t9\t4\t2.5\t1\t10\t4.242640687119285146405066173\t1\t3\t4\t10\t100\t3\t10 4' ]
}

@test 'an operation that is none is named, with those there are' {
	for name in average p101 digit0 top0 p '' 'n,,sum'; do
		run --separate-stderr jz-stats -o "$name" good.txt
		[ "$status" -eq 2 ] || { echo "$name"; false; }
		told jz-stats median usage:
	done
}

@test 'CSV and TSV, with quotes, CRLF, a BOM, exponents, missing values' {
	table '\xef\xbb\xbfname,v\r\n"a, ""b""",1e2\r\n"a, ""b""",.5\r\nc,\r\nc,-\r\n' > t.csv
	jz-stats -F v -g name -o n,values,sum t.csv > stats
	run cat stats
	[ "${lines[1]}" = $'a, ＂b＂\t2\t2\t100.5' ]
	[ "${lines[2]}" = $'c\t2\t0\t-' ]
	# Names in quotes behind the mark, as jz-parse writes them.
	printf '至多20人,气温零下5.2摄氏度。\n' > a.txt
	jz-parse a.txt | jz-stats -F value,low -g kind,unit -o n,values,sum > want 2>&1
	jz-parse -f csv --bom a.txt | jz-stats -F value,low -g kind,unit -o n,values,sum > got 2>&1
	cmp want got
	# A NUL byte is of its field, and no figure.
	table 'name,v\na\00007,1\nb,2\00003\nc,4\n' > t.csv
	run --separate-stderr jz-stats -F v -g name -o sum t.csv
	[ "$status" -eq 2 ]
	told jz-stats t.csv:2: t.csv:3:
	[ "$output" = $'name\tsum\nc\t4' ]
	# Quotes out of order.
	table 'name,v\na,1\nb,"2"0\nc,4\n' > t.csv
	run --separate-stderr jz-stats -F v -g name -o sum t.csv
	[ "$status" -eq 2 ]
	told jz-stats t.csv:3: quotes 'nothing after'
	[ "$output" = $'name\tsum\na\t1' ]
	table 'name\tv\na\t1\na\tx\nb\n' > t.tsv
	run --separate-stderr jz-stats -F v -g name -o sum t.tsv
	[ "$status" -eq 2 ]
	told jz-stats t.tsv:3: 'v is not readable: x' t.tsv:4:
	[ "${lines[1]}" = $'a\t1' ]
}

@test 'open bounds and dates of a fact table are left out, and that is told' {
	printf '至少20人,共30人,12月3日、12月5日。\n' > a.txt
	jz-parse --date 2025-12-31 a.txt > facts.tsv
	run --separate-stderr jz-stats -F low,high -g kind,unit -o n,values,sum facts.tsv
	[ "$status" -eq 0 ]
	[ "$output" = "$(printf 'kind\tunit\tfield\tn\tvalues\tsum\ncount\t人\thigh\t2\t1\t30\ncount\t人\tlow\t2\t2\t50\ndate\t-\thigh\t2\t0\t-\ndate\t-\tlow\t2\t0\t-')" ]
	[ "$stderr" = 'jz-stats: low: left out 2 dates and the like that are no numbers
jz-stats: high: left out 1 open bound (inf or -inf) and 2 dates and the like that are no numbers' ]
	# In any other table what is no number is a fault, told by its column.
	table 'a\tb\n1\tinf\nx\t2\n' > t.tsv
	run --separate-stderr jz-stats -F a,b -o n,values,sum t.tsv
	[ "$status" -eq 2 ]
	[ "$stderr" = 'jz-stats: t.tsv:3: a is not readable: x
jz-stats: b: left out 1 open bound (inf or -inf)' ]
}

@test 'an empty field of a key is "-"' {
	run table_summary 'kind\tunit\tvalue\ncount\t\t1\ncount\t-\t2\n\t\t4\n' -o n,sum
	[ "$output" = "$(printf 'kind\tunit\tn\tsum\ncount\t-\t2\t3\n-\t-\t1\t4')" ]
}

@test 'a table from a spreadsheet in GB18030' {
	table '县,人\n云溪,3\n云溪,4\n' | iconv -f UTF-8 -t GB18030 > t.csv
	run jz-stats -F 人 -g 县 -o sum t.csv
	[ "${lines[1]}" = $'云溪\t7' ]
}

@test '--where: several are joined by and' {
	jz-parse "$TESTDATA/bulletin.txt" > facts.tsv
	jz-stats -w kind=count -w unit=人 -w 'value>1000' facts.tsv > got
	awk -F '\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; print; next }
		$at["kind"] == "count" && $at["unit"] == "人" && $at["value"] > 1000 { print; n++ } END { exit n == 0 }' facts.tsv | jz-stats > want
	cmp want got
	for condition in '' value '=1'; do
		run --separate-stderr jz-stats -w "$condition" facts.tsv
		[ "$status" -eq 2 ]
		told jz-stats usage:
	done
	table 'a,v\nx,2\nxy,10\n-,3\n' > t.csv
	[ "$(jz-stats -F v -o sum -w 'a~x' t.csv | tail -n 1)" = 12 ]
	[ "$(jz-stats -F v -o sum -w 'a!=x' t.csv | tail -n 1)" = 13 ]
	[ "$(jz-stats -F v -o sum -w 'v<10' t.csv | tail -n 1)" = 5 ]
	[ "$(jz-stats -F v -o sum -w 'a>=x' t.csv | tail -n 1)" = 12 ]
}

@test '--sort, --top, --total' {
	table 'k,v\na,5\nb,10\nc,-2\nd,-\n' > t.csv
	run jz-stats -F v -g k -o sum -s sum t.csv
	[ "$output" = $'k\tsum\nc\t-2\na\t5\nb\t10\nd\t-' ]
	run jz-stats -F v -g k -o sum -s -sum --top 1 -t t.csv
	[ "$output" = $'k\tsum\nb\t10\n*\t13' ]
	run --separate-stderr jz-stats -F v -g k -o sum -s price t.csv
	[ "$status" -eq 2 ]
	told jz-stats price
}

@test 'all groups together are 100 per cent, in whatever order they come' {
	run table_summary 'file\tkind\tunit\tvalue\nf\tmoney\tCNY\t5\ng\tcount\t个\t3\ng\tmoney\tCNY\t15\nf\tage\ta\t9\n' -g file -o sum,share -t
	[ "$output" = "$(printf 'file\tkind\tunit\tsum\tshare\nf\tmoney\tCNY\t5\t25\nf\tage\ta\t9\t100\ng\tcount\t个\t3\t100\ng\tmoney\tCNY\t15\t75\n*\tcount\t个\t3\t100\n*\tmoney\tCNY\t20\t100\n*\tage\ta\t9\t100')" ]
}

@test 'unlike units are never added' {
	table 'place\tunit\tvalue\nA\t人\t1\nA\t台\t2\nB\t人\t3\n' > t.tsv
	run --separate-stderr jz-stats -F value -g place -o n,sum,max t.tsv
	[ "$status" -eq 2 ]
	told jz-stats A 'unlike units'
	[ "$output" = $'place\tn\tsum\tmax\nA\t2\t-\t-\nB\t1\t3\t3' ]
	run jz-stats -F value -g place,unit -o sum t.tsv
	[ "$status" -eq 0 ]
	run jz-stats -F value -g place -w unit=人 -o sum t.tsv
	[ "$status" -eq 0 ]
}

@test '--convert is exact, whatever the fraction' {
	printf '种植1亩、1亩、1亩和1公顷,收3公斤、1吨。\n' > a.txt
	run jz-stats -c -o n,sum,median a.txt
	[ "${lines[1]}" = $'quantity\tkg\t2\t1003\t501.5' ] || [ "${lines[2]}" = $'quantity\tkg\t2\t1003\t501.5' ]
	[ "$(jz-stats -c -o n,sum a.txt | cell sum 'unit=亩')" = 18 ]
	printf '种植1亩、1亩、1亩和1公顷、2公顷、3公顷、4公顷。\n' > a.txt
	[ "$(jz-stats -c -o n,sum a.txt | cell sum 'unit=hm2')" = 10.2 ]
}

@test 'dates: earliest, latest, span, by month' {
	printf '2025年3月5日、3月9日和4月1日开会,2025年一季度总结。\n' > a.txt
	run jz-stats --date 2025-04-02 -k date -g value:month -o n,earliest,latest,span a.txt
	[ "${lines[1]}" = $'-\tdate\t-\t1\t2025-01-01\t2025-03-31\t90' ]
	[ "${lines[2]}" = $'2025-03\tdate\t-\t2\t2025-03-05\t2025-03-09\t5' ]
	[ "${lines[3]}" = $'2025-04\tdate\t-\t1\t2025-04-01\t2025-04-01\t1' ]
}

@test '--decimals' {
	table 'v\n1\n2\n2\n' > t.csv
	[ "$(jz-stats -F v -o mean --decimals 2 t.csv | tail -n 1)" = 1.67 ]
	[ "$(jz-stats -F v -o mean t.csv | tail -n 1)" = 1.666666666666666666666666667 ]
}

# --- parts

@test 'parts: what was said when they were made holds' {
	jz-stats -p -o n,sum good.txt > a
	jz-stats -p -o n,mean wrong.txt > b
	run --separate-stderr jz-stats -m a b
	[ "$status" -eq 2 ]
	told jz-stats b:1: 'other options'
	run --separate-stderr jz-stats -m -g file a
	[ "$status" -eq 2 ]
	run --separate-stderr jz-stats -m good.txt
	[ "$status" -eq 2 ]
	told jz-stats good.txt:1: 'not a partial summary'
	sed '2s/45/4x5/; 2s/90/9x0/' a > damaged
	run --separate-stderr jz-stats -m damaged
	[ "$status" -eq 2 ]
	told jz-stats damaged:2: 'not readable'
	: > empty
	run --separate-stderr jz-stats -m empty a
	[ "$status" -eq 2 ]
	told jz-stats empty
	[ "$output" = "$(jz-stats -o n,sum good.txt)" ]
	run --separate-stderr jz-stats -p -F v -o first < /dev/null
	[ "$status" -eq 2 ]
}

@test 'the first and last of parts need an order' {
	table 't,v\n2,5\n1,7\n' > t.csv
	run --separate-stderr jz-stats -F v -p -o first t.csv
	[ "$status" -eq 2 ]
	told jz-stats --by
	jz-stats -F v -p --by t -o first,last t.csv > part
	[ "$(jz-stats -m part | tail -n 1)" = $'7\t5' ]
	[ "$(jz-stats -F v -o first,last t.csv | tail -n 1)" = $'5\t7' ]
}

@test '--progress tells on standard error alone' {
	jz-stats good.txt > want
	run --separate-stderr jz-stats --progress good.txt
	[ "$status" -eq 0 ]
	[ "$output" = "$(cat want)" ]
	told jz-stats MB/s
}

# --- pictures

@test '--bars and --hist have the right widths' {
	table 'k\tv\n温度\t-5\nb\t10\n' > t.tsv
	run jz-stats -F v -g k -o sum --bars t.tsv
	[ "${lines[0]}" = sum ]
	[ "${lines[1]}" = "b    │                        $(printf '█%.0s' {1..47}) 10" ]
	[ "${lines[2]}" = "温度 │$(printf '█%.0s' {1..23})▋ -5" ]
	run jz-stats -F v -g k -o sum --bars --ascii t.tsv
	[ "${lines[1]}" = "b    |                        $(printf '#%.0s' {1..47}) 10" ]
	table 'v\n0\n1\n1\n19\n' > t.tsv
	run jz-stats -F v --hist --ascii t.tsv
	[ "${lines[1]}" = "[0, 1)   |$(printf '#%.0s' {1..34}) 1" ]
	[ "${lines[2]}" = "[1, 2)   |$(printf '#%.0s' {1..68}) 2" ]
	[ "${#lines[@]}" -eq 21 ]
	table 'v\n-1\n1\n15\n' > t.tsv
	run jz-stats -F v --hist --log t.tsv
	[[ ${lines[1]} == '≤ 0'*' 1' && ${lines[2]} == '[1, 2)'*' 1' && ${lines[5]} == '[10, 20)'*' 1' ]]
	run --separate-stderr jz-stats --svg good.txt
	[ "$status" -eq 2 ]
}

@test '--svg is XML, whatever the labels' {
	table 'k\tv\n<&>"\t5\n' > t.tsv
	jz-stats -F v -g k -o sum --bars --svg t.tsv > t.svg
	perl -0ne 'exit !(/^<svg [^<>]*>\n(<(\w+)[^<>&]*(\/>|>[^<>&]*(&(amp|lt|gt);[^<>&]*)*<\/\2>)\n?)+<\/svg>\n$/)' t.svg
	grep -q '&lt;&amp;&gt;' t.svg
}
