import ArgumentParser
import Pipeline

/// What is said of a booking at the desk.
struct DeskOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "When the visit begins, in Japan, such as 2026-11-30T14:00; hours run to 29.",
            valueName: "moment"))
    var at: String?
    @Option(name: .long, help: "Who serves, or フリー枠 for a place that is nobody's.")
    var staff: String?
    @Option(name: .long, help: "A menu (repeatable: a course is needed in one piece).")
    var menu: [String] = []
    @Option(
        name: .long,
        help: ArgumentHelp(
            "How long it takes in all, where the definition's menus do not tell.",
            valueName: "minutes"))
    var minutes: String?
    @Option(name: .long, help: "The guest's name; - reads a line of standard input.")
    var name: String?
    @Option(name: .long, help: "The name in kana; - reads a line of standard input.")
    var kana: String?
    @Option(name: .long, help: "The phone number; - reads a line of standard input.")
    var phone: String?
    @Option(name: .long, help: "The mail address; - reads a line of standard input.")
    var email: String?
    @Option(name: .long, help: "A memo; - reads a line of standard input.")
    var memo: String?
    @Option(name: .long, help: "The equipment (設備) it needs.")
    var equipment: String?
    @Option(name: .long, help: ArgumentHelp("The price in all.", valueName: "yen"))
    var total: String?

    /// The words, with a line of standard input for each `-`, in the order name, kana, phone, mail,
    /// memo: what others can see of a command line need not hold a guest.
    var words: DeskWords {
        var words = DeskWords()
        words.at = at
        words.staff = staff
        words.menu = menu
        words.minutes = minutes
        words.name = typed(name)
        words.kana = typed(kana)
        words.phone = typed(phone)
        words.email = typed(email)
        words.memo = typed(memo)
        words.equipment = equipment
        words.total = total
        return words
    }

    private func typed(_ text: String?) -> String? {
        text == "-" ? readLine() ?? "" : text
    }
}
