#!/bin/sh
# tar.sh IMAGE: packs the image as it is. It runs from any folder; share/ holds manual and completions.
set -eu
image=$1
name=$P_PACKAGE-$P_VERSION
dir=$(dirname -- "$image")
rm -rf "$image/lib/app"
mv "$image/lib/share" "$image/share"
mv "$image" "$dir/$name"
tar --create --gzip --owner 0 --group 0 --file "$dir/../$name-linux-$(uname -m).tar.gz" --directory "$dir" "$name"
