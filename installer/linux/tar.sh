#!/bin/sh
# tar.sh IMAGE: packs the image as it is. It runs from any folder; share/ holds manual and completions.
set -eu
dir=$(dirname -- "$1")
image=$(basename -- "$1")
name=$P_PACKAGE-$P_VERSION
tar --create --gzip --owner 0 --group 0 --file "$dir/../$name-linux-$(uname -m).tar.gz" --directory "$dir" \
    --exclude "$image/lib/app" --transform "s,^$image,$name,;s,^$name/lib/share,$name/share," "$image"
