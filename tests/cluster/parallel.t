#!/bin/sh
# GNU parallel over ssh to two hosts gives the very bytes of one process, also where a host
# dies on the way or a record is broken.
. tests/tap.sh
. tests/cluster/records.sh
. tests/cluster/hosts.sh

if ! command -v parallel > /dev/null || ! parallel --version 2> /dev/null | grep -q '^GNU parallel'; then
	skip 'GNU parallel over ssh' 'no GNU parallel (Debian: parallel)'
	done_testing
	exit
fi
if [ ! -x /usr/sbin/sshd ] || ! command -v ssh > /dev/null; then
	skip 'GNU parallel over ssh' 'no sshd or ssh (Debian: openssh-server openssh-client)'
	done_testing
	exit
fi

on_both() { parallel --will-cite --sshlogin 2/one,2/two --pipe --block 20k "$@"; }
ln -s "$JZ_BIN" "$scratch/jz"	# a name that every shell on the way takes for one word
jz=$scratch/jz

records 1000 > "$scratch/records"
"$jz/jz-parse" --lines -H "$scratch/records" > "$scratch/facts"
"$jz/jz-stats" --lines -o n,sum,interval,median,stddev,first,last "$scratch/records" > "$scratch/summary"

the_same_facts() {
	on_both --keep-order "$jz/jz-parse --lines -H" < "$scratch/records" > "$scratch/got" || return
	cmp "$scratch/facts" "$scratch/got"
}

the_same_summary() {
	on_both --joblog "$scratch/log" "$jz/jz-stats --lines -p -o n,sum,interval,median,stddev,first,last" \
	    < "$scratch/records" > "$scratch/parts" || return
	# Both were at work.
	[ "$(cut -f 2 "$scratch/log" | grep -c one)" -gt 0 ] || return
	[ "$(cut -f 2 "$scratch/log" | grep -c two)" -gt 0 ] || return
	"$jz/jz-stats" -m "$scratch/parts" > "$scratch/got" || return
	cmp "$scratch/summary" "$scratch/got"
}

# The second host dies in the middle of its first jobs: they are done again on the other.
# Every job notes that it begins.
with_a_host_killed() {
	on_both --retries 3 --joblog "$scratch/log" \
	    "echo \$PARALLEL_SSHLOGIN >> $scratch/begun; sleep 1; $jz/jz-stats --lines -p -o n,sum,interval,median,stddev,first,last" \
	    < "$scratch/records" > "$scratch/parts" &
	run=$!
	tries=0
	until grep -q two "$scratch/begun" 2> /dev/null || [ $tries -gt 300 ]; do
		tries=$((tries + 1))
		sleep 0.1
	done
	host_kill two
	wait $run || return
	# Some jobs were begun again.
	[ "$(wc -l < "$scratch/begun")" -gt "$(tail -n +2 "$scratch/log" | wc -l)" ] || return
	"$jz/jz-stats" -m "$scratch/parts" > "$scratch/got" || return
	cmp "$scratch/summary" "$scratch/got"
}

# It is told of, the exit status remembers, and the rest is done.
with_a_broken_record() {
	{ head -n 500 "$scratch/records"; echo '没有制表符的一行'; tail -n +501 "$scratch/records"; } > "$scratch/broken"
	on_both --keep-order "$jz/jz-parse --lines -H" < "$scratch/broken" > "$scratch/got" 2> "$scratch/complaint"
	[ $? -ne 0 ] || return
	grep 'no tab' "$scratch/complaint" || return
	cmp "$scratch/facts" "$scratch/got"
}

check 'two hosts' hosts_start
check 'the fact table is that of one process' the_same_facts
check 'merged partial summaries are the summary of one process' the_same_summary
check 'a broken record is told of, the rest done' with_a_broken_record
check 'the same with one host killed on the way' with_a_host_killed
done_testing
