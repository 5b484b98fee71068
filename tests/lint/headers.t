#!/bin/sh
# Every header compiles alone: it includes what it needs. COMPILE: compiler and flags.
. tests/tap.sh

compiles_alone() {
	# The declaration keeps an empty translation unit from being a warning.
	printf '#include "%s"\nextern int alone;\n' "$1" | $COMPILE -I. -Werror -fsyntax-only -x c -
}

for header in lib/*/*.h; do
	check "$header" compiles_alone "${header#lib/}"
done
for header in cmd/*.h; do
	check "$header" compiles_alone "$header"
done
done_testing
