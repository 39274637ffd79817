#!/bin/bash
# Proves the Linux packages on this machine: root on Debian. Builds them, installs the .deb with apt, uses both programs, upgrades in the
# middle of a merge, removes, and looks for what is left. The pictures of the window are kept in target/installer/shots.
#
#   installer/linux/test.sh [--built]     with --built: of what target/installer holds already
set -euo pipefail
cd "$(dirname -- "$0")/../.."
export DEBIAN_FRONTEND=noninteractive
[ "$(id -u)" = 0 ] || { echo "root only: it installs and removes packages" >&2; exit 1; }

trap 'echo "FAILED in line $LINENO: $BASH_COMMAND" >&2' ERR
step() { echo "== $(date +%T) $*"; }
fail() { echo "FAILED: $*" >&2; exit 1; }
# within SECONDS COMMAND...: waits until the command succeeds
within() {
    local until=$((SECONDS + $1))
    shift
    until "$@" > /dev/null 2>&1; do
        [ $SECONDS -lt $until ] || return 1
        sleep 0.05
    done
}

work=$(mktemp -d /tmp/diskchain-test-XXXXXX)
shots=$PWD/target/installer/shots
pids=()
packaged=
cleanup() {
    [ -z "$packaged" ] || apt-get remove -y -qq diskchain > /dev/null 2>&1 || true # a step failed
    for pid in "${pids[@]}"; do kill -CONT "$pid" 2> /dev/null && kill "$pid" 2> /dev/null; done || true
    rm -rf "$work"
}
trap cleanup EXIT

step "tools"
apt-get update -qq
apt-get install -y -qq --no-install-recommends fakeroot binutils rpm xvfb xauth openbox xdotool x11-utils libglib2.0-bin imagemagick \
    desktop-file-utils shared-mime-info appstream man-db bash-completion zsh fish cpio libpangoft2-1.0-0 > /dev/null
apt-get remove -y -qq diskchain > /dev/null 2>&1 || true

step "build"
[ "${1:-}" = --built ] || mvn -q -DskipTests -Dinstaller=deb,rpm,tar package
version=$(sed -n 's,^  <version>\(.*\)</version>,\1,p' pom.xml)
deb=$PWD/target/installer/diskchain_${version}_$(dpkg --print-architecture).deb
rpm=$(echo target/installer/diskchain-"$version"-*.rpm)
tar=$(echo target/installer/diskchain-"$version"-linux-*.tar.gz)
size=$(stat -c %s "$deb")
[ "$size" -le $((45 * 1000 * 1000)) ] || fail "the .deb has $size bytes"
echo "the .deb has $size bytes"

step "install"
installed() { find /etc /opt /usr /var -xdev \( -path /var/lib/apt -o -path /var/cache -o -path /var/lib/dpkg -o -path /var/log \) -prune -o -print | sort; }
installed > "$work/before"
[ -z "$(dpkg-deb --ctrl-tarfile "$deb" | tar -t | grep -v '^\./$\|^\./control$\|^\./md5sums$')" ] || fail "the .deb has scripts"
packaged=yes
apt-get install -y -qq --no-install-recommends "$deb" > /dev/null
dpkg -s diskchain | grep -q '^ Diskchain opens a folder' || fail "the .deb does not say what it is"
[ -s /usr/share/doc/diskchain/notices/README.md ] || fail "no notices of the libraries"
desktop=/usr/share/applications/org.diskchain.Diskchain.desktop
desktop-file-validate "$desktop"
grep -q '^Exec=.* %F$' "$desktop" || fail "the desktop entry hands no files over"
appstreamcli validate --no-net /usr/share/metainfo/org.diskchain.Diskchain.metainfo.xml
for size in 16 22 24 32 48 64 128 256 512; do
    file "/usr/share/icons/hicolor/${size}x$size/apps/org.diskchain.Diskchain.png" 2> /dev/null | grep -q "$size x $size" ||
        identify "/usr/share/icons/hicolor/${size}x$size/apps/org.diskchain.Diskchain.png" | grep -q " ${size}x$size " || fail "icon $size"
done
for type in vhd:vhd vhdx:vhdx avhd:avhd avhdx:avhdx; do
    grep -q "^50:application/x-${type#*:}-disk:\*\.${type%:*}$" /usr/share/mime/globs2 || fail "no file type of .${type%:*}"
    grep -q "^application/x-${type#*:}-disk=.*org.diskchain.Diskchain.desktop" /usr/share/applications/mimeinfo.cache ||
        fail ".${type%:*} does not open with Diskchain"
done
# What a file manager takes each file for: a fixed disk has nothing at its start that tells it from other .vhd files, as of VHDL.
kind() { gio info -a standard::content-type "$1" | sed -n 's/ *standard::content-type: //p'; }
mkdir "$work/kinds"
beginning() { printf '%s' "$1"; head -c 1000000 /dev/zero; } # of a file, with what tells its format
for each in vhd avhd; do beginning conectix > "$work/kinds/dynamic.$each"; done
for each in vhdx avhdx; do beginning vhdxfile > "$work/kinds/dynamic.$each"; done
{ beginning ''; printf conectix; head -c 504 /dev/zero; } > "$work/kinds/fixed.vhd"
for each in fixed.vhd:x-vhd-disk dynamic.vhd:x-vhd-disk dynamic.vhdx:x-vhdx-disk dynamic.avhd:x-avhd-disk dynamic.avhdx:x-avhdx-disk; do
    [ "$(kind "$work/kinds/${each%:*}")" = "application/${each#*:}" ] || fail "${each%:*} is taken for $(kind "$work/kinds/${each%:*}")"
done
printf 'library ieee;\nuse ieee.std_logic_1164.all;\nentity gate is\nend entity;\n' > "$work/kinds/gate.vhd"
[ "$(kind "$work/kinds/gate.vhd")" != application/x-vhd-disk ] || fail "a VHDL source is taken for a disk"
man -w diskchain-cli > /dev/null || [ -e /usr/share/man/man1/diskchain-cli.1.gz ] || fail "no manual"
zcat -f /usr/share/man/man1/diskchain-cli.1.gz > "$work/manual.1" 2> /dev/null || true
if [ -s "$work/manual.1" ]; then
    man --warnings -E UTF-8 -l "$work/manual.1" 2> "$work/warnings" > "$work/manual"
    [ ! -s "$work/warnings" ] || fail "the manual: $(cat "$work/warnings")"
    grep -q 'diskchain-cli merge' "$work/manual" || fail "the manual does not tell of merge"
fi

step "completions"
bash -c '. /usr/share/bash-completion/bash_completion; . /usr/share/bash-completion/completions/diskchain-cli
    COMP_WORDS=(diskchain-cli me); COMP_CWORD=1; COMP_LINE="diskchain-cli me"; COMP_POINT=16
    $(complete -p diskchain-cli | sed "s/.*-F \([^ ]*\).*/\1/"); printf "%s\n" "${COMPREPLY[@]}"' | grep -qx 'merge *' || fail "bash"
zsh -f -c 'fpath=(/usr/share/zsh/vendor-completions $fpath); autoload -U compinit; compinit -D -u; (( $+_comps[diskchain-cli] )) &&
    zsh -n /usr/share/zsh/vendor-completions/_diskchain-cli' || fail "zsh"
fish --no-config -c 'source /usr/share/fish/vendor_completions.d/diskchain-cli.fish; complete -C "diskchain-cli merge --dep"' |
    grep -q -- '--depth' || fail "fish"

step "console program"
# From here on as somebody without rights, in a folder that is theirs.
as() { runuser -u nobody -- env HOME="$work/home" XDG_CONFIG_HOME="$work/home/.config" XDG_DATA_HOME="$work/home/.local/share" \
    XDG_STATE_HOME="$work/home/.local/state" XDG_RUNTIME_DIR="$work/run" LANG=C.UTF-8 "$@"; }
mkdir "$work/home" "$work/run" "$work/vm"
chmod 700 "$work/run"
chmod 755 "$work"
java=$(for each in "${JAVA_HOME:-/none}"/bin/java /usr/lib/jvm/*/bin/java /opt/*/bin/java; do
    if [ -x "$each" ] && "$each" -version 2>&1 | grep -q 'version "2[5-9]'; then echo "$each"; fi; done | sed -n 1p)
[ -n "$java" ] || fail "no JDK 25"
for chain in window upgrade; do
    "$java" -cp "target/classes:target/mods/*" installer/linux/BigChain.java "$work/vm/$chain" 1024
done
chown -R nobody "$work/home" "$work/run" "$work/vm"
as diskchain-cli sample "$work/vm/sample" > /dev/null
[ "$(as diskchain-cli --version)" = "Diskchain $version" ] || fail "the version"
hash() { as diskchain-cli hash "$1" --json 2> /dev/null | sed 's/.*"sha256":"\([0-9a-f]*\)".*/\1/'; }
unfinished() { as diskchain-cli tree "$1" --json | grep -q '"unfinishedMerges":\[{'; }

step "window"
mkdir -p "$shots"
Xvfb -ac -displayfd 3 -screen 0 1440x900x24 3> "$work/display" 2> /dev/null &
pids+=($!)
within 20 test -s "$work/display" || fail "no display"
export DISPLAY=:$(cat "$work/display")
openbox > /dev/null 2>&1 &
pids+=($!)
command=$(sed -n 's/^Exec=\(.*\) %F$/\1/p' "$desktop")
windows() { xdotool search --onlyvisible --name '^Diskchain$'; }
one_window() { [ "$(windows | wc -l)" = 1 ]; }
no_window() { [ -z "$(windows)" ]; }
shot() { import -window root "$shots/$1.png"; }
# what a person waits before the next key, longer on a slow machine
pause() { sleep "$pause"; }
open() { # FILE: as the desktop does on a double click
    local begun=$SECONDS
    as $command "$@" &
    pids+=($!)
    within 60 one_window || fail "no window"
    pause=$((2 + (SECONDS - begun) / 2))
    pause
}
java_of() { pgrep -u nobody -f 'org.diskchain/org.diskchain.Main'; }
# keys that merge the picked disk: preview, its button, then past Cancel to the button that merges
merge_picked() {
    xdotool key m
    pause
    shot "$1-preview"
    xdotool key ctrl+Return
    pause
    xdotool key Tab
    xdotool key Return
}
# blue_button SHOT AREA: middle and right end of the one blue button in an area of the screen, WIDTHxHEIGHT+X+Y
blue_button() {
    local x=${2#*+}
    convert "$shots/$1.png" -crop "$2" -depth 8 txt:- | tr -c '0-9\n' ' ' |
        awk -v left="${x%+*}" -v top="${x#*+}" '$3 < 70 && $4 < 120 && $5 - $3 > 80 { x += $1; y += $2; n++; if ($1 > right) right = $1 }
            END { if (n < 1000) exit 1; print int(x / n) + left, int(y / n) + top, right + left }'
}
merge_button() { blue_button big-preview 300x240+1140+580; }
resume_button() { shot cancelled && blue_button cancelled 180x80+1260+630; }
close_window() {
    xdotool windowactivate --sync "$(windows)" key alt+F4
    within 20 no_window || fail "the window does not close"
}

# An impatient person clicks twice, the second time before there is a window.
before=$(hash "$work/vm/sample/sql-test-2.avhdx")
as $command "$work/vm/sample/sql-test-2.avhdx" &
pids+=($!)
open "$work/vm/sample/sql-test-2.avhdx"
one_window || fail "two starts in a row make two windows"
shot sample
merge_picked sample
merged() { [ "$(hash "$work/vm/sample/sql-test.avhdx")" = "$before" ] && ! unfinished "$work/vm/sample"; }
within 60 merged || fail "the sample was not merged in the window"
pause
shot sample-result

step "a second file goes to the running window"
xmessage -geometry +900+600 "another window" & # has the focus
other=$!
pids+=($other)
pause
as timeout 20 $command "$work/vm/window/leaf.avhdx" || fail "the second start did not hand over"
pause
one_window || fail "there are two windows"
[ "$(xdotool getactivewindow)" = "$(windows)" ] || fail "the window that has the file is not in front"
within 20 grep -qs "$work/vm/window" "$work/home/.config/diskchain/window.properties" || fail "the running window did not open it"
shot second-file
kill $other
close_window

step "cancel and resume in the window"
before=$(hash "$work/vm/window/leaf.avhdx")
open "$work/vm/window/leaf.avhdx"
merge_picked big
within 30 test -e "$work/vm/window/base.vhdx.diskchain-merge" || fail "no merge began"
running=$(java_of)
# The program stands still while the click is sent, so that the merge cannot be over before it comes. Cancel is where the button of
# the preview ended, a row further down.
read -r _ y right < <(merge_button)
for try in 1 2 3; do # the row may not be there yet at the first
    kill -STOP "$running"
    xdotool mousemove $((right - 45)) $((y + 55)) click 1
    kill -CONT "$running"
    if within 20 resume_button; then break; fi
done
unfinished "$work/vm/window" || fail "the merge was not cancelled"
[ "$(hash "$work/vm/window/leaf.avhdx")" = "$before" ] || fail "the source of the cancelled merge reads otherwise"
read -r x y _ < <(resume_button) || fail "no button to resume"
xdotool mousemove "$x" "$y" click 1
finished() { ! unfinished "$work/vm/window" && [ "$(hash "$work/vm/window/base.vhdx")" = "$before" ]; }
within 180 finished || fail "the merge was not resumed"
pause
shot resumed
close_window
[ -s "$work/home/.config/diskchain/window.properties" ] || fail "settings are not where they belong"
[ -d "$work/home/.local/state/diskchain" ] || fail "the log is not where it belongs"
[ ! -e "$work/home/.openjfx" ] || fail "libraries were unpacked into the home folder"

step "upgrade in the middle of a merge"
before=$(hash "$work/vm/upgrade/leaf.avhdx")
as diskchain-cli merge "$work/vm/upgrade/leaf.avhdx" --depth 1 --yes > "$work/merge.log" 2>&1 &
merging=$!
within 30 test -e "$work/vm/upgrade/base.vhdx.diskchain-merge" || fail "no merge began"
pkill -INT -u nobody -f 'org.diskchain.cli.Cli merge'
code=0
wait $merging || code=$?
[ $code = 4 ] || fail "stopped with $code: $(cat "$work/merge.log")"
higher=${version%.*}.$((${version##*.} + 1))
dpkg-deb --raw-extract "$deb" "$work/higher"
sed -i "s/^Version: .*/Version: $higher/" "$work/higher/DEBIAN/control"
dpkg-deb --root-owner-group -Zgzip -z1 --build "$work/higher" "$work/higher.deb" > /dev/null
rm -r "$work/higher"
apt-get install -y -qq --no-install-recommends "$work/higher.deb" > /dev/null
[ "$(dpkg-query -W -f '${Version}' diskchain)" = "$higher" ] || fail "not upgraded"
as diskchain-cli resume "$work/vm/upgrade" > "$work/resume.log" 2>&1 || fail "not resumed: $(cat "$work/resume.log")"
[ "$(hash "$work/vm/upgrade/base.vhdx")" = "$before" ] || fail "the target is not what the source was"

step "start-up, built and installed side by side"
installer/linux/startup.sh target/diskchain/bin /opt/diskchain/bin 5

step "remove"
apt-get purge -y -qq diskchain > /dev/null
packaged=
installed > "$work/after"
if comm -13 "$work/before" "$work/after" | grep -i diskchain; then fail "left behind"; fi
! grep -rqs diskchain /usr/share/applications/mimeinfo.cache /usr/share/mime/globs2 || fail "file types left behind"
[ -s "$work/home/.config/diskchain/window.properties" ] || fail "the settings of the person were removed"

step "the .rpm and the .tar.gz"
rpm -qp --qf '%{NAME} %{VERSION} %{LICENSE}\n' "$rpm" | grep -qx "diskchain $version Apache-2.0" || fail "what the .rpm says of itself"
rpm -qlp "$rpm" > "$work/rpm"
for file in /usr/bin/diskchain /usr/bin/diskchain-cli /opt/diskchain/bin/diskchain-cli /opt/diskchain/lib/runtime/lib/modules "$desktop" \
    /usr/share/mime/packages/org.diskchain.Diskchain.xml /usr/share/man/man1/diskchain-cli.1.gz /usr/share/zsh/site-functions/_diskchain-cli; do
    grep -qx "$file" "$work/rpm" || fail "the .rpm lacks $file"
done
[ -z "$(rpm -qp --scripts "$rpm")" ] || fail "the .rpm has scripts"
mkdir "$work/rpm-root" "$work/tar-root"
(cd "$work/rpm-root" && rpm2cpio "$OLDPWD/$rpm" | cpio -id --quiet)
[ "$("$work/rpm-root/opt/diskchain/bin/diskchain-cli" --version)" = "Diskchain $version" ] || fail "the program of the .rpm"
tar -xf "$tar" -C "$work/tar-root"
[ -e "$work/tar-root/diskchain-$version/share/man/man1/diskchain-cli.1.gz" ] || fail "the .tar.gz has no manual"
[ "$("$work/tar-root/diskchain-$version/bin/diskchain-cli" --version)" = "Diskchain $version" ] || fail "the program of the .tar.gz"
step "all is well; pictures in $shots"
