#!/usr/bin/env bats
# jz-check with what is known beforehand (--ledger), over several articles, and --all.
load common

ledger() {
	{ echo 'key,scope,period,low,high,unit,source'; printf '%s\n' "$@"; } > known.csv
}

@test '--ledger: what the text says of a thing agrees with the table' {
	ledger '文化广场,青石县,2025,3,3,处,文旅局' '荒漠化,,,,960,万平方公里,'
	printf '青石县文化广场5处。\n荒漠化减少1423万平方公里。\n' > a.txt
	run jz-check --date 2025-12-29 -f text --ledger known.csv a.txt
	[ "$status" -eq 1 ]
	lines_are 2
	[ "${lines[0]}" = 'a.txt:1:8: error: 青石县文化广场:账本为3处(文旅局),文中为5处 [ledger-mismatch]' ]
	# A row without a source is named by its place.
	[[ ${lines[1]} == 'a.txt:2:6: warning: '*'≤960万平方公里(known.csv:3)'*'[ledger-bound]' ]]
	run jz-check -f text --date 2024-12-29 --ledger known.csv --disable ledger-bound a.txt
	[ "$status" -eq 0 ]
	run jz-check -f text --date 2025-12-29 a.txt
	[ "$status" -eq 0 ]
}

@test '--ledger: the same with the fact table' {
	ledger '文化广场,,,3,3,处,'
	printf '全县文化广场5处。\n' > a.txt
	jz-check -f tsv --ledger known.csv a.txt > direct || true
	jz-parse a.txt | jz-check -f tsv --ledger known.csv > piped || true
	cmp direct piped
	grep -q ledger-mismatch direct
}

@test '--ledger: a table from a spreadsheet in GB18030, several tables' {
	ledger '文化广场,,,3,3,处,'
	iconv -f UTF-8 -t GB18030 known.csv > gb.csv
	printf 'key\tscope\tperiod\tlow\thigh\tunit\tsource\r\n护林员\t\t\t428\t428\t名\t\r\n' > more.tsv
	printf '文化广场5处。护林员482名。\n' > a.txt
	run jz-check -f tsv --ledger gb.csv --ledger more.tsv a.txt
	[ "$status" -eq 1 ]
	lines_are 3
}

@test '--ledger: a fault is told of with its line, the rest is used, status 2' {
	ledger '文化广场,,,3,3,处,' '护林员,,,4x8,428,名,' '桥,,,1,1,嗯哼,'
	printf '文化广场5处。\n' > a.txt
	run --separate-stderr jz-check -f tsv --ledger known.csv a.txt
	[ "$status" -eq 2 ]
	told jz-check 'known.csv:3: low is no number: 4x8' 'known.csv:4: unknown unit: 嗯哼'
	[[ $output == *ledger-mismatch* ]]
	printf 'key,low,high,unit\n桥,1,1,座\n' > known.csv
	run --separate-stderr jz-check -f tsv --ledger known.csv a.txt
	[ "$status" -eq 2 ]
	told jz-check 'known.csv:1: no column scope'
	run --separate-stderr jz-check --ledger missing.csv a.txt
	[ "$status" -eq 2 ]
	told jz-check missing.csv 'No such file'
	printf 'key,scope\0\n' > known.csv
	run --separate-stderr jz-check --ledger known.csv a.txt
	[ "$status" -eq 2 ]
	told jz-check 'known.csv:1: '
}

@test 'a rule file carries the ledger of its examples' {
	cat > own.rule <<-'END'
	rule         own
	about        x
	ledger       {a:count} {key}
	claim        a = known
	say          {key} {written} {a}
	ledger-line  展馆,,,12,12,座,
	fires        建成11座展馆。
	quiet        建成12座展馆。
	END
	run jz-check --rules own.rule --enable own --test-rules
	[ "$status" -eq 0 ]
	[ "$output" = '2 passed, 0 failed' ]
	sed -i 's/,12,12,/,11,11,/' own.rule
	run jz-check --rules own.rule --enable own --test-rules
	[ "$status" -eq 1 ]
	sed -i 's/,11,11,/,11,y,/' own.rule
	run --separate-stderr jz-check --rules own.rule --test-rules
	[ "$status" -eq 2 ]
	told jz-check 'own.rule:6:14: high is no number: y'
	# The rows of the examples are not for other texts.
	printf '建成11座展馆。\n' > a.txt
	sed -i 's/,11,y,/,12,12,/' own.rule
	run jz-check --rules own.rule a.txt
	[ "$status" -eq 0 ]
}

@test 'articles of one edition that contradict each other' {
	printf '全市18件惠民实事全部办结。\n' > a.txt
	printf '暖心事\n全市19件惠民实事进展顺利。\n' > b.txt
	run jz-check -f text --date 2025-12-29 a.txt b.txt
	[ "$status" -eq 1 ]
	lines_are 1
	[[ $output == 'b.txt:2:3: warning: '*19件*'a.txt:1'*'18件 [edition-conflict]' ]]
	# In any order, and with the fact table; not of different days, nor of none.
	run jz-check -f text --date 2025-12-29 b.txt a.txt
	[[ $output == 'b.txt:2:3: warning: '*19件*'a.txt:1'*'18件 [edition-conflict]' ]]
	jz-check -f tsv --date 2025-12-29 b.txt a.txt > direct || true
	jz-parse --date 2025-12-29 b.txt a.txt | jz-check -f tsv > piped || true
	cmp direct piped
	run jz-check a.txt b.txt
	[ "$status" -eq 0 ]
	printf '\n2025年12月29日 星期一\n' >> a.txt
	printf '\n2025年12月30日 星期二\n' >> b.txt
	run jz-check a.txt b.txt
	[ "$status" -eq 0 ]
}

@test 'articles of one edition: memory grows with the figures that take part alone' {
	yes '全市各地秋收正忙,天气晴好,粮食入库,农机在田间往来作业,农户们喜笑颜开。' | head -2000 | tr -d '\n' > filler
	for i in $(seq 120); do printf '%s\t全市18件惠民实事办结。%s\n' "$i" "$(cat filler)"; done > all.tsv
	run bash -c 'ulimit -v 34000; jz-check -f tsv --lines --date 2025-12-29 --enable edition-conflict all.tsv'
	case $output in *AddressSanitizer*) skip 'the sanitizer takes all memory there is' ;; esac
	[ "$status" -eq 0 ]
	lines_are 1
}

# The rows of a verdict: their columns 3 (column), 7 (rule), 8 (message), 11 (operands), 12 (computed).
rows() {
	jz-check -a -f tsv "${@:2}" | awk -F '\t' -v verdict="$1" '$10 == verdict { print $3 "|" $7 "|" $8 "|" $11 "|" $12 }'
}

@test '--all: what passed, once for each rule and figure; nothing of the wording' {
	printf '2025年10月1日,参训学员共45人,男28人、女17人。\n' > a.txt
	run rows ok a.txt
	lines_are 1
	[[ $output == '17|sum-total|'*'|32-37,41-46,52-57|45' ]]
	run jz-check -f tsv a.txt
	lines_are 1
}

@test '--all: what stayed undecided says why' {
	cat > own.rule <<-'END'
	rule    own
	about   两数相等 | both are the same
	match   甲{a}乙{b}
	claim   a = b
	say     x
	END
	printf '甲12人乙300元。\n' > a.txt
	run rows undecided --rules own.rule --enable own a.txt
	[ "$output" = '2|own|两数相等:“a = b”无从判断(a = 12人, b = 300元)|3-8,11-17|300' ]
	LC_ALL=en_GB.UTF-8 run rows undecided --rules own.rule --enable own a.txt
	[[ $output == *'|both are the same: “a = b” cannot be told (a = 12人, b = 300元)|'* ]]
	# The part that the rest waits for, and a condition before the claim.
	sed -i 's/^claim .*/when not (a = 1 or (b - a) > 2)\nclaim a = b/' own.rule
	run rows undecided --rules own.rule --enable own a.txt
	[[ $output == *'“(b - a)”无从判断(b = 300元, a = 12人)'* ]]
	# A newsroom may say it otherwise.
	echo 'message undecided {formula}?' > words.rule
	run rows undecided --rules words.rule --rules own.rule --enable own a.txt
	[[ $output == *'|(b - a)?|'* ]]
	echo 'message undecide {formula}?' > words.rule
	run --separate-stderr jz-check --rules words.rule a.txt
	[ "$status" -eq 2 ]
	told jz-check words.rule:1:9
}

@test '--all: coverage, the figures that nothing in the text checks' {
	printf '参训学员共45人,男28人、女17人。\n学费300元,路程8.5公里。\n\n共投入12辆。\n' > a.txt
	run rows coverage a.txt
	lines_are 1
	[[ $output == '1|-|'*'|3/6' ]]
	[[ $output == *'2: 300元, 8.5公里; 4: 12辆|'* ]]
	# Its operands are just these, as the fact table has them.
	jz-parse -H -c start,end,text a.txt | grep -E '300元|8.5公里|12辆' | awk '{ printf "%s%s-%s", (NR > 1 ? "," : ""), $1, $2 }' > expected
	[ "$(cut -d '|' -f 4 <<< "$output")" = "$(cat expected)" ]
	run jz-check -a -f text a.txt
	[[ ${lines[-1]} == 'a.txt: coverage: '* ]]
	[ "$status" -eq 0 ]
	# Without --all there is none; where nothing is left, nothing is listed.
	[ -z "$(jz-check -f text a.txt)" ]
	printf '参训学员共45人,男28人、女17人。\n' > a.txt
	run rows coverage a.txt
	[[ $output == *'|-|3/3' ]]
	[[ $output != *': '* ]]
}

@test '--all: a rule that only looks at the words of a figure checks nothing' {
	cat > own.rule <<-'END'
	rule    own
	about   x
	each    {n}
	claim   not text(n) ~ '两'
	say     x
	rule    small
	about   x
	match   用了{n}
	claim   n < 100
	say     x
	END
	printf '用了30辆。\n' > a.txt
	run rows coverage --rules own.rule a.txt
	[[ $output == *'|0/1' ]]
	run rows ok --rules own.rule a.txt
	[ -z "$output" ]
}

@test '--all: the same of the fact table' {
	for page in page.md page-errors.md bulletin.txt wrapped.txt; do
		jz-check -a -f tsv "$TESTDATA/$page" > direct || true
		jz-parse "$TESTDATA/$page" | jz-check -a -f tsv > piped || true
		cmp direct piped
		[ "$(cut -f 10 direct | grep -c coverage)" -eq 1 ]
	done
}
