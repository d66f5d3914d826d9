#!/usr/bin/env bash
# Plants each bug that the module knows (sync/core/mutant.h) and says what catches it: the merge cases, or the
# simulator with the profile and seed that did. Exit status 0 only if every one is caught, and the module without
# any passes both.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=$root/build/mutants
seeds=12 # a profile; most mutants fall at the first
ops=4000

cd "$root"
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1
cmake -S sync -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS_RELEASE=-O1 -DRUHU_MUTANTS=ON \
    -DCMAKE_RUNTIME_OUTPUT_DIRECTORY="$build/bin" >/dev/null
cmake --build "$build" --target ruhu_merge_cases_test ruhu-simulate >/dev/null

cases() { "$build/bin/ruhu_merge_cases_test" --gtest_brief=1 2>&1; }
world() { "$build/bin/ruhu-simulate" --profile "$1" --seed "$2" --ops $ops 2>&1; }

# Which merge case fails first, or nothing.
byCases() { { cases || true; } | sed -n 's/.*FAILED  \] Files\/MergeCase.Holds\/\([a-z_]*\).*/\1/p' | sort -u | sed -n 1p; }
# Which world fails first, and how, or nothing.
bySimulator() {
    local seed profile
    for seed in $(seq 1 $seeds); do
        for profile in calm network crash versions office scope relay everything storm; do
            { world "$profile" "$seed" || true; } | grep -m1 '^--profile' | sed 's/ --ops [0-9]*//' | cut -c1-110 && return 0
        done
    done
    return 0
}

unset RUHU_MUTANT
cases >/dev/null || { echo "merge cases fail without any mutant" >&2; exit 1; }
[[ $# -gt 0 ]] || names=$(grep -rhoP 'mutant\("\K[a-z_]+' sync --include=*.cpp | sort -u)
escaped=0
for name in ${names:-$@}; do
    export RUHU_MUTANT=$name
    case=$(byCases)
    world=$(bySimulator)
    printf '%-26s case: %-28s world: %s\n' "$name" "${case:--}" "${world:--}"
    [[ -n $case$world ]] || { escaped=$((escaped + 1)); echo "$name ESCAPED" >&2; }
done
echo "$(wc -w <<<"${names:-$*}") mutants, $escaped escaped"
[[ $escaped == 0 ]]
