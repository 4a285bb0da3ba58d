import Formats
import Foundation
import LedgerStore
import Reconciliation
import Reservations

/// What a definition says of deciding, with the rules of the media it names: kept with the runs, so
/// that each can be decided again on the terms of its time.
struct DefinitionTerms: Codable, Hashable, Sendable {
    var salon: String
    var name: String
    var vertical: Vertical
    var store: String?
    var horizonMonths: Int
    var targets: [Link]
    /// Media that only mails tell of.
    var mailOnly: Set<Medium>
    var menus: [String: Int]
    /// Base stays in minutes, by medium; nil in what versions kept that knew none.
    var stays: [String: Int]?
    var media: [MediumRules]
    /// When the salon and its people work; nil in what versions kept that told no slots.
    var work: WorkingTime?
    /// Nil where nothing of it is told.
    var equipment: [SharedEquipment]?

    init(_ loaded: LoadedDefinition) {
        let definition = loaded.definition
        salon = definition.salon.id
        name = definition.salon.name
        vertical = definition.salon.vertical
        store = definition.salon.store
        horizonMonths = definition.horizonMonths
        targets = definition.deliver.map {
            Link(target: Medium(rawValue: $0.target), withExisting: $0.sendsExisting)
        }
        mailOnly = loaded.mailOnly
        menus = definition.menus
        stays = definition.stays.isEmpty ? nil : definition.stays
        media = loaded.media.values.sorted { $0.medium < $1.medium }
        work = definition.work
        equipment = definition.equipment.isEmpty ? nil : definition.equipment
    }

    /// Reads what `text` wrote; nil where an older version kept something else.
    init?(text: String) {
        guard let terms = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)) else {
            return nil  // the version that began the ledger kept the definition's path only
        }
        self = terms
    }

    /// As JSON with sorted keys.
    var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Strings, numbers and lists of them: there is nothing that JSON could refuse.
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// - Parameter definition: names the definition that was in force.
    func terms(
        run: String, at moment: Date, definition: Fingerprint?, limits: Limits = Limits()
    ) -> Terms {
        Terms(
            run: run, salon: salon, now: moment,
            horizon: Horizon(at: moment, months: horizonMonths), targets: targets.map(\.target),
            mailOnly: mailOnly,
            excluding: Set(media.filter { $0.link.existing == .excluded }.map(\.medium)),
            menus: menus, stays: baseStays, floor: floor, limits: limits, definition: definition)
    }

    /// Without media where a version decided that told no slots: it decides as it did.
    private var floor: Floor {
        let rules = work == nil ? [] : media.map { ($0.medium, $0) }
        return Floor(
            vertical: vertical, media: Dictionary(rules) { one, _ in one },
            work: work ?? WorkingTime(), equipment: equipment ?? [])
    }

    private var baseStays: BaseStays {
        let minutes = (stays ?? [:]).map { (Medium(rawValue: $0.key), $0.value) }
        return BaseStays(
            media: Set(media.filter { $0.menuless == .baseStay }.map(\.medium)),
            minutes: Dictionary(minutes) { one, _ in one })
    }

    /// The ledger row of each reservation that a plan changes.
    func cells(of plan: Plan, key: SalonKey) -> [ReservationKey: [UInt8]] {
        plan.reservations.reduce(into: [:]) { $0[$1.key] = cells(of: $1, key: key) }
    }

    func cells(of reservation: Reservation, key: SalonKey) -> [UInt8] {
        let identity = SalonIdentity(
            id: salon, name: name, vertical: vertical, store: store, key: key)
        let rules = media.first { $0.medium == reservation.key.medium }
        return LedgerRow(reservation, salon: identity, rules: rules).cells
    }
}

extension LoadedDefinition {
    /// The media whose lists are read.
    var listed: Set<Medium> { media(of: .pages) }

    fileprivate var mailOnly: Set<Medium> { media(of: .mails).subtracting(listed) }

    private func media(of kind: SourceKind) -> Set<Medium> {
        let sources = definition.sources.filter { kinds[$0.name] == kind }
        return Set(sources.flatMap { (formats[$0.name] ?? []).map(\.medium) })
    }
}
