#!/bin/sh
# startup.sh BUILT INSTALLED [ROUNDS]: how quickly two copies of the program start, side by side in one run, as a ratio.
#
#   installer/linux/startup.sh target/diskchain/bin /opt/diskchain/bin
#
# BUILT and INSTALLED are bin folders. The console program is timed on `tree` of a sample. Under an X display with xdotool the window is
# timed too, until it can be seen. Both take turns, and the quickest of each are compared, as whatever
# else the machine does only makes a start slower: below 1 means that INSTALLED is quicker.
set -eu
built=$1
installed=$2
rounds=${3:-9}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_RUNTIME_DIR="$work/run" XDG_CONFIG_HOME="$work" XDG_DATA_HOME="$work" XDG_STATE_HOME="$work"
mkdir -m 700 "$work/run"

now() { date +%s%N; }

console() { # BIN: nanoseconds
    begun=$(now)
    "$1/diskchain-cli" tree "$work/sample" > /dev/null
    echo $(($(now) - begun))
}

window() {
    begun=$(now)
    "$1/diskchain" "$work/sample" > "$work/log" 2>&1 &
    started=$!
    tries=0
    until [ -n "$(xdotool search --onlyvisible --name '^Diskchain$' || true)" ]; do
        tries=$((tries + 1))
        [ $tries -lt 600 ] || { cat "$work/log" >&2; exit 1; }
        sleep 0.02
    done
    echo $(($(now) - begun))
    kill $started
    wait $started || true
} 2> /dev/null

quickest() { sort -n "$1" | sed -n 1p; }

compare() { # WHAT
    for round in $(seq 0 "$rounds"); do
        for copy in built installed; do
            eval "bin=\$$copy"
            taken=$("$1" "$bin")
            [ "$round" = 0 ] || echo "$taken" >> "$work/$1-$copy" # the first round warms up
        done
    done
    awk -v what="$1" -v a="$(quickest "$work/$1-built")" -v b="$(quickest "$work/$1-installed")" \
        'BEGIN { printf "%s: built %.2f s, installed %.2f s, ratio %.2f\n", what, a / 1e9, b / 1e9, b / a }'
}

"$built/diskchain-cli" sample "$work/sample" > /dev/null
compare console
if [ -n "${DISPLAY:-}" ] && command -v xdotool > /dev/null; then compare window; fi
