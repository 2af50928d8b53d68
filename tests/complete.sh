#!/bin/sh
# Completes each LINE as SHELL does when all that it can be completed to is asked for, with PATH as it is, and prints a line
# for each: what its last word can be, sorted, in which _ stands for an escaped space. A bar is where that word begins; it
# is left out. Whatever is said of commands that are not there, or of what they do not know, goes to standard error.
#
#     complete.sh SHELL LINE...
set -eu
shell=$1
shift
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT
export HOME="$scratch"

# What is typed: each line, the key to complete it, the one that notes what has become of it (see what each SHELL is told).
keys()
{
	echo ". $scratch/rc"
	for line; do
		printf '%s%s\030a\030s' "${line%%|*}" "${line#*|}"
	done
	echo exit
}

# Prints the lines as they have been noted, without what stood before the word, and an = of its option.
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
		. completions/ipex-gen.bash
		note() { printf '%s\n' "\$READLINE_LINE" >>$scratch/completed; READLINE_LINE=; }
		bind -x '"\\C-xs": note'
		bind '"\\C-xa": insert-completions'
	END
	keys "$@" | TERM=dumb script -qec 'bash --norc --noprofile -i' /dev/null >"$scratch/screen"
	words "$@" | sorted
	;;
zsh)
	cat >"$scratch/rc" <<-END
		fpath=(\$PWD/completions \$fpath)
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
	for line; do
		# shellcheck disable=SC2016 # fish expands it
		fish --no-config -c 'source completions/ipex-gen.fish; complete -C $argv[1]' \
			"${line%%|*}${line#*|}" 2>>"$scratch/screen" |
			cut -f 1 | sed 's/^--[a-z-]*=//; s/ /_/g; s/\/$//' | LC_ALL=C sort | paste -s -d ' '
	done
	;;
esac
grep -a -i -e 'not found' -e 'no such' -e unknown "$scratch/screen" >&2 || true
