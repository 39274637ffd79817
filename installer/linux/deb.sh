#!/bin/sh
# deb.sh FOLDER: gives the .deb that jpackage made in FOLDER its files below /usr, where the package owns them: the triggers of
# Debian then enter menu, file types, icons and manual, on a machine that has a desktop, and removing leaves nothing behind.
set -eu
umask 022
here=$(dirname -- "$0")
. "$here/fill.sh"
arch=$(dpkg --print-architecture)
deb=$1/${P_PACKAGE}_${P_VERSION}_$arch.deb
root=$1/work/deb

dpkg-deb --raw-extract "$deb" "$root"
app=$root/opt/$P_PACKAGE
install -d "$root/usr/bin"
rm -rf "$root/usr/share" "$app/share" "$app/lib/app" # jpackage's own notes
mv "$app/lib/share" "$root/usr/share"
for program in diskchain diskchain-cli; do ln -s "/opt/$P_PACKAGE/bin/$program" "$root/usr/bin/$program"; done

# scripts of jpackage that have nothing to do
rm -f "$root"/DEBIAN/preinst "$root"/DEBIAN/postinst "$root"/DEBIAN/prerm "$root"/DEBIAN/postrm
P_ARCH=$arch P_KIB=$(du -sk --exclude DEBIAN "$root" | cut -f 1)
P_STORY_LINES=$(printf '%s %s\n' "$P_STORY" "$P_PROMISE" | fold -s -w 75 | sed 's/^/ /; s/ *$//')
export P_ARCH P_KIB P_STORY_LINES
fill "$here/deb-control" /usr/bin > "$root/DEBIAN/control"
(cd "$root" && find opt usr -type f -print0 | sort -z | xargs -0 md5sum > DEBIAN/md5sums)
find "$root" -type d -exec chmod 755 {} +
unset DPKG_DEB_COMPRESSOR_TYPE
dpkg-deb --root-owner-group -Zxz --build "$root" "$deb" > /dev/null
