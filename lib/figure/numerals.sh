#!/bin/sh
# numerals.sh FILE: the C table of lib/lexicon/numerals.txt that numeral_char looks characters
# up in, one block for each 64 code points that hold one (see numeral.h).
set -eu
LC_ALL=C awk -F '\t' '
BEGIN {
	for (i = 128; i < 256; i++)
		byte[sprintf("%c", i)] = i
}
/^#/ { next }
{
	n = split($1, chars, " ")
	for (i = 1; i <= n; i++) {
		# Of three bytes: all are in the BMP.
		at = byte[substr(chars[i], 1, 1)] % 16 * 64 + byte[substr(chars[i], 2, 1)] % 64
		if (!(at in block))
			block[at] = ++blocks
		row[block[at]] = row[block[at]] sprintf("\t\t[%d] = { NUM_%s, %d },\n", \
		    byte[substr(chars[i], 3, 1)] % 64, toupper($2), $3)
	}
}
END {
	print "#include \"figure/numeral.h\"\nconst unsigned char numeral_block[1024] = {"
	for (at = 0; at < 1024; at++)
		if (at in block)
			printf "\t[%d] = %d,\n", at, block[at]
	print "};\nconst struct numeral_class_value numeral_values[][64] = {\n\t{ { NUM_NONE, 0 } },"
	for (b = 1; b <= blocks; b++)
		printf "\t{\n%s\t},\n", row[b]
	print "};"
}' "$1"
