# ipex-gen: "make help" lists the targets.

VERSION = 0.1.0

PREFIX  = /usr/local
BINDIR  = $(PREFIX)/bin
MANDIR  = $(PREFIX)/share/man
BASHDIR = $(PREFIX)/share/bash-completion/completions
FISHDIR = $(PREFIX)/share/fish/vendor_completions.d
ZSHDIR  = $(PREFIX)/share/zsh/site-functions
DESTDIR =

BUILD   = build
TABLES  = $(sort $(wildcard tables/*.md))

HOST_CC = cc
WINDOWS = x86_64-w64-mingw32-
CFLAGS  =
LDFLAGS = -static -s
RE2C    = re2c
GPERF   = gperf
INSTALL = install

# The source archive of a release holds what the generators made; in it, what is not there can be done without.
IS_RELEASE := $(wildcard generated/sources)
missing     = $(if $(IS_RELEASE),$(if $(shell command -v $(1) 2>/dev/null),,$(1)))

# The tool is built with musl unless the user names a compiler; what runs here and now, with the system's.
ifeq ($(origin CC),default)
ifeq ($(call missing,musl-gcc),)
CC      = musl-gcc
else
CC      = $(HOST_CC)
LDFLAGS = -s
endif
endif

comma := ,
STANDARD = -std=c11 -D_XOPEN_SOURCE=700
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion
# What makes the binary small: no tables for exceptions or jumps, no unused functions.
SMALL_CFLAGS  = -ffunction-sections -fdata-sections -fno-asynchronous-unwind-tables -fno-jump-tables
SMALL_LDFLAGS = -Wl,--gc-sections -Wl,--build-id=none
# What is written cannot be run, whatever the defaults are. README.md tells what else there would be, and what that costs.
HARDENED_LDFLAGS         = -Wl,-z,noexecstack
HARDENED_WINDOWS_LDFLAGS = -Wl,--dynamicbase -Wl,--high-entropy-va -Wl,--nxcompat

# musl only: no page of padding, and no relocation table that nothing would read. Other systems have their own defaults.
ifeq ($(notdir $(firstword $(CC))),musl-gcc)
SMALL_CFLAGS  += -fno-pie
SMALL_LDFLAGS += $(if $(findstring -static,$(LDFLAGS)),,-no-pie) -Wl,-z,norelro -Wl,-z,noseparate-code
endif

TOOL_CFLAGS  = $(STANDARD) $(WARNINGS) $(SMALL_CFLAGS) -Icommon -Isrc -DIPEX_GEN_VERSION='"$(VERSION)"' -Os $(CFLAGS)
TOOL_LDFLAGS = $(SMALL_LDFLAGS) $(HARDENED_LDFLAGS) $(LDFLAGS)
WINDOWS_CFLAGS  = $(STANDARD) $(WARNINGS) -Icommon -Isrc -DIPEX_GEN_VERSION='"$(VERSION)"' -Os \
                  -fno-asynchronous-unwind-tables -fno-jump-tables
WINDOWS_LDFLAGS = -static -s -nostartfiles -Wl,--entry=os_windows_start -Wl,--gc-sections -Wl,--no-insert-timestamp \
                  $(HARDENED_WINDOWS_LDFLAGS) -lsetupapi
HOST_CFLAGS  = $(STANDARD) $(WARNINGS) -Icommon -Isrc -Igen -O1 -g
HOST_LDFLAGS =
# A tag that keeps two candidates for a while is how a link's address is told from its title; it costs nothing here.
RE2C_FLAGS   = -W -Werror -Wno-nondeterministic-tags --no-generation-date
# re2c does not tell where the disk is full: what it writes, $(1), must end as what it reads, $(2), does behind its last rule.
is_whole     = @[ "$$(tail -n 5 $(1))" = "$$(tail -n 5 $(2))" ] || { echo '$(1) is not whole: is the disk full?' >&2; exit 1; }

SHARED_OBJECTS = \
	answer.o cache.o class.o clues.o detect.o fast.o fields.o input.o lookup.o main.o messages.o options.o output.o print.o \
	print_long.o queries.o scan.o scanner.o stderr.o stream.o tables.o text.o utf8.o version.o
TOOL_OBJECTS    = $(addprefix $(BUILD)/tool/, $(SHARED_OBJECTS) os_linux.o)
WINDOWS_OBJECTS = $(addprefix $(BUILD)/windows/, $(SHARED_OBJECTS) os_windows.o ipex-gen.res)
COMPILER_OBJECTS = $(addprefix $(BUILD)/host/, \
	arena.o catalogue.o cell.o check.o emit.o facts.o lexer.o page.o pool.o report.o source.o table.o utf8.o version.o)
# What re2c and gperf make comes from these.
GENERATED_FROM = src/clues.re $(wildcard common/*) $(sort $(wildcard gen/*)) $(TABLES)
TESTS = $(addprefix $(BUILD)/tests/, \
	test_build test_command test_compiler test_completions test_device test_documents test_exact test_faults test_labels test_lexer \
	test_linux test_mutants test_page test_release test_scan test_stream test_truth test_version)
WINDOWS_TESTS = $(addprefix $(BUILD)/tests/, test_command test_exact test_truth test_windows test_windows_zip)

BENCH_PACKAGES = hyperfine intel-opencl-icd jq mawk pciutils python3
BUILD_PACKAGES = gperf musl-tools re2c
CHECK_PACKAGES = fish jq libcmark-gfm-dev libcmark-gfm-extensions-dev libcmocka-dev zsh
DEB_PACKAGES   = debhelper fakeroot lintian
WINDOWS_PACKAGES = binutils-mingw-w64-x86-64 gcc-mingw-w64-x86-64 jq unzip wine wine64 zip
GUARD_PACKAGES = libc6-dbg valgrind
LINT_PACKAGES  = clang clang-tidy cppcheck gcc-mingw-w64-x86-64 mandoc shellcheck
FUZZ_PACKAGES  = clang libclang-rt-dev libcmark-gfm-dev libcmark-gfm-extensions-dev

.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: all bench check check-deb check-dist check-sanitized check-tables check-valgrind check-windows clean coverage deb deps \
        deps-bench deps-deb deps-fuzz deps-guard deps-lint deps-windows dist fuzz help install lint mutate release-check scoop \
        size uninstall windows windows-zip FORCE

all: $(BUILD)/ipex-gen

help:
	@echo 'make              build $(BUILD)/ipex-gen, static and stripped'
	@echo 'make deps         install what building and testing need (apt-get)'
	@echo 'make check        run the tests'
	@echo 'make check-tables  say what is wrong with the pages in tables/, and build nothing else'
	@echo 'make check-sanitized, make check-valgrind  run them with what sees undefined behaviour and leaks;'
	@echo '                  make deps-guard installs valgrind'
	@echo 'make coverage     tell which lines the tests run, into $(BUILD)/coverage.txt'
	@echo 'make lint         run the linters; make deps-lint installs them'
	@echo 'make size         tell where the bytes of $(BUILD)/ipex-gen go, and whether they are too many'
	@echo 'make bench        measure it against others, into bench/RESULTS.md, in some minutes; make deps-bench'
	@echo '                  installs them, and BENCH_SCALE=100 runs a hundredth of it, into $(BUILD)/bench'
	@echo 'make windows      build $(BUILD)/ipex-gen.exe; make deps-windows installs what that and its tests need'
	@echo 'make windows-zip  pack it, into $(WINDOWS_ZIP)'
	@echo 'make scoop HOMEPAGE=https://...  write the manifest for Scoop, into $(BUILD)/ipex-gen.json'
	@echo 'make check-windows  run the tests for it, through wine'
	@echo 'make deb          build $(DEB); make deps-deb installs what that and its tests need'
	@echo 'make check-deb    run the tests for it: lintian, and the package installed and removed'
	@echo 'make dist         make a release in $(BUILD)/dist: an archive of the source, and both binaries;'
	@echo '                  make check-dist tests it'
	@echo 'make fuzz         fuzz for FUZZ_SECONDS ($(FUZZ_SECONDS)); make deps-fuzz installs what that needs'
	@echo 'make mutate       tell how many of MUTANTS ($(MUTANTS)) faults in the code the tests notice, in some minutes'
	@echo 'make install      install under PREFIX ($(PREFIX)), within DESTDIR; make uninstall'
	@echo 'make release-check  say whether tag, changelogs and dates agree with VERSION ($(VERSION))'
	@echo 'make clean        remove what was built'
	@echo
	@echo 'TABLES="a.md b.md" compiles these pages instead of tables/*.md;'
	@echo 'CC, CFLAGS and LDFLAGS are those of the tool, HOST_CC of what runs at build time;'
	@echo 'BUILD is the folder for all that is built.'

# The tool

$(BUILD)/ipex-gen: $(TOOL_OBJECTS)
	$(CC) $(TOOL_CFLAGS) $(TOOL_OBJECTS) $(TOOL_LDFLAGS) -o $@

$(BUILD)/tool/%.o: common/%.c $(BUILD)/configuration
	@mkdir -p $(@D)
	$(CC) $(TOOL_CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/tool/%.o: src/%.c $(BUILD)/configuration
	@mkdir -p $(@D)
	$(CC) $(TOOL_CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/tool/%.o: $(BUILD)/%.c $(BUILD)/configuration
	@mkdir -p $(@D)
	$(CC) $(TOOL_CFLAGS) -MMD -MP -c $< -o $@

# The tool for Windows

windows: $(BUILD)/ipex-gen.exe

$(BUILD)/ipex-gen.exe: $(WINDOWS_OBJECTS)
	$(WINDOWS)gcc $(WINDOWS_CFLAGS) $(WINDOWS_OBJECTS) $(WINDOWS_LDFLAGS) -o $@

# What is published of it. Nothing in the archive tells when or where it was made: the times are the day of the release.

WINDOWS_ZIP = $(BUILD)/ipex-gen-$(VERSION)-windows-x86_64.zip

windows-zip: $(WINDOWS_ZIP)

$(WINDOWS_ZIP): $(BUILD)/ipex-gen.exe windows/readme.txt LICENSE CHANGELOG.md
	rm -rf $@ $(BUILD)/zip
	mkdir -p $(BUILD)/zip
	cp $(BUILD)/ipex-gen.exe $(BUILD)/zip/ipex-gen.exe
	sed 's/$$/\r/' windows/readme.txt >$(BUILD)/zip/README.txt
	sed 's/$$/\r/' LICENSE >$(BUILD)/zip/LICENSE.txt
	chmod 644 $(BUILD)/zip/*
	TZ=UTC touch -d "$$(sed -n 's/^## .* - //p' CHANGELOG.md | head -n 1)" $(BUILD)/zip/*
	cd $(BUILD)/zip && TZ=UTC zip -q -X '$(abspath $@)' LICENSE.txt README.txt ipex-gen.exe

scoop: $(WINDOWS_ZIP) windows/scoop.jq
	@[ -n '$(HOMEPAGE)' ] || { echo 'make scoop: HOMEPAGE=https://... must say where releases are published' >&2; exit 1; }
	jq -n --arg version '$(VERSION)' --arg homepage '$(HOMEPAGE)' --arg zip '$(notdir $(WINDOWS_ZIP))' \
		--arg hash "$$(sha256sum <$(WINDOWS_ZIP) | cut -d ' ' -f 1)" -f windows/scoop.jq >$(BUILD)/ipex-gen.json

$(BUILD)/windows/%.o: common/%.c Makefile
	@mkdir -p $(@D)
	$(WINDOWS)gcc $(WINDOWS_CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/windows/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	$(WINDOWS)gcc $(WINDOWS_CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/windows/%.o: $(BUILD)/%.c Makefile
	@mkdir -p $(@D)
	$(WINDOWS)gcc $(WINDOWS_CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/windows/ipex-gen.res: src/ipex-gen.rc Makefile
	@mkdir -p $(@D)
	$(WINDOWS)windres -DVERSION=$(VERSION) -DVERSION_NUMBERS=$(subst .,$(comma),$(VERSION)),0 -O coff $< $@

# The tables: pages -> gperf's input -> C. What gperf reads has no name, since it would write that into what it makes.

ifeq ($(call missing,$(RE2C))$(call missing,$(GPERF)),)
$(BUILD)/clues.c: src/clues.re Makefile | $(BUILD)
	$(RE2C) $(RE2C_FLAGS) -o $@ $<
	$(call is_whole,$@,$<)

$(BUILD)/tables.c: $(BUILD)/tables.gperf Makefile
	$(GPERF) <$< >$@
else
$(BUILD)/clues.c $(BUILD)/tables.c: $(BUILD)/%.c: generated/%.c $(GENERATED_FROM) $(BUILD)/pages
	@cksum $(GENERATED_FROM) | cmp -s - generated/sources || \
		{ echo 'generated/ was made from other sources: to make it again, $(RE2C) and $(GPERF) are needed' >&2; exit 1; }
	cp $< $@
endif

$(BUILD)/tables.gperf: gen/pci_ids.gperf $(BUILD)/pages.gperf
	cat $^ >$@

$(BUILD)/pages.gperf: $(BUILD)/compile-tables $(TABLES) $(BUILD)/pages
	$(BUILD)/compile-tables $(TABLES) >$@

$(BUILD)/compile-tables: $(BUILD)/host/compile_tables.o $(COMPILER_OBJECTS)
	$(HOST_CC) $(HOST_CFLAGS) $^ $(HOST_LDFLAGS) -o $@

$(BUILD)/lexer.c: gen/lexer.re Makefile | $(BUILD)
	$(RE2C) $(RE2C_FLAGS) -o $@ $<
	$(call is_whole,$@,$<)

$(BUILD)/host/%.o: gen/%.c
	@mkdir -p $(@D)
	$(HOST_CC) $(HOST_CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/host/%.o: common/%.c
	@mkdir -p $(@D)
	$(HOST_CC) $(HOST_CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/host/%.o: src/%.c
	@mkdir -p $(@D)
	$(HOST_CC) $(HOST_CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/host/%.o: $(BUILD)/%.c
	@mkdir -p $(@D)
	$(HOST_CC) $(HOST_CFLAGS) -MMD -MP -c $< -o $@

# Only reads the pages, for whoever writes one.
check-tables: $(BUILD)/compile-tables
	$(BUILD)/compile-tables $(TABLES) >/dev/null

# The tests, which run what was built

CHECK_LIBRARIES = -lcmark-gfm-extensions -lcmark-gfm -lcmocka
FAULTY          = $(addprefix $(BUILD)/tests/, compile-tables.faulty ipex-gen.faulty)
FAULTY_LDFLAGS  = $(addprefix -Wl$(comma)--wrap=, calloc poll read write)
SCANNER_OBJECTS = $(addprefix host/, class.o clues.o fast.o scanner.o text.o)
PAGE_OBJECTS    = $(filter-out %/emit.o %/pool.o,$(COMPILER_OBJECTS))

check: $(BUILD)/ipex-gen $(BUILD)/bench/memory $(BUILD)/compile-tables $(FAULTY) $(TESTS)
	@status=0; for test in $(TESTS); do BUILD='$(BUILD)' "$$test" || status=1; done; exit $$status

$(BUILD)/tests/test_build:    $(addprefix $(BUILD)/tests/, test_build.o folder.o run.o)
$(BUILD)/tests/test_command:  $(addprefix $(BUILD)/tests/, test_command.o run.o)
$(BUILD)/tests/test_compiler: $(addprefix $(BUILD)/tests/, test_compiler.o run.o)
$(BUILD)/tests/test_completions: $(addprefix $(BUILD)/tests/, test_completions.o run.o)
$(BUILD)/tests/test_deb:      $(addprefix $(BUILD)/tests/, test_deb.o run.o)
$(BUILD)/tests/test_device:   $(addprefix $(BUILD)/, tests/test_device.o $(SCANNER_OBJECTS))
$(BUILD)/tests/test_documents: $(addprefix $(BUILD)/tests/, test_documents.o run.o)
$(BUILD)/tests/test_dist:     $(addprefix $(BUILD)/tests/, test_dist.o folder.o run.o)
$(BUILD)/tests/test_exact:    $(addprefix $(BUILD)/tests/, test_exact.o reading.o run.o)
$(BUILD)/tests/test_faults:   $(addprefix $(BUILD)/tests/, test_faults.o run.o)
$(BUILD)/tests/test_labels:   $(addprefix $(BUILD)/tests/, test_labels.o folder.o run.o)
$(BUILD)/tests/test_lexer:    $(BUILD)/tests/test_lexer.o $(BUILD)/host/lexer.o
$(BUILD)/tests/test_linux:    $(addprefix $(BUILD)/tests/, test_linux.o readme.o run.o)
$(BUILD)/tests/test_mutants:  $(addprefix $(BUILD)/tests/, test_mutants.o shown.o written.o) $(PAGE_OBJECTS)
$(BUILD)/tests/test_page:     $(BUILD)/tests/test_page.o $(PAGE_OBJECTS)
$(BUILD)/tests/test_release:  $(addprefix $(BUILD)/tests/, test_release.o run.o)
$(BUILD)/tests/test_scan:     $(addprefix $(BUILD)/, tests/test_scan.o tests/run.o $(SCANNER_OBJECTS) \
                              $(addprefix host/, input.o lookup.o os_linux.o scan.o tables.o version.o))
$(BUILD)/tests/test_stream:   $(addprefix $(BUILD)/tests/, test_stream.o run.o)
$(BUILD)/tests/test_truth:    $(addprefix $(BUILD)/tests/, test_truth.o reading.o run.o)
$(BUILD)/tests/test_version:  $(BUILD)/tests/test_version.o $(BUILD)/host/version.o
$(BUILD)/tests/test_windows:  $(addprefix $(BUILD)/tests/, test_windows.o readme.o run.o)
$(BUILD)/tests/test_windows_zip: $(addprefix $(BUILD)/tests/, test_windows_zip.o run.o)
$(sort $(TESTS) $(WINDOWS_TESTS) $(BUILD)/tests/test_deb $(BUILD)/tests/test_dist $(BUILD)/tests/test_windows_zip):
	$(HOST_CC) $(HOST_CFLAGS) $^ $(HOST_LDFLAGS) $(CHECK_LIBRARIES) -o $@

# What was built, linked with faults: see tests/faults.c.
$(BUILD)/tests/ipex-gen.faulty: tests/faults.c $(TOOL_OBJECTS)
	@mkdir -p $(@D)
	$(CC) $(TOOL_CFLAGS) $(filter %.c %.o,$^) $(TOOL_LDFLAGS) $(FAULTY_LDFLAGS) -o $@

$(BUILD)/tests/compile-tables.faulty: $(BUILD)/tests/faults.o $(BUILD)/host/compile_tables.o $(COMPILER_OBJECTS)
	$(HOST_CC) $(HOST_CFLAGS) $^ $(HOST_LDFLAGS) $(FAULTY_LDFLAGS) -o $@

$(BUILD)/tests/%.o: tests/%.c
	@mkdir -p $(@D)
	$(HOST_CC) $(HOST_CFLAGS) -MMD -MP -c $< -o $@

# The Debian package, built from a copy of what it takes, since its build writes into the folder above its own. The test
# installs it below $(BUILD).

DEB         = $(BUILD)/deb/ipex-gen_$(VERSION)_amd64.deb
DEB_FOLDERS = .ci bench common completions debian fuzz gen man src tables tests windows
DEB_FILES   = CHANGELOG.md CONTRIBUTING.md LICENSE Makefile README.md

deb: $(DEB)

$(DEB): $(DEB_FILES) $(wildcard $(addsuffix /*,$(DEB_FOLDERS)))
	rm -rf $(BUILD)/deb
	mkdir -p $(BUILD)/deb/ipex-gen-$(VERSION)
	cp -R $(DEB_FILES) $(DEB_FOLDERS) $(BUILD)/deb/ipex-gen-$(VERSION)
	cd $(BUILD)/deb/ipex-gen-$(VERSION) && env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL dpkg-buildpackage -us -uc

check-deb: $(DEB) $(BUILD)/tests/test_deb
	DEB='$(DEB)' $(BUILD)/tests/test_deb

# Whether the tests notice what is wrong: mutants of the code, in some minutes.

MUTANTS      = 80
MUTANTS_SEED = 1
MUTANTS_JOBS = 2
MUTATED      = $(sort $(filter-out src/os_windows.c,$(wildcard common/*.c gen/*.c gen/*.re src/*.c src/*.re)))

mutate:
	DIR='$(BUILD)/mutate' COUNT='$(MUTANTS)' SEED='$(MUTANTS_SEED)' JOBS='$(MUTANTS_JOBS)' FILES='$(MUTATED)' \
		TESTS='$(notdir $(TESTS))' mutate/mutate.sh

# The same tests, with sanitizers built into them, the tool and the table compiler, which end a program that does what is
# undefined. Left out are the tests that ask make, since they run programs that it builds for them, and how little memory the
# tool takes, since here it takes more. Mutants are a fourth.

ASK_MAKE        = $(addprefix $(BUILD)/tests/, test_build test_labels test_release)
SANITIZE        = -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
SANITIZED       = $(BUILD)/sanitized
SANITIZED_TESTS = $(patsubst $(BUILD)/%,$(SANITIZED)/%,$(filter-out $(ASK_MAKE),$(TESTS)))

check-sanitized:
	ASAN_OPTIONS=abort_on_error=1:detect_stack_use_after_return=1 \
	LSAN_OPTIONS=suppressions=tests/leaks.txt:print_suppressions=0 UBSAN_OPTIONS=print_stacktrace=1 \
	TESTS_LEFT_OUT='*_4_MiB' \
	$(MAKE) BUILD='$(SANITIZED)' CC='$(HOST_CC)' CFLAGS='-g $(SANITIZE)' LDFLAGS= HOST_CFLAGS='$(HOST_CFLAGS) $(SANITIZE)' \
		TESTS='$(SANITIZED_TESTS)' MUTANTS=500 check

# The same tests, with the tool and the table compiler in valgrind, which ends a program that had an error with a status that
# no test expects; or with what they are linked to. Left out are, again, those that ask make; those of completions, whose shells
# ask a hundred times; those of faults, which have programs of their own; and of streams and of the truth what takes minutes.

VALGRIND            = valgrind --quiet --leak-check=full --errors-for-leak-kinds=definite --error-exitcode=99
VALGRIND_TESTS      = $(addprefix $(BUILD)/tests/, test_device test_lexer test_mutants test_page test_version)
VALGRIND_TOOL_TESTS = $(addprefix $(BUILD)/tests/, test_command test_compiler test_documents test_exact test_linux)
IN_VALGRIND         = BUILD='$(BUILD)' COMPILER=compile-tables.valgrind TOOL=ipex-gen.valgrind

check-valgrind: $(addprefix $(BUILD)/, compile-tables.valgrind ipex-gen.valgrind tests/test_stream tests/test_truth) \
                $(VALGRIND_TESTS) $(VALGRIND_TOOL_TESTS)
	for test in $(VALGRIND_TESTS); do MUTANTS=20 $(VALGRIND) "$$test" || exit 1; done
	for test in $(VALGRIND_TOOL_TESTS); do $(IN_VALGRIND) "$$test" || exit 1; done
	$(IN_VALGRIND) TESTS_WANTED='input_in_pieces_*' $(BUILD)/tests/test_stream
	$(IN_VALGRIND) TESTS_WANTED='*_as_the_page_says_on_standard_input' $(BUILD)/tests/test_truth

$(BUILD)/compile-tables.valgrind $(BUILD)/ipex-gen.valgrind: %.valgrind: %
	printf '#!/bin/sh\nexec $(VALGRIND) "$${0%%.valgrind}" "$$@"\n' >$@
	chmod +x $@

# Which lines the same tests run, of the tool and the table compiler.

GCOV          = gcov
COVERAGE_MIN  = 95
COVERED       = $(BUILD)/coverage
COVERED_TESTS = $(patsubst $(BUILD)/%,$(COVERED)/%,$(filter-out $(ASK_MAKE),$(TESTS)))
COVERED_NOTES = $(patsubst $(BUILD)/%.o,$(COVERED)/%.gcno,$(TOOL_OBJECTS) $(COMPILER_OBJECTS) \
                $(addprefix $(BUILD)/host/, compile_tables.o)) \
                $(patsubst $(BUILD)/%.o,$(COVERED)/known/%.gcno,$(TOOL_OBJECTS))

coverage:
	rm -rf '$(COVERED)'
	TESTS_LEFT_OUT='*_4_MiB' \
	$(MAKE) BUILD='$(COVERED)' CC='$(HOST_CC)' CFLAGS='-O0 --coverage' LDFLAGS= HOST_CFLAGS='$(HOST_CFLAGS) -O0 --coverage' \
		TESTS='$(COVERED_TESTS)' check
	status=0; tests/coverage.sh '$(GCOV)' '$(COVERAGE_MIN)' tests/uncovered.md $(COVERED_NOTES) >$(BUILD)/coverage.txt || status=$$?; \
	cat $(BUILD)/coverage.txt; exit $$status

# The sizes, from a link that differs only in that it is not stripped

SIZE_MAX = 81920

size: $(BUILD)/ipex-gen $(BUILD)/unstripped/ipex-gen
	bench/size.sh $(BUILD)/ipex-gen $(BUILD)/unstripped/ipex-gen $(BUILD)/unstripped/ipex-gen.map $(SIZE_MAX)

$(BUILD)/unstripped/ipex-gen: $(TOOL_OBJECTS)
	@mkdir -p $(@D)
	$(CC) $(TOOL_CFLAGS) $(TOOL_OBJECTS) $(filter-out -s,$(TOOL_LDFLAGS)) -Wl,-Map=$@.map -o $@

# The benchmark

BENCH_RELEASE = 2.1.40
BENCH_SCALE   = 1
PYTHON        = /usr/bin/python3

BENCH_PROGRAMS    = $(addprefix $(BUILD)/bench/, empty inputs memory runs)
BENCH_ENVIRONMENT = DIR='$(BUILD)/bench' TOOL='$(BUILD)/ipex-gen' RELEASE='$(BENCH_RELEASE)' SCALE='$(BENCH_SCALE)' \
                    PYTHON='$(PYTHON)' CC='$(CC)' CFLAGS='-Os $(CFLAGS)'

bench: $(BUILD)/ipex-gen $(BENCH_PROGRAMS)
	$(BENCH_ENVIRONMENT) bench/bench.sh
	$(BENCH_ENVIRONMENT) bench/report.sh >$(BUILD)/bench/RESULTS.md
	[ '$(BENCH_SCALE)' != 1 ] || cp $(BUILD)/bench/RESULTS.md bench/RESULTS.md
	cat $(BUILD)/bench/RESULTS.md

# What the compiler makes of nothing, without what the Makefile does for the tool.
$(BUILD)/bench/empty: bench/empty.c $(BUILD)/configuration
	@mkdir -p $(@D)
	$(CC) $(STANDARD) -Os $< $(LDFLAGS) -o $@

$(BUILD)/bench/%: bench/%.c
	@mkdir -p $(@D)
	$(HOST_CC) $(HOST_CFLAGS) $< $(HOST_LDFLAGS) -o $@

# The same tests for Windows, through wine, in a prefix of their own: the one server lasts as long as they do, no display of
# this machine is seen, and nothing is asked or installed. Once in a thousand starts or so, on a busy machine, wine loses what
# is written to standard error: what fails is run again.

WINE = env WINEPREFIX='$(abspath $(BUILD))/wine' WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml,winemenubuilder.exe=' \
       DISPLAY= WAYLAND_DISPLAY= LC_ALL=C.UTF-8

check-windows: $(BUILD)/ipex-gen.wine $(BUILD)/wine/ready $(WINDOWS_TESTS)
	@trap '$(WINE) wineserver -k' EXIT; $(WINE) wineserver -p; status=0; \
	run() { $(WINE) BUILD='$(BUILD)' TOOL=ipex-gen.wine "$$1"; }; \
	for test in $(WINDOWS_TESTS); do run "$$test" || run "$$test" || status=1; done; exit $$status

$(BUILD)/ipex-gen.wine: $(BUILD)/ipex-gen.exe
	printf '#!/bin/sh\nexec wine "$${0%%.wine}.exe" "$$@"\n' >$@
	chmod +x $@

$(BUILD)/wine/ready: | $(BUILD)
	rm -rf $(@D)
	$(WINE) wineboot --init >/dev/null 2>&1
	$(WINE) wineserver -w
	touch $@

# A release: whatever git knows of, as it stands here, and the binaries made from it. The same source makes the same bytes,
# wherever and whenever that is done: its date is that of the last commit.

DIST   = $(BUILD)/dist
SOURCE = ipex-gen-$(VERSION)

dist: $(BUILD)/ipex-gen $(BUILD)/ipex-gen.exe $(BUILD)/tables.c
	rm -rf $(DIST)
	mkdir -p $(DIST)/$(SOURCE)/generated
	git ls-files -z | xargs -0 cp --parents -t $(DIST)/$(SOURCE)
	$(RE2C) $(RE2C_FLAGS) --no-debug-info -o $(DIST)/$(SOURCE)/generated/clues.c src/clues.re
	$(call is_whole,$(DIST)/$(SOURCE)/generated/clues.c,src/clues.re)
	cp $(BUILD)/tables.c $(DIST)/$(SOURCE)/generated
	cksum $(GENERATED_FROM) >$(DIST)/$(SOURCE)/generated/sources
	date=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct)} && \
	tar -C $(DIST) -c --format=ustar --sort=name --mtime="@$$date" --mode=u=rwX,go=rX --owner=0 --group=0 --numeric-owner \
		-f $(DIST)/$(SOURCE).tar $(SOURCE)
	gzip -9n $(DIST)/$(SOURCE).tar
	rm -r $(DIST)/$(SOURCE)
	$(INSTALL) -m 755 $(BUILD)/ipex-gen $(BUILD)/ipex-gen.exe $(DIST)
	cd $(DIST) && sha256sum $(SOURCE).tar.gz ipex-gen ipex-gen.exe >SHA256SUMS

check-dist: dist $(BUILD)/tests/test_dist
	BUILD='$(BUILD)' $(BUILD)/tests/test_dist

# The fuzzers: libFuzzer feeds them what reaches new code, the sanitizers see what is undefined, and each checks what must be
# true of every answer. What they find interesting is kept in $(BUILD)/corpus; what fails is written to $(BUILD)/fuzz.

FUZZ_SECONDS   = 60
FUZZ_CC        = clang
FUZZ_CFLAGS    = $(STANDARD) $(WARNINGS) -Icommon -Isrc -Igen -Itests -DIPEX_GEN_VERSION='"$(VERSION)"' -O1 -g -fsanitize=address,undefined \
                 -fno-sanitize-recover=undefined
FUZZ_LIBRARIES = -lcmark-gfm-extensions -lcmark-gfm
# What is looked into for new code; the fuzzers are not.
FUZZED_CFLAGS  = $(FUZZ_CFLAGS) -fsanitize=fuzzer-no-link

FUZZERS         = $(addprefix $(BUILD)/fuzz/, fuzz_command fuzz_device fuzz_page fuzz_version)
FUZZED_COMPILER = $(subst $(BUILD)/host/,$(BUILD)/fuzz/,$(COMPILER_OBJECTS))
FUZZED_TOOL     = $(subst $(BUILD)/tool/,$(BUILD)/fuzz/tool/,$(filter-out %/os_linux.o,$(TOOL_OBJECTS)))

# Each has a fourth of the time, and a log, of which only the end is of interest.
fuzz: $(FUZZERS)
	@for name in command device page version; do \
		seeds="fuzz/corpus/$$name"; \
		if [ $$name = page ]; then seeds="$$seeds tables"; fi; \
		mkdir -p "$(BUILD)/corpus/$$name"; \
		echo "$(BUILD)/fuzz/fuzz_$$name"; \
		$(BUILD)/fuzz/fuzz_$$name -max_total_time=$$((($(FUZZ_SECONDS) + 3) / 4)) -max_len=8192 -dict=fuzz/$$name.dict \
			-artifact_prefix="$(BUILD)/fuzz/$$name-" "$(BUILD)/corpus/$$name" $$seeds >"$(BUILD)/fuzz/$$name.log" 2>&1 || \
			{ tail -n 100 "$(BUILD)/fuzz/$$name.log"; exit 1; }; \
		tail -n 1 "$(BUILD)/fuzz/$$name.log"; \
	done

$(BUILD)/fuzz/fuzz_command: $(addprefix $(BUILD)/fuzz/, fuzz_command.o os_fuzz.o) $(FUZZED_TOOL)
$(BUILD)/fuzz/fuzz_device:  $(addprefix $(BUILD)/fuzz/, fuzz_device.o reference_device.o class.o clues.o fast.o lookup.o scanner.o tables.o text.o version.o)
$(BUILD)/fuzz/fuzz_page:    $(addprefix $(BUILD)/fuzz/, fuzz_page.o canonical.o shown.o written.o) $(FUZZED_COMPILER)
$(BUILD)/fuzz/fuzz_version: $(addprefix $(BUILD)/fuzz/, fuzz_version.o lookup.o tables.o text.o version.o)
$(FUZZERS):
	$(FUZZ_CC) $(FUZZ_CFLAGS) -fsanitize=fuzzer $^ $(FUZZ_LIBRARIES) -o $@

$(BUILD)/fuzz/%.o: fuzz/%.c
	@mkdir -p $(@D)
	$(FUZZ_CC) $(FUZZ_CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/fuzz/%.o: tests/%.c
	@mkdir -p $(@D)
	$(FUZZ_CC) $(FUZZ_CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/fuzz/%.o: gen/%.c
	@mkdir -p $(@D)
	$(FUZZ_CC) $(FUZZED_CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/fuzz/%.o: common/%.c
	@mkdir -p $(@D)
	$(FUZZ_CC) $(FUZZED_CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/fuzz/%.o: src/%.c
	@mkdir -p $(@D)
	$(FUZZ_CC) $(FUZZED_CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/fuzz/%.o: $(BUILD)/%.c
	@mkdir -p $(@D)
	$(FUZZ_CC) $(FUZZED_CFLAGS) -MMD -MP -c $< -o $@

# The tool as a whole runs again and again, so its variables are set apart, to be put back: see fuzz/tool_state.h.
$(BUILD)/fuzz/tool/%.o: common/%.c
	@mkdir -p $(@D)
	$(FUZZ_CC) $(FUZZED_CFLAGS) -include fuzz/tool_state.h -MMD -MP -c $< -o $@

$(BUILD)/fuzz/tool/%.o: src/%.c
	@mkdir -p $(@D)
	$(FUZZ_CC) $(FUZZED_CFLAGS) -include fuzz/tool_state.h -Dmain=tool_main -MMD -MP -c $< -o $@

$(BUILD)/fuzz/tool/%.o: $(BUILD)/%.c
	@mkdir -p $(@D)
	$(FUZZ_CC) $(FUZZED_CFLAGS) -include fuzz/tool_state.h -MMD -MP -c $< -o $@

# What must be there

deps: PACKAGES = $(BUILD_PACKAGES) $(CHECK_PACKAGES)
deps-windows: PACKAGES = $(WINDOWS_PACKAGES)
deps-deb: PACKAGES = $(BUILD_PACKAGES) $(DEB_PACKAGES) libcmocka-dev
deps-lint: PACKAGES = $(LINT_PACKAGES)
deps-bench: PACKAGES = $(BENCH_PACKAGES)
deps-fuzz: PACKAGES = $(FUZZ_PACKAGES)
deps-guard: PACKAGES = $(GUARD_PACKAGES)
deps deps-bench deps-deb deps-fuzz deps-guard deps-lint deps-windows:
	@missing=$$(for package in $(PACKAGES); do \
		dpkg-query -W -f '$${Status}' "$$package" 2>/dev/null | grep -q ' installed$$' || printf ' %s' "$$package"; \
	done); \
	if [ -n "$$missing" ]; then \
		if [ "$$(id -u)" -eq 0 ]; then as_root=env; else as_root='sudo env'; fi; \
		$$as_root apt-get update && \
		$$as_root DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $$missing; \
	fi

install: $(BUILD)/ipex-gen
	$(INSTALL) -D -m 755 $(BUILD)/ipex-gen '$(DESTDIR)$(BINDIR)/ipex-gen'
	$(INSTALL) -D -m 644 man/ipex-gen.1 '$(DESTDIR)$(MANDIR)/man1/ipex-gen.1'
	$(INSTALL) -D -m 644 completions/ipex-gen.bash '$(DESTDIR)$(BASHDIR)/ipex-gen'
	$(INSTALL) -D -m 644 completions/ipex-gen.fish '$(DESTDIR)$(FISHDIR)/ipex-gen.fish'
	$(INSTALL) -D -m 644 completions/_ipex-gen '$(DESTDIR)$(ZSHDIR)/_ipex-gen'

uninstall:
	rm -f '$(DESTDIR)$(BINDIR)/ipex-gen' '$(DESTDIR)$(MANDIR)/man1/ipex-gen.1' '$(DESTDIR)$(BASHDIR)/ipex-gen' \
		'$(DESTDIR)$(FISHDIR)/ipex-gen.fish' '$(DESTDIR)$(ZSHDIR)/_ipex-gen'

release-check:
	.ci/release-check '$(VERSION)'

clean:
	rm -rf '$(BUILD)'

# The linters. clang reads everything a second time, generated code included, and no compiler may warn. What Windows runs
# is read as its compiler sees it.

WINDOWS_LINTED = src/os_windows.c
LINTED         = $(filter-out $(WINDOWS_LINTED),$(wildcard bench/*.c common/*.c fuzz/*.c gen/*.c src/*.c tests/*.c))
LINT_CFLAGS    = $(HOST_CFLAGS) -Itests -DIPEX_GEN_VERSION='"$(VERSION)"'

lint: $(BUILD)/clues.c $(BUILD)/lexer.c $(BUILD)/tables.c
	for compiler in gcc clang; do \
		for source in $(LINTED) $^; do \
			$$compiler $(LINT_CFLAGS) -Werror -O2 -c "$$source" -o /dev/null || exit 1; \
		done; \
	done
	for compiler in $(WINDOWS)gcc 'clang --target=$(WINDOWS:-=)'; do \
		for source in $(filter-out %/os_linux.c,$(filter common/% src/%,$(LINTED))) $(WINDOWS_LINTED) $(filter-out %/lexer.c,$^); do \
			$$compiler $(WINDOWS_CFLAGS) -Werror -O2 -c "$$source" -o /dev/null || exit 1; \
		done; \
	done
	clang-tidy --quiet --warnings-as-errors='*' $(LINTED) -- $(LINT_CFLAGS)
	clang-tidy --quiet --warnings-as-errors='*' $(WINDOWS_LINTED) -- --target=$(WINDOWS:-=) $(WINDOWS_CFLAGS)
	cppcheck --quiet --error-exitcode=1 --std=c11 --enable=warning,style,performance,portability --inline-suppr \
		-Icommon -Isrc -Igen -Itests $(LINTED) $(WINDOWS_LINTED)
	shellcheck .ci/release-check .ci/run bench/*.sh mutate/*.sh tests/*.sh
	shellcheck --shell=bash completions/ipex-gen.bash
	mandoc -Tlint -W style man/ipex-gen.1

# What the tool is built with and from. Each file changes only where what it says does, so that what depends on it is
# built again when the user names another compiler or other pages.

CONFIGURATION = $(CC) $(TOOL_CFLAGS) $(TOOL_LDFLAGS)

ifneq ($(file <$(BUILD)/configuration),$(CONFIGURATION))
$(BUILD)/configuration: FORCE
endif
$(BUILD)/configuration: | $(BUILD)
	$(file >$@,$(CONFIGURATION))

ifneq ($(file <$(BUILD)/pages),$(TABLES))
$(BUILD)/pages: FORCE
endif
$(BUILD)/pages: | $(BUILD)
	$(file >$@,$(TABLES))

$(BUILD):
	mkdir -p $@

-include $(wildcard $(BUILD)/*/*.d $(BUILD)/*/*/*.d)
