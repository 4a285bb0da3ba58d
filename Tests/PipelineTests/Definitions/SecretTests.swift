import Foundation
import Testing

@testable import Pipeline

@Suite struct SecretTests {
    let folder: SalonFolder

    init() throws { folder = try SalonFolder() }

    @Test func `a secret is found where the definition says`() throws {
        let file = try folder.write("mail.password", "sesame\n")
        let places: [Secret] = [
            .env(name: "PASSWORD"), .file(path: file), .command(["pass", "x"]),
        ]
        for place in places {
            let secret = try place.value(environment: ["PASSWORD": "sesame"]) { words in
                words == ["pass", "x"] ? Array("sesame\n".utf8) : []
            }
            #expect(secret.value == "sesame")
        }
    }

    @Test func `R0-24: a password that may be empty is one, and its place has to be there`() throws
    {
        let file = try folder.write("empty.password", "\n")
        let places: [Secret] = [.env(name: "PASSWORD"), .file(path: file), .command(["pass"])]
        for place in places {
            let secret = try place.value(environment: ["PASSWORD": ""], mayBeEmpty: true) { _ in []
            }
            #expect(secret.value == "")
            #expect(throws: SecretProblem.self) {
                try place.value(environment: ["PASSWORD": ""]) { _ in [] }
            }
        }
        for place in [Secret.env(name: "OTHER"), .file(path: folder.path + "/nowhere")] {
            #expect(throws: SecretProblem.self) {
                try place.value(environment: ["PASSWORD": ""], mayBeEmpty: true) { _ in [] }
            }
        }
    }

    @Test func `a file that others can read is refused, with the way out`() throws {
        let file = try folder.write("mail.password", "sesame\n", mode: 0o644)
        #expect(
            throws: SecretProblem(
                kind: .exposed, place: file, what: "others can read the secret file \(file)",
                remedy: "chmod 600 \(file)")
        ) {
            try Secret.file(path: file).value(environment: [:]) { _ in [] }
        }
    }

    @Test func `a secret that is not there says which`() throws {
        let empty = try folder.write("empty", "\n")
        let places: [(Secret, String)] = [
            (.env(name: "PASSWORD"), "PASSWORD"), (.file(path: empty), "empty"),
            (.file(path: "/nowhere"), "/nowhere"), (.command(["pass", "x"]), "pass"),
        ]
        for (place, name) in places {
            let problem = #expect(throws: SecretProblem.self) {
                try place.value(environment: [:]) { _ in [] }
            }
            #expect(problem?.what.contains(name) == true)
        }
        #expect(throws: SecretProblem.self) {
            try Secret.command(["pass"]).value(environment: [:]) { _ in throw CancellationError() }
        }
    }
}
