#!/bin/sh
# lunar.sh FILE: the years of lib/lexicon/lunar.txt as the C table of lunar.c.
set -eu
printf '#include "figure/lunar_years.h"\n\nconst struct lunar_year lunar_years[] = {\n'
awk -F '\t' '
	/^#/ { next }
	{
		n = split($3, month, " "); leap = 0; bits = 0
		for (i = 1; i <= n; i++) {
			if (month[i] !~ /^[0-9]/) leap = i - 1
			if (month[i] ~ /30$/) bits += 2 ^ (i - 1)
		}
		split($2, day, "-")
		printf "\t{ %d, %d, %d, %d, 0x%04x },\n", $1, day[2], day[3], leap, bits
	}' "$1"
printf '};\n'
