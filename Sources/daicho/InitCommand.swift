import ArgumentParser
import Foundation
import Pipeline
import Plumbing

/// `daicho init`: a salon's first definition from a few answers, and what it still lacks.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Ask a few questions, write a definition, and check it.",
        discussion: """
            Answers come from the options, the others from standard input, a line each; an empty \
            line takes what stands in brackets. A file that is there is never overwritten.
            """)

    @Option(name: .long, help: "The salon's id: letters, digits, - and _.")
    var id: String?

    @Option(name: .long, help: "The salon's name.")
    var name: String?

    @Option(name: .long, help: "kirei or hair.")
    var vertical: String?

    @Option(name: .long, help: "The store id at SALON BOARD, or none.")
    var store: String?

    @Option(name: .long, help: "The list: salonboard, folder:PATH or none.")
    var list: String?

    @Option(
        name: .long, help: "Notice mails: imaps://HOST/INBOX, maildir:PATH, folder:PATH or none.")
    var mail: String?

    @Option(name: .long, help: "The mailbox's user.")
    var mailUser: String?

    @Option(name: .long, help: "The CSV ledger to write, or none.")
    var csv: String?

    @Argument(help: ArgumentHelp("The definition to write.", valueName: "file"))
    var file = "daicho.yaml"

    func run() async throws {
        try refuseToOverwrite()
        var draft = DefinitionDraft(id: "", name: "", list: .none)
        for question in DraftQuestion.allCases where question.isOpen(in: draft) {
            try answer(question, in: &draft)
        }
        if !draft.problems.isEmpty { throw WrongUsage(draft.problems) }
        try AtomicFile.write(Array(draft.yaml.utf8), to: file, mode: 0o644)
        say("\(file) を書きました\n")
        // Parsed, as on a command line: an argument's property cannot be set.
        try await CheckCommand.parse([file]).run()
    }

    private func refuseToOverwrite() throws {
        if FileManager.default.fileExists(atPath: file) {
            throw WrongUsage("\(file) はもうあるので、書き換えません。別のファイル名を指定してください")
        }
    }

    private func answer(_ question: DraftQuestion, in draft: inout DefinitionDraft) throws {
        if let given = given(question) { return try question.answer(given, in: &draft) }
        let standing = question.standing(in: draft)
        while true {
            ask(question.prompt, standing)
            guard let line = readLine() ?? standing else {
                throw WrongUsage("\(question.prompt): 答えがありません。入力するか、オプションで指定してください")
            }
            let words = line.trimmingCharacters(in: .whitespaces)
            do throws(WrongUsage) {
                return try question.answer(words.isEmpty ? standing ?? "" : words, in: &draft)
            } catch {
                complain(error.description)
            }
        }
    }

    private func ask(_ prompt: String, _ standing: String?) {
        let bracket = standing.map { " [\($0)]" } ?? ""
        FileHandle.standardError.write(Data("\(prompt)\(bracket): ".utf8))
    }

    private func given(_ question: DraftQuestion) -> String? {
        switch question {
        case .id: id
        case .name: name
        case .vertical: vertical
        case .store: store
        case .list: list
        case .mail: mail
        case .mailUser: mailUser
        case .csv: csv
        }
    }
}
