# The published files. The same source makes the same bytes, wherever and whenever it is built with
# the same tools: times are the date of the newest version in CHANGELOG.md, or of the last commit.
#:
#: make dist                 make a release in build/dist: source, programs, zip, deb, wheels, Scoop
#: make check-dist           test the release; make deps-dist
#: make deb                  build the Debian package; make deps-deb
#: make check-deb            test it: lintian, then install, run and remove it
#: make wheels               build the wheels for pip, in build/wheels
#: make check-wheels         test them: install with pip, run and remove
#: make windows-zip          build the archive for Windows
#: make scoop                write the manifest for Scoop, build/ipex-gen.json
#: make release-check        check that tag, changelogs and dates agree with VERSION
#:
#: HOMEPAGE=https://... is the place where releases are published: dist, wheels and scoop name it.

# A name that cannot exist. A release that is published needs another one.
HOMEPAGE = https://ipex-gen.example

DIST_PACKAGES = debhelper fakeroot gcc-mingw-w64-x86-64 jq libcmocka-dev lintian python3-venv \
                unzip zip
DEB_PACKAGES  = debhelper fakeroot libcmocka-dev lintian

.PHONY: check-deb check-dist check-wheels deb deps-deb deps-dist dist release-check scoop wheels \
        windows-zip

deps-deb:
	mk/deps.sh $(BUILD_PACKAGES) $(DEB_PACKAGES)

deps-dist:
	mk/deps.sh $(BUILD_PACKAGES) $(DIST_PACKAGES)

release-check:
	.ci/release-check '$(VERSION)'

$(BUILD)/homepage: $(call changed,$(BUILD)/homepage,$(HOMEPAGE)) | $(BUILD)
	$(file >$@,$(HOMEPAGE))

# The archive for Windows, and the manifest by which Scoop installs it

WINDOWS_ZIP = $(BUILD)/ipex-gen-$(VERSION)-windows-x86_64.zip

windows-zip: $(WINDOWS_ZIP)

$(WINDOWS_ZIP): $(BUILD)/ipex-gen.exe packaging/windows-zip.sh windows/readme.txt LICENSE \
                THIRD-PARTY.txt CHANGELOG.md
	packaging/windows-zip.sh $(BUILD)/ipex-gen.exe $(BUILD)/zip '$(abspath $@)'

ifeq ($(origin HOMEPAGE),file)
scoop:
	@echo 'make scoop: HOMEPAGE=https://... must name the place of the releases' >&2; exit 1
else
scoop: $(BUILD)/ipex-gen.json
endif

$(BUILD)/ipex-gen.json: $(WINDOWS_ZIP) windows/scoop.jq $(BUILD)/homepage
	jq -n --arg version '$(VERSION)' --arg homepage '$(HOMEPAGE)' \
		--arg zip '$(notdir $(WINDOWS_ZIP))' \
		--arg hash "$$(sha256sum <$(WINDOWS_ZIP) | cut -d ' ' -f 1)" \
		-f windows/scoop.jq >$@

# The wheels. The program for Linux is static, and so needs no particular C library.

LINUX_TAG    = manylinux_2_17_x86_64.manylinux2014_x86_64.musllinux_1_1_x86_64
WINDOWS_TAG  = win_amd64
WHEEL        = $(BUILD)/wheels/ipex_gen-$(VERSION)-py3-none
WHEELS       = $(WHEEL)-$(LINUX_TAG).whl $(WHEEL)-$(WINDOWS_TAG).whl
WHEEL_SCRIPT = packaging/wheel/wheel.sh '$(VERSION)' '$(HOMEPAGE)'
WHEEL_FILES  = packaging/wheel/wheel.sh packaging/wheel/METADATA LICENSE THIRD-PARTY.txt \
               CHANGELOG.md $(BUILD)/homepage

wheels: $(WHEELS)

$(WHEEL)-$(LINUX_TAG).whl: $(BUILD)/ipex-gen $(WHEEL_FILES)
	$(WHEEL_SCRIPT) $(LINUX_TAG) $< ipex-gen $(BUILD)/wheels/linux

$(WHEEL)-$(WINDOWS_TAG).whl: $(BUILD)/ipex-gen.exe $(WHEEL_FILES)
	$(WHEEL_SCRIPT) $(WINDOWS_TAG) $< ipex-gen.exe $(BUILD)/wheels/windows

check-wheels: $(WHEELS) $(BUILD)/tests/test_pip
	BUILD='$(BUILD)' $(BUILD)/tests/test_pip

# The Debian package is built from a copy, since its build writes beside its own folder.

DEB       = $(BUILD)/deb/ipex-gen_$(VERSION)_amd64.deb
DEB_FILES = $(filter-out $(BUILD)/%,$(wildcard Makefile *.md *.txt LICENSE */*.* */ipex-gen.1 \
            completions/* debian/* tables/*))

deb: $(DEB)

$(DEB): $(DEB_FILES)
	rm -rf $(BUILD)/deb
	packaging/source.sh '$(BUILD)' $(BUILD)/deb/ipex-gen-$(VERSION)
	cd $(BUILD)/deb/ipex-gen-$(VERSION) && \
		env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL dpkg-buildpackage -us -uc

check-deb: $(DEB) $(BUILD)/tests/test_deb
	DEB='$(DEB)' $(BUILD)/tests/test_deb

# The source archive also has what re2c and gperf make, so that a compiler and make are enough. It
# is made from what git knows, as it is here, at the time of the last commit.

DIST      = $(BUILD)/dist
SOURCE    = ipex-gen-$(VERSION)
RELEASED  = $(BUILD)/ipex-gen $(BUILD)/ipex-gen.exe $(WINDOWS_ZIP) $(BUILD)/ipex-gen.json $(DEB) \
            $(WHEELS) LICENSE THIRD-PARTY.txt
PACKED    = generated/sources $(patsubst $(BUILD)/%,generated/%,$(GENERATED))

dist: $(RELEASED) $(addprefix $(BUILD)/, $(PACKED))
	rm -rf $(DIST)
	packaging/source.sh '$(BUILD)' $(DIST)/$(SOURCE)
	cd $(BUILD) && cp --parents -t '$(abspath $(DIST))/$(SOURCE)' $(PACKED)
	packaging/archive.sh $(DIST) $(SOURCE)
	rm -r $(DIST)/$(SOURCE)
	cp $(RELEASED) $(DIST)
	cd $(DIST) && chmod 644 * && chmod 755 ipex-gen ipex-gen.exe && \
		sha256sum -- * >SHA256SUMS && chmod 644 SHA256SUMS

$(BUILD)/generated/sources: $(GENERATED_FROM)
	@mkdir -p $(@D)
	cksum $(GENERATED_FROM) >$@

$(BUILD)/generated/tables.c: $(BUILD)/tables.c
	@mkdir -p $(@D)
	cp $< $@

$(BUILD)/generated/%.c: %.re
	@mkdir -p $(@D)
	$(RE2C) $(RE2C_FLAGS) --no-debug-info -o $@ $<

check-dist: dist $(BUILD)/tests/test_dist
	BUILD='$(BUILD)' $(BUILD)/tests/test_dist
