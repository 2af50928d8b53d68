# Size and speed.
#:
#: make size                 list the bytes of build/ipex-gen by source, and fail if too many
#: make bench                measure it against others, into bench/RESULTS.md; make deps-bench;
#:                           BENCH_SCALE=100 runs a hundredth of it, into build/bench

BENCH_PACKAGES = hyperfine intel-opencl-icd jq mawk pciutils python3 valgrind

.PHONY: bench deps-bench size

deps-bench:
	mk/deps.sh $(BENCH_PACKAGES)

SIZE_MAX = 81920

size: $(BUILD)/ipex-gen $(BUILD)/unstripped/ipex-gen
	bench/size.sh $(BUILD)/ipex-gen $(BUILD)/unstripped/ipex-gen \
		$(BUILD)/unstripped/ipex-gen.map $(SIZE_MAX)

# The same link, but not stripped.
$(BUILD)/unstripped/ipex-gen: $(TOOL_OBJECTS)
	@mkdir -p $(@D)
	$(CC) $(TOOL_CFLAGS) $(TOOL_OBJECTS) $(filter-out -s,$(TOOL_LDFLAGS)) -Wl,-Map=$@.map -o $@

BENCH_RELEASE = 2.1.40
BENCH_SCALE   = 1
PYTHON        = /usr/bin/python3

BENCH_PROGRAMS    = $(addprefix $(BUILD)/bench/, empty inputs memory runs)
BENCH_ENVIRONMENT = DIR='$(BUILD)/bench' TOOL='$(BUILD)/ipex-gen' RELEASE='$(BENCH_RELEASE)' \
                    SCALE='$(BENCH_SCALE)' PYTHON='$(PYTHON)' CC='$(CC)' \
                    CFLAGS='$(strip -Os $(SMALLEST) $(CFLAGS))'

bench: $(BUILD)/ipex-gen $(BENCH_PROGRAMS)
	$(BENCH_ENVIRONMENT) bench/bench.sh
	$(BENCH_ENVIRONMENT) bench/report.sh >$(BUILD)/bench/RESULTS.md
	[ '$(BENCH_SCALE)' != 1 ] || cp $(BUILD)/bench/RESULTS.md bench/RESULTS.md
	cat $(BUILD)/bench/RESULTS.md

# A call is compared with this program, so it has none of the tool's flags.
$(BUILD)/bench/empty: bench/empty.c $(BUILD)/tool.flags
	@mkdir -p $(@D)
	$(CC) $(STANDARD) -Os $< $(LDFLAGS) -o $@

$(BUILD)/bench/%: bench/%.c $(BUILD)/host.flags
	@mkdir -p $(@D)
	$(HOST_CC) $(HOST_FLAGS) $< $(HOST_LDFLAGS) -o $@
