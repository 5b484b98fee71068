# bash completion for jz-parse, jz-stats and jz-check (bash 4.0 or later).
#
# Options, columns and rules are asked of the filter itself, so that nothing here can
# be behind it: options are what -h prints, columns the header of an empty table.

_jz_options() {
	"$1" -h 2> /dev/null | grep -oE -- '(^|[^[:alnum:]-])--?[[:alnum:]][[:alnum:]-]*' |
	    sed 's/^[^-]*//' | sort -u
}

# Complete the last item of a comma-separated list.
_jz_list() {
	local current=$1 words=$2 done=
	case $current in *,*) done=${current%,*}, ;; esac
	mapfile -t COMPREPLY < <(compgen -P "$done" -W "$words" -- "${current##*,}")
	compopt -o nospace 2> /dev/null
}

_jz() {
	local command=$1 current=$2 previous=$3
	local kinds='count quantity money percent point fraction ratio score multiple age date time duration ordinal label code number idiom name article'

	COMPREPLY=()
	case $previous in
	-k | --kind) _jz_list "$current" "$kinds" ;;
	-c | --columns | -g | --group) _jz_list "$current" "$(jz-parse 2> /dev/null < /dev/null)" ;;
	--explain | --enable | --disable)
		mapfile -t COMPREPLY < <(compgen -W "$(jz-check --list-rules 2> /dev/null | cut -f 1)" -- "$current") ;;
	-f | --format)
		case $command in
		jz-stats) mapfile -t COMPREPLY < <(compgen -W 'tsv pretty' -- "$current") ;;
		*) mapfile -t COMPREPLY < <(compgen -W 'tsv text' -- "$current") ;;
		esac ;;
	--severity) mapfile -t COMPREPLY < <(compgen -W 'note warning error' -- "$current") ;;
	--input) mapfile -t COMPREPLY < <(compgen -W 'text facts' -- "$current") ;;
	--encoding) mapfile -t COMPREPLY < <(compgen -W 'UTF-8 GB18030' -- "$current") ;;
	--date) mapfile -t COMPREPLY < <(compgen -W 'none' -- "$current") ;;
	--name) ;;
	*)
		case $current in
		-*) mapfile -t COMPREPLY < <(compgen -W "$(_jz_options "$command")" -- "$current") ;;
		*) mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
		esac ;;
	esac
}

complete -o filenames -F _jz jz-parse jz-stats jz-check
