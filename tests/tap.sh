# For the tests written in sh: results as TAP. Sourced from the top folder.
#
#   check NAME COMMAND [ARG...]     ok where COMMAND succeeds; else what it printed follows
#   skip NAME REASON
#   done_testing                    last

set -u
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
tap_count=0

check() {
	tap_name=$1
	shift
	tap_count=$((tap_count + 1))
	if "$@" > "$scratch/tap.out" 2>&1; then
		echo "ok $tap_count - $tap_name"
	else
		echo "not ok $tap_count - $tap_name"
		sed 's/^/# /' "$scratch/tap.out"
	fi
}

skip() {
	tap_count=$((tap_count + 1))
	echo "ok $tap_count - $1 # SKIP $2"
}

done_testing() {
	# A test that found nothing to test has not passed.
	[ "$tap_count" -gt 0 ] || check 'there is something to test' false
	echo "1..$tap_count"
}
