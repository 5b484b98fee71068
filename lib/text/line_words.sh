#!/bin/sh
# line_words.sh FILE...: the words of lib/lexicon/dateline.txt, wraps.txt and labels.txt as C tables (see line_words.h):
# lines of words and, behind a tab, the table that they are of.
set -eu
LC_ALL=C
export LC_ALL
printf '#include "text/line_words.h"\n'
awk -F '\t' '
	/^#/ { next }
	!($2 in words) { order[++tables] = $2 }
	{ words[$2] = words[$2] " " $1 }
	END {
		for (t = 1; t <= tables; t++) {
			printf "const struct str line_%s[] = {\n", order[t]
			n = split(words[order[t]], word, " ")
			for (i = 1; i <= n; i++)
				printf "\t{ \"%s\", %d },\n", word[i], length(word[i])
			print "\t{ 0, 0 }\n};"
		}
	}' "$@"
