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
