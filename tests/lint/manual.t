#!/bin/sh
# The manual pages are well-formed, and their EXAMPLES do what they show: every line that
# starts with "$ " is run in a folder with the sample inputs (article.txt is one of them);
# the lines under it, to the next command or blank line, are what it prints.
. tests/tap.sh
PATH=$JZ_BIN:$PATH

well_formed() {
	! mandoc -T lint -W warning "$1" | grep .
}

# The EXAMPLES of a page, each line as it would be typed or printed.
examples() {
	mandoc -T utf8 -O width=500 "$1" | sed 's/.\x08//g' |
	    awk '/^[A-Z]/ { on = $0 == "EXAMPLES"; next } on { sub(/^ +/, ""); print }'
}

runs_as_shown() {	# COMMAND SHOWN-OUTPUT-FILE
	(cd "$scratch/samples" && sh -c "$1") > "$scratch/printed" 2> "$scratch/complaint"
	status=$?
	if [ $status -gt 1 ] || [ -s "$scratch/complaint" ]; then
		echo "status $status"
		cat "$scratch/complaint"
		return 1
	fi
	[ ! -s "$2" ] || diff -u "$2" "$scratch/printed"
}

mkdir "$scratch/samples"
cp testdata/* "$scratch/samples"
cp testdata/page-errors.md "$scratch/samples/article.txt"

for page in cmd/*.1; do
	check "$page is well-formed" well_formed "$page"
	examples "$page" > "$scratch/examples"
	check "$page has examples" grep -q '^\$ ' "$scratch/examples"
	command= on=0
	: > "$scratch/shown"
	while IFS= read -r line || [ -n "$line" ]; do
		case $line in
		'$ '*)
			[ -z "$command" ] || check "$page: $command" runs_as_shown "$command" "$scratch/shown"
			command=${line#'$ '}
			: > "$scratch/shown"
			on=1
			;;
		'') on=0 ;;
		*) [ "$on" -eq 0 ] || printf '%s\n' "$line" >> "$scratch/shown" ;;
		esac
	done < "$scratch/examples"
	[ -z "$command" ] || check "$page: $command" runs_as_shown "$command" "$scratch/shown"
done
done_testing
