/*
 * Included into each file of the tool before its first line: its variables go into sections of
 * their own, which the fuzzer of the command line copies once and puts back before each run, since
 * the tool is made to run once.
 */
#pragma clang section bss = "tool_bss" data = "tool_data"
