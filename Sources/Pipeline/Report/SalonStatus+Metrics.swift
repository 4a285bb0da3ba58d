import Foundation
import LedgerStore
import Reconciliation
import Reservations

extension Metrics {
    /// The figures of some salons, what matters first: how old the last list is that was proven
    /// whole.
    public init(of salons: [SalonStatus]) {
        self.init()
        for salon in salons {
            addSources(salon)
            addRuns(salon)
            addWaiting(salon)
            addChannels(salon)
            addExposure(salon)
        }
    }

    private mutating func addSources(_ salon: SalonStatus) {
        add(
            "daicho_last_complete_scan_age_seconds",
            "Age of the last listing that was proven complete, by source.",
            salon.lastScans.sorted { $0.key < $1.key }.map { source, read in
                salon.sample(salon.asOf.timeIntervalSince(read), ("source", source))
            })
        add(
            "daicho_source_age_seconds", "Time since a source was last read without trouble.",
            salon.sources.compactMap { source in
                source.state.succeeded.map {
                    salon.sample(salon.asOf.timeIntervalSince($0), ("source", source.name))
                }
            })
        add(
            "daicho_source_late", "Whether a source is later than it may be.",
            salon.sources.map {
                salon.sample($0.isLate(at: salon.asOf) ? 1 : 0, ("source", $0.name))
            })
    }

    private mutating func addRuns(_ salon: SalonStatus) {
        add(
            "daicho_runs", "Runs that the journal still has, by exit status.",
            salon.runCounts.sorted { $0.key < $1.key }.map {
                salon.sample(Double($1), ("exit_status", "\($0)"))
            })
        guard let run = salon.lastRun else { return }
        add(
            "daicho_last_run_age_seconds", "Time since the last run began.",
            [salon.sample(salon.asOf.timeIntervalSince(run.asOf))])
        add(
            "daicho_last_run_exit_status", "How the last finished run ended.",
            run.exitStatus.map { [salon.sample(Double($0))] } ?? [])
        add(
            "daicho_last_run_duration_seconds", "What the last run's stages took.",
            run.stageSeconds.sorted { $0.key < $1.key }.map {
                salon.sample($1, ("stage", $0))
            })
    }

    private mutating func addWaiting(_ salon: SalonStatus) {
        add(
            "daicho_bookings_active", "Active bookings from today on.",
            [salon.sample(Double(salon.tally.active))])
        add(
            "daicho_bookings_to_look_at", "Bookings that a person should look at, by reason.",
            Attention.allCases.map { reason in
                let count = salon.worklist.count { $0.attention.contains(reason) }
                return salon.sample(Double(count), ("reason", reason.rawValue))
            })
        add(
            "daicho_double_bookings", "Pairs of bookings from today on that cannot both be served.",
            [false, true].map { isKnown in
                let count = salon.floor.doubles.count { $0.isKnown == isKnown }
                return salon.sample(Double(count), ("known", isKnown ? "yes" : "no"))
            })
        add(
            "daicho_outside_working_time", "Bookings from today on outside the working time.",
            [salon.sample(Double(salon.floor.misfits.count))])
        add(
            "daicho_holds_open", "Holds that wait for a person.",
            [salon.sample(Double(salon.tally.openHolds))])
        add(
            "daicho_outbox_actions", "Actions by where they stand.",
            OutboxAction.State.allCases.map {
                salon.sample(Double(salon.tally.outbox[$0] ?? 0), ("state", $0.rawValue))
            })
        add(
            "daicho_outbox_late", "Actions that wait and should have arrived.",
            [salon.sample(Double(salon.late.count))])
        add(
            "daicho_quarantine_open", "Rows and mails that could not be read.",
            [salon.sample(Double(salon.tally.quarantined))])
    }

    private mutating func addExposure(_ salon: SalonStatus) {
        add(
            "daicho_exposure_minutes",
            "Minutes for which slots of the last seven days' bookings were still for sale elsewhere.",
            salon.exposures.byTarget.map { salon.sample($0.minutes, ("target", $0.name)) })
        add(
            "daicho_exposure_staff_minutes", "The same, by whose time it was.",
            salon.exposures.byStaff.map { salon.sample($0.minutes, ("staff", $0.name)) })
        guard !salon.exposures.exposures.isEmpty else { return }
        add(
            "daicho_exposure_open", "Taken slots that are still for sale elsewhere.",
            [salon.sample(Double(salon.exposures.exposures.count(where: \.isOpen)))])
    }

    private mutating func addChannels(_ salon: SalonStatus) {
        for audit in salon.audits {
            let medium = ("medium", audit.medium.rawValue)
            add(
                "daicho_channel_bookings",
                "Bookings of the last seven days, by the channels that told of them.",
                [
                    salon.sample(Double(audit.both), medium, ("seen", "both")),
                    salon.sample(Double(audit.withoutMail.count), medium, ("seen", "row_only")),
                    salon.sample(Double(audit.withoutRow.count), medium, ("seen", "mail_only")),
                ])
            for (channel, lag) in [("mail", audit.mailLag), ("list", audit.rowLag)] {
                guard let lag else { continue }
                add(
                    "daicho_channel_lag_seconds",
                    "From a booking's reception at the medium to our seeing it.",
                    [
                        salon.sample(lag.median, medium, ("channel", channel), ("of", "median")),
                        salon.sample(
                            lag.greatest, medium, ("channel", channel), ("of", "greatest")),
                    ])
            }
        }
    }
}

extension SalonStatus {
    fileprivate func sample(_ value: Double, _ labels: (String, String)...) -> Metrics.Sample {
        Metrics.Sample(
            labels: ([("salon", salon.id)] + labels).map { (name: $0.0, value: $0.1) },
            value: value)
    }
}

extension RunRecord {
    private struct Kept: Decodable {
        let durations: [String: Double]
    }

    /// Seconds by stage; none for a run that was cut off before its report was written.
    fileprivate var stageSeconds: [String: Double] {
        // The report of a run that is still under way is empty.
        let kept = try? JSONDecoder().decode(Kept.self, from: Data(report.utf8))
        return kept?.durations.mapValues { $0 / 1000 } ?? [:]
    }
}
