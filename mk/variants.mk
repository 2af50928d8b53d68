# Other ways to build everything and run the tests. BUILD_VARIANT is the one that the goal names;
# its files go to a folder of its own, and the user can still set any variable.
#:
#: make check-sanitized      run the tests with sanitizers built into all programs
#: make coverage             list the lines that the tests run, and fail if they are too few
#: make check-unsigned-char  run the tests of the table compiler with char as on ARM
#: make check-aarch64        run two test programs with the tool built for this machine, in qemu;
#:                           so do make check-i686 and make check-s390x; make deps-machines

ifneq ($(words $(MAKECMDGOALS)),1)
$(error '$(BUILD_VARIANT)' builds everything in another way: it must be the only goal)
endif

BUILD = build/$(BUILD_VARIANT)
TESTS = $(addprefix $(BUILD)/tests/, $(VARIANT_TESTS))

# These tests build programs of their own, which are the same in every variant.
VARIANT_TESTS = $(filter-out \
                test_build test_labels test_pages test_release test_scripts,$(CHECK_TESTS))

.PHONY: $(VARIANTS)

ifeq ($(BUILD_VARIANT),sanitized)
# The sanitizers end a program that does something undefined. It takes more memory than it may.
SANITIZE     = -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
CC           = $(HOST_CC)
CFLAGS       = -g $(SANITIZE)
LDFLAGS      =
HOST_CFLAGS += $(SANITIZE)

check: export ASAN_OPTIONS   = abort_on_error=1:detect_stack_use_after_return=1
check: export LSAN_OPTIONS   = suppressions=tests/leaks.txt:print_suppressions=0
check: export UBSAN_OPTIONS  = print_stacktrace=1
check: export TESTS_LEFT_OUT = *_4_MiB
check: export MUTANTS        = 500
check-sanitized: check

else ifeq ($(BUILD_VARIANT),coverage)
GCOV         = gcov
COVERAGE_MIN = 95
CC           = $(HOST_CC)
CFLAGS       = -O0 --coverage
LDFLAGS      =
HOST_CFLAGS += -O0 --coverage

check: export TESTS_LEFT_OUT = *_4_MiB
check: forget-counts
.PHONY: forget-counts
forget-counts: | $(BUILD)
	find $(BUILD) -name '*.gcda' -delete

coverage: check
	tests/coverage.sh '$(GCOV)' '$(COVERAGE_MIN)' tests/uncovered.md $(BUILD)

else ifeq ($(BUILD_VARIANT),unsigned-char)
VARIANT_TESTS = test_compiler test_lexer test_mutants test_page test_truth
CFLAGS       += -funsigned-char
HOST_CFLAGS  += -funsigned-char
check-unsigned-char: check

else
VARIANT_TESTS = test_command test_truth
QEMU          = qemu-$(subst i686,i386,$(BUILD_VARIANT))
CC            = $(BUILD_VARIANT)-linux-gnu-gcc

check: export TOOL = ipex-gen.qemu
check: $(BUILD)/ipex-gen.qemu
check-$(BUILD_VARIANT): check

$(BUILD)/ipex-gen.qemu: $(BUILD)/ipex-gen
	printf '#!/bin/sh\nexec $(QEMU) "$${0%%.qemu}" "$$@"\n' >$@
	chmod +x $@
endif
