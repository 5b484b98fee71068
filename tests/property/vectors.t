#!/bin/sh
# The filters built for a processor of which nothing is known, without the instructions of
# lib/base/vec.h, write the same bytes as those under test.
. tests/tap.sh
plain=build/plain

build() {
	unset MAKEFLAGS MAKELEVEL SANITIZE
	make -s -j2 B=$plain CC="${COMPILE%% *}" CFLAGS='-O0 -U__SSE2__' $plain/jz-parse $plain/jz-check $plain/jz-stats
}

# Both on all articles, or tables.
same() {	# FILTER OPTION... -- FILE...
	filter=$1
	options=
	shift
	while [ "$1" != -- ]; do
		options="$options $1"
		shift
	done
	shift
	for file; do
		"$JZ_BIN/$filter" $options "$file" > "$scratch/vectors" 2>&1
		"$plain/$filter" $options "$file" > "$scratch/plain" 2>&1
		cmp "$scratch/vectors" "$scratch/plain" || return
	done
}

check 'they are built' build
check 'figures' same jz-parse --all -- testdata/*.md testdata/*.txt
check 'figures in JSON' same jz-parse -f jsonl -- testdata/*.md testdata/*.txt
check 'figures of the lexicon itself' same jz-parse -- lib/lexicon/*.txt
check 'findings' same jz-check --severity note -- testdata/*.md testdata/*.txt
"$JZ_BIN/jz-parse" testdata/*.md > "$scratch/facts.tsv"
check 'tables read and summed' same jz-stats -- "$scratch/facts.tsv"
check 'tables checked' same jz-check -- "$scratch/facts.tsv"
done_testing
