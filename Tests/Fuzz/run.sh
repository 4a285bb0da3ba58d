#!/bin/bash
# Fuzzes our readers with libFuzzer: `make fuzz SECONDS=300`, or only some: `make fuzz PROBES="mails pages"`.
#
# Starts from Fixtures/fuzz and the fixtures; what is found on the way is kept in .build/fuzz/corpus
# and goes on growing. An input that breaks something ends the run with 1 and its path.
#
#   Tests/Fuzz/run.sh SECONDS [PROBE…]   fuzz each for so long
#   Tests/Fuzz/run.sh --keep [PROBE…]    take what reaches something new into Fixtures/fuzz
set -u
cd "$(dirname "$0")/../.."
seconds=${1:-60}
shift
probes=("$@")
[ ${#probes[@]} -gt 0 ] || probes=(charsets mails pages paths tables formats definitions replies)

built=.build/fuzz
DAICHO_FUZZ=1 swift build -c release --scratch-path $built --product fuzz > $built.log 2>&1 || {
    grep -E 'error' $built.log | head -20
    echo "the fuzzer does not build: see $built.log" >&2
    exit 1
}
[ -d /dev/shm ] && export TMPDIR=/dev/shm
# A backtrace of a stopped fuzzer takes minutes; Swift's values live as long as the process.
export SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1

# The fixtures as inputs of a probe: a first line where it wants one, then the file.
seed() {
    local folder=$built/seeds/$1 number=0 file
    rm -rf "$folder" && mkdir -p "$folder"
    put() { # FIRST-LINE FILE; "-" for none
        number=$((number + 1))
        if [ "$1" = - ]; then cp "$2" "$folder/$number"; else
            { printf '%s\n' "$1"; cat "$2"; } > "$folder/$number"
        fi
    }
    case $1 in
    charsets)
        for file in Fixtures/mails/{new,iso-2022-jp,wave-dash,utf8-8bit-lf}/mail.eml; do
            for label in '' utf-8 iso-2022-jp; do put "$label" "$file"; done
        done
        for file in Fixtures/pages/windows-31j/page.html Fixtures/tables/*/*.csv; do
            for label in '' shift_jis euc-jp latin1; do put "$label" "$file"; done
        done ;;
    mails) for file in Fixtures/mails/*/mail.eml Fixtures/media/*/*/mail.eml; do put - "$file"; done ;;
    pages) for file in Fixtures/pages/*/*.html; do put - "$file"; done ;;
    paths)
        grep -hoE "(//|\.//|ancestor|following)[^\"'\`]*\[[^\"\`]*\]" Pipelines/formats/*list*.yaml |
            sort -u | while read -r path; do
                { printf '%s\n' "$path"; cat Fixtures/pages/every-status/page.html; } |
                    head -c 6000 > "$folder/$(printf '%s' "$path" | cksum | cut -d' ' -f1)"
            done ;;
    tables) for file in Fixtures/tables/*/*.csv Fixtures/ledgers/*/ledger.csv; do put - "$file"; done ;;
    formats)
        for file in Fixtures/pages/*/*.html; do put salonboard-kirei-list "$file"; done
        for file in Fixtures/mails/*/mail.eml; do put salonboard-notice "$file"; done
        for file in Fixtures/media/*/*/mail.eml; do
            put "$(basename "$(dirname "$(dirname "$file")")")" "$file"
        done
        for file in Fixtures/tables/*/*.csv; do put "$(basename "$file" .csv)" "$file"; done ;;
    definitions)
        for file in Pipelines/*.yaml; do put definition "$file"; done
        for file in Pipelines/formats/*.yaml; do put format "$file"; done
        for file in Pipelines/media/*.yaml; do put medium "$file"; done ;;
    replies)
        printf '\3* OK ready\r\nT1 OK [READ-ONLY] done\r\n* 172 EXISTS\r\n* SEARCH 2 84\r\n' > "$folder/1"
        printf '\1* 12 FETCH (UID 9 FLAGS (\\Seen $a) INTERNALDATE " 7-Jul-1996 02:44:25 -0700" BODY[] {4}\r\nab\r\n)\r\n' > "$folder/2"
        printf '\7* 1 FETCH (UID 3 BODY[] "a\\"b" RFC822.SIZE 3)\r\n* BYE\r\n* OK try {5}\r\n' > "$folder/3"
        printf '\2* LIST (\\HasNoChildren) "/" {5}\r\nINBOX\r\n* 2 FETCH (BODY[] {9999}\r\n' > "$folder/4" ;;
    esac
}

fuzz=$built/release/fuzz
broken=0
for probe in "${probes[@]}"; do
    kept=Fixtures/fuzz/$probe
    found=$built/corpus/$probe
    mkdir -p "$kept" "$found" "$built/artifacts"
    seed "$probe"
    export DAICHO_PROBE=$probe
    common=(-timeout=10 -rss_limit_mb=4096 -print_final_stats=1 -verbosity=0)
    if [ "$seconds" = --keep ]; then
        # The smallest hundred of those that reach something new: the tests read them all. What has a
        # name and not a number was a bug, and stays.
        merged=$built/merged/$probe
        rm -rf "$merged" && mkdir -p "$merged"
        "$fuzz" -merge=1 -max_len=2000 "${common[@]}" "$merged" "$kept" "$found" "$built/seeds/$probe" 2>&1 | tail -1
        find "$kept" -name '????????????????????????????????????????' -delete
        ls -Sr "$merged" | head -100 | while read -r name; do cp "$merged/$name" "$kept/$name"; done
        echo "$probe: $(ls "$kept" | wc -l) inputs kept"
        continue
    fi
    if "$fuzz" -max_total_time="$seconds" -max_len=20000 "${common[@]}" \
        -artifact_prefix="$built/artifacts/$probe-" "$found" "$kept" "$built/seeds/$probe" \
        > "$built/$probe.log" 2>&1
    then
        runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$built/$probe.log")
        echo "$probe: $runs inputs in $seconds s, nothing found; corpus $(ls "$found" | wc -l)"
    else
        broken=1
        echo "$probe: BROKEN, see $built/$probe.log"
        tail -c 2000 "$built/$probe.log" | grep -v '^$' | tail -12
    fi
done
exit $broken
