# The tool for Windows, built with mingw-w64 and tested through wine.
#:
#: make windows              build build/ipex-gen.exe
#: make check-windows        run the tests for it, through wine
#: make check-wsl            run the tests for it on Windows, from WSL; make deps-wsl
#: make deps-windows         install the packages that building it and wine need

WINDOWS         = x86_64-w64-mingw32-
WINDOWS_SOURCES = src/os_windows.c
WINDOWS_TESTS   = $(addprefix $(BUILD)/tests/, \
                  test_command test_exact test_truth test_windows test_windows_zip)
# To move constants out of loops would take 700 bytes.
WINDOWS_SMALLEST := $(call smallest,$(WINDOWS)gcc) -fno-move-loop-invariants
WINDOWS_CFLAGS  = $(STANDARD) $(WARNINGS) -Icommon -Isrc -Os -fno-asynchronous-unwind-tables \
                  -fno-jump-tables $(WINDOWS_SMALLEST)
WINDOWS_LDFLAGS = -static -s -nostartfiles -Wl,--entry=os_windows_start -Wl,--gc-sections \
                  -Wl,--no-insert-timestamp -Wl,--dynamicbase -Wl,--high-entropy-va \
                  -Wl,--nxcompat -lsetupapi
WINDOWS_OBJECTS = $(call objects,windows,$(SOURCES) $(WINDOWS_SOURCES) tables.c) \
                  $(BUILD)/windows/ipex-gen.res

WINDOWS_PACKAGES = \
	binutils-mingw-w64-x86-64 gcc-mingw-w64-x86-64 jq libcmark-gfm-dev \
	libcmark-gfm-extensions-dev libcmocka-dev unzip wine wine64 zip

comma := ,

WSL_TESTS       = $(addprefix $(BUILD)/tests/, test_command test_exact test_truth)
WSL_PACKAGES    = binutils-mingw-w64-x86-64 gcc-mingw-w64-x86-64

.PHONY: check-windows check-wsl deps-windows deps-wsl windows

windows: $(BUILD)/ipex-gen.exe

$(BUILD)/ipex-gen.exe: $(WINDOWS_OBJECTS)
	$(WINDOWS)gcc $(WINDOWS_CFLAGS) $(WINDOWS_OBJECTS) $(WINDOWS_LDFLAGS) -o $@

$(BUILD)/windows/%.o: %.c $(BUILD)/windows.flags
	@mkdir -p $(@D)
	$(WINDOWS)gcc $(WINDOWS_CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/windows/%.o: $(BUILD)/%.c $(BUILD)/windows.flags
	@mkdir -p $(@D)
	$(WINDOWS)gcc $(WINDOWS_CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/windows/ipex-gen.res: src/ipex-gen.rc $(BUILD)/windows.flags
	@mkdir -p $(@D)
	$(WINDOWS)windres -DVERSION=$(VERSION) \
		-DVERSION_NUMBERS=$(subst .,$(comma),$(VERSION)),0 -O coff $< $@

# Wine has a prefix of its own, sees no display, and neither asks nor installs anything.

WINE = env WINEPREFIX='$(abspath $(BUILD))/wine' WINEDEBUG=-all \
       WINEDLLOVERRIDES='mscoree,mshtml,winemenubuilder.exe=' \
       DISPLAY= WAYLAND_DISPLAY= LC_ALL=C.UTF-8

check-windows: $(BUILD)/ipex-gen.wine $(BUILD)/wine/ready $(WINDOWS_TESTS)
	$(WINE) BUILD='$(BUILD)' TOOL=ipex-gen.wine windows/check.sh $(WINDOWS_TESTS)

$(BUILD)/ipex-gen.wine: $(BUILD)/ipex-gen.exe
	printf '#!/bin/sh\nexec wine "$${0%%.wine}.exe" "$$@"\n' >$@
	chmod +x $@

# WSL itself starts programs for Windows.
check-wsl: $(BUILD)/ipex-gen.wsl $(WSL_TESTS)
	BUILD='$(BUILD)' TOOL=ipex-gen.wsl tests/check.sh $(WSL_TESTS)

$(BUILD)/ipex-gen.wsl: $(BUILD)/ipex-gen.exe
	printf '#!/bin/sh\nexec "$${0%%.wsl}.exe" "$$@"\n' >$@
	chmod +x $@

$(BUILD)/wine/ready: | $(BUILD)
	rm -rf $(@D)
	$(WINE) wineboot --init >/dev/null 2>&1
	$(WINE) wineserver -w
	touch $@

deps-windows:
	mk/deps.sh $(WINDOWS_PACKAGES)

deps-wsl:
	mk/deps.sh $(WSL_PACKAGES)
