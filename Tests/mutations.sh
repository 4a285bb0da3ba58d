#!/bin/bash
# Takes each guard and each proof out of the code, one at a time, and shows the tests that notice.
# One that no test notices is a hole: the script then ends with 1. mutations.txt is the list, and
# Mutations.md shows it.
#
#   Tests/mutations.sh            all of them (a build each: this takes a while)
#   Tests/mutations.sh G3         those whose name begins so
#   Tests/mutations.sh --fit      only whether every line of the list still fits the code
#   Tests/mutations.sh --table    the list as it stands in Mutations.md
set -u
cd "$(dirname "$0")/.."

mapfile -t mutations < <(grep -v '^#' Tests/mutations.txt)

if [ "${1:-}" = --table ]; then
    sed '/^| taken out/q' Tests/Mutations.md
    echo '|---|---|---|'
    for mutation in "${mutations[@]}"; do
        # A part may hold || of Swift: the name, the file and the test have none.
        name=${mutation%%|*} test=${mutation##*|} rest=${mutation#*|}
        echo "| $name | ${rest%%|*} | $test |"
    done
    exit
fi

saved=$(mktemp) mutant=$(mktemp)
file=
restore() { [ -z "$file" ] || cp "$saved" "$file"; file=; }
trap 'restore; rm -f "$saved" "$mutant"' EXIT
trap 'exit 130' INT TERM

# The test target that holds the suites: only its rooms are built.
room() {
    local target=${1%%.*} suite=${1##*.} folder
    folder=$(grep -rlE "(struct|class) $suite\b" Tests --include='*.swift' | head -1)
    if [ -d "Tests/$target" ]; then echo "$target"; else cut -d/ -f2 <<< "$folder"; fi
}

wanted=${1:-}
holes=0
for mutation in "${mutations[@]}"; do
    name=${mutation%%|*} rest=${mutation#*|}
    path=Sources/${rest%%|*} rest=${rest#*|}
    test=${rest##*|} rest=${rest%|*}
    suites=${rest##*|} edit=${rest%|*}
    [ "$wanted" = --fit ] || [[ $name == "$wanted"* ]] || continue
    sed "$edit" "$path" > "$mutant"
    if cmp -s "$path" "$mutant"; then
        echo "DOES NOT FIT  $name: $path has no such line"
        holes=1
    elif [ "$wanted" != --fit ]; then
        cp "$path" "$saved"
        file=$path
        cp "$mutant" "$file"
        out=$(DAICHO_TESTS=$(room "$suites") \
            swift test --test-product daichoPackageTests --filter "$suites" 2>&1)
        if grep -q "error: fatalError\|error:.*\.swift" <<< "$out" || ! grep -q "Test run with" <<< "$out"; then
            echo "DOES NOT BUILD  $name"
            grep "error:" <<< "$out" | head -3
            holes=1
        elif noticed=$(sed -n 's,^✘ Test "\([^"]*\)".*,\1,p' <<< "$out" | sort -u | grep -F "$test"); then
            echo "noticed   $name: ${noticed//$'\n'/; }"
        else
            others=$(sed -n 's,^✘ Test "\([^"]*\)".*,\1,p' <<< "$out" | sort -u | head -3)
            if [ -n "$others" ]; then
                echo "HOLE      $name: only others notice: ${others//$'\n'/; }"
            else
                echo "HOLE      $name: no test notices"
            fi
            holes=1
        fi
    fi
    restore
done
exit $holes
