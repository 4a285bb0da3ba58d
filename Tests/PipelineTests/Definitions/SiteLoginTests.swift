import Testing

@testable import Pipeline

/// What a site's login needs, by the rules of its medium.
@Suite struct SiteLoginTests {
    private let folder: SalonFolder

    init() throws { folder = try SalonFolder() }

    /// A definition whose site belongs to a medium with a credential.
    private func load(_ credential: String, login: String) throws -> LoadedDefinition {
        try folder.write(
            "media/invented.yaml", "medium: invented\nname: 架空\ncredential: \(credential)\n")
        let format = try Repository.text("Pipelines/formats/salonboard-kirei-list.yaml")
        try folder.write(
            "formats/invented-kirei-list.yaml",
            format.replacing("name: salonboard-kirei-list", with: "name: invented-kirei-list")
                .replacing("medium: hotpepper", with: "medium: invented"))
        return try folder.load(
            Example.sources(
                "  site:", "    formats: [formats/invented-kirei-list.yaml]",
                "    from: https://salonboard.com", "    login: \(login)"))
    }

    private func problems(_ credential: String, login: String) -> [String] {
        do {
            _ = try load(credential, login: login)
            return []
        } catch let problems as DefinitionProblems {
            return problems.problems.map(\.description)
        } catch { return ["\(error)"] }
    }

    @Test func `R0-24: where the medium says so, the id alone is a login`() throws {
        let optional = "{kind: login, password: optional}"
        let bare = try load(optional, login: "{id: {env: ID}}")
        #expect(
            bare.definition.sources.first?.login
                == Login(
                    name: "demo", user: .secret(.env(name: "ID")), proof: .optionalPassword(nil)))
        let full = try load(optional, login: "{id: {env: ID}, password: {env: WORD}}")
        #expect(
            full.definition.sources.first?.login?.proof == .optionalPassword(.env(name: "WORD")))
        let told = problems(optional, login: "{password: {env: WORD}}")
        #expect(told.count == 1 && told[0].contains("`id` is missing"), "\(told)")
    }

    @Test(arguments: ["{kind: login}", "{kind: login, password: required}"])
    func `R0-23: elsewhere both are needed, and what is missing is named with the way out`(
        credential: String
    ) {
        let told = [
            problems(credential, login: "{id: {env: ID}}"),
            problems(credential, login: "{password: {env: WORD}}"),
        ]
        #expect(told.map(\.count) == [1, 1])
        #expect(
            told[0][0].contains(
                "login: `password` is missing; add password: {env: SALONBOARD_PASSWORD}"),
            "\(told)")
        #expect(told[1][0].contains("login: `id` is missing; add id: {env: SALONBOARD_ID}"))
    }
}
