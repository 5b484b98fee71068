#!/bin/sh
# README.md tells of every folder, what it shows is what happens, and CI runs its second command.
. tests/tap.sh
. tests/lint/examples.sh
PATH=$JZ_BIN:$PATH

names_every_folder() {
	for folder in .ci */ lib/*/ tests/*/; do
		folder=${folder%/}
		case $folder in build) continue ;; esac
		grep -qF "${folder##*/}/" README.md || { echo "not named: $folder/"; missing=1; }
	done
	[ -z "${missing-}" ]
}

# Paths in back quotes that look like files of the repository are.
names_only_what_is_there() {
	grep -ohE '`[[:alnum:]_./-]+`' README.md CONTRIBUTING.md | tr -d '`' | grep -E '/|\.(md|txt|sh|c|h)$' | sort -u > "$scratch/paths"
	! while read -r path; do
		case $path in build/* | NAME* | */NAME*) continue ;; esac
		[ -e "$path" ] || echo "$path"
	done < "$scratch/paths" | grep .
}

second_command() {
	grep -hF ' && make check' README.md | sed 's/^[ $]*//' > "$scratch/readme"
	grep -F ' && make check' .ci/run > "$scratch/ci"
	[ "$(wc -l < "$scratch/readme")" -eq 1 ] && diff "$scratch/readme" "$scratch/ci"
}

# The block of the demo, from its first "$ " line.
demo_block() {
	awk '/^```/ { on = !on; if (on) block = ""; else if (block ~ /\$ jz-parse/) printf "%s", block; next } on { block = block $0 "\n" }' README.md
}

check 'README names every folder' names_every_folder
check 'README and CONTRIBUTING name only what is there' names_only_what_is_there
check 'CI runs the second command' second_command
demo_block > "$scratch/demo"
check 'README shows the demo' [ -s "$scratch/demo" ]
check_examples README . < "$scratch/demo"
done_testing
