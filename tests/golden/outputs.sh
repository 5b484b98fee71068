# The outputs that are kept beside an input NAME.txt or NAME.md in testdata/:
# NAME.facts.tsv, NAME.stats.tsv, NAME.findings.tsv. The expected file's existence
# declares the test. Sourced in testdata/, with JZ_BIN set.

PATH=$JZ_BIN:$PATH
kinds='facts stats findings'

# The inputs that have an expected output of any kind.
inputs() {
	for f in *.txt *.md; do
		for kind in $kinds; do
			if [ -e "${f%.*}.$kind.tsv" ]; then
				echo "$f"
				break
			fi
		done
	done
}

# produce KIND FILE...: the output itself, of that filter. "-" is standard input.
produce() {
	case $1 in
	facts) shift; jz-parse "$@" ;;
	stats) shift; jz-stats "$@" ;;
	findings) shift; jz-check -f tsv "$@" ;;
	esac
}
