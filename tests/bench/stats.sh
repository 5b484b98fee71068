#!/bin/sh
# make bench-stats: jz-stats against datamash, Miller, mawk and SQLite on the same table, in
# one run.  First all must give the same, then the medians of BENCH_RUNS runs are told as a
# Markdown table, with what jz-stats needs as a part of what each of the others does.  The
# part is of processor time, which other load on the machine disturbs least.
#
# BENCH_ROWS  numbers of rows (1000000 10000000)
# BENCH_UNITS numbers of groups (32 900000)
# BENCH_FACTS megabytes of the fact table that is read first (400; 0: none)
# BENCH_TOOLS which others to run (datamash miller mawk sqlite)
set -eu
export LC_ALL=C
rows=${BENCH_ROWS-1000000 10000000}
groups=${BENCH_UNITS-32 900000}
megabytes=${BENCH_FACTS:-400}
tools=${BENCH_TOOLS-datamash miller mawk sqlite}
runs=${BENCH_RUNS:-3}
dir=${BENCH_DIR:-build/bench}
PATH=$PWD/build:$PWD/$dir:$PATH
mkdir -p "$dir"

# The commands, each of them a filter from the table to unit, n, sum, mean[, median]; and two
# of a fact table.
jz() { jz-stats -F value -g unit -o n,sum,mean,median; }
jz_sums() { jz-stats -F value -g unit -o n,sum,mean; }
jz_facts() { jz-stats -o n,sum; }
jz_all() { jz-stats; }
datamash_() { datamash -s -H -g unit count value sum value mean value median value; }
miller() { mlr --tsv stats1 -a count,sum,mean,median -i -f value -g unit; }
mawk_() {
	mawk -F '\t' 'NR > 1 { n[$3]++; s[$3] += $4 }
		END { for (u in n) printf "%s\t%d\t%.14g\t%.14g\n", u, n[u], s[u], s[u] / n[u] }'
}
sqlite() {
	sqlite3 -cmd '.mode tabs' -cmd 'CREATE TABLE t(section, kind, unit, value REAL)' \
	    -cmd '.import --skip 1 /dev/stdin t' :memory: \
	    "SELECT unit, count(*), printf('%.14g', sum(value)), printf('%.14g', avg(value)) FROM t GROUP BY unit"
}

# TOOL: its function, and which of ours does the same.
command_of() { case $1 in datamash) echo datamash_ ;; mawk) echo mawk_ ;; *) echo "$1" ;; esac; }
ours_of() { case $1 in mawk | sqlite) echo jz_sums ;; *) echo jz ;; esac; }

# Rows by unit, without the header that some write.
even() { grep -v -E '^(GroupBy\(unit\)|unit)	' | sort; }

# Every number of ours is theirs, but for what binary floating point loses.
same_as_ours() {	# OURS THEIRS
	paste "$1" "$2" | awk -F '\t' '
		function far(a, b) { d = a - b; if (d < 0) d = -d; m = a < 0 ? -a : a; return d > 1e-9 * (m > 1 ? m : 1) }
		{
			n = NF / 2
			if (NF % 2 || $1 != $(n + 1)) { print "other rows: " $0; exit 1 }
			for (i = 2; i <= n; i++) if (far($i, $(n + i))) { print "other numbers: " $0; exit 1 }
		}
		END { if (NR == 0) exit 1 }' >&2
}

# Of lines "CPU WALL KIB" the one with the median of processor time, and the most memory.
median() { sort -n | awk '{ c[NR] = $1; w[NR] = $2; if ($3 > m) m = $3 } END { i = int((NR + 1) / 2); print c[i], w[i], m }'; }

# FUNCTION TABLE: run it $runs times under measure.
timed() {
	i=0
	while [ $i -lt "$runs" ]; do
		measure sh tests/bench/stats.sh "$1" < "$2" 2>&1 > /dev/null | tail -n 1
		i=$((i + 1))
	done | median
}

# Called by timed(): only run one of the commands.
if [ $# -eq 1 ]; then
	"$1"
	exit
fi

part() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.3f", a / b }'; }

# ROWS GROUPS NAME CPU WALL KIB [CPU KIB of ours]
row() {
	printf '| %s | %s | %s | %.2f s | %.2f s | %.0f MiB |' "$1" "$2" "$3" "$4" "$5" $(($6 / 1024))
	if [ $# -gt 6 ]; then
		printf ' %s | %s |\n' "$(part "$7" "$4")" "$(part "$8" "$6")"
	else
		printf ' | |\n'
	fi
}

# How fast a fact table is read: that of the samples, over and over, BENCH_FACTS MB of it.
facts() {
	jz-parse testdata/*.md testdata/*.txt > "$dir/once.tsv" || return
	for _ in 1 2 3 4 5 6 7 8 9 10; do cat "$dir/once.tsv" "$dir/once.tsv"; done > "$dir/more.tsv"
	: > "$dir/facts.tsv"
	while [ "$(wc -c < "$dir/facts.tsv")" -lt "${megabytes}000000" ]; do cat "$dir/more.tsv" >> "$dir/facts.tsv"; done
	bytes=$(wc -c < "$dir/facts.tsv")
	echo '| fact table | operations | processor | clock | read |'
	echo '| ---: | --- | ---: | ---: | ---: |'
	for ours in jz_facts jz_all; do
		set -- $(timed $ours "$dir/facts.tsv")
		awk -v bytes="$bytes" -v name="$ours" -v cpu="$1" -v wall="$2" 'BEGIN {
			printf "| %.0f MB | %s | %.2f s | %.2f s | %.2f GB/s |\n", bytes / 1e6,
			    name == "jz_facts" ? "`n,sum`" : "all of the default", cpu, wall, bytes / cpu / 1e9 }'
	done
	echo
}

[ "$megabytes" -eq 0 ] || facts
echo '| rows | groups | | processor | clock | memory | time of jz-stats | memory of jz-stats |'
echo '| ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: |'
for r in $rows; do
	for g in $groups; do
		table=$dir/table.tsv
		gen_table "$r" "$g" > "$table"
		for ours in jz jz_sums; do
			$ours < "$table" | even > "$dir/$ours"
			set -- $(timed $ours "$table")
			eval "${ours}_time=$1 ${ours}_memory=$3"
			case $ours in jz) name='jz-stats' ;; *) name='jz-stats, without median' ;; esac
			row "$r" "$g" "$name" "$1" "$2" "$3"
		done
		for tool in $tools; do
			theirs=$(command_of "$tool") ours=$(ours_of "$tool")
			$theirs < "$table" | even > "$dir/theirs"
			same_as_ours "$dir/$ours" "$dir/theirs"
			set -- $(timed "$theirs" "$table")
			eval "time=\$${ours}_time memory=\$${ours}_memory"
			row "$r" "$g" "$tool" "$1" "$2" "$3" "$time" "$memory"
		done
	done
done
