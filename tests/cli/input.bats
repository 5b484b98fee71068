#!/usr/bin/env bats
# Input that is no article: a message that names the file, status 2, and the other files are
# still done.
load common

# FILTER STATUS-OF-GOOD WORD...: bad.txt is told of with every WORD, good.txt is done all the same.
bad_is_told() {
	local filter
	for filter in jz-parse jz-stats jz-check; do
		run --separate-stderr "$filter" bad.txt good.txt
		[ "$status" -eq 2 ] || { echo "$filter: status $status"; return 1; }
		told "$filter" bad.txt "$@" || return
		case $filter in
		jz-parse) [[ $output == *$'good.txt\t'*$'\t45所\t'* ]] ;;
		jz-stats) [[ $output == *$'count\t'* ]] ;;
		jz-check) true ;;
		esac || { echo "$filter: the other file is not done: $output"; return 1; }
	done
	run --separate-stderr jz-check -f tsv bad.txt wrong.txt
	[ "$status" -eq 2 ]
	[[ $output == *$'wrong.txt\t'*list-count* ]]
}

@test 'a missing file' {
	bad_is_told 'No such file'
}

@test 'a message is one line, whatever it quotes' {
	run --separate-stderr jz-parse $'no\nsuch\033[31m.txt'
	[ "$status" -eq 2 ]
	[ "$stderr" = 'jz-parse: no such [31m.txt: No such file or directory' ]
	{ printf 'a\n'; head -c 5000000 /dev/zero | tr '\000' x; } > long.csv
	run --separate-stderr jz-stats -F a long.csv
	[ "$status" -eq 2 ]
	[ "${#stderr}" -lt 3000 ]
	told jz-stats long.csv:2: 'xxx ...'
}

@test 'a folder' {
	mkdir bad.txt
	bad_is_told 'directory'
}

@test 'a file one may not read' {
	[ "$(id -u)" -ne 0 ] || skip 'root reads everything'
	echo 3个 > bad.txt
	chmod 0 bad.txt
	bad_is_told 'denied'
}

@test 'NUL bytes: with the line' {
	printf '一\n二\n三\000个\n' > bad.txt
	bad_is_told bad.txt:3: NUL
}

@test 'a NUL byte ends it, however much follows' {
	for filter in jz-parse jz-stats jz-check; do
		run --separate-stderr bash -c "{ printf '一\n坏\377\n\000'; yes 一二三四五六七八九十; } | timeout 60 $filter"
		[ "$status" -eq 2 ]
		told "$filter" -:3: NUL
		# A disk: not one line.
		run --separate-stderr bash -c "ulimit -v 300000; timeout 60 $filter --threads 1 /dev/zero"
		case $stderr in *AddressSanitizer*) continue ;; esac
		[ "$status" -eq 2 ]
		told "$filter" /dev/zero:1: NUL
	done
}

@test 'a PDF: with what to do' {
	printf '%%PDF-1.7\n%%\342\343\317\323\n1 0 obj\n' > bad.txt
	bad_is_told PDF pdftotext
}

@test 'a docx or other zip: with what to do' {
	printf 'PK\003\004\024\000\006\000\010\000' > bad.txt
	bad_is_told pandoc
}

@test 'invalid UTF-8 is told of, with the line, and the rest is read' {
	printf '第一行,共有学校45所,其中公办28所。\n坏\377字\n后面有12个站点。\n' > bad.txt
	run --separate-stderr jz-parse bad.txt
	[[ $output == *$'\t12个\t'* ]]
	told jz-parse bad.txt:2:
}

@test 'a truncated GB18030 file is told of, and the rest is read' {
	printf '全市共有学校45所,其中公办28所,民办17所。后面还有几个字' | iconv -f UTF-8 -t GB18030 > whole
	head -c $(($(wc -c < whole) - 1)) whole > bad.txt
	run --separate-stderr jz-parse bad.txt
	[[ $output == *$'\t28所\t'* ]]
	told jz-parse bad.txt:1:
}

@test 'UTF-8 with a BOM is read as without' {
	printf '\357\273\277' | cat - good.txt > bom.txt
	jz-parse --name x < good.txt > without
	jz-parse --name x < bom.txt > with
	cmp without with
}

@test 'GB18030 is found out, and --encoding says it' {
	iconv -f UTF-8 -t GB18030 good.txt > gb.txt
	jz-parse --name x < good.txt > utf8
	jz-parse --name x < gb.txt > found
	jz-parse --name x --encoding GB18030 < gb.txt > said
	cmp utf8 found
	cmp utf8 said
}

@test 'an unknown encoding' {
	run --separate-stderr jz-parse --encoding KLINGON good.txt
	[ "$status" -eq 2 ]
	told jz-parse KLINGON
}

@test 'an empty file has no facts and no findings' {
	: > empty
	run --separate-stderr jz-parse empty
	[ "$status" -eq 0 ]
	lines_are 1
	[ -z "$stderr" ]
	run --separate-stderr jz-check -f tsv empty
	[ "$status" -eq 0 ]
	lines_are 1
}

@test 'a line of 5 MB' {
	# 25 bytes and one figure, 200,000 times over.
	yes '老街改造56户,' | head -n 250000 | tr -d '\n' | head -c 5000000 | iconv -c -f UTF-8 -t UTF-8 > long.txt
	[ "$(wc -l < long.txt)" -eq 0 ]
	for filter in jz-stats jz-check; do
		run --separate-stderr timeout 60 "$filter" long.txt
		# A relation given up at a limit is trouble, and said.
		[ "$status" -eq 0 ] || { [ "$status" -eq 2 ] && told "$filter" long.txt; } || { echo "$filter: $status $stderr"; false; }
	done
	jz-parse long.txt | awk -f "$BATS_TEST_DIRNAME/../golden/rebuild.awk" > rebuilt
	cmp long.txt rebuilt
}

@test 'a sentence that is too involved is told of by its line' {
	{ echo 开头。; yes '5例其中4例、' | head -n 20000 | tr -d '\n'; } > long.txt
	run --separate-stderr timeout 60 jz-check -f tsv long.txt wrong.txt
	[ "$status" -eq 2 ]
	told jz-check long.txt:2: 'given up'
	[[ $output == *$'wrong.txt\t'*list-count* ]]
}

@test 'a line of 5 MB without any mark' {
	yes '老街' | head -n 850000 | tr -d '\n' > long.txt
	for filter in jz-parse jz-stats jz-check; do
		run --separate-stderr timeout 60 "$filter" long.txt
		[ "$status" -eq 0 ] || { echo "$filter: $status $stderr"; false; }
	done
}

@test '5 MB of digits, of brackets, of letters, of line breaks' {
	head -c 5000000 /dev/zero | tr '\000' 7 > digits.txt
	head -c 5000000 /dev/zero | tr '\000' '(' > brackets.txt
	head -c 5000000 /dev/zero | tr '\000' O > letters.txt
	head -c 5000000 /dev/zero | tr '\000' '\n' > breaks.txt
	yes 一 | head -n 1600000 | tr -d '\n' > numerals.txt
	for f in digits brackets letters breaks numerals; do
		run --separate-stderr timeout 60 jz-check "$f.txt"
		[ "$status" -le 2 ] || { echo "$f: $status $stderr"; false; }
	done
}

# An article of so many thousand paragraphs, with headings, lists and dates.
long_article() {
	awk -v n="$1" 'BEGIN {
		while (i < 1000 * n) {
			i++
			if (i % 100 == 1)
				print "## " int(i / 100) " 第" i "节\n"
			if (i % 7 == 0)
				print "一、三项工作共" i "人,另有" i * 2 "人。\n\n这一段没有。"
			print "全市共有学校" i "所,其中公办" i % 50 "所、民办17所;12月" 1 + i % 28 "日新增“两免”学生1.2万\n名。"
		}
		print "没有了。"
	}'
}

@test 'a long article that is read as it comes gives what one held whole gives' {
	long_article 12 > long.txt
	[ "$(wc -c < long.txt)" -gt 1000000 ]
	iconv -f UTF-8 -t UTF-16 long.txt > wide.txt
	for format in tsv jsonl csv; do
		for date in none 2025-12-29; do
			jz-parse --name x -f $format --date $date < long.txt > stream
			jz-parse --name x -f $format --date $date --threads 1 < long.txt > one
			jz-parse --name x -f $format --date $date < wide.txt > whole
			cmp stream whole
			cmp one whole
		done
	done
	jz-parse --name x --date none < long.txt > stream
	jz-parse --name x < long.txt > found
	cmp stream found
	awk -f "$BATS_TEST_DIRNAME/../golden/rebuild.awk" stream | cmp - long.txt
	# A collection of articles, whose beginning has two dates.
	{ printf '12月8日100人\n\n2025年12月29日\n\n2025年12月30日\n\n'; cat long.txt; } > days.txt
	jz-parse --name x < days.txt > stream
	iconv -f UTF-8 -t UTF-16 days.txt | jz-parse --name x > whole
	cmp stream whole
	grep -q '^x	-	1	.*	--12-08	' stream
	jz-parse --date none -k money,ratio long.txt > none
	[ "$(wc -l < none)" -eq 1 ]
	# Every label but one, so that the last row waits while others come.
	jz-parse --date none -c start,text,tail -k label,count long.txt > some
	jz-parse --name x --date none -c start,text,tail -k label,count < wide.txt > whole
	cmp some whole
}

@test 'memory does not grow with an article read as it comes, nor with records' {
	long_article 1 > one.txt
	awk 'BEGIN { while (i++ < 60000) print i "\t全市共有学校45所,其中公办28所、民办17所。\\n学生1.2万名,教师三千人。" }' > records
	run bash -c 'ulimit -v 40000; jz-parse --threads 1 --date none one.txt'
	case $output in *AddressSanitizer*) skip 'the sanitizer takes all memory there is' ;; esac
	[ "$status" -eq 0 ]
	run bash -c 'ulimit -v 40000
		for i in $(seq 80); do cat one.txt; done | jz-parse --threads 1 --date none -c start,text | wc -l
		for i in 1 2 3; do cat records; done | jz-parse --threads 1 --lines -c start,text | wc -l
		{ printf "2025年12月29日\n\n2025年12月30日\n\n"; for i in $(seq 80); do cat one.txt; done; } |
		    jz-parse --threads 1 -c start,text | wc -l'
	[ "$status" -eq 0 ]
	[ "${lines[0]}" -gt 300000 ]
	[ "${lines[2]}" -gt 300000 ]
	[ "${lines[1]}" -eq 900001 ]
}

@test 'an article that is damaged far behind its beginning' {
	long_article 2 > long.txt
	{ cat long.txt; printf '坏\377字,12个\n'; cat long.txt; } > bad.txt
	run --separate-stderr jz-parse --date none -c text bad.txt
	[ "$status" -eq 2 ]
	told jz-parse "bad.txt:$(($(wc -l < long.txt) + 1)):" U+FFFD
	[ "$(grep -c '^12个' <<< "$output")" -eq 1 ]
	{ cat long.txt; printf '\000,12个\n'; } > bad.txt
	run --separate-stderr jz-parse --date none -c text,tail bad.txt good.txt
	[ "$status" -eq 2 ]
	told jz-parse "bad.txt:$(($(wc -l < long.txt) + 1)):" NUL
	[[ $output == *'没有了。'*'45所'* ]]
	# What is too short to be read as it comes, and what is not: alone and among others.
	for size in 65535 65536; do
		{ head -c $((size - 1)) long.txt; printf '\000'; } > bad.txt
		{ jz-parse -H --date none bad.txt; jz-parse -H --date none good.txt; } > alone || [ $? -eq 2 ]
		jz-parse -H --date none bad.txt good.txt > many || [ $? -eq 2 ]
		cmp alone many
	done
}

@test 'a full disk is an error' {
	[ -e /dev/full ] || skip 'no /dev/full'
	for filter in jz-parse jz-stats 'jz-check -f tsv' 'jz-parse -h' 'jz-check --list-rules'; do
		run --separate-stderr bash -c "$filter wrong.txt > /dev/full"
		[ "$status" -eq 2 ] || { echo "$filter: status $status"; false; }
		told "${filter%% *}" 'No space left'
	done
}

@test 'output that nobody reads on ends quietly or with status 2' {
	yes '新建学校45所,' | head -n 200000 > many.txt
	run --separate-stderr bash -c 'jz-parse many.txt | head -n 1 | wc -l; exit ${PIPESTATUS[0]}'
	[ "$output" -eq 1 ]
	[ "$status" -ne 0 ]
	[[ $stderr != *Sanitizer* ]]
}

@test 'standard input, by no operand and by -, and its name' {
	run jz-parse < good.txt
	[[ ${lines[1]} == $'-\t'* ]]
	run jz-parse - < good.txt
	[[ ${lines[1]} == $'-\t'* ]]
	run jz-parse --name 头版.txt < good.txt
	[[ ${lines[1]} == $'头版.txt\t'* ]]
}
