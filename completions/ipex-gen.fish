# Completion of ipex-gen for fish: releases, fields and names are what the tool itself lists, and nothing where it is missing.

# What the tool prints. It is the one on the command line, with what stands before that, or the one that is installed.
function __ipex_gen_ask
	set -l tool (string replace -r '^~/' "$HOME/" -- (commandline -opc)[1])
	command -q $tool; and command $tool $argv 2>/dev/null </dev/null
end

function __ipex_gen_demucs_gui
	__ipex_gen_ask --releases -o demucs-gui | string split ' ' | string match -r '.*[0-9].*'
end

function __ipex_gen_fields
	if __fish_contains_opt releases
		__ipex_gen_ask --releases -H | head -n 1 | string split \t
	else
		__ipex_gen_ask -j -i latest 8086:0000 | string match -ar '"[a-z-]+":' | string trim -c '":'
	end
end

function __ipex_gen_names
	begin
		__ipex_gen_ask --list -o codes,devices | string split ' ' | string split \t
		__ipex_gen_ask --list -o codename,arch | string split ', ' | string split \t
	end | string match -v -- - | sort -u
end

complete -c ipex-gen -f
complete -c ipex-gen -s i -l ipex -x -ka '(__ipex_gen_ask --releases -o release; and echo latest)' -d 'Answer for this release'
complete -c ipex-gen -s g -l demucs-gui -x -a '(__ipex_gen_demucs_gui)' -d 'Answer for the release that it is packed with'
complete -c ipex-gen -s o -l output -x -a '(__fish_complete_list , __ipex_gen_fields)' -d 'Print these fields'
complete -c ipex-gen -s H -l header -d "Begin with the fields' names"
complete -c ipex-gen -s j -l json -d 'Print an array of objects'
complete -c ipex-gen -s l -l long -d 'Describe'
complete -c ipex-gen -s d -l devlist -d 'Print USE_AOT_DEVLIST for all of them together'
complete -c ipex-gen -s q -l quiet -d 'Print nothing: the exit status is the answer'
complete -c ipex-gen -l any -d 'Succeed if at least one device is supported'
complete -c ipex-gen -l detect -d 'Answer for the GPUs of this machine'
complete -c ipex-gen -l sysroot -x -a '(__fish_complete_directories)' -d 'With --detect, read sys below this folder'
complete -c ipex-gen -l list -d 'Print the devices of a code, device name, codename or architecture'
complete -c ipex-gen -l releases -d 'Print the releases'
complete -c ipex-gen -l diff -d 'Print what the second release does otherwise than the first'
complete -c ipex-gen -s h -l help -d 'Print the options'
complete -c ipex-gen -s V -l version -d 'Print the version'
complete -c ipex-gen -n '__fish_contains_opt list' -a '(__ipex_gen_names)'
complete -c ipex-gen -n '__fish_contains_opt diff' -ka '(__ipex_gen_ask --releases -o release)'
