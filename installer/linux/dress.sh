#!/bin/sh
# dress.sh IMAGE: what an image of jpackage lacks on Linux. Called by Installer.java, with its facts.
#
# The launchers are those of the build: they keep file names in UTF-8 and the language of the person, whatever locale is installed, and
# know what is a terminal. IMAGE/lib/share is what belongs below /usr/share.
set -eu
here=$(dirname -- "$0")
image=$1
runtime=$image/lib/runtime
share=$image/lib/share
. "$here/fill.sh"

for program in diskchain diskchain-cli; do
    install -m 755 "src/main/launchers/$program" "$image/bin/$program"
done
rm -f "$image/lib/libapplauncher.so" "$image"/lib/*.png "$image"/lib/app/*.cfg

# JavaFX finds its libraries here, and so unpacks none into the home folder of the person
for jar in target/mods/javafx-graphics-*-linux*.jar; do
    (cd "$runtime/lib" && "$P_JAR" --extract --file "$OLDPWD/$jar" && rm -rf META-INF com javafx module-info.class)
done

install -d "$share/applications" "$share/metainfo" "$share/mime/packages" "$share/doc/$P_PACKAGE"
fill "$here/org.diskchain.Diskchain.desktop" /usr/bin > "$share/applications/org.diskchain.Diskchain.desktop"
fill "$here/org.diskchain.Diskchain.metainfo.xml" /usr/bin > "$share/metainfo/org.diskchain.Diskchain.metainfo.xml"
fill "$here/org.diskchain.Diskchain.mime.xml" /usr/bin > "$share/mime/packages/org.diskchain.Diskchain.xml"
for size in 16 22 24 32 48 64 128 256 512; do
    install -D -m 644 "target/icons/$size.png" "$share/icons/hicolor/${size}x$size/apps/org.diskchain.Diskchain.png"
done
install -D -m 644 assets/diskchain.svg "$share/icons/hicolor/scalable/apps/org.diskchain.Diskchain.svg"
install -m 644 README.md CHANGELOG.md "$share/doc/$P_PACKAGE/"
install -m 644 LICENSE "$share/doc/$P_PACKAGE/copyright"
ln -s "/opt/$P_PACKAGE/lib/runtime/legal/notices" "$share/doc/$P_PACKAGE/notices"
gzip -n9 "$share"/man/man1/*.1 "$share"/man/*/man1/*.1

# what jpackage takes in place of its own templates
install -d "$image/../resources"
fill "$here/diskchain.spec" /usr/bin > "$image/../resources/diskchain.spec"

sh "$here/cache.sh" "$image"
