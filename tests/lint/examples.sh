# Examples in the documentation do what they show. Sourced after tap.sh.
#
#   check_examples NAME FOLDER < TEXT
#
# Every line of TEXT that starts with "$ " is run in FOLDER, must end with 0 or 1 (findings)
# and say nothing on standard error; the lines under it, to the next command or blank line,
# are what it prints; tabs and runs of spaces are one space.

runs_as_shown() {	# FOLDER COMMAND SHOWN-OUTPUT-FILE
	(cd "$1" && sh -c "$2") < /dev/null > "$scratch/printed" 2> "$scratch/complaint"
	status=$?
	if [ $status -gt 1 ] || [ -s "$scratch/complaint" ]; then
		echo "status $status"
		cat "$scratch/complaint"
		return 1
	fi
	tr -s '\t ' '  ' < "$scratch/printed" > "$scratch/printed.even"
	tr -s '\t ' '  ' < "$3" > "$scratch/shown.even"
	[ ! -s "$3" ] || diff -u "$scratch/shown.even" "$scratch/printed.even"
}

check_examples() {
	command='' on=0
	: > "$scratch/shown"
	while IFS= read -r line || [ -n "$line" ]; do
		case $line in
		'$ '*)
			[ -z "$command" ] || check "$1: $command" runs_as_shown "$2" "$command" "$scratch/shown"
			command=${line#'$ '}
			: > "$scratch/shown"
			on=1
			;;
		'') on=0 ;;
		*) [ $on -eq 0 ] || printf '%s\n' "$line" >> "$scratch/shown" ;;
		esac
	done
	[ -z "$command" ] || check "$1: $command" runs_as_shown "$2" "$command" "$scratch/shown"
}
