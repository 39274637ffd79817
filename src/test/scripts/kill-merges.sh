#!/bin/sh
# Kills the built program without warning, again and again, in the middle of merges of every kind,
# lets it go on each time, and looks at every disk after each kill.
#
#   src/test/scripts/kill-merges.sh [KILLS [SEED]]     200 kills where nothing is said
set -eu
cd "$(dirname -- "$0")/../../.."
kills=${1:-200}
seed=${2:-$(date +%s)}
program=target/diskchain/bin/diskchain-cli
[ -x "$program" ] || mvn -q package -DskipTests
echo "seed $seed"
exec mvn -q test -Dtest=KilledMergeTest -Dsurefire.failIfNoSpecifiedTests=false \
    -Ddiskchain.kills="$kills" -Ddiskchain.seed="$seed" -Ddiskchain.program="$program"
