#!/bin/sh
# A Dask cluster, a scheduler and two workers on loopback, gives the very bytes of one
# process, also where a worker is killed on the way or a record is broken.
. tests/tap.sh
. tests/cluster/records.sh

python=${PYTHON:-/usr/bin/python3}
if ! "$python" -c 'import distributed' 2> /dev/null; then
	skip 'Dask distributed' "$python has no module distributed (Debian: python3-distributed)"
	done_testing
	exit
fi

PATH=$JZ_BIN:$PATH
port=${DASK_PORT:-$((30000 + $$ % 2000))}	# several test runs do not meet
started=''

# A process of the cluster, with no dashboard; what it says is in a file.
start() {	# NAME MODULE ARGUMENT...
	name=$1 module=$2
	shift 2
	"$python" -m "$module" "$@" > "$scratch/$name" 2>&1 &
	eval "$name=$!"	# its process, by its name
	started="$started $!"
}

stop_all() {
	for process in $started; do kill -9 "$process" 2> /dev/null; done
	rm -rf "$scratch"
}
trap stop_all EXIT

# The workers' jz-stats notes whose it is, and takes its time where there is a file "slow".
mkdir "$scratch/bin"
cat > "$scratch/bin/jz-stats" << END
#!/bin/sh
echo \$PPID >> $scratch/begun
[ ! -e $scratch/slow ] || sleep 1
exec "$JZ_BIN/jz-stats" "\$@"
END
chmod +x "$scratch/bin/jz-stats"

worker() { PATH=$scratch/bin:$PATH start "$1" distributed.cli.dask_worker "127.0.0.1:$port" --no-nanny --no-dashboard --nthreads 1 --local-directory "$scratch/$1.space"; }

cluster_started() {
	start scheduler distributed.cli.dask_scheduler --host 127.0.0.1 --port "$port" --no-dashboard
	worker worker_one
	worker worker_two
	"$python" -c "
from distributed import Client
with Client('127.0.0.1:$port', timeout=60) as client:
    client.wait_for_workers(2, timeout=60)" || { cat "$scratch"/scheduler "$scratch"/worker_*; return 1; }
}

summarise() { "$python" tests/cluster/dask_stats.py "127.0.0.1:$port" "$1" -o n,sum,interval,median,stddev,first,last; }

records 30000 > "$scratch/records"
jz-stats --lines -o n,sum,interval,median,stddev,first,last "$scratch/records" > "$scratch/summary"

the_same() {
	summarise "$scratch/records" > "$scratch/got" || return
	cmp "$scratch/summary" "$scratch/got"
}

with_a_worker_killed() {
	: > "$scratch/begun"
	: > "$scratch/slow"
	summarise "$scratch/records" > "$scratch/got" 2> "$scratch/complaint" &
	run=$!
	tries=0
	until grep -qx "$worker_two" "$scratch/begun" || [ $tries -gt 300 ]; do
		tries=$((tries + 1))
		sleep 0.1
	done
	kill -9 "$worker_two"
	wait $run || { cat "$scratch/complaint"; return 1; }
	# Some piece was begun again: more than there are.
	[ "$(wc -l < "$scratch/begun")" -gt "$(($(wc -c < "$scratch/records") / 1048576 + 1))" ] || return
	cmp "$scratch/summary" "$scratch/got"
}

with_a_broken_record() {
	{ echo '没有制表符的一行'; cat "$scratch/records"; } > "$scratch/broken"
	summarise "$scratch/broken" > "$scratch/got" 2> "$scratch/complaint"
	[ $? -eq 2 ] || return
	grep 'no tab' "$scratch/complaint" || return
	cmp "$scratch/summary" "$scratch/got"
}

check 'a scheduler and two workers' cluster_started
check 'the summary is that of one process' the_same
check 'a broken record is told of, the rest done' with_a_broken_record
check 'the same with one worker killed on the way' with_a_worker_killed
done_testing
