import ArgumentParser
import Foundation
import LedgerStore
import Pipeline
import Reservations

/// `daicho forget`: erases a guest everywhere.
struct ForgetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Erase a guest: from the ledger, the archive, and the next publication.",
        discussion: """
            Names the bookings by their numbers, or, without any, reads the guest's phone number or \
            mail address from standard input, so that it stands in no list of processes. Numbers, \
            times and hashes stay. Captures that show such a booking are overwritten and removed as \
            a whole, and so are exports that `jobs` still has. A booking that still lies ahead is \
            refused. Backups that were made before still hold the guest: make a new one, and throw \
            those away.
            """)

    @OptionGroup var common: CommonOptions
    @Argument(help: "The bookings' numbers.")
    var number: [String] = []

    func run() async throws {
        let books = try SalonBooks(common, for: .writing)
        try await Forgetting(books.loaded).finish(in: books.ledger, at: books.now)
        let keys = try await keys(in: books.ledger)
        let outcome = try await Forgetting(books.loaded).forget(
            keys, in: books.ledger, by: person, at: books.now)
        let result: JSON = [
            "numbers": .list(outcome.numbers.map { .text($0) }),
            "captures": .number(outcome.captures),
            "remaining": .list(outcome.remaining.map { .text($0) }),
        ]
        if common.json { return say(result.line + "\n") }
        say("\(outcome.numbers.count) 件の予約のお客様情報を消しました。原本 \(outcome.captures) 件を破棄しました\n")
        for path in outcome.remaining { say("  残っている可能性があります: \(path)\n") }
        say("これより前に取った控え（daicho backup）には残っています。控えを取り直し、古い控えを捨ててください\n")
    }

    private func keys(in ledger: Ledger) async throws -> [ReservationKey] {
        if number.isEmpty {
            let contact = Private(readLine(strippingNewline: true) ?? "")
            let keys = try await ledger.bookings(ofGuest: contact)
            if keys.isEmpty {
                throw WrongUsage("no booking has the phone number or mail address that was given")
            }
            return keys
        }
        var keys: [ReservationKey] = []
        for number in number {
            let found = try await ledger.bookings(numbered: number)
            if found.isEmpty { throw WrongUsage("the ledger has no booking \(number)") }
            keys += found
        }
        return keys
    }
}
