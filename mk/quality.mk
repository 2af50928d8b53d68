# Formatting, linters, valgrind, fuzzers and mutants. Sanitizers and coverage are in variants.mk.
#:
#: make format               format the C and re2c sources
#: make lint                 run the linters; make deps-lint
#: make check-valgrind       run tests in valgrind; make deps-guard
#: make fuzz                 fuzz for FUZZ_SECONDS (60) in all; make deps-fuzz
#: make mutate               change the code in MUTANTS (80) small ways, check that tests fail

GUARD_PACKAGES   = libc6-dbg valgrind
LINT_PACKAGES    = clang clang-format clang-tidy cppcheck gcc-mingw-w64-x86-64 libcmark-gfm-dev \
                   libcmark-gfm-extensions-dev libcmocka-dev mandoc shellcheck
FUZZ_PACKAGES    = clang libclang-rt-dev libcmark-gfm-dev libcmark-gfm-extensions-dev
MACHINE_PACKAGES = gcc-aarch64-linux-gnu gcc-i686-linux-gnu gcc-s390x-linux-gnu \
                   libc6-dev-arm64-cross libc6-dev-i386-cross libc6-dev-s390x-cross qemu-user

.PHONY: check-valgrind deps-fuzz deps-guard deps-lint deps-machines format fuzz lint mutate

deps-fuzz:
	mk/deps.sh $(FUZZ_PACKAGES)

deps-guard:
	mk/deps.sh $(GUARD_PACKAGES)

deps-lint:
	mk/deps.sh $(LINT_PACKAGES)

deps-machines:
	mk/deps.sh $(MACHINE_PACKAGES)

# The linters read the sources that are written by hand, as each system's compiler sees them; the
# compilers read the generated ones too.

FORMATTED      = $(wildcard bench/*.[ch] common/*.[ch] fuzz/*.[ch] gen/*.[ch] gen/*.re src/*.[ch] \
                 src/*.re tests/*.[ch])
LINTED         = $(filter-out $(WINDOWS_SOURCES),$(filter %.c,$(FORMATTED)))
LINTED_WINDOWS = $(filter-out $(LINUX_SOURCES),$(filter common/%.c src/%.c,$(FORMATTED)))
LINT_FLAGS     = $(HOST_FLAGS) -Itests -Ifuzz
EACH           = xargs -P 2 -I '{}'
COMPILED       = -c '{}' -o /dev/null -Werror -O2 -Wtype-limits
TIDIED         = clang-tidy --quiet --warnings-as-errors='*' '{}' --

# Those that every compiler knows.
WINDOWS_FLAGS = $(filter-out $(WINDOWS_SMALLEST),$(WINDOWS_CFLAGS))

format:
	mk/format.sh $(FORMATTED)

lint: $(LEXERS) $(BUILD)/tables.c
	mk/format.sh --check $(FORMATTED)
	mk/width.sh
	printf '%s\n' $(LINTED) $^ | $(EACH) gcc $(COMPILED) $(LINT_FLAGS)
	printf '%s\n' $(LINTED) $^ | $(EACH) gcc $(COMPILED) $(LINT_FLAGS) -funsigned-char
	printf '%s\n' $(LINTED) $^ | $(EACH) clang $(COMPILED) $(LINT_FLAGS)
	printf '%s\n' $(LINTED_WINDOWS) $(GENERATED) | \
		$(EACH) $(WINDOWS)gcc $(COMPILED) $(WINDOWS_FLAGS)
	printf '%s\n' $(LINTED_WINDOWS) $(GENERATED) | \
		$(EACH) clang --target=$(WINDOWS:-=) $(COMPILED) $(WINDOWS_FLAGS)
	printf '%s\n' $(LINTED) | $(EACH) $(TIDIED) $(LINT_FLAGS)
	printf '%s\n' $(WINDOWS_SOURCES) | \
		$(EACH) $(TIDIED) --target=$(WINDOWS:-=) $(WINDOWS_FLAGS)
	cppcheck --quiet --error-exitcode=1 --std=c11 -j 2 --inline-suppr \
		--enable=warning,style,performance,portability \
		-Icommon -Isrc -Igen -Itests -Ifuzz $(LINTED) $(WINDOWS_SOURCES)
	shellcheck .ci/release-check .ci/run $(filter-out $(BUILD)/%,$(wildcard */*.sh */*/*.sh))
	shellcheck --shell=bash completions/ipex-gen.bash
	mandoc -Tlint -W style man/ipex-gen.1
	fuzz/check-rules.sh
	mutate/stale.sh

# valgrind ends a program that had an error with a status that no test expects. Left out are the
# tests that build programs, those of completions, whose shells start the tool a hundred times,
# those of faults, which have programs of their own, and the slow ones of streams and the truth.

VALGRIND            = valgrind --quiet --leak-check=full --errors-for-leak-kinds=definite \
                      --error-exitcode=99
VALGRIND_TESTS      = $(addprefix $(BUILD)/tests/, \
                      test_device test_lexer test_mutants test_page test_version)
VALGRIND_TOOL_TESTS = $(addprefix $(BUILD)/tests/, \
                      test_command test_compiler test_documents test_exact test_linux)
IN_VALGRIND         = BUILD='$(BUILD)' COMPILER=compile-tables.valgrind TOOL=ipex-gen.valgrind

check-valgrind: $(addprefix $(BUILD)/, compile-tables.valgrind ipex-gen.valgrind) \
                $(addprefix $(BUILD)/tests/, test_stream test_truth) \
                $(VALGRIND_TESTS) $(VALGRIND_TOOL_TESTS)
	MUTANTS=20 UNDER='$(VALGRIND)' tests/check.sh $(VALGRIND_TESTS)
	$(IN_VALGRIND) tests/check.sh $(VALGRIND_TOOL_TESTS)
	$(IN_VALGRIND) TESTS_WANTED='input_in_pieces_*' tests/check.sh $(BUILD)/tests/test_stream
	$(IN_VALGRIND) TESTS_WANTED='*_as_the_pages_say_on_standard_input' \
		tests/check.sh $(BUILD)/tests/test_truth

$(BUILD)/compile-tables.valgrind $(BUILD)/ipex-gen.valgrind: %.valgrind: %
	printf '#!/bin/sh\nexec $(VALGRIND) "$${0%%.valgrind}" "$$@"\n' >$@
	chmod +x $@

# The fuzzers: libFuzzer makes inputs that reach new code, and each fuzzer checks every answer.

FUZZ_SECONDS   = 60
FUZZ_CC        = clang
FUZZ_FLAGS     = $(STANDARD) $(WARNINGS) -Icommon -Isrc -Igen -Itests -Ifuzz -O1 -g \
                 -fsanitize=address,undefined -fno-sanitize-recover=undefined
FUZZ_LIBRARIES = -lcmark-gfm-extensions -lcmark-gfm
FUZZERS        = $(addprefix $(BUILD)/fuzz/, fuzz_command fuzz_device fuzz_page fuzz_version)
FUZZED_SOURCES = $(sort $(filter-out src/main.c,$(SOURCES)) $(COMPILER_SOURCES) \
                 fuzz/os_fuzz.c fuzz/canonical.c fuzz/reference_device.c tests/blocks.c \
                 tests/reading.c tests/written.c tables.c)
FUZZED_FLAGS   = -fsanitize=fuzzer-no-link

fuzz: $(FUZZERS)
	BUILD='$(BUILD)' FUZZ_SECONDS='$(FUZZ_SECONDS)' fuzz/fuzz.sh $(FUZZERS)

$(FUZZERS): $(BUILD)/fuzz/%: $(BUILD)/fuzz/fuzz/%.o $(BUILD)/fuzz.a
	$(FUZZ_CC) $(FUZZ_FLAGS) -fsanitize=fuzzer $^ $(FUZZ_LIBRARIES) -o $@

$(BUILD)/fuzz.a: $(call objects,fuzz,$(FUZZED_SOURCES))
	rm -f $@
	$(AR) rc $@ $^

$(BUILD)/fuzz/%.o: %.c
	@mkdir -p $(@D)
	$(FUZZ_CC) $(FUZZ_FLAGS) $(FUZZED_FLAGS) -MMD -MP -c $< -o $@

$(BUILD)/fuzz/%.o: $(BUILD)/%.c
	@mkdir -p $(@D)
	$(FUZZ_CC) $(FUZZ_FLAGS) $(FUZZED_FLAGS) -MMD -MP -c $< -o $@

# Mutants: small faults in the code, most of which the tests must notice.

MUTANTS      = 80
MUTANTS_SEED = 1
MUTANTS_JOBS = 2
MUTATED      = $(sort $(SOURCES) $(LINUX_SOURCES) $(COMPILER_SOURCES) gen/compile_tables.c)

mutate:
	DIR='$(BUILD)/mutate' COUNT='$(MUTANTS)' SEED='$(MUTANTS_SEED)' JOBS='$(MUTANTS_JOBS)' \
		FILES='$(MUTATED)' TESTS='$(CHECK_TESTS)' mutate/mutate.sh
