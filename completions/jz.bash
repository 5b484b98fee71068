# bash completion for jz-parse, jz-stats and jz-check (bash 4.0 or later).
#
# What there is to offer is asked of the filter itself, so that nothing here can be
# behind it: options and their values are what -h prints, columns the header of an
# empty table, rules what --list-rules prints. Only the kinds are told here.

_jz_kinds='count quantity money percent point fraction ratio score multiple age date time
	duration ordinal label code number idiom name article'

_jz_options() {
	"$1" -h 2> /dev/null | grep -oE -- '(^|[^[:alnum:]-])--?[[:alnum:]][[:alnum:]-]*' |
	    sed 's/^[^-]*//' | sort -u
}

# The values of an option that -h sums up as [-f | --format tsv | text].
_jz_values() {
	"$1" -h 2> /dev/null | sed '/^$/,$d' | tr '\n[' ' \n' | sed 's/].*//' |
	    awk -v option="$2" '{
			words = found = 0
			for (i = 1; i <= NF; i++) {
				found = found || $i == option
				if ($i !~ /^[-|]/)
					word[++words] = $i
			}
			for (i = 1; found && i <= words; i++)
				print word[i]
		}'
}

_jz_offer() {	# CURRENT WORDS
	mapfile -t COMPREPLY < <(compgen -W "$2" -- "$1")
}

# The last item of a comma-separated list.
_jz_offer_list() {	# CURRENT WORDS
	local before=
	case $1 in *,*) before=${1%,*}, ;; esac
	mapfile -t COMPREPLY < <(compgen -P "$before" -W "$2" -- "${1##*,}")
	compopt -o nospace 2> /dev/null
}

_jz() {
	local command=$1 current=$2 previous=$3

	# --format=t is three words to bash.
	[ "$current" != = ] || current=
	[ "$previous" != = ] || previous=${COMP_WORDS[COMP_CWORD - 2]}
	COMPREPLY=()
	case $previous in
	-k | --kind) _jz_offer_list "$current" "$_jz_kinds" ;;
	-c | --columns | -g | --group) _jz_offer_list "$current" "$(jz-parse 2> /dev/null < /dev/null)" ;;
	-o | --operations) _jz_offer_list "$current" "$(jz-stats -o '' 2>&1 < /dev/null | sed -n 's/.*(there are \(.*\)).*/\1/p' | tr ' ' '\n' | grep -v '#')" ;;
	--enable | --disable) _jz_offer_list "$current" "$(jz-check --list-rules 2> /dev/null | cut -f 1)" ;;
	--explain) _jz_offer "$current" "$(jz-check --list-rules 2> /dev/null | cut -f 1)" ;;
	--encoding) _jz_offer "$current" 'UTF-8 UTF-16 UTF-16LE UTF-16BE GB18030 GBK Big5' ;;
	--date) _jz_offer "$current" none ;;
	-f | --format | --input | --severity) _jz_offer "$current" "$(_jz_values "$command" "$previous")" ;;
	--name) ;;
	*)
		case $current in
		-*) _jz_offer "$current" "$(_jz_options "$command")" ;;
		*) mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
		esac ;;
	esac
}

complete -o filenames -F _jz jz-parse jz-stats jz-check
