#!/bin/sh
# The benchmark itself runs, on little text, and its tables have every row; what it is made
# with is the same every time.  No time is judged here.
. tests/tap.sh
programs=$PWD/build/bench

for tool in hyperfine:hyperfine pcre2grep:pcre2-utils; do
	command -v "${tool%:*}" > /dev/null || missing=${tool#*:}
done

# Of each input so many figures are found, of so many bytes with their line feeds.
pattern_finds() {	# FILE COUNT BYTES
	[ "$(pcre2grep -o -u -f "$scratch/pattern" "$1" | wc -lc | tr -s ' ')" = " $2 $3" ]
}

same_text_twice() {
	for run in 1 2; do
		"$programs/gen_corpus" "$@" testdata/page.md testdata/bulletin.txt > "$scratch/text$run" || return
	done
	[ "$(wc -c < "$scratch/text1")" -ge 1000000 ] && cmp "$scratch/text1" "$scratch/text2"
}

# Years stay in their century, and their digits are many.
draws_digits() {
	"$programs/gen_corpus" 100000 testdata/page.md | grep -oE '[0-9]{4}年' | sort | uniq -c > "$scratch/years"
	[ "$(wc -l < "$scratch/years")" -gt 10 ] && ! grep -vE ' 20[012][0-5]年$' "$scratch/years"
}

records_are_documents() {
	"$programs/gen_corpus" -l 100000 testdata/page.md > "$scratch/records"
	"$JZ_BIN/jz-parse" --lines -H "$scratch/records" | cut -f 1 | uniq > "$scratch/ids"
	cut -f 1 "$scratch/records" | cmp - "$scratch/ids" && [ "$(wc -l < "$scratch/ids")" -gt 10 ]
}

benchmark() {
	CORPUS= BENCH_DIR=$scratch/bench SIZE=1 RUNS=1 sh tests/bench/parse.sh > "$scratch/tables"
}

# It is there once, and so many cells behind its name begin with a number.
has_row() {	# NAME CELLS
	awk -F ' [|] ' -v name="| $1" -v cells="$2" '
		$1 == name { seen++; for (i = 2; i <= cells + 1; i++) if ($i !~ /^[0-9.]+( |$)/) bad = 1 }
		END { exit seen != 1 || bad }' "$scratch/tables"
}

check 'the text is the same every time' same_text_twice 1000000
check 'so are the records' same_text_twice -l 1000000
check 'digits are drawn anew' draws_digits
check 'each record is a document' records_are_documents
if [ -n "${missing-}" ]; then
	skip 'the benchmark' "not installed (Debian: $missing)"
	done_testing
	exit
fi
sh tests/bench/pattern.sh > "$scratch/pattern"
check 'the pattern on a page' pattern_finds testdata/page.md 147 961
check 'the pattern on a bulletin' pattern_finds testdata/bulletin.txt 78 454
check 'the benchmark runs' benchmark
for row in pcre2grep 'grep -c' cat 'jz-parse \\| jz-check' 'jz-parse \\| jz-stats' 'jz-check, records' 'jz-parse, records' jz-check 'jz-check --threads 1' jz-parse 'jz-parse --threads 1'; do
	check "a row of $row" has_row "$row" 5
done
for row in 'grep -P' ripgrep; do
	if grep -q "^| $row | not installed |" "$scratch/tables"; then
		skip "a row of $row" 'not installed'
	else
		check "a row of $row" has_row "$row" 5
	fi
done
for row in pcre2grep jz-parse jz-check; do
	check "a row of $row, a page" has_row "$row, a page" 3
done
for row in '10 MB of records, from a pipe' 'the text as it comes, from a pipe' 'the text as one document'; do
	check "a row of $row" has_row "$row" 1
done
for row in 'jz-parse ÷ pcre2grep' 'jz-parse ÷ grep -c' 'jz-check ÷ jz-parse' 'jz-parse ÷ pcre2grep, a page' 'jz-check ÷ pcre2grep, a page'; do
	check "a row of $row" has_row "$row" 2
done
done_testing
