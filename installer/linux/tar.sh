#!/bin/sh
# tar.sh IMAGE: packs the image as it is. It runs from any folder; share/ holds manual, completions, icons and notices.
# What enters the program in a menu is left out: it names /usr/bin.
set -eu
dir=$(dirname -- "$1")
image=$(basename -- "$1")
name=$P_PACKAGE-$P_VERSION
tar --create --gzip --owner 0 --group 0 --file "$dir/../$name-linux-$(uname -m).tar.gz" --directory "$dir" \
    --exclude "$image/lib/app" --exclude "$image/lib/share/applications" --exclude "$image/lib/share/metainfo" --exclude "$image/lib/share/mime" --transform "s,^$image,$name,;s,^$name/lib/share,$name/share," "$image"
