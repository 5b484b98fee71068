#!/usr/bin/env bats
# Fact tables that were filtered, sorted or damaged on their way.
load common

@test 'a table without its header is no article without faults' {
	jz-parse wrong.txt | tail -n +2 > facts.tsv
	for filter in jz-stats jz-check; do
		run --separate-stderr "$filter" facts.tsv
		[ "$status" -eq 2 ]
		told "$filter" facts.tsv header
	done
}

@test 'a partial summary is no article either' {
	jz-stats -p good.txt > a.part
	for filter in jz-parse jz-stats jz-check; do
		run --separate-stderr "$filter" a.part
		[ "$status" -eq 2 ]
		told "$filter" a.part:1: --merge
		run --separate-stderr "$filter" good.txt a.part
		[ "$status" -eq 2 ]
		told "$filter" a.part:1: --merge
	done
}

@test 'columns called like kinds and qualifiers are columns' {
	printf 'kind\tunit\tvalue\tcount\trange\ncount\t人\t3\tx\ty\n' > facts.tsv
	run jz-stats -o sum facts.tsv
	[ "${lines[1]}" = $'count\t人\t3' ]
}

@test 'a missing column is named' {
	jz-parse wrong.txt | awk 'BEGIN { FS = OFS = "\t" }
		NR == 1 { for (i = 1; i <= NF; i++) if ($i == "low") drop = i }
		{ out = ""; for (i = 1; i <= NF; i++) if (i != drop) out = out (out == "" ? "" : OFS) $i; print out }' > facts.tsv
	run --separate-stderr jz-check facts.tsv
	[ "$status" -eq 2 ]
	told jz-check facts.tsv low
}

@test 'a short row is told of by its line' {
	jz-parse good.txt | awk 'BEGIN { FS = OFS = "\t" } NR == 3 { NF = 7 } { print }' > facts.tsv
	run --separate-stderr jz-check facts.tsv good.txt
	[ "$status" -eq 2 ]
	told jz-check facts.tsv:3:
}

@test 'a number that is none is told of by its line' {
	jz-parse good.txt | awk 'BEGIN { FS = OFS = "\t" }
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
		NR == 2 { $at["start"] = "x7" } { print }' > facts.tsv
	run --separate-stderr jz-check facts.tsv
	[ "$status" -eq 2 ]
	told jz-check facts.tsv:2:
}

@test 'columns in any order' {
	jz-parse wrong.txt | awk 'BEGIN { FS = "\t" } { out = $NF; for (i = NF - 1; i > 0; i--) out = out FS $i; print out }' > facts.tsv
	jz-check -f tsv wrong.txt > want || true
	grep -q list-count want
	jz-check -f tsv facts.tsv > got || true
	cmp want got
}

@test 'rows in any order' {
	cp "$TESTDATA/page-errors.md" .
	jz-parse page-errors.md > facts.tsv
	{ head -n 1 facts.tsv; tail -n +2 facts.tsv | LC_ALL=C sort -r; } > shuffled.tsv
	jz-check -f tsv page-errors.md > want || true
	jz-check -f tsv shuffled.tsv > got || true
	[ "$(wc -l < want)" -gt 1 ]
	cmp want got
}

@test 'tables one after the other' {
	cp "$TESTDATA/page-errors.md" "$TESTDATA/bulletin-errors.txt" .
	{ jz-parse bulletin-errors.txt; jz-parse page-errors.md; } > both.tsv
	jz-check -f tsv bulletin-errors.txt page-errors.md > want || true
	grep -q sum-total want
	jz-check -f tsv both.tsv > got || true
	cmp want got
	jz-parse bulletin-errors.txt page-errors.md > once.tsv
	jz-check -f tsv once.tsv > got || true
	cmp want got
}

@test 'overlapping rows of one name' {
	{ jz-parse --name x < good.txt; printf '新建大桥12345座。\n' | jz-parse --name x; } > facts.tsv
	run --separate-stderr jz-check facts.tsv
	[ "$status" -eq 2 ]
	told jz-check facts.tsv x
}

@test 'missing rows: one warning, no finding across the hole' {
	printf '建成学校12所、医院34家。\n共45人,其中男28人、女17人。\n' > a.txt
	jz-parse a.txt | grep -v $'\t28人\t' > facts.tsv
	run --separate-stderr jz-check -f tsv facts.tsv
	[ "$status" -eq 0 ]
	told jz-check a.txt
	[ "$(printf '%s\n' "$stderr" | wc -l)" -eq 1 ]
}

@test 'a table of one kind: what the rest would tell is left undecided' {
	cp "$TESTDATA/page.md" "$TESTDATA/bulletin.txt" .
	for kind in count money label date; do
		jz-parse -k "$kind" page.md bulletin.txt > facts.tsv
		run --separate-stderr jz-check -f tsv facts.tsv
		[ "$status" -eq 0 ] || { echo "$kind: $status $output"; false; }
		lines_are 1
		[ "$(printf '%s\n' "$stderr" | grep -c 'page.md')" -eq 1 ]
	done
}

@test '--input text takes a table for text' {
	jz-parse wrong.txt > facts.tsv
	run --separate-stderr jz-parse --input facts good.txt
	[ "$status" -eq 2 ]
	run --separate-stderr jz-stats --input text facts.tsv
	[ "$status" -eq 0 ]
}

@test 'a table with CRLF is read' {
	jz-parse wrong.txt | sed 's/$/\r/' > facts.tsv
	jz-check -f tsv wrong.txt > want || true
	grep -q list-count want
	jz-check -f tsv facts.tsv > got || true
	cmp want got
}

@test 'no field is empty and every row has as many as the header' {
	jz-parse "$TESTDATA"/*.md "$TESTDATA"/bulletin*.txt "$TESTDATA"/wrapped.txt > facts.tsv
	[ "$(wc -l < facts.tsv)" -gt 300 ]
	run awk 'BEGIN { FS = "\t" } NR == 1 { n = NF } NF != n { print "fields", NR } { for (i = 1; i <= NF; i++) if ($i == "") print "empty", NR }' facts.tsv
	[ -z "$output" ]
}
