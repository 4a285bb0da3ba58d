import ArgumentParser
import Pipeline
import Reservations

/// `daicho book`: a booking that no medium knows.
struct BookCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "book",
        abstract: "Enter a booking that was made by phone, on paper or at the counter.",
        discussion: """
            Name, day and time, staff and menu are enough. What does not fit into the staff's day \
            is refused with its reason: BEYOND_SHIFT_END, NOT_ENOUGH_TIME, NOT_WORKING, SLOT_TAKEN, \
            NO_FREE_PLACE or DURATION_UNKNOWN. So is a day that is over (PAST_DAY): backfill takes \
            it. Staff must be known, to the definition or a medium. It is handed over at once.
            """)

    @OptionGroup var options: CommonOptions
    @OptionGroup var desk: DeskOptions
    @Flag(name: .long, help: "A request (仮予約), which may run over the end of the shift.")
    var tentative = false
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Your own name for it: the same booking entered again under it is one.",
            valueName: "key"))
    var id: String?

    func run() async throws {
        let loaded = try options.load()
        let booking = try Booking(
            desk.words, isTentative: tentative, id: id, person: person,
            needsMenu: loaded.deskNeedsMenu)
        let (key, report) = try await Sync(loaded, in: options.world(of: loaded)).run(booking)
        let lacking = loaded.mediaLackingEquipment(of: booking)
        say(
            options.json
                ? booking.json(key, report, lackingEquipmentAt: lacking).line + "\n"
                : booking.text(key, report, lackingEquipmentAt: lacking))
        try mustBeDone(report)
    }
}
