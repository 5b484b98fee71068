#!/bin/sh
# variants.sh FILE: the C table of lib/lexicon/variants.txt that fold.c looks characters up in,
# one page for each 256 code points that hold a variant (see variants.h).
set -eu
LC_ALL=C
export LC_ALL
grep -v '^#' "$1" | od -An -v -tu1 | awk '
function put(cp) {
	if (usual == 0)
		usual = cp
	else
		to[cp] = usual
}
{
	for (i = 1; i <= NF; i++) {
		if ($i == 10)
			usual = 0
		else if ($i >= 224)		# the first of three bytes: all are in the BMP
			cp = ($i - 224) * 4096
		else if ($i >= 128 && ++tail % 2 == 1)
			cp += ($i - 128) * 64
		else if ($i >= 128)
			put(cp + $i - 128)
	}
}
END {
	for (cp in to)
		used[int(cp / 256)] = 1
	print "#include \"text/variants.h\""
	print "const uint8_t variant_page[256] = {"
	for (p = 0; p < 256; p++)
		if (p in used)
			printf "\t[%d] = %d,\n", p, ++pages
	print "};\nconst uint16_t variant_usual[][256] = {\n\t{ 0 },"
	for (p = 0; p < 256; p++) {
		if (!(p in used))
			continue
		print "\t{"
		for (c = p * 256; c < p * 256 + 256; c++)
			if (c in to)
				printf "\t\t[%d] = %d,\n", c % 256, to[c]
		print "\t},"
	}
	print "};"
	# What folding changes besides: white space, full-width forms, the ideographic space and that of GBK (U+E5E5), the ratio sign, the horizontal bar, the dots of vertical text (U+FE30).
	for (cp = 65281; cp <= 65374; cp++)
		to[cp] = 1
	for (cp = 9; cp <= 13; cp++)
		to[cp] = 1
	to[32] = to[160] = 1
	to[8213] = to[12288] = to[58853] = to[8758] = to[65072] = 1
	print "const uint64_t fold_changes[1024] = {"
	for (w = 0; w < 1024; w++) {
		bits = ""
		for (c = w * 64; c < w * 64 + 64; c++)
			if (c in to)
				bits = bits " | 1ull << " c % 64
		if (bits != "")
			printf "\t[%d] = %s,\n", w, substr(bits, 4)
	}
	print "};"
}'
