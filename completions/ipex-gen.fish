# Completion of ipex-gen for fish. The installed tool lists releases, fields and names; without it,
# only options are completed. No other program is run: neither one in the current folder nor one
# whose path is typed.

# Prints what the installed tool prints. A folder of PATH that is not absolute does not count.
function __ipex_gen_ask
	string match -q '*/*' -- (commandline -opc)[1]; and return 1
	set -l tool (command -s ipex-gen); and string match -q '/*' -- $tool; or return 1
	command $tool $argv 2>/dev/null </dev/null
end

# Prints the releases of the package $argv[1], and if there are any, the other argument.
function __ipex_gen_releases
	set -l releases (__ipex_gen_ask --releases -o package,release |
		string replace -rf "^$argv[1]\t" '')
	and printf '%s\n' $releases $argv[2]
end

# Prints the versions of Demucs-GUI, which the tool prints as "1.3 to 1.4" and "1.5 and later".
function __ipex_gen_demucs_gui
	__ipex_gen_ask --releases -o demucs-gui | string split ' ' | string match -r '.*[0-9].*'
end

# Prints the fields: the keys of an answer as JSON.
function __ipex_gen_fields
	if __fish_contains_opt releases
		set -l lines (__ipex_gen_ask --releases -H)
		and string split \t -- $lines[1]
	else
		__ipex_gen_ask -j -i latest 8086:0000 |
			string match -ar '"[a-z-]+":' | string trim -c '":'
	end
end

# Prints the names that --list takes: codes, device names, codenames, architectures and products.
function __ipex_gen_names
	begin
		__ipex_gen_ask --list -o codes,devices | string split ' ' | string split \t
		__ipex_gen_ask --list -o codename,arch | string split ', ' | string split \t
		__ipex_gen_ask --list -o name | string replace -r '^Intel ' '' |
			string match -v Graphics | string replace -r ' Graphics$' ''
	end | string match -v -- -
end

complete -c ipex-gen -f
complete -c ipex-gen -s i -l ipex -x -ka '(__ipex_gen_releases ipex latest)' \
	-d 'Answer for this IPEX release'
complete -c ipex-gen -s g -l demucs-gui -x -a '(__ipex_gen_demucs_gui)' \
	-d 'Answer for the IPEX release in this Demucs-GUI'
complete -c ipex-gen -s t -l torch -x -ka '(__ipex_gen_releases torch latest)' \
	-d 'Answer for the wheel of this PyTorch'
complete -c ipex-gen -l os -x -a 'linux windows' -d 'Answer for the wheels of this system'
complete -c ipex-gen -s o -l output -x -a '(__fish_complete_list , __ipex_gen_fields)' \
	-d 'Print these fields'
complete -c ipex-gen -s H -l header -d 'Print the field names first'
complete -c ipex-gen -s j -l json -d 'Print one JSON array of objects'
complete -c ipex-gen -s l -l long -d 'Print details for people'
complete -c ipex-gen -s d -l devlist -d 'Print the USE_AOT_DEVLIST value for all devices'
complete -c ipex-gen -s q -l quiet -d 'Print no answer, only exit with a status'
complete -c ipex-gen -l any -d 'Succeed if at least one device is supported'
complete -c ipex-gen -l scan -d 'Find the Intel GPUs that a text names'
complete -c ipex-gen -l detect -d 'Answer for the GPUs of this machine'
complete -c ipex-gen -l sysroot -x -a '(__fish_complete_directories)' \
	-d 'Read sys below this folder'
complete -c ipex-gen -l list -d 'List the devices of a release or a name'
complete -c ipex-gen -l releases -d 'List the releases'
complete -c ipex-gen -l diff -d 'Show what changed between two releases'
complete -c ipex-gen -s h -l help -d 'Print the options'
complete -c ipex-gen -s V -l version -d 'Print the version'
complete -c ipex-gen -n '__fish_contains_opt list' -a '(__ipex_gen_names)'
complete -c ipex-gen -n '__fish_contains_opt diff' -ka '(__ipex_gen_releases ipex)'
complete -c ipex-gen -n '__fish_contains_opt scan' -F
