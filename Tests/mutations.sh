#!/bin/bash
# Takes each guard and each proof out of the code, one at a time, and shows the tests that notice.
# One that no test notices is a hole: the script then ends with 1.
#
#   Tests/mutations.sh            all of them (a build each: this takes a while)
#   Tests/mutations.sh G3         those whose name begins so
#   Tests/mutations.sh --fit      only whether every line below still fits the code
set -u
cd "$(dirname "$0")/.."

look=Sources/Reconciliation/Look.swift
unseen=Sources/Reconciliation/Look+Unseen.swift
survey=Sources/Reconciliation/Survey.swift
scrutiny=Sources/Reconciliation/Scrutiny.swift
release=Sources/Reconciliation/ReleaseGuard.swift
near=Sources/Reconciliation/NearGuard.swift
identity=Sources/Reconciliation/IdentityGuard.swift
doubt=Sources/Reconciliation/DoubtGuard.swift
outcome=Sources/Reconciliation/Outcome.swift
judge=Sources/Formats/Scans/ScanJudge.swift

# name | file | what is taken out, for sed | suites | a part of the name of the test that notices
mutations=(
"G0 absence asks for a complete list|$survey|s/if outcome.coverage.verdict == .complete { findAbsent(look, isShown, &outcome) }/findAbsent(look, isShown, \&outcome)/|DecisionTableTests|brings the ledger in line"
"G1 a list without rows|$look|s/guards.contains(.emptyList)/guards.isEmpty/|DoubtTests|an empty list cannot empty the ledger"
"canary|$unseen|s/guards.contains(.canary)/guards.isEmpty/|AbsenceTests|absence is judged only"
"G2 too many releases|$release|s/guards.contains(.manyReleases)/guards.isEmpty/|MassCancelTests|open slow"
"G2 over 24 hours|$release|s/belief.recentReleases + count + others > bound/count + others > bound/|MassCancelTests|open slow"
"G2 held ones counted|$release|s/belief.recentReleases + count + others > bound/belief.recentReleases + count > bound + others * 0/|MassCancelTests,NearReleaseTests|"
"G3 a shifted field|$scrutiny|s/guard stands(.shiftedField)/guard !stands(.shiftedField)/|ObserveOnlyTests|a shift of one field waits"
"G4 a changed reading|$scrutiny|s/guard stands(.changedReading)/guard !stands(.changedReading)/|ObserveOnlyTests|a changed reading is borne out"
"G5 flood|$identity|s/if isFlood, isNew(verdict)/if isFlood, isNew(verdict), places.isEmpty/|NewcomerTests|new bookings go out"
"G5 one slot twice|$identity|s/> 1 } ?? false/> 99 } ?? false/|NewcomerTests|new bookings go out"
"G6 the server's clock|$scrutiny|s/if abs(ahead) > terms.limits.clockSkew/if abs(ahead) > 1e9/|ObserveOnlyTests|a wrong clock only observes"
"G6 time went back|$scrutiny|s/if let last = belief.lastAsOf, terms.now < last/if let last = belief.lastAsOf, last < .distantPast/|ObserveOnlyTests|a wrong clock only observes"
"G7 a near release|$near|s/guards.contains(.nearStart)/guards.isEmpty/|NearReleaseTests|a near release takes a second word"
"G7 only complete lists agree|$near|s/compactMap { trusted\[\$0.scan\]?.timeIntervalSince1970 }/map { \$0.observation.interval.from.timeIntervalSince1970 }/|NearReleaseTests|a near release takes a second word"
"a hold waits for evidence (I20)|$doubt|s/return cleared.contains(medium) ? \[\] : before/return cleared.contains(medium) ? before : []/|ObserveOnlyTests|a shift of one field waits"
"absence needs a margin|$look|s/lastSeen < scan.interval.from - terms.limits.absenceMargin/lastSeen < scan.interval.from + terms.limits.absenceMargin/|AbsenceTests|absence is judged only"
"absence needs a day at each end|$look|s/guard range.holdsWell(day), /guard range.contains(day), /|AbsenceTests|absence is judged only"
)
for proof in refused endMarker pageChain pageDrift total distinct quarantinedRow range store httpStatus; do
    mutations+=("proof $proof|$judge|s/fail(.$proof, if: /_ = (FailedProof.$proof, /|ScanReadingTests|a scan is believed as far")
done
mutations+=("proof page 1 again|$judge|s/fail(.pageDrift, if: !isSame)/_ = isSame/|ScanReadingTests|a scan is believed as far")

saved=$(mktemp) mutant=$(mktemp)
file=
restore() { [ -z "$file" ] || cp "$saved" "$file"; file=; }
trap 'restore; rm -f "$saved" "$mutant"' EXIT
trap 'exit 130' INT TERM

wanted=${1:-}
holes=0
for mutation in "${mutations[@]}"; do
    IFS='|' read -r name path edit suites test <<< "$mutation"
    [ "$wanted" = --fit ] || [[ $name == "$wanted"* ]] || continue
    sed "$edit" "$path" > "$mutant"
    if cmp -s "$path" "$mutant"; then
        echo "DOES NOT FIT  $name: $path has no such line"
        holes=1
    elif [ "$wanted" != --fit ]; then
        cp "$path" "$saved"
        file=$path
        cp "$mutant" "$file"
        out=$(swift test --filter "${suites//,/|}" 2>&1)
        if grep -q "error: fatalError\|error:.*\.swift" <<< "$out" || ! grep -q "Test run with" <<< "$out"; then
            echo "DOES NOT BUILD  $name"
            grep "error:" <<< "$out" | head -3
            holes=1
        elif noticed=$(sed -n 's,^✘ Test "\([^"]*\)".*,\1,p' <<< "$out" | sort -u | grep -F "$test"); then
            echo "noticed   $name: ${noticed//$'\n'/; }"
        else
            echo "HOLE      $name: no test notices"
            holes=1
        fi
    fi
    restore
done
exit $holes
