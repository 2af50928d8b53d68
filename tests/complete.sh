#!/bin/sh
# Completes each LINE in SHELL with the key that inserts all completions, and prints a line for
# each: the words that its last word can become, sorted, with _ for an escaped space. A bar, which
# is left out, is at the beginning of that word. COMPLETE_PATH is the PATH of the shell, if it is
# set. Messages about unknown commands and options go to standard error.
#
#     complete.sh SHELL LINE...
set -eu
shell=$1
shift
completions=$(cd "$(dirname "$0")/../completions" && pwd)
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT
export HOME="$scratch" COMPLETE_PATH="${COMPLETE_PATH-$PATH}"

# Prints the keys to type: each line, the key that completes it, and the key that saves the result.
keys()
{
	echo ". $scratch/rc"
	for line; do
		printf '%s%s\030a\030s' "${line%%|*}" "${line#*|}"
	done
	echo exit
}

# Prints the completed words of the saved lines, without an option and its =.
words()
{
	for line; do
		IFS= read -r completed
		printf '%s\n' "${completed#"${line%%|*}"}"
	done <"$scratch/completed" | sed 's/--[a-z-]*=\([^ ]\)/\1/g; s/[,/= ]*$//; s/\\ /_/g'
}

sorted()
{
	while IFS= read -r line; do
		printf '%s\n' "$line" | tr ' ' '\n' | LC_ALL=C sort | paste -s -d ' '
	done
}

case $shell in
bash)
	cat >"$scratch/rc" <<-END
		PATH=\$COMPLETE_PATH
		. $completions/ipex-gen.bash
		note() { printf '%s\n' "\$READLINE_LINE" >>$scratch/completed; READLINE_LINE=; }
		bind -x '"\\C-xs": note'
		bind '"\\C-xa": insert-completions'
	END
	keys "$@" | TERM=dumb script -qec 'bash --norc --noprofile -i' /dev/null >"$scratch/screen"
	words "$@" | sorted
	;;
zsh)
	cat >"$scratch/rc" <<-END
		PATH=\$COMPLETE_PATH
		fpath=($completions \$fpath)
		autoload -Uz compinit && compinit -D -u
		note() { print -r -- "\$BUFFER" >>$scratch/completed; BUFFER= }
		zle -N note
		zle -C all complete-word _generic
		bindkey '^Xs' note
		bindkey '^Xa' all
		zstyle ':completion:all:*' completer _all_matches _complete
		zstyle ':completion:all:*' insert true
	END
	keys "$@" | TERM=dumb script -qec 'zsh -f -i' /dev/null >"$scratch/screen"
	words "$@" | sorted
	;;
fish)
	cat >"$scratch/rc" <<-END
		set -gx PATH (string split : -- \$COMPLETE_PATH)
		source $completions/ipex-gen.fish
	END
	for line; do
		# shellcheck disable=SC2016 # fish expands it
		fish --no-config -c 'source $argv[2]; complete -C $argv[1]' \
			"${line%%|*}${line#*|}" "$scratch/rc" 2>>"$scratch/screen" |
			cut -f 1 | sed 's/^--[a-z-]*=//; s/ /_/g; s/\/$//' |
			LC_ALL=C sort | paste -s -d ' '
	done
	;;
esac
grep -a -i -e 'not found' -e 'no such' -e unknown "$scratch/screen" >&2 || true
