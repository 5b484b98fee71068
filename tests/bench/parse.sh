#!/bin/sh
# make bench: jz-parse and jz-check against the greps that people know, on the same text, in
# one run.  Prints a Markdown document, which also stays in build/bench/parse.md.
#
# CORPUS     the text, in UTF-8 (made from testdata/)
# SIZE       megabytes of text to make (100); of records, ten times as much
# RUNS       of every command, of which the median is told (3)
# BENCH_DIR  where it works (build/bench)
set -eu
PATH=${JZ_BIN:-$PWD/build}:$PWD/build/bench:$PATH
bench=$PWD/tests/bench
dir=${BENCH_DIR:-build/bench}
size=${SIZE:-100}
runs=${RUNS:-3}
[ -z "${CORPUS-}" ] || CORPUS=$(realpath "$CORPUS")

say() { printf '%s\n' "$*" >&2; }
have() { command -v "$1" > /dev/null; }
need() { have "$1" || { say "make bench needs $1 (Debian package $2)"; exit 2; }; }
need hyperfine hyperfine
need pcre2grep pcre2-utils

# --- what is read

mkdir -p "$dir/own"
for f in testdata/*.md testdata/*.txt; do
	iconv -f UTF-8 -t UTF-8 "$f" > "$dir/own/${f##*/}" 2> /dev/null ||
	    iconv -f GB18030 -t UTF-8 "$f" > "$dir/own/${f##*/}"
done
cd "$dir"
rm -f corpus.txt times
if [ -n "${CORPUS-}" ]; then
	ln -s "$CORPUS" corpus.txt
else
	gen_corpus "${size}000000" own/* > corpus.txt
fi
gen_corpus 13000 own/* > page.md
# The same text as records of some 4000 bytes: as many articles.
LC_ALL=C awk '
	n == 0 { printf "r%d\t", ++records }
	{ gsub(/\\/, "\\\\"); gsub(/\t/, "\\t"); printf "%s\\n", $0; n += length + 1 }
	n > 4000 { print ""; n = 0 }
	END { if (n > 0) print "" }' corpus.txt > records.tsv
sh "$bench/pattern.sh" > pattern.txt

# --- measuring: into the file times, lines NAME, MEDIAN, PROCESSOR, KIB, COMMAND with tabs between

# COMMAND: the most memory, in KiB, that one of its processes held at once.
memory() { measure sh -c "$1" 2>&1 > /dev/null | tail -n 1 | cut -d ' ' -f 3; }

# NAME RUNS COMMAND [OPTION-OF-HYPERFINE...]
timed() {
	name=$1 n=$2 command=$3
	shift 3
	say "$command"
	hyperfine --runs "$n" --export-csv one.csv "$@" "$command" > hyperfine.log 2>&1 || { cat hyperfine.log >&2; exit 2; }
	# Its columns: command, mean, stddev, median, user, system, min, max.
	set -- $(tail -n 1 one.csv | awk -F , '{ print $(NF - 4), $(NF - 3) + $(NF - 2) }') "$(memory "$command")"
	printf '%s\t%s\t%s\t%s\t%s\n' "$name" "$1" "$2" "$3" "$command" >> times
}

# NAME COMMAND: over the whole text, into a file that is not there yet, so that freeing what the last run wrote is not measured.
whole() { timed "$1" "$runs" "$2" --prepare "rm -f ${2##*> }"; }

# TOOL COMMAND: only where the tool is there and finds what pcre2grep finds.
competitor() {
	if ! sh -c "$2" 2> /dev/null; then
		printf '%s\tnot installed\n' "$1"
	elif ! cmp -s out matches; then
		printf '%s\tother matches\n' "$1"
	else
		whole "$1" "$2"
		return
	fi >> times
}

whole pcre2grep 'pcre2grep -o -u -f pattern.txt corpus.txt > matches'
competitor 'grep -P' 'LC_ALL=C.UTF-8 grep -a -o -P -f pattern.txt corpus.txt > out'
competitor ripgrep 'rg -a -o -N -f pattern.txt corpus.txt > out'
whole 'grep -c' "LC_ALL=C grep -a -c '[0-9]' corpus.txt > out"
whole cat 'cat corpus.txt > out'
whole 'jz-parse | jz-check' 'jz-parse corpus.txt | jz-check --exit-zero > out'
whole 'jz-parse | jz-stats' 'jz-parse corpus.txt | jz-stats > out'
whole 'jz-check, records' 'jz-check --exit-zero --lines records.tsv > out'
whole 'jz-parse, records' 'jz-parse --lines records.tsv > out'
whole jz-check 'jz-check --exit-zero corpus.txt > out'
whole 'jz-check --threads 1' 'jz-check --threads 1 --exit-zero corpus.txt > out'
whole 'jz-parse --threads 1' 'jz-parse --threads 1 corpus.txt > out'
whole jz-parse 'jz-parse corpus.txt > out'

for command in 'pcre2grep -o -u -f pattern.txt page.md' 'jz-parse page.md' 'jz-check --exit-zero page.md'; do
	timed "${command%% *}, a page" $((20 * runs)) "$command" --warmup "$runs" --shell none
done

# --- telling

escape_pipes() { sed 's/|/\\|/g'; }

version() { "$@" 2>&1 | head -n 1; }

about() {
	bytes=$(wc -c < corpus.txt)
	echo '# jz-parse and jz-check measured'
	echo
	echo "    make bench${CORPUS:+ CORPUS=FILE}${SIZE:+ SIZE=$SIZE}${RUNS:+ RUNS=$RUNS}"
	echo
	awk -v bytes="$bytes" -v rows="$(($(wc -l < out) - 1))" -v runs="$runs" -v own="${CORPUS:-own}" 'BEGIN {
		printf "Text: %.1f MB %s, %d figures in it (%d a MB). Medians of %d runs.\n", bytes / 1e6,
		    own == "own" ? "made from `testdata/`" : "given", rows, rows / (bytes / 1e6), runs }'
	echo
	printf 'Machine: %s of %s, %s %s. ' "$(getconf _NPROCESSORS_ONLN) processors" \
	    "$(sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo | head -n 1)" "$(uname -s)" "$(uname -m)"
	for tool in jz-parse hyperfine pcre2grep grep rg; do
		! have $tool || printf '%s; ' "$(version $tool --version)"
	done | sed 's/; $/./'
	printf '\n\n'
}

# Processor time and memory are those of all processes, and of the largest one.
throughput() {
	echo '| | median | processor | MB/s | of pcre2grep | memory | command |'
	echo '| --- | ---: | ---: | ---: | ---: | ---: | --- |'
	grep -v ', a page	' times | escape_pipes | awk -F '\t' -v bytes="$bytes" '
		$1 == "pcre2grep" { base = $2 }
		NF == 2 { printf "| %s | %s | | | | | |\n", $1, $2; next }
		{ printf "| %s | %.3f s | %.3f s | %.0f | %.2f | %.0f MiB | `%s` |\n",
		    $1, $2, $3, bytes / 1e6 / ($2 + 1e-9), $2 / (base + 1e-9), $4 / 1024, $5 }'
}

start_up() {
	echo '| start-up, on 13 KB | median | of pcre2grep | memory | command |'
	echo '| --- | ---: | ---: | ---: | --- |'
	grep ', a page	' times | awk -F '\t' '
		NR == 1 { base = $2 }
		{ printf "| %s | %.1f ms | %.2f | %.0f MiB | `%s` |\n",
		    $1, 1000 * $2, $2 / (base + 1e-9), $4 / 1024, $5 }'
}

peaks() {
	echo '| peak memory | | command |'
	echo '| --- | ---: | --- |'
	while read -r what; do
		read -r command
		say "$command"
		printf '| %s | %.1f MiB | `%s` |\n' "$what" "$(memory "$command" | awk '{ print $1 / 1024 }')" \
		    "$(printf '%s' "$command" | escape_pipes)"
	done <<-END
		$((size * 10)) MB of records, from a pipe
		gen_corpus -l ${size}0000000 own/* | jz-parse --lines > /dev/null
		the text as it comes, from a pipe
		cat corpus.txt | jz-parse --date none > /dev/null
		the text as one document
		jz-parse corpus.txt > /dev/null
	END
}

# Those of throughput are for news as it is printed.
targets() {
	[ -n "${CORPUS-}" ] || printf '%s\n\n' "The targets are for news, which has some 10,000 figures a MB and few mistakes. The text made from \`testdata/\` has twice as many, and mistakes on purpose."
	echo '| time | target at most | measured |'
	echo '| --- | ---: | ---: |'
	awk -F '\t' '
		{ t[$1] = $2 }
		function target(a, b, what, most) {
			printf "| %s ÷ %s%s | %s | %.2f |\n", a, b, what, most, t[a what] / (t[b what] + 1e-9)
		}
		END {
			target("jz-parse", "pcre2grep", "", "0.50")
			target("jz-parse", "grep -c", "", "8")
			target("jz-check", "jz-parse", "", "2.5")
			target("jz-parse", "pcre2grep", ", a page", "2")
			target("jz-check", "pcre2grep", ", a page", "4")
		}' times
}

{ about && throughput && echo && start_up && echo && peaks && echo && targets; } > parse.md
cat parse.md
