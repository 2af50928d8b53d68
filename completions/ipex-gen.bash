# Completion of ipex-gen for bash. The installed tool lists releases, fields and names; without it,
# only options are completed. No other program is run: neither one in the current folder nor one
# whose path is typed.

# Whether the option $1 is before the word to complete.
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

# Prints what the installed tool prints. A folder of PATH that is not absolute does not count.
_ipex_gen_ask()
{
	local tool

	[[ ${COMP_WORDS[0]} != */* ]] && tool=$(type -P ipex-gen) && [[ $tool == /* ]] &&
		"$tool" "$@" </dev/null 2>/dev/null
}

# Prints the releases of the package $1, and if there are any, each other argument.
_ipex_gen_releases()
{
	local package release found=

	while IFS=$'\t' read -r package release; do
		if [[ $package == "$1" ]]; then
			printf '%s\n' "$release"
			found=yes
		fi
	done < <(_ipex_gen_ask --releases -o package,release)
	[[ -z $found || $# -eq 1 ]] || printf '%s\n' "${@:2}"
}

# Prints each value that the tool prints for the other arguments; $1 separates values.
_ipex_gen_values()
{
	local separators=$1 line
	local -a values

	while IFS= read -r line; do
		IFS=$separators read -r -a values <<<"$line"
		printf '%s\n' "${values[@]# }"
	done < <(_ipex_gen_ask "${@:2}")
}

# Prints the versions of Demucs-GUI, which the tool prints as "1.3 to 1.4" and "1.5 and later".
_ipex_gen_versions()
{
	local word

	while IFS= read -r word; do
		[[ $word != *[0-9]* ]] || printf '%s\n' "$word"
	done < <(_ipex_gen_values ' ' --releases -o demucs-gui)
}

# Prints the fields: the keys of an answer as JSON.
_ipex_gen_fields()
{
	local json

	json=$(_ipex_gen_ask -j -i latest 8086:0000)
	while [[ $json =~ \"([a-z-]+)\":(.*) ]]; do
		printf '%s\n' "${BASH_REMATCH[1]}"
		json=${BASH_REMATCH[2]}
	done
}

# Prints the names that --list takes: codes, device names, codenames, architectures and products.
_ipex_gen_names()
{
	local name

	_ipex_gen_values $'\t ' --list -o codes,devices
	_ipex_gen_values $'\t,' --list -o codename,arch
	while IFS= read -r name; do
		name=${name#Intel }
		[[ $name == Graphics ]] || printf '%s\n' "${name% Graphics}"
	done < <(_ipex_gen_ask --list -o name)
}

# Prints what can follow the option $1, one per line; if it takes nothing, the operands.
_ipex_gen_candidates()
{
	local -a fields

	case $1 in
	-i | -[Hjldq]*i | --ipex)
		_ipex_gen_releases ipex latest
		;;
	-t | -[Hjldq]*t | --torch)
		_ipex_gen_releases torch latest
		;;
	-g | -[Hjldq]*g | --demucs-gui)
		_ipex_gen_versions
		;;
	-o | -[Hjldq]*o | --output)
		if _ipex_gen_has --releases; then
			IFS=$'\t' read -r -a fields < <(_ipex_gen_ask --releases -H) &&
				printf '%s\n' "${fields[@]}"
		else
			_ipex_gen_fields
		fi
		;;
	--os)
		printf '%s\n' linux windows
		;;
	*)
		if _ipex_gen_has --diff; then
			_ipex_gen_releases ipex
		elif _ipex_gen_has --list; then
			_ipex_gen_names
		fi
		;;
	esac
}

# Adds those of the candidates for the option $1 that continue the word $2 after its part $3.
_ipex_gen_add()
{
	local candidate
	local -A seen=([-]=yes)

	while IFS= read -r candidate; do
		[[ -n $candidate && -z ${seen[$candidate]} ]] || continue
		seen[$candidate]=yes
		if [[ $2 == [\"\']* ]]; then
			[[ $3$candidate == "${2:1}"* ]] || continue
		else
			printf -v candidate %q "$candidate"
			[[ $3$candidate == "$2"* ]] || continue
		fi
		COMPREPLY+=("$3$candidate")
	done < <(_ipex_gen_candidates "$1")
}

_ipex_gen()
{
	local current=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD-1]} begin=''

	COMPREPLY=()
	if [[ $current == = ]]; then # --ipex= is two words here, --ipex=2 three
		current=
	elif [[ $option == = ]]; then
		option=${COMP_WORDS[COMP_CWORD-2]}
	elif [[ $current == -?* ]]; then
		mapfile -t COMPREPLY < <(compgen -W '-i --ipex -g --demucs-gui -t --torch --os
			-o --output -H --header -j --json -l --long -d --devlist -q --quiet --any
			--scan --detect --sysroot --list --releases --diff -h --help
			-V --version' -- "$current")
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
	-[Hjldq]*[gi] | -[git] | --demucs-gui | --ipex | --os | --torch) ;;
	*)
		if _ipex_gen_has --scan; then
			compopt -o filenames
			mapfile -t COMPREPLY < <(compgen -f -- "$current")
			return
		fi
		;;
	esac
	_ipex_gen_add "$option" "$current" "$begin"
}

complete -F _ipex_gen ipex-gen
