# Two hosts that are this one: an sshd each on 127.0.0.1 and 127.0.0.2, with keys of their
# own in $scratch/ssh, called one and two. Sourced after tap.sh.
#
#   hosts_start             or fails
#   host_start NAME, host_kill NAME

hosts=$scratch/ssh
host_port=${HOST_PORT:-$((20000 + $$ % 10000))}	# several test runs do not meet
# The word that --sshlogin puts in front of a host's name.
PARALLEL_SSH="ssh -F $hosts/config"
export PARALLEL_SSH

host_start() {
	/usr/sbin/sshd -f "$hosts/sshd_$1" -E "$hosts/log_$1"
}

# With all that runs on it: its children first have to be known.
kill_tree() {
	for child in $(ps -o pid= --ppid "$1"); do kill_tree "$child"; done
	kill -9 "$1" 2> /dev/null
}

host_kill() {
	kill_tree "$(cat "$hosts/pid_$1")"
	rm -f "$hosts/pid_$1"
}

hosts_stop() {
	for name in one two; do
		[ ! -e "$hosts/pid_$name" ] || host_kill "$name"
	done
	rm -rf "$scratch"
}

# SHLVL: bash does not take its user's .bashrc for that of a login from afar, which a host
# that is killed would leave half done.
hosts_start() {
	mkdir -p "$hosts"
	[ "$(id -u)" -ne 0 ] || mkdir -p /run/sshd	# where sshd, as root, locks itself up
	ssh-keygen -q -t ed25519 -N '' -f "$hosts/host" || return
	ssh-keygen -q -t ed25519 -N '' -f "$hosts/user" || return
	trap hosts_stop EXIT
	address=1
	for name in one two; do
		cat > "$hosts/sshd_$name" <<- END
			ListenAddress 127.0.0.$address
			Port $host_port
			HostKey $hosts/host
			PidFile $hosts/pid_$name
			AuthorizedKeysFile $hosts/user.pub
			StrictModes no
			UsePAM no
			PermitRootLogin prohibit-password
			MaxStartups 100
			SetEnv SHLVL=1
		END
		cat >> "$hosts/config" <<- END
			Host $name
			HostName 127.0.0.$address
			Port $host_port
			IdentityFile $hosts/user
			IdentitiesOnly yes
			StrictHostKeyChecking no
			UserKnownHostsFile $hosts/known
			LogLevel ERROR
			BatchMode yes
		END
		address=2
		host_start "$name" || return
	done
	for name in one two; do
		tries=0
		until ssh -F "$hosts/config" "$name" true 2> "$hosts/complaint"; do
			tries=$((tries + 1))
			[ $tries -lt 20 ] || { cat "$hosts/complaint"; return 1; }
			sleep 0.2
		done
	done
}
