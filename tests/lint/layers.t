#!/bin/sh
# base <- text <- figure <- table <- rule, stats, out <- cmd: a layer includes only layers
# to its left. Only cmd/ ends the process, reads the environment or the command line, or
# writes to the standard streams; the library has no variables of its own.
. tests/tap.sh

# LAYER: the layers its files may include.
allowed() {
	case $1 in
	lexicon) echo lexicon ;;
	base) echo base ;;
	text) echo lexicon base text ;;
	figure) echo lexicon base text figure ;;
	table) echo lexicon base text figure table ;;
	rule | stats | out) echo lexicon base text figure table "$1" ;;
	cmd) echo lexicon base text figure table rule stats out cmd ;;
	esac
}

# Every #include of LAYER's files, as FILE:LINE:NAME.
includes() {
	case $1 in cmd) dir=cmd ;; *) dir=lib/$1 ;; esac
	grep -Hn '^[[:space:]]*#[[:space:]]*include' "$dir"/*.[ch] 2> /dev/null |
	    sed 's/:[[:space:]]*#[[:space:]]*include[[:space:]]*/:/; s/[[:space:]]*\/[*].*//'
}

only_layers_to_the_left() {	# LAYER
	layers=" $(allowed "$1") "
	includes "$1" > "$scratch/includes"
	bad=0
	while IFS= read -r include; do
		name=${include#*:*:}
		case $name in
		\<*.h\>) continue ;;
		\"*/*.h\") layer=${name#\"} layer=${layer%%/*} ;;
		\"*.h\") layer=cmd ;;
		*) layer=none ;;
		esac
		case $layers in
		*" $layer "*) ;;
		*) echo "$include"; bad=1 ;;
		esac
	done < "$scratch/includes"
	return $bad
}

# HEADER LAYER...: only these layers' files (and tests) may include <HEADER>.
only_in() {
	header=$1 layers=" $2 "
	! for dir in lib/* cmd; do
		case $layers in *" ${dir##*/} "*) continue ;; esac
		grep -Hn "include *<$header>" "$dir"/*.[ch] 2> /dev/null
	done | grep .
}

for layer in base lexicon text figure table rule stats out cmd; do
	check "$layer includes only layers to its left" only_layers_to_the_left "$layer"
done
check 'every folder in lib/ is a layer of the list, or data' sh -c '
	for dir in lib/*/; do
		case $dir in
		lib/base/ | lib/lexicon/ | lib/text/ | lib/figure/ | lib/table/ | lib/rule/ | lib/stats/ | lib/out/ | lib/rules/) ;;
		*) echo "$dir"; exit 1 ;;
		esac
	done'
check 'PCRE2 is used only in figure and rule' only_in pcre2.h 'figure rule'
check 'libcsv is used only in table' only_in csv.h table
check 'getopt is used only in cmd' only_in getopt.h cmd

# The linker's view: no way round it by a macro or a declaration.
library=$JZ_BIN/libjz.a

uses_none_of() {	# SYMBOLS as an alternation
	nm -A -u "$library" > "$scratch/undefined" || return
	! grep -E " ($1)(@.*)?\$" "$scratch/undefined"
}
check 'the library never ends the process' \
    uses_none_of 'exit|_exit|_Exit|quick_exit|abort|err|errx|longjmp|__longjmp_chk'
check 'the library writes to no standard stream' \
    uses_none_of 'stdout|stderr|stdin|printf|__printf_chk|vprintf|puts|putchar|perror|warn|warnx|psignal'
check 'the library reads no options, environment, clock or locale, and no binary floating point' \
    uses_none_of 'getopt|getopt_long|optarg|optind|getenv|secure_getenv|setlocale|time|clock_gettime|gettimeofday|localtime|localtime_r|strtod|strtof|atof'

# Writable data: symbols in .data, .bss and thread-local storage, or common. .data.rel.ro is
# constant, and what a sanitizer adds is not ours.
no_variables() {
	objdump -t "$library" > "$scratch/symbols" || return
	! awk '
	    /file format/ { file = $1 }
	    / d |\.data\.rel\.ro|asan|ubsan|\.L| __unnamed_[0-9]+$/ { next }
	    / O .*(\.data|\.bss|\*COM\*)/ || /\.tdata|\.tbss/ { print file, $NF }
	' "$scratch/symbols" | grep .
}
check 'the library has no variables that are not const' no_variables
done_testing
