#!/bin/sh
# The manual pages are well-formed, and their EXAMPLES do what they show in a folder with
# the sample inputs; article.txt is a page with mistakes.
. tests/tap.sh
. tests/lint/examples.sh
PATH=$JZ_BIN:$PATH

well_formed() {
	! mandoc -T lint -W warning "$1" | grep .
}

# The EXAMPLES of a page, each line as it would be typed or printed.
examples() {
	mandoc -T utf8 -O width=500 "$1" | sed 's/.\x08//g' |
	    awk '/^[A-Z]/ { on = $0 == "EXAMPLES"; next } on { sub(/^ +/, ""); print }'
}

mkdir "$scratch/samples"
cp testdata/* "$scratch/samples"
cp testdata/page-errors.md "$scratch/samples/article.txt"
for page in cmd/*.[17]; do
	check "$page is well-formed" well_formed "$page"
	examples "$page" > "$scratch/examples"
	check "$page has examples" grep -q '^\$ ' "$scratch/examples"
	check_examples "$page" "$scratch/samples" < "$scratch/examples"
done
check 'jz-rules.5 is well-formed' well_formed lib/rules/jz-rules.5

# The rule that the page shows complete keeps its own examples.
shown_rule_holds() {
	mandoc -T utf8 -O width=500 lib/rules/jz-rules.5 | sed 's/.\x08//g' |
	    awk '/^ +rule +[a-z]/ { on = 1 } on && /^$/ { exit } on { sub(/^ +/, ""); print }' > "$scratch/shown.rule"
	[ "$(grep -c '^fires \|^quiet ' "$scratch/shown.rule")" -ge 2 ] || return
	jz-check --rules "$scratch/shown.rule" --enable "$(sed -n 's/^rule *//p' "$scratch/shown.rule")" --test-rules
}
check 'jz-rules.5 shows a rule that holds' shown_rule_holds
done_testing
