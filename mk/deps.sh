#!/bin/sh
# Installs those of the Debian PACKAGEs that are not installed yet.
#
#     deps.sh PACKAGE...
set -eu

is_installed()
{
	dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q ' installed$'
}

as_root()
{
	if [ "$(id -u)" -eq 0 ]; then
		env "$@"
	else
		sudo env "$@"
	fi
}

missing=
for package; do
	is_installed "$package" || missing="$missing $package"
done
if [ -n "$missing" ]; then
	as_root apt-get update
	# shellcheck disable=SC2086 # a list
	as_root DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing
fi
