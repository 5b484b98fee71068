#!/bin/sh
# An option is in four places, or in none: what -h prints, the manual page's SYNOPSIS and
# its description, and what bash offers.
. tests/tap.sh

# Option letters and words, one a line, sorted.
options_in() {
	grep -oE -- '(^|[^[:alnum:]-])--?[[:alnum:]][[:alnum:]-]*' | sed 's/^[^-]*//' | LC_ALL=C sort -u
}

# The text of a section of a manual page, without overstrike.
section() {	# PAGE SECTION
	mandoc -T ascii -O width=500 "$1" | sed 's/.\x08//g' |
	    awk -v section="$2" '/^[A-Z]/ { on = $0 == section; next } on'
}

offered_by_bash() {	# COMMAND
	bash -c '
		. completions/jz.bash
		COMP_WORDS=("$1" -) COMP_CWORD=1 COMP_LINE="$1 -" COMP_POINT=${#COMP_LINE}
		f=$(complete -p "$1" | sed -n "s/.*-F \([^ ]*\).*/\1/p")
		"$f" "$1" - "$1"
		printf "%s\n" "${COMPREPLY[@]}"
	' bash "$1"
}

for c in jz-parse jz-stats jz-check; do
	PATH=$JZ_BIN:$PATH "$c" -h 2>&1 | options_in > "$scratch/usage"
	check "$c: -h names options" [ -s "$scratch/usage" ]
	section "cmd/$c.1" SYNOPSIS | options_in > "$scratch/synopsis"
	check "$c: SYNOPSIS is as -h" diff -u "$scratch/usage" "$scratch/synopsis"
	# A description starts with its options at the list's indentation: "-k, --kind KIND".
	section "cmd/$c.1" DESCRIPTION | grep -E '^ {5,8}-' | sed 's/   .*//' | options_in > "$scratch/described"
	check "$c: every option is described" diff -u "$scratch/usage" "$scratch/described"
	offered_by_bash "$c" | options_in > "$scratch/offered"
	check "$c: bash offers what -h names" diff -u "$scratch/usage" "$scratch/offered"
done
done_testing
