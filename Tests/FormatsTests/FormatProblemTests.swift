import Formats
import Reservations
import Testing

/// A wrong format file tells all that is wrong with it, where, and what was probably meant.
struct FormatProblemTests {
    @Test(arguments: ["salonboard-kirei-list", "salonboard-notice"])
    func `a shipped format has no problem and a name like its file`(_ name: String) throws {
        let format = try Format(shipped: name)
        _ = try Reader(format)
        #expect(format.name == name)
        #expect(format.identity == "\(name)@1")
        #expect(format.medium == Medium(rawValue: "hotpepper"))
    }

    @Test func `all problems of a listing's format come at once`() throws {
        let yaml = """
            version: zero
            name: bad
            medium: hotpepper
            kind: list
            refusals: []
            otherwise: [{as: singin, present: '//a['}]
            end: </html>
            count: {at: //b, before: a}
            nothing: //p
            table: {at: //table, head: .//th, row: .//tr}
            columns: {visit: {id: a}, guest: {}}
            fields:
              number: {column: gest, read: number-from-href, parameter: id, shape: '#'}
              visitDate: {column: visit, read: date-form-href, parameter: date}
              startTme: {column: visit, read: clock-29}
              status: {column: visit, read: clock-29}
              total: {column: visit, read: yen, part: in-brackts, nonne: 円}
            """
        #expect(
            try problems(of: yaml) == [
                "version: must be a whole number from 1",
                "refusals: is no key here; did you mean refuse?",
                "otherwise.0.present: \"//a[\" is no XPath 1.0 expression: write it like //table[@id='list']//tr",
                "otherwise.0.as: no refusal singin; did you mean sign-in?",
                "count.behind: is missing",
                "columns.guest: needs id, class or header to be found by",
                "fields.number.column: no column gest; did you mean guest?",
                "fields.visitDate.read: no reader date-form-href; did you mean date-from-href?",
                "fields.startTme: is no field; did you mean startTime?",
                "fields.status.read: wants status, but clock-29 gives time",
                "fields.total.nonne: is no key here; did you mean none?",
                "fields.total.part: no part in-brackts; did you mean in-brackets?",
                "fields: number is missing: without it no booking is one",
                "fields: visitDate is missing: without it no booking is one",
                "fields: startTime is missing: without it no booking is one",
                "fields: status is missing: without it no booking is one",
            ])
    }

    @Test func `all problems of a notice's format come at once`() throws {
        let yaml = """
            version: 1
            name: bad
            medium: hotpepper
            kind: mail
            walk: none
            ignore: [{as: digst, subject: x}]
            kinds: [{kind: cancel, status: gone, time: printed, subject: a, sentence: b}]
            sections: [{blocks: {number: ■予約番号}}]
            fields:
              number: {block: numbr, read: number}
              status: {block: number, read: status-words, words: {booke: [予約]}}
            """
        #expect(
            try problems(of: yaml) == [
                "ignore.0.as: no reason digst; did you mean digest?",
                "recognise: is missing",
                "kinds.0.kind: cannot be cancel; did you mean cancelled?",
                "fields.number.shape: is missing",
                "fields.number.block: no block numbr; did you mean number?",
                "fields.status.words.booke: is no status; did you mean booked?",
                "fields: number is missing: without it no booking is one",
                "fields: visitDate is missing: without it no booking is one",
                "fields: startTime is missing: without it no booking is one",
            ])
    }

    @Test func `an unknown kind names the near one`() throws {
        let yaml = "{version: 1, name: a, medium: b, kind: lst}"
        #expect(try problems(of: yaml) == ["kind: no kind lst; did you mean list?"])
    }

    @Test func `any change of a format changes its fingerprint`() throws {
        let text = try RepositoryFiles.text("Pipelines/formats/salonboard-notice.yaml")
        let changed = text.replacing("■メニュー", with: "■コース")
        #expect(try Format(yaml: text).fingerprint == Format(yaml: text).fingerprint)
        #expect(try Format(yaml: text).fingerprint != Format(yaml: changed).fingerprint)
    }

    private func problems(of yaml: String) throws -> [String] {
        do {
            _ = try Reader(Format(yaml: yaml))
            return []
        } catch let error as FormatProblems {
            return error.problems.map(\.description)
        }
    }
}
