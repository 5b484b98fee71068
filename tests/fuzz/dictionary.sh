#!/bin/sh
# dictionary.sh LEXICON-FILE...: for libFuzzer, the words that figures are made of and the marks
# between them, byte by byte. By changing bytes it would seldom come upon a second one.
set -eu
LC_ALL=C
export LC_ALL
{
	grep -hv '^#' "$@" | tr -s '\t ' '\n\n'
	printf '%s\n' '“' '”' '《' '》' '（' '）' '、' '，' '。' '：' '；' '—' '～' '〔' '〕' '「' '」' '·' '…' '×' '±' '①' '　' '０' '．'
} | awk 'length > 1 && length <= 12' | sort -u | perl -ne 'chomp; s/(.)/sprintf "\\x%02x", ord $1/ges; print "\"$_\"\n"'
