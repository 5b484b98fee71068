#!/usr/bin/python3
"""Summarise records (a line each: id, tab, text) with jz-stats on a Dask cluster.

    dask_stats.py SCHEDULER RECORDS [OPTION of jz-stats -p]...

The records are cut into partitions of whole lines; each worker pipes one after another
through jz-stats and hands back its partial summary, and jz-stats puts these together: to
the very bytes of one process over all records.  A partition whose worker dies is computed
again on another.  Any fault ends with exit status 2.
"""
import subprocess
import sys

from distributed import Client

PARTITION = 1 << 20  # bytes


def partitions(path):
    """The file in pieces of whole lines."""
    with open(path, 'rb') as file:
        while piece := file.readlines(PARTITION):
            yield b''.join(piece)


def partial(piece, command):
    """What a worker does: the partial summary of one piece."""
    done = subprocess.run(command, input=piece, capture_output=True, check=False)
    if done.returncode < 0:
        raise RuntimeError(f'{command[0]} was ended by signal {-done.returncode}')
    return done.returncode, done.stdout, done.stderr


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    scheduler, path, options = sys.argv[1], sys.argv[2], sys.argv[3:]
    status = 0
    with Client(scheduler) as client:
        # Two equal pieces are two pieces: pure=False.
        parts = client.map(partial, list(partitions(path)),
                           command=['jz-stats', '--lines', '-p', *options], pure=False, retries=3)
        merge = subprocess.Popen(['jz-stats', '--merge'], stdin=subprocess.PIPE)
        for code, table, complaint in client.gather(parts):
            status = max(status, code)
            sys.stderr.write(complaint.decode())
            merge.stdin.write(table)
        merge.stdin.close()
        status = max(status, merge.wait())
    sys.exit(status)


if __name__ == '__main__':
    main()
