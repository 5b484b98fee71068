#!/bin/sh
# The manual of rule files tells of every function of the formulas, and of no other.
. tests/tap.sh

sed -n 's/.*[FT]([a-z_]*, "\([a-z-]*\)".*/\1/p' lib/rule/function.h | sort > "$scratch/functions"
sed -n 's/^\.It Fn \([a-z-]*\).*/\1/p' lib/rules/jz-rules.5 | sort > "$scratch/described"
check 'there are functions' [ -s "$scratch/functions" ]
check 'jz-rules(5) describes every function' diff -u "$scratch/functions" "$scratch/described"
done_testing
