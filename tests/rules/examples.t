#!/bin/sh
# Every rule fires on its own examples and is silent on the others.
. tests/tap.sh
check 'jz-check --test-rules' "$JZ_BIN/jz-check" --test-rules
done_testing
