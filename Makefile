# jz: figures in Chinese news text, extracted and checked.
#
#   make                  build the filters into build/
#   make demo             check a sample page
#   make check            all tests; SANITIZE=1 the same under ASan and UBSan
#   make install          PREFIX=/usr/local DESTDIR=
#
# The layers, each of which may include only those before it:
LAYERS = base text figure table rule stats out

CC ?= cc
CFLAGS ?= -O2 -g
PREFIX ?= /usr/local
WARN = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes
ALL_CFLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L $(WARN) -Ilib $(CFLAGS)
LDLIBS = -lpcre2-8 -lcsv

ifdef SANITIZE
B = build/sanitize
ALL_CFLAGS += -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
else
B = build
endif

COMMANDS = jz-parse jz-stats jz-check
LIB_SRC = $(foreach l,$(LAYERS),$(wildcard lib/$(l)/*.c))
LIB_OBJ = $(LIB_SRC:%.c=$(B)/%.o) $(B)/lexicon.o $(B)/rules.o
OBJ = $(LIB_OBJ) $(B)/cmd/common.o $(COMMANDS:%=$(B)/cmd/%.o)

all: $(COMMANDS:%=$(B)/%)

$(COMMANDS:%=$(B)/%): $(B)/%: $(B)/cmd/%.o $(B)/cmd/common.o $(B)/libjz.a
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(B)/libjz.a: $(LIB_OBJ)
	@rm -f $@
	$(AR) rc $@ $^

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# Data compiled in as it is: see lib/lexicon/embed.sh.
$(B)/lexicon.c: $(wildcard lib/lexicon/*.txt) lib/lexicon/embed.sh
	@mkdir -p $(@D)
	sh lib/lexicon/embed.sh lexicon $(wildcard lib/lexicon/*.txt) > $@
$(B)/rules.c: $(wildcard lib/rules/*.rule) lib/lexicon/embed.sh
	@mkdir -p $(@D)
	sh lib/lexicon/embed.sh rules $(wildcard lib/rules/*.rule) > $@
$(B)/%.o: $(B)/%.c
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

clean:
	rm -rf build

.PHONY: all clean
-include $(OBJ:.o=.d)
