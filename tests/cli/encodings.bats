#!/usr/bin/env bats
# Articles in every encoding that iconv can make: the same facts, at their place in the UTF-8 text.
load common

SIMPLIFIED='本报北京2025年12月29日电　全市新建学校45所，投资３．２亿元，增长5.6%。\n\n其中公办28所、民办17所，“十四五”期间3.2万㎡。\n'
TRADITIONAL='本報臺北2025年12月29日電　全市新建學校45所，投資３．２億元，增長5.6%。\n其中公辦28所、民辦17所，恆溫室裏有碁盤一百二十三個。\n'

# ENCODING OPTION...: article.txt made into it gives the facts of article.txt.
reads_as_utf8() {
	local encoding=$1
	shift
	iconv -f UTF-8 -t "$encoding" article.txt > encoded || return
	jz-parse --name x < article.txt > want
	run --separate-stderr jz-parse --name x "$@" < encoded
	[ "$status" -eq 0 ] && [ -z "$stderr" ] || { echo "$encoding $*: $stderr"; return 1; }
	printf '%s\n' "$output" | diff want - || { echo "$encoding $*"; return 1; }
}

# The bytes from start to end of decoded.txt are each figure's text.
offsets_lead_to() {	# FACTS TEXT
	local start end text
	[ "$(wc -l < "$1")" -gt 5 ] || return
	while IFS=$'\t' read -r start end text; do
		printf '%b' "${text//＂/\"}" > figure
		tail -c "+$((start + 1))" "$2" | head -c "$((end - start))" | cmp - figure || return
	done < "$1"
}

@test 'UTF-8, UTF-16 and UTF-32 with a byte order mark are found out' {
	printf %b "$SIMPLIFIED" > article.txt
	for encoding in UTF-8 UTF-16 UTF-32; do
		reads_as_utf8 "$encoding"
		reads_as_utf8 "$encoding" --encoding "$encoding"
	done
	for encoding in UTF-16LE UTF-16BE UTF-32LE UTF-32BE; do
		iconv -f UTF-8 -t "$encoding" <(printf '\357\273\277'; cat article.txt) > marked
		jz-parse --name x < article.txt > want
		jz-parse --name x < marked | cmp want -
		# The mark tells more than a name that is wrong.
		jz-parse --name x --encoding UTF-16BE < marked | cmp want -
		jz-parse --name x --encoding GBK < marked | cmp want -
	done
}

@test 'UTF-16 without a byte order mark, named' {
	printf %b "$SIMPLIFIED" > article.txt
	reads_as_utf8 UTF-16LE --encoding UTF-16LE
	reads_as_utf8 UTF-16BE --encoding UTF-16BE
	reads_as_utf8 UTF-16LE --encoding utf-16
	reads_as_utf8 UTF-16BE --encoding utf-16
	iconv -f UTF-8 -t UTF-16LE article.txt > encoded
	run --separate-stderr jz-parse encoded
	[ "$status" -eq 2 ]
	told jz-parse encoded:1: --encoding
}

@test 'GBK and GB18030 are found out, and by every name' {
	printf %b "$SIMPLIFIED" > article.txt
	for name in GBK gb2312 GB18030 cp936; do
		reads_as_utf8 GBK --encoding "$name"
	done
	reads_as_utf8 GBK
	printf %b "$TRADITIONAL" > article.txt
	reads_as_utf8 GBK
	printf '𠮷林镇新建学校45所。\n' > article.txt
	reads_as_utf8 GB18030
}

@test 'Big5 is named; without its name it is told of, never misread' {
	printf %b "$TRADITIONAL" > article.txt
	for encoding in BIG5 CP950 BIG5-HKSCS; do
		for name in Big5 cp950 BIG5-HKSCS; do
			iconv -f UTF-8 -t "$encoding" article.txt > /dev/null 2>&1 || continue
			reads_as_utf8 "$encoding" --encoding "$name"
		done
	done
	iconv -f UTF-8 -t CP950 article.txt > encoded
	run --separate-stderr jz-parse encoded
	[ "$status" -eq 2 ]
	lines_are 1
	told jz-parse encoded: 'Big5'
}

@test 'start and end are bytes of the decoded text' {
	printf %b "$SIMPLIFIED" '"丙"有7人\f8人。' > article.txt
	for encoding in UTF-8 UTF-16 UTF-16LE GBK; do
		iconv -f UTF-8 -t "$encoding" article.txt > encoded
		jz-parse -H -c start,end,text --encoding "$encoding" encoded > facts
		offsets_lead_to facts article.txt
	done
	{ printf '\357\273\277'; cat article.txt; } > encoded
	jz-parse -H -c start,end,text encoded > facts
	offsets_lead_to facts article.txt
	printf %b "$TRADITIONAL" > article.txt
	iconv -f UTF-8 -t CP950 article.txt > encoded
	jz-parse -H -c start,end,text --encoding Big5 encoded > facts
	offsets_lead_to facts article.txt
}

@test 'damage in UTF-16 is told of with its line, and the rest is read' {
	printf '共有\n学校45所' | iconv -f UTF-8 -t UTF-16LE > whole
	for damage in '\075' '\075\330' '\075\330\001' '\000\334'; do
		{ cat whole; printf "$damage"; } > bad.txt
		run --separate-stderr jz-parse -H -c text --encoding UTF-16LE bad.txt
		[ "$status" -eq 2 ]
		[ "$output" = 45所 ]
		told jz-parse bad.txt:2: '1 sequence'
	done
	# Half a pair, and whole characters behind it.
	{ printf '\075\330'; cat whole; } > bad.txt
	run --separate-stderr jz-parse -H -c text --encoding UTF-16LE bad.txt
	[ "$output" = 45所 ]
	told jz-parse bad.txt:1: '1 sequence'
}

@test 'a byte order mark inside is text, and no figure is lost to it' {
	{ cat good.txt; printf '\357\273\277'; cat good.txt; } > two.txt
	jz-parse -H -c text,value two.txt > got
	{ jz-parse -H -c text,value good.txt; jz-parse -H -c text,value good.txt; } | cmp - got
	jz-parse two.txt | awk -f "$BATS_TEST_DIRNAME/../golden/rebuild.awk" | cmp - two.txt
}

@test '--lines takes no UTF-16' {
	printf 'a\t学校45所\nb\t学校46所\n' > records
	iconv -f UTF-8 -t UTF-16 records > encoded
	run --separate-stderr jz-parse --lines encoded
	[ "$status" -eq 2 ]
	told jz-parse encoded:1: UTF-16
	iconv -f UTF-8 -t GBK records > encoded
	jz-parse --lines records > want
	jz-parse --lines encoded | cmp want -
	jz-parse --lines --encoding GBK encoded | cmp want -
}

@test 'an unknown encoding is told of with those that are known' {
	for name in KLINGON GBK//IGNORE ''; do
		run --separate-stderr jz-parse --encoding "$name" good.txt
		[ "$status" -eq 2 ]
		told jz-parse "$name" GB18030 Big5 'iconv -l'
	done
}

@test 'pages of pdftotext: figures are read across wraps and form feeds' {
	printf '全市房屋共3.2万\n\f㎡。\n\f第二页有45所。\n' > pages.txt
	run jz-parse -H -c text,value,unit pages.txt
	[ "${lines[0]}" = $'3.2万\\n\f㎡\t32000\tm2' ]
	[[ $output == *$'45所\t45\t所' ]]
	# Lines of one width, a page of 2 lines.
	printf '%s\n' 全市年内新建改建学校一百二十 三所,其中公办28所、民办９５ > wide
	printf '\f%s\n' 所,投资达到人民币3亿5000万元, >> wide
	printf '%s\n' 比上年同期增长百分之五点六左 右。 >> wide
	tr -d '\n\f' < wide > unwrapped
	jz-parse -H -c text,value,low,high,unit unwrapped > want
	jz-parse -H -c text,value,low,high,unit wide | sed 's/\\n//g' | tr -d '\f' > got
	[ "$(wc -l < want)" -ge 5 ]
	diff want got
	jz-parse -H -c start,end,text wide > facts
	while IFS=$'\t' read -r start end text; do
		printf '%b' "$text" > figure
		tail -c "+$((start + 1))" wide | head -c "$((end - start))" | cmp - figure
	done < facts
}
