#!/usr/bin/env bats
# What the three filters have in common on the command line, and jz-parse's own options.
load common

FILTERS='jz-parse jz-stats jz-check'

@test 'help and version go to standard output, status 0' {
	for filter in $FILTERS; do
		for option in -h --help; do
			run --separate-stderr "$filter" "$option"
			[ "$status" -eq 0 ]
			[[ $output == "usage: $filter "* ]]
			[ -z "$stderr" ]
		done
		for option in -V --version; do
			run --separate-stderr "$filter" "$option"
			[ "$status" -eq 0 ]
			[[ $output == "$filter "[0-9]* ]]
		done
	done
}

@test 'an unknown option, a missing value: usage on standard error, status 2' {
	for filter in $FILTERS; do
		for arguments in --nonsense -Z --date --encoding --threads '--name'; do
			run --separate-stderr "$filter" $arguments
			[ "$status" -eq 2 ] || { echo "$filter $arguments: $status"; false; }
			[ -z "$output" ]
			told "$filter" "${arguments#-}" 'usage: '
		done
	done
}

@test 'a value that is none of those allowed' {
	for filter in $FILTERS; do
		for arguments in '--date tomorrow' '--date 2025-02-30' '--input csv' '--threads 0' '--threads 65' '--threads two'; do
			run --separate-stderr "$filter" $arguments good.txt
			[ "$status" -eq 2 ] || { echo "$filter $arguments: $status"; false; }
			told "$filter" "${arguments##* }"
		done
	done
	for arguments in '--top 0' '--top -1' '--decimals 37'; do
		run --separate-stderr jz-stats $arguments good.txt
		[ "$status" -eq 2 ]
		told jz-stats "${arguments% *}" "${arguments#* }" 'from '
	done
	for arguments in '-k weight' '-c price' '-c file,file'; do
		run --separate-stderr jz-parse $arguments good.txt
		[ "$status" -eq 2 ]
	done
}

@test '--columns and --no-header' {
	run jz-parse -H -c value,text good.txt
	[ "$output" = $'45\t45所\n28\t28所\n17\t17所' ]
	run jz-parse --no-header --columns kind,unit good.txt
	[ "${lines[0]}" = $'count\t所' ]
}

@test '--kind' {
	printf '2025年3月5日,投资3亿元,新建学校45所。\n' > a.txt
	run jz-parse -H -c text -k count,money a.txt
	[ "$output" = $'3亿元\n45所' ]
	run jz-parse -H -c text -k count -k money a.txt
	[ "$output" = $'3亿元\n45所' ]
	run jz-parse -H -c text --kind date a.txt
	[ "$output" = '2025年3月5日' ]
}

@test '--all shows what is no figure, and nothing reads it as one' {
	printf '千家万户用上了3台新机器,这是一个好消息。\n' > a.txt
	run jz-parse -H -c text a.txt
	[ "$output" = '3台' ]
	run jz-parse -H -a -c kind,text a.txt
	[[ $output == *$'idiom\t千家万户'* ]]
	[[ $output == *$'count\t3台'* ]]
	jz-stats a.txt > without
	jz-parse --all a.txt | jz-stats > with
	cmp without with
}

@test '--date at an end of the calendar: days beyond it are not known' {
	late=下周,下周一,下月,下季度,明年,明年3月,本周
	run jz-parse -H -c text,value,low,high --date 9999-12-31 <<< "$late。昨天开工,今天停工。"
	[ "$output" = $'下周\t-\t-\t-\n下周一\t-\t-\t-\n下月\t--01\t-\t-\n下季度\t-\t-\t-\n明年\t-\t-\t-\n明年3月\t--03\t-\t-\n本周\t-\t-\t-
昨天\t9999-12-30\t9999-12-30\t9999-12-30\n今天\t9999-12-31\t9999-12-31\t9999-12-31' ]
	early=昨天,上周,去年,前年3月,上月,上季度,上世纪
	run jz-parse -H -c text,value,low,high --date 0001-01-01 <<< "$early。明天开工,今天停工。"
	[ "$output" = $'昨天\t--12-31\t-\t-\n上周\t-\t-\t-\n去年\t-\t-\t-\n前年3月\t--03\t-\t-\n上月\t--12\t-\t-\n上季度\t-\t-\t-\n上世纪\t-\t-\t-
明天\t0001-01-02\t0001-01-02\t0001-01-02\n今天\t0001-01-01\t0001-01-01\t0001-01-01' ]
	run jz-parse -H -c value,low --date 0001-01-01 <<< 30日开工
	[ "$output" = $'--12-30\t-' ]
}

@test '--date: the year of dates that lack one' {
	printf '1月27日,列车开行。\n' > a.txt
	run jz-parse -H -c edition,value a.txt
	[ "$output" = $'-\t--01-27' ]
	run jz-parse -H -c edition,value --date 2025-12-29 a.txt
	[ "$output" = $'2025-12-29\t2025-01-27' ]
	printf '1月27日,列车开行。\n\n2025年12月29日 星期一\n' > b.txt
	run jz-parse -H -c edition,value b.txt
	[ "${lines[0]}" = $'2025-12-29\t2025-01-27' ]
	run jz-parse -H -c edition,value --date none b.txt
	[ "${lines[0]}" = $'-\t--01-27' ]
}

@test '--lines: a document a line' {
	printf 'a\t建成学校12所。\\n下面有34人。\nb\t没有数字。\nc\t共56台。\n' > records
	run jz-parse -H -c file,line,text --lines records
	[ "$output" = $'a\t1\t12所\na\t2\t34人\nc\t1\t56台' ]
	printf 'a\t昔日的南岭、北岭、东岭四县已通铁路。\nb\t共45人,男28人、女17人。\n' > records
	run jz-check -f tsv --lines records
	[ "$status" -eq 1 ]
	lines_are 2
	[[ ${lines[1]} == $'a\t'* ]]
}

@test '--lines: a record without a tab is told of, the rest is done' {
	printf 'a\t12所。\nnothing\nc\t56台。\n' > records
	run --separate-stderr jz-parse -H -c text --lines records
	[ "$status" -eq 2 ]
	[ "$output" = $'12所\n56台' ]
	told jz-parse records:2:
}

@test 'a file name with a tab or a line break does not break the table' {
	name=$'a\tb\nc.txt'
	cp good.txt "$name"
	run jz-parse -H -c file,text "$name"
	[ "${lines[0]}" = $'a\\tb\\nc.txt\t45所' ]
	lines_are 3
}

@test 'options may stand behind files, and -- ends them' {
	cp good.txt -- -x
	run jz-parse -H -c text -- -x
	[ "${lines[0]}" = '45所' ]
}

@test '--threads changes no byte' {
	# A document long enough to be read in many blocks, of paragraphs of all kinds.
	for i in $(seq 1 300); do
		cat "$TESTDATA/page.md" "$TESTDATA/bulletin.txt"
		printf '进入21世纪，90年代的第%d家工厂投产。其中%d月3日起停工。\n\n' "$i" $((i % 12 + 1))
	done > long.txt
	for date in none 2025-12-29; do
		jz-parse --date "$date" --threads 1 long.txt > one.tsv
		[ "$(wc -l < one.tsv)" -gt 10000 ]
		for threads in 2 5; do
			jz-parse --date "$date" --threads "$threads" long.txt | cmp - one.tsv
		done
		jz-parse --date "$date" --threads 1 -f csv long.txt > one.csv
		jz-parse --date "$date" --threads 3 -f csv long.txt | cmp - one.csv
		jz-check --date "$date" --threads 1 -a -f tsv --severity note --exit-zero long.txt > one.findings
		[ "$(wc -l < one.findings)" -gt 100 ]
		jz-check --date "$date" --threads 4 -a -f tsv --severity note --exit-zero long.txt | cmp - one.findings
	done
}

@test '--lines on several threads: the same bytes and messages in the same order' {
	for i in $(seq 1 400); do
		case $((i % 40)) in
		7) printf 'no tab on line %d\n' "$i" ;;
		9) printf 'bad%d\t坏\377字,共%d人。\n' "$i" "$i" ;;
		11) printf 'nul%d\t共\0%d人。\r\n' "$i" "$i" ;;
		13) printf 'long%d\t%s\n' "$i" "$(cat "$TESTDATA"/page*.md{,,,,,} | sed 's/$/\\n/' | tr -d '\n')" ;;
		14) printf 'longer%d\t%s\n' "$i" "$(cat "$TESTDATA"/page*.md{,,,}{,,,,,} | sed 's/$/\\n/' | tr -d '\n')" ;;
		*) printf 'r%d\t2025年12月%d日,昔日的南岭、北岭、东岭%d县已通铁路%d公里。\\n约%d人。\n' "$i" $((i % 31 + 1)) $((i % 5)) "$i" "$i" ;;
		esac
	done > records
	for filter in jz-parse 'jz-check -f tsv -a --severity note' 'jz-stats -o n,sum,first,last'; do
		$filter --lines --threads 1 records > one 2> one.said || [ $? -eq 2 ]
		[ "$(wc -l < one.said)" -eq 21 ]
		for threads in 2 7; do
			$filter --lines --threads "$threads" records > many 2> many.said || [ $? -eq 2 ]
			cmp one many
			cmp one.said many.said
		done
	done
}

@test 'many files on several threads: as if each were alone' {
	mkdir folder
	for i in $(seq 1 150); do
		case $((i % 30)) in
		3) jz-parse "$TESTDATA/bulletin-errors.txt" > f$i ;;
		5) cp "$TESTDATA/page-errors.md" f$i ;;
		7) ;;
		9) printf '坏\377字,共%d人。\n' "$i" > f$i ;;
		11) printf '共\0人。\n' > f$i ;;
		13) cat "$TESTDATA"/page*.md "$TESTDATA"/page*.md "$TESTDATA"/bulletin*.txt "$TESTDATA"/page*.md > f$i ;;
		15) : > f$i ;;
		17) printf '全市共有学校%d所。\n' "$i" | iconv -f UTF-8 -t UTF-16 > f$i ;;
		*) printf '2025年12月%d日,昔日的南岭、北岭、东岭%d县已通铁路%d公里。\n' $((i % 31 + 1)) $((i % 5)) "$i" > f$i ;;
		esac
		echo f$i
	done > names
	echo folder >> names
	: > alone
	: > alone.said
	while read -r name; do
		jz-parse -H "$name" >> alone 2>> alone.said || [ $? -eq 2 ]
	done < names
	[ "$(wc -l < alone.said)" -eq 16 ]
	for threads in 1 2 6; do
		jz-parse -H --threads "$threads" $(cat names) > many 2> many.said || [ $? -eq 2 ]
		cmp alone many
		cmp alone.said many.said
	done
	jz-check -a --severity note -f tsv --threads 1 $(cat names) > one 2> one.said || [ $? -eq 2 ]
	jz-check -a --severity note -f tsv --threads 5 $(cat names) > many 2> many.said || [ $? -eq 2 ]
	cmp one many
	cmp one.said many.said
	[ "$(cut -f 1 many | uniq | wc -l)" -gt 100 ]
}
