# jz: figures in Chinese news text, extracted and checked.
#
#   make                  build the filters into build/
#   make demo             show what they do with a sample page
#   make check            all tests; SANITIZE=1 the same under ASan and UBSan
#   make unit             the unit tests alone
#   make valgrind         unit tests and expected outputs under valgrind
#   make fuzz             each fuzzer for FUZZ_SECONDS=60 (clang)
#   make golden           make the expected outputs in testdata/ anew: read the difference
#   make bench            jz-parse and jz-check against the greps; CORPUS=FILE SIZE=100 (MB) RUNS=3
#   make bench-stats      jz-stats against datamash, Miller, mawk and SQLite
#   make bench-profile    where time goes; bench-callgrind: instructions; PROFILE='jz-check --exit-zero'
#   make format           clang-format on every .c file
#   make install          PREFIX=/usr/local DESTDIR=; uninstall takes it back
#   make clean
#
# The layers, each of which may include only those before it:
LAYERS = base text figure table rule stats out
COMMANDS = jz-parse jz-stats jz-check

CC ?= cc
CFLAGS ?= -O3 -g
PREFIX ?= /usr/local
WARN = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes
ALL_CFLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L $(WARN) -Ilib $(CFLAGS)
LDLIBS = -lpcre2-8 -lcsv -pthread

ifdef SANITIZE
B = build/sanitize
ALL_CFLAGS += -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
else
B = build
endif

LIB_SRC = $(filter-out %_compile.c,$(foreach l,$(LAYERS),$(wildcard lib/$(l)/*.c)))
LIB_OBJ = $(LIB_SRC:%.c=$(B)/%.o) $(B)/line_words.o $(B)/lexicon_table.o $(B)/rules.o $(B)/variants.o $(B)/lunar.o $(B)/numerals.o
RULE_COMPILE_OBJ = $(patsubst %.c,$(B)/%.o,$(wildcard lib/rule/*_compile.c))
UNIT = $(patsubst %.c,$(B)/%,$(wildcard tests/unit/test_*.c))
BENCH = $(patsubst tests/bench/%.c,build/bench/%,$(wildcard tests/bench/*.c))
FUZZ = $(patsubst %.c,$(B)/%,$(wildcard tests/fuzz/fuzz_*.c))
SHARED = $(B)/cmd/common.o $(B)/cmd/input.o $(B)/cmd/input_text.o $(B)/cmd/input_batch.o $(B)/cmd/progress.o
STATS = $(B)/cmd/stats_options.o $(B)/cmd/chart.o
OBJ = $(LIB_OBJ) $(RULE_COMPILE_OBJ) $(SHARED) $(STATS) $(COMMANDS:%=$(B)/cmd/%.o) \
	$(B)/tests/unit/support.o $(UNIT:%=%.o) $(FUZZ:%=%.o)

all: $(COMMANDS:%=$(B)/%)

$(B)/jz-stats: $(STATS)
$(COMMANDS:%=$(B)/%): $(B)/%: $(B)/cmd/%.o $(SHARED) $(B)/libjz.a
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $(B)/libjz.a $(LDLIBS)

$(B)/libjz.a: $(LIB_OBJ)
	@rm -f $@
	$(AR) rc $@ $^

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# The lexicon as tables; the program that makes them runs here, so that when compiling for
# another machine it takes a compiler of this one.
BUILD_CC ?= $(CC)
COMPILE_SRC = lib/figure/lexicon_compile.c lib/figure/lexicon_index_compile.c \
	lib/figure/lexicon_terms_compile.c lib/figure/lexicon_print_compile.c lib/figure/lexicon_read.c lib/figure/kind.c \
	$(B)/numerals.c lib/figure/trie.c lib/base/str.c lib/base/mem.c lib/base/dec.c lib/text/utf8.c
WORDS_TXT = $(filter-out %/dateline.txt %/wraps.txt %/labels.txt %/lunar.txt %/numerals.txt %/variants.txt,$(wildcard lib/lexicon/*.txt))
$(B)/lexicon_compile: $(COMPILE_SRC) $(wildcard lib/figure/*.h lib/base/*.h)
	@mkdir -p $(@D)
	$(BUILD_CC) -std=c11 -D_POSIX_C_SOURCE=200809L $(WARN) -Ilib -O1 -o $@ $(COMPILE_SRC)
# The folder is named too, so that a file taken away is noticed.
$(B)/lexicon_table.c: $(WORDS_TXT) lib/lexicon $(B)/lexicon_compile
	$(B)/lexicon_compile $(WORDS_TXT) > $@.new && mv $@.new $@
# The built-in rules as tables, made likewise; the program reads them with what jz-check has.
ifeq ($(BUILD_CC),$(CC))
$(B)/rule_compile: $(RULE_COMPILE_OBJ) $(filter-out $(B)/rules.o $(B)/lib/rule/builtin.o,$(LIB_OBJ))
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)
else
$(B)/rule_compile: $(wildcard lib/*/*.[ch])
	$(MAKE) CC="$(BUILD_CC)" BUILD_CC="$(BUILD_CC)" B=$(B)/host $(B)/host/rule_compile && cp $(B)/host/rule_compile $@
endif
$(B)/rules.c: $(wildcard lib/rules/*.rule) lib/rules $(B)/rule_compile
	$(B)/rule_compile $(filter %.rule,$^) > $@.new && mv $@.new $@
# Other lexicon files as tables, each by a script beside the file that looks words or characters up in it.
$(B)/line_words.c: lib/lexicon/dateline.txt lib/lexicon/wraps.txt lib/lexicon/labels.txt lib/text/line_words.sh
	@mkdir -p $(@D)
	sh lib/text/line_words.sh $(filter %.txt,$^) > $@
$(B)/variants.c: lib/lexicon/variants.txt lib/text/variants.sh
	@mkdir -p $(@D)
	sh lib/text/variants.sh lib/lexicon/variants.txt > $@
$(B)/numerals.c: lib/lexicon/numerals.txt lib/figure/numerals.sh
	@mkdir -p $(@D)
	sh lib/figure/numerals.sh lib/lexicon/numerals.txt > $@
$(B)/lunar.c: lib/lexicon/lunar.txt lib/figure/lunar.sh
	@mkdir -p $(@D)
	sh lib/figure/lunar.sh lib/lexicon/lunar.txt > $@
$(B)/%.o: $(B)/%.c
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# --- trying it

DEMO = testdata/page-errors.md
demo: all
	@PATH="$(CURDIR)/$(B):$$PATH" sh tests/demo $(DEMO)

# --- tests: every one prints TAP, prove counts

TESTS = $(UNIT) $(wildcard tests/lint/*.t tests/golden/*.t tests/rules/*.t tests/property/*.t tests/cluster/*.t tests/bench/*.t tests/cli/*.bats)
TEST_ENV = JZ_BIN="$(CURDIR)/$(B)" COMPILE="$(CC) $(ALL_CFLAGS)" LC_ALL=C
PROVE = prove -j2 --exec tests/tap $(PROVEFLAGS)

$(UNIT): $(B)/%: $(B)/%.o $(B)/tests/unit/support.o $(B)/libjz.a
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ -lcmocka $(LDLIBS)

check: all $(UNIT) $(BENCH)
	$(TEST_ENV) $(PROVE) $(TESTS)
unit: $(UNIT)
	$(TEST_ENV) $(PROVE) $(UNIT)

# A command is then a script that starts it under valgrind; one error makes its exit status 99.
MEMCHECK = valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite
valgrind: all $(UNIT)
	@mkdir -p build/valgrind
	@for c in $(COMMANDS); do \
		printf '#!/bin/sh\nexec %s "%s" "$$@"\n' '$(MEMCHECK)' "$(CURDIR)/build/$$c" > build/valgrind/$$c && \
		chmod +x build/valgrind/$$c || exit 1; \
	done
	$(TEST_ENV) JZ_BIN="$(CURDIR)/build/valgrind" MEMCHECK="$(MEMCHECK)" \
		$(PROVE) $(UNIT) $(wildcard tests/golden/*.t)

golden: all
	JZ_BIN="$(CURDIR)/$(B)" sh tests/golden/make

FUZZ_SECONDS = 60
fuzz:
	$(MAKE) B=build/fuzz CC=clang fuzz-run \
		CFLAGS='-O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all'
$(FUZZ): $(B)/%: $(B)/%.o $(B)/tests/unit/support.o $(B)/libjz.a
	$(CC) $(ALL_CFLAGS) -fsanitize=fuzzer -o $@ $^ $(LDLIBS)
# What a fuzzer found so far stays in build/fuzz/corpus/ and is where the next run starts.
FUZZ_WORDS = $(filter-out %/dictionary.txt %/idioms.txt %/surnames.txt,$(WORDS_TXT)) lib/lexicon/numerals.txt
fuzz-run: $(FUZZ)
	@mkdir -p $(B)/seeds && cp testdata/* $(wildcard lib/rules/*.rule) $(B)/seeds
	@sh tests/fuzz/dictionary.sh $(FUZZ_WORDS) > $(B)/dictionary
	@for f in $(FUZZ); do \
		corpus=$(B)/corpus/$${f##*/}; mkdir -p $$corpus && echo "== $${f##*/}" && \
		$$f -max_total_time=$(FUZZ_SECONDS) -max_len=8192 -timeout=10 -verbosity=0 -print_final_stats=1 \
			-artifact_prefix=$$f. -dict=$(B)/dictionary $$corpus $(B)/seeds || exit 1; \
	done

format:
	clang-format -i $(wildcard lib/*/*.c cmd/*.c tests/*/*.c)

# --- benchmarks

$(BENCH): build/bench/%: tests/bench/%.c tests/bench/random.h
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_DEFAULT_SOURCE $(WARN) $(CFLAGS) -o $@ $<
bench: all $(BENCH)
	@JZ_BIN="$(CURDIR)/$(B)" sh tests/bench/parse.sh
bench-stats: all $(BENCH)
	sh tests/bench/stats.sh

# Where the time of a filter goes: by samples (perf, of Debian's linux-perf), and exactly and in
# instructions (valgrind), which other work on the machine does not disturb.
PROFILE = jz-parse --threads 1
PROFILED = $(or $(CORPUS),build/bench/profiled.txt)
build/bench/profiled.txt: build/bench/gen_corpus
	build/bench/gen_corpus 2000000 testdata/*.md testdata/bulletin*.txt > $@
bench-profile: all $(PROFILED)
	perf record -q -o build/bench/perf.data $(B)/$(PROFILE) $(PROFILED) > /dev/null
	perf report -i build/bench/perf.data --stdio -q -g none --percent-limit 1
bench-callgrind: all $(PROFILED)
	valgrind -q --tool=callgrind --callgrind-out-file=build/bench/callgrind.out $(B)/$(PROFILE) $(PROFILED) > /dev/null
	callgrind_annotate --inclusive=yes --auto=no build/bench/callgrind.out | head -n 60

# --- installing

BIN = $(DESTDIR)$(PREFIX)/bin
MAN = $(DESTDIR)$(PREFIX)/share/man
DOC = $(DESTDIR)$(PREFIX)/share/doc/jz
BASH_COMPLETION = $(DESTDIR)$(PREFIX)/share/bash-completion/completions

install: all
	mkdir -p "$(BIN)" "$(MAN)/man1" "$(MAN)/man5" "$(MAN)/man7" "$(DOC)/examples" "$(BASH_COMPLETION)"
	install -m 755 $(COMMANDS:%=$(B)/%) "$(BIN)"
	install -m 644 $(COMMANDS:%=cmd/%.1) "$(MAN)/man1"
	install -m 644 lib/rules/jz-rules.5 "$(MAN)/man5"
	install -m 644 cmd/jz-cluster.7 "$(MAN)/man7"
	install -m 755 tests/cluster/dask_stats.py "$(DOC)/examples"
	for c in $(COMMANDS); do install -m 644 completions/jz.bash "$(BASH_COMPLETION)/$$c" || exit 1; done
uninstall:
	rm -f $(COMMANDS:%="$(BIN)/%") $(COMMANDS:%="$(MAN)/man1/%.1") "$(MAN)/man5/jz-rules.5" "$(MAN)/man7/jz-cluster.7" "$(DOC)/examples/dask_stats.py" $(COMMANDS:%="$(BASH_COMPLETION)/%")
	@rmdir "$(DOC)/examples" "$(DOC)" 2> /dev/null || :

clean:
	rm -rf build

.PHONY: all demo check unit valgrind golden fuzz fuzz-run bench bench-stats bench-profile bench-callgrind format install uninstall clean
.DELETE_ON_ERROR:
.SECONDARY:
-include $(OBJ:.o=.d)
