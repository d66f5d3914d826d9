#!/usr/bin/env bash
# Plants each bug that the module knows (sync/core/mutant.h) and says what catches it: a merge case, a test of
# tests/sync, a world of the simulator (the first of each that fails). Exit status 0 only if something catches every
# one, and nothing fails without any. Some 20 minutes for all of them.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=$root/build/mutants
seeds=4 # a profile; most bugs fall at the first
ops=4000

cd "$root"
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1
cmake -S sync -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS_RELEASE=-O1 -DRUHU_MUTANTS=ON \
    -DCMAKE_RUNTIME_OUTPUT_DIRECTORY="$build/bin" >/dev/null
cmake --build "$build" --target ruhu_merge_cases_test ruhu_sync_test ruhu-simulate >/dev/null

# What fails first of a test program, or nothing.
firstOf() {
    local out status=0
    out=$(timeout 60 "$build/bin/$1" --gtest_brief=1 --gtest_fail_fast 2>&1) || status=$?
    [[ $status == 0 ]] && return
    sed -n 's/.*FAILED  \] \(Files\/MergeCase.Holds\/\)\?\([A-Za-z0-9_./]*\).*/\2/p' <<<"$out" | grep -m1 . ||
        echo "ends with $status"
}
# Which world fails first, and how, or nothing within so many seconds.
firstWorld() {
    local seed profile out status end=$((SECONDS + $1))
    for seed in $(seq 1 $seeds); do
        for profile in calm network crash versions office scope relay everything storm; do
            ((SECONDS < end)) || return 0
            status=0
            out=$(timeout 60 "$build/bin/ruhu-simulate" --profile $profile --seed "$seed" --ops $ops 2>&1) || status=$?
            [[ $status == 0 ]] && continue
            grep -m1 '^--profile' <<<"$out" | sed 's/^--profile //; s/ --ops [0-9]*//' | cut -c1-80 ||
                echo "$profile --seed $seed: ends with $status"
            return 0
        done
    done
}

unset RUHU_MUTANT
for program in ruhu_merge_cases_test ruhu_sync_test; do
    [[ -z $(firstOf $program) ]] || { echo "$program fails without any" >&2; exit 1; }
done
[[ $# -gt 0 ]] || set -- $(grep -rhoP 'mutant\("\K[a-z_]+' sync --include=*.cpp | sort -u)
escaped=0
for name; do
    export RUHU_MUTANT=$name
    case=$(firstOf ruhu_merge_cases_test)
    test=$(firstOf ruhu_sync_test)
    world=$(firstWorld $([[ -n $case$test ]] && echo 30 || echo 120))
    printf '%-26s case: %s\n%26s test: %s\n%26s world: %s\n' "$name" "${case:--}" "" "${test:--}" "" "${world:--}"
    [[ -n $case$test$world ]] || { escaped=$((escaped + 1)); echo "$name ESCAPED" >&2; }
done
echo "$# planted, $escaped escaped"
[[ $escaped == 0 ]]
