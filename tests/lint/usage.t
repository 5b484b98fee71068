#!/bin/sh
# An option is everywhere or nowhere: in the summary that -h prints and its list, in the
# manual page's SYNOPSIS and DESCRIPTION, and among what bash offers.
. tests/tap.sh
PATH=$JZ_BIN:$PATH

# Option letters and words of a text, one a line, sorted.
options_in() {
	grep -oE -- '(^|[^[:alnum:]-])--?[[:alnum:]][[:alnum:]-]*' | sed 's/^[^-]*//' | LC_ALL=C sort -u
}

# What -h prints before and after its blank line.
summary() { "$1" -h | sed '/^$/,$d'; }
list() { "$1" -h | sed '1,/^$/d'; }

# The text of a section of a manual page, without overstrike.
section() {	# PAGE SECTION
	mandoc -T ascii -O width=500 "$1" | sed 's/.\x08//g' |
	    awk -v section="$2" '/^[A-Z]/ { on = $0 == section; next } on'
}

fits_terminal() { "$1" -h | awk 'length > 79 { print; long = 1 } END { exit long }'; }

one_line() { tr -s ' \n' '  ' | sed 's/^ *\(usage: \)\{0,1\}//; s/ *$//'; echo; }

offered() {	# WORDS-SO-FAR... CURRENT
	bash -c '
		. completions/jz.bash
		COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
		previous=${*: -2:1} current=${*: -1}
		_jz "$1" "$current" "$previous"
		printf "%s\n" "${COMPREPLY[@]}"
	' bash "$@"
}

one_of_each() {
	for kind in $(offered jz-parse -k ''); do
		jz-parse -k "$kind" < /dev/null || return
	done
	grep -oE 'K\([A-Z]+, "[a-z]+"' lib/figure/kind.h | sed 's/.*"\(.*\)"/\1/' | sort > "$scratch/kinds"
	offered jz-parse -k '' | sort | diff -u "$scratch/kinds" -
}

for c in jz-parse jz-stats jz-check; do
	page=cmd/$c.1
	list "$c" | options_in > "$scratch/options"
	check "$c: -h lists options" [ -s "$scratch/options" ]
	check "$c: -h fits a terminal of 80 columns" fits_terminal "$c"
	summary "$c" | options_in > "$scratch/in-summary"
	check "$c: -h sums up what it lists" diff -u "$scratch/options" "$scratch/in-summary"
	summary "$c" | one_line > "$scratch/summary"
	section "$page" SYNOPSIS | one_line > "$scratch/synopsis"
	check "$c: SYNOPSIS is what -h prints" diff -u "$scratch/summary" "$scratch/synopsis"
	# The tags of the list of options: "-k, --kind list" at its indentation, nothing else there starts with "-".
	section "$page" DESCRIPTION | sed -n 's/^ \{5,8\}\(-.*\)/\1/p' | sed 's/   .*//' |
	    options_in > "$scratch/described"
	check "$c: the manual describes every option" diff -u "$scratch/options" "$scratch/described"
	offered "$c" - | options_in > "$scratch/offered"
	check "$c: bash offers every option" diff -u "$scratch/options" "$scratch/offered"
done
check 'bash offers every kind' one_of_each
offers() {	# WORDS OFFERED...
	words=$1
	shift
	eval "offered $words" | tr '\n' ' ' | grep -Fx "$* "
}
check 'bash offers columns, in a list too' offers 'jz-parse -c file,va' file,value
check 'bash offers rules' offers 'jz-check --explain list-' list-count
check 'bash offers the formats' offers 'jz-check -f t' tsv text
check 'bash offers the formats of each' offers 'jz-stats --format p' pretty
check 'bash offers the formats behind =' offers 'jz-check --format = t' tsv text
check 'bash offers them behind = alone' offers 'jz-check --input =' text facts
check 'bash offers severities' offers 'jz-check --severity ""' note warning error
done_testing
