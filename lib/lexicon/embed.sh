#!/bin/sh
# embed.sh NAME FILE...: a C file that holds the files as they are, as the table NAME_files
# of struct embedded (see embedded.h), in the order given.
set -eu
name=$1
shift
printf '#include "lexicon/embedded.h"\n'
i=0
for f in "$@"; do
	printf 'static const unsigned char file_%d[] = {\n' $i
	od -An -v -tu1 "$f" | sed 's/[0-9][0-9]*/&,/g'
	printf '0 };\n'
	i=$((i + 1))
done
printf 'const struct embedded %s_files[] = {\n' "$name"
i=0
for f in "$@"; do
	base=${f##*/}
	printf '\t{ "%s", (const char *)file_%d, sizeof file_%d - 1 },\n' "${base%.*}" $i $i
	i=$((i + 1))
done
printf '\t{ 0, 0, 0 }\n};\n'
