# What the tests of the command line share: a folder of their own, the filters in PATH.
bats_require_minimum_version 1.5.0

setup() {
	TESTDATA=$PWD/testdata
	PATH=$JZ_BIN:$PATH
	cd "$BATS_TEST_TMPDIR" || return
	printf '全市共有学校45所,其中公办28所、民办17所。\n' > good.txt
	printf '昔日的南岭、北岭、东岭四县已通铁路。\n' > wrong.txt
}

# Which run --separate-stderr leaves in $stderr: it names the filter, and each of the words.
told() {
	local word
	for word in "$1: " "${@:2}"; do
		case $stderr in
		*"$word"*) ;;
		*) echo "not told: $word"; echo "stderr: $stderr"; return 1 ;;
		esac
	done
	# A message is one or a few lines, never a sanitizer's report.
	case $stderr in *Sanitizer* | *'runtime error'*) echo "$stderr"; return 1 ;; esac
}

# The output has this many lines.
lines_are() {
	[ "${#lines[@]}" -eq "$1" ] || { echo "${#lines[@]} lines:"; printf '%s\n' "${lines[@]}"; return 1; }
}
