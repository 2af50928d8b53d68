# Completion of ipex-gen for bash: releases, fields and names are what the tool itself lists, and nothing where it is missing.

# Whether the option $1 stands before the word to be completed.
_ipex_gen_has()
{
	local word

	for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
		if [[ $word == "$1" ]]; then
			return 0
		fi
	done
	return 1
}

# What can stand behind the option $2, a line each. The tool is $1; where there is no such option, what else is no option.
_ipex_gen_candidates()
{
	case $2 in
	-i | -[Hjldq]*i | --ipex)
		"$1" --releases -o release && echo latest
		;;
	-g | -[Hjldq]*g | --demucs-gui)
		"$1" --releases -o demucs-gui | tr ' ' '\n' | grep '[0-9]'
		;;
	-o | -[Hjldq]*o | --output)
		if _ipex_gen_has --releases; then
			"$1" --releases -H | head -n 1 | tr '\t' '\n'
		else
			"$1" -j -i latest 8086:0000 | grep -o '"[a-z-]*":' | tr -d '":'
		fi
		;;
	*)
		if _ipex_gen_has --diff; then
			"$1" --releases -o release
		elif _ipex_gen_has --list; then
			"$1" --list -o codes,devices | tr '\t ' '\n'
			"$1" --list -o codename,arch | sed 's/, /\t/g' | tr '\t' '\n'
		fi | grep -vx -e - | sort -u
		;;
	esac </dev/null 2>/dev/null
}

_ipex_gen()
{
	local tool=${1/#\~\//$HOME/} current=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD-1]} begin='' candidate

	COMPREPLY=()
	if [[ $current == = ]]; then # --ipex= is two words here, --ipex=2 three
		current=
	elif [[ $option == = ]]; then
		option=${COMP_WORDS[COMP_CWORD-2]}
	elif [[ $current == -?* ]]; then
		mapfile -t COMPREPLY < <(compgen -W '-i --ipex -g --demucs-gui -o --output -H --header -j --json -l --long -d --devlist
			-q --quiet --any --detect --sysroot --list --releases --diff -h --help -V --version' -- "$current")
		return
	fi
	case $option in
	--sysroot)
		compopt -o filenames
		mapfile -t COMPREPLY < <(compgen -d -- "$current")
		return
		;;
	-o | -[Hjldq]*o | --output)
		compopt -o nospace
		if [[ $current == *,* ]]; then
			begin=${current%,*},
		fi
		;;
	esac
	while IFS= read -r candidate; do
		if [[ $current == [\"\']* ]]; then
			[[ $begin$candidate == "${current:1}"* ]] || continue
		else
			printf -v candidate %q "$candidate"
			[[ $begin$candidate == "$current"* ]] || continue
		fi
		COMPREPLY+=("$begin$candidate")
	done < <(_ipex_gen_candidates "$tool" "$option")
}

complete -F _ipex_gen ipex-gen
