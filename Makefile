# ipex-gen: "make help" lists the targets. mk/ has those for Windows, releases, quality and size.

VERSION = 0.2.0

PREFIX  = /usr/local
BINDIR  = $(PREFIX)/bin
MANDIR  = $(PREFIX)/share/man
BASHDIR = $(PREFIX)/share/bash-completion/completions
FISHDIR = $(PREFIX)/share/fish/vendor_completions.d
ZSHDIR  = $(PREFIX)/share/zsh/site-functions
DESTDIR =

BUILD   = build
TABLES  = $(sort $(wildcard tables/*.md))

# CC, CFLAGS and LDFLAGS build the tool; HOST_CC, HOST_CFLAGS and HOST_LDFLAGS build the table
# compiler, which runs at build time, and the tests.
CFLAGS       =
LDFLAGS      = -static -s
HOST_CC      = cc
HOST_CFLAGS  = -O1 -g
HOST_LDFLAGS =
RE2C         = re2c
GPERF        = gperf
INSTALL      = install

# The source archive of a release holds the output of re2c and gperf; there, only cc is needed.
IS_RELEASE := $(wildcard generated/sources)
missing     = $(if $(IS_RELEASE),$(if $(shell command -v $(1) 2>/dev/null),,$(1)))

# The tool is built with musl unless the user names a compiler.
ifeq ($(origin CC),default)
ifeq ($(call missing,musl-gcc),)
CC      = musl-gcc
else
CC      = $(HOST_CC)
LDFLAGS = -s
endif
endif

# The source files. SOURCES are for every system; tests call functions of TESTED_SOURCES directly.
SOURCES = \
	common/utf8.c common/version.c src/answer.c src/buffer.c src/cache.c src/class.c \
	src/clues.re src/describe.c src/detect.c src/device.c src/devlist.c src/exit_status.c \
	src/fast.c src/fields.c src/input.c src/listed.c src/lookup.c src/lspci.c src/main.c \
	src/messages.c src/operand.c src/operands.c src/options.c src/output.c src/print.c \
	src/print_json.c src/print_long.c src/print_value.c src/product.c src/queries.c \
	src/release.c src/scan.c src/scan_files.c src/scanner.c src/stderr.c src/stdin.c \
	src/suggest.c src/text.c src/tool.c
LINUX_SOURCES    = src/os_linux.c
COMPILER_SOURCES = \
	common/utf8.c common/version.c gen/arena.c gen/catalogue.c gen/cell.c gen/check.c \
	gen/emit.c gen/facts.c gen/lexer.re gen/page.c gen/pool.c gen/report.c gen/source.c \
	gen/table.c
TESTED_SOURCES   = \
	$(COMPILER_SOURCES) src/buffer.c src/class.c src/clues.re src/device.c src/fast.c \
	src/input.c src/lookup.c src/lspci.c src/os_linux.c src/scan.c src/scanner.c src/text.c \
	tables.c
TEST_SOURCES     = \
	fuzz/reference_device.c tests/blocks.c tests/folder.c tests/reading.c tests/run.c \
	tests/snippet.c tests/truth.c tests/written.c
CHECK_TESTS      = \
	test_build test_command test_compiler test_completions test_device test_devices \
	test_documents test_exact test_fast test_faults test_labels test_lexer test_linux \
	test_mutants test_page test_pages test_release test_rules test_scan test_scripts \
	test_stream test_truth test_version test_wheels
OTHER_TESTS      = test_deb test_dist test_pip test_windows test_windows_zip

TESTS     = $(addprefix $(BUILD)/tests/, $(CHECK_TESTS))
ALL_TESTS = $(addprefix $(BUILD)/tests/, $(CHECK_TESTS) $(OTHER_TESTS))

# make check-sanitized, make coverage and the like build everything in another way: mk/variants.mk.
VARIANTS       = check-aarch64 check-i686 check-s390x check-sanitized check-unsigned-char coverage
BUILD_VARIANT ?= $(patsubst check-%,%,$(filter $(VARIANTS),$(MAKECMDGOALS)))
export BUILD_VARIANT
ifneq ($(BUILD_VARIANT),)
include mk/variants.mk
endif

STANDARD = -std=c11 -D_XOPEN_SOURCE=700 -D_FILE_OFFSET_BITS=64 -DIPEX_GEN_VERSION='"$(VERSION)"'
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion
# No tables for exceptions or jumps, no unused functions; memory that can be written cannot be run.
SMALL_CFLAGS  = -ffunction-sections -fdata-sections -fno-asynchronous-unwind-tables \
                -fno-jump-tables
SMALL_LDFLAGS = -Wl,--gc-sections -Wl,--build-id=none -Wl,-z,noexecstack

# With musl, also no page of padding and no relocation table. Other systems keep their defaults.
ifeq ($(notdir $(firstword $(CC))),musl-gcc)
SMALL_CFLAGS  += -fno-pie
SMALL_LDFLAGS += $(if $(findstring -static,$(LDFLAGS)),,-no-pie) -Wl,-z,norelro \
                 -Wl,-z,noseparate-code -Wl,-z,common-page-size=64
endif

# $(call smallest,COMPILER): what makes the smallest program, as far as the compiler knows it: gcc
# before 12 has no -Oz, and only that for x86 aligns large arrays more than it must.
smallest = $(foreach flag,-Oz -malign-data=abi,$(shell \
           $(1) $(flag) -E -x c /dev/null >/dev/null 2>&1 && echo $(flag)))

SMALLEST     := $(call smallest,$(CC))
TOOL_CFLAGS  = $(STANDARD) $(WARNINGS) $(SMALL_CFLAGS) -Icommon -Isrc -Os $(SMALLEST) $(CFLAGS)
TOOL_LDFLAGS = $(SMALL_LDFLAGS) $(LDFLAGS)
HOST_FLAGS   = $(STANDARD) $(WARNINGS) -Icommon -Isrc -Igen -Ifuzz $(HOST_CFLAGS)
# A tag with two candidates finds the end of a link's address; re2c warns that it may be slow.
RE2C_FLAGS   = -W -Werror -Wno-nondeterministic-tags --no-generation-date

# $(call objects,FOLDER,SOURCES): the object files of the sources, in a folder below $(BUILD).
objects = $(addprefix $(BUILD)/$(1)/, $(addsuffix .o,$(basename $(2))))

# $(call changed,FILE,TEXT): FORCE if the file has another text. A file that records a variable is
# written only if that has changed, so that what depends on it is built again only then.
changed = $(if $(subst |$(2)|,,|$(file <$(1))|),FORCE)

TOOL_OBJECTS     = $(call objects,tool,$(SOURCES) $(LINUX_SOURCES) tables.c)
COMPILER_OBJECTS = $(call objects,host,$(COMPILER_SOURCES))
TEST_OBJECTS     = $(call objects,host,$(TESTED_SOURCES) $(TEST_SOURCES))
LEXERS           = $(patsubst %.re,$(BUILD)/%.c,$(filter %.re,$(SOURCES) $(COMPILER_SOURCES)))
# The part of the tool that re2c and gperf make, and its sources.
GENERATED        = $(filter $(BUILD)/src/%,$(LEXERS)) $(BUILD)/tables.c
GENERATED_FROM   = $(filter %.re,$(SOURCES)) $(sort $(wildcard common/* gen/*)) $(TABLES)

BUILD_PACKAGES = gperf musl-tools re2c
CHECK_PACKAGES = \
	binutils bsdutils cmake fish jq libcmark-gfm-dev libcmark-gfm-extensions-dev \
	libcmocka-dev p7zip-full parallel python3 sqlite3 zsh

.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: all check check-tables clean deps help install uninstall FORCE

#: make                 build build/ipex-gen, static and stripped
all: $(BUILD)/ipex-gen

#: make help            list the targets
help:
	@sed -n 's/^#: \{0,1\}//p' Makefile mk/*.mk

include mk/windows.mk mk/release.mk mk/quality.mk mk/bench.mk

# The tool

$(BUILD)/ipex-gen: $(TOOL_OBJECTS)
	$(CC) $(TOOL_CFLAGS) $(TOOL_OBJECTS) $(TOOL_LDFLAGS) -o $@

$(BUILD)/tool/%.o: %.c $(BUILD)/tool.flags
	@mkdir -p $(@D)
	$(CC) $(TOOL_CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/tool/%.o: $(BUILD)/%.c $(BUILD)/tool.flags
	@mkdir -p $(@D)
	$(CC) $(TOOL_CFLAGS) -MMD -MP -c $< -o $@

# The tables: pages -> gperf's input -> C. gperf names its input in its output, so it reads stdin.

ifeq ($(call missing,$(RE2C))$(call missing,$(GPERF)),)
$(LEXERS): $(BUILD)/%.c: %.re Makefile
	@mkdir -p $(@D)
	$(RE2C) $(RE2C_FLAGS) -o $@ $<

$(BUILD)/tables.c: $(BUILD)/tables.gperf Makefile
	$(GPERF) --jump=1 <$< >$@
else
$(GENERATED): $(BUILD)/%.c: generated/%.c $(GENERATED_FROM) $(BUILD)/pages
	@mkdir -p $(@D)
	@cksum $(GENERATED_FROM) | cmp -s - generated/sources || { \
		echo 'generated/ was made from other sources;' \
			'to make it again, $(RE2C) and $(GPERF) are needed' >&2; exit 1; }
	cp $< $@
endif

$(BUILD)/tables.gperf: gen/pci_ids.gperf $(BUILD)/pages.gperf
	cat $^ >$@

$(BUILD)/pages.gperf: $(BUILD)/compile-tables $(TABLES) $(BUILD)/pages
	$(BUILD)/compile-tables $(TABLES) >$@

$(BUILD)/compile-tables: $(call objects,host,gen/compile_tables.c) $(COMPILER_OBJECTS)
	$(HOST_CC) $(HOST_FLAGS) $^ $(HOST_LDFLAGS) -o $@

$(BUILD)/host/%.o: %.c $(BUILD)/host.flags
	@mkdir -p $(@D)
	$(HOST_CC) $(HOST_FLAGS) -MMD -MP -c $< -o $@

$(BUILD)/host/%.o: $(BUILD)/%.c $(BUILD)/host.flags
	@mkdir -p $(@D)
	$(HOST_CC) $(HOST_FLAGS) -MMD -MP -c $< -o $@

#: make check-tables    check the pages in tables/, and build nothing else
check-tables: $(BUILD)/compile-tables
	$(BUILD)/compile-tables $(TABLES) >/dev/null

# The tests. Each is linked with those parts of the archive that it needs.

CHECK_LIBRARIES = -lcmark-gfm-extensions -lcmark-gfm -lcmocka
FAULTY          = $(addprefix $(BUILD)/tests/, compile-tables.faulty ipex-gen.faulty)
FAULTY_LDFLAGS  = -Wl,--wrap=calloc -Wl,--wrap=poll -Wl,--wrap=read -Wl,--wrap=write

#: make check           run the tests
check: $(BUILD)/ipex-gen $(BUILD)/bench/memory $(BUILD)/compile-tables $(FAULTY) $(TESTS)
	@BUILD='$(BUILD)' tests/check.sh $(TESTS)

$(ALL_TESTS): $(BUILD)/tests/%: $(BUILD)/host/tests/%.o $(BUILD)/tests.a
	@mkdir -p $(@D)
	$(HOST_CC) $(HOST_FLAGS) $^ $(HOST_LDFLAGS) $(CHECK_LIBRARIES) -o $@

$(BUILD)/tests.a: $(TEST_OBJECTS)
	rm -f $@
	$(AR) rc $@ $^

# The tool and the table compiler, linked with faults: see tests/faults.c.
$(BUILD)/tests/ipex-gen.faulty: $(call objects,tool,tests/faults.c) $(TOOL_OBJECTS)
	@mkdir -p $(@D)
	$(CC) $(TOOL_CFLAGS) $^ $(TOOL_LDFLAGS) $(FAULTY_LDFLAGS) -o $@

$(BUILD)/tests/compile-tables.faulty: $(call objects,host,tests/faults.c gen/compile_tables.c) \
                                      $(COMPILER_OBJECTS)
	@mkdir -p $(@D)
	$(HOST_CC) $(HOST_FLAGS) $^ $(HOST_LDFLAGS) $(FAULTY_LDFLAGS) -o $@

#: make deps            install the packages that building and testing need (apt-get)
deps:
	mk/deps.sh $(BUILD_PACKAGES) $(CHECK_PACKAGES)

#: make install         install under PREFIX (/usr/local), within DESTDIR
install: $(BUILD)/ipex-gen
	$(INSTALL) -D -m 755 $(BUILD)/ipex-gen '$(DESTDIR)$(BINDIR)/ipex-gen'
	$(INSTALL) -D -m 644 man/ipex-gen.1 '$(DESTDIR)$(MANDIR)/man1/ipex-gen.1'
	$(INSTALL) -D -m 644 completions/ipex-gen.bash '$(DESTDIR)$(BASHDIR)/ipex-gen'
	$(INSTALL) -D -m 644 completions/ipex-gen.fish '$(DESTDIR)$(FISHDIR)/ipex-gen.fish'
	$(INSTALL) -D -m 644 completions/_ipex-gen '$(DESTDIR)$(ZSHDIR)/_ipex-gen'

#: make uninstall       remove what "make install" installed
uninstall:
	rm -f '$(DESTDIR)$(BINDIR)/ipex-gen' '$(DESTDIR)$(MANDIR)/man1/ipex-gen.1' \
		'$(DESTDIR)$(BASHDIR)/ipex-gen' '$(DESTDIR)$(FISHDIR)/ipex-gen.fish' \
		'$(DESTDIR)$(ZSHDIR)/_ipex-gen'

#: make clean           remove build/
clean:
	rm -rf '$(BUILD)'

# These files hold the compilers, their flags and the names of the pages.

TOOL_BUILD = $(CC) $(TOOL_CFLAGS) $(TOOL_LDFLAGS)
HOST_BUILD = $(HOST_CC) $(HOST_FLAGS) $(HOST_LDFLAGS)
WINDOWS_BUILD = $(WINDOWS)gcc $(WINDOWS_CFLAGS) $(WINDOWS_LDFLAGS)

$(BUILD)/tool.flags: $(call changed,$(BUILD)/tool.flags,$(TOOL_BUILD)) | $(BUILD)
	$(file >$@,$(TOOL_BUILD))

$(BUILD)/host.flags: $(call changed,$(BUILD)/host.flags,$(HOST_BUILD)) | $(BUILD)
	$(file >$@,$(HOST_BUILD))

$(BUILD)/windows.flags: $(call changed,$(BUILD)/windows.flags,$(WINDOWS_BUILD)) | $(BUILD)
	$(file >$@,$(WINDOWS_BUILD))

$(BUILD)/pages: $(call changed,$(BUILD)/pages,$(TABLES)) | $(BUILD)
	$(file >$@,$(TABLES))

$(BUILD):
	mkdir -p $@

-include $(wildcard $(BUILD)/*/*.d $(BUILD)/*/*/*.d)

#:
#: TABLES="a.md b.md" compiles these pages instead of tables/*.md. BUILD is the folder for all that
#: is built. CC, CFLAGS and LDFLAGS build the tool; HOST_CC and HOST_CFLAGS, the table compiler and
#: the tests.
