#!/usr/bin/env bats
# jz-check: status, which rules run, how findings look.
load common

@test 'status 0 without findings, 1 with, 2 with trouble whatever was found' {
	run jz-check good.txt
	[ "$status" -eq 0 ]
	run jz-check wrong.txt
	[ "$status" -eq 1 ]
	run jz-check good.txt wrong.txt
	[ "$status" -eq 1 ]
	run jz-check wrong.txt missing.txt
	[ "$status" -eq 2 ]
}

@test '--exit-zero: findings are shown, trouble is still 2' {
	run jz-check -f tsv --exit-zero wrong.txt
	[ "$status" -eq 0 ]
	lines_are 2
	run jz-check --exit-zero wrong.txt missing.txt
	[ "$status" -eq 2 ]
}

@test 'the table of findings' {
	run jz-check -f tsv wrong.txt
	[ "${lines[0]}" = $'file\tline\tcolumn\tstart\tend\tseverity\trule\tmessage\ttext\tverdict\toperands\tcomputed' ]
	IFS=$'\t' read -r -a row <<< "${lines[1]}"
	[ "${#row[@]}" -eq 12 ]
	[ "${row[0]}" = wrong.txt ]
	[ "${row[1]}" = 1 ]
	[ "${row[6]}" = list-count ]
	[ "${row[9]}" = wrong ]
	# 昔日的南岭、北岭、东岭 is 33 bytes and 11 characters; then 四县.
	[ "${row[2]}" = 12 ]
	[ "${row[3]}" = 33 ]
	[ "${row[4]}" = 39 ]
	[[ ,${row[10]}, == *,33-39,* ]]
}

@test 'of a total in a table its operands are the figures of the sum that is told' {
	printf '|项目|数量|\n|---|---|\n|甲|3|\n|乙|4|\n|小计|7|\n|丙|5|\n|丁|6|\n|小计|12|\n' > a.md
	run jz-check -f tsv a.md
	IFS=$'\t' read -r -a row <<< "${lines[1]}"
	[[ ${row[7]} == *11*12* ]]
	[ "${row[10]}" = 58-59,66-67,77-79 ]
}

@test 'a message names a day of the Chinese calendar in one spelling' {
	printf '2025年1月26日（腊月廿六），镇上逢集。\n' > a.txt
	run jz-check -f tsv a.txt
	[[ ${lines[1]} == *农历腊月廿七,* ]]
}

@test '-f text: file:line:column: severity: message [rule]' {
	run jz-check -f text wrong.txt
	lines_are 1
	[[ $output == 'wrong.txt:1:12: error: '*' [list-count]' ]]
	run jz-check --format text good.txt
	[ -z "$output" ]
	run --separate-stderr jz-check -f xml wrong.txt
	[ "$status" -eq 2 ]
	told jz-check xml
}

@test '--list-rules names each rule once, with its severity' {
	run jz-check --list-rules
	[ "$status" -eq 0 ]
	for rule in list-count section-sequence sum-total date-invalid date-weekday date-tense repeat-conflict; do
		[ "$(printf '%s\n' "${lines[@]}" | cut -f 1 | grep -cx "$rule")" -eq 1 ] || { echo "$rule"; false; }
	done
}

@test '--explain prints the whole rule file' {
	for rule in $(jz-check --list-rules | cut -f 1); do
		jz-check --explain "$rule" > explained
		for line in 'rule ' 'severity ' 'about ' 'fires ' 'quiet '; do
			grep -q "^$line" explained || { echo "$rule: no $line"; false; }
		done
	done
	run --separate-stderr jz-check --explain no-such-rule
	[ "$status" -eq 2 ]
	told jz-check no-such-rule
}

@test '--disable and --enable' {
	run jz-check -f tsv --disable list-count wrong.txt
	[ "$status" -eq 0 ]
	lines_are 1
	run jz-check -f tsv --enable list-count wrong.txt
	[ "$status" -eq 1 ]
	lines_are 2
	run jz-check -f tsv --enable date-weekday wrong.txt
	[ "$status" -eq 0 ]
	run jz-check -f tsv --enable list-count --enable date-weekday wrong.txt
	[ "$status" -eq 1 ]
	run jz-check -f tsv --disable list-count --disable date-weekday wrong.txt
	[ "$status" -eq 0 ]
	for option in --disable --enable; do
		run --separate-stderr jz-check $option no-such-rule wrong.txt
		[ "$status" -eq 2 ]
		told jz-check no-such-rule
	done
}

@test '--severity: what is shown and makes status 1' {
	cp "$TESTDATA/page-errors.md" .
	run jz-check -f tsv --severity error page-errors.md
	[ "$status" -eq 1 ]
	[ "$(printf '%s\n' "${lines[@]}" | cut -f 6 | sort -u | tr '\n' ' ')" = 'error severity ' ]
	errors=${#lines[@]}
	run jz-check -f tsv --severity warning page-errors.md
	[ "${#lines[@]}" -gt "$errors" ]
	run --separate-stderr jz-check --severity fatal wrong.txt
	[ "$status" -eq 2 ]
	told jz-check fatal
}

@test '--rules: a newsroom adds its own' {
	cp "$BATS_TEST_DIRNAME"/../../lib/rules/list-count.rule own.rule
	sed -i 's/list-count/own-list/' own.rule
	run jz-check -f tsv --rules own.rule wrong.txt
	[ "$status" -eq 1 ]
	[[ $output == *$'\town-list\t'* ]]
	[[ $output == *$'\tlist-count\t'* ]]
}

@test 'a broken rule file: its name, the line, status 2' {
	printf 'rule broken\nnonsense in here\n' > broken.rule
	run --separate-stderr jz-check --rules broken.rule wrong.txt
	[ "$status" -eq 2 ]
	told jz-check broken.rule:
	run --separate-stderr jz-check --rules missing.rule wrong.txt
	[ "$status" -eq 2 ]
	told jz-check missing.rule 'No such file'
	sed 's/^match .*/match     ((/' "$BATS_TEST_DIRNAME"/../../lib/rules/sum-total.rule > broken.rule
	run --separate-stderr jz-check --rules broken.rule wrong.txt
	[ "$status" -eq 2 ]
	told jz-check broken.rule:
	head -c 3000 /dev/urandom > broken.rule
	run --separate-stderr jz-check --rules broken.rule wrong.txt
	[ "$status" -eq 2 ]
	told jz-check broken.rule
}

@test '--test-rules: a rule that contradicts its examples fails' {
	run jz-check --test-rules
	[ "$status" -eq 0 ]
	sed 's/^quiet /fires /' "$BATS_TEST_DIRNAME"/../../lib/rules/list-count.rule | sed 's/list-count/own-list/' > own.rule
	run --separate-stderr jz-check --rules own.rule --test-rules
	[ "$status" -ne 0 ]
	[[ $output$stderr == *own-list* ]]
}

@test '--date decides what is past' {
	printf '该条例将于2025年7月1日起施行。\n' > a.txt
	run jz-check -f tsv --date 2025-06-30 a.txt
	[ "$status" -eq 0 ]
	run jz-check -f tsv --date 2025-12-29 a.txt
	[ "$status" -eq 1 ]
	[[ $output == *date-tense* ]]
	run jz-check -f tsv a.txt
	[ "$status" -eq 0 ]
}

@test 'messages are Chinese, or English in an English locale' {
	jz-check -f tsv wrong.txt | cut -f 8 > chinese || true
	LC_ALL=en_GB.UTF-8 jz-check -f tsv wrong.txt | cut -f 8 > english || true
	run ! cmp -s chinese english
	grep -qE '[a-z]{3} [a-z]{2}' english
	LC_ALL=zh_CN.UTF-8 jz-check -f tsv wrong.txt | cut -f 8 | cmp - chinese
	# And nothing else changes.
	jz-check -f tsv wrong.txt | cut -f 1-7,9- > chinese || true
	LC_ALL=en_GB.UTF-8 jz-check -f tsv wrong.txt | cut -f 1-7,9- | cmp - chinese
}
