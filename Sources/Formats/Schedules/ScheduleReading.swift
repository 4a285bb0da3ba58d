import Plumbing
import Reservations

extension ScheduleLayout {
    /// Reads one day's page: what it is, and what stands on everybody's line. What cannot be read
    /// to the end is told and left out: a schedule never makes or ends a booking.
    func read(
        _ bytes: [UInt8], contentType: String?, expecting: PageExpectation, format: Format
    ) -> DocumentReading {
        var reading = DocumentReading(format: format)
        let text = decodePage(bytes, contentType: contentType)
        do throws(UnreadableHTML) {
            let search = PageSearch(try HTMLPage(utf8: text.utf8))
            read(search, text.utf8, expecting, into: &reading)
            if let trouble = search.trouble {
                reading = DocumentReading(format: format)
                reading.refuse(.notRecognised, trouble)
            }
        } catch {
            reading.refuse(.notRecognised, error.description)
        }
        return reading
    }

    private func read(
        _ search: PageSearch, _ text: [UInt8], _ expecting: PageExpectation,
        into reading: inout DocumentReading
    ) {
        if let proof = refuse.first(where: { $0.holds(for: search) }) {
            return reading.refuse(proof.refusal, nil)
        }
        let lines = line.map { search.nodes($0) } ?? []
        guard !lines.isEmpty, let day = day(on: search) else {
            let proof = otherwise.first { $0.holds(for: search) }
            return reading.refuse(
                proof?.refusal ?? .notRecognised,
                proof == nil ? "no line of anybody, or no day" : nil)
        }
        let named = stores.named(on: search)
        if let expected = expecting.store, !named.isEmpty, !named.contains(expected) {
            return reading.refuse(.otherStore, "the page is another store's schedule")
        }
        guard end.closes(text) else {
            return reading.refuse(.truncated, "the page has no end")
        }
        guard let people = people(of: lines, on: search) else {
            return reading.refuse(.notRecognised, "not every line has its name")
        }
        reading.recognised = true
        reading.coverage = Coverage(verdict: .complete)
        reading.schedule = schedule(of: day, people, search, &reading.findings)
    }

    /// The name of everybody with their code and line.
    private func people(of lines: [HTMLNode], on search: PageSearch) -> [Person]? {
        let heads = head.map { search.nodes($0) } ?? lines
        guard heads.count == lines.count else { return nil }
        var people: [Person] = []
        for (head, line) in zip(heads, lines) {
            guard let name = name?.text(on: search, from: head), !name.isEmpty else { return nil }
            people.append(
                Person(name: name, code: code?.text(on: search, from: head), line: line))
        }
        return people
    }

    private typealias Person = (name: String, code: String?, line: HTMLNode)

    /// The last eight digits at its place.
    private func day(on search: PageSearch) -> ServiceDay? {
        guard let text = day?.text(on: search) else { return nil }
        return text.split { !$0.isNumber }.last { $0.utf8.count == 8 }.flatMap { ServiceDay($0) }
    }

    private func schedule(
        of day: ServiceDay, _ people: [Person], _ search: PageSearch,
        _ findings: inout [Finding]
    ) -> ScheduleDay {
        var visits: [ScheduledVisit] = []
        var blocks: [ScheduledBlock] = []
        var whole: Set<String> = []
        for person in people {
            let line = read(person.line, of: person.name, search)
            visits += line.visits
            blocks += line.blocks
            findings += line.findings
            if line.isWhole { whole.insert(person.name) }
        }
        return ScheduleDay(
            day: day, visits: visits, blocks: blocks, whole: whole, codes: codes(of: people))
    }

    /// Whose codes stand there once.
    private func codes(of people: [Person]) -> [String: String] {
        Dictionary(grouping: people.filter { $0.code != nil }) { $0.code ?? "" }
            .compactMapValues { $0.count == 1 ? $0[0].name : nil }
    }

    private func read(
        _ line: HTMLNode, of staff: String, _ search: PageSearch
    ) -> ScheduleLine {
        let visitNodes = visit.map { search.nodes($0, from: line) } ?? []
        let blockNodes = block.map { search.nodes($0, from: line) } ?? []
        var read = ScheduleLine(blocks: blockNodes.map { block(at: $0, of: staff, search) })
        read.visits = visitNodes.compactMap { visit(at: $0, of: staff, search) }
        let unread = visitNodes.count - read.visits.count
        if unread > 0 {
            read.note("a visit without a name or a time", of: staff, count: unread)
        }
        let timeless = read.blocks.count { $0.taken == nil }
        if timeless > 0 { read.note("a 予定 without its times", of: staff, count: timeless) }
        let entries = entry.map { search.nodes($0, from: line).count }
        if let entries, entries != visitNodes.count + blockNodes.count {
            read.note("something that is neither a visit nor a 予定", of: staff)
        }
        return read
    }

    private func visit(
        at node: HTMLNode, of staff: String, _ search: PageSearch
    ) -> ScheduledVisit? {
        let times = clocks(in: visitTimes?.text(on: search, from: node) ?? "")
        guard let start = times.first, let guest = guest?.text(on: search, from: node) else {
            return nil
        }
        let end = times.dropFirst().first?.minutes
        return ScheduledVisit(
            number: number?.text(on: search, from: node), staff: staff, guest: Private(guest),
            start: start, end: end.flatMap { $0 > start.minutes ? $0 : nil }, span: node.byteRange)
    }

    private func block(
        at node: HTMLNode, of staff: String, _ search: PageSearch
    ) -> ScheduledBlock {
        let times = clocks(in: blockTimes?.text(on: search, from: node) ?? "").map(\.minutes)
        let isWhole = times.count == 2 && times[0] < times[1]
        let title = title?.text(on: search, from: node) ?? ""
        return ScheduledBlock(
            staff: staff, minutes: isWhole ? times[0]..<times[1] : nil, title: title,
            isDayOff: dayOff.contains { node.hasClass($0) || $0 == title })
    }

    /// The times in a text, `["16:45", "18:00"]` or `1645`; hours run to 29.
    private func clocks(in text: String) -> [ClockTime] {
        text.split { !$0.isNumber && $0 != ":" }.compactMap { word in
            let isBare = word.utf8.count == 4 && !word.contains(":")
            return ClockTime(isBare ? "\(word.prefix(2)):\(word.suffix(2))" : String(word))
        }
    }
}

/// What stands on the line of one of the staff.
private struct ScheduleLine {
    var visits: [ScheduledVisit] = []
    let blocks: [ScheduledBlock]
    private(set) var findings: [Finding] = []

    init(blocks: [ScheduledBlock]) {
        self.blocks = blocks
    }

    var isWhole: Bool { findings.isEmpty }

    mutating func note(_ problem: String, of staff: String, count: Int = 1) {
        let finding = Finding(field: Field.startTime.name, problem: problem, location: staff)
        findings += Array(repeating: finding, count: count)
    }
}
