#!/bin/sh
# Every input in testdata/ with an expected output beside it gives that output; and what
# must hold of any article: the same from a table as from the text, twice the same bytes,
# in any locale and time zone, and nothing of the text lost.
. tests/tap.sh
cd testdata || exit
. ../tests/golden/outputs.sh

same_as_expected() {	# KIND FILE
	produce "$1" "$2" > "$scratch/out"
	status=$?
	diff -u "${2%.*}.$1.tsv" "$scratch/out" || return
	# Findings are a status of 1; a header alone is 0.
	want=0
	if [ "$1" = findings ] && [ "$(wc -l < "$scratch/out")" -gt 1 ]; then
		want=1
	fi
	[ "$status" -eq "$want" ] || { echo "exit status $status"; return 1; }
}

same_through_table() {	# KIND FILE
	produce "$1" "$2" > "$scratch/direct"
	jz-parse "$2" | produce "$1" > "$scratch/piped"
	[ -s "$scratch/direct" ] && diff -u "$scratch/direct" "$scratch/piped"
}

same_again() {	# KIND FILE [ENVIRONMENT...]
	kind=$1 file=$2
	shift 2
	produce "$kind" "$file" > "$scratch/first"
	(
		for assignment in "$@"; do export "$assignment"; done
		produce "$kind" "$file"
	) > "$scratch/second"
	[ -s "$scratch/first" ] && cmp "$scratch/first" "$scratch/second"
}

gives_document_back() {	# FILE
	if iconv -f UTF-8 -t UTF-8 "$1" > /dev/null 2>&1; then
		sed 's/"/＂/g' "$1" > "$scratch/document"
	else
		iconv -f GB18030 -t UTF-8 "$1" | sed 's/"/＂/g' > "$scratch/document"
	fi
	jz-parse "$1" | awk -f ../tests/golden/rebuild.awk > "$scratch/rebuilt"
	cmp "$scratch/document" "$scratch/rebuilt"
}

for f in $(inputs); do
	for kind in $kinds; do
		[ -e "${f%.*}.$kind.tsv" ] || continue
		check "$f: $kind as expected" same_as_expected "$kind" "$f"
		check "$f: $kind twice the same" same_again "$kind" "$f"
		check "$f: $kind the same in another time zone and locale" \
		    same_again "$kind" "$f" TZ=Pacific/Kiritimati LC_ALL=C.UTF-8
	done
	check "$f: stats the same from the table" same_through_table stats "$f"
	check "$f: findings the same from the table" same_through_table findings "$f"
	check "$f: the table gives the document back" gives_document_back "$f"
done
done_testing
