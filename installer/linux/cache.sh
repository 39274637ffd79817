#!/bin/sh
# cache.sh IMAGE: lets both programs run once and keeps their classes as the run left them, loaded and linked (AOT caches of JEP 514),
# so that the next start is quicker. They stand in for the archives of the run-time image, which are taken out.
set -eu
image=$(cd "$1" && pwd)
java=$image/lib/runtime/bin/java
lib=$image/lib/runtime/lib
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
# nothing of the person who builds is read or written
export HOME="$home" XDG_RUNTIME_DIR="$home/run" XDG_CONFIG_HOME="$home" XDG_DATA_HOME="$home" XDG_STATE_HOME="$home" LC_ALL=C.UTF-8
export DISPLAY=
memory=-XX:MaxRAM=100g # as in the launchers
mkdir -m 700 "$home/run"

"$image/bin/diskchain-cli" sample "$home/sample" > /dev/null
"$java" $memory "-XX:AOTCacheOutput=$lib/diskchain-cli.aot" --module org.diskchain/org.diskchain.cli.Cli plan "$home/sample/ws25-2026-09.avhdx" --depth 2 \
    > "$home/diskchain-cli.log" 2>&1

# A cache counts only where the options are those of the launchers. The window is opened without a screen, on the sample, and told to end.
timeout --preserve-status --signal TERM 20 "$java" $memory "-XX:AOTCacheOutput=$lib/diskchain.aot" --enable-native-access=javafx.graphics \
    -Dglass.platform=Headless -Dprism.order=sw --module org.diskchain/org.diskchain.Main "$home/sample" > "$home/diskchain.log" 2>&1 || true

for name in diskchain diskchain-cli; do
    [ -s "$lib/$name.aot" ] || { echo "no cache of $name:" >&2; cat "$home/$name.log" >&2; exit 1; }
done
rm -f "$lib"/server/classes*.jsa
