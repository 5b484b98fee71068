#!/bin/sh
# Every rule fires on its own examples of what is wrong and is quiet on the others.
. tests/tap.sh
PATH=$JZ_BIN:$PATH

keeps_its_examples() {	# RULE
	jz-check --enable "$1" --test-rules > "$scratch/tried"
	status=$?
	cat "$scratch/tried"
	# "0 passed" would be a rule that nothing is known of.
	[ $status -eq 0 ] && grep -q '^[1-9][0-9]* passed, 0 failed$' "$scratch/tried"
}

# A rule with a fault is left out: every one that is written has to be there.
sed -n 's/^rule[ \t][ \t]*//p' lib/rules/*.rule | sort > "$scratch/written"
jz-check --list-rules | cut -f 1 | sort > "$scratch/listed"
check 'every built-in rule is used' diff -u "$scratch/written" "$scratch/listed"

for rule in $(jz-check --list-rules | cut -f 1); do
	check "$rule" keeps_its_examples "$rule"
done
done_testing
